//! What can be wrong with a filter.

use core::fmt;

use crate::violation::shortened;

/// What is wrong with one filter parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum FilterFault {
    /// The parameter has not the form of a filter.
    Form {
        /// The form, such as `filter[name]`.
        expected: &'static str,
    },
    /// The resource has no such field, or none that can be filtered by.
    UnknownField {
        /// The name, cut to a readable length.
        name: String,
        /// The nearest one that is known.
        nearest: Option<String>,
    },
    /// There is no such operator.
    UnknownOperator {
        /// The operator, cut to a readable length.
        name: String,
        /// Those that the field has.
        allowed: Vec<&'static str>,
    },
    /// The field has no such operator, because of its type.
    UnsuitedOperator {
        /// The operator.
        name: &'static str,
        /// The field.
        field: String,
        /// The type, such as `boolean`.
        kind: &'static str,
        /// The operators that it has.
        allowed: Vec<&'static str>,
    },
    /// The value is no value of the field.
    InvalidValue {
        /// What is expected, such as `a date-time (RFC 3339)`.
        expected: String,
        /// What was found, cut to a readable length.
        found: String,
    },
    /// The value is not one of a closed set.
    NotOneOf {
        /// The set.
        allowed: &'static [&'static str],
        /// What was found, cut to a readable length.
        found: String,
    },
    /// The parameter comes twice.
    Duplicate,
    /// There are more comparisons, values of a list or relationships in a path than are allowed, or
    /// the name is longer.
    TooMuch {
        /// What there is too much of.
        what: &'static str,
        /// The limit.
        limit: usize,
    },
}

impl FilterFault {
    pub(super) fn invalid(expected: &str, found: &str) -> Self {
        Self::InvalidValue { expected: expected.to_owned(), found: shortened(found) }
    }
}

impl fmt::Display for FilterFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form { expected } => write!(f, "Expected a filter of the form {expected}."),
            Self::UnknownField { name, nearest: Some(nearest) } => {
                write!(f, "`{name}` is no known field; did you mean `{nearest}`?")
            }
            Self::UnknownField { name, nearest: None } => write!(f, "`{name}` is no known field."),
            Self::UnknownOperator { name, allowed } => {
                write!(f, "`{name}` is no known operator; there are {}.", Names(allowed))
            }
            Self::UnsuitedOperator { name, field, kind, allowed } => {
                let names = Names(allowed);
                write!(f, "`{name}` cannot be asked of `{field}` ({kind}), but {names} can.")
            }
            Self::InvalidValue { expected, found } => {
                write!(f, "Expected {expected}, found `{found}`.")
            }
            Self::NotOneOf { allowed, found } => {
                write!(f, "Expected one of {}, found `{found}`.", Names(allowed))
            }
            Self::Duplicate => f.write_str("The filter comes twice."),
            Self::TooMuch { what, limit } => write!(f, "More than {limit} {what}."),
        }
    }
}

/// Names in a sentence.
struct Names<'n>(&'n [&'static str]);

impl fmt::Display for Names<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, name) in self.0.iter().enumerate() {
            match index {
                0 => {}
                _ if index + 1 == self.0.len() => f.write_str(" and ")?,
                _ => f.write_str(", ")?,
            }
            write!(f, "`{name}`")?;
        }
        Ok(())
    }
}
