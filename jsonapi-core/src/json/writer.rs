//! The JSON writer: constant fragments and leaf values into one buffer.

use core::fmt::{self, Display, Write as _};
use std::collections::HashMap;

use serde::Serialize;

use super::notes::{Notes, Span};
use super::pretty::pretty;
use super::purpose::{LocalIds, Purpose};
use super::scan::{find_string_end, is_plain};
use super::write_error::WriteError;

/// Writes JSON text into one buffer, byte for byte as `serde_json` would.
#[derive(Debug, Default)]
pub struct JsonWriter {
    output: Vec<u8>,
    error: Option<WriteError>,
    /// Where numbers that are not finite would stand.
    pub(super) not_finite: Vec<(usize, f64)>,
    /// What is noted about the resources that are written, if anything is.
    notes: Option<Box<Notes>>,
    /// The fields that are written, by type; all of them if a type is not here.
    fieldsets: Option<HashMap<String, Vec<String>>>,
    purpose: Purpose,
    /// Rare, and so in a place of their own.
    local_ids: Option<Box<LocalIds>>,
}

impl JsonWriter {
    /// A writer with room for a small document.
    pub(crate) fn new() -> Self {
        Self { output: Vec::with_capacity(1024), ..Self::default() }
    }

    /// A writer that notes the names of resources and of what they link to.
    pub(crate) fn noting() -> Self {
        Self { notes: Some(Box::default()), ..Self::new() }
    }

    /// A writer of what is compared: it fails only for what has no JSON form.
    pub(crate) fn comparing() -> Self {
        Self { purpose: Purpose::Comparison, ..Self::new() }
    }

    /// Notes, if that is asked for, that a resource has the name that was written from here on.
    #[inline]
    pub(crate) fn note_name(&mut self, start: usize) {
        if let Some(notes) = &mut self.notes {
            notes.names.push(Span::written(start, self.output.len()));
        }
    }

    /// Notes, if that is asked for, that a resource links to the name that was written from here
    /// on.
    #[inline]
    pub(crate) fn note_link(&mut self, start: usize) {
        if let Some(notes) = &mut self.notes {
            notes.links.push(Span::written(start, self.output.len()));
        }
    }

    /// Notes, if that is asked for, the name of a resource that did not do so itself.
    pub(crate) fn note_own_name<T: AsRef<str>>(&mut self, name: impl FnOnce() -> (T, T)) {
        if let Some(notes) = &mut self.notes {
            let (type_name, id) = name();
            let mut writer = Self::new();
            writer.raw("\"type\":");
            writer.string(type_name.as_ref());
            writer.raw(",\"id\":");
            writer.string(id.as_ref());
            notes.add_own(&writer.output);
        }
    }

    /// The names of the resources that were written.
    pub(crate) fn noted_names(&self) -> &[Span] {
        self.notes.as_ref().map(|notes| &*notes.names).unwrap_or_default()
    }

    /// The names of what they link to.
    pub(crate) fn noted_links(&self) -> &[Span] {
        self.notes.as_ref().map(|notes| &*notes.links).unwrap_or_default()
    }

    /// A name that was noted.
    pub(crate) fn noted(&self, name: Span) -> &[u8] {
        self.notes.as_ref().map(|notes| notes.text(&self.output, name)).unwrap_or_default()
    }

    /// Says for what the document is written.
    pub(crate) const fn set_purpose(&mut self, purpose: Purpose) {
        self.purpose = purpose;
    }

    /// For what the document is written.
    pub(crate) const fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// Notes the local id of a resource.
    pub(crate) fn give_local_id(&mut self, type_name: &str, lid: &str) {
        if self.purpose.has_local_ids() {
            self.local_ids
                .get_or_insert_default()
                .given
                .push((type_name.to_owned(), lid.to_owned()));
        }
    }

    /// Notes that a resource is named by its local id, which works only where some are created.
    #[cold]
    pub(crate) fn name_locally(&mut self, type_name: &str, lid: &str) {
        if self.purpose.has_local_ids() {
            self.local_ids
                .get_or_insert_default()
                .named
                .push((type_name.to_owned(), lid.to_owned()));
        } else {
            self.fail_after(WriteError::NoId(type_name.to_owned()));
        }
    }

    /// The local ids that were written since this was last asked.
    pub(crate) fn take_local_ids(&mut self) -> LocalIds {
        self.local_ids.take().map(|ids| *ids).unwrap_or_default()
    }

    /// Makes the document fail if a local id is named that no resource in it has.
    #[inline]
    pub(crate) fn check_local_ids(&mut self) {
        if self.local_ids.is_some() {
            self.check_these_local_ids();
        }
    }

