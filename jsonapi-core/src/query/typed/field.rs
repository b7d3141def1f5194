//! The fields of a resource type as values: what a query can name.

use core::fmt;
use core::marker::PhantomData;

use super::builder::Queryable;
use super::filter::Filter;
use super::sort::SortKey;
use crate::identifier::{MemberOf, Target};
use crate::query::filter::{Comparison, Expression, Field, FieldPath};
use crate::relationship::{Relationship, ToOne};
use crate::resource::Resource;
use crate::schema::{MemberSchema, RelationshipSchema};

/// An attribute of the type `V` that a query for resources `R` can name. `P` says whether it is an
/// attribute of `R` itself or of a related resource.
pub struct AttributeField<R, V, P = Direct> {
    member: &'static MemberSchema,
    before: P,
    // `fn() -> R` keeps auto traits from walking the graph of resources.
    of: PhantomData<fn() -> (R, V)>,
}

/// A relationship of the type `F`, as [`AttributeField`] is an attribute.
pub struct RelationshipField<R, F, P = Direct> {
    relationship: &'static RelationshipSchema,
    before: P,
    of: PhantomData<fn() -> (R, F)>,
}

/// The id of a resource `I`, as [`AttributeField`] is an attribute.
pub struct IdField<R, I = R, P = Direct> {
    before: P,
    of: PhantomData<fn() -> (R, I)>,
}

/// A field of the resource itself.
#[derive(Debug, Clone, Copy)]
pub struct Direct;

/// A field of a related resource: the relationships that lead there. `A` and `B` are the beginning
/// and the rest of the way: other such ways, [`Direct`], or the type of a relationship.
pub struct Through<A, B> {
    relationships: Vec<&'static RelationshipSchema>,
    of: PhantomData<fn() -> (A, B)>,
}

/// Where a field is: [`Direct`] or [`Through`] relationships.
pub trait Location: Clone {
    /// The relationships that lead there.
    fn relationships(&self) -> Vec<&'static RelationshipSchema>;
}

impl Location for Direct {
    fn relationships(&self) -> Vec<&'static RelationshipSchema> {
        Vec::new()
    }
}

impl<A, B> Location for Through<A, B> {
    fn relationships(&self) -> Vec<&'static RelationshipSchema> {
        self.relationships.clone()
    }
}

/// What leads to one resource at most: to-one relationships, and ways of nothing else. What is
/// behind it can be sorted by.
#[diagnostic::on_unimplemented(
    message = "`{Self}` leads to several resources, which have no one value to sort by",
    label = "sorted by a field behind a to-many relationship",
    note = "sort by fields of the resource itself, or of resources that to-one relationships lead to"
)]
pub trait Single {}

impl Single for Direct {}
impl<A: Single, B: Single> Single for Through<A, B> {}
impl<T: Target> Single for ToOne<T> {}
impl<T: Target> Single for Option<ToOne<T>> {}

// What the derive writes.

impl<R: Resource, V> AttributeField<R, V> {
    /// The attribute at this place of the schema.
    ///
    /// # Panics
    ///
    /// At compile time, where the schema has no such place, as beside mistakes in a resource.
    #[doc(hidden)]
    pub const fn at(index: usize) -> Self {
        Self { member: &R::SCHEMA.attributes[index], before: Direct, of: PhantomData }
    }
}

impl<R: Resource, F> RelationshipField<R, F> {
    /// The relationship at this place of the schema.
    ///
    /// # Panics
    ///
    /// At compile time, where the schema has no such place, as beside mistakes in a resource.
    #[doc(hidden)]
    pub const fn at(index: usize) -> Self {
        Self { relationship: &R::SCHEMA.relationships[index], before: Direct, of: PhantomData }
    }
}

impl<R: Resource> IdField<R> {
    /// The id.
    #[doc(hidden)]
    pub const ID: Self = Self { before: Direct, of: PhantomData };
}

impl<R, V, P: Location> AttributeField<R, V, P> {
    /// Where the attribute is.
    pub fn path(&self) -> FieldPath {
        FieldPath::new(self.before.relationships(), Field::Attribute(self.member))
    }

    /// The name in documents.
    pub(super) const fn name(&self) -> &'static str {
        self.member.name
    }
}

impl<R, I, P: Location> IdField<R, I, P> {
    /// Where the id is.
    pub fn path(&self) -> FieldPath {
        FieldPath::new(self.before.relationships(), Field::Id)
    }
}

impl<R, F, P: Location> RelationshipField<R, F, P> {
    /// The relationships up to this one.
    pub fn relationships(&self) -> Vec<&'static RelationshipSchema> {
        let mut relationships = self.before.relationships();
        relationships.push(self.relationship);
        relationships
    }

    /// The name in documents.
    pub(super) const fn name(&self) -> &'static str {
        self.relationship.name
    }
}

impl<R, F: Relationship, P: Location> RelationshipField<R, F, P> {
    /// Goes on from the related resource: to one of its fields, or to what is asked or sorted by
    /// there.
    ///
    /// ```
    /// use jsonapi_core::{Resource, ToMany, ToOne};
    ///
    /// #[derive(Resource)]
    /// #[resource(type = "customers")]
    /// struct Customer {
    ///     #[resource(id)]
    ///     id: String,
    ///     #[attribute]
    ///     email: String,
    ///     #[relationship]
    ///     orders: ToMany<Order>,
    /// }
    ///
    /// #[derive(Resource)]
    /// #[resource(type = "orders")]
    /// struct Order {
    ///     #[resource(id)]
    ///     id: String,
    ///     #[relationship]
    ///     customer: ToOne<Customer>,
    /// }
    ///
    /// let query = Order::query()
    ///     .include(|order| order.customer.then(|customer| customer.orders))
    ///     .filter(|order| order.customer.then(|customer| customer.email.ends_with("@b.c")))
    ///     .build()?;
    /// assert_eq!(
    ///     query.to_string(),
    ///     "include=customer.orders&filter%5Bcustomer.email%5D%5Bends_with%5D=%40b.c",
    /// );
    /// # Ok::<(), jsonapi_core::query::filter::UnwritableFilter>(())
    /// ```
    ///
    /// Comparisons are for themselves: of two that are joined by and behind a to-many relationship,
    /// each may be true of another of the related resources.
    pub fn then<B: Behind<F::Target, Through<P, F>>>(
        &self,
        next: impl FnOnce(<F::Target as Queryable>::Fields) -> B,
    ) -> B::From<R>
    where
        F::Target: Queryable,
    {
        next(<F::Target as Queryable>::FIELDS).behind(self.relationships())
    }

