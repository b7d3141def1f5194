//! What generated code names. Not part of the public interface: anything here may change.

#[path = "private/found.rs"]
mod found;
#[path = "private/hal.rs"]
mod hal;
#[path = "private/members.rs"]
mod members;
#[path = "private/own.rs"]
mod own;

use crate::rules::is_same;

pub use core::option::Option::{None, Some};

pub use self::found::{
    Inside, MayBeNull, attribute_or_absent, fill, fill_many, fill_one, fill_option, fill_patch,
    fill_value, found, is_linked, linkage, value,
};
pub use self::hal::link_relation;
pub use self::members::{
    NULLABLE, PLAIN, Spelling, attribute, has_nothing_inside, member, ruled_attribute,
    ruled_member, serde_attribute, serde_member,
};
pub use self::own::{Otherwise, Own};

pub use serde;

pub use crate::attribute::Patch::{Absent, Null};
pub use crate::attribute::{
    Attribute, Container, MayMerge, Mergeable, NoPatch, Nullable, Patch, ReadAttribute,
};
pub use crate::builder::{
    IntoAttribute, IntoLinkage, Set, Take, Unset, change_option, change_patch, changed,
    link_option, link_patch, set_option, set_patch,
};
pub use crate::document::Includes;
pub use crate::hal::{
    HalLinks, HalResource, LinkRelation, other_link, read_hal_payload, write_hal, write_hal_payload,
};
pub use crate::held::{held, written};
pub use crate::identifier::{Identifier, MemberOf, Target};
pub use crate::json::JsonWriter;
pub use crate::object::{Meta, Object};
pub use crate::path::Path;
pub use crate::payload::Payload;
#[cfg(feature = "query")]
pub use crate::query::{
    AttributeField, Comparable, IdField, QueryBuilder, Queryable, RelationshipField, Structured,
};
pub use crate::reader::{HalFields, ObjectFields, Options, Reader, Stop};
pub use crate::refusal::{Refusal, refusals};
pub use crate::relationship::{PayloadLinkage, ReadRelationship, Relationship, ToMany, ToOne};
pub use crate::resource::{
    Fields, FromPartial, ReadResource, Resource, ResourceId, WriteMembers, WriteResource,
};
#[cfg(feature = "pattern")]
pub use crate::rules::CompiledPattern;
pub use crate::rules::{fits, fits_members, kind_inside};
// Short names: each token of generated code costs its author build time.
pub use crate::schema::Presence::{
    Forbidden as IsForbidden, Optional as IsOptional, Required as IsRequired,
};
pub use crate::schema::{
    Constant, Format, Kind, MemberSchema, ObjectMembers, Operation, Pattern, Presence, Presences,
    RelatedSchemas, RelationshipSchema, Representation, Rule, Schema,
};
pub use crate::serde_support::{deserialize_payload, serialize_payload};
pub use crate::violation::Violations;
pub use crate::writer::{
    Members, Nothing, ObjectWriter, Optional, OptionalSerialized, PatchSerialized, Serialized,
    WriteAttribute, WriteRelationship,
};

/// The description of a resource type.
pub const fn schema(
    type_name: &'static str,
    path: &'static str,
    documentation: &'static str,
    client_id: Presence,
    lid: bool,
    attributes: &'static [MemberSchema],
    relationships: &'static [RelationshipSchema],
) -> Schema {
    let representation = Representation::JsonApi;
    Schema {
        representation,
        type_name,
        path,
        documentation,
        client_id,
        id_rules: &[],
        lid,
        attributes,
        relationships,
        embedded: None,
    }
}

/// Holds the type of the field marked `#[resource(meta)]` against what `meta` is.
///
/// # Panics
///
/// At compile time, where the type is no object.
#[track_caller]
pub const fn meta<M: Attribute>() {
    assert!(
        matches!(M::KIND, Kind::Object(_) | Kind::Map(_) | Kind::FreeObject | Kind::Any),
        "`meta` is an object: use a struct with `#[derive(Attribute)]`, a map or `Meta`"
    );
}

/// The schema of a relationship.
///
/// # Panics
///
/// At compile time, where the field's type contradicts what was written at the field.
#[track_caller]
pub const fn relationship<F: Relationship>(
    name: &'static str,
    key: &'static str,
    presence: Presences,
    to_many: bool,
    nullable: bool,
    documentation: &'static str,
) -> RelationshipSchema {
    assert!(
        F::TO_MANY || !to_many,
        "this relationship is to-one behind another name: add `to_one` to `#[relationship(…)]`"
    );
    assert!(
        !F::TO_MANY || to_many,
        "this relationship is to-many behind another name: add `to_many` to `#[relationship(…)]`"
    );
    assert!(
        F::NULLABLE == nullable || to_many,
        "this relationship's type is an `Option` behind another name: write the `Option` at the field"
    );
    let mut targets = <F::Target as Target>::TYPES;
    while let [first, rest @ ..] = targets {
        assert!(
            !first.is_empty(),
            "this relationship leads to a HAL resource, which has no type: \
             describe it as a JSON:API resource, or this one as a HAL resource with a link"
        );
        targets = rest;
    }
    RelationshipSchema {
        name,
        key,
        presence,
        nullable: F::NULLABLE,
        to_many,
        targets: <F::Target as Target>::TYPES,
        related: RelatedSchemas(<F::Target as Target>::schemas, <F::Target as Target>::OPEN),
        documentation,
        deprecated: false,
        alias_of: None,
    }
}

/// Holds the types of a set of resources against each other.
///
/// # Panics
///
/// At compile time, where two variants have one resource type.
#[track_caller]
pub const fn distinct(types: &[&str]) {
    let mut rest = types;
    while let [first, others @ ..] = rest {
        rest = others;
        let mut next = others;
        while let [second, more @ ..] = next {
            assert!(
                !is_same(first.as_bytes(), second.as_bytes()),
                "two variants of this set have one resource type: \
                 a set has each type once, because documents tell its resources apart by their type"
            );
            next = more;
        }
    }
}

impl Schema {
    /// The same description with rules on the id.
    #[doc(hidden)]
    #[must_use]
    pub const fn id_ruled(mut self, rules: &'static [Rule]) -> Self {
        self.id_rules = rules;
        self
    }
}

impl RelationshipSchema {
    /// The same relationship, deprecated.
    #[doc(hidden)]
    #[must_use]
    pub const fn deprecated(mut self) -> Self {
        self.deprecated = true;
        self
    }
}

/// `Debug` of a payload: its name and its JSON text.
///
/// # Errors
///
/// Whatever the formatter reports.
pub fn debug_payload<P: Payload>(
    name: &str,
    payload: &P,
    f: &mut core::fmt::Formatter<'_>,
) -> core::fmt::Result {
    let text = if f.alternate() {
        Payload::to_string_pretty(payload)
    } else {
        Payload::to_string(payload)
    };
    match text {
        Ok(text) => write!(f, "{name} {text}"),
        Err(error) => write!(f, "{name} <{error}>"),
    }
}

/// Reads the members of a resource object into the struct that has each as an `Option`: none is
/// missed, as in a response to a request with sparse fieldsets.
///
/// # Errors
///
/// [`Stop`] when the text cannot be read any further.
pub fn read_partial<'de, P: Fields<'de>>(
    reader: &mut Reader<'de>,
    schema: &'static Schema,
    at: &Path<'_>,
) -> Result<Option<P>, Stop> {
    let mut fields = P::vacant();
    let valid =
        reader.sparse(|reader| reader.resource_object(schema, Operation::Read, &mut fields, at))?;
    Ok(valid.then_some(fields))
}
