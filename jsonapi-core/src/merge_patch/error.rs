//! Why there is no patch, or nothing that it makes.

use core::fmt;

use crate::json::WriteError;
use crate::violation::Violations;

/// Why a patch could not be made or applied.
#[derive(Debug)]
#[non_exhaustive]
pub enum MergeError {
    /// The new value has a `null` that the old one does not have there. In a JSON Merge Patch
    /// `null` removes the member, so no patch sets it (RFC 7396, section 1).
    Null {
        /// The place in the new value, as a JSON Pointer.
        pointer: String,
    },
    /// The old resource shows an attribute that the new one does not. What an update does not name
    /// stays as it is, so no update removes an attribute that cannot be `null` (in JSON:API, that is
    /// not `null` in the new resource).
    Gone {
        /// The attribute's name, or that of a link relation.
        attribute: &'static str,
    },
    /// The attribute's type does not tell absent members from `null`, so that the typed update
    /// would change more than what differs; or a link has lost a member, which no typed link says.
    Lost {
        /// The attribute's name, or that of a link relation.
        attribute: &'static str,
    },
    /// The two are not about one resource.
    OtherResource {
        /// The id of the resource that is changed.
        expected: String,
        /// The id that was found.
        found: String,
    },
    /// A value has no JSON form.
    Write(WriteError),
    /// What comes out breaks rules: a value that an update must not have, or more levels than the
    /// reader goes into.
    Invalid(Violations),
}

impl fmt::Display for MergeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null { pointer } => write!(
                f,
                "no merge patch sets the new value's `null` at {pointer}: `null` removes a member; \
                 leave the member out, or replace the whole value"
            ),
            Self::Gone { attribute } => write!(
                f,
                "no update removes the attribute `{attribute}`, which the new resource does not \
                 show: give it a value, or null if its type has that"
            ),
            Self::Lost { attribute } => write!(
                f,
                "the type of `{attribute}` cannot hold what changes inside: it does \
                 not tell members that are absent from those that are null"
            ),
            Self::OtherResource { expected, found } => {
                write!(f, "expected the resource with the id `{expected}`, found `{found}`")
            }
            Self::Write(error) => error.fmt(f),
            Self::Invalid(violations) => violations.fmt(f),
        }
    }
}

impl core::error::Error for MergeError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match self {
            Self::Write(error) => Some(error),
            Self::Invalid(violations) => Some(violations),
            _ => None,
        }
    }
}

impl From<WriteError> for MergeError {
    fn from(error: WriteError) -> Self {
        Self::Write(error)
    }
}

impl From<Violations> for MergeError {
    fn from(violations: Violations) -> Self {
        Self::Invalid(violations)
    }
}
