//! What holds for every kind of object: its members are closed, @-members are ignored, and `meta` is
//! an object.

use jsonapi_core::check::{Cardinality, Check, Extension, Fetch};

use super::found;

/// What the tests below name.
pub(super) const OTHERS: &[&str] = &[
    "doc-no-additional-members",
    "doc-ext-member-naming",
    "doc-ext-may-define",
    "ext-may-define-document-members",
    "ext-may-define-object-members",
    "ext-no-lessening",
    "meta-any-members",
    "meta-object",
    "name-at-anywhere",
    "name-at-ignored",
    "name-ext-prefix",
    "name-ext-remainder",
];

/// A kind of object: a document with one, `$` behind its members, and its place.
type Place = (fn() -> Check, &'static str, &'static str);

/// Objects whose members the specification defines.
const CLOSED: [Place; 27] = [
    (Check::response, r#"{"data":null$}"#, ""),
    (Check::response, r#"{"errors":[]$}"#, ""),
    (Check::response, r#"{"data":null,"jsonapi":{"version":"1.1"$}}"#, "/jsonapi"),
    (Check::response, r#"{"data":null,"links":{"self":"/a"$}}"#, "/links"),
    (Check::response, r#"{"data":null,"links":{"self":{"href":"/a"$}}}"#, "/links/self"),
    (
        Check::response,
        r#"{"data":null,"links":{"self":{"href":"/a","describedby":{"href":"/b"$}}}}"#,
        "/links/self/describedby",
    ),
    (Check::response, r#"{"data":{"type":"a","id":"1"$}}"#, "/data"),
    (Check::response, r#"{"data":[{"type":"a","id":"1"$}]}"#, "/data/0"),
    (
        Check::response,
        r#"{"data":{"type":"a","id":"1","links":{"self":{"href":"/a"$}}}}"#,
        "/data/links/self",
    ),
    (
        Check::response,
        r#"{"data":{"type":"a","id":"1","relationships":{"r":{"data":null$}}}}"#,
        "/data/relationships/r",
    ),
    (
        Check::response,
        r#"{"data":{"type":"a","id":"1","relationships":{"r":{"links":{"self":"/a"$}}}}}"#,
        "/data/relationships/r/links",
    ),
    (
        Check::response,
        r#"{"data":{"type":"a","id":"1","relationships":{"r":{"links":{"self":{"href":"/a"$}}}}}}"#,
        "/data/relationships/r/links/self",
    ),
    (
        Check::response,
        r#"{"data":{"type":"a","id":"1","relationships":{"r":{"data":{"type":"b","id":"1"$}}}}}"#,
        "/data/relationships/r/data",
    ),
    (
        Check::response,
        r#"{"data":[{"type":"a","id":"1","relationships":{"r":{"data":[{"type":"b","id":"1"$}]}}}]}"#,
        "/data/0/relationships/r/data/0",
    ),
    (
        Check::response,
        r#"{"data":[{"type":"a","id":"1"}],"included":[{"type":"a","id":"1"$}]}"#,
        "/included/0",
    ),
    (
        Check::response,
        r#"{"data":[{"type":"a","id":"1"}],"included":[{"type":"a","id":"1","relationships":{"r":{"data":[]$}}}]}"#,
        "/included/0/relationships/r",
    ),
    (Check::response, r#"{"errors":[{"code":"a"$}]}"#, "/errors/0"),
    (Check::response, r#"{"errors":[{"source":{"pointer":""$}}]}"#, "/errors/0/source"),
    (Check::response, r#"{"errors":[{"links":{"about":"/a"$}}]}"#, "/errors/0/links"),
    (Check::response, r#"{"errors":[{"links":{"type":{"href":"/a"$}}}]}"#, "/errors/0/links/type"),
    (|| Check::response_to(Fetch::Relationship), r#"{"data":{"type":"a","id":"1"$}}"#, "/data"),
    (Check::create, r#"{"data":{"type":"a"$}}"#, "/data"),
    (Check::update, r#"{"data":{"type":"a","id":"1"$}}"#, "/data"),
    (
        || Check::relationship(Cardinality::ToMany),
        r#"{"data":[{"type":"a","id":"1"$}]}"#,
        "/data/0",
    ),
    (
        Check::atomic,
        r#"{"atomic:operations":[{"op":"remove","href":"/a"$}]}"#,
        "/atomic:operations/0",
    ),
    (
        Check::atomic,
        r#"{"atomic:operations":[{"op":"remove","ref":{"type":"a","id":"1"$}}]}"#,
        "/atomic:operations/0/ref",
    ),
    (Check::atomic, r#"{"atomic:results":[{"meta":{}$}]}"#, "/atomic:results/0"),
];

/// Objects whose members the application names.
const OPEN: [Place; 5] = [
    (
        Check::response,
        r#"{"data":{"type":"a","id":"1","attributes":{"a":1$}}}"#,
        "/data/attributes",
    ),
    (Check::create, r#"{"data":{"type":"a","attributes":{"a":1$}}}"#, "/data/attributes"),
    (
        Check::response,
        r#"{"data":{"type":"a","id":"1","relationships":{"a":{"data":null}$}}}"#,
        "/data/relationships",
    ),
    (Check::response, r#"{"meta":{"a":1$}}"#, "/meta"),
    (Check::response, r#"{"data":{"type":"a","id":"1","links":{"self":"/a"$}}}"#, "/data/links"),
];

/// Values of every kind, with things in them that would be reported elsewhere.
const VALUES: [&str; 6] = ["null", "5", "\"\"", "[{}]", r#"{"data":5,"":1}"#, "false"];

fn shelf() -> Extension {
    Extension::new("https://example.com/ext/shelf", "shelf").expect("an extension")
}

fn holds((check, around, _): Place, member: &str, expected: &[String]) {
    let body = around.replace('$', &format!(",{member}"));
    assert_eq!(found(&check(), &body), expected, "{body}");
}

fn holds_extended((check, around, _): Place, member: &str, expected: &[String]) {
    let body = around.replace('$', &format!(",{member}"));
    assert_eq!(found(&check().extension(shelf()), &body), expected, "{body}");
}

#[test]
fn objects_of_the_specification_have_no_other_members() {
    for place in CLOSED {
        let at = place.2;
        for value in VALUES {
            holds(place, &format!("\"a~/b\":{value}"), &[format!("{at}/a~0~1b unknown")]);
            holds(place, &format!("\"shelf:row\":{value}"), &[format!("{at}/shelf:row unknown")]);
            holds(place, &format!("\"\":{value}"), &[format!("{at}/ unknown")]);
        }
    }
}

#[test]
fn at_members_are_ignored_in_every_object() {
    for place in CLOSED.into_iter().chain(OPEN) {
        for value in VALUES {
            holds(place, &format!(r#""@":{value},"@a":{value},"@id":{value},"@a.b":{value}"#), &[]);
        }
        let at = place.2;
        holds(place, r#""@a":1,"@a":1"#, &[format!("{at}/@a duplicate")]);
    }
}

#[test]
fn members_of_an_applied_extension_are_legal_in_every_object() {
    for place in CLOSED.into_iter().chain(OPEN) {
        let at = place.2;
        for value in VALUES {
            holds_extended(place, &format!(r#""shelf:row":{value},"shelf:é b":{value}"#), &[]);
        }
        holds_extended(place, r#""shelf:a":1,"shelf:a":1"#, &[format!("{at}/shelf:a duplicate")]);
    }
}

#[test]
fn the_name_behind_the_namespace_is_legal_in_every_object() {
    for place in CLOSED.into_iter().chain(OPEN) {
        let at = place.2;
        if at == "/meta" {
            continue;
        }
        for name in ["shelf:", "shelf:-a", "shelf:a+b", "shelf:a:b", "shelf:@a"] {
            let expected = [format!("{at}/{name} illegal-name")];
            holds_extended(place, &format!("\"{name}\":1"), &expected);
        }
    }
}

#[test]
fn other_namespaces_are_not_those_of_the_extension() {
    for place in CLOSED {
        let at = place.2;
        for name in ["Shelf:row", "shelfrow", "shelf", "shel:row", ":row", "other:row", "shelf row"]
        {
            let expected = [format!("{at}/{name} unknown")];
            holds_extended(place, &format!("\"{name}\":1"), &expected);
        }
    }
    // The names of a resource's links are in `names.rs`.
    for place in OPEN.into_iter().filter(|place| place.2 != "/data/links") {
        let at = place.2;
        for name in ["Shelf:row", "other:row", ":row"] {
            let expected = [format!("{at}/{name} illegal-name")];
            holds_extended(place, &format!("\"{name}\":1"), &expected);
        }
    }
}

#[test]
fn meta_is_an_object_at_every_place() {
    for (check, around, at) in CLOSED {
        let has_meta = !(at.ends_with("links") || at.ends_with("/source") || at.ends_with("/ref"));
        if !has_meta || around.contains("\"meta\"") {
            continue;
        }
        let found =
            |meta: &str| found(&check(), &around.replace('$', &format!(r#","meta":{meta}"#)));
        assert_eq!(found("null"), [format!("{at}/meta not-null")]);
        for value in ["[]", "[{}]", "5", "0.5", "\"a\"", "true"] {
            assert_eq!(found(value), [format!("{at}/meta wrong-type")]);
        }
        assert_eq!(found(r#"{"a+b":{"c":1}}"#), [format!("{at}/meta/a+b illegal-name")]);
        assert!(found(r#"{"a":{"b+c":1},"type":null,"data":[],"links":"x","@":1}"#).is_empty());
    }
}

#[test]
fn the_name_behind_the_namespace_is_legal_in_meta() {
    for check in [Check::response(), Check::response().paginated("/data/relationships/r/data")] {
        let check = check.extension(shelf());
        let body = r#"{"data":null,"meta":{"shelf:":1,"shelf:-a":2,"shelf:a":3}}"#;
        let expected = ["/meta/shelf: illegal-name", "/meta/shelf:-a illegal-name"];
        assert_eq!(found(&check, body), expected);
    }
}
