//! `payments build`: payloads from arguments.

use serde_json::json;

use super::process::PAYMENTS;
use crate::support::{duplicate, error_with, errors, not_null, wrong_type};

/// The arguments of a `build`, which have no white space in them.
fn build(arguments: &str) -> crate::process::Run {
    let arguments: Vec<_> = arguments.split(' ').collect();
    PAYMENTS.run(&[&["build"][..], &arguments].concat())
}

#[test]
fn a_create_payload_is_printed_for_people() {
    let run = build(
        "create customer_payment_sources --set reference=R=1 --set metadata={\"n\":1.50} \
         --rel customer=QWERtyUpBa --rel payment_source=stripe_payments:x:y",
    );
    let expected = r#"{
  "data": {
    "type": "customer_payment_sources",
    "attributes": {
      "reference": "R=1",
      "metadata": {
        "n": 1.50
      }
    },
    "relationships": {
      "customer": {
        "data": {
          "type": "customers",
          "id": "QWERtyUpBa"
        }
      },
      "payment_source": {
        "data": {
          "type": "stripe_payments",
          "id": "x:y"
        }
      }
    }
  }
}
"#;
    assert_eq!((run.status, run.output.as_str(), run.errors.as_str()), (0, expected, ""));
}

#[test]
fn an_update_payload_has_what_is_set_and_what_is_cleared() {
    let run = build(
        "update stripe_payments --id a/b --set _refresh=true --set reference=7 \
         --set reference_origin:=\"x\" --set options={\"customer\":\"c\",\"other\":[]} \
         --clear metadata --clear order",
    );
    let expected = json!({ "data": {
        "type": "stripe_payments",
        "id": "a/b",
        "attributes": {
            "_refresh": true,
            "reference": "7",
            "reference_origin": "x",
            "options": { "customer": "c", "other": [] },
            "metadata": null,
        },
        "relationships": { "order": { "data": null } },
    }});
    assert_eq!((run.status, run.json(), run.errors.as_str()), (0, expected, ""));
    let run = build("update stripe_payments --id 1");
    let expected = json!({ "data": { "type": "stripe_payments", "id": "1" } });
    assert_eq!((run.status, run.json()), (0, expected));
}

#[test]
fn what_is_built_is_accepted_by_check() {
    let run = build(
        "create customer_payment_sources@classic --rel customer=customers:1 --rel payment_source=payment_sources:2",
    );
    assert_eq!(run.status, 0);
    let check = ["check", "create", "customer_payment_sources@classic"];
    assert_eq!(PAYMENTS.run_on(&run.output, &check).status, 0);
}

#[test]
fn a_payload_that_breaks_rules_is_answered_with_its_error_document() {
    let run = build("create stripe_payments --id 1 --set _refresh=true --set metadata=[]");
    let missing = error_with(
        "/data",
        (422, "missing"),
        "Missing required relationship",
        "The required relationship `order` is missing.",
        &json!({ "member": "order" }),
    );
    let client_id = crate::support::error(
        "/data/id",
        403,
        "client-id",
        "Client-generated id not accepted",
        "The server makes the ids of these resources; leave `id` out.",
    );
    let refresh = error_with(
        "/data/attributes/_refresh",
        (400, "forbidden"),
        "Member not allowed",
        "The attribute `_refresh` must not be sent when a resource is created.",
        &json!({ "member": "_refresh", "operation": "create" }),
    );
    let metadata = wrong_type("/data/attributes/metadata", "an object", "an array");
    let expected = errors(&[missing, client_id, refresh, metadata["errors"][0].clone()]);
    assert_eq!((run.status, run.json(), run.errors.as_str()), (1, expected, ""));
}

