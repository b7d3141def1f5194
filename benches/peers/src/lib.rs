//! Other crates for JSON:API, reading W2 as their documentation shows it.
//!
//! Each function reads the document and drops what it read, or gives back what
//! [`Seen`] says of it, so that the benchmarks can hold the values against each other.

mod core;
mod deserialize;
mod jsonapi;

pub use self::core::CoreCollection;
pub use self::deserialize::DeserializeCollection;
pub use self::jsonapi::JsonapiCollection;

/// What was read of one payment source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The id.
    pub id: String,
    /// Two of the attributes.
    pub name: Option<String>,
    /// The second of them.
    pub reference: Option<String>,
    /// How many members the metadata has.
    pub metadata_members: usize,
    /// The id of the customer.
    pub customer_id: String,
}
