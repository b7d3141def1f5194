//! What the data of an operation is.

use jsonapi_core::check::Check;

use crate::rules::Table;

pub(super) const TABLES: &[&Table] = &[&RESOURCES, &LINKAGE];

const RESOURCES: Table = Table {
    check: Check::atomic,
    around: r#"{"atomic:operations":[$]}"#,
    at: "/atomic:operations/0",
    rows: &[
        ("atomic-create-data", r#"{"op":"add","data":{"type":"a"}}"#, &[]),
        (
            "atomic-create-data",
            r#"{"data":{"type":"a","id":"1","lid":"b","attributes":{"c":1}},"op":"add"}"#,
            &[],
        ),
        (
            "atomic-create-href atomic-create-data",
            r#"{"op":"add","href":"/a","data":{"type":"a"}}"#,
            &[],
        ),
        ("atomic-create-data", r#"{"op":"add"}"#, &[" missing"]),
        ("atomic-create-data", r#"{"op":"add","href":"/a"}"#, &[" missing"]),
        ("atomic-create-data", r#"{"op":"add","data":null}"#, &["/data not-null"]),
        ("atomic-create-data", r#"{"op":"add","data":[]}"#, &["/data wrong-type"]),
        ("atomic-create-data", r#"{"op":"add","data":[{"type":"a"}]}"#, &["/data wrong-type"]),
        ("atomic-create-data", r#"{"op":"add","data":5}"#, &["/data wrong-type"]),
        ("atomic-create-data", r#"{"op":"add","href":"/a","data":true}"#, &["/data wrong-type"]),
        ("atomic-create-data", r#"{"op":"add","href":"/a","data":null}"#, &["/data not-null"]),
        ("atomic-create-type", r#"{"op":"add","data":{}}"#, &["/data missing"]),
        ("atomic-create-type", r#"{"op":"add","href":"/a","data":{"id":"1"}}"#, &["/data missing"]),
        (
            "atomic-create-type res-identity-strings",
            r#"{"op":"add","data":{"type":5,"id":6,"lid":7}}"#,
            &["/data/type wrong-type", "/data/id wrong-type", "/data/lid wrong-type"],
        ),
        (
            "atomic-create-type res-type-name-rules",
            r#"{"op":"add","data":{"type":""}}"#,
            &["/data/type illegal-name"],
        ),
        (
            "create-client-id-unique",
            r#"{"op":"add","data":{"type":"a","id":""}}"#,
            &["/data/id invalid-id"],
        ),
        (
            "res-attributes-object rel-container-object",
            r#"{"op":"add","data":{"type":"a","attributes":null,"relationships":[]}}"#,
            &["/data/attributes not-null", "/data/relationships wrong-type"],
        ),
        (
            "res-fields-namespace",
            r#"{"op":"add","data":{"type":"a","attributes":{"b":1},"relationships":{"b":{"data":null}}}}"#,
            &["/data/relationships/b shared-name"],
        ),
        (
            "name-conditions",
            r#"{"op":"add","data":{"type":"a","attributes":{"b.c":1}}}"#,
            &["/data/attributes/b.c illegal-name"],
        ),
        (
            "create-relationship-data",
            r#"{"op":"add","data":{"type":"a","relationships":{"b":{"links":{"self":"/s"}}}}}"#,
            &["/data/relationships/b missing"],
        ),
        (
            "doc-no-additional-members",
            r#"{"op":"add","data":{"type":"a","b":1}}"#,
            &["/data/b unknown"],
        ),
        (
            "atomic-update-op atomic-update-target",
            r#"{"op":"update","data":{"type":"a","id":"1","attributes":{"b":1}}}"#,
            &[],
        ),
        (
            "atomic-update-target",
            r#"{"op":"update","ref":{"type":"a","id":"1"},"data":{"type":"a","id":"1"}}"#,
            &[],
        ),
        (
            "atomic-update-target",
            r#"{"op":"update","href":"/a/1","data":{"type":"a","id":"1","relationships":{"r":{"data":[]}}}}"#,
            &[],
        ),
        ("atomic-update-op", r#"{"op":"update"}"#, &[" missing"]),
        ("atomic-update-op", r#"{"op":"update","ref":{"type":"a","id":"1"}}"#, &[" missing"]),
        ("atomic-update-op", r#"{"op":"update","href":"/a/1"}"#, &[" missing"]),
        ("update-type-id", r#"{"op":"update","data":{"type":"a"}}"#, &["/data missing"]),
        ("update-type-id", r#"{"op":"update","data":{"id":"1"}}"#, &["/data missing"]),
        (
            "update-type-id",
            r#"{"op":"update","href":"/a/1","data":{"type":"a","attributes":{}}}"#,
            &["/data missing"],
        ),
        (
            "update-type-id",
            r#"{"op":"update","ref":{"type":"a","id":"1"},"data":{"attributes":{}}}"#,
            &["/data missing", "/data missing"],
        ),
        (
            "update-single-resource",
            r#"{"op":"update","ref":{"type":"a","id":"1"},"data":null}"#,
            &["/data not-null"],
        ),
        (
            "update-single-resource",
            r#"{"op":"update","ref":{"type":"a","id":"1"},"data":[]}"#,
            &["/data wrong-type"],
        ),
        ("update-single-resource", r#"{"op":"update","data":"a"}"#, &["/data wrong-type"]),
        (
            "update-relationship-data",
            r#"{"op":"update","data":{"type":"a","id":"1","relationships":{"b":{"meta":{}}}}}"#,
            &["/data/relationships/b missing"],
        ),
    ],
};

const LINKAGE: Table = Table {
    check: Check::atomic,
    around: r#"{"atomic:operations":[{$}]}"#,
    at: "/atomic:operations/0",
    rows: &[
        (
            "atomic-to-one-op atomic-to-one-target",
            r#""op":"update","ref":{"type":"a","id":"1","relationship":"r"},"data":null"#,
            &[],
        ),
        (
            "atomic-to-one-op atomic-to-one-target",
            r#""op":"update","ref":{"type":"a","id":"1","relationship":"r"},"data":{"type":"b","id":"1"}"#,
            &[],
        ),
        ("atomic-to-one-target", r#""op":"update","href":"/a/1/relationships/r","data":null"#, &[]),
        (
            "atomic-to-one-target",
            r#""op":"update","href":"/a/1/relationships/r","data":{"type":"b","id":"1"}"#,
            &[],
        ),
        ("atomic-to-one-target", r#""op":"update","data":null"#, &["/data not-null"]),
        (
            "relup-to-one-data",
            r#""op":"update","ref":{"type":"a","id":"1","relationship":"r"}"#,
            &[" missing"],
        ),
        (
            "relup-to-one-data",
            r#""op":"update","ref":{"type":"a","id":"1","relationship":"r"},"data":true"#,
            &["/data wrong-type"],
        ),
        (
            "relup-to-one-data rid-requires-id",
            r#""op":"update","ref":{"type":"a","id":"1","relationship":"r"},"data":{}"#,
            &["/data missing", "/data missing"],
        ),
        (
            "doc-no-additional-members",
            r#""op":"update","ref":{"type":"a","id":"1","relationship":"r"},"data":{"type":"b","id":"1","attributes":{}}"#,
            &["/data/attributes unknown"],
        ),
        (
            "atomic-to-many-replace atomic-to-many-target",
            r#""op":"update","ref":{"type":"a","id":"1","relationship":"r"},"data":[]"#,
            &[],
        ),
        (
            "atomic-to-many-replace",
            r#""op":"update","href":"/a/1/relationships/r","data":[{"type":"b","id":"1"}]"#,
            &[],
        ),
        (
            "atomic-to-many-add atomic-to-many-target",
            r#""op":"add","ref":{"type":"a","id":"1","relationship":"r"},"data":[{"type":"b","id":"1"},{"type":"b","id":"1"}]"#,
            &[],
        ),
        (
            "atomic-to-many-add",
            r#""op":"add","ref":{"type":"a","id":"1","relationship":"r"},"data":[]"#,
            &[],
        ),
        (
            "atomic-to-many-add atomic-to-many-target",
            r#""op":"add","href":"/a/1/relationships/r","data":[{"type":"b","id":"1"}]"#,
            &[],
        ),
        (
            "atomic-to-many-target",
            r#""op":"add","data":[{"type":"b","id":"1"}]"#,
            &["/data wrong-type"],
        ),
        (
            "atomic-to-many-remove",
            r#""op":"remove","ref":{"type":"a","id":"1","relationship":"r"},"data":[{"type":"b","id":"1"}]"#,
            &[],
        ),
        (
            "atomic-to-many-remove",
            r#""op":"remove","href":"/a/1/relationships/r","data":[{"type":"b","id":"1"}]"#,
            &[],
        ),
        (
            "atomic-to-many-remove",
            r#""op":"remove","ref":{"type":"a","id":"1","relationship":"r"}"#,
            &[" missing"],
        ),
        (
            "relup-to-many-data",
            r#""op":"add","ref":{"type":"a","id":"1","relationship":"r"}"#,
            &[" missing"],
        ),
        (
            "relup-to-many-data",
            r#""op":"add","ref":{"type":"a","id":"1","relationship":"r"},"data":{"type":"b","id":"1"}"#,
            &["/data wrong-type"],
        ),
        (
            "relup-to-many-data",
            r#""op":"add","ref":{"type":"a","id":"1","relationship":"r"},"data":"b""#,
            &["/data wrong-type"],
        ),
        (
            "relup-to-many-data",
            r#""op":"remove","ref":{"type":"a","id":"1","relationship":"r"},"data":null"#,
            &["/data not-null"],
        ),
        (
            "relup-to-many-data",
            r#""op":"remove","ref":{"type":"a","id":"1","relationship":"r"},"data":{"type":"b","id":"1"}"#,
            &["/data wrong-type"],
        ),
        (
            "rel-linkage-shape",
            r#""op":"add","ref":{"type":"a","id":"1","relationship":"r"},"data":[null,"1",[]]"#,
            &["/data/0 not-null", "/data/1 wrong-type", "/data/2 wrong-type"],
        ),
        (
            "rid-requires-type rid-requires-id",
            r#""op":"remove","href":"/a/1/relationships/r","data":[{"id":"1"},{"type":"b"}]"#,
            &["/data/0 missing", "/data/1 missing"],
        ),
        (
            "rid-identity-strings",
            r#""op":"update","href":"/a/1/relationships/r","data":[{"type":"b","id":1}]"#,
            &["/data/0/id wrong-type"],
        ),
        (
            "rid-may-meta",
            r#""op":"add","ref":{"type":"a","id":"1","relationship":"r"},"data":[{"type":"b","id":"1","meta":[]}]"#,
            &["/data/0/meta wrong-type"],
        ),
    ],
};

#[test]
fn operations_on_resources_have_a_resource() {
    RESOURCES.holds();
}

#[test]
fn operations_on_relationships_have_linkage() {
    LINKAGE.holds();
}
