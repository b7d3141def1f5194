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
    some_from(kind, ceiling(limit));
    Rule::Min(limit)
}

/// `exclusive_min = 0`
#[track_caller]
pub const fn exclusive_min(kind: Kind, limit: &'static str) -> Rule {
    about_numbers(kind);
    some_from(kind, floor(limit).saturating_add(1));
    Rule::ExclusiveMin(limit)
}

/// `max = 100`
#[track_caller]
pub const fn max(kind: Kind, limit: &'static str) -> Rule {
    about_numbers(kind);
    some_to(kind, floor(limit));
    Rule::Max(limit)
}

/// `exclusive_max = 100`
#[track_caller]
pub const fn exclusive_max(kind: Kind, limit: &'static str) -> Rule {
    about_numbers(kind);
    some_to(kind, ceiling(limit).saturating_sub(1));
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
    if let Kind::OneOf(known) = kind {
        let mut rest = allowed;
        while let [first, others @ ..] = rest {
            is_known(known, first);
            rest = others;
        }
    }
    Rule::OneOf(allowed)
}

/// `one_of(1, 2)`
#[track_caller]
pub const fn one_of_numbers(kind: Kind, allowed: &'static [&'static str]) -> Rule {
    about_numbers(kind);
    let mut rest = allowed;
    while let [first, others @ ..] = rest {
        is_whole(kind, first);
        some_from(kind, floor(first));
        some_to(kind, floor(first));
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

/// The string is one of the type's.
#[track_caller]
const fn is_known(known: &[&str], text: &str) {
    assert!(contains(known, text), "the type here has no such string");
}

/// The number is whole, where the type has no other.
#[track_caller]
const fn is_whole(kind: Kind, number: &str) {
    assert!(
        floor(number) == ceiling(number) || !matches!(kind, Kind::Integer { .. }),
        "the type here has whole numbers alone"
    );
}

/// Some number of the type is this one or larger.
#[track_caller]
const fn some_from(kind: Kind, least: i128) {
    if let Kind::Integer { max, .. } = kind {
        assert!(least < 0 || least.unsigned_abs() <= max, "no number of the type here is so large");
    }
}

/// Some number of the type is this one or smaller.
#[track_caller]
const fn some_to(kind: Kind, most: i128) {
    if let Kind::Integer { min, .. } = kind {
        assert!(most >= min, "no number of the type here is so small");
    }
}

/// The largest whole number that is not larger, or the nearest that there is.
const fn floor(text: &str) -> i128 {
    let (whole, has_more) = whole(text);
    if has_more && is_negative(text) { whole.saturating_sub(1) } else { whole }
}

/// The smallest whole number that is not smaller, or the nearest that there is.
const fn ceiling(text: &str) -> i128 {
    let (whole, has_more) = whole(text);
    if has_more && !is_negative(text) { whole.saturating_add(1) } else { whole }
}

const fn is_negative(text: &str) -> bool {
    matches!(text.as_bytes(), [b'-', ..])
}

/// The number up to the point, or the nearest that there is, and whether there is more behind it:
/// plain decimal text has no `0` at its end.
const fn whole(text: &str) -> (i128, bool) {
    let negative = is_negative(text);
    let mut rest = match text.as_bytes() {
        [b'-', rest @ ..] => rest,
        rest => rest,
    };
    let mut number: i128 = 0;
    while let [digit @ b'0'..=b'9', others @ ..] = rest {
        let digit = (*digit - b'0') as i128;
        number = number.saturating_mul(10);
        number = if negative { number.saturating_sub(digit) } else { number.saturating_add(digit) };
        rest = others;
    }
    (number, !rest.is_empty())
}

const fn contains(known: &[&str], text: &str) -> bool {
    let mut rest = known;
    while let [first, others @ ..] = rest {
        if is_same(first.as_bytes(), text.as_bytes()) {
            return true;
        }
        rest = others;
    }
    false
}

const fn is_same(mut one: &[u8], mut other: &[u8]) -> bool {
    while let ([first, behind @ ..], [second, rest @ ..]) = (one, other) {
        if *first != *second {
            return false;
        }
        (one, other) = (behind, rest);
    }
    one.is_empty() && other.is_empty()
}
