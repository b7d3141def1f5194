//! Which field a filter or a sort is about: relationships to follow, and what is at their end.

use core::fmt;

use crate::schema::{Kind, MemberSchema, Presence, RelationshipSchema, Schema};

/// A field of a resource, or of a resource that relationships lead to from it.
///
/// `customer.email` is the attribute `email` of the resource that the relationship `customer` names.
/// Written with a dot between names, as JSON:API writes relationship paths (1.1, "Inclusion of
/// Related Resources" and "Sorting").
#[derive(Debug, Clone)]
pub struct FieldPath {
    relationships: Vec<&'static RelationshipSchema>,
    field: Field,
}

/// What is at the end of a [`FieldPath`].
#[derive(Debug, Clone, Copy)]
pub enum Field {
    /// The id of the resource. Behind a relationship it is known from the linkage.
    Id,
    /// An attribute.
    Attribute(&'static MemberSchema),
}

impl FieldPath {
    /// The field at the end of these relationships.
    pub fn new(relationships: Vec<&'static RelationshipSchema>, field: Field) -> Self {
        Self { relationships, field }
    }

    /// The relationships from the resource on.
    pub fn relationships(&self) -> &[&'static RelationshipSchema] {
        &self.relationships
    }

    /// What is at the end of the relationships.
    pub const fn field(&self) -> Field {
        self.field
    }

    /// The JSON form of the field's value.
    pub const fn kind(&self) -> Kind {
        match self.field {
            Field::Id => Kind::String,
            Field::Attribute(attribute) => attribute.kind,
        }
    }

    /// Whether a resource can have several values there, because a to-many relationship leads to
    /// them.
    pub fn is_to_many(&self) -> bool {
        self.relationships.iter().any(|relationship| relationship.to_many)
    }

    /// The names of the path: those of the relationships and that of the field.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        let relationships = self.relationships.iter().map(|relationship| relationship.name);
        relationships.chain([self.field.name()])
    }
}

impl Field {
    /// The name in documents.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Attribute(attribute) => attribute.name,
        }
    }
}

/// The names with a dot between them.
impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, name) in self.names().enumerate() {
            if index > 0 {
                f.write_str(".")?;
            }
            f.write_str(name)?;
        }
        Ok(())
    }
}

impl Eq for FieldPath {}

/// Paths of the same names to values of the same form are the same: each member of a set of
/// resources describes what they have in common.
impl PartialEq for FieldPath {
    fn eq(&self, other: &Self) -> bool {
        self.kind() == other.kind() && self.names().eq(other.names())
    }
}

/// The field of this name in any of these resource types. What is never in a response says nothing
/// of a resource: it is no field here.
pub(super) fn field_of(schemas: &[&'static Schema], name: &str) -> Option<Field> {
    if name == "id" {
        return Some(Field::Id);
    }
    schemas
        .iter()
        .find_map(|schema| readable(schema).find(|it| it.name == name))
        .map(Field::Attribute)
}

/// The relationship of this name in any of these resource types.
pub(super) fn relationship_of(
    schemas: &[&'static Schema],
    name: &str,
) -> Option<&'static RelationshipSchema> {
    schemas.iter().find_map(|schema| followed(schema).find(|it| it.name == name))
}

/// The attributes that responses may have.
pub(super) fn readable(
    schema: &'static Schema,
) -> impl Iterator<Item = &'static MemberSchema> + Clone {
    schema.attributes.iter().filter(|member| member.presence.read != Presence::Forbidden)
}

/// The relationships that responses may have.
pub(super) fn followed(
    schema: &'static Schema,
) -> impl Iterator<Item = &'static RelationshipSchema> + Clone {
    schema.relationships.iter().filter(|member| member.presence.read != Presence::Forbidden)
}
