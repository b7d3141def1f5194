//! The members that the specification gives its objects, as tables.

use super::members::{Described, Member, Progress, nearest};
use super::{Reader, Stop};
use crate::json::Names;
use crate::path::Path;
use crate::schema::{Operation, Presence};
use crate::violation::Place;

/// One member of an object that the specification defines.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word<W> {
    pub(crate) name: &'static str,
    /// The name as it stands in JSON text, with quotes and colon.
    pub(crate) key: &'static str,
    /// Which member it is.
    pub(crate) which: W,
}

/// Declares an enum of the members of one object, and their table in the usual order.
macro_rules! words {
    ($(#[$documentation:meta])* $which:ident: $($variant:ident = $name:literal),* $(,)?) => {
        $(#[$documentation])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum $which { $($variant),* }

        impl $which {
            pub(crate) const WORDS: &'static [crate::reader::Word<Self>] = &[$(
                crate::reader::Word {
                    name: $name,
                    key: concat!("\"", $name, "\":"),
                    which: Self::$variant,
                }
            ),*];
        }
    };
}

pub(crate) use words;

impl<W> Described for Word<W> {
    fn name(&self) -> &'static str {
        self.name
    }

    fn key(&self) -> &'static str {
        self.key
    }

    fn presence(&self, _operation: Operation) -> Presence {
        Presence::Optional
    }
}

impl Reader<'_> {
    /// Reads an object whose members the specification defines; another value is reported, and so
    /// are other members. `each` stands at the value of a member that comes for the first time and
    /// has to take it; it gets the place in the text of the member's name.
    ///
    /// `None` if the value is no object, else where it begins.
    pub(crate) fn defined_members<W: Copy>(
        &mut self,
        at: &Path<'_>,
        expected: &'static str,
        words: &'static [Word<W>],
        mut each: impl FnMut(&mut Self, W, &Path<'_>, usize) -> Result<(), Stop>,
    ) -> Result<Option<usize>, Stop> {
        if self.peek() != b'{' {
            self.wrong_type(at, expected)?;
            return Ok(None);
        }
        let start = self.position;
        self.open_level()?;
        let mut progress = Progress::default();
        let mut unknown = None::<Names<'_>>;
        let mut count = 0;
        while self.next(&mut count, b'}')? {
            match self.described_member(words, &mut progress, at)? {
                Member::Known { index, offset } => {
                    if let Some(word) = words.get(index) {
                        each(self, word.which, &at.member(word.name), offset)?;
                    }
                }
                Member::Again(key) => self.again(&key, at)?,
                Member::Passed => {}
                Member::Unknown(key) => {
                    let inside = at.member(&key.name);
                    if unknown.get_or_insert_default().insert(key.name.clone()) {
                        let name = &key.name;
                        self.unknown(&key, &inside, Place::Member, || nearest(words, name))?;
                    } else {
                        self.again(&key, at)?;
                    }
                }
            }
        }
        Ok(Some(start))
    }
}
