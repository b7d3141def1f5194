//! The text itself: JSON's grammar, UTF-8, duplicate names, surrogates, the top level, limits.

use jsonapi_core::{Limits, Payload};
use serde_json::{Value, json};

use crate::resources::{NoteUpdate, OrderUpdate};
use crate::support::{
    document, duplicate, error, error_of_text, error_with, errors, missing, not_null, refused,
    refused_by, unreadable, wrong_type,
};

const OPEN: &str = r#"{"data":{"type":"notes","id":"1","#;

/// An update payload of a note with these members beside type and id.
fn note(members: &str) -> String {
    format!("{OPEN}{members}}}}}")
}

fn syntax(expected: &str, line: usize, column: usize) -> Value {
    let detail =
        format!("The text is not JSON: expected {expected} at line {line}, column {column}.");
    let meta = json!({ "expected": expected, "line": line, "column": column });
    errors(&[error_of_text((400, "syntax"), "Not valid JSON", &detail, &meta)])
}

fn lone_surrogate(pointer: &str) -> Value {
    let detail = "The string has half of a surrogate pair, which no text contains.";
    errors(&[error(pointer, 400, "lone-surrogate", "Invalid text", detail)])
}

#[test]
fn text_that_is_not_json_is_reported_with_line_and_column() {
    for (body, expected, line, column) in [
        ("", "a value", 1, 1),
        (" \n ", "a value", 2, 2),
        ("\u{FEFF}{}", "a value without a byte order mark before it", 1, 1),
        (r#"{"data":"#, "a value", 1, 9),
        (r#"{"data""#, "`:`", 1, 8),
        (r#"{"data" 1}"#, "`:`", 1, 9),
        ("{data:1}", "a member name in quotes", 1, 2),
        ("{'data':1}", "a member name in quotes", 1, 2),
        (r#"{"meta":{},}"#, "a member name in quotes", 1, 12),
        (r#"{"meta":{}"#, "`,` or `}`", 1, 11),
        (r#"{"meta":{} "x":1}"#, "`,` or `}`", 1, 12),
        (r#"{"meta":{"a":[1,]}}"#, "a value", 1, 17),
        (r#"{"meta":{"a":[1 2]}}"#, "`,` or `]`", 1, 17),
        (r#"{"meta":{"a":[,]}}"#, "a value", 1, 15),
        (r#"{"meta":{"a":tru}}"#, "a value", 1, 14),
        (r#"{"meta":{"a":nul}}"#, "a value", 1, 14),
        (r#"{"meta":{"a":True}}"#, "a value", 1, 14),
        (r#"{"meta":{"a":NaN}}"#, "a value", 1, 14),
        (r#"{"meta":{"a":01}}"#, "`,` or `}`", 1, 15),
        (r#"{"meta":{"a":1.}}"#, "a digit", 1, 16),
        (r#"{"meta":{"a":.5}}"#, "a value", 1, 14),
        (r#"{"meta":{"a":-}}"#, "a digit", 1, 15),
        (r#"{"meta":{"a":+1}}"#, "a value", 1, 14),
        (r#"{"meta":{"a":1e}}"#, "a digit", 1, 16),
        ("{\"meta\":{\"ü\":\"a\nb\"}}", "a character that is not a control character", 1, 16),
        ("{\"meta\":{\"a\":\"\u{1}\"}}", "a character that is not a control character", 1, 15),
        (r#"{"meta":{"a":"\x"}}"#, "an escape such as `\\n` or `\\u00e9`", 1, 15),
        (r#"{"meta":{"a":"\u12g4"}}"#, "an escape such as `\\n` or `\\u00e9`", 1, 15),
        (r#"{"meta":{"a":"abc"#, "the closing `\"` of a string", 1, 18),
        (r#"{"meta":{"a":"abc\"#, "the closing `\"` of a string", 1, 19),
        ("{\"meta\":\r\n{\"a\":/**/1}}", "a value", 2, 6),
        ("{}\u{0}", "the end of the text", 1, 3),
        ("{} {}", "the end of the text", 1, 4),
        ("{}\n]", "the end of the text", 2, 1),
    ] {
        let found = refused::<NoteUpdate>(body);
        assert_eq!(found, syntax(expected, line, column), "{body}");
    }
}

#[test]
fn a_text_that_is_not_json_is_the_only_thing_reported() {
    let body = r#"{"data":{"type":"orders","id":1,"x":1},"y":}"#;
    assert_eq!(refused::<NoteUpdate>(body), syntax("a value", 1, 44));
}

#[test]
fn text_that_is_not_utf_8_is_reported_with_line_and_column() {
    let body = b"{\"meta\":\n{\"\xC3\xBC\":\"a\xFFb\"}}";
    let violations = NoteUpdate::from_slice(body).unwrap_err();
    let expected = errors(&[error_of_text(
        (400, "not-utf-8"),
        "Not valid UTF-8",
        "The text is not UTF-8: line 2, column 8.",
        &json!({ "line": 2, "column": 8 }),
    )]);
    assert_eq!(document("not JSON", &violations), expected);
}

#[test]
fn a_name_that_occurs_twice_is_reported_at_the_name_wherever_it_stands() {
    for (members, pointer, name) in [
        (r#""id":"1""#, "/data/id", "id"),
        (r#""i\u0064":"1""#, "/data/id", "id"),
        (r#""attributes":{},"attributes":{}"#, "/data/attributes", "attributes"),
        (r#""attributes":{"value":1,"value":2}"#, "/data/attributes/value", "value"),
        (r#""attributes":{"value":1,"va\u006cue":2}"#, "/data/attributes/value", "value"),
        (r#""attributes":{"va\u006cue":1,"value":2}"#, "/data/attributes/value", "value"),
        (r#""attributes":{"@x":1,"@x":2}"#, "/data/attributes/@x", "@x"),
        (r#""attributes":{"metadata":{"a":1,"a":1}}"#, "/data/attributes/metadata/a", "a"),
        (r#""attributes":{"metadata":{"":1,"":1}}"#, "/data/attributes/metadata/", ""),
        (
            r#""attributes":{"metadata":{"l":[{"b/c":1,"b\/c":1}]}}"#,
            "/data/attributes/metadata/l/0/b~1c",
            "b/c",
        ),
        (r#""attributes":{"value":{"a":{"é":1,"\u00e9":1}}}"#, "/data/attributes/value/a/é", "é"),
        (r#""links":{"self":"a","self":"b"}"#, "/data/links/self", "self"),
        (r#""links":{"x":{"href":"a","href":"b"}}"#, "/data/links/x/href", "href"),
        (r#""links":{"x":{"href":"a","meta":{"y":1,"y":1}}}"#, "/data/links/x/meta/y", "y"),
        (r#""meta":{"a":1,"b":2,"a":3}"#, "/data/meta/a", "a"),
    ] {
        let body = note(members);
        assert_eq!(refused::<NoteUpdate>(&body), duplicate(pointer, name), "{body}");
    }
    let data = r#""data":{"type":"notes","id":"1"}"#;
    let body = format!("{{{data},{data}}}");
    assert_eq!(refused::<NoteUpdate>(&body), duplicate("/data", "data"));
    let body = format!(r#"{{{data},"meta":{{"a":1,"a":1}}}}"#);
    assert_eq!(refused::<NoteUpdate>(&body), duplicate("/meta/a", "a"));
}

#[test]
fn an_unknown_name_that_occurs_twice_is_reported_as_both() {
    let unknown = error_with(
        "/data/attributes/x",
        (400, "unknown"),
        "Unknown attribute",
        "`x` is no known attribute.",
        &json!({ "member": "x" }),
    );
    let again = &duplicate("/data/attributes/x", "x")["errors"][0];
    let found = refused::<NoteUpdate>(&note(r#""attributes":{"x":1,"\u0078":2}"#));
    assert_eq!(found, errors(&[unknown, again.clone()]));
}

#[test]
fn half_a_surrogate_pair_in_a_value_is_reported_there() {
    for (members, pointer) in [
        (r#""attributes":{"metadata":{"a":"x\ud83d"}}"#, "/data/attributes/metadata/a"),
        (r#""attributes":{"metadata":{"a":["\udc00"]}}"#, "/data/attributes/metadata/a/0"),
        (r#""attributes":{"value":"\ud83d\u0041"}"#, "/data/attributes/value"),
        (r#""links":{"self":"\ud83d"}"#, "/data/links/self"),
    ] {
        assert_eq!(refused::<NoteUpdate>(&note(members)), lone_surrogate(pointer), "{members}");
    }
    let body = r#"{"data":{"type":"notes","id":"\ud83d"}}"#;
    assert_eq!(refused::<NoteUpdate>(body), lone_surrogate("/data/id"));
    let pair = note(r#""attributes":{"metadata":{"a":"\ud83d\ude00"}}"#);
    let metadata = NoteUpdate::from_str(&pair).unwrap().metadata.into_value().unwrap();
    assert_eq!(metadata.get("a").unwrap().to::<String>().unwrap(), "😀");
}

#[test]
fn half_a_surrogate_pair_in_a_name_is_reported_once_at_its_object() {
    for (members, pointer) in [
        (r#""attributes":{"metadata":{"\ud83d":1}}"#, "/data/attributes/metadata"),
        (r#""attributes":{"metadata":{"\ud83d":{"a":1,"a":2}}}"#, "/data/attributes/metadata"),
        (r#""attributes":{"\ud83d":1}"#, "/data/attributes"),
        (r#""\ud83d":1"#, "/data"),
        (r#""meta":{"\ud83d":1}"#, "/data/meta"),
        (r#""links":{"x\udc00":"/a"}"#, "/data/links"),
    ] {
        let violations = NoteUpdate::from_str(&note(members)).unwrap_err();
        let found: Value = serde_json::to_value(violations.to_document()).unwrap();
        assert_eq!(found, lone_surrogate(pointer), "{members}");
    }
}

#[test]
fn a_document_is_an_object_with_one_resource_as_data() {
    let root = "a JSON:API document (an object)";
    assert_eq!(refused::<OrderUpdate>("[]"), wrong_type("", root, "an array"));
    assert_eq!(refused::<OrderUpdate>(r#""x""#), wrong_type("", root, "a string"));
    assert_eq!(refused::<OrderUpdate>("1"), wrong_type("", root, "a number"));
    assert_eq!(refused::<OrderUpdate>("null"), not_null("", root));
    assert_eq!(refused::<OrderUpdate>("{}"), missing("", "data"));
    assert_eq!(refused::<OrderUpdate>(r#"{"meta":{"a":1}}"#), missing("", "data"));
    let resource = "a resource object";
    assert_eq!(refused::<OrderUpdate>(r#"{"data":null}"#), not_null("/data", resource));
    let found = refused::<OrderUpdate>(r#"{"data":[{"type":"orders","id":"1"}]}"#);
    assert_eq!(found, wrong_type("/data", resource, "an array"));
    let found = refused::<OrderUpdate>(r#"{"errors":[{"status":"404"}]}"#);
    assert_eq!(found, missing("", "data"));
    let found = refused::<OrderUpdate>(r#"{"data":{"type":"orders","id":"1"},"errors":[]}"#);
    let expected = errors(&[error_with(
        "",
        (400, "exclusive"),
        "Members exclude each other",
        "`data` and `errors` must not be there together.",
        &json!({ "members": ["data", "errors"] }),
    )]);
    assert_eq!(found, expected);
    let needs = error_with(
        "/included",
        (400, "needs"),
        "Member needs another",
        "`included` must not be there without `data`.",
        &json!({ "member": "included", "needed": "data" }),
    );
    let body = r#"{"meta":{},"included":[]}"#;
    let read = jsonapi_core::Document::<()>::from_str(body);
    assert_eq!(unreadable(body, read), errors(&[needs]));
}

/// A note whose metadata makes the document this deep.
fn deep(depth: usize, open: &str, close: &str) -> String {
    let inner = format!("{}{}", open.repeat(depth - 4), close.repeat(depth - 4));
    note(&format!(r#""attributes":{{"metadata":{{"a":{}}}}}"#, inner.replace(":}", ":1}")))
}

#[test]
fn nesting_is_limited_and_the_limit_itself_is_fine() {
    let expected = |limit: usize| {
        errors(&[error_of_text(
            (400, "too-deep"),
            "Nested too deeply",
            &format!("Objects and arrays are nested more than {limit} deep."),
            &json!({ "limit": limit }),
        )])
    };
    for (open, close) in [("[", "]"), (r#"{"a":"#, "}")] {
        assert!(NoteUpdate::from_str(&deep(128, open, close)).is_ok());
        assert_eq!(refused::<NoteUpdate>(&deep(129, open, close)), expected(128));
        for depth in [6, 200, 1024] {
            let validator = NoteUpdate::validator().limits(Limits { depth, ..Limits::default() });
            assert!(validator.from_str(&deep(depth, open, close)).is_ok());
            let found = refused_by(&validator, &deep(depth + 1, open, close));
            assert_eq!(found, expected(depth));
        }
    }
}

#[test]
fn size_is_limited_and_the_limit_itself_is_fine() {
    let body = r#"{"data":{"type":"notes","id":"1"}}"#;
    let limits = |bytes| Limits { bytes, ..Limits::default() };
    assert!(NoteUpdate::validator().limits(limits(body.len())).from_str(body).is_ok());
    let limit = body.len() - 1;
    let expected = errors(&[error_of_text(
        (413, "too-large"),
        "Document too large",
        &format!("The document has more than {limit} bytes."),
        &json!({ "limit": limit }),
    )]);
    let validator = NoteUpdate::validator().limits(limits(limit));
    assert_eq!(refused_by(&validator, body), expected);
    assert_eq!(validator.from_str(body).unwrap_err().status(), 413);
}

#[test]
fn members_are_counted_and_the_limit_itself_is_fine() {
    let members = |count: usize| {
        let members: Vec<String> = (0..count).map(|name| format!(r#""{name}":1"#)).collect();
        note(&format!(r#""meta":{{{}}}"#, members.join(",")))
    };
    for limit in [4, 9] {
        let limits = Limits { members: limit, ..Limits::default() };
        let validator = NoteUpdate::validator().limits(limits);
        assert!(validator.from_str(&members(limit)).is_ok());
        let expected = errors(&[error_of_text(
            (400, "too-long"),
            "Too many members or items",
            &format!("There are more than {limit} members or items."),
            &json!({ "limit": limit }),
        )]);
        assert_eq!(refused_by(&validator, &members(limit + 1)), expected);
    }
}
