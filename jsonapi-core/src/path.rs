//! Where the reader is in a document, as a linked list on the stack.
//!
//! Nothing is allocated while a document is read; the JSON Pointer is built when there is
//! something to report.

/// A place in a document: a member name or an array index below a parent.
#[derive(Debug, Clone, Copy)]
pub struct Path<'p> {
    parent: Option<&'p Path<'p>>,
    segment: Segment<'p>,
}

#[derive(Debug, Clone, Copy)]
enum Segment<'p> {
    Root,
    Member(&'p str),
    Index(usize),
}

impl Path<'_> {
    /// The whole document.
    pub const ROOT: Path<'static> = Path { parent: None, segment: Segment::Root };

    /// A member of the object at this place.
    #[inline]
    pub fn member<'c>(&'c self, name: &'c str) -> Path<'c> {
        Path { parent: Some(self), segment: Segment::Member(name) }
    }

    /// An item of the array at this place, counted from 0.
    #[inline]
    pub fn index(&self, index: usize) -> Path<'_> {
        Path { parent: Some(self), segment: Segment::Index(index) }
    }

    /// Whether this is the whole document.
    pub(crate) const fn is_root(&self) -> bool {
        matches!(self.segment, Segment::Root)
    }

    /// The place as a JSON Pointer (RFC 6901).
    pub fn pointer(&self) -> String {
        let mut pointer = String::with_capacity(USUAL);
        self.push_to(&mut pointer);
        pointer
    }

    /// Adds the segments from the root on. No path is deeper than a document may be.
    fn push_to(&self, pointer: &mut String) {
        let Some(parent) = self.parent else { return };
        parent.push_to(pointer);
        pointer.push('/');
        match self.segment {
            Segment::Root => {}
            // Hardly any name has a character that a pointer escapes.
            Segment::Member(name) if is_plain(name) => pointer.push_str(name),
            Segment::Member(name) => push_escaped(pointer, name),
            Segment::Index(index) => pointer.push_str(itoa::Buffer::new().format(index)),
        }
    }
}

/// Bytes that nearly every pointer has room in.
const USUAL: usize = 64;

/// Whether a name has no character that a pointer escapes.
#[inline]
fn is_plain(name: &str) -> bool {
    let bytes = name.as_bytes();
    // What is at the end may be looked at twice.
    if let Some(last) = bytes.last_chunk() {
        let (words, _) = bytes.as_chunks();
        return words.iter().chain([last]).all(|word| is_plain_word(u64::from_le_bytes(*word)));
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
        return is_plain_word(u64::from(first) << 32 | u64::from(last));
    }
    !bytes.iter().any(|byte| matches!(byte, b'/' | b'~'))
}

/// Whether none of these eight bytes is one that a pointer escapes.
const fn is_plain_word(word: u64) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let (slash, tilde) = (word ^ (ONES * b'/' as u64), word ^ (ONES * b'~' as u64));
    // The lowest byte that is 0 gets its highest bit from the subtraction.
    let zero = (slash.wrapping_sub(ONES) & !slash) | (tilde.wrapping_sub(ONES) & !tilde);
    zero & (ONES * 0x80) == 0
}

fn push_escaped(pointer: &mut String, name: &str) {
    for character in name.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Path, is_plain};

    #[test]
    fn what_a_pointer_escapes_is_found_at_every_place_of_a_name() {
        for length in 0..26 {
            let name = "a".repeat(length);
            assert!(is_plain(&name), "{name}");
            for place in 0..length {
                for special in ["/", "~"] {
                    let mut name = name.clone();
                    name.replace_range(place..=place, special);
                    assert!(!is_plain(&name), "{name}");
                }
                for other in [".", "0", "}", "\u{7f}", "é", "\0"] {
                    let mut name = name.clone();
                    name.replace_range(place..=place, other);
                    assert!(is_plain(&name), "{name}");
                }
            }
        }
        let (root, name) = (Path::ROOT, "a/b~c~1");
        assert_eq!(root.member(name).index(7).member("").pointer(), "/a~1b~0c~01/7/");
    }
}
