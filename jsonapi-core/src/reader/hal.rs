//! Resources in HAL (draft-kelly-json-hal, section 4): members at the root, links in `_links`,
//! other resources in `_embedded`.

use std::borrow::Cow;

use super::members::Key;
use super::names::{Named, Progress};
use super::{Options, Reader, Stop};
use crate::near::nearest;
use crate::object::Object;
use crate::path::Path;
use crate::resource::Fields;
use crate::rules;
use crate::schema::{Operation, Presence, RelationshipSchema, Schema};
use crate::violation::{Fault, Place, Violation, Violations, shortened};

/// The members of the format itself.
pub(crate) const ID: &str = "id";
pub(crate) const LINKS: &str = "_links";
pub(crate) const EMBEDDED: &str = "_embedded";

/// What a HAL resource has besides the [`Fields`] of every resource.
pub trait HalFields<'de>: Fields<'de> {
    /// Reads a link that the schema does not name; `false` if such links are not kept.
    ///
    /// # Errors
    ///
    /// [`Stop`] when the text cannot be read any further.
    fn other_link(
        &mut self,
        name: &str,
        reader: &mut Reader<'de>,
        at: &Path<'_>,
    ) -> Result<bool, Stop> {
        let _ = (name, reader, at);
        Ok(false)
    }

    /// Reads `_embedded`; `false` if it is not kept.
    ///
    /// # Errors
    ///
    /// [`Stop`] when the text cannot be read any further.
    fn embedded(&mut self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<bool, Stop> {
        let _ = (reader, at);
        Ok(false)
    }

    /// Where members go that the schema does not name, if they are kept.
    fn rest(&mut self) -> Option<&mut Object> {
        None
    }
}

/// What has been found of the members of the format.
#[derive(Default)]
struct Found {
    has_id: bool,
    /// Then what it lacks is reported already, at its own place.
    has_links: bool,
}

impl<'de> Reader<'de> {
    /// Reads a whole document that is one HAL resource.
    ///
    /// # Errors
    ///
    /// Every violation of the document.
    pub(crate) fn run_hal(
        body: &'de [u8],
        options: &Options,
        schema: &'static Schema,
        operation: Operation,
        fields: &mut dyn HalFields<'de>,
    ) -> Result<(), Violations> {
        Self::run_through(body, options, &mut |reader| {
            reader.hal_resource(schema, operation, fields, &Path::ROOT).map(|_| ())
        })
    }

    /// Reads a HAL resource; `false` if something in it was reported.
    ///
    /// # Errors
    ///
    /// [`Stop`] when the text cannot be read any further.
    pub fn hal_resource(
        &mut self,
        schema: &'static Schema,
        operation: Operation,
        fields: &mut dyn HalFields<'de>,
        at: &Path<'_>,
    ) -> Result<bool, Stop> {
        let before = self.found;
        let outer = core::mem::replace(&mut self.operation, operation);
        let was_in_hal = core::mem::replace(&mut self.in_hal, true);
        let read = self.hal_members(schema, fields, at);
        if self.found > before {
            self.withhold(schema.attributes, at);
        }
        read?;
        (self.operation, self.in_hal) = (outer, was_in_hal);
        Ok(self.found == before)
    }

    fn hal_members(
        &mut self,
        schema: &'static Schema,
        fields: &mut dyn HalFields<'de>,
        at: &Path<'_>,
    ) -> Result<(), Stop> {
        if self.peek() != b'{' {
            return self.wrong_type(at, "an object");
        }
        let start = self.position;
        self.open_level()?;
        let members = schema.attributes;
        let mut progress = Progress::default();
        let mut found = Found::default();
        while let Some(named) = self.next_member(members, &mut progress, at)? {
            let offset = progress.offset();
            match named {
                Named::Known(index) => {
                    let Some(member) = members.get(index) else { continue };
                    let inside = at.member(member.name);
                    self.value(member, &inside, offset, Place::Attribute, |reader| {
                        fields.attribute(index, reader, &inside)
                    })?;
                }
                Named::Passed => {}
                Named::Unknown => {
                    let Some(key) = progress.take_unknown() else { continue };
                    self.hal_member(schema, fields, &key, &mut found, &at.member(&key.name))?;
                }
            }
        }
        self.hal_id(schema, fields, &found, at, start);
        self.report_missing(members, &progress, at, start, Place::Attribute);
        if !found.has_links {
            let nothing = Progress::default();
            self.report_missing(schema.relationships, &nothing, at, start, Place::Link);
        }
        Ok(())
    }

