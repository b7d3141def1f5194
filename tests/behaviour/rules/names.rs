//! Member names.

use jsonapi_core::check::Check;

use super::{Table, found};

pub(super) const TABLES: &[&Table] =
    &[&ATTRIBUTES, &RELATIONSHIPS, &TYPES, &META, &FREE_META, &RESOURCE_LINKS];

/// What the tests below name besides the tables.
pub(super) const OTHERS: &[&str] =
    &["name-allowed-chars", "name-reserved-chars", "name-global-chars", "name-edge-chars"];

const ATTRIBUTES: Table = Table {
    check: Check::response,
    around: r#"{"data":{"type":"books","id":"1","attributes":$}}"#,
    at: "/data/attributes",
    rows: &[
        ("name-nonempty name-conditions", r#"{"":1}"#, &["/ illegal-name"]),
        ("name-edge-chars", r#"{"a-":1}"#, &["/a- illegal-name"]),
        ("name-edge-chars", r#"{"-a":1}"#, &["/-a illegal-name"]),
        ("name-edge-chars", r#"{"a_":1,"_":2}"#, &["/a_ illegal-name", "/_ illegal-name"]),
        ("name-edge-chars", r#"{" a":1,"b ":2}"#, &["/ a illegal-name", "/b  illegal-name"]),
        ("name-edge-chars", r#"{"é-":1}"#, &["/é- illegal-name"]),
        ("name-allowed-chars", r#"{"a-b_c d":1,"A0":2,"0-1":3,"a  b":4}"#, &[]),
        ("name-global-chars", r#"{"é":1,"漢字":2,"😀":3,"a😀":4,"\u0080":5,"\uffff":6}"#, &[]),
        ("name-global-chars", r#"{"é-漢":1,"\u00a0":2,"\u2028":3,"٣":4}"#, &[]),
        (
            "name-reserved-chars",
            r#"{"a/b":1,"c~d":2}"#,
            &["/a~1b illegal-name", "/c~0d illegal-name"],
        ),
        ("name-reserved-chars", r#"{"a\\b":1}"#, &["/a\\b illegal-name"]),
        ("name-reserved-chars", r#"{"a\u0001b":1}"#, &["/a\u{1}b illegal-name"]),
        ("name-reserved-chars", r#"{"a@":1}"#, &["/a@ illegal-name"]),
        ("name-reserved-chars", r#"{"shelf:row":1}"#, &["/shelf:row illegal-name"]),
        // Nothing is reported below an illegal name.
        ("name-conditions", r#"{"a.b":{"c":1,"c":2}}"#, &["/a.b illegal-name"]),
        ("name-conditions", r#"{"a":{"b.c":1,"_d":[{"":2}]}}"#, &[]),
        ("name-case-sensitive", r#"{"a":1,"A":2,"ID":3,"Type":4,"iD":5}"#, &[]),
        ("name-at-prefix name-at-anywhere", r#"{"@a":1,"@a-b":null,"@type":[],"@id":{}}"#, &[]),
        ("name-at-prefix", r#"{"@":1,"@@a":2,"@a+b":3,"@a-":4,"@a b@c":5,"@:x":6}"#, &[]),
        ("name-at-prefix doc-json-syntax", r#"{"@a":1,"@a":2}"#, &["/@a duplicate"]),
        ("name-at-anywhere", r#"{"a@b":1}"#, &["/a@b illegal-name"]),
    ],
};

const RELATIONSHIPS: Table = Table {
    check: Check::response,
    around: r#"{"data":{"type":"books","id":"1","relationships":$}}"#,
    at: "/data/relationships",
    rows: &[
        ("name-nonempty", r#"{"":{"data":null}}"#, &["/ illegal-name"]),
        ("name-edge-chars", r#"{"a_":{"data":null}}"#, &["/a_ illegal-name"]),
        (
            "name-reserved-chars name-conditions",
            r#"{"a.b":{"data":5},"c":{"data":null}}"#,
            &["/a.b illegal-name"],
        ),
        ("name-reserved-chars", r#"{"a[b]":5}"#, &["/a[b] illegal-name"]),
        ("name-reserved-chars", r#"{"shelf:row":{}}"#, &["/shelf:row illegal-name"]),
        ("name-allowed-chars name-global-chars", r#"{"é b-c":{"data":null},"1":{"data":[]}}"#, &[]),
        ("name-at-prefix name-at-ignored", r#"{"@a":null,"@b":5,"@c+":{"data":5}}"#, &[]),
    ],
};

const TYPES: Table = Table {
    check: Check::response,
    around: r#"{"data":[{"type":"$","id":"1"},{"type":"a","id":"1","relationships":{"r":{"data":{"type":"$","id":"2"}}}}]}"#,
    at: "",
    rows: &[
        ("res-type-name-rules", "books", &[]),
        ("res-type-name-rules", "big-books", &[]),
        ("res-type-name-rules", "big books", &[]),
        ("res-type-name-rules", "Bücher", &[]),
        ("res-type-name-rules", "1", &[]),
        ("res-type-name-rules", "@books", &[]),
        ("res-type-name-rules", "", BOTH_TYPES),
        ("res-type-name-rules", "-books", BOTH_TYPES),
        ("res-type-name-rules", "books_", BOTH_TYPES),
        ("res-type-name-rules", " books", BOTH_TYPES),
        ("res-type-name-rules", "a/b", BOTH_TYPES),
        ("res-type-name-rules", "a.b", BOTH_TYPES),
        ("res-type-name-rules", "a:b", BOTH_TYPES),
        ("res-type-name-rules", "a@b", BOTH_TYPES),
        ("res-type-name-rules", "a\\u0000b", BOTH_TYPES),
        ("res-type-name-rules", "a\\u007f", BOTH_TYPES),
        ("res-type-name-rules", "#", BOTH_TYPES),
    ],
};

const BOTH_TYPES: &[&str] =
    &["/data/0/type illegal-name", "/data/1/relationships/r/data/type illegal-name"];

const META: Table = Table {
    check: Check::response,
    around: r#"{"meta":$}"#,
    at: "/meta",
    rows: &[
        (
            "name-conditions meta-any-members",
            r#"{"a.b":1,"_c":2,"":3}"#,
            &["/a.b illegal-name", "/_c illegal-name", "/ illegal-name"],
        ),
        ("meta-any-members", r#"{"a":{"b+c":1,"_":[{"":2}]}}"#, &[]),
        ("name-at-anywhere", r#"{"@a":1,"@":2}"#, &[]),
        ("meta-any-members", r#"{"type":1,"id":null,"links":"x","data":[],"é b":{}}"#, &[]),
    ],
};

const FREE_META: Table = Table {
    check: || Check::response().free_meta_names(),
    around: r#"{"meta":$}"#,
    at: "/meta",
    rows: &[
        ("meta-any-members", r#"{"a.b":1,"_c":2,"":3,"shelf:row":4}"#, &[]),
        ("meta-any-members", r#"{"a.b":1,"a.b":2}"#, &["/a.b duplicate"]),
    ],
};

const RESOURCE_LINKS: Table = Table {
    check: Check::response,
    around: r#"{"data":{"type":"books","id":"1","links":$}}"#,
    at: "/data/links",
    rows: &[
        ("name-conditions", r#"{"a.b":"/x"}"#, &["/a.b illegal-name"]),
        ("name-nonempty", r#"{"":null}"#, &["/ illegal-name"]),
        ("name-edge-chars", r#"{"_a":"/x","self":"/s"}"#, &["/_a illegal-name"]),
        ("name-reserved-chars", r#"{"shelf:row":"/x"}"#, &["/shelf:row illegal-name"]),
    ],
};

#[test]
fn attributes_have_legal_names() {
    ATTRIBUTES.holds();
}

#[test]
fn relationships_have_legal_names() {
    RELATIONSHIPS.holds();
}

#[test]
fn types_are_legal_names() {
    TYPES.holds();
}

#[test]
fn members_of_meta_have_legal_names_and_what_is_in_them_is_free() {
    META.holds();
}

#[test]
fn members_of_meta_have_any_names_where_that_is_said() {
    FREE_META.holds();
}

#[test]
fn links_of_a_resource_have_legal_names() {
    RESOURCE_LINKS.holds();
}

#[test]
fn every_ascii_character_is_decided_at_the_start_inside_and_at_the_end() {
    let letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let allowed = |make: fn(char) -> String| -> String {
        (0..0x80u8)
            .map(char::from)
            .filter(|character| {
                let name = serde_json::Value::from(make(*character));
                let body = format!(
                    r#"{{"data":{{"type":"books","id":"1","attributes":{{{name}:1}},"relationships":{{}}}}}}"#
                );
                found(&Check::response(), &body).is_empty()
            })
            .collect()
    };
    assert_eq!(allowed(|one| one.to_string()), format!("{}@{}", &letters[..10], &letters[10..]));
    assert_eq!(allowed(|one| format!("{one}a")), format!("{}@{}", &letters[..10], &letters[10..]));
    assert_eq!(allowed(|one| format!("a{one}")), letters);
    let mut inside: Vec<char> = allowed(|one| format!("a{one}b")).chars().collect();
    inside.retain(|character| !character.is_ascii_alphanumeric());
    assert_eq!(inside, [' ', '-', '_']);
}
