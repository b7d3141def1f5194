//! Error objects.

use jsonapi_core::check::Check;

use super::Table;

pub(super) const TABLES: &[&Table] = &[&MEMBERS, &SOURCE, &ANSWERS];

const MEMBERS: Table = Table {
    check: Check::response,
    around: r#"{"errors":[$]}"#,
    at: "/errors/0",
    rows: &[
        ("err-at-least-one", "{}", &[" missing-one-of"]),
        ("err-at-least-one name-at-ignored", r#"{"@status":"400"}"#, &[" missing-one-of"]),
        (
            "err-at-least-one doc-no-additional-members",
            r#"{"message":"a"}"#,
            &[" missing-one-of", "/message unknown"],
        ),
        (
            "err-at-least-one name-case-sensitive",
            r#"{"Title":"a"}"#,
            &[" missing-one-of", "/Title unknown"],
        ),
        ("err-at-least-one", r#"{"id":"1"}"#, &[]),
        ("err-at-least-one", r#"{"links":{}}"#, &[]),
        ("err-at-least-one", r#"{"status":"404"}"#, &[]),
        ("err-at-least-one", r#"{"code":"a"}"#, &[]),
        ("err-at-least-one", r#"{"title":"a"}"#, &[]),
        ("err-at-least-one", r#"{"detail":"a"}"#, &[]),
        ("err-at-least-one err-source-object", r#"{"source":{}}"#, &[]),
        ("err-at-least-one", r#"{"meta":{}}"#, &[]),
        (
            "err-members",
            r#"{"meta":{"a":1},"source":{"pointer":"/data","parameter":"include","header":"Accept"},"detail":"d","title":"t","code":"c","status":"400","links":{"about":"/a","type":"https://example.com/t"},"id":"1"}"#,
            &[],
        ),
        ("err-members", r#"{"id":5}"#, &[]),
        ("err-members", r#"{"id":{}}"#, &["/id wrong-type"]),
        (
            "err-members doc-no-additional-members",
            r#"{"code":"a","errors":[],"pointer":"/data","href":"/a"}"#,
            &["/errors unknown", "/pointer unknown", "/href unknown"],
        ),
        ("err-status-string", r#"{"status":422}"#, &["/status wrong-type"]),
        ("err-status-string", r#"{"status":null}"#, &["/status not-null"]),
        ("err-status-string", r#"{"status":["422"]}"#, &["/status wrong-type"]),
        ("err-status-string", r#"{"status":{}}"#, &["/status wrong-type"]),
        ("err-status-string", r#"{"status":true}"#, &["/status wrong-type"]),
        ("err-code-string", r#"{"code":7}"#, &["/code wrong-type"]),
        ("err-code-string", r#"{"code":null}"#, &["/code not-null"]),
        ("err-code-string", r#"{"code":["a"]}"#, &["/code wrong-type"]),
        ("err-text-string", r#"{"title":{"en":"a"}}"#, &["/title wrong-type"]),
        (
            "err-text-string",
            r#"{"title":["a"],"detail":["b"]}"#,
            &["/title wrong-type", "/detail wrong-type"],
        ),
        (
            "err-text-string",
            r#"{"title":null,"detail":null}"#,
            &["/title not-null", "/detail not-null"],
        ),
        ("err-text-string", r#"{"detail":5}"#, &["/detail wrong-type"]),
        ("err-text-string", r#"{"detail":false}"#, &["/detail wrong-type"]),
        ("err-text-string", r#"{"title":"","detail":"Größe\n fehlt"}"#, &[]),
        ("err-links-members", r#"{"links":{"about":{"href":"/a"},"type":null}}"#, &[]),
        (
            "err-links-members doc-no-additional-members",
            r#"{"links":{"self":"/a","related":"/b","describedby":"/c","next":null}}"#,
            &[
                "/links/self unknown",
                "/links/related unknown",
                "/links/describedby unknown",
                "/links/next unknown",
            ],
        ),
        (
            "err-links-members link-value-shape",
            r#"{"links":{"about":["/a"],"type":["/b"]}}"#,
            &["/links/about wrong-type", "/links/type wrong-type"],
        ),
        ("meta-object", r#"{"meta":"a"}"#, &["/meta wrong-type"]),
    ],
};

const SOURCE: Table = Table {
    check: Check::response,
    around: r#"{"errors":[{"code":"a"},{"source":$}]}"#,
    at: "/errors/1/source",
    rows: &[
        ("err-source-object", "null", &[" not-null"]),
        ("err-source-object", r#""/data""#, &[" wrong-type"]),
        ("err-source-object", r#"[{"pointer":"/data"}]"#, &[" wrong-type"]),
        ("err-source-object", "5", &[" wrong-type"]),
        (
            "err-source-object doc-no-additional-members",
            r#"{"Pointer":"/data","line":5}"#,
            &["/Pointer unknown", "/line unknown"],
        ),
        ("err-source-object name-at-anywhere", r#"{"@a":5}"#, &[]),
        ("err-pointer-syntax", r#"{"pointer":""}"#, &[]),
        ("err-pointer-syntax", r#"{"pointer":"/"}"#, &[]),
        ("err-pointer-syntax", r#"{"pointer":"/data/attributes/a b/~0~1/0//é\""}"#, &[]),
        ("err-pointer-syntax", r#"{"pointer":"data"}"#, &["/pointer invalid"]),
        ("err-pointer-syntax", r##"{"pointer":"#/data"}"##, &["/pointer invalid"]),
        ("err-pointer-syntax", r##"{"pointer":"#"}"##, &["/pointer invalid"]),
        ("err-pointer-syntax", r#"{"pointer":"data/attributes"}"#, &["/pointer invalid"]),
        ("err-pointer-syntax", r#"{"pointer":" "}"#, &["/pointer invalid"]),
        ("err-pointer-syntax", r#"{"pointer":"$.data"}"#, &["/pointer invalid"]),
        ("err-pointer-syntax", r#"{"pointer":"/a~"}"#, &["/pointer invalid"]),
        ("err-pointer-syntax", r#"{"pointer":"/a~2b"}"#, &["/pointer invalid"]),
        ("err-pointer-syntax", r#"{"pointer":"/~/a"}"#, &["/pointer invalid"]),
        ("err-pointer-syntax", r#"{"pointer":5}"#, &["/pointer wrong-type"]),
        ("err-pointer-syntax", r#"{"pointer":null}"#, &["/pointer not-null"]),
        ("err-pointer-syntax", r#"{"pointer":["data"]}"#, &["/pointer wrong-type"]),
        ("err-parameter-string", r#"{"parameter":"filter[a]"}"#, &[]),
        ("err-parameter-string", r#"{"parameter":5}"#, &["/parameter wrong-type"]),
        ("err-parameter-string", r#"{"parameter":null}"#, &["/parameter not-null"]),
        ("err-parameter-string", r#"{"parameter":["a"]}"#, &["/parameter wrong-type"]),
        ("err-header-string", r#"{"header":"Accept"}"#, &[]),
        ("err-header-string", r#"{"header":"X-a_1"}"#, &[]),
        ("err-header-string", r#"{"header":""}"#, &["/header invalid"]),
        ("err-header-string", r#"{"header":"Accept, Prefer"}"#, &["/header invalid"]),
        ("err-header-string", r#"{"header":"Accept: a"}"#, &["/header invalid"]),
        ("err-header-string", r#"{"header":["Accept"]}"#, &["/header wrong-type"]),
        ("err-header-string", r#"{"header":{"name":"Accept"}}"#, &["/header wrong-type"]),
        (
            "err-header-string",
            r#"{"header":null,"parameter":true}"#,
            &["/header not-null", "/parameter wrong-type"],
        ),
    ],
};

const ANSWERS: Table = Table {
    check: || {
        let request = br#"{"data":{"type":"books","attributes":{"a/b":[1,{"":2}],"m~n":null}}}"#;
        Check::response().request(request).expect("a request")
    },
    around: r#"{"errors":[{"source":{"pointer":"$"}}]}"#,
    at: "/errors/0/source/pointer",
    rows: &[
        ("err-pointer-exists", "", &[]),
        ("err-pointer-exists", "/data/attributes", &[]),
        ("err-pointer-exists", "/data/attributes/a~1b/0", &[]),
        ("err-pointer-exists", "/data/attributes/a~1b/1/", &[]),
        ("err-pointer-exists", "/data/attributes/m~0n", &[]),
        ("err-pointer-exists", "/data/id", &[" unresolved-pointer"]),
        ("err-pointer-exists", "/data/attributes/a/b", &[" unresolved-pointer"]),
        ("err-pointer-exists", "/data/attributes/a~1b/2", &[" unresolved-pointer"]),
        ("err-pointer-exists", "/data/attributes/a~1b/-", &[" unresolved-pointer"]),
        ("err-pointer-exists", "/data/attributes/a~1b/00", &[" unresolved-pointer"]),
        ("err-pointer-exists", "/data/attributes/m~0n/x", &[" unresolved-pointer"]),
        ("err-pointer-exists", "/", &[" unresolved-pointer"]),
        ("err-pointer-exists", "/data/", &[" unresolved-pointer"]),
        ("err-pointer-exists", "/DATA", &[" unresolved-pointer"]),
        ("err-pointer-exists err-pointer-syntax", "data", &[" invalid"]),
    ],
};

#[test]
fn an_error_has_at_least_one_of_its_members() {
    MEMBERS.holds();
}

#[test]
fn a_source_is_a_pointer_or_a_parameter_or_a_header() {
    SOURCE.holds();
}

#[test]
fn a_pointer_leads_to_a_value_of_the_request() {
    ANSWERS.holds();
}
