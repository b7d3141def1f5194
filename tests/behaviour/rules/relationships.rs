//! Relationship objects.

use jsonapi_core::check::Check;

use super::Table;

pub(super) const TABLES: &[&Table] = &[&OBJECTS, &LINKAGE, &PAGINATION, &WRONG_LINKS];

const OBJECTS: Table = Table {
    check: Check::response,
    around: r#"{"data":{"type":"books","id":"1","relationships":{"r":$}}}"#,
    at: "/data/relationships/r",
    rows: &[
        ("rel-value-object", "null", &[" not-null"]),
        ("rel-value-object", r#""people""#, &[" wrong-type"]),
        ("rel-value-object", "[]", &[" wrong-type"]),
        ("rel-value-object", r#"[{"type":"people","id":"1"}]"#, &[" wrong-type"]),
        ("rel-value-object", "7", &[" wrong-type"]),
        ("rel-value-object", "false", &[" wrong-type"]),
        ("rel-at-least-one", "{}", &[" missing-one-of"]),
        ("rel-at-least-one", r#"{"links":{"next":"/n"}}"#, &[" missing-one-of"]),
        ("rel-at-least-one", r#"{"links":{"first":null,"last":null}}"#, &[" missing-one-of"]),
        (
            "rel-at-least-one name-at-ignored",
            r#"{"@data":null,"links":{"@self":"/s"}}"#,
            &[" missing-one-of"],
        ),
        (
            "rel-at-least-one doc-no-additional-members",
            r#"{"links":{"about":"/a"}}"#,
            &[" missing-one-of", "/links/about unknown"],
        ),
        (
            "rel-at-least-one doc-no-additional-members",
            r#"{"attributes":{},"id":"1"}"#,
            &[" missing-one-of", "/attributes unknown", "/id unknown"],
        ),
        ("rel-at-least-one", r#"{"data":null}"#, &[]),
        ("rel-at-least-one", r#"{"data":[]}"#, &[]),
        ("rel-at-least-one", r#"{"meta":{}}"#, &[]),
        ("rel-at-least-one", r#"{"links":{"related":"/r"}}"#, &[]),
        ("rel-at-least-one", r#"{"links":{"self":{"href":"/s"}}}"#, &[]),
        ("rel-at-least-one", r#"{"links":{"self":null}}"#, &[]),
        ("rel-at-least-one", r#"{"links":{"related":null,"next":null}}"#, &[]),
        ("rel-at-least-one", r#"{"data":null,"links":{}}"#, &[]),
        ("rel-at-least-one", r#"{"meta":{},"links":{"next":null}}"#, &[]),
        ("rel-at-least-one", r#"{"meta":null}"#, &["/meta not-null"]),
        ("rel-at-least-one rel-linkage-shape", r#"{"data":0}"#, &["/data wrong-type"]),
        ("links-object", r#"{"data":null,"links":[]}"#, &["/links wrong-type"]),
        (
            "doc-no-additional-members",
            r#"{"data":null,"links":{"self":"/s","describedby":"/d"}}"#,
            &["/links/describedby unknown"],
        ),
    ],
};

const LINKAGE: Table = Table {
    check: Check::response,
    around: r#"{"data":[{"type":"books","id":"1","relationships":{"r":{"data":$}}}]}"#,
    at: "/data/0/relationships/r/data",
    rows: &[
        ("rel-linkage-shape", "null", &[]),
        ("rel-linkage-shape", "[]", &[]),
        ("rel-linkage-shape", r#"{"type":"people","id":"1"}"#, &[]),
        ("rel-linkage-shape", r#"[{"type":"people","id":"1"},{"type":"shops","id":"1"}]"#, &[]),
        ("rel-linkage-shape", r#"[{"type":"people","id":"1"},{"type":"people","id":"1"}]"#, &[]),
        ("rel-linkage-shape", r#""1""#, &[" wrong-type"]),
        ("rel-linkage-shape", "1", &[" wrong-type"]),
        ("rel-linkage-shape", "true", &[" wrong-type"]),
        ("rel-linkage-shape", "[null]", &["/0 not-null"]),
        (
            "rel-linkage-shape",
            r#"["1",2,[]]"#,
            &["/0 wrong-type", "/1 wrong-type", "/2 wrong-type"],
        ),
        ("rel-linkage-shape", r#"[[{"type":"people","id":"1"}]]"#, &["/0 wrong-type"]),
        (
            "rel-linkage-shape rid-requires-type",
            r#"{"data":null}"#,
            &[" missing", " missing", "/data unknown"],
        ),
    ],
};

const PAGINATION: Table = Table {
    check: Check::response,
    around: r#"{"data":{"type":"books","id":"1","relationships":{"r":$}}}"#,
    at: "/data/relationships/r",
    rows: &[
        (
            "rel-pagination-allowed page-link-names",
            r#"{"data":[],"links":{"self":"/s","first":"/1","last":"/9","prev":null,"next":{"href":"/2"}}}"#,
            &[],
        ),
        ("rel-pagination-allowed", r#"{"links":{"related":"/r","next":"/2"}}"#, &[]),
        ("rel-pagination-allowed", r#"{"data":[],"links":{"next":"/2"}}"#, &[]),
        (
            "rel-pagination-allowed page-link-names",
            r#"{"data":[],"links":{"previous":"/1"}}"#,
            &["/links/previous unknown"],
        ),
        (
            "page-links-location",
            r#"{"data":null,"links":{"self":"/s","next":"/2"}}"#,
            &["/links/next pagination-link"],
        ),
        // What is no link is not said to be in the wrong place as well.
        (
            "page-links-location",
            r#"{"data":null,"links":{"self":"/s","next":5}}"#,
            &["/links/next wrong-type"],
        ),
        (
            "page-links-location",
            r#"{"links":{"prev":"/1","self":"/s","last":{"href":"/9"}},"data":{"type":"people","id":"1"}}"#,
            &["/links/prev pagination-link", "/links/last pagination-link"],
        ),
        (
            "page-links-location page-link-unavailable",
            r#"{"data":null,"links":{"self":"/s","first":null}}"#,
            &[],
        ),
        (
            "page-link-unavailable",
            r#"{"data":[],"links":{"next":false,"prev":{},"last":""}}"#,
            &["/links/next wrong-type", "/links/prev missing"],
        ),
    ],
};

/// A value of the wrong kind is reported, and not what might be missing in it.
const WRONG_LINKS: Table = Table {
    check: Check::response,
    around: r#"{"data":{"type":"books","id":"1","relationships":{"r":{"links":$}}}}"#,
    at: "/data/relationships/r/links",
    rows: &[
        ("links-object rel-at-least-one", "null", &[" not-null"]),
        ("links-object rel-at-least-one", "[]", &[" wrong-type"]),
        ("links-object rel-at-least-one", r#""/s""#, &[" wrong-type"]),
    ],
};

#[test]
fn a_relationship_is_an_object_with_something_in_it() {
    OBJECTS.holds();
}

#[test]
fn linkage_is_null_or_one_identifier_or_an_array_of_them() {
    LINKAGE.holds();
}

#[test]
fn only_to_many_relationships_have_pages() {
    PAGINATION.holds();
}

#[test]
fn links_of_the_wrong_kind_are_reported_alone() {
    WRONG_LINKS.holds();
}
