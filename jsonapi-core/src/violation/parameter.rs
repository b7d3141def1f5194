//! The rules for query parameters.

use serde_json::{Value, json};

/// A broken rule of a query parameter (JSON:API 1.1, "Query Parameters").
///
/// What was found is cut to a readable length.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParameterFault {
    /// The name is none that a parameter can have.
    IllegalName {
        /// What would be one.
        expected: &'static str,
    },
    /// The endpoint does not know the parameter.
    Unknown {
        /// The nearest name that it knows.
        nearest: Option<String>,
        /// Whether it is a name that JSON:API keeps for itself: it has no letter but a to z.
        reserved: bool,
    },
    /// JSON:API defines the parameter, and the endpoint does not support it.
    Unsupported,
    /// The parameter is there already.
    Repeated,
    /// The value does not have its form.
    Invalid {
        /// What is expected.
        expected: String,
        /// The part of the value that is wrong.
        found: String,
    },
    /// The related resources are none that can be included.
    UnknownPath {
        /// The path.
        path: String,
        /// The nearest path that can be included.
        nearest: Option<String>,
    },
    /// The resource type of a fieldset is none that the response can have.
    UnknownType {
        /// The type.
        type_name: String,
        /// The nearest type that the response can have.
        nearest: Option<String>,
    },
    /// Resources of the type do not have the field.
    UnknownField {
        /// The type.
        type_name: String,
        /// The field.
        field: String,
        /// The nearest field that they have.
        nearest: Option<String>,
    },
    /// The endpoint does not sort by the field.
    UnknownSortField {
        /// The field.
        field: String,
        /// The nearest field that it sorts by.
        nearest: Option<String>,
    },
    /// The endpoint sorts by the field, but does not paginate then (Cursor Pagination, "Unsupported
    /// Sort Error").
    UnsupportedSort {
        /// The field.
        field: String,
    },
    /// The page is larger than pages can be (Cursor Pagination, "Max Page Size Exceeded Error").
    MaxSizeExceeded {
        /// The largest size.
        max_size: u64,
        /// The size that was asked for.
        found: String,
    },
    /// The endpoint has no pages between two cursors (Cursor Pagination, "Range Pagination Not
    /// Supported Error").
    RangeNotSupported,
    /// Filters have no such operator.
    UnknownOperator {
        /// The operator.
        operator: String,
        /// Those that the field can be asked by.
        allowed: Vec<&'static str>,
    },
    /// The field cannot be asked by the operator, because of the type of its values.
    UnsuitedOperator {
        /// The operator.
        operator: &'static str,
        /// The field.
        field: String,
        /// The type of its values, such as `boolean`.
        kind: &'static str,
        /// The operators that it can be asked by.
        allowed: Vec<&'static str>,
    },
    /// There is more of something than the endpoint takes.
    TooMany {
        /// Of what.
        what: &'static str,
        /// How many it takes.
        limit: usize,
    },
}

