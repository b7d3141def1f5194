//! Link objects of HAL (draft-kelly-json-hal, section 5).

use super::OneOrMany;
use crate::attribute::{Attribute, ReadAttribute};
use crate::json::JsonWriter;
use crate::path::Path;
use crate::reader::{Defined, Reader, Stop, words};
use crate::schema::Kind;

words! {
    /// The members of a link object (draft-kelly-json-hal, section 5).
    LinkMember:
    Href = "href",
    Templated = "templated",
    Type = "type",
    Deprecation = "deprecation",
    Name = "name",
    Profile = "profile",
    Title = "title",
    HrefLang = "hreflang",
}

/// A link of a HAL resource: a link object under its relation (draft-kelly-json-hal, section 5).
///
/// ```
/// use jsonapi_core::hal::HalLink;
///
/// let link = HalLink { title: Some("Page 2".to_owned()), ..HalLink::to("/orders?page=2") };
/// assert_eq!(link.href, "/orders?page=2");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HalLink {
    /// The URI reference, or the URI template if `templated` says so.
    pub href: String,
    /// Whether `href` is a URI template (RFC 6570).
    pub templated: Option<bool>,
    /// The media type of the target.
    pub media_type: Option<String>,
    /// A URL that says more about the deprecation of the link, which is deprecated if it is there.
    pub deprecation: Option<String>,
    /// What tells links of one relation apart.
    pub name: Option<String>,
    /// A URI that hints about the profile of the target.
    pub profile: Option<String>,
    /// A label for people.
    pub title: Option<String>,
    /// The language of the target.
    pub hreflang: Option<String>,
}

impl HalLink {
    /// A link to this URI reference.
    pub fn to(href: impl Into<String>) -> Self {
        Self { href: href.into(), ..Self::default() }
    }
}

impl From<&str> for HalLink {
    fn from(href: &str) -> Self {
        Self::to(href)
    }
}

impl From<String> for HalLink {
    fn from(href: String) -> Self {
        Self::to(href)
    }
}

impl Attribute for HalLink {
    const KIND: Kind = Kind::FreeObject;

    fn write(&self, writer: &mut JsonWriter) {
        writer.raw("{\"href\":");
        writer.string(&self.href);
        if let Some(templated) = self.templated {
            writer.raw(",\"templated\":");
            writer.boolean(templated);
        }
        for (key, text) in [
            (",\"type\":", &self.media_type),
            (",\"deprecation\":", &self.deprecation),
            (",\"name\":", &self.name),
            (",\"profile\":", &self.profile),
            (",\"title\":", &self.title),
            (",\"hreflang\":", &self.hreflang),
        ] {
            if let Some(text) = text {
                writer.raw(key);
                writer.string(text);
            }
        }
        writer.raw("}");
    }
}

impl<'de> ReadAttribute<'de> for HalLink {
    fn read(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        let mut link = Self::default();
        let mut has_href = false;
        let words = LinkMember::WORDS;
        let expected = "a link object";
        let found = reader.defined_members(at, expected, words, |reader, member, inside, _| {
            let place = match member {
                LinkMember::Href => {
                    has_href = true;
                    link.href = String::read(reader, inside)?.unwrap_or_default();
                    return Ok(());
                }
                LinkMember::Templated => {
                    link.templated = Option::read(reader, inside)?.flatten();
                    return Ok(());
                }
                LinkMember::Type => &mut link.media_type,
                LinkMember::Deprecation => &mut link.deprecation,
                LinkMember::Name => &mut link.name,
                LinkMember::Profile => &mut link.profile,
                LinkMember::Title => &mut link.title,
                LinkMember::HrefLang => &mut link.hreflang,
            };
            *place = Option::read(reader, inside)?.flatten();
            Ok(())
        })?;
        let Some(Defined { start, .. }) = found else { return Ok(None) };
        if !has_href {
            reader.missing(at, start, "href");
            return Ok(None);
        }
        Ok(Some(link))
    }
}

/// A type that the field of a link relation can have: [`HalLink`], an array of them, one or an
/// array of them ([`OneOrMany`]), or an `Option` of these.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a link relation",
    label = "not a link relation",
    note = "a link relation of a HAL resource has the type `HalLink`, `Vec<HalLink>`, `OneOrMany<HalLink>` or an `Option` of them"
)]
pub trait LinkRelation: Attribute {
    /// Whether there may be several links.
    const MANY: bool;
}

impl LinkRelation for HalLink {
    const MANY: bool = false;
}

impl LinkRelation for Vec<HalLink> {
    const MANY: bool = true;
}

impl LinkRelation for OneOrMany<HalLink> {
    const MANY: bool = true;
}

impl<T: LinkRelation> LinkRelation for Option<T> {
    const MANY: bool = T::MANY;
}
