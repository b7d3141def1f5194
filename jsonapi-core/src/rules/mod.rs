//! Rules on values beyond their JSON type, as data.
//!
//! - `mod.rs`: the rules
//! - `fits.rs`: whether a rule fits the type that it is written at and other rules, at compile time
//! - `count.rs`: how many values hold rules, at compile time
//! - `number.rs`: how many numbers are within bounds, at compile time
//! - `holds.rs`: whether a value holds a rule
//! - `format.rs`: the grammars of formats
//! - `pattern.rs`: regular expressions

use core::fmt;

mod count;
mod fits;
mod format;
mod holds;
mod number;
mod pattern;

pub(crate) use count::is_same;
pub use fits::{fits, fits_members, kind_inside};
pub use format::Format;
pub(crate) use holds::{number, other, string};
#[cfg(feature = "pattern")]
pub use pattern::CompiledPattern;
pub use pattern::Pattern;

/// A rule on a value, beyond its JSON type.
///
/// A rule speaks of values of one JSON type, as in JSON Schema: where a value may have any type, a
/// rule on strings lets a number pass. `null` passes every rule; whether it is accepted is said by
/// [`MemberSchema::nullable`](crate::schema::MemberSchema::nullable).
///
/// Numbers are plain decimal text, such as `0.5`: exact, however a document writes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Rule {
    /// A string has at least so many Unicode characters.
    MinLength(usize),
    /// A string has at most so many Unicode characters.
    MaxLength(usize),
    /// A string has a part that matches a regular expression.
    Pattern(Pattern),
    /// A string has a format.
    Format(Format),
    /// A number is not less.
    Min(&'static str),
    /// A number is greater.
    ExclusiveMin(&'static str),
    /// A number is not greater.
    Max(&'static str),
    /// A number is less.
    ExclusiveMax(&'static str),
    /// A number is a whole multiple of this one.
    MultipleOf(&'static str),
    /// The value is one of these strings.
    OneOf(&'static [&'static str]),
    /// The value is one of these numbers.
    OneOfNumbers(&'static [&'static str]),
    /// An array has at least so many items.
    MinItems(usize),
    /// An array has at most so many items.
    MaxItems(usize),
    /// No two items of an array are equal.
    UniqueItems,
    /// Each item of an array holds these rules.
    Items(&'static [Rule]),
    /// An object has at least so many members.
    MinProperties(usize),
    /// An object has at most so many members.
    MaxProperties(usize),
    /// The value of each member of an object holds these rules.
    Values(&'static [Rule]),
    /// The author's own function of this path accepts the value.
    Check(&'static str),
}

/// What the rule asks for, in a few words.
impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MinLength(limit) => write!(f, "at least {}", counted(*limit, "character")),
            Self::MaxLength(limit) => write!(f, "at most {}", counted(*limit, "character")),
            Self::Pattern(pattern) => write!(f, "matches {}", pattern.as_str()),
            Self::Format(format) => format.fmt(f),
            Self::Min(limit) => write!(f, "at least {limit}"),
            Self::ExclusiveMin(limit) => write!(f, "more than {limit}"),
            Self::Max(limit) => write!(f, "at most {limit}"),
            Self::ExclusiveMax(limit) => write!(f, "less than {limit}"),
            Self::MultipleOf(of) => write!(f, "a multiple of {of}"),
            Self::OneOf(allowed) | Self::OneOfNumbers(allowed) => f.write_str(&allowed.join(" | ")),
            Self::MinItems(limit) => write!(f, "at least {}", counted(*limit, "item")),
            Self::MaxItems(limit) => write!(f, "at most {}", counted(*limit, "item")),
            Self::UniqueItems => f.write_str("items that differ"),
            Self::Items(rules) | Self::Values(rules) => {
                for (index, rule) in rules.iter().enumerate() {
                    let before = if index > 0 { ", " } else { "" };
                    write!(f, "{before}each {rule}")?;
                }
                Ok(())
            }
            Self::MinProperties(limit) => write!(f, "at least {}", counted(*limit, "member")),
            Self::MaxProperties(limit) => write!(f, "at most {}", counted(*limit, "member")),
            Self::Check(path) => write!(f, "checked by {path}"),
        }
    }
}

/// So many of something.
pub(crate) fn counted(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}
