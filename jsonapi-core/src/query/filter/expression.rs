//! What a filter says, however it was written.

use core::fmt;

use super::path::FieldPath;
use super::value::Value;
use crate::schema::Kind;

/// What a filter asks of a resource: comparisons, joined by and, or and not.
///
/// Each [`FilterStrategy`](super::FilterStrategy) gives this form, whose parts are what SQL has as
/// well: a comparison is `column operator parameter`, a path through relationships is a join, or an
/// `EXISTS` where one is to-many. [`Evaluator`](super::Evaluator) asks it of values in memory.
///
/// A comparison with a field that is `null` or not there is neither true nor false, as in SQL: it
/// does not accept the resource, and neither does its opposite. Through a to-many relationship it
/// is true if it is so for one of the related resources, and false otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expression {
    /// Each of these is true. Without any, everything is accepted.
    And(Vec<Expression>),
    /// One of these is true. Without any, nothing is accepted.
    Or(Vec<Expression>),
    /// This is false.
    Not(Box<Expression>),
    /// A field is compared with a value.
    Compare(Comparison),
}

/// A field that is compared with a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// Which field.
    pub path: FieldPath,
    /// How.
    pub operator: Operator,
    /// With what. [`Value::Null`] for [`Operator::IsNull`], a [`Value::List`] for
    /// [`Operator::In`], else a single value of the field's form.
    pub value: Value,
}

/// How a field is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Operator {
    /// The field is `null` or not there.
    IsNull,
    /// It is the value.
    Equal,
    /// It is one of the values.
    In,
    /// It is less than the value, or before it.
    Less,
    /// It is at most the value.
    LessOrEqual,
    /// It is greater than the value, or behind it.
    Greater,
    /// It is at least the value.
    GreaterOrEqual,
    /// The text has the value in it.
    Contains,
    /// The text has the value in it, whatever the case of letters.
    ContainsIgnoringCase,
    /// The text begins with the value.
    StartsWith,
    /// The text ends with the value.
    EndsWith,
    /// The text is of this form: `%` stands for any text, `_` for one character, and behind `\`
    /// both stand for themselves. As SQL's `LIKE`.
    Like,
    /// The object has these members, the array these items, and what is inside them as well. As
    /// `PostgreSQL`'s `@>`.
    ContainsJson,
}

impl Operator {
    /// Whether a field of this form can be compared so.
    pub const fn suits(self, kind: Kind) -> bool {
        let is_text = matches!(kind, Kind::String | Kind::OneOf(_))
            || matches!(kind, Kind::Format(_)) && !is_known_format(kind);
        let is_json = matches!(
            kind,
            Kind::Array(_) | Kind::Map(_) | Kind::Object(_) | Kind::FreeObject | Kind::Any
        );
        match self {
            Self::IsNull => true,
            Self::Equal | Self::In => !is_json,
            Self::Less | Self::LessOrEqual | Self::Greater | Self::GreaterOrEqual => {
                matches!(
                    kind,
                    Kind::Integer { .. } | Kind::Number { .. } | Kind::Format(_) | Kind::String
                )
            }
            Self::Contains
            | Self::ContainsIgnoringCase
            | Self::StartsWith
            | Self::EndsWith
            | Self::Like => is_text,
            Self::ContainsJson => is_json,
        }
    }

    /// What is meant where a word for text is said of a field of this form: of objects and arrays,
    /// what is in them.
    pub(super) const fn of(self, kind: Kind) -> Self {
        match self {
            Self::Contains if Self::ContainsJson.suits(kind) => Self::ContainsJson,
            other => other,
        }
    }

    /// The form of the values that a field of this form is compared with.
    pub(super) const fn operand(self, kind: Kind) -> Kind {
        match self {
            Self::Contains
            | Self::ContainsIgnoringCase
            | Self::StartsWith
            | Self::EndsWith
            | Self::Like => Kind::String,
            _ => kind,
        }
    }
}

/// Whether values of this format are more than text.
const fn is_known_format(kind: Kind) -> bool {
    let Kind::Format(format) = kind else { return false };
    matches!(format.as_bytes(), b"date-time" | b"date" | b"uuid")
}

