//! What payloads hold for relationships.

use super::shared::write_identifiers;
use crate::attribute::Patch;
use crate::identifier::{Identifier, Target};
use crate::json::JsonWriter;

/// What a payload holds for a relationship, and how it is written as `data`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not what a payload holds for a relationship",
    label = "the word `to_one` or `to_many` contradicts this type",
    note = "a `ToOne<…>` behind another name is marked `to_one`, a `ToMany<…>` is marked `to_many`"
)]
pub trait PayloadLinkage {
    /// Whether the relationship is not in the payload.
    fn is_absent(&self) -> bool {
        false
    }

    /// The types that it may name; any if there are none.
    #[doc(hidden)]
    fn types(&self) -> &'static [&'static str]
    where
        Self: Sized,
    {
        &[]
    }

    /// Writes the resource linkage, which may name these types.
    #[doc(hidden)]
    fn write_among(&self, types: &[&'static str], writer: &mut JsonWriter);

    /// Writes the resource linkage.
    fn write(&self, writer: &mut JsonWriter)
    where
        Self: Sized,
    {
        self.write_among(self.types(), writer);
    }
}

impl<T: Target> PayloadLinkage for Identifier<T> {
    fn types(&self) -> &'static [&'static str] {
        T::TYPES
    }

    fn write_among(&self, types: &[&'static str], writer: &mut JsonWriter) {
        self.named().write(types, writer);
    }
}

impl<T: Target> PayloadLinkage for Option<Identifier<T>> {
    fn types(&self) -> &'static [&'static str] {
        T::TYPES
    }

    fn write_among(&self, types: &[&'static str], writer: &mut JsonWriter) {
        match self {
            Some(identifier) => identifier.named().write(types, writer),
            None => writer.null(),
        }
    }
}

impl<T: Target> PayloadLinkage for Patch<Identifier<T>> {
    fn is_absent(&self) -> bool {
        Patch::is_absent(self)
    }

    fn types(&self) -> &'static [&'static str] {
        T::TYPES
    }

    fn write_among(&self, types: &[&'static str], writer: &mut JsonWriter) {
        match self {
            Patch::Value(identifier) => identifier.named().write(types, writer),
            Patch::Absent | Patch::Null => writer.null(),
        }
    }
}

impl<T: Target> PayloadLinkage for Vec<Identifier<T>> {
    fn types(&self) -> &'static [&'static str] {
        T::TYPES
    }

    fn write_among(&self, types: &[&'static str], writer: &mut JsonWriter) {
        write_identifiers(types, self, writer);
    }
}

impl<T: Target> PayloadLinkage for Option<Vec<Identifier<T>>> {
    fn is_absent(&self) -> bool {
        self.is_none()
    }

    fn types(&self) -> &'static [&'static str] {
        T::TYPES
    }

    fn write_among(&self, types: &[&'static str], writer: &mut JsonWriter) {
        match self {
            Some(identifiers) => write_identifiers(types, identifiers, writer),
            None => writer.raw("[]"),
        }
    }
}
