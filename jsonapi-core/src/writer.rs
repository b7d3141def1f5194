//! Resource objects and nested objects, member by member.
//!
//! Generated code calls these with the index of each member in the schema; what is written around
//! the values, and whether anything is, is decided here.

mod object;

pub use self::object::ObjectWriter;
use serde::Serialize;

use crate::attribute::{Attribute, Patch};
use crate::json::JsonWriter;
use crate::links::Links;
use crate::object::check_meta_names;
use crate::relationship::{PayloadLinkage, Relationship};
use crate::resource::{ResourceId, WriteMembers};
use crate::schema::{Kind, Operation, Schema};

/// Writes the members of one resource object.
#[derive(Debug)]
pub struct Members<'w> {
    pub(crate) writer: &'w mut JsonWriter,
    pub(crate) schema: &'static Schema,
    pub(crate) operation: Operation,
    /// Where the resource's name begins in what is written.
    pub(crate) start: usize,
    pub(crate) inside: Inside,
    /// The attribute or relationship that is written next.
    pub(crate) member: Named,
    pub(crate) has_empty_id: bool,
}

/// What a member is called.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Named {
    name: &'static str,
    key: &'static str,
}

/// Which object the next member would go into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Inside {
    Resource,
    Attributes,
    Relationships,
}

impl<'w> Members<'w> {
    /// Writes a resource object; whether its id is an empty string.
    pub(crate) fn write(
        writer: &'w mut JsonWriter,
        schema: &'static Schema,
        operation: Operation,
        value: &dyn WriteMembers,
    ) -> bool {
        let start = writer.len() + 1;
        writer.raw("{\"type\":");
        // It is a legal member name.
        writer.plain_string(schema.type_name);
        let (inside, member) = (Inside::Resource, Named::default());
        let has_empty_id = false;
        let mut members = Self { writer, schema, operation, start, inside, member, has_empty_id };
        value.write_members(&mut members);
        members.leave();
        members.writer.raw("}");
        members.has_empty_id
    }

    /// Writes `id`.
    #[inline(never)]
    pub fn id<I: ResourceId>(&mut self, id: &I) {
        self.writer.raw(",\"id\":");
        let start = self.writer.len();
        id.write(self.writer);
        self.has_empty_id = self.writer.written_since(start) == b"\"\"";
        self.writer.note_name(self.start);
    }

    /// Writes `id`, if there is one.
    pub fn optional_id<I: ResourceId>(&mut self, id: Option<&I>) {
        if let Some(id) = id {
            self.id(id);
        }
    }

    /// Writes `lid`, if there is one.
    pub fn lid(&mut self, lid: Option<&str>) {
        if let Some(lid) = lid {
            self.writer.give_local_id(self.schema.type_name, lid);
            self.writer.raw(",\"lid\":");
            self.writer.string(lid);
        }
    }

    /// Writes the attributes that the operation knows, in the order of the schema.
    pub fn attributes(&mut self, values: &dyn WriteMembers) {
        let (schema, operation) = (self.schema, self.operation);
        for (index, member) in schema.attributes.iter().enumerate() {
            if !member.presence.knows(operation) {
                continue;
            }
            self.member = Named { name: member.name, key: member.key };
            let value = values.attribute(index);
            if value.is_absent() {
                values.attribute_otherwise(index, self);
            } else if self.attribute_key() {
                value.write(self.writer);
            }
        }
    }

    /// Writes the relationship objects of which anything is known, in the order of the schema.
    pub fn relationships(&mut self, values: &dyn WriteMembers) {
        let (schema, operation) = (self.schema, self.operation);
        for (index, member) in schema.relationships.iter().enumerate() {
            if !member.presence.knows(operation) {
                continue;
            }
            self.member = Named { name: member.name, key: member.key };
            let value = values.relationship(index);
            if !value.is_absent() && self.relationship_key() {
                value.write(member.targets, self.writer);
            }
        }
    }

    /// Writes relationship objects that hold linkage only, in the order of the schema.
    pub fn linkage(&mut self, values: &dyn WriteMembers) {
        let (schema, operation) = (self.schema, self.operation);
        for (index, member) in schema.relationships.iter().enumerate() {
            if !member.presence.knows(operation) {
                continue;
            }
            self.member = Named { name: member.name, key: member.key };
            let value = values.linkage(index);
            if !value.is_absent() && self.relationship_key() {
                self.writer.raw("{\"data\":");
                value.write_among(member.targets, self.writer);
                self.writer.raw("}");
            }
        }
    }

    /// Writes an attribute, if there is a value.
    #[inline(never)]
    pub fn optional<A: Attribute>(&mut self, value: &Option<A>) {
        if let Some(value) = value
            && !value.is_absent()
            && self.attribute_key()
        {
            value.write(self.writer);
        }
    }

    /// Writes an attribute through serde.
    #[inline(never)]
    pub fn serialized<T: Serialize>(&mut self, value: &T) {
        if self.attribute_key() {
            self.writer.serde(value);
        }
    }

    /// Writes an attribute through serde, if there is a value.
    #[inline(never)]
    pub fn optional_serialized<T: Serialize>(&mut self, value: &Option<T>) {
        if let Some(value) = value {
            self.serialized(value);
        }
    }

    /// Writes a nullable attribute of a payload through serde.
    #[inline(never)]
    pub fn patch_serialized<T: Serialize>(&mut self, value: &Patch<T>) {
        if !value.is_absent() {
            self.serialized(&value.value());
        }
    }

    /// Writes `links`, unless there are none.
    pub fn links<L: LinksMember>(&mut self, links: &L) {
        self.object(",\"links\":", links);
    }

