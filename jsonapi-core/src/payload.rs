//! Create and update payloads: built by a client, accepted by a server, the same types.

use core::fmt;
use core::marker::PhantomData;
use std::borrow::Cow;
use std::io;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::json::{JsonWriter, Purpose, WriteError};
use crate::limits::Limits;
use crate::object::Meta;
use crate::reader::{Options, Reader, no_value};
use crate::refusal::{Refusal, accepted};
use crate::resource::{Fields, Resource, WriteMembers};
use crate::schema::{Operation, Schema};
use crate::violation::Violations;
use crate::writer::Members;

/// The payload of a `POST` or `PATCH`: the `…Create` and `…Update` structs of a resource.
///
/// A client builds it and sends [`to_vec`](Payload::to_vec) to [`method`](Payload::method) and
/// [`path`](Payload::path). A server gets the same type back from
/// [`from_slice`](Payload::from_slice), or every violation.
pub trait Payload: WriteMembers + Sized {
    /// The resource that is created or updated.
    type Resource: Resource;

    /// Whether this creates or updates.
    const OPERATION: Operation;

    /// Builds the payload from the members that were found in a document, which are taken out.
    #[doc(hidden)]
    fn from_parts(
        partial: &mut <Self::Resource as Resource>::Partial,
        meta: Option<Meta>,
    ) -> Option<Self>;

    /// What the author's own check has against the payload.
    #[doc(hidden)]
    fn refusals(&self) -> Vec<Refusal> {
        Vec::new()
    }

    /// Reads the body of a request. The representation of the resource decides how.
    #[doc(hidden)]
    fn read_body<'de>(body: &'de [u8], options: &Options) -> Result<Self, Violations>
    where
        <Self::Resource as Resource>::Partial: Fields<'de>,
    {
        let mut fields = <Self::Resource as Resource>::Partial::vacant();
        let schema = Self::Resource::SCHEMA;
        let meta = Reader::run_payload(body, options, schema, Self::OPERATION, &mut fields)?;
        Self::from_parts(&mut fields, meta).ok_or_else(no_value)
    }

    /// Writes the body of a request. The representation of the resource decides how.
    #[doc(hidden)]
    fn write_body(&self) -> JsonWriter {
        write_payload(Self::Resource::SCHEMA, Self::OPERATION, self, self.meta())
    }

    /// The top-level `meta` of the payload; a HAL resource has none.
    fn meta(&self) -> Option<&Meta>;

    /// The id of the resource that is updated, or the client-generated id of the one that is
    /// created. The update of a HAL resource has its id in the URL: it is known where the payload
    /// was built, or read with [`Validator::endpoint_id`].
    fn id_text(&self) -> Option<Cow<'_, str>>;

    /// The HTTP method: `POST` or `PATCH`.
    fn method(&self) -> &'static str {
        match Self::OPERATION {
            Operation::Create => "POST",
            Operation::Update => "PATCH",
            Operation::Read => "GET",
        }
    }

    /// The path of the request, with the id of an update percent-encoded as one segment.
    ///
    /// The ids `.` and `..` have no path of their own: a URL has other meanings for these segments.
    fn path(&self) -> String {
        let collection = <Self::Resource as Resource>::SCHEMA.path;
        match (Self::OPERATION, self.id_text()) {
            (Operation::Update, Some(id)) => resource_path(collection, &id),
            _ => collection.to_owned(),
        }
    }

    /// The media type of the request: its `Content-Type`.
    fn media_type(&self) -> &'static str {
        Self::Resource::SCHEMA.representation.media_type()
    }

    /// The payload as JSON text.
    ///
    /// # Errors
    ///
    /// [`WriteError`] when an attribute has no JSON form (a float that is not finite, or a failure
    /// of its serde implementation), or when the id is empty.
    fn to_vec(&self) -> Result<Vec<u8>, WriteError> {
        self.write_body().finish()
    }

    /// The payload as JSON text.
    ///
    /// # Errors
    ///
    /// As [`to_vec`](Payload::to_vec).
    fn to_string(&self) -> Result<String, WriteError> {
        self.write_body().finish_string()
    }

    /// The payload as indented JSON text, for people.
    ///
    /// # Errors
    ///
    /// As [`to_vec`](Payload::to_vec).
    fn to_string_pretty(&self) -> Result<String, WriteError> {
        self.write_body().finish_pretty()
    }

    /// Writes the payload as JSON text.
    ///
    /// # Errors
    ///
    /// As [`to_vec`](Payload::to_vec), and whatever the output reports.
    fn write_to(&self, mut output: impl io::Write) -> io::Result<()> {
        output.write_all(&self.to_vec()?)
    }

    /// Reads a payload strictly, with safe limits.
    ///
    /// # Errors
    ///
    /// Every [`Violation`](crate::Violation) of the payload.
    fn from_slice<'de>(body: &'de [u8]) -> Result<Self, Violations>
    where
        <Self::Resource as Resource>::Partial: Fields<'de>,
    {
        accepted(body, Options::of_payloads())
    }

    /// Reads a payload strictly, with safe limits.
    ///
    /// # Errors
    ///
    /// Every [`Violation`](crate::Violation) of the payload.
    fn from_str<'de>(body: &'de str) -> Result<Self, Violations>
    where
        <Self::Resource as Resource>::Partial: Fields<'de>,
    {
        accepted(body.as_bytes(), Options::of_payloads())
    }

    /// Reads a payload strictly, with safe limits: no more bytes are taken than the limit allows.
    ///
    /// # Errors
    ///
    /// Every [`Violation`](crate::Violation) of the payload, or what the input reports.
    fn from_reader(input: impl io::Read) -> Result<Self, FromReaderError>
    where
        <Self::Resource as Resource>::Partial: for<'de> Fields<'de>,
    {
        Self::validator().from_reader(input)
    }

    /// A validator whose rules can be set: the endpoint's id, client-generated ids, unknown
    /// members, limits.
    fn validator() -> Validator<Self> {
        Validator { options: Options::payload(), payload: PhantomData }
    }
}

