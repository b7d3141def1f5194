//! JSON's own syntax (RFC 8259): white space, punctuation, strings, numbers, literals.

use std::borrow::Cow;

use super::{Reader, Stop};
use crate::json::{
    Number, find_end_in_word, find_far_end, find_near_end, find_string_end, scan_number,
    skip_whitespace, unescape_into, usual_whitespace,
};
use crate::path::Path;
use crate::violation::{Fault, Found};

impl<'de> Reader<'de> {
    #[inline]
    pub(super) const fn bytes(&self) -> &'de [u8] {
        self.text.as_bytes()
    }

    /// The first byte of the next token, 0 at the end of the text.
    #[inline]
    pub(crate) fn peek(&mut self) -> u8 {
        match self.bytes().get(self.position) {
            Some(&byte) if byte > b' ' => byte,
            _ => self.peek_behind_whitespace(),
        }
    }

    #[inline(never)]
    fn peek_behind_whitespace(&mut self) -> u8 {
        let start = self.position;
        match usual_whitespace(self.bytes().get(start..).unwrap_or_default()) {
            Some((length, next)) if self.kept.is_on => {
                self.position += length;
                self.leave_out(start);
                next
            }
            Some((length, next)) => {
                self.position += length;
                next
            }
            None => self.peek_behind_any_whitespace(),
        }
    }

    #[inline(never)]
    fn peek_behind_any_whitespace(&mut self) -> u8 {
        let start = self.position;
        self.position = skip_whitespace(self.bytes(), start);
        if self.kept.is_on {
            self.leave_out(start);
        }
        self.bytes().get(self.position).copied().unwrap_or(0)
    }

    /// The place in the text of the next token.
    #[inline]
    pub(crate) fn offset(&mut self) -> usize {
        self.peek();
        self.position
    }

    /// Goes back to a value that was passed.
    pub(crate) const fn go_back_to(&mut self, position: usize) {
        self.position = position;
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
                let limit = self.options.limits.depth_allowed() as usize;
                Err(self.stop(self.position, Fault::TooDeep { limit }))
            }
        }
    }

    /// Passes the `}` or `]` that the reader stands at.
    #[inline]
    pub(super) const fn close_level(&mut self) {
        self.position += 1;
        self.levels += 1;
    }

    /// Goes to the next member or item; `false` behind the closing `}` or `]`. `count` is how many
    /// there have been, and is counted on.
    #[inline]
    pub(crate) fn next<const CLOSE: u8>(&mut self, count: &mut usize) -> Result<bool, Stop> {
        let byte = self.peek();
        if byte == b',' && *count > 0 {
            self.position += 1;
        } else if byte == CLOSE {
            self.close_level();
            return Ok(false);
        } else if *count > 0 {
            let expected = if CLOSE == b'}' { "`,` or `}`" } else { "`,` or `]`" };
            return Err(self.syntax(self.position, expected));
        }
        *count += 1;
        // The items of an array have no limit of their own.
        if CLOSE == b'}' && *count > self.options.limits.members {
            return Err(self.too_many_members());
        }
        Ok(true)
    }

    #[cold]
    fn too_many_members(&mut self) -> Stop {
        let limit = self.options.limits.members;
        self.stop(self.position, Fault::TooLong { limit })
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
        let here = self.bytes().get(self.position..).unwrap_or_default();
        let matches = here.starts_with(text.as_bytes());
        if matches {
            self.position += text.len();
        }
        matches
    }

    /// Goes behind a member's name with its quotes and colon if it stands at this place.
    #[inline]
    pub(super) fn try_key(&mut self, place: usize, key: &str) -> bool {
        let key = key.as_bytes();
        let Some(here) = self.bytes().get(place..place + key.len()) else {
            return false;
        };
        let matches = same_name(here, key);
        if matches {
            self.position = place + key.len();
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

    /// Passes the string that the reader stands at and gives its contents, if it has no escapes and
    /// is well formed. This is what nearly every string is, so its answer is two registers.
    #[inline(never)]
    pub(crate) fn plain_string(&mut self) -> Option<&'de str> {
        let start = self.position + 1;
        // Names and short values end in the first word, which needs few registers.
        match find_end_in_word(self.bytes(), start) {
            Ok(end) => self.plain_string_to(end),
            Err(behind) => self.longer_plain_string(behind),
        }
    }

    #[inline(never)]
    fn longer_plain_string(&mut self, behind: usize) -> Option<&'de str> {
        match find_near_end(self.bytes(), behind) {
            Ok(end) => self.plain_string_to(end),
            Err(behind) => self.far_plain_string(behind),
        }
    }

    /// As [`plain_string`](Self::plain_string), if the string ends behind this place.
    #[inline(never)]
    pub(super) fn far_plain_string(&mut self, behind: usize) -> Option<&'de str> {
        self.plain_string_to(find_far_end(self.bytes(), behind))
    }

    #[inline]
    fn plain_string_to(&mut self, end: usize) -> Option<&'de str> {
        if self.bytes().get(end) != Some(&b'"') {
            return None;
        }
        let text = self.text.get(self.position + 1..end)?;
        self.position = end + 1;
        Some(text)
    }

    /// The contents of the string that the reader stands at; `None` if it has half of a surrogate
    /// pair.
    #[inline]
    pub(crate) fn string_contents(&mut self) -> Result<Option<Cow<'de, str>>, Stop> {
        match self.plain_string() {
            Some(text) => Ok(Some(Cow::Borrowed(text))),
            None => Ok(self.escaped_string()?.then(|| Cow::Owned(self.unescaped.clone()))),
        }
    }

    /// Decodes the contents of a string that is not plain into the reader's buffer; `false` for half
    /// of a surrogate pair.
    #[inline(never)]
    pub(super) fn escaped_string(&mut self) -> Result<bool, Stop> {
        if self.unescaped.capacity() == 0 {
            self.unescaped.reserve(256);
        }
        match unescape_into(&mut self.unescaped, self.text, self.position + 1) {
            Ok((end, is_text)) if self.bytes().get(end) == Some(&b'"') => {
                self.position = end + 1;
                Ok(is_text)
            }
            Ok((end, _)) => Err(self.no_string_end(end)),
            Err(escape) => Err(self.no_escape(escape)),
        }
    }

    #[cold]
    fn no_string_end(&mut self, position: usize) -> Stop {
        let expected = match self.bytes().get(position) {
            Some(_) => "a character that is not a control character",
            None => "the closing `\"` of a string",
        };
        self.syntax(position, expected)
    }

    /// An escape is not well formed, unless it is the string that does not end.
    #[cold]
    fn no_escape(&mut self, escape: usize) -> Stop {
        let mut end = escape;
        while self.bytes().get(end) == Some(&b'\\') {
            end = find_string_end(self.bytes(), (end + 2).min(self.bytes().len()));
        }
        if self.bytes().get(end) == Some(&b'"') {
            return self.syntax(escape, "an escape such as `\\n` or `\\u00e9`");
        }
        self.no_string_end(end)
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
        match scan_number(self.bytes(), start) {
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
        if self.position == self.bytes().len() || self.offset() == self.bytes().len() {
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

/// Whether two names of the same length are the same, if they have more than three bytes: the two
/// ends of a short name are all of it. There is no call to compare memory, which would cost every
/// caller its registers.
#[inline]
pub(super) fn same_name(one: &[u8], other: &[u8]) -> bool {
    match other.len() {
        0..=3 => false,
        4..=7 => same_ends::<4>(one, other),
        8..=16 => same_ends::<8>(one, other),
        17..=32 => same_ends::<16>(one, other),
        _ => same_chunks(one, other) && same_ends::<16>(one, other),
    }
}

/// Whether two texts of the same length begin with the same bytes, and end with the same.
#[inline]
fn same_ends<const N: usize>(one: &[u8], other: &[u8]) -> bool {
    let same = |one: Option<&[u8; N]>, other: Option<&[u8; N]>| match (one, other) {
        (Some(one), Some(other)) => one == other,
        _ => false,
    };
    same(one.first_chunk(), other.first_chunk()) && same(one.last_chunk(), other.last_chunk())
}

/// Whether two texts of the same length are the same up to their last few bytes.
#[inline]
fn same_chunks(one: &[u8], other: &[u8]) -> bool {
    let mut chunks = one.as_chunks::<16>().0.iter().zip(other.as_chunks::<16>().0);
    chunks.all(|(one, other)| one == other)
}
