//! Operations and what they are aimed at.

use jsonapi_core::check::Check;

use crate::rules::Table;

pub(super) const TABLES: &[&Table] = &[&OPERATIONS];

const OPERATIONS: Table = Table {
    check: Check::atomic,
    around: r#"{"atomic:operations":[$]}"#,
    at: "/atomic:operations/0",
    rows: &[
        ("atomic-op-required", r#"{"ref":{"type":"a","id":"1"}}"#, &[" missing"]),
        ("atomic-op-required", "{}", &[" missing"]),
        ("atomic-op-required name-at-ignored", r#"{"@op":"remove","href":"/a/1"}"#, &[" missing"]),
        (
            "atomic-op-required name-case-sensitive",
            r#"{"OP":"remove","href":"/a/1"}"#,
            &[" missing", "/OP unknown"],
        ),
        (
            "atomic-op-optional",
            r#"{"meta":{"a":1},"href":"/a","op":"add","data":{"type":"a"}}"#,
            &[],
        ),
        (
            "atomic-op-optional doc-no-additional-members",
            r#"{"op":"remove","href":"/a/1","method":"DELETE","params":[],"links":{},"type":"a"}"#,
            &["/method unknown", "/params unknown", "/links unknown", "/type unknown"],
        ),
        (
            "atomic-op-meta-object",
            r#"{"op":"remove","href":"/a/1","meta":[]}"#,
            &["/meta wrong-type"],
        ),
        (
            "atomic-op-meta-object",
            r#"{"op":"remove","href":"/a/1","meta":null}"#,
            &["/meta not-null"],
        ),
        (
            "atomic-op-meta-object",
            r#"{"op":"remove","href":"/a/1","meta":"a"}"#,
            &["/meta wrong-type"],
        ),
        (
            "atomic-op-meta-object name-conditions",
            r#"{"op":"remove","href":"/a/1","meta":{"a.b":1}}"#,
            &["/meta/a.b illegal-name"],
        ),
        (
            "atomic-ref-or-href",
            r#"{"op":"remove","ref":{"type":"a","id":"1"},"href":"/a/1"}"#,
            &[" exclusive"],
        ),
        (
            "atomic-ref-or-href",
            r#"{"href":"/a/1/relationships/r","ref":{"type":"a","id":"1","relationship":"r"},"op":"update","data":null}"#,
            &[" exclusive"],
        ),
        (
            "atomic-ref-or-href",
            r#"{"op":"remove","href":null,"ref":{}}"#,
            &[" exclusive", "/href not-null", "/ref missing", "/ref missing-one-of"],
        ),
        ("atomic-ref-members", r#"{"op":"remove","ref":{"id":"1"}}"#, &["/ref missing"]),
        (
            "atomic-ref-members res-fields-namespace",
            r#"{"op":"update","ref":{"type":"a","id":"1","relationship":"type"},"data":null}"#,
            &["/ref/relationship reserved-name"],
        ),
        (
            "atomic-ref-members",
            r#"{"op":"update","ref":{"type":"a","id":"1","relationship":"@r"},"data":null}"#,
            &["/ref/relationship illegal-name"],
        ),
        ("atomic-ref-members", r#"{"op":"remove","ref":{"type":"a"}}"#, &["/ref missing-one-of"]),
        (
            "atomic-ref-members",
            r#"{"op":"remove","ref":{"relationship":"r"},"data":[]}"#,
            &["/ref missing", "/ref missing-one-of"],
        ),
        (
            "atomic-ref-members",
            r#"{"op":"update","ref":{"type":"a","relationship":"r"},"data":null}"#,
            &["/ref missing-one-of"],
        ),
        (
            "atomic-ref-members",
            r#"{"op":"remove","ref":{"type":"a","id":"1","lid":"b"}}"#,
            &["/ref exclusive"],
        ),
        (
            "atomic-ref-members",
            r#"{"op":"remove","ref":{"type":"a","id":1}}"#,
            &["/ref/id wrong-type"],
        ),
        (
            "atomic-ref-members",
            r#"{"op":"remove","ref":{"type":"a","id":null}}"#,
            &["/ref/id not-null"],
        ),
        (
            "atomic-ref-members",
            r#"{"op":"remove","ref":{"type":5,"id":"1"}}"#,
            &["/ref/type wrong-type"],
        ),
        (
            "atomic-ref-members",
            r#"{"op":"remove","ref":{"type":"a.b","id":"1"}}"#,
            &["/ref/type illegal-name"],
        ),
        (
            "atomic-ref-members",
            r#"{"op":"remove","ref":{"type":"a","lid":[]}}"#,
            &["/ref/lid wrong-type"],
        ),
        (
            "atomic-ref-members",
            r#"{"op":"update","ref":{"type":"a","id":"1","relationship":["r"]},"data":null}"#,
            &["/ref/relationship wrong-type"],
        ),
        (
            "atomic-ref-members",
            r#"{"op":"update","ref":{"type":"a","id":"1","relationship":null},"data":null}"#,
            &["/ref/relationship not-null"],
        ),
        (
            "atomic-ref-members doc-no-additional-members",
            r#"{"op":"remove","ref":{"type":"a","id":"1","meta":{},"href":"/a"}}"#,
            &["/ref/meta unknown", "/ref/href unknown"],
        ),
        ("atomic-ref-members", r#"{"op":"remove","ref":[]}"#, &["/ref wrong-type"]),
        ("atomic-ref-members", r#"{"op":"remove","ref":5}"#, &["/ref wrong-type"]),
        ("atomic-ref-members", r#"{"op":"remove","ref":"/a/1"}"#, &["/ref wrong-type"]),
        ("atomic-href-string", r#"{"op":"remove","href":"http://example.com/a/1?b=[c]"}"#, &[]),
        ("atomic-href-string", r#"{"op":"remove","href":true}"#, &["/href wrong-type"]),
        ("atomic-href-string", r#"{"op":"remove","href":"/a|1"}"#, &["/href invalid"]),
        ("atomic-href-string", r#"{"op":"remove","href":"/é"}"#, &["/href invalid"]),
        ("atomic-remove-target", r#"{"op":"remove"}"#, &[" missing-one-of"]),
        ("atomic-remove-target", r#"{"op":"remove","meta":{}}"#, &[" missing-one-of"]),
        (
            "atomic-remove-target",
            r#"{"op":"remove","data":{"type":"a","id":"1"}}"#,
            &[" missing-one-of"],
        ),
        (
            "atomic-remove-target atomic-remove-op",
            r#"{"op":"remove","ref":{"type":"a","id":"1"}}"#,
            &[],
        ),
        ("atomic-remove-target atomic-remove-op", r#"{"op":"remove","href":"/a/1"}"#, &[]),
    ],
};

#[test]
fn an_operation_has_a_code_and_at_most_one_target() {
    OPERATIONS.holds();
}
