//! Reads a query string, and says everything that is wrong with it.

use std::collections::BTreeSet;

use super::endpoint::{Allowed, Rules, Strategy, is_reserved};
use super::found::{At, Found, nearest};
use super::parameter::{Malformed, Parameter};
use super::types::Type;
use super::{Asked, Fieldset, fields, form, include, sort};
use crate::violation::{ParameterFault, Violations};

/// The parameters that JSON:API defines.
const DEFINED: [&str; 5] = ["include", "fields", "sort", "page", "filter"];

/// Reads a query string for an endpoint.
pub(super) fn query(rules: &Rules, query: &str) -> Result<Asked, Violations> {
    let limits = &rules.limits;
    let mut reading = Reading {
        rules,
        asked: Asked::default(),
        found: Found::new(limits.violations),
        seen: BTreeSet::new(),
        types: None,
        names: 0,
        page: Vec::new(),
        terms: 0,
    };
    let whole = At { name: None, offset: 0 };
    if query.len() > limits.length {
        reading.found.too_many(whole, "bytes", limits.length);
        return reading.found.or(reading.asked);
    }
    for (index, (offset, piece)) in form::pieces(query).enumerate() {
        if index >= limits.parameters {
            let at = At { offset, ..whole };
            reading.found.too_many(at, "parameters", limits.parameters);
            break;
        }
        let (name, value) = form::decoded_pair(piece);
        let at = At { name: Some(&name), offset };
        match Parameter::new(&*name, &*value) {
            Ok(parameter) => reading.parameter(at, parameter),
            Err(Malformed { expected, .. }) => {
                reading.found.push(at, ParameterFault::IllegalName { expected });
            }
        }
    }
    let Reading { mut asked, mut found, page, .. } = reading;
    asked.page = rules.pages.read(page, limits, &mut found);
    found.or(asked)
}

/// A query that is being read.
struct Reading<'r> {
    rules: &'r Rules,
    asked: Asked,
    found: Found,
    /// The names that have come so far of parameters that come once.
    seen: BTreeSet<String>,
    /// The types that the response can have, once they are looked for.
    types: Option<Vec<Type<'r>>>,
    /// How many names of fields there have been so far.
    names: usize,
    page: Vec<(usize, Parameter)>,
    /// How many comparisons there have been so far.
    terms: usize,
}

impl Reading<'_> {
    fn parameter(&mut self, at: At<'_>, parameter: Parameter) {
        let rules = self.rules;
        match (parameter.base(), parameter.segments()) {
            ("include", []) if rules.include != Allowed::Nothing => {
                if self.comes_once(at, &parameter) {
                    let paths = include::read(rules, parameter.value(), at, &mut self.found);
                    self.asked.include = Some(paths);
                }
            }
            ("sort", []) if rules.sort != Allowed::Nothing => {
                if self.comes_once(at, &parameter) {
                    self.asked.sort = sort::read(rules, parameter.value(), at, &mut self.found);
                    rules.pages.check_sort(&self.asked.sort, at, &mut self.found);
                }
            }
            ("fields", [type_name]) if rules.fields && !type_name.is_empty() => {
                if self.comes_once(at, &parameter) {
                    let set = self.fieldset(at, type_name, parameter.value());
                    self.asked.fields.extend(set);
                }
            }
            ("page", _) => {
                if rules.pages.know(at, &parameter, &mut self.found)
                    && self.comes_once(at, &parameter)
                {
                    self.page.push((at.offset, parameter));
                }
            }
            ("filter", _) if rules.filter && rules.strategy.is_some() => {
                if self.comes_once(at, &parameter) {
                    self.filter(at, parameter);
                }
            }
            ("filter", _) if rules.filter => {
                let limit = rules.limits.filter_terms;
                match self.asked.filter.len() {
                    so_far if so_far < limit => self.asked.filter.push(parameter),
                    _ if self.seen.insert("filter".to_owned()) => {
                        self.found.too_many(at, "filters", limit);
                    }
                    _ => {}
                }
            }
            ("include" | "sort", []) | ("filter", _) => {
                self.found.push(at, ParameterFault::Unsupported);
            }
            ("fields", [type_name]) if !type_name.is_empty() => {
                self.found.push(at, ParameterFault::Unsupported);
            }
            _ => self.other(at, parameter),
        }
    }

    /// Whether the parameter has not come before; it is reported if it has.
    fn comes_once(&mut self, at: At<'_>, parameter: &Parameter) -> bool {
        let is_first = self.seen.insert(parameter.name().to_owned());
        if !is_first {
            self.found.push(at, ParameterFault::Repeated);
        }
        is_first
    }

    /// A filter of an endpoint that has a way to write them.
    fn filter(&mut self, at: At<'_>, parameter: Parameter) {
        let Some(Strategy(strategy)) = &self.rules.strategy else { return };
        let reader = self.rules.filter_reader();
        let read = strategy.read(&parameter, &reader).and_then(|expression| {
            self.terms += expression.comparisons().len();
            reader.check_terms(self.terms).map(|()| expression).map_err(Vec::from)
        });
        match read {
            Ok(expression) => {
                let before = core::mem::take(&mut self.asked.expression);
                self.asked.expression = before.and(expression);
                self.asked.filter.push(parameter);
            }
            Err(faults) => faults.into_iter().for_each(|fault| self.found.push(at, fault)),
        }
    }

    fn fieldset(&mut self, at: At<'_>, type_name: &str, value: &str) -> Option<Fieldset> {
        let rules = self.rules;
        let primary = rules.primary();
        // Most fieldsets are for primary data; what is reachable takes a while to find.
        let types = if primary.iter().any(|one| one.name() == Some(type_name)) {
            &primary
        } else {
            self.types.get_or_insert_with(|| Type::reachable(&primary))
        };
        let names = (&mut self.names, rules.limits.fields);
        fields::read(types, type_name, value, at, names, &mut self.found)
    }

    /// A parameter that JSON:API does not define.
    fn other(&mut self, at: At<'_>, parameter: Parameter) {
        let (rules, base) = (self.rules, parameter.base());
        let is_known = if base.contains(':') {
            rules.extensions.has(base)
        } else {
            !is_reserved(base) && rules.custom.has(base)
        };
        if is_known {
            self.asked.custom.push(parameter);
            return;
        }
        let nearest = match base {
            // What is wrong with these is the rest of their names.
            "include" | "sort" => Some(base.to_owned()),
            "fields" => Some("fields[TYPE]".to_owned()),
            _ => {
                let own = rules.custom.names().chain(rules.extensions.names());
                nearest(DEFINED.into_iter().chain(own), base)
            }
        };
        let fault = ParameterFault::Unknown { nearest, reserved: is_reserved(base) };
        self.found.push(at, fault);
    }
}
