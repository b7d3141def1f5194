//! Free-form JSON, kept as the text it was written in.
//!
//! Keeping the text loses nothing: the order of members, numbers of any length and precision.

pub(crate) mod meaning;
mod names;

use core::fmt;
use std::borrow::Cow;

pub(crate) use meaning::same as same_meaning;
pub(crate) use names::check_meta_names;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::attribute::{Attribute, ReadAttribute};
use crate::builder::IntoAttribute;
use crate::json::JsonWriter;
use crate::path::Path;
use crate::reader::{Options, Reader, Stop};
use crate::schema::Kind;
use crate::serde_support;
use crate::violation::Violations;

/// A free-form JSON object: any members, in the order they were written in.
///
/// ```
/// use jsonapi_core::Metadata;
///
/// let mut metadata = Metadata::from([("foo", "bar")]);
/// metadata.insert("size", 3);
/// assert_eq!(metadata.as_str(), r#"{"foo":"bar","size":3}"#);
/// assert_eq!(metadata.get("size").unwrap().to::<u8>()?, 3);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone)]
pub struct Object {
    /// A valid JSON object without white space between its tokens and without duplicate names.
    text: String,
}

/// A free-form object attribute.
pub type Metadata = Object;

/// Non-standard information (JSON:API 1.1, "Meta Information").
pub type Meta = Object;

impl Object {
    /// An object without members.
    pub fn new() -> Self {
        Self { text: "{}".to_owned() }
    }

    /// Reads an object from JSON text.
    ///
    /// # Errors
    ///
    /// What is wrong with the text: it is not JSON, no object, or has duplicate names.
    pub fn parse(text: &str) -> Result<Self, Violations> {
        Reader::run(text.as_bytes(), &Options::response(), |reader| Self::read(reader, &Path::ROOT))
    }

    /// The object as JSON text without white space between its tokens.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether the object has no members.
    pub fn is_empty(&self) -> bool {
        self.text == "{}"
    }

    /// The member of that name. The members before it are passed over each time; who looks up many
    /// takes [`members`](Object::members) once.
    pub fn get(&self, name: &str) -> Option<RawJson<'_>> {
        let mut found = None;
        each_member(&self.text, &mut |known, value| {
            if known == name {
                found = Some(value);
            }
            found.is_none()
        });
        found
    }

    /// The members in their order.
    pub fn members(&self) -> Vec<(Cow<'_, str>, RawJson<'_>)> {
        let mut members = Vec::new();
        each_member(&self.text, &mut |name, value| {
            members.push((name, value));
            true
        });
        members
    }

    /// Sets a member; one of that name keeps its place. Each call passes over the members; an object
    /// of many is made at once, from an iterator.
    pub fn insert(&mut self, name: &str, value: impl Into<serde_json::Value>) {
        let value = value.into().to_string();
        let known = self.get(name).is_some();
        if !known {
            self.push(name, &value);
            return;
        }
        let members: Vec<(String, String)> = self
            .members()
            .into_iter()
            .map(|(known, old)| {
                let new = if known == name { value.clone() } else { old.as_str().to_owned() };
                (known.into_owned(), new)
            })
            .collect();
        *self = Self::new();
        for (name, value) in members {
            self.push(&name, &value);
        }
    }

    /// Adds a member that is not there yet; `value` is valid JSON.
    pub(crate) fn push(&mut self, name: &str, value: &str) {
        let mut writer = JsonWriter::new();
        writer.string(name);
        self.text.pop();
        if self.text.len() > 1 {
            self.text.push(',');
        }
        // Writing a string cannot fail.
        self.text.push_str(&writer.finish_string().unwrap_or_default());
        self.text.push(':');
        self.text.push_str(value);
        self.text.push('}');
    }

    /// Writes the object as `meta`. A name that the specification does not allow there makes the
    /// document fail.
    pub(crate) fn write_meta(&self, writer: &mut JsonWriter) {
        writer.raw(&self.text);
        self.check_meta_names(writer);
    }

    /// Makes the document fail if a name may not stand in `meta`.
    pub(crate) fn check_meta_names(&self, writer: &mut JsonWriter) {
        if let Err(error) = check_meta_names(self.text.as_bytes()) {
            writer.fail_after(error);
        }
    }

    /// Reads the object as a type with serde's traits.
    ///
    /// # Errors
    ///
    /// What serde says if the object has another form.
    pub fn to<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_str(&self.text)
    }
}

