//! Sort fields that are built from the fields of a resource type.

use core::marker::PhantomData;

use super::field::{AttributeField, IdField, Location, Single};
use super::operand::Ordered;
use crate::query::Direction;
use crate::query::filter::FieldPath;

/// A field by which resources `R` are sorted, and the direction.
#[derive(Debug)]
pub struct SortKey<R> {
    pub(super) path: FieldPath,
    pub(super) direction: Direction,
    of: PhantomData<fn() -> R>,
}

impl<R> SortKey<R> {
    pub(super) const fn of(path: FieldPath, direction: Direction) -> Self {
        Self { path, direction, of: PhantomData }
    }
}

impl<R, V, P: Location> AttributeField<R, V, P> {
    /// The smallest first, the oldest first.
    pub fn ascending(&self) -> SortKey<R>
    where
        V: Ordered,
        P: Single,
    {
        SortKey::of(self.path(), Direction::Ascending)
    }

    /// The greatest first, the latest first.
    pub fn descending(&self) -> SortKey<R>
    where
        V: Ordered,
        P: Single,
    {
        SortKey::of(self.path(), Direction::Descending)
    }
}

impl<R, I, P: Location> IdField<R, I, P> {
    /// The smallest first.
    pub fn ascending(&self) -> SortKey<R>
    where
        P: Single,
    {
        SortKey::of(self.path(), Direction::Ascending)
    }

    /// The greatest first.
    pub fn descending(&self) -> SortKey<R>
    where
        P: Single,
    {
        SortKey::of(self.path(), Direction::Descending)
    }
}

/// What resources `R` can be sorted by: a field with its direction, or several as a tuple.
#[diagnostic::on_unimplemented(
    message = "`{R}` cannot be sorted by this",
    label = "no field with a direction",
    note = "sort by an attribute: `.ascending()` or `.descending()` behind it, several as a tuple",
    note = "a relationship has no order; sort by a field of the related resource: `relationship.then(|related| related.field.ascending())`"
)]
pub trait SortKeys<R> {
    /// The fields, the first one first.
    fn keys(self) -> Vec<SortKey<R>>;
}

impl<R> SortKeys<R> for SortKey<R> {
    fn keys(self) -> Vec<SortKey<R>> {
        vec![self]
    }
}
