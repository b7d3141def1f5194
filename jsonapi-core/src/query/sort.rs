//! The parameter `sort`: the order of primary data.

use core::fmt;

use super::endpoint::{Allowed, Rules};
use super::found::{At, Found, nearest};
use super::parameter::{Malformed, is_path};
use super::types::Type;
use crate::violation::{ParameterFault, shortened};

/// A sort field and its direction (JSON:API 1.1, "Sorting").
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SortField {
    field: String,
    direction: Direction,
}

/// The direction of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Direction {
    /// The smallest first, the oldest first.
    #[default]
    Ascending,
    /// The greatest first, the latest first: a minus before the field.
    Descending,
}

impl SortField {
    /// A field such as `title`, or `-title` for the descending order, or `author.name`.
    ///
    /// # Errors
    ///
    /// The name is empty, begins with another minus, or has a comma.
    pub fn new(text: &str) -> Result<Self, Malformed> {
        let (field, direction) = match text.strip_prefix('-') {
            Some(field) => (field, Direction::Descending),
            None => (text, Direction::Ascending),
        };
        if field.is_empty() || field.starts_with('-') || field.contains(',') {
            let expected = "a field, with a minus before it for the descending order";
            return Err(Malformed { expected, found: shortened(text) });
        }
        Ok(Self { field: field.to_owned(), direction })
    }

    /// A field whose name can stand in a list.
    #[cfg(feature = "query")]
    pub(super) const fn of(field: String, direction: Direction) -> Self {
        Self { field, direction }
    }

    /// The field: an attribute, or what else the endpoint sorts by.
    pub fn field(&self) -> &str {
        &self.field
    }

    /// The direction.
    pub const fn direction(&self) -> Direction {
        self.direction
    }

    /// Whether the greatest comes first.
    pub const fn is_descending(&self) -> bool {
        matches!(self.direction, Direction::Descending)
    }
}

impl fmt::Display for SortField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_descending() {
            f.write_str("-")?;
        }
        f.write_str(&self.field)
    }
}

/// Reads the value of `sort`. What is written wrongly is reported once, however often it is there.
pub(super) fn read(rules: &Rules, value: &str, at: At<'_>, found: &mut Found) -> Vec<SortField> {
    let (primary, limits) = (rules.primary(), &rules.limits);
    let mut fields: Vec<SortField> = Vec::new();
    let mut is_malformed = false;
    for (index, text) in value.split(',').enumerate() {
        if index >= limits.sort_fields {
            found.too_many(at, "sort fields", limits.sort_fields);
            break;
        }
        let Ok(sort) = SortField::new(text) else {
            if !core::mem::replace(&mut is_malformed, true) {
                let expected = "fields with commas between them, a minus before what descends";
                found.invalid(at, expected, text);
            }
            continue;
        };
        match sorts(rules, &primary, sort.field()) {
            Ok(()) => fields.push(sort),
            Err(nearest) => {
                let field = shortened(sort.field());
                found.push(at, ParameterFault::UnknownSortField { field, nearest });
            }
        }
    }
    fields
}

/// Whether the endpoint sorts by the field, else the nearest one that it sorts by.
fn sorts(rules: &Rules, primary: &[Type<'_>], field: &str) -> Result<(), Option<String>> {
    match &rules.sort {
        Allowed::Listed(allowed) if allowed.iter().any(|known| known == field) => Ok(()),
        Allowed::Listed(_) => Err(nearest(rules.sort.names(), field)),
        Allowed::Everything | Allowed::Nothing => {
            let is_known = |one: &Type<'_>| match one {
                Type::Any | Type::Named(_) => is_path(field),
                Type::Schema(_) | Type::Described(..) => one.has_attribute(field),
            };
            if primary.iter().any(is_known) {
                return Ok(());
            }
            Err(nearest(primary.iter().flat_map(|one| one.attributes()), field))
        }
    }
}
