//! `filter[q][{attribute}_{matcher}]=value`, as Commerce Layer has it.

mod matchers;
mod names;
mod writing;

use self::matchers::{Asks, Matcher, Quantity};
use super::expression::{Expression, Operator};
use super::operators::unsuited;
use super::path::FieldPath;
use super::strategy::{FilterReader, FilterStrategy, UnwritableFilter, unknown};
use super::value::{Value, invalid};
use crate::query::Parameter;
use crate::schema::Kind;
use crate::violation::{ParameterFault, shortened};

/// `filter[q][name_eq]=red`, `filter[q][name_or_code_cont_any]=red,blue`,
/// `filter[q][customer_email_end]=@example.com`: the filters of Commerce Layer, which are those of
/// the Ruby library Ransack.
///
/// Attributes are joined by `_or_`, those of related resources have the relationship's name before
/// them. The grammar alone is ambiguous, so names are looked up in the schema: the attribute
/// `gift_card_or_coupon_code` is found before `gift_card` and `coupon_code` are, and
/// `customer_email` as an attribute of the resource before `email` of its `customer`.
///
/// | matchers | |
/// |---|---|
/// | `eq`, `not_eq` | the attribute is the value, or another |
/// | `in`, `not_in` | it is one of the values, between commas, or none |
/// | `lt`, `lteq`, `gt`, `gteq` | less, at most, greater, at least |
/// | `matches`, `does_not_match` | `%` stands for any text, `_` for one character |
/// | `cont`, `not_cont`, `i_cont`, `not_i_cont` | the value is in the text; with `i_`, whatever the case of letters |
/// | `start`, `not_start`, `end`, `not_end` | the text begins or ends with the value |
/// | `jcont`, `not_jcont` | the value is JSON, and what is in it is in the object |
/// | each of these but `in` and `jcont`, with `_any` or `_all` | one of several values between commas, or each |
/// | each of these with `_or_null` | or there is no value |
/// | `null`, `not_null` | there is no value, or one |
/// | `blank`, `present` | there is no value or an empty text, or neither |
/// | `true`, `false`, `not_true` | the attribute is that |
///
/// The last three rows take `true` or `1`; `false` or `0` asks for the opposite.
#[derive(Debug, Clone, Copy, Default)]
pub struct CommerceLayer;

const FORM: &str = "`filter[q][attribute_matcher]=value`";

impl FilterStrategy for CommerceLayer {
    fn read(
        &self,
        parameter: &Parameter,
        reader: &FilterReader,
    ) -> Result<Expression, Vec<ParameterFault>> {
        let [q, name] = parameter.segments() else {
            return Err(ParameterFault::IllegalName { expected: FORM }.into());
        };
        if q != "q" {
            return Err(ParameterFault::IllegalName { expected: FORM }.into());
        }
        let (paths, matcher) = find(name, reader)?;
        if matcher.quantity != Quantity::One {
            reader.check_terms(paths.len() * parameter.value().split(',').count())?;
        }
        let mut alternatives = Vec::new();
        let mut faults = Vec::new();
        for path in paths {
            match ask(path, matcher, parameter.value(), reader) {
                Ok(expression) => alternatives.push(expression),
                Err(found) => faults.extend(found),
            }
        }
        if faults.is_empty() { Ok(Expression::any(alternatives)) } else { Err(faults) }
    }

    fn write(&self, expression: &Expression) -> Result<Vec<(String, String)>, UnwritableFilter> {
        writing::write(expression)
    }
}

/// The fields and the matcher of a name.
fn find(name: &str, reader: &FilterReader) -> Result<(Vec<FieldPath>, Matcher), ParameterFault> {
    let mut longest = None;
    for (attributes, matcher) in Matcher::split(name) {
        if let Some(paths) = names::resolve(attributes, reader) {
            return Ok((paths, matcher));
        }
        longest.get_or_insert(attributes);
    }
    match longest {
        Some(attributes) => Err(unknown(reader.schemas(), attributes)),
        None => {
            let (operator, allowed) = (shortened(name), matchers::suited(|_| true));
            Err(ParameterFault::UnknownOperator { operator, allowed })
        }
    }
}

/// What a matcher asks of one field.
fn ask(
    path: FieldPath,
    matcher: Matcher,
    text: &str,
    reader: &FilterReader,
) -> Result<Expression, Vec<ParameterFault>> {
    let kind = path.kind();
    let refused = || {
        let allowed = matchers::suited(|operator| operator.suits(kind));
        Vec::from(unsuited(matcher.plain_name(), &path, allowed))
    };
    let (operator, opposite) = match matcher.asks {
        Asks::Compare(operator, opposite) if operator.suits(kind) => (operator, opposite),
        Asks::Compare(..) => return Err(refused()),
        Asks::Null(opposite) => {
            let asked = Expression::compare(path, Operator::IsNull, Value::Null);
            return Ok(if opposite == is_so(text)? { !asked } else { asked });
        }
        Asks::Blank(opposite) => {
            let asked = blank(path);
            return Ok(if opposite == is_so(text)? { !asked } else { asked });
        }
        Asks::Boolean(value) => {
            if !matches!(kind, Kind::Boolean | Kind::OnlyTrue) {
                return Err(refused());
            }
            let value = Value::Boolean(value == is_so(text)?);
            return Ok(Expression::compare(path, Operator::Equal, value));
        }
    };
    let asked = |value: Value| {
        let asked = Expression::compare(path.clone(), operator, value);
        if opposite { !asked } else { asked }
    };
    let expression = match matcher.quantity {
        Quantity::One => {
            let expression = reader.compare(path.clone(), operator, text)?;
            if opposite { !expression } else { expression }
        }
        Quantity::Any => {
            Expression::any(reader.list(operator.operand(kind), text)?.into_iter().map(asked))
        }
        Quantity::All => {
            Expression::every(reader.list(operator.operand(kind), text)?.into_iter().map(asked))
        }
    };
    Ok(if matcher.or_null {
        expression.or(Expression::compare(path, Operator::IsNull, Value::Null))
    } else {
        expression
    })
}

/// There is no value, or an empty text.
fn blank(path: FieldPath) -> Expression {
    let null = Expression::compare(path.clone(), Operator::IsNull, Value::Null);
    if Operator::Contains.suits(path.kind()) {
        let empty = Value::String(String::new());
        null.or(Expression::compare(path, Operator::Equal, empty))
    } else {
        null
    }
}

/// What the value of a matcher says that has its comparison in its name.
fn is_so(text: &str) -> Result<bool, ParameterFault> {
    match text {
        "true" | "1" => Ok(true),
        "false" | "0" => Ok(false),
        _ => Err(invalid("`true` or `false`", text)),
    }
}