/// Goes through the members of an object for as long as `each` says `true`. The text is valid, so
/// nothing is reported.
fn each_member<'o>(text: &'o str, each: &mut dyn FnMut(Cow<'o, str>, RawJson<'o>) -> bool) {
    let _ = Reader::run(text.as_bytes(), &Options::own_text(), |reader| {
        let mut goes_on = true;
        reader.each_own_entry(|reader, name| {
            let start = reader.offset();
            reader.skip_valid()?;
            let text = Cow::Borrowed(reader.text_from(start));
            goes_on = goes_on && each(name, RawJson { text });
            if goes_on { Ok(()) } else { Err(Stop::early()) }
        })?;
        Ok(Some(()))
    });
}

impl Default for Object {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Object {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Display for Object {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Eq for Object {}

/// Objects are equal if they have equal members, in whatever order and however written.
impl PartialEq for Object {
    fn eq(&self, other: &Self) -> bool {
        meaning::same(&self.text, &other.text)
    }
}

impl<K: AsRef<str>, V: Into<serde_json::Value>> FromIterator<(K, V)> for Object {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(members: I) -> Self {
        let mut map: Vec<(K, serde_json::Value)> = Vec::new();
        let mut places = std::collections::HashMap::<String, usize>::new();
        for (name, value) in members {
            // As in any map, the last value of a name counts.
            match places.get(name.as_ref()).and_then(|place| map.get_mut(*place)) {
                Some(member) => member.1 = value.into(),
                None => {
                    places.insert(name.as_ref().to_owned(), map.len());
                    map.push((name, value.into()));
                }
            }
        }
        let mut object = Self::new();
        for (name, value) in map {
            object.push(name.as_ref(), &value.to_string());
        }
        object
    }
}

impl<K: AsRef<str>, V: Into<serde_json::Value>, const N: usize> From<[(K, V); N]> for Object {
    fn from(members: [(K, V); N]) -> Self {
        members.into_iter().collect()
    }
}

impl From<serde_json::Map<String, serde_json::Value>> for Object {
    fn from(members: serde_json::Map<String, serde_json::Value>) -> Self {
        members.into_iter().collect()
    }
}

impl<M> IntoAttribute<Object> for M
where
    M: IntoObject,
{
    fn into_attribute(self) -> Object {
        self.into_object()
    }
}

/// What a setter takes for a free-form object, besides the object itself.
pub trait IntoObject {
    /// The object.
    fn into_object(self) -> Object;
}

impl<K: AsRef<str>, V: Into<serde_json::Value>, const N: usize> IntoObject for [(K, V); N] {
    fn into_object(self) -> Object {
        self.into()
    }
}

impl IntoObject for serde_json::Map<String, serde_json::Value> {
    fn into_object(self) -> Object {
        self.into()
    }
}

impl Attribute for Object {
    const KIND: Kind = Kind::FreeObject;

    fn write(&self, writer: &mut JsonWriter) {
        writer.raw(&self.text);
    }
}

impl<'de> ReadAttribute<'de> for Object {
    fn read(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        Ok(reader.raw_object(at)?.map(|text| Self { text: text.into_owned() }))
    }
}

impl Serialize for Object {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serde_support::serialize_text(&self.text, serializer)
    }
}

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = serde_support::deserialize_text(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

/// Any JSON value, kept as the text it was written in; borrowed from the document where it has no
/// white space between its tokens.
#[derive(Clone)]
pub struct RawJson<'a> {
    /// Valid JSON without white space between its tokens and without duplicate names.
    text: Cow<'a, str>,
}

impl RawJson<'static> {
    /// A value whose text is known to be valid and without white space between its tokens.
    pub(crate) fn of_valid(text: String) -> Self {
        Self { text: Cow::Owned(text) }
    }
}

impl<'o> From<&'o Object> for RawJson<'o> {
    fn from(object: &'o Object) -> Self {
        Self { text: Cow::Borrowed(&object.text) }
    }
}

