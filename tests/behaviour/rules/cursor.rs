//! The Cursor Pagination profile.

use jsonapi_core::check::Check;

use super::Table;

pub(super) const TABLES: &[&Table] = &[
    &LINKS,
    &META,
    &ITEMS,
    &WITHOUT,
    &RELATIONSHIP,
    &ITEMS_OF_A_RELATIONSHIP,
    &NO_ARRAY,
    &NO_LINKAGE,
];

fn paginated() -> Check {
    Check::response().paginated("/data")
}

const LINKS: Table = Table {
    check: paginated,
    around: "$",
    at: "",
    rows: &[
        ("cursor-prev-next", r#"{"data":[],"links":{"prev":null,"next":null}}"#, &[]),
        (
            "cursor-prev-next",
            r#"{"data":[],"links":{"next":{"href":"/n"},"prev":"/p","first":"/f","last":null}}"#,
            &[],
        ),
        ("cursor-prev-next", r#"{"data":[]}"#, &[" missing"]),
        ("cursor-prev-next", r#"{"data":[],"links":{}}"#, &["/links missing", "/links missing"]),
        ("cursor-prev-next", r#"{"data":[],"links":{"prev":null}}"#, &["/links missing"]),
        (
            "cursor-prev-next",
            r#"{"links":{"next":"/n","self":"/s"},"data":[]}"#,
            &["/links missing"],
        ),
        (
            "cursor-prev-next name-at-ignored",
            r#"{"data":[],"links":{"@prev":null,"next":null}}"#,
            &["/links missing"],
        ),
        (
            "cursor-prev-next",
            r#"{"data":[],"links":{"previous":"/p","next":"/n"}}"#,
            &["/links missing", "/links/previous unknown"],
        ),
    ],
};

const META: Table = Table {
    check: paginated,
    around: r#"{"data":[],"links":{"prev":null,"next":null},"meta":{"page":$}}"#,
    at: "/meta/page",
    rows: &[
        ("cursor-page-meta-object", "{}", &[]),
        ("cursor-page-meta-object", "null", &[" not-null"]),
        ("cursor-page-meta-object", "5", &[" wrong-type"]),
        ("cursor-page-meta-object", "[]", &[" wrong-type"]),
        ("cursor-page-meta-object", r#""a""#, &[" wrong-type"]),
        ("cursor-page-meta-object", "true", &[" wrong-type"]),
        (
            "cursor-total cursor-estimated-may cursor-bestguess-may",
            r#"{"total":0,"estimatedTotal":{"bestGuess":200},"rangeTruncated":true,"own":[]}"#,
            &[],
        ),
        ("cursor-total", r#"{"total":12345678901234567890123}"#, &[]),
        ("cursor-total", r#"{"total":1.5}"#, &["/total invalid"]),
        ("cursor-total", r#"{"total":"12"}"#, &["/total wrong-type"]),
        ("cursor-total", r#"{"total":null}"#, &["/total not-null"]),
        ("cursor-total", r#"{"total":{}}"#, &["/total wrong-type"]),
        ("cursor-total", r#"{"total":true}"#, &["/total wrong-type"]),
        ("cursor-estimated-may cursor-estimated-object", r#"{"estimatedTotal":{}}"#, &[]),
        ("cursor-estimated-object", r#"{"estimatedTotal":200}"#, &["/estimatedTotal wrong-type"]),
        ("cursor-estimated-object", r#"{"estimatedTotal":null}"#, &["/estimatedTotal not-null"]),
        ("cursor-estimated-object", r#"{"estimatedTotal":[200]}"#, &["/estimatedTotal wrong-type"]),
        ("cursor-estimated-object", r#"{"estimatedTotal":"200"}"#, &["/estimatedTotal wrong-type"]),
        (
            "cursor-bestguess-integer",
            r#"{"estimatedTotal":{"bestGuess":"200"}}"#,
            &["/estimatedTotal/bestGuess wrong-type"],
        ),
        (
            "cursor-bestguess-integer",
            r#"{"estimatedTotal":{"bestGuess":2.5}}"#,
            &["/estimatedTotal/bestGuess invalid"],
        ),
        (
            "cursor-bestguess-integer",
            r#"{"estimatedTotal":{"bestGuess":null}}"#,
            &["/estimatedTotal/bestGuess not-null"],
        ),
        (
            "cursor-bestguess-integer",
            r#"{"estimatedTotal":{"bestGuess":[1]}}"#,
            &["/estimatedTotal/bestGuess wrong-type"],
        ),
        (
            "cursor-range-truncated-flag",
            r#"{"rangeTruncated":"true"}"#,
            &["/rangeTruncated wrong-type"],
        ),
        ("cursor-page-meta-object", r#"{"total":1,"total":1}"#, &["/total duplicate"]),
    ],
};

const ITEMS: Table = Table {
    check: paginated,
    around: r#"{"data":[{"type":"a","id":"1"},{"type":"a","id":"2","meta":{"page":$}}],"links":{"prev":null,"next":null}}"#,
    at: "/data/1/meta/page",
    rows: &[
        ("cursor-item-cursor cursor-item-may", r#"{"cursor":"abc"}"#, &[]),
        ("cursor-item-cursor", r#"{"cursor":5}"#, &["/cursor wrong-type"]),
        ("cursor-item-cursor", r#"{"cursor":null}"#, &["/cursor not-null"]),
        ("cursor-item-cursor", r#"{"cursor":{"id":"2"}}"#, &["/cursor wrong-type"]),
        ("cursor-item-cursor", r#"{"cursor":["a"]}"#, &["/cursor wrong-type"]),
        ("cursor-item-cursor", r#"{"cursor":false}"#, &["/cursor wrong-type"]),
        ("cursor-page-meta-object", r#""abc""#, &[" wrong-type"]),
        ("cursor-page-meta-object", "null", &[" not-null"]),
    ],
};

/// Without the profile `page` is a name like any other.
const WITHOUT: Table = Table {
    check: Check::response,
    around: "$",
    at: "",
    rows: &[
        ("meta-any-members", r#"{"data":[],"meta":{"page":5}}"#, &[]),
        (
            "meta-any-members",
            r#"{"data":[{"type":"a","id":"1","meta":{"page":{"cursor":5}}}]}"#,
            &[],
        ),
    ],
};

/// Linkage can be paginated like primary data.
const RELATIONSHIP: Table = Table {
    check: || Check::response().paginated("/data/relationships/r/data"),
    around: r#"{"data":{"type":"a","id":"1","relationships":{"r":{"data":[]$}}}}"#,
    at: "/data/relationships/r",
    rows: &[
        ("cursor-prev-next", r#","links":{"prev":null,"next":"/n"}"#, &[]),
        ("cursor-prev-next", "", &[" missing"]),
        ("cursor-prev-next", r#","links":{"self":"/s"}"#, &["/links missing", "/links missing"]),
        ("cursor-prev-next", r#","links":{"self":"/s","next":null}"#, &["/links missing"]),
        (
            "cursor-page-meta-object",
            r#","links":{"prev":null,"next":null},"meta":{"page":5}"#,
            &["/meta/page wrong-type"],
        ),
        (
            "cursor-total",
            r#","links":{"prev":null,"next":null},"meta":{"page":{"total":"5"}}"#,
            &["/meta/page/total wrong-type"],
        ),
    ],
};

/// What is no array has no pages.
const NO_LINKAGE: Table = Table {
    check: || Check::response().paginated("/data/relationships/r/data"),
    around: r#"{"data":{"type":"a","id":"1","relationships":{"r":$}}}"#,
    at: "/data/relationships/r",
    rows: &[
        ("cursor-prev-next", r#"{"data":null}"#, &[]),
        ("cursor-prev-next", r#"{"data":{"type":"a","id":"1"}}"#, &[]),
        ("cursor-prev-next", r#"{"links":{"self":"/s"}}"#, &[]),
        ("cursor-prev-next rel-linkage-shape", r#"{"data":5}"#, &["/data wrong-type"]),
    ],
};

const ITEMS_OF_A_RELATIONSHIP: Table = Table {
    check: || Check::response().paginated("/included/0/relationships/r/data"),
    around: r#"{"data":[{"type":"b","id":"1"}],"included":[{"type":"b","id":"1","relationships":{"r":{"links":{$},"data":[{"type":"c","id":"1","meta":{"page":{"cursor":5}}}]}}}]}"#,
    at: "/included/0/relationships/r",
    rows: &[
        (
            "cursor-item-cursor",
            r#""prev":null,"next":null"#,
            &["/data/0/meta/page/cursor wrong-type"],
        ),
        (
            "cursor-prev-next cursor-item-cursor",
            r#""next":null"#,
            &["/links missing", "/data/0/meta/page/cursor wrong-type"],
        ),
    ],
};

/// What has no array has no pages.
const NO_ARRAY: Table = Table {
    check: paginated,
    around: "$",
    at: "",
    rows: &[
        ("cursor-prev-next", r#"{"errors":[{"status":"400"}]}"#, &[]),
        ("cursor-prev-next links-object", r#"{"data":[],"links":null}"#, &["/links not-null"]),
    ],
};

#[test]
fn a_paginated_collection_has_prev_and_next() {
    LINKS.holds();
}

#[test]
fn page_is_an_object_of_counts() {
    META.holds();
}

#[test]
fn the_cursor_of_an_item_is_a_string() {
    ITEMS.holds();
}

#[test]
fn without_the_profile_page_is_free() {
    WITHOUT.holds();
}

#[test]
fn paginated_linkage_has_prev_and_next() {
    RELATIONSHIP.holds();
}

#[test]
fn paginated_linkage_of_included_resources_has_them_too() {
    ITEMS_OF_A_RELATIONSHIP.holds();
}

#[test]
fn nothing_is_missing_where_there_is_no_array() {
    NO_ARRAY.holds();
}

#[test]
fn what_is_no_array_needs_no_links_to_pages() {
    NO_LINKAGE.holds();
}
