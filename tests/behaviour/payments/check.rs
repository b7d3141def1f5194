//! `payments check`: documents and what is wrong with them.

use serde_json::{Value, json};

use super::process::{PAYMENTS, file};
use crate::process::Run;
use crate::support::{error, error_of_text, error_with, errors, wrong_type};

const CURRENT: &str = "customer_payment_sources";
const CLASSIC: &str = "customer_payment_sources@classic";
const STRIPE: &str = "stripe_payments";

/// The types that a payment source can have in the current edition.
const SOURCES: [&str; 10] = [
    "adyen_payments",
    "axerve_payments",
    "braintree_payments",
    "checkout_com_payments",
    "external_payments",
    "klarna_payments",
    "paypal_payments",
    "satispay_payments",
    "stripe_payments",
    "wire_transfers",
];

/// Holds a run against its status, the error document and the note.
fn assert_found(run: &Run, document: &Value, note: &str) {
    assert_eq!((run.status, run.errors.as_str()), (1, note), "{run:?}");
    assert_eq!(&run.json(), document);
}

fn missing_relationship(pointer: &str, name: &str) -> Value {
    let detail = format!("The required relationship `{name}` is missing.");
    let meta = json!({ "member": name });
    error_with(pointer, (422, "missing"), "Missing required relationship", &detail, &meta)
}

fn unknown(pointer: &str, what: &str, name: &str) -> Value {
    let title = format!("Unknown {what}");
    let detail = format!("`{name}` is no known {what}.");
    error_with(pointer, (400, "unknown"), &title, &detail, &json!({ "member": name }))
}

fn forbidden(pointer: &str, name: &str, operation: &str) -> Value {
    let detail =
        format!("The attribute `{name}` must not be sent when a resource is {operation}d.");
    let meta = json!({ "member": name, "operation": operation });
    error_with(pointer, (400, "forbidden"), "Member not allowed", &detail, &meta)
}

fn client_id() -> Value {
    let detail = "The server makes the ids of these resources; leave `id` out.";
    error("/data/id", 403, "client-id", "Client-generated id not accepted", detail)
}

fn wrong_id(expected: &str, found: &str) -> Value {
    let detail = format!("The endpoint is that of the id `{expected}`, found `{found}`.");
    let meta = json!({ "expected": expected, "found": found });
    error_with("/data/id", (409, "id-mismatch"), "Wrong id", &detail, &meta)
}

fn not_a_string(pointer: &str) -> Value {
    wrong_type(pointer, "a string", "a number")["errors"][0].clone()
}

/// What is wrong with `faulty-update-request.json`, besides its id.
fn faults_of_the_update() -> Vec<Value> {
    let misspelt = error_with(
        "/data/attributes/referense_origin",
        (400, "unknown"),
        "Unknown attribute",
        "`referense_origin` is no known attribute; did you mean `reference_origin`?",
        &json!({ "member": "referense_origin", "nearest": "reference_origin" }),
    );
    let linkage = error_with(
        "/data/relationships/customer/data/type",
        (422, "linkage-type-mismatch"),
        "Wrong type of related resource",
        "Expected a related resource of the type `customers`, found `orders`.",
        &json!({ "expected": ["customers"], "found": "orders" }),
    );
    vec![
        forbidden("/data/attributes/name", "name", "update"),
        not_a_string("/data/attributes/reference"),
        misspelt,
        linkage,
        not_a_string("/data/relationships/payment_source/data/id"),
    ]
}

/// The error document of `faulty-update-request.json` at the id `QWERtyUpBa`.
pub(super) fn faulty_update() -> Value {
    let mut all = vec![wrong_id("QWERtyUpBa", "xYZkjABcde")];
    all.extend(faults_of_the_update());
    errors(&all)
}

#[test]
fn every_documented_body_is_valid_in_its_edition() {
    for (what, resource, document) in [
        ("update", CLASSIC, "000-update-request.json"),
        ("response", CLASSIC, "000-update-response.json"),
        ("update", CURRENT, "001-update-request.json"),
        ("response", CURRENT, "001-update-response.json"),
        ("update", STRIPE, "002-update-request.json"),
        ("response", STRIPE, "002-update-response.json"),
        ("create", CLASSIC, "003-create-request.json"),
        ("response", CLASSIC, "003-create-response.json"),
        // What both editions know in the same way.
        ("update", CURRENT, "000-update-request.json"),
        ("update", CLASSIC, "001-update-request.json"),
        ("response", CURRENT, "000-update-response.json"),
        ("response", CLASSIC, "001-update-response.json"),
    ] {
        let run = PAYMENTS.run(&["check", what, resource, document]);
        let found = (run.status, run.output.as_str(), run.errors);
        assert_eq!(found, (0, "", format!("{document}: valid\n")), "{what} {resource}");
    }
}

