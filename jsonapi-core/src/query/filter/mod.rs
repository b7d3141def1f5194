//! Filters (JSON:API 1.1, "Filtering"): how they are written, what they say, which values they
//! accept.
//!
//! The specification reserves the parameter `filter` and leaves its form to the server: a
//! [`FilterStrategy`] is such a form. [`Plain`], [`Operators`] and [`CommerceLayer`] come with this
//! crate. Each gives the same [`Expression`], whose names are looked up in the schema and whose
//! values are parsed by the type of the attribute.

mod commerce_layer;
mod evaluate;
mod expression;
mod instant;
mod operators;
mod path;
mod plain;
mod strategy;
mod text;
mod value;

pub use commerce_layer::CommerceLayer;
pub use evaluate::Evaluator;
pub(crate) use evaluate::value_of;
pub use expression::{Comparison, Expression, Operator};
pub use instant::DateTime;
pub use operators::Operators;
pub use path::{Field, FieldPath};
pub use plain::Plain;
pub use strategy::{FilterReader, FilterStrategy, UnwritableFilter};
pub use value::{Number, Value};
