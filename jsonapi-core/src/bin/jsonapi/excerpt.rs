//! The line of a place in a text, cut to what a person reads, with a caret under the place.

use std::borrow::Cow;
use std::fmt;

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthChar;

use super::places::{Spot, is_continuation};

/// How many characters of a line are shown, and how many of them before the place.
const WIDTH: usize = 90;
const BEFORE: usize = 50;

/// Bytes of the longest character.
const LONGEST: usize = 4;

/// One line of a text, as much of it as is shown.
pub(super) struct Excerpt {
    line: u64,
    before: String,
    after: String,
}

impl Excerpt {
    /// The line of a place. Only its surroundings are looked at, however long the line is.
    pub(super) fn of(text: &[u8], spot: Spot) -> Self {
        let (before, is_cut) = before(text, spot);
        let length = before.chars().count();
        let skipped = length.saturating_sub(BEFORE);
        let rest = WIDTH - (length - skipped);
        let mut start: String = before.chars().skip(skipped).map(shown_as).collect();
        if is_cut || skipped > 0 {
            start.insert(0, '…');
        }
        let (after, is_cut) = after(text, spot);
        let mut end: String = after.chars().take(rest).map(shown_as).collect();
        if is_cut || after.chars().nth(rest).is_some() {
            end.push('…');
        }
        Self { line: spot.line, before: start, after: end }
    }
}

/// What stands before the place in its line, and whether that is not all of it.
fn before(text: &[u8], spot: Spot) -> (Cow<'_, str>, bool) {
    let mut start = spot.line_start.max(spot.offset.saturating_sub(LONGEST * BEFORE));
    let is_cut = start > spot.line_start;
    // Half a character at the cut would look like one that is broken.
    while is_cut && text.get(start).copied().is_some_and(is_continuation) && start < spot.offset {
        start += 1;
    }
    (String::from_utf8_lossy(text.get(start..spot.offset).unwrap_or_default()), is_cut)
}

/// What stands from the place on in its line, and whether that is not all of it.
fn after(text: &[u8], spot: Spot) -> (Cow<'_, str>, bool) {
    let rest = text.get(spot.offset..).unwrap_or_default();
    let near = rest.get(..LONGEST * (WIDTH + 1)).unwrap_or(rest);
    match near.iter().position(|byte| *byte == b'\n') {
        Some(end) => {
            let line = near.get(..end).unwrap_or_default();
            (String::from_utf8_lossy(line.strip_suffix(b"\r").unwrap_or(line)), false)
        }
        // A character that is broken by the cut is behind those that are shown.
        None => (String::from_utf8_lossy(near), near.len() < rest.len()),
    }
}

impl fmt::Display for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let dim = Style::new().dimmed();
        let red = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
        let (line, blank) = (self.line.to_string(), "");
        let width = line.len();
        writeln!(f, "  {dim}{line} |{dim:#} {}{}", self.before, self.after)?;
        let column: usize = self.before.chars().filter_map(UnicodeWidthChar::width).sum();
        writeln!(f, "  {dim}{blank:width$} |{dim:#} {blank:column$}{red}^{red:#}")
    }
}

/// The text with nothing in it that a terminal would act on.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().all(|character| shown_as(character) == character) {
        return text.into();
    }
    text.chars().map(shown_as).collect::<String>().into()
}

/// A character that a terminal shows in place of this one: control characters have pictures, a
/// tab is a space, and what turns the direction of the text is not text.
const fn shown_as(character: char) -> char {
    match character {
        '\t' => ' ',
        '\0'..='\u{1f}' => picture(character as u32),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}'
        | '\u{ad}'
        | '\u{61c}'
        | '\u{200b}'
        | '\u{200e}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => char::REPLACEMENT_CHARACTER,
        other => other,
    }
}

const fn picture(control: u32) -> char {
    match char::from_u32(0x2400 + control) {
        Some(picture) => picture,
        None => char::REPLACEMENT_CHARACTER,
    }
}

#[cfg(test)]
mod tests {
    use super::super::places::Places;
    use super::{Excerpt, visible};

    fn excerpt(text: &[u8], offset: usize) -> String {
        let spot = Places::new(text, 1).at(offset);
        let shown = Excerpt::of(text, spot).to_string();
        anstream::adapter::strip_str(&shown).to_string()
    }

    #[test]
    fn the_caret_is_under_the_place() {
        assert_eq!(excerpt(b"{\r\n\t\"a\": 1\r\n}", 9), "  2 |  \"a\": 1\n    |       ^\n");
        assert_eq!(excerpt("漢é1".as_bytes(), 5), "  1 | 漢é1\n    |    ^\n");
        assert_eq!(excerpt(b"{}", 2), "  1 | {}\n    |   ^\n");
        assert_eq!(excerpt(b"", 0), "  1 | \n    | ^\n");
        assert_eq!(excerpt(b"{\n", 2), "  2 | \n    | ^\n");
    }

    #[test]
    fn a_long_line_is_cut_on_both_sides() {
        let text = format!("{}!{}", "é".repeat(500_000), "漢".repeat(500_000));
        let expected = format!("  1 | …{}!{}…\n", "é".repeat(50), "漢".repeat(39));
        let shown = excerpt(text.as_bytes(), 1_000_000);
        assert_eq!(shown, format!("{expected}    | {}^\n", " ".repeat(51)));
    }

    #[test]
    fn a_line_of_just_the_length_is_not_cut() {
        let text = "a".repeat(90);
        for offset in [0, 1, 50] {
            assert!(!excerpt(text.as_bytes(), offset).contains('…'), "{offset}");
        }
        assert!(excerpt(text.as_bytes(), 51).starts_with("  1 | …a"));
        assert!(excerpt(format!("{text}b").as_bytes(), 0).contains("a…\n"));
    }

    #[test]
    fn what_is_no_text_is_shown_as_such() {
        assert_eq!(excerpt(b"\"\xff\x1b[31m\"", 1), "  1 | \"�␛[31m\"\n    |  ^\n");
        assert_eq!(visible("a\u{202e}b\n"), "a�b␊");
    }
}
