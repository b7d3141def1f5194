//! Commerce Layer: customer payment sources in two editions, stripe payments, and what they link
//! to.
//!
//! Requests go to `https://{organization}.commercelayer.io` ([`api`]), in the media type
//! `application/vnd.api+json`; the paths are in the resources' schemas.
//!
//! ```
//! use jsonapi_core::{Payload, Resource};
//! use jsonapi_examples::commerce_layer::{CustomerPaymentSource, StripePayment};
//!
//! let payload = CustomerPaymentSource::update("xYZkjABcde")
//!     .payment_source(StripePayment::identifier("QWERtyUpBa"))
//!     .clear_metadata()
//!     .build();
//! assert_eq!(payload.path(), "/api/customer_payment_sources/xYZkjABcde");
//! ```

mod api;
pub mod classic;
mod current;
pub mod documented;
mod linked;
mod meta;
mod stripe_payment;

pub use api::api;
pub use current::{
    CustomerPaymentSource, CustomerPaymentSourceCreate, CustomerPaymentSourceCreateBuilder,
    CustomerPaymentSourcePartial, CustomerPaymentSourceUpdate, CustomerPaymentSourceUpdateBuilder,
    PaymentSource,
};
pub use linked::*;
pub use meta::{Mode, ResourceMeta};
pub use stripe_payment::{
    StripeOptions, StripePayment, StripePaymentCreate, StripePaymentCreateBuilder,
    StripePaymentPartial, StripePaymentUpdate, StripePaymentUpdateBuilder,
};
