//! From tokens to words: what the author typed, each word with its place in the source.
//!
//! Words are split at commas by hand, so that one broken word does not hide the ones behind it.

mod attribute;
mod limit;
mod value;

pub(crate) use attribute::{Attribute, nested, read};
pub(crate) use limit::{Allowed, Decimal};
pub(crate) use value::{Constant, Presence, Value, Word};
