//! One value, or an array of them.

use crate::attribute::{Attribute, ReadAttribute};
use crate::json::JsonWriter;
use crate::path::Path;
use crate::reader::{Reader, Stop};
use crate::schema::Kind;

/// One value, or an array of them: what HAL allows for the links of a relation and for embedded
/// resources (draft-kelly-json-hal, section 4.1).
///
/// A server that always sends an array is described by `Vec<T>`, one that never does by `T`.
///
/// ```
/// use jsonapi_core::hal::OneOrMany;
///
/// assert_eq!(OneOrMany::One(1).as_slice(), [1]);
/// assert_eq!(OneOrMany::Many(vec![1, 2]).as_slice(), [1, 2]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OneOrMany<T> {
    /// One value.
    One(T),
    /// An array.
    Many(Vec<T>),
}

impl<T> OneOrMany<T> {
    /// The values, however many.
    pub fn as_slice(&self) -> &[T] {
        match self {
            Self::One(value) => core::slice::from_ref(value),
            Self::Many(values) => values,
        }
    }

    /// The first value.
    pub fn first(&self) -> Option<&T> {
        self.as_slice().first()
    }
}

impl<T: Attribute> Attribute for OneOrMany<T> {
    const KIND: Kind = Kind::Any;

    fn write(&self, writer: &mut JsonWriter) {
        match self {
            Self::One(value) => value.write(writer),
            Self::Many(values) => values.write(writer),
        }
    }
}

impl<'de, T: ReadAttribute<'de>> ReadAttribute<'de> for OneOrMany<T> {
    fn read(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        if reader.peek() == b'[' {
            return Ok(Vec::read(reader, at)?.map(Self::Many));
        }
        Ok(T::read(reader, at)?.map(Self::One))
    }
}
