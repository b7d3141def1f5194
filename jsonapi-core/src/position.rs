//! Places in a text as people count them.

/// A place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Position {
    /// Bytes from the start of the text.
    pub(crate) offset: usize,
    /// The line, from 1.
    pub(crate) line: usize,
    /// The column in characters, from 1.
    pub(crate) column: usize,
}

impl Position {
    /// The start of a text.
    pub(crate) const START: Self = Self { offset: 0, line: 1, column: 1 };

    /// The place behind this piece of UTF-8, which begins here.
    pub(crate) fn behind(self, piece: &[u8]) -> Self {
        let offset = self.offset.saturating_add(piece.len());
        let newlines = count(piece, |byte| byte == b'\n');
        if newlines == 0 {
            return Self { offset, column: self.column + characters(piece), ..self };
        }
        let last_line = piece.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
        Self { offset, line: self.line + newlines, column: 1 + characters(last_line) }
    }
}

/// How many characters of UTF-8 begin in the piece.
fn characters(piece: &[u8]) -> usize {
    count(piece, |byte| byte & 0b1100_0000 != 0b1000_0000)
}

/// How many bytes the piece has for which this holds.
fn count(piece: &[u8], holds: impl Fn(u8) -> bool) -> usize {
    // What one byte can count is counted in bytes, of which the processor adds many at a time.
    let counted = |bytes: &[u8]| bytes.iter().map(|byte| u8::from(holds(*byte))).sum::<u8>();
    piece.chunks(usize::from(u8::MAX)).map(|bytes| usize::from(counted(bytes))).sum()
}

#[cfg(test)]
mod tests {
    use super::Position;

    #[test]
    fn lines_end_at_line_feeds_and_columns_are_characters() {
        let behind = |text: &str| {
            let position = Position::START.behind(text.as_bytes());
            (position.offset, position.line, position.column)
        };
        assert_eq!(behind(""), (0, 1, 1));
        assert_eq!(behind("aé😀"), (7, 1, 4));
        assert_eq!(behind("a\r\n\nbé"), (7, 3, 3));
        assert_eq!(behind("a\n"), (2, 2, 1));
        assert_eq!(behind(&"é\n".repeat(1000)), (3000, 1001, 1));
        assert_eq!(behind(&"é".repeat(1000)), (2000, 1, 1001));
    }

    #[test]
    fn a_text_counts_the_same_in_pieces() {
        let text = "a\n".repeat(300) + "éé\r\nx";
        for cut in (0..=text.len()).filter(|cut| text.is_char_boundary(*cut)) {
            let (one, other) = text.split_at(cut);
            let position = Position::START.behind(one.as_bytes()).behind(other.as_bytes());
            assert_eq!(position, Position::START.behind(text.as_bytes()));
        }
    }
}
