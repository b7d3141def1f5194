//! Links by relation, whatever the relations are.

use super::{HalLink, OneOrMany};
use crate::attribute::{Attribute, ReadAttribute};
use crate::json::JsonWriter;
use crate::path::Path;
use crate::reader::{Reader, Stop};
use crate::schema::Kind;

/// The links of a HAL resource by their relations, in the order of the document
/// (draft-kelly-json-hal, section 4.1.1).
///
/// As the field marked `#[resource(links)]` it has the links that no other field has.
///
/// ```
/// use jsonapi_core::hal::HalLinks;
///
/// let links = HalLinks::new().with("self", "/orders/7").with("next", "/orders/8");
/// assert_eq!(links.href("next"), Some("/orders/8"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HalLinks {
    list: Vec<(String, OneOrMany<HalLink>)>,
}

impl HalLinks {
    /// No links.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same links with one more; what the relation had is replaced.
    #[must_use]
    pub fn with(mut self, relation: impl Into<String>, link: impl Into<HalLink>) -> Self {
        self.set(relation.into(), OneOrMany::One(link.into()));
        self
    }

    /// Sets what a relation leads to: one link, or an array of them.
    pub fn set(&mut self, relation: impl Into<String>, links: OneOrMany<HalLink>) {
        let relation = relation.into();
        match self.list.iter_mut().find(|(known, _)| *known == relation) {
            Some((_, known)) => *known = links,
            None => self.list.push((relation, links)),
        }
    }

    /// The links of a relation; none if it is not there.
    pub fn get(&self, relation: &str) -> &[HalLink] {
        let known = self.list.iter().find(|(known, _)| known == relation);
        known.map(|(_, links)| links.as_slice()).unwrap_or_default()
    }

    /// The URI reference of a relation's first link.
    pub fn href(&self, relation: &str) -> Option<&str> {
        self.get(relation).first().map(|link| link.href.as_str())
    }

    /// Whether there are no links.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The links by relation.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &OneOrMany<HalLink>)> {
        self.list.iter().map(|(relation, links)| (relation.as_str(), links))
    }
}

impl Attribute for HalLinks {
    const KIND: Kind = Kind::FreeObject;
    const MAY_BE_ABSENT: bool = true;

    fn absent() -> Option<Self> {
        Some(Self::default())
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }

    fn write(&self, writer: &mut JsonWriter) {
        writer.object(self.iter(), |writer, links| links.write(writer));
    }
}

impl<'de> ReadAttribute<'de> for HalLinks {
    fn read(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        let mut list = Vec::new();
        let mut whole = true;
        let is_object = reader.each_entry(at, &mut |reader, relation, at| {
            match OneOrMany::read(reader, at)? {
                Some(links) => list.push((relation.to_owned(), links)),
                None => whole = false,
            }
            Ok(())
        })?;
        Ok((is_object && whole).then_some(Self { list }))
    }
}

/// Reads a link that no other field has; names that come twice never get here.
///
/// # Errors
///
/// [`Stop`] when the text cannot be read any further.
pub fn other_link(
    place: &mut Option<HalLinks>,
    relation: &str,
    reader: &mut Reader<'_>,
    at: &Path<'_>,
) -> Result<bool, Stop> {
    if let Some(links) = OneOrMany::read(reader, at)? {
        place.get_or_insert_default().list.push((relation.to_owned(), links));
    }
    Ok(true)
}
