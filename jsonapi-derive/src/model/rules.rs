//! Rules on a value: `max_length = 100`.

use proc_macro2::{Ident, TokenStream};
use syn::{LitStr, Path};

use super::names::Convention;
use super::pattern::Pattern;
use crate::errors::Errors;
use crate::parse::{self, Allowed, Attribute, Decimal, Value, Word};
use crate::words;

/// One rule on a value.
#[derive(Clone)]
pub(crate) struct Rule {
    /// The word.
    pub(crate) name: String,
    /// The word as it was typed.
    pub(crate) key: Ident,
    /// The word and its value as they were typed.
    pub(crate) typed: TokenStream,
    pub(crate) limit: Limit,
}

/// What stands behind the word of a rule.
#[derive(Clone)]
pub(crate) enum Limit {
    /// Nothing.
    None,
    /// A number of characters or items.
    Count(usize),
    Number(Decimal),
    Pattern(Pattern),
    /// The variant of the runtime crate.
    Format(&'static str),
    OneOf(Allowed),
    /// The author's own function.
    Check(Path),
    /// The rules on each value inside: each item of an array, the value of each member of a map.
    Inside(Vec<Rule>),
}

impl Rule {
    /// The variant of the runtime crate.
    pub(crate) fn variant(&self) -> String {
        match &self.limit {
            Limit::OneOf(Allowed::Numbers(_)) => "OneOfNumbers".to_owned(),
            _ => Convention::Pascal.of_field(&self.name),
        }
    }

    /// The word and its value as an error text names them.
    pub(crate) fn shown(&self) -> String {
        match &self.limit {
            Limit::Count(limit) => format!("{} = {limit}", self.name),
            Limit::Number(limit) => format!("{} = {}", self.name, limit.text),
            Limit::Pattern(pattern) => format!("{} = {:?}", self.name, pattern.text),
            Limit::Format(variant) => {
                let known = words::TEXT_FORMATS.iter().find(|(_, known)| known == variant);
                format!("{} = {:?}", self.name, known.map_or(*variant, |(name, _)| *name))
            }
            _ => self.name.clone(),
        }
    }
}

/// The rules that the words of a field give, without those that make no sense.
pub(super) fn rules(attribute: &Attribute<'_>, errors: &Errors) -> Vec<Rule> {
    attribute.words.iter().filter_map(|word| rule(word, errors)).collect()
}

/// The author's own function among the rules.
pub(crate) fn check(rules: &[Rule]) -> Option<&Path> {
    rules.iter().find_map(|rule| match &rule.limit {
        Limit::Check(path) => Some(path),
        _ => None,
    })
}

/// The author's own functions that check the payloads of a resource.
#[derive(Default)]
pub(crate) struct Checks {
    pub(crate) create: Option<Path>,
    pub(crate) update: Option<Path>,
}

impl Checks {
    pub(super) fn new(word: Option<&Word>, errors: &Errors) -> Self {
        let Some(word) = word else { return Self::default() };
        let Value::List(list) = &word.value else {
            let path = word.function(errors);
            return Self { create: path.clone(), update: path };
        };
        let words = parse::nested(list, &words::CHECKS, errors);
        let path = |name| words.word(name).and_then(|word| word.function(errors));
        let checks = Self { create: path(words::CREATE), update: path(words::UPDATE) };
        if words.words.is_empty() && errors.is_empty() {
            let text = "say what is checked: `check(create = path, update = path)`";
            errors.at(word.typed(), text);
        }
        checks
    }
}

/// Whether the word is that of a rule.
pub(super) fn is_rule(name: &str) -> bool {
    words::RULES.contains(&name)
}

fn rule(word: &Word, errors: &Errors) -> Option<Rule> {
    let limit = match word.name.as_str() {
        words::MIN_LENGTH
        | words::MAX_LENGTH
        | words::MIN_ITEMS
        | words::MAX_ITEMS
        | words::MIN_PROPERTIES
        | words::MAX_PROPERTIES => Limit::Count(word.count(errors)?),
        words::MIN
        | words::EXCLUSIVE_MIN
        | words::MAX
        | words::EXCLUSIVE_MAX
        | words::MULTIPLE_OF => Limit::Number(word.decimal(errors)?),
        words::PATTERN => Limit::Pattern(Pattern::new(&word.string(errors)?, errors)?),
        words::FORMAT => Limit::Format(format(&word.string(errors)?, errors)?),
        words::ONE_OF => Limit::OneOf(word.allowed(errors)?),
        words::UNIQUE_ITEMS => {
            word.flag(errors);
            Limit::None
        }
        words::CHECK => Limit::Check(word.function(errors)?),
        words::ITEMS | words::VALUES => Limit::Inside(inside(word, errors)?),
        _ => return None,
    };
    Some(Rule { name: word.name.clone(), key: word.key.clone(), typed: word.typed(), limit })
}

fn format(name: &LitStr, errors: &Errors) -> Option<&'static str> {
    let value = name.value();
    let known = words::TEXT_FORMATS.iter().find(|(known, _)| *known == value);
    if known.is_none() {
        let names: Vec<&str> = words::TEXT_FORMATS.iter().map(|(name, _)| *name).collect();
        let text = words::unknown_value(&value, words::FORMAT, &names);
        let all = words::list(&names);
        errors.at(
            name,
            match words::closest(&value, &names) {
                Some(_) => format!("{text} The formats are {all}"),
                None => text,
            },
        );
    }
    known.map(|(_, variant)| *variant)
}

fn inside(word: &Word, errors: &Errors) -> Option<Vec<Rule>> {
    match &word.value {
        Value::List(list) if !list.is_empty() => {
            Some(rules(&parse::nested(list, &words::INSIDE, errors), errors))
        }
        _ => {
            errors.at(
                word.typed(),
                format_args!(
                    "expected the rules on each value inside in parentheses, as in \
                     `{}(max_length = 5)`",
                    word.name
                ),
            );
            None
        }
    }
}
