//! Resource objects, relationships and identifiers (JSON:API 1.1, "Resource Objects",
//! "Relationships", "Resource Identifier Objects").

use std::borrow::Cow;
use std::collections::HashSet;
use std::rc::Rc;

use super::linkage::{LocalName, LocalPlace};
use super::links::{FoundLinks, illegal_name};
use super::{Cardinality, Checker, Purpose};
use crate::links::LinksOf;
use crate::names::is_member_name;
use crate::path::Path;
use crate::reader::{IdentifierMember, Reader, RelationshipMember, ResourceMember, Stop};
use crate::schema::Operation;
use crate::violation::{Fault, shortened};

/// A resource object or identifier whose members are well formed.
#[derive(Debug, Default)]
pub(super) struct Identity<'de> {
    pub(super) type_name: Option<Cow<'de, str>>,
    pub(super) id: Option<Cow<'de, str>>,
    pub(super) lid: Option<Cow<'de, str>>,
    /// Where the object begins.
    pub(super) start: usize,
    /// Where the type and the id stand.
    pub(super) type_at: usize,
    pub(super) id_at: usize,
    /// Where the local id stands, if there is one, well formed or not.
    pub(super) lid_at: Option<usize>,
    /// Whether it has nothing that only a resource object has.
    pub(super) is_bare: bool,
}

/// What `data` of a relationship holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LinkageShape {
    ToOne,
    ToMany,
}

/// By what a resource may be named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Naming {
    /// By its id.
    Id,
    /// By its id, or by the local id of what the request creates.
    IdOrLid,
    /// The resource is created: by nothing, an id of the client's, or a local id.
    New,
}

