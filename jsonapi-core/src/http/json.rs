//! Responses of APIs of plain JSON, whose errors have a form of their own.

use ::http::Response;

use super::ResponseError;
use super::response::{Reason, Received};
use crate::attribute::{self, ReadAttribute};
use crate::media_type::JSON_API;
use crate::violation::Violations;

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
    let body = received.body("application/json", is_plain_json)?;
    let invalid = |violations: Violations| received.failed(Reason::Invalid(violations));
    if received.is_success() {
        return attribute::from_slice(body).map_err(invalid);
    }
    let errors = attribute::from_slice(body).map_err(invalid)?;
    Err(received.failed(Reason::Errors(Box::new(errors))))
}

fn is_plain_json(content_type: &str) -> bool {
    let name = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let is_json = name == "application/json" || name.ends_with("+json");
    is_json && name != JSON_API
}
