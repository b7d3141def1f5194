//! The program on `CyberSource`'s customer, which is no JSON:API resource (document 004).

use serde_json::{Value, json};

use super::process::{PAYMENTS, file};
use crate::process::Run;
use crate::support::{error, error_of_text, error_with, errors};

const CUSTOMERS: &str = "cybersource/customers";
const ID: &str = "F2F3ADA770102B51E053A2598D0A9078";
const RESPONSE: &str = "004-update-response.json";

/// What the vendor's sample of the request sends.
pub(super) fn sample() -> Value {
    json!({
        "buyerInformation": {
            "merchantCustomerID": "Your customer identifier",
            "email": "test@cybs.com",
        },
        "clientReferenceInformation": { "code": "TC50171_3" },
        "merchantDefinedInformation": [{ "name": "data1", "value": "Your customer data" }],
    })
}

fn run(arguments: &[&str]) -> Run {
    PAYMENTS.run(arguments)
}

fn forbidden(pointer: &str, what: &str, name: &str) -> Value {
    let detail = format!("The {what} `{name}` must not be sent when a resource is updated.");
    let meta = json!({ "member": name, "operation": "update" });
    error_with(pointer, (400, "forbidden"), "Member not allowed", &detail, &meta)
}

#[test]
fn an_update_is_checked_as_the_merge_patch_that_it_is() {
    let body = file("customer-update.json", &sample().to_string());
    let run = run(&["check", "update", CUSTOMERS, "--id", ID, &body]);
    let note = format!("{body}: valid\n");
    assert_eq!((run.status, run.output.as_str(), run.errors.as_str()), (0, "", note.as_str()));

    let empty = PAYMENTS.run_on("{}", &["check", "update", CUSTOMERS, "--id", ID]);
    assert_eq!((empty.status, empty.errors.as_str()), (0, "standard input: valid\n"));
}

#[test]
fn what_breaks_rules_is_named_at_its_place() {
    let run = run(&["check", "update", CUSTOMERS, "--id", ID, RESPONSE]);
    assert_eq!(run.status, 1);
    let expected = errors(&[
        forbidden("/_links/self", "link", "self"),
        forbidden("/_links/paymentInstruments", "link", "paymentInstruments"),
        forbidden("/_links/shippingAddresses", "link", "shippingAddresses"),
        forbidden("/metadata", "attribute", "metadata"),
    ]);
    assert_eq!(run.json(), expected);

    let body = r#"{"id":"1","buyerInformation":{"email":"me"}}"#;
    let run = PAYMENTS.run_on(body, &["check", "update", CUSTOMERS, "--id", "2"]);
    let meta = json!({ "expected": "2", "found": "1" });
    let detail = "The endpoint is that of the id `2`, found `1`.";
    let wrong_id = error_with("/id", (409, "id-mismatch"), "Wrong id", detail, &meta);
    assert_eq!(run.status, 1);
    let found = run.json();
    assert_eq!(found["errors"][0], wrong_id);
    assert_eq!(found["errors"][1]["code"], "format-mismatch");
    assert_eq!(found["errors"][1]["source"]["pointer"], "/buyerInformation/email");
}

#[test]
fn a_response_is_read_as_a_client_reads_it() {
    let run = run(&["check", "response", CUSTOMERS, RESPONSE]);
    let note = format!("{RESPONSE}: valid\n");
    assert_eq!((run.status, run.output.as_str(), run.errors.as_str()), (0, "", note.as_str()));
    let run = PAYMENTS.run_on(r#"{"_links":[]}"#, &["check", "response", CUSTOMERS]);
    assert_eq!(run.status, 1);
    let missing = json!({ "member": "id" });
    let detail = "The member `id` is missing.";
    let missing = error_with("", (400, "missing"), "Missing member", detail, &missing);
    assert_eq!(run.json()["errors"][0], missing);
}

#[test]
fn errors_that_the_service_reports_are_printed_as_the_services() {
    let body = r#"{"errors":[{"type":"invalidFields","message":"Not valid","details":[
        {"name":"email","location":"buyerInformation"}]},{"type":"serverError"}]}"#;
    let run = PAYMENTS.run_on(body, &["check", "response", CUSTOMERS]);
    let details = json!([{ "name": "email", "location": "buyerInformation" }]);
    let expected = json!({
        "errors": [
            { "code": "invalidFields", "detail": "Not valid", "meta": { "details": details } },
            { "code": "serverError" },
        ],
        "meta": { "reported_by": "server" },
    });
    assert_eq!((run.status, run.json()), (1, expected));
    // Those of JSON:API are other objects, and no customer.
    let body = r#"{"errors":[{"status":"404","title":"Not found"}]}"#;
    let run = PAYMENTS.run_on(body, &["check", "response", CUSTOMERS]);
    assert_eq!(run.json(), crate::support::missing("", "id"));
}

