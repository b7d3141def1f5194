//! Query parameters: what the request of a response asks for (JSON:API 1.1, "Fetching Data" and
//! "Query Parameters").
//!
//! A [`Query`] has what was asked for, typed. A client makes one and writes it; a server reads one
//! from the query string of a request, or gets every fault of it with the parameter's name.
//!
//! - `form.rs`: query strings as names and values
//! - `parameter.rs`: one parameter, its name in pieces
//! - `include.rs`, `fields.rs`, `sort.rs`, `page.rs`: the parameters that JSON:API defines
//! - `write.rs`: a query as a string; `shown.rs`: what it asks for, for people
//! - `endpoint.rs`, `pages.rs`, `types.rs`, `limits.rs`: what an endpoint understands
//! - `read.rs`, `found.rs`: a query from a string, or what is wrong with it
//! - `filter/`: what filters say, how they are written, which values they accept
//! - `related.rs`, `apply.rs`: queries on resources in memory
//! - `typed/` (feature `query`): queries that are built from the fields of a resource
//! - `pagination/`: links to other pages, and what `meta.page` says

mod apply;
mod endpoint;
mod fields;
pub mod filter;
mod form;
mod found;
mod include;
mod limits;
mod page;
mod pages;
mod pagination;
mod parameter;
mod read;
mod related;
mod shown;
mod sort;
#[cfg(feature = "query")]
mod typed;
mod types;
mod write;

use core::fmt;
use core::marker::PhantomData;

use self::filter::{Expression, FilterReader, FilterStrategy, UnwritableFilter};
use crate::identifier::Target;

pub use apply::Applied;
pub use endpoint::Endpoint;
pub use fields::Fieldset;
pub use form::{decode, encode, of_url};
pub use include::IncludePath;
pub use limits::QueryLimits;
pub use page::Page;
pub use pages::Pages;
pub use pagination::{Extent, PageLinks, PageMeta};
pub use parameter::{Malformed, Parameter};
pub use related::Related;
pub use sort::{Direction, SortField};
#[cfg(feature = "query")]
pub use typed::{
    AttributeField, Behind, Comparable, Direct, FieldNames, Filter, Filters, IdField, IncludePaths,
    Location, Ordered, QueryBuilder, Queryable, RelationshipField, Single, SortKey, SortKeys,
    Structured, Textual, Through,
};
pub use types::{ResourceType, ResourceTypes};

/// What a request asks for: related resources, fields, an order, a page, filters and the rest.
///
/// `T` is the resource that the endpoint has, or the set of resources; [`DynamicQuery`] is a query
/// for those who know names only.
///
/// ```
/// use jsonapi_core::query::{DynamicQuery, Fieldset, IncludePath, Page, SortField};
///
/// let query = DynamicQuery::new()
///     .with_include(IncludePath::new("comments.author")?)
///     .with_fields(Fieldset::new("articles", ["title", "body"])?)
///     .with_sort(SortField::new("-created")?)
///     .with_page(Page::number(2).with_size(10));
/// assert_eq!(
///     query.to_string(),
///     "include=comments.author&fields%5Barticles%5D=title%2Cbody&sort=-created\
///      &page%5Bnumber%5D=2&page%5Bsize%5D=10",
/// );
/// # Ok::<(), jsonapi_core::query::Malformed>(())
/// ```
pub struct Query<T> {
    asked: Asked,
    // `fn() -> T` keeps auto traits from walking the graph of resources.
    of: PhantomData<fn() -> T>,
}

/// A query for those who know names only, and no types.
pub type DynamicQuery = Query<()>;

/// What a query asks for, without its Rust type, so that it is compiled once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Asked {
    include: Option<Vec<IncludePath>>,
    fields: Vec<Fieldset>,
    sort: Vec<SortField>,
    page: Option<Page>,
    filter: Vec<Parameter>,
    /// What the filters ask, where it is known how they are written.
    expression: Expression,
    custom: Vec<Parameter>,
}

impl<T> Query<T> {
    /// A query that asks for nothing in particular.
    pub fn new() -> Self {
        Self::of(Asked::default())
    }

    pub(crate) const fn of(asked: Asked) -> Self {
        Self { asked, of: PhantomData }
    }

    /// The paths of the related resources that are asked for, each once. `None` leaves them to the
    /// endpoint; an empty list is an empty `include`, which asks for none (JSON:API 1.1, "Inclusion
    /// of Related Resources").
    pub fn include(&self) -> Option<&[IncludePath]> {
        self.asked.include.as_deref()
    }

    /// Whether the resources at the end of this path are asked for: the path itself is, or one that
    /// begins with it, since the resources on the way are included as well.
    pub fn includes(&self, path: &str) -> bool {
        let mut paths = self.asked.include.iter().flatten();
        paths.any(|asked| asked.begins_with(path.split('.')))
    }

