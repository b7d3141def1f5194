//! Queries that the compiler holds against the resource type.

use core::fmt;
use std::sync::Arc;

use super::field::{AttributeField, Location, RelationshipField};
use super::filter::Filter;
use super::sort::{SortKey, SortKeys};
use crate::query::filter::{Expression, FilterStrategy, Operators, UnwritableFilter};
use crate::query::{Fieldset, IncludePath, Malformed, Page, Parameter, Query, SortField};
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
/// Made by `query()` of a resource.
#[must_use = "a query is built by `build`"]
pub struct QueryBuilder<R> {
    query: Query<R>,
    filter: Expression,
    strategy: Arc<dyn FilterStrategy + Send + Sync>,
    malformed: Option<Malformed>,
}

impl<R: Queryable> QueryBuilder<R> {
    /// A query that asks for nothing in particular.
    pub fn new() -> Self {
        Self {
            query: Query::new(),
            filter: Expression::all(),
            strategy: Arc::new(Operators),
            malformed: None,
        }
    }

    /// Asks for related resources, and for those on the way to them: `|order| order.customer`,
    /// `|order| order.customer.then(|customer| customer.addresses)`, several as a tuple (JSON:API
    /// 1.1, "Inclusion of Related Resources").
    pub fn include<I: IncludePaths<R>>(mut self, paths: impl FnOnce(R::Fields) -> I) -> Self {
        for path in paths(R::FIELDS).paths() {
            match IncludePath::new(&path) {
                Ok(path) => self.query = self.query.with_include(path),
                Err(error) => self.malformed = Some(error),
            }
        }
        self
    }

    /// Asks for these fields alone: `|order| (order.number, order.customer)` (JSON:API 1.1, "Sparse
    /// Fieldsets").
    pub fn fields<F: FieldNames<R>>(self, fields: impl FnOnce(R::Fields) -> F) -> Self {
        self.fields_of::<R, F>(fields)
    }

    /// Asks for these fields alone of included resources of the type `S`.
    pub fn fields_of<S: Queryable, F: FieldNames<S>>(
        mut self,
        fields: impl FnOnce(S::Fields) -> F,
    ) -> Self {
        match Fieldset::new(S::TYPE, fields(S::FIELDS).names()) {
            Ok(set) => self.query = self.query.with_fields(set),
            Err(error) => self.malformed = Some(error),
        }
        self
    }

    /// Sorts by a field, behind those that were given before: `|order| order.number.ascending()`,
    /// several as a tuple (JSON:API 1.1, "Sorting").
    pub fn sort<K: SortKeys<R>>(mut self, keys: impl FnOnce(R::Fields) -> K) -> Self {
        for key in keys(R::FIELDS).keys() {
            let sign = if key.is_descending { "-" } else { "" };
            match SortField::new(&format!("{sign}{}", key.path)) {
                Ok(field) => self.query = self.query.with_sort(field),
                Err(error) => self.malformed = Some(error),
            }
        }
        self
    }

    /// Asks for resources that this is true of, and all that was asked before (JSON:API 1.1,
    /// "Filtering"): `|order| order.number.gt(7).and(order.customer.then(|it| it.email.eq("a@b.c")))`.
    pub fn filter(mut self, filter: impl FnOnce(R::Fields) -> Filter<R>) -> Self {
        self.filter = self.filter.and(filter(R::FIELDS).into_expression());
        self
    }

    /// Writes filters in this way, and not by [`Operators`].
    pub fn filters_as(mut self, strategy: impl FilterStrategy + Send + Sync + 'static) -> Self {
        self.strategy = Arc::new(strategy);
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

    /// The query.
    ///
    /// # Errors
    ///
    /// [`UnwritableQuery`]: the strategy has no words for what the filters ask. A query without
    /// filters has no errors, unless a name in the schema breaks the rules for member names.
    pub fn build(self) -> Result<Query<R>, UnwritableQuery> {
        if let Some(error) = self.malformed {
            return Err(UnwritableQuery::Name(error));
        }
        let query = self.query.with_filter(self.filter, &*self.strategy);
        query.map_err(UnwritableQuery::Filter)
    }
}

impl<R: Queryable> Default for QueryBuilder<R> {
    fn default() -> Self {
        Self::new()
    }
}

impl<R> Clone for QueryBuilder<R> {
    fn clone(&self) -> Self {
        Self {
            query: self.query.clone(),
            filter: self.filter.clone(),
            strategy: Arc::clone(&self.strategy),
            malformed: self.malformed.clone(),
        }
    }
}

impl<R> fmt::Debug for QueryBuilder<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("QueryBuilder")
            .field("query", &self.query)
            .field("filter", &self.filter)
            .finish_non_exhaustive()
    }
}

/// Why a query that was built cannot be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnwritableQuery {
    /// The strategy has no words for what the filters ask.
    Filter(UnwritableFilter),
    /// A name in the schema cannot stand in a query.
    Name(Malformed),
}

impl fmt::Display for UnwritableQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Filter(error) => error.fmt(f),
            Self::Name(error) => error.fmt(f),
        }
    }
}

impl core::error::Error for UnwritableQuery {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match self {
            Self::Filter(error) => Some(error),
            Self::Name(error) => Some(error),
        }
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
    /// The paths.
    fn paths(self) -> Vec<String>;
}

impl<R, F, P: Location> IncludePaths<R> for RelationshipField<R, F, P> {
    fn paths(self) -> Vec<String> {
        vec![dotted(&self.relationships())]
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
            fn paths(self) -> Vec<String> {
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
