//! Resource objects (JSON:API 1.1, "Resource Objects").

use std::borrow::Cow;

use super::names::{Described, Named, Progress};
use super::{Defined, Reader, Stop, linkage, words};
use crate::near::nearest;
use crate::path::Path;
use crate::resource::Fields;
use crate::schema::{Operation, Presence, Schema};
use crate::violation::{Fault, Place, shortened};

words! {
    /// The members of a resource object (JSON:API 1.1, "Resource Objects").
    ResourceMember:
    Type = "type",
    Id = "id",
    Attributes = "attributes",
    Relationships = "relationships",
    Links = "links",
    Meta = "meta",
    Lid = "lid",
}

/// What has been found of a resource object besides its values.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is whether one member has been found")]
struct Found {
    has_type: bool,
    has_id: bool,
    /// Then what it lacks is reported already, at its own place.
    has_attributes: bool,
    /// Then what it lacks is reported already, at its own place.
    has_relationships: bool,
}

/// What is particular to `attributes` and to `relationships`.
struct Container {
    schema: &'static Schema,
    expected: &'static str,
    place: Place,
    /// What members of the other container are.
    other: Place,
    /// Whether the name is that of a member of the other container.
    has_other: fn(&Schema, &str) -> bool,
}

impl<'de> Reader<'de> {
    /// Reads a resource object; `false` if something in it was reported.
    pub(crate) fn resource_object(
        &mut self,
        schema: &'static Schema,
        operation: Operation,
        fields: &mut dyn Fields<'de>,
        at: &Path<'_>,
    ) -> Result<bool, Stop> {
        let before = self.found;
        let outer = core::mem::replace(&mut self.operation, operation);
        let mut found = Found::default();
        let words = ResourceMember::WORDS;
        let start = self.defined_members(
            at,
            "a resource object",
            words,
            |reader, member, inside, offset| match member {
                ResourceMember::Type => {
                    found.has_type = true;
                    reader.resource_type(schema, inside)
                }
                ResourceMember::Id => {
                    found.has_id = true;
                    reader.resource_id(schema, fields, inside, offset)
                }
                ResourceMember::Lid => reader.resource_lid(schema, fields, inside, offset),
                ResourceMember::Attributes => {
                    found.has_attributes = true;
                    reader.attributes(schema, fields, inside)
                }
                ResourceMember::Relationships => {
                    found.has_relationships = true;
                    reader.relationships(schema, fields, inside)
                }
                ResourceMember::Links => {
                    reader.object_member(inside, |reader| match reader.operation {
                        Operation::Read => fields.links(reader, inside),
                        _ => reader.ignore_links(inside),
                    })
                }
                ResourceMember::Meta => {
                    reader.object_member(inside, |reader| match reader.operation {
                        Operation::Read => fields.meta(reader, inside),
                        _ => reader.ignore_meta(inside),
                    })
                }
            },
        )?;
        if let Some(Defined { start, .. }) = start {
            self.report_absent(schema, &found, at, start);
        }
        self.operation = outer;
        Ok(self.found == before)
    }

    fn report_absent(
        &mut self,
        schema: &'static Schema,
        found: &Found,
        at: &Path<'_>,
        start: usize,
    ) {
        if !found.has_type {
            self.missing(at, start, "type");
        }
        let needs_id = match self.operation {
            Operation::Create => schema.client_id == Presence::Required,
            Operation::Update | Operation::Read => true,
        };
        if needs_id && !found.has_id {
            self.missing(at, start, "id");
        }
        let nothing = Progress::default();
        if !found.has_attributes {
            self.report_missing(schema.attributes, &nothing, at, start, Place::Attribute);
        }
        if !found.has_relationships {
            self.report_missing(schema.relationships, &nothing, at, start, Place::Relationship);
        }
    }

    fn resource_type(&mut self, schema: &'static Schema, at: &Path<'_>) -> Result<(), Stop> {
        let offset = self.offset();
        let Some(text) = self.string(at)? else { return Ok(()) };
        if text == schema.type_name {
            self.note_type();
        } else {
            let expected = core::slice::from_ref(&schema.type_name);
            let found = shortened(&text);
            self.report(at, offset, Fault::TypeMismatch { expected, found, linkage: false });
        }
        Ok(())
    }