    /// The fieldsets, one for each type that has one.
    pub fn fields(&self) -> &[Fieldset] {
        &self.asked.fields
    }

    /// The fields of resources of this type; `None` leaves them to the endpoint.
    pub fn fields_of(&self, type_name: &str) -> Option<&[String]> {
        let set = self.asked.fields.iter().find(|set| set.type_name == type_name)?;
        Some(set.fields())
    }

    /// Whether resources of this type have this field: it is listed, or there is no fieldset.
    pub fn has_field(&self, type_name: &str, field: &str) -> bool {
        self.fields_of(type_name).is_none_or(|fields| fields.iter().any(|known| known == field))
    }

    /// The sort fields, the first one first.
    pub fn sort(&self) -> &[SortField] {
        &self.asked.sort
    }

    /// The page. Of a query that an [`Endpoint`] has read it is `None` only if the endpoint has no
    /// pages.
    pub const fn page(&self) -> Option<&Page> {
        self.asked.page.as_ref()
    }

    /// What the filters ask, joined by and. An endpoint that has a
    /// [`FilterStrategy`](Endpoint::filters) reads them; else it asks nothing, and
    /// [`filter_parameters`](Query::filter_parameters) has what stands there.
    pub const fn filter(&self) -> &Expression {
        &self.asked.expression
    }

    /// The parameters of the family `filter`, as they stand in the query.
    pub fn filter_parameters(&self) -> &[Parameter] {
        &self.asked.filter
    }

    /// The parameters that JSON:API leaves to the server, and those of extensions.
    pub fn custom(&self) -> &[Parameter] {
        &self.asked.custom
    }

    /// The value of a parameter that JSON:API leaves to the server, or of an extension's: the first
    /// of this whole name.
    pub fn value_of(&self, name: &str) -> Option<&str> {
        let found = self.asked.custom.iter().find(|parameter| parameter.name() == name)?;
        Some(found.value())
    }

    /// The same query with related resources; a path that is there already is there once.
    #[must_use]
    pub fn with_include(mut self, path: IncludePath) -> Self {
        let paths = self.asked.include.get_or_insert_default();
        if !paths.contains(&path) {
            paths.push(path);
        }
        self
    }

    /// The same query without any related resources: an empty `include`.
    #[must_use]
    pub fn without_included(mut self) -> Self {
        self.asked.include = Some(Vec::new());
        self
    }

    /// The same query with a fieldset, in the place of one for the same type.
    #[must_use]
    pub fn with_fields(mut self, set: Fieldset) -> Self {
        match self.asked.fields.iter_mut().find(|known| known.type_name == set.type_name) {
            Some(known) => *known = set,
            None => self.asked.fields.push(set),
        }
        self
    }

    /// The same query with one more sort field, behind the others.
    #[must_use]
    pub fn with_sort(mut self, field: SortField) -> Self {
        self.asked.sort.push(field);
        self
    }

    /// The same query for a page.
    #[must_use]
    pub fn with_page(mut self, page: Page) -> Self {
        self.asked.page = Some(page);
        self
    }

    /// The same query with one more parameter: among the filters if it is of that family, else
    /// among those that JSON:API leaves to the server.
    #[must_use]
    pub fn with_parameter(mut self, parameter: Parameter) -> Self {
        match parameter.base() {
            "filter" => self.asked.filter.push(parameter),
            _ => self.asked.custom.push(parameter),
        }
        self
    }

    /// The same query for resources of which this is true as well, written as a strategy writes it.
    ///
    /// # Errors
    ///
    /// [`UnwritableFilter`]: the strategy has no words for it, or it would read them as something
    /// else, or the query has a filter of that name already.
    pub fn with_filter(
        mut self,
        expression: Expression,
        strategy: &dyn FilterStrategy,
    ) -> Result<Self, UnwritableFilter>
    where
        T: Target,
    {
        let reader = FilterReader::new(T::schemas(), QueryLimits::default());
        let parameters = reader.written(&expression, strategy)?;
        let is_there = |new: &Parameter| self.asked.filter.iter().any(|it| it.name() == new.name());
        if parameters.iter().any(is_there) {
            return Err(UnwritableFilter::new(&expression, "a query that has this filter already"));
        }
        self.asked.filter.extend(parameters);
        self.asked.expression = self.asked.expression.and(expression);
        Ok(self)
    }

    /// The same query without its Rust type, or with another one.
    pub fn retyped<U>(self) -> Query<U> {
        Query::of(self.asked)
    }
}

// Written out so that they do not ask `T` for the trait.

impl<T> Default for Query<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Clone for Query<T> {
    fn clone(&self) -> Self {
        Self::of(self.asked.clone())
    }
}

impl<T> fmt::Debug for Query<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.asked.fmt(f)
    }
}

impl<T> PartialEq for Query<T> {
    fn eq(&self, other: &Self) -> bool {
        self.asked == other.asked
    }
}

impl<T> Eq for Query<T> {}
