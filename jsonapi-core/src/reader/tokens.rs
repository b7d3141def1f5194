//! JSON's own syntax (RFC 8259): white space, punctuation, strings, numbers, literals.

use std::borrow::Cow;

use super::{Reader, Stop};
use crate::json::{Number, Unescaped, find_string_end, scan_number, skip_whitespace, unescape};
use crate::path::Path;
use crate::violation::{Fault, Found};

impl<'de> Reader<'de> {
    /// The first byte of the next token, 0 at the end of the text.
    #[inline]
    pub(crate) fn peek(&mut self) -> u8 {
        match self.bytes.get(self.position) {
            Some(&byte) if byte > b' ' => byte,
            _ => self.peek_behind_whitespace(),
        }
    }

    #[inline(never)]
    fn peek_behind_whitespace(&mut self) -> u8 {
        self.position = skip_whitespace(self.bytes, self.position);
        self.passed_whitespace = true;
        self.bytes.get(self.position).copied().unwrap_or(0)
    }

    /// The place in the text of the next token.
    #[inline]
    pub(crate) fn offset(&mut self) -> usize {
        self.peek();
        self.position
    }

    /// The JSON type of the next value.
    pub(crate) fn found(&mut self) -> Result<Found, Stop> {
        match self.peek() {
            b'{' => Ok(Found::Object),
            b'[' => Ok(Found::Array),
            b'"' => Ok(Found::String),
            b'-' | b'0'..=b'9' => Ok(Found::Number),
            b't' | b'f' => Ok(Found::Boolean),
            b'n' => Ok(Found::Null),
            _ => Err(self.no_value()),
        }
    }

    #[cold]
    pub(super) fn no_value(&mut self) -> Stop {
        let rest = self.text.get(self.position..).unwrap_or_default();
        if self.position == 0 && rest.starts_with('\u{FEFF}') {
            return self.syntax(0, "a value without a byte order mark before it");
        }
        self.syntax(self.position, "a value")
    }

    /// Passes the `{` or `[` that the reader stands at.
    #[inline]
    pub(crate) fn open_level(&mut self) -> Result<(), Stop> {
        match self.levels.checked_sub(1) {
            Some(levels) => {
                self.levels = levels;
                self.position += 1;
                Ok(())
            }
            None => {
                let limit = self.options.limits.depth_allowed();
                Err(self.stop(self.position, Fault::TooDeep { limit }))
            }
        }
    }

    /// Goes to the next member or item; `false` behind the closing `}` or `]`. `count` is how many
    /// there have been, and is counted on.
    #[inline]
    pub(crate) fn next(&mut self, count: &mut usize, close: u8) -> Result<bool, Stop> {
        let byte = self.peek();
        if *count > 0 && byte == b',' {
            self.position += 1;
            return self.one_more(count, close);
        }
        if byte == close {
            self.position += 1;
            self.levels += 1;
            return Ok(false);
        }
        if *count == 0 {
            return self.one_more(count, close);
        }
        let expected = if close == b'}' { "`,` or `}`" } else { "`,` or `]`" };
        Err(self.syntax(self.position, expected))
    }

    /// Counts a member or item. The items of an array have no limit of their own.
    #[inline]
    fn one_more(&mut self, count: &mut usize, close: u8) -> Result<bool, Stop> {
        *count += 1;
        let limit = self.options.limits.members;
        if close == b'}' && *count > limit {
            return Err(self.stop(self.position, Fault::TooLong { limit }));
        }
        Ok(true)
    }

    /// Passes the `:` between name and value.
    #[inline]
    pub(crate) fn colon(&mut self) -> Result<(), Stop> {
        if self.peek() == b':' {
            self.position += 1;
            Ok(())
        } else {
            Err(self.syntax(self.position, "`:`"))
        }
    }

    /// Passes this text if it stands here, white space and all.
    #[inline]
    pub(crate) fn try_text(&mut self, text: &str) -> bool {
        let here = self.bytes.get(self.position..).unwrap_or_default();
        let matches = here.starts_with(text.as_bytes());
        if matches {
            self.position += text.len();
        }
        matches
    }