    pub(super) fn resource_id(
        &mut self,
        schema: &'static Schema,
        fields: &mut dyn Fields<'de>,
        at: &Path<'_>,
        key_offset: usize,
    ) -> Result<(), Stop> {
        let offset = self.offset();
        let Some(text) = self.string(at)? else {
            return Ok(());
        };
        match self.operation {
            Operation::Create => {
                let accepted =
                    self.options.client_ids.unwrap_or(schema.client_id != Presence::Forbidden);
                if !accepted {
                    self.report(at, key_offset, Fault::ClientId);
                    return Ok(());
                }
            }
            Operation::Update => {
                if let Some(expected) = self.options.endpoint_id.take() {
                    if expected != text {
                        let found = shortened(&text);
                        self.report(at, offset, Fault::IdMismatch { expected, found });
                        return Ok(());
                    }
                    self.options.endpoint_id = Some(expected);
                }
            }
            Operation::Read => {}
        }
        // An empty id cannot be unique, and the URL of its resource would be that of the collection.
        let is_empty = text.is_empty() && self.operation != Operation::Read;
        if is_empty || !fields.id(text.clone()) {
            self.report_invalid_id_text(at, offset, &text);
        } else if !schema.id_rules.is_empty() {
            self.hold_string(schema.id_rules, &text, at, offset);
        }
        Ok(())
    }

    fn resource_lid(
        &mut self,
        schema: &'static Schema,
        fields: &mut dyn Fields<'de>,
        at: &Path<'_>,
        key_offset: usize,
    ) -> Result<(), Stop> {
        let text = self.string(at)?;
        self.note_local_id(text.as_ref());
        let Some(text) = text else { return Ok(()) };
        if self.operation != Operation::Create {
            // Beside an id a local id says nothing.
        } else if schema.lid {
            fields.lid(text);
        } else if !self.is_lenient() {
            let (member, operation) = ("lid", self.operation);
            let fault = Fault::Forbidden { place: Place::Member, member, operation };
            self.report(at, key_offset, fault);
        }
        Ok(())
    }

    /// Reads `links` or `meta`, which are objects and nothing else, not even `null`.
    pub(crate) fn object_member(
        &mut self,
        at: &Path<'_>,
        read: impl FnOnce(&mut Self) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        if self.peek() == b'{' { read(self) } else { self.wrong_type(at, "an object") }
    }

    fn attributes(
        &mut self,
        schema: &'static Schema,
        fields: &mut dyn Fields<'de>,
        at: &Path<'_>,
    ) -> Result<(), Stop> {
        let container = Container {
            schema,
            expected: "an object of attributes",
            place: Place::Attribute,
            other: Place::Relationship,
            has_other: |schema, name| schema.relationship(name).is_some(),
        };
        let (members, before) = (schema.attributes, self.found);
        let read = self.fields(&container, members, at, |reader, index, member, inside, offset| {
            let fields = &mut *fields;
            reader.value(member, inside, offset, Place::Attribute, move |reader| {
                fields.attribute(index, reader, inside)
            })
        });
        if self.found > before {
            self.withhold(members, at);
        }
        read
    }

    fn relationships(
        &mut self,
        schema: &'static Schema,
        fields: &mut dyn Fields<'de>,
        at: &Path<'_>,
    ) -> Result<(), Stop> {
        let container = Container {
            schema,
            expected: "an object of relationships",
            place: Place::Relationship,
            other: Place::Attribute,
            has_other: |schema, name| schema.attribute(name).is_some(),
        };
        let members = schema.relationships;
        self.fields(&container, members, at, |reader, index, member, inside, offset| {
            if member.presence.in_operation(reader.operation) == Presence::Forbidden {
                return reader.forbidden(member.name, inside, offset, Place::Relationship);
            }
            reader.linkage = linkage::Rules {
                nullable: member.nullable_in(reader.operation),
                required: reader.operation != Operation::Read,
                types: member.targets,
                is_open: member.related.1,
            };
            fields.relationship(index, reader, inside)
        })
    }

