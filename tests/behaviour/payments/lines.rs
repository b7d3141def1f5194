//! `payments check --ndjson`: a document and a verdict per line.

use serde_json::{Value, json};

use super::process::{PAYMENTS, file};
use crate::support::{error_of_text, wrong_type};

const CHECK: [&str; 4] = ["check", "update", "stripe_payments", "--ndjson"];

/// A payload with this reference, which is valid if it is a string.
fn line(reference: &str) -> String {
    format!(
        r#"{{"data":{{"type":"stripe_payments","id":"1","attributes":{{"reference":{reference}}}}}}}"#
    )
}

fn refused() -> Value {
    wrong_type("/data/attributes/reference", "a string", "a number")["errors"].clone()
}

#[test]
fn every_line_has_one_verdict_and_blank_lines_have_none() {
    let input = format!("\n{}\n \t\r\n{}\r\n\n{}", line("\"a\""), line("1"), line("\"b\""));
    let run = PAYMENTS.run_on(&input, &CHECK);
    let expected = concat!(
        r#"{"line":2,"valid":true}"#,
        "\n",
        r#"{"line":4,"valid":false,"errors":[{"status":"400","code":"wrong-type","#,
        r#""title":"Wrong type","detail":"`reference`: expected a string, found a number.","#,
        r#""source":{"pointer":"/data/attributes/reference"},"#,
        r#""meta":{"expected":"a string","found":"a number"}}]}"#,
        "\n",
        r#"{"line":6,"valid":true}"#,
        "\n",
    );
    let notes = "standard input: 3 documents, 1 invalid\n";
    assert_eq!((run.status, run.output.as_str(), run.errors.as_str()), (1, expected, notes));
}

#[test]
fn no_lines_are_no_faults() {
    for input in ["", "\n", "  \n\n"] {
        let run = PAYMENTS.run_on(input, &CHECK);
        let notes = "standard input: 0 documents, 0 invalid\n";
        assert_eq!((run.status, run.output.as_str(), run.errors.as_str()), (0, "", notes));
    }
    let run = PAYMENTS.run_on(line("\"a\""), &CHECK);
    let (verdict, notes) =
        ("{\"line\":1,\"valid\":true}\n", "standard input: 1 document, 0 invalid\n");
    assert_eq!((run.status, run.output.as_str(), run.errors.as_str()), (0, verdict, notes));
}

#[test]
fn a_line_that_is_too_long_is_a_fault_of_its_own() {
    let short = line("\"a\"");
    let most = short.len();
    let blank = " ".repeat(most + 1);
    let input = format!("{}\n{short}\n{}\n{blank}\n", line("\"ab\""), "x".repeat(200_000));
    let limit = most.to_string();
    let arguments = [&CHECK[..], &["--max-bytes", &limit]].concat();
    let run = PAYMENTS.run_on(&input, &arguments);
    let detail = format!("The document has more than {most} bytes.");
    let meta = json!({ "limit": most });
    let too_large = error_of_text((413, "too-large"), "Document too large", &detail, &meta);
    let expected = [
        json!({ "line": 1, "valid": false, "errors": [too_large] }),
        json!({ "line": 2, "valid": true }),
        json!({ "line": 3, "valid": false, "errors": [too_large] }),
        json!({ "line": 4, "valid": false, "errors": [too_large] }),
    ];
    assert_eq!(run.lines(), expected);
    assert_eq!((run.status, run.errors.as_str()), (1, "standard input: 4 documents, 3 invalid\n"));
}

#[test]
fn lines_of_several_files_are_counted_from_one_in_each_and_named() {
    let one = file("one.ndjson", &format!("{}\n{}\n", line("1"), line("\"a\"")));
    let two = file("two.ndjson", &line("\"b\""));
    let arguments = [&CHECK[..], &[&one, "no-such-file", &two]].concat();
    let run = PAYMENTS.run(&arguments);
    let expected = [
        json!({ "file": one, "line": 1, "valid": false, "errors": refused() }),
        json!({ "file": one, "line": 2, "valid": true }),
        json!({ "file": two, "line": 1, "valid": true }),
    ];
    assert_eq!(run.lines(), expected);
    assert_eq!(run.status, 2);
    let notes: Vec<_> = run.errors.lines().collect();
    let [first, complaint, last] = notes.as_slice() else { panic!("{notes:?}") };
    assert_eq!(*first, format!("{one}: 2 documents, 1 invalid"));
    assert!(complaint.starts_with("error: no-such-file cannot be opened: "), "{complaint}");
    assert_eq!(*last, format!("{two}: 1 document, 0 invalid"));
}

#[test]
fn the_rules_hold_for_each_line() {
    let input = format!("{}\n{}\n", line("\"a\""), line("\"a\"").replace("\"1\"", "\"2\""));
    let arguments = [&CHECK[..], &["--id", "2"]].concat();
    let run = PAYMENTS.run_on(&input, &arguments);
    let found: Vec<_> = run.lines().iter().map(valid).collect();
    assert_eq!(found, [false, true]);
    let input = line("\"a\"").replace("reference", "colour");
    let arguments = [&CHECK[..], &["--lenient"]].concat();
    let run = PAYMENTS.run_on(&input, &arguments);
    let found: Vec<_> = run.lines().iter().map(valid).collect();
    assert_eq!(found, [true]);
}

fn valid(verdict: &Value) -> bool {
    verdict["valid"] == json!(true)
}

#[test]
fn a_line_that_is_not_json_spoils_no_other() {
    let input = format!("\n\n{{\"data\":\n{}\n", line("\"a\""));
    let run = PAYMENTS.run_on(&input, &CHECK);
    let detail = "The text is not JSON: expected a value at line 3, column 9.";
    let meta = json!({ "expected": "a value", "line": 3, "column": 9 });
    let syntax = error_of_text((400, "syntax"), "Not valid JSON", detail, &meta);
    let expected = [
        json!({ "line": 3, "valid": false, "errors": [syntax] }),
        json!({ "line": 4, "valid": true }),
    ];
    assert_eq!(run.lines(), expected);
}

#[test]
fn what_a_server_reports_is_kept_to_the_digit() {
    let input = r#"{"errors":[{"status":"500","meta":{"n":1e999}}],"meta":{"m":123456789012345678901234567890123456789012}}"#;
    let run = PAYMENTS.run_on(input, &["check", "response", "stripe_payments", "--ndjson"]);
    let expected = concat!(
        r#"{"line":1,"valid":false,"errors":[{"status":"500","meta":{"n":1e999}}],"#,
        r#""meta":{"m":123456789012345678901234567890123456789012,"reported_by":"server"}}"#,
        "\n",
    );
    assert_eq!((run.status, run.output.as_str()), (1, expected));
}

#[test]
fn what_a_server_reports_is_said_even_if_it_is_no_error_document_that_could_be_written() {
    let input = "{\"errors\":[{\"status\":\"teapot\"}]}\n{\"errors\":[]}\n";
    let run = PAYMENTS.run_on(input, &["check", "response", "stripe_payments", "--ndjson"]);
    let said = |line: u8, error: Value| json!({ "line": line, "valid": false, "errors": [error], "meta": { "reported_by": "server" } });
    let expected = [
        said(1, json!({ "code": "teapot", "title": "An error without a title" })),
        said(2, json!({ "title": "An error document without errors" })),
    ];
    assert_eq!(run.lines(), expected);
}
