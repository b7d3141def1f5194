//! HAL resources, member by member.

use super::HalLinks;
use crate::attribute::Attribute;
use crate::json::{JsonWriter, WriteError};
use crate::object::Object;
use crate::payload::Payload;
use crate::reader::{EMBEDDED, ID, LINKS};
use crate::resource::{Resource, ResourceId};
use crate::schema::{Operation, Schema};
use crate::writer::{Inside, Members, Named, WriteAttribute};

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
        let mut is_open = self.known_links(values);
        for (relation, links) in others.into_iter().flat_map(HalLinks::iter) {
            self.other_link(&mut is_open, relation, |writer| Attribute::write(links, writer));
        }
        self.end_links(is_open);
    }

    /// Writes `_links`, unless there are none, where links that no field has are with the rest.
    pub fn hal_links_and_rest(&mut self, values: &[&dyn WriteAttribute], rest: &Object) {
        let mut is_open = self.known_links(values);
        let others = rest.get(LINKS).and_then(|links| Object::parse(links.as_str()).ok());
        for (relation, links) in others.as_ref().map(Object::members).unwrap_or_default() {
            self.other_link(&mut is_open, &relation, |writer| writer.raw(links.as_str()));
        }
        self.end_links(is_open);
    }

    /// Writes the links that fields have; whether there were any.
    fn known_links(&mut self, values: &[&dyn WriteAttribute]) -> bool {
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
        is_open
    }

    /// Writes a link that no field has: a field counts, and no relation may come twice.
    fn other_link(
        &mut self,
        is_open: &mut bool,
        relation: &str,
        write: impl FnOnce(&mut JsonWriter),
    ) {
        if self.schema.relationship(relation).is_none() {
            self.link(is_open);
            self.writer.string(relation);
            self.writer.raw(":");
            write(self.writer);
        }
    }

    fn end_links(&mut self, is_open: bool) {
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
            let is_free = match &*name {
                ID | LINKS => false,
                EMBEDDED => self.schema.embedded.is_none() && value.as_str().starts_with('{'),
                name => self.schema.attribute(name).is_none(),
            };
            if is_free {
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
