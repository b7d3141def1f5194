//! How filters are written in a query: what a strategy has to say, and what strategies share.

use core::fmt;

use super::expression::{Expression, Operator};
use super::operators;
use super::path::{self, Field, FieldPath};
use super::value::Value;
use crate::near::nearest;
use crate::query::{Parameter, QueryLimits};
use crate::schema::{Kind, Schema};
use crate::violation::{ParameterFault, shortened};

/// A way to write filters in a query: JSON:API 1.1 reserves the parameter `filter` and leaves its
/// form open ("Filtering").
///
/// [`Plain`](super::Plain), [`Operators`](super::Operators) and
/// [`CommerceLayer`](super::CommerceLayer) are such ways; an API with one of its own implements the
/// trait.
///
/// ```
/// use jsonapi_core::Resource;
/// use jsonapi_core::query::filter::{
///     Expression, FilterReader, FilterStrategy, Operator, UnwritableFilter,
/// };
/// use jsonapi_core::query::{Endpoint, Parameter};
/// use jsonapi_core::violation::ParameterFault;
///
/// /// `filter[items]=3..`: at least three.
/// struct FromOn;
///
/// impl FilterStrategy for FromOn {
///     fn read(
///         &self,
///         parameter: &Parameter,
///         reader: &FilterReader,
///     ) -> Result<Expression, Vec<ParameterFault>> {
///         let ([name], Some(value)) = (parameter.segments(), parameter.value().strip_suffix(".."))
///         else {
///             return Err(ParameterFault::IllegalName { expected: "`filter[field]=value..`" }.into());
///         };
///         reader.compare(reader.path(name)?, Operator::GreaterOrEqual, value)
///     }
///
///     fn write(&self, expression: &Expression) -> Result<Vec<(String, String)>, UnwritableFilter> {
///         match expression {
///             Expression::Compare(it) if it.operator == Operator::GreaterOrEqual => {
///                 Ok(vec![(format!("filter[{}]", it.path), format!("{}..", it.value))])
///             }
///             other => Err(UnwritableFilter::new(other, "`filter[field]=value..`")),
///         }
///     }
/// }
///
/// #[derive(Resource)]
/// #[resource(type = "orders")]
/// struct Order {
///     #[resource(id)]
///     id: String,
///     #[attribute]
///     items: u8,
/// }
///
/// let query = Endpoint::<Order>::new().filters(FromOn).parse("filter[items]=3..").unwrap();
/// assert_eq!(query.filter().to_string(), "items >= 3");
/// ```
pub trait FilterStrategy {
    /// What one filter parameter asks. The resources that are asked for are those that all
    /// parameters accept.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the parameter.
    fn read(
        &self,
        parameter: &Parameter,
        reader: &FilterReader,
    ) -> Result<Expression, Vec<ParameterFault>>;

    /// The parameters that say this: names and values, not percent-encoded.
    ///
    /// # Errors
    ///
    /// [`UnwritableFilter`] if the strategy has no words for it.
    fn write(&self, expression: &Expression) -> Result<Vec<(String, String)>, UnwritableFilter>;
}

/// What a strategy reads filters with: the resource types that names are looked up in, and limits.
#[derive(Debug, Clone, Copy)]
pub struct FilterReader {
    schemas: &'static [&'static Schema],
    limits: QueryLimits,
}