    /// Passes a literal (`true`, `false`, `null`).
    pub(crate) fn literal(&mut self, literal: &'static str) -> Result<(), Stop> {
        if self.try_text(literal) {
            return Ok(());
        }
        Err(self.syntax(self.position, "a value"))
    }

    /// Passes `null` if it stands here.
    #[inline]
    pub(crate) fn try_null(&mut self) -> Result<bool, Stop> {
        if self.peek() != b'n' {
            return Ok(false);
        }
        self.literal("null").map(|()| true)
    }

    /// The contents of the string that the reader stands at; `None` if it has half of a surrogate
    /// pair.
    #[inline]
    pub(crate) fn string_contents(&mut self) -> Result<Option<Cow<'de, str>>, Stop> {
        let start = self.position + 1;
        let end = find_string_end(self.bytes, start);
        if self.bytes.get(end) == Some(&b'"') {
            self.position = end + 1;
            return Ok(Some(Cow::Borrowed(self.text.get(start..end).unwrap_or_default())));
        }
        self.escaped_string_contents(start, end)
    }

    #[inline(never)]
    fn escaped_string_contents(
        &mut self,
        start: usize,
        mut end: usize,
    ) -> Result<Option<Cow<'de, str>>, Stop> {
        loop {
            match self.bytes.get(end) {
                Some(b'"') => break,
                Some(b'\\') => end = find_string_end(self.bytes, (end + 2).min(self.bytes.len())),
                Some(_) => {
                    return Err(self.syntax(end, "a character that is not a control character"));
                }
                None => return Err(self.syntax(end, "the closing `\"` of a string")),
            }
        }
        self.position = end + 1;
        match unescape(self.text.get(start..end).unwrap_or_default()) {
            Ok(Unescaped::Text(text)) => Ok(Some(Cow::Owned(text))),
            Ok(Unescaped::LoneSurrogate) => Ok(None),
            Err(at) => Err(self.syntax(start + at, "an escape such as `\\n` or `\\u00e9`")),
        }
    }

    /// Passes a value of a text that is known to be valid, however deep.
    pub(crate) fn skip_valid(&mut self) -> Result<(), Stop> {
        let mut depth = 0usize;
        loop {
            match self.peek() {
                b'"' => {
                    self.string_contents()?;
                }
                b'{' | b'[' => {
                    depth += 1;
                    self.position += 1;
                }
                b'}' | b']' => {
                    depth = depth.saturating_sub(1);
                    self.position += 1;
                }
                b',' | b':' => self.position += 1,
                b'-' | b'0'..=b'9' => {
                    self.number_token()?;
                }
                b't' => self.literal("true")?,
                b'f' => self.literal("false")?,
                b'n' => self.literal("null")?,
                _ => return Err(self.no_value()),
            }
            if depth == 0 {
                return Ok(());
            }
        }
    }

    /// The number that the reader stands at.
    #[inline]
    pub(crate) fn number_token(&mut self) -> Result<Number<'de>, Stop> {
        let start = self.position;
        match scan_number(self.bytes, start) {
            Ok((end, is_integer)) => {
                self.position = end;
                Ok(Number { text: self.text.get(start..end).unwrap_or_default(), is_integer })
            }
            Err(at) => Err(self.syntax(at, "a digit")),
        }
    }

    /// The text from this place to where the reader stands.
    pub(crate) fn text_from(&self, start: usize) -> &'de str {
        self.text.get(start..self.position).unwrap_or_default()
    }

    /// Nothing but white space may follow.
    pub(super) fn end(&mut self) -> Result<(), Stop> {
        self.peek();
        if self.position == self.bytes.len() {
            Ok(())
        } else {
            Err(self.syntax(self.position, "the end of the text"))
        }
    }

    /// Reports half of a surrogate pair.
    #[cold]
    pub(super) fn report_lone_surrogate(&mut self, at: &Path<'_>, offset: usize) {
        self.report(at, offset, Fault::LoneSurrogate);
    }
}
