//! Finding the end of a value of which not all may be there yet.

use crate::json::{find_string_end, skip_whitespace};

/// Finds where the value at the beginning of a text ends, without a look at what is in it: only
/// strings and brackets count. It goes on where it stopped when more of the text is there.
///
/// For what is JSON so far the end is the value's. For what is not, it lies behind the first byte
/// that is wrong, so that whoever reads the value comes upon it.
#[derive(Debug, Default)]
pub(super) struct Scanner {
    position: usize,
    depth: usize,
    in_string: bool,
}

impl Scanner {
    /// The end of the value, or `None` if it lies behind the text.
    pub(super) fn end(&mut self, text: &[u8]) -> Option<usize> {
        loop {
            if self.in_string {
                self.pass_string(text)?;
                if self.depth == 0 {
                    return Some(self.position);
                }
            } else if self.depth == 0 && self.position > 0 {
                return self.word_end(text);
            }
            match *text.get(self.position)? {
                b'"' => self.in_string = true,
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' => {
                    self.depth = self.depth.saturating_sub(1);
                    if self.depth == 0 {
                        return Some(self.position + 1);
                    }
                }
                b' ' | b'\n' => self.position = skip_whitespace(text, self.position) - 1,
                _ if self.depth == 0 => return self.word_end(text),
                _ => {}
            }
            self.position += 1;
        }
    }

    /// Goes behind the closing quote; `None` if it lies behind the text.
    fn pass_string(&mut self, text: &[u8]) -> Option<()> {
        loop {
            self.position = find_string_end(text, self.position);
            match text.get(self.position)? {
                b'"' => break,
                b'\\' => {
                    // The character that is escaped has to be there as well.
                    text.get(self.position + 1)?;
                    self.position += 2;
                }
                _ => self.position += 1,
            }
        }
        self.position += 1;
        self.in_string = false;
        Some(())
    }

    /// The end of a number or a literal, or of one byte of punctuation.
    fn word_end(&mut self, text: &[u8]) -> Option<usize> {
        let ends = |byte: &u8| {
            matches!(byte, b' ' | b'\n' | b'\r' | b'\t' | b',' | b':' | b'"')
                || matches!(byte, b'{' | b'}' | b'[' | b']')
        };
        if text.first().is_some_and(ends) {
            return Some(1);
        }
        let rest = text.get(self.position..).unwrap_or_default();
        match rest.iter().position(ends) {
            Some(length) => Some(self.position + length),
            None => {
                self.position = text.len();
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Scanner;

    #[test]
    fn a_value_ends_where_it_ends_however_it_is_cut() {
        for (text, end) in [
            (r#"{"a":[1,{"b":"}]\"\\"}]} , "#, Some(24)),
            ("{ \n  } ", Some(6)),
            (r#""a\\\"b",1"#, Some(8)),
            ("[[],[]]]", Some(7)),
            ("-12.5e3,", Some(8 - 1)),
            ("null}", Some(4)),
            ("true", None),
            ("\"a\\", None),
            ("[\"]\"", None),
            ("}", Some(1)),
            (",x", Some(1)),
            ("{]", Some(2)),
            ("\u{FEFF}{", Some(3)),
            ("\"a\nb\" ", Some(5)),
        ] {
            assert_eq!(Scanner::default().end(text.as_bytes()), end, "{text}");
            let mut scanner = Scanner::default();
            let found = (0..=text.len()).find_map(|cut| scanner.end(&text.as_bytes()[..cut]));
            assert_eq!(found, end, "{text}");
        }
    }
}
