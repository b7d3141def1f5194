//! Documented resources of real services, as types.
//!
//! - [`commerce_layer`]: JSON:API resources, of which documents 000 to 003 describe three.
//! - [`cybersource`]: a customer that is plain JSON with HAL links, which document 004 describes.
//!
//! The five documents' requests and responses are the files in `examples/documents/`. Each field
//! says which documents it comes from.

pub mod commerce_layer;
pub mod cybersource;
