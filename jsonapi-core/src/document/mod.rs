//! Whole documents: read typed, built from values (JSON:API 1.1, "Document Structure").

mod builder;
mod data;
mod included;
mod linkage;
mod resources;

use core::fmt;
use core::marker::PhantomData;
use std::io;

pub use builder::DocumentBuilder;
pub use data::{PrimaryData, ReadData, WriteData};
pub use included::{Included, Includes};
pub use resources::Resources;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use linkage::Linkage;

use crate::dynamic::ResourceObject;
use crate::error_object::{ErrorDocument, ErrorObject};
use crate::json::{JsonWriter, WriteError};
use crate::jsonapi_object::JsonApiObject;
use crate::limits::Limits;
use crate::links::{Links, LinksOf};
use crate::object::Meta;
use crate::path::Path;
use crate::reader::{DataRule, DocumentParts, Options, Reader, Stop, TopLevel, no_value};
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

/// Where the primary data of a document goes, whatever its type.
trait Place<'de> {
    fn read(&mut self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<(), Stop>;

    /// Puts a value there if nothing was read and there is one for that.
    fn complete(&mut self);
}

impl<'de, T: ReadData<'de>> Place<'de> for Option<T> {
    fn read(&mut self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<(), Stop> {
        T::read_into(self, reader, at)
    }

    fn complete(&mut self) {
        if self.is_none() {
            *self = T::no_data();
        }
    }
}

/// The parts of a document that is read: compiled once for what is included, and not for each type
/// of primary data.
struct Parts<'p, 'de, I> {
    data: &'p mut dyn Place<'de>,
    rule: DataRule,
    included: &'p mut Included<I>,
}

impl<'de, I: ReadResource<'de>> DocumentParts<'de> for Parts<'_, 'de, I> {
    fn data_rule(&self) -> DataRule {
        self.rule
    }

    fn data(&mut self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<(), Stop> {
        self.data.read(reader, at)
    }

    fn included(&mut self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<(), Stop> {
        self.included.extend(I::read_resource(reader, at)?);
        Ok(())
    }

    fn has_included(&mut self) {
        *self.included = Included::empty();
    }
}

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

/// Reads documents of one type by rules that can be set.
pub struct DocumentReader<T, I = ResourceObject> {
    options: Options,
    document: PhantomData<fn() -> (T, I)>,
}

impl<T, I> Clone for DocumentReader<T, I> {
    fn clone(&self) -> Self {
        Self { options: self.options.clone(), document: PhantomData }
    }
}

impl<T, I> fmt::Debug for DocumentReader<T, I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DocumentReader").field("options", &self.options).finish()
    }
}

impl<T, I> DocumentReader<T, I> {
    /// Reports unknown members instead of ignoring them.
    #[must_use]
    pub fn strict(mut self) -> Self {
        self.options.lenient = false;
        self
    }

    /// Sets the limits of the reader.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.options.limits = limits;
        self
    }

    /// Reads a document.
    ///
    /// # Errors
    ///
    /// The error document, if it is one, or every violation.
    pub fn from_slice<'de>(&self, body: &'de [u8]) -> Result<Document<T, I>, ReadError>
    where
        T: ReadData<'de>,
        I: ReadResource<'de>,
    {
        read_document(body, &self.options)
    }

    /// Reads a document; no more bytes are taken than the limit allows.
    ///
    /// # Errors
    ///
    /// What the input reports, the error document, if it is one, or every violation.
    pub fn from_reader(&self, input: impl io::Read) -> io::Result<Result<Document<T, I>, ReadError>>
    where
        T: for<'de> ReadData<'de>,
        I: for<'de> ReadResource<'de>,
    {
        let body = self.options.limits.read(input)?;
        Ok(self.from_slice(&body))
    }
}

// Once for each type of primary data, however many places read it.
#[inline(never)]
fn read_document<'de, T: ReadData<'de>, I: ReadResource<'de>>(
    body: &'de [u8],
    options: &Options,
) -> Result<Document<T, I>, ReadError> {
    let mut data = None::<T>;
    let rule = if T::NEEDED { DataRule::UnlessErrors } else { DataRule::Optional };
    let mut rest = Rest::new();
    rest.read(body, options, rule, &mut data)?;
    let Some(data) = data else { return Err(ReadError::Invalid(no_value())) };
    // Resources are large, and are moved no more often than they have to be.
    let (links, meta, jsonapi) = (None, None, None);
    let mut document = Document { data, included: Included::new(), links, meta, jsonapi };
    let Document { data: _, included, links, meta, jsonapi } = &mut document;
    rest.fill(included, links, meta, jsonapi);
    Ok(document)
}

/// What a document has besides its data.
struct Rest<I> {
    included: Included<I>,
    top: TopLevel,
}

impl<I> Rest<I> {
    #[inline(never)]
    fn new() -> Self {
        Self { included: Included::new(), top: TopLevel::default() }
    }

    /// Reads a document that is no error document.
    fn read<'de>(
        &mut self,
        body: &'de [u8],
        options: &Options,
        rule: DataRule,
        data: &mut dyn Place<'de>,
    ) -> Result<(), ReadError>
    where
        I: ReadResource<'de>,
    {
        let mut parts = Parts { data: &mut *data, rule, included: &mut self.included };
        self.top = Reader::run_document(body, options, &mut parts).map_err(ReadError::Invalid)?;
        data.complete();
        let Some(errors) = self.top.errors.take() else { return Ok(()) };
        let TopLevel { links, meta, jsonapi, .. } = core::mem::take(&mut self.top);
        let document = ErrorDocument { errors, links, meta, jsonapi };
        Err(ReadError::Errors(Box::new(document)))
    }

    /// Puts it where the data is.
    #[inline(never)]
    fn fill(
        &mut self,
        included: &mut Included<I>,
        links: &mut Option<Links>,
        meta: &mut Option<Meta>,
        jsonapi: &mut Option<JsonApiObject>,
    ) {
        core::mem::swap(included, &mut self.included);
        core::mem::swap(links, &mut self.top.links);
        core::mem::swap(meta, &mut self.top.meta);
        core::mem::swap(jsonapi, &mut self.top.jsonapi);
    }
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
