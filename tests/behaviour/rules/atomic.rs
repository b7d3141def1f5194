//! Requests of the Atomic Operations extension.

mod data;
mod local_ids;
mod operations;

use jsonapi_core::check::{Check, Extension};

use super::{Table, found};

pub(super) const TABLES: [&[&Table]; 4] = [
    &[&TOP_LEVEL, &OPEN, &APPLIED, &ONE_RESOURCE_TWICE],
    operations::TABLES,
    data::TABLES,
    local_ids::TABLES,
];

/// What the other tests name besides the tables.
pub(super) const OTHERS: &[&str] = &["atomic-malformed-400", "atomic-op-code"];

/// Where nothing is known but that the extension is applied, the document says what it is.
const APPLIED: Table = Table {
    check: || Check::response().extension(Extension::atomic()),
    around: "{$}",
    at: "",
    rows: &[
        ("doc-at-least-one", r#""data":{"type":"a","id":"1"}"#, &[]),
        ("atomic-operations-array", r#""atomic:operations":1"#, &["/atomic:operations wrong-type"]),
        (
            "atomic-no-data-included",
            r#""data":null,"atomic:results":[{}],"included":[]"#,
            &["/data not-allowed", "/included not-allowed"],
        ),
        (
            "doc-no-additional-members",
            r#""atomic:results":[{"atomic:a":1}],"atomic:b":1"#,
            &["/atomic:results/0/atomic:a unknown", "/atomic:b unknown"],
        ),
        (
            "doc-no-additional-members",
            r#""data":{"type":"a","id":"1","atomic:a":1}"#,
            &["/data/atomic:a unknown"],
        ),
    ],
};

const TOP_LEVEL: Table = Table {
    check: Check::atomic,
    around: "{$}",
    at: "",
    rows: &[
        ("doc-at-least-one", "", &[" missing-one-of"]),
        ("doc-at-least-one", r#""links":{},"@atomic:operations":[]"#, &[" missing-one-of"]),
        ("doc-at-least-one", r#""meta":{}"#, &[]),
        (
            "atomic-errors-base",
            r#""errors":[{"status":"404","source":{"pointer":"/atomic:operations/0"}}]"#,
            &[],
        ),
        (
            "atomic-toplevel-members",
            r#""jsonapi":{"ext":["https://jsonapi.org/ext/atomic"]},"links":{"self":"/a"},"meta":{},"atomic:operations":[{"op":"add","data":{"type":"a"}}]"#,
            &[],
        ),
        (
            "atomic-toplevel-members",
            r#""jsonapi":5,"links":[],"meta":null,"atomic:results":[{}]"#,
            &["/jsonapi wrong-type", "/links wrong-type", "/meta not-null"],
        ),
        (
            "atomic-no-data-included",
            r#""atomic:operations":[{"op":"add","data":{"type":"a"}}],"data":{"type":5}"#,
            &["/data not-allowed"],
        ),
        (
            "atomic-no-data-included",
            r#""included":[{"type":5}],"atomic:operations":[{"op":"add","data":{"type":"a"}}]"#,
            &["/included not-allowed"],
        ),
        (
            "atomic-no-data-included",
            r#""data":[],"included":null,"atomic:results":[{}]"#,
            &["/data not-allowed", "/included not-allowed"],
        ),
        (
            "atomic-no-errors",
            r#""errors":[],"atomic:operations":[{"op":"add","data":{"type":"a"}}]"#,
            &["/errors not-allowed"],
        ),
        (
            "atomic-no-errors",
            r#""atomic:results":[{}],"errors":[{"code":"a"}]"#,
            &["/errors not-allowed"],
        ),
        (
            "atomic-operations-or-results",
            r#""atomic:results":[{}],"atomic:operations":[{"op":"add","data":{"type":"a"}}]"#,
            &[" exclusive"],
        ),
        ("atomic-operations-array", r#""atomic:operations":[]"#, &["/atomic:operations empty"]),
        (
            "atomic-operations-array",
            r#""atomic:operations":null"#,
            &["/atomic:operations not-null"],
        ),
        (
            "atomic-operations-array",
            r#""atomic:operations":{}"#,
            &["/atomic:operations wrong-type"],
        ),
        (
            "atomic-operations-array",
            r#""atomic:operations":{"op":"add"}"#,
            &["/atomic:operations wrong-type"],
        ),
        (
            "atomic-operations-array",
            r#""atomic:operations":true"#,
            &["/atomic:operations wrong-type"],
        ),
        (
            "atomic-operations-array",
            r#""atomic:operations":"add""#,
            &["/atomic:operations wrong-type"],
        ),
        (
            "atomic-operations-array",
            r#""atomic:operations":[null,5,"add",[{"op":"add"}]]"#,
            &[
                "/atomic:operations/0 not-null",
                "/atomic:operations/1 wrong-type",
                "/atomic:operations/2 wrong-type",
                "/atomic:operations/3 wrong-type",
            ],
        ),
        (
            "doc-no-additional-members",
            r#""meta":{},"operations":[],"results":[]"#,
            &["/operations unknown", "/results unknown"],
        ),
        (
            "name-case-sensitive",
            r#""Atomic:operations":[],"meta":{}"#,
            &["/Atomic:operations unknown"],
        ),
        (
            "doc-json-syntax",
            r#""atomic:operations":[],"atomic:operations":[]"#,
            &["/atomic:operations empty", "/atomic:operations duplicate"],
        ),
    ],
};

/// What stays open in the extension's text; `docs/conformance.md` has the decisions.
const OPEN: Table = Table {
    check: Check::atomic,
    around: r#"{"atomic:operations":[{$}]}"#,
    at: "/atomic:operations/0",
    rows: &[
        (
            "atomic-remove-op",
            r#""op":"remove","ref":{"type":"a","id":"1"},"data":{"type":"a","id":"1"}"#,
            &[],
        ),
        (
            "atomic-create-data",
            r#""op":"add","ref":{"type":"a","id":"1"},"data":{"type":"a"}"#,
            &["/ref not-allowed"],
        ),
        (
            "update-409-mismatch",
            r#""op":"update","ref":{"type":"a","id":"1"},"data":{"type":"a","id":"2"}"#,
            &["/data/id id-mismatch"],
        ),
        (
            "update-409-mismatch",
            r#""op":"update","ref":{"type":"a","id":"1"},"data":{"type":"b","id":"1"}"#,
            &["/data/type type-mismatch"],
        ),
    ],
};

const ONE_RESOURCE_TWICE: Table = Table {
    check: Check::atomic,
    around: r#"{"atomic:operations":[$]}"#,
    at: "/atomic:operations",
    rows: &[
        (
            "atomic-operations-array comp-no-duplicates",
            r#"{"op":"update","data":{"type":"a","id":"1","attributes":{"b":1}}},{"op":"update","data":{"type":"a","id":"1","attributes":{"b":2}}}"#,
            &[],
        ),
        (
            "atomic-operations-array comp-no-duplicates",
            r#"{"op":"add","data":{"type":"a","id":"1","attributes":{"b":1}}},{"op":"remove","ref":{"type":"a","id":"1"}},{"op":"add","data":{"type":"a","id":"1","attributes":{"b":1}}}"#,
            &[],
        ),
    ],
};

#[test]
fn an_atomic_document_has_operations_or_results_and_no_data() {
    TOP_LEVEL.holds();
}

#[test]
fn what_the_extension_leaves_open_is_decided() {
    OPEN.holds();
}

#[test]
fn two_operations_may_be_about_one_resource() {
    ONE_RESOURCE_TWICE.holds();
}

#[test]
fn there_are_three_codes_and_no_spellings_of_them() {
    let check = Check::atomic();
    let found = |op: &str| {
        found(
            &check,
            &format!(r#"{{"atomic:operations":[{{"op":{op},"href":"/a/1","data":[]}}]}}"#),
        )
    };
    for op in ["\"add\"", "\"update\"", "\"remove\"", "\"\\u0061dd\""] {
        assert!(found(op).is_empty(), "{op}");
    }
    for op in ["\"Add\"", "\"REMOVE\"", "\"\"", "\" add\"", "\"create\"", "\"patch\"", "\"move\""] {
        assert_eq!(found(op), ["/atomic:operations/0/op not-one-of"], "{op}");
    }
    for op in ["1", "true", "{}", "[\"add\"]"] {
        assert_eq!(found(op), ["/atomic:operations/0/op wrong-type"], "{op}");
    }
    assert_eq!(found("null"), ["/atomic:operations/0/op not-null"]);
}

#[test]
fn a_malformed_operation_is_a_bad_request() {
    for operation in [
        "{}",
        r#"{"op":"remove"}"#,
        r#"{"op":"add"}"#,
        r#"{"op":"add","data":{}}"#,
        r#"{"op":"remove","ref":{"type":"a"}}"#,
        r#"{"op":"remove","ref":{"type":"a","lid":"x"}}"#,
        r#"{"op":"remove","ref":{"type":"a","id":"1"},"href":"/a"}"#,
        r#"{"op":"REMOVE","href":"/a"}"#,
        r#"{"op":null,"href":"/a"}"#,
        r#"{"op":"remove","href":"a b"}"#,
        r#"{"op":"add","data":null}"#,
    ] {
        let body = format!(r#"{{"atomic:operations":[{operation}]}}"#);
        let violations = Check::atomic().from_slice(body.as_bytes()).unwrap_err();
        assert_eq!(violations.status(), 400, "{operation}: {violations}");
    }
}