#[test]
fn every_rule_of_the_resource_holds_for_what_is_built() {
    let constant = errors(&[error_with(
        "/data/attributes/_refresh",
        (422, "not-constant"),
        "Value not accepted",
        "Only true is accepted, found false.",
        &json!({ "expected": "true", "found": "false" }),
    )]);
    let misplaced = |pointer, detail, name, belongs| {
        let meta = json!({ "member": name, "belongs": belongs });
        errors(&[error_with(pointer, (400, "misplaced"), "Misplaced member", detail, &meta)])
    };
    let unknown = |pointer, what: &str, name| {
        let title = format!("Unknown {what}");
        let detail = format!("`{name}` is no known {what}.");
        let meta = json!({ "member": name });
        errors(&[error_with(pointer, (400, "unknown"), &title, &detail, &meta)])
    };
    let empty_id = errors(&[error_with(
        "/data/id",
        (422, "invalid-id"),
        "Invalid id",
        "`` is no id of this resource type.",
        &json!({ "found": "" }),
    )]);
    for (arguments, expected) in [
        ("--id 1 --set _refresh=false", constant),
        ("--id ", empty_id),
        ("--id 1 --clear _refresh", not_null("/data/attributes/_refresh", "true")),
        (
            "--id 1 --set order=7",
            misplaced(
                "/data/attributes/order",
                "`order` is a relationship; it belongs in `relationships`.",
                "order",
                "relationship",
            ),
        ),
        (
            "--id 1 --rel reference=7",
            misplaced(
                "/data/relationships/reference",
                "`reference` is an attribute; it belongs in `attributes`.",
                "reference",
                "attribute",
            ),
        ),
        ("--id 1 --set colour=red", unknown("/data/attributes/colour", "attribute", "colour")),
        ("--id 1 --clear colour", unknown("/data/attributes/colour", "attribute", "colour")),
        ("--id 1 --rel shop=1", unknown("/data/relationships/shop", "relationship", "shop")),
        (
            "--id 1 --set reference=a --clear reference",
            duplicate("/data/attributes/reference", "reference"),
        ),
        ("--id 1 --rel order=1 --rel order=2", duplicate("/data/relationships/order", "order")),
        ("--id 1 --set metadata={\"a\":1,\"a\":2}", duplicate("/data/attributes/metadata/a", "a")),
    ] {
        let run = build(&format!("update stripe_payments {arguments}"));
        assert_eq!((run.status, run.errors.as_str()), (1, ""), "{arguments}");
        assert_eq!(run.json(), expected, "{arguments}");
    }
    let run = build("create customer_payment_sources --clear customer");
    let at = "/data/relationships/customer/data";
    assert_eq!((run.status, run.json()), (1, not_null(at, "a resource identifier object")));
}

#[test]
fn a_type_before_the_id_is_held_against_the_relationship_if_it_is_one() {
    let linked = |target: &str| {
        let arguments = format!("--rel customer={target} --rel payment_source=stripe_payments:1");
        build(&format!("create customer_payment_sources {arguments}")).json()
    };
    let id =
        |target: &str| linked(target)["data"]["relationships"]["customer"]["data"]["id"].clone();
    assert_eq!([id("customers:1"), id("a:1"), id("1")], ["1", "a:1", "1"]);
    let expected = errors(&[error_with(
        "/data/relationships/customer/data/type",
        (422, "linkage-type-mismatch"),
        "Wrong type of related resource",
        "expected a related resource of the type `customers`, found `orders`.",
        &json!({ "expected": ["customers"], "found": "orders" }),
    )]);
    assert_eq!(linked("orders:1"), expected);
}

#[test]
fn a_to_many_relationship_is_one_array_of_all_that_are_linked() {
    let versions = |operation: &str, arguments: &str| {
        let run = build(&format!("{operation} customer_payment_sources {arguments}"));
        assert_eq!(run.status, 1);
        run.json()
    };
    // No documented resource may be sent one, so that the fault has to be the only one.
    let expected = crate::support::forbidden(
        "/data/relationships/versions",
        "relationship",
        "versions",
        "update",
    );
    for arguments in [
        "--id 1 --rel versions=1",
        "--id 1 --rel versions=1,versions:2 --rel versions=3",
        "--id 1 --clear versions",
    ] {
        assert_eq!(versions("update", arguments), expected, "{arguments}");
    }
}

#[test]
fn malformed_arguments_are_refused_with_what_to_write_and_status_2() {
    for (arguments, message) in [
        ("--set reference", "--set reference: write NAME=VALUE or NAME:=JSON"),
        ("--rel customer", "--rel customer: write NAME=ID or NAME=TYPE:ID"),
        ("--rel customer=", "--rel customer=: the id is empty"),
        (
            "--set metadata=x",
            "--set metadata=x: the value of `metadata` (object) has to be JSON. The text is not \
             JSON: expected a value at line 1, column 1.",
        ),
        (
            "--set reference:=x",
            "--set reference:=x: the value behind `:=` has to be JSON. The text is not JSON: \
             expected a value at line 1, column 1.",
        ),
        (
            "--set metadata={},\"x\":{}",
            "--set metadata={},\"x\":{}: the value of `metadata` (object) has to be JSON. The text \
             is not JSON: expected the end of the text at line 1, column 3.",
        ),
        (
            "--rel payment_source=1",
            "--rel payment_source=1: this relationship links to several types, so write TYPE:ID, \
             where TYPE is one of adyen_payments, axerve_payments, braintree_payments, \
             checkout_com_payments, external_payments, klarna_payments, paypal_payments, \
             satispay_payments, stripe_payments, wire_transfers",
        ),
    ] {
        let run = build(&format!("create customer_payment_sources {arguments}"));
        assert_eq!((run.status, run.output.as_str()), (2, ""), "{arguments}");
        let expected = format!(
            "error: {message}\n\nUsage: payments build [OPTIONS] <WHAT> <TYPE>\n\nFor more \
             information, try '--help'.\n"
        );
        assert_eq!(run.errors, expected);
    }
}
