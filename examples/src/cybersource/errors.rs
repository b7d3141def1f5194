//! The body of an answer that is no success (document 004).

use core::fmt;

use jsonapi_core::http::ErrorBody;
use jsonapi_core::{Attribute, Violations, attribute};

/// What the service answers when something went wrong.
///
/// Its member has the name that JSON:API has for errors, and holds other objects. Only the media
/// type tells which of the two a body is; [`read_json`](jsonapi_core::http::read_json) asks it.
///
/// ```
/// use jsonapi_examples::cybersource::Errors;
///
/// let body = br#"{"errors":[{"type":"notFound","message":"Token not found"}]}"#;
/// let errors = Errors::from_slice(body)?;
/// assert_eq!(errors.to_string(), "notFound: Token not found");
/// # Ok::<(), jsonapi_core::Violations>(())
/// ```
#[derive(Attribute, Debug, Clone, PartialEq)]
pub struct Errors {
    /// The problems.
    pub errors: Vec<Error>,
}

/// One problem.
#[derive(Attribute, Debug, Clone, PartialEq)]
pub struct Error {
    /// What kind of problem it is: `invalidFields`, `missingHeaders`, `forbidden`, `notFound`,
    /// `notAvailable` and others, to which the service adds.
    #[attribute(rename = "type")]
    pub kind: String,
    /// What people are told.
    #[attribute(not_null)]
    pub message: Option<String>,
    /// The fields or headers that are at fault.
    #[attribute(not_null)]
    pub details: Option<Vec<ErrorDetail>>,
}

/// A field or header that is at fault.
#[derive(Attribute, Debug, Clone, PartialEq)]
pub struct ErrorDetail {
    /// Its name.
    #[attribute(not_null)]
    pub name: Option<String>,
    /// Where it stands in the request.
    #[attribute(not_null)]
    pub location: Option<String>,
}

impl Errors {
    /// Reads a body that is known to be of the service.
    ///
    /// # Errors
    ///
    /// Every violation of the body.
    pub fn from_slice(body: &[u8]) -> Result<Self, Violations> {
        attribute::from_slice(body)
    }
}

impl ErrorBody for Errors {
    fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.errors.is_empty() {
            return f.write_str("errors without a name");
        }
        for (index, error) in self.errors.iter().enumerate() {
            f.write_str(if index == 0 { "" } else { "; " })?;
            write!(f, "{error}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Errors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.describe(f)
    }
}

impl core::error::Error for Errors {}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.kind)?;
        if let Some(message) = &self.message {
            write!(f, ": {message}")?;
        }
        let details = self.details.as_deref().unwrap_or_default();
        for (index, detail) in details.iter().enumerate() {
            f.write_str(if index == 0 { " (" } else { ", " })?;
            write!(f, "{detail}")?;
        }
        f.write_str(if details.is_empty() { "" } else { ")" })
    }
}

impl fmt::Display for ErrorDetail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.name, &self.location) {
            (Some(name), Some(location)) => write!(f, "{name} in {location}"),
            (Some(name), None) => f.write_str(name),
            (None, Some(location)) => write!(f, "something in {location}"),
            (None, None) => f.write_str("something"),
        }
    }
}
