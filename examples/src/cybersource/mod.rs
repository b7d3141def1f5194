//! `CyberSource`'s Token Management Service: the customer of document 004.
//!
//! It is no JSON:API resource: plain JSON with HAL links (`_links`, relative `href`s), updated by a
//! JSON Merge Patch (RFC 7396). This module will describe it with the same derive, in the HAL
//! representation.

mod environment;
mod errors;
mod headers;
mod status;

pub use environment::Environment;
pub use errors::{Error, ErrorDetail, Errors};
pub use headers::{Headers, InvalidProfileId, MEDIA_TYPE, ProfileId};
pub use status::Status;
