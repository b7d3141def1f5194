//! Rules of a resource's own description that a value can break.

use serde_json::Value;

use crate::rules::counted;
use crate::schema::Format;

/// A rule on a value that is broken, with its parameters: one of those that
/// [`Rule`](crate::schema::Rule) describes.
///
/// What was found is cut to a readable length.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum RuleFault {
    /// The string has fewer characters than the limit.
    StringTooShort {
        /// The smallest number of characters.
        limit: usize,
        /// The number of characters that were found.
        found: usize,
    },
    /// The string has more characters than the limit.
    StringTooLong {
        /// The largest number of characters.
        limit: usize,
        /// The number of characters that were found.
        found: usize,
    },
    /// No part of the string matches a pattern.
    PatternMismatch {
        /// The regular expression.
        pattern: &'static str,
        /// The string that was found.
        found: String,
    },
    /// The string has another format.
    FormatMismatch {
        /// The format.
        format: Format,
        /// The string that was found.
        found: String,
    },
    /// The number is less than the limit.
    NumberTooSmall {
        /// The limit.
        limit: &'static str,
        /// Whether the limit itself is too small.
        exclusive: bool,
        /// The number that was found.
        found: String,
    },
    /// The number is greater than the limit.
    NumberTooLarge {
        /// The limit.
        limit: &'static str,
        /// Whether the limit itself is too large.
        exclusive: bool,
        /// The number that was found.
        found: String,
    },
    /// The number is no whole multiple of another.
    NotAMultiple {
        /// The other.
        of: &'static str,
        /// The number that was found.
        found: String,
    },
    /// The array has fewer items than the limit.
    TooFewItems {
        /// The smallest number of items.
        limit: usize,
        /// The number of items that were found.
        found: usize,
    },
    /// The array has more items than the limit.
    TooManyItems {
        /// The largest number of items.
        limit: usize,
        /// The number of items that were found.
        found: usize,
    },
    /// The object has fewer members than the limit.
    TooFewMembers {
        /// The smallest number of members.
        limit: usize,
        /// The number of members that were found.
        found: usize,
    },
    /// The object has more members than the limit.
    TooManyMembers {
        /// The largest number of members.
        limit: usize,
        /// The number of members that were found.
        found: usize,
    },
    /// The author's own function does not accept the value or the payload.
    Refused {
        /// The attribute or relationship that is meant, if the function named one.
        member: Option<String>,
        /// What the function says.
        message: String,
    },
    /// The item is equal to one that comes before it.
    DuplicateItem {
        /// The index of the first.
        first: usize,
    },
}

impl RuleFault {
    /// Takes out the value that was found.
    pub(super) fn withhold(&mut self) {
        if let Self::PatternMismatch { found, .. }
        | Self::FormatMismatch { found, .. }
        | Self::NumberTooSmall { found, .. }
        | Self::NumberTooLarge { found, .. }
        | Self::NotAMultiple { found, .. } = self
        {
            "…".clone_into(found);
        }
    }