impl<'de> Checker<'_, 'de> {
    /// Checks a resource object, and gives its identity if it is an object.
    pub(super) fn resource(
        &mut self,
        reader: &mut Reader<'de>,
        at: &Path<'_>,
        naming: Naming,
    ) -> Result<Option<Identity<'de>>, Stop> {
        let (found_before, reported_before) = (reader.found_so_far(), reader.reported().len());
        let mut identity = Identity { is_bare: true, ..Identity::default() };
        let (mut has_type, mut has_id) = (false, false);
        let mut attributes: Vec<Cow<'de, str>> = Vec::new();
        let mut relationships: Vec<(Cow<'de, str>, usize)> = Vec::new();
        let found = reader.defined_members(
            at,
            "a resource object",
            ResourceMember::WORDS,
            |reader, member, inside, _| {
                match member {
                    ResourceMember::Type => {
                        has_type = true;
                        identity.type_at = reader.offset();
                        identity.type_name = type_name(reader, inside)?;
                    }
                    ResourceMember::Id => {
                        has_id = true;
                        identity.id_at = reader.offset();
                        identity.id = self.resource_id(reader, inside, naming)?;
                    }
                    ResourceMember::Lid => {
                        identity.lid_at = Some(reader.offset());
                        identity.lid = reader.string(inside)?;
                    }
                    ResourceMember::Attributes => {
                        identity.is_bare = false;
                        attributes = field_names(reader, inside)?;
                    }
                    ResourceMember::Relationships => {
                        identity.is_bare = false;
                        relationships = self.relationships(reader, inside, naming)?;
                    }
                    ResourceMember::Links => {
                        identity.is_bare = false;
                        self.links(reader, inside, LinksOf::Resource)?;
                    }
                    ResourceMember::Meta => self.paginated_meta(reader, inside)?,
                }
                Ok(())
            },
        )?;
        let Some(found) = found else { return Ok(None) };
        identity.start = found.start;
        identity.is_bare &= !found.has_extension;
        if !has_type {
            reader.missing(at, found.start, "type");
        }
        let named_locally = identity.lid_at.is_some() && naming == Naming::IdOrLid;
        if !has_id && !named_locally && naming != Naming::New {
            reader.missing(at, found.start, "id");
        }
        report_shared_names(reader, at, &attributes, &relationships);
        let is_clean = reader.found_so_far() == found_before;
        if !self.check.schemas.is_empty() && (is_clean || !reader.is_full()) {
            let operation = match naming {
                Naming::New => Operation::Create,
                Naming::IdOrLid => Operation::Update,
                Naming::Id if self.check.purpose == Purpose::Update => Operation::Update,
                Naming::Id => Operation::Read,
            };
            // What is not well formed is reported once.
            reader.again_with_news(reported_before, |reader| {
                self.hold_against_schema(reader, at, &identity, operation)
            })?;
        }
        Ok(Some(identity))
    }

    fn resource_id(
        &self,
        reader: &mut Reader<'de>,
        at: &Path<'_>,
        naming: Naming,
    ) -> Result<Option<Cow<'de, str>>, Stop> {
        let offset = reader.offset();
        let Some(id) = reader.string(at)? else { return Ok(None) };
        if naming == Naming::New {
            if self.check.client_ids == Some(false) {
                reader.report(at, offset, Fault::ClientId);
            } else if id.is_empty() {
                reader.report(at, offset, Fault::InvalidId { found: String::new() });
            }
        }
        Ok(Some(id))
    }

    fn relationships(
        &mut self,
        reader: &mut Reader<'de>,
        at: &Path<'_>,
        naming: Naming,
    ) -> Result<Vec<(Cow<'de, str>, usize)>, Stop> {
        let mut names = Vec::new();
        let start =
            reader.each_member(at, "an object of relationships", &mut |reader, key, inside| {
                if reader.extension_member(key, inside)? {
                    return Ok(());
                }
                if !is_field_name(reader, inside, key.offset, &key.name)? {
                    self.linkage.miss();
                    return Ok(());
                }
                names.push((key.name.clone(), key.offset));
                self.relationship(reader, inside, naming)
            })?;
        if start.is_none() {
            self.linkage.miss();
        }
        Ok(names)
    }

    fn relationship(
        &mut self,
        reader: &mut Reader<'de>,
        at: &Path<'_>,
        naming: Naming,
    ) -> Result<(), Stop> {
        let is_request =
            matches!(self.check.purpose, Purpose::Create | Purpose::Update) || self.in_operations;
        let (mut has_data, mut has_meta) = (false, false);
        let mut shape = None;
        let mut links: Option<FoundLinks> = None;
        let found = reader.defined_members(
            at,
            "a relationship object",
            RelationshipMember::WORDS,
            |reader, member, inside, _| {
                match member {
                    RelationshipMember::Data => {
                        has_data = true;
                        let before = reader.found_so_far();
                        shape = self.linkage(reader, inside, naming)?;
                        if reader.found_so_far() > before {
                            self.linkage.miss();
                        }
                    }
                    RelationshipMember::Links => {
                        links = Some(self.links(reader, inside, LinksOf::Relationship)?);
                    }
                    RelationshipMember::Meta => {
                        has_meta = true;
                        self.paginated_meta(reader, inside)?;
                    }
                }
                Ok(())
            },
        )?;
        let Some(found) = found else {
            self.linkage.miss();
            return Ok(());
        };
        // Links of the wrong kind are reported, and nothing is known of what they would hold.
        let qualifies =
            links.as_ref().is_some_and(|links| links.qualifies || links.start.is_none());
        if is_request && !has_data {
            reader.missing(at, found.start, "data");
        } else if !(has_data || has_meta || qualifies || found.has_extension) {
            let members = &["data", "meta", "links"];
            reader.report(at, found.start, Fault::MissingOneOf { members });
        }
        if shape == Some(LinkageShape::ToMany) {
            self.report_relationship_cursors(reader, at, found.start, links.as_ref());
        }
        if let (Some(LinkageShape::ToOne), Some(links)) = (shape, links) {
            for (name, offset) in links.pagination {
                let fault = Fault::PaginationLink { name };
                reader.report(&at.member("links").member(name), offset, fault);
            }
        }
        Ok(())
    }

    fn linkage(
        &mut self,
        reader: &mut Reader<'de>,
        at: &Path<'_>,
        naming: Naming,
    ) -> Result<Option<LinkageShape>, Stop> {
        let naming = if naming == Naming::New { Naming::IdOrLid } else { naming };
        match reader.peek() {
            b'n' => reader.try_null().map(|_| Some(LinkageShape::ToOne)),
            b'{' => {
                self.identifier(reader, at, naming)?;
                Ok(Some(LinkageShape::ToOne))
            }
            b'[' => {
                self.identifiers(reader, at, naming)?;
                Ok(Some(LinkageShape::ToMany))
            }
            _ => {
                let expected = "a resource identifier object, an array of them, or null";
                reader.wrong_type(at, expected).map(|()| None)
            }
        }
    }

    /// Checks the linkage of a relationship of a known cardinality.
    pub(super) fn linkage_of(
        &mut self,
        reader: &mut Reader<'de>,
        at: &Path<'_>,
        cardinality: Cardinality,
        naming: Naming,
    ) -> Result<(), Stop> {
        match (cardinality, reader.peek()) {
            (Cardinality::ToMany, _) | (Cardinality::Any, b'[') => {
                self.identifiers(reader, at, naming)
            }
            (Cardinality::ToOne | Cardinality::Any, b'n') => reader.try_null().map(|_| ()),
            (Cardinality::ToOne | Cardinality::Any, b'{') => self.identifier(reader, at, naming),
            (Cardinality::ToOne, _) => {
                reader.wrong_type(at, "a resource identifier object or null")
            }
            (Cardinality::Any, _) => {
                let expected = "a resource identifier object, an array of them, or null";
                reader.wrong_type(at, expected)
            }
        }
    }

    fn identifiers(
        &mut self,
        reader: &mut Reader<'de>,
        at: &Path<'_>,
        naming: Naming,
    ) -> Result<(), Stop> {
        let mut index = 0;
        let mut array = None;
        reader.items(at, "an array of resource identifier objects", &mut |reader, inside| {
            if let Some(name) = self.found_identifier(reader, inside, naming)? {
                let array = array.get_or_insert_with(|| Rc::from(at.pointer()));
                let place = LocalPlace { pointer: Rc::clone(array), index: Some(index) };
                self.linkage.link_locally(name, place);
            }
            index += 1;
            Ok(())
        })
    }

    /// Checks a resource identifier object and notes what it links to.
    pub(super) fn identifier(
        &mut self,
        reader: &mut Reader<'de>,
        at: &Path<'_>,
        naming: Naming,
    ) -> Result<(), Stop> {
        if let Some(name) = self.found_identifier(reader, at, naming)? {
            let place = LocalPlace { pointer: at.pointer().into(), index: None };
            self.linkage.link_locally(name, place);
        }
        Ok(())
    }

    /// As [`identifier`](Self::identifier), but a local id is given back.
    fn found_identifier(
        &mut self,
        reader: &mut Reader<'de>,
        at: &Path<'_>,
        naming: Naming,
    ) -> Result<Option<LocalName<'de>>, Stop> {
        let (mut has_type, mut has_id, mut has_lid) = (false, false, false);
        let (mut type_of, mut id, mut lid) = (None, None, None);
        let found = reader.defined_members(
            at,
            "a resource identifier object",
            IdentifierMember::WORDS,
            |reader, member, inside, offset| {
                match member {
                    IdentifierMember::Type => {
                        has_type = true;
                        type_of = type_name(reader, inside)?;
                    }
                    IdentifierMember::Id => {
                        has_id = true;
                        id = reader.string(inside)?;
                    }
                    IdentifierMember::Lid => {
                        has_lid = true;
                        lid = reader.string(inside)?.map(|lid| (lid, offset));
                    }
                    IdentifierMember::Meta => self.paginated_meta(reader, inside)?,
                }
                Ok(())
            },
        )?;
        let Some(found) = found else { return Ok(None) };
        if !has_type {
            reader.missing(at, found.start, "type");
        }
        let named_locally = has_lid && naming == Naming::IdOrLid;
        if !(has_id || named_locally) {
            reader.missing(at, found.start, "id");
        }
        match (type_of, id, lid) {
            (Some(type_of), Some(id), _) => self.linkage.link(type_of, id),
            (Some(type_of), None, Some((lid, offset))) if naming == Naming::IdOrLid => {
                return Ok(Some(LocalName { key: (type_of, lid), offset }));
            }
            _ => {}
        }
        Ok(None)
    }
}

