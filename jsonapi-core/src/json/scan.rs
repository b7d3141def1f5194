//! Finding the end of a string or of white space, many bytes at a time.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;
const SPACES: u128 = u128::from_le_bytes([b' '; 16]);

/// The bytes of a word that need a look: a quote, a backslash or a control character. Each such
/// byte has its highest bit set in the answer; bytes above a hit may have it set as well, so only
/// the lowest one counts.
#[inline]
const fn special(word: u64) -> u64 {
    let quote = (word ^ (ONES * b'"' as u64)).wrapping_sub(ONES);
    let backslash = (word ^ (ONES * b'\\' as u64)).wrapping_sub(ONES);
    let control = word.wrapping_sub(ONES * 0x20);
    (quote | backslash | control) & !word & HIGHS
}

/// Whether one of these bytes needs a look.
#[inline]
fn has_special<const N: usize>(bytes: &[u8; N]) -> bool {
    // A minimum of differences rather than three comparisons: the compiler makes vectors of it.
    let distance = |byte: u8| (byte ^ b'"').min(byte ^ b'\\').min(byte & 0xE0);
    bytes.iter().fold(false, |found, byte| found | (distance(*byte) == 0))
}

/// The position of the first quote, backslash or control character from `position` on; the length
/// of `bytes` if there is none.
#[inline]
pub(crate) fn find_string_end(bytes: &[u8], position: usize) -> usize {
    let rest = bytes.get(position..).unwrap_or_default();
    let (words, _) = rest.as_chunks::<8>();
    // Most strings end in their first words, and what comes behind them needs many registers.
    let [first, second, ..] = words else { return find_far_end(bytes, position) };
    let found = special(u64::from_le_bytes(*first));
    if found != 0 {
        return position + first_byte(found);
    }
    let found = special(u64::from_le_bytes(*second));
    if found != 0 {
        return position + 8 + first_byte(found);
    }
    find_far_end(bytes, position + 16)
}

#[inline(never)]
fn find_far_end(bytes: &[u8], mut position: usize) -> usize {
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
    let (chunks, rest) = bytes.as_chunks::<16>();
    // What is behind the last whole chunk is in the last 16 bytes too, if there are so many.
    match (bytes.last_chunk::<16>(), rest.first_chunk::<8>(), rest.last_chunk::<8>()) {
        (Some(last), _, _) => !has_special(last) && !chunks.iter().any(has_special),
        (None, Some(first), Some(last)) => {
            special(u64::from_le_bytes(*first)) | special(u64::from_le_bytes(*last)) == 0
        }
        _ => rest.iter().all(|byte| *byte != b'"' && *byte != b'\\' && *byte >= 0x20),
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

/// The position of the first byte from `position` on that is not white space.
#[inline]
pub(crate) fn skip_whitespace(bytes: &[u8], position: usize) -> usize {
    let mut rest = bytes.get(position..).unwrap_or_default();
    while let [first, tail @ ..] = rest
        && is_whitespace(*first)
    {
        rest = tail;
        // Behind a colon there is one space.
        if tail.first().is_some_and(|next| *next > b' ') {
            break;
        }
        // A line break is followed by spaces.
        while let Some((block, tail)) = rest.split_first_chunk::<16>() {
            let others = u128::from_le_bytes(*block) ^ SPACES;
            if others != 0 {
                rest = rest.get((others.trailing_zeros() / 8) as usize..).unwrap_or_default();
                break;
            }
            rest = tail;
        }
    }
    bytes.len() - rest.len()
}

#[cfg(test)]
mod tests {
    use super::{find_string_end, is_plain, skip_whitespace};

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
