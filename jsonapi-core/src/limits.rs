//! How much of a document is read before the reader gives up.

use std::io::{self, Read};

/// Limits of the reader. Each has a safe default.
///
/// ```
/// use jsonapi_core::Limits;
///
/// let limits = Limits { bytes: 64 * 1024, ..Limits::default() };
/// assert_eq!(limits.depth, 128);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the whole document; 16 MiB by default. In a stream: of one resource, and of all
    /// that is no resource.
    pub bytes: usize,
    /// How deep objects and arrays may be nested; 128 by default. More than 1,024 counts as 1,024,
    /// so that no document can exhaust the stack.
    pub depth: usize,
    /// Members of one object; 100,000 by default.
    pub members: usize,
    /// Resource identifiers in one relationship; 100,000 by default.
    pub identifiers: usize,
    /// Violations that are reported; 100 by default. A note says when there were more.
    pub violations: usize,
    /// Bytes of the pointers of all violations together, behind which no more are kept; 256 KiB by
    /// default. Without it a document of a few long names would be answered with a hundred times
    /// its size.
    pub pointer_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self::safe()
    }
}

impl Limits {
    /// Those that hold where nothing else is said.
    pub(crate) const fn safe() -> Self {
        Self {
            bytes: 16 * 1024 * 1024,
            depth: 128,
            members: 100_000,
            identifiers: 100_000,
            violations: 100,
            pointer_bytes: 256 * 1024,
        }
    }

    /// No limits but those on depth and on the number of violations.
    pub const fn unlimited() -> Self {
        Self {
            bytes: usize::MAX,
            depth: 128,
            members: usize::MAX,
            identifiers: usize::MAX,
            violations: 100,
            pointer_bytes: 256 * 1024,
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "it is at most 1,024")]
    pub(crate) const fn depth_allowed(&self) -> u32 {
        if self.depth > 1024 { 1024 } else { self.depth as u32 }
    }

    /// Takes the whole input, or one byte more than the limit: enough to see that it is too large.
    ///
    /// # Errors
    ///
    /// What the input reports.
    pub fn read(&self, input: impl Read) -> io::Result<Vec<u8>> {
        let mut body = Vec::new();
        let most = u64::try_from(self.bytes).unwrap_or(u64::MAX).saturating_add(1);
        input.take(most).read_to_end(&mut body)?;
        Ok(body)
    }
}
