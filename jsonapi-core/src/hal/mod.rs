//! Resources in HAL: plain JSON objects with links (draft-kelly-json-hal).
//!
//! `#[derive(Resource)]` describes them like any other, with `format = "hal"`: attributes are
//! members of the root, relationships are links in `_links`, and other resources may be embedded in
//! `_embedded`. Updates are JSON Merge Patches (RFC 7396): what is absent stays, `null` removes, an
//! array replaces the whole array, and an object is merged member by member.
//!
//! ```
//! use jsonapi_core::hal::{self, HalLink};
//! use jsonapi_core::{Attribute, Payload, Resource};
//!
//! #[derive(Resource, Debug, Clone, PartialEq)]
//! #[resource(format = "hal", path = "/orders", rename_all = "camelCase")]
//! struct Order {
//!     #[resource(id)]
//!     id: String,
//!     #[attribute(patch)]
//!     shipping_address: Option<Address>,
//!     #[attribute]
//!     labels: Option<Vec<String>>,
//!     #[relationship(read_only)]
//!     invoice: Option<HalLink>,
//! }
//!
//! #[derive(Attribute, Debug, Clone, PartialEq)]
//! #[attribute(patch)]
//! struct Address {
//!     street: Option<String>,
//!     city: Option<String>,
//! }
//!
//! let body = br#"{"_links":{"invoice":{"href":"/orders/7/invoice"}},"id":"7",
//!     "shippingAddress":{"street":"Main Street 1","city":"Springfield"}}"#;
//! let order: Order = hal::from_slice(body)?;
//! assert_eq!(order.invoice.as_ref().map(|link| link.href.as_str()), Some("/orders/7/invoice"));
//!
//! let update = Order::update(order.id).shipping_address(|it| it.clear_street()).build();
//! assert_eq!((update.method(), update.path().as_str()), ("PATCH", "/orders/7"));
//! assert_eq!(update.media_type(), "application/json");
//! assert_eq!(update.to_vec()?, br#"{"shippingAddress":{"street":null}}"#);
//!
//! // The id is in the URL, and not in the body.
//! let endpoint = OrderUpdate::validator().endpoint_id("7");
//! assert_eq!(endpoint.from_slice(&update.to_vec()?)?, update);
//! let violations = endpoint.from_slice(br#"{"shippingAddress":{"street":1}}"#).unwrap_err();
//! assert_eq!(
//!     violations.to_string(),
//!     "/shippingAddress/street: Expected a string, found a number.",
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod link;
mod links;
mod one_or_many;
mod payload;
mod reader;
mod writer;

use core::fmt;

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Error as _, Serialize, Serializer};

pub use link::{HalLink, LinkRelation};
pub use links::{HalLinks, other_link};
pub use one_or_many::OneOrMany;
pub use payload::read_hal_payload;
pub use reader::HalReader;
pub use writer::{write_hal, write_hal_payload};

use crate::attribute::{Attribute, ReadAttribute};
use crate::json::{JsonWriter, WriteError};
use crate::resource::Resource;
use crate::serde_support::{deserialize_text, serialize_text};
use crate::violation::Violations;

/// A resource in HAL: a struct with `#[derive(Resource)]` and `format = "hal"`.
///
/// As a value it is the object itself, so that it can be embedded in another resource.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a HAL resource",
    label = "not a HAL resource",
    note = "describe it with `#[derive(Resource)]` and `#[resource(format = \"hal\")]`"
)]
pub trait HalResource: Resource + Attribute {}

/// Reads a document that is one resource, as a client does: unknown members are ignored.
///
/// # Errors
///
/// Every [`Violation`](crate::Violation) of the document.
pub fn from_slice<'de, T: HalResource + ReadAttribute<'de>>(
    body: &'de [u8],
) -> Result<T, Violations> {
    reader().from_slice(body)
}

/// Reads a document that is one resource, as a client does: unknown members are ignored.
///
/// # Errors
///
/// Every [`Violation`](crate::Violation) of the document.
pub fn from_str<'de, T: HalResource + ReadAttribute<'de>>(body: &'de str) -> Result<T, Violations> {
    reader().from_str(body)
}

/// A reader whose rules can be set: unknown members, limits.
pub fn reader() -> HalReader {
    HalReader::new()
}

/// Writes a resource as JSON text.
///
/// # Errors
///
/// [`WriteError`] when an attribute has no JSON form.
pub fn to_vec<T: HalResource>(resource: &T) -> Result<Vec<u8>, WriteError> {
    written(resource).finish()
}

/// Writes a resource as JSON text.
///
/// # Errors
///
/// As [`to_vec`].
pub fn to_string<T: HalResource>(resource: &T) -> Result<String, WriteError> {
    written(resource).finish_string()
}

/// Writes a resource as indented JSON text, for people.
///
/// # Errors
///
/// As [`to_vec`].
pub fn to_string_pretty<T: HalResource>(resource: &T) -> Result<String, WriteError> {
    written(resource).finish_pretty()
}

fn written<T: HalResource>(resource: &T) -> JsonWriter {
    let mut writer = JsonWriter::new();
    resource.write(&mut writer);
    writer
}

/// A HAL resource with serde's traits: for JSON helpers of web frameworks, and for formats other
/// than JSON.
///
/// ```
/// use jsonapi_core::Resource;
/// use jsonapi_core::hal::Hal;
///
/// #[derive(Resource)]
/// #[resource(format = "hal", path = "/orders")]
/// struct Order {
///     #[resource(id)]
///     id: String,
/// }
///
/// let Hal(order) = serde_json::from_str::<Hal<Order>>(r#"{"id":"7"}"#)?;
/// assert_eq!(serde_json::to_string(&Hal(order))?, r#"{"id":"7"}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Hal<T>(pub T);

impl<T: fmt::Debug> fmt::Debug for Hal<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: HalResource> Serialize for Hal<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_text(&to_string(&self.0).map_err(S::Error::custom)?, serializer)
    }
}

impl<'de, T: HalResource + for<'x> ReadAttribute<'x>> Deserialize<'de> for Hal<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = deserialize_text(deserializer)?;
        from_str(&text).map(Self).map_err(D::Error::custom)
    }
}
