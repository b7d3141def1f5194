//! The values that fields are compared with, parsed by the form of the field.

use core::cmp::Ordering;
use core::fmt;

use super::instant::{DateTime, days};
use crate::json::{Decimal, scan_number};
use crate::object::RawJson;
use crate::schema::Kind;
use crate::violation::{ParameterFault, shortened};

/// A value that a field is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Value {
    /// No value: that of [`Operator::IsNull`](super::Operator::IsNull).
    Null,
    /// A string, an id, a UUID, one of a closed set of strings, or a pattern.
    String(String),
    /// An integer.
    Integer(i128),
    /// A number with its exact text, so that no digit is lost.
    Number(Number),
    /// `true` or `false`.
    Boolean(bool),
    /// A point in time.
    DateTime(DateTime),
    /// A day, such as `2018-01-31`.
    Date(String),
    /// Any JSON: what an object or array is asked for.
    Json(RawJson<'static>),
    /// Several values, of which one is enough: that of [`Operator::In`](super::Operator::In).
    List(Vec<Value>),
}

/// A number as it was written. Two are equal if their values are.
#[derive(Debug, Clone)]
pub struct Number(String);

impl Number {
    /// Reads a number as JSON writes it (RFC 8259, section 6).
    pub fn parse(text: &str) -> Option<Self> {
        let (end, _) = scan_number(text.as_bytes(), 0).ok()?;
        (end == text.len()).then(|| Self(text.to_owned()))
    }

    /// The text as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Eq for Number {}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        Decimal::of(&self.0).cmp(&Decimal::of(&other.0))
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Value {
    /// Reads a value of a field of this form.
    ///
    /// # Errors
    ///
    /// What would have been a value.
    pub fn parse(kind: Kind, text: &str) -> Result<Self, ParameterFault> {
        let expected = kind.expected();
        let invalid = |expected: &str| invalid(expected, text);
        match kind {
            Kind::OneOf(allowed) if !allowed.contains(&text) => {
                let allowed: Vec<_> = allowed.iter().map(|it| format!("`{it}`")).collect();
                Err(invalid(&format!("one of {}", allowed.join(", "))))
            }
            Kind::Integer { min, max } => {
                let value = integer(text, min, max).ok_or_else(|| {
                    let is_whole = scan_number(text.as_bytes(), 0) == Ok((text.len(), true));
                    let range = format!("an integer from {min} to {max}");
                    invalid(if is_whole { &range } else { expected })
                })?;
                Ok(value)
            }
            Kind::Number { .. } => {
                Number::parse(text).map(Self::Number).ok_or_else(|| invalid(expected))
            }
            Kind::Boolean => match text {
                "true" => Ok(Self::Boolean(true)),
                "false" => Ok(Self::Boolean(false)),
                _ => Err(invalid("`true` or `false`")),
            },
            Kind::OnlyTrue if text == "true" => Ok(Self::Boolean(true)),
            Kind::Format("date-time") => {
                DateTime::parse(text).map(Self::DateTime).ok_or_else(|| invalid(expected))
            }
            Kind::Format("date") if days(text).is_some() => Ok(Self::Date(text.to_owned())),
            // Written in lower case.
            Kind::Format("uuid") if is_uuid(text) => Ok(Self::String(text.to_ascii_lowercase())),
            Kind::OnlyTrue | Kind::Format("date" | "uuid") => Err(invalid(expected)),
            Kind::String | Kind::OneOf(_) | Kind::Format(_) => Ok(Self::String(text.to_owned())),
            Kind::Nullable(kind) => Self::parse(*kind, text),
            Kind::Array(_) | Kind::Map(_) | Kind::Object(_) | Kind::FreeObject | Kind::Any => {
                match RawJson::parse(text) {
                    Ok(json) => Ok(Self::Json(json.into_owned())),
                    Err(_) => Err(invalid("JSON")),
                }
            }
        }
    }

    /// The value of a field of this form in a document; `None` if it is `null`.
    pub(crate) fn of_json(kind: Kind, json: RawJson<'_>) -> Option<Self> {
        if json.as_str() == "null" {
            return None;
        }
        Some(match kind {
            Kind::Integer { .. } => match json.as_str().parse() {
                Ok(value) => Self::Integer(value),
                Err(_) => Self::Number(Number::parse(json.as_str())?),
            },
            Kind::Number { .. } => Self::Number(Number::parse(json.as_str())?),
            Kind::Boolean | Kind::OnlyTrue => Self::Boolean(json.as_str() == "true"),
            Kind::String | Kind::OneOf(_) => Self::String(json.to().ok()?),
            Kind::Format(_) => {
                let text: String = json.to().ok()?;
                Self::parse(kind, &text).unwrap_or(Self::String(text))
            }
            _ => Self::Json(json.into_owned()),
        })
    }

    /// Which value comes first, for any two: those of one form in their order, and forms among
    /// themselves in some order, so that sorting has one whatever the values are.
    pub(crate) fn order(&self, other: &Self) -> Ordering {
        let form = |value: &Self| match value {
            Self::Null => 0,
            Self::Boolean(_) => 1,
            Self::Integer(_) | Self::Number(_) => 2,
            Self::Date(_) => 3,
            Self::DateTime(_) => 4,
            Self::String(_) => 5,
            Self::Json(_) => 6,
            Self::List(_) => 7,
        };
        self.compare(other).unwrap_or_else(|| form(self).cmp(&form(other)))
    }

    /// Which of two values of one form comes first; `None` if they have no order.
    pub fn compare(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::String(one), Self::String(other)) | (Self::Date(one), Self::Date(other)) => {
                Some(one.cmp(other))
            }
            (Self::Integer(one), Self::Integer(other)) => Some(one.cmp(other)),
            (Self::Number(one), Self::Number(other)) => Some(one.cmp(other)),
            (Self::Integer(one), Self::Number(other)) => Some(of_integer(*one).cmp(other)),
            (Self::Number(one), Self::Integer(other)) => Some(one.cmp(&of_integer(*other))),
            (Self::Boolean(one), Self::Boolean(other)) => Some(one.cmp(other)),
            (Self::DateTime(one), Self::DateTime(other)) => Some(one.cmp(other)),
            _ => None,
        }
    }
}

