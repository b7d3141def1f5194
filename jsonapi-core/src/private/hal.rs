//! What the descriptions of HAL resources are made of.

use super::members::read_presence;
use crate::attribute::{Attribute, MayMerge};
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
    /// Holds the member's type against what a merge patch does to it, where the word `patch` is not
    /// there.
    ///
    /// # Panics
    ///
    /// At compile time, where the word is missing.
    #[doc(hidden)]
    #[must_use]
    #[track_caller]
    pub const fn merged(self) -> Self {
        assert!(
            !matches!(self.kind, Kind::Object(_)) || !self.is_updated(),
            "an update merges this object member by member: \
             add `patch` to `#[attribute(…)]` here and on the object's type"
        );
        self.without_objects()
    }

    /// Holds the type of a member with the word `patch` against it.
    ///
    /// # Panics
    ///
    /// At compile time, where the object has no patch.
    #[doc(hidden)]
    #[must_use]
    #[track_caller]
    pub const fn patched<T: MayMerge>(self) -> Self {
        assert!(
            T::MERGES,
            "this object has no patch: add `#[attribute(patch)]` to the object's type"
        );
        self.without_objects()
    }

    #[track_caller]
    const fn without_objects(self) -> Self {
        assert!(
            !self.is_updated() || !has_objects(self.kind),
            "an update merges each object in this map member by member, which its type cannot say: \
             make the values `Metadata`, or the attribute `read_only`"
        );
        self
    }

    const fn is_updated(&self) -> bool {
        !matches!(self.presence.update, Presence::Forbidden)
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
