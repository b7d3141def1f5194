//! The media type `application/vnd.api+json` and content negotiation (JSON:API 1.1, "Content
//! Negotiation").
//!
//! A server says once what it supports and asks the [`Negotiation`] about each request; what comes
//! back is the [`MediaType`] that applies, or every fault with its header, as
//! [`Violations`] with the status 415 or 406.
//!
//! ```
//! use jsonapi_core::media_type::{MediaType, Negotiation};
//!
//! let server = Negotiation::new()
//!     .extension("https://jsonapi.org/ext/atomic")
//!     .profile("https://example.com/profiles/timestamps");
//!
//! // What the request's document applies: its Content-Type.
//! let header = r#"application/vnd.api+json; ext="https://jsonapi.org/ext/atomic""#;
//! let request = server.content_type(Some(header)).unwrap();
//! assert_eq!(request.ext(), ["https://jsonapi.org/ext/atomic"]);
//!
//! // What the response applies: the best entry of Accept. Unknown profiles are ignored.
//! let accept = r#"application/vnd.api+json;profile="https://example.com/profiles/timestamps urn:x""#;
//! let response = server.accept([accept]).unwrap();
//! assert_eq!(
//!     response.to_string(), // the response's Content-Type
//!     r#"application/vnd.api+json;profile="https://example.com/profiles/timestamps""#,
//! );
//! assert_eq!(server.vary(), Some("Accept"));
//! assert_eq!(
//!     response.jsonapi().profile.as_deref(),
//!     Some(["https://example.com/profiles/timestamps".to_owned()].as_slice()),
//! );
//!
//! // What is not supported is refused, in words.
//! let refused = server.content_type(Some("application/vnd.api+json;charset=utf-8")).unwrap_err();
//! assert_eq!(refused.status(), 415);
//! assert_eq!(
//!     refused.to_string(),
//!     "Content-Type: Expected no parameters but `ext` and `profile`, found `charset`; leave it out.",
//! );
//! ```
//!
//! Only headers count: what a document's `jsonapi` member says is never asked, as the
//! specification demands ("JSON:API Object").

mod asked;
mod grammar;
mod negotiation;

use core::fmt;
use core::str::FromStr;

use crate::jsonapi_object::JsonApiObject;
use crate::limits::Limits;
use crate::violation::{Fault, Header, HeaderFault, Violation, Violations, shortened};
use asked::{Asked, uris};
use grammar::Entry;
#[cfg(feature = "http")]
pub(crate) use grammar::items;

pub use negotiation::Negotiation;

/// The name of the media type, without parameters.
pub const JSON_API: &str = "application/vnd.api+json";

/// The JSON:API media type with the extensions and profiles that are applied (JSON:API 1.1, "Rules
/// for Media Type Parameters").
///
/// It is written as the `Content-Type` of a document, and as an entry of a client's `Accept`:
///
/// ```
/// use jsonapi_core::media_type::MediaType;
///
/// let atomic = MediaType::new().with_ext("https://jsonapi.org/ext/atomic")?;
/// assert_eq!(
///     atomic.to_string(),
///     r#"application/vnd.api+json;ext="https://jsonapi.org/ext/atomic""#,
/// );
/// assert_eq!(atomic.to_string().parse(), Ok(atomic.clone()));
///
/// // A client that would rather have the extension, and takes a response without it.
/// let accept = format!("{atomic}, {};q=0.5", MediaType::new());
/// assert!(accept.ends_with("/atomic\", application/vnd.api+json;q=0.5"));
/// # Ok::<(), jsonapi_core::media_type::InvalidUri>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct MediaType {
    ext: Vec<String>,
    profile: Vec<String>,
}

impl MediaType {
    /// The media type without extensions and profiles.
    pub const fn new() -> Self {
        Self { ext: Vec::new(), profile: Vec::new() }
    }