/// An integer of the type with these bounds.
fn integer(text: &str, min: i128, max: u128) -> Option<Value> {
    let (end, is_integer) = scan_number(text.as_bytes(), 0).ok()?;
    if end != text.len() || !is_integer {
        return None;
    }
    match text.parse::<i128>() {
        Ok(value) => {
            let fits = value >= min && u128::try_from(value).is_ok_and(|value| value <= max);
            (fits || (value < 0 && value >= min)).then_some(Value::Integer(value))
        }
        // Of the 128 bits without a sign, one more than those with one have.
        Err(_) => {
            text.parse::<u128>().ok().filter(|value| *value <= max)?;
            Some(Value::Number(Number(text.to_owned())))
        }
    }
}

pub(super) fn invalid(expected: &str, found: &str) -> ParameterFault {
    ParameterFault::Invalid { expected: expected.to_owned(), found: shortened(found) }
}

fn of_integer(value: i128) -> Number {
    Number(value.to_string())
}

fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(place, byte)| match place {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// The value as a query writes it; the values of a list with commas between them.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::String(text) | Self::Date(text) => f.write_str(text),
            Self::Integer(value) => write!(f, "{value}"),
            Self::Number(number) => f.write_str(number.as_str()),
            Self::Boolean(value) => write!(f, "{value}"),
            Self::DateTime(value) => f.write_str(value.as_str()),
            Self::Json(json) => f.write_str(json.as_str()),
            Self::List(values) => {
                for (index, value) in values.iter().enumerate() {
                    if index > 0 {
                        f.write_str(",")?;
                    }
                    write!(f, "{value}")?;
                }
                Ok(())
            }
        }
    }
}
