//! Filters and queries: how they are read, written and built, and what they accept.

mod applying;
mod building;
mod commerce_layer;
mod evaluating;
mod properties;
mod reading;
mod shop;