    #[cold]
    fn check_these_local_ids(&mut self) {
        let LocalIds { given, named } = self.take_local_ids();
        if let Some((type_name, lid)) = named.into_iter().find(|name| !given.contains(name)) {
            self.fail_after(WriteError::UnknownLid { type_name, lid });
        }
    }

    /// Writes only these fields of each type.
    pub(crate) fn set_fieldsets(&mut self, fieldsets: &HashMap<String, Vec<String>>) {
        self.fieldsets = Some(fieldsets.clone());
    }

    /// Whether a field of a type is written.
    #[inline]
    pub(crate) fn writes_field(&self, type_name: &str, field: &str) -> bool {
        self.fieldsets.as_ref().is_none_or(|sets| is_in_fieldset(sets, type_name, field))
    }

    /// What has been written from a position on.
    pub(crate) fn written_since(&self, position: usize) -> &[u8] {
        self.output.get(position..).unwrap_or_default()
    }

    /// Makes the document fail for a broken rule, unless it has failed before.
    pub(crate) fn fail_after(&mut self, error: WriteError) {
        if self.purpose != Purpose::Comparison {
            self.error.get_or_insert(error);
        }
    }

    /// How much has been written.
    pub(crate) const fn len(&self) -> usize {
        self.output.len()
    }

    /// Takes back what was written behind this length, if something in it has no JSON form, and
    /// says so. The document has not failed then.
    pub(crate) fn settle(&mut self, length: usize) -> Result<(), WriteError> {
        match self.error.take() {
            None => Ok(()),
            Some(error) => {
                self.output.truncate(length);
                self.not_finite.clear();
                Err(error)
            }
        }
    }

    /// Moves what has been written to an output.
    pub(crate) fn drain_to(&mut self, output: &mut impl std::io::Write) -> std::io::Result<()> {
        let result = output.write_all(&self.output);
        self.output.clear();
        result
    }

    /// The text, or what could not be written.
    pub(crate) fn finish(self) -> Result<Vec<u8>, WriteError> {
        match self.error {
            None => Ok(self.output),
            Some(error) => Err(error),
        }
    }

    /// The text, whatever rules it breaks.
    pub(crate) fn into_text(self) -> Vec<u8> {
        self.output
    }

    pub(crate) fn finish_string(self) -> Result<String, WriteError> {
        // Every method writes whole characters, so nothing is replaced here.
        self.finish().map(|output| {
            String::from_utf8(output)
                .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
        })
    }

    pub(crate) fn finish_pretty(self) -> Result<String, WriteError> {
        self.finish_string().map(|text| pretty(&text))
    }

    /// Writes text that is JSON already, or a piece of it.
    #[inline]
    pub fn raw(&mut self, json: &str) {
        self.output.extend_from_slice(json.as_bytes());
    }

    /// Writes `null`.
    pub fn null(&mut self) {
        self.raw("null");
    }

    /// Writes `true` or `false`.
    pub fn boolean(&mut self, value: bool) {
        self.raw(if value { "true" } else { "false" });
    }

    /// Writes a string.
    #[inline(never)]
    pub fn string(&mut self, text: &str) {
        self.output.push(b'"');
        self.escaped(text);
        self.output.push(b'"');
    }

    /// Writes a string of which it is known that nothing in it is escaped.
    pub(crate) fn plain_string(&mut self, text: &str) {
        self.output.push(b'"');
        self.raw(text);
        self.output.push(b'"');
    }

    /// Writes a value as a string of what it displays.
    pub fn display(&mut self, value: &impl Display) {
        self.output.push(b'"');
        // Writing to the buffer cannot fail, and a `Display` that fails leaves what it has written.
        let _ = write!(Contents(self), "{value}");
        self.output.push(b'"');
    }

    /// Writes an integer.
    pub fn integer(&mut self, value: impl itoa::Integer) {
        self.raw(itoa::Buffer::new().format(value));
    }

    /// Writes a float; one that is not finite makes the document fail.
    pub fn float(&mut self, value: f64) {
        if value.is_finite() {
            self.raw(zmij::Buffer::new().format_finite(value));
        } else {
            self.not_finite(value);
        }
    }

    /// Writes a float; one that is not finite makes the document fail.
    pub fn float32(&mut self, value: f32) {
        if value.is_finite() {
            self.raw(zmij::Buffer::new().format_finite(value));
        } else {
            self.not_finite(value.into());
        }
    }