impl RawJson<'_> {
    /// Reads a value from JSON text.
    ///
    /// # Errors
    ///
    /// What is wrong with the text: it is not JSON, or an object has duplicate names.
    pub fn parse(text: &str) -> Result<RawJson<'_>, Violations> {
        Reader::run(text.as_bytes(), &Options::response(), |reader| {
            RawJson::read(reader, &Path::ROOT)
        })
    }

    /// The value as JSON text without white space between its tokens.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Reads the value as a type with serde's traits.
    ///
    /// # Errors
    ///
    /// What serde says if the value has another form.
    pub fn to<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_str(&self.text)
    }

    /// The same value without a borrow.
    pub fn into_owned(self) -> RawJson<'static> {
        RawJson { text: Cow::Owned(self.text.into_owned()) }
    }
}

impl fmt::Debug for RawJson<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Eq for RawJson<'_> {}

/// Values are equal if they mean the same, however written.
impl PartialEq for RawJson<'_> {
    fn eq(&self, other: &Self) -> bool {
        meaning::same(&self.text, &other.text)
    }
}

impl From<serde_json::Value> for RawJson<'_> {
    fn from(value: serde_json::Value) -> Self {
        RawJson { text: Cow::Owned(value.to_string()) }
    }
}

impl Attribute for RawJson<'_> {
    const KIND: Kind = Kind::Any;

    fn is_null(&self) -> bool {
        self.text == "null"
    }

    fn write(&self, writer: &mut JsonWriter) {
        writer.raw(&self.text);
    }
}

impl<'de: 'a, 'a> ReadAttribute<'de> for RawJson<'a> {
    fn read(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        Ok(reader.raw(at)?.map(|text| Self { text }))
    }
}

/// Whether a value has in it what another one says: the members of an object, the items of an array,
/// and so inside them; else whether they are equal. An array has a single value in it as well.
pub(crate) fn json_contains(value: &RawJson<'_>, wanted: &RawJson<'_>) -> bool {
    meaning::contains(&value.text, &wanted.text)
}

/// Any JSON value, kept as the text it was written in: the form of [`RawJson`] that borrows nothing.
///
/// ```
/// use jsonapi_core::{OwnedJson, Resource};
///
/// #[derive(Resource)]
/// #[resource(type = "events")]
/// struct Event {
///     #[resource(id)]
///     id: String,
///     #[attribute]
///     payload: Option<OwnedJson>,
/// }
///
/// let json = OwnedJson::from(serde_json::json!([1, 2]));
/// assert_eq!(json.as_str(), "[1,2]");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct OwnedJson(RawJson<'static>);

impl core::ops::Deref for OwnedJson {
    type Target = RawJson<'static>;

    fn deref(&self) -> &RawJson<'static> {
        &self.0
    }
}

impl fmt::Debug for OwnedJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl From<RawJson<'_>> for OwnedJson {
    fn from(json: RawJson<'_>) -> Self {
        Self(json.into_owned())
    }
}

impl From<serde_json::Value> for OwnedJson {
    fn from(value: serde_json::Value) -> Self {
        Self(value.into())
    }
}

impl Attribute for OwnedJson {
    const KIND: Kind = Kind::Any;

    fn is_null(&self) -> bool {
        self.0.is_null()
    }

    fn write(&self, writer: &mut JsonWriter) {
        self.0.write(writer);
    }
}

impl<'de> ReadAttribute<'de> for OwnedJson {
    fn read(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        Ok(RawJson::read(reader, at)?.map(Self::from))
    }
}

impl Serialize for RawJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serde_support::serialize_text(&self.text, serializer)
    }
}