    /// The same with this extension, unless it is there already.
    ///
    /// # Errors
    ///
    /// [`InvalidUri`] if the text is empty or has a character that no URI has.
    pub fn with_ext(mut self, uri: impl Into<String>) -> Result<Self, InvalidUri> {
        add(&mut self.ext, uri.into())?;
        Ok(self)
    }

    /// The same with this profile, unless it is there already.
    ///
    /// # Errors
    ///
    /// As [`with_ext`](MediaType::with_ext).
    pub fn with_profile(mut self, uri: impl Into<String>) -> Result<Self, InvalidUri> {
        add(&mut self.profile, uri.into())?;
        Ok(self)
    }

    /// The URIs of the extensions.
    pub fn ext(&self) -> &[String] {
        &self.ext
    }

    /// The URIs of the profiles.
    pub fn profile(&self) -> &[String] {
        &self.profile
    }

    /// What the `jsonapi` member of a document of this media type states: version 1.1, the
    /// extensions and the profiles (JSON:API 1.1, "JSON:API Object").
    pub fn jsonapi(&self) -> JsonApiObject {
        let stated = |list: &Vec<String>| (!list.is_empty()).then(|| list.clone());
        JsonApiObject {
            ext: stated(&self.ext),
            profile: stated(&self.profile),
            ..JsonApiObject::v1_1()
        }
    }

    /// Reads the `Content-Type` of a response, as clients have to: parameters other than `ext` and
    /// `profile` are ignored (JSON:API 1.1, "Client Responsibilities").
    ///
    /// ```
    /// use jsonapi_core::media_type::MediaType;
    ///
    /// let header = r#"application/vnd.api+json;charset=utf-8;ext="urn:a urn:b""#;
    /// assert_eq!(MediaType::of_response(header).unwrap().ext(), ["urn:a", "urn:b"]);
    /// assert!(header.parse::<MediaType>().is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// [`Violations`] if it is another media type, or not written as HTTP asks.
    pub fn of_response(content_type: &str) -> Result<Self, Violations> {
        let asked = content_type_asked(Some(content_type))?;
        Ok(Self::of_asked(&asked))
    }

    /// Holds a message against what its document applies: is its `Content-Type` the JSON:API media
    /// type with exactly these extensions and profiles, and no other parameter (JSON:API 1.1,
    /// "Universal Responsibilities")?
    ///
    /// ```
    /// use jsonapi_core::media_type::MediaType;
    ///
    /// let applied = MediaType::new().with_ext("urn:a").unwrap();
    /// assert!(applied.check_declared(Some(r#"application/vnd.api+json; ext="urn:a""#)).is_ok());
    /// assert_eq!(
    ///     applied.check_declared(Some("application/vnd.api+json")).unwrap_err().to_string(),
    ///     "Content-Type: Expected `urn:a` in the parameter `ext`, for it is applied.",
    /// );
    /// ```
    ///
    /// # Errors
    ///
    /// Every violation of the header.
    pub fn check_declared(&self, content_type: Option<&str>) -> Result<(), Violations> {
        let asked = content_type_asked(content_type)?;
        let mut found = Found::default();
        found.foreign(Header::ContentType, &asked, 0);
        for list in [&asked.ext, &asked.profile].into_iter().flatten() {
            if !list.is_empty() && list.split(' ').any(str::is_empty) {
                let (expected, header) = ("one space between each two URIs", Header::ContentType);
                found.push(HeaderFault::malformed(header, expected, list), 0);
            }
        }
        let declared = Self::of_asked(&asked);
        let lists =
            [("ext", &self.ext, &declared.ext), ("profile", &self.profile, &declared.profile)];
        for (parameter, applied, declared) in lists {
            for uri in applied.iter().filter(|uri| !declared.contains(uri)) {
                found.push(HeaderFault::Undeclared { parameter, uri: uri.clone() }, 0);
            }
            for uri in declared.iter().filter(|uri| !applied.contains(uri)) {
                found.push(HeaderFault::NotApplied { parameter, uri: shortened(uri) }, 0);
            }
        }
        found.or(())
    }

