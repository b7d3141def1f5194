//! Requests that create or update a resource.

use jsonapi_core::check::Check;

use super::Table;

pub(super) const TABLES: &[&Table] = &[
    &CREATE,
    &CREATE_AT,
    &NO_CLIENT_IDS,
    &CREATE_RELATIONSHIPS,
    &UPDATE,
    &UPDATE_RELATIONSHIPS,
    &ORDER,
    &ONCE,
];

/// What the test of statuses names besides the tables.
pub(super) const OTHERS: &[&str] =
    &["create-409-type", "update-409-mismatch", "create-client-id-403"];

const CREATE: Table = Table {
    check: Check::create,
    around: "$",
    at: "",
    rows: &[
        ("create-single-resource", r#"{"data":{"type":"books"}}"#, &[]),
        ("create-single-resource", r#"{"data":[{"type":"books"}]}"#, &["/data wrong-type"]),
        ("create-single-resource", r#"{"data":[]}"#, &["/data wrong-type"]),
        ("create-single-resource", r#"{"data":null}"#, &["/data not-null"]),
        ("create-single-resource", r#"{"data":"books"}"#, &["/data wrong-type"]),
        ("create-single-resource", r#"{"data":true}"#, &["/data wrong-type"]),
        ("create-single-resource", "{}", &[" missing"]),
        ("create-single-resource", r#"{"meta":{},"links":{},"jsonapi":{}}"#, &[" missing"]),
        ("create-single-resource", r#"{"errors":[]}"#, &[" missing"]),
        ("create-single-resource doc-root-object", "[]", &[" wrong-type"]),
        ("create-single-resource doc-root-object", r#"[{"type":"books"}]"#, &[" wrong-type"]),
        (
            "create-single-resource",
            r#"{"type":"books","attributes":{}}"#,
            &[" missing", "/type unknown", "/attributes unknown"],
        ),
        ("doc-data-errors-exclusive", r#"{"data":{"type":"books"},"errors":[]}"#, &[" exclusive"]),
        (
            "doc-optional-members",
            r#"{"data":{"type":"books"},"meta":{"a":1},"links":{"self":"/a"},"jsonapi":{"version":"1.1"}}"#,
            &[],
        ),
        (
            "doc-optional-members",
            r#"{"data":{"type":"books"},"included":[{"type":5}]}"#,
            &["/included not-allowed"],
        ),
        ("create-type res-requires-type", r#"{"data":{}}"#, &["/data missing"]),
        ("create-type", r#"{"data":{"attributes":{"a":1}}}"#, &["/data missing"]),
        ("create-type", r#"{"data":{"id":"a","lid":"b"}}"#, &["/data missing"]),
        ("create-type res-identity-strings", r#"{"data":{"type":null}}"#, &["/data/type not-null"]),
        (
            "create-type res-type-name-rules",
            r#"{"data":{"type":"a/b"}}"#,
            &["/data/type illegal-name"],
        ),
        (
            "create-client-id-key",
            r#"{"data":{"type":"books","id":"b0a1c2d3-0000-4000-8000-000000000000"}}"#,
            &[],
        ),
        (
            "create-client-id-key res-fields-namespace",
            r#"{"data":{"type":"books","attributes":{"id":"1"}}}"#,
            &["/data/attributes/id reserved-name"],
        ),
        (
            "create-client-id-key",
            r#"{"data":{"type":"books","uuid":"1"}}"#,
            &["/data/uuid unknown"],
        ),
        ("create-client-id-unique", r#"{"data":{"type":"books","id":"1"}}"#, &[]),
        (
            "create-client-id-unique",
            r#"{"data":{"type":"books","id":""}}"#,
            &["/data/id invalid-id"],
        ),
        (
            "res-identity-strings",
            r#"{"data":{"type":"books","id":5,"lid":6}}"#,
            &["/data/id wrong-type", "/data/lid wrong-type"],
        ),
        ("res-may-lid", r#"{"data":{"type":"books","lid":"a"}}"#, &[]),
        ("res-may-lid", r#"{"data":{"type":"books","id":"1","lid":"a"}}"#, &[]),
        (
            "res-optional-members",
            r#"{"data":{"type":"books","attributes":{"a":null},"relationships":{},"links":{"self":"/a"},"meta":{}}}"#,
            &[],
        ),
        (
            "res-attributes-object rel-container-object",
            r#"{"data":{"type":"books","attributes":[],"relationships":null}}"#,
            &["/data/attributes wrong-type", "/data/relationships not-null"],
        ),
        (
            "meta-object links-object",
            r#"{"data":{"type":"books","meta":[],"links":5},"meta":null,"links":[]}"#,
            &[
                "/data/meta wrong-type",
                "/data/links wrong-type",
                "/meta not-null",
                "/links wrong-type",
            ],
        ),
        ("doc-json-syntax", r#"{"data":{"type":"books","attributes":{"a":tru}}}"#, &["syntax"]),
    ],
};

const CREATE_AT: Table = Table {
    check: || Check::create().endpoint_type("books").endpoint_type("comics").client_ids(true),
    around: r#"{"data":$}"#,
    at: "/data",
    rows: &[
        ("create-409-type", r#"{"type":"books"}"#, &[]),
        ("create-409-type", r#"{"type":"comics","id":"1"}"#, &[]),
        ("create-409-type", r#"{"type":"people"}"#, &["/type type-mismatch"]),
        ("create-409-type", r#"{"type":"Books"}"#, &["/type type-mismatch"]),
        ("create-409-type", r#"{"type":"@books"}"#, &["/type type-mismatch"]),
        ("create-409-type", r#"{"type":5}"#, &["/type wrong-type"]),
        ("create-409-type", r#"{"type":"a.b"}"#, &["/type illegal-name"]),
        (
            "create-409-type create-relationship-data",
            r#"{"type":"people","relationships":{"r":{"links":{"self":"/s"}}}}"#,
            &["/type type-mismatch", "/relationships/r missing"],
        ),
    ],
};

const NO_CLIENT_IDS: Table = Table {
    check: || Check::create().endpoint_type("books").client_ids(false),
    around: r#"{"data":$}"#,
    at: "/data",
    rows: &[
        ("create-client-id-403", r#"{"type":"books"}"#, &[]),
        ("create-client-id-403", r#"{"type":"books","lid":"a"}"#, &[]),
        ("create-client-id-403", r#"{"type":"books","id":"1"}"#, &["/id client-id"]),
        ("create-client-id-403", r#"{"type":"books","id":""}"#, &["/id client-id"]),
        (
            "create-client-id-403 res-identity-strings",
            r#"{"type":"books","id":null}"#,
            &["/id not-null"],
        ),
        (
            "create-client-id-403",
            r#"{"type":"books","relationships":{"r":{"data":{"type":"books","id":"1"}}}}"#,
            &[],
        ),
    ],
};

const CREATE_RELATIONSHIPS: Table = Table {
    check: Check::create,
    around: r#"{"data":{"type":"books","relationships":{"r":$}}}"#,
    at: "/data/relationships/r",
    rows: &[
        ("create-relationship-data", r#"{"data":null}"#, &[]),
        ("create-relationship-data", r#"{"data":[],"links":{"related":"/r"},"meta":{}}"#, &[]),
        ("create-relationship-data", "{}", &[" missing"]),
        ("create-relationship-data", r#"{"links":{"self":"/s"}}"#, &[" missing"]),
        ("create-relationship-data", r#"{"meta":{"a":1}}"#, &[" missing"]),
        ("create-relationship-data name-at-ignored", r#"{"@data":null}"#, &[" missing"]),
        ("create-relationship-data", r#"{"Data":null}"#, &[" missing", "/Data unknown"]),
        ("rel-value-object", "null", &[" not-null"]),
        ("rel-value-object", r#""1""#, &[" wrong-type"]),
        (
            "rel-linkage-shape",
            r#"{"data":{"data":{"type":"people","id":"1"}}}"#,
            &["/data missing", "/data missing", "/data/data unknown"],
        ),
        ("rel-linkage-shape", r#"{"data":["1"]}"#, &["/data/0 wrong-type"]),
        ("rid-requires-id", r#"{"data":{"type":"people"}}"#, &["/data missing"]),
        (
            "rid-lid-for-new",
            r#"{"data":{"type":"books","lid":"nobody"}}"#,
            &["/data/lid unknown-lid"],
        ),
        (
            "doc-no-additional-members",
            r#"{"data":{"type":"people","id":"1","attributes":{"a":1}}}"#,
            &["/data/attributes unknown"],
        ),
    ],
};

const UPDATE: Table = Table {
    check: || Check::update().endpoint_type("books").endpoint_id("1"),
    around: "$",
    at: "",
    rows: &[
        (
            "update-single-resource update-partial-attributes update-partial-relationships",
            r#"{"data":{"type":"books","id":"1"}}"#,
            &[],
        ),
        (
            "update-partial-attributes",
            r#"{"data":{"type":"books","id":"1","attributes":{"a":null}}}"#,
            &[],
        ),
        (
            "update-single-resource",
            r#"{"data":[{"type":"books","id":"1"}]}"#,
            &["/data wrong-type"],
        ),
        ("update-single-resource", r#"{"data":null}"#, &["/data not-null"]),
        ("update-single-resource", r#"{"data":"1"}"#, &["/data wrong-type"]),
        ("update-single-resource", "{}", &[" missing"]),
        ("update-single-resource", r#"{"errors":[{"code":"a"}]}"#, &[" missing"]),
        ("update-single-resource", r#"{"links":{"self":"/a"},"meta":{}}"#, &[" missing"]),
        ("update-single-resource doc-root-object", "null", &[" not-null"]),
        ("update-type-id", r#"{"data":{"id":"1"}}"#, &["/data missing"]),
        ("update-type-id", r#"{"data":{"type":"books"}}"#, &["/data missing"]),
        ("update-type-id", r#"{"data":{}}"#, &["/data missing", "/data missing"]),
        ("update-type-id", r#"{"data":{"type":"books","lid":"1"}}"#, &["/data missing"]),
        (
            "update-type-id res-identity-strings",
            r#"{"data":{"type":"books","id":1}}"#,
            &["/data/id wrong-type"],
        ),
        (
            "update-type-id name-at-ignored",
            r#"{"data":{"@type":"books","@id":"1"}}"#,
            &["/data missing", "/data missing"],
        ),
        (
            "update-409-mismatch",
            r#"{"data":{"type":"people","id":"1"}}"#,
            &["/data/type type-mismatch"],
        ),
        ("update-409-mismatch", r#"{"data":{"type":"books","id":"2"}}"#, &["/data/id id-mismatch"]),
        ("update-409-mismatch", r#"{"data":{"type":"books","id":""}}"#, &["/data/id id-mismatch"]),
        (
            "update-409-mismatch",
            r#"{"data":{"type":"books","id":" 1"}}"#,
            &["/data/id id-mismatch"],
        ),
        (
            "update-409-mismatch",
            r#"{"data":{"type":"BOOKS","id":"2"}}"#,
            &["/data/type type-mismatch", "/data/id id-mismatch"],
        ),
        ("update-409-mismatch", r#"{"data":{"type":"books","id":"\u0031"}}"#, &[]),
        ("res-may-lid", r#"{"data":{"type":"books","id":"1","lid":"a"}}"#, &[]),
        (
            "doc-data-errors-exclusive",
            r#"{"errors":null,"data":{"type":"books","id":"1"}}"#,
            &[" exclusive", "/errors not-null"],
        ),
        (
            "doc-optional-members",
            r#"{"data":{"type":"books","id":"1"},"included":[]}"#,
            &["/included not-allowed"],
        ),
        (
            "doc-no-additional-members",
            r#"{"data":{"type":"books","id":"1","name":"a"},"patch":[]}"#,
            &["/data/name unknown", "/patch unknown"],
        ),
    ],
};

const UPDATE_RELATIONSHIPS: Table = Table {
    check: || Check::update().endpoint_type("books").endpoint_id("1"),
    around: r#"{"data":{"type":"books","id":"1","relationships":{"r":$}}}"#,
    at: "/data/relationships/r",
    rows: &[
        ("update-relationship-data", r#"{"data":null}"#, &[]),
        (
            "update-relationship-data",
            r#"{"data":[{"type":"people","id":"1"},{"type":"people","id":"1"}]}"#,
            &[],
        ),
        ("update-relationship-data", "{}", &[" missing"]),
        ("update-relationship-data", r#"{"meta":{"a":1}}"#, &[" missing"]),
        ("update-relationship-data", r#"{"links":{"self":"/s","related":"/r"}}"#, &[" missing"]),
        (
            "update-relationship-data doc-no-additional-members",
            r#"{"add":[]}"#,
            &[" missing", "/add unknown"],
        ),
        (
            "rel-value-object",
            r#"{"type":"people","id":"1"}"#,
            &[" missing", "/type unknown", "/id unknown"],
        ),
        ("rel-value-object", "false", &[" wrong-type"]),
        ("rel-linkage-shape", r#"{"data":false}"#, &["/data wrong-type"]),
        (
            "rid-requires-id",
            r#"{"data":[{"type":"people"},{"type":"people","lid":"a"}]}"#,
            &["/data/0 missing", "/data/1 missing"],
        ),
        (
            "rid-identity-strings",
            r#"{"data":[{"type":"people","id":9}]}"#,
            &["/data/0/id wrong-type"],
        ),
    ],
};

/// Each is found where it stands, in the order of the document.
const ORDER: Table = Table {
    check: || Check::update().endpoint_type("books").endpoint_id("1"),
    around: r#"{"data":$}"#,
    at: "/data",
    rows: &[
        (
            "update-409-mismatch",
            r#"{"type":"bo.oks","id":"2"}"#,
            &["/type illegal-name", "/id id-mismatch"],
        ),
        (
            "update-409-mismatch",
            r#"{"id":"2","type":"people"}"#,
            &["/id id-mismatch", "/type type-mismatch"],
        ),
        (
            "update-409-mismatch",
            r#"{"a":1,"type":"people","b":2,"id":"2"}"#,
            &["/a unknown", "/type type-mismatch", "/b unknown", "/id id-mismatch"],
        ),
    ],
};

/// A member is reported once.
const ONCE: Table = Table {
    check: Check::create,
    around: "$",
    at: "",
    rows: &[(
        "create-single-resource",
        r#"{"included":[]}"#,
        &[" missing", "/included not-allowed"],
    )],
};

#[test]
fn a_create_request_has_one_new_resource() {
    CREATE.holds();
}

#[test]
fn a_collection_takes_resources_of_its_types() {
    CREATE_AT.holds();
}

#[test]
fn an_id_of_the_client_is_refused_where_that_is_said() {
    NO_CLIENT_IDS.holds();
}

#[test]
fn relationships_of_a_new_resource_have_data() {
    CREATE_RELATIONSHIPS.holds();
}

#[test]
fn an_update_request_has_the_resource_of_the_endpoint() {
    UPDATE.holds();
}

#[test]
fn relationships_that_are_updated_have_data() {
    UPDATE_RELATIONSHIPS.holds();
}

#[test]
fn conflicts_stand_in_the_order_of_the_document() {
    ORDER.holds();
}

#[test]
fn what_is_not_allowed_is_reported_once() {
    ONCE.holds();
}

#[test]
fn conflicts_and_refused_ids_have_their_own_statuses() {
    let status = |check: Check, body: &str| check.from_slice(body.as_bytes()).unwrap_err().status();
    let create = || Check::create().endpoint_type("books").client_ids(false);
    let update = || Check::update().endpoint_type("books").endpoint_id("1");
    assert_eq!(status(create(), r#"{"data":{"type":"people"}}"#), 409);
    assert_eq!(status(create(), r#"{"data":{"type":"books","id":"1"}}"#), 403);
    assert_eq!(status(create(), r#"{"data":{"type":"people","id":"1"}}"#), 400);
    assert_eq!(status(create(), r#"{"data":{"attributes":{}}}"#), 400);
    assert_eq!(status(update(), r#"{"data":{"type":"books","id":"2"}}"#), 409);
    assert_eq!(status(update(), r#"{"data":{"type":"people","id":"2"}}"#), 409);
    assert_eq!(status(update(), r#"{"data":{"type":"people"}}"#), 400);
}
