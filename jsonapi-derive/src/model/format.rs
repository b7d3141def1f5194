//! How a resource stands in documents.

use crate::errors::Errors;
use crate::parse::Word;
use crate::words;

/// The format of a resource's documents.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    JsonApi,
    Hal,
}

impl Format {
    /// The format that the word `format` names; JSON:API where it is not there.
    pub(super) fn new(word: Option<&Word>, errors: &Errors) -> Self {
        let Some(literal) = word.and_then(|word| word.string(errors)) else { return Self::JsonApi };
        match literal.value().as_str() {
            "jsonapi" => Self::JsonApi,
            "hal" => Self::Hal,
            other => {
                errors.at(
                    &literal,
                    words::unknown_value(other, words::FORMAT, words::REPRESENTATIONS),
                );
                match words::closest(other, words::REPRESENTATIONS) {
                    Some("hal") => Self::Hal,
                    _ => Self::JsonApi,
                }
            }
        }
    }
}