    /// Writes a value through serde; a failure makes the document fail.
    pub fn serde(&mut self, value: &(impl Serialize + ?Sized)) {
        let start = self.output.len();
        if let Err(error) = serde_json::to_writer(&mut self.output, value) {
            self.output.truncate(start);
            self.fail(WriteError::Serde(error));
        }
    }

    /// Writes an array.
    pub fn array<T>(
        &mut self,
        items: impl IntoIterator<Item = T>,
        mut write: impl FnMut(&mut Self, T),
    ) {
        self.output.push(b'[');
        let start = self.output.len();
        for item in items {
            if self.output.len() > start {
                self.output.push(b',');
            }
            write(self, item);
        }
        self.output.push(b']');
    }

    /// Writes an object whose member names are text.
    pub fn object<T>(
        &mut self,
        members: impl IntoIterator<Item = (impl AsRef<str>, T)>,
        mut write: impl FnMut(&mut Self, T),
    ) {
        self.output.push(b'{');
        let start = self.output.len();
        for (name, value) in members {
            if self.output.len() > start {
                self.output.push(b',');
            }
            self.string(name.as_ref());
            self.output.push(b':');
            write(self, value);
        }
        self.output.push(b'}');
    }

    /// Makes the document fail, and writes `null` in place of the value.
    pub(crate) fn fail(&mut self, error: WriteError) {
        self.null();
        self.error.get_or_insert(error);
    }

    /// The contents of a string: runs without anything to escape are copied whole.
    #[inline]
    fn escaped(&mut self, text: &str) {
        if is_plain(text.as_bytes()) {
            self.raw(text);
        } else {
            self.runs(text.as_bytes());
        }
    }

    #[inline(never)]
    fn runs(&mut self, bytes: &[u8]) {
        let mut copied = 0;
        loop {
            let end = find_string_end(bytes, copied);
            self.output.extend_from_slice(bytes.get(copied..end).unwrap_or_default());
            let Some(&byte) = bytes.get(end) else { break };
            self.escape(byte);
            copied = end + 1;
        }
    }

    #[cold]
    fn escape(&mut self, byte: u8) {
        match byte {
            b'"' => self.raw("\\\""),
            b'\\' => self.raw("\\\\"),
            0x08 => self.raw("\\b"),
            0x0C => self.raw("\\f"),
            b'\n' => self.raw("\\n"),
            b'\r' => self.raw("\\r"),
            b'\t' => self.raw("\\t"),
            other => {
                const DIGITS: &[u8; 16] = b"0123456789abcdef";
                self.raw("\\u00");
                self.output.push(DIGITS[usize::from(other >> 4)]);
                self.output.push(DIGITS[usize::from(other & 0xF)]);
            }
        }
    }
}

#[inline(never)]
fn is_in_fieldset(sets: &HashMap<String, Vec<String>>, type_name: &str, field: &str) -> bool {
    sets.get(type_name).is_none_or(|fields| fields.iter().any(|known| known == field))
}

/// Escapes what is displayed.
struct Contents<'w>(&'w mut JsonWriter);

impl fmt::Write for Contents<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.escaped(text);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::JsonWriter;

    fn written(write: impl FnOnce(&mut JsonWriter)) -> String {
        let mut writer = JsonWriter::new();
        write(&mut writer);
        writer.finish_string().unwrap()
    }

    #[test]
    fn strings_are_escaped_as_serde_json_does() {
        let every: String = (0..0x300).filter_map(char::from_u32).chain("😀\"\\".chars()).collect();
        for text in ["", "plain", "twelve bytes", "a\"b", "\n", &every] {
            assert_eq!(written(|w| w.string(text)), serde_json::to_string(text).unwrap());
            assert_eq!(written(|w| w.display(&text)), serde_json::to_string(text).unwrap());
        }
    }

    #[test]
    fn numbers_are_written_as_serde_json_does() {
        for value in [0.0, -0.0, 1.0, 0.1, 1e16, 1e21, -1.5e-9, f64::MAX, f64::MIN_POSITIVE, 5e-324]
        {
            assert_eq!(written(|w| w.float(value)), serde_json::to_string(&value).unwrap());
        }
        for value in [0.1f32, 16_777_216.0, f32::MAX, 1e-30] {
            assert_eq!(written(|w| w.float32(value)), serde_json::to_string(&value).unwrap());
        }
        assert_eq!(written(|w| w.integer(u64::MAX)), "18446744073709551615");
    }

    #[test]
    fn a_number_that_is_not_finite_makes_the_document_fail() {
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            let mut writer = JsonWriter::new();
            writer.float(value);
            assert!(writer.finish().unwrap_err().to_string().contains("only finite numbers"));
        }
    }
}