impl FilterReader {
    /// Reads filters of resources that are of one of these types.
    pub const fn new(schemas: &'static [&'static Schema], limits: QueryLimits) -> Self {
        Self { schemas, limits }
    }

    /// The types of the resources that are filtered.
    pub const fn schemas(&self) -> &'static [&'static Schema] {
        self.schemas
    }

    /// The limits.
    pub const fn limits(&self) -> &QueryLimits {
        &self.limits
    }

    /// The parameters that say this. What a strategy writes is read again, so that nothing is sent
    /// that would be understood as something else.
    pub(crate) fn written(
        &self,
        expression: &Expression,
        strategy: &dyn FilterStrategy,
    ) -> Result<Vec<Parameter>, UnwritableFilter> {
        let unwritable = || UnwritableFilter::new(expression, "the strategy");
        let (mut parameters, mut read) = (Vec::new(), Vec::new());
        for (name, value) in strategy.write(expression)? {
            let parameter = Parameter::new(name, value).map_err(|_| unwritable())?;
            read.push(strategy.read(&parameter, self).map_err(|_| unwritable())?);
            parameters.push(parameter);
        }
        let read = Expression::every(read);
        let (asked, read) = (parts(expression), parts(&read));
        let is_same = asked.len() == read.len() && asked.iter().all(|part| read.contains(part));
        if is_same { Ok(parameters) } else { Err(unwritable()) }
    }

    /// The field of a name such as `email` or `customer.email`. `customer` alone is the id of the
    /// resource that the relationship names.
    ///
    /// # Errors
    ///
    /// A fault that names the nearest field, if one is near.
    pub fn path(&self, names: &str) -> Result<FieldPath, ParameterFault> {
        let mut schemas = self.schemas;
        let mut relationships = Vec::new();
        let mut rest = names;
        loop {
            let (name, after) = match rest.split_once('.') {
                Some((name, after)) => (name, Some(after)),
                None => (rest, None),
            };
            if after.is_none()
                && let Some(field) = path::field_of(schemas, name)
            {
                return Ok(FieldPath::new(relationships, field));
            }
            let Some(relationship) = path::relationship_of(schemas, name) else {
                return Err(unknown(schemas, name));
            };
            relationships.push(relationship);
            self.check_relationships(relationships.len())?;
            match after {
                Some(after) => rest = after,
                None => return Ok(FieldPath::new(relationships, Field::Id)),
            }
            schemas = relationship.related.get();
        }
    }

    /// A comparison of a field with what a text says.
    ///
    /// # Errors
    ///
    /// The field cannot be asked so, or the text is no value of it; for [`Operator::In`], which takes values with commas
    /// between them, all that are none.
    pub fn compare(
        &self,
        path: FieldPath,
        operator: Operator,
        text: &str,
    ) -> Result<Expression, Vec<ParameterFault>> {
        if !operator.suits(path.kind()) {
            return Err(operators::refused(operator, &path).into());
        }
        let kind = operator.operand(path.kind());
        let value = match operator {
            Operator::IsNull => Value::Null,
            Operator::In => Value::List(self.list(kind, text)?),
            _ => Value::parse(kind, text)?,
        };
        Ok(Expression::compare(path, operator, value))
    }

    /// The values of a list with commas between them.
    ///
    /// # Errors
    ///
    /// Each that is no value of this form.
    pub fn list(&self, kind: Kind, text: &str) -> Result<Vec<Value>, Vec<ParameterFault>> {
        let (mut values, mut faults) = (Vec::new(), Vec::new());
        for text in text.split(',') {
            match Value::parse(kind, text) {
                Ok(value) => values.push(value),
                Err(fault) => faults.push(fault),
            }
        }
        if faults.is_empty() { Ok(values) } else { Err(faults) }
    }

    /// Whether filters may have so many comparisons.
    ///
    /// # Errors
    ///
    /// A fault with the limit.
    pub fn check_terms(&self, count: usize) -> Result<(), ParameterFault> {
        at_most(count, self.limits.filter_terms, "terms in filters")
    }

    fn check_relationships(&self, count: usize) -> Result<(), ParameterFault> {
        at_most(count, self.limits.include_depth, "relationships in the path of a filter")
    }
}

fn at_most(count: usize, limit: usize, what: &'static str) -> Result<(), ParameterFault> {
    if count > limit { Err(ParameterFault::TooMany { what, limit }) } else { Ok(()) }
}

/// A name that none of these resource types has.
pub(super) fn unknown(schemas: &[&'static Schema], name: &str) -> ParameterFault {
    let known = schemas.iter().flat_map(|schema| {
        let attributes = path::readable(schema).map(|member| member.name);
        attributes.chain(path::followed(schema).map(|member| member.name))
    });
    ParameterFault::UnknownField {
        type_name: schemas.first().map_or("", |schema| schema.type_name).to_owned(),
        nearest: nearest(known, name).map(str::to_owned),
        field: shortened(name),
    }
}

/// One is wrong.
impl From<ParameterFault> for Vec<ParameterFault> {
    fn from(fault: ParameterFault) -> Self {
        vec![fault]
    }
}

/// A filter that a strategy has no words for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnwritableFilter {
    expression: String,
    strategy: &'static str,
}

impl UnwritableFilter {
    /// What cannot be said, and where, such as `"filter[field]=value"`.
    pub fn new(expression: &Expression, strategy: &'static str) -> Self {
        let expression = shortened(&expression.to_string());
        Self { expression, strategy }
    }
}

impl fmt::Display for UnwritableFilter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} has no way to say: {}", self.strategy, self.expression)
    }
}

impl core::error::Error for UnwritableFilter {}

/// The expressions that all have to be true.
pub(super) fn parts(expression: &Expression) -> &[Expression] {
    match expression {
        Expression::And(list) => list,
        other => core::slice::from_ref(other),
    }
}

/// Whether a list with commas between its values gives each of them back.
pub(super) fn is_list(value: &Value) -> bool {
    match value {
        Value::List(values) => {
            !values.is_empty() && values.iter().all(|value| !value.to_string().contains(','))
        }
        _ => false,
    }
}
