//! A query for people and for programs: what it asks for, by parts.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{Asked, Direction, Fieldset, Page, Parameter, Query};
use crate::violation::write_line;

impl<T> Query<T> {
    /// What the query asks for, for people: a line for each part, with control characters escaped.
    ///
    /// ```
    /// use jsonapi_core::query::Endpoint;
    ///
    /// let query = Endpoint::any().parse("sort=-created,title&include=author&fields[people]=");
    /// assert_eq!(
    ///     query.unwrap().explanation(),
    ///     "include: author\nfields of people: none\nsort: created descending, title ascending\n",
    /// );
    /// ```
    pub fn explanation(&self) -> String {
        let mut lines = String::new();
        let mut line = |what: &str, value: &str| {
            // A string takes whatever is written.
            let _ = write_line(what, &mut lines);
            lines.push_str(": ");
            let _ = write_line(value, &mut lines);
            lines.push('\n');
        };
        let Asked { include, fields, sort, page, filter, custom, .. } = &self.asked;
        if let Some(paths) = include {
            line("include", &listed(paths.iter().map(ToString::to_string)));
        }
        for set in fields {
            let what = format!("fields of {}", set.type_name());
            line(&what, &listed(set.fields().iter().cloned()));
        }
        if !sort.is_empty() {
            let direction = |direction| match direction {
                Direction::Ascending => "ascending",
                Direction::Descending => "descending",
            };
            let fields =
                sort.iter().map(|it| format!("{} {}", it.field(), direction(it.direction())));
            line("sort", &listed(fields));
        }
        match page {
            Some(Page::Other(parameters)) => {
                for parameter in parameters {
                    line(parameter.name(), parameter.value());
                }
            }
            Some(page) => {
                let mut members = Vec::new();
                page.each_parameter(|name, value| members.push(format!("{} {value}", inner(name))));
                line("page", &listed(members.into_iter()));
            }
            None => {}
        }
        for parameter in filter.iter().chain(custom) {
            line(parameter.name(), parameter.value());
        }
        lines
    }
}

fn listed(items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.collect();
    if items.is_empty() { "none".to_owned() } else { items.join(", ") }
}

/// What stands in the brackets of a name.
fn inner(name: &str) -> &str {
    name.split(['[', ']']).nth(1).unwrap_or_default()
}

/// An object with a member for each part: `include` and `sort` as lists of texts, `fields` by type,
/// `page` by its members, and the parameters in `filter` and `parameters` with `name` and `value`.
impl<T> Serialize for Query<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Asked { include, fields, sort, page, filter, custom, .. } = &self.asked;
        let mut map = serializer.serialize_map(None)?;
        if let Some(paths) = include {
            map.serialize_entry("include", &texts(paths))?;
        }
        if !fields.is_empty() {
            map.serialize_entry("fields", &Fields(fields))?;
        }
        if !sort.is_empty() {
            map.serialize_entry("sort", &texts(sort))?;
        }
        if let Some(page) = page {
            map.serialize_entry("page", &Members(page))?;
        }
        for (name, parameters) in [("filter", filter), ("parameters", custom)] {
            if !parameters.is_empty() {
                map.serialize_entry(name, &parameters.iter().map(Named).collect::<Vec<_>>())?;
            }
        }
        map.end()
    }
}

fn texts<I: ToString>(items: &[I]) -> Vec<String> {
    items.iter().map(ToString::to_string).collect()
}

struct Fields<'f>(&'f [Fieldset]);

impl Serialize for Fields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|set| (set.type_name(), set.fields())))
    }
}

struct Members<'p>(&'p Page);

impl Serialize for Members<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members: Vec<(String, serde_json::Value)> = Vec::new();
        self.0.each_parameter(|name, value| {
            let is_number = !matches!(self.0, Page::Other(_))
                && matches!(inner(name), "number" | "size" | "offset" | "limit");
            let number = is_number.then(|| value.parse::<u64>().ok()).flatten();
            let value = number.map_or_else(|| value.into(), Into::into);
            members.push((inner(name).to_owned(), value));
        });
        serializer.collect_map(members)
    }
}

struct Named<'p>(&'p Parameter);

impl Serialize for Named<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([("name", self.0.name()), ("value", self.0.value())])
    }
}
