//! The documented exchanges, as requests and responses.

use std::fmt::Debug;

use http::Response;
use jsonapi_core::http::{Answer, Reason};
use jsonapi_core::resource::{Fields, ReadResource};
use jsonapi_core::{MergePatch, Payload, Resource};
use jsonapi_examples::commerce_layer::documented::{
    CREATE_CLASSIC, Exchange, UPDATE_CLASSIC, UPDATE_CURRENT, UPDATE_STRIPE_PAYMENT,
};
use jsonapi_examples::commerce_layer::{
    CustomerPaymentSource, StripePayment, StripePaymentUpdate, api, classic,
};
use serde_json::{Value, json};

fn exchanged<P>(exchange: &Exchange<P>, line: &str)
where
    P: Payload,
    P::Resource: for<'de> ReadResource<'de> + Debug + PartialEq,
    <P::Resource as Resource>::Partial: for<'de> Fields<'de>,
{
    let api = api("acme").unwrap();
    let request = api.request(&exchange.build()).build().unwrap();
    assert_eq!(format!("{} {}", request.method(), request.uri()), line);
    assert_eq!(
        serde_json::from_slice::<Value>(request.body()).unwrap(),
        serde_json::from_str::<Value>(exchange.request).unwrap(),
    );
    let response = Response::builder()
        .status(if request.method() == "POST" { 201 } else { 200 })
        .header("content-type", "application/vnd.api+json")
        .body(exchange.response)
        .unwrap();
    let answer = Answer::from_response(&response).unwrap();
    assert_eq!(answer, Answer::Document(exchange.read().unwrap()));
}

#[test]
fn documented_payloads_are_requests_and_documented_responses_answers() {
    let base = "https://acme.commercelayer.io/api";
    let source = format!("{base}/customer_payment_sources");
    exchanged(&UPDATE_CLASSIC, &format!("PATCH {source}/xYZkjABcde"));
    exchanged(&UPDATE_CURRENT, &format!("PATCH {source}/xYZkjABcde"));
    exchanged(&UPDATE_STRIPE_PAYMENT, &format!("PATCH {base}/stripe_payments/xYZkjABcde"));
    exchanged(&CREATE_CLASSIC, &format!("POST {source}"));
}

#[test]
fn the_documented_update_is_the_difference_that_it_makes() {
    let old = UPDATE_STRIPE_PAYMENT.read().unwrap().data;
    let update = StripePayment::update("xYZkjABcde").reference("R-1").clear_metadata().build();
    let new = update.apply_to(&old).unwrap();
    assert_eq!(new.reference.as_deref(), Some("R-1"));
    assert_eq!(
        new,
        StripePayment { reference: new.reference.clone(), metadata: None, ..old.clone() }
    );
    assert_eq!(StripePaymentUpdate::between(&old, &new).unwrap(), update);
}

#[test]
fn the_name_of_an_organization_is_no_way_to_another_host() {
    for name in ["", "evil.example/", "a.b", "a@b", "a b", "ä"] {
        assert_eq!(
            api(name).unwrap_err().to_string(),
            format!(
                "`{name}` is no base URL: expected the name of an organization: letters, digits \
                 and hyphens"
            ),
        );
    }
}

#[test]
fn a_documented_resource_is_deleted_without_an_answer() {
    let api = api("acme").unwrap();
    for (request, path) in [
        (api.delete::<classic::CustomerPaymentSource>("xYZ"), "/api/customer_payment_sources/xYZ"),
        (api.delete::<CustomerPaymentSource>("xYZ"), "/api/customer_payment_sources/xYZ"),
        (api.delete::<StripePayment>("xYZ"), "/api/stripe_payments/xYZ"),
    ] {
        let request = request.build().unwrap();
        assert_eq!((request.method().as_str(), request.uri().path()), ("DELETE", path));
    }
    let deleted = Response::builder().status(204).body("").unwrap();
    assert_eq!(Answer::<StripePayment>::from_response(&deleted).unwrap(), Answer::NoContent);
}

#[test]
fn the_errors_of_the_documented_service_are_typed() {
    for (status, code, pointer, reason) in [
        (401, "UNAUTHORIZED", None, None),
        (404, "RECORD_NOT_FOUND", None, None),
        (400, "PARAM_NOT_ALLOWED", Some("/data/attributes/name"), None),
        (400, "KEY_NOT_INCLUDED_IN_URL", Some("/data/id"), None),
        (422, "VALIDATION_ERROR", Some("/data/relationships/order"), Some("blank")),
        (422, "VALIDATION_ERROR", Some("/data/attributes/reference"), Some("taken")),
        (429, "TOO_MANY_REQUESTS", None, None),
    ] {
        let mut error = json!({ "title": "T", "detail": "D", "code": code });
        error["status"] = json!(status.to_string());
        if let Some(pointer) = pointer {
            error["source"] = json!({ "pointer": pointer });
        }
        if let Some(reason) = reason {
            error["meta"] = json!({ "error": reason });
        }
        let response = Response::builder()
            .status(status)
            .header("content-type", "application/vnd.api+json")
            .body(json!({ "errors": [error] }).to_string())
            .unwrap();
        let found = Answer::<StripePayment>::from_response(&response).unwrap_err();
        assert_eq!(found.status, status);
        let Reason::Errors(errors) = found.reason else { panic!("{:?}", found.reason) };
        let [read] = errors.errors.as_slice() else { panic!("{errors:?}") };
        assert_eq!(read.code.as_deref(), Some(code));
        assert_eq!(serde_json::to_value(read).unwrap(), error);
    }
}
