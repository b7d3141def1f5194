//! Merge patches of any JSON, and of resources.

mod hal;
mod json;
mod resources;
