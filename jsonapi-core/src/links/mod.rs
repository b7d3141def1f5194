//! Links and link objects (JSON:API 1.1, "Links").

mod link;

use std::borrow::Cow;

#[cfg(feature = "check")]
pub(crate) use link::LinkMember;
pub use link::{HrefLang, Link, LinkObject};

use crate::attribute::{Attribute, ReadAttribute};
use crate::json::{JsonWriter, WriteError};
use crate::names::is_member_name;
use crate::path::Path;
use crate::reader::{Reader, Stop, words};
use crate::schema::Kind;

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

    /// Whether a member of that name is a link there. A colon is in the names of extensions alone.
    fn has_place_for(self, name: &str) -> bool {
        match self.names() {
            Some(names) => names.contains(&name),
            None => !(name.starts_with('@') || name.contains(':')),
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
        Self::read_in(LinksOf::Resource, reader, at)
    }
}

impl Links {
    /// Reads the links of something; `None` if the value is no object.
    pub(crate) fn read_in(
        of: LinksOf,
        reader: &mut Reader<'_>,
        at: &Path<'_>,
    ) -> Result<Option<Self>, Stop> {
        let mut links = Self::default();
        Ok(links.fill(of, reader, at)?.then_some(links))
    }

    /// Reads into a links object that is empty before; `false` if the value is no object. What has
    /// no place there is an unknown member, whatever its value is.
    pub(crate) fn fill(
        &mut self,
        of: LinksOf,
        reader: &mut Reader<'_>,
        at: &Path<'_>,
    ) -> Result<bool, Stop> {
        let Self { self_link, related, more } = self;
        // Errors have neither of the two.
        let frequent = if of == LinksOf::Error { &[] } else { FrequentLink::WORDS };
        let start = reader.members_and_extensions(
            at,
            "a links object",
            frequent,
            |reader, link, inside, _| {
                let place = match link {
                    FrequentLink::SelfLink => &mut *self_link,
                    FrequentLink::Related => &mut *related,
                };
                *place = Link::read(reader, inside)?;
                Ok(())
            },
            |reader, key, inside| {
                if !of.has_place_for(&key.name) {
                    return reader.extension_member(key, inside);
                }
                if let Some(link) = Link::read(reader, inside)? {
                    // Names come once, so nothing has to be looked for.
                    more.push((link_name(&key.name), link));
                }
                Ok(true)
            },
        )?;
        Ok(start.is_some())
    }
}
