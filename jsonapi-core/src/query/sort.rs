//! The parameter `sort`: the order of primary data.

use core::fmt;

use super::parameter::Malformed;
use crate::violation::shortened;

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
