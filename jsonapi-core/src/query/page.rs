//! The parameters of the family `page`: which part of a collection a response has.

use super::parameter::Parameter;

/// A part of a collection (JSON:API 1.1, "Pagination").
///
/// In a query that an [`Endpoint`](super::Endpoint) has read, the size is that of the request, or
/// the endpoint's own if the request has none.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Page {
    /// One of numbered pages: `page[number]`, `page[size]`.
    Number {
        /// The page, from 1.
        number: u64,
        /// The most resources on it.
        size: Option<u64>,
    },
    /// Some resources from a place on: `page[offset]`, `page[limit]`.
    Offset {
        /// How many resources are passed over.
        offset: u64,
        /// The most resources.
        limit: Option<u64>,
    },
    /// Some resources behind or before a place: `page[after]`, `page[before]`, `page[size]` of the
    /// Cursor Pagination profile.
    Cursor {
        /// The place before the first resource.
        after: Option<String>,
        /// The place behind the last resource.
        before: Option<String>,
        /// The most resources.
        size: Option<u64>,
    },
    /// Members of the family that the server understands by itself.
    Other(Vec<Parameter>),
}

impl Page {
    /// A numbered page, counted from 1.
    pub const fn number(number: u64) -> Self {
        Self::Number { number, size: None }
    }

    /// The resources from a place on, counted from 0.
    pub const fn offset(offset: u64) -> Self {
        Self::Offset { offset, limit: None }
    }

    /// The first resources of a collection that has cursors.
    pub const fn first() -> Self {
        Self::Cursor { after: None, before: None, size: None }
    }

    /// The resources behind a cursor.
    pub fn after(cursor: impl Into<String>) -> Self {
        Self::Cursor { after: Some(cursor.into()), before: None, size: None }
    }

    /// The resources before a cursor.
    pub fn before(cursor: impl Into<String>) -> Self {
        Self::Cursor { after: None, before: Some(cursor.into()), size: None }
    }

    /// The resources between two cursors.
    pub fn between(after: impl Into<String>, before: impl Into<String>) -> Self {
        Self::Cursor { after: Some(after.into()), before: Some(before.into()), size: None }
    }

    /// The same with at most so many resources. A page of other members stays as it is.
    #[must_use]
    pub fn with_size(mut self, most: u64) -> Self {
        match &mut self {
            Self::Number { size, .. }
            | Self::Offset { limit: size, .. }
            | Self::Cursor { size, .. } => *size = Some(most),
            Self::Other(_) => {}
        }
        self
    }

    /// The most resources.
    pub const fn size(&self) -> Option<u64> {
        match self {
            Self::Number { size, .. }
            | Self::Offset { limit: size, .. }
            | Self::Cursor { size, .. } => *size,
            Self::Other(_) => None,
        }
    }

    /// How many resources are passed over, where the page says it.
    pub const fn skipped(&self) -> Option<u64> {
        match self {
            Self::Number { number: 0 | 1, .. } => Some(0),
            Self::Number { number, size: Some(size) } => Some((*number - 1).saturating_mul(*size)),
            Self::Offset { offset, .. } => Some(*offset),
            Self::Number { .. } | Self::Cursor { .. } | Self::Other(_) => None,
        }
    }

    /// The parameters that ask for the page.
    pub(super) fn each_parameter(&self, mut each: impl FnMut(&str, &str)) {
        let mut each_number = |name: &str, number: Option<u64>| {
            if let Some(number) = number {
                each(name, itoa::Buffer::new().format(number));
            }
        };
        match self {
            Self::Number { number, size } => {
                each_number("page[number]", Some(*number));
                each_number("page[size]", *size);
            }
            Self::Offset { offset, limit } => {
                each_number("page[offset]", Some(*offset));
                each_number("page[limit]", *limit);
            }
            Self::Cursor { after, before, size } => {
                each_number("page[size]", *size);
                for (name, cursor) in [("page[after]", after), ("page[before]", before)] {
                    if let Some(cursor) = cursor {
                        each(name, cursor);
                    }
                }
            }
            Self::Other(parameters) => {
                for parameter in parameters {
                    each(parameter.name(), parameter.value());
                }
            }
        }
    }
}
