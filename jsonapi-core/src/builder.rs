//! What the generated payload builders are made of.

use std::borrow::Cow;

use crate::attribute::Patch;
use crate::identifier::{Identifier, MemberOf, Target};
use crate::resource::Resource;

/// The state of a required member that a builder does not have yet.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unset;

/// The state of a required member that a builder has.
#[derive(Debug, Clone, Copy)]
pub struct Set<T>(pub T);

/// A state that a value can be taken from: [`Set`] only.
///
/// Each required member has a trait of its own over this one, whose text the compiler prints where
/// the member was not set.
pub trait Take<T> {
    /// The value.
    fn take(self) -> T;
}

#[diagnostic::do_not_recommend]
impl<T> Take<T> for Set<T> {
    fn take(self) -> T {
        self.0
    }
}

// What setters do, once for all resources.

/// What an optional attribute that is never null was set to.
pub fn set_option<T>(value: impl IntoAttribute<T>) -> Option<T> {
    Some(value.into_attribute())
}

/// What an optional attribute was set to.
pub fn set_patch<T>(value: impl IntoAttribute<T>) -> Patch<T> {
    Patch::Value(value.into_attribute())
}

/// What a relationship was set to that is optional, or may be null.
pub fn link_option<L>(value: impl IntoLinkage<L>) -> Option<L> {
    Some(value.into_linkage())
}

/// What an optional to-one relationship was set to.
pub fn link_patch<L>(value: impl IntoLinkage<L>) -> Patch<L> {
    Patch::Value(value.into_linkage())
}

/// What a patch becomes that nothing was set in yet.
pub fn changed<P: Default>(change: impl FnOnce(P) -> P) -> P {
    change(P::default())
}

/// Changes the patch of an optional object that is never removed; what was set before stays.
pub fn change_option<P: Default>(slot: &mut Option<P>, change: impl FnOnce(P) -> P) {
    *slot = Some(change(slot.take().unwrap_or_default()));
}

/// Changes the patch of an optional object; what was set before stays.
pub fn change_patch<P: Default>(slot: &mut Patch<P>, change: impl FnOnce(P) -> P) {
    let before = core::mem::take(slot).into_value().unwrap_or_default();
    *slot = Patch::Value(change(before));
}

/// What a setter of a payload builder takes for an attribute of the type `T`: the value itself, or
/// what is plainly another form of it (`&str` for `String`, an array for a `Vec`).
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be set where `{T}` is expected",
    label = "expected `{T}`"
)]
pub trait IntoAttribute<T> {
    /// The value as the attribute's type.
    fn into_attribute(self) -> T;
}

impl<T> IntoAttribute<T> for T {
    fn into_attribute(self) -> T {
        self
    }
}

impl IntoAttribute<String> for &str {
    fn into_attribute(self) -> String {
        self.to_owned()
    }
}

impl IntoAttribute<String> for &String {
    fn into_attribute(self) -> String {
        self.clone()
    }
}

impl IntoAttribute<String> for Cow<'_, str> {
    fn into_attribute(self) -> String {
        self.into_owned()
    }
}

impl<'a> IntoAttribute<Cow<'a, str>> for &'a str {
    fn into_attribute(self) -> Cow<'a, str> {
        Cow::Borrowed(self)
    }
}

impl<'a> IntoAttribute<Cow<'a, str>> for String {
    fn into_attribute(self) -> Cow<'a, str> {
        Cow::Owned(self)
    }
}

// A required attribute that may be null is an `Option` in the payload. What is plainly a value of
// it needs no `Some`; the compiler does not allow it for any type.
macro_rules! present {
    ($($value:ty => $attribute:ty),* $(,)?) => {$(
        // Where a value is wrong, the list of what is right would lead here.
        #[diagnostic::do_not_recommend]
        impl IntoAttribute<Option<$attribute>> for $value {
            fn into_attribute(self) -> Option<$attribute> {
                Some(self.into_attribute())
            }
        }
    )*};
}

present!(
    &str => String,
    &String => String,
    String => String,
    Cow<'_, str> => String,
    bool => bool,
    i8 => i8,
    i16 => i16,
    i32 => i32,
    i64 => i64,
    u8 => u8,
    u16 => u16,
    u32 => u32,
    u64 => u64,
    f32 => f32,
    f64 => f64,
);

impl<A: IntoAttribute<T>, T, const N: usize> IntoAttribute<Vec<T>> for [A; N] {
    fn into_attribute(self) -> Vec<T> {
        self.into_iter().map(IntoAttribute::into_attribute).collect()
    }
}

impl<A: IntoAttribute<T> + Clone, T> IntoAttribute<Vec<T>> for &[A] {
    fn into_attribute(self) -> Vec<T> {
        self.iter().cloned().map(IntoAttribute::into_attribute).collect()
    }
}

/// What a setter of a payload builder takes for a relationship: an identifier, or a plain id where
/// only one type is possible; several of them for a to-many relationship.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be set where `{L}` is expected",
    label = "expected `{L}`",
    note = "a plain id stands for a resource where only one type is possible; otherwise use `Type::identifier(id)`"
)]
pub trait IntoLinkage<L> {
    /// The resource linkage.
    fn into_linkage(self) -> L;
}

impl<S: Target, R: MemberOf<S>> IntoLinkage<Identifier<S>> for Identifier<R> {
    fn into_linkage(self) -> Identifier<S> {
        self.upcast()
    }
}

impl<R: Resource<Id: for<'a> From<&'a str>>> IntoLinkage<Identifier<R>> for &str {
    fn into_linkage(self) -> Identifier<R> {
        Identifier::new(self)
    }
}

impl<R: Resource<Id: From<String>>> IntoLinkage<Identifier<R>> for String {
    fn into_linkage(self) -> Identifier<R> {
        Identifier::new(self)
    }
}

impl<R: Resource<Id: for<'a> From<&'a str>>> IntoLinkage<Identifier<R>> for &String {
    fn into_linkage(self) -> Identifier<R> {
        Identifier::new(self.as_str())
    }
}

macro_rules! plain_ids {
    ($($(#[$attribute:meta])* $id:ty),* $(,)?) => {$(
        $(#[$attribute])*
        impl<R: Resource<Id = $id>> IntoLinkage<Identifier<R>> for $id {
            fn into_linkage(self) -> Identifier<R> {
                Identifier::new(self)
            }
        }
    )*};
}

plain_ids!(
    i32,
    i64,
    u32,
    u64,
    #[cfg(feature = "uuid")]
    uuid::Uuid
);

impl<S, I> IntoLinkage<Vec<Identifier<S>>> for I
where
    S: Target,
    I: IntoIterator<Item: IntoLinkage<Identifier<S>>>,
{
    fn into_linkage(self) -> Vec<Identifier<S>> {
        self.into_iter().map(IntoLinkage::into_linkage).collect()
    }
}
