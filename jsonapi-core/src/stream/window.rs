//! The piece of a stream that is looked at: it moves along, and is as long as it has to be.

use std::io::{self, Read};

use super::StreamError;
use super::scan::Scanner;
use crate::json::skip_whitespace;
use crate::position::Position;
use crate::reader::not_utf8;

/// How much is asked of the input at once.
const CHUNK: usize = 64 * 1024;

/// The text of a stream from one place on, as far as it has been needed.
pub(super) struct Window<R> {
    input: R,
    /// What the input gives: bytes, which may end within a character.
    chunk: Box<[u8]>,
    /// How many bytes of an unfinished character stand at the beginning of the chunk.
    unfinished: usize,
    /// Valid text.
    text: String,
    /// Where in the text the window stands.
    start: usize,
    /// A place in the text behind which lines have not been counted yet.
    counted: usize,
    /// What that place is in the stream.
    position: Position,
    /// Whether the input has no more text.
    ended: bool,
    /// Whether bytes follow the text that are no UTF-8.
    broken: bool,
}

impl<R: Read> Window<R> {
    pub(super) fn new(input: R) -> Self {
        Self {
            input,
            chunk: vec![0; CHUNK].into_boxed_slice(),
            unfinished: 0,
            text: String::new(),
            start: 0,
            counted: 0,
            position: Position::START,
            ended: false,
            broken: false,
        }
    }

    /// The text from where the window stands, as far as it is there.
    pub(super) fn text(&self) -> &str {
        self.text.get(self.start..).unwrap_or_default()
    }

    /// No more than so many bytes of the text.
    pub(super) fn text_up_to(&self, mut most: usize) -> &str {
        let text = self.text();
        most = most.min(text.len());
        while !text.is_char_boundary(most) {
            most -= 1;
        }
        text.get(..most).unwrap_or_default()
    }

    /// The place in the stream where the window stands.
    pub(super) fn position(&mut self) -> Position {
        let passed = self.text.get(self.counted..self.start).unwrap_or_default();
        self.position = self.position.behind(passed.as_bytes());
        self.counted = self.start;
        self.position
    }

    /// Moves behind so many bytes of the text.
    pub(super) fn pass(&mut self, length: usize) {
        self.start = self.text.len().min(self.start + length);
    }

    /// Moves behind white space, and gives the first byte of the next token; `None` at the end.
    pub(super) fn peek(&mut self) -> Result<Option<u8>, StreamError> {
        loop {
            self.start = skip_whitespace(self.text.as_bytes(), self.start);
            if let Some(byte) = self.text.as_bytes().get(self.start) {
                return Ok(Some(*byte));
            }
            if !self.fill()? {
                return Ok(None);
            }
        }
    }

    /// Takes in the next token or value, and gives its length: that of what there is, if the stream
    /// ends within it or if it is longer than the limit.
    pub(super) fn value(&mut self, limit: usize) -> Result<usize, StreamError> {
        let mut scanner = Scanner::default();
        loop {
            if let Some(end) = scanner.end(self.text().as_bytes()) {
                return Ok(end);
            }
            if self.text().len() > limit || !self.fill()? {
                return Ok(self.text().len());
            }
        }
    }

    /// Takes in more of the stream; `false` if it has no more.
    fn fill(&mut self) -> Result<bool, StreamError> {
        self.position();
        self.text.drain(..self.start);
        (self.start, self.counted) = (0, 0);
        let length = self.text.len();
        while self.text.len() == length {
            if self.broken {
                let end = self.position.behind(self.text.as_bytes());
                return Err(StreamError::Invalid(not_utf8(end)));
            }
            if self.ended {
                return Ok(false);
            }
            self.read()?;
        }
        Ok(true)
    }

    /// Asks the input once.
    fn read(&mut self) -> Result<(), StreamError> {
        let room = self.chunk.get_mut(self.unfinished..).unwrap_or_default();
        let length = match self.input.read(room) {
            Ok(length) => length,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => return Ok(()),
            Err(error) => return Err(StreamError::Io(error)),
        };
        self.ended = length == 0;
        let end = self.unfinished.saturating_add(length).min(CHUNK);
        let bytes = self.chunk.get(..end).unwrap_or_default();
        let valid = match core::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                self.broken = self.ended || error.error_len().is_some();
                let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
                core::str::from_utf8(valid).unwrap_or_default()
            }
        };
        self.text.push_str(valid);
        let valid = valid.len();
        self.chunk.copy_within(valid..end, 0);
        self.unfinished = end - valid;
        Ok(())
    }
}
