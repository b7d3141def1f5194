//! The `jsonapi` program as its user meets it: arguments, inputs, outputs and exit statuses.

mod explain;
mod options;
mod process;
mod query;

use process::{JSONAPI, file};
use serde_json::json;

use crate::process::Run;

#[test]
fn violations_are_shown_in_the_document() {
    file(
        "order.json",
        "{\n\t\"data\": {\n\t\t\"type\": \"orders\",\n\t\t\"id\": 1\n\t},\n  \"x\": 0\n}\n",
    );
    let output = r#"order.json:4:9: wrong-type: `id`: expected a string, found a number.
  at /data/id
  4 |   "id": 1
    |         ^
order.json:6:3: unknown: `x` is no known member.
  at /x
  6 |   "x": 0
    |   ^
"#;
    assert_eq!(
        JSONAPI.run(&["check", "order.json"]),
        Run::of(1, output, "order.json: 2 violations\n")
    );
}

#[test]
fn violations_are_an_error_document_where_a_program_asks() {
    let output = r#"{
  "errors": [
    {
      "status": "400",
      "code": "missing",
      "title": "Missing member",
      "detail": "The member `id` is missing.",
      "source": {
        "pointer": "/data"
      },
      "meta": {
        "member": "id"
      }
    }
  ]
}
"#;
    assert_eq!(
        JSONAPI.run_on(r#"{"data":{"type":"a"}}"#, &["check", "--format", "json"]),
        Run::of(1, output, "standard input: 1 violation\n")
    );
}

#[test]
fn of_several_files_one_error_document_has_the_errors_with_their_files() {
    file("empty.json", "{}");
    file("valid.json", r#"{"data":null}"#);
    file("empty-array.json", "[]");
    let output = r#"{
  "errors": [
    {
      "status": "400",
      "code": "wrong-type",
      "title": "Wrong type",
      "detail": "Expected a JSON:API document (an object), found an array.",
      "source": {
        "pointer": ""
      },
      "meta": {
        "expected": "a JSON:API document (an object)",
        "found": "an array",
        "file": "empty-array.json"
      }
    },
    {
      "status": "400",
      "code": "missing-one-of",
      "title": "Missing member",
      "detail": "At least one of `data`, `errors`, `meta` has to be there.",
      "source": {
        "pointer": ""
      },
      "meta": {
        "members": [
          "data",
          "errors",
          "meta"
        ],
        "file": "empty.json"
      }
    }
  ]
}
"#;
    let arguments = ["check", "--format", "json", "empty-array.json", "valid.json", "empty.json"];
    let notes = "empty-array.json: 1 violation\nvalid.json: valid\nempty.json: 1 violation\n";
    assert_eq!(JSONAPI.run(&arguments), Run::of(1, output, notes));
}

#[test]
fn a_text_that_is_no_json_is_shown_all_the_same() {
    for (input, output) in [
        (
            &b"{\"data\":\n  nul}"[..],
            "standard input:2:3: syntax: The text is not JSON: expected a value.\n  \
             2 |   nul}\n    |   ^\n",
        ),
        (
            b"",
            "standard input:1:1: syntax: The text is not JSON: expected a value.\n  1 | \n    | ^\n",
        ),
        (
            "{\"名\": \"\u{1b}[31m\"}".as_bytes(),
            "standard input:1:8: syntax: The text is not JSON: expected a character that is not a \
             control character.\n  1 | {\"名\": \"␛[31m\"}\n    |         ^\n",
        ),
        (
            b"{\"a\":\"\xc3\xa9\xff\"}",
            "standard input:1:8: not-utf-8: The text is not UTF-8.\n  1 | {\"a\":\"é�\"}\n    |        ^\n",
        ),
    ] {
        let expected = Run::of(1, output, "standard input: 1 violation\n");
        assert_eq!(JSONAPI.run_on(input, &["check"]), expected);
    }
}

