//! Values of one kind, and values that are passed over.

use std::borrow::Cow;

use serde::Deserialize;

use super::members::Key;
use super::{Reader, Stop};
use crate::json::{Names, Number};
use crate::path::Path;
use crate::violation::{Fault, Found, shortened};

impl<'de> Reader<'de> {
    /// Reads a string; another value is reported.
    ///
    /// # Errors
    ///
    /// [`Stop`] when the text cannot be read any further.
    pub fn string(&mut self, at: &Path<'_>) -> Result<Option<Cow<'de, str>>, Stop> {
        self.string_of(at, "a string")
    }

    /// Reads a string; another value is reported, with this text for what is expected.
    ///
    /// # Errors
    ///
    /// [`Stop`] when the text cannot be read any further.
    #[inline]
    pub fn string_of(
        &mut self,
        at: &Path<'_>,
        expected: &'static str,
    ) -> Result<Option<Cow<'de, str>>, Stop> {
        if self.peek() == b'"'
            && let Some(text) = self.plain_string()
        {
            return Ok(Some(Cow::Borrowed(text)));
        }
        Ok(self.other_string(at, expected)?.map(Cow::Owned))
    }

    /// Reads a string that is not plain; another value is reported.
    #[inline(never)]
    fn other_string(
        &mut self,
        at: &Path<'_>,
        expected: &'static str,
    ) -> Result<Option<String>, Stop> {
        Ok(self.pass_other_string(at, expected)?.then(|| self.unescaped.clone()))
    }

    /// Passes a string that is not plain; `false` if it is no string or no text, which is reported.
    fn pass_other_string(&mut self, at: &Path<'_>, expected: &'static str) -> Result<bool, Stop> {
        if self.peek() != b'"' {
            self.wrong_type(at, expected)?;
            return Ok(false);
        }
        let offset = self.position;
        let is_text = self.escaped_string()?;
        if !is_text {
            self.report_lone_surrogate(at, offset);
        }
        Ok(is_text)
    }

    /// Reads a string of one's own; another value is reported.
    pub(crate) fn owned_string(&mut self, at: &Path<'_>) -> Result<Option<String>, Stop> {
        if self.peek() == b'"'
            && let Some(text) = self.plain_string()
        {
            return Ok(Some(text.to_owned()));
        }
        self.other_string(at, "a string")
    }

    /// As [`owned_string`](Self::owned_string), for a string that the reader stands at and that is
    /// probably long, such as a URL.
    pub(crate) fn long_string(&mut self, at: &Path<'_>) -> Result<Option<String>, Stop> {
        match self.far_plain_string(self.position + 1) {
            Some(text) => Ok(Some(text.to_owned())),
            None => self.other_string(at, "a string"),
        }
    }

    /// Reads a string that this function makes a value of; what it refuses is reported.
    ///
    /// # Errors
    ///
    /// [`Stop`] when the text cannot be read any further.
    pub fn parsed<T>(
        &mut self,
        at: &Path<'_>,
        expected: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, Stop> {
        let offset = self.offset();
        let Some(text) = self.string_of(at, expected)? else {
            return Ok(None);
        };
        let value = parse(&text);
        if value.is_none() {
            self.report_invalid(at, offset, expected.to_owned(), shortened(&text));
        }
        Ok(value)
    }

    /// Reads a string that is one of a closed set, and gives its place in the set.
    ///
    /// # Errors
    ///
    /// [`Stop`] when the text cannot be read any further.
    pub fn one_of(
        &mut self,
        allowed: &'static [&'static str],
        at: &Path<'_>,
    ) -> Result<Option<usize>, Stop> {
        let offset = self.offset();
        let Some(text) = self.string(at)? else { return Ok(None) };
        let index = allowed.iter().position(|known| *known == text);
        if index.is_none() {
            let found = shortened(&text);
            self.report(at, offset, Fault::NotOneOf { allowed, found });
        }
        Ok(index)
    }

    /// Reads `true` or `false`; another value is reported.
    ///
    /// # Errors
    ///
    /// [`Stop`] when the text cannot be read any further.
    pub fn boolean(&mut self, at: &Path<'_>) -> Result<Option<bool>, Stop> {
        match self.peek() {
            b't' => self.literal("true").map(|()| Some(true)),
            b'f' => self.literal("false").map(|()| Some(false)),
            _ => self.wrong_type(at, "a boolean").map(|()| None),
        }
    }

