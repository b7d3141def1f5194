//! The values of `one_of(…)`, which hold the rules beside it.

use std::collections::HashSet;
use std::net::{Ipv4Addr, Ipv6Addr};

use quote::ToTokens;
use syn::LitStr;

use crate::errors::Errors;
use crate::model::{Limit, Rule};
use crate::parse::{Allowed, Decimal};
use crate::words;

/// Checks the values among the rules that they stand beside.
pub(super) fn check(allowed: &Allowed, rules: &[Rule], errors: &Errors) {
    match allowed {
        Allowed::Strings(strings) => {
            let texts: Vec<_> = strings.iter().map(LitStr::value).collect();
            let values: Vec<_> = strings.iter().zip(&texts).collect();
            distinct(&values, errors);
            within(&values, rules, |text, rule| breaks_text(text, rule), errors);
        }
        Allowed::Numbers(numbers) => {
            let values: Vec<_> = numbers.iter().map(|number| (&number.typed, number)).collect();
            let texts: Vec<_> =
                numbers.iter().map(|number| (&number.typed, &number.text)).collect();
            distinct(&texts, errors);
            within(&values, rules, breaks_number, errors);
        }
    }
}

/// A closed set has each value once.
fn distinct(values: &[(impl ToTokens, &String)], errors: &Errors) {
    let mut seen = HashSet::new();
    for (typed, text) in values {
        if !seen.insert(*text) {
            errors.at(typed, "this value stands here twice: write it once");
        }
    }
}

/// The values of a closed set hold the rules beside it.
fn within<T>(
    values: &[(impl ToTokens, &T)],
    rules: &[Rule],
    breaks: impl Fn(&T, &Rule) -> bool,
    errors: &Errors,
) {
    for rule in rules {
        for (typed, _) in values.iter().filter(|(_, value)| breaks(value, rule)) {
            let typed_rule = rule.shown();
            errors.at(typed, format_args!("this value breaks `{typed_rule}`"));
        }
    }
}

fn breaks_text(text: &str, rule: &Rule) -> bool {
    match (&rule.limit, rule.name.as_str()) {
        (Limit::Count(limit), words::MIN_LENGTH) => text.chars().count() < *limit,
        (Limit::Count(limit), words::MAX_LENGTH) => text.chars().count() > *limit,
        (Limit::Pattern(pattern), _) => !matches(&pattern.text, text),
        // The runtime crate knows the other formats.
        (Limit::Format("Ipv4"), _) => text.parse::<Ipv4Addr>().is_err(),
        (Limit::Format("Ipv6"), _) => text.parse::<Ipv6Addr>().is_err(),
        _ => false,
    }
}

/// Whether a part of the text matches.
#[cfg(feature = "pattern")]
fn matches(pattern: &str, text: &str) -> bool {
    regex::Regex::new(pattern).is_ok_and(|pattern| pattern.is_match(text))
}

/// No pattern compiles without the feature.
#[cfg(not(feature = "pattern"))]
fn matches(_: &str, _: &str) -> bool {
    true
}

fn breaks_number(number: &Decimal, rule: &Rule) -> bool {
    let Limit::Number(limit) = &rule.limit else { return false };
    match (rule.name.as_str(), number.compare(limit)) {
        (words::MIN, order) => order.is_lt(),
        (words::EXCLUSIVE_MIN, order) => order.is_le(),
        (words::MAX, order) => order.is_gt(),
        (words::EXCLUSIVE_MAX, order) => order.is_ge(),
        (words::MULTIPLE_OF, _) => !number.is_multiple_of(limit),
        _ => false,
    }
}
