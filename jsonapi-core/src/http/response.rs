//! What an answer means, for a client.

use core::fmt;
use std::borrow::Cow;

use ::http::header::CONTENT_TYPE;
use ::http::{Response, StatusCode};

use super::excerpt::excerpt;
use super::server::joined;
use crate::atomic::OperationResults;
use crate::document::{Document, DocumentReader, Included, PrimaryData, ReadData, ReadError};
use crate::dynamic::ResourceObject;
use crate::error_object::ErrorDocument;
use crate::media_type::{JSON_API, MediaType};
use crate::path::Path;
use crate::reader::{Reader, Stop};
use crate::resource::ReadResource;
use crate::violation::{Violations, shortened};

/// A response that is not the document that was asked for. `E` is the document of errors.
#[derive(Debug, Clone, PartialEq)]
pub struct ResponseError<E = ErrorDocument> {
    /// The status of the response.
    pub status: StatusCode,
    /// What it is instead.
    pub reason: Reason<E>,
}

/// What a response is that is not the document that was asked for.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Reason<E = ErrorDocument> {
    /// The server says what went wrong.
    Errors(Box<E>),
    /// It has no document, as after `204 No Content`.
    Empty,
    /// It is of another media type, such as a proxy's page in HTML.
    MediaType {
        /// The media type that was expected.
        expected: &'static str,
        /// The `Content-Type`, cut to a readable length, if there is one.
        found: Option<String>,
        /// The beginning of the body, for people.
        excerpt: String,
    },
    /// The status is none of success, and the document is none of errors.
    NotErrors,
    /// The document broke rules.
    Invalid(Violations),
    /// The status is none of success, and the document is not of the form that the API's errors have:
    /// perhaps it is that of a gateway before the API.
    OtherErrors {
        /// What its form lacks.
        violations: Violations,
        /// The beginning of the body, for people.
        excerpt: String,
    },
}

/// What an API answers when something went wrong.
pub trait ErrorBody {
    /// Says what went wrong, in one line.
    ///
    /// # Errors
    ///
    /// Those of the formatter.
    fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}

impl ErrorBody for ErrorDocument {
    fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.describe(f)
    }
}

/// What a server answers to a request that changes something (JSON:API 1.1, "Creating Resources",
/// "Updating Resources", "Deleting Resources").
///
/// ```
/// use jsonapi_core::Resource;
/// use jsonapi_core::http::Answer;
///
/// #[derive(Resource, Debug, PartialEq)]
/// #[resource(type = "orders", path = "/api/orders")]
/// struct Order {
///     #[resource(id)]
///     id: String,
/// }
///
/// let response = http::Response::builder().status(204).body("")?;
/// assert_eq!(Answer::<Order>::from_response(&response)?, Answer::NoContent);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub enum Answer<T, I = ResourceObject> {
    /// The resource as it is now.
    Document(Document<T, I>),
    /// It is done, and there is nothing to say but this.
    Meta(Document<()>),
    /// It is done as it was asked for: there is no document.
    NoContent,
    /// It will be done: `202 Accepted`, with whatever document the server answers meanwhile.
    Accepted(Option<Box<Document<PrimaryData>>>),
}

impl<T, I> Answer<T, I> {
    /// Reads the response to a request that changes something.
    ///
    /// # Errors
    ///
    /// [`ResponseError`]: the server's errors, another media type, a document that breaks rules.
    pub fn from_response<'r>(
        response: &'r Response<impl AsRef<[u8]>>,
    ) -> Result<Self, ResponseError>
    where
        T: ReadData<'r>,
        I: ReadResource<'r>,
    {
        let received = Received::of(response);
        let is_accepted = received.status == StatusCode::ACCEPTED;
        if received.is_success() && received.is_empty() {
            return Ok(if is_accepted { Self::Accepted(None) } else { Self::NoContent });
        }
        if is_accepted {
            let document = received.document(&Document::reader())?;
            return Ok(Self::Accepted(Some(Box::new(document))));
        }
        let document = received.document(&Document::<Perhaps<T>, I>::reader())?;
        let Document { data: Perhaps(data), included, links, meta, jsonapi } = document;
        Ok(match data {
            Some(data) => Self::Document(Document { data, included, links, meta, jsonapi }),
            None => {
                Self::Meta(Document { data: (), included: Included::new(), links, meta, jsonapi })
            }
        })
    }

    /// The document, if the answer has the resource.
    pub fn into_document(self) -> Option<Document<T, I>> {
        match self {
            Self::Document(document) => Some(document),
            Self::Meta(_) | Self::NoContent | Self::Accepted(_) => None,
        }
    }
}

impl<T, I> Document<T, I> {
    /// Reads the document of a response.
    ///
    /// # Errors
    ///
    /// [`ResponseError`]: the server's errors, no document, another media type, a document that
    /// breaks rules.
    pub fn from_response<'r>(
        response: &'r Response<impl AsRef<[u8]>>,
    ) -> Result<Self, ResponseError>
    where
        T: ReadData<'r>,
        I: ReadResource<'r>,
    {
        Self::reader().from_response(response)
    }
}

impl<T, I> DocumentReader<T, I> {
    /// Reads the document of a response.
    ///
    /// # Errors
    ///
    /// As [`Document::from_response`].
    pub fn from_response<'r>(
        &self,
        response: &'r Response<impl AsRef<[u8]>>,
    ) -> Result<Document<T, I>, ResponseError>
    where
        T: ReadData<'r>,
        I: ReadResource<'r>,
    {
        Received::of(response).document(self)
    }
}

