//! The documented requests and responses, and what else the documents say of single members.

use std::fmt::Debug;

use jsonapi_core::resource::{Fields, ReadResource};
use jsonapi_core::{
    Document, Metadata, Payload, ReadError, Resource, ResourceObject, WriteResource,
};
use jsonapi_examples::commerce_layer::documented::{
    CREATE_CLASSIC, Exchange, UPDATE_CLASSIC, UPDATE_CURRENT, UPDATE_STRIPE_PAYMENT,
};
use jsonapi_examples::commerce_layer::{
    CustomerPaymentSource, StripeOptions, StripePayment, classic,
};
use serde_json::Value;

use crate::support::{refused, unreadable, wrong_type};

#[test]
fn types_paths_and_methods_are_the_documented_ones() {
    let created = CREATE_CLASSIC.build();
    assert_eq!(created.method(), "POST");
    assert_eq!(created.path(), "/api/customer_payment_sources");
    let updated = UPDATE_CLASSIC.build();
    assert_eq!(updated.method(), "PATCH");
    assert_eq!(updated.path(), "/api/customer_payment_sources/xYZkjABcde");
    assert_eq!(UPDATE_CURRENT.build().path(), "/api/customer_payment_sources/xYZkjABcde");
    assert_eq!(UPDATE_STRIPE_PAYMENT.build().path(), "/api/stripe_payments/xYZkjABcde");
    let paths = [
        CustomerPaymentSource::SCHEMA.path,
        classic::CustomerPaymentSource::SCHEMA.path,
        StripePayment::SCHEMA.path,
    ];
    let sources = "/api/customer_payment_sources";
    assert_eq!(paths, [sources, sources, "/api/stripe_payments"]);
}

/// Holds a documented request and its response against what the library makes of them.
fn exchange_is_understood<P>(exchange: &Exchange<P>)
where
    P: Payload<Resource: Resource<Partial: for<'de> Fields<'de>>> + PartialEq + Debug,
    P::Resource: WriteResource + PartialEq + Debug + for<'de> ReadResource<'de>,
{
    let document = exchange.document;
    let json = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    // The builder makes what the document shows, and the endpoint accepts it as that.
    let built = exchange.build();
    assert_eq!(json(&built.to_string().unwrap()), json(exchange.request), "{document}");
    assert_eq!(exchange.accept().unwrap(), built, "{document}");
    // A response is read without a member lost.
    let read = exchange.read().unwrap();
    assert_eq!(json(&serde_json::to_string(&read).unwrap()), json(exchange.response), "{document}");
    let again = Document::one(&read.data).to_vec().unwrap();
    assert_eq!(serde_json::from_slice::<Value>(&again).unwrap(), json(exchange.response));
    // Nor is there a member that the resource does not know.
    let strict = Document::<P::Resource>::reader().strict();
    assert_eq!(strict.from_slice(exchange.response.as_bytes()).unwrap(), read, "{document}");
    // The response is none of the payloads: what only the service may write is refused.
    assert!(P::from_str(exchange.response).is_err(), "{document}");
}

#[test]
fn every_documented_exchange_is_built_accepted_and_read_as_documented() {
    exchange_is_understood(&UPDATE_CLASSIC);
    exchange_is_understood(&UPDATE_CURRENT);
    exchange_is_understood(&UPDATE_STRIPE_PAYMENT);
    exchange_is_understood(&CREATE_CLASSIC);
}

#[test]
fn the_options_of_a_stripe_payment_keep_what_the_documentation_does_not_name() {
    let body = r#"{"data":{"type":"stripe_payments","id":"1","attributes":
        {"options":{"setup_future_usage":"off_session","customer":"c","n":1.50}}}}"#;
    let update = <StripePayment as Resource>::Update::from_str(body).unwrap();
    let options = update.options.value().unwrap();
    let other = Metadata::parse(r#"{"setup_future_usage":"off_session","n":1.50}"#).unwrap();
    let expected = StripeOptions { customer: Some("c".to_owned()), payment_method: None, other };
    assert_eq!(options, &expected);
    let body =
        r#"{"data":{"type":"stripe_payments","id":"1","attributes":{"options":{"customer":7}}}}"#;
    let expected = wrong_type("/data/attributes/options/customer", "a string", "a number");
    assert_eq!(refused::<<StripePayment as Resource>::Update>(body), expected);
}

#[test]
fn the_document_that_is_no_json_api_is_refused_as_such() {
    let body = include_str!("../../../examples/documents/004-update-response.json");
    let read = Document::<ResourceObject>::from_str(body);
    assert!(matches!(&read, Err(ReadError::Invalid(_))), "{read:?}");
    assert_eq!(unreadable(body, read), crate::support::missing("", "data"));
}
