//! What the descriptions of attributes, and of members of nested objects, are made of.

use crate::attribute::Attribute;
use crate::schema::{Constant, Kind, MemberSchema, Presence, Presences, Rule};

/// What the derive knows of an attribute by its spelling; [`attribute`] holds it against the type.
#[derive(Debug, Clone, Copy)]
pub struct Spelling {
    /// The field's type is spelled as an `Option`, or marked `nullable`.
    pub nullable: bool,
    /// The field is marked `not_null`.
    pub not_null: bool,
    /// The presence in responses, if the author gave one.
    pub read: Option<Presence>,
}

/// An attribute that is spelled with nothing of this.
pub const PLAIN: Spelling = Spelling { nullable: false, not_null: false, read: None };

/// An attribute that may be null, and is spelled with nothing else.
pub const NULLABLE: Spelling = Spelling { nullable: true, ..PLAIN };

/// The schema of an attribute whose type implements [`Attribute`].
///
/// # Panics
///
/// At compile time, where the field's type contradicts what was written at the field.
#[track_caller]
pub const fn attribute<F: Attribute>(
    name: &'static str,
    key: &'static str,
    create: Presence,
    update: Presence,
    spelling: Spelling,
    documentation: &'static str,
) -> MemberSchema {
    assert!(
        !F::RULED,
        "this attribute's type has rules inside, which `build` has to check: \
         add `ruled` to `#[attribute(…)]`"
    );
    described::<F>(name, key, create, update, spelling, documentation)
}

/// The schema of an attribute that is marked `ruled`.
///
/// # Panics
///
/// At compile time, where the field's type contradicts what was written at the field.
#[track_caller]
pub const fn ruled_attribute<F: Attribute>(
    name: &'static str,
    key: &'static str,
    create: Presence,
    update: Presence,
    spelling: Spelling,
    documentation: &'static str,
) -> MemberSchema {
    assert!(F::RULED, "this attribute is marked `ruled`, but there are no rules inside its type");
    described::<F>(name, key, create, update, spelling, documentation)
}

#[track_caller]
const fn described<F: Attribute>(
    name: &'static str,
    key: &'static str,
    create: Presence,
    update: Presence,
    spelling: Spelling,
    documentation: &'static str,
) -> MemberSchema {
    assert!(
        !F::NULLABLE || spelling.nullable,
        "this attribute's type is an `Option` behind another name: \
         add `nullable` to `#[attribute(…)]`"
    );
    assert!(
        F::NULLABLE || !spelling.nullable,
        "this attribute is marked or spelled nullable, but its type has no value for `null`: \
         use `Option<…>` of this crate's or the standard library's"
    );
    let read = read_presence(spelling.read, F::MAY_BE_ABSENT);
    MemberSchema {
        name,
        key,
        presence: Presences { create, update, read },
        nullable: accepts_null::<F>(spelling.not_null),
        kind: F::KIND,
        constant: None,
        rules: &[],
        documentation,
        deprecated: false,
    }
}

/// The schema of an attribute that is read and written through serde.
///
/// # Panics
///
/// At compile time, where the field's presence contradicts its type.
#[track_caller]
pub const fn serde_attribute(
    name: &'static str,
    key: &'static str,
    create: Presence,
    update: Presence,
    spelling: Spelling,
    documentation: &'static str,
) -> MemberSchema {
    let read = read_presence(spelling.read, spelling.nullable);
    MemberSchema {
        name,
        key,
        presence: Presences { create, update, read },
        nullable: spelling.nullable && !spelling.not_null,
        kind: Kind::Any,
        constant: None,
        rules: &[],
        documentation,
        deprecated: false,
    }
}

/// Whether `null` is a value of the attribute. A free-form value has `null` among its values,
/// without being nullable in the sense of three states.
const fn accepts_null<F: Attribute>(not_null: bool) -> bool {
    (F::NULLABLE || matches!(F::KIND, Kind::Any)) && !not_null
}

/// The schema of a member inside a nested object whose type implements [`Attribute`].
///
/// # Panics
///
/// At compile time, where the field's type contradicts what was written at the field.
#[track_caller]
pub const fn member<F: Attribute>(
    name: &'static str,
    key: &'static str,
    spelling: Spelling,
    documentation: &'static str,
) -> MemberSchema {
    inside::<F>(attribute::<F>(name, key, BY_TYPE, BY_TYPE, spelling, documentation))
}

/// The schema of a member inside a nested object that is marked `ruled`.
///
/// # Panics
///
/// At compile time, where the field's type contradicts what was written at the field.
#[track_caller]
pub const fn ruled_member<F: Attribute>(
    name: &'static str,
    key: &'static str,
    spelling: Spelling,
    documentation: &'static str,
) -> MemberSchema {
    inside::<F>(ruled_attribute::<F>(name, key, BY_TYPE, BY_TYPE, spelling, documentation))
}

/// What stands in the place of a presence that depends on the type alone.
const BY_TYPE: Presence = Presence::Optional;

/// The schema as that of a member inside a nested object, whose presence is the same everywhere.
const fn inside<F: Attribute>(mut member: MemberSchema) -> MemberSchema {
    let presence = if F::MAY_BE_ABSENT { Presence::Optional } else { Presence::Required };
    member.presence = Presences { create: presence, update: presence, read: presence };
    member
}

/// The schema of a member inside a nested object that is read and written through serde.
#[track_caller]
pub const fn serde_member(
    name: &'static str,
    key: &'static str,
    spelling: Spelling,
    documentation: &'static str,
) -> MemberSchema {
    let presence = if spelling.nullable { Presence::Optional } else { Presence::Required };
    let mut member = serde_attribute(name, key, presence, presence, spelling, documentation);
    member.presence.read = presence;
    member
}

#[track_caller]
pub(super) const fn read_presence(given: Option<Presence>, may_be_absent: bool) -> Presence {
    match given {
        None if may_be_absent => Presence::Optional,
        None => Presence::Required,
        Some(Presence::Required) => Presence::Required,
        Some(presence) => {
            assert!(
                may_be_absent,
                "a response may lack this attribute, so the field needs a type that can say so: \
                 `Option<…>` or `Patch<…>`"
            );
            presence
        }
    }
}

/// Holds a type without values inside, by its name, against what it is.
///
/// # Panics
///
/// At compile time, where the type is an array or a map.
#[track_caller]
pub const fn has_nothing_inside<F: Attribute>() {
    assert!(
        !matches!(F::KIND, Kind::Array(_) | Kind::Map(_)),
        "this is an array or a map under the name of a type that is none: give it another name"
    );
}

impl MemberSchema {
    /// The same attribute, deprecated.
    #[doc(hidden)]
    #[must_use]
    pub const fn deprecated(mut self) -> Self {
        self.deprecated = true;
        self
    }

    /// The same attribute with the only value that is accepted.
    #[doc(hidden)]
    #[must_use]
    pub const fn constant(mut self, constant: Constant) -> Self {
        self.constant = Some(constant);
        self
    }

    /// The same attribute with rules on its value.
    #[doc(hidden)]
    #[must_use]
    pub const fn ruled(mut self, rules: &'static [Rule]) -> Self {
        self.rules = rules;
        self
    }
}