    /// Writes `meta`, unless there is none.
    pub fn meta<M: Attribute>(&mut self, meta: &M) {
        let Some(start) = self.object(",\"meta\":", meta) else { return };
        // The names of a described object were looked at when it was described.
        if !matches!(M::KIND, Kind::Object(_))
            && let Err(error) = check_meta_names(self.writer.written_since(start))
        {
            self.writer.fail_after(error);
        }
    }

    /// Writes an object of the resource's own, and says where; `None` if there is none.
    fn object<A: Attribute>(&mut self, key: &str, value: &A) -> Option<usize> {
        if value.is_absent() || value.is_null() {
            return None;
        }
        self.leave();
        self.writer.raw(key);
        let start = self.writer.len();
        value.write(self.writer);
        Some(start)
    }

    /// Writes what stands before the value of an attribute; `false` if it is not written.
    fn attribute_key(&mut self) -> bool {
        self.key(Inside::Attributes, ",\"attributes\":{")
    }

    /// Writes what stands before a relationship object; `false` if it is not written.
    fn relationship_key(&mut self) -> bool {
        self.key(Inside::Relationships, ",\"relationships\":{")
    }

    fn key(&mut self, inside: Inside, opening: &str) -> bool {
        let Named { name, key } = self.member;
        if !self.writer.writes_field(self.schema.type_name, name) {
            return false;
        }
        if self.inside == inside {
            self.writer.raw(",");
        } else {
            self.leave();
            self.inside = inside;
            self.writer.raw(opening);
        }
        self.writer.raw(key);
        true
    }

    /// Closes `attributes` or `relationships`, if one is open.
    fn leave(&mut self) {
        if self.inside != Inside::Resource {
            self.writer.raw("}");
            self.inside = Inside::Resource;
        }
    }
}

/// A type that the field marked `#[resource(links)]` can have.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no type for the links of a resource",
    label = "no links",
    note = "use `Links` or `Option<Links>`"
)]
pub trait LinksMember: Attribute {}

impl LinksMember for Links {}
impl LinksMember for Option<Links> {}

/// The value of an attribute, whatever its type.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an attribute type",
    label = "not an attribute type",
    note = "use `#[derive(Attribute)]` on it, or mark the field `#[attribute(serde)]` if it implements serde's traits"
)]
pub trait WriteAttribute {
    /// Whether the attribute is not written.
    fn is_absent(&self) -> bool {
        false
    }

    /// Writes the value.
    fn write(&self, writer: &mut JsonWriter);
}

impl<A: Attribute> WriteAttribute for A {
    fn is_absent(&self) -> bool {
        Attribute::is_absent(self)
    }

    fn write(&self, writer: &mut JsonWriter) {
        Attribute::write(self, writer);
    }
}

/// An attribute that is absent where there is no value.
#[derive(Debug)]
pub struct Optional<'a, A>(pub &'a Option<A>);

impl<A: Attribute> WriteAttribute for Optional<'_, A> {
    fn is_absent(&self) -> bool {
        self.0.as_ref().is_none_or(Attribute::is_absent)
    }

    fn write(&self, writer: &mut JsonWriter) {
        if let Some(value) = self.0 {
            Attribute::write(value, writer);
        }
    }
}

/// An attribute that is written through serde.
#[derive(Debug)]
pub struct Serialized<'a, T>(pub &'a T);

impl<T: Serialize> WriteAttribute for Serialized<'_, T> {
    fn write(&self, writer: &mut JsonWriter) {
        writer.serde(self.0);
    }
}

/// An attribute that is written through serde, and absent where there is no value.
#[derive(Debug)]
pub struct OptionalSerialized<'a, T>(pub &'a Option<T>);

impl<T: Serialize> WriteAttribute for OptionalSerialized<'_, T> {
    fn is_absent(&self) -> bool {
        self.0.is_none()
    }

    fn write(&self, writer: &mut JsonWriter) {
        writer.serde(self.0);
    }
}

/// A nullable attribute of a payload that is written through serde.
#[derive(Debug)]
pub struct PatchSerialized<'a, T>(pub &'a Patch<T>);

impl<T: Serialize> WriteAttribute for PatchSerialized<'_, T> {
    fn is_absent(&self) -> bool {
        self.0.is_absent()
    }

    fn write(&self, writer: &mut JsonWriter) {
        writer.serde(&self.0.value());
    }
}

/// The value of a relationship, whatever its target.
pub trait WriteRelationship {
    /// Whether nothing is known of the relationship; then it is not written.
    fn is_absent(&self) -> bool;

    /// Writes the relationship object, which may name these types.
    fn write(&self, types: &[&'static str], writer: &mut JsonWriter);
}

impl<R: Relationship> WriteRelationship for R {
    fn is_absent(&self) -> bool {
        Relationship::is_absent(self)
    }

    fn write(&self, types: &[&'static str], writer: &mut JsonWriter) {
        Relationship::write(self, types, writer);
    }
}

/// A member that is not written, or in another way.
#[derive(Debug)]
pub struct Nothing;

impl WriteAttribute for Nothing {
    fn is_absent(&self) -> bool {
        true
    }

    fn write(&self, _writer: &mut JsonWriter) {}
}

impl WriteRelationship for Nothing {
    fn is_absent(&self) -> bool {
        true
    }

    fn write(&self, _types: &[&'static str], _writer: &mut JsonWriter) {}
}

impl PayloadLinkage for Nothing {
    fn is_absent(&self) -> bool {
        true
    }

    fn write_among(&self, _types: &[&'static str], _writer: &mut JsonWriter) {}
}
