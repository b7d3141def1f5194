//! Escapes in strings.

use super::scan::find_string_end;

/// What the escapes of a string stand for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Unescaped {
    /// The text that the string stands for.
    Text(String),
    /// The string has half of a surrogate pair, which no text contains.
    LoneSurrogate,
}

/// Decodes the contents of a string whose escapes are well formed as far as RFC 8259 goes.
///
/// # Errors
///
/// The offset of an escape that is not well formed.
pub(crate) fn unescape(contents: &str) -> Result<Unescaped, usize> {
    let mut text = String::new();
    let is_text = unescape_into(&mut text, contents)?;
    Ok(if is_text { Unescaped::Text(text) } else { Unescaped::LoneSurrogate })
}

/// As [`unescape`], into a buffer whose contents are replaced; `false` for half of a surrogate
/// pair.
///
/// # Errors
///
/// The offset of an escape that is not well formed.
pub(crate) fn unescape_into(text: &mut String, contents: &str) -> Result<bool, usize> {
    let bytes = contents.as_bytes();
    text.clear();
    text.reserve(contents.len());
    let mut lone_surrogate = false;
    let mut rest_from = 0;
    let mut position = 0;
    loop {
        // Nothing else in a string is special: its contents are well formed.
        let escape = find_string_end(bytes, position);
        if escape >= bytes.len() {
            break;
        }
        text.push_str(contents.get(rest_from..escape).unwrap_or_default());
        position = escape + 2;
        match bytes.get(escape + 1) {
            Some(b'"') => text.push('"'),
            Some(b'\\') => text.push('\\'),
            Some(b'/') => text.push('/'),
            Some(b'b') => text.push('\u{8}'),
            Some(b'f') => text.push('\u{c}'),
            Some(b'n') => text.push('\n'),
            Some(b'r') => text.push('\r'),
            Some(b't') => text.push('\t'),
            Some(b'u') => {
                let unit = hex_unit(bytes, escape + 2).ok_or(escape)?;
                position = escape + 6;
                match unit {
                    0xD800..=0xDBFF => {
                        match low_surrogate(bytes, position).map_err(|()| position)? {
                            Some(low) => {
                                position += 6;
                                let scalar = 0x1_0000
                                    + ((u32::from(unit) - 0xD800) << 10)
                                    + (u32::from(low) - 0xDC00);
                                text.extend(char::from_u32(scalar));
                            }
                            None => lone_surrogate = true,
                        }
                    }
                    0xDC00..=0xDFFF => lone_surrogate = true,
                    unit => text.extend(char::from_u32(u32::from(unit))),
                }
            }
            _ => return Err(escape),
        }
        rest_from = position;
    }
    text.push_str(contents.get(rest_from..).unwrap_or_default());
    Ok(!lone_surrogate)
}

fn hex_unit(bytes: &[u8], from: usize) -> Option<u16> {
    let digits = bytes.get(from..from + 4)?;
    digits.iter().try_fold(0, |unit: u16, digit| {
        let value = (*digit as char).to_digit(16)?;
        Some(unit << 4 | u16::try_from(value).ok()?)
    })
}

/// The second half of a surrogate pair, if the escape at this place is one; an error if it is no
/// well-formed escape at all.
fn low_surrogate(bytes: &[u8], at: usize) -> Result<Option<u16>, ()> {
    if bytes.get(at..at + 2) != Some(b"\\u") {
        return Ok(None);
    }
    let unit = hex_unit(bytes, at + 2).ok_or(())?;
    Ok((0xDC00..=0xDFFF).contains(&unit).then_some(unit))
}

#[cfg(test)]
mod tests {
    use super::{Unescaped, unescape};

    #[test]
    fn every_escape_is_decoded() {
        assert_eq!(
            unescape(r#"a\"\\\/\b\f\n\r\té😀z"#),
            Ok(Unescaped::Text("a\"\\/\u{8}\u{c}\n\r\té😀z".to_owned()))
        );
    }

    #[test]
    fn half_a_surrogate_pair_is_no_text() {
        for lone in [r"\ud83d", r"\ude00", r"\ud83d\n", r"\ud83dA", r"\ud83d\ud83d\ude00"] {
            assert_eq!(unescape(lone), Ok(Unescaped::LoneSurrogate), "{lone}");
        }
    }

    #[test]
    fn an_unknown_or_short_escape_is_reported_at_its_backslash() {
        assert_eq!(unescape(r"ab\x"), Err(2));
        assert_eq!(unescape(r"ab\u12"), Err(2));
        assert_eq!(unescape(r"ab\u12g4"), Err(2));
        assert_eq!(unescape(r"\ud83d\u12"), Err(6));
    }
}
