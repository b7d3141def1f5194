//! Error objects and error documents (JSON:API 1.1, "Errors").

use core::fmt;

use crate::attribute::{Attribute, ReadAttribute};
use crate::document::{self, ReadError};
use crate::json::{JsonWriter, WriteError};
use crate::jsonapi_object::{JsonApiObject, Written};
use crate::links::{Links, LinksOf};
use crate::names::is_pointer;
use crate::object::{Meta, Object};
use crate::path::Path;
use crate::reader::{Defined, Reader, Stop, words};
use crate::syntax;
use crate::violation::{Fault, Language, Place, Violation, Violations};

words! {
    /// The members of an error object (JSON:API 1.1, "Error Objects").
    ErrorMember:
    Id = "id",
    Links = "links",
    Status = "status",
    Code = "code",
    Title = "title",
    Detail = "detail",
    Source = "source",
    Meta = "meta",
}

words! {
    /// The members of an error object's `source`.
    SourceMember: Pointer = "pointer", Parameter = "parameter", Header = "header",
}

/// One problem.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ErrorObject {
    /// A name for this occurrence of the problem.
    pub id: Option<String>,
    /// Links to more about the problem.
    pub links: Option<Links>,
    /// The HTTP status, as text: three digits.
    pub status: Option<String>,
    /// A code of the application.
    pub code: Option<String>,
    /// A summary that is the same for each occurrence.
    pub title: Option<String>,
    /// An explanation of this occurrence.
    pub detail: Option<String>,
    /// What in the request is at fault.
    pub source: Option<ErrorSource>,
    /// Meta information.
    pub meta: Option<Meta>,
}

/// What in a request is at fault.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ErrorSource {
    /// A JSON Pointer (RFC 6901) into the request document.
    pub pointer: Option<String>,
    /// The name of a query parameter.
    pub parameter: Option<String>,
    /// The name of a header.
    pub header: Option<String>,
}

impl ErrorObject {
    /// The error object of a violation. `meta` has the violation's parameters.
    pub fn of_violation(violation: &Violation, language: &dyn Language) -> Self {
        let pointer = violation.pointer().map(str::to_owned);
        let header = violation.header().map(str::to_owned);
        let parameter = violation.parameter().map(str::to_owned);
        let has_source = pointer.is_some() || header.is_some() || parameter.is_some();
        Self {
            links: violation.type_url().map(|url| Links::new().with("type", url)),
            status: Some(violation.status().to_string()),
            code: Some(violation.code().to_owned()),
            title: Some(language.title(violation)),
            detail: Some(language.detail(violation)),
            source: has_source.then_some(ErrorSource { pointer, parameter, header }),
            meta: parameters(violation.fault()),
            ..Self::default()
        }
    }

    /// Makes the document fail if the error breaks a rule.
    fn check(&self, writer: &mut JsonWriter) {
        if *self == Self::default() {
            let (what, needs) = ("an error object", "at least one member");
            writer.fail_after(WriteError::Incomplete { what, needs });
        }
        if let Some(meta) = &self.meta {
            meta.check_meta_names(writer);
        }
        if let Some(status) = &self.status
            && !syntax::is_status(status)
        {
            writer.fail_after(WriteError::NoForm(status.clone(), syntax::STATUS));
        }
        let Some(source) = &self.source else { return };
        if let Some(pointer) = &source.pointer
            && !is_pointer(pointer)
        {
            writer.fail_after(WriteError::NoForm(pointer.clone(), "a JSON Pointer (RFC 6901)"));
        }
        if let Some(header) = &source.header
            && !syntax::is_header_name(header)
        {
            writer.fail_after(WriteError::NoForm(header.clone(), syntax::HEADER_NAME));
        }
    }

    pub(crate) fn write(&self, writer: &mut JsonWriter) {
        fn member<T: Attribute>(value: Option<&T>) -> Option<&dyn Written> {
            value.map(|value| value as &dyn Written)
        }
        self.check(writer);
        let links = self.links.as_ref().map(ErrorLinks);
        let members = [
            ("id", member(self.id.as_ref())),
            ("links", links.as_ref().map(|links| links as &dyn Written)),
            ("status", member(self.status.as_ref())),
            ("code", member(self.code.as_ref())),
            ("title", member(self.title.as_ref())),
            ("detail", member(self.detail.as_ref())),
            ("source", self.source.as_ref().map(|source| source as &dyn Written)),
            ("meta", member(self.meta.as_ref())),
        ];
        let present = members.into_iter().filter_map(|(name, value)| Some((name, value?)));
        writer.object(present, |writer, value| value.write_to(writer));
    }

