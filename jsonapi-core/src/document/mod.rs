//! Whole documents: read typed, built from values (JSON:API 1.1, "Document Structure").

mod builder;
mod included;

use core::fmt;
use core::marker::PhantomData;
use std::io;

pub use builder::DocumentBuilder;
pub use included::{Included, Includes};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::dynamic::ResourceObject;
use crate::error_object::{ErrorDocument, ErrorObject};
use crate::json::{JsonWriter, WriteError};
use crate::jsonapi_object::JsonApi;
use crate::limits::Limits;
use crate::links::Links;
use crate::object::Meta;
use crate::path::Path;
use crate::reader::{DataRule, DocumentParts, Options, Reader, Stop, TopLevel, no_value};
use crate::resource::{ReadResource, Resource, WriteResource};
use crate::serde_support;
use crate::violation::Violations;

/// A document whose primary data is `T`: one resource, an `Option` of it, or a `Vec` of it.
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
    pub jsonapi: Option<JsonApi>,
}

/// Why a document could not be read as what was asked for.
#[derive(Debug, Clone, PartialEq)]
pub enum ReadError {
    /// It is an error document: the server says what went wrong.
    Errors(Box<ErrorDocument>),
    /// It broke rules.
    Invalid(Violations),
}

impl ReadError {
    /// Says what a server reports.
    pub(crate) fn describe(document: &ErrorDocument, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the server reports")?;
        for (index, error) in document.errors.iter().enumerate() {
            let text = error.detail.as_deref().or(error.title.as_deref());
            let text = text.or(error.code.as_deref()).unwrap_or("an error");
            let separator = if index == 0 { ":" } else { ";" };
            f.write_str(separator)?;
            if let Some(status) = &error.status {
                write!(f, " {status}")?;
            }
            write!(f, " {text}")?;
        }
        Ok(())
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(violations) => violations.fmt(f),
            Self::Errors(document) => Self::describe(document, f),
        }
    }
}

impl core::error::Error for ReadError {}

/// What the primary data of a document can be read as.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the primary data of a document",
    label = "not a resource, an `Option` or a `Vec` of one"
)]
pub trait ReadData<'de>: Sized {
    /// Whether a document has to have `data`.
    const NEEDED: bool = true;

    /// Reads the primary data; `None` if it broke a rule, which is reported.
    ///
    /// # Errors
    ///
    /// [`Stop`] when the text cannot be read any further.
    fn read_data(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop>;

    /// The value where there is no `data`.
    fn no_data() -> Option<Self> {
        None
    }
}

impl<'de, T: ReadResource<'de>> ReadData<'de> for T {
    fn read_data(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        T::read_resource(reader, at)
    }
}

impl<'de, T: ReadResource<'de>> ReadData<'de> for Option<T> {
    fn read_data(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        if reader.try_null()? {
            return Ok(Some(None));
        }
        Ok(T::read_resource(reader, at)?.map(Some))
    }
}

impl<'de, T: ReadResource<'de>> ReadData<'de> for Vec<T> {
    fn read_data(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        let mut items = Vec::new();
        reader.items(at, "an array of resource objects", &mut |reader, at| {
            items.extend(T::read_resource(reader, at)?);
            Ok(())
        })?;
        Ok(Some(items))
    }
}

/// A document without primary data, such as one of `meta` alone. `data` is passed over.
impl<'de> ReadData<'de> for () {
    const NEEDED: bool = false;

    fn read_data(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        reader.skip(at).map(Some)
    }

    fn no_data() -> Option<Self> {
        Some(())
    }
}

/// What the primary data of a document can be written from.
pub trait WriteData {
    /// Writes the primary data with its member name. Where there is none it writes nothing, and
    /// says `false`.
    fn write_data(&self, writer: &mut JsonWriter) -> bool;
}

/// No primary data: a document of `meta` alone.
impl WriteData for () {
    fn write_data(&self, _writer: &mut JsonWriter) -> bool {
        false
    }
}

impl<T: WriteResource> WriteData for T {
    fn write_data(&self, writer: &mut JsonWriter) -> bool {
        writer.raw("\"data\":");
        self.write_resource(writer);
        true
    }
}

impl<T: WriteResource> WriteData for Option<T> {
    fn write_data(&self, writer: &mut JsonWriter) -> bool {
        match self {
            Some(resource) => resource.write_data(writer),
            None => {
                writer.raw("\"data\":null");
                true
            }
        }
    }
}

impl<T: WriteResource> WriteData for Vec<T> {
    fn write_data(&self, writer: &mut JsonWriter) -> bool {
        writer.raw("\"data\":");
        writer.array(self, |writer, resource| resource.write_resource(writer));
        true
    }
}

