//! JSON:API resources from one struct: payload builders, validators, typed reading and writing.
//!
//! A struct with [`#[derive(Resource)]`](derive@Resource) describes a resource once. From it come
//!
//! - `T::create()` and `T::update(id)`: builders of `POST` and `PATCH` payloads that the compiler
//!   refuses to finish while a required member is missing;
//! - `TCreate` and `TUpdate`: the payloads as plain structs, which [`Payload::from_slice`] reads
//!   from a request, or reports every [`Violation`] with its JSON Pointer;
//! - [`Document<T>`]: typed responses, read and built; [`Document::stream`] and
//!   [`CollectionWriter`] for collections that are longer than memory;
//! - [`Resource::SCHEMA`]: the description as constant data;
//! - [`hal`]: the same for resources in HAL, which are plain JSON with links;
//! - [`media_type`]: what `Content-Type` and `Accept` ask for, and what a server answers;
//! - [`merge_patch`]: what makes one value of another, and what a patch makes of a value;
//! - [`query`]: what the query string of a request asks for, filters, and queries on what is in
//!   memory;
//! - `http`, with the feature of that name: requests and responses as values, without a network.
//!
//! ```
//! use jsonapi_core::{Payload, Resource, ToOne};
//!
//! #[derive(Resource)]
//! #[resource(type = "customers")]
//! struct Customer {
//!     #[resource(id)]
//!     id: String,
//! }
//!
//! #[derive(Resource)]
//! #[resource(type = "orders", path = "/api/orders")]
//! struct Order {
//!     #[resource(id)]
//!     id: String,
//!     #[attribute]
//!     reference: Option<String>,
//!     #[relationship(required)]
//!     customer: ToOne<Customer>,
//! }
//!
//! let payload = Order::create().customer("QWERtyUpBa").reference("R-1").build();
//! assert_eq!((payload.method(), payload.path().as_str()), ("POST", "/api/orders"));
//! let body = payload.to_vec()?;
//!
//! let accepted = OrderCreate::from_slice(&body).unwrap();
//! assert_eq!(accepted, payload);
//!
//! let violations = OrderCreate::from_slice(br#"{"data":{"type":"orders"}}"#).unwrap_err();
//! assert_eq!(violations.to_string(), "/data: The required relationship `customer` is missing.");
//! # Ok::<(), jsonapi_core::WriteError>(())
//! ```
//!
//! Modules depend downwards only: `json` knows no JSON:API, `reader` and `writer` know no
//! particular resource, and generated code names nothing but `__private`.

pub mod atomic;
pub mod attribute;
mod builder;
#[cfg(feature = "check")]
pub mod check;
mod document;
mod dynamic;
mod error_object;
pub mod hal;
mod held;
#[cfg(feature = "http")]
pub mod http;
mod identifier;
mod json;
mod jsonapi_object;
mod limits;
mod lines;
mod links;
pub mod media_type;
pub mod merge_patch;
mod names;
mod near;
mod object;
mod path;
mod payload;
mod position;
pub mod query;
mod reader;
mod refusal;
mod relationship;
mod relationship_payload;
pub mod resource;
mod rules;
pub mod schema;
mod serde_support;
mod stream;
mod syntax;
pub mod violation;
mod writer;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

pub use attribute::{Mergeable, Patch, True};
pub use builder::{IntoAttribute, IntoLinkage, Set, Unset};
pub use document::{
    Document, DocumentBuilder, DocumentReader, Included, Includes, PrimaryData, ReadData,
    ReadError, Resources, WriteData,
};
pub use dynamic::{RelationshipObject, ResourceIdentifier, ResourceLinkage, ResourceObject};
pub use error_object::{ErrorDocument, ErrorObject, ErrorSource};
pub use identifier::{Identifier, MemberOf, Target};
pub use json::{JsonWriter, WriteError};
#[cfg(feature = "derive")]
pub use jsonapi_derive::{Attribute, Resource, ResourceSet};
pub use jsonapi_object::JsonApiObject;
pub use limits::Limits;
pub use lines::{Line, Lines};
pub use links::{HrefLang, Link, LinkObject, Links};
pub use merge_patch::MergePatch;
pub use object::{IntoObject, Meta, Metadata, Object, OwnedJson, RawJson};
pub use path::Path;
pub use payload::{FromReaderError, Payload, Validator};
pub use reader::{Reader, Stop};
pub use refusal::{IntoRefusals, Refusal};
pub use relationship::{PayloadLinkage, ToMany, ToOne};
pub use relationship_payload::{Change, ToManyUpdate, ToOneUpdate};
pub use resource::{Resource, WriteResource};
pub use stream::{CollectionReader, CollectionWriter, DocumentLines, LineError, Part, StreamError};
pub use violation::{Violation, Violations};
