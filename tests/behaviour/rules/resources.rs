//! Resource objects.

use jsonapi_core::check::Check;

use super::Table;

pub(super) const TABLES: &[&Table] = &[&IDENTITY, &FIELDS, &IN_ARRAYS];

const IDENTITY: Table = Table {
    check: Check::response,
    around: r#"{"data":$}"#,
    at: "/data",
    rows: &[
        ("res-requires-id", r#"{"type":"books"}"#, &[" missing"]),
        ("res-requires-id", r#"{"type":"books","lid":"a"}"#, &[" missing"]),
        (
            "res-requires-id",
            r#"{"type":"books","attributes":{"a":1},"meta":{"id":"1"}}"#,
            &[" missing"],
        ),
        (
            "res-requires-id name-case-sensitive",
            r#"{"type":"books","ID":"1"}"#,
            &[" missing", "/ID unknown"],
        ),
        ("res-requires-id name-at-ignored", r#"{"type":"books","@id":"1"}"#, &[" missing"]),
        ("res-requires-type", r#"{"id":"1"}"#, &[" missing"]),
        (
            "res-requires-type",
            r#"{"id":"1","attributes":{"a":"books"},"links":{"self":"/books/1"}}"#,
            &[" missing"],
        ),
        ("res-requires-type name-at-ignored", r#"{"id":"1","@type":"books"}"#, &[" missing"]),
        ("res-requires-type res-requires-id", r#"{"meta":{}}"#, &[" missing", " missing"]),
        ("res-identity-strings", r#"{"type":"books","id":1}"#, &["/id wrong-type"]),
        ("res-identity-strings", r#"{"type":"books","id":1.5}"#, &["/id wrong-type"]),
        ("res-identity-strings", r#"{"type":"books","id":null}"#, &["/id not-null"]),
        ("res-identity-strings", r#"{"type":"books","id":false}"#, &["/id wrong-type"]),
        ("res-identity-strings", r#"{"type":"books","id":["1"]}"#, &["/id wrong-type"]),
        ("res-identity-strings", r#"{"type":"books","id":{"id":"1"}}"#, &["/id wrong-type"]),
        ("res-identity-strings", r#"{"type":7,"id":"1"}"#, &["/type wrong-type"]),
        ("res-identity-strings", r#"{"type":["books"],"id":"1"}"#, &["/type wrong-type"]),
        ("res-identity-strings", r#"{"id":null,"type":null}"#, &["/id not-null", "/type not-null"]),
        ("res-identity-strings", r#"{"type":"books","id":"1","lid":1}"#, &["/lid wrong-type"]),
        ("res-identity-strings", r#"{"type":"books","id":"1","lid":null}"#, &["/lid not-null"]),
        ("res-identity-strings", r#"{"type":"books","id":"","meta":{}}"#, &[]),
        ("res-may-lid", r#"{"type":"books","id":"1","lid":"a"}"#, &[]),
        (
            "res-optional-members res-self-link",
            r#"{"meta":{"a":1},"links":{"self":"/books/1"},"relationships":{},"attributes":{},"id":"1","type":"books"}"#,
            &[],
        ),
        (
            "res-optional-members doc-no-additional-members",
            r#"{"type":"books","id":"1","title":"a","href":"/a","data":null,"jsonapi":{}}"#,
            &["/title unknown", "/href unknown", "/data unknown", "/jsonapi unknown"],
        ),
        (
            "res-optional-members name-case-sensitive",
            r#"{"type":"books","id":"1","Relationships":[],"META":5}"#,
            &["/Relationships unknown", "/META unknown"],
        ),
    ],
};

const FIELDS: Table = Table {
    check: Check::response,
    around: r#"{"data":{"type":"books","id":"1",$}}"#,
    at: "/data",
    rows: &[
        ("res-attributes-object", r#""attributes":{}"#, &[]),
        ("res-attributes-object", r#""attributes":null"#, &["/attributes not-null"]),
        ("res-attributes-object", r#""attributes":[]"#, &["/attributes wrong-type"]),
        ("res-attributes-object", r#""attributes":[{"a":1}]"#, &["/attributes wrong-type"]),
        ("res-attributes-object", r#""attributes":"a""#, &["/attributes wrong-type"]),
        ("res-attributes-object", r#""attributes":0"#, &["/attributes wrong-type"]),
        ("res-attributes-object", r#""attributes":false"#, &["/attributes wrong-type"]),
        (
            "res-attributes-object",
            r#""attributes":{"a":null,"b":[],"c":{"type":1,"id":2,"links":3,"relationships":4},"d":1e9,"lid":"x"}"#,
            &[],
        ),
        ("rel-container-object", r#""relationships":{}"#, &[]),
        ("rel-container-object", r#""relationships":null"#, &["/relationships not-null"]),
        ("rel-container-object", r#""relationships":[]"#, &["/relationships wrong-type"]),
        ("rel-container-object", r#""relationships":"a""#, &["/relationships wrong-type"]),
        ("rel-container-object", r#""relationships":1"#, &["/relationships wrong-type"]),
        ("rel-container-object", r#""relationships":true"#, &["/relationships wrong-type"]),
        ("res-fields-namespace", r#""attributes":{"id":"1"}"#, &["/attributes/id reserved-name"]),
        (
            "res-fields-namespace",
            r#""attributes":{"type":{"a":1,"a":2}}"#,
            &["/attributes/type reserved-name"],
        ),
        (
            "res-fields-namespace",
            r#""relationships":{"id":{"data":null}}"#,
            &["/relationships/id reserved-name"],
        ),
        (
            "res-fields-namespace",
            r#""relationships":{"type":5}"#,
            &["/relationships/type reserved-name"],
        ),
        (
            "res-fields-namespace",
            r#""attributes":{"type":1,"id":2},"relationships":{"type":{"data":null},"id":{"data":null}}"#,
            &[
                "/attributes/type reserved-name",
                "/attributes/id reserved-name",
                "/relationships/type reserved-name",
                "/relationships/id reserved-name",
            ],
        ),
        (
            "res-fields-namespace",
            r#""attributes":{"a":1,"b":2,"c":3},"relationships":{"c":{"data":null},"d":{"data":null},"a":{"data":null}}"#,
            &["/relationships/c shared-name", "/relationships/a shared-name"],
        ),
        (
            "res-fields-namespace",
            r#""relationships":{"a":{"data":null}},"attributes":{"a":1}"#,
            &["/relationships/a shared-name"],
        ),
        (
            "res-fields-namespace",
            r#""attributes":{"\u0061/":1,"b":1},"relationships":{"\u0062":{"data":null}}"#,
            &["/attributes/a~1 illegal-name", "/relationships/b shared-name"],
        ),
        (
            "res-fields-namespace name-case-sensitive",
            r#""attributes":{"a":1},"relationships":{"A":{"data":null}}"#,
            &[],
        ),
        (
            "res-fields-namespace name-at-ignored",
            r#""attributes":{"@a":1},"relationships":{"@a":{"data":null},"a":{"data":null}}"#,
            &[],
        ),
        // The name is shared, whatever else is wrong with the relationship.
        (
            "res-fields-namespace rel-value-object",
            r#""attributes":{"a":1},"relationships":{"a":5}"#,
            &["/relationships/a shared-name", "/relationships/a wrong-type"],
        ),
    ],
};

const IN_ARRAYS: Table = Table {
    check: Check::response,
    around: r#"{"data":[{"type":"books","id":"1","relationships":{"r":{"data":[{"type":"people","id":"1"},{"type":"people","id":"2"}]}}},$"#,
    at: "",
    rows: &[
        (
            "res-requires-id res-requires-type",
            r#"{"type":"books"},{"id":"3"}]}"#,
            &["/data/1 missing", "/data/2 missing"],
        ),
        (
            "res-requires-id comp-included-array",
            r#"{"type":"books","id":"2"}],"included":[{"type":"people","id":"1"},{"type":"people","attributes":[]}]}"#,
            &["/included/1 missing", "/included/1/attributes wrong-type"],
        ),
        (
            "res-identity-strings res-fields-namespace",
            r#"{"type":"books","id":2}],"included":[{"type":"people","id":"2","attributes":{"id":1}},{"type":null,"id":3}]}"#,
            &[
                "/data/1/id wrong-type",
                "/included/0/attributes/id reserved-name",
                "/included/1/type not-null",
                "/included/1/id wrong-type",
            ],
        ),
    ],
};

#[test]
fn a_resource_has_a_type_and_an_id() {
    IDENTITY.holds();
}

#[test]
fn fields_stand_in_objects_and_share_their_names() {
    FIELDS.holds();
}

#[test]
fn each_resource_of_an_array_is_held_against_the_rules() {
    IN_ARRAYS.holds();
}
