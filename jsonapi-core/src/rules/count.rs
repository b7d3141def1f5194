//! How many values hold some rules, in constants: where it is none, the rules contradict each other.

use super::number::{Range, has, is_without_integers, scale_of, scaled};
use super::{Format, Rule};
use crate::attribute::CHARACTER;
use crate::schema::Kind;

/// How many values of the kind hold the rules, without `null`; `None` if there is no end of them, or
/// if that cannot be told. A pattern is taken to match strings of its lengths.
pub(super) const fn count(kind: Kind, rules: &[Rule]) -> Option<u128> {
    match kind {
        Kind::Boolean => Some(2),
        Kind::OnlyTrue => Some(1),
        Kind::OneOf(known) => Some(strings(known, kind, rules)),
        Kind::String | Kind::Format(_) => texts(kind, rules),
        Kind::Integer { .. } | Kind::Number { .. } => numbers(kind, rules),
        Kind::Array(item) => arrays(*item, rules),
        Kind::Nullable(inner) => match count(*inner, rules) {
            Some(number) => number.checked_add(1),
            None => None,
        },
        Kind::Map(_) | Kind::Object(_) | Kind::FreeObject => None,
        Kind::Any => {
            let none = matches!(texts(kind, rules), Some(0))
                || matches!(numbers(kind, rules), Some(0))
                || matches!(arrays(kind, rules), Some(0));
            if none { Some(0) } else { None }
        }
    }
}

/// Whether a value of `one_of` has another format than the rules or the type ask for.
pub(super) const fn is_refused(kind: Kind, rules: &[Rule]) -> bool {
    let mut rest = rules;
    while let [first, others @ ..] = rest {
        if let Rule::OneOf(allowed) = *first {
            let mut strings = allowed;
            while let [text, others @ ..] = strings {
                if !has_formats(text, kind, rules) {
                    return true;
                }
                strings = others;
            }
        }
        rest = others;
    }
    false
}

/// How many of these strings hold the rules.
const fn strings(known: &[&str], kind: Kind, rules: &[Rule]) -> u128 {
    let mut number = 0;
    let mut rest = known;
    while let [text, others @ ..] = rest {
        if holds(text, kind, rules) {
            number += 1;
        }
        rest = others;
    }
    number
}

const fn holds(text: &str, kind: Kind, rules: &[Rule]) -> bool {
    let length = characters(text);
    let mut rest = rules;
    while let [first, others @ ..] = rest {
        let broken = match *first {
            Rule::MinLength(limit) => length < limit,
            Rule::MaxLength(limit) => length > limit,
            Rule::OneOf(allowed) => !contains(allowed, text),
            _ => false,
        };
        if broken {
            return false;
        }
        rest = others;
    }
    has_formats(text, kind, rules)
}

const fn has_formats(text: &str, kind: Kind, rules: &[Rule]) -> bool {
    if let Kind::Format(name) = kind {
        let is_of_type = match Format::named(name) {
            Some(format) => format.known(text.as_bytes()),
            None => Some(!is_character(kind) || characters(text) == 1),
        };
        if let Some(false) = is_of_type {
            return false;
        }
    }
    let mut rest = rules;
    while let [first, others @ ..] = rest {
        if let Rule::Format(format) = *first
            && let Some(false) = format.known(text.as_bytes())
        {
            return false;
        }
        rest = others;
    }
    true
}

/// How many strings hold the rules: none, those of `one_of`, or no end of them.
const fn texts(kind: Kind, rules: &[Rule]) -> Option<u128> {
    let (mut least, mut most) = (0, usize::MAX);
    let of_type = match kind {
        Kind::Format(name) => Format::named(name),
        _ => None,
    };
    if let Some(format) = of_type {
        (least, most) = format.lengths();
    } else if is_character(kind) {
        (least, most) = (1, 1);
    }
    let mut rest = rules;
    while let [first, others @ ..] = rest {
        let (from, to) = match *first {
            Rule::MinLength(limit) => (limit, usize::MAX),
            Rule::MaxLength(limit) => (0, limit),
            Rule::Pattern(pattern) => pattern.lengths(),
            Rule::Format(format) => {
                if let Some(other) = of_type
                    && format.excludes(other)
                {
                    return Some(0);
                }
                format.lengths()
            }
            Rule::OneOf(allowed) => return Some(strings(allowed, kind, rules)),
            _ => (0, usize::MAX),
        };
        least = if from > least { from } else { least };
        most = if to < most { to } else { most };
        rest = others;
    }
    match most {
        _ if least > most => Some(0),
        // The empty string.
        0 => Some(1),
        _ => None,
    }
}

