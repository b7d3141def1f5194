//! What a user of a stream sees.

use std::cell::Cell;
use std::io::{self, Read};

use jsonapi_core::{
    Document, ErrorObject, Limits, Link, Part, Resource, ResourceObject, StreamError,
};

use super::oracle::{Pieces, check_stream};

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "notes")]
struct Note {
    #[resource(id)]
    id: u64,
    #[attribute]
    text: Option<String>,
}

fn note(id: u64, text: &str) -> String {
    format!(r#"{{"type":"notes","id":"{id}","attributes":{{"text":{text}}}}}"#)
}

/// What the iteration over a collection gives, errors as text.
fn all(stream: impl Iterator<Item = Result<Note, StreamError>>) -> Vec<Result<u64, String>> {
    stream.map(|note| note.map(|note| note.id).map_err(|error| error.to_string())).collect()
}

#[test]
fn violations_come_with_their_resources_and_the_iteration_goes_on() {
    let body = r#"{"meta":7,"data":[
{"type":"notes","id":"1"},
{"type":"posts","id":"x","attributes":{"text":false}},
{"type":"notes","id":"3"},
4,
{"type":"notes","id":"5"}],"links":{"self":1}}"#;
    let found = all(Document::<Vec<Note>>::stream(body.as_bytes()));
    let expected = [
        Err("/meta: Expected an object, found a number.".to_owned()),
        Ok(1),
        Err([
            "/data/1/type: Expected a resource of the type `notes`, found `posts`.",
            "/data/1/id: `x` is no id of this resource type.",
            "/data/1/attributes/text: Expected a string, found a boolean.",
        ]
        .join("\n")),
        Ok(3),
        Err("/data/3: Expected a resource object, found a number.".to_owned()),
        Ok(5),
        Err("/links/self: Expected a URL, a link object or null, found a number.".to_owned()),
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_text_that_is_no_json_ends_the_iteration_and_says_where() {
    let body =
        format!("{{\"data\":[\n{},\n{},\n  {}]}}", note(1, "null"), note(2, "nul"), note(3, "1"));
    let found = all(Document::<Vec<Note>>::stream(body.as_bytes()));
    let syntax = "The text is not JSON: expected a value at line 3, column 47.";
    assert_eq!(found, [Ok(1), Err(syntax.to_owned())]);

    let found = all(Document::<Vec<Note>>::stream(b"{\"data\":[]}\n\n {}".as_slice()));
    let trailing = "The text is not JSON: expected the end of the text at line 3, column 2.";
    assert_eq!(found, [Err(trailing.to_owned())]);

    let found = all(Document::<Vec<Note>>::stream(b"{\"data\":[\"\xC3\xA9\xFF\"]}".as_slice()));
    let not_utf8 = "The text is not UTF-8: line 1, column 12.";
    assert_eq!(found, [Err(not_utf8.to_owned())]);
}

#[test]
fn an_error_document_is_one_error() {
    let body = r#"{"errors":[{"status":"404","title":"Not found"}],"meta":{}}"#;
    let mut stream = Document::<Vec<Note>>::stream(body.as_bytes());
    let Some(Err(StreamError::Errors(document))) = stream.next() else { panic!("no errors") };
    let not_found = ErrorObject {
        status: Some("404".to_owned()),
        title: Some("Not found".to_owned()),
        ..ErrorObject::default()
    };
    assert_eq!(document.errors, [not_found]);
    assert!(document.meta.is_some());
    assert_eq!(StreamError::Errors(document).to_string(), "the server reports: 404 Not found");
    assert!(stream.next().is_none());
}

#[test]
fn what_stands_before_the_resources_is_known_before_them() {
    let body = r#"{"jsonapi":{"version":"1.1"},"meta":{"count":1},"data":[{"type":"notes","id":"1"}],"links":{"next":"/2"}}"#;
    let mut stream = Document::<Vec<Note>>::stream(body.as_bytes());
    assert_eq!((stream.meta(), stream.jsonapi(), stream.links()), (None, None, None));
    assert_eq!(stream.next().unwrap().unwrap().id, 1);
    assert_eq!(stream.meta().unwrap().as_str(), r#"{"count":1}"#);
    assert_eq!(stream.jsonapi().unwrap().version.as_deref(), Some("1.1"));
    assert_eq!(stream.links(), None);
    assert!(stream.next().is_none());
    assert_eq!(stream.links().unwrap().get("next"), Some(&Link::Url("/2".to_owned())));
    assert!(stream.meta().is_some());
}

#[test]
fn included_resources_are_checked_and_handed_out_to_those_who_ask() {
    let body = format!(
        r#"{{"included":[{{"type":"people","id":"1"}},{{"id":"2"}}],"data":[{}]}}"#,
        note(1, "null")
    );
    let mut stream = Document::<Vec<Note>>::stream(body.as_bytes());
    let Some(Ok(Part::Included(person))) = stream.next_part() else { panic!("no person") };
    let id = Some("1".to_owned());
    assert_eq!(person, ResourceObject { type_name: "people".to_owned(), id, ..Default::default() });
    let nameless = stream.next_part().unwrap().unwrap_err().to_string();
    assert_eq!(nameless, "/included/1: The member `type` is missing.");
    let Some(Ok(Part::Data(first))) = stream.next_part() else { panic!("no note") };
    assert_eq!(first, Note { id: 1, text: None });
    assert!(stream.next_part().is_none());

    let found = all(Document::<Vec<Note>>::stream(body.as_bytes()));
    assert_eq!(found, [Err(nameless), Ok(1)]);
}

#[test]
fn a_document_that_is_no_collection_is_refused() {
    for (body, expected) in [
        (r#"{"data":null}"#, "/data: Expected an array of resource objects, found null."),
        (
            r#"{"data":{"type":"notes","id":"1"}}"#,
            "/data: Expected an array of resource objects, found an object.",
        ),
        (r#"{"meta":{}}"#, "the document: The member `data` is missing."),
        ("[]", "the document: Expected a JSON:API document (an object), found an array."),
        ("", "The text is not JSON: expected a value at line 1, column 1."),
    ] {
        let found = all(Document::<Vec<Note>>::stream(body.as_bytes()));
        assert_eq!(found, [Err(expected.to_owned())], "{body}");
    }
}

#[test]
fn unknown_members_are_reported_where_they_are_asked_for() {
    let body = r#"{"data":[{"type":"notes","id":"1","attributes":{"texts":1}}],"more":{}}"#;
    assert_eq!(all(Document::<Vec<Note>>::stream(body.as_bytes())), [Ok(1)]);
    let found = all(Document::<Vec<Note>>::stream(body.as_bytes()).strict());
    let expected = [
        "/data/0/attributes/texts: `texts` is no known attribute; did you mean `text`?",
        "/more: `more` is no known member.",
    ];
    assert_eq!(found, expected.map(|text| Err(text.to_owned())));
}

#[test]
fn the_limit_on_bytes_is_one_for_a_resource_and_one_for_all_else() {
    let limits = Limits { bytes: 100, ..Limits::default() };
    let long = format!("\"{}\"", "x".repeat(60));
    let notes: Vec<String> = (0..100).map(|id| note(id, "\"x\"")).collect();
    let body = format!(r#"{{"data":[{},{}]}}"#, notes.join(",  "), note(100, &long));
    for sizes in [&[][..], &[1], &[64]] {
        let stream = Document::<Vec<Note>>::stream(Pieces::new(body.as_bytes(), sizes));
        let found = all(stream.limits(limits));
        assert_eq!(found.len(), 101);
        assert_eq!(found[99], Ok(99));
        let expected = "/data/100: The value has more than 100 bytes.";
        assert_eq!(found[100], Err(expected.to_owned()));
    }
    let body = format!(r#"{{"data":[{}],"meta":{{"a":{long}}},"links":{{"a":{long}}}}}"#, notes[0]);
    let found = all(Document::<Vec<Note>>::stream(body.as_bytes()).limits(limits));
    let expected = "The document has more than 100 bytes.";
    assert_eq!(found, [Ok(0), Err(expected.to_owned())]);
}

#[test]
fn a_missing_quote_is_reported_where_it_is_missing_whatever_the_limit() {
    let limits = Limits { bytes: 1_000, ..Limits::default() };
    let notes: Vec<String> = (0..100).map(|id| note(id, "\"é\"")).collect();
    let broken = notes.join(",").replace("\"id\":\"3\"", "\"id\":\"3");
    for (body, before) in [
        (format!(r#"{{"data":[{broken}]}}"#), 3),
        (format!(r#"{{"data":[{}],"meta":{{"a:[{}]}}}}"#, notes[0], notes.join(",")), 1),
    ] {
        for sizes in [&[][..], &[1], &[300]] {
            let stream = Document::<Vec<Note>>::stream(Pieces::new(body.as_bytes(), sizes));
            let found = all(stream.limits(limits));
            assert_eq!(found.len(), before + 1);
            let Some(Err(last)) = found.last() else { panic!("{found:?}") };
            assert!(last.starts_with("The text is not JSON"), "{last}");
            let whole = Document::<Vec<Note>>::from_slice(body.as_bytes()).unwrap_err();
            assert_eq!(*last, whole.to_string());
        }
    }
}

#[test]
fn each_resource_has_its_own_limit_on_violations() {
    let limits = Limits { violations: 1, ..Limits::default() };
    let wrong = r#"{"type":"x","id":"x","id":"y"}"#;
    let body = format!(r#"{{"meta":1,"links":1,"data":[{wrong},{wrong}],"jsonapi":1}}"#);
    let found = all(Document::<Vec<Note>>::stream(body.as_bytes()).limits(limits));
    let expected = [
        "/meta: Expected an object, found a number.\nand 1 more",
        "/data/0/type: Expected a resource of the type `notes`, found `x`.\nand 2 more",
        "/data/1/type: Expected a resource of the type `notes`, found `x`.\nand 2 more",
        "/links: Expected a links object, found a number.\nand 1 more",
    ];
    assert_eq!(found, expected.map(|text| Err(text.to_owned())));
}

/// An input without an end.
struct Endless<'a> {
    text: Vec<u8>,
    id: u64,
    given: &'a Cell<usize>,
}

impl Read for Endless<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.text.is_empty() {
            self.id += 1;
            self.text = format!("{},", note(self.id, "\"text\"")).into_bytes();
        }
        let length = self.text.as_slice().read(buffer)?;
        self.text.drain(..length);
        self.given.set(self.given.get() + length);
        Ok(length)
    }
}

#[test]
fn a_resource_is_handed_out_as_soon_as_it_is_there() {
    let given = Cell::new(0);
    let start = b"{\"data\":[".to_vec();
    let mut stream = Document::<Vec<Note>>::stream(Endless { text: start, id: 0, given: &given });
    let mut length = 9;
    for id in 1..=1_000 {
        assert_eq!(stream.next().unwrap().unwrap().id, id);
        length += note(id, "\"text\"").len() + 1;
        assert_eq!(given.get(), length);
    }
}

/// An input that is interrupted once and then fails.
struct Failing<'a>(&'a [u8], u8);

impl Read for Failing<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.1 += 1;
        match self.1 {
            1 => Err(io::Error::from(io::ErrorKind::Interrupted)),
            2 => self.0.read(buffer),
            _ => Err(io::Error::other("cut off")),
        }
    }
}

#[test]
fn an_input_that_fails_ends_the_iteration() {
    let body = format!(r#"{{"data":[{},{{"#, note(1, "null"));
    let found = all(Document::<Vec<Note>>::stream(Failing(body.as_bytes(), 0)));
    assert_eq!(found, [Ok(1), Err("the input could not be read: cut off".to_owned())]);
}

#[test]
fn resources_of_any_length_are_read_wherever_the_input_is_cut() {
    let mut items = Vec::new();
    for id in 0..400_usize {
        let text = match id % 7 {
            0 => "é😀\\n".repeat(id * id / 7 % 9_000),
            1 => "]}\\\"".repeat(id % 50),
            _ => "x".repeat(id * 37 % 900),
        };
        let space = "\n ".repeat(id % 5);
        let id = if id % 11 == 0 { "x".to_owned() } else { id.to_string() };
        items.push(format!(
            r#"{{"type":"notes","id":"{id}",{space}"attributes":{{"text":"{text}"}}}}"#
        ));
    }
    let body = format!(r#"{{"data":[{}],"meta":{{"count":400}}}}"#, items.join(", "));
    assert!(body.len() > 1_000_000);
    for sizes in [&[][..], &[65_536], &[1_000, 1, 70_000], &[1_021]] {
        check_stream::<Note>(body.as_bytes(), sizes, 128);
    }
    let cut = &body.as_bytes()[..body.len() - 12];
    check_stream::<Note>(cut, &[60_000], 128);
}
