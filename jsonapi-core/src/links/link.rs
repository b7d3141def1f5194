//! One link: its URL, or a link object (JSON:API 1.1, "Link Objects").

use crate::attribute::ReadAttribute;
use crate::json::{JsonWriter, WriteError};
use crate::object::Meta;
use crate::path::Path;
use crate::reader::{Defined, Reader, Stop, words};
use crate::syntax;

words! {
    /// The members of a link object (JSON:API 1.1, "Link objects").
    LinkMember:
    Href = "href",
    Rel = "rel",
    DescribedBy = "describedby",
    Title = "title",
    Type = "type",
    HrefLang = "hreflang",
    Meta = "meta",
}

/// One link: a URL, a link object, or `null` where there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// A URI reference.
    Url(String),
    /// A link object.
    Object(Box<LinkObject>),
    /// No such link, for example no next page.
    Null,
}

/// A link with more than a URL (JSON:API 1.1, "Link objects").
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LinkObject {
    /// The URI reference.
    pub href: String,
    /// The relation type; the link's name if absent.
    pub rel: Option<String>,
    /// A link to a description of the target.
    pub describedby: Option<Link>,
    /// A label for people.
    pub title: Option<String>,
    /// The media type of the target.
    pub media_type: Option<String>,
    /// The languages of the target.
    pub hreflang: Option<HrefLang>,
    /// Meta information.
    pub meta: Option<Meta>,
}

/// The languages of a link's target (RFC 5646): one tag, or an array of them.
///
/// ```
/// use jsonapi_core::{HrefLang, LinkObject};
///
/// let link = LinkObject {
///     href: "/terms".to_owned(),
///     hreflang: Some(HrefLang::from("de-CH")),
///     ..LinkObject::default()
/// };
/// assert_eq!(link.hreflang.unwrap().tags(), ["de-CH"]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HrefLang {
    /// One language tag.
    One(String),
    /// An array of language tags.
    Many(Vec<String>),
}

impl HrefLang {
    /// The language tags, however many.
    pub fn tags(&self) -> &[String] {
        match self {
            Self::One(tag) => core::slice::from_ref(tag),
            Self::Many(tags) => tags,
        }
    }

    fn write(&self, name: &str, writer: &mut JsonWriter) {
        for tag in self.tags() {
            if !syntax::is_language_tag(tag) {
                fail(writer, name, tag, syntax::LANGUAGE_TAG);
            }
        }
        match self {
            Self::One(tag) => writer.string(tag),
            Self::Many(tags) => writer.array(tags, |writer, tag| writer.string(tag)),
        }
    }

    fn read(reader: &mut Reader<'_>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        if reader.peek() == b'[' {
            return Ok(Vec::read(reader, at)?.map(Self::Many));
        }
        let tag = reader.string_of(at, "a language tag or an array of them")?;
        Ok(tag.map(|tag| Self::One(tag.into_owned())))
    }
}

impl From<&str> for HrefLang {
    fn from(tag: &str) -> Self {
        Self::One(tag.to_owned())
    }
}

impl From<String> for HrefLang {
    fn from(tag: String) -> Self {
        Self::One(tag)
    }
}

impl From<Vec<String>> for HrefLang {
    fn from(tags: Vec<String>) -> Self {
        Self::Many(tags)
    }
}

impl Link {
    /// The URL, unless there is no such link.
    pub fn url(&self) -> Option<&str> {
        match self {
            Self::Url(url) => Some(url),
            Self::Object(object) => Some(&object.href),
            Self::Null => None,
        }
    }

    /// The relation type: that of the link object, else the link's name.
    pub fn relation<'l>(&'l self, name: &'l str) -> &'l str {
        match self {
            Self::Object(object) => object.rel.as_deref().unwrap_or(name),
            Self::Url(_) | Self::Null => name,
        }
    }

    /// Writes the link of this name.
    pub(super) fn write(&self, name: &str, writer: &mut JsonWriter) {
        match self {
            Self::Url(url) => write_reference(url, name, writer),
            Self::Null => writer.null(),
            Self::Object(object) => object.write(name, writer),
        }
    }