#[test]
fn an_update_is_built_from_paths() {
    let run = run(&[
        "build",
        "update",
        CUSTOMERS,
        "--id",
        ID,
        "--set",
        "buyerInformation.merchantCustomerID=Your customer identifier",
        "--set",
        "buyerInformation.email=test@cybs.com",
        "--set",
        "clientReferenceInformation.code=TC50171_3",
        "--set",
        r#"merchantDefinedInformation=[{"name":"data1","value":"Your customer data"}]"#,
    ]);
    assert_eq!((run.status, run.errors.as_str()), (0, ""));
    assert_eq!(run.json(), sample());

    let run = PAYMENTS.run(&[
        "build",
        "update",
        CUSTOMERS,
        "--id",
        ID,
        "--clear",
        "buyerInformation.email",
        "--clear",
        "objectInformation",
    ]);
    let expected = "{\n  \"objectInformation\": null,\n  \"buyerInformation\": {\n    \"email\": null\n  }\n}\n";
    assert_eq!((run.status, run.output.as_str()), (0, expected));
}

#[test]
fn what_cannot_be_built_is_answered_with_its_errors() {
    for (arguments, pointer, code) in [
        (
            &["--set", "buyerInformation.email=me"][..],
            Some("/buyerInformation/email"),
            "format-mismatch",
        ),
        (&["--set", "buyerInformation.mail=a@b.c"], Some("/buyerInformation/mail"), "unknown"),
        (&["--set", "buyerInformation=7"], Some("/buyerInformation"), "wrong-type"),
        (&["--rel", "self=/x"], Some("/_links/self"), "forbidden"),
        (
            &["--set", "objectInformation:={}", "--set", "objectInformation.title=t"],
            Some("/objectInformation"),
            "duplicate",
        ),
    ] {
        let run = PAYMENTS.run(&[&["build", "update", CUSTOMERS, "--id", ID], arguments].concat());
        assert_eq!(run.status, 1, "{arguments:?}");
        let found = run.json();
        let first = &found["errors"][0];
        assert_eq!(first["source"]["pointer"].as_str(), pointer, "{found}");
        assert_eq!(first["code"], code, "{found}");
    }
    let run = PAYMENTS.run(&["build", "update", CUSTOMERS, "--id", &"i".repeat(33)]);
    let expected = error_of_text(
        (422, "string-too-long"),
        "String too long",
        "`id`: expected at most 32 characters, found 33.",
        &json!({ "limit": 32, "found": 33 }),
    );
    assert_eq!((run.status, run.json()), (1, errors(&[expected])));
    let run = PAYMENTS.run(&["build", "create", CUSTOMERS, "--id", "1"]);
    let detail = "The server makes the ids of these resources; leave `id` out.";
    let refused = error("/id", 403, "client-id", "Client-generated id not accepted", detail);
    assert_eq!((run.status, run.json()), (1, errors(&[refused])));
    let deep = vec!["a"; 65].join(".");
    for (arguments, reason) in [
        (
            &["--set", "buyerInformation"][..],
            "--set buyerInformation: write NAME=VALUE or NAME:=JSON",
        ),
        (&["--rel", "self"], "--rel self: write NAME=HREF"),
        (&["--clear", deep.as_str()], "65 names are too many in one path"),
    ] {
        let run = PAYMENTS.run(&[&["build", "update", CUSTOMERS, "--id", ID], arguments].concat());
        assert_eq!((run.status, run.output.as_str()), (2, ""), "{arguments:?}");
        assert!(run.errors.starts_with(&format!("error: {reason}")), "{}", run.errors);
    }
}

