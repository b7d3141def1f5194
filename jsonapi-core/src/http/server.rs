//! Requests and responses for a server.

use std::borrow::Cow;

use ::http::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, VARY};
use ::http::{Request, Response, StatusCode};

use crate::media_type::{MediaType, Negotiation};
use crate::payload::{Payload, Validator};
use crate::resource::{Fields, Resource};
use crate::violation::Violations;

impl Negotiation {
    /// Reads the payload of a request: its `Content-Type` is held against what the server
    /// supports, its document is read by the validator.
    ///
    /// ```
    /// use jsonapi_core::media_type::Negotiation;
    /// use jsonapi_core::{Payload, Resource};
    ///
    /// #[derive(Resource)]
    /// #[resource(type = "customers", path = "/customers")]
    /// struct Customer {
    ///     #[resource(id)]
    ///     id: String,
    ///     #[attribute]
    ///     email: Option<String>,
    /// }
    ///
    /// let server = Negotiation::new();
    /// let request = http::Request::post("/customers")
    ///     .header("content-type", "application/json")
    ///     .body(r#"{"data":{"type":"customers"}}"#)?;
    /// let violations = server.payload(&CustomerCreate::validator(), &request).unwrap_err();
    /// let refusal = server.refusal(&violations);
    /// assert_eq!(refusal.status(), 415);
    /// assert_eq!(refusal.headers()["content-type"], "application/vnd.api+json");
    /// # Ok::<(), http::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Every reason for a `415 Unsupported Media Type`, or every violation of the document.
    pub fn payload<'r, P: Payload>(
        &self,
        validator: &Validator<P>,
        request: &'r Request<impl AsRef<[u8]>>,
    ) -> Result<P, Violations>
    where
        <P::Resource as Resource>::Partial: Fields<'r>,
    {
        self.content_type(joined(request.headers(), &CONTENT_TYPE).as_deref())?;
        validator.from_slice(request.body().as_ref())
    }

    /// What the response applies, by the `Accept` of the request.
    ///
    /// # Errors
    ///
    /// Every reason for a `406 Not Acceptable`.
    pub fn accepted(&self, headers: &HeaderMap) -> Result<MediaType, Violations> {
        let lines: Vec<Cow<'_, str>> = headers.get_all(ACCEPT).iter().map(text).collect();
        self.accept(lines.iter().map(|line| &**line))
    }

    /// A response with a document, its `Content-Type`, and the `Vary` of this server.
    pub fn response(
        &self,
        status: StatusCode,
        media_type: &MediaType,
        document: Vec<u8>,
    ) -> Response<Vec<u8>> {
        let mut response = Response::new(document);
        *response.status_mut() = status;
        let headers = response.headers_mut();
        // A media type that was read from a header can stand in one.
        if let Ok(value) = HeaderValue::try_from(media_type.to_string()) {
            headers.insert(CONTENT_TYPE, value);
        }
        if let Some(vary) = self.vary() {
            headers.insert(VARY, HeaderValue::from_static(vary));
        }
        response
    }

    /// The response that reports violations, in English, with their status.
    pub fn refusal(&self, violations: &Violations) -> Response<Vec<u8>> {
        let status = StatusCode::from_u16(violations.status()).unwrap_or(StatusCode::BAD_REQUEST);
        let document = violations.to_document().written().into_text();
        self.response(status, &MediaType::new(), document)
    }
}

/// The value of a header that comes once; lines of it that are more make it malformed.
pub(super) fn joined<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<Cow<'h, str>> {
    let mut lines = headers.get_all(name).iter().map(text);
    let first = lines.next()?;
    Some(lines.fold(first, |joined, line| Cow::Owned(format!("{joined}, {line}"))))
}

/// A header that is no text is one that breaks rules.
fn text(value: &HeaderValue) -> Cow<'_, str> {
    String::from_utf8_lossy(value.as_bytes())
}
