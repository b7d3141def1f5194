//! Floats that are not finite, which have no JSON form, in text that is read again to be checked.

use super::write_error::WriteError;
use super::writer::JsonWriter;

/// What stands for each in such text: a number that no float holds, so that its reader reports it.
const STAND_INS: [(&str, &str); 3] = [("1e999", "inf"), ("-1e999", "-inf"), ("2e999", "NaN")];

impl JsonWriter {
    /// Makes the document fail for a number that is not finite.
    #[cold]
    pub(super) fn not_finite(&mut self, value: f64) {
        self.not_finite.push((self.len(), value));
        self.fail(WriteError::NotFinite(value));
    }

    /// The text, whatever rules it breaks, with its numbers that are not finite.
    pub(crate) fn into_checked_text(self) -> Vec<u8> {
        if self.not_finite.is_empty() {
            return self.into_text();
        }
        let mut text = Vec::new();
        let mut end = 0;
        for (start, value) in &self.not_finite {
            text.extend_from_slice(self.written_since(end).get(..start - end).unwrap_or_default());
            let name = value.to_string();
            let known = STAND_INS.iter().find(|(_, known)| *known == name);
            text.extend_from_slice(known.map_or("null", |(text, _)| *text).as_bytes());
            end = *start + "null".len();
        }
        text.extend_from_slice(self.written_since(end));
        text
    }
}

/// The number that this text stands for, in Rust's words.
pub(crate) fn stands_for(text: &str) -> Option<&'static str> {
    STAND_INS.iter().find(|(known, _)| *known == text).map(|(_, name)| *name)
}