    /// The same relationship to one of the resource types that it can lead to.
    pub fn to<M>(&self) -> RelationshipField<R, F::To<M>, P>
    where
        M: Resource + MemberOf<F::Target>,
    {
        RelationshipField {
            relationship: self.relationship,
            before: self.before.clone(),
            of: PhantomData,
        }
    }
}

/// What is about a resource `R`, and can be about a resource from which relationships lead there, by
/// the way `L`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is nothing that a query can ask of `{R}`",
    label = "no field of `{R}`",
    note = "return a field of the related resource, or what is asked or sorted by there"
)]
pub trait Behind<R, L> {
    /// The same about `S`.
    type From<S>;

    /// The same about the resource from which these relationships lead to `R`.
    fn behind<S>(self, relationships: Vec<&'static RelationshipSchema>) -> Self::From<S>;
}

fn joined<L, P: Location>(
    mut relationships: Vec<&'static RelationshipSchema>,
    before: &P,
) -> Through<L, P> {
    relationships.extend(before.relationships());
    Through { relationships, of: PhantomData }
}

impl<R, V, P: Location, L> Behind<R, L> for AttributeField<R, V, P> {
    type From<S> = AttributeField<S, V, Through<L, P>>;

    fn behind<S>(self, relationships: Vec<&'static RelationshipSchema>) -> Self::From<S> {
        let before = joined(relationships, &self.before);
        AttributeField { member: self.member, before, of: PhantomData }
    }
}

impl<R, F, P: Location, L> Behind<R, L> for RelationshipField<R, F, P> {
    type From<S> = RelationshipField<S, F, Through<L, P>>;

    fn behind<S>(self, relationships: Vec<&'static RelationshipSchema>) -> Self::From<S> {
        let before = joined(relationships, &self.before);
        RelationshipField { relationship: self.relationship, before, of: PhantomData }
    }
}

impl<R, I, P: Location, L> Behind<R, L> for IdField<R, I, P> {
    type From<S> = IdField<S, I, Through<L, P>>;

    fn behind<S>(self, relationships: Vec<&'static RelationshipSchema>) -> Self::From<S> {
        IdField { before: joined(relationships, &self.before), of: PhantomData }
    }
}

/// The path behind these relationships.
fn path_behind(path: &FieldPath, relationships: &[&'static RelationshipSchema]) -> FieldPath {
    FieldPath::new([relationships, path.relationships()].concat(), path.field())
}

/// The expression about a resource from which these relationships lead to the one it is about.
fn expression_behind(
    expression: Expression,
    relationships: &[&'static RelationshipSchema],
) -> Expression {
    let behind = |expression| expression_behind(expression, relationships);
    match expression {
        Expression::And(list) => Expression::And(list.into_iter().map(behind).collect()),
        Expression::Or(list) => Expression::Or(list.into_iter().map(behind).collect()),
        Expression::Not(inner) => Expression::Not(Box::new(behind(*inner))),
        Expression::Compare(Comparison { path, operator, value }) => {
            Expression::compare(path_behind(&path, relationships), operator, value)
        }
    }
}

impl<R, L> Behind<R, L> for Filter<R> {
    type From<S> = Filter<S>;

    fn behind<S>(self, relationships: Vec<&'static RelationshipSchema>) -> Filter<S> {
        Filter::of(expression_behind(self.into_expression(), &relationships))
    }
}

impl<R, L: Single> Behind<R, L> for SortKey<R> {
    type From<S> = SortKey<S>;

    fn behind<S>(self, relationships: Vec<&'static RelationshipSchema>) -> SortKey<S> {
        SortKey::of(path_behind(&self.path, &relationships), self.direction)
    }
}

// Written out so that they do not ask the resources for the traits.

macro_rules! common_traits {
    ($($name:ident<$one:ident, $two:ident> ($($field:ident),*))*) => {$(
        impl<$one, $two, P: Clone> Clone for $name<$one, $two, P> {
            fn clone(&self) -> Self {
                Self { $($field: Clone::clone(&self.$field),)* of: PhantomData }
            }
        }

        impl<$one, $two, P: Copy> Copy for $name<$one, $two, P> {}
    )*};
}

common_traits! {
    AttributeField<R, V> (member, before)
    RelationshipField<R, F> (relationship, before)
    IdField<R, I> (before)
}

impl<A, B> Clone for Through<A, B> {
    fn clone(&self) -> Self {
        Self { relationships: self.relationships.clone(), of: PhantomData }
    }
}

impl<A, B> fmt::Debug for Through<A, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&super::builder::dotted(&self.relationships))
    }
}

impl<R, V, P: Location> fmt::Debug for AttributeField<R, V, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path())
    }
}

impl<R, I, P: Location> fmt::Debug for IdField<R, I, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path())
    }
}

impl<R, F, P: Location> fmt::Debug for RelationshipField<R, F, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&super::builder::dotted(&self.relationships()))
    }
}
