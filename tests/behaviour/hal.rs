//! Resources in HAL: links, embedded resources, and merge patches at every depth.

mod links;
mod patches;
mod things;

use jsonapi_core::hal::{self, Hal, HalLink};
use jsonapi_core::schema::Representation;
use jsonapi_core::{Limits, MergePatch, Metadata, Payload, Resource, Violation, Violations};
use serde_json::{Value, json};

use self::things::{Author, AuthorUpdate, Book, BookCreate, BookUpdate, Chapter, Page, Shelf};
use crate::support::document;

/// The places and texts of what is wrong, once the pointers are seen to resolve.
fn said(body: &str, violations: &Violations) -> Vec<String> {
    document(body, violations);
    let text = violations.to_string();
    for word in ["JSON:API", "/data", "resource object", "relationship"] {
        assert!(!text.contains(word), "{text}");
    }
    text.lines().map(str::to_owned).collect()
}

fn refused<P: Payload>(body: &str) -> Vec<String>
where
    <P::Resource as Resource>::Partial: for<'de> jsonapi_core::resource::Fields<'de>,
{
    match P::from_str(body) {
        Ok(_) => panic!("accepted {body}"),
        Err(violations) => said(body, &violations),
    }
}

fn book(body: &str) -> Book {
    hal::from_str(body).unwrap_or_else(|found| panic!("{body}\n{found}"))
}

fn read(body: &[u8]) -> Value {
    serde_json::from_slice(body).unwrap()
}

#[test]
fn members_stand_at_the_root_beside_the_id() {
    assert_eq!(Book::SCHEMA.representation, Representation::Hal);
    assert_eq!((Book::TYPE, Book::SCHEMA.path), ("", "/books"));
    let body = r#"{"id":"7","title":"T","price":{"amount":1.5},"labels":["a"],"pages":12}"#;
    let book = book(body);
    assert_eq!((book.id.as_str(), book.title.as_str(), book.pages), ("7", "T", Some(12)));
    assert_eq!(read(&hal::to_vec(&book).unwrap()), read(body.as_bytes()));
    assert_eq!(hal::to_string(&book).unwrap(), body);
}

