//! Resources against the schema of their type, without the Rust type.

use std::borrow::Cow;

use super::Checker;
use super::resource::Identity;
use crate::attribute::{CHARACTER, ReadAttribute, True};
use crate::object::Object;
use crate::path::Path;
use crate::reader::{ObjectFields, Reader, Stop};
use crate::resource::Fields;
use crate::schema::{Kind, MemberSchema, Operation, Schema};
use crate::violation::{Fault, shortened};

impl<'de> Checker<'_, 'de> {
    /// Holds a resource object that is well formed against the schema of its type, if there is one.
    pub(super) fn hold_against_schema(
        &self,
        reader: &mut Reader<'de>,
        at: &Path<'_>,
        identity: &Identity<'de>,
        operation: Operation,
    ) -> Result<(), Stop> {
        let schema = self
            .check
            .schemas
            .iter()
            .find(|schema| identity.type_name.as_deref() == Some(schema.type_name));
        let Some(schema) = schema else { return Ok(()) };
        reader.again_at(identity.start, |reader| {
            reader.resource_object(schema, operation, &mut Values { schema }, at).map(|_| ())
        })
    }
}

/// The values of a resource, which are checked and not kept.
struct Values {
    schema: &'static Schema,
}

impl<'de> Fields<'de> for Values {
    fn vacant() -> Self {
        const NONE: &Schema = &Schema {
            representation: crate::schema::Representation::JsonApi,
            type_name: "",
            path: "",
            documentation: "",
            client_id: crate::schema::Presence::Forbidden,
            id_rules: &[],
            lid: false,
            attributes: &[],
            relationships: &[],
            embedded: None,
        };
        Self { schema: NONE }
    }

    fn id(&mut self, _text: Cow<'de, str>) -> bool {
        true
    }

    fn attribute(
        &mut self,
        index: usize,
        reader: &mut Reader<'de>,
        at: &Path<'_>,
    ) -> Result<(), Stop> {
        match self.schema.attributes.get(index) {
            Some(member) => member_value(reader, at, member.kind),
            None => reader.skip(at),
        }
    }

    fn relationship(
        &mut self,
        index: usize,
        reader: &mut Reader<'de>,
        at: &Path<'_>,
    ) -> Result<(), Stop> {
        let Some(schema) = self.schema.relationships.get(index) else { return reader.skip(at) };
        let targets = schema.targets;
        reader.relationship_object(at, &mut None, &mut None, &mut |reader, at| {
            if schema.to_many {
                return reader.linkage_items(at, &mut |reader, at| {
                    reader.identifier_object(targets, at).map(|_| ())
                });
            }
            if !reader.linkage_is_null(at)? {
                reader.identifier_object(targets, at)?;
            }
            Ok(())
        })?;
        Ok(())
    }
}

/// The members of a nested object, which are checked and not kept.
struct Members {
    members: &'static [MemberSchema],
    /// Those that the type keeps without describing them, if it does.
    others: Option<Object>,
}

impl<'de> ObjectFields<'de> for Members {
    fn member(
        &mut self,
        index: usize,
        reader: &mut Reader<'de>,
        at: &Path<'_>,
    ) -> Result<(), Stop> {
        match self.members.get(index) {
            Some(member) => member_value(reader, at, member.kind),
            None => reader.skip(at),
        }
    }

    fn rest(&mut self) -> Option<&mut Object> {
        let others = self.others.as_mut()?;
        *others = Object::new();
        Some(others)
    }
}

/// Checks the value of a member, of which it was decided before whether it may be `null`.
fn member_value(reader: &mut Reader<'_>, at: &Path<'_>, kind: Kind) -> Result<(), Stop> {
    if reader.try_null()? { Ok(()) } else { value(reader, at, kind) }
}

/// Checks a value of a kind.
fn value(reader: &mut Reader<'_>, at: &Path<'_>, kind: Kind) -> Result<(), Stop> {
    match kind {
        Kind::String => reader.string(at).map(|_| ()),
        Kind::Integer { min, max } => integer(reader, at, min, max),
        Kind::Number { bits: 32 } => f32::read(reader, at).map(|_| ()),
        Kind::Number { .. } => f64::read(reader, at).map(|_| ()),
        Kind::Boolean => reader.boolean(at).map(|_| ()),
        Kind::OnlyTrue => True::read(reader, at).map(|_| ()),
        Kind::OneOf(allowed) => reader.one_of(allowed, at).map(|_| ()),
        #[cfg(feature = "jiff")]
        Kind::Format("date-time") => jiff::Timestamp::read(reader, at).map(|_| ()),
        #[cfg(feature = "jiff")]
        Kind::Format("date") => jiff::civil::Date::read(reader, at).map(|_| ()),
        #[cfg(feature = "uuid")]
        Kind::Format("uuid") => uuid::Uuid::read(reader, at).map(|_| ()),
        Kind::Format(CHARACTER) => char::read(reader, at).map(|_| ()),
        Kind::Format(_) => reader.string(at).map(|_| ()),
        Kind::Array(item) => {
            reader.items(at, "an array", &mut |reader, at| value(reader, at, *item))
        }
        Kind::Map(item) => {
            reader.each_entry(at, &mut |reader, _, at| value(reader, at, *item)).map(|_| ())
        }
        Kind::Object(members) => {
            let others = members.keeps_others().then(Object::new);
            let mut fields = Members { members: members.get(), others };
            reader.object(members.get(), &mut fields, at).map(|_| ())
        }
        Kind::FreeObject => reader.raw_object(at).map(|_| ()),
        Kind::Nullable(kind) => member_value(reader, at, *kind),
        Kind::Any => reader.skip(at),
    }
}

fn integer(reader: &mut Reader<'_>, at: &Path<'_>, min: i128, max: u128) -> Result<(), Stop> {
    let offset = reader.offset();
    let Some(text) = reader.integer(at)? else { return Ok(()) };
    let fits = match text.strip_prefix('-') {
        Some(_) => text.parse().is_ok_and(|value: i128| value >= min),
        None => text.parse().is_ok_and(|value: u128| value <= max),
    };
    if !fits {
        let expected = format!("an integer from {min} to {max}");
        reader.report(at, offset, Fault::OutOfRange { expected, found: shortened(text) });
    }
    Ok(())
}