impl OperationResults {
    /// Reads the response to several operations.
    ///
    /// # Errors
    ///
    /// As [`Document::from_response`]; a response without a document is one that says that all is
    /// done as it was asked for.
    pub fn from_response(response: &Response<impl AsRef<[u8]>>) -> Result<Self, ResponseError> {
        let received = Received::of(response);
        let body = received.document_body()?;
        if received.is_success() {
            return Self::from_slice(body).map_err(|violations| received.invalid(violations));
        }
        let error = received.document(&Document::<()>::reader()).err();
        Err(error.unwrap_or_else(|| received.failed(Reason::NotErrors)))
    }
}

/// What of a response counts here.
pub(super) struct Received<'r> {
    status: StatusCode,
    content_type: Option<Cow<'r, str>>,
    body: &'r [u8],
}

impl<'r> Received<'r> {
    pub(super) fn of(response: &'r Response<impl AsRef<[u8]>>) -> Self {
        let headers = response.headers();
        let mut lines = headers.get_all(CONTENT_TYPE).iter();
        // Lines that differ leave open what the body is; the same one twice does not.
        let content_type = match lines.next() {
            Some(first) if lines.all(|line| line == first) => {
                Some(String::from_utf8_lossy(first.as_bytes()))
            }
            _ => joined(headers, &CONTENT_TYPE),
        };
        Self { status: response.status(), content_type, body: response.body().as_ref() }
    }

    /// Whether there is no document. After some statuses nothing can follow.
    fn is_empty(&self) -> bool {
        let has_none = matches!(self.status, StatusCode::NO_CONTENT | StatusCode::RESET_CONTENT);
        has_none || self.body.is_empty()
    }

    pub(super) fn is_success(&self) -> bool {
        self.status.is_success()
    }

    pub(super) fn failed<E>(&self, reason: Reason<E>) -> ResponseError<E> {
        ResponseError { status: self.status, reason }
    }

    /// The document is not what the status says.
    pub(super) fn invalid<E>(&self, violations: Violations) -> ResponseError<E> {
        self.failed(if self.is_success() {
            Reason::Invalid(violations)
        } else {
            let excerpt = excerpt(self.body, self.content_type.as_deref());
            Reason::OtherErrors { violations, excerpt }
        })
    }

    /// The body, if there is one and its media type is one of these.
    pub(super) fn body<E>(
        &self,
        expected: &'static str,
        is_expected: fn(&str) -> bool,
    ) -> Result<&'r [u8], ResponseError<E>> {
        if self.is_empty() {
            return Err(self.failed(Reason::Empty));
        }
        let content_type = self.content_type.as_deref();
        if content_type.is_some_and(is_expected) {
            return Ok(self.body);
        }
        Err(self.failed(Reason::MediaType {
            expected,
            found: content_type.map(shortened),
            excerpt: excerpt(self.body, content_type),
        }))
    }

    fn document_body(&self) -> Result<&'r [u8], ResponseError> {
        self.body(JSON_API, |text| MediaType::of_response(text).is_ok())
    }

    fn document<T, I>(&self, reader: &DocumentReader<T, I>) -> Result<Document<T, I>, ResponseError>
    where
        T: ReadData<'r>,
        I: ReadResource<'r>,
    {
        let reason = match reader.from_slice(self.document_body()?) {
            Ok(document) if self.is_success() => return Ok(document),
            Ok(_) => Reason::NotErrors,
            Err(ReadError::Errors(errors)) => Reason::Errors(errors),
            Err(ReadError::Invalid(violations)) => return Err(self.invalid(violations)),
        };
        Err(self.failed(reason))
    }
}

/// Primary data that may not be there.
struct Perhaps<T>(Option<T>);

impl<'de, T: ReadData<'de>> ReadData<'de> for Perhaps<T> {
    const NEEDED: bool = false;

    fn read_data(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        Ok(T::read_data(reader, at)?.map(|data| Self(Some(data))))
    }

    fn no_data() -> Option<Self> {
        Some(Self(None))
    }
}

impl<E: ErrorBody> fmt::Display for ResponseError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let status = self.status;
        match &self.reason {
            Reason::Errors(errors) => {
                write!(f, "{status}: ")?;
                errors.describe(f)
            }
            Reason::Empty => write!(f, "the response {status} has no document"),
            Reason::MediaType { expected, found, excerpt } => {
                write!(f, "the response {status} is no document of the media type `{expected}`")?;
                match found {
                    Some(found) => write!(f, " but `{}`: {excerpt}", found.escape_debug()),
                    None => write!(f, ", and names none: {excerpt}"),
                }
            }
            Reason::NotErrors => {
                write!(f, "the document of the response {status} does not say what went wrong")
            }
            Reason::Invalid(violations) => {
                write!(f, "the document of the response {status} breaks rules: {violations}")
            }
            Reason::OtherErrors { violations, excerpt } => write!(
                f,
                "the document of the response {status} has another form than errors have here: \
                 {excerpt} ({violations})"
            ),
        }
    }
}

impl<E: fmt::Debug + ErrorBody> core::error::Error for ResponseError<E> {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match &self.reason {
            Reason::Invalid(violations) | Reason::OtherErrors { violations, .. } => {
                Some(violations)
            }
            _ => None,
        }
    }
}
