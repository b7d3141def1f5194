//! From the checked model to code: constant data and calls into the runtime crate.
//!
//! Generated code names only `::core`, `::std` and the hidden module of the runtime crate, and
//! binds no name that an author could have defined: locals begin with two underscores.

mod builder;
mod fallback;
#[cfg(feature = "query")]
mod fields;
mod found;
mod hal;
mod items;
mod merge;
mod object;
mod own;
mod partial;
mod patch;
mod payload;
mod resource;
mod rules;
mod schema;
mod set;
mod slots;
mod stores;
mod structs;
mod write;

pub(crate) use fallback::{
    object as object_fallback, resource as resource_fallback, set as set_fallback,
};
pub(crate) use object::expand as object;
pub(crate) use resource::expand as resource;
pub(crate) use set::expand as set;