/// Primary data of any shape, for documents of which it is not known.
///
/// ```
/// use jsonapi_core::{Document, PrimaryData};
///
/// let document = Document::<PrimaryData>::from_str(r#"{"data":[{"type":"ports","id":"1"}]}"#)?;
/// assert_eq!(document.data.resources()[0].type_name, "ports");
/// # Ok::<(), jsonapi_core::ReadError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub enum PrimaryData<T = ResourceObject> {
    /// `null`: no resource.
    Null,
    /// One resource.
    One(T),
    /// A collection.
    Many(Vec<T>),
}

impl<T> PrimaryData<T> {
    /// The resources, however many.
    pub fn resources(&self) -> &[T] {
        match self {
            Self::Null => &[],
            Self::One(resource) => core::slice::from_ref(resource),
            Self::Many(resources) => resources,
        }
    }
}

impl<'de, T: ReadResource<'de>> ReadData<'de> for PrimaryData<T> {
    fn read_data(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        match reader.peek() {
            b'n' => reader.try_null().map(|_| Some(Self::Null)),
            b'[' => Ok(Vec::read_data(reader, at)?.map(Self::Many)),
            _ => Ok(T::read_resource(reader, at)?.map(Self::One)),
        }
    }
}

impl<T: WriteResource> WriteData for PrimaryData<T> {
    fn write_data(&self, writer: &mut JsonWriter) -> bool {
        writer.raw("\"data\":");
        match self {
            Self::Null => writer.null(),
            Self::One(resource) => resource.write_resource(writer),
            Self::Many(resources) => {
                writer.array(resources, |writer, resource| resource.write_resource(writer));
            }
        }
        true
    }
}

struct Parts<T, I> {
    data: Option<T>,
    included: Vec<I>,
}

impl<'de, T: ReadData<'de>, I: ReadResource<'de>> DocumentParts<'de> for Parts<T, I> {
    fn data_rule(&self) -> DataRule {
        if T::NEEDED { DataRule::UnlessErrors } else { DataRule::Optional }
    }

    fn data(&mut self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<(), Stop> {
        self.data = T::read_data(reader, at)?;
        Ok(())
    }

    fn included(&mut self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<(), Stop> {
        self.included.extend(I::read_resource(reader, at)?);
        Ok(())
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
        Self::reader().from_slice(body)
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
        Self::reader().from_slice(body.as_bytes())
    }

    /// A reader whose rules can be set: unknown members, limits.
    pub fn reader() -> DocumentReader<T, I> {
        DocumentReader { options: Options::response(), document: PhantomData }
    }

    /// The document as JSON text.
    ///
    /// # Errors
    ///
    /// [`WriteError`] when an attribute has no JSON form.
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
        let mut writer = JsonWriter::new();
        writer.raw("{");
        let has_data = self.data.write_data(&mut writer);
        if has_data && !self.included.is_empty() {
            writer.raw(",\"included\":");
            writer.array(&self.included, |writer, resource| resource.write_resource(writer));
        }
        // Without data there has to be meta.
        let no_meta = Meta::new();
        let meta = self.meta.as_ref().or((!has_data).then_some(&no_meta));
        let separator = if has_data { "," } else { "" };
        let jsonapi = self.jsonapi.as_ref();
        write_top_level(&mut writer, separator, self.links.as_ref(), meta, jsonapi);
        writer
    }
}

impl<T, I> Document<T, I> {
    /// The included resource of the Rust type `R` with this id.
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
    jsonapi: Option<&JsonApi>,
) {
    use crate::attribute::Attribute as _;
    let mut key = |writer: &mut JsonWriter, key: &str| {
        writer.raw(core::mem::replace(&mut separator, ","));
        writer.raw(key);
    };
    if let Some(links) = links {
        key(writer, "\"links\":");
        links.write(writer);
    }
    if let Some(meta) = meta {
        key(writer, "\"meta\":");
        meta.write(writer);
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
        let mut parts = Parts { data: None, included: Vec::new() };
        let TopLevel { errors, links, meta, jsonapi } =
            Reader::run_document(body, &self.options, &mut parts).map_err(ReadError::Invalid)?;
        if let Some(errors) = errors {
            let document = ErrorDocument { errors, links, meta, jsonapi };
            return Err(ReadError::Errors(Box::new(document)));
        }
        let Some(data) = parts.data.or_else(T::no_data) else {
            return Err(ReadError::Invalid(no_value()));
        };
        Ok(Document { data, included: parts.included.into(), links, meta, jsonapi })
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
