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

    /// The place as a JSON Pointer (RFC 6901).
    pub fn pointer(&self) -> String {
        let mut segments = Vec::new();
        let mut here: Option<&Path<'_>> = Some(self);
        while let Some(path) = here {
            segments.push(path.segment);
            here = path.parent;
        }
        let mut pointer = String::new();
        for segment in segments.iter().rev() {
            match segment {
                Segment::Root => {}
                Segment::Member(name) => {
                    pointer.push('/');
                    push_escaped(&mut pointer, name);
                }
                Segment::Index(index) => {
                    pointer.push('/');
                    pointer.push_str(itoa::Buffer::new().format(*index));
                }
            }
        }
        pointer
    }
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
