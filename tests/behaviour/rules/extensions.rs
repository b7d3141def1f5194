//! Extensions: their namespaces, and what they cannot change.

use jsonapi_core::check::{Check, Extension};

use super::Table;

pub(super) const TABLES: &[&Table] = &[&MEMBERS, &ERRORS];

/// What the test of namespaces names besides the tables.
pub(super) const OTHERS: &[&str] = &[
    "ext-namespace-required",
    "ext-namespace-rules",
    "ext-namespace-nonempty",
    "ext-namespace-alphabet",
    "ext-single-namespace",
];

fn extended() -> Check {
    let shelf = Extension::new("https://example.com/ext/shelf", "shelf").expect("an extension");
    Check::response().extension(shelf)
}

const MEMBERS: Table = Table {
    check: extended,
    around: "$",
    at: "",
    rows: &[
        ("doc-at-least-one doc-ext-may-define", r#"{"shelf:rows":null}"#, &[]),
        ("doc-at-least-one", r#"{"links":{"shelf:a":"/a"}}"#, &[" missing-one-of"]),
        (
            "doc-at-least-one name-ext-prefix",
            r#"{"shell:rows":null}"#,
            &[" missing-one-of", "/shell:rows unknown"],
        ),
        (
            "rel-at-least-one",
            r#"{"data":{"type":"a","id":"1","relationships":{"r":{"shelf:a":1}}}}"#,
            &[],
        ),
        (
            "rel-at-least-one",
            r#"{"data":{"type":"a","id":"1","relationships":{"r":{"links":{"shelf:a":"/a"}}}}}"#,
            &[],
        ),
        (
            "rel-at-least-one ext-may-define-object-members",
            r#"{"data":{"type":"a","id":"1","relationships":{"shelf:r":5}}}"#,
            &[],
        ),
        (
            "ext-no-lessening res-requires-id",
            r#"{"data":{"type":"a","shelf:id":"1"}}"#,
            &["/data missing"],
        ),
        (
            "ext-no-lessening doc-data-errors-exclusive",
            r#"{"shelf:a":1,"data":null,"errors":[]}"#,
            &[" exclusive"],
        ),
        (
            "ext-no-lessening doc-included-needs-data",
            r#"{"shelf:a":1,"included":[]}"#,
            &["/included needs"],
        ),
        (
            "ext-no-lessening link-object-href",
            r#"{"data":null,"links":{"self":{"shelf:href":"/a"}}}"#,
            &["/links/self missing"],
        ),
        (
            "ext-no-lessening comp-full-linkage",
            r#"{"data":{"type":"b","id":"1","shelf:r":{"data":{"type":"a","id":"1"}}},"included":[{"type":"a","id":"1"}]}"#,
            &["/included/0 not-linked"],
        ),
        (
            "name-ext-remainder doc-ext-member-naming",
            r#"{"data":null,"shelf:":{"a":1,"a":2}}"#,
            &["/shelf: illegal-name"],
        ),
        (
            "comp-no-duplicates",
            r#"{"data":[{"type":"a","id":"1","shelf:a":1},{"type":"a","id":"1","shelf:a":2}]}"#,
            &["/data/1 duplicate-resource"],
        ),
    ],
};

/// An error has one of the eight members; no extension's member is one of them.
const ERRORS: Table = Table {
    check: extended,
    around: r#"{"errors":[$]}"#,
    at: "/errors/0",
    rows: &[("err-at-least-one ext-no-lessening", r#"{"shelf:a":1}"#, &[" missing-one-of"])],
};

#[test]
fn extensions_add_members_and_weaken_no_rule() {
    MEMBERS.holds();
}

#[test]
fn an_error_of_an_extensions_members_alone_says_nothing() {
    ERRORS.holds();
}

#[test]
fn two_extensions_have_two_namespaces() {
    let other = Extension::new("urn:example:other", "other2").expect("an extension");
    let check = extended().extension(other);
    let body = br#"{"shelf:a":1,"other2:a":{},"meta":{"other2:b":1}}"#;
    assert!(check.from_slice(body).is_ok());
    let atomic = Check::atomic().extension(Extension::new("urn:a", "shelf").expect("an extension"));
    let body = br#"{"atomic:operations":[{"op":"remove","href":"/a","shelf:x":1}],"shelf:y":2}"#;
    assert!(atomic.from_slice(body).is_ok());
}

#[test]
fn a_namespace_is_made_of_ascii_letters_and_digits() {
    for namespace in ["a", "Z9", "0", "version", "aB1"] {
        let extension = Extension::new("https://example.com/e", namespace).expect("an extension");
        assert_eq!(extension.namespace(), namespace);
    }
    for namespace in ["", "a-b", "a_b", "é", "a:b", "a b", "@a", "a:"] {
        assert!(Extension::new("https://example.com/e", namespace).is_err(), "{namespace:?}");
    }
    for uri in ["", "/e", "e", "//example.com/e", "https://a b"] {
        assert!(Extension::new(uri, "a").is_err(), "{uri:?}");
    }
}
