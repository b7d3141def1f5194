//! `jsonapi query`: what a query asks for, or what is wrong with it.

use serde_json::{Value, json};

use super::process::{JSONAPI, file};
use crate::process::Run;

const SERVER: &str = r#"{
    "primary_type": "articles",
    "types": {
        "articles": {
            "attributes": ["title", "created"],
            "relationships": { "author": "people", "comments": ["comments"] }
        },
        "people": { "attributes": ["name"], "relationships": { "articles": "articles" } },
        "comments": { "attributes": ["body"], "relationships": { "author": "people" } }
    },
    "include": ["author", "comments.author"],
    "sort": ["title", "author.name"],
    "page": ["number", "size"],
    "custom": ["withDrafts"]
}"#;

const ORDERS: &str = r#"[
    {
        "type": "orders",
        "path": "/api/orders",
        "attributes": [
            { "name": "number", "presence": { "create": "forbidden", "read": "required" } },
            { "name": "_place", "presence": { "update": "optional", "read": "forbidden" } }
        ],
        "relationships": [
            { "name": "customer", "presence": { "read": "optional" }, "targets": ["customers"] }
        ]
    },
    { "type": "customers", "path": "/api/customers", "attributes": ["email"] }
]"#;

#[test]
fn a_url_is_explained() {
    let url = "https://example.com/articles?include=author,comments.author&fields[people]=\
               &sort=-created,title&page[number]=2&filter%5Btitle%5D=a+b&withDrafts=1#top";
    let output = "\
include: author, comments.author
fields of people: none
sort: created descending, title ascending
page[number]: 2
filter[title]: a b
withDrafts: 1
";
    assert_eq!(JSONAPI.run(&["query", url]), Run::of(0, output, "query: valid\n"));
    // What the URL has no query for is left to the endpoint.
    assert_eq!(JSONAPI.run(&["query", "/articles"]), Run::of(0, "", "query: valid\n"));
}

#[test]
fn what_is_wrong_is_shown_in_the_query() {
    let output = "\
query:1:1: invalid-parameter: Expected names of relationships with dots between them, paths with \
commas, found `a.`.
  in `include`
  1 | include=a.&é=1&foo=1
    | ^
query:1:16: unknown-parameter: The endpoint does not know this parameter; a name without any \
character but a to z is kept for JSON:API itself.
  in `foo`
  1 | include=a.&é=1&foo=1
    |                ^
";
    let run = JSONAPI.run(&["query", "/x?include=a.&é=1&foo=1"]);
    assert_eq!(run, Run::of(1, output, "query: 2 violations\n"));
}

#[test]
fn programs_get_json() {
    let run = |url: &str| -> (i32, Value) {
        let run = JSONAPI.run(&["query", "--format", "json", url]);
        (run.status, run.json())
    };
    let (status, asked) = run("include=&fields[a]=b,c&sort=-d&page[size]=5&filter[e]=f&camelCase");
    let expected = json!({
        "include": [],
        "fields": { "a": ["b", "c"] },
        "sort": ["-d"],
        "page": { "size": "5" },
        "filter": [{ "name": "filter[e]", "value": "f" }],
        "parameters": [{ "name": "camelCase", "value": "" }],
    });
    assert_eq!((status, asked), (0, expected));
    let (status, errors) = run("sort=");
    assert_eq!((status, &errors["errors"][0]["source"]["parameter"]), (1, &json!("sort")));
    let numbered =
        JSONAPI.run(&["query", "--format", "json", "--page", "number", "page[number]=2"]);
    assert_eq!(numbered.json(), json!({ "page": { "number": 2, "size": 20 } }));
}

/// The codes of what is wrong, each with its parameter.
fn found(arguments: &[&str]) -> Vec<String> {
    let run = JSONAPI.run(&[&["query", "--format", "json"], arguments].concat());
    assert!(run.status < 2, "{run:?}");
    let document = run.json();
    let errors = document["errors"].as_array().into_iter().flatten();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    errors.map(|it| format!("{} {}", text(&it["source"]["parameter"]), text(&it["code"]))).collect()
}

