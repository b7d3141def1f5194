//! What the benchmarks share: the workloads, the types that they are read as, and how time is
//! taken.
//!
//! - `workloads.rs`: the documents, in all variants, made of a `tree.rs`
//! - `resources.rs`: their types as users of jsonapi-core write them
//! - `structs.rs`: the same as people write them by hand with serde
//! - `clock.rs`: two functions in turn, medians and quartiles
//! - `report.rs`: tables, and the parts of documents that are written by a command

pub mod clock;
pub mod report;
pub mod resources;
pub mod structs;
mod tree;
pub mod workloads;