/// Everything but the unreserved characters of RFC 3986.
const PATH_SEGMENT: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The path of the resource with this id.
pub(crate) fn resource_path(collection: &str, id: &str) -> String {
    format!("{collection}/{}", utf8_percent_encode(id, PATH_SEGMENT))
}

/// Writes the resource object of a payload.
pub(crate) fn write_resource<P: Payload>(writer: &mut JsonWriter, payload: &P) {
    write_members(writer, P::Resource::SCHEMA, P::OPERATION, payload);
}

// Neither of these two is generic, so that they are compiled once and not for each payload.

fn write_members(
    writer: &mut JsonWriter,
    schema: &'static Schema,
    operation: Operation,
    payload: &dyn WriteMembers,
) {
    let has_empty_id = Members::write(writer, schema, operation, payload);
    if has_empty_id {
        writer.fail_after(WriteError::EmptyId(schema.type_name.to_owned()));
    }
}

fn write_payload(
    schema: &'static Schema,
    operation: Operation,
    payload: &dyn WriteMembers,
    meta: Option<&Meta>,
) -> JsonWriter {
    let mut writer = JsonWriter::new();
    writer.set_purpose(match operation {
        Operation::Create => Purpose::Create,
        Operation::Update => Purpose::Update,
        Operation::Read => Purpose::Response,
    });
    writer.raw("{\"data\":");
    write_members(&mut writer, schema, operation, payload);
    writer.check_local_ids();
    if let Some(meta) = meta {
        writer.raw(",\"meta\":");
        meta.write_meta(&mut writer);
    }
    writer.raw("}");
    writer
}

/// Reads payloads of one type by rules that can be set.
///
/// ```
/// use jsonapi_core::{Payload, Resource};
/// # #[derive(Resource)]
/// # #[resource(type = "customers")]
/// # struct Customer { #[resource(id)] id: String, #[attribute] email: Option<String> }
///
/// let body = br#"{"data":{"type":"customers","id":"2"}}"#;
/// let violations = CustomerUpdate::validator().endpoint_id("1").from_slice(body).unwrap_err();
/// assert_eq!(violations.status(), 409);
/// ```
pub struct Validator<P> {
    options: Options,
    payload: PhantomData<fn() -> P>,
}

impl<P> Clone for Validator<P> {
    fn clone(&self) -> Self {
        Self { options: self.options.clone(), payload: PhantomData }
    }
}

impl<P> fmt::Debug for Validator<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Validator").field("options", &self.options).finish()
    }
}

impl<P: Payload> Validator<P> {
    /// The id in the endpoint's URL, percent-decoded; another id in the payload is a conflict (status
    /// 409).
    #[must_use]
    pub fn endpoint_id(mut self, id: impl Into<String>) -> Self {
        self.options.endpoint_id = Some(id.into());
        self
    }

    /// Refuses client-generated ids (status 403) even where the resource allows them.
    #[must_use]
    pub fn forbid_client_ids(mut self) -> Self {
        self.options.client_ids = Some(false);
        self
    }

    /// Accepts client-generated ids even where the resource does not list them. The payload does
    /// not keep such an id unless the resource allows it.
    #[must_use]
    pub fn allow_client_ids(mut self) -> Self {
        self.options.client_ids = Some(true);
        self
    }

    /// Ignores unknown members instead of reporting them.
    #[must_use]
    pub fn lenient(mut self) -> Self {
        self.options.lenient = true;
        self
    }

    /// Sets the limits of the reader.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.options.limits = limits;
        self
    }

    /// Reads a payload.
    ///
    /// # Errors
    ///
    /// Every [`Violation`](crate::Violation) of the payload.
    pub fn from_slice<'de>(&self, body: &'de [u8]) -> Result<P, Violations>
    where
        <P::Resource as Resource>::Partial: Fields<'de>,
    {
        accepted(body, &self.options)
    }

    /// Reads a payload.
    ///
    /// # Errors
    ///
    /// Every [`Violation`](crate::Violation) of the payload.
    pub fn from_str<'de>(&self, body: &'de str) -> Result<P, Violations>
    where
        <P::Resource as Resource>::Partial: Fields<'de>,
    {
        self.from_slice(body.as_bytes())
    }

    /// Reads a payload; no more bytes are taken than the limit allows.
    ///
    /// # Errors
    ///
    /// Every [`Violation`](crate::Violation) of the payload, or what the input reports.
    pub fn from_reader(&self, input: impl io::Read) -> Result<P, FromReaderError>
    where
        <P::Resource as Resource>::Partial: for<'de> Fields<'de>,
    {
        let body = self.options.limits.read(input).map_err(FromReaderError::Io)?;
        self.from_slice(&body).map_err(FromReaderError::Invalid)
    }
}

/// Why a value could not be read from an input.
#[derive(Debug)]
pub enum FromReaderError {
    /// The input failed.
    Io(io::Error),
    /// The document broke rules.
    Invalid(Violations),
}

impl fmt::Display for FromReaderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => write!(f, "the input could not be read: {error}"),
            Self::Invalid(violations) => violations.fmt(f),
        }
    }
}

impl core::error::Error for FromReaderError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match self {
            Self::Io(error) => Some(error),
            Self::Invalid(violations) => Some(violations),
        }
    }
}
