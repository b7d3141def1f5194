//! Whole documents: read typed, built from values (JSON:API 1.1, "Document Structure").

mod builder;
mod data;
mod included;
mod linkage;
mod reader;
mod resources;

use core::fmt;
use core::marker::PhantomData;

pub use builder::DocumentBuilder;
pub use data::{PrimaryData, ReadData, WriteData};
pub use included::{Included, Includes};
pub use reader::DocumentReader;
pub use resources::Resources;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use linkage::Linkage;
use reader::read_document;

use crate::dynamic::ResourceObject;
use crate::error_object::{ErrorDocument, ErrorObject};
use crate::json::{JsonWriter, WriteError};
use crate::jsonapi_object::JsonApiObject;
use crate::links::{Links, LinksOf};
use crate::object::Meta;
use crate::reader::Options;
use crate::resource::{ReadResource, Resource, WriteResource};
use crate::serde_support;
use crate::violation::Violations;

/// A document whose primary data is `T`: one resource, an `Option` of it, or a `Vec` of it. A
/// resource is a type with `#[derive(Resource)]` or `#[derive(ResourceSet)]`, a [`ResourceObject`]
/// of any type, or an identifier ([`Identifier`](crate::Identifier),
/// [`ResourceIdentifier`](crate::ResourceIdentifier)) where the document is the linkage of a
/// relationship. [`PrimaryData`] takes data of any shape, or none; `()` is for a document that has
/// `meta` and no data.
///
/// `I` is what included resources are read as: [`ResourceObject`] keeps any type, an enum with
/// `#[derive(ResourceSet)]` makes them typed.
///
/// ```
/// use jsonapi_core::{Document, Resource};
///
/// #[derive(Resource)]
/// #[resource(type = "customers")]
/// struct Customer {
///     #[resource(id)]
///     id: String,
///     #[attribute]
///     email: Option<String>,
/// }
///
/// let body = br#"{"data":{"type":"customers","id":"1","attributes":{"email":"a@b.c"}}}"#;
/// let document = Document::<Customer>::from_slice(body)?;
/// assert_eq!(document.data.email.as_deref(), Some("a@b.c"));
/// # Ok::<(), jsonapi_core::ReadError>(())
/// ```
///
/// # What is read and written again
///
/// A document that is read and written says the same, but for this: members that the specification
/// does not define are ignored by receivers, and so are @-members, and neither is kept (JSON:API
/// 1.1, "Document Structure", "@-Members"); they are kept inside `attributes` and `meta` that are
/// free-form. In error objects, members that are `null` are dropped, and numbers become strings.
/// A typed resource keeps what its type describes. What breaks a rule of the specification is read
/// where it can be, and is not written: writing fails and says why.
#[derive(Debug, Clone, PartialEq)]
pub struct Document<T, I = ResourceObject> {
    /// The primary data.
    pub data: T,
    /// The included resources.
    pub included: Included<I>,
    /// Top-level links.
    pub links: Option<Links>,
    /// Top-level meta information.
    pub meta: Option<Meta>,
    /// The `jsonapi` member.
    pub jsonapi: Option<JsonApiObject>,
}

/// Why a document could not be read as what was asked for.
#[derive(Debug, Clone, PartialEq)]
pub enum ReadError {
    /// It is an error document: the server says what went wrong.
    Errors(Box<ErrorDocument>),
    /// It broke rules.
    Invalid(Violations),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(violations) => violations.fmt(f),
            Self::Errors(document) => document.describe(f),
        }
    }
}

impl core::error::Error for ReadError {}

impl<T, I> Document<T, I> {
    /// Reads a response: unknown members are ignored.
    ///
    /// # Errors
    ///
    /// The error document, if it is one, or every violation.
    pub fn from_slice<'de>(body: &'de [u8]) -> Result<Self, ReadError>
    where
        T: ReadData<'de>,
        I: ReadResource<'de>,
    {
        read_document(body, Options::of_responses())
    }

    /// Reads a response: unknown members are ignored.
    ///
    /// # Errors
    ///
    /// The error document, if it is one, or every violation.
    #[expect(clippy::should_implement_trait, reason = "`FromStr` cannot borrow from its input")]
    pub fn from_str<'de>(body: &'de str) -> Result<Self, ReadError>
    where
        T: ReadData<'de>,
        I: ReadResource<'de>,
    {
        read_document(body.as_bytes(), Options::of_responses())
    }

    /// A reader whose rules can be set: unknown members, limits.
    pub fn reader() -> DocumentReader<T, I> {
        DocumentReader { options: Options::response(), document: PhantomData }
    }

    /// The document as JSON text.
    ///
    /// # Errors
    ///
    /// [`WriteError`] when an attribute has no JSON form, or when the document would break a rule
    /// of the specification: a resource that comes twice, an included one that nothing links to, a
    /// name or a link that is not allowed.
    pub fn to_vec(&self) -> Result<Vec<u8>, WriteError>
    where
        T: WriteData,
        I: WriteResource,
    {
        self.written().finish()
    }

    /// The document as indented JSON text, for people.
    ///
    /// # Errors
    ///
    /// As [`to_vec`](Document::to_vec).
    pub fn to_string_pretty(&self) -> Result<String, WriteError>
    where
        T: WriteData,
        I: WriteResource,
    {
        self.written().finish_pretty()
    }

    fn written(&self) -> JsonWriter
    where
        T: WriteData,
        I: WriteResource,
    {
        let (links, meta, jsonapi) =
            (self.links.as_ref(), self.meta.as_ref(), self.jsonapi.as_ref());
        write_document(&self.data, &self.included, links, meta, jsonapi)
    }
}

