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
    let special = |byte| u8::from(byte == b'/') | u8::from(byte == b'~');
    name.bytes().fold(0, |found, byte| found | special(byte)) == 0
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
