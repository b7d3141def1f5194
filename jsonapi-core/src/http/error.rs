//! Why there is no request.

use core::fmt;

use crate::json::WriteError;

/// Why a request could not be made.
///
/// No text of it has the value of a header: tokens do not belong into logs.
#[derive(Debug)]
#[non_exhaustive]
pub enum RequestError {
    /// The base URL is none that a path could be added to.
    BaseUrl {
        /// The text; `None` if it may hold a password.
        found: Option<String>,
        /// What was expected.
        expected: &'static str,
    },
    /// The bearer token is none.
    Token {
        /// The place of the first character that no token has, from 1; `None` if the token is
        /// empty.
        place: Option<usize>,
    },
    /// A header's name or value cannot be sent.
    Header {
        /// The name as it was given.
        name: String,
        /// Whether it is the value that is at fault.
        value: bool,
    },
    /// The id cannot be a segment of a path.
    Id {
        /// The resource type, which is empty in HAL.
        type_name: &'static str,
        /// The id.
        id: String,
    },
    /// The resource has no such relationship.
    Relationship {
        /// The resource type, which is empty in HAL.
        type_name: &'static str,
        /// The name that was asked for.
        name: String,
        /// What was expected.
        expected: &'static str,
    },
    /// The link leads to another place than the base URL, which must not learn the token.
    Link {
        /// The link.
        found: String,
        /// Scheme and authority of the base URL.
        origin: String,
    },
    /// The URL is none, or longer than URLs may be.
    Url {
        /// The URL, cut to a readable length.
        found: String,
        /// What is wrong with it.
        problem: String,
    },
    /// The document cannot be written.
    Write(WriteError),
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BaseUrl { found: Some(found), expected } => {
                write!(f, "`{found}` is no base URL: expected {expected}")
            }
            Self::BaseUrl { found: None, expected } => {
                write!(f, "the base URL cannot be used: expected {expected}")
            }
            Self::Token { place: None } => f.write_str("the bearer token is empty"),
            Self::Token { place: Some(place) } => write!(
                f,
                "character {place} of the bearer token is none that a token has: expected ASCII \
                 letters, digits, `-`, `.`, `_`, `~`, `+`, `/`, and `=` at the end (RFC 6750, \
                 section 2.1)"
            ),
            Self::Header { name, value: false } => {
                write!(f, "`{}` is no name of a header", name.escape_debug())
            }
            Self::Header { name, value: true } => write!(
                f,
                "the value of the header `{name}` cannot be sent: expected visible ASCII \
                 characters, spaces and tabs"
            ),
            Self::Id { type_name, id } if id.is_empty() => {
                write!(f, "the id of the resource{} is empty", OfType(type_name))
            }
            Self::Id { type_name, id } => write!(
                f,
                "the id `{id}` of the resource{} has no URL: as a segment of a path it means \
                 another place",
                OfType(type_name)
            ),
            Self::Relationship { type_name, name, expected } => write!(
                f,
                "expected {expected}{}, found `{}`",
                OfType(type_name),
                name.escape_debug()
            ),
            Self::Link { found, origin } => write!(
                f,
                "the link `{}` does not lead to {origin}: expected a URL there, or a path that \
                 begins with one `/`",
                found.escape_debug()
            ),
            Self::Url { found, problem } => {
                write!(f, "`{}` is no URL: {problem}", found.escape_debug())
            }
            Self::Write(error) => write!(f, "the document cannot be written: {error}"),
        }
    }
}

/// The type of a resource, which one in HAL does not have.
struct OfType<'t>(&'t str);

impl fmt::Display for OfType<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(type_name) = self;
        if type_name.is_empty() { Ok(()) } else { write!(f, " of the type `{type_name}`") }
    }
}

impl core::error::Error for RequestError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match self {
            Self::Write(error) => Some(error),
            _ => None,
        }
    }
}

impl From<WriteError> for RequestError {
    fn from(error: WriteError) -> Self {
        Self::Write(error)
    }
}
