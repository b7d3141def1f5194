//! Rules hold wherever the resource is read: in streams, sparse resources, operations, schemas.

use std::borrow::Cow;

use jsonapi_core::atomic::Operations;
use jsonapi_core::check::Check;
use jsonapi_core::{Attribute, Document, Patch, Payload, Resource, ResourceSet, ToOne};

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "shelves")]
struct Shelf {
    #[resource(id, max_length = 3)]
    id: String,
    #[attribute(serde, min = 2, multiple_of = 2, check = is_small)]
    width: Option<u16>,
    #[attribute(serde, not_null, items(one_of("a", "b")), unique_items)]
    marks: Option<Vec<String>>,
    #[attribute(nullable, max_length = 3)]
    place: Perhaps,
    #[attribute(not_null, max_length = 3)]
    code: Option<String>,
    #[attribute(write_only, max_length = 3)]
    secret: Option<String>,
    #[attribute(ruled, max_items = 2)]
    books: Option<Vec<Book>>,
}

type Perhaps = Patch<String>;

#[derive(Attribute, Debug, Clone, PartialEq)]
struct Book {
    #[attribute(pattern = "^[A-Z]")]
    title: String,
    #[attribute(ruled)]
    author: Option<Author>,
}

#[derive(Attribute, Debug, Clone, PartialEq)]
struct Author {
    #[attribute(not_null, min_items = 1, items(max_length = 5))]
    names: Option<Vec<String>>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "every value is given by reference")]
fn is_small(number: &u16) -> Result<(), &'static str> {
    if *number < 100 { Ok(()) } else { Err("No shelf is so wide.") }
}

/// Borrowed text.
#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "notes")]
struct Note<'a> {
    #[resource(id)]
    id: String,
    #[attribute(required, max_length = 3, check = is_word)]
    text: &'a str,
    #[attribute(max_length = 10, format = "date")]
    day: Option<Cow<'a, str>>,
    #[attribute(one_of("a", "b"))]
    mark: Patch<Cow<'a, str>>,
    #[attribute(items(max_length = 3, check = is_word))]
    lines: Option<Vec<Cow<'a, str>>>,
}

fn is_word(text: &str) -> Result<(), &'static str> {
    if text.contains(' ') { Err("One word is enough.") } else { Ok(()) }
}

/// What breaks a rule in each attribute of a shelf.
const BROKEN: &str = r#""width":101,"marks":["a","c","a"],"place":"above","code":"long","books":[{"title":"a","author":{"names":[]}},{"title":"B","author":{"names":["Melville"]}}]"#;

/// What is said of it, with the pointer of the attributes before each place.
fn said(attributes: &str) -> String {
    [
        "width: No shelf is so wide.",
        "width: Expected a multiple of 2, found 101.",
        "marks/1: Expected one of `a`, `b`, found `c`.",
        "marks/2: Expected items that differ, found one that is equal to item 0.",
        "place: Expected at most 3 characters, found 5.",
        "code: Expected at most 3 characters, found 4.",
        "books/0/title: Expected a string that matches `^[A-Z]`, found `a`.",
        "books/0/author/names: Expected at least 1 item, found 0.",
        "books/1/author/names/0: Expected at most 5 characters, found 8.",
    ]
    .map(|text| format!("{attributes}/{text}"))
    .join("\n")
}

