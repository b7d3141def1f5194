//! Links and link objects (JSON:API 1.1, "Links").

use std::borrow::Cow;

use crate::attribute::{Attribute, ReadAttribute};
use crate::json::{JsonWriter, WriteError};
use crate::names::is_member_name;
use crate::object::Meta;
use crate::path::Path;
use crate::reader::{Defined, Reader, Stop, words};
use crate::schema::Kind;
use crate::syntax;
use crate::violation::{Fault, Place};

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

words! {
    /// The links that nearly every links object has (JSON:API 1.1, "Links").
    FrequentLink: SelfLink = "self", Related = "related",
}

/// A links object: links by name.
///
/// ```
/// use jsonapi_core::Links;
///
/// let links = Links::new().with("self", "/api/customers/1");
/// assert_eq!(links.self_url(), Some("/api/customers/1"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Links {
    // The two that nearly every links object has cost no allocation of their own.
    self_link: Option<Link>,
    related: Option<Link>,
    more: Vec<(Cow<'static, str>, Link)>,
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
    fn write(&self, name: &str, writer: &mut JsonWriter) {
        match self {
            Self::Url(url) => write_reference(url, name, writer),
            Self::Null => writer.null(),
            Self::Object(object) => object.write(name, writer),
        }
    }

    fn read(reader: &mut Reader<'_>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        match reader.peek() {
            b'"' => Ok(reader.owned_string(at)?.map(Self::Url)),
            b'{' => Ok(LinkObject::read(reader, at)?.map(|object| Self::Object(Box::new(object)))),
            b'n' => reader.try_null().map(|_| Some(Self::Null)),
            _ => reader.wrong_type(at, "a URL, a link object or null").map(|()| None),
        }
    }
}

impl From<&str> for Link {
    fn from(url: &str) -> Self {
        Self::Url(url.to_owned())
    }
}

impl From<String> for Link {
    fn from(url: String) -> Self {
        Self::Url(url)
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
            let member = "href".to_owned();
            reader.report(at, start, Fault::Missing { place: Place::Member, member });
            return Ok(None);
        }
        Ok(Some(object))
    }
}

impl Links {
    /// A links object without links.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same links with one more; a link of that name is replaced.
    #[must_use]
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, link: impl Into<Link>) -> Self {
        self.set(name.into(), link.into());
        self
    }

    /// The link of that name.
    pub fn get(&self, name: &str) -> Option<&Link> {
        match name {
            "self" => self.self_link.as_ref(),
            "related" => self.related.as_ref(),
            _ => self.more.iter().find(|(known, _)| known == name).map(|(_, link)| link),
        }
    }

    /// The URL of the link `self`.
    pub fn self_url(&self) -> Option<&str> {
        self.self_link.as_ref().and_then(Link::url)
    }

    /// The URL of the link `related`.
    pub fn related_url(&self) -> Option<&str> {
        self.related.as_ref().and_then(Link::url)
    }

    /// Whether there are no links.
    pub fn is_empty(&self) -> bool {
        self.self_link.is_none() && self.related.is_none() && self.more.is_empty()
    }

    /// The links by name: `self` and `related` first.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Link)> {
        let self_link = self.self_link.as_ref().map(|link| ("self", link));
        let related = self.related.as_ref().map(|link| ("related", link));
        let more = self.more.iter().map(|(name, link)| (&**name, link));
        self_link.into_iter().chain(related).chain(more)
    }

    /// Writes the links of something. A link that has no place there makes the document fail.
    pub(crate) fn write_in(&self, of: LinksOf, writer: &mut JsonWriter) {
        // `self` and `related` nearly always have one, and other links are rare.
        let only_usual = self.more.is_empty() && of != LinksOf::Error;
        let is_null = of == LinksOf::Relationship && self.related == Some(Link::Null);
        if !only_usual || is_null {
            self.check_names(of, writer);
        }
        let mut separator = "{";
        let mut begin = |writer: &mut JsonWriter| {
            writer.raw(core::mem::replace(&mut separator, ","));
        };
        let usual =
            [("self", "\"self\":", &self.self_link), ("related", "\"related\":", &self.related)];
        for (name, key, link) in usual {
            if let Some(link) = link {
                begin(writer);
                writer.raw(key);
                link.write(name, writer);
            }
        }
        for (name, link) in &self.more {
            begin(writer);
            writer.string(name);
            writer.raw(":");
            link.write(name, writer);
        }
        writer.raw(if self.is_empty() { "{}" } else { "}" });
    }

    #[cold]
    fn check_names(&self, of: LinksOf, writer: &mut JsonWriter) {
        for (name, link) in self.iter() {
            match of.names() {
                None if !is_member_name(name) => {
                    let (of, name) = ("a link", name.to_owned());
                    writer.fail_after(WriteError::IllegalName { of, name });
                }
                Some(names) if !names.contains(&name) => {
                    let (of, name) = (of.owner(), name.to_owned());
                    writer.fail_after(WriteError::MisplacedLink { of, name });
                }
                _ if name == "related" && of == LinksOf::Relationship && *link == Link::Null => {
                    let needs = "a URL: a relationship has one even if it is empty";
                    writer.fail_after(WriteError::Incomplete { what: "the link `related`", needs });
                }
                _ => {}
            }
        }
    }

    /// Whether a relationship object may consist of these links alone.
    pub(crate) const fn qualify(&self) -> bool {
        self.self_link.is_some() || self.related.is_some()
    }

    /// The name of a link for pagination that is not `null`.
    pub(crate) fn pagination(&self) -> Option<&str> {
        let is_one = |name: &str| matches!(name, "first" | "last" | "prev" | "next");
        let (name, _) =
            self.more.iter().find(|(name, link)| is_one(name) && *link != Link::Null)?;
        Some(name)
    }

    fn set(&mut self, name: Cow<'static, str>, link: Link) {
        match &*name {
            "self" => self.self_link = Some(link),
            "related" => self.related = Some(link),
            _ => match self.more.iter_mut().find(|(known, _)| *known == name) {
                Some((_, old)) => *old = link,
                None => self.more.push((name, link)),
            },
        }
    }
}

