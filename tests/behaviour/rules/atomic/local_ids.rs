//! Local ids: given by one operation, named by later ones.

use jsonapi_core::check::Check;

use crate::rules::Table;

pub(super) const TABLES: &[&Table] = &[
    &LOCAL_IDS,
    &UNKNOWN_LOCAL_IDS,
    &NOT_GIVEN,
    &GIVEN_TWICE,
    &GIVEN_AGAIN,
    &NOT_READ,
    &WRONG_LOCAL_ID,
];

const LOCAL_IDS: Table = Table {
    check: Check::atomic,
    around: r#"{"atomic:operations":[{"op":"add","data":{"type":"a","lid":"x"}},$]}"#,
    at: "/atomic:operations/1",
    rows: &[
        ("atomic-ref-lid-prior", r#"{"op":"remove","ref":{"type":"a","lid":"x"}}"#, &[]),
        (
            "atomic-ref-lid-prior",
            r#"{"op":"update","ref":{"type":"a","lid":"x"},"data":{"type":"a","lid":"x"}}"#,
            &[],
        ),
        (
            "atomic-ref-lid-prior update-409-mismatch",
            r#"{"op":"add","data":{"type":"a","lid":"y"}},{"op":"update","ref":{"type":"a","lid":"x"},"data":{"type":"a","lid":"y"}}"#,
            &["^/atomic:operations/2/data/lid id-mismatch"],
        ),
        (
            "atomic-ref-lid-prior",
            r#"{"op":"update","ref":{"lid":"x","relationship":"r","type":"a"},"data":{"type":"a","lid":"x"}}"#,
            &[],
        ),
        (
            "atomic-ref-lid-prior",
            r#"{"op":"remove","ref":{"type":"a","lid":"y"}}"#,
            &["/ref/lid unknown-lid"],
        ),
        (
            "atomic-ref-lid-prior",
            r#"{"op":"remove","ref":{"type":"b","lid":"x"}}"#,
            &["/ref/lid unknown-lid"],
        ),
        (
            "atomic-ref-lid-prior",
            r#"{"op":"remove","ref":{"type":"a","lid":"X"}}"#,
            &["/ref/lid unknown-lid"],
        ),
        (
            "atomic-ref-lid-prior",
            r#"{"op":"remove","ref":{"type":"a","lid":"z"}},{"op":"add","data":{"type":"a","lid":"z"}}"#,
            &["/ref/lid unknown-lid"],
        ),
        // An operation before gave it, whatever became of the resource since.
        (
            "atomic-ref-lid-prior",
            r#"{"op":"remove","ref":{"type":"a","lid":"x"}},{"op":"update","data":{"type":"a","lid":"x"}}"#,
            &[],
        ),
        (
            "atomic-ref-lid-prior",
            r#"{"op":"remove","ref":{"type":"a","lid":"x"}},{"op":"remove","ref":{"type":"a","lid":"x"}}"#,
            &[],
        ),
        (
            "rid-lid-for-new res-lid-consistent",
            r#"{"op":"add","data":{"type":"b","relationships":{"r":{"data":[{"type":"a","lid":"x"}]}}}}"#,
            &[],
        ),
        (
            "rid-lid-for-new res-lid-consistent",
            r#"{"op":"add","data":{"type":"b","lid":"b","relationships":{"r":{"data":{"type":"b","lid":"b"}}}}}"#,
            &[],
        ),
        (
            "rid-lid-for-new",
            r#"{"op":"update","ref":{"type":"b","id":"1","relationship":"r"},"data":[{"type":"a","lid":"x"},{"type":"a","id":"7"}]}"#,
            &[],
        ),
        (
            "rid-lid-for-new",
            r#"{"op":"add","data":{"type":"b","relationships":{"r":{"data":{"type":"a"}}}}}"#,
            &["/data/relationships/r/data missing"],
        ),
    ],
};

/// Local ids that no operation before this one creates.
const UNKNOWN_LOCAL_IDS: Table = Table {
    check: Check::atomic,
    around: r#"{"atomic:operations":[{"op":"add","data":{"type":"a","lid":"x"}},$]}"#,
    at: "/atomic:operations/1",
    rows: &[
        (
            "res-lid-consistent",
            r#"{"op":"add","data":{"type":"b","relationships":{"r":{"data":{"type":"a","lid":"y"}}}}}"#,
            &["/data/relationships/r/data/lid unknown-lid"],
        ),
        (
            "res-lid-consistent",
            r#"{"op":"add","data":{"type":"b","relationships":{"r":{"data":{"type":"b","lid":"y"}}}}},{"op":"add","data":{"type":"b","lid":"y"}}"#,
            &["/data/relationships/r/data/lid unknown-lid"],
        ),
        (
            "res-lid-consistent",
            r#"{"op":"update","ref":{"type":"b","id":"1","relationship":"r"},"data":{"type":"a","lid":"y"}}"#,
            &["/data/lid unknown-lid"],
        ),
        (
            "res-lid-consistent",
            r#"{"op":"add","href":"/b/1/relationships/r","data":[{"type":"a","lid":"x"},{"type":"a","lid":"y"}]}"#,
            &["/data/1/lid unknown-lid"],
        ),
        (
            "atomic-ref-lid-prior",
            r#"{"op":"update","data":{"type":"a","lid":"y"}}"#,
            &["/data/lid unknown-lid"],
        ),
    ],
};

/// A local id that an update names is not one that it gives.
const NOT_GIVEN: Table = Table {
    check: Check::atomic,
    around: r#"{"atomic:operations":[{"op":"update","data":{"type":"a","id":"1","lid":"x"}},$]}"#,
    at: "/atomic:operations/1",
    rows: &[(
        "atomic-ref-lid-prior",
        r#"{"op":"remove","ref":{"type":"a","lid":"x"}}"#,
        &["/ref/lid unknown-lid"],
    )],
};

/// One local id is one resource in the whole request, even if the resource is gone.
const GIVEN_AGAIN: Table = Table {
    check: Check::atomic,
    around: r#"{"atomic:operations":[{"op":"add","data":{"type":"a","lid":"x"}},{"op":"remove","ref":{"type":"a","lid":"x"}},{"op":"add","data":{"type":"a","lid":"x"}}]}"#,
    at: "/atomic:operations/2/data",
    rows: &[("atomic-ref-lid-prior", "", &[" duplicate-resource"])],
};

const GIVEN_TWICE: Table = Table {
    check: Check::atomic,
    around: r#"{"atomic:operations":[{"op":"add","data":{"type":"a","lid":"x"}},{"op":"add","data":{"type":"a","lid":"x"}}]}"#,
    at: "/atomic:operations/1/data",
    rows: &[("atomic-ref-lid-prior", "", &[" duplicate-resource"])],
};

/// What could not be read may have given any local id.
const NOT_READ: Table = Table {
    check: Check::atomic,
    around: r#"{"atomic:operations":[$,{"op":"remove","ref":{"type":"a","lid":"x"}}]}"#,
    at: "/atomic:operations/0",
    rows: &[
        (
            "res-identity-strings",
            r#"{"op":"add","data":{"type":"a","lid":5}}"#,
            &["/data/lid wrong-type"],
        ),
        ("res-requires-type", r#"{"op":"add","data":{"lid":"x"}}"#, &["/data missing"]),
        ("atomic-op-code", r#"{"op":"create","data":{"type":"a","lid":"x"}}"#, &["/op not-one-of"]),
        ("atomic-op-required", r#"{"data":{"type":"a","lid":"x"}}"#, &[" missing"]),
        ("atomic-create-data", r#"{"op":"add"}"#, &[" missing"]),
        ("atomic-create-data", r#"{"op":"add","data":[]}"#, &["/data wrong-type"]),
        ("atomic-operations-array", "5", &[" wrong-type"]),
        (
            "atomic-ref-lid-prior",
            r#"{"op":"add","data":{"type":"a","lid":"y"}}"#,
            &["^/atomic:operations/1/ref/lid unknown-lid"],
        ),
    ],
};

const WRONG_LOCAL_ID: Table = Table {
    check: Check::atomic,
    around: r#"{"atomic:operations":[{"op":"update","data":{"type":"a","lid":$}}]}"#,
    at: "/atomic:operations/0/data/lid",
    rows: &[
        ("res-identity-strings", "5", &[" wrong-type"]),
        ("res-identity-strings", "null", &[" not-null"]),
    ],
};

#[test]
fn a_local_id_names_what_an_operation_before_creates() {
    LOCAL_IDS.holds();
}

#[test]
fn linkage_names_only_local_ids_that_were_given_before() {
    UNKNOWN_LOCAL_IDS.holds();
}

#[test]
fn an_update_gives_no_local_id() {
    NOT_GIVEN.holds();
}

#[test]
fn a_local_id_is_given_once() {
    GIVEN_TWICE.holds();
    GIVEN_AGAIN.holds();
}

#[test]
fn a_local_id_of_the_wrong_kind_is_reported_alone() {
    WRONG_LOCAL_ID.holds();
}

#[test]
fn a_local_id_may_be_that_of_what_could_not_be_read() {
    NOT_READ.holds();
}
