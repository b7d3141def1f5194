//! Merge patches of any JSON, and of resources.

mod json;
mod resources;