/// Whether the strings of a kind have one character each.
const fn is_character(kind: Kind) -> bool {
    matches!(kind, Kind::Format(name) if is_same(name.as_bytes(), CHARACTER.as_bytes()))
}

/// How many numbers hold the rules.
const fn numbers(kind: Kind, rules: &[Rule]) -> Option<u128> {
    if matches!(kind, Kind::Integer { .. }) && is_without_integers(rules) {
        return Some(0);
    }
    let Some(scale) = scale_of(rules) else { return None };
    let Some(range) = Range::of(kind, rules, scale) else { return None };
    let mut rest = rules;
    while let [first, others @ ..] = rest {
        if let Rule::OneOfNumbers(allowed) = *first {
            let mut number = 0;
            let mut values = allowed;
            while let [value, others @ ..] = values {
                if has(&range, scaled(value, scale)) {
                    number += 1;
                }
                values = others;
            }
            return Some(number);
        }
        rest = others;
    }
    range.count()
}

/// How many arrays of such items hold the rules.
const fn arrays(item: Kind, rules: &[Rule]) -> Option<u128> {
    let (mut least, mut most, mut unique, mut inside): (u128, u128, bool, &[Rule]) =
        (0, usize::MAX as u128, false, &[]);
    let mut rest = rules;
    while let [first, others @ ..] = rest {
        match *first {
            Rule::MinItems(limit) => least = limit as u128,
            Rule::MaxItems(limit) => most = limit as u128,
            Rule::UniqueItems => unique = true,
            Rule::Items(rules) => inside = rules,
            _ => {}
        }
        rest = others;
    }
    if inside.is_empty() && matches!(item, Kind::Any) {
        return None;
    }
    match count(item, inside) {
        // The empty array, whatever the items are.
        _ if least == 0 && most == 0 => Some(1),
        // Where there is no item, that is reported at the rules on items.
        None | Some(0) => None,
        Some(1) if !unique => (most + 1).checked_sub(least),
        Some(items) if unique && least > items => Some(0),
        Some(items) => choices(items, least, most, unique),
    }
}

/// How many arrays of a length within the limits there are of so many items. If all items may be
/// the same there are several of them, so that their number grows fast.
const fn choices(items: u128, least: u128, most: u128, unique: bool) -> Option<u128> {
    let (mut sum, mut of_length, mut length): (u128, u128, u128) = (0, 1, 0);
    while length <= most && of_length > 0 {
        if length >= least {
            sum = match sum.checked_add(of_length) {
                Some(sum) => sum,
                None => return None,
            };
        }
        let choice = if unique { items - length } else { items };
        of_length = match of_length.checked_mul(choice) {
            Some(number) => number,
            None => return None,
        };
        length += 1;
    }
    Some(sum)
}

/// The number of Unicode characters.
const fn characters(text: &str) -> usize {
    let mut number = 0;
    let mut rest = text.as_bytes();
    while let [byte, others @ ..] = rest {
        // Every character has one byte that is none of these.
        if !matches!(*byte, 0x80..=0xBF) {
            number += 1;
        }
        rest = others;
    }
    number
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

/// Whether two texts are the same.
pub(crate) const fn is_same(mut one: &[u8], mut other: &[u8]) -> bool {
    while let ([first, behind @ ..], [second, rest @ ..]) = (one, other) {
        if *first != *second {
            return false;
        }
        (one, other) = (behind, rest);
    }
    one.is_empty() && other.is_empty()
}
