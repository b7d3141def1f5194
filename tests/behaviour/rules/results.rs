//! Results of the Atomic Operations extension, alone and against the request.

use jsonapi_core::check::Check;

use super::Table;

pub(super) const TABLES: &[&Table] =
    &[&RESULTS, &ANSWERS, &POSITIONS, &BY_URL, &ONE_RESOURCE_TWICE];

const RESULTS: Table = Table {
    check: Check::atomic,
    around: r#"{"atomic:results":$}"#,
    at: "/atomic:results",
    rows: &[
        ("atomic-results-array", "[]", &[" empty"]),
        ("atomic-results-array", "null", &[" not-null"]),
        ("atomic-results-array", "{}", &[" wrong-type"]),
        ("atomic-results-array", r#"{"data":null}"#, &[" wrong-type"]),
        ("atomic-results-array", "5", &[" wrong-type"]),
        ("atomic-results-array", r#""a""#, &[" wrong-type"]),
        (
            "atomic-results-array",
            "[{},null,[],5]",
            &["/1 not-null", "/2 wrong-type", "/3 wrong-type"],
        ),
        ("atomic-result-members", "[{}]", &[]),
        (
            "atomic-result-members",
            r#"[{"data":{"type":"a","id":"1"},"meta":{}},{"meta":{"a":1}}]"#,
            &[],
        ),
        ("atomic-result-members name-at-anywhere", r#"[{"@a":5}]"#, &[]),
        (
            "atomic-result-members doc-no-additional-members",
            r#"[{"links":{},"errors":[],"op":"add","included":[]}]"#,
            &["/0/links unknown", "/0/errors unknown", "/0/op unknown", "/0/included unknown"],
        ),
        ("atomic-result-members meta-object", r#"[{"meta":null}]"#, &["/0/meta not-null"]),
        (
            "atomic-result-members doc-primary-data-shape",
            r#"[{"data":5}]"#,
            &["/0/data wrong-type"],
        ),
        (
            "res-requires-id",
            r#"[{"data":{"type":"a"}},{"data":{"type":"a","lid":"x"}}]"#,
            &["/0/data missing", "/1/data missing"],
        ),
        ("res-requires-type", r#"[{},{"data":{"id":"1"}}]"#, &["/1/data missing"]),
        (
            "rel-at-least-one",
            r#"[{"data":{"type":"a","id":"1","relationships":{"r":{}}}}]"#,
            &["/0/data/relationships/r missing-one-of"],
        ),
        (
            "rel-at-least-one",
            r#"[{"data":{"type":"a","id":"1","relationships":{"r":{"links":{"self":"/s"}}}}}]"#,
            &[],
        ),
    ],
};

const ANSWERS: Table = Table {
    check: answers,
    around: r#"{"atomic:results":$}"#,
    at: "/atomic:results",
    rows: &[
        ("atomic-results-length", r#"[{"data":{"type":"a","id":"1"}},{},{},{},{},{}]"#, &[]),
        (
            "atomic-results-length",
            r#"[{"data":{"type":"a","id":"1"}},{"data":{"type":"a","id":"u"}},{"data":{"type":"a","id":"1"}},{},{},{}]"#,
            &[],
        ),
        ("atomic-results-length", r#"[{"data":{"type":"a","id":"1"}}]"#, &[" result-count"]),
        // Which result answers which operation is not known then.
        ("atomic-results-length", r#"[{},{"data":{"type":"b","id":"1"}}]"#, &[" result-count"]),
        (
            "atomic-results-length",
            r#"[{"data":{"type":"a","id":"1"}},{},{},{},{},{},{}]"#,
            &[" result-count"],
        ),
        ("atomic-create-result-data", "[{},{},{},{},{},{}]", &["/0 missing"]),
        ("atomic-create-result-data", r#"[{"meta":{}},{},{},{},{},{}]"#, &["/0 missing"]),
        (
            "atomic-create-result-empty atomic-create-result-echo",
            r#"[{"data":{"type":"a","id":"1"}},{"data":{"type":"a","id":"u"}},{},{},{},{}]"#,
            &[],
        ),
        (
            "atomic-update-result-unchanged",
            r#"[{"data":{"type":"a","id":"1"}},{},{"meta":{}},{},{},{}]"#,
            &[],
        ),
        (
            "atomic-remove-result",
            r#"[{"data":{"type":"a","id":"1"}},{},{},{"data":null},{},{}]"#,
            &["/3/data not-allowed"],
        ),
        (
            "atomic-to-one-result",
            r#"[{"data":{"type":"a","id":"1"}},{},{},{},{"data":{"type":"b","id":"1"}},{}]"#,
            &["/4/data not-allowed"],
        ),
        (
            "atomic-to-many-result",
            r#"[{"data":{"type":"a","id":"1"}},{},{},{},{},{"data":[]}]"#,
            &["/5/data not-allowed"],
        ),
    ],
};

/// The result stands at the place of its operation, and is its resource.
const POSITIONS: Table = Table {
    check: answers,
    around: r#"{"atomic:results":$}"#,
    at: "/atomic:results",
    rows: &[
        ("atomic-create-result-data", r#"[{"data":null},{},{},{},{},{}]"#, &["/0/data not-null"]),
        ("atomic-create-result-data", r#"[{"data":[]},{},{},{},{},{}]"#, &["/0/data wrong-type"]),
        (
            "atomic-results-position",
            r#"[{"data":{"type":"b","id":"1"}},{},{},{},{},{}]"#,
            &["/0/data/type type-mismatch"],
        ),
        (
            "atomic-results-position",
            r#"[{"data":{"type":"a","id":"1"}},{"data":{"type":"a","id":"v"}},{},{},{},{}]"#,
            &["/1/data/id id-mismatch"],
        ),
        (
            "atomic-results-position",
            r#"[{"data":{"type":"a","id":"1"}},{},{"data":{"type":"a","id":"2"}},{},{},{}]"#,
            &["/2/data/id id-mismatch"],
        ),
        (
            "atomic-update-result-unchanged",
            r#"[{"data":{"type":"a","id":"1"}},{},{"data":[]},{},{},{}]"#,
            &["/2/data wrong-type"],
        ),
    ],
};

/// Where the target is a URL, the data tells that it is a relationship.
const BY_URL: Table = Table {
    check: || {
        let operations = br#"{"atomic:operations":[
            {"op":"update","href":"/a/1/relationships/r","data":null},
            {"op":"add","href":"/a/1/relationships/s","data":[{"type":"b","id":"1"}]},
            {"op":"update","href":"/a/1","data":{"type":"a","id":"1"}}
        ]}"#;
        Check::atomic_response().request(operations).expect("a request")
    },
    around: r#"{"atomic:results":$}"#,
    at: "/atomic:results",
    rows: &[
        (
            "atomic-to-one-result atomic-to-many-result",
            r#"[{},{},{"data":{"type":"a","id":"1"}}]"#,
            &[],
        ),
        (
            "atomic-to-one-result atomic-to-many-result",
            r#"[{"data":null},{"data":[]},{}]"#,
            &["/0/data not-allowed", "/1/data not-allowed"],
        ),
    ],
};

/// Results may be of one resource more than once.
const ONE_RESOURCE_TWICE: Table = Table {
    check: Check::atomic,
    around: r#"{"atomic:results":[{"data":{"type":"a","id":"1","attributes":{"b":1}}},{"data":{"type":"a","id":"1","attributes":{"b":2}}}]}"#,
    at: "",
    rows: &[("comp-no-duplicates", "", &[])],
};

/// Six operations: an add, an add with an id, an update, a removal, and two of relationships.
fn answers() -> Check {
    let request = br#"{"atomic:operations":[
        {"op":"add","data":{"type":"a"}},
        {"op":"add","data":{"type":"a","id":"u"}},
        {"op":"update","data":{"type":"a","id":"1","attributes":{"b":1}}},
        {"op":"remove","ref":{"type":"a","id":"2"}},
        {"op":"update","ref":{"type":"a","id":"1","relationship":"r"},"data":{"type":"b","id":"1"}},
        {"op":"remove","ref":{"type":"a","id":"1","relationship":"s"},"data":[]}
    ]}"#;
    Check::atomic().request(request).expect("a request")
}

#[test]
fn results_are_objects_with_data_or_meta() {
    RESULTS.holds();
}

#[test]
fn results_fit_the_operations_of_the_request() {
    ANSWERS.holds();
}

#[test]
fn each_result_is_the_resource_of_its_operation() {
    POSITIONS.holds();
}

#[test]
fn the_result_for_a_relationship_behind_a_url_has_no_data() {
    BY_URL.holds();
}

#[test]
fn two_results_may_be_one_resource() {
    ONE_RESOURCE_TWICE.holds();
}
