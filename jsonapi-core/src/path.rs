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
        let mut pointer = String::with_capacity(self.length());
        self.push_to(&mut pointer);
        pointer
    }

    /// The length of the pointer without escapes.
    fn length(&self) -> usize {
        let mut length = 0;
        let mut here = self;
        while let Some(parent) = here.parent {
            length += match here.segment {
                Segment::Root => 0,
                Segment::Member(name) => name.len() + 1,
                Segment::Index(index) => 2 + index.checked_ilog10().unwrap_or_default() as usize,
            };
            here = parent;
        }
        length
    }

    /// Adds the segments from the root on. No path is deeper than a document may be.
    fn push_to(&self, pointer: &mut String) {
        let Some(parent) = self.parent else { return };
        parent.push_to(pointer);
        pointer.push('/');
        match self.segment {
            Segment::Root => {}
            Segment::Member(name) if needs_escape(name) => push_escaped(pointer, name),
            Segment::Member(name) => pointer.push_str(name),
            Segment::Index(index) => pointer.push_str(itoa::Buffer::new().format(index)),
        }
    }
}

/// Whether the name has a character that a pointer escapes; hardly any has.
fn needs_escape(name: &str) -> bool {
    let special = |byte: &u8| matches!(byte, b'/' | b'~');
    let (words, rest) = name.as_bytes().as_chunks::<8>();
    words.iter().any(|word| word.iter().fold(false, |found, byte| found | special(byte)))
        || rest.iter().any(special)
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
