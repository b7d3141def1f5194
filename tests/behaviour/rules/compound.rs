//! Compound documents: full linkage and uniqueness.

use jsonapi_core::check::{Check, Fetch};

use super::Table;

pub(super) const TABLES: &[&Table] =
    &[&FULL_LINKAGE, &UNIQUENESS, &SPARSE, &LINKAGE, &COLLECTION, &MIXED];

const FULL_LINKAGE: Table = Table {
    check: Check::response,
    around: "{$}",
    at: "",
    rows: &[
        (
            "comp-full-linkage",
            r#""data":null,"included":[{"type":"a","id":"1"}]"#,
            &["/included/0 not-linked"],
        ),
        (
            "comp-full-linkage",
            r#""data":[],"included":[{"type":"a","id":"1"},{"type":"a","id":"2"}]"#,
            &["/included/0 not-linked", "/included/1 not-linked"],
        ),
        (
            "comp-full-linkage",
            r#""data":{"type":"b","id":"1","relationships":{"r":{"data":null},"s":{"data":[]}}},"included":[{"type":"a","id":"1"}]"#,
            &["/included/0 not-linked"],
        ),
        (
            "comp-full-linkage",
            r#""data":{"type":"b","id":"1","relationships":{"r":{"links":{"related":"/a/1"}}}},"included":[{"type":"a","id":"1"}]"#,
            &["/included/0 not-linked"],
        ),
        (
            "comp-full-linkage",
            r#""data":{"type":"b","id":"1","relationships":{"r":{"meta":{"data":{"type":"a","id":"1"}}}}},"included":[{"type":"a","id":"1"}]"#,
            &["/included/0 not-linked"],
        ),
        (
            "comp-full-linkage",
            r#""data":{"type":"b","id":"1","attributes":{"r":{"data":{"type":"a","id":"1"}}}},"included":[{"type":"a","id":"1"}]"#,
            &["/included/0 not-linked"],
        ),
        (
            "comp-full-linkage name-at-ignored",
            r#""data":{"type":"b","id":"1","relationships":{"@r":{"data":{"type":"a","id":"1"}}}},"included":[{"type":"a","id":"1"}]"#,
            &["/included/0 not-linked"],
        ),
        // Linkage that cannot be read may lead anywhere.
        (
            "comp-full-linkage",
            r#""data":{"type":"b","id":"1","relationships":[]},"included":[{"type":"a","id":"1"}]"#,
            &["/data/relationships wrong-type"],
        ),
        (
            "comp-full-linkage",
            r#""data":{"type":"b","id":"1","relationships":{"r":{"data":{"type":"a","id":1}}}},"included":[{"type":"a","id":"1"}]"#,
            &["/data/relationships/r/data/id wrong-type"],
        ),
        (
            "comp-full-linkage",
            r#""data":{"type":"b","id":"1","relationships":{"r":5}},"included":[{"type":"a","id":"1"}]"#,
            &["/data/relationships/r wrong-type"],
        ),
        // So may primary data that is none.
        (
            "comp-full-linkage doc-primary-data-shape",
            r#""data":5,"included":[{"type":"a","id":"1"}]"#,
            &["/data wrong-type"],
        ),
        (
            "comp-full-linkage doc-primary-data-shape",
            r#""data":[{"type":"b","id":"1"},null],"included":[{"type":"a","id":"1"}]"#,
            &["/data/1 not-null"],
        ),
        (
            "comp-full-linkage",
            r#""data":{"type":"b","id":"1"},"included":[{"type":"a","id":1,"relationships":{"r":{"data":{"type":"c","id":"1"}}}},{"type":"c","id":"1"}]"#,
            &["/included/0/id wrong-type"],
        ),
        // What a second member says is passed, so that nobody knows what it links to.
        (
            "comp-full-linkage",
            r#""data":{"type":"b","id":"1","relationships":{},"relationships":{"r":{"data":{"type":"a","id":"1"}}}},"included":[{"type":"a","id":"1"}]"#,
            &["/data/relationships duplicate"],
        ),
        (
            "comp-full-linkage",
            r#""data":[{"type":"b","id":"1","relationships":{"r":{"data":null},"r":{"data":{"type":"a","id":"1"}}}}],"included":[{"type":"a","id":"1"}]"#,
            &["/data/0/relationships/r duplicate"],
        ),
        (
            "comp-full-linkage",
            r#""data":{"type":"b","id":"1","relationships":{"r":{"data":null,"data":{"type":"a","id":"1"}}}},"included":[{"type":"a","id":"1"}]"#,
            &["/data/relationships/r/data duplicate"],
        ),
        (
            "comp-full-linkage",
            r#""data":null,"data":{"type":"b","id":"1","relationships":{"r":{"data":{"type":"a","id":"1"}}}},"included":[{"type":"a","id":"1"}]"#,
            &["/data duplicate"],
        ),
        (
            "comp-full-linkage",
            r#""data":{"type":"b","id":"1","relationships":{"r":{"data":{"type":"a","id":"2"}}}},"included":[{"type":"a","id":"1","id":"2"}]"#,
            &["/included/0/id duplicate"],
        ),
        (
            "comp-full-linkage",
            r#""data":{"type":"b","id":"1","attributes":{"x":1,"x":2}},"included":[{"type":"a","id":"1"}]"#,
            &["/data/attributes/x duplicate", "/included/0 not-linked"],
        ),
        // Types and ids are compared as they are written.
        (
            "comp-full-linkage",
            r#""data":{"type":"b","id":"1","relationships":{"r":{"data":{"type":"A","id":"1"}}}},"included":[{"type":"a","id":"1"}]"#,
            &["/included/0 not-linked"],
        ),
        (
            "comp-full-linkage",
            r#""data":{"type":"b","id":"1","relationships":{"r":{"data":{"type":"a","id":"01"}}}},"included":[{"type":"a","id":"1"}]"#,
            &["/included/0 not-linked"],
        ),
        (
            "comp-full-linkage",
            r#""data":{"type":"b","id":"1","relationships":{"r":{"data":{"type":"a","id":"\u0031"}}}},"included":[{"id":"1","type":"\u0061"}]"#,
            &[],
        ),
        // Circles and links back do not lead from the primary data.
        (
            "comp-full-linkage",
            r#""data":{"type":"b","id":"1"},"included":[{"type":"a","id":"1","relationships":{"r":{"data":{"type":"a","id":"1"}}}}]"#,
            &["/included/0 not-linked"],
        ),
        (
            "comp-full-linkage",
            r#""data":{"type":"b","id":"1","relationships":{"r":{"data":{"type":"a","id":"1"}}}},"included":[{"type":"a","id":"2","relationships":{"r":{"data":{"type":"a","id":"1"}}}},{"type":"a","id":"1"}]"#,
            &["/included/0 not-linked"],
        ),
        (
            "comp-full-linkage",
            r#""data":{"type":"b","id":"1"},"included":[{"type":"a","id":"1","relationships":{"r":{"data":[{"type":"b","id":"1"},{"type":"c","id":"1"}]}}},{"type":"c","id":"1"}]"#,
            &["/included/0 not-linked", "/included/1 not-linked"],
        ),
        (
            "comp-full-linkage",
            r#""included":[{"type":"c","id":"1"},{"type":"d","id":"1","relationships":{"r":{"data":[{"type":"b","id":"1"},{"type":"c","id":"1"}]}}},{"type":"a","id":"1","relationships":{"r":{"data":{"type":"d","id":"1"}}}}],"data":[{"type":"b","id":"2"},{"type":"b","id":"1","relationships":{"r":{"data":[{"type":"a","id":"1"}]}}}]"#,
            &[],
        ),
        (
            "comp-full-linkage",
            r#""data":{"type":"a","id":"1","relationships":{"r":{"data":{"type":"a","id":"2"}}}},"included":[{"type":"a","id":"2","relationships":{"r":{"data":{"type":"a","id":"3"}}}},{"type":"a","id":"3","relationships":{"r":{"data":{"type":"a","id":"1"}}}}]"#,
            &[],
        ),
        (
            "comp-full-linkage",
            r#""data":{"type":"a","id":"1","relationships":{"r":{"data":{"type":"z","id":"1"}}}},"included":[]"#,
            &[],
        ),
        // An identifier may be the primary data of a response that answers for anything.
        (
            "comp-full-linkage",
            r#""data":[{"type":"a","id":"1"},{"type":"a","id":"1"}],"included":[{"type":"a","id":"1"}]"#,
            &[],
        ),
        // What has no well-formed identity is held against nothing.
        (
            "comp-full-linkage res-identity-strings",
            r#""data":null,"included":[{"type":"a","id":1}]"#,
            &["/included/0/id wrong-type"],
        ),
        (
            "comp-full-linkage res-requires-type",
            r#""data":null,"included":[{"id":"1"}]"#,
            &["/included/0 missing"],
        ),
        (
            "comp-full-linkage res-type-name-rules",
            r#""data":null,"included":[{"type":"a.b","id":"1"}]"#,
            &["/included/0/type illegal-name"],
        ),
        // A malformed resource still links.
        (
            "comp-full-linkage",
            r#""data":{"id":"1","relationships":{"r":{"data":{"type":"a","id":"1"}}}},"included":[{"type":"a","id":"1"}]"#,
            &["/data missing"],
        ),
    ],
};

