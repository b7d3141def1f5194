//! Bad input, and reading with the checks that others need a second tool for.

use std::hint::black_box;

use jsonapi_benches::clock::{Times, compare};
use jsonapi_benches::resources::{Collection, SourceCreate};
use jsonapi_benches::structs;
use jsonapi_benches::workloads::{Variant, invalid_w1, w1, w2};
use jsonapi_core::Payload as _;
use jsonschema::Validator;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use crate::reading::same;
use crate::row::{Goal, Row};

const FAULTS: usize = 8;

pub(crate) fn rows() -> Vec<Row> {
    let validation = "`serde_json::Value`, jsonschema, `from_value`";
    vec![
        Row::speed(
            "invalid_w1",
            "W1 with 8 faults, all reported",
            "the valid W1 read by `serde_json`",
            Goal::Faster(1.3),
            invalid,
        ),
        Row::speed(
            "validate_w1",
            "read and validate W1",
            validation,
            Goal::Faster(4.0),
            |effort| {
                let body = w1(Variant::Compact);
                let validator = jsonschema::validator_for(&payload_schema()).expect("a schema");
                let theirs = || validated::<structs::Payload<String, Object>>(&validator, &body);
                let ours = || SourceCreate::from_slice(black_box(&body)).unwrap();
                same(&serde_json::to_vec(&theirs()).unwrap(), &ours().to_vec().unwrap());
                compare(effort, theirs, ours)
            },
        ),
        Row::speed(
            "validate_w2",
            "read and validate W2",
            validation,
            Goal::Faster(4.0),
            |effort| {
                let body = w2(Variant::Compact);
                let validator = jsonschema::validator_for(&collection_schema()).expect("a schema");
                let theirs = || validated::<structs::Collection<String, Object>>(&validator, &body);
                let ours = || Collection::from_slice(black_box(&body)).unwrap();
                same(&serde_json::to_vec(&theirs()).unwrap(), &ours().to_vec().unwrap());
                compare(effort, theirs, ours)
            },
        ),
    ]
}

fn invalid(effort: crate::Effort) -> Times {
    let (valid, invalid) = (w1(Variant::Compact), invalid_w1());
    let theirs = || serde_json::from_slice::<structs::Payload>(black_box(&valid)).unwrap();
    let ours = || SourceCreate::from_slice(black_box(&invalid)).unwrap_err();
    assert_eq!(ours().as_slice().len(), FAULTS, "{}", ours());
    compare(effort, theirs, ours)
}

/// A free-form object that comes from a `Value`.
type Object = Map<String, Value>;

fn validated<T: DeserializeOwned>(validator: &Validator, body: &[u8]) -> T {
    let value: Value = serde_json::from_slice(black_box(body)).unwrap();
    let faults: Vec<String> =
        validator.iter_errors(&value).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{faults:?}");
    serde_json::from_value(value).unwrap()
}

/// What our reader asks of W1: all members known, of the right type, the required ones there.
fn payload_schema() -> Value {
    object(
        &json!({ "data": object(
            &json!({
                "type": { "const": "customer_payment_sources" },
                "attributes": object(
                    &json!({
                        "reference": { "type": ["string", "null"] },
                        "reference_origin": { "type": ["string", "null"] },
                        "metadata": { "type": ["object", "null"] },
                    }),
                    &[],
                    true,
                ),
                "relationships": object(
                    &json!({
                        "customer": relationship("customers", true),
                        "payment_source": relationship("stripe_payments", true),
                    }),
                    &["customer", "payment_source"],
                    true,
                ),
            }),
            &["type", "relationships"],
            true,
        ), "meta": { "type": "object" } }),
        &["data"],
        true,
    )
}

/// What our reader asks of W2: known members of the right type, the required ones there.
fn collection_schema() -> Value {
    let text = json!({ "type": ["string", "null"] });
    let links = json!({ "type": "object", "additionalProperties": { "type": "string" } });
    let source = object(
        &json!({
            "type": { "const": "customer_payment_sources" },
            "id": { "type": "string" },
            "attributes": object(
                &json!({
                    "name": text, "customer_token": text, "payment_source_token": text,
                    "created_at": text, "updated_at": text,
                    "reference": text, "reference_origin": text,
                    "metadata": { "type": ["object", "null"] },
                }),
                &[],
                false,
            ),
            "relationships": object(
                &json!({
                    "customer": relationship("customers", false),
                    "payment_source": relationship("stripe_payments", false),
                }),
                &[],
                false,
            ),
            "links": links,
            "meta": object(&json!({ "mode": { "type": "string" } }), &["mode"], false),
        }),
        &["type", "id"],
        false,
    );
    let customer = object(
        &json!({
            "type": { "const": "customers" },
            "id": { "type": "string" },
            "attributes": object(&json!({ "email": text }), &[], false),
            "links": links,
        }),
        &["type", "id"],
        false,
    );
    object(
        &json!({
            "data": { "type": "array", "items": source },
            "included": { "type": "array", "items": customer },
        }),
        &["data"],
        false,
    )
}

fn relationship(kind: &str, is_payload: bool) -> Value {
    let identifier = object(
        &json!({ "type": { "const": kind }, "id": { "type": "string" } }),
        &["type", "id"],
        is_payload,
    );
    let links = json!({ "type": "object", "additionalProperties": { "type": "string" } });
    let members = if is_payload {
        json!({ "data": identifier })
    } else {
        json!({ "data": identifier, "links": links })
    };
    object(&members, if is_payload { &["data"] } else { &[] }, is_payload)
}

fn object(members: &Value, required: &[&str], is_closed: bool) -> Value {
    json!({
        "type": "object",
        "properties": members,
        "required": required,
        "additionalProperties": !is_closed,
    })
}
