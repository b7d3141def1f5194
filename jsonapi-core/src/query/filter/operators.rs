//! `filter[field][operator]=value`.

use super::expression::{Comparison, Expression, Operator};
use super::path::FieldPath;
use super::strategy::{FilterReader, FilterStrategy, UnwritableFilter, is_list, parts};
use super::value::Value;
use crate::query::Parameter;
use crate::schema::Kind;
use crate::violation::{ParameterFault, shortened};

/// `filter[created_at][gte]=2018-01-01T00:00:00Z`, and `filter[status]=placed` for
/// `filter[status][eq]=placed`.
///
/// | operators | |
/// |---|---|
/// | `eq`, `ne` | the field is the value, or another |
/// | `in`, `not_in` | the field is one of the values, between commas, or none |
/// | `lt`, `lte`, `gt`, `gte` | less, at most, greater, at least |
/// | `contains`, `starts_with`, `ends_with`, `like`, `icontains`, and with `not_` before each | text; `like` has `%` and `_`, `icontains` looks past the case of letters |
/// | `contains` of objects and arrays | the value is JSON, and what is in it is in the field |
/// | `null` | `true`: there is no value; `false`: there is one |
#[derive(Debug, Clone, Copy, Default)]
pub struct Operators;

const FORM: &str = "`filter[field][operator]=value`";
const NULL: &str = "null";

/// Each word with what it asks, and whether it asks for the opposite.
const WORDS: [(&str, Operator, bool); 18] = [
    ("eq", Operator::Equal, false),
    ("ne", Operator::Equal, true),
    ("in", Operator::In, false),
    ("not_in", Operator::In, true),
    ("lt", Operator::Less, false),
    ("lte", Operator::LessOrEqual, false),
    ("gt", Operator::Greater, false),
    ("gte", Operator::GreaterOrEqual, false),
    ("contains", Operator::Contains, false),
    ("not_contains", Operator::Contains, true),
    ("icontains", Operator::ContainsIgnoringCase, false),
    ("not_icontains", Operator::ContainsIgnoringCase, true),
    ("starts_with", Operator::StartsWith, false),
    ("not_starts_with", Operator::StartsWith, true),
    ("ends_with", Operator::EndsWith, false),
    ("not_ends_with", Operator::EndsWith, true),
    ("like", Operator::Like, false),
    ("not_like", Operator::Like, true),
];

impl FilterStrategy for Operators {
    fn read(
        &self,
        parameter: &Parameter,
        reader: &FilterReader,
    ) -> Result<Expression, Vec<ParameterFault>> {
        let (name, word) = match parameter.segments() {
            [name] => (name, "eq"),
            [name, word] => (name, word.as_str()),
            _ => return Err(ParameterFault::IllegalName { expected: FORM }.into()),
        };
        let path = reader.path(name)?;
        if word == NULL {
            let is_null = match Value::parse(Kind::Boolean, parameter.value())? {
                Value::Boolean(value) => value,
                _ => false,
            };
            let asked = Expression::compare(path, Operator::IsNull, Value::Null);
            return Ok(if is_null { asked } else { !asked });
        }
        let Some((word, operator, opposite)) = WORDS.into_iter().find(|(it, ..)| *it == word)
        else {
            let (operator, allowed) = (shortened(word), allowed(path.kind()));
            return Err(ParameterFault::UnknownOperator { operator, allowed }.into());
        };
        let operator = operator.of(path.kind());
        if !operator.suits(path.kind()) {
            // With `not_`, if it is there.
            return Err(unsuited(word, &path, allowed(path.kind())).into());
        }
        let asked = reader.compare(path, operator, parameter.value())?;
        Ok(if opposite { !asked } else { asked })
    }

    fn write(&self, expression: &Expression) -> Result<Vec<(String, String)>, UnwritableFilter> {
        let mut parameters: Vec<(String, String)> = Vec::new();
        for part in parts(expression) {
            let parameter = write_part(part)
                .filter(|(name, _)| parameters.iter().all(|(known, _)| known != name));
            parameters.push(parameter.ok_or_else(|| UnwritableFilter::new(part, FORM))?);
        }
        Ok(parameters)
    }
}

/// The words for a field of this form.
fn allowed(kind: Kind) -> Vec<&'static str> {
    let suited = WORDS.iter().filter(|(_, operator, _)| operator.of(kind).suits(kind));
    suited.map(|(word, ..)| *word).chain([NULL]).collect()
}

/// Why a field cannot be asked by an operator, in the words of this strategy.
pub(super) fn refused(operator: Operator, path: &FieldPath) -> ParameterFault {
    let word = WORDS.into_iter().find(|(_, known, _)| *known == operator);
    unsuited(word.map_or("contains", |(word, ..)| word), path, allowed(path.kind()))
}

pub(super) fn unsuited(
    operator: &'static str,
    path: &FieldPath,
    allowed: Vec<&'static str>,
) -> ParameterFault {
    let (field, kind) = (path.to_string(), path.kind().name());
    ParameterFault::UnsuitedOperator { operator, field, kind, allowed }
}

fn write_part(expression: &Expression) -> Option<(String, String)> {
    let (opposite, comparison) = match expression {
        Expression::Compare(comparison) => (false, comparison),
        Expression::Not(inner) => match &**inner {
            Expression::Compare(comparison) => (true, comparison),
            _ => return None,
        },
        _ => return None,
    };
    let Comparison { path, operator, value } = comparison;
    if *operator == Operator::IsNull {
        return Some((format!("filter[{path}][{NULL}]"), (!opposite).to_string()));
    }
    if *operator == Operator::In && !is_list(value) {
        return None;
    }
    let kind = path.kind();
    let (word, ..) = WORDS.into_iter().find(|(_, known, negative)| {
        known.of(kind) == *operator && *negative == opposite && operator.suits(kind)
    })?;
    let key = if word == "eq" { String::new() } else { format!("[{word}]") };
    Some((format!("filter[{path}]{key}"), value.to_string()))
}
