//! Merge patches: applied to a value, and made of the difference between two.
//!
//! [`apply`] and [`between`] are JSON Merge Patch (RFC 7396) for any JSON. The trait [`MergePatch`]
//! is the same for resources and their typed updates: what an update changes, and which update
//! makes one resource of another.
//!
//! ```
//! use jsonapi_core::RawJson;
//! use jsonapi_core::merge_patch::{apply, between};
//!
//! let old = RawJson::parse(r#"{"title":"A","author":{"name":"B","mail":"b@c.d"},"tags":[1]}"#)?;
//! let new = RawJson::parse(r#"{"title":"A","author":{"name":"B"},"tags":[1,2]}"#)?;
//! let patch = between(&old, &new)?;
//! assert_eq!(patch.as_str(), r#"{"author":{"mail":null},"tags":[1,2]}"#);
//! assert_eq!(apply(&old, &patch)?, new);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! - `tree.rs`: objects inside objects, of JSON text that is known to be valid
//! - `json.rs`: RFC 7396
//! - `resource.rs`: resource objects and updates of them as text
//! - `hal.rs`: the same for HAL
//! - `state.rs`: resources as a response shows them
//! - `typed.rs`: resources and updates as values

mod error;
mod hal;
mod json;
mod links;
mod resource;
mod state;
mod tree;
mod typed;

pub use error::MergeError;
pub use json::{apply, between};
pub use typed::{MergePatch, OwnsText};
