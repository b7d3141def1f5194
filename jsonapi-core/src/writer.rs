//! Resource objects and nested objects, member by member.
//!
//! Generated code calls these with the index of each member in the schema; what is written around
//! the values, and whether anything is, is decided here.

use serde::Serialize;

use crate::attribute::{Attribute, Patch};
use crate::json::JsonWriter;
use crate::relationship::{PayloadLinkage, Relationship};
use crate::resource::{ResourceId, WriteMembers};
use crate::schema::{MemberSchema, Schema};

/// Writes the members of one resource object.
#[derive(Debug)]
pub struct Members<'w> {
    writer: &'w mut JsonWriter,
    schema: &'static Schema,
    inside: Inside,
}

/// Which object the next member would go into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Inside {
    Resource,
    Attributes,
    Relationships,
}

impl<'w> Members<'w> {
    /// Writes a resource object.
    pub(crate) fn write(
        writer: &'w mut JsonWriter,
        schema: &'static Schema,
        value: &dyn WriteMembers,
    ) {
        writer.raw("{\"type\":");
        writer.string(schema.type_name);
        let mut members = Self { writer, schema, inside: Inside::Resource };
        value.write_members(&mut members);
        members.leave();
        members.writer.raw("}");
    }

    /// Writes `id`.
    pub fn id<I: ResourceId>(&mut self, id: &I) {
        self.writer.raw(",\"id\":");
        id.write(self.writer);
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
            self.writer.raw(",\"lid\":");
            self.writer.string(lid);
        }
    }

    /// Writes an attribute, unless its value stands for an absent one.
    pub fn attribute<A: Attribute>(&mut self, index: usize, value: &A) {
        if !value.is_absent() && self.attribute_key(index) {
            value.write(self.writer);
        }
    }

    /// Writes an attribute, if there is a value.
    pub fn optional_attribute<A: Attribute>(&mut self, index: usize, value: &Option<A>) {
        if let Some(value) = value {
            self.attribute(index, value);
        }
    }

    /// Writes an attribute through serde.
    pub fn serde<T: Serialize>(&mut self, index: usize, value: &T) {
        if self.attribute_key(index) {
            self.writer.serde(value);
        }
    }

    /// Writes an attribute through serde, if there is a value.
    pub fn optional_serde<T: Serialize>(&mut self, index: usize, value: &Option<T>) {
        if let Some(value) = value {
            self.serde(index, value);
        }
    }

    /// Writes an attribute through serde, unless it is absent.
    pub fn patch_serde<T: Serialize>(&mut self, index: usize, value: &Patch<T>) {
        match value {
            Patch::Absent => {}
            Patch::Null => {
                if self.attribute_key(index) {
                    self.writer.null();
                }
            }
            Patch::Value(value) => self.serde(index, value),
        }
    }

    /// Writes a relationship object, unless nothing is known of the relationship.
    pub fn relationship<R: Relationship>(&mut self, index: usize, value: &R) {
        if !value.is_absent() && self.relationship_key(index) {
            value.write(self.writer);
        }
    }

    /// Writes a relationship object that holds linkage only, unless there is none.
    pub fn linkage<L: PayloadLinkage>(&mut self, index: usize, value: &L) {
        if !value.is_absent() && self.relationship_key(index) {
            self.writer.raw("{\"data\":");
            value.write(self.writer);
            self.writer.raw("}");
        }
    }

    /// Writes `links`, unless there are none.
    pub fn links<L: Attribute>(&mut self, links: &L) {
        self.object(",\"links\":", links);
    }

    /// Writes `meta`, unless there is none.
    pub fn meta<M: Attribute>(&mut self, meta: &M) {
        self.object(",\"meta\":", meta);
    }

    fn object<A: Attribute>(&mut self, key: &str, value: &A) {
        if !value.is_absent() && !value.is_null() {
            self.leave();
            self.writer.raw(key);
            value.write(self.writer);
        }
    }

    /// Writes what stands before the value of an attribute; `false` if it is not written.
    fn attribute_key(&mut self, index: usize) -> bool {
        let Some(member) = self.schema.attributes.get(index) else { return false };
        self.key(Inside::Attributes, ",\"attributes\":{", member.name, member.key)
    }

    /// Writes what stands before a relationship object; `false` if it is not written.
    fn relationship_key(&mut self, index: usize) -> bool {
        let Some(member) = self.schema.relationships.get(index) else { return false };
        self.key(Inside::Relationships, ",\"relationships\":{", member.name, member.key)
    }

    fn key(&mut self, inside: Inside, opening: &str, name: &str, key: &str) -> bool {
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

/// Writes the members of a nested object.
#[derive(Debug)]
pub struct ObjectWriter<'w> {
    writer: &'w mut JsonWriter,
    members: &'static [MemberSchema],
    is_empty: bool,
    /// Which of the first 64 members were written.
    written: u64,
}

impl<'w> ObjectWriter<'w> {
    /// Begins an object.
    pub fn open(writer: &'w mut JsonWriter, members: &'static [MemberSchema]) -> Self {
        writer.raw("{");
        Self { writer, members, is_empty: true, written: 0 }
    }

    /// Writes a member, unless its value stands for an absent one.
    pub fn member<A: Attribute>(&mut self, index: usize, value: &A) {
        if !value.is_absent() {
            self.key(index);
            value.write(self.writer);
        }
    }

    /// Writes a member, if there is a value.
    pub fn optional_member<A: Attribute>(&mut self, index: usize, value: &Option<A>) {
        if let Some(value) = value {
            self.member(index, value);
        }
    }

    /// Writes a member through serde.
    pub fn serde_member<T: Serialize>(&mut self, index: usize, value: &T) {
        self.key(index);
        self.writer.serde(value);
    }

    /// Writes a member through serde, if there is a value.
    pub fn optional_serde_member<T: Serialize>(&mut self, index: usize, value: &Option<T>) {
        if let Some(value) = value {
            self.serde_member(index, value);
        }
    }

    /// Writes the members that the schema does not name.
    pub fn rest(&mut self, rest: &crate::object::Object) {
        for (name, value) in rest.members() {
            // The struct's own member counts, and no name may come twice.
            let own = self.members.iter().position(|member| member.name == name);
            if !own.is_some_and(|index| index >= 64 || self.written & (1 << index) != 0) {
                self.comma();
                self.writer.string(&name);
                self.writer.raw(":");
                self.writer.raw(value.as_str());
            }
        }
    }

    /// Ends the object.
    pub fn close(self) {
        self.writer.raw("}");
    }

    fn key(&mut self, index: usize) {
        if index < 64 {
            self.written |= 1 << index;
        }
        self.comma();
        self.writer.raw(self.members.get(index).map_or("", |member| member.key));
    }

    fn comma(&mut self) {
        if !self.is_empty {
            self.writer.raw(",");
        }
        self.is_empty = false;
    }
}
