//! Rules between the words of an author: one function per rule, the rule in a sentence above it.

mod allowed;
mod hal;
mod members;
mod object;
mod resource;
mod rules;
mod set;
mod setters;

pub(crate) use object::check as object;
pub(crate) use resource::check as resource;
pub(crate) use set::check as set;
