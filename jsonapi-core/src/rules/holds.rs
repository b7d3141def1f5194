//! Whether a value holds its rules. Every rule that it breaks is told, not the first alone.

use core::cmp::Ordering;

use super::Rule;
use crate::json::Decimal;
use crate::violation::{Fault, RuleFault, shortened};

/// Tells which rules a string breaks.
pub(crate) fn string(rules: &[Rule], text: &str, mut broken: impl FnMut(Fault)) {
    // Counting is as much work as the text is long, so it is done once, and where somebody asks.
    let mut counted = None;
    let mut length = || *counted.get_or_insert_with(|| text.chars().count());
    for rule in rules {
        let fault = match *rule {
            Rule::MinLength(limit) if length() < limit => {
                RuleFault::StringTooShort { limit, found: length() }
            }
            Rule::MaxLength(limit) if length() > limit => {
                RuleFault::StringTooLong { limit, found: length() }
            }
            #[cfg(feature = "pattern")]
            Rule::Pattern(pattern) if !pattern.matches(text) => {
                RuleFault::PatternMismatch { pattern: pattern.as_str(), found: shortened(text) }
            }
            Rule::Format(format) if !format.matches(text) => {
                RuleFault::FormatMismatch { format, found: shortened(text) }
            }
            Rule::OneOf(allowed) if !allowed.contains(&text) => {
                broken(Fault::NotOneOf { allowed, found: shortened(text) });
                continue;
            }
            Rule::OneOfNumbers(allowed) => {
                broken(Fault::NotOneOf { allowed, found: shortened(text) });
                continue;
            }
            _ => continue,
        };
        broken(Fault::Rule(fault));
    }
}

/// Tells which rules a number breaks; the text is one by the grammar of RFC 8259.
pub(crate) fn number(rules: &[Rule], text: &str, mut broken: impl FnMut(Fault)) {
    let number = Decimal::of(text);
    let stands = |limit: &str| number.cmp(&Decimal::of(limit));
    for rule in rules {
        let found = || shortened(text);
        let fault = match *rule {
            Rule::Min(limit) if stands(limit) == Ordering::Less => {
                RuleFault::NumberTooSmall { limit, exclusive: false, found: found() }
            }
            Rule::ExclusiveMin(limit) if stands(limit) != Ordering::Greater => {
                RuleFault::NumberTooSmall { limit, exclusive: true, found: found() }
            }
            Rule::Max(limit) if stands(limit) == Ordering::Greater => {
                RuleFault::NumberTooLarge { limit, exclusive: false, found: found() }
            }
            Rule::ExclusiveMax(limit) if stands(limit) != Ordering::Less => {
                RuleFault::NumberTooLarge { limit, exclusive: true, found: found() }
            }
            Rule::MultipleOf(of) if !number.is_multiple_of(&Decimal::of(of)) => {
                RuleFault::NotAMultiple { of, found: found() }
            }
            Rule::OneOfNumbers(allowed)
                if !allowed.iter().any(|allowed| Decimal::of(allowed) == number) =>
            {
                broken(Fault::NotOneOf { allowed, found: found() });
                continue;
            }
            Rule::OneOf(allowed) => {
                broken(Fault::NotOneOf { allowed, found: found() });
                continue;
            }
            _ => continue,
        };
        broken(Fault::Rule(fault));
    }
}

/// Tells which rules a value breaks that is neither a string nor a number nor `null`.
pub(crate) fn other(rules: &[Rule], text: &str, mut broken: impl FnMut(Fault)) {
    for rule in rules {
        if let Rule::OneOf(allowed) | Rule::OneOfNumbers(allowed) = *rule {
            broken(Fault::NotOneOf { allowed, found: shortened(text) });
        }
    }
}