const UNIQUENESS: Table = Table {
    check: Check::response,
    around: "{$}",
    at: "",
    rows: &[
        // What a copy links to is not reported as well.
        (
            "comp-no-duplicates comp-full-linkage",
            r#""data":{"type":"a","id":"1","relationships":{"r":{"data":{"type":"b","id":"1"}}}},"included":[{"type":"b","id":"1"},{"type":"b","id":"1","relationships":{"s":{"data":{"type":"c","id":"1"}}}},{"type":"c","id":"1"},{"type":"c","id":"2"}]"#,
            &["/included/1 duplicate-resource", "/included/3 not-linked"],
        ),
        (
            "comp-no-duplicates",
            r#""data":[{"type":"b","id":"1","attributes":{}},{"type":"b","id":"2","attributes":{}},{"type":"b","id":"1","attributes":{}}]"#,
            &["/data/2 duplicate-resource"],
        ),
        (
            "comp-no-duplicates",
            r#""data":[{"type":"b","id":"1","links":{}},{"type":"b","id":"1","relationships":{}},{"type":"b","id":"1","attributes":{"a":1}}]"#,
            &["/data/1 duplicate-resource", "/data/2 duplicate-resource"],
        ),
        ("comp-no-duplicates", r#""data":[{"type":"b","id":"1"},{"type":"b","id":"1"}]"#, &[]),
        (
            "comp-no-duplicates",
            r#""data":[{"type":"b","id":"1","attributes":{}},{"type":"c","id":"1","attributes":{}},{"type":"B","id":"1","attributes":{}}]"#,
            &[],
        ),
        (
            "comp-no-duplicates",
            r#""data":[{"type":"b","id":"1","attributes":{},"relationships":{"r":{"data":[{"type":"a","id":"1"},{"type":"b","id":"1"}]}}}],"included":[{"type":"a","id":"1"},{"type":"b","id":"1"},{"type":"a","id":"1","meta":{}}]"#,
            &["/included/1 duplicate-resource", "/included/2 duplicate-resource"],
        ),
        // A second copy is a duplicate and nothing else, linked or not.
        (
            "comp-no-duplicates comp-full-linkage",
            r#""data":null,"included":[{"type":"a","id":"1"},{"type":"a","id":"1"}]"#,
            &["/included/0 not-linked", "/included/1 duplicate-resource"],
        ),
        (
            "comp-no-duplicates",
            r#""included":[{"type":"b","id":"1"}],"data":{"type":"b","id":"1","attributes":{}}"#,
            &["/included/0 duplicate-resource"],
        ),
        (
            "comp-no-duplicates res-identity-strings",
            r#""data":[{"type":"b","id":1,"attributes":{}},{"type":"b","id":1,"attributes":{}}]"#,
            &["/data/0/id wrong-type", "/data/1/id wrong-type"],
        ),
    ],
};

const SPARSE: Table = Table {
    check: || Check::response().sparse("books"),
    around: "{$}",
    at: "",
    rows: &[
        (
            "comp-full-linkage res-identity-strings",
            r#""data":{"type":"books","id":5,"attributes":{}},"included":[{"type":"a","id":"1"}]"#,
            &["/data/id wrong-type"],
        ),
        (
            "comp-full-linkage",
            r#""data":{"type":"books","id":"1","attributes":{}},"included":[{"type":"a","id":"1"}]"#,
            &[],
        ),
        (
            "comp-full-linkage",
            r#""data":[{"type":"shops","id":"1","relationships":{"r":{"data":{"type":"books","id":"1"}}}}],"included":[{"type":"books","id":"1"},{"type":"a","id":"1"}]"#,
            &[],
        ),
        (
            "comp-full-linkage",
            r#""data":{"type":"shops","id":"1"},"included":[{"type":"a","id":"1"}]"#,
            &["/included/0 not-linked"],
        ),
        (
            "comp-full-linkage",
            r#""data":{"type":"Books","id":"1"},"included":[{"type":"a","id":"1"}]"#,
            &["/included/0 not-linked"],
        ),
        (
            "comp-no-duplicates",
            r#""data":{"type":"books","id":"1","attributes":{}},"included":[{"type":"a","id":"1"},{"type":"a","id":"1"}]"#,
            &["/included/1 duplicate-resource"],
        ),
    ],
};

const LINKAGE: Table = Table {
    check: || Check::response_to(Fetch::Relationship),
    around: "{$}",
    at: "",
    rows: &[
        // Linkage that cannot be read may lead anywhere.
        (
            "comp-full-linkage rid-identity-strings",
            r#""data":{"type":"a","id":1},"included":[{"type":"a","id":"1"}]"#,
            &["/data/id wrong-type"],
        ),
        (
            "comp-full-linkage rid-requires-id",
            r#""data":[{"type":"a"},{"type":"b","id":"1"}],"included":[{"type":"a","id":"1"}]"#,
            &["/data/0 missing"],
        ),
        (
            "comp-full-linkage",
            r#""data":{"type":"a","id":"1"},"included":[{"type":"a","id":"1","attributes":{}}]"#,
            &[],
        ),
        (
            "comp-full-linkage",
            r#""data":[{"type":"a","id":"1"}],"included":[{"type":"a","id":"1","relationships":{"r":{"data":{"type":"b","id":"1"}}}},{"type":"b","id":"1"},{"type":"b","id":"2"}]"#,
            &["/included/2 not-linked"],
        ),
        (
            "comp-full-linkage",
            r#""data":null,"included":[{"type":"a","id":"1"}]"#,
            &["/included/0 not-linked"],
        ),
        (
            "comp-no-duplicates",
            r#""data":[{"type":"a","id":"1"}],"included":[{"type":"a","id":"1"},{"type":"a","id":"1"}]"#,
            &["/included/1 duplicate-resource"],
        ),
    ],
};

const COLLECTION: Table = Table {
    check: || Check::response_to(Fetch::Collection),
    around: "{$}",
    at: "",
    rows: &[
        (
            "comp-no-duplicates",
            r#""data":[{"type":"a","id":"1"}],"included":[{"type":"a","id":"1"}]"#,
            &["/included/0 duplicate-resource"],
        ),
        (
            "comp-no-duplicates",
            r#""data":[{"type":"a","id":"1"},{"type":"a","id":"2"},{"id":"1","type":"a"}]"#,
            &["/data/2 duplicate-resource"],
        ),
        (
            "comp-full-linkage doc-primary-data-shape",
            r#""data":{"type":"a","id":"1"},"included":[{"type":"b","id":"1"}]"#,
            &["/data wrong-type"],
        ),
    ],
};

/// Where one item has attributes, all of them are resources.
const MIXED: Table = Table {
    check: Check::response,
    around: r#"{"data":[$]}"#,
    at: "/data",
    rows: &[(
        "comp-no-duplicates",
        r#"{"type":"a","id":"1","attributes":{"a":1}},{"type":"a","id":"1"}"#,
        &["/1 duplicate-resource"],
    )],
};

#[test]
fn linkage_leads_from_the_primary_data_to_every_included_resource() {
    FULL_LINKAGE.holds();
}

#[test]
fn a_resource_stands_in_a_document_once() {
    UNIQUENESS.holds();
}

#[test]
fn sparse_fieldsets_may_hide_what_links() {
    SPARSE.holds();
}

#[test]
fn the_linkage_that_is_answered_leads_to_what_is_included() {
    LINKAGE.holds();
}

#[test]
fn items_of_a_collection_are_resources_however_short() {
    COLLECTION.holds();
}

#[test]
fn items_beside_a_resource_are_resources() {
    MIXED.holds();
}