impl ParameterFault {
    /// The stable code of the rule.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::IllegalName { .. } => "illegal-parameter",
            Self::Unknown { .. } => "unknown-parameter",
            Self::Unsupported => "unsupported-parameter",
            Self::Repeated => "repeated-parameter",
            Self::Invalid { .. } => "invalid-parameter",
            Self::UnknownPath { .. } => "unknown-path",
            Self::UnknownType { .. } => "unknown-type",
            Self::UnknownField { .. } => "unknown-field",
            Self::UnknownSortField { .. } => "unknown-sort-field",
            Self::UnsupportedSort { .. } => "unsupported-sort",
            Self::MaxSizeExceeded { .. } => "max-size-exceeded",
            Self::RangeNotSupported => "range-pagination-not-supported",
            Self::UnknownOperator { .. } => "unknown-operator",
            Self::UnsuitedOperator { .. } => "unsuited-operator",
            Self::TooMany { .. } => "query-too-large",
        }
    }

    /// The address that says what kind of error it is, where a profile gives one.
    pub const fn type_url(&self) -> Option<&'static str> {
        match self {
            Self::UnsupportedSort { .. } => {
                Some("https://jsonapi.org/profiles/ethanresnick/cursor-pagination/unsupported-sort")
            }
            Self::MaxSizeExceeded { .. } => Some(
                "https://jsonapi.org/profiles/ethanresnick/cursor-pagination/max-size-exceeded",
            ),
            Self::RangeNotSupported => Some(
                "https://jsonapi.org/profiles/ethanresnick/cursor-pagination/range-pagination-not-supported",
            ),
            _ => None,
        }
    }

    pub(super) const fn title(&self) -> &'static str {
        match self {
            Self::IllegalName { .. } => "Illegal parameter name",
            Self::Unknown { .. } => "Unknown parameter",
            Self::Unsupported => "Unsupported parameter",
            Self::Repeated => "Repeated parameter",
            Self::Invalid { .. } => "Invalid parameter value",
            Self::UnknownPath { .. } => "Path that cannot be included",
            Self::UnknownType { .. } => "Unknown resource type",
            Self::UnknownField { .. } => "Unknown field",
            Self::UnknownSortField { .. } => "Unknown sort field",
            Self::UnsupportedSort { .. } => "Sort without pagination",
            Self::MaxSizeExceeded { .. } => "Page too large",
            Self::RangeNotSupported => "No pages between two cursors",
            Self::UnknownOperator { .. } => "Unknown operator",
            Self::UnsuitedOperator { .. } => "Operator that the field lacks",
            Self::TooMany { .. } => "Query too large",
        }
    }

    pub(super) fn text(&self) -> String {
        match self {
            Self::IllegalName { expected } => format!("Expected {expected}."),
            Self::Unknown { nearest: Some(nearest), .. } => {
                format!("The endpoint does not know this parameter; did you mean `{nearest}`?")
            }
            Self::Unknown { nearest: None, reserved: true } => {
                "The endpoint does not know this parameter; a name without any character but a to z \
                 is kept for JSON:API itself."
                    .to_owned()
            }
            Self::Unknown { .. } => "The endpoint does not know this parameter.".to_owned(),
            Self::Unsupported => "The endpoint does not support this parameter.".to_owned(),
            Self::Repeated => "The parameter is there already; give all in one value.".to_owned(),
            Self::Invalid { expected, found } if found.is_empty() => {
                format!("Expected {expected}, found nothing.")
            }
            Self::Invalid { expected, found } => format!("Expected {expected}, found `{found}`."),
            Self::UnknownPath { path, nearest } => {
                hinted(format!("`{path}` leads to nothing that can be included"), nearest.as_deref())
            }
            Self::UnknownType { type_name, nearest } => hinted(
                format!("The response has no resources of the type `{type_name}`"),
                nearest.as_deref(),
            ),
            Self::UnknownField { type_name, field, nearest } => hinted(
                format!("Resources of the type `{type_name}` have no field `{field}`"),
                nearest.as_deref(),
            ),
            Self::UnknownSortField { field, nearest } => {
                hinted(format!("The endpoint does not sort by `{field}`"), nearest.as_deref())
            }
            Self::UnsupportedSort { field } => {
                format!("The endpoint cannot paginate resources that are sorted by `{field}`.")
            }
            Self::MaxSizeExceeded { max_size, found } => {
                format!("Expected a size of at most {max_size}, found `{found}`.")
            }
            Self::RangeNotSupported => {
                "The endpoint supports `page[after]` or `page[before]`, but not both together."
                    .to_owned()
            }
            Self::UnknownOperator { operator, allowed } => {
                format!("Expected one of {}, found `{operator}`.", listed(allowed))
            }
            Self::UnsuitedOperator { operator, field, kind, allowed } => {
                let allowed = listed(allowed);
                format!("`{field}` ({kind}) cannot be asked by `{operator}`, but by {allowed}.")
            }
            Self::TooMany { what, limit } => format!("Expected at most {limit} {what}."),
        }
    }

    /// The parameters, for programs.
    pub(crate) fn parameters(&self) -> Vec<(&'static str, Value)> {
        let with_nearest = |mut meta: Vec<(&'static str, Value)>, nearest: &Option<String>| {
            meta.extend(nearest.iter().map(|nearest| ("nearest", nearest.as_str().into())));
            meta
        };
        match self {
            Self::IllegalName { expected } => vec![("expected", (*expected).into())],
            Self::Unknown { nearest, .. } => with_nearest(Vec::new(), nearest),
            Self::Invalid { expected, found } => {
                vec![("expected", expected.as_str().into()), ("found", found.as_str().into())]
            }
            Self::UnknownPath { path, nearest } => {
                with_nearest(vec![("path", path.as_str().into())], nearest)
            }
            Self::UnknownType { type_name, nearest } => {
                with_nearest(vec![("type", type_name.as_str().into())], nearest)
            }
            Self::UnknownField { type_name, field, nearest } => with_nearest(
                vec![("type", type_name.as_str().into()), ("field", field.as_str().into())],
                nearest,
            ),
            Self::UnknownSortField { field, nearest } => {
                with_nearest(vec![("field", field.as_str().into())], nearest)
            }
            Self::UnsupportedSort { field } => vec![("field", field.as_str().into())],
            Self::MaxSizeExceeded { max_size, found } => {
                vec![("page", json!({ "maxSize": max_size })), ("found", found.as_str().into())]
            }
            Self::UnknownOperator { operator, allowed } => {
                vec![("operator", operator.as_str().into()), ("allowed", json!(allowed))]
            }
            Self::UnsuitedOperator { operator, field, kind, allowed } => vec![
                ("operator", (*operator).into()),
                ("field", field.as_str().into()),
                ("type", (*kind).into()),
                ("allowed", json!(allowed)),
            ],
            Self::TooMany { what, limit } => {
                vec![("what", (*what).into()), ("limit", (*limit).into())]
            }
            Self::Unsupported | Self::Repeated | Self::RangeNotSupported => Vec::new(),
        }
    }
}

/// Names in a sentence.
fn listed(names: &[&str]) -> String {
    let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}

fn hinted(mut text: String, nearest: Option<&str>) -> String {
    match nearest {
        Some(nearest) => {
            text.push_str("; did you mean `");
            text.push_str(nearest);
            text.push_str("`?");
        }
        None => text.push('.'),
    }
    text
}