    /// Reads `attributes` or `relationships`; `each` takes a known member that comes for the first
    /// time.
    fn fields<M: Described>(
        &mut self,
        container: &Container,
        members: &'static [M],
        at: &Path<'_>,
        mut each: impl FnMut(&mut Self, usize, &'static M, &Path<'_>, usize) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        if self.peek() != b'{' {
            return self.wrong_type(at, container.expected);
        }
        let start = self.position;
        self.open_level()?;
        // What only a server sets stands first in many resources, and never in a request.
        let operation = self.operation;
        let may_be_there = |member: &M| member.presence(operation) != Presence::Forbidden;
        let mut progress = Progress::expecting(members.iter().position(may_be_there));
        while let Some(named) = self.next_member(members, &mut progress, at)? {
            let offset = progress.offset();
            match named {
                Named::Known(index) => {
                    if let Some(member) = members.get(index) {
                        each(self, index, member, &at.member(member.name()), offset)?;
                    }
                }
                Named::Passed => {}
                Named::Unknown => {
                    let Some(key) = progress.take_unknown() else { continue };
                    let inside = at.member(&key.name);
                    if (container.has_other)(container.schema, &key.name) {
                        self.misplaced(&key.name, &inside, key.offset, container.other)?;
                    } else {
                        self.unknown(&key, &inside, container.place, || {
                            nearest(members.iter().map(Described::name), &key.name)
                        })?;
                    }
                }
            }
        }
        self.report_missing(members, &progress, at, start, container.place);
        Ok(())
    }

    /// Reports a member that stands among those of the other kind, and passes its value.
    fn misplaced(
        &mut self,
        name: &str,
        at: &Path<'_>,
        offset: usize,
        belongs: Place,
    ) -> Result<(), Stop> {
        // A response may hold what it likes; a payload would lose what its author meant.
        if self.is_lenient() && self.operation == Operation::Read {
            return self.skip(at);
        }
        self.report(at, offset, Fault::Misplaced { belongs, member: name.to_owned() });
        self.skip_muted(at)
    }

    #[cold]
    pub(crate) fn report_invalid_id_text(&mut self, at: &Path<'_>, offset: usize, text: &str) {
        self.report(at, offset, Fault::InvalidId { found: shortened(text) });
    }

    /// The place of the next resource object's type in `types`, without passing the object.
    /// `None` if it has another type or none, which is reported and passed; the number of types if
    /// it has another and `has_other` says that this is as good.
    ///
    /// # Errors
    ///
    /// [`Stop`] when the text cannot be read any further.
    pub fn resource_kind(
        &mut self,
        types: &'static [&'static str],
        has_other: bool,
        at: &Path<'_>,
    ) -> Result<Option<usize>, Stop> {
        if self.peek() != b'{' {
            self.wrong_type(at, "a resource object")?;
            return Ok(None);
        }
        let start = self.position;
        let levels = self.levels;
        let mut found: Option<(usize, Option<Cow<'de, str>>)> = None;
        self.muted(|reader| {
            reader.open_level()?;
            let mut count = 0;
            while found.is_none() && reader.next::<b'}'>(&mut count)? {
                let Some(key) = reader.key(at)? else { continue };
                if key.name == "type" {
                    found = Some((reader.offset(), reader.string(at)?));
                } else {
                    reader.skip(at)?;
                }
            }
            Ok(())
        })?;
        self.levels = levels;
        self.position = start;
        let kind = match &found {
            Some((_, Some(name))) => types.iter().position(|known| known == name),
            _ => None,
        };
        if kind.is_some() {
            return Ok(kind);
        }
        if has_other {
            return Ok(Some(types.len()));
        }
        match found {
            Some((offset, Some(name))) => {
                let fault = Fault::TypeMismatch {
                    expected: types,
                    found: shortened(&name),
                    linkage: false,
                };
                self.report(&at.member("type"), offset, fault);
            }
            Some((offset, None)) => {
                // Read once more, now to be reported.
                let end = core::mem::replace(&mut self.position, offset);
                self.string(&at.member("type"))?;
                self.position = end;
            }
            None => {
                self.missing(at, start, "type");
            }
        }
        self.skip_muted(at)?;
        Ok(None)
    }
}
