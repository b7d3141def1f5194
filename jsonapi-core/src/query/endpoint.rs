//! What an endpoint understands of a query.

use core::fmt;
use core::marker::PhantomData;
use std::sync::Arc;

use super::filter::{FilterReader, FilterStrategy};
use super::pages::Pages;
use super::parameter::{Malformed, family};
use super::types::{ResourceTypes, Type};
use super::{Query, QueryLimits, read};
use crate::identifier::Target;
use crate::schema::Schema;
use crate::violation::{Violations, shortened};

/// What an endpoint understands of the query of a request for resources `T`, which are one resource
/// type or a set of them.
///
/// A new one includes whatever relationships lead to, sorts by every attribute, has numbered pages,
/// takes filters as they are, and knows no parameters of its own.
///
/// ```
/// use jsonapi_core::query::{Endpoint, Page, Pages};
/// # use jsonapi_core::{Resource, ToOne};
/// # #[derive(Resource)]
/// # #[resource(type = "people")]
/// # struct Person { #[resource(id)] id: String, #[attribute] name: String }
/// # #[derive(Resource)]
/// # #[resource(type = "articles")]
/// # struct Article {
/// #     #[resource(id)] id: String,
/// #     #[attribute] title: String,
/// #     #[relationship] author: ToOne<Person>,
/// # }
///
/// let endpoint = Endpoint::<Article>::new()
///     .include(["author"])
///     .sort(["title", "author.name"])
///     .pages(Pages::number().default_size(10).max_size(25))
///     .parameter("withDrafts")?;
///
/// let query = endpoint.parse("include=author&sort=-title&page[number]=2&withDrafts=1").unwrap();
/// assert!(query.includes("author"));
/// assert!(query.sort()[0].is_descending());
/// assert_eq!(query.page(), Some(&Page::number(2).with_size(10)));
/// assert_eq!(query.value_of("withDrafts"), Some("1"));
///
/// let violations = endpoint.parse("include=autor&fields[people]=nam&page[size]=26").unwrap_err();
/// assert_eq!(violations.status(), 400);
/// assert_eq!(
///     violations.to_string(),
///     "include: `autor` leads to nothing that can be included; did you mean `author`?\n\
///      fields[people]: Resources of the type `people` have no field `nam`; did you mean `name`?\n\
///      page[size]: Expected a whole number from 1 to 25, found `26`.",
/// );
/// # Ok::<(), jsonapi_core::query::Malformed>(())
/// ```
pub struct Endpoint<T> {
    rules: Rules,
    of: PhantomData<fn() -> T>,
}

/// An endpoint without its Rust type, so that it is compiled once.
#[derive(Debug, Clone)]
pub(super) struct Rules {
    primary: Primary,
    pub(super) include: Allowed,
    pub(super) fields: bool,
    pub(super) sort: Allowed,
    pub(super) pages: Pages,
    pub(super) filter: bool,
    /// How filters are written, if it is known.
    pub(super) strategy: Option<Strategy>,
    /// The bases of the server's own parameters.
    pub(super) custom: Allowed,
    /// The bases of the parameters of extensions, with their namespaces.
    pub(super) extensions: Allowed,
    pub(super) limits: QueryLimits,
}

/// How filters are written.
#[derive(Clone)]
pub(super) struct Strategy(pub(super) Arc<dyn FilterStrategy + Send + Sync>);

impl fmt::Debug for Strategy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FilterStrategy")
    }
}

/// Which names a parameter may have as its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Allowed {
    /// The parameter itself is not supported.
    Nothing,
    /// Whatever the resource types have.
    Everything,
    /// These.
    Listed(Vec<String>),
}

/// The types of primary data.
#[derive(Debug, Clone)]
enum Primary {
    Typed {
        names: &'static [&'static str],
        schemas: fn() -> &'static [&'static Schema],
        is_open: bool,
    },
    Described {
        types: ResourceTypes,
        names: Vec<String>,
    },
    Anything,
}

impl Rules {
    fn of(primary: Primary) -> Self {
        Self {
            primary,
            include: Allowed::Everything,
            fields: true,
            sort: Allowed::Everything,
            pages: Pages::number(),
            filter: true,
            strategy: None,
            custom: Allowed::Listed(Vec::new()),
            extensions: Allowed::Listed(Vec::new()),
            limits: QueryLimits::default(),
        }
    }

    /// What filters are read with.
    pub(super) fn filter_reader(&self) -> FilterReader {
        let schemas = match &self.primary {
            Primary::Typed { schemas, .. } => schemas(),
            Primary::Described { .. } | Primary::Anything => &[],
        };
        FilterReader::new(schemas, self.limits)
    }

