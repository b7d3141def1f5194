//! Queries that the compiler holds against the resource type.

use core::fmt;
use std::sync::Arc;

use super::field::{AttributeField, Location, RelationshipField};
use super::filter::Filter;
use super::sort::{SortKey, SortKeys};
use crate::query::filter::{Expression, FilterStrategy, Operators, UnwritableFilter};
use crate::query::{Fieldset, IncludePath, Page, Parameter, Query, SortField};
use crate::resource::Resource;
use crate::schema::RelationshipSchema;

/// A resource whose fields can be named in queries: one with `#[derive(Resource)]`, with the
/// feature `query`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no fields that a query could name",
    label = "no resource with `#[derive(Resource)]`",
    note = "of a set of resources, say which one is meant: `relationship.to::<Resource>()`"
)]
pub trait Queryable: Resource {
    /// A struct with a field for each member that responses can have, and for the id.
    type Fields;

    /// The fields.
    const FIELDS: Self::Fields;
}

/// Builds a [`Query`] for resources `R`: what the resource type lacks does not compile.
///
/// Made by `query()` of a resource. `F` says whether there are filters: `()` or [`Filters`].
#[must_use = "a query is built by `build`"]
pub struct QueryBuilder<R, F = ()> {
    query: Query<R>,
    filters: F,
}

/// The filters of a [`QueryBuilder`], and how they are written.
#[derive(Clone)]
pub struct Filters {
    expression: Expression,
    strategy: Arc<dyn FilterStrategy + Send + Sync>,
}

/// None so far, to be written by [`Operators`].
impl From<()> for Filters {
    fn from((): ()) -> Self {
        Self { expression: Expression::all(), strategy: Arc::new(Operators) }
    }
}

impl<R: Queryable> QueryBuilder<R> {
    /// A query that asks for nothing in particular.
    pub fn new() -> Self {
        Self { query: Query::new(), filters: () }
    }

    /// The query.
    pub fn build(self) -> Query<R> {
        self.query
    }
}

impl<R: Queryable> QueryBuilder<R, Filters> {
    /// The query.
    ///
    /// # Errors
    ///
    /// [`UnwritableFilter`]: the strategy has no words for what the filters ask.
    pub fn build(self) -> Result<Query<R>, UnwritableFilter> {
        let Filters { expression, strategy } = self.filters;
        self.query.with_filter(expression, &*strategy)
    }
}

impl<R: Queryable, F> QueryBuilder<R, F> {
    /// Asks for related resources, and for those on the way to them: `|order| order.customer`,
    /// `|order| order.customer.then(|customer| customer.addresses)`, several as a tuple (JSON:API
    /// 1.1, "Inclusion of Related Resources").
    pub fn include<I: IncludePaths<R>>(mut self, paths: impl FnOnce(R::Fields) -> I) -> Self {
        for path in paths(R::FIELDS).paths() {
            let names = path.into_iter().map(|relationship| relationship.name.to_owned());
            self.query = self.query.with_include(IncludePath::of(names.collect()));
        }
        self
    }

    /// Asks for these fields alone: `|order| (order.number, order.customer)` (JSON:API 1.1, "Sparse
    /// Fieldsets").
    pub fn fields<N: FieldNames<R>>(self, fields: impl FnOnce(R::Fields) -> N) -> Self {
        self.fields_of::<R, N>(fields)
    }

    /// Asks for these fields alone of included resources of the type `S`.
    pub fn fields_of<S: Queryable, N: FieldNames<S>>(
        mut self,
        fields: impl FnOnce(S::Fields) -> N,
    ) -> Self {
        self.query = self.query.with_fields(Fieldset::of(S::TYPE, &fields(S::FIELDS).names()));
        self
    }

    /// Sorts by a field, behind those that were given before: `|order| order.number.ascending()`,
    /// several as a tuple (JSON:API 1.1, "Sorting").
    pub fn sort<K: SortKeys<R>>(mut self, keys: impl FnOnce(R::Fields) -> K) -> Self {
        for key in keys(R::FIELDS).keys() {
            self.query = self.query.with_sort(SortField::of(key.path.to_string(), key.direction));
        }
        self
    }

    /// Asks for a page (JSON:API 1.1, "Pagination").
    pub fn page(mut self, page: Page) -> Self {
        self.query = self.query.with_page(page);
        self
    }

    /// Adds a parameter that JSON:API leaves to the server.
    pub fn parameter(mut self, parameter: Parameter) -> Self {
        self.query = self.query.with_parameter(parameter);
        self
    }
}

impl<R: Queryable, F: Into<Filters>> QueryBuilder<R, F> {
    /// Asks for resources that this is true of, and all that was asked before (JSON:API 1.1,
    /// "Filtering"): `|order| order.number.gt(7).and(order.customer.then(|it| it.email.eq("a@b.c")))`.
    ///
    /// From here on `build` gives a `Result`, since not every strategy can say everything. Where it
    /// depends on something whether there is a filter, [`filters_as`](QueryBuilder::filters_as)
    /// comes before.
    pub fn filter(self, filter: impl FnOnce(R::Fields) -> Filter<R>) -> QueryBuilder<R, Filters> {
        let mut filters = self.filters.into();
        filters.expression = filters.expression.and(filter(R::FIELDS).into_expression());
        QueryBuilder { query: self.query, filters }
    }

