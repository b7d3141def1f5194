//! Collections written resource by resource.

use std::io::{self, Write};

use jsonapi_core::{CollectionWriter, Document, JsonApiObject, Resource, WriteError};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

use crate::properties::inputs::to_create;
use crate::properties::things::{Thing, meta};
use crate::properties::{cases, links, usual_links};

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "places")]
struct Place {
    #[resource(id)]
    id: u64,
    #[attribute]
    height: f64,
    #[attribute]
    name: String,
}

fn place(id: u64, height: f64) -> Place {
    Place { id, height, name: "n".repeat(100) }
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn a_stream_has_the_bytes_of_the_whole_document(
        inputs in vec(to_create(), 0..4),
        (links, meta) in (links(), of(meta())),
        version in of(any::<String>()),
        fields in of(Just(["name", "owner"])),
    ) {
        let things: Vec<Thing> = (0..)
            .zip(&inputs)
            .map(|(id, input): (u8, _)| input.resource(&id.to_string(), &links))
            .collect();
        let mut whole = Document::many(&things).links(usual_links());
        let mut stream = CollectionWriter::new(Vec::new());
        if let Some(meta) = meta {
            whole = whole.meta(meta.object());
            stream = stream.meta(meta.object());
        }
        if let Some(version) = version {
            let jsonapi = JsonApiObject { version: Some(version), ..JsonApiObject::default() };
            whole = whole.jsonapi(jsonapi.clone());
            stream = stream.jsonapi(jsonapi);
        }
        if let Some(fields) = fields {
            whole = whole.fields("things", fields);
            stream = stream.fields("things", fields);
        }
        stream.write_all(things.iter().cloned()).unwrap();
        let written = stream.links(usual_links()).finish().unwrap();
        prop_assert_eq!(&written, &whole.to_vec().unwrap());
        if fields.is_none() {
            let read = Document::<Vec<Thing>>::stream(written.as_slice()).strict();
            prop_assert_eq!(read.collect::<Result<Vec<_>, _>>().unwrap(), things);
        }
    }
}

/// An output that notes how long the pieces are that it gets, and fails behind some of them.
struct Output {
    pieces: Vec<usize>,
    most: usize,
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.pieces.len() == self.most {
            return Err(io::Error::other("full"));
        }
        self.pieces.push(bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn what_is_written_does_not_wait_for_the_end() {
    let mut writer = CollectionWriter::new(Output { pieces: Vec::new(), most: usize::MAX });
    writer.write_all((0..10_000).map(|id| place(id, 0.5))).unwrap();
    let pieces = writer.finish().unwrap().pieces;
    assert!(pieces.len() > 20, "{pieces:?}");
    assert!(pieces.iter().all(|length| *length < 70_000), "{pieces:?}");
}

#[test]
fn an_output_that_fails_stops_the_writing() {
    let mut writer = CollectionWriter::new(Output { pieces: Vec::new(), most: 3 });
    let mut taken = 0;
    let places = (0..10_000).map(|id| place(id, 0.5)).inspect(|_| taken += 1);
    assert_eq!(writer.write_all(places).unwrap_err().to_string(), "full");
    assert!(taken < 3_000, "{taken}");
}

#[test]
fn of_a_resource_without_a_json_form_nothing_is_written() {
    let mut writer = CollectionWriter::new(Vec::new());
    for height in [f64::NAN, 1.0, f64::INFINITY, 2.0] {
        let written = writer.write(&Place { id: 1, height, name: "a".to_owned() });
        let error = written.map_err(|error| error.downcast::<WriteError>().unwrap());
        match error {
            Ok(()) => assert!(height.is_finite()),
            Err(error) => assert!(matches!(error, WriteError::NotFinite(_)), "{error}"),
        }
    }
    let body = String::from_utf8(writer.finish().unwrap()).unwrap();
    let place = |height| {
        format!(r#"{{"type":"places","id":"1","attributes":{{"height":{height},"name":"a"}}}}"#)
    };
    assert_eq!(body, format!(r#"{{"data":[{},{}]}}"#, place("1.0"), place("2.0")));
}