    /// The types of primary data.
    pub(super) fn primary(&self) -> Vec<Type<'_>> {
        match &self.primary {
            Primary::Typed { names, schemas, is_open } => {
                let types = Type::of_schemas(names, schemas());
                types.chain(is_open.then_some(Type::Any)).collect()
            }
            Primary::Described { types, names } => {
                names.iter().map(|name| types.of(name)).collect()
            }
            Primary::Anything => vec![Type::Any],
        }
    }
}

impl<T: Target> Endpoint<T> {
    /// An endpoint that understands what the type describes.
    pub fn new() -> Self {
        Self::of(Rules::of(Primary::Typed {
            names: T::TYPES,
            schemas: T::schemas,
            is_open: T::OPEN,
        }))
    }
}

impl<T: Target> Endpoint<T> {
    /// Filters are written in this way: what they ask is in [`Query::filter`].
    ///
    /// ```
    /// use jsonapi_core::query::Endpoint;
    /// use jsonapi_core::query::filter::CommerceLayer;
    /// # use jsonapi_core::{Resource, ToOne};
    /// # #[derive(Resource)]
    /// # #[resource(type = "people")]
    /// # struct Person { #[resource(id)] id: String, #[attribute] email: String }
    /// # #[derive(Resource)]
    /// # #[resource(type = "articles")]
    /// # struct Article {
    /// #     #[resource(id)] id: String,
    /// #     #[attribute] title: String,
    /// #     #[attribute] pages: u32,
    /// #     #[relationship] author: ToOne<Person>,
    /// # }
    ///
    /// let endpoint = Endpoint::<Article>::new().filters(CommerceLayer);
    /// let query = endpoint
    ///     .parse("filter[q][title_or_author_email_cont]=ada&filter[q][pages_gteq]=10")
    ///     .unwrap();
    /// assert_eq!(
    ///     query.filter().to_string(),
    ///     "(title CONTAINS ada OR author.email CONTAINS ada) AND pages >= 10",
    /// );
    ///
    /// let violations = endpoint.parse("filter[q][pages_gteq]=ten").unwrap_err();
    /// assert_eq!(
    ///     violations.to_string(),
    ///     "filter[q][pages_gteq]: Expected an integer, found `ten`.",
    /// );
    /// ```
    #[must_use]
    pub fn filters(mut self, strategy: impl FilterStrategy + Send + Sync + 'static) -> Self {
        self.rules.strategy = Some(Strategy(Arc::new(strategy)));
        self
    }
}

impl<T: Target> Default for Endpoint<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl Endpoint<()> {
    /// An endpoint for resources of some of these types, whose names are given.
    pub fn described<N: Into<String>>(
        types: ResourceTypes,
        primary: impl IntoIterator<Item = N>,
    ) -> Self {
        let names = primary.into_iter().map(Into::into).collect();
        Self::of(Rules::of(Primary::Described { types, names }))
    }

    /// An endpoint of which nothing is known: what it reads is held against the rules of the
    /// specification alone.
    pub fn any() -> Self {
        let mut rules = Rules::of(Primary::Anything);
        rules.pages = Pages::any();
        rules.custom = Allowed::Everything;
        rules.extensions = Allowed::Everything;
        Self::of(rules)
    }
}

impl<T> Endpoint<T> {
    const fn of(rules: Rules) -> Self {
        Self { rules, of: PhantomData }
    }

    /// Reads a query string, without its `?`.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it, in its order; the status is 400.
    pub fn parse(&self, query: &str) -> Result<Query<T>, Violations> {
        read::query(&self.rules, query).map(Query::of)
    }

    /// Only these paths can be included, each as it is written: `comments.author` does not let
    /// `comments` be asked for.
    #[must_use]
    pub fn include<N: Into<String>>(mut self, paths: impl IntoIterator<Item = N>) -> Self {
        self.rules.include = Allowed::Listed(paths.into_iter().map(Into::into).collect());
        self
    }

    /// `include` is not supported.
    #[must_use]
    pub fn without_include(mut self) -> Self {
        self.rules.include = Allowed::Nothing;
        self
    }

    /// Sparse fieldsets are not supported.
    #[must_use]
    pub fn without_fields(mut self) -> Self {
        self.rules.fields = false;
        self
    }

    /// Only these fields sort, whether they are attributes or not: `author.name`, `id`.
    #[must_use]
    pub fn sort<N: Into<String>>(mut self, fields: impl IntoIterator<Item = N>) -> Self {
        self.rules.sort = Allowed::Listed(fields.into_iter().map(Into::into).collect());
        self
    }

