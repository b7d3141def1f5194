//! One document per line (NDJSON), read typed.

use core::fmt;
use core::iter::FusedIterator;
use std::io::Read;

use super::StreamError;
use crate::document::{Document, DocumentReader, ReadData};
use crate::limits::Limits;
use crate::lines::Lines;
use crate::resource::ReadResource;

/// Reads documents of any number, one per line (NDJSON), in memory for one line: an iterator over
/// them. Made by [`Document::lines`].
///
/// Lines of nothing but white space are passed over. A line that breaks rules is an error, be it no
/// JSON or too long, and the iteration goes on with the next line.
#[must_use = "nothing is read until it is iterated"]
pub struct DocumentLines<R, T, I> {
    lines: Lines<R>,
    reader: DocumentReader<T, I>,
    done: bool,
}

/// Why a line could not be read.
#[derive(Debug)]
pub struct LineError {
    /// The number of the line, from 1. If the input failed, the last line that could be read.
    pub line: u64,
    /// The reason; places in it are places in the line.
    pub error: StreamError,
}

impl fmt::Display for LineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.error {
            StreamError::Io(_) => write!(f, "behind line {}: {}", self.line, self.error),
            error => write!(f, "line {}: {error}", self.line),
        }
    }
}

impl core::error::Error for LineError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        Some(&self.error)
    }
}

impl<T, I> Document<T, I> {
    /// Reads one document per line (NDJSON), from an input of any length and in memory for one
    /// line.
    ///
    /// Each line is a document rather than a resource object: so it has its own `meta`, `included`
    /// or `errors`, and is held to the specification by itself.
    ///
    /// ```
    /// use jsonapi_core::{Document, Resource};
    ///
    /// #[derive(Resource)]
    /// #[resource(type = "notes")]
    /// struct Note {
    ///     #[resource(id)]
    ///     id: String,
    /// }
    ///
    /// let input: &[u8] = br#"{"data":{"type":"notes","id":"1"}}
    /// {"data":{"type":"notes","id":2}}
    /// {"data":{"type":"notes","id":"3"}}
    /// "#;
    /// let mut found = Vec::new();
    /// for document in Document::<Note>::lines(input) {
    ///     match document {
    ///         Ok(document) => found.push(document.data.id),
    ///         Err(error) => found.push(error.to_string()),
    ///     }
    /// }
    /// assert_eq!(found, ["1", "line 2: /data/id: Expected a string, found a number.", "3"]);
    /// ```
    ///
    /// Writing is a line of code: what [`to_vec`](Document::to_vec) gives is one line.
    pub fn lines<R: Read>(input: R) -> DocumentLines<R, T, I> {
        let limits = Limits::default();
        DocumentLines {
            lines: Lines::new(input, limits.bytes),
            reader: Self::reader().limits(limits),
            done: false,
        }
    }
}

impl<R: Read, T, I> DocumentLines<R, T, I> {
    /// Reports unknown members instead of ignoring them.
    pub fn strict(mut self) -> Self {
        self.reader = self.reader.strict();
        self
    }

    /// Sets the limits: those of a line. [`Limits::default`] unless this is called.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.lines = self.lines.with_limit(limits.bytes);
        self.reader = self.reader.limits(limits);
        self
    }
}

impl<R, T, I> Iterator for DocumentLines<R, T, I>
where
    R: Read,
    T: for<'de> ReadData<'de>,
    I: for<'de> ReadResource<'de>,
{
    type Item = Result<Document<T, I>, LineError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.done {
            let before = self.lines.number();
            let (line, document) = match self.lines.next_line() {
                Ok(Some(line)) if line.blank => continue,
                Ok(Some(line)) => (line.number, self.reader.from_slice(line.text)),
                Ok(None) => break,
                Err(error) => {
                    self.done = true;
                    return Some(Err(LineError { line: before, error: StreamError::Io(error) }));
                }
            };
            return Some(document.map_err(|error| LineError { line, error: error.into() }));
        }
        self.done = true;
        None
    }
}

impl<R, T, I> FusedIterator for DocumentLines<R, T, I>
where
    R: Read,
    T: for<'de> ReadData<'de>,
    I: for<'de> ReadResource<'de>,
{
}

impl<R, T, I> fmt::Debug for DocumentLines<R, T, I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DocumentLines").field("reader", &self.reader).finish_non_exhaustive()
    }
}