#[test]
fn the_current_edition_knows_no_payment_source_without_a_type_of_its_own() {
    let run = PAYMENTS.run(&["check", "create", CURRENT, "003-create-request.json"]);
    let names = SOURCES.map(|name| format!("`{name}`")).join(", ");
    let mismatch = error_with(
        "/data/relationships/payment_source/data/type",
        (422, "linkage-type-mismatch"),
        "Wrong type of related resource",
        &format!(
            "Expected a related resource of one of the types {names}, found `payment_sources`."
        ),
        &json!({ "expected": SOURCES, "found": "payment_sources" }),
    );
    assert_found(&run, &errors(&[mismatch]), "003-create-request.json: 1 error\n");
}

#[test]
fn what_is_new_in_the_current_edition_is_refused_by_the_classic_one() {
    let body = r#"{"data":{"type":"customer_payment_sources","attributes":{"customer_token":"c"},
        "relationships":{"customer":{"data":{"type":"customers","id":"1"}},
        "payment_method":{"data":{"type":"payment_methods","id":"2"}}}}}"#;
    assert_eq!(PAYMENTS.run_on(body, &["check", "create", CURRENT]).status, 0);
    let expected = errors(&[
        forbidden("/data/attributes/customer_token", "customer_token", "create"),
        missing_relationship("/data/relationships", "payment_source"),
        unknown("/data/relationships/payment_method", "relationship", "payment_method"),
    ]);
    let run = PAYMENTS.run_on(body, &["check", "create", CLASSIC]);
    assert_found(&run, &expected, "standard input: 3 errors\n");
}

#[test]
fn a_request_of_another_operation_is_refused() {
    let run = PAYMENTS.run(&["check", "create", CLASSIC, "000-update-request.json"]);
    let expected = errors(&[
        missing_relationship("/data", "customer"),
        missing_relationship("/data", "payment_source"),
        client_id(),
    ]);
    assert_found(&run, &expected, "000-update-request.json: 3 errors\n");
    let run = PAYMENTS.run(&["check", "update", CLASSIC, "003-create-request.json"]);
    let expected = crate::support::missing("/data", "id");
    assert_found(&run, &expected, "003-create-request.json: 1 error\n");
}

#[test]
fn a_missing_customer_a_reference_of_the_wrong_type_and_an_unknown_attribute_are_found_at_once() {
    let body = r#"{"data":{"type":"customer_payment_sources","attributes":
        {"reference":42,"colour":"red"}}}"#;
    let attributes = [
        not_a_string("/data/attributes/reference"),
        unknown("/data/attributes/colour", "attribute", "colour"),
    ];
    let [number, colour] = attributes.clone();
    let expected = errors(&[missing_relationship("/data", "customer"), number, colour]);
    let run = PAYMENTS.run_on(body, &["check", "create", CURRENT]);
    assert_found(&run, &expected, "standard input: 3 errors\n");
    let [number, colour] = attributes;
    let expected = errors(&[
        missing_relationship("/data", "customer"),
        missing_relationship("/data", "payment_source"),
        number,
        colour,
    ]);
    let run = PAYMENTS.run_on(body, &["check", "create", CLASSIC]);
    assert_found(&run, &expected, "standard input: 4 errors\n");
}

#[test]
fn an_error_document_is_printed_as_a_server_would_answer_it() {
    let body = r#"{"data":{"type":"stripe_payments","id":"1","attributes":{"reference":1}}}"#;
    let run = PAYMENTS.run_on(body, &["check", "update", STRIPE]);
    let expected = r#"{
  "errors": [
    {
      "status": "400",
      "code": "wrong-type",
      "title": "Wrong type",
      "detail": "`reference`: expected a string, found a number.",
      "source": {
        "pointer": "/data/attributes/reference"
      },
      "meta": {
        "expected": "a string",
        "found": "a number"
      }
    }
  ]
}
"#;
    assert_eq!((run.status, run.output.as_str()), (1, expected));
}