/// Writes the URL of a link; one that is none makes the document fail.
fn write_reference(url: &str, name: &str, writer: &mut JsonWriter) {
    if syntax::is_plain_reference(url) {
        return writer.plain_string(url);
    }
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

/// Where a links object stands, which decides what links it may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LinksOf {
    Document,
    Resource,
    Relationship,
    Error,
}

impl LinksOf {
    /// The links that the specification lists, unless others are let pass.
    pub(crate) const fn names(self) -> Option<&'static [&'static str]> {
        match self {
            Self::Document => {
                Some(&["self", "related", "describedby", "first", "last", "prev", "next"])
            }
            Self::Relationship => Some(&["self", "related", "first", "last", "prev", "next"]),
            Self::Error => Some(&["about", "type"]),
            // "Links related to the resource": other names than `self` are not ruled out.
            Self::Resource => None,
        }
    }

    const fn owner(self) -> &'static str {
        match self {
            Self::Document => "a document",
            Self::Resource => "a resource",
            Self::Relationship => "a relationship",
            Self::Error => "an error object",
        }
    }
}

/// The names of links that the specification uses, which then need no allocation.
fn link_name(name: &str) -> Cow<'static, str> {
    const KNOWN: [&str; 5] = ["first", "last", "prev", "next", "describedby"];
    match KNOWN.into_iter().find(|known| *known == name) {
        Some(known) => Cow::Borrowed(known),
        None => Cow::Owned(name.to_owned()),
    }
}

impl Attribute for Links {
    const KIND: Kind = Kind::FreeObject;
    const MAY_BE_ABSENT: bool = true;

    fn absent() -> Option<Self> {
        Some(Self::default())
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }

    fn write(&self, writer: &mut JsonWriter) {
        self.write_in(LinksOf::Resource, writer);
    }
}

impl<'de> ReadAttribute<'de> for Links {
    fn read(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        let mut links = Self::default();
        Ok(links.fill(reader, at)?.then_some(links))
    }
}

impl Links {
    /// Reads into a links object that is empty before; `false` if the value is no object.
    pub(crate) fn fill(&mut self, reader: &mut Reader<'_>, at: &Path<'_>) -> Result<bool, Stop> {
        let Self { self_link, related, more } = self;
        let start = reader.members_and_extensions(
            at,
            "a links object",
            FrequentLink::WORDS,
            |reader, link, inside, _| {
                let place = match link {
                    FrequentLink::SelfLink => &mut *self_link,
                    FrequentLink::Related => &mut *related,
                };
                *place = Link::read(reader, inside)?;
                Ok(())
            },
            |reader, key, inside| {
                let is_link = !key.name.starts_with('@');
                if is_link && let Some(link) = Link::read(reader, inside)? {
                    // Names come once, so nothing has to be looked for.
                    more.push((link_name(&key.name), link));
                }
                Ok(is_link)
            },
        )?;
        Ok(start.is_some())
    }
}
