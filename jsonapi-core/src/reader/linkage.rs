//! Relationship objects and resource identifier objects (JSON:API 1.1, "Relationships",
//! "Resource Linkage", "Resource Identifier Objects").

use std::borrow::Cow;

use super::tokens::same_name;
use super::{Defined, Reader, Stop, words};
use crate::attribute::ReadAttribute;
use crate::links::{Links, LinksOf};
use crate::object::Meta;
use crate::path::Path;
use crate::schema::Operation;
use crate::violation::{Fault, shortened};

words! {
    /// The members of a relationship object (JSON:API 1.1, "Relationships").
    RelationshipMember: Data = "data", Links = "links", Meta = "meta",
}

words! {
    /// The members of a resource identifier object (JSON:API 1.1, "Resource Identifier Objects").
    IdentifierMember: Type = "type", Id = "id", Meta = "meta", Lid = "lid",
}

/// What the relationship that is read next has to hold.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rules {
    /// Whether `data` may be `null`.
    pub(super) nullable: bool,
    /// Whether `data` has to be there, as in every request.
    pub(super) required: bool,
    /// The types that may be named; any if there are none.
    pub(super) types: &'static [&'static str],
    /// Whether resources of other types may be named where a response is read leniently.
    pub(super) is_open: bool,
}

impl Default for Rules {
    fn default() -> Self {
        Self { nullable: true, required: false, types: &[], is_open: false }
    }
}

/// An id or local id and where it stands.
pub(crate) struct IdText<'de> {
    pub(crate) text: Cow<'de, str>,
    pub(crate) offset: usize,
}

/// A resource identifier object.
#[derive(Default)]
pub(crate) struct FoundIdentifier<'de> {
    /// Whether it may be of another type than those that may be named, where a response is read
    /// leniently. Said before it is read.
    pub(crate) is_open: bool,
    /// Whether it is of another type.
    pub(crate) is_other: bool,
    /// The place of its type among the types that may be named; 0 if any may.
    pub(crate) kind: usize,
    pub(crate) type_name: Cow<'de, str>,
    pub(crate) id: Option<IdText<'de>>,
    pub(crate) lid: Option<IdText<'de>>,
    pub(crate) meta: Option<Meta>,
}

impl<'de> Reader<'de> {
    /// Says that the relationship that is read next is of no known resource.
    pub(crate) fn expect_any_linkage(&mut self) {
        self.linkage = Rules::default();
    }

