//! The parameter `include`: which related resources a response has.

use core::fmt;

use super::parameter::Malformed;
use crate::violation::shortened;

/// A path of relationships, such as `comments.author` (JSON:API 1.1, "Inclusion of Related
/// Resources").
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct IncludePath {
    relationships: Vec<String>,
}

impl IncludePath {
    /// A path of relationships with dots between them.
    ///
    /// # Errors
    ///
    /// A name is empty or has a comma.
    pub fn new(path: &str) -> Result<Self, Malformed> {
        if path.contains(',') || path.split('.').any(str::is_empty) {
            let expected = "names of relationships with dots between them";
            return Err(Malformed { expected, found: shortened(path) });
        }
        Ok(Self { relationships: path.split('.').map(str::to_owned).collect() })
    }

    /// The relationships, from the primary data on.
    pub fn relationships(&self) -> &[String] {
        &self.relationships
    }

    /// Whether this path begins with another: `comments.author` begins with `comments`, and with
    /// itself.
    pub(super) fn begins_with<'n>(&self, mut path: impl Iterator<Item = &'n str>) -> bool {
        let mut relationships = self.relationships.iter();
        path.all(|name| relationships.next().is_some_and(|own| own == name))
    }
}

impl fmt::Display for IncludePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.relationships.join("."))
    }
}