    /// Reads a member that is no attribute.
    fn hal_member(
        &mut self,
        schema: &'static Schema,
        fields: &mut dyn HalFields<'de>,
        key: &Key<'de>,
        found: &mut Found,
        at: &Path<'_>,
    ) -> Result<(), Stop> {
        match &*key.name {
            ID => {
                found.has_id = true;
                self.resource_id(schema, fields, at, key.offset)
            }
            LINKS => {
                found.has_links = true;
                self.hal_links(schema.relationships, fields, at)
            }
            EMBEDDED if self.operation != Operation::Read => {
                self.forbidden(EMBEDDED, at, key.offset, Place::Member)
            }
            EMBEDDED => self.object_member(at, |reader| {
                if fields.embedded(reader, at)? {
                    return Ok(());
                }
                match fields.rest() {
                    Some(rest) => reader.kept(rest, EMBEDDED, at),
                    None => reader.skip(at),
                }
            }),
            name => {
                if self.operation == Operation::Read
                    && let Some(rest) = fields.rest()
                {
                    return self.kept(rest, name, at);
                }
                self.unknown(key, at, Place::Attribute, || {
                    let known = schema.attributes.iter().map(|member| member.name);
                    nearest(known.chain([ID, LINKS, EMBEDDED]), name)
                })
            }
        }
    }

    /// What is left to say of the id: an update has that of its endpoint, and a response lacks none.
    fn hal_id(
        &mut self,
        schema: &Schema,
        fields: &mut dyn HalFields<'de>,
        found: &Found,
        at: &Path<'_>,
        start: usize,
    ) {
        if found.has_id {
            return;
        }
        match self.operation {
            Operation::Update => {
                let Some(id) = self.options.endpoint_id.clone() else { return };
                if id.is_empty() || !fields.id(Cow::Owned(id.clone())) {
                    self.report_outside(Fault::InvalidId { found: shortened(&id) });
                } else {
                    rules::string(schema.id_rules, &id, |fault| self.report_outside(fault));
                }
            }
            Operation::Create if schema.client_id != Presence::Required => {}
            Operation::Create | Operation::Read => {
                self.missing(at, start, ID);
            }
        }
    }

    /// Reports something that has no place in the text.
    #[cold]
    fn report_outside(&mut self, fault: Fault) {
        self.found += 1;
        if !self.is_full() {
            self.violations.push(Violation::new(fault, None, 0));
        }
    }

    /// Reads `_links`.
    fn hal_links(
        &mut self,
        relations: &'static [RelationshipSchema],
        fields: &mut dyn HalFields<'de>,
        at: &Path<'_>,
    ) -> Result<(), Stop> {
        if self.peek() != b'{' {
            return self.wrong_type(at, "an object of links");
        }
        let start = self.position;
        self.open_level()?;
        let mut progress = Progress::default();
        let mut others = Object::new();
        while let Some(named) = self.next_member(relations, &mut progress, at)? {
            let offset = progress.offset();
            match named {
                Named::Known(index) => {
                    let Some(relation) = relations.get(index) else { continue };
                    let inside = at.member(relation.name);
                    if relation.presence.in_operation(self.operation) == Presence::Forbidden {
                        self.forbidden(relation.name, &inside, offset, Place::Link)?;
                    } else if relation.alias_of.is_some_and(|name| {
                        let main = relations.iter().position(|relation| relation.name == name);
                        main.is_some_and(|main| !progress.note(main))
                    }) {
                        let key = Key { name: Cow::Borrowed(relation.name), offset };
                        self.again(progress.names(), &key, at)?;
                    } else {
                        fields.relationship(index, self, &inside)?;
                    }
                }
                Named::Passed => {}
                Named::Unknown => {
                    let Some(key) = progress.take_unknown() else { continue };
                    let inside = at.member(&key.name);
                    let is_read = self.operation == Operation::Read;
                    if is_read && fields.other_link(&key.name, self, &inside)? {
                    } else if is_read && fields.rest().is_some() {
                        self.kept(&mut others, &key.name, &inside)?;
                    } else {
                        self.unknown(&key, &inside, Place::Link, || {
                            nearest(relations.iter().map(|relation| relation.name), &key.name)
                        })?;
                    }
                }
            }
        }
        if !others.is_empty()
            && let Some(rest) = fields.rest()
        {
            rest.push(LINKS, others.as_str());
        }
        self.report_missing(relations, &progress, at, start, Place::Link);
        Ok(())
    }
}
