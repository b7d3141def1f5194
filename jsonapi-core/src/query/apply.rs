//! Queries on resources in memory: which are accepted, their order, a page of them, and what is
//! included.

use core::cmp::Ordering;
use core::fmt;
use std::collections::HashSet;
use std::rc::Rc;

use super::filter::{Evaluator, Field, FieldPath, FilterReader, Value, value_of};
use super::related::{Related, Row, Rows, among};
use super::{Fieldset, IncludePath, Page, Query, QueryLimits, SortField};
use crate::document::{Document, DocumentBuilder};
use crate::identifier::Target;
use crate::resource::WriteResource;
use crate::schema::Schema;

/// What a query asks for of resources in memory: those of the page, in their order, and what is
/// included with them.
///
/// Made by [`Query::apply`].
pub struct Applied<'a, T> {
    resources: Vec<&'a T>,
    total: usize,
    /// `None` if the query leaves it to the endpoint.
    included: Option<Vec<&'a dyn WriteResource>>,
    fields: Vec<Fieldset>,
}

impl<'a, T: WriteResource> Applied<'a, T> {
    /// The resources of the page.
    pub fn resources(&self) -> &[&'a T] {
        &self.resources
    }

    /// How many resources the filters accept, on all pages together.
    pub const fn total(&self) -> usize {
        self.total
    }

    /// A document of the page: with what the query includes, and of each type the fields that the
    /// query asks for.
    pub fn document(&self) -> DocumentBuilder<'a> {
        let mut document = Document::many(self.resources.iter().copied());
        if let Some(included) = &self.included {
            // Asked for, so that there is an `included` even if it is empty.
            document = document.include_all::<T>([]);
            document = included.iter().fold(document, |document, one| document.include(*one));
        }
        self.fields
            .iter()
            .fold(document, |document, set| document.fields(set.type_name(), set.fields()))
    }
}

impl<T> fmt::Debug for Applied<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Applied")
            .field("resources", &self.resources.len())
            .field("total", &self.total)
            .finish_non_exhaustive()
    }
}

impl<T: Target + WriteResource> Query<T> {
    /// Applies the query to a collection in memory: filters, sorts, takes the page, and follows the
    /// relationships of `include` to resources that `related` finds, or that are in the collection
    /// itself. A small server needs no more.
    ///
    /// Resources without a value to sort by come last, in both directions; those of equal values
    /// stay in their order. Ids that are whole numbers are sorted as numbers. Cursors are the
    /// server's own, and so are sort fields that are neither the id nor an attribute of the resource
    /// or of one that to-one relationships lead to: they change nothing here. Nor do filters of an
    /// endpoint that has no [`FilterStrategy`](crate::query::Endpoint::filters), as that of
    /// [`Query::parse`]: nobody knows what they mean.
    ///
    /// ```
    /// use std::collections::HashMap;
    ///
    /// use jsonapi_core::query::Endpoint;
    /// use jsonapi_core::query::filter::Operators;
    /// use jsonapi_core::{Resource, ToOne};
    ///
    /// #[derive(Resource)]
    /// #[resource(type = "people")]
    /// struct Person {
    ///     #[resource(id)]
    ///     id: String,
    ///     #[attribute]
    ///     name: String,
    /// }
    ///
    /// #[derive(Resource)]
    /// #[resource(type = "articles")]
    /// struct Article {
    ///     #[resource(id)]
    ///     id: String,
    ///     #[attribute]
    ///     title: String,
    ///     #[relationship]
    ///     author: ToOne<Person>,
    /// }
    ///
    /// let person = |id: &str, name: &str| (id.into(), Person { id: id.into(), name: name.into() });
    /// let people = HashMap::from([person("1", "Ada"), person("2", "Ben")]);
    /// let article = |id: &str, title: &str, author: &str| Article {
    ///     id: id.into(),
    ///     title: title.into(),
    ///     author: ToOne::to(Person::identifier(author)),
    /// };
    /// let articles = [article("7", "Bees", "2"), article("8", "Ants", "1"), article("9", "Cats", "2")];
    ///
    /// let endpoint = Endpoint::<Article>::new().filters(Operators);
    /// let request = "filter[author.name]=Ben&sort=-title&include=author&fields[articles]=title&page[size]=1";
    /// let query = endpoint.parse(request).unwrap();
    /// let applied = query.apply(&articles, &people);
    /// assert_eq!(applied.total(), 2);
    /// assert_eq!(
    ///     applied.document().to_vec()?,
    ///     concat!(
    ///         r#"{"data":[{"type":"articles","id":"9","attributes":{"title":"Cats"}}],"#,
    ///         r#""included":[{"type":"people","id":"2","attributes":{"name":"Ben"}}]}"#,
    ///     )
    ///     .as_bytes(),
    /// );
    /// # Ok::<(), jsonapi_core::WriteError>(())
    /// ```
    pub fn apply<'a>(
        &self,
        resources: impl IntoIterator<Item = &'a T>,
        related: impl Related<'a> + 'a,
    ) -> Applied<'a, T> {
        let all: Vec<&'a T> = resources.into_iter().collect();
        let related: Rc<dyn Related<'a> + 'a> = Rc::new(among(related, all.clone()));
        let mut resources = all;
        let mut evaluator = Evaluator::new(self.filter(), Rc::clone(&related));
        resources.retain(|resource| evaluator.accepts(*resource));
        let total = resources.len();
        sort(self.sort(), T::schemas(), &mut resources, Rc::clone(&related));
        if let Some(page) = self.page() {
            resources = taken(page, resources);
        }
        let included = self.include().map(|paths| included(paths, &resources, &related));
        Applied { resources, total, included, fields: self.fields().to_vec() }
    }
}

