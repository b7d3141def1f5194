//! Finding the end of a string or of white space, many bytes at a time.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;
const SPACES: u64 = u64::from_le_bytes([b' '; 8]);

/// The bytes of a word that need a look: a quote, a backslash or a control character. Each such
/// byte has its highest bit set in the answer; bytes above a hit may have it set as well, so only
/// the lowest one counts.
#[inline]
const fn special(word: u64) -> u64 {
    // With this bit turned the quote follows the control characters, and nothing else does.
    let quote_or_control = (word ^ (ONES * 0x02)).wrapping_sub(ONES * 0x21);
    let backslash = (word ^ (ONES * b'\\' as u64)).wrapping_sub(ONES);
    (quote_or_control | backslash) & !word & HIGHS
}

/// Whether one of these bytes needs a look.
#[inline]
fn has_special<const N: usize>(bytes: &[u8; N]) -> bool {
    // A minimum of differences rather than three comparisons: the compiler makes vectors of it.
    let distance = |byte: u8| (byte ^ 0x02).saturating_sub(0x20).min(byte ^ b'\\');
    bytes.iter().fold(false, |found, byte| found | (distance(*byte) == 0))
}

/// As [`find_string_end`], if it is in the first word; else the position behind what was looked at.
#[inline]
pub(crate) fn find_end_in_word(bytes: &[u8], position: usize) -> Result<usize, usize> {
    let Some(word) = bytes.get(position..).and_then(<[u8]>::first_chunk) else {
        return Err(position);
    };
    let found = special(u64::from_le_bytes(*word));
    if found == 0 { Err(position + 8) } else { Ok(position + first_byte(found)) }
}

/// The position of the first quote, backslash or control character from `position` on; the length
/// of `bytes` if there is none.
#[inline]
pub(crate) fn find_string_end(bytes: &[u8], position: usize) -> usize {
    find_near_end(bytes, position).unwrap_or_else(|behind| find_far_end(bytes, behind))
}

/// As [`find_string_end`], if it is in the first words, where most strings end; else the position
/// behind these. What is done about the far ones needs many registers.
#[inline]
pub(crate) fn find_near_end(bytes: &[u8], mut position: usize) -> Result<usize, usize> {
    let rest = bytes.get(position..).unwrap_or_default();
    let (words, _) = rest.as_chunks::<8>();
    for word in words.iter().take(4) {
        let found = special(u64::from_le_bytes(*word));
        if found != 0 {
            return Ok(position + first_byte(found));
        }
        position += 8;
    }
    Err(position)
}

/// As [`find_string_end`], for long strings.
#[inline(never)]
pub(crate) fn find_far_end(bytes: &[u8], mut position: usize) -> usize {
    let rest = bytes.get(position..).unwrap_or_default();
    let (chunks, _) = rest.as_chunks::<32>();
    position += 32 * chunks.iter().take_while(|chunk| !has_special(chunk)).count();
    let rest = bytes.get(position..).unwrap_or_default();
    let (words, bytes) = rest.as_chunks::<8>();
    for word in words {
        let found = special(u64::from_le_bytes(*word));
        if found != 0 {
            return position + first_byte(found);
        }
        position += 8;
    }
    let is_plain = |byte: &&u8| **byte != b'"' && **byte != b'\\' && **byte >= 0x20;
    position + bytes.iter().take_while(is_plain).count()
}

/// Whether a string can be written as it is: no quote, no backslash, no control character.
#[inline]
pub(super) fn is_plain(bytes: &[u8]) -> bool {
    let special = |word: &[u8; 8]| special(u64::from_le_bytes(*word));
    let (words, rest) = bytes.as_chunks::<8>();
    // What is behind the last whole word is in the last 8 bytes too, if there are so many.
    match bytes.last_chunk() {
        Some(last) => words.iter().fold(special(last), |found, word| found | special(word)) == 0,
        None => rest.iter().all(|byte| *byte != b'"' && *byte != b'\\' && *byte >= 0x20),
    }
}

