//! Absent, null and value: three different things.

use super::{Attribute, ReadAttribute};
use crate::json::JsonWriter;
use crate::path::Path;
use crate::reader::{Reader, Stop};
use crate::schema::{Kind, MemberSchema};

/// A member that may be absent, `null`, or a value.
///
/// In an update payload an absent member is left as it is, `null` clears it, and a value replaces
/// it.
///
/// ```
/// use jsonapi_core::Patch;
///
/// let reference = Patch::from("R-1");
/// assert_eq!(reference, Patch::Value("R-1"));
/// assert_eq!(Patch::<String>::default(), Patch::Absent);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Patch<T> {
    /// The member is not there.
    #[default]
    Absent,
    /// The member is `null`.
    Null,
    /// The member has a value.
    Value(T),
}

impl<T> Patch<T> {
    /// Whether the member is not there.
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether the member is `null`.
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The value, if there is one.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The same state with a reference to the value.
    pub const fn as_ref(&self) -> Patch<&T> {
        match self {
            Self::Absent => Patch::Absent,
            Self::Null => Patch::Null,
            Self::Value(value) => Patch::Value(value),
        }
    }

    /// The value by move, if there is one.
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// `None` if absent, else the value or `None` for `null`.
    pub fn into_member(self) -> Option<Option<T>> {
        match self {
            Self::Absent => None,
            Self::Null => Some(None),
            Self::Value(value) => Some(Some(value)),
        }
    }

    /// The same state with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Patch<U> {
        match self {
            Self::Absent => Patch::Absent,
            Self::Null => Patch::Null,
            Self::Value(value) => Patch::Value(change(value)),
        }
    }
}

impl<T> From<T> for Patch<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

/// A type that has a value for `null`: `Option<T>` and [`Patch<T>`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no value for `null`",
    label = "not nullable",
    note = "a nullable attribute has the type `Option<…>` or `Patch<…>`"
)]
pub trait Nullable {
    /// The type of the values other than `null`.
    type Value;

    /// The value that stands for an absent or `null` member.
    fn none() -> Self;

    /// The value, unless the member is absent or `null`.
    fn as_value(&self) -> Option<&Self::Value>;

    /// The value that is written as `null`.
    fn null() -> Self;

    /// The three states of the member.
    fn into_patch(self) -> Patch<Self::Value>;
}

impl<T> Nullable for Option<T> {
    type Value = T;

    fn none() -> Self {
        None
    }

    fn as_value(&self) -> Option<&T> {
        self.as_ref()
    }

    fn null() -> Self {
        None
    }

    fn into_patch(self) -> Patch<T> {
        match self {
            None => Patch::Null,
            Some(value) => Patch::Value(value),
        }
    }
}

impl<T> Nullable for Patch<T> {
    type Value = T;

    fn none() -> Self {
        Self::Absent
    }

    fn as_value(&self) -> Option<&T> {
        self.value()
    }

    fn null() -> Self {
        Self::Null
    }

    fn into_patch(self) -> Patch<T> {
        self
    }
}

impl<T: Attribute> Attribute for Option<T> {
    const KIND: Kind = T::KIND;
    const NULLABLE: bool = true;
    const MAY_BE_ABSENT: bool = true;
    const RULED: bool = T::RULED;
    const MEMBERS: Option<&'static [MemberSchema]> = T::MEMBERS;

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn is_null(&self) -> bool {
        self.as_ref().is_none_or(Attribute::is_null)
    }

    fn write(&self, writer: &mut JsonWriter) {
        match self {
            Some(value) => value.write(writer),
            None => writer.null(),
        }
    }
}

impl<'de, T: ReadAttribute<'de>> ReadAttribute<'de> for Option<T> {
    #[inline]
    fn read(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        if reader.try_null()? {
            return Ok(Some(None));
        }
        Ok(T::read(reader, at)?.map(Some))
    }
}

impl<T: Attribute> Attribute for Patch<T> {
    const KIND: Kind = T::KIND;
    const NULLABLE: bool = true;
    const MAY_BE_ABSENT: bool = true;
    const RULED: bool = T::RULED;
    const MEMBERS: Option<&'static [MemberSchema]> = T::MEMBERS;

    fn absent() -> Option<Self> {
        Some(Self::Absent)
    }

    fn is_absent(&self) -> bool {
        Patch::is_absent(self)
    }

    fn is_null(&self) -> bool {
        Patch::is_null(self)
    }

    fn write(&self, writer: &mut JsonWriter) {
        match self {
            Self::Value(value) => value.write(writer),
            Self::Absent | Self::Null => writer.null(),
        }
    }
}

impl<'de, T: ReadAttribute<'de>> ReadAttribute<'de> for Patch<T> {
    #[inline]
    fn read(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        if reader.try_null()? {
            return Ok(Some(Self::Null));
        }
        Ok(T::read(reader, at)?.map(Self::Value))
    }
}
