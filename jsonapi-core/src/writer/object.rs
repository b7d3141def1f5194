//! Nested objects, member by member.

use serde::Serialize;

use super::WriteAttribute;
use crate::attribute::Attribute;
use crate::json::JsonWriter;
use crate::schema::MemberSchema;

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

    /// Writes the members of a patch, in the order of the schema.
    pub fn members(&mut self, values: &[&dyn WriteAttribute]) {
        for (index, value) in values.iter().enumerate() {
            if !value.is_absent() {
                self.key(index);
                value.write(self.writer);
            }
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
