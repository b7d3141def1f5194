//! What was read, on its way into payloads and resources.

use crate::attribute::{Attribute, Nullable, Patch};
use crate::relationship::Relationship;

// What was found is taken out of its place and not moved with all its neighbours, and put into a place
// that has a value already: then nothing has to be dropped where these are called. A call for each
// costs next to nothing; the code of all of them in every resource is what a program consists of.

/// What was found, as it is.
#[inline]
pub fn found<F>(found: &mut Option<F>) -> Option<F> {
    found.take()
}

/// An attribute that is never null, though its type could be, from what was found.
#[inline(never)]
pub fn value<F: Nullable>(found: &mut Option<F>) -> Option<F::Value> {
    found.take().and_then(|value| value.into_patch().into_value())
}

/// An attribute of a resource, from what was found.
#[inline]
pub fn attribute_or_absent<F: Attribute>(found: &mut Option<F>) -> Option<F> {
    found.take().or_else(F::absent)
}

/// Whether the linkage of a relationship was found.
#[inline]
pub fn is_linked<F: Relationship>(found: &Option<F>) -> bool {
    found.as_ref().is_some_and(F::is_linked)
}

/// The linkage that a payload holds, from what was found.
#[inline]
pub fn linkage<F: Relationship>(found: &mut Option<F>) -> Patch<F::Linkage> {
    found.as_mut().map_or(Patch::Absent, F::take_linkage)
}

/// Puts what was found into its place.
#[inline(never)]
pub fn fill<F>(place: &mut F, found: &mut Option<F>) {
    if let Some(value) = found {
        core::mem::swap(place, value);
    }
}

/// Puts what was found into a place that may stay empty.
#[inline(never)]
pub fn fill_option<F>(place: &mut Option<F>, found: &mut Option<F>) {
    core::mem::swap(place, found);
}

/// Puts what was found into an optional nullable attribute of a payload.
#[inline(never)]
pub fn fill_patch<F: Nullable>(place: &mut Patch<F::Value>, found: &mut Option<F>) {
    if let Some(value) = found.take() {
        *place = value.into_patch();
    }
}

/// Puts what was found into an attribute that is never null, though its type could be.
#[inline(never)]
pub fn fill_value<F: Nullable>(place: &mut Option<F::Value>, found: &mut Option<F>) {
    *place = value(found);
}

/// Puts the linkage that was found into an optional to-one relationship of a payload.
#[inline(never)]
pub fn fill_one<F: Relationship>(place: &mut Patch<F::Linkage>, found: &mut Option<F>) {
    if let Some(relationship) = found {
        *place = relationship.take_linkage();
    }
}

/// Puts the linkage that was found into an optional to-many relationship of a payload.
#[inline(never)]
pub fn fill_many<F: Relationship>(place: &mut Option<F::Linkage>, found: &mut Option<F>) {
    if let Some(relationship) = found {
        *place = relationship.take_linkage().into_value();
    }
}

/// A value inside an array or a map, which a function of the author's looks at.
pub struct Inside<'v, T>(pub &'v T);

impl<'v, T> Inside<'v, Option<T>> {
    /// The value, if it is not `null`. Of an `Option` this is taken, not the method of the trait.
    pub fn value(self) -> Option<&'v T> {
        self.0.as_ref()
    }
}

/// What a value inside is where its type is no `Option`: itself.
pub trait MayBeNull<'v> {
    /// The type of the value.
    type Value;

    /// The value.
    fn value(self) -> Option<&'v Self::Value>;
}

impl<'v, T> MayBeNull<'v> for Inside<'v, T> {
    type Value = T;

    fn value(self) -> Option<&'v T> {
        Some(self.0)
    }
}
