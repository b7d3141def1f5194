//! What the descriptions of HAL resources are made of.

use super::members::read_presence;
use crate::attribute::Attribute;
use crate::hal::LinkRelation;
use crate::schema::{
    Kind, MemberSchema, Presence, Presences, RelatedSchemas, RelationshipSchema, Representation,
    Schema,
};

/// The schema of a link relation of a HAL resource.
///
/// # Panics
///
/// At compile time, where the field's presence contradicts its type.
#[track_caller]
pub const fn link_relation<F: LinkRelation>(
    name: &'static str,
    key: &'static str,
    create: Presence,
    update: Presence,
    read: Option<Presence>,
    documentation: &'static str,
) -> RelationshipSchema {
    let read = read_presence(read, F::MAY_BE_ABSENT);
    RelationshipSchema {
        name,
        key,
        presence: Presences { create, update, read },
        nullable: F::NULLABLE,
        to_many: F::MANY,
        targets: &[],
        related: RelatedSchemas(|| &[], false),
        documentation,
        deprecated: false,
        alias_of: None,
    }
}

impl Schema {
    /// The same resource in HAL.
    #[doc(hidden)]
    #[must_use]
    pub const fn hal(mut self) -> Self {
        self.representation = Representation::Hal;
        self
    }

    /// The same resource with the type of the field marked `#[resource(embedded)]`.
    #[doc(hidden)]
    #[must_use]
    pub const fn embedding<F: Attribute>(mut self, documentation: &'static str) -> Self {
        self.embedded = Some(MemberSchema {
            name: "_embedded",
            key: "\"_embedded\":",
            presence: Presences {
                create: Presence::Forbidden,
                update: Presence::Forbidden,
                read: read_presence(None, F::MAY_BE_ABSENT),
            },
            nullable: F::NULLABLE,
            kind: F::KIND,
            constant: None,
            rules: &[],
            documentation,
            deprecated: false,
        });
        self
    }
}

impl MemberSchema {
    /// Holds the member's type against the word `patch`, where it can be updated by a merge patch.
    ///
    /// # Panics
    ///
    /// At compile time, where they do not fit.
    #[doc(hidden)]
    #[must_use]
    #[track_caller]
    pub const fn merged(self, patch: bool) -> Self {
        let is_object = matches!(self.kind, Kind::Object(_));
        let is_updated = !matches!(self.presence.update, Presence::Forbidden);
        assert!(
            patch || !is_object || !is_updated,
            "an update merges this object member by member: \
             add `patch` to `#[attribute(…)]` here and on the object's type"
        );
        assert!(
            !is_updated || !has_objects(self.kind),
            "an update merges each object in this map member by member, which its type cannot say: \
             make the values `Metadata`, or the attribute `read_only`"
        );
        self
    }
}

impl RelationshipSchema {
    /// The same link relation under another name, by which it is read and not written.
    #[doc(hidden)]
    #[must_use]
    pub const fn alias(mut self, name: &'static str, key: &'static str) -> Self {
        self.alias_of = Some(self.name);
        (self.name, self.key) = (name, key);
        if !matches!(self.presence.read, Presence::Forbidden) {
            self.presence.read = Presence::Optional;
        }
        self
    }
}

/// Whether the kind is a map of objects whose members are known, or of such maps. What stands in an
/// array is replaced whole.
const fn has_objects(kind: Kind) -> bool {
    let mut inside = kind;
    while let Kind::Map(inner) | Kind::Nullable(inner) = inside {
        inside = *inner;
    }
    matches!((kind, inside), (Kind::Map(_), Kind::Object(_)))
}
