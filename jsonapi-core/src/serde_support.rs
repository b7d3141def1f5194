//! Documents and payloads as serde's data: for axum's and reqwest's JSON helpers, and for formats
//! other than JSON.
//!
//! Both directions go through JSON text, so that there is one reader and one writer. Member for
//! member nothing is lost on the way, duplicate names included.

use serde::de::{Deserializer, Error as _};
use serde::ser::{Error as _, Serializer};

use crate::payload::Payload;
use crate::resource::{Fields, Resource};

/// Serializes what JSON text says.
pub(crate) fn serialize_text<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    let mut json = serde_json::Deserializer::from_str(text);
    serde_transcode::transcode(&mut json, serializer)
}

/// The JSON text of what is deserialized.
pub(crate) fn deserialize_text<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<String, D::Error> {
    let mut text = Vec::new();
    let mut json = serde_json::Serializer::new(&mut text);
    serde_transcode::transcode(deserializer, &mut json).map_err(D::Error::custom)?;
    String::from_utf8(text).map_err(D::Error::custom)
}

/// Serializes a payload.
///
/// # Errors
///
/// As [`Payload::to_vec`], and whatever the serializer reports.
pub fn serialize_payload<P: Payload, S: Serializer>(
    payload: &P,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let text = Payload::to_string(payload).map_err(S::Error::custom)?;
    serialize_text(&text, serializer)
}

/// Deserializes a payload strictly.
///
/// # Errors
///
/// The violations of the payload as one text, and whatever the deserializer reports.
pub fn deserialize_payload<'de, P, D>(deserializer: D) -> Result<P, D::Error>
where
    P: Payload<Resource: Resource<Partial: for<'x> Fields<'x>>>,
    D: Deserializer<'de>,
{
    let text = deserialize_text(deserializer)?;
    P::from_str(&text).map_err(D::Error::custom)
}