/// Compiled once for what is included, and not for each type of primary data.
fn write_document<I: WriteResource>(
    data: &dyn WriteData,
    included: &Included<I>,
    links: Option<&Links>,
    meta: Option<&Meta>,
    jsonapi: Option<&JsonApiObject>,
) -> JsonWriter {
    let resources = included.iter().map(|resource| resource as _).collect();
    write_parts(&WrittenParts {
        data,
        included: included.is_present().then_some(resources),
        hides_linkage: included.hides_linkage(),
        links,
        meta,
        jsonapi,
    })
}

/// A document without the Rust types of its resources, so that writing it is compiled once.
struct WrittenParts<'d> {
    data: &'d dyn WriteData,
    included: Option<Vec<&'d dyn WriteResource>>,
    hides_linkage: bool,
    links: Option<&'d Links>,
    meta: Option<&'d Meta>,
    jsonapi: Option<&'d JsonApiObject>,
}

fn write_parts(parts: &WrittenParts<'_>) -> JsonWriter {
    let data = parts.data.resources();
    let is_noted = data.len() > 1 || parts.included.is_some();
    let mut writer = if is_noted { JsonWriter::noting() } else { JsonWriter::new() };
    writer.raw("{");
    let has_data = parts.data.write_data(&mut writer);
    let mut linkage = Linkage::of_primary(&writer);
    let included = parts.included.as_deref().unwrap_or_default();
    if parts.included.is_some() && has_data {
        writer.raw(",\"included\":");
        writer.array(included, |writer, resource| linkage.include(*resource, writer));
    } else if !included.is_empty() {
        let (what, needs) = ("a document with included resources", "primary data");
        writer.fail_after(WriteError::Incomplete { what, needs });
    }
    linkage.check(&data, included, !parts.hides_linkage, &mut writer);
    // Without data there has to be meta.
    let no_meta = Meta::new();
    let meta = parts.meta.or((!has_data).then_some(&no_meta));
    let separator = if has_data { "," } else { "" };
    write_top_level(&mut writer, separator, parts.links, meta, parts.jsonapi);
    writer
}

impl<T, I> Document<T, I> {
    /// The included resource of the Rust type `R` with this id; [`resources`](Document::resources)
    /// has primary data as well.
    ///
    /// It is found by hash. Where resources of any type are included ([`ResourceObject`]), it is
    /// read as an `R` each time; the pointers of violations start at the resource object then.
    pub fn get<R>(&self, id: &R::Id) -> Option<I::Found<'_>>
    where
        R: Resource,
        I: Includes<R> + WriteResource,
    {
        self.included.get(id)
    }
}

/// Writes what a document has behind its data, and the closing brace.
pub(crate) fn write_top_level(
    writer: &mut JsonWriter,
    mut separator: &'static str,
    links: Option<&Links>,
    meta: Option<&Meta>,
    jsonapi: Option<&JsonApiObject>,
) {
    let mut key = |writer: &mut JsonWriter, key: &str| {
        writer.raw(core::mem::replace(&mut separator, ","));
        writer.raw(key);
    };
    if let Some(links) = links {
        key(writer, "\"links\":");
        links.write_in(LinksOf::Document, writer);
    }
    if let Some(meta) = meta {
        key(writer, "\"meta\":");
        meta.write_meta(writer);
    }
    if let Some(jsonapi) = jsonapi {
        key(writer, "\"jsonapi\":");
        jsonapi.write(writer);
    }
    writer.raw("}");
}

impl<T: WriteData, I: WriteResource> Serialize for Document<T, I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_written(self.written(), serializer)
    }
}

fn serialize_written<S: Serializer>(writer: JsonWriter, serializer: S) -> Result<S::Ok, S::Error> {
    let text = writer.finish_string().map_err(serde::ser::Error::custom)?;
    serde_support::serialize_text(&text, serializer)
}

impl<'de, T, I> Deserialize<'de> for Document<T, I>
where
    T: for<'x> ReadData<'x>,
    I: for<'x> ReadResource<'x>,
{
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = serde_support::deserialize_text(deserializer)?;
        Self::from_str(&text).map_err(serde::de::Error::custom)
    }
}

impl Serialize for ErrorObject {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut writer = JsonWriter::new();
        self.write(&mut writer);
        serialize_written(writer, serializer)
    }
}

impl Serialize for ErrorDocument {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_written(self.written(), serializer)
    }
}

impl<'de> Deserialize<'de> for ErrorDocument {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = serde_support::deserialize_text(deserializer)?;
        Self::from_slice(text.as_bytes()).map_err(serde::de::Error::custom)
    }
}