impl Expression {
    /// Accepts everything.
    pub const fn all() -> Self {
        Self::And(Vec::new())
    }

    /// Whether it accepts everything, because it asks nothing.
    pub const fn is_all(&self) -> bool {
        matches!(self, Self::And(list) if list.is_empty())
    }

    /// A comparison.
    pub const fn compare(path: FieldPath, operator: Operator, value: Value) -> Self {
        Self::Compare(Comparison { path, operator, value })
    }

    /// Both are true.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self::every([self, other])
    }

    /// One of both is true.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self::any([self, other])
    }

    /// All are true. What is joined by and already is joined into one list.
    pub fn every(expressions: impl IntoIterator<Item = Self>) -> Self {
        let mut list = Vec::new();
        for expression in expressions {
            match expression {
                Self::And(inner) => list.extend(inner),
                other => list.push(other),
            }
        }
        single(list).unwrap_or_else(Self::And)
    }

    /// One is true. What is joined by or already is joined into one list.
    pub fn any(expressions: impl IntoIterator<Item = Self>) -> Self {
        let mut list = Vec::new();
        for expression in expressions {
            match expression {
                Self::Or(inner) => list.extend(inner),
                other => list.push(other),
            }
        }
        single(list).unwrap_or_else(Self::Or)
    }

    /// The comparisons, in their order.
    pub fn comparisons(&self) -> Vec<&Comparison> {
        let mut found = Vec::new();
        let mut open = vec![self];
        while let Some(expression) = open.pop() {
            match expression {
                Self::And(list) | Self::Or(list) => open.extend(list.iter().rev()),
                Self::Not(inner) => open.push(inner),
                Self::Compare(comparison) => found.push(comparison),
            }
        }
        found
    }
}

/// Accepts everything.
impl Default for Expression {
    fn default() -> Self {
        Self::all()
    }
}

/// The opposite; twice the opposite is the expression itself.
impl core::ops::Not for Expression {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::Not(inner) => *inner,
            other => Self::Not(Box::new(other)),
        }
    }
}

/// The only one, or all of them.
fn single(list: Vec<Expression>) -> Result<Expression, Vec<Expression>> {
    match <[Expression; 1]>::try_from(list) {
        Ok([only]) => Ok(only),
        Err(list) => Err(list),
    }
}

/// For people: `name = x AND (age > 3 OR NOT email LIKE %@b.c)`.
impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (list, word) = match self {
            Self::Compare(comparison) => return comparison.fmt(f),
            Self::Not(inner) => return write!(f, "NOT {}", Inside(inner)),
            Self::And(list) if list.is_empty() => return f.write_str("everything"),
            Self::Or(list) if list.is_empty() => return f.write_str("nothing"),
            Self::And(list) => (list, " AND "),
            Self::Or(list) => (list, " OR "),
        };
        for (index, expression) in list.iter().enumerate() {
            if index > 0 {
                f.write_str(word)?;
            }
            write!(f, "{}", Inside(expression))?;
        }
        Ok(())
    }
}

/// An expression inside another.
struct Inside<'e>(&'e Expression);

impl fmt::Display for Inside<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Expression::And(_) | Expression::Or(_) => write!(f, "({})", self.0),
            other => write!(f, "{other}"),
        }
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = match self.operator {
            Operator::IsNull => return write!(f, "{} IS NULL", self.path),
            Operator::In => return write!(f, "{} IN ({})", self.path, self.value),
            Operator::Equal => "=",
            Operator::Less => "<",
            Operator::LessOrEqual => "<=",
            Operator::Greater => ">",
            Operator::GreaterOrEqual => ">=",
            Operator::Contains => "CONTAINS",
            Operator::ContainsIgnoringCase => "CONTAINS (any case)",
            Operator::StartsWith => "STARTS WITH",
            Operator::EndsWith => "ENDS WITH",
            Operator::Like => "LIKE",
            Operator::ContainsJson => "@>",
        };
        write!(f, "{} {sign} {}", self.path, self.value)
    }
}
