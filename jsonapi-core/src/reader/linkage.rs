//! Relationship objects and resource identifier objects (JSON:API 1.1, "Relationships",
//! "Resource Linkage", "Resource Identifier Objects").

use std::borrow::Cow;

use super::{Defined, Reader, Stop, words};
use crate::attribute::ReadAttribute;
use crate::links::Links;
use crate::object::Meta;
use crate::path::Path;
use crate::schema::Operation;
use crate::violation::{Fault, Place, shortened};

words! {
    /// The members of a relationship object (JSON:API 1.1, "Relationships").
    RelationshipMember: Data = "data", Links = "links", Meta = "meta",
}

words! {
    /// The members of a resource identifier object (JSON:API 1.1, "Resource Identifier Objects").
    IdentifierMember: Type = "type", Id = "id", Lid = "lid", Meta = "meta",
}

/// What the relationship that is read next has to hold.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rules {
    /// Whether `data` may be `null`.
    pub(super) nullable: bool,
    /// Whether `data` has to be there, as in every request.
    pub(super) required: bool,
}

impl Default for Rules {
    fn default() -> Self {
        Self { nullable: true, required: false }
    }
}

/// A relationship object without its linkage.
pub(crate) struct Rest {
    pub(crate) links: Option<Links>,
    pub(crate) meta: Option<Meta>,
}

/// An id or local id and where it stands.
pub(crate) struct IdText<'de> {
    pub(crate) text: Cow<'de, str>,
    pub(crate) offset: usize,
}

/// A resource identifier object.
pub(crate) struct FoundIdentifier<'de> {
    /// The place of its type among the types that may be named; 0 if any may.
    pub(crate) kind: usize,
    /// Whether it is of a type that is not among them.
    pub(crate) is_other: bool,
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

    /// Reads a relationship object; `data` takes the linkage.
    pub(crate) fn relationship_object(
        &mut self,
        at: &Path<'_>,
        data: &mut dyn FnMut(&mut Self, &Path<'_>) -> Result<(), Stop>,
    ) -> Result<Option<Rest>, Stop> {
        let rules = self.linkage;
        let mut has_data = false;
        let mut has_other = false;
        let mut rest = Rest { links: None, meta: None };
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
                    RelationshipMember::Links => rest.links = Links::read(reader, inside)?,
                    RelationshipMember::Meta => rest.meta = Meta::read(reader, inside)?,
                }
                has_other = true;
                Ok(())
            },
        )?;
        let Some(Defined { start, .. }) = start else { return Ok(None) };
        if rules.required && !has_data {
            let member = "data".to_owned();
            self.report(at, start, Fault::Missing { place: Place::Member, member });
        } else if !has_data && !has_other {
            let members = &["data", "links", "meta"];
            self.report(at, start, Fault::MissingOneOf { members });
        }
        Ok(Some(rest))
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
        while self.next(&mut count, b']')? {
            if count > self.options.limits.identifiers {
                let limit = self.options.limits.identifiers;
                return Err(self.stop(self.position, Fault::TooLong { limit }));
            }
            item(self, &at.index(count - 1))?;
        }
        Ok(())
    }

    /// Reads a resource identifier object whose type is one of these; any type if there are none,
    /// or if the set of them is open and a response is read leniently.
    pub(crate) fn identifier_object(
        &mut self,
        types: &'static [&'static str],
        is_open: bool,
        at: &Path<'_>,
    ) -> Result<Option<FoundIdentifier<'de>>, Stop> {
        let before = self.found;
        let mut type_name = None;
        let (mut has_type, mut has_id, mut has_lid) = (false, false, false);
        let (mut id, mut lid, mut meta) = (None, None, None);
        let words = IdentifierMember::WORDS;
        let start = self.defined_members(
            at,
            "a resource identifier object",
            words,
            |reader, member, inside, _| {
                match member {
                    IdentifierMember::Type => {
                        has_type = true;
                        type_name = reader.linkage_type(types, is_open, inside)?;
                    }
                    IdentifierMember::Id => {
                        has_id = true;
                        id = reader.id_text(inside)?;
                    }
                    IdentifierMember::Lid => {
                        has_lid = true;
                        lid = reader.id_text(inside)?;
                    }
                    IdentifierMember::Meta => meta = Meta::read(reader, inside)?,
                }
                Ok(())
            },
        )?;
        let Some(Defined { start, .. }) = start else { return Ok(None) };
        if !has_type {
            let member = "type".to_owned();
            self.report(at, start, Fault::Missing { place: Place::Member, member });
        }
        let named_locally = has_lid && self.operation != Operation::Read;
        if !(has_id || named_locally) {
            let member = "id".to_owned();
            self.report(at, start, Fault::Missing { place: Place::Member, member });
        }
        if self.found > before {
            return Ok(None);
        }
        Ok(type_name.map(|(kind, type_name)| {
            let (is_other, kind) = (kind.is_none(), kind.unwrap_or_default());
            FoundIdentifier { kind, is_other, type_name, id, lid, meta }
        }))
    }

    /// The type and its place among those that may be named; no place if it is another.
    fn linkage_type(
        &mut self,
        types: &'static [&'static str],
        is_open: bool,
        at: &Path<'_>,
    ) -> Result<Option<(Option<usize>, Cow<'de, str>)>, Stop> {
        let offset = self.offset();
        let Some(text) = self.string(at)? else {
            return Ok(None);
        };
        if types.is_empty() {
            return Ok(Some((Some(0), text)));
        }
        match types.iter().position(|known| *known == text) {
            Some(kind) => Ok(Some((Some(kind), text))),
            None if is_open && self.is_lenient() && self.operation == Operation::Read => {
                Ok(Some((None, text)))
            }
            None => {
                let found = shortened(&text);
                let fault = Fault::TypeMismatch { expected: types, found, linkage: true };
                self.report(at, offset, fault);
                Ok(None)
            }
        }
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