#[test]
fn the_table_has_every_member_by_its_path() {
    let run = run(&["schema", CUSTOMERS]);
    let table = "\
cybersource/customers /tms/v2/customers
A customer token: who pays, and with what by default.

member                                     create    update    read      null  value
id                                         -         optional  required  no    string, at least 1 character, at most 32 characters
objectInformation                          optional  optional  optional  yes   object
objectInformation.title                    optional  optional  optional  yes   string, at most 60 characters
objectInformation.comment                  optional  optional  optional  yes   string, at most 150 characters
buyerInformation                           optional  optional  optional  yes   object
buyerInformation.merchantCustomerID        optional  optional  optional  yes   string, at most 100 characters
buyerInformation.email                     optional  optional  optional  yes   string, at most 255 characters, email
clientReferenceInformation                 optional  optional  optional  yes   object
clientReferenceInformation.code            optional  optional  optional  yes   string, at most 50 characters
merchantDefinedInformation                 optional  optional  optional  yes   array of object
merchantDefinedInformation[].name          optional  optional  optional  no    data1 | data2 | data3 | data4 | sensitive1 | sensitive2 | sensitive3 | sensitive4
merchantDefinedInformation[].value         optional  optional  optional  no    string, at most 100 characters
defaultPaymentInstrument                   optional  optional  optional  yes   object
defaultPaymentInstrument.id                optional  optional  optional  yes   string
defaultShippingAddress                     optional  optional  optional  yes   object
defaultShippingAddress.id                  optional  optional  optional  yes   string
metadata                                   -         -         optional  yes   object
metadata.creator                           -         -         optional  no    string
_links.self                                -         -         optional  no    link
_links.paymentInstruments                  -         -         optional  no    link
_links.shippingAddresses                   -         -         optional  no    link
_links.shippingAddress                     -         -         optional  no    another name of shippingAddresses
_embedded                                  -         -         optional  yes   object
_embedded.defaultPaymentInstrument         -         -         optional  no    object
_embedded.defaultPaymentInstrument._links  -         -         optional  no    object
_embedded.defaultPaymentInstrument.id      -         -         optional  no    string
_embedded.defaultShippingAddress           -         -         optional  no    object
_embedded.defaultShippingAddress._links    -         -         optional  no    object
_embedded.defaultShippingAddress.id        -         -         optional  no    string
";
    assert_eq!((run.status, run.output.as_str(), run.errors.as_str()), (0, table, ""));
}

#[test]
fn the_description_is_data_too() {
    let run = run(&["schema", CUSTOMERS, "--json"]);
    assert_eq!(run.status, 0);
    let found = run.json();
    let members: Vec<_> = found.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        members,
        ["attributes", "documentation", "embedded", "format", "id", "links", "path"]
    );
    assert_eq!(found["format"], "hal");
    assert_eq!(found["path"], "/tms/v2/customers");
    let id = json!({
        "create": "forbidden",
        "update": "optional",
        "read": "required",
        "rules": { "minLength": 1, "maxLength": 32 },
    });
    assert_eq!(found["id"], id);
    let email = &found["attributes"][1]["members"][1];
    assert_eq!(email["name"], "email");
    assert_eq!(email["rules"], json!({ "maxLength": 255, "format": "email" }));
    let link = json!({
        "name": "shippingAddress",
        "alias_of": "shippingAddresses",
        "presence": { "create": "forbidden", "update": "forbidden", "read": "optional" },
        "many": false,
        "deprecated": false,
        "documentation": "Where things can be sent. Document 004; the vendor's specification calls \
                          the link\n`shippingAddress`.",
    });
    assert_eq!(found["links"][3], link);
    let embedded = &found["embedded"]["members"];
    assert_eq!(embedded[0]["name"], "defaultPaymentInstrument");
    assert_eq!(embedded[1]["name"], "defaultShippingAddress");
}
