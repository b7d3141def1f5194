//! What a response with a page of a collection says of the other pages.

mod links;
mod meta;

pub use links::{Extent, PageLinks};
pub use meta::PageMeta;