    fn of_asked(asked: &Asked<'_>) -> Self {
        let all = |list: Option<&str>| {
            uris(list.unwrap_or_default()).map(str::to_owned).collect::<Vec<_>>()
        };
        Self { ext: all(asked.ext.as_deref()), profile: all(asked.profile.as_deref()) }
    }
}

impl fmt::Display for MediaType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(JSON_API)?;
        for (name, uris) in [("ext", &self.ext), ("profile", &self.profile)] {
            if uris.is_empty() {
                continue;
            }
            write!(f, ";{name}=\"")?;
            for (index, uri) in uris.iter().enumerate() {
                if index > 0 {
                    f.write_str(" ")?;
                }
                // What is read from a header may have them.
                f.write_str(&uri.replace('\\', "\\\\").replace('"', "\\\""))?;
            }
            f.write_str("\"")?;
        }
        Ok(())
    }
}

impl FromStr for MediaType {
    type Err = Violations;

    /// Reads a media type that has no parameters but `ext` and `profile`. Names count without
    /// regard to case, URIs as they are written.
    fn from_str(text: &str) -> Result<Self, Violations> {
        let asked = content_type_asked(Some(text))?;
        let mut found = Found::default();
        found.foreign(Header::ContentType, &asked, 0);
        found.or(Self::of_asked(&asked))
    }
}

/// The reason why a text is no URI of an extension or profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidUri(String);

impl fmt::Display for InvalidUri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(text) = self;
        write!(f, "expected a URI, of visible ASCII characters and no spaces, found `{text}`")
    }
}

impl core::error::Error for InvalidUri {}

/// Adds a URI to a list. A space would make two of it, a line break would end the header.
fn add(list: &mut Vec<String>, uri: String) -> Result<(), InvalidUri> {
    if uri.is_empty() || !uri.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(InvalidUri(shortened(&uri)));
    }
    if !list.contains(&uri) {
        list.push(uri);
    }
    Ok(())
}

/// Reads a `Content-Type` of the JSON:API media type with any parameters.
fn content_type_asked(text: Option<&str>) -> Result<Asked<'_>, Violations> {
    let header = Header::ContentType;
    let fault = match text.map(Entry::of) {
        Some(entry) if entry.range.eq_ignore_ascii_case(JSON_API) => match Asked::of(entry) {
            Ok(asked) => return Ok(asked),
            Err(wrong) => HeaderFault::malformed(header, wrong.expected, &wrong.found),
        },
        Some(entry) => {
            let found = Some(shortened(entry.range));
            HeaderFault::WrongMediaType { header, expected: JSON_API, found }
        }
        None => HeaderFault::WrongMediaType { header, expected: JSON_API, found: None },
    };
    let mut found = Found::default();
    found.push(fault, 0);
    Err(found.into_violations())
}

/// The faults of a header, as many as are reported.
#[derive(Default)]
struct Found {
    list: Vec<Violation>,
    more: usize,
}

impl Found {
    fn push(&mut self, fault: HeaderFault, offset: usize) {
        if self.list.len() < Limits::default().violations {
            self.list.push(Violation::new(Fault::Header(fault), None, offset));
        } else {
            self.more += 1;
        }
    }

    fn foreign(&mut self, header: Header, asked: &Asked<'_>, offset: usize) {
        for name in &asked.foreign {
            let parameter = shortened(name);
            self.push(HeaderFault::ForeignParameter { header, parameter }, offset);
        }
    }

    const fn count(&self) -> usize {
        self.list.len() + self.more
    }

    fn or<T>(self, value: T) -> Result<T, Violations> {
        if self.list.is_empty() { Ok(value) } else { Err(self.into_violations()) }
    }

    fn into_violations(self) -> Violations {
        Violations::in_order(self.list, self.more)
    }
}