/// Reads a resource type; one that breaks the rules for names is reported.
pub(super) fn type_name<'de>(
    reader: &mut Reader<'de>,
    at: &Path<'_>,
) -> Result<Option<Cow<'de, str>>, Stop> {
    let offset = reader.offset();
    let Some(name) = reader.string(at)? else { return Ok(None) };
    // A leading `@` is let pass when reading; what it means is left to the two sides.
    if is_member_name(name.strip_prefix('@').unwrap_or(&name)) {
        return Ok(Some(name));
    }
    reader.report(at, offset, Fault::IllegalName { name: shortened(&name) });
    Ok(None)
}

/// Checks `attributes` and gives the names that are legal.
fn field_names<'de>(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Vec<Cow<'de, str>>, Stop> {
    let mut names = Vec::new();
    reader.each_member(at, "an object of attributes", &mut |reader, key, inside| {
        if reader.extension_member(key, inside)? {
            return Ok(());
        }
        if is_field_name(reader, inside, key.offset, &key.name)? {
            names.push(key.name.clone());
            reader.skip(inside)?;
        }
        Ok(())
    })?;
    Ok(names)
}

/// Whether the name may be that of an attribute or relationship. If not, it is reported and its
/// value passed.
fn is_field_name(
    reader: &mut Reader<'_>,
    at: &Path<'_>,
    offset: usize,
    name: &str,
) -> Result<bool, Stop> {
    if matches!(name, "type" | "id") {
        reader.report(at, offset, Fault::ReservedName { name: name.to_owned() });
        reader.skip_muted(at)?;
        return Ok(false);
    }
    if is_member_name(name) {
        return Ok(true);
    }
    illegal_name(reader, at, offset, name)?;
    Ok(false)
}

fn report_shared_names(
    reader: &mut Reader<'_>,
    at: &Path<'_>,
    attributes: &[Cow<'_, str>],
    relationships: &[(Cow<'_, str>, usize)],
) {
    if attributes.is_empty() || relationships.is_empty() {
        return;
    }
    let attributes: HashSet<&str> = attributes.iter().map(|name| &**name).collect();
    for (name, offset) in relationships {
        if attributes.contains(&**name) {
            let fault = Fault::SharedName { name: shortened(name) };
            reader.report(&at.member("relationships").member(name), *offset, fault);
        }
    }
}
