//! Why something is not written.

use core::fmt;

/// Why a value has no JSON form, or would break a rule of the specification.
///
/// What this crate writes, it holds to the rules for documents as it goes, so that a document is
/// either valid or not written. Texts that have to be URIs or language tags are held to the whole
/// grammar where the feature `check` brings the parsers; without it, to what all of them have in
/// common.
#[derive(Debug)]
#[non_exhaustive]
pub enum WriteError {
    /// A float that is not finite: JSON has no such number.
    NotFinite(f64),
    /// A value that is no text of the member's format, or has none: the value and the format.
    NoForm(String, &'static str),
    /// A payload for a resource with an empty id, which no endpoint has and no validator accepts:
    /// the resource type, which is empty in HAL.
    EmptyId(String),
    /// A resource without an id, or an identifier with a local id alone, where nothing is created:
    /// the resource type.
    NoId(String),
    /// A name that the rules for member names do not allow, or that is reserved (JSON:API 1.1,
    /// "Member Names", "Fields").
    IllegalName {
        /// What has the name.
        of: &'static str,
        /// The name.
        name: String,
    },
    /// Two fields of a resource that have one name (JSON:API 1.1, "Fields").
    SharedName {
        /// The resource type.
        type_name: String,
        /// The name.
        name: String,
    },
    /// A link that has no place where it stands (JSON:API 1.1, "Links").
    MisplacedLink {
        /// Whose links they are.
        of: &'static str,
        /// The link's name.
        name: String,
    },
    /// A link whose URL, relation type or language is none (JSON:API 1.1, "Link Objects").
    InvalidLink {
        /// The link's name.
        name: String,
        /// What belongs there.
        expected: &'static str,
        /// What is there.
        found: String,
    },
    /// An object or array that lacks what it has to have.
    Incomplete {
        /// What it is.
        what: &'static str,
        /// What has to be there.
        needs: &'static str,
    },
    /// A resource that a document has twice (JSON:API 1.1, "Compound Documents").
    Duplicate {
        /// The resource type.
        type_name: String,
        /// The id, or the local id.
        id: String,
    },
    /// Two resources of one type and id that say different things, of which a document can have one
    /// (JSON:API 1.1, "Compound Documents").
    Different {
        /// The resource type.
        type_name: String,
        /// The id.
        id: String,
    },
    /// A local id that no resource of the request, or of an operation before, has.
    UnknownLid {
        /// The resource type.
        type_name: String,
        /// The local id.
        lid: String,
    },
    /// An included resource that no relationship leads to from the primary data.
    NotLinked {
        /// The resource type.
        type_name: String,
        /// The id.
        id: String,
    },
    /// An operation, or the result of one, whose parts do not go together.
    Operation {
        /// Its place, from 0.
        index: usize,
        /// What is wrong.
        problem: String,
    },
    /// The `Serialize` implementation of an attribute failed.
    Serde(serde_json::Error),
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFinite(value) => {
                write!(f, "the number {value} has no JSON form; only finite numbers do")
            }
            Self::NoForm(value, format) => write!(f, "`{value}` cannot be written as {format}"),
            Self::EmptyId(type_name) if type_name.is_empty() => {
                f.write_str("the payload has an empty id: set the id of the resource")
            }
            Self::EmptyId(type_name) => write!(
                f,
                "the payload has an empty id: set the id of the resource of the type `{type_name}`"
            ),
            Self::NoId(type_name) => write!(
                f,
                "a resource of the type `{type_name}` has no id, which only a resource that is \
                 created may lack"
            ),
            Self::IllegalName { of, name } => write!(f, "`{name}` is no legal name of {of}"),
            Self::SharedName { type_name, name } => write!(
                f,
                "two attributes or relationships of a resource of the type `{type_name}` have the \
                 name `{name}`"
            ),
            Self::MisplacedLink { of, name } => {
                write!(f, "the link `{name}` does not belong to the links of {of}")
            }
            Self::InvalidLink { name, expected, found } => {
                write!(f, "the link `{name}` needs {expected}, and has `{found}`")
            }
            Self::Incomplete { what, needs } => write!(f, "{what} needs {needs}"),
            Self::Duplicate { type_name, id } => {
                write!(f, "the resource `{id}` of the type `{type_name}` is there twice")
            }
            Self::Different { type_name, id } => write!(
                f,
                "there are two resources `{id}` of the type `{type_name}`, which say different \
                 things"
            ),
            Self::UnknownLid { type_name, lid } => write!(
                f,
                "the local id `{lid}` of the type `{type_name}` is named, and no resource before \
                 has it"
            ),
            Self::NotLinked { type_name, id } => write!(
                f,
                "no relationship leads from the primary data to the included resource `{id}` of \
                 the type `{type_name}`"
            ),
            Self::Operation { index, problem } => {
                write!(f, "the operation at place {index} cannot be written: {problem}")
            }
            Self::Serde(error) => write!(f, "an attribute could not be serialized: {error}"),
        }
    }
}

impl core::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match self {
            Self::Serde(error) => Some(error),
            _ => None,
        }
    }
}

impl From<WriteError> for std::io::Error {
    fn from(error: WriteError) -> Self {
        Self::other(error)
    }
}
