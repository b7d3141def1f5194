//! Which resources in memory a filter accepts.

use core::cmp::Ordering;
use core::fmt;
use std::collections::HashMap;

use super::expression::{Comparison, Expression, Operator};
use super::path::{Field, FieldPath};
use super::text::is_like;
use super::value::Value;
use crate::object::json_contains;
use crate::query::related::{Related, Row, Rows};
use crate::resource::WriteResource;
use crate::schema::Kind;

/// Whether something is true; `None` where it is neither true nor false, because there is no value.
type Truth = Option<bool>;

/// Asks a filter of values in memory.
///
/// What there is of a resource is what its document would have. A related resource that is not
/// found counts as one that is not there.
///
/// ```
/// use jsonapi_core::Resource;
/// use jsonapi_core::query::filter::{
///     Evaluator, Expression, Field, FieldPath, Operator, Value,
/// };
///
/// #[derive(Resource)]
/// #[resource(type = "people")]
/// struct Person {
///     #[resource(id)]
///     id: u64,
///     #[attribute]
///     age: Option<u8>,
/// }
///
/// let age = FieldPath::new(vec![], Field::Attribute(Person::SCHEMA.attribute("age").unwrap()));
/// let adult = Expression::compare(age, Operator::GreaterOrEqual, Value::Integer(18));
/// let mut evaluator = Evaluator::new(&adult, ());
/// assert!(evaluator.accepts(&Person { id: 1, age: Some(30) }));
/// assert!(!evaluator.accepts(&Person { id: 2, age: Some(7) }));
/// assert!(!evaluator.accepts(&Person { id: 3, age: None }));
/// ```
pub struct Evaluator<'e, 'a> {
    expression: &'e Expression,
    rows: Rows<'a>,
    /// What is known of related resources, by the comparison, how much of its path leads there, and
    /// the row: each is looked at once, however many lead there.
    known: HashMap<(usize, usize, usize), Truth>,
}

impl fmt::Debug for Evaluator<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Evaluator").field("expression", self.expression).finish_non_exhaustive()
    }
}

impl<'e, 'a> Evaluator<'e, 'a> {
    /// Asks this filter, of resources whose related resources are found there.
    pub fn new(expression: &'e Expression, related: impl Related<'a> + 'a) -> Self {
        let paths = expression.comparisons().into_iter().map(|comparison| &comparison.path);
        let rows = Rows::new(related, paths.flat_map(FieldPath::names));
        Self { expression, rows, known: HashMap::new() }
    }

    /// Whether the filter accepts a resource.
    pub fn accepts(&mut self, resource: &dyn WriteResource) -> bool {
        if self.expression.is_all() {
            return true;
        }
        let row = self.rows.of(resource);
        let expression = self.expression;
        self.truth(expression, &row, &mut 0) == Some(true)
    }

    /// Each comparison has a number: `next` is that of the first one here.
    fn truth(&mut self, expression: &Expression, row: &Row, next: &mut usize) -> Truth {
        match expression {
            Expression::Compare(comparison) => {
                *next += 1;
                self.compare((comparison, *next), 0, row)
            }
            Expression::Not(inner) => self.truth(inner, row, next).map(|truth| !truth),
            Expression::And(list) => self.join(list, false, row, next),
            Expression::Or(list) => self.join(list, true, row, next),
        }
    }

    /// Or if `decides` is true, which decides it alone; and if it is false.
    fn join(&mut self, list: &[Expression], decides: bool, row: &Row, next: &mut usize) -> Truth {
        let mut joined = Some(!decides);
        for expression in list {
            match self.truth(expression, row, next) {
                Some(truth) if truth == decides => joined = Some(decides),
                None if joined != Some(decides) => joined = None,
                _ => {}
            }
        }
        joined
    }

    /// Asks a comparison of a resource to which so many relationships of its path lead.
    fn compare(&mut self, numbered: (&Comparison, usize), depth: usize, row: &Row) -> Truth {
        let (comparison, _) = numbered;
        let path = &comparison.path;
        let Some(relationship) = path.relationships().get(depth) else {
            return holds(comparison, value_of(path.field(), path.kind(), row));
        };
        let linked = row.linked(relationship.name);
        let is_last = depth + 1 == path.relationships().len();
        let mut each = linked.iter().map(|identifier| {
            // The linkage has the id.
            if let (true, Field::Id) = (is_last, path.field()) {
                return holds(comparison, identifier.id.clone().map(Value::String));
            }
            match self.rows.find(identifier) {
                Some(row) => self.compare_related(numbered, depth + 1, &row),
                None => holds(comparison, None),
            }
        });
        if relationship.to_many {
            Some(each.any(|truth| truth == Some(true)))
        } else {
            each.next().unwrap_or_else(|| holds(comparison, None))
        }
    }

    fn compare_related(
        &mut self,
        numbered: (&Comparison, usize),
        depth: usize,
        row: &Row,
    ) -> Truth {
        let key = (numbered.1, depth, row.number);
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let truth = self.compare(numbered, depth, row);
        self.known.insert(key, truth);
        truth
    }
}

/// The value of a field; `None` if there is none.
pub(crate) fn value_of(field: Field, kind: Kind, row: &Row) -> Option<Value> {
    match field {
        Field::Id => Some(Value::String(row.id().to_owned())),
        Field::Attribute(attribute) => Value::of_json(kind, row.attribute(attribute.name)?),
    }
}

/// Whether a comparison is true of a value.
fn holds(comparison: &Comparison, found: Option<Value>) -> Truth {
    let wanted = &comparison.value;
    if comparison.operator == Operator::IsNull {
        return Some(found.is_none());
    }
    let found = found?;
    let order = |is: fn(Ordering) -> bool| found.compare(wanted).map(is);
    match comparison.operator {
        Operator::IsNull => None,
        Operator::Equal => order(Ordering::is_eq),
        Operator::Less => order(Ordering::is_lt),
        Operator::LessOrEqual => order(Ordering::is_le),
        Operator::Greater => order(Ordering::is_gt),
        Operator::GreaterOrEqual => order(Ordering::is_ge),
        Operator::In => match wanted {
            Value::List(values) => {
                Some(values.iter().any(|it| found.compare(it) == Some(Ordering::Equal)))
            }
            _ => None,
        },
        Operator::ContainsJson => match (&found, wanted) {
            (Value::Json(found), Value::Json(wanted)) => Some(json_contains(found, wanted)),
            _ => None,
        },
        operator => match (&found, wanted) {
            (Value::String(found), Value::String(wanted)) => {
                Some(text_holds(operator, found, wanted))
            }
            _ => None,
        },
    }
}

fn text_holds(operator: Operator, found: &str, wanted: &str) -> bool {
    match operator {
        Operator::Contains => found.contains(wanted),
        Operator::ContainsIgnoringCase => found.to_lowercase().contains(&wanted.to_lowercase()),
        Operator::StartsWith => found.starts_with(wanted),
        Operator::EndsWith => found.ends_with(wanted),
        Operator::Like => is_like(found, wanted),
        _ => false,
    }
}
