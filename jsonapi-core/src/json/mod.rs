//! JSON text: the cursor that reads it and the writer that makes it. Nothing here knows JSON:API.

mod decimal;
mod escape;
mod names;
mod notes;
mod number;
mod pretty;
mod purpose;
mod scan;
mod write_error;
mod writer;

pub(crate) use decimal::Decimal;
pub(crate) use escape::{Unescaped, unescape, unescape_into};
pub(crate) use names::Names;
pub(crate) use notes::Span;
pub(crate) use number::{Number, scan_number};
pub(crate) use purpose::{LocalIds, Purpose};
pub(crate) use scan::{
    find_end_in_word, find_far_end, find_near_end, find_string_end, skip_whitespace,
    usual_whitespace,
};
pub use write_error::WriteError;
pub use writer::JsonWriter;