    /// Reads a number; another value is reported.
    pub(crate) fn number(
        &mut self,
        at: &Path<'_>,
        expected: &'static str,
    ) -> Result<Option<Number<'de>>, Stop> {
        if let b'-' | b'0'..=b'9' = self.peek() {
            return self.number_token().map(Some);
        }
        self.wrong_type(at, expected)?;
        Ok(None)
    }

    /// Passes a value of any form; duplicate names inside it are reported.
    ///
    /// # Errors
    ///
    /// [`Stop`] when the text cannot be read any further.
    pub fn skip(&mut self, at: &Path<'_>) -> Result<(), Stop> {
        match self.peek() {
            b'"' => {
                if self.plain_string().is_none() {
                    self.pass_other_string(at, "a string")?;
                }
                Ok(())
            }
            b'{' => self.skip_object(at),
            b'[' => self.skip_array(at),
            b'-' | b'0'..=b'9' => self.number_token().map(|_| ()),
            _ => self.skip_literal(),
        }
    }

    /// Passes a string that stands in the text as it is.
    #[inline]
    fn skip_plain_string(&mut self) -> bool {
        self.peek() == b'"' && self.plain_string().is_some()
    }

    #[inline(never)]
    fn skip_literal(&mut self) -> Result<(), Stop> {
        match self.peek() {
            b't' => self.literal("true"),
            b'f' => self.literal("false"),
            b'n' => self.literal("null"),
            _ => Err(self.no_value()),
        }
    }

    // Apart, so that passing a string or a number needs none of what these keep on the stack.
    #[inline(never)]
    fn skip_array(&mut self, at: &Path<'_>) -> Result<(), Stop> {
        self.open_level()?;
        let mut count = 0;
        while self.next::<b']'>(&mut count)? {
            self.skip(&at.index(count - 1))?;
        }
        Ok(())
    }

    #[inline(never)]
    fn skip_object(&mut self, at: &Path<'_>) -> Result<(), Stop> {
        self.open_level()?;
        let mut names = Names::default();
        let mut count = 0;
        while self.next::<b'}'>(&mut count)? {
            let offset = self.offset();
            if let Some(name) = self.plain_key() {
                if !names.insert_plain(name) {
                    let key = Key { name: Cow::Borrowed(name), offset };
                    self.report_duplicate(&mut names, &key, at);
                }
                if !self.skip_plain_string() {
                    self.skip(&at.member(name))?;
                }
            } else if let Some(key) = self.key(at)? {
                if !names.insert(key.name.clone()) {
                    self.report_duplicate(&mut names, &key, at);
                }
                self.skip(&at.member(&key.name))?;
            }
        }
        Ok(())
    }

    /// Passes a value of any form without a look at what is in it.
    pub(crate) fn skip_muted(&mut self, at: &Path<'_>) -> Result<(), Stop> {
        self.muted(|reader| reader.skip(at))
    }

    /// Passes a value and gives its text; `None` if something in it was reported. White space
    /// between its tokens is left out.
    pub(crate) fn raw(&mut self, at: &Path<'_>) -> Result<Option<Cow<'de, str>>, Stop> {
        let start = self.offset();
        let found = self.found;
        self.kept.begin(start);
        let passed = self.skip(at);
        self.kept.is_on = false;
        passed?;
        if self.found > found {
            return Ok(None);
        }
        let text = self.text_from(start);
        if self.kept.copied == start {
            return Ok(Some(Cow::Borrowed(text)));
        }
        self.kept.keep_to(self.text.as_bytes(), self.position);
        // What is left out is white space, so the rest is text; and were it not, nothing is lost.
        let kept = core::str::from_utf8(&self.kept.text).unwrap_or(text);
        Ok(Some(Cow::Owned(kept.to_owned())))
    }

    /// Notes that the white space from here to where the reader stands is not kept.
    #[inline(never)]
    pub(super) fn leave_out(&mut self, start: usize) {
        if self.position > start {
            self.kept.keep_to(self.text.as_bytes(), start);
            self.kept.copied = self.position;
        }
    }

    /// Passes an object and gives its text; another value is reported.
    pub(crate) fn raw_object(&mut self, at: &Path<'_>) -> Result<Option<Cow<'de, str>>, Stop> {
        if self.peek() != b'{' {
            self.wrong_type(at, "an object")?;
            return Ok(None);
        }
        self.raw(at)
    }

    /// Reads a value through serde, from its exact text.
    ///
    /// # Errors
    ///
    /// [`Stop`] when the text cannot be read any further.
    pub fn through_serde<T: Deserialize<'de>>(&mut self, at: &Path<'_>) -> Result<Option<T>, Stop> {
        let start = self.offset();
        let found = self.found;
        self.skip(at)?;
        if self.found > found {
            return Ok(None);
        }
        let text = self.text_from(start);
        match serde_json::from_str(text) {
            Ok(value) => Ok(Some(value)),
            Err(error) => {
                let expected = reason(&error);
                self.report_invalid(at, start, expected, shortened(text));
                Ok(None)
            }
        }
    }

    /// Reports a value of another JSON type than expected, and passes it.
    ///
    /// # Errors
    ///
    /// [`Stop`] when the text cannot be read any further.
    #[cold]
    pub fn wrong_type(&mut self, at: &Path<'_>, expected: &'static str) -> Result<(), Stop> {
        let offset = self.offset();
        let fault = match self.found()? {
            Found::Null => Fault::NotNull { expected },
            found => Fault::WrongType { expected, found },
        };
        self.report(at, offset, fault);
        self.skip_muted(at)
    }

    #[cold]
    pub(crate) fn report_invalid(
        &mut self,
        at: &Path<'_>,
        offset: usize,
        expected: String,
        found: String,
    ) {
        self.report(at, offset, Fault::Invalid { expected, found });
    }

    /// Reports a name that came before in the object at this place, unless it has come a third
    /// time: that is no news.
    #[cold]
    pub(super) fn report_duplicate(
        &mut self,
        names: &mut Names<'de>,
        key: &Key<'de>,
        at: &Path<'_>,
    ) {
        if self.muted == 0 && names.repeat(key.name.clone()) {
            let fault = Fault::Duplicate { member: shortened(&key.name) };
            self.report(&at.member(&key.name), key.offset, fault);
        }
    }
}

