//! The members that the specification gives its objects, as tables.

use super::members::Key;
use super::names::{Described, Named, Progress};
use super::{Reader, Stop};
use crate::names::is_member_name;
use crate::near::nearest;
use crate::path::Path;
use crate::schema::{Operation, Presence};
use crate::violation::{Fault, Place, shortened};

/// One member of an object that the specification defines.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word<W> {
    pub(crate) name: &'static str,
    /// The name as it stands in JSON text, with quotes and colon.
    pub(crate) key: &'static str,
    /// Which member it is.
    pub(crate) which: W,
}

/// What was found of an object besides its members' values.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Defined {
    /// Where it begins.
    pub(crate) start: usize,
    /// Whether it has a member of an extension.
    pub(crate) has_extension: bool,
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

impl<'de> Reader<'de> {
    /// Reads an object whose members the specification defines; another value is reported, and so
    /// are other members. `each` stands at the value of a member that comes for the first time and
    /// has to take it; it gets the place in the text of the member's name.
    ///
    /// `None` if the value is no object.
    pub(crate) fn defined_members<W: Copy>(
        &mut self,
        at: &Path<'_>,
        expected: &'static str,
        words: &'static [Word<W>],
        each: impl FnMut(&mut Self, W, &Path<'_>, usize) -> Result<(), Stop>,
    ) -> Result<Option<Defined>, Stop> {
        self.members_and_extensions(at, expected, words, each, Self::extension_member)
    }

    /// As [`defined_members`](Self::defined_members), with `extension` for members that are not
    /// defined: it takes the value and says so if it knows the member.
    pub(crate) fn members_and_extensions<W: Copy>(
        &mut self,
        at: &Path<'_>,
        expected: &'static str,
        words: &'static [Word<W>],
        mut each: impl FnMut(&mut Self, W, &Path<'_>, usize) -> Result<(), Stop>,
        mut extension: impl FnMut(&mut Self, &Key<'de>, &Path<'_>) -> Result<bool, Stop>,
    ) -> Result<Option<Defined>, Stop> {
        if self.peek() != b'{' {
            self.wrong_type(at, expected)?;
            return Ok(None);
        }
        let start = self.position;
        self.open_level()?;
        let mut progress = Progress::default();
        let mut has_extension = false;
        while let Some(named) = self.next_member(words, &mut progress, at)? {
            let offset = progress.offset();
            match named {
                Named::Known(index) => {
                    if let Some(word) = words.get(index) {
                        each(self, word.which, &at.member(word.name), offset)?;
                    }
                }
                Named::Passed => {}
                Named::Unknown => {
                    let Some(key) = progress.take_unknown() else { continue };
                    let inside = at.member(&key.name);
                    if extension(self, &key, &inside)? {
                        has_extension = true;
                    } else {
                        let name = &key.name;
                        self.unknown(&key, &inside, Place::Member, || {
                            nearest(words.iter().map(Described::name), name)
                        })?;
                    }
                }
            }
        }
        Ok(Some(Defined { start, has_extension }))
    }
}

impl<'de> Reader<'de> {
    /// Whether the name is that of a member of an extension that is applied. A receiver that
    /// ignores what it does not know takes any extension for applied.
    pub(crate) fn has_namespace(&self, name: &str) -> bool {
        name.split_once(':').is_some_and(|(namespace, rest)| {
            self.options.namespaces.iter().flat_map(|known| known.iter()).any(|it| it == namespace)
                || self.is_lenient() && is_namespace(namespace) && is_member_name(rest)
        })
    }

    /// Passes the value of a member of an extension that is applied; a name whose second part is
    /// illegal is reported. `false` if it is no such member.
    pub(crate) fn extension_member(&mut self, key: &Key<'de>, at: &Path<'_>) -> Result<bool, Stop> {
        if !self.has_namespace(&key.name) {
            return Ok(false);
        }
        let rest = key.name.split_once(':').map_or("", |(_, rest)| rest);
        if is_member_name(rest) {
            self.skip(at)?;
        } else {
            self.report(at, key.offset, Fault::IllegalName { name: shortened(&key.name) });
            self.skip_muted(at)?;
        }
        Ok(true)
    }
}

/// Whether an extension may have this namespace.
pub(crate) fn is_namespace(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}
