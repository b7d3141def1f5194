//! The top level of a document.

use jsonapi_core::check::{Check, Fetch};

use super::Table;

pub(super) const TABLES: &[&Table] =
    &[&SYNTAX, &MEMBERS, &DATA, &RESOURCE, &COLLECTION, &LINKAGE, &NO_DATA];

const SYNTAX: Table = Table {
    check: Check::response,
    around: "$",
    at: "",
    rows: &[
        ("doc-json-syntax", "", &["syntax"]),
        ("doc-json-syntax", " \t\r\n", &["syntax"]),
        ("doc-json-syntax", "{", &["syntax"]),
        ("doc-json-syntax", r#"{"data""#, &["syntax"]),
        ("doc-json-syntax", r#"{"data":"#, &["syntax"]),
        ("doc-json-syntax", r#"{"data":null"#, &["syntax"]),
        ("doc-json-syntax", r#"{"data":null}}"#, &["syntax"]),
        ("doc-json-syntax", r#"{"data":null} {}"#, &["syntax"]),
        ("doc-json-syntax", "{data:null}", &["syntax"]),
        ("doc-json-syntax", "{'data':null}", &["syntax"]),
        ("doc-json-syntax", r#"{"data" null}"#, &["syntax"]),
        ("doc-json-syntax", r#"{"data":null "meta":{}}"#, &["syntax"]),
        ("doc-json-syntax", r#"{,"data":null}"#, &["syntax"]),
        ("doc-json-syntax", r#"{"data":[,]}"#, &["syntax"]),
        ("doc-json-syntax", r#"{"data":[]]}"#, &["syntax"]),
        ("doc-json-syntax", r#"{"data":[}"#, &["syntax"]),
        ("doc-json-syntax", r#"{"data":NULL}"#, &["syntax"]),
        ("doc-json-syntax", r#"{"data":undefined}"#, &["syntax"]),
        ("doc-json-syntax", r#"{"meta":{"a":01}}"#, &["syntax"]),
        ("doc-json-syntax", r#"{"meta":{"a":+1}}"#, &["syntax"]),
        ("doc-json-syntax", r#"{"meta":{"a":.5}}"#, &["syntax"]),
        ("doc-json-syntax", r#"{"meta":{"a":1.}}"#, &["syntax"]),
        ("doc-json-syntax", r#"{"meta":{"a":0x1}}"#, &["syntax"]),
        ("doc-json-syntax", r#"{"meta":{"a":NaN}}"#, &["syntax"]),
        ("doc-json-syntax", r#"{"meta":{"a":-Infinity}}"#, &["syntax"]),
        ("doc-json-syntax", r#"{"meta":{"a":-}}"#, &["syntax"]),
        ("doc-json-syntax", r#"{"meta":{"a":"\x41"}}"#, &["syntax"]),
        ("doc-json-syntax", r#"{"meta":{"a":"\u12g4"}}"#, &["syntax"]),
        ("doc-json-syntax", "{\"meta\":{\"a\":\"line\nend\"}}", &["syntax"]),
        ("doc-json-syntax", "{\"meta\":{\"a\":\"\t\"}}", &["syntax"]),
        ("doc-json-syntax", r#"{"meta":{"a":"open}}"#, &["syntax"]),
        ("doc-json-syntax", r#"/* why */{"data":null}"#, &["syntax"]),
        ("doc-json-syntax", "\u{feff}{\"data\":null}", &["syntax"]),
        ("doc-json-syntax", "{\"data\":\u{2028}null}", &["syntax"]),
        // What was found before the end of the text is not reported.
        ("doc-json-syntax", r#"{"data":{"id":1},"#, &["syntax"]),
        ("doc-json-syntax", "\r\n\t {\"data\" : null }\n", &[]),
        ("doc-json-syntax", r#"{"meta":{"a":-0.0E+10,"b":1e400,"c":"\u0000\/\ud83d\ude00"}}"#, &[]),
        // One name twice in an object: two receivers may read two documents.
        ("doc-json-syntax", r#"{"data":null,"data":null}"#, &["/data duplicate"]),
        ("doc-json-syntax", r#"{"meta":{"a":{"b":1,"b":2}}}"#, &["/meta/a/b duplicate"]),
        ("doc-json-syntax", r#"{"meta":{"a\ud83d":1}}"#, &["/meta lone-surrogate"]),
    ],
};

const MEMBERS: Table = Table {
    check: Check::response,
    around: "$",
    at: "",
    rows: &[
        ("doc-root-object", "[]", &[" wrong-type"]),
        ("doc-root-object", r#"[{"data":null}]"#, &[" wrong-type"]),
        ("doc-root-object", r#""data""#, &[" wrong-type"]),
        ("doc-root-object", "0", &[" wrong-type"]),
        ("doc-root-object", "false", &[" wrong-type"]),
        ("doc-root-object", "null", &[" not-null"]),
        ("doc-at-least-one", "{}", &[" missing-one-of"]),
        ("doc-at-least-one", r#"{"jsonapi":{"version":"1.1"}}"#, &[" missing-one-of"]),
        ("doc-at-least-one", r#"{"links":{},"jsonapi":{}}"#, &[" missing-one-of"]),
        ("doc-at-least-one name-at-ignored", r#"{"@data":null}"#, &[" missing-one-of"]),
        (
            "doc-at-least-one name-case-sensitive",
            r#"{"META":{}}"#,
            &[" missing-one-of", "/META unknown"],
        ),
        ("doc-at-least-one", r#"{"shelf:a":1}"#, &[" missing-one-of", "/shelf:a unknown"]),
        ("doc-at-least-one", r#"{"meta":null}"#, &["/meta not-null"]),
        ("doc-at-least-one", r#"{"data":null}"#, &[]),
        ("doc-at-least-one doc-errors-array", r#"{"errors":[]}"#, &[]),
        ("doc-data-errors-exclusive", r#"{"data":[],"errors":[]}"#, &[" exclusive"]),
        ("doc-data-errors-exclusive", r#"{"errors":[],"meta":{},"data":null}"#, &[" exclusive"]),
        ("doc-data-errors-exclusive", r#"{"meta":{},"errors":[{"code":"a"}]}"#, &[]),
        ("doc-errors-array err-array", r#"{"errors":{}}"#, &["/errors wrong-type"]),
        ("doc-errors-array err-array", r#"{"errors":{"code":"a"}}"#, &["/errors wrong-type"]),
        ("doc-errors-array err-array", r#"{"errors":null}"#, &["/errors not-null"]),
        ("doc-errors-array err-array", r#"{"errors":"a"}"#, &["/errors wrong-type"]),
        ("doc-errors-array err-array", r#"{"errors":true}"#, &["/errors wrong-type"]),
        (
            "doc-errors-array",
            r#"{"errors":[null,{"code":"a"},"b",[{"code":"c"}]]}"#,
            &["/errors/0 not-null", "/errors/2 wrong-type", "/errors/3 wrong-type"],
        ),
        (
            "doc-optional-members jsonapi-may-include",
            r#"{"jsonapi":{},"links":{},"included":[],"meta":{},"data":[]}"#,
            &[],
        ),
        ("doc-optional-members", r#"{"errors":[],"links":{"self":"/a"},"jsonapi":{}}"#, &[]),
        (
            "doc-included-array comp-included-array",
            r#"{"data":null,"included":{}}"#,
            &["/included wrong-type"],
        ),
        (
            "doc-included-array comp-included-array",
            r#"{"data":null,"included":"a"}"#,
            &["/included wrong-type"],
        ),
        (
            "doc-included-array comp-included-array",
            r#"{"data":null,"included":{"type":"books","id":"1"}}"#,
            &["/included wrong-type"],
        ),
        (
            "doc-included-array comp-included-array",
            r#"{"data":null,"included":[null,5,[]]}"#,
            &["/included/0 not-null", "/included/1 wrong-type", "/included/2 wrong-type"],
        ),
        (
            "comp-included-array",
            r#"{"data":{"type":"books","id":"1","included":[]}}"#,
            &["/data/included unknown"],
        ),
        ("doc-included-needs-data", r#"{"errors":[],"included":[]}"#, &["/included needs"]),
        ("doc-included-needs-data", r#"{"included":[]}"#, &[" missing-one-of", "/included needs"]),
        ("doc-included-needs-data", r#"{"included":[],"data":null}"#, &[]),
        (
            "doc-no-additional-members",
            r#"{"data":null,"":1,"a/~b":2,"operations":[]}"#,
            &["/ unknown", "/a~1~0b unknown", "/operations unknown"],
        ),
        (
            "doc-no-additional-members",
            r#"{"type":"books","id":"1"}"#,
            &[" missing-one-of", "/type unknown", "/id unknown"],
        ),
    ],
};

const DATA: Table = Table {
    check: Check::response,
    around: r#"{"data":$}"#,
    at: "/data",
    rows: &[
        ("doc-primary-data-shape", "null", &[]),
        ("doc-primary-data-shape", "[]", &[]),
        ("doc-primary-data-shape", r#"{"type":"books","id":"1"}"#, &[]),
        ("doc-primary-data-shape", r#"{"type":"books","id":"1","meta":{}}"#, &[]),
        ("doc-primary-data-shape", "0", &[" wrong-type"]),
        ("doc-primary-data-shape", "true", &[" wrong-type"]),
        ("doc-primary-data-shape", r#""1""#, &[" wrong-type"]),
        ("doc-primary-data-shape", "{}", &[" missing", " missing"]),
        ("doc-primary-data-shape", "[[]]", &["/0 wrong-type"]),
        ("doc-primary-data-shape", r#"[[{"type":"books","id":"1"}]]"#, &["/0 wrong-type"]),
        (
            "doc-primary-data-shape",
            r#"[{"type":"books","id":"1"},null,{"type":"books","id":"2"},false,"x"]"#,
            &["/1 not-null", "/3 wrong-type", "/4 wrong-type"],
        ),
        (
            "doc-primary-data-shape",
            r#"[{"type":"books","id":"1","attributes":{}},{"type":"books","id":"2"}]"#,
            &[],
        ),
        (
            "doc-primary-data-shape",
            r#"{"1":{"type":"books","id":"1"}}"#,
            &[" missing", " missing", "/1 unknown"],
        ),
    ],
};

const RESOURCE: Table = Table {
    check: || Check::response_to(Fetch::Resource),
    around: r#"{"data":$}"#,
    at: "/data",
    rows: &[
        ("fetch-single-or-null", "null", &[]),
        ("fetch-single-or-null", r#"{"type":"books","id":"1"}"#, &[]),
        ("fetch-single-or-null doc-primary-data-shape", "[]", &[" wrong-type"]),
        ("fetch-single-or-null", r#"[{"type":5}]"#, &[" wrong-type"]),
    ],
};

const COLLECTION: Table = Table {
    check: || Check::response_to(Fetch::Collection),
    around: r#"{"data":$}"#,
    at: "/data",
    rows: &[
        ("doc-collection-array", "[]", &[]),
        ("doc-collection-array", r#"[{"type":"books","id":"1"}]"#, &[]),
        ("doc-collection-array doc-primary-data-shape", "null", &[" not-null"]),
        ("doc-collection-array", r#"{"type":"books","id":"1"}"#, &[" wrong-type"]),
        (
            "comp-no-duplicates",
            r#"[{"type":"books","id":"1"},{"type":"books","id":"1"}]"#,
            &["/1 duplicate-resource"],
        ),
    ],
};

const LINKAGE: Table = Table {
    check: || Check::response_to(Fetch::Relationship),
    around: r#"{"data":$}"#,
    at: "/data",
    rows: &[
        ("doc-primary-data-shape", "null", &[]),
        ("doc-primary-data-shape", "[]", &[]),
        ("doc-primary-data-shape", r#"{"type":"books","id":"1","meta":{"a":1}}"#, &[]),
        (
            "doc-primary-data-shape comp-no-duplicates",
            r#"[{"type":"books","id":"1"},{"type":"books","id":"1"}]"#,
            &[],
        ),
        ("doc-primary-data-shape", "5", &[" wrong-type"]),
        ("doc-primary-data-shape", "[null]", &["/0 not-null"]),
        (
            "doc-primary-data-shape doc-no-additional-members",
            r#"[{"type":"books","id":"1","attributes":{"type":1}}]"#,
            &["/0/attributes unknown"],
        ),
    ],
};

/// Without primary data nothing could lead to what is included.
const NO_DATA: Table = Table {
    check: Check::response,
    around: "{$}",
    at: "",
    rows: &[
        (
            "doc-included-needs-data comp-full-linkage",
            r#""errors":[],"included":[{"type":"books","id":"1"}]"#,
            &["/included needs"],
        ),
        (
            "doc-included-needs-data comp-full-linkage",
            r#""included":[{"type":"books","id":"1"}],"meta":{}"#,
            &["/included needs"],
        ),
    ],
};

#[test]
fn what_is_no_json_has_no_pointer() {
    SYNTAX.holds();
}

#[test]
fn the_top_level_has_its_members_and_no_others() {
    MEMBERS.holds();
}

#[test]
fn primary_data_is_null_or_one_resource_or_an_array_of_them() {
    DATA.holds();
}

#[test]
fn what_answers_for_one_resource_is_no_collection() {
    RESOURCE.holds();
}

#[test]
fn a_collection_is_always_an_array() {
    COLLECTION.holds();
}

#[test]
fn what_answers_for_a_relationship_is_linkage() {
    LINKAGE.holds();
}

#[test]
fn nothing_is_included_without_data_and_that_is_all_that_is_reported() {
    NO_DATA.holds();
}
