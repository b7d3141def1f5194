//! `payments schema`: a resource's description as a table and as JSON.

use serde_json::{Value, json};

use super::process::PAYMENTS;

#[test]
fn the_table_has_every_member_with_its_presence_in_each_operation() {
    let run = PAYMENTS.run(&["schema", "stripe_payments"]);
    let table = "\
stripe_payments /api/stripe_payments
The payment of an order through Stripe.

member                             create    update    read      null          value
type                               required  required  required  no            \"stripe_payments\"
id                                 -         required  required  no            string
attributes.client_secret           -         -         optional  yes           string
attributes.publishable_key         -         -         optional  yes           string
attributes.options                 optional  optional  optional  yes           object
attributes.options.customer        optional  optional  optional  no            string
attributes.options.payment_method  optional  optional  optional  no            string
attributes.payment_method          -         -         optional  yes           object
attributes._refresh                -         optional  -         no            true
attributes.created_at              -         -         optional  yes           date-time
attributes.updated_at              -         -         optional  yes           date-time
attributes.reference               optional  optional  optional  yes           string
attributes.reference_origin        optional  optional  optional  yes           string
attributes.metadata                optional  optional  optional  yes           object
relationships.order                required  optional  optional  update, read  to-one: orders
relationships.payment_gateway      -         -         optional  yes           to-one: payment_gateways
";
    assert_eq!((run.status, run.output.as_str(), run.errors.as_str()), (0, table, ""));
}

#[test]
fn the_two_editions_have_tables_of_their_own() {
    let rows = |name: &str| -> Vec<String> {
        let run = PAYMENTS.run(&["schema", name]);
        assert_eq!(run.status, 0);
        run.output.lines().skip(6).map(str::to_owned).collect()
    };
    let current = rows("customer_payment_sources");
    let pad = " ".repeat(77);
    assert_eq!(
        current[8..],
        [
            "relationships.customer           required  optional  optional  update, read  to-one: customers".to_owned(),
            "relationships.payment_method     optional  optional  optional  yes           to-one: payment_methods".to_owned(),
            "relationships.payment_source     optional  optional  optional  yes           to-one: adyen_payments, axerve_payments, braintree_payments,".to_owned(),
            format!("{pad}checkout_com_payments, external_payments, klarna_payments,"),
            format!("{pad}paypal_payments, satispay_payments, stripe_payments,"),
            format!("{pad}wire_transfers"),
            "relationships.versions           -         -         optional  no            to-many: versions".to_owned(),
        ]
    );
    let classic = rows("customer_payment_sources@classic");
    assert_eq!(
        classic[8..],
        [
            "relationships.customer           required  optional  optional  update, read  to-one: customers".to_owned(),
            "relationships.payment_source     required  optional  optional  update, read  to-one: adyen_payments, axerve_payments, braintree_payments,".to_owned(),
            format!("{pad}checkout_com_payments, external_payments, klarna_payments,"),
            format!("{pad}paypal_payments, satispay_payments, stripe_payments,"),
            format!("{pad}wire_transfers, payment_sources"),
        ]
    );
    let differ: Vec<_> =
        current[..8].iter().zip(&classic[..8]).filter(|(one, other)| one != other).collect();
    let row = |name, written| format!("attributes.{name}{written}optional  yes           string");
    let names = ["customer_token        ", "payment_source_token  "];
    let rows =
        names.map(|name| (row(name, "optional  optional  "), row(name, "-         -         ")));
    assert_eq!(differ, rows.iter().map(|(one, other)| (one, other)).collect::<Vec<_>>());
}

fn attribute(name: &str, presence: &Value, kind: &Value, documentation: &str) -> Value {
    let mut attribute = json!({
        "name": name,
        "presence": presence,
        "nullable": true,
        "deprecated": false,
        "documentation": documentation,
    });
    for (key, value) in kind.as_object().unwrap() {
        attribute[key] = value.clone();
    }
    attribute
}

#[test]
fn the_description_is_data_too() {
    let run = PAYMENTS.run(&["schema", "stripe_payments", "--json"]);
    assert_eq!((run.status, run.errors.as_str()), (0, ""));
    let open = json!({ "create": "optional", "update": "optional", "read": "optional" });
    let read_only = json!({ "create": "forbidden", "update": "forbidden", "read": "optional" });
    let trigger = json!({ "create": "forbidden", "update": "optional", "read": "forbidden" });
    let string = json!({ "kind": "string" });
    let object = json!({ "kind": "object" });
    let date_time = json!({ "kind": "date-time" });
    let never_null = json!({ "kind": "string", "nullable": false });
    let options = json!({
        "kind": "object",
        "members": [
            attribute("customer", &open, &never_null, "The customer's id at Stripe. Document 002."),
            attribute(
                "payment_method",
                &open,
                &never_null,
                "The payment method's id at Stripe. Document 002.",
            ),
        ],
    });
    let expected = json!({
        "type": "stripe_payments",
        "path": "/api/stripe_payments",
        "documentation": "The payment of an order through Stripe.\n\nDocument 002 shows an update. \
            What a create takes is from the same documentation's page on\ncreating one.",
        "id": { "create": "forbidden", "update": "required", "read": "required" },
        "attributes": [
            attribute("client_secret", &read_only, &string,
                "What a browser needs to finish the payment. Document 002."),
            attribute("publishable_key", &read_only, &string,
                "The shop's public key at Stripe. Document 002."),
            attribute("options", &open, &options, "What is passed on to Stripe. Document 002."),
            attribute("payment_method", &read_only, &object,
                "Stripe's description of the payment method. Document 002."),
            attribute("_refresh", &trigger, &json!({ "kind": "true", "nullable": false }),
                "Asks the service to fetch the payment's state from Stripe; never in a response.\n\
                 Document 002."),
            attribute("created_at", &read_only, &date_time,
                "When the payment was created. Document 002."),
            attribute("updated_at", &read_only, &date_time,
                "When the payment was last changed. Document 002."),
            attribute("reference", &open, &string, "A code of the client's own. Document 002."),
            attribute("reference_origin", &open, &string,
                "Which system the reference comes from. Document 002."),
            attribute("metadata", &open, &object,
                "Whatever else the client wants to keep. Document 002."),
        ],
        "relationships": [
            {
                "name": "order",
                "presence": { "create": "required", "update": "optional", "read": "optional" },
                "nullable": { "create": false, "update": true, "read": true },
                "to_many": false,
                "targets": ["orders"],
                "deprecated": false,
                "documentation": "The order that is paid for. Document 002.",
            },
            {
                "name": "payment_gateway",
                "presence": read_only,
                "nullable": { "create": false, "update": false, "read": true },
                "to_many": false,
                "targets": ["payment_gateways"],
                "deprecated": false,
                "documentation": "The gateway that the payment goes through. Document 002.",
            },
        ],
    });
    assert_eq!(run.json(), expected);
}