/// What serde expected. Its own messages name Rust types and quote the value, so only those of
/// the type's author are handed on.
fn reason(error: &serde_json::Error) -> String {
    const OF_SERDE: [&str; 9] = [
        "invalid type: ",
        "invalid value: ",
        "invalid length ",
        "unknown variant ",
        "unknown field ",
        "missing field ",
        "duplicate field ",
        "data did not match any variant ",
        "recursion limit exceeded",
    ];
    let message = error.to_string();
    let message = message.rsplit_once(" at line ").map_or(&*message, |(message, _)| message);
    if let Some(field) = message.strip_prefix("missing field ") {
        return format!("a value with the member {field}");
    }
    if error.is_data() && !OF_SERDE.iter().any(|prefix| message.starts_with(prefix)) {
        return format!("another value ({})", shortened(message));
    }
    "a value of another form".to_owned()
}

/// The text of the value that is passed, without white space between its tokens.
#[derive(Debug, Default)]
pub(super) struct KeptText {
    pub(super) is_on: bool,
    /// The place to which the text is copied, or need not be because there was no white space.
    copied: usize,
    /// One buffer for all values, so that each is copied out once in its right size.
    text: Vec<u8>,
}

impl KeptText {
    /// Copies the text up to this place.
    #[inline]
    fn keep_to(&mut self, text: &[u8], end: usize) {
        let rest = text.get(self.copied..).unwrap_or_default();
        let length = end.saturating_sub(self.copied).min(rest.len());
        if self.text.capacity() == 0 {
            self.text.reserve(length + 512);
        }
        match rest.first_chunk::<16>() {
            // Most pieces are short, and to copy a few bytes too many is no call.
            Some(piece) if length <= 16 => {
                let kept = self.text.len() + length;
                self.text.extend_from_slice(piece);
                self.text.truncate(kept);
            }
            _ => self.text.extend_from_slice(rest.get(..length).unwrap_or_default()),
        }
    }

    fn begin(&mut self, start: usize) {
        self.is_on = true;
        self.copied = start;
        self.text.clear();
    }
}
