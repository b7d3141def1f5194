//! The options of `jsonapi check`: each with a document that it makes valid or invalid.

use super::process::{JSONAPI, file};

/// The codes that a check prints.
fn codes(input: &str, arguments: &[&str]) -> Vec<String> {
    let run = JSONAPI.run_on(input, &[&["check", "--format", "json"], arguments].concat());
    assert!(run.status < 2, "{run:?}");
    let document: serde_json::Value = serde_json::from_str(&run.output).unwrap_or_default();
    let errors = document["errors"].as_array().into_iter().flatten();
    errors.filter_map(|error| error["code"].as_str().map(str::to_owned)).collect()
}

#[test]
fn a_document_is_checked_for_what_it_is() {
    let (resource, identifier) =
        (r#"{"data":{"type":"a","id":"1","attributes":{}}}"#, r#"{"data":{"type":"a","id":"1"}}"#);
    for (input, arguments, expected) in [
        (resource, &[][..], &[][..]),
        (r#"{"data":{"type":"a"}}"#, &[], &["missing"]),
        (r#"{"data":{"type":"a"}}"#, &["--request", "create"], &[]),
        (r#"{"data":{"type":"a"}}"#, &["--request", "update"], &["missing"]),
        (identifier, &["--request", "relationship"], &[]),
        (r#"{"data":[]}"#, &["--request", "relationship"], &[]),
        (r#"{"data":5}"#, &["--request", "relationship"], &["wrong-type"]),
        (identifier, &["--request", "relationship-to-one"], &[]),
        (identifier, &["--request", "relationship-to-many"], &["wrong-type"]),
        (resource, &["--request", "atomic"], &["missing", "not-allowed"]),
        (resource, &["--response", "resource"], &[]),
        (resource, &["--response", "collection"], &["wrong-type"]),
        (resource, &["--response", "relationship"], &["unknown"]),
        (r#"{"atomic:results":[{}]}"#, &["--response", "atomic"], &[]),
        (r#"{"atomic:results":[{}]}"#, &[], &["missing-one-of", "unknown"]),
    ] {
        assert_eq!(codes(input, arguments), expected, "{input} {arguments:?}");
    }
}

#[test]
fn an_endpoint_has_types_an_id_and_a_mind_about_client_ids() {
    let create = r#"{"data":{"type":"a","id":"1"}}"#;
    for (arguments, expected) in [
        (&["--request", "create", "--endpoint-type", "b"][..], &["type-mismatch"][..]),
        (&["--request", "create", "--endpoint-type", "b", "--endpoint-type", "a"], &[]),
        (&["--request", "update", "--endpoint-id", "1"], &[]),
        (&["--request", "update", "--endpoint-id", "2"], &["id-mismatch"]),
        (&["--request", "create", "--client-ids", "allowed"], &[]),
        (&["--request", "create", "--client-ids", "forbidden"], &["client-id"]),
    ] {
        assert_eq!(codes(create, arguments), expected, "{arguments:?}");
    }
}

#[test]
fn rules_can_be_added_and_left_out() {
    file("request.json", r#"{"data":{"type":"a"}}"#);
    let included = r#"{"data":{"type":"a","id":"1"},"included":[{"type":"b","id":"1"}]}"#;
    let version = r#"{"data":null,"version:id":"1"}"#;
    let pointer = r#"{"errors":[{"source":{"pointer":"/data/id"}}]}"#;
    let meta = r#"{"meta":{"a+":1}}"#;
    for (input, arguments, expected) in [
        (included, &[][..], &["not-linked"][..]),
        (included, &["--fields", "a"], &[]),
        (version, &[], &["unknown"]),
        (version, &["--ext", "https://example.com/?a=b=version"], &[]),
        (pointer, &[], &[]),
        (pointer, &["--request-document", "request.json"], &["unresolved-pointer"]),
        (r#"{"data":[]}"#, &["--paginated", "/data"], &["missing"]),
        (meta, &[], &["illegal-name"]),
        (meta, &["--free-meta-names"], &[]),
        (meta, &["--max-bytes", "16"], &["too-large"]),
        (meta, &["--max-bytes", "17"], &["illegal-name"]),
    ] {
        assert_eq!(codes(input, arguments), expected, "{input} {arguments:?}");
    }
}

#[test]
fn a_line_that_is_too_long_is_not_kept() {
    let input = format!("{{\"meta\":{{}}}}\n{}\n{{\"meta\":{{}}}}", "x".repeat(1_000_000));
    let run = JSONAPI.run_on(input, &["check", "--ndjson", "--max-bytes", "20"]);
    let verdicts: Vec<bool> = run.lines().iter().map(|it| it["valid"] == true).collect();
    assert_eq!(verdicts, [true, false, true]);
    assert_eq!(run.lines()[1]["errors"][0]["code"], "too-large");
}

#[test]
fn arguments_that_make_no_sense_are_refused_with_a_reason_and_status_2() {
    file("no-json.json", "{");
    for (arguments, reason) in [
        (&["frobnicate"][..], "unrecognized subcommand 'frobnicate'"),
        (&["check", "--request", "delete"], "invalid value 'delete' for '--request <WHAT>'"),
        (
            &["check", "--request", "create", "--response", "resource"],
            "the argument '--request <WHAT>' cannot be used with '--response <TARGET>'",
        ),
        (
            &["check", "--request", "create", "--fields", "a"],
            "the argument '--request <WHAT>' cannot be used with '--fields <TYPE>'",
        ),
        (
            &["check", "--response", "resource", "--endpoint-id", "1"],
            "the argument '--response <TARGET>' cannot be used with '--endpoint-id <ID>'",
        ),
        (
            &["check", "--request", "atomic", "--endpoint-type", "a"],
            "--endpoint-type is for the requests `create` and `update`",
        ),
        (
            &["check", "--request", "create", "--endpoint-id", "1"],
            "only the URL of an update has an id: leave --endpoint-id out",
        ),
        (
            &["check", "--request", "update", "--client-ids", "allowed"],
            "--client-ids is for the requests `create` and `atomic`",
        ),
        (
            &["check", "--ext", "https://example.com"],
            "invalid value 'https://example.com' for '--ext <URI=NAMESPACE>': \
             the namespace is missing: URI=NAMESPACE",
        ),
        (
            &["check", "--ext", "x=y"],
            "invalid value 'x=y' for '--ext <URI=NAMESPACE>': `x` is no URI",
        ),
        (
            &["check", "--paginated", "data"],
            "invalid value 'data' for '--paginated <POINTER>': \
             a JSON Pointer begins with `/`, such as `/data`",
        ),
        (
            &["check", "--request-document", "-"],
            "standard input cannot be both the request and its responses",
        ),
        (
            &["check", "--request-document", "no-json.json"],
            "the request document no-json.json is not JSON: \
             EOF while parsing an object at line 1 column 1",
        ),
    ] {
        let run = JSONAPI.run(arguments);
        assert_eq!((run.status, run.output.as_str()), (2, ""), "{arguments:?}");
        let first = run.errors.lines().next();
        assert_eq!(first, Some(format!("error: {reason}").as_str()), "{arguments:?}");
    }
}

#[test]
fn help_says_what_the_exit_status_means() {
    let help = JSONAPI.run(&["--help"]);
    assert_eq!(help.status, 0);
    assert!(
        help.output
            .contains("Exit status: 0 if everything is valid, 1 if a document or query broke")
    );
}

#[test]
fn the_documented_requests_and_responses_are_valid_but_for_what_is_no_jsonapi() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/documents");
    let (update, create, none) =
        (&["--request", "update"][..], &["--request", "create"][..], &[][..]);
    for (file, arguments, status) in [
        ("000-update-request", update, 0),
        ("000-update-response", none, 0),
        ("001-update-request", update, 0),
        ("001-update-response", none, 0),
        ("002-update-request", update, 0),
        ("002-update-response", none, 0),
        ("003-create-request", create, 0),
        ("003-create-response", none, 0),
        ("004-update-response", none, 1),
        ("faulty-update-request", update, 1),
    ] {
        let file = format!("{folder}/{file}.json");
        let run = JSONAPI.run(&[&["check", &file][..], arguments].concat());
        assert_eq!(run.status, status, "{run:?}");
    }
}
