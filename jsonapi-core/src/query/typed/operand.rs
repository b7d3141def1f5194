//! Which attribute types can be compared, and how.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use crate::attribute::{Attribute, Patch, True};
use crate::object::{Object, OwnedJson, RawJson};

/// An attribute type whose values can be equal to one: texts, numbers, booleans, dates, and enums
/// with `#[derive(Attribute)]`. A type that implements [`Attribute`] by hand implements this as well
/// if it is to be compared.
#[diagnostic::on_unimplemented(
    message = "an attribute of the type `{Self}` cannot be compared with a value",
    label = "`{Self}` is neither text, number, boolean, date nor a closed set of strings",
    note = "objects and arrays have `contains_json`, and every attribute has `is_null`"
)]
pub trait Comparable {
    /// The type of the values, without what stands for `null`.
    type Value: Attribute;
}

/// An attribute type whose values have an order: texts, numbers and dates.
#[diagnostic::on_unimplemented(
    message = "an attribute of the type `{Self}` has no order",
    label = "`lt`, `lte`, `gt`, `gte` and sorting need texts, numbers or dates",
    note = "booleans and closed sets of strings have `eq`, `ne`, `any_of` and `none_of`"
)]
pub trait Ordered: Comparable {}

/// An attribute type whose values are any text.
#[diagnostic::on_unimplemented(
    message = "an attribute of the type `{Self}` is no text",
    label = "`contains`, `starts_with`, `ends_with` and `like` need texts",
    note = "numbers and dates have `eq`, `lt`, `gt` …, booleans and closed sets of strings have `eq`, objects and arrays have `contains_json`"
)]
pub trait Textual {}

/// An attribute type whose values are objects or arrays.
#[diagnostic::on_unimplemented(
    message = "an attribute of the type `{Self}` is neither object nor array",
    label = "`contains_json` needs objects or arrays",
    note = "texts have `contains`"
)]
pub trait Structured {}

macro_rules! comparable {
    ($($({$($generics:tt)*})? $type:ty: $($also:ident)*;)*) => {$(
        impl $(<$($generics)*>)? Comparable for $type {
            type Value = $type;
        }
        comparable!(@ [$($($generics)*)?] $type: $($also)*);
    )*};
    (@ [$($generics:tt)*] $type:ty: $first:ident $($more:ident)*) => {
        impl<$($generics)*> $first for $type {}
        comparable!(@ [$($generics)*] $type: $($more)*);
    };
    (@ [$($generics:tt)*] $type:ty:) => {};
}

comparable! {
    String: Ordered Textual;
    Box<str>: Ordered Textual;
    {'a} &'a str: Ordered Textual;
    {'a} Cow<'a, str>: Ordered Textual;
    char: Ordered Textual;
    i8: Ordered; i16: Ordered; i32: Ordered; i64: Ordered; i128: Ordered; isize: Ordered;
    u8: Ordered; u16: Ordered; u32: Ordered; u64: Ordered; u128: Ordered; usize: Ordered;
    f32: Ordered; f64: Ordered;
    bool:;
    True:;
}

#[cfg(feature = "jiff")]
comparable! {
    jiff::Timestamp: Ordered;
    jiff::civil::Date: Ordered;
}

#[cfg(feature = "uuid")]
comparable! {
    uuid::Uuid:;
}

macro_rules! around {
    ($($type:ident)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<T: Comparable> Comparable for $type<T> {
            type Value = T::Value;
        }

        #[diagnostic::do_not_recommend]
        impl<T: Ordered> Ordered for $type<T> {}

        #[diagnostic::do_not_recommend]
        impl<T: Textual> Textual for $type<T> {}

        #[diagnostic::do_not_recommend]
        impl<T: Structured> Structured for $type<T> {}
    )*};
}

around!(Option Patch Box);

macro_rules! structured {
    ($($({$($generics:tt)*})? $type:ty),*) => {$(
        impl$(<$($generics)*>)? Structured for $type {}
    )*};
}

structured!(
    {T} Vec<T>, {K, T, S} HashMap<K, T, S>, {K, T} BTreeMap<K, T>, Object, {'a} RawJson<'a>, OwnedJson,
    serde_json::Value, serde_json::Map<String, serde_json::Value>
);
