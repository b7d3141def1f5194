//! Rules on values that contradict themselves or each other. Whether a rule fits the type that it is
//! written at is found where types are known: by the runtime crate, at compile time.

use std::cmp::Ordering;

use proc_macro2::Ident;

use super::allowed;
use crate::errors::Errors;
use crate::model::{Limit, Rule};
use crate::parse::Constant;
use crate::words;

/// Checks the rules on one value.
pub(super) fn check(rules: &[Rule], errors: &Errors) {
    counts(rules, words::MIN_LENGTH, words::MAX_LENGTH, errors);
    counts(rules, words::MIN_ITEMS, words::MAX_ITEMS, errors);
    counts(rules, words::MIN_PROPERTIES, words::MAX_PROPERTIES, errors);
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
            Limit::OneOf(allowed) => allowed::check(allowed, rules, errors),
            Limit::Inside(rules) => check(rules, errors),
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

/// A patch of an object is no such object, so the author's function cannot look at it, and its members
/// are not to be counted.
pub(super) fn beside_patch(rules: &[Rule], patch: Option<&Ident>, errors: &Errors) {
    if patch.is_none() {
        return;
    }
    let text = "`check` has no meaning beside `patch`: an update holds a part of the object; check \
                its members, or the payload";
    functions(rules, text, errors);
    let counts = [words::MIN_PROPERTIES, words::MAX_PROPERTIES];
    for rule in counts.iter().filter_map(|name| rule(rules, name)) {
        let text = format_args!(
            "`{}` has no meaning beside `patch`: an update names the members that change, and not \
             how many there are",
            rule.name
        );
        errors.at(&rule.typed, text);
    }
}

/// Values inside are read by themselves for a function, so their type has to be known.
pub(super) fn beside_parameter(rules: &[Rule], is_parameter: bool, errors: &Errors) {
    for rule in rules {
        if let (Limit::Inside(inside), true) = (&rule.limit, is_parameter) {
            let text = "`check` inside looks at values of a known type, and this one depends on a \
                        type parameter: check the attribute as a whole";
            functions(inside, text, errors);
        }
    }
}

/// Reports every function among the rules and those on values inside.
fn functions(rules: &[Rule], text: &str, errors: &Errors) {
    for rule in rules {
        match &rule.limit {
            Limit::Check(_) => errors.at(&rule.typed, text),
            Limit::Inside(rules) => functions(rules, text, errors),
            _ => {}
        }
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