    /// Writes filters in this way, and not by [`Operators`].
    ///
    /// ```
    /// use jsonapi_core::Resource;
    /// use jsonapi_core::query::filter::Operators;
    ///
    /// #[derive(Resource)]
    /// #[resource(type = "orders")]
    /// struct Order {
    ///     #[resource(id)]
    ///     id: String,
    ///     #[attribute]
    ///     number: u32,
    /// }
    ///
    /// let least = Some(7);
    /// let mut query = Order::query().filters_as(Operators);
    /// if let Some(least) = least {
    ///     query = query.filter(|order| order.number.gte(least));
    /// }
    /// assert_eq!(query.build()?.to_string(), "filter%5Bnumber%5D%5Bgte%5D=7");
    /// # Ok::<(), jsonapi_core::query::filter::UnwritableFilter>(())
    /// ```
    pub fn filters_as(
        self,
        strategy: impl FilterStrategy + Send + Sync + 'static,
    ) -> QueryBuilder<R, Filters> {
        let filters = Filters { strategy: Arc::new(strategy), ..self.filters.into() };
        QueryBuilder { query: self.query, filters }
    }
}

impl<R: Queryable> Default for QueryBuilder<R> {
    fn default() -> Self {
        Self::new()
    }
}

impl<R, F: Clone> Clone for QueryBuilder<R, F> {
    fn clone(&self) -> Self {
        Self { query: self.query.clone(), filters: self.filters.clone() }
    }
}

impl<R, F: fmt::Debug> fmt::Debug for QueryBuilder<R, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("QueryBuilder")
            .field("query", &self.query)
            .field("filters", &self.filters)
            .finish()
    }
}

impl fmt::Debug for Filters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.expression)
    }
}

/// What a response can include beside resources `R`: a relationship, at any depth, or several as a
/// tuple.
#[diagnostic::on_unimplemented(
    message = "this cannot be included with `{R}`",
    label = "no relationship",
    note = "include a relationship, `|resource| resource.relationship`, one of a related resource, `resource.relationship.then(|related| related.relationship)`, or several as a tuple"
)]
pub trait IncludePaths<R> {
    /// The relationships of each path.
    fn paths(self) -> Vec<Vec<&'static RelationshipSchema>>;
}

impl<R, F, P: Location> IncludePaths<R> for RelationshipField<R, F, P> {
    fn paths(self) -> Vec<Vec<&'static RelationshipSchema>> {
        vec![self.relationships()]
    }
}

pub(super) fn dotted(relationships: &[&'static RelationshipSchema]) -> String {
    let names: Vec<_> = relationships.iter().map(|relationship| relationship.name).collect();
    names.join(".")
}

/// What a sparse fieldset of resources `R` can list: an attribute or a relationship, or several as
/// a tuple; `()` for none.
#[diagnostic::on_unimplemented(
    message = "this is no field of `{R}` that a sparse fieldset can list",
    label = "neither attribute nor relationship of `{R}` itself",
    note = "list attributes and relationships as a tuple; fields of related resources are listed by `fields_of`, and ids are always there"
)]
pub trait FieldNames<R> {
    /// The names.
    fn names(self) -> Vec<&'static str>;
}

impl<R, V> FieldNames<R> for AttributeField<R, V> {
    fn names(self) -> Vec<&'static str> {
        vec![self.name()]
    }
}

impl<R, F> FieldNames<R> for RelationshipField<R, F> {
    fn names(self) -> Vec<&'static str> {
        vec![self.name()]
    }
}

impl<R> FieldNames<R> for () {
    fn names(self) -> Vec<&'static str> {
        Vec::new()
    }
}

macro_rules! tuples {
    ($($($name:ident)+,)+) => {$(
        #[diagnostic::do_not_recommend]
        impl<R, $($name: FieldNames<R>),+> FieldNames<R> for ($($name,)+) {
            #[allow(non_snake_case, reason = "each value has the name of its type")]
            fn names(self) -> Vec<&'static str> {
                let ($($name,)+) = self;
                [$($name.names()),+].concat()
            }
        }

        #[diagnostic::do_not_recommend]
        impl<R, $($name: IncludePaths<R>),+> IncludePaths<R> for ($($name,)+) {
            #[allow(non_snake_case, reason = "each value has the name of its type")]
            fn paths(self) -> Vec<Vec<&'static RelationshipSchema>> {
                let ($($name,)+) = self;
                [$($name.paths()),+].concat()
            }
        }

        #[diagnostic::do_not_recommend]
        impl<R, $($name: SortKeys<R>),+> SortKeys<R> for ($($name,)+) {
            #[allow(non_snake_case, reason = "each value has the name of its type")]
            fn keys(self) -> Vec<SortKey<R>> {
                let ($($name,)+) = self;
                [$($name.keys()),+].into_iter().flatten().collect()
            }
        }
    )+};
}

tuples! {
    A, A B, A B C, A B C D, A B C D E, A B C D E F, A B C D E F G, A B C D E F G H,
    A B C D E F G H I, A B C D E F G H I J, A B C D E F G H I J K, A B C D E F G H I J K L,
}