#[test]
fn a_schema_says_what_the_endpoint_knows() {
    file("server.json", SERVER);
    file("orders.json", ORDERS);
    let (server, orders) = (["--schema", "server.json"], ["--schema", "orders.json"]);
    for (schema, url, expected) in [
        (server, "include=comments.author&sort=author.name&withDrafts=1&page[size]=x", &[][..]),
        (server, "include=comments", &["include unknown-path"]),
        (server, "sort=created", &["sort unknown-sort-field"]),
        (server, "page[offset]=1", &["page[offset] unknown-parameter"]),
        (server, "withDraft=1", &["withDraft unknown-parameter"]),
        // The description of what is supported is that of the server's own primary type.
        (server, "/people?include=articles.comments&sort=name", &[]),
        (orders, "/v1/api/orders?include=customer&sort=number&fields[customers]=email", &[]),
        (orders, "sort=_place", &["sort unknown-sort-field"]),
        (orders, "/api/customers?sort=email&page[any]=1", &[]),
        (orders, "/api/customers?sort=number", &["sort unknown-sort-field"]),
    ] {
        assert_eq!(found(&[&schema[..], &[url]].concat()), expected, "{url}");
    }
    let typed = ["--schema", "orders.json", "--type", "customers", "/api/orders?sort=email"];
    assert_eq!(found(&typed), [""; 0]);
}

#[test]
fn options_say_what_else_the_endpoint_knows() {
    file("one.json", r#"{"type":"a"}"#);
    let schema = ["--schema", "one.json"];
    for (arguments, expected) in [
        (&["--page", "number", "page[size]=101"][..], &["page[size] invalid-parameter"][..]),
        (&["--page", "number", "--max-size", "200", "page[size]=101"], &[]),
        (&["--page", "offset", "page[limit]=1"], &[]),
        (&["--page", "cursor", "page[after]=a&page[before]=b"], &[]),
        (&["--page", "cursor", "page[size]=101"], &["page[size] max-size-exceeded"]),
        (&["--page", "none", "page[size]=1"], &["page[size] unsupported-parameter"]),
        (&["camelCase=1"], &["camelCase unknown-parameter"]),
        (&["--parameter", "camelCase", "camelCase=1"], &[]),
        (&["version:at=1"], &["version:at unknown-parameter"]),
        (&["--extension-parameter", "version:at", "version:at=1"], &[]),
    ] {
        assert_eq!(found(&[&schema[..], arguments].concat()), expected, "{arguments:?}");
    }
}

#[test]
fn arguments_that_cannot_be_used_are_refused_with_a_reason_and_status_2() {
    file("list.json", "[1]");
    file("broken.json", "{");
    file("odd.json", r#"{"types":{"a":{"attributes":[1]}}}"#);
    file("two.json", r#"[{"type":"a"},{"type":"b"}]"#);
    for (arguments, reason) in [
        (&["--type", "a", "x"][..], "the following required arguments were not provided:"),
        (&["--schema", "two.json", "--type", "c", "x"], "there is no type `c`, but a, b"),
        (
            &["--schema", "two.json", "--parameter", "foo", "x"],
            "a parameter's name: expected a member name with a character that is not one of a to \
             z, found `foo`",
        ),
        (
            &["--schema", "list.json", "x"],
            "the schema list.json describes neither a resource, which has a `type`, nor a server, \
             which has `types`",
        ),
        (
            &["--schema", "broken.json", "x"],
            "the schema broken.json is not JSON: EOF while parsing an object at line 1 column 1",
        ),
        (
            &["--schema", "odd.json", "x"],
            "the schema odd.json has an attribute of `a` in a form that is not known",
        ),
    ] {
        let run = JSONAPI.run(&[&["query"], arguments].concat());
        assert_eq!((run.status, run.output.as_str()), (2, ""), "{arguments:?}");
        let first = run.errors.lines().next();
        assert_eq!(first, Some(format!("error: {reason}").as_str()), "{arguments:?}");
    }
}

#[test]
fn nothing_that_is_shown_steers_a_terminal() {
    let run = JSONAPI.run(&["query", "filter[x]=%1b[2J%0a%e2%80%ae"]);
    assert_eq!(run.output, "filter[x]: \\u{1b}[2J\\n\u{fffd}\n");
}

#[test]
fn a_server_may_stand_by_its_name() {
    let server = SERVER.replacen('{', r#"{ "filter": "unsupported","#, 1);
    file("named.json", format!(r#"{{"servers":{{"standard":{server}}}}}"#));
    let named = ["--schema", "named.json", "sort=created&filter[title]=a"];
    assert_eq!(found(&named), ["sort unknown-sort-field", "filter[title] unsupported-parameter"]);
    file("two.json", format!(r#"{{"servers":{{"a":{server},"b":{server}}}}}"#));
    let refused = JSONAPI.run(&["query", "--schema", "two.json", "sort=title"]);
    let expected = "error: the schema two.json has to have one server, and has these: a, b\n";
    assert_eq!(refused, Run::of(2, "", expected));
}
