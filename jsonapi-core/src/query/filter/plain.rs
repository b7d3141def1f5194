//! `filter[field]=value`.

use super::expression::{Comparison, Expression, Operator};
use super::operators::unsuited;
use super::strategy::{FilterReader, FilterStrategy, UnwritableFilter, is_list, parts};
use super::value::Value;
use crate::query::Parameter;
use crate::violation::ParameterFault;

/// `filter[status]=placed`, `filter[status]=placed,paid` for any of several values, and
/// `filter[customer.email]=…` for a field of a related resource: the strategy that JSON:API
/// recommends.
///
/// ```
/// use jsonapi_core::query::filter::{FilterStrategy, Plain};
/// # use jsonapi_core::query::filter::Expression;
///
/// assert_eq!(Plain.write(&Expression::all())?, []);
/// # Ok::<(), jsonapi_core::query::filter::UnwritableFilter>(())
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct Plain;

const FORM: &str = "`filter[field]=value`";

impl FilterStrategy for Plain {
    fn read(
        &self,
        parameter: &Parameter,
        reader: &FilterReader,
    ) -> Result<Expression, Vec<ParameterFault>> {
        let [name] = parameter.segments() else {
            return Err(ParameterFault::IllegalName { expected: FORM }.into());
        };
        let path = reader.path(name)?;
        if !Operator::Equal.suits(path.kind()) {
            return Err(unsuited("=", &path, Vec::new()).into());
        }
        let several = parameter.value().contains(',');
        reader.compare(
            path,
            if several { Operator::In } else { Operator::Equal },
            parameter.value(),
        )
    }

    fn write(&self, expression: &Expression) -> Result<Vec<(String, String)>, UnwritableFilter> {
        let mut parameters: Vec<(String, String)> = Vec::new();
        for part in parts(expression) {
            let parameter = write_comparison(part)
                .filter(|(name, _)| parameters.iter().all(|(known, _)| known != name));
            parameters.push(parameter.ok_or_else(|| UnwritableFilter::new(part, FORM))?);
        }
        Ok(parameters)
    }
}

fn write_comparison(expression: &Expression) -> Option<(String, String)> {
    let Expression::Compare(Comparison { path, operator, value }) = expression else { return None };
    let text = value.to_string();
    let writable = match (operator, value) {
        (Operator::Equal, value) => !text.contains(',') && !matches!(value, Value::Json(_)),
        // One value alone would be read as that value.
        (Operator::In, Value::List(values)) => values.len() > 1 && is_list(value),
        _ => false,
    };
    writable.then(|| (format!("filter[{path}]"), text))
}