#[test]
fn what_is_wrong_is_said_at_its_own_place() {
    let body = r#"{"title":7,"price":{"amount":"x","curency":"EUR"},"pages":300,"labls":[]}"#;
    assert_eq!(
        refused::<BookCreate>(body),
        [
            "/title: Expected a string, found a number.",
            "/price/amount: Expected a number, found a string.",
            "/price/curency: `curency` is no known member; did you mean `currency`?",
            "/pages: Expected an integer from 0 to 255, found `300`.",
            "/labls: `labls` is no known attribute; did you mean `labels`?",
        ]
    );
    assert_eq!(
        refused::<BookCreate>("{}"),
        ["the document: The required attribute `title` is missing."]
    );
    assert_eq!(refused::<BookCreate>("[]"), ["the document: Expected an object, found an array."]);
    assert_eq!(
        refused::<BookCreate>(r#"{"title":"a","title":"b","linked_to":1}"#),
        [
            "/title: `title` occurs more than once in this object.",
            "/linked_to: `linked_to` is no known attribute.",
        ]
    );
    assert_eq!(
        refused::<BookUpdate>(r#"{"id":"1","id":"2","_link":{}}"#),
        [
            "/id: `id` occurs more than once in this object.",
            "/_link: `_link` is no known attribute; did you mean `_links`?",
        ]
    );
    assert_eq!(
        refused::<BookUpdate>(r#"{"created":"today"}"#),
        ["/created: The attribute `created` must not be sent when a resource is updated."]
    );
    let violations = hal::from_str::<Book>(r#"{"title":null}"#).unwrap_err();
    assert_eq!(
        said(r#"{"title":null}"#, &violations),
        ["the document: The member `id` is missing.", "/title: Expected a string, found null.",]
    );
}

#[test]
fn unknown_members_are_ignored_kept_or_reported_as_is_asked_for() {
    let body = r#"{"id":"7","title":"T","new":{"n":1.50}}"#;
    assert_eq!(hal::to_string(&book(body)).unwrap(), r#"{"id":"7","title":"T"}"#);
    let violations = hal::reader().strict().from_str::<Book>(body).unwrap_err();
    assert_eq!(said(body, &violations), ["/new: `new` is no known attribute."]);
    // Names that begin with `@` are names like others: only JSON:API ignores them.
    let body = r#"{"id":"7","title":"T","@type":"b","price":{"amount":1,"@id":1}}"#;
    assert_eq!(
        hal::to_string(&book(body)).unwrap(),
        r#"{"id":"7","title":"T","price":{"amount":1.0}}"#
    );
    let violations = hal::reader().strict().from_str::<Book>(body).unwrap_err();
    let expected =
        ["/@type: `@type` is no known attribute.", "/price/@id: `@id` is no known member."];
    assert_eq!(said(body, &violations), expected);
    assert_eq!(refused::<BookUpdate>(r#"{"@type":"b","price":{"@id":1}}"#), expected);
    let body = r#"{"id":"a","name":"N","born":{"year":1.50},"tags":[null]}"#;
    for reader in [hal::reader(), hal::reader().strict()] {
        let author: Author = reader.from_str(body).unwrap();
        let rest = Metadata::parse(r#"{"born":{"year":1.50},"tags":[null]}"#).unwrap();
        assert_eq!(author.more, rest);
        assert_eq!(hal::to_string(&author).unwrap(), body);
    }
    // A member of the struct counts, and no name comes twice.
    let more = Metadata::parse(r#"{"name":"other","id":1,"_links":2,"x":3}"#).unwrap();
    let author = Author { id: "a".to_owned(), name: Some("N".to_owned()), more };
    assert_eq!(hal::to_string(&author).unwrap(), r#"{"id":"a","name":"N","x":3}"#);
    let update = AuthorUpdate::from_str(r#"{"born":1}"#).unwrap_err();
    assert_eq!(update.to_string(), "/born: `born` is no known attribute.");
}

#[test]
fn links_and_embedded_resources_that_no_field_has_are_kept_with_the_rest() {
    let body = concat!(
        r#"{"_links":{"next":{"href":"/shelves/8"},"self":{"href":"/shelves/7","method":"GET"},"#,
        r#""up":[{"href":"/rooms/1"}]},"id":"7","books":2,"#,
        r#""_embedded":{"books":[{"id":"1"},{"id":"2","n":1.50}]},"wood":null}"#,
    );
    for reader in [hal::reader(), hal::reader().strict()] {
        let shelf: Shelf = reader.from_str(body).unwrap();
        assert_eq!(hal::to_string(&shelf).unwrap(), body);
        let names: Vec<_> = shelf.more.members().into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["_links", "_embedded", "wood"]);
    }
    // Where no field has a link, all of them are with the rest.
    let body = r#"{"_links":{"self":{"href":"/a"}},"id":"a","_embedded":{}}"#;
    let author: Author = hal::from_str(body).unwrap();
    assert_eq!(hal::to_string(&author).unwrap(), body);
    // An update passes over them: they are the server's.
    let update =
        AuthorUpdate::between(&author, &Author { more: Metadata::new(), ..author.clone() });
    let update = update.unwrap();
    assert_eq!(update.to_string().unwrap(), "{}");
    assert_eq!(update.apply_to(&author).unwrap(), author);
    // A field counts, and what is no object is neither links nor resources.
    for more in [
        r#"{"_links":{"next":{"href":"/other"},"right":{"href":"/other"}},"_embedded":[]}"#,
        r#"{"_links":[],"id":"8","books":3}"#,
    ] {
        let next = Some(HalLink::to("/shelves/8"));
        let more = Metadata::parse(more).unwrap();
        let shelf = Shelf { id: "7".to_owned(), books: None, next, more };
        let expected = r#"{"_links":{"next":{"href":"/shelves/8"}},"id":"7"}"#;
        assert_eq!(hal::to_string(&shelf).unwrap(), expected);
    }
    for wrong in ["null", "7"] {
        let wrong = format!(r#"{{"id":"7","_links":{wrong},"_embedded":{wrong}}}"#);
        let violations = hal::from_str::<Shelf>(&wrong).unwrap_err();
        let places: Vec<_> = violations.iter().map(Violation::pointer).collect();
        assert_eq!(places, [Some("/_links"), Some("/_embedded")]);
    }
}

#[test]
fn null_in_a_response_is_read_as_no_value_and_not_written() {
    let book = book(r#"{"id":"7","title":"T","price":null,"labels":null,"pages":null}"#);
    assert_eq!((&book.price, &book.labels, book.pages), (&None, &None, None));
    assert_eq!(hal::to_string(&book).unwrap(), r#"{"id":"7","title":"T"}"#);
}

#[test]
fn embedded_resources_are_typed_one_or_many() {
    let body = json!({
        "id": "7",
        "title": "T",
        "_embedded": {
            "author": { "id": "a", "name": "N", "born": 1 },
            "chapters": [{ "id": "1", "heading": "One" }, { "id": "2" }],
            "reviews": { "id": "r" },
        },
    });
    let book = book(&body.to_string());
    let embedded = book.embedded.as_ref().unwrap();
    assert_eq!(embedded.author.as_ref().unwrap().name.as_deref(), Some("N"));
    let chapters = embedded.chapters.as_ref().unwrap();
    let first = Chapter { id: "1".to_owned(), heading: Some("One".to_owned()) };
    assert_eq!(chapters.first(), Some(&first));
    assert_eq!(embedded.reviews.as_ref().unwrap().as_slice().len(), 1);
    assert_eq!(read(&hal::to_vec(&book).unwrap()), body);

    let wrong = r#"{"id":"7","title":"T","_embedded":{"chapters":[{"id":"1"},{"heading":7}]}}"#;
    let violations = hal::from_str::<Book>(wrong).unwrap_err();
    assert_eq!(
        said(wrong, &violations),
        [
            "/_embedded/chapters/1: The member `id` is missing.",
            "/_embedded/chapters/1/heading: Expected a string, found a number.",
        ]
    );
    for (wrong, found) in [("null", "null"), ("[]", "an array")] {
        let wrong = format!(r#"{{"id":"7","title":"T","_embedded":{wrong}}}"#);
        let violations = hal::from_str::<Book>(&wrong).unwrap_err();
        let expected = format!("/_embedded: Expected an object, found {found}.");
        assert_eq!(said(&wrong, &violations), [expected]);
    }
    // What a resource does not describe is passed over.
    let chapter: Chapter = hal::from_str(r#"{"id":"1","_embedded":{"x":1}}"#).unwrap();
    assert_eq!(hal::to_string(&chapter).unwrap(), r#"{"id":"1"}"#);
}

#[test]
fn a_create_has_the_required_members_and_the_id_where_clients_choose_it() {
    let create = Book::create().title("T").labels(["a", "b"]).build();
    assert_eq!((create.method(), create.path().as_str()), ("POST", "/books"));
    assert_eq!(Payload::to_string(&create).unwrap(), r#"{"title":"T","labels":["a","b"]}"#);
    assert_eq!(BookCreate::from_slice(&create.to_vec().unwrap()).unwrap(), create);
    assert_eq!(create.meta(), None);
    let page = Page::<String>::create().id(9_u32).text("x").build();
    assert_eq!(Payload::to_string(&page).unwrap(), r#"{"id":"9","text":"x"}"#);
    let page = things::PageCreate::<String>::from_str(r#"{"text":"x"}"#).unwrap_err();
    assert_eq!(page.to_string(), "the document: The member `id` is missing.");
    let page = things::PageUpdate::<String>::validator().endpoint_id("9").from_str("{}").unwrap();
    assert_eq!((page.id, page.path().as_str()), (Some(9), "/pages/9"));
    let page =
        things::PageUpdate::<String>::validator().endpoint_id("nine").from_str("{}").unwrap_err();
    assert_eq!(page.to_string(), "`nine` is no id of this resource type.");
    let unnamed = Book::update("").build();
    let error = unnamed.to_vec().unwrap_err();
    assert_eq!(error.to_string(), "the payload has an empty id: set the id of the resource");
}

#[test]
fn a_resource_passes_through_serde() {
    let body = r#"{"_links":{"self":{"href":"/books/7"}},"id":"7","title":"T"}"#;
    let Hal(book) = serde_json::from_str::<Hal<Book>>(body).unwrap();
    assert_eq!(book, self::book(body));
    assert_eq!(serde_json::to_string(&Hal(book)).unwrap(), body);
    let error = serde_json::from_str::<Hal<Book>>("{}").unwrap_err();
    assert!(error.to_string().starts_with("the document: The member `id` is missing."), "{error}");
}

#[test]
fn inputs_are_read_within_limits() {
    let body = r#"{"id":"7","title":"T"}"#;
    let book: Book = hal::reader().from_reader(body.as_bytes()).unwrap();
    assert_eq!(book, hal::from_slice::<Book>(body.as_bytes()).unwrap());
    let limits = Limits { bytes: 10, ..Limits::default() };
    let violations = hal::reader().limits(limits).from_str::<Book>(body).unwrap_err();
    assert_eq!(violations.to_string(), "The document has more than 10 bytes.");
    let deep = format!("{}1{}", r#"{"x":["#.repeat(100), "]}".repeat(100));
    let body = format!(r#"{{"id":"7","title":"T","deep":{deep}}}"#);
    let violations = hal::from_str::<Book>(&body).unwrap_err();
    assert_eq!(violations.as_slice()[0].code(), "too-deep");
    let violations = hal::from_str::<Book>(r#"{"id":"7","#).unwrap_err();
    assert_eq!(violations.as_slice()[0].code(), "syntax");
}