    pub(super) fn read(reader: &mut Reader<'_>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        match reader.peek() {
            b'"' => Ok(reader.long_string(at)?.map(Self::Url)),
            b'{' => Ok(LinkObject::read(reader, at)?.map(|object| Self::Object(Box::new(object)))),
            b'n' => reader.try_null().map(|_| Some(Self::Null)),
            _ => reader.wrong_type(at, "a URL, a link object or null").map(|()| None),
        }
    }
}

/// Square brackets in the query are percent-encoded, which a URI needs them to be; [`Link::Url`]
/// takes a text as it is.
///
/// ```
/// use jsonapi_core::Link;
///
/// assert_eq!(Link::from("/ships?page[number]=2").url(), Some("/ships?page%5Bnumber%5D=2"));
/// ```
impl From<&str> for Link {
    fn from(url: &str) -> Self {
        Self::from(url.to_owned())
    }
}

/// As from a `&str`.
impl From<String> for Link {
    fn from(url: String) -> Self {
        Self::Url(syntax::with_encoded_brackets(&url).unwrap_or(url))
    }
}

impl From<LinkObject> for Link {
    fn from(object: LinkObject) -> Self {
        Self::Object(Box::new(object))
    }
}

impl LinkObject {
    fn write(&self, name: &str, writer: &mut JsonWriter) {
        writer.raw("{\"href\":");
        write_reference(&self.href, name, writer);
        if let Some(rel) = &self.rel {
            if !syntax::is_relation_type(rel) {
                fail(writer, name, rel, syntax::RELATION_TYPE);
            }
            writer.raw(",\"rel\":");
            writer.string(rel);
        }
        if let Some(link) = &self.describedby {
            writer.raw(",\"describedby\":");
            link.write("describedby", writer);
        }
        if let Some(title) = &self.title {
            writer.raw(",\"title\":");
            writer.string(title);
        }
        if let Some(media_type) = &self.media_type {
            writer.raw(",\"type\":");
            writer.string(media_type);
        }
        if let Some(languages) = &self.hreflang {
            writer.raw(",\"hreflang\":");
            languages.write(name, writer);
        }
        if let Some(meta) = &self.meta {
            writer.raw(",\"meta\":");
            meta.write_meta(writer);
        }
        writer.raw("}");
    }

    fn read(reader: &mut Reader<'_>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        let mut object = Self::default();
        let mut has_href = false;
        let words = LinkMember::WORDS;
        let start =
            reader.defined_members(at, "a link object", words, |reader, member, inside, _| {
                match member {
                    LinkMember::Href => {
                        has_href = true;
                        object.href = String::read(reader, inside)?.unwrap_or_default();
                    }
                    LinkMember::Rel => object.rel = String::read(reader, inside)?,
                    LinkMember::DescribedBy => object.describedby = Link::read(reader, inside)?,
                    LinkMember::Title => object.title = String::read(reader, inside)?,
                    LinkMember::Type => object.media_type = String::read(reader, inside)?,
                    LinkMember::HrefLang => object.hreflang = HrefLang::read(reader, inside)?,
                    LinkMember::Meta => object.meta = Meta::read(reader, inside)?,
                }
                Ok(())
            })?;
        let Some(Defined { start, .. }) = start else { return Ok(None) };
        if !has_href {
            reader.missing(at, start, "href");
            return Ok(None);
        }
        Ok(Some(object))
    }
}

/// Writes the URL of a link; one that is none makes the document fail.
fn write_reference(url: &str, name: &str, writer: &mut JsonWriter) {
    if syntax::is_plain_reference(url) {
        writer.plain_string(url);
    } else {
        write_other_reference(url, name, writer);
    }
}

#[inline(never)]
fn write_other_reference(url: &str, name: &str, writer: &mut JsonWriter) {
    if !syntax::is_uri_reference(url) {
        fail(writer, name, url, syntax::URI_REFERENCE);
    }
    writer.string(url);
}

#[cold]
fn fail(writer: &mut JsonWriter, name: &str, found: &str, expected: &'static str) {
    let (name, found) = (name.to_owned(), found.to_owned());
    writer.fail_after(WriteError::InvalidLink { name, expected, found });
}