fn shelf(id: &str) -> String {
    format!(r#"{{"type":"shelves","id":"{id}","attributes":{{{BROKEN}}}}}"#)
}

#[test]
fn a_payload_is_held_to_rules_on_every_kind_of_attribute() {
    let body = format!(r#"{{"data":{{"type":"shelves","attributes":{{{BROKEN}}}}}}}"#);
    let violations = ShelfCreate::from_str(&body).unwrap_err();
    assert_eq!(violations.to_string(), said("/data/attributes"));
    let body = format!(r#"{{"data":{}}}"#, shelf("1"));
    let violations = ShelfUpdate::from_str(&body).unwrap_err();
    assert_eq!(violations.to_string(), said("/data/attributes"));
    // Null and absence are not the business of rules.
    let body = r#"{"data":{"type":"shelves","id":"1","attributes":{"width":null,"place":null,"books":null}}}"#;
    assert!(ShelfUpdate::from_str(body).is_ok());
}

#[test]
fn what_is_built_is_held_to_rules_on_every_kind_of_attribute() {
    let author =
        |names: &[&str]| Author { names: Some(names.iter().map(ToString::to_string).collect()) };
    let books = vec![
        Book { title: "a".to_owned(), author: Some(author(&[])) },
        Book { title: "B".to_owned(), author: Some(author(&["Melville"])) },
    ];
    let violations = Shelf::update("1")
        .width(101)
        .marks(vec!["a".to_owned(), "c".to_owned(), "a".to_owned()])
        .place("above")
        .code("long")
        .books(books)
        .build()
        .unwrap_err();
    assert_eq!(violations.to_string(), said("/data/attributes"));
    assert!(Shelf::update("1").width(2).clear_place().books(vec![]).build().is_ok());
}

#[test]
fn a_strict_stream_names_the_place_of_each_value() {
    let good = r#"{"type":"shelves","id":"1"}"#;
    let body = format!(r#"{{"data":[{good},{},{good},{}]}}"#, shelf("2"), shelf("long"));
    let stream = Document::<Vec<Shelf>>::stream(body.as_bytes()).strict();
    let results: Vec<_> =
        stream.map(|shelf| shelf.map_or_else(|error| error.to_string(), |it| it.id)).collect();
    assert_eq!(
        results,
        [
            "1".to_owned(),
            said("/data/1/attributes"),
            "1".to_owned(),
            format!(
                "/data/3/id: Expected at most 3 characters, found 4.\n{}",
                said("/data/3/attributes")
            ),
        ]
    );
    // A server may keep what it would not accept today.
    let stream = Document::<Vec<Shelf>>::stream(body.as_bytes());
    assert_eq!(stream.flatten().count(), 4);
}

#[test]
fn included_and_sparse_resources_are_held_to_rules_where_they_are_read_strictly() {
    let body = format!(r#"{{"data":[{}]}}"#, shelf("1"));
    let read = Document::<Vec<ShelfPartial>>::reader();
    assert!(read.from_slice(body.as_bytes()).is_ok());
    let strict = Document::<Vec<ShelfPartial>>::reader().strict();
    assert_eq!(
        strict.from_slice(body.as_bytes()).unwrap_err().to_string(),
        said("/data/0/attributes")
    );
}

#[test]
fn operations_name_the_place_of_each_value() {
    let body = format!(
        r#"{{"atomic:operations":[{{"op":"remove","ref":{{"type":"shelves","id":"9"}}}},{{"op":"update","data":{}}}]}}"#,
        shelf("1")
    );
    let operations = Operations::from_slice(body.as_bytes()).unwrap();
    let violations = operations.operations[1].payload::<ShelfUpdate>(1).unwrap_err();
    assert_eq!(violations.to_string(), said("/atomic:operations/1/data/attributes"));
}

#[test]
fn a_schema_holds_documents_to_rules_but_for_functions() {
    // What only the author's code knows is not in a schema.
    let expected = |attributes: &str| {
        let said = said(attributes);
        said.split_once('\n').map_or_else(String::new, |(_, rest)| rest.to_owned())
    };
    let body = format!(r#"{{"data":{}}}"#, shelf("1"));
    for check in [Check::response(), Check::update()] {
        let violations = check.schema(Shelf::SCHEMA).from_slice(body.as_bytes()).unwrap_err();
        assert_eq!(violations.to_string(), expected("/data/attributes"));
    }
    let body = format!(
        r#"{{"atomic:operations":[{{"op":"update","data":{}}}]}}"#,
        shelf("1").replace(r#""width""#, r#""secret":"long","width""#)
    );
    let violations =
        Check::atomic_request().schema(Shelf::SCHEMA).from_slice(body.as_bytes()).unwrap_err();
    let attributes = "/atomic:operations/0/data/attributes";
    assert_eq!(
        violations.to_string(),
        format!(
            "{attributes}/secret: Expected at most 3 characters, found 4.\n{}",
            expected(attributes)
        )
    );
}

#[test]
fn borrowed_text_is_held_to_rules_and_built_under_them() {
    let body = r#"{"data":{"type":"notes","attributes":{"text":"a b c","day":"2018-02-30","mark":"c","lines":["\u0061bcd","a b"]}}}"#;
    let expected = "/data/attributes/text: One word is enough.\n\
         /data/attributes/text: Expected at most 3 characters, found 5.\n\
         /data/attributes/day: Expected a date such as 2018-01-31, found `2018-02-30`.\n\
         /data/attributes/mark: Expected one of `a`, `b`, found `c`.\n\
         /data/attributes/lines/0: Expected at most 3 characters, found 4.\n\
         /data/attributes/lines/1: One word is enough.";
    assert_eq!(NoteCreate::from_str(body).unwrap_err().to_string(), expected);
    let text = String::from("a b c");
    let lines = vec![Cow::Borrowed("abcd"), Cow::Borrowed(&text[..3])];
    let built = Note::create().text(text.as_str()).day("2018-02-30").mark("c").lines(lines).build();
    assert_eq!(built.unwrap_err().to_string(), expected);
    let built = Note::create().text(&text[..1]).day("2018-02-28").mark("b").build().unwrap();
    assert_eq!(built.text, "a");
}

/// Resources of several types.
#[derive(ResourceSet, Debug, Clone, PartialEq)]
enum Thing {
    Shelf(Shelf),
    Box(Carton),
}

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "cartons")]
struct Carton {
    #[resource(id)]
    id: String,
    #[attribute(multiple_of = 5)]
    weight: u8,
    #[relationship]
    shelf: ToOne<Shelf>,
}

#[test]
fn resources_of_a_set_and_included_ones_are_held_to_the_rules_of_their_types() {
    let carton = r#"{"type":"cartons","id":"1","attributes":{"weight":7},"relationships":{"shelf":{"data":{"type":"shelves","id":"1"}}}}"#;
    let body = format!(r#"{{"data":[{carton}],"included":[{}]}}"#, shelf("1"));
    let expected = format!(
        "/data/0/attributes/weight: Expected a multiple of 5, found 7.\n{}",
        said("/included/0/attributes")
    );
    let strict = Document::<Vec<Carton>, Thing>::reader().strict();
    assert_eq!(strict.from_slice(body.as_bytes()).unwrap_err().to_string(), expected);
    let strict = Document::<Vec<Thing>, Thing>::reader().strict();
    assert_eq!(strict.from_slice(body.as_bytes()).unwrap_err().to_string(), expected);
}

#[test]
fn a_payload_that_is_read_through_serde_is_held_to_rules() {
    let body = format!(r#"{{"data":{}}}"#, shelf("1"));
    let error = serde_json::from_str::<ShelfUpdate>(&body).unwrap_err().to_string();
    assert!(error.starts_with(&said("/data/attributes")), "{error}");
}
