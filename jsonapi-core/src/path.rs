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
        let (length, segments) = self.size();
        let mut pointer = String::with_capacity(length);
        self.push_to(&mut pointer, String::push_str);
        // Hardly any name has a character that a pointer escapes: all are looked at together.
        if special_characters(&pointer) != segments {
            pointer.clear();
            self.push_to(&mut pointer, push_escaped);
        }
        pointer
    }

    /// The length of the pointer without escapes, and the number of its segments.
    fn size(&self) -> (usize, usize) {
        let (mut length, mut segments) = (0, 0);
        let mut here = self;
        while let Some(parent) = here.parent {
            length += match here.segment {
                Segment::Root => 0,
                Segment::Member(name) => name.len() + 1,
                Segment::Index(index) => 2 + index.checked_ilog10().unwrap_or_default() as usize,
            };
            segments += 1;
            here = parent;
        }
        (length, segments)
    }

    /// Adds the segments from the root on. No path is deeper than a document may be.
    fn push_to(&self, pointer: &mut String, push_name: fn(&mut String, &str)) {
        let Some(parent) = self.parent else { return };
        parent.push_to(pointer, push_name);
        pointer.push('/');
        match self.segment {
            Segment::Root => {}
            Segment::Member(name) => push_name(pointer, name),
            Segment::Index(index) => pointer.push_str(itoa::Buffer::new().format(index)),
        }
    }
}

/// How many characters there are that a pointer does not have in its names.
fn special_characters(pointer: &str) -> usize {
    let is_special = |byte: &u8| u8::from(*byte == b'/') | u8::from(*byte == b'~');
    let count = |bytes: &[u8]| bytes.iter().map(is_special).sum::<u8>();
    let (chunks, rest) = pointer.as_bytes().as_chunks::<16>();
    chunks.iter().fold(usize::from(count(rest)), |sum, chunk| sum + usize::from(count(chunk)))
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
