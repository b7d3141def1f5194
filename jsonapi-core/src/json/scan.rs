//! Finding the end of a string eight bytes at a time.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;

/// The bytes of a word that need a look: a quote, a backslash or a control character. Each such
/// byte has its highest bit set in the answer; bytes above a hit may have it set as well, so only
/// the lowest one counts.
#[inline]
pub(super) const fn special(word: u64) -> u64 {
    let quote = word ^ (ONES * b'"' as u64);
    let backslash = word ^ (ONES * b'\\' as u64);
    let is_quote = quote.wrapping_sub(ONES) & !quote;
    let is_backslash = backslash.wrapping_sub(ONES) & !backslash;
    let is_control = word.wrapping_sub(ONES * 0x20) & !word;
    (is_quote | is_backslash | is_control) & HIGHS
}

/// The position of the first quote, backslash or control character from `position` on; the length
/// of `bytes` if there is none.
#[inline]
pub(crate) fn find_string_end(bytes: &[u8], mut position: usize) -> usize {
    while let Some(chunk) = bytes.get(position..).and_then(<[u8]>::first_chunk::<8>) {
        let found = special(u64::from_le_bytes(*chunk));
        if found != 0 {
            return position + (found.trailing_zeros() / 8) as usize;
        }
        position += 8;
    }
    while let Some(&byte) = bytes.get(position) {
        if byte == b'"' || byte == b'\\' || byte < 0x20 {
            return position;
        }
        position += 1;
    }
    position
}

/// Whether the byte is white space between tokens (RFC 8259, section 2).
#[inline]
pub(crate) const fn is_whitespace(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t')
}

/// The position of the first byte from `position` on that is not white space.
#[inline]
pub(crate) fn skip_whitespace(bytes: &[u8], mut position: usize) -> usize {
    // Indentation is runs of spaces: eight of them at a time.
    while let Some(chunk) = bytes.get(position..).and_then(<[u8]>::first_chunk::<8>) {
        let spaces = u64::from_le_bytes(*chunk) ^ (ONES * 0x20);
        if spaces == 0 {
            position += 8;
            continue;
        }
        position += (spaces.trailing_zeros() / 8) as usize;
        match bytes.get(position) {
            Some(&byte) if is_whitespace(byte) => position += 1,
            _ => return position,
        }
    }
    while bytes.get(position).is_some_and(|byte| is_whitespace(*byte)) {
        position += 1;
    }
    position
}

#[cfg(test)]
mod tests {
    use super::{find_string_end, skip_whitespace};

    #[test]
    fn a_string_ends_at_the_first_quote_backslash_or_control_character_wherever_it_stands() {
        for length in 0..40 {
            for special in [b'"', b'\\', 0, 0x1F, b'\n'] {
                for at in 0..length {
                    let mut text = vec![b'x'; length];
                    text[at] = special;
                    assert_eq!(find_string_end(&text, 0), at, "{special} at {at} of {length}");
                }
            }
            assert_eq!(find_string_end(&vec![0xC3; length], 0), length);
            assert_eq!(find_string_end(&vec![0x7F; length], 0), length);
            assert_eq!(find_string_end(&vec![b'!'; length], 0), length);
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
            }
        }
    }
}