    pub(crate) fn read(reader: &mut Reader<'_>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        let mut object = Self::default();
        let mut is_empty = true;
        let words = ErrorMember::WORDS;
        let start =
            reader.defined_members(at, "an error object", words, |reader, member, inside, _| {
                is_empty = false;
                // What a server reports counts more than its form.
                if reader.is_lenient() && reader.try_null()? {
                    return Ok(());
                }
                match member {
                    ErrorMember::Id => object.id = read_text(reader, inside)?,
                    ErrorMember::Links => {
                        object.links = Links::read_in(LinksOf::Error, reader, inside)?;
                    }
                    ErrorMember::Status => object.status = read_text(reader, inside)?,
                    ErrorMember::Code => object.code = read_text(reader, inside)?,
                    ErrorMember::Title => object.title = read_text(reader, inside)?,
                    ErrorMember::Detail => object.detail = read_text(reader, inside)?,
                    ErrorMember::Source => object.source = ErrorSource::read(reader, inside)?,
                    ErrorMember::Meta => object.meta = Meta::read(reader, inside)?,
                }
                Ok(())
            })?;
        let Some(Defined { start, .. }) = start else { return Ok(None) };
        if is_empty && !reader.is_lenient() {
            let members = &["id", "links", "status", "code", "title", "detail", "source", "meta"];
            reader.report(at, start, Fault::MissingOneOf { members });
        }
        Ok(Some(object))
    }
}

/// Reads a string. In lenient mode a number is taken as its text: many servers send `status` so.
fn read_text(reader: &mut Reader<'_>, at: &Path<'_>) -> Result<Option<String>, Stop> {
    if reader.is_lenient() && matches!(reader.peek(), b'-' | b'0'..=b'9') {
        return Ok(Some(reader.number_token()?.text.to_owned()));
    }
    String::read(reader, at)
}

/// The links of an error object.
struct ErrorLinks<'l>(&'l Links);

impl Written for ErrorLinks<'_> {
    fn write_to(&self, writer: &mut JsonWriter) {
        self.0.write_in(LinksOf::Error, writer);
    }
}

impl Written for ErrorSource {
    fn write_to(&self, writer: &mut JsonWriter) {
        let members =
            [("pointer", &self.pointer), ("parameter", &self.parameter), ("header", &self.header)];
        let present = members.into_iter().filter_map(|(name, value)| Some((name, value.as_ref()?)));
        writer.object(present, |writer, value| writer.string(value));
    }
}

impl ErrorSource {
    fn read(reader: &mut Reader<'_>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        let mut source = Self::default();
        let words = SourceMember::WORDS;
        let start =
            reader.defined_members(at, "an object", words, |reader, member, inside, _| {
                if reader.is_lenient() && reader.try_null()? {
                    return Ok(());
                }
                match member {
                    SourceMember::Pointer => source.pointer = read_text(reader, inside)?,
                    SourceMember::Parameter => source.parameter = read_text(reader, inside)?,
                    SourceMember::Header => source.header = read_text(reader, inside)?,
                }
                Ok(())
            })?;
        Ok(start.map(|_| source))
    }
}

/// The parameters of a fault, for programs that read the error document.
fn parameters(fault: &Fault) -> Option<Meta> {
    use serde_json::Value;
    let meta: Vec<(&str, Value)> = match fault {
        Fault::Syntax { expected, line, column } => vec![
            ("expected", (*expected).into()),
            ("line", (*line).into()),
            ("column", (*column).into()),
        ],
        Fault::NotUtf8 { line, column } => {
            vec![("line", (*line).into()), ("column", (*column).into())]
        }
        Fault::TooLarge { limit } | Fault::TooDeep { limit } | Fault::TooLong { limit } => {
            vec![("limit", (*limit).into())]
        }
        Fault::TooMany { reported, more } => {
            vec![("reported", (*reported).into()), ("more", (*more).into())]
        }
        Fault::Missing { member, .. } => vec![("member", (*member).into())],
        Fault::Duplicate { member } => vec![("member", member.as_str().into())],
        Fault::MissingOneOf { members } => vec![("members", members.to_vec().into())],
        Fault::Exclusive { members } => vec![("members", members.to_vec().into())],
        Fault::Needs { member, needed } => {
            vec![("member", (*member).into()), ("needed", (*needed).into())]
        }
        Fault::Unknown { member, nearest, .. } => {
            let mut meta = vec![("member", Value::from(member.as_str()))];
            meta.extend(nearest.map(|nearest| ("nearest", nearest.into())));
            meta
        }
        Fault::Misplaced { belongs, member } => {
            vec![("member", member.as_str().into()), ("belongs", belongs.to_string().into())]
        }
        Fault::Forbidden { member, operation, .. } => {
            vec![("member", (*member).into()), ("operation", operation.name().into())]
        }
        Fault::WrongType { expected, found } => {
            vec![("expected", (*expected).into()), ("found", found.to_string().into())]
        }
        Fault::NotNull { expected } => vec![("expected", (*expected).into())],
        Fault::NotConstant { expected, found } => {
            vec![("expected", expected.to_string().into()), ("found", found.as_str().into())]
        }
        Fault::OutOfRange { expected, found } | Fault::Invalid { expected, found } => {
            vec![("expected", expected.as_str().into()), ("found", found.as_str().into())]
        }
        Fault::NotOneOf { allowed, found } => {
            vec![("allowed", allowed.to_vec().into()), ("found", found.as_str().into())]
        }
        Fault::Rule(fault) => fault.parameters(),
        Fault::TypeMismatch { expected, found, .. } => {
            vec![("expected", expected.to_vec().into()), ("found", found.as_str().into())]
        }
        Fault::IdMismatch { expected, found } => {
            vec![("expected", expected.as_str().into()), ("found", found.as_str().into())]
        }
        Fault::IllegalName { name } | Fault::ReservedName { name } | Fault::SharedName { name } => {
            vec![("member", name.as_str().into())]
        }
        Fault::NotAllowed { member, .. } | Fault::PaginationLink { name: member } => {
            vec![("member", (*member).into())]
        }
        Fault::DuplicateResource { type_name, id } | Fault::NotLinked { type_name, id } => {
            vec![("type", type_name.as_str().into()), ("id", id.as_str().into())]
        }
        Fault::UnknownLid { lid } => vec![("lid", lid.as_str().into())],
        Fault::UnresolvedPointer { pointer } => vec![("pointer", pointer.as_str().into())],
        Fault::EndpointType { expected, found } => {
            vec![("expected", expected.clone().into()), ("found", found.as_str().into())]
        }
        Fault::ResultCount { operations, results } => {
            vec![("operations", (*operations).into()), ("results", (*results).into())]
        }
        Fault::InvalidId { found } => vec![("found", found.as_str().into())],
        Fault::Header(fault) => fault.parameters(),
        Fault::Parameter { fault, .. } => fault.parameters(),
        Fault::LoneSurrogate | Fault::ClientId | Fault::Empty => return None,
    };
    (!meta.is_empty()).then(|| meta.into_iter().collect::<Object>())
}