#[test]
fn an_update_repeats_the_id_of_its_url() {
    let document = "001-update-request.json";
    let run = |id| PAYMENTS.run(&["check", "update", CURRENT, "--id", id, document]);
    assert_eq!(run("xYZkjABcde").status, 0);
    let expected = errors(&[wrong_id("QWERtyUpBa", "xYZkjABcde")]);
    assert_found(&run("QWERtyUpBa"), &expected, "001-update-request.json: 1 error\n");
}

#[test]
fn the_faulty_example_shows_every_kind_of_mistake() {
    let document = "faulty-update-request.json";
    let run = PAYMENTS.run(&["check", "update", CURRENT, document]);
    let expected = errors(&faults_of_the_update());
    assert_found(&run, &expected, "faulty-update-request.json: 5 errors\n");
    let run = PAYMENTS.run(&["check", "update", CURRENT, "--id", "QWERtyUpBa", document]);
    assert_found(&run, &faulty_update(), "faulty-update-request.json: 6 errors\n");
}

#[test]
fn a_lenient_check_passes_over_unknown_members_and_nothing_else() {
    let body = r#"{"data":{"type":"stripe_payments","id":"1","attributes":{"colour":"red"}},
        "included":[{"type":"orders","id":"1"}]}"#;
    assert_eq!(PAYMENTS.run_on(body, &["check", "update", STRIPE]).status, 1);
    let run = PAYMENTS.run_on(body, &["check", "update", STRIPE, "--lenient"]);
    let found = (run.status, run.output.as_str(), run.errors.as_str());
    assert_eq!(found, (0, "", "standard input: valid\n"));
    let run =
        PAYMENTS.run(&["check", "update", CURRENT, "--lenient", "faulty-update-request.json"]);
    let mut left = faults_of_the_update();
    left.remove(2);
    assert_found(&run, &errors(&left), "faulty-update-request.json: 4 errors\n");
}

#[test]
fn a_response_is_one_resource_none_or_an_array() {
    for body in [
        r#"{"data":null}"#,
        r#"{"data":[]}"#,
        r#"{"data":[{"type":"stripe_payments","id":"1"},{"type":"stripe_payments","id":"2"}]}"#,
        r#"{"data":{"type":"stripe_payments","id":"1","attributes":{"new":1}},"new":1}"#,
    ] {
        let run = PAYMENTS.run_on(body, &["check", "response", STRIPE]);
        assert_eq!((run.status, run.output.as_str()), (0, ""), "{body}");
    }
    let body = r#"{"data":[{"type":"stripe_payments","id":"1"},
        {"type":"stripe_payments","id":"2","attributes":{"reference":1}}]}"#;
    let run = PAYMENTS.run_on(body, &["check", "response", STRIPE]);
    let expected = wrong_type("/data/1/attributes/reference", "a string", "a number");
    assert_found(&run, &expected, "standard input: 1 error\n");
    let run = PAYMENTS.run_on(r#"{"data":1}"#, &["check", "response", STRIPE]);
    assert_eq!(run.json(), wrong_type("/data", "a resource object", "a number"));
    let run = PAYMENTS.run(&["check", "response", STRIPE, "001-update-response.json"]);
    let mismatch = error_with(
        "/data/type",
        (409, "type-mismatch"),
        "Wrong resource type",
        "Expected a resource of the type `stripe_payments`, found `customer_payment_sources`.",
        &json!({ "expected": ["stripe_payments"], "found": "customer_payment_sources" }),
    );
    assert_found(&run, &errors(&[mismatch]), "001-update-response.json: 1 error\n");
}

#[test]
fn errors_that_a_server_reports_are_printed_as_the_servers() {
    let body = r#"{"errors":[{"title":"can't be blank","detail":"order - can't be blank",
        "code":"VALIDATION_ERROR","source":{"pointer":"/data/relationships/order"},
        "status":"422","meta":{"error":"blank"}}]}"#;
    let run = PAYMENTS.run_on(body, &["check", "response", STRIPE]);
    let mut expected: Value = serde_json::from_str(body).unwrap();
    expected["meta"] = json!({ "reported_by": "server" });
    assert_found(&run, &expected, "standard input: 1 error\n");
}

