//! Lines of bounded length, from inputs of any length.

use std::io::{self, BufRead, BufReader, Read};

/// Reads an input line by line, in memory for one line: documents of any number, one per line
/// (NDJSON).
///
/// Of a line that is longer than the limit only the beginning is kept: one byte more than the
/// limit, so that whoever reads the line under the same [`Limits::bytes`](crate::Limits) finds it
/// too large.
///
/// ```
/// use jsonapi_core::{Limits, Lines, Payload, Resource};
///
/// #[derive(Resource)]
/// #[resource(type = "notes")]
/// struct Note {
///     #[resource(id)]
///     id: String,
///     #[attribute]
///     text: Option<String>,
/// }
///
/// let input = br#"{"data":{"type":"notes","attributes":{"text":"Short."}}}
///
/// {"data":{"type":"notes","attributes":{"text":"Longer than any line may be here."}}}
/// "#;
/// let limits = Limits { bytes: 64, ..Limits::default() };
/// let mut lines = Lines::new(input.as_slice(), limits.bytes);
/// let mut found = Vec::new();
/// while let Some(line) = lines.next_line()? {
///     if !line.blank {
///         let checked = NoteCreate::validator().limits(limits).from_slice(line.text);
///         found.push((line.number, checked.is_ok()));
///     }
/// }
/// assert_eq!(found, [(1, true), (3, false)]);
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct Lines<R> {
    input: BufReader<R>,
    limit: usize,
    text: Vec<u8>,
    number: u64,
    bytes: u64,
}

/// One line of [`Lines`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line<'a> {
    /// The number, from 1.
    pub number: u64,
    /// The line without its line feed or carriage return and line feed, or the beginning of a line
    /// that is too long.
    pub text: &'a [u8],
    /// Whether there is nothing but white space in the line.
    pub blank: bool,
}

impl<R: Read> Lines<R> {
    /// The lines of an input, with the most bytes that a line may have.
    pub fn new(input: R, limit: usize) -> Self {
        let input = BufReader::with_capacity(64 * 1024, input);
        Self { input, limit, text: Vec::new(), number: 0, bytes: 0 }
    }

    /// The same with another limit.
    pub(crate) fn with_limit(self, limit: usize) -> Self {
        Self { limit, ..self }
    }

    /// The number of the last line; 0 before the first.
    pub(crate) const fn number(&self) -> u64 {
        self.number
    }

    /// The next line, or `None` at the end of the input.
    ///
    /// # Errors
    ///
    /// What the input reports.
    pub fn next_line(&mut self) -> io::Result<Option<Line<'_>>> {
        self.text.clear();
        let start = self.bytes;
        loop {
            let chunk = match self.input.fill_buf() {
                Ok(chunk) => chunk,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            let end = chunk.iter().position(|byte| *byte == b'\n');
            let piece = chunk.get(..end.unwrap_or(chunk.len())).unwrap_or_default();
            // One byte more says that the line is too long, and one more may be a carriage return.
            let room = self.limit.saturating_add(2).saturating_sub(self.text.len());
            self.text.extend_from_slice(piece.get(..room).unwrap_or(piece));
            let used = piece.len() + usize::from(end.is_some());
            self.input.consume(used);
            self.bytes += used as u64;
            if end.is_some() || used == 0 {
                break;
            }
        }
        if self.bytes == start {
            return Ok(None);
        }
        self.number += 1;
        self.text.pop_if(|last| *last == b'\r');
        self.text.truncate(self.limit.saturating_add(1));
        // Nobody knows what comes behind the beginning of a line that is too long.
        let blank = self.text.len() <= self.limit && self.text.trim_ascii().is_empty();
        Ok(Some(Line { number: self.number, text: &self.text, blank }))
    }

    /// Whether more of the input can be had without waiting for it.
    pub fn has_more_at_hand(&self) -> bool {
        !self.input.buffer().is_empty()
    }

    /// How many bytes were read.
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    fn lines(text: &str, limit: usize) -> Vec<(u64, String, bool)> {
        let mut lines = Lines::new(text.as_bytes(), limit);
        let mut found = Vec::new();
        while let Some(line) = lines.next_line().unwrap() {
            let text = String::from_utf8_lossy(line.text).into_owned();
            found.push((line.number, text, line.blank));
        }
        assert_eq!(lines.bytes(), text.len() as u64);
        found
    }

    #[test]
    fn a_line_feed_ends_a_line_and_the_last_line_needs_none() {
        let expected =
            [(1, "a".to_owned(), false), (2, String::new(), true), (3, "b".to_owned(), false)];
        assert_eq!(lines("a\n\nb", 9), expected);
        assert_eq!(lines("a\n\nb\n", 9), expected);
        assert_eq!(lines("", 9), []);
    }

    #[test]
    fn of_a_long_line_one_byte_more_than_the_limit_is_kept() {
        assert_eq!(
            lines("abc\nabcd\nabcde\n    \nz", 3),
            [
                (1, "abc".to_owned(), false),
                (2, "abcd".to_owned(), false),
                (3, "abcd".to_owned(), false),
                (4, "    ".to_owned(), false),
                (5, "z".to_owned(), false),
            ]
        );
    }

    #[test]
    fn a_carriage_return_before_the_line_feed_is_no_part_of_the_line() {
        assert_eq!(
            lines("abc\r\n\r\nabc\r\r\nabcd\r\nab\rcd\nabc\r", 3),
            [
                (1, "abc".to_owned(), false),
                (2, String::new(), true),
                (3, "abc\r".to_owned(), false),
                (4, "abcd".to_owned(), false),
                (5, "ab\rc".to_owned(), false),
                (6, "abc".to_owned(), false),
            ]
        );
    }

    #[test]
    fn a_line_may_be_longer_than_the_buffer() {
        let long = "x".repeat(200_000);
        let found = lines(&format!("{long}\ny"), usize::MAX);
        assert_eq!(found, [(1, long, false), (2, "y".to_owned(), false)]);
    }
}