/// A document that says what went wrong.
///
/// ```
/// use jsonapi_core::{ErrorDocument, ErrorObject};
///
/// let not_found = ErrorObject {
///     status: Some("404".to_owned()),
///     title: Some("Record not found".to_owned()),
///     ..ErrorObject::default()
/// };
/// let body = ErrorDocument::new(vec![not_found]).to_string()?;
/// assert_eq!(body, r#"{"errors":[{"status":"404","title":"Record not found"}]}"#);
/// # Ok::<(), jsonapi_core::WriteError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ErrorDocument {
    /// The problems.
    pub errors: Vec<ErrorObject>,
    /// Top-level links.
    pub links: Option<Links>,
    /// Top-level meta information.
    pub meta: Option<Meta>,
    /// The `jsonapi` member.
    pub jsonapi: Option<JsonApiObject>,
}

impl ErrorDocument {
    /// A document of these problems.
    pub fn new(errors: Vec<ErrorObject>) -> Self {
        Self { errors, ..Self::default() }
    }

    /// Reads an error document.
    ///
    /// # Errors
    ///
    /// Every violation of the document; a document without `errors` is one.
    pub fn from_slice(body: &[u8]) -> Result<Self, Violations> {
        match document::Document::<()>::from_slice(body) {
            Err(ReadError::Errors(document)) => Ok(*document),
            Err(ReadError::Invalid(violations)) => Err(violations),
            Ok(_) => Err(Violations::in_order(
                vec![Violation::new(
                    Fault::Missing { place: Place::Member, member: "errors" },
                    Some(String::new()),
                    0,
                )],
                0,
            )),
        }
    }

    /// The document as JSON text.
    ///
    /// # Errors
    ///
    /// [`WriteError`] when there is no error, or when an error object has no member, or one that breaks a rule: a link other
    /// than `about` and `type`, a status, pointer or name of a header that is none, an illegal name
    /// in `meta`.
    pub fn to_vec(&self) -> Result<Vec<u8>, WriteError> {
        self.written().finish()
    }

    /// The document as JSON text.
    ///
    /// # Errors
    ///
    /// As [`to_vec`](ErrorDocument::to_vec).
    pub fn to_string(&self) -> Result<String, WriteError> {
        self.written().finish_string()
    }

    /// The document as indented JSON text, for people.
    ///
    /// # Errors
    ///
    /// As [`to_vec`](ErrorDocument::to_vec).
    pub fn to_string_pretty(&self) -> Result<String, WriteError> {
        self.written().finish_pretty()
    }

    /// Says what a server reports, in one line.
    pub(crate) fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the server reports")?;
        if self.errors.is_empty() {
            return f.write_str(" errors, and names none");
        }
        for (index, error) in self.errors.iter().enumerate() {
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

    pub(crate) fn written(&self) -> JsonWriter {
        let mut writer = JsonWriter::new();
        if self.errors.is_empty() {
            let (what, needs) = ("an error document", "at least one error object");
            writer.fail_after(WriteError::Incomplete { what, needs });
        }
        writer.raw("{\"errors\":");
        writer.array(&self.errors, |writer, error| error.write(writer));
        let jsonapi = self.jsonapi.as_ref();
        document::write_top_level(
            &mut writer,
            ",",
            self.links.as_ref(),
            self.meta.as_ref(),
            jsonapi,
        );
        writer
    }
}
