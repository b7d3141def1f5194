//! `CyberSource`'s Token Management Service: the customer of document 004.
//!
//! It is no JSON:API resource: plain JSON with HAL links (`_links`, relative `href`s), updated by a
//! JSON Merge Patch (RFC 7396). The same derive describes it, with `format = "hal"`.
//!
//! ```
//! use jsonapi_core::Payload;
//! use jsonapi_examples::cybersource::Customer;
//!
//! let payload = Customer::update("F2F3ADA770102B51E053A2598D0A9078")
//!     .buyer_information(|it| it.email("test@cybs.com").clear_merchant_customer_id())
//!     .clear_object_information()
//!     .build()?;
//! assert_eq!(payload.path(), "/tms/v2/customers/F2F3ADA770102B51E053A2598D0A9078");
//! assert_eq!(
//!     payload.to_string()?,
//!     concat!(
//!         r#"{"objectInformation":null,"#,
//!         r#""buyerInformation":{"merchantCustomerID":null,"email":"test@cybs.com"}}"#,
//!     ),
//! );
//!
//! // What the service would not take is not built.
//! let violations = Customer::update("1").buyer_information(|it| it.email("me")).build().unwrap_err();
//! assert_eq!(
//!     violations.to_string(),
//!     "/buyerInformation/email: Expected an e-mail address, found `me`.",
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod customer;
pub mod documented;
mod environment;
mod errors;
mod headers;
mod status;

pub use customer::*;
pub use environment::Environment;
pub use errors::{Error, ErrorDetail, Errors};
pub use headers::{Headers, InvalidProfileId, MEDIA_TYPE, ProfileId};
pub use status::Status;
