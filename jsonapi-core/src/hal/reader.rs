//! Reading documents that are one resource.

use std::io;

use super::HalResource;
use crate::attribute::ReadAttribute;
use crate::limits::Limits;
use crate::path::Path;
use crate::payload::FromReaderError;
use crate::reader::{Options, Reader};
use crate::violation::Violations;

/// Reads documents that are one HAL resource, by rules that can be set.
#[derive(Debug, Clone)]
pub struct HalReader {
    options: Options,
}

impl HalReader {
    /// A lenient reader.
    pub(super) fn new() -> Self {
        Self { options: Options::response() }
    }

    /// Reports unknown members instead of ignoring them.
    #[must_use]
    pub fn strict(mut self) -> Self {
        self.options.lenient = false;
        self
    }

    /// Sets the limits of the reader.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.options.limits = limits;
        self
    }

    /// Reads a resource.
    ///
    /// # Errors
    ///
    /// Every [`Violation`](crate::Violation) of the document.
    pub fn from_slice<'de, T: HalResource + ReadAttribute<'de>>(
        &self,
        body: &'de [u8],
    ) -> Result<T, Violations> {
        Reader::run(body, &self.options, |reader| T::read(reader, &Path::ROOT))
    }

    /// Reads a resource.
    ///
    /// # Errors
    ///
    /// Every [`Violation`](crate::Violation) of the document.
    pub fn from_str<'de, T: HalResource + ReadAttribute<'de>>(
        &self,
        body: &'de str,
    ) -> Result<T, Violations> {
        self.from_slice(body.as_bytes())
    }

    /// Reads a resource; no more bytes are taken than the limit allows.
    ///
    /// # Errors
    ///
    /// Every [`Violation`](crate::Violation) of the document, or what the input reports.
    pub fn from_reader<T: HalResource + for<'de> ReadAttribute<'de>>(
        &self,
        input: impl io::Read,
    ) -> Result<T, FromReaderError> {
        let body = self.options.limits.read(input).map_err(FromReaderError::Io)?;
        self.from_slice(&body).map_err(FromReaderError::Invalid)
    }
}