/// The place of the lowest byte that is marked by its highest bit.
#[inline]
const fn first_byte(marked: u64) -> usize {
    (marked.trailing_zeros() / 8) as usize
}

/// Whether the byte is white space between tokens (RFC 8259, section 2).
#[inline]
pub(crate) const fn is_whitespace(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t')
}

/// The length of the white space that `bytes` begin with and the byte behind it, if it is what is
/// usual: the one space behind a colon, or a line break and fewer than 16 spaces.
#[inline]
pub(crate) fn usual_whitespace(bytes: &[u8]) -> Option<(usize, u8)> {
    let (length, next) = match bytes {
        [b' ', next, ..] => (1, *next),
        [b'\n', behind @ ..] => {
            let (first, behind) = behind.split_first_chunk()?;
            match spaces(*first) {
                Some((spaces, next)) => (1 + spaces, next),
                None => {
                    let (spaces, next) = spaces(*behind.first_chunk()?)?;
                    (9 + spaces, next)
                }
            }
        }
        _ => return None,
    };
    (next > b' ').then_some((length, next))
}

/// How many spaces a word begins with and the byte behind them; `None` if it is nothing else.
#[inline]
fn spaces(word: [u8; 8]) -> Option<(usize, u8)> {
    let word = u64::from_le_bytes(word);
    let others = word ^ SPACES;
    if others == 0 {
        return None;
    }
    let spaces = first_byte(others);
    let [next, ..] = (word >> (8 * spaces)).to_le_bytes();
    Some((spaces, next))
}

/// The position of the first byte from `position` on that is not white space.
pub(crate) fn skip_whitespace(bytes: &[u8], position: usize) -> usize {
    let rest = bytes.get(position..).unwrap_or_default();
    position + rest.iter().take_while(|byte| is_whitespace(**byte)).count()
}

#[cfg(test)]
mod tests {
    use super::{find_string_end, is_plain, skip_whitespace, usual_whitespace};

    #[test]
    fn a_string_ends_at_the_first_quote_backslash_or_control_character_wherever_it_stands() {
        for length in 0..80 {
            for special in [b'"', b'\\', 0, 0x1F, b'\n'] {
                for at in 0..length {
                    let mut text = vec![b'x'; length];
                    text[at] = special;
                    assert_eq!(find_string_end(&text, 0), at, "{special} at {at} of {length}");
                    assert!(!is_plain(&text), "{special} at {at} of {length}");
                }
            }
            assert!(is_plain(&vec![0xC3; length]));
            assert_eq!(find_string_end(&vec![0xC3; length], 0), length);
            assert_eq!(find_string_end(&vec![0x7F; length], 0), length);
            assert_eq!(find_string_end(&vec![b'!'; length], 0), length);
        }
    }

    #[test]
    fn usual_white_space_is_one_space_or_a_line_break_with_some() {
        for (text, length) in [
            (" {", Some((1, b'{'))),
            ("\n    \"name\": \"value\"", Some((5, b'"'))),
            ("\n}      ", None),
            ("\n}       ", Some((1, b'}'))),
            ("\n        }      ", None),
            ("\n        }       ", Some((9, b'}'))),
            ("  {", None),
            ("\n\n{                      ", None),
            ("\n                     {   ", None),
            (" ", None),
            ("", None),
        ] {
            assert_eq!(usual_whitespace(text.as_bytes()), length, "{text:?}");
        }
    }

    #[test]
    fn white_space_ends_at_the_first_other_byte() {
        for length in 0..40 {
            for other in [b'{', 0x0B, 0xA0] {
                let mut text = vec![b' '; length];
                if length > 3 {
                    text[3] = b'\n';
                }
                text.push(other);
                assert_eq!(skip_whitespace(&text, 0), length);
                let usual = usual_whitespace(&text);
                assert!(usual.is_none_or(|usual| usual == (length, other)));
            }
        }
    }
}