    /// `sort` is not supported.
    #[must_use]
    pub fn without_sort(mut self) -> Self {
        self.rules.sort = Allowed::Nothing;
        self
    }

    /// How the collection is paginated.
    #[must_use]
    pub fn pages(mut self, pages: Pages) -> Self {
        self.rules.pages = pages;
        self
    }

    /// Filters are not supported.
    #[must_use]
    pub fn without_filter(mut self) -> Self {
        self.rules.filter = false;
        self
    }

    /// The endpoint knows a parameter of its own, and the family of that name.
    ///
    /// # Errors
    ///
    /// The name is none that JSON:API leaves to servers and profiles: a legal member name with a
    /// character that is not one of a to z (JSON:API 1.1, "Implementation-Specific Query
    /// Parameters").
    pub fn parameter(mut self, name: impl Into<String>) -> Result<Self, Malformed> {
        let name = name.into();
        let is_plain = family(&name).is_ok_and(|(base, segments)| {
            segments.is_empty() && !base.contains(':') && !is_reserved(base)
        });
        if !is_plain {
            let expected = "a member name with a character that is not one of a to z";
            return Err(Malformed { expected, found: shortened(&name) });
        }
        self.rules.custom.add(name);
        Ok(self)
    }

    /// The endpoint knows a parameter of an extension that is applied, such as `version:at`, and
    /// the family of that name.
    ///
    /// # Errors
    ///
    /// The name is not the namespace, a colon, and letters from a to z (JSON:API 1.1, "Extension
    /// Query Parameters").
    pub fn extension_parameter(mut self, name: impl Into<String>) -> Result<Self, Malformed> {
        let name = name.into();
        let is_extension =
            family(&name).is_ok_and(|(base, segments)| segments.is_empty() && base.contains(':'));
        if !is_extension {
            let expected = "an extension's namespace, a colon, and letters from a to z";
            return Err(Malformed { expected, found: shortened(&name) });
        }
        self.rules.extensions.add(name);
        Ok(self)
    }

    /// How much a query may ask for.
    #[must_use]
    pub fn limits(mut self, limits: QueryLimits) -> Self {
        self.rules.limits = limits;
        self
    }
}

/// Whether JSON:API keeps the name for itself.
pub(super) fn is_reserved(base: &str) -> bool {
    base.bytes().all(|byte| byte.is_ascii_lowercase())
}

impl Allowed {
    fn add(&mut self, name: String) {
        if let Self::Listed(names) = self {
            names.push(name);
        }
    }

    pub(super) fn has(&self, name: &str) -> bool {
        match self {
            Self::Nothing => false,
            Self::Everything => true,
            Self::Listed(names) => names.iter().any(|known| known == name),
        }
    }

    /// The names, if they are listed.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> + Clone {
        let names = match self {
            Self::Listed(names) => names.as_slice(),
            Self::Nothing | Self::Everything => &[],
        };
        names.iter().map(|name| &**name)
    }
}

impl<T: Target> Query<T> {
    /// Reads a query string, without its `?`, for an [`Endpoint::new`] with these limits. Filters are
    /// taken as they are: how they are written is for [`Endpoint::filters`] to say.
    ///
    /// ```
    /// use jsonapi_core::query::{Query, QueryLimits};
    /// # use jsonapi_core::Resource;
    /// # #[derive(Resource)]
    /// # #[resource(type = "articles")]
    /// # struct Article { #[resource(id)] id: String, #[attribute] title: String }
    ///
    /// let limits = QueryLimits::default();
    /// let query = Query::<Article>::parse("sort=-title&fields[articles]=title", &limits).unwrap();
    /// assert!(query.has_field("articles", "title") && query.sort()[0].is_descending());
    ///
    /// let violations = Query::<Article>::parse("sort=titel", &limits).unwrap_err();
    /// assert_eq!(
    ///     violations.to_document().to_string().unwrap(),
    ///     concat!(
    ///         r#"{"errors":[{"status":"400","code":"unknown-sort-field","title":"Unknown sort field","#,
    ///         r#""detail":"The endpoint does not sort by `titel`; did you mean `title`?","#,
    ///         r#""source":{"parameter":"sort"},"meta":{"field":"titel","nearest":"title"}}]}"#,
    ///     ),
    /// );
    /// ```
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it, in its order; the status is 400.
    pub fn parse(query: &str, limits: &QueryLimits) -> Result<Self, Violations> {
        Endpoint::new().limits(*limits).parse(query)
    }
}

impl<T> Clone for Endpoint<T> {
    fn clone(&self) -> Self {
        Self::of(self.rules.clone())
    }
}

impl<T> fmt::Debug for Endpoint<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.rules.fmt(f)
    }
}