#[test]
fn a_response_that_is_no_json_api_is_refused() {
    let run = PAYMENTS.run(&["check", "response", STRIPE, "004-update-response.json"]);
    let expected = crate::support::missing("", "data");
    assert_eq!((run.status, run.json()), (1, expected));
}

#[test]
fn one_error_document_names_the_files_and_the_worst_of_them_counts() {
    let body = r#"{"data":{"type":"stripe_payments","id":"1","attributes":{"reference":1}}}"#;
    let arguments =
        ["check", "update", STRIPE, "002-update-request.json", "-", "000-update-request.json"];
    let run = PAYMENTS.run_on(body, &arguments);
    let mut expected = errors(&[
        error_with(
            "/data/attributes/reference",
            (400, "wrong-type"),
            "Wrong type",
            "Expected a string, found a number.",
            &json!({ "expected": "a string", "found": "a number", "file": "standard input" }),
        ),
        error_with(
            "/data/type",
            (409, "type-mismatch"),
            "Wrong resource type",
            "Expected a resource of the type `stripe_payments`, found `customer_payment_sources`.",
            &json!({
                "expected": ["stripe_payments"],
                "found": "customer_payment_sources",
                "file": "000-update-request.json",
            }),
        ),
    ]);
    let notes = "002-update-request.json: valid\nstandard input: 1 error\n\
                 000-update-request.json: 1 error\n";
    assert_found(&run, &expected, notes);
    // What a server reports is told from what is wrong with a document.
    let reported = r#"{"errors":[{"status":"500"}],"meta":{"trace":"x"}}"#;
    let run =
        PAYMENTS.run_on(reported, &["check", "response", STRIPE, "-", "001-update-response.json"]);
    expected["errors"][0] = json!({
        "status": "500",
        "meta": { "file": "standard input", "reported_by": "server", "trace": "x" },
    });
    expected["errors"][1]["meta"]["file"] = "001-update-response.json".into();
    let notes = "standard input: 1 error\n001-update-response.json: 1 error\n";
    assert_found(&run, &expected, notes);
}

#[test]
fn a_file_that_cannot_be_read_is_no_document_and_the_others_are_checked() {
    let arguments = ["check", "update", STRIPE, "no-such-file", "002-update-request.json"];
    let run = PAYMENTS.run(&arguments);
    assert_eq!((run.status, run.output.as_str()), (2, ""));
    let notes: Vec<_> = run.errors.lines().collect();
    let [complaint, note] = notes.as_slice() else { panic!("{notes:?}") };
    assert!(complaint.starts_with("error: no-such-file cannot be opened: "), "{complaint}");
    assert_eq!(*note, "002-update-request.json: valid");
    // A directory cannot be opened on some systems, and not be read on others.
    for arguments in
        [&["check", "update", STRIPE, "."][..], &["check", "update", STRIPE, "--ndjson", "."]]
    {
        let run = PAYMENTS.run(arguments);
        assert_eq!((run.status, run.output.as_str()), (2, ""));
        assert!(run.errors.starts_with("error: . cannot be "), "{}", run.errors);
    }
}

#[test]
fn a_document_may_not_be_larger_than_asked_for() {
    let body = r#"{"data":{"type":"stripe_payments","id":"1"}}"#;
    let path = file("large.json", body);
    let check = |most: usize| {
        PAYMENTS.run(&["check", "update", STRIPE, "--max-bytes", &most.to_string(), &path])
    };
    assert_eq!(check(body.len()).status, 0);
    let most = body.len() - 1;
    let detail = format!("The document has more than {most} bytes.");
    let meta = json!({ "limit": most });
    let too_large = error_of_text((413, "too-large"), "Document too large", &detail, &meta);
    assert_found(&check(most), &errors(&[too_large]), &format!("{path}: 1 error\n"));
}

#[test]
fn a_text_that_is_not_json_is_reported_by_line_and_column() {
    let run = PAYMENTS.run_on("{\"data\":\n {]}", &["check", "update", STRIPE]);
    let detail = "The text is not JSON: expected a member name in quotes at line 2, column 3.";
    let meta = json!({ "expected": "a member name in quotes", "line": 2, "column": 3 });
    let syntax = error_of_text((400, "syntax"), "Not valid JSON", detail, &meta);
    assert_found(&run, &errors(&[syntax]), "standard input: 1 error\n");
}
