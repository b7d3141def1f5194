//! Whether a rule fits the type that it is written at. Types are known by their [`Kind`], so a
//! contradiction is found through every alias, when the description is evaluated: while the
//! author's crate is compiled.
//!
//! Each function is named after its word and panics at compile time, at the word.

#[cfg(feature = "pattern")]
use super::Pattern;
use super::{Format, Rule};
use crate::schema::Kind;

#[track_caller]
const fn about_strings(kind: Kind) {
    assert!(
        matches!(kind, Kind::String | Kind::OneOf(_) | Kind::Format(_) | Kind::Any),
        "this rule is about strings, and the type here is none"
    );
}

#[track_caller]
const fn about_numbers(kind: Kind) {
    assert!(
        matches!(kind, Kind::Integer { .. } | Kind::Number | Kind::Any),
        "this rule is about numbers, and the type here is none"
    );
}

#[track_caller]
const fn about_arrays(kind: Kind) {
    assert!(
        matches!(kind, Kind::Array(_) | Kind::Any),
        "this rule is about arrays, and the type here is none"
    );
}

#[track_caller]
const fn is_there(format: Format) {
    assert!(
        cfg!(feature = "uri") || !matches!(format, Format::Uri | Format::UriReference),
        "this format needs the feature `uri` of jsonapi-core"
    );
}

/// `min_length = 1`
#[track_caller]
pub const fn min_length(kind: Kind, limit: usize) -> Rule {
    about_strings(kind);
    Rule::MinLength(limit)
}

/// `max_length = 100`
#[track_caller]
pub const fn max_length(kind: Kind, limit: usize) -> Rule {
    about_strings(kind);
    Rule::MaxLength(limit)
}

/// `pattern = "^[a-z]+$"`
#[cfg(feature = "pattern")]
#[track_caller]
pub const fn pattern(kind: Kind, pattern: Pattern) -> Rule {
    about_strings(kind);
    Rule::Pattern(pattern)
}

/// `format = "email"`
#[track_caller]
pub const fn format(kind: Kind, format: Format) -> Rule {
    about_strings(kind);
    is_there(format);
    Rule::Format(format)
}

/// `min = 0.5`
#[track_caller]
pub const fn min(kind: Kind, limit: &'static str) -> Rule {
    about_numbers(kind);
    not_above(kind, limit);
    Rule::Min(limit)
}

/// `exclusive_min = 0`
#[track_caller]
pub const fn exclusive_min(kind: Kind, limit: &'static str) -> Rule {
    about_numbers(kind);
    not_above(kind, limit);
    Rule::ExclusiveMin(limit)
}

/// `max = 100`
#[track_caller]
pub const fn max(kind: Kind, limit: &'static str) -> Rule {
    about_numbers(kind);
    not_below(kind, limit);
    Rule::Max(limit)
}

/// `exclusive_max = 100`
#[track_caller]
pub const fn exclusive_max(kind: Kind, limit: &'static str) -> Rule {
    about_numbers(kind);
    not_below(kind, limit);
    Rule::ExclusiveMax(limit)
}

/// `multiple_of = 0.01`
#[track_caller]
pub const fn multiple_of(kind: Kind, of: &'static str) -> Rule {
    about_numbers(kind);
    Rule::MultipleOf(of)
}

/// `one_of("a", "b")`
#[track_caller]
pub const fn one_of(kind: Kind, allowed: &'static [&'static str]) -> Rule {
    about_strings(kind);
    Rule::OneOf(allowed)
}

/// `one_of(1, 2)`
#[track_caller]
pub const fn one_of_numbers(kind: Kind, allowed: &'static [&'static str]) -> Rule {
    about_numbers(kind);
    let mut rest = allowed;
    while let [first, others @ ..] = rest {
        not_above(kind, first);
        not_below(kind, first);
        rest = others;
    }
    Rule::OneOfNumbers(allowed)
}

/// `min_items = 1`
#[track_caller]
pub const fn min_items(kind: Kind, limit: usize) -> Rule {
    about_arrays(kind);
    Rule::MinItems(limit)
}

/// `max_items = 10`
#[track_caller]
pub const fn max_items(kind: Kind, limit: usize) -> Rule {
    about_arrays(kind);
    Rule::MaxItems(limit)
}

/// `unique_items`
#[track_caller]
pub const fn unique_items(kind: Kind) -> Rule {
    about_arrays(kind);
    Rule::UniqueItems
}

/// `items(max_length = 5)`
#[track_caller]
pub const fn items(kind: Kind, rules: &'static [Rule]) -> Rule {
    about_arrays(kind);
    Rule::Items(rules)
}

/// `check = path::to::function`
pub const fn check(_kind: Kind, path: &'static str) -> Rule {
    Rule::Check(path)
}

/// What the items of an array are, for the rules in `items(…)`.
pub const fn item(kind: Kind) -> Kind {
    match kind {
        Kind::Array(item) => *item,
        // The contradiction is reported once, at `items`.
        _ => Kind::Any,
    }
}

/// Some number of the type is as large.
#[track_caller]
const fn not_above(kind: Kind, limit: &str) {
    if let Kind::Integer { max, .. } = kind {
        assert!(
            whole(limit) < 0 || whole(limit).unsigned_abs() <= max,
            "no number of the type here is so large"
        );
    }
}

/// Some number of the type is as small.
#[track_caller]
const fn not_below(kind: Kind, limit: &str) {
    if let Kind::Integer { min, .. } = kind {
        assert!(whole(limit) >= min, "no number of the type here is so small");
    }
}

/// The number up to the point, or the nearest that there is.
const fn whole(text: &str) -> i128 {
    let (negative, mut rest) = match text.as_bytes() {
        [b'-', rest @ ..] => (true, rest),
        rest => (false, rest),
    };
    let mut number: i128 = 0;
    while let [digit @ b'0'..=b'9', others @ ..] = rest {
        let digit = (*digit - b'0') as i128;
        number = number.saturating_mul(10);
        number = if negative { number.saturating_sub(digit) } else { number.saturating_add(digit) };
        rest = others;
    }
    number
}