#[test]
fn of_a_long_line_the_surroundings_of_the_place_are_shown() {
    let many = r#"{"type":"a","id":"1"},"#.repeat(40_000);
    let run =
        JSONAPI.run_on(format!(r#"{{"data":[{many}{{"type":"b"}},{many}{{}}]}}"#), &["check"]);
    let first: Vec<&str> = run.output.lines().take(4).collect();
    assert_eq!(
        first.join("\n"),
        "standard input:1:880010: missing: The member `id` is missing.\n  at /data/40000\n  \
         1 | …:\"1\"},{\"type\":\"a\",\"id\":\"1\"},{\"type\":\"a\",\"id\":\"1\"},{\"type\":\"b\"},\
         {\"type\":\"a\",\"id\":\"1\"},{\"typ…\n    \
         |                                                    ^"
    );
}

#[test]
fn nothing_that_is_shown_steers_a_terminal() {
    let run = JSONAPI.run_on(r#"{"data":null,"\u001b[2J\u202e":1}"#, &["check"]);
    let output = r#"standard input:1:14: unknown: `␛[2J�` is no known member.
  at /␛[2J�
  1 | {"data":null,"\u001b[2J\u202e":1}
    |              ^
"#;
    assert_eq!(run.output, output);
}

#[test]
fn colours_are_for_terminals_and_for_those_who_ask() {
    file("colours.json", "[]");
    let arguments = ["check", "colours.json"];
    assert!(!JSONAPI.run(&arguments).output.contains('\u{1b}'));
    let forced = JSONAPI.run_with(&[("CLICOLOR_FORCE", "1")], &arguments);
    assert!(forced.output.starts_with("\u{1b}[1mcolours.json:1:1:\u{1b}[0m "), "{forced:?}");
    let refused = JSONAPI.run_with(&[("NO_COLOR", "1")], &arguments);
    assert_eq!(refused, JSONAPI.run(&arguments));
}

#[test]
fn violations_beyond_the_limit_are_counted() {
    let run = JSONAPI.run_on(format!(r#"{{"data":[{}1]}}"#, "1,".repeat(149)), &["check"]);
    assert!(run.output.ends_with("\nstandard input: and 50 more\n"), "{run:?}");
    assert_eq!(run.errors, "standard input: 150 violations\n");
}

#[test]
fn lines_get_a_verdict_each() {
    let run = JSONAPI.run_on("{\"data\":null}\r\n\n{\"data\":1}\n{", &["check", "--ndjson"]);
    let errors = "standard input: 3 documents, 2 invalid\n";
    assert_eq!((run.status, run.errors.as_str()), (1, errors));
    let expected = "a resource object, an array of them, or null";
    let lines = [
        json!({ "line": 1, "valid": true }),
        json!({ "line": 3, "valid": false, "errors": [{
            "status": "400",
            "code": "wrong-type",
            "title": "Wrong type",
            "detail": format!("`data`: expected {expected}, found a number."),
            "source": { "pointer": "/data" },
            "meta": { "expected": expected, "found": "a number" },
        }] }),
        json!({ "line": 4, "valid": false, "errors": [{
            "status": "400",
            "code": "syntax",
            "title": "Not valid JSON",
            "detail": "The text is not JSON: expected a member name in quotes at line 4, column 2.",
            "meta": { "expected": "a member name in quotes", "line": 4, "column": 2 },
        }] }),
    ];
    assert_eq!(run.lines(), lines);
}

#[test]
fn lines_of_several_files_are_told_apart() {
    file("one.ndjson", "{\"data\":null}\n");
    file("two.ndjson", "\n{\"meta\":{}}\n");
    let output = "{\"file\":\"one.ndjson\",\"line\":1,\"valid\":true}\n\
                  {\"file\":\"two.ndjson\",\"line\":2,\"valid\":true}\n";
    let errors = "one.ndjson: 1 document, 0 invalid\ntwo.ndjson: 1 document, 0 invalid\n";
    assert_eq!(
        JSONAPI.run(&["check", "--ndjson", "one.ndjson", "two.ndjson"]),
        Run::of(0, output, errors)
    );
}

#[test]
fn lines_may_be_shown_to_people() {
    let output = r#"standard input:2:9: wrong-type: `data`: expected a resource object, an array of them, or null, found a number.
  at /data
  2 | {"data":1}
    |         ^
"#;
    assert_eq!(
        JSONAPI
            .run_on("{\"data\":null}\n{\"data\":1}\n", &["check", "--ndjson", "--format", "text"]),
        Run::of(1, output, "standard input: 2 documents, 1 invalid\n")
    );
}

#[test]
fn an_input_that_cannot_be_read_does_not_hide_the_others() {
    file("seen.json", "[]");
    let run = JSONAPI.run(&["check", "missing.json", "seen.json", "."]);
    assert_eq!(run.status, 2);
    assert!(run.output.starts_with("seen.json:1:1: wrong-type: "), "{run:?}");
    let errors: Vec<&str> = run.errors.lines().collect();
    assert!(errors[0].starts_with("error: missing.json cannot be opened: "), "{run:?}");
    assert_eq!(errors[1], "seen.json: 1 violation");
    assert!(errors[2].starts_with("error: . cannot be "), "{run:?}");
}

#[test]
fn a_check_that_nobody_reads_is_neither_valid_nor_invalid() {
    file("unread.json", "[]");
    assert_eq!(JSONAPI.closed_pipe(&["check", "unread.json"]).status, 141);
    assert_eq!(JSONAPI.closed_pipe(&["explain"]), Run::of(0, "", ""));
}
