//! Requests and responses of APIs of plain JSON, whose errors have a form of their own.

use ::http::header::CONTENT_TYPE;
use ::http::{Request, Response};

use super::ResponseError;
use super::response::{Reason, Received};
use super::server::joined;
use crate::attribute::{self, ReadAttribute};
use crate::media_type::{JSON_API, items};
use crate::payload::{Payload, Validator};
use crate::resource::{Fields, Resource};
use crate::violation::{Fault, Header, HeaderFault, Violation, Violations, shortened};

const JSON: &str = "application/json";

/// Reads a response whose document is plain JSON: a `T` if the status says success, else an `E`.
///
/// The media type has to be `application/json`, or one whose name ends with `+json`, as
/// `application/hal+json` does; but not that of JSON:API, whose error documents use the same words
/// for other objects.
///
/// ```
/// use core::fmt;
///
/// use jsonapi_core::Attribute;
/// use jsonapi_core::http::{ErrorBody, read_json};
///
/// #[derive(Attribute, Debug)]
/// struct Quota {
///     left: u32,
/// }
///
/// #[derive(Attribute, Debug)]
/// struct Problem {
///     message: String,
/// }
///
/// impl ErrorBody for Problem {
///     fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
///         f.write_str(&self.message)
///     }
/// }
///
/// let response = http::Response::builder()
///     .status(429)
///     .header("content-type", "application/json;charset=utf-8")
///     .body(r#"{"message":"Come back tomorrow."}"#)?;
/// let error = read_json::<Quota, Problem>(&response).unwrap_err();
/// assert_eq!(error.to_string(), "429 Too Many Requests: Come back tomorrow.");
/// # Ok::<(), http::Error>(())
/// ```
///
/// # Errors
///
/// [`ResponseError`]: the server's errors, no document, another media type, a document of another
/// form.
pub fn read_json<'r, T: ReadAttribute<'r>, E: ReadAttribute<'r>>(
    response: &'r Response<impl AsRef<[u8]>>,
) -> Result<T, ResponseError<E>> {
    let received = Received::of(response);
    let body = received.body(JSON, is_plain_json)?;
    let invalid = |violations: Violations| received.invalid(violations);
    if received.is_success() {
        return attribute::from_slice(body).map_err(invalid);
    }
    let errors = attribute::from_slice(body).map_err(invalid)?;
    Err(received.failed(Reason::Errors(Box::new(errors))))
}

/// Reads the payload of a request of plain JSON, as resources in HAL have it, for a server.
///
/// The media type has to be one that [`read_json`] takes, such as `application/merge-patch+json`.
///
/// ```
/// use jsonapi_core::http::payload_of_json;
/// use jsonapi_core::{Payload, Resource};
///
/// #[derive(Resource)]
/// #[resource(format = "hal", path = "/customers")]
/// struct Customer {
///     #[resource(id)]
///     id: String,
///     #[attribute]
///     email: Option<String>,
/// }
///
/// let request = http::Request::patch("/customers/1").body(r#"{"email":null}"#)?;
/// let validator = CustomerUpdate::validator().endpoint_id("1");
/// let violations = payload_of_json(&validator, &request).unwrap_err();
/// assert_eq!(violations.status(), 415);
/// assert_eq!(
///     violations.to_string(),
///     "Content-Type: Expected the media type `application/json`, found no header.",
/// );
/// # Ok::<(), http::Error>(())
/// ```
///
/// # Errors
///
/// The violation for a `415 Unsupported Media Type`, or every violation of the document.
pub fn payload_of_json<'r, P: Payload>(
    validator: &Validator<P>,
    request: &'r Request<impl AsRef<[u8]>>,
) -> Result<P, Violations>
where
    <P::Resource as Resource>::Partial: Fields<'r>,
{
    let content_type = joined(request.headers(), &CONTENT_TYPE);
    if content_type.as_deref().is_some_and(is_plain_json) {
        return validator.from_slice(request.body().as_ref());
    }
    let found = content_type.as_deref().map(shortened);
    let header = Header::ContentType;
    let fault = Fault::Header(HeaderFault::WrongMediaType { header, expected: JSON, found });
    Err(Violations::in_order(vec![Violation::new(fault, None, 0)], 0))
}

fn is_plain_json(content_type: &str) -> bool {
    let name = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let is_json = name == JSON || name.ends_with("+json");
    // Several lines of the header are joined with commas.
    is_json && name != JSON_API && items(content_type).count() == 1
}
