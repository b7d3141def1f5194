//! The `jsonapi` member.

use jsonapi_core::check::Check;

use super::Table;

pub(super) const TABLES: &[&Table] = &[&JSONAPI];

const JSONAPI: Table = Table {
    check: Check::response,
    around: r#"{"data":null,"jsonapi":$}"#,
    at: "/jsonapi",
    rows: &[
        ("jsonapi-object", "null", &[" not-null"]),
        ("jsonapi-object", "[]", &[" wrong-type"]),
        ("jsonapi-object", r#"[{"version":"1.1"}]"#, &[" wrong-type"]),
        ("jsonapi-object", "1.1", &[" wrong-type"]),
        ("jsonapi-object", "true", &[" wrong-type"]),
        ("jsonapi-may-include", "{}", &[]),
        (
            "jsonapi-may-include jsonapi-members jsonapi-member-types",
            r#"{"meta":{"a":1},"profile":["https://example.com/a","urn:b"],"ext":["https://example.com/c"],"version":"1.1"}"#,
            &[],
        ),
        ("jsonapi-members name-at-anywhere", r#"{"@a":5}"#, &[]),
        (
            "jsonapi-members doc-no-additional-members",
            r#"{"version":"1.1","Version":1,"extensions":[],"links":{}}"#,
            &["/Version unknown", "/extensions unknown", "/links unknown"],
        ),
        ("jsonapi-member-types", r#"{"version":1.1}"#, &["/version wrong-type"]),
        ("jsonapi-member-types", r#"{"version":null}"#, &["/version not-null"]),
        ("jsonapi-member-types", r#"{"version":["1.1"]}"#, &["/version wrong-type"]),
        ("jsonapi-member-types", r#"{"version":{}}"#, &["/version wrong-type"]),
        ("jsonapi-member-types", r#"{"version":"latest"}"#, &[]),
        ("jsonapi-member-types", r#"{"ext":"https://example.com/a"}"#, &["/ext wrong-type"]),
        (
            "jsonapi-member-types",
            r#"{"ext":null,"profile":{}}"#,
            &["/ext not-null", "/profile wrong-type"],
        ),
        ("jsonapi-member-types", r#"{"profile":false}"#, &["/profile wrong-type"]),
        (
            "jsonapi-member-types",
            r#"{"ext":[null,5,{},"/a","a","//example.com/a","https://a b"]}"#,
            &[
                "/ext/0 not-null",
                "/ext/1 wrong-type",
                "/ext/2 wrong-type",
                "/ext/3 invalid",
                "/ext/4 invalid",
                "/ext/5 invalid",
                "/ext/6 invalid",
            ],
        ),
        (
            "jsonapi-member-types",
            r#"{"profile":["https://example.com/a",["https://example.com/b"],""]}"#,
            &["/profile/1 wrong-type", "/profile/2 invalid"],
        ),
        ("jsonapi-member-types", r#"{"ext":[],"profile":[]}"#, &[]),
        ("jsonapi-member-types", r#"{"ext":["https://example.com/not-applied"]}"#, &[]),
        ("meta-object", r#"{"meta":[]}"#, &["/meta wrong-type"]),
        ("meta-object", r#"{"meta":null}"#, &["/meta not-null"]),
    ],
};

#[test]
fn the_implementation_is_described_by_version_extensions_and_profiles() {
    JSONAPI.holds();
}
