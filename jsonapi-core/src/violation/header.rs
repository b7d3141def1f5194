//! The rules for headers that name media types.

use core::fmt;

use super::shortened;

/// A broken rule of a header (JSON:API 1.1, "Content Negotiation").
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum HeaderFault {
    /// The media type is not the one that is expected, that of JSON:API where nothing else is said,
    /// or there is none.
    WrongMediaType {
        /// The header.
        header: Header,
        /// The media type that would be right.
        expected: &'static str,
        /// The media type that was found, cut to a readable length.
        found: Option<String>,
    },
    /// The header is not written as HTTP asks (RFC 9110, section 8.3.1).
    Malformed {
        /// The header.
        header: Header,
        /// What would have been right at that place.
        expected: &'static str,
        /// What stands there, cut to a readable length.
        found: String,
    },
    /// The media type has a parameter other than `ext` and `profile`.
    ForeignParameter {
        /// The header.
        header: Header,
        /// The parameter's name, cut to a readable length.
        parameter: String,
    },
    /// The media type asks for an extension that the server does not support.
    UnsupportedExtension {
        /// The header.
        header: Header,
        /// The extension's URI, cut to a readable length.
        uri: String,
        /// The extensions that the server supports.
        supported: Vec<String>,
    },
    /// None of the media types that are asked for is one that the server has.
    NotAcceptable {
        /// What is asked for, cut to a readable length.
        found: String,
    },
    /// The document applies what its `Content-Type` does not state.
    Undeclared {
        /// `ext` or `profile`.
        parameter: &'static str,
        /// The URI of the extension or profile.
        uri: String,
    },
    /// The `Content-Type` states what the document does not apply.
    NotApplied {
        /// `ext` or `profile`.
        parameter: &'static str,
        /// The URI of the extension or profile, cut to a readable length.
        uri: String,
    },
    /// `Vary` does not name `Accept`.
    MissingVary,
}

/// A header that content negotiation is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Header {
    /// What a client takes.
    Accept,
    /// What the document is.
    ContentType,
    /// What the response depends on.
    Vary,
}

impl Header {
    /// The header's name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Accept => "Accept",
            Self::ContentType => "Content-Type",
            Self::Vary => "Vary",
        }
    }
}

impl fmt::Display for Header {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl HeaderFault {
    /// The header that is at fault.
    pub const fn header(&self) -> Header {
        match self {
            Self::WrongMediaType { header, .. }
            | Self::Malformed { header, .. }
            | Self::ForeignParameter { header, .. }
            | Self::UnsupportedExtension { header, .. } => *header,
            Self::NotAcceptable { .. } => Header::Accept,
            Self::Undeclared { .. } | Self::NotApplied { .. } => Header::ContentType,
            Self::MissingVary => Header::Vary,
        }
    }

    /// The stable code of the rule.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::WrongMediaType { .. } => "wrong-media-type",
            Self::Malformed { .. } => "malformed-header",
            Self::ForeignParameter { .. } => "foreign-parameter",
            Self::UnsupportedExtension { .. } => "unsupported-extension",
            Self::NotAcceptable { .. } => "not-acceptable",
            Self::Undeclared { .. } => "undeclared",
            Self::NotApplied { .. } => "not-applied",
            Self::MissingVary => "missing-vary",
        }
    }

    /// The HTTP status that a server answers: 415 for `Content-Type`, 406 for `Accept` (JSON:API
    /// 1.1, "Server Responsibilities").
    pub const fn status(&self) -> u16 {
        match self.header() {
            Header::ContentType => 415,
            Header::Accept => 406,
            Header::Vary => 400,
        }
    }

    pub(super) const fn title(&self) -> &'static str {
        match self {
            Self::WrongMediaType { .. } => "Wrong media type",
            Self::Malformed { .. } => "Malformed header",
            Self::ForeignParameter { .. } => "Foreign media type parameter",
            Self::UnsupportedExtension { .. } => "Unsupported extension",
            Self::NotAcceptable { .. } => "Not acceptable",
            Self::Undeclared { .. } => "Not stated in the media type",
            Self::NotApplied { .. } => "Stated and not applied",
            Self::MissingVary => "Vary without Accept",
        }
    }

    pub(super) fn text(&self) -> String {
        match self {
            Self::WrongMediaType { expected, found: Some(found), .. } => {
                format!("Expected the media type `{expected}`, found `{found}`.")
            }
            Self::WrongMediaType { expected, found: None, .. } => {
                format!("Expected the media type `{expected}`, found no header.")
            }
            Self::Malformed { expected, found, .. } if found.is_empty() => {
                format!("Expected {expected}, found the end.")
            }
            Self::Malformed { expected, found, .. } => {
                format!("Expected {expected}, found `{found}`.")
            }
            Self::ForeignParameter { parameter, .. } => format!(
                "Expected no parameters but `ext` and `profile`, found `{parameter}`; leave it out."
            ),
            Self::UnsupportedExtension { uri, supported, .. } if supported.is_empty() => {
                format!("Expected no extension, since none is supported, found `{uri}`.")
            }
            Self::UnsupportedExtension { uri, supported, .. } => {
                let supported: Vec<&str> = supported.iter().map(String::as_str).collect();
                let supported = supported.join("`, `");
                format!("Expected supported extensions only (`{supported}`), found `{uri}`.")
            }
            Self::NotAcceptable { found } => format!(
                "Expected `application/vnd.api+json` or a range that covers it, with a weight \
                 above 0, found `{found}`."
            ),
            Self::Undeclared { parameter, uri } => {
                format!("Expected `{uri}` in the parameter `{parameter}`, for it is applied.")
            }
            Self::NotApplied { parameter, uri } => format!(
                "The parameter `{parameter}` has `{uri}`, which is not applied; leave it out."
            ),
            Self::MissingVary => {
                "Expected `Accept` among the names, for the response depends on it.".to_owned()
            }
        }
    }

    /// The parameters, for programs.
    pub(crate) fn parameters(&self) -> Vec<(&'static str, serde_json::Value)> {
        match self {
            Self::WrongMediaType { found, .. } => {
                found.iter().map(|found| ("found", found.as_str().into())).collect()
            }
            Self::Malformed { expected, found, .. } => {
                vec![("expected", (*expected).into()), ("found", found.as_str().into())]
            }
            Self::ForeignParameter { parameter, .. } => {
                vec![("parameter", parameter.as_str().into())]
            }
            Self::UnsupportedExtension { uri, supported, .. } => {
                vec![("uri", uri.as_str().into()), ("supported", supported.clone().into())]
            }
            Self::NotAcceptable { found } => vec![("found", found.as_str().into())],
            Self::Undeclared { parameter, uri } | Self::NotApplied { parameter, uri } => {
                vec![("parameter", (*parameter).into()), ("uri", uri.as_str().into())]
            }
            Self::MissingVary => Vec::new(),
        }
    }

    pub(crate) fn malformed(header: Header, expected: &'static str, found: &str) -> Self {
        Self::Malformed { header, expected, found: shortened(found) }
    }
}
