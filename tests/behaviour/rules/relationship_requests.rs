//! Requests that update a relationship.

use jsonapi_core::check::{Cardinality, Check};

use super::Table;

pub(super) const TABLES: &[&Table] = &[&TO_ONE, &TO_MANY, &EITHER, &TOP_LEVEL];

const TO_ONE: Table = Table {
    check: || Check::relationship(Cardinality::ToOne),
    around: r#"{"data":$}"#,
    at: "/data",
    rows: &[
        ("relup-to-one-data", "null", &[]),
        ("relup-to-one-data", r#"{"type":"people","id":"1"}"#, &[]),
        ("relup-to-one-data rid-may-meta", r#"{"type":"people","id":"1","meta":{"a":1}}"#, &[]),
        ("relup-to-one-data", "[]", &[" wrong-type"]),
        ("relup-to-one-data", r#"[{"type":"people"}]"#, &[" wrong-type"]),
        ("relup-to-one-data", r#""1""#, &[" wrong-type"]),
        ("relup-to-one-data", "1", &[" wrong-type"]),
        ("relup-to-one-data", "true", &[" wrong-type"]),
        ("rid-requires-type rid-requires-id", "{}", &[" missing", " missing"]),
        ("rid-requires-id", r#"{"type":"people"}"#, &[" missing"]),
        ("rid-requires-id", r#"{"type":"people","lid":"1"}"#, &[" missing"]),
        ("rid-identity-strings", r#"{"type":"people","id":1}"#, &["/id wrong-type"]),
        ("rid-identity-strings", r#"{"type":null,"id":null}"#, &["/type not-null", "/id not-null"]),
        ("res-type-name-rules", r#"{"type":"pe+ople","id":"1"}"#, &["/type illegal-name"]),
        (
            "doc-no-additional-members",
            r#"{"type":"people","id":"1","links":{"self":"/a"},"attributes":5,"x":1}"#,
            &["/links unknown", "/attributes unknown", "/x unknown"],
        ),
        ("name-at-anywhere", r#"{"@a":5,"type":"people","id":"1"}"#, &[]),
    ],
};

/// Where it is not known whether the relationship is to one or to many.
const EITHER: Table = Table {
    check: || Check::relationship(Cardinality::Any),
    around: r#"{"data":$}"#,
    at: "/data",
    rows: &[
        ("relup-to-one-data", "null", &[]),
        ("relup-to-one-data", r#"{"type":"people","id":"1"}"#, &[]),
        ("relup-to-many-data", "[]", &[]),
        ("relup-to-many-data", r#"[{"type":"people","id":"1"}]"#, &[]),
        ("rid-requires-id", r#"[{"type":"people"}]"#, &["/0 missing"]),
        ("relup-to-one-data relup-to-many-data", "true", &[" wrong-type"]),
    ],
};

const TO_MANY: Table = Table {
    check: || Check::relationship(Cardinality::ToMany),
    around: r#"{"data":$}"#,
    at: "/data",
    rows: &[
        ("relup-to-many-data", "[]", &[]),
        (
            "relup-to-many-data",
            r#"[{"type":"people","id":"1"},{"type":"shops","id":"1","meta":{}}]"#,
            &[],
        ),
        ("relup-to-many-data", r#"[{"type":"people","id":"1"},{"type":"people","id":"1"}]"#, &[]),
        ("relup-to-many-data", "null", &[" not-null"]),
        ("relup-to-many-data", r#"{"type":"people","id":"1"}"#, &[" wrong-type"]),
        ("relup-to-many-data", r#""1""#, &[" wrong-type"]),
        ("relup-to-many-data", "0", &[" wrong-type"]),
        ("relup-to-many-data", "false", &[" wrong-type"]),
        (
            "relup-to-many-data",
            r#"[null,1,"a",[],{"type":"people","id":"1"}]"#,
            &["/0 not-null", "/1 wrong-type", "/2 wrong-type", "/3 wrong-type"],
        ),
        (
            "rid-requires-id",
            r#"[{"type":"people","id":"1"},{"type":"people"},{"type":"people","lid":"a"}]"#,
            &["/1 missing", "/2 missing"],
        ),
        ("rid-requires-type", r#"[{"id":"1"}]"#, &["/0 missing"]),
        (
            "rid-identity-strings",
            r#"[{"type":[],"id":{}}]"#,
            &["/0/type wrong-type", "/0/id wrong-type"],
        ),
        (
            "rid-may-meta meta-object",
            r#"[{"type":"people","id":"1","meta":"a"}]"#,
            &["/0/meta wrong-type"],
        ),
        (
            "doc-no-additional-members",
            r#"[{"type":"people","id":"1","relationships":{}}]"#,
            &["/0/relationships unknown"],
        ),
    ],
};

const TOP_LEVEL: Table = Table {
    check: || Check::relationship(Cardinality::ToMany),
    around: "$",
    at: "",
    rows: &[
        ("relup-to-many-data", "{}", &[" missing"]),
        ("relup-to-many-data", r#"{"meta":{}}"#, &[" missing"]),
        ("relup-to-many-data", r#"{"errors":[]}"#, &[" missing"]),
        (
            "relup-to-many-data name-case-sensitive",
            r#"{"DATA":[]}"#,
            &[" missing", "/DATA unknown"],
        ),
        ("doc-root-object", r#"[{"type":"people","id":"1"}]"#, &[" wrong-type"]),
        (
            "doc-optional-members",
            r#"{"data":[],"meta":{"a":1},"links":{"self":"/s"},"jsonapi":{}}"#,
            &[],
        ),
        ("doc-data-errors-exclusive", r#"{"data":[],"errors":[]}"#, &[" exclusive"]),
        ("doc-json-syntax", r#"{"data":[}"#, &["syntax"]),
    ],
};

#[test]
fn linkage_of_either_kind_is_judged_by_what_it_is() {
    EITHER.holds();
}

#[test]
fn a_to_one_relationship_is_set_to_an_identifier_or_null() {
    TO_ONE.holds();
}

#[test]
fn a_to_many_relationship_is_updated_by_an_array_of_identifiers() {
    TO_MANY.holds();
}

#[test]
fn a_relationship_is_updated_by_a_document_with_data() {
    TOP_LEVEL.holds();
}
