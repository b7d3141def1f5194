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

/// Decodes the contents of a string.
///
/// # Errors
///
/// The offset of an escape that is not well formed.
pub(crate) fn unescape(contents: &str) -> Result<Unescaped, usize> {
    let mut text = String::with_capacity(contents.len());
    let (_, is_text) = unescape_into(&mut text, contents, 0)?;
    Ok(if is_text { Unescaped::Text(text) } else { Unescaped::LoneSurrogate })
}

/// Decodes the contents of the string that begin at a place, into a buffer whose contents are
/// replaced, up to what is no part of them: a quote, a control character or the end. Gives that
/// place, and `false` for half of a surrogate pair.
///
/// # Errors
///
/// The offset of an escape that is not well formed.
pub(crate) fn unescape_into(
    text: &mut String,
    source: &str,
    from: usize,
) -> Result<(usize, bool), usize> {
    let bytes = source.as_bytes();
    text.clear();
    let mut lone_surrogate = false;
    let mut position = from;
    loop {
        let escape = find_string_end(bytes, position);
        text.push_str(source.get(position..escape).unwrap_or_default());
        if bytes.get(escape) != Some(&b'\\') {
            return Ok((escape, !lone_surrogate));
        }
        position = escape + 2;
        let character = match bytes.get(escape + 1) {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                let unit = hex_unit(bytes, escape + 2).ok_or(escape)?;
                position = escape + 6;
                let mut scalar = u32::from(unit);
                if let 0xD800..=0xDBFF = unit
                    && let Some(low) = low_surrogate(bytes, position).map_err(|()| position)?
                {
                    position += 6;
                    scalar = 0x1_0000 + ((scalar - 0xD800) << 10) + (u32::from(low) - 0xDC00);
                }
                // Half of a pair is no character.
                let Some(character) = char::from_u32(scalar) else {
                    lone_surrogate = true;
                    continue;
                };
                character
            }
            _ => return Err(escape),
        };
        text.push(character);
    }
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
