//! What documents 000 to 003 show: each request with the builder that makes it, and its response.
//!
//! ```
//! use jsonapi_core::Payload;
//! use jsonapi_examples::commerce_layer::documented::UPDATE_STRIPE_PAYMENT;
//!
//! let payload = UPDATE_STRIPE_PAYMENT.build();
//! assert_eq!(payload.path(), "/api/stripe_payments/xYZkjABcde");
//! assert_eq!(UPDATE_STRIPE_PAYMENT.accept().unwrap(), payload);
//! assert_eq!(UPDATE_STRIPE_PAYMENT.read()?.data.publishable_key.as_deref(), Some("pk_live_xxxx-yyyy-zzzz"));
//! # Ok::<(), jsonapi_core::ReadError>(())
//! ```

use jsonapi_core::resource::{Fields, ReadResource};
use jsonapi_core::{Document, Metadata, Payload, ReadError, Resource, Violations};

use super::{
    CustomerPaymentSource, CustomerPaymentSourceUpdate, StripeOptions, StripePayment,
    StripePaymentUpdate, classic,
};

/// A documented request with its response.
#[derive(Debug, Clone, Copy)]
pub struct Exchange<P> {
    /// The document's number, such as `000`.
    pub document: &'static str,
    /// What the request does.
    pub title: &'static str,
    /// The id in the request's URL, if there is one.
    pub endpoint_id: Option<&'static str>,
    /// The body of the request, as the document has it.
    pub request: &'static str,
    /// The body of the response, as the document has it.
    pub response: &'static str,
    builder: fn() -> P,
}

impl<P> Exchange<P>
where
    P: Payload,
    P::Resource: for<'de> ReadResource<'de>,
    <P::Resource as Resource>::Partial: for<'de> Fields<'de>,
{
    /// The documented payload, made by the resource's builder.
    pub fn build(&self) -> P {
        (self.builder)()
    }

    /// The documented payload, accepted from the request's body by the endpoint.
    ///
    /// # Errors
    ///
    /// Every violation of the payload; the documented ones have none.
    pub fn accept(&self) -> Result<P, Violations> {
        match self.endpoint_id {
            Some(id) => P::validator().endpoint_id(id).from_str(self.request),
            None => P::from_str(self.request),
        }
    }

    /// The documented response.
    ///
    /// # Errors
    ///
    /// Every violation of the response; the documented ones have none.
    pub fn read(&self) -> Result<Document<P::Resource>, ReadError> {
        Document::from_str(self.response)
    }
}

/// Document 000: update a customer payment source, classic edition.
pub const UPDATE_CLASSIC: Exchange<classic::CustomerPaymentSourceUpdate> = Exchange {
    document: "000",
    title: "Update a customer payment source, classic edition",
    endpoint_id: Some("xYZkjABcde"),
    request: include_str!("../../documents/000-update-request.json"),
    response: include_str!("../../documents/000-update-response.json"),
    builder: || {
        classic::CustomerPaymentSource::update("xYZkjABcde")
            .reference("ANY-EXTERNAL-REFEFERNCE")
            .build()
    },
};

/// Document 001: update a customer payment source, current edition.
pub const UPDATE_CURRENT: Exchange<CustomerPaymentSourceUpdate> = Exchange {
    document: "001",
    title: "Update a customer payment source, current edition",
    endpoint_id: Some("xYZkjABcde"),
    request: include_str!("../../documents/001-update-request.json"),
    response: include_str!("../../documents/001-update-response.json"),
    builder: || {
        CustomerPaymentSource::update("xYZkjABcde")
            .reference("ANY-EXTERNAL-REFEFERNCE")
            .customer("ABCRtyUpBa")
            .build()
    },
};

/// Document 002: update a stripe payment.
pub const UPDATE_STRIPE_PAYMENT: Exchange<StripePaymentUpdate> = Exchange {
    document: "002",
    title: "Update a stripe payment",
    endpoint_id: Some("xYZkjABcde"),
    request: include_str!("../../documents/002-update-request.json"),
    response: include_str!("../../documents/002-update-response.json"),
    builder: || {
        StripePayment::update("xYZkjABcde")
            .options(StripeOptions {
                customer: Some("cus_xxx".to_owned()),
                payment_method: Some("pm_xxx".to_owned()),
                other: Metadata::new(),
            })
            .build()
    },
};

/// Document 003: create a customer payment source, classic edition.
pub const CREATE_CLASSIC: Exchange<classic::CustomerPaymentSourceCreate> = Exchange {
    document: "003",
    title: "Create a customer payment source, classic edition",
    endpoint_id: None,
    request: include_str!("../../documents/003-create-request.json"),
    response: include_str!("../../documents/003-create-response.json"),
    builder: || {
        classic::CustomerPaymentSource::create()
            .customer("QWERtyUpBa")
            .payment_source(classic::PaymentSource::payment_sources("QWERtyUpBa"))
            .build()
    },
};
