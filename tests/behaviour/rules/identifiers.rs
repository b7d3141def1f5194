//! Resource identifier objects.

use jsonapi_core::check::{Check, Fetch};

use super::Table;

pub(super) const TABLES: &[&Table] = &[&LINKAGE, &PRIMARY, &IN_CREATE, &IN_UPDATE];

const LINKAGE: Table = Table {
    check: Check::response,
    around: r#"{"data":{"type":"books","id":"1","relationships":{"r":{"data":$}}}}"#,
    at: "/data/relationships/r/data",
    rows: &[
        ("rid-requires-type", r#"{"id":"1"}"#, &[" missing"]),
        ("rid-requires-type name-at-ignored", r#"{"id":"1","@type":"people"}"#, &[" missing"]),
        ("rid-requires-id", r#"{"type":"people"}"#, &[" missing"]),
        ("rid-requires-id", r#"{"type":"people","lid":"a"}"#, &[" missing"]),
        ("rid-requires-id rid-requires-type", "{}", &[" missing", " missing"]),
        (
            "rid-requires-id",
            r#"[{"type":"people"},{"type":"people","id":"2"},{"id":"3"}]"#,
            &["/0 missing", "/2 missing"],
        ),
        ("rid-identity-strings", r#"{"type":"people","id":4}"#, &["/id wrong-type"]),
        ("rid-identity-strings", r#"{"type":"people","id":null}"#, &["/id not-null"]),
        ("rid-identity-strings", r#"{"type":"people","id":true}"#, &["/id wrong-type"]),
        ("rid-identity-strings", r#"{"type":"people","id":["4"]}"#, &["/id wrong-type"]),
        ("rid-identity-strings", r#"{"type":{},"id":"4"}"#, &["/type wrong-type"]),
        (
            "rid-identity-strings",
            r#"{"type":false,"id":[]}"#,
            &["/type wrong-type", "/id wrong-type"],
        ),
        ("rid-identity-strings", r#"{"type":"people","id":"4","lid":{}}"#, &["/lid wrong-type"]),
        (
            "rid-identity-strings",
            r#"[{"lid":null,"type":"people","id":"4"}]"#,
            &["/0/lid not-null"],
        ),
        ("rid-lid-for-new", r#"{"type":"people","id":"4","lid":"a"}"#, &[]),
        ("rid-may-meta", r#"{"type":"people","id":"4","meta":{"a":{"b":[]}}}"#, &[]),
        (
            "rid-may-meta meta-object",
            r#"[{"type":"people","id":"4","meta":null}]"#,
            &["/0/meta not-null"],
        ),
        (
            "rid-may-meta meta-object",
            r#"{"type":"people","id":"4","meta":5}"#,
            &["/meta wrong-type"],
        ),
        (
            "doc-no-additional-members",
            r#"{"type":"people","id":"4","attributes":{},"relationships":{},"links":{"self":5}}"#,
            &["/attributes unknown", "/relationships unknown", "/links unknown"],
        ),
        (
            "doc-no-additional-members name-case-sensitive",
            r#"{"type":"people","id":"4","Type":"a"}"#,
            &["/Type unknown"],
        ),
    ],
};

const PRIMARY: Table = Table {
    check: || Check::response_to(Fetch::Relationship),
    around: r#"{"data":[{"type":"people","id":"1"},$]}"#,
    at: "/data/1",
    rows: &[
        ("rid-requires-type", r#"{"id":"1"}"#, &[" missing"]),
        ("rid-requires-id", r#"{"type":"people","lid":"1"}"#, &[" missing"]),
        ("rid-identity-strings", r#"{"type":"people","id":1}"#, &["/id wrong-type"]),
        ("res-type-name-rules", r#"{"type":"pe.ople","id":"1"}"#, &["/type illegal-name"]),
        ("rid-may-meta", r#"{"type":"people","id":"1","meta":[]}"#, &["/meta wrong-type"]),
        (
            "doc-no-additional-members",
            r#"{"type":"people","id":"1","links":{}}"#,
            &["/links unknown"],
        ),
    ],
};

const IN_CREATE: Table = Table {
    check: Check::create,
    around: r#"{"data":{"type":"books","lid":"b","relationships":{"r":{"data":$}}}}"#,
    at: "/data/relationships/r/data",
    rows: &[
        ("rid-lid-for-new res-lid-consistent", r#"{"type":"books","lid":"b"}"#, &[]),
        (
            "rid-lid-for-new res-lid-consistent",
            r#"[{"type":"people","id":"1"},{"type":"books","lid":"b"}]"#,
            &[],
        ),
        ("rid-lid-for-new", r#"{"type":"books"}"#, &[" missing"]),
        ("rid-lid-for-new", r#"{"lid":"b"}"#, &[" missing"]),
        ("rid-lid-for-new", r#"{"type":"people","id":"1","lid":"z"}"#, &[]),
        ("res-lid-consistent", r#"{"type":"people","lid":"b"}"#, &["/lid unknown-lid"]),
        ("res-lid-consistent", r#"{"type":"books","lid":"B"}"#, &["/lid unknown-lid"]),
        (
            "res-lid-consistent",
            r#"[{"type":"books","lid":"b"},{"type":"books","lid":"c"},{"lid":"d","type":"books"}]"#,
            &["/1/lid unknown-lid", "/2/lid unknown-lid"],
        ),
        ("rid-identity-strings", r#"{"type":"books","lid":5}"#, &["/lid wrong-type"]),
        ("rid-identity-strings", r#"{"type":"books","lid":null}"#, &["/lid not-null"]),
    ],
};

const IN_UPDATE: Table = Table {
    check: Check::update,
    around: r#"{"data":{"type":"books","id":"1","lid":"b","relationships":{"r":{"data":$}}}}"#,
    at: "/data/relationships/r/data",
    rows: &[
        ("rid-requires-id", r#"{"type":"people","lid":"a"}"#, &[" missing"]),
        ("rid-requires-id", r#"[{"type":"people"}]"#, &["/0 missing"]),
        ("rid-requires-type", r#"{"id":"1"}"#, &[" missing"]),
        ("rid-may-meta", r#"{"type":"people","id":"1","meta":{}}"#, &[]),
    ],
};

#[test]
fn linkage_names_a_resource_by_type_and_id() {
    LINKAGE.holds();
}

#[test]
fn the_linkage_that_is_answered_names_resources_by_type_and_id() {
    PRIMARY.holds();
}

#[test]
fn a_local_id_names_what_the_request_creates() {
    IN_CREATE.holds();
}

#[test]
fn nothing_is_created_by_an_update_so_local_ids_name_nothing() {
    IN_UPDATE.holds();
}
