//! How filters are written in a query: what a strategy has to say, and what strategies share.

use core::fmt;
use std::collections::HashSet;

use super::expression::{Expression, Operator};
use super::fault::FilterFault;
use super::path::{self, Field, FieldPath};
use super::value::Value;
use crate::query::Parameter;
use crate::schema::{Kind, Schema};

/// A way to write filters in a query: JSON:API 1.1 reserves the parameter `filter` and leaves its
/// form open ("Filtering").
///
/// [`Plain`](super::Plain), [`Operators`](super::Operators) and
/// [`CommerceLayer`](super::CommerceLayer) are such ways; an API with one of its own implements the
/// trait.
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
    ) -> Result<Expression, Vec<FilterFault>>;

    /// The parameters that say this: names and values, not percent-encoded.
    ///
    /// # Errors
    ///
    /// [`UnwritableFilter`] if the strategy has no words for it.
    fn write(&self, expression: &Expression) -> Result<Vec<(String, String)>, UnwritableFilter>;
}

/// How large filters may be. Each limit has a safe default.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FilterLimits {
    /// Comparisons of all filters together, and values of a list; 200 by default.
    pub comparisons: usize,
    /// Bytes of what names fields and operators in one parameter; 512 by default.
    pub name_bytes: usize,
    /// Relationships in one path; 8 by default.
    pub relationships: usize,
}

impl Default for FilterLimits {
    fn default() -> Self {
        Self { comparisons: 200, name_bytes: 512, relationships: 8 }
    }
}

/// What a strategy reads filters with: the schema that names are looked up in, and the limits.
#[derive(Debug, Clone, Copy)]
pub struct FilterReader {
    schema: &'static Schema,
    limits: FilterLimits,
}

/// Reads all filter parameters of a query.
///
/// # Errors
///
/// What is wrong, each with the name of its parameter.
pub(crate) fn read_filters(
    strategy: &dyn FilterStrategy,
    parameters: &[Parameter],
    reader: &FilterReader,
) -> Result<Expression, Vec<(String, FilterFault)>> {
    let (mut expressions, mut faults) = (Vec::new(), Vec::new());
    let (mut names, mut comparisons) = (HashSet::new(), 0usize);
    for parameter in parameters {
        if !names.insert(parameter.name()) {
            faults.push((parameter.name().to_owned(), FilterFault::Duplicate));
            continue;
        }
        match strategy.read(parameter, reader) {
            Ok(expression) => {
                comparisons += expression.comparisons().len();
                expressions.push(expression);
            }
            Err(found) => {
                faults.extend(found.into_iter().map(|fault| (parameter.name().to_owned(), fault)));
            }
        }
        if let Err(fault) = reader.check_comparisons(comparisons) {
            faults.push((parameter.name().to_owned(), fault));
            break;
        }
    }
    if faults.is_empty() { Ok(Expression::every(expressions)) } else { Err(faults) }
}

impl FilterReader {
    /// Reads filters of this resource type.
    pub const fn new(schema: &'static Schema, limits: FilterLimits) -> Self {
        Self { schema, limits }
    }

    /// The resource type that is filtered.
    pub const fn schema(&self) -> &'static Schema {
        self.schema
    }

    /// The limits.
    pub const fn limits(&self) -> FilterLimits {
        self.limits
    }

    /// The field of a name such as `email` or `customer.email`. `customer` alone is the id of the
    /// resource that the relationship names.
    ///
    /// # Errors
    ///
    /// A fault that names the nearest field, if one is near.
    pub fn path(&self, names: &str) -> Result<FieldPath, FilterFault> {
        self.check_name(names)?;
        let mut schemas: &[&'static Schema] = &[self.schema];
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
                let before = names.get(..names.len() - rest.len()).unwrap_or_default();
                return Err(unknown(schemas, before, name));
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
    /// The text is no value of the field; for [`Operator::In`], which takes values with commas
    /// between them, all that are none.
    pub fn compare(
        &self,
        path: FieldPath,
        operator: Operator,
        text: &str,
    ) -> Result<Expression, Vec<FilterFault>> {
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
    pub fn list(&self, kind: Kind, text: &str) -> Result<Vec<Value>, Vec<FilterFault>> {
        self.check_comparisons(text.split(',').count())?;
        let (mut values, mut faults) = (Vec::new(), Vec::new());
        for text in text.split(',') {
            match Value::parse(kind, text) {
                Ok(value) => values.push(value),
                Err(fault) => faults.push(fault),
            }
        }
        if faults.is_empty() { Ok(values) } else { Err(faults) }
    }

    pub(super) fn check_name(&self, name: &str) -> Result<(), FilterFault> {
        let limit = self.limits.name_bytes;
        at_most(name.len(), limit, "bytes in the name of a filter")
    }

    pub(super) fn check_relationships(&self, count: usize) -> Result<(), FilterFault> {
        let limit = self.limits.relationships;
        at_most(count, limit, "relationships in the path of a filter")
    }

    fn check_comparisons(&self, count: usize) -> Result<(), FilterFault> {
        at_most(count, self.limits.comparisons, "comparisons in filters")
    }
}

fn at_most(count: usize, limit: usize, what: &'static str) -> Result<(), FilterFault> {
    if count > limit { Err(FilterFault::TooMuch { what, limit }) } else { Ok(()) }
}

/// A name that none of these resource types has, behind the names that led to them.
pub(super) fn unknown(schemas: &[&'static Schema], before: &str, name: &str) -> FilterFault {
    let known = schemas.iter().flat_map(|schema| {
        let attributes = path::readable(schema).map(|member| member.name);
        attributes.chain(path::followed(schema).map(|member| member.name))
    });
    let nearest = crate::near::nearest(known, name).map(|name| format!("{before}{name}"));
    FilterFault::UnknownField {
        name: crate::violation::shortened(&format!("{before}{name}")),
        nearest,
    }
}

/// Several are wrong, or one.
impl From<FilterFault> for Vec<FilterFault> {
    fn from(fault: FilterFault) -> Self {
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
        let expression = crate::violation::shortened(&expression.to_string());
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
