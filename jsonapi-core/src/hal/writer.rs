//! HAL resources, member by member.

use super::HalLinks;
use crate::attribute::Attribute;
use crate::json::{JsonWriter, WriteError};
use crate::object::Object;
use crate::payload::Payload;
use crate::resource::{Resource, ResourceId};
use crate::schema::{Operation, Schema};
use crate::writer::{Inside, Members, Named, WriteAttribute};

/// The members of the format itself.
const OWN: [&str; 3] = ["id", "_links", "_embedded"];

/// Writes a HAL resource, or a payload of one; `write` writes the members.
pub fn write_hal(
    writer: &mut JsonWriter,
    schema: &'static Schema,
    operation: Operation,
    write: &dyn Fn(&mut Members<'_>),
) {
    writer.raw("{");
    let start = writer.len();
    let (inside, member) = (Inside::Resource, Named::default());
    let has_empty_id = false;
    write(&mut Members { writer, schema, operation, start, inside, member, has_empty_id });
    writer.raw("}");
}

/// Writes the body of a request.
pub fn write_hal_payload<P: Payload>(payload: &P) -> JsonWriter {
    let mut writer = JsonWriter::new();
    write_hal(&mut writer, P::Resource::SCHEMA, P::OPERATION, &|members| {
        payload.write_members(members);
    });
    if payload.id_text().is_some_and(|id| id.is_empty()) {
        writer.fail_after(WriteError::EmptyId(String::new()));
    }
    writer
}

// What follows is called by generated code with the values of those members that the operation
// knows, in the order of the schema.
impl Members<'_> {
    /// Writes `id` of a HAL resource.
    pub fn hal_id<I: ResourceId>(&mut self, id: &I) {
        self.begin("\"id\":");
        id.write(self.writer);
    }

    /// Writes `id` of a HAL resource, if there is one.
    pub fn optional_hal_id<I: ResourceId>(&mut self, id: Option<&I>) {
        if let Some(id) = id {
            self.hal_id(id);
        }
    }

    /// Writes the attributes of a HAL resource.
    pub fn root(&mut self, values: &[&dyn WriteAttribute]) {
        let (schema, operation) = (self.schema, self.operation);
        let known = schema.attributes.iter().filter(|it| it.presence.knows(operation));
        for (member, value) in known.zip(values) {
            if !value.is_absent() {
                self.begin(member.key);
                value.write(self.writer);
            }
        }
    }

    /// Writes `_links`, unless there are none.
    pub fn hal_links(&mut self, values: &[&dyn WriteAttribute], others: Option<&HalLinks>) {
        let (schema, operation) = (self.schema, self.operation);
        // Other names of a relation come behind all relations, and have no value of their own.
        let known = schema.relationships.iter().filter(|it| it.presence.knows(operation));
        let mut is_open = false;
        for (relation, value) in known.zip(values) {
            if !value.is_absent() {
                self.link(&mut is_open);
                self.writer.raw(relation.key);
                value.write(self.writer);
            }
        }
        let others = others.into_iter().flat_map(HalLinks::iter);
        for (relation, links) in others.filter(|(name, _)| schema.relationship(name).is_none()) {
            self.link(&mut is_open);
            self.writer.string(relation);
            self.writer.raw(":");
            Attribute::write(links, self.writer);
        }
        if is_open {
            self.writer.raw("}");
        }
    }

    /// Writes `_embedded`, unless there is nothing.
    pub fn embedded<A: Attribute>(&mut self, value: &A) {
        if !value.is_absent() && !value.is_null() {
            self.begin("\"_embedded\":");
            value.write(self.writer);
        }
    }

    /// Writes the members that the schema does not name.
    pub fn rest(&mut self, rest: &Object) {
        for (name, value) in rest.members() {
            // A field of the struct counts, and no name may come twice.
            if self.schema.attribute(&name).is_none() && !OWN.contains(&&*name) {
                self.begin("");
                self.writer.string(&name);
                self.writer.raw(":");
                self.writer.raw(value.as_str());
            }
        }
    }

    /// Writes what stands before the value of a member.
    fn begin(&mut self, key: &str) {
        if self.writer.len() > self.start {
            self.writer.raw(",");
        }
        self.writer.raw(key);
    }

    /// Writes what stands before a link's relation.
    fn link(&mut self, is_open: &mut bool) {
        if core::mem::replace(is_open, true) {
            self.writer.raw(",");
        } else {
            self.begin("\"_links\":{");
        }
    }
}
