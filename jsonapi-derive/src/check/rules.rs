//! Rules on values that contradict themselves or each other. Whether a rule fits the type that it is
//! written at is found where types are known: by the runtime crate, at compile time.

use std::cmp::Ordering;
use std::collections::HashSet;

use proc_macro2::Ident;
use syn::LitStr;

use crate::errors::Errors;
use crate::model::{Limit, Rule};
use crate::parse::{Allowed, Constant};
use crate::words;

/// Checks the rules on one value.
pub(super) fn check(rules: &[Rule], errors: &Errors) {
    counts(rules, words::MIN_LENGTH, words::MAX_LENGTH, errors);
    counts(rules, words::MIN_ITEMS, words::MAX_ITEMS, errors);
    one_bound(rules, words::MIN, words::EXCLUSIVE_MIN, errors);
    one_bound(rules, words::MAX, words::EXCLUSIVE_MAX, errors);
    bounds(rules, errors);
    for rule in rules {
        match &rule.limit {
            Limit::Number(number) if rule.name == words::MULTIPLE_OF => {
                if !number.is_positive() {
                    let text = "numbers are multiples of a number greater than 0";
                    errors.at(&rule.typed, text);
                } else if number.digits().len() > 18 {
                    errors.at(&rule.typed, "`multiple_of` has at most 18 significant digits");
                }
            }
            Limit::OneOf(allowed) => {
                distinct(allowed, errors);
                within(allowed, rules, errors);
            }
            Limit::Items(rules) => check(rules, errors),
            _ => {}
        }
    }
}

/// Rules beside a constant say nothing that the constant does not say.
pub(super) fn beside_constant(rules: &[Rule], constant: Option<&Constant>, errors: &Errors) {
    if constant.is_none() {
        return;
    }
    for rule in rules {
        errors.at(
            &rule.typed,
            format_args!("`{}` has no meaning beside `constant`: there is one value", rule.name),
        );
    }
}

/// What serde reads and writes has no rules inside that anybody knows of.
pub(super) fn beside_serde(ruled: Option<&Ident>, serde: bool, errors: &Errors) {
    if let (Some(ruled), true) = (ruled, serde) {
        errors.at(ruled, "`ruled` has no meaning beside `serde`: serde knows no rules");
    }
}

/// A patch of an object is no such object, so the author's function cannot look at it.
pub(super) fn beside_patch(rules: &[Rule], patch: Option<&Ident>, errors: &Errors) {
    if let (Some(check), Some(_)) = (rule(rules, words::CHECK), patch) {
        let text = "`check` has no meaning beside `patch`: an update holds a part of the object; \
                    check its members, or the payload";
        errors.at(&check.typed, text);
    }
}

/// The rule of that word.
fn rule<'a>(rules: &'a [Rule], name: &str) -> Option<&'a Rule> {
    rules.iter().find(|rule| rule.name == name)
}

/// The least is not more than the most.
fn counts(rules: &[Rule], min: &str, max: &str, errors: &Errors) {
    let (Some(min), Some(max)) = (rule(rules, min), rule(rules, max)) else { return };
    if let (Limit::Count(least), Limit::Count(most)) = (&min.limit, &max.limit)
        && least > most
    {
        errors.at(
            &max.typed,
            format_args!(
                "`{} = {most}` contradicts `{} = {least}`: no value holds both",
                max.name, min.name
            ),
        );
    }
}

/// A bound is one of the values or is not, not both.
fn one_bound(rules: &[Rule], inclusive: &str, exclusive: &str, errors: &Errors) {
    if let (Some(_), Some(exclusive)) = (rule(rules, inclusive), rule(rules, exclusive)) {
        let text = format_args!("`{inclusive}` stands here already: keep one of them");
        errors.at(&exclusive.typed, text);
    }
}

/// Some number is within the bounds.
fn bounds(rules: &[Rule], errors: &Errors) {
    let bound = |inclusive, exclusive| {
        let rule = rule(rules, inclusive).or_else(|| rule(rules, exclusive))?;
        match &rule.limit {
            Limit::Number(number) => Some((rule, number, rule.name == exclusive)),
            _ => None,
        }
    };
    let min = bound(words::MIN, words::EXCLUSIVE_MIN);
    let max = bound(words::MAX, words::EXCLUSIVE_MAX);
    let (Some((min, least, above)), Some((max, most, below))) = (min, max) else { return };
    let is_empty = match least.compare(most) {
        Ordering::Greater => true,
        Ordering::Equal => above || below,
        Ordering::Less => false,
    };
    if is_empty {
        errors.at(
            &max.typed,
            format_args!(
                "`{} = {}` contradicts `{} = {}`: no number holds both",
                max.name, most.text, min.name, least.text
            ),
        );
    }
}

/// A closed set has each value once.
fn distinct(allowed: &Allowed, errors: &Errors) {
    let mut seen = HashSet::new();
    match allowed {
        Allowed::Strings(strings) => {
            for string in strings {
                if !seen.insert(string.value()) {
                    errors.at(string, "this value stands here twice: write it once");
                }
            }
        }
        Allowed::Numbers(numbers) => {
            for number in numbers {
                if !seen.insert(number.text.clone()) {
                    errors.at(&number.typed, "this value stands here twice: write it once");
                }
            }
        }
    }
}

/// The values of a closed set hold the limits beside it.
fn within(allowed: &Allowed, rules: &[Rule], errors: &Errors) {
    for rule in rules {
        let name = rule.name.as_str();
        match (allowed, &rule.limit) {
            (Allowed::Strings(strings), Limit::Count(limit)) => {
                let count = |string: &LitStr| string.value().chars().count();
                let breaks = |string: &&LitStr| match name {
                    words::MIN_LENGTH => count(string) < *limit,
                    words::MAX_LENGTH => count(string) > *limit,
                    _ => false,
                };
                for string in strings.iter().filter(breaks) {
                    errors.at(string, format_args!("this value breaks `{name} = {limit}`"));
                }
            }
            (Allowed::Numbers(numbers), Limit::Number(limit)) => {
                for number in numbers {
                    let is_broken = match (name, number.compare(limit)) {
                        (words::MIN, order) => order.is_lt(),
                        (words::EXCLUSIVE_MIN, order) => order.is_le(),
                        (words::MAX, order) => order.is_gt(),
                        (words::EXCLUSIVE_MAX, order) => order.is_ge(),
                        _ => false,
                    };
                    if is_broken {
                        let text = format_args!("this value breaks `{name} = {}`", limit.text);
                        errors.at(&number.typed, text);
                    }
                }
            }
            _ => {}
        }
    }
}