/// The resources of a page.
fn taken<T>(page: &Page, resources: Vec<T>) -> Vec<T> {
    let Some(skipped) = page.skipped() else { return resources };
    let number = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    let most = page.size().map_or(usize::MAX, number);
    resources.into_iter().skip(number(skipped)).take(most).collect()
}

/// Sorts resources by the fields that they have.
fn sort<'a, T: WriteResource>(
    fields: &[SortField],
    schemas: &'static [&'static Schema],
    resources: &mut Vec<&'a T>,
    related: Rc<dyn Related<'a> + 'a>,
) {
    let reader = FilterReader::new(
        schemas,
        QueryLimits { include_depth: usize::MAX, ..QueryLimits::default() },
    );
    let keys: Vec<(FieldPath, bool)> = fields
        .iter()
        .filter_map(|field| Some((reader.path(field.field()).ok()?, field.is_descending())))
        .filter(|(path, _)| !path.is_to_many())
        .collect();
    if keys.is_empty() {
        return;
    }
    let mut rows = Rows::new(related, keys.iter().flat_map(|(path, _)| path.names()));
    let mut sorted: Vec<(Vec<Option<Value>>, &'a T)> = resources
        .iter()
        .map(|resource| {
            let row = rows.of(*resource);
            let values = keys.iter().map(|(path, _)| key(path, &row, &mut rows));
            (values.collect(), *resource)
        })
        .collect();
    sorted.sort_by(|(one, _), (other, _)| {
        let each = one.iter().zip(other).zip(&keys);
        let orders = each
            .map(|((one, other), (_, descends))| compare(one.as_ref(), other.as_ref(), *descends));
        orders.fold(Ordering::Equal, Ordering::then)
    });
    *resources = sorted.into_iter().map(|(_, resource)| resource).collect();
}

/// In the direction; what is not there is last in both.
fn compare(one: Option<&Value>, other: Option<&Value>, descends: bool) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) => {
            let order = one.order(other);
            if descends { order.reverse() } else { order }
        }
        (one, other) => one.is_none().cmp(&other.is_none()),
    }
}

/// The value at the end of a path of to-one relationships.
fn key(path: &FieldPath, row: &Row, rows: &mut Rows<'_>) -> Option<Value> {
    let mut here: Option<Rc<Row>> = None;
    let mut left = path.relationships().len();
    for relationship in path.relationships() {
        let linked = here.as_deref().unwrap_or(row).linked(relationship.name).first()?;
        left -= 1;
        // The linkage has the id.
        if let (0, Field::Id) = (left, path.field()) {
            return linked.id.as_deref().map(id_key);
        }
        here = Some(rows.find(linked)?);
    }
    let row = here.as_deref().unwrap_or(row);
    match path.field() {
        Field::Id => Some(id_key(row.id())),
        field @ Field::Attribute(_) => value_of(field, path.kind(), row),
    }
}

/// An id as something to sort by: whole numbers are no texts then.
fn id_key(id: &str) -> Value {
    match id.parse::<i128>() {
        Ok(number) => Value::Integer(number),
        Err(_) => Value::String(id.to_owned()),
    }
}

/// The resources that the paths lead to, each step of them, in the order of the paths.
fn included<'a, T: WriteResource>(
    paths: &[IncludePath],
    primary: &[&'a T],
    related: &Rc<dyn Related<'a> + 'a>,
) -> Vec<&'a dyn WriteResource> {
    let names: Vec<&str> =
        paths.iter().flat_map(IncludePath::relationships).map(|it| &**it).collect();
    let mut rows = Rows::new(Rc::clone(related), names);
    let first: Vec<Rc<Row>> = primary.iter().map(|resource| Rc::new(rows.of(*resource))).collect();
    let mut included = Vec::new();
    let mut known = HashSet::new();
    for path in paths {
        let mut here = first.clone();
        for name in path.relationships() {
            let mut next = Vec::new();
            let mut seen = HashSet::new();
            for identifier in here.iter().flat_map(|row| row.linked(name)) {
                let Some(row) = rows.find(identifier) else { continue };
                let id = identifier.id.as_deref().unwrap_or_default();
                if known.insert(row.number) {
                    included.extend(related.find(&identifier.type_name, id));
                }
                if seen.insert(row.number) {
                    next.push(row);
                }
            }
            here = next;
        }
    }
    included
}
