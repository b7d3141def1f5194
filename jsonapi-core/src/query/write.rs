//! Writes a query as a string.

use core::fmt;

use super::{Asked, Query, form};

impl Asked {
    /// The query as a string, without `?`.
    fn written(&self) -> String {
        let mut query = String::new();
        if let Some(paths) = &self.include {
            form::push(&mut query, "include", &joined(paths));
        }
        for set in &self.fields {
            let name = format!("fields[{}]", set.type_name());
            form::push(&mut query, &name, &joined(set.fields()));
        }
        if !self.sort.is_empty() {
            form::push(&mut query, "sort", &joined(&self.sort));
        }
        if let Some(page) = &self.page {
            page.each_parameter(|name, value| form::push(&mut query, name, value));
        }
        for parameter in self.filter.iter().chain(&self.custom) {
            form::push(&mut query, parameter.name(), parameter.value());
        }
        query
    }
}

fn joined<T: ToString>(items: &[T]) -> String {
    items.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}

/// The query as it is sent, without `?`: everything encoded that
/// [`encode`](super::encode) encodes, so that it can stand in a URL as it is.
impl<T> fmt::Display for Query<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.asked.written())
    }
}
