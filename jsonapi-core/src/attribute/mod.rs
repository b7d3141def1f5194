//! Attribute types: what a value is in JSON, how it is read and how it is written.

mod collections;
mod mergeable;
mod nullable;
mod numbers;
mod only_true;
mod strings;
mod third_party;

#[doc(hidden)]
pub use collections::Container;
pub use mergeable::Mergeable;
#[doc(hidden)]
pub use mergeable::{MayMerge, NoPatch};
pub use nullable::{Nullable, Patch};
pub use only_true::True;
pub(crate) use strings::CHARACTER;

use crate::json::JsonWriter;
use crate::path::Path;
use crate::reader::{Options, Reader, Stop};
use crate::schema::{Kind, MemberSchema};
use crate::violation::Violations;

/// A type that can be the value of an attribute, or of a member inside one.
///
/// Strings, numbers, booleans, `Option`, `Vec`, maps and the free-form types of this crate
/// implement it; `#[derive(Attribute)]` implements it for structs (nested objects) and for enums
/// without data (closed sets of strings). Any other type with serde's traits is used with
/// `#[attribute(serde)]` on the field.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an attribute type",
    label = "not an attribute type",
    note = "use `#[derive(Attribute)]` on it, or mark the field `#[attribute(serde)]` if it implements serde's traits"
)]
pub trait Attribute {
    /// The JSON form of the value.
    const KIND: Kind;

    /// Whether `null` is one of the values.
    const NULLABLE: bool = false;

    /// Whether rules are written inside the type, as at the members of a nested object. Then builders
    /// of payloads that hold such values have something to check.
    const RULED: bool = false;

    /// The members of a described object, if they are known.
    #[doc(hidden)]
    const MEMBERS: Option<&'static [MemberSchema]> = None;

    /// Whether a value stands for an absent member; then [`absent`](Attribute::absent) gives it.
    const MAY_BE_ABSENT: bool = false;

    /// The value that stands for an absent member, if there is one.
    fn absent() -> Option<Self>
    where
        Self: Sized,
    {
        None
    }

    /// Whether this value stands for an absent member, which is not written.
    fn is_absent(&self) -> bool {
        false
    }

    /// Whether this value is written as `null`.
    fn is_null(&self) -> bool {
        false
    }

    /// Writes the value as JSON.
    fn write(&self, writer: &mut JsonWriter);
}

/// An [`Attribute`] that can be read from a document that lives for `'de`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read as an attribute",
    label = "not readable from a document",
    note = "use `#[derive(Attribute)]` on it, or mark the field `#[attribute(serde)]` if it implements serde's traits"
)]
pub trait ReadAttribute<'de>: Attribute + Sized {
    /// Reads one value.
    ///
    /// `None` says that the value broke a rule, that the violation is reported, and that the
    /// reader stands behind the value.
    ///
    /// # Errors
    ///
    /// [`Stop`] when the text cannot be read any further; the reason is kept in the reader.
    fn read(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop>;
}

impl<T: Attribute> Attribute for Box<T> {
    const KIND: Kind = T::KIND;
    const NULLABLE: bool = T::NULLABLE;
    const MAY_BE_ABSENT: bool = T::MAY_BE_ABSENT;
    const RULED: bool = T::RULED;
    const MEMBERS: Option<&'static [MemberSchema]> = T::MEMBERS;

    fn absent() -> Option<Self> {
        T::absent().map(Box::new)
    }

    fn is_absent(&self) -> bool {
        (**self).is_absent()
    }

    fn is_null(&self) -> bool {
        (**self).is_null()
    }

    fn write(&self, writer: &mut JsonWriter) {
        (**self).write(writer);
    }
}

impl<'de, T: ReadAttribute<'de>> ReadAttribute<'de> for Box<T> {
    fn read(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        Ok(T::read(reader, at)?.map(Box::new))
    }
}

/// Reads a JSON document that is one value, such as a body of plain JSON. Unknown members are
/// ignored.
///
/// ```
/// use jsonapi_core::{Attribute, attribute};
///
/// #[derive(Attribute, Debug, PartialEq)]
/// struct Point {
///     x: i32,
///     y: i32,
/// }
///
/// let point: Point = attribute::from_slice(br#"{"x":1,"y":-2}"#)?;
/// assert_eq!(point, Point { x: 1, y: -2 });
/// # Ok::<(), jsonapi_core::Violations>(())
/// ```
///
/// # Errors
///
/// Every [`Violation`](crate::Violation) of the document.
pub fn from_slice<'de, A: ReadAttribute<'de>>(body: &'de [u8]) -> Result<A, Violations> {
    Reader::run(body, &Options::response(), |reader| A::read(reader, &Path::ROOT))
}