    /// The types that the relationship that is read may name, and whether it may name others.
    pub(crate) const fn linkage_types(&self) -> (&'static [&'static str], bool) {
        (self.linkage.types, self.linkage.is_open)
    }

    /// Reads a relationship object; `data` takes the linkage. `false` if the value is no object.
    pub(crate) fn relationship_object(
        &mut self,
        at: &Path<'_>,
        links: &mut Option<Links>,
        meta: &mut Option<Meta>,
        data: &mut dyn FnMut(&mut Self, &Path<'_>) -> Result<(), Stop>,
    ) -> Result<bool, Stop> {
        let rules = self.linkage;
        let mut has_data = false;
        let mut has_other = false;
        let words = RelationshipMember::WORDS;
        let start = self.defined_members(
            at,
            "a relationship object",
            words,
            |reader, member, inside, _| {
                match member {
                    RelationshipMember::Data => {
                        has_data = true;
                        return data(reader, inside);
                    }
                    RelationshipMember::Links => {
                        let links_of = LinksOf::Relationship;
                        if !links.insert(Links::new()).fill(links_of, reader, inside)? {
                            *links = None;
                        }
                    }
                    RelationshipMember::Meta => *meta = Meta::read(reader, inside)?,
                }
                has_other = true;
                Ok(())
            },
        )?;
        let Some(Defined { start, has_extension }) = start else { return Ok(false) };
        if rules.required && !has_data {
            self.missing(at, start, "data");
        } else if !(has_data || has_other || has_extension) {
            let members = &["data", "links", "meta"];
            self.report(at, start, Fault::MissingOneOf { members });
        }
        Ok(true)
    }

    /// Passes the linkage of a to-one relationship if it is `null`; where that is not allowed, it
    /// is reported.
    pub(crate) fn linkage_is_null(&mut self, at: &Path<'_>) -> Result<bool, Stop> {
        if self.peek() != b'n' {
            return Ok(false);
        }
        if self.linkage.nullable {
            self.literal("null")?;
        } else {
            self.wrong_type(at, "a resource identifier object")?;
        }
        Ok(true)
    }

    /// Reads the linkage of a to-many relationship; `item` takes each identifier.
    pub(crate) fn linkage_items(
        &mut self,
        at: &Path<'_>,
        item: &mut dyn FnMut(&mut Self, &Path<'_>) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        if self.peek() != b'[' {
            return self.wrong_type(at, "an array of resource identifier objects");
        }
        self.open_level()?;
        let mut count = 0;
        while self.next::<b']'>(&mut count)? {
            if count > self.options.limits.identifiers {
                let limit = self.options.limits.identifiers;
                return Err(self.stop(self.position, Fault::TooLong { limit }));
            }
            item(self, &at.index(count - 1))?;
        }
        Ok(())
    }

    /// Reads a resource identifier object whose type is one of these; any type if there are none.
    /// `None` if something in it was reported.
    pub(crate) fn identifier_object(
        &mut self,
        types: &'static [&'static str],
        at: &Path<'_>,
    ) -> Result<Option<FoundIdentifier<'de>>, Stop> {
        let mut found = FoundIdentifier::default();
        Ok(self.find_identifier(types, at, &mut found)?.then_some(found))
    }

    /// As [`identifier_object`](Self::identifier_object), into a place that is empty before.
    pub(crate) fn find_identifier(
        &mut self,
        types: &'static [&'static str],
        at: &Path<'_>,
        found: &mut FoundIdentifier<'de>,
    ) -> Result<bool, Stop> {
        let before = self.found;
        let (mut has_type, mut has_id, mut has_lid) = (false, false, false);
        let words = IdentifierMember::WORDS;
        let start = self.defined_members(
            at,
            "a resource identifier object",
            words,
            |reader, member, inside, _| {
                match member {
                    IdentifierMember::Type => {
                        has_type = true;
                        reader.linkage_type(types, inside, found)?;
                    }
                    IdentifierMember::Id => {
                        has_id = true;
                        found.id = reader.id_text(inside)?;
                    }
                    IdentifierMember::Lid => {
                        has_lid = true;
                        found.lid = reader.id_text(inside)?;
                    }
                    IdentifierMember::Meta => found.meta = Meta::read(reader, inside)?,
                }
                Ok(())
            },
        )?;
        let Some(Defined { start, .. }) = start else { return Ok(false) };
        if !has_type {
            self.missing(at, start, "type");
        }
        let named_locally = has_lid && self.operation != Operation::Read;
        if !(has_id || named_locally) {
            self.missing(at, start, "id");
        }
        Ok(self.found == before)
    }

    /// Passes a relationship object that is an identifier and nothing else, as in most payloads,
    /// and gives the place of its type and the id. `None` if it is another, or not right: then
    /// nothing is passed.
    pub(crate) fn plain_relationship(
        &mut self,
        types: &'static [&'static str],
    ) -> Option<(usize, &'de str)> {
        // A response has links as well.
        if self.operation == Operation::Read || self.levels < 2 || self.options.limits.members < 2 {
            return None;
        }
        let start = self.offset();
        let found = self.try_plain_relationship(types);
        if found.is_none() {
            self.position = start;
        }
        found
    }

    #[inline]
    fn try_plain_relationship(
        &mut self,
        types: &'static [&'static str],
    ) -> Option<(usize, &'de str)> {
        self.pass(b'{')?;
        self.pass_key("\"data\":")?;
        self.peek();
        let found = self.try_plain_identifier(types)?;
        self.pass(b'}')?;
        Some(found)
    }

    /// Passes an identifier of one of these types and an id in this order and nothing else, which
    /// is what nearly every identifier is, and gives the place of its type and the id. `None` if it
    /// is another, or not right: then nothing is passed.
    pub(crate) fn plain_identifier(
        &mut self,
        types: &'static [&'static str],
    ) -> Option<(usize, &'de str)> {
        if self.levels == 0 || self.options.limits.members < 2 {
            return None;
        }
        let start = self.position;
        let found = self.try_plain_identifier(types);
        if found.is_none() {
            self.position = start;
        }
        found
    }

    #[inline(never)]
    fn try_plain_identifier(
        &mut self,
        types: &'static [&'static str],
    ) -> Option<(usize, &'de str)> {
        let kind = match self.compact_type(types) {
            Some(kind) => kind,
            None if self.pass_bytes(b"{\"id\":") => return self.type_behind_id(types),
            None => self.spaced_type(types)?,
        };
        let id = self.plain_string()?;
        self.pass(b'}')?;
        Some((kind, id))
    }

    /// Goes to the id of an identifier if the type comes first, is one of these, and nothing of it
    /// is spaced.
    #[inline]
    fn compact_type(&mut self, types: &'static [&'static str]) -> Option<usize> {
        let start = self.position;
        if self.pass_bytes(b"{\"type\":\"")
            && let Some(kind) = self.pass_type(types, b"\",\"id\":\"")
        {
            // Where a string begins is its quote.
            self.position -= 1;
            return Some(kind);
        }
        self.position = start;
        None
    }

    /// Passes the rest of an identifier whose id comes first, if nothing of it is spaced.
    #[inline(never)]
    fn type_behind_id(&mut self, types: &'static [&'static str]) -> Option<(usize, &'de str)> {
        if self.peek() != b'"' {
            return None;
        }
        let id = self.plain_string()?;
        if !self.pass_bytes(b",\"type\":\"") {
            return None;
        }
        Some((self.pass_type(types, b"\"}")?, id))
    }

    /// As [`compact_type`](Self::compact_type), with white space.
    #[inline(never)]
    fn spaced_type(&mut self, types: &'static [&'static str]) -> Option<usize> {
        self.pass(b'{')?;
        self.pass_key("\"type\":")?;
        if self.peek() != b'"' {
            return None;
        }
        let name = self.plain_string()?;
        let kind = types.iter().position(|known| *known == name)?;
        self.pass(b',')?;
        self.pass_key("\"id\":")?;
        (self.peek() == b'"').then_some(kind)
    }

    /// Passes these bytes.
    #[inline]
    fn pass_bytes<const N: usize>(&mut self, bytes: &[u8; N]) -> bool {
        let here = self.bytes().get(self.position..).and_then(<[u8]>::first_chunk);
        let stands = here == Some(bytes);
        self.position += if stands { N } else { 0 };
        stands
    }

    /// Passes one of these type names and what stands behind it, and gives the place of the type.
    #[inline]
    fn pass_type<const N: usize>(
        &mut self,
        types: &'static [&'static str],
        behind: &[u8; N],
    ) -> Option<usize> {
        let rest = self.bytes().get(self.position..).unwrap_or_default();
        let (kind, known) = types.iter().enumerate().find(|(_, known)| {
            let ends = rest.split_at_checked(known.len());
            ends.is_some_and(|(name, rest)| {
                rest.first_chunk() == Some(behind) && same_name(name, known.as_bytes())
            })
        })?;
        self.position += known.len() + N;
        Some(kind)
    }

    /// Passes this punctuation.
    #[inline]
    fn pass(&mut self, punctuation: u8) -> Option<()> {
        let stands = self.peek() == punctuation;
        self.position += usize::from(stands);
        stands.then_some(())
    }

    /// Passes this name and its colon.
    #[inline]
    fn pass_key(&mut self, key: &str) -> Option<()> {
        let place = self.offset();
        self.try_key(place, key).then_some(())
    }

    fn linkage_type(
        &mut self,
        types: &'static [&'static str],
        at: &Path<'_>,
        into: &mut FoundIdentifier<'de>,
    ) -> Result<(), Stop> {
        let offset = self.offset();
        let Some(text) = self.string(at)? else { return Ok(()) };
        if !types.is_empty() {
            let kind = types.iter().position(|known| *known == text);
            let is_lenient = self.is_lenient() && self.operation == Operation::Read;
            into.is_other = kind.is_none() && into.is_open && is_lenient;
            let Some(kind) = kind.or(into.is_other.then_some(0)) else {
                let found = shortened(&text);
                let fault = Fault::TypeMismatch { expected: types, found, linkage: true };
                self.report(at, offset, fault);
                return Ok(());
            };
            into.kind = kind;
        }
        into.type_name = text;
        Ok(())
    }

    fn id_text(&mut self, at: &Path<'_>) -> Result<Option<IdText<'de>>, Stop> {
        let offset = self.offset();
        Ok(self.string(at)?.map(|text| IdText { text, offset }))
    }

    pub(crate) fn report_invalid_id(&mut self, at: &Path<'_>, id: &IdText<'_>) {
        self.report_invalid_id_text(at, id.offset, &id.text);
    }

    /// Checks `links` that nobody keeps.
    pub(crate) fn ignore_links(&mut self, at: &Path<'_>) -> Result<(), Stop> {
        Links::read(self, at).map(|_| ())
    }

    /// Checks `meta` that nobody keeps.
    pub(crate) fn ignore_meta(&mut self, at: &Path<'_>) -> Result<(), Stop> {
        Meta::read(self, at).map(|_| ())
    }
}