    /// The stable code of the rule.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::StringTooShort { .. } => "string-too-short",
            Self::StringTooLong { .. } => "string-too-long",
            Self::PatternMismatch { .. } => "pattern-mismatch",
            Self::FormatMismatch { .. } => "format-mismatch",
            Self::NumberTooSmall { .. } => "number-too-small",
            Self::NumberTooLarge { .. } => "number-too-large",
            Self::NotAMultiple { .. } => "not-a-multiple",
            Self::TooFewItems { .. } => "too-few-items",
            Self::TooManyItems { .. } => "too-many-items",
            Self::TooFewMembers { .. } => "too-few-members",
            Self::TooManyMembers { .. } => "too-many-members",
            Self::Refused { .. } => "refused",
            Self::DuplicateItem { .. } => "duplicate-item",
        }
    }

    /// A short summary of the rule in English.
    pub(super) const fn title(&self) -> &'static str {
        match self {
            Self::StringTooShort { .. } => "String too short",
            Self::StringTooLong { .. } => "String too long",
            Self::PatternMismatch { .. } => "Pattern not matched",
            Self::FormatMismatch { .. } => "Wrong format",
            Self::NumberTooSmall { .. } => "Number too small",
            Self::NumberTooLarge { .. } => "Number too large",
            Self::NotAMultiple { .. } => "Not a multiple",
            Self::TooFewItems { .. } => "Too few items",
            Self::TooManyItems { .. } => "Too many items",
            Self::TooFewMembers { .. } => "Too few members",
            Self::TooManyMembers { .. } => "Too many members",
            Self::Refused { .. } => "Not accepted",
            Self::DuplicateItem { .. } => "Duplicate item",
        }
    }

    /// What was expected and what was found, in English.
    pub(super) fn text(&self) -> String {
        match self {
            Self::StringTooShort { limit, found } => {
                format!("Expected at least {}, found {found}.", counted(*limit, "character"))
            }
            Self::StringTooLong { limit, found } => {
                format!("Expected at most {}, found {found}.", counted(*limit, "character"))
            }
            Self::PatternMismatch { pattern, found } => {
                format!("Expected a string that matches `{pattern}`, found `{found}`.")
            }
            Self::FormatMismatch { format, found } => {
                format!("Expected {}, found `{found}`.", format.expected())
            }
            Self::NumberTooSmall { limit, exclusive, found } => {
                let least = if *exclusive { "more than" } else { "at least" };
                format!("Expected {least} {limit}, found {found}.")
            }
            Self::NumberTooLarge { limit, exclusive, found } => {
                let most = if *exclusive { "less than" } else { "at most" };
                format!("Expected {most} {limit}, found {found}.")
            }
            Self::NotAMultiple { of, found } => {
                format!("Expected a multiple of {of}, found {found}.")
            }
            Self::TooFewItems { limit, found } => {
                format!("Expected at least {}, found {found}.", counted(*limit, "item"))
            }
            Self::TooManyItems { limit, found } => {
                format!("Expected at most {}, found {found}.", counted(*limit, "item"))
            }
            Self::TooFewMembers { limit, found } => {
                format!("Expected at least {}, found {found}.", counted(*limit, "member"))
            }
            Self::TooManyMembers { limit, found } => {
                format!("Expected at most {}, found {found}.", counted(*limit, "member"))
            }
            Self::Refused { message, .. } => message.clone(),
            Self::DuplicateItem { first } => {
                format!("Expected items that differ, found one that is equal to item {first}.")
            }
        }
    }

    /// The parameters by name.
    pub(crate) fn parameters(&self) -> Vec<(&'static str, Value)> {
        match self {
            Self::StringTooShort { limit, found }
            | Self::StringTooLong { limit, found }
            | Self::TooFewItems { limit, found }
            | Self::TooManyItems { limit, found }
            | Self::TooFewMembers { limit, found }
            | Self::TooManyMembers { limit, found } => {
                vec![("limit", (*limit).into()), ("found", (*found).into())]
            }
            Self::PatternMismatch { pattern, found } => {
                vec![("pattern", (*pattern).into()), ("found", found.as_str().into())]
            }
            Self::FormatMismatch { format, found } => {
                vec![("format", format.name().into()), ("found", found.as_str().into())]
            }
            Self::NumberTooSmall { limit, exclusive, found }
            | Self::NumberTooLarge { limit, exclusive, found } => vec![
                ("limit", (*limit).into()),
                ("exclusive", (*exclusive).into()),
                ("found", found.as_str().into()),
            ],
            Self::NotAMultiple { of, found } => {
                vec![("of", (*of).into()), ("found", found.as_str().into())]
            }
            Self::Refused { member, .. } => {
                member.iter().map(|member| ("member", member.as_str().into())).collect()
            }
            Self::DuplicateItem { first } => vec![("first", (*first).into())],
        }
    }
}
