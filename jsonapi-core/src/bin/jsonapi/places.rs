//! Lines and columns of places in a text.

/// Finds the lines of places that come in the order of the text, in one pass over it.
pub(super) struct Places<'a> {
    text: &'a [u8],
    position: usize,
    line: u64,
    line_start: usize,
    /// Characters between the start of the line and the position.
    passed: usize,
}

/// A place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    /// The line, from the first line's number on.
    pub(super) line: u64,
    /// The column in characters, from 1.
    pub(super) column: usize,
    /// Bytes from the start of the text to the place.
    pub(super) offset: usize,
    /// Bytes from the start of the text to the line.
    pub(super) line_start: usize,
}

impl<'a> Places<'a> {
    /// The places in a text whose first line has this number.
    pub(super) const fn new(text: &'a [u8], first_line: u64) -> Self {
        Self { text, position: 0, line: first_line, line_start: 0, passed: 0 }
    }

    /// The place with so many bytes before it. Places behind the end are at the end, and places
    /// before the last one are there.
    pub(super) fn at(&mut self, offset: usize) -> Spot {
        let offset = offset.min(self.text.len()).max(self.position);
        let mut rest = self.text.get(self.position..offset).unwrap_or_default();
        let mut start = self.position;
        while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
            self.line += 1;
            start += end + 1;
            (self.line_start, self.passed) = (start, 0);
            rest = rest.get(end + 1..).unwrap_or_default();
        }
        self.passed += characters(rest);
        self.position = offset;
        Spot { line: self.line, column: self.passed + 1, offset, line_start: self.line_start }
    }
}

/// How many characters begin in the text. In what is no UTF-8, bytes that continue nothing do not
/// count.
fn characters(text: &[u8]) -> usize {
    text.iter().filter(|byte| !is_continuation(**byte)).count()
}

/// Whether the byte is in the middle of a character of UTF-8.
pub(super) const fn is_continuation(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::Places;

    #[test]
    fn columns_are_counted_in_characters() {
        let mut places = Places::new("äb\n\n漢c".as_bytes(), 1);
        let found: Vec<(u64, usize, usize)> = [0, 2, 3, 4, 5, 8, 9, 99]
            .map(|offset| places.at(offset))
            .map(|spot| (spot.line, spot.column, spot.line_start))
            .into();
        let expected = [
            (1, 1, 0),
            (1, 2, 0),
            (1, 3, 0),
            (2, 1, 4),
            (3, 1, 5),
            (3, 2, 5),
            (3, 3, 5),
            (3, 3, 5),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn the_first_line_may_have_another_number() {
        let mut places = Places::new(b"{}", 7);
        assert_eq!((places.at(1).line, places.at(1).column), (7, 2));
    }
}
