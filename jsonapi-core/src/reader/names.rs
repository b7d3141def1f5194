//! Which member of an object comes next: found by name among those that are described.
//!
//! The text is compared with the names that the schema has before it is read as a name: with the
//! one that the schema's order predicts, then with those of the same initial.

use super::members::Key;
use super::{Reader, Stop};
use crate::json::Names;
use crate::path::Path;
use crate::schema::{MemberSchema, Operation, Presence, RelationshipSchema};

/// A described member: an attribute or a relationship.
pub(crate) trait Described {
    fn name(&self) -> &'static str;
    fn key(&self) -> &'static str;
    fn presence(&self, operation: Operation) -> Presence;
}

impl Described for MemberSchema {
    fn name(&self) -> &'static str {
        self.name
    }

    fn key(&self) -> &'static str {
        self.key
    }

    fn presence(&self, operation: Operation) -> Presence {
        self.presence.in_operation(operation)
    }
}

impl Described for RelationshipSchema {
    fn name(&self) -> &'static str {
        self.name
    }

    fn key(&self) -> &'static str {
        self.key
    }

    fn presence(&self, operation: Operation) -> Presence {
        self.presence.in_operation(operation)
    }
}

/// What came of a member's name.
#[derive(Clone, Copy)]
pub(super) enum Named {
    /// A known member for the first time: its index.
    Known(usize),
    /// A name that is not known, for the first time: [`Progress::take_unknown`] has it.
    Unknown,
    /// The member was reported and passed: it is one that came before, or its name is no text.
    Passed,
}

/// Which members an object has had so far, and which known one is expected next.
#[derive(Debug, Default)]
pub(super) struct Progress<'de> {
    /// How many members there have been, known or not.
    count: usize,
    expected: usize,
    /// Where the name of the last member stands.
    offset: usize,
    first: u64,
    more: Option<Box<More<'de>>>,
}

/// What few objects need.
#[derive(Debug, Default)]
struct More<'de> {
    /// Bits of the members from 64 on.
    later: Vec<u64>,
    /// The names that are not known, and any that came again.
    names: Names<'de>,
    /// The last of those that are not known.
    unknown: Option<Key<'de>>,
}

impl<'de> Progress<'de> {
    /// Nothing so far; this member is expected first.
    #[inline]
    pub(super) fn expecting(first: Option<usize>) -> Self {
        Self { expected: first.unwrap_or_default(), ..Self::default() }
    }

    /// Where the name of the last member stands.
    #[inline]
    pub(super) const fn offset(&self) -> usize {
        self.offset
    }

    /// Notes a member; `false` if it was there.
    #[inline]
    pub(super) fn note(&mut self, index: usize) -> bool {
        self.expected = index + 1;
        let is_new = !self.has(index);
        if index < 64 {
            self.first |= 1 << index;
        } else {
            self.note_later(index);
        }
        is_new
    }

    #[cold]
    fn note_later(&mut self, index: usize) {
        let word = index / 64;
        let later = &mut self.more.get_or_insert_default().later;
        if later.len() < word {
            later.resize(word, 0);
        }
        if let Some(word) = later.get_mut(word - 1) {
            *word |= 1 << (index % 64);
        }
    }

    /// Notes a name that is not known, and keeps it to be taken; `false` if it was there.
    fn note_unknown(&mut self, key: &Key<'de>) -> bool {
        let more = self.more.get_or_insert_default();
        let is_new = more.names.insert(key.name.clone());
        more.unknown = is_new.then(|| key.clone());
        is_new
    }

    /// The name of the last member, if it is not known.
    #[inline(never)]
    pub(super) fn take_unknown(&mut self) -> Option<Key<'de>> {
        self.more.as_mut()?.unknown.take()
    }

    /// The names that are noted as such.
    pub(super) fn names(&mut self) -> &mut Names<'de> {
        &mut self.more.get_or_insert_default().names
    }

    /// The bits of those of the first so many members that are not there; there are bits for 64.
    #[inline]
    fn absent(&self, members: usize) -> u64 {
        let all = if members < 64 { (1 << members) - 1 } else { u64::MAX };
        all & !self.first
    }

    /// Whether all of so many members are there, as far as that is known without a look at each.
    #[inline]
    pub(super) fn has_all(&self, members: usize) -> bool {
        self.first.count_ones() as usize == members
    }

    /// The first member from this index on that is not there.
    #[inline]
    pub(super) fn next_absent<'m, M>(
        &self,
        members: &'m [M],
        from: usize,
    ) -> Option<(usize, &'m M)> {
        let mut index = from;
        if index < 64 {
            index = 64.min(index + (!self.first >> index).trailing_zeros() as usize);
        }
        while index >= 64 && self.has_later(index) {
            index += 1;
        }
        Some((index, members.get(index)?))
    }

    #[inline]
    pub(super) fn has(&self, index: usize) -> bool {
        if index < 64 { self.first >> index & 1 == 1 } else { self.has_later(index) }
    }

    #[cold]
    fn has_later(&self, index: usize) -> bool {
        let later = self.more.as_ref().map_or(&[][..], |more| &more.later);
        later.get(index / 64 - 1).is_some_and(|word| word & (1 << (index % 64)) != 0)
    }
}

impl<'de> Reader<'de> {
    /// Goes to the value of the next member; `None` behind the end of the object.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "it is the path of nearly every member")]
    pub(super) fn next_member<M: Described>(
        &mut self,
        members: &[M],
        progress: &mut Progress<'de>,
        at: &Path<'_>,
    ) -> Result<Option<Named>, Stop> {
        if !self.next::<b'}'>(&mut progress.count)? {
            return Ok(None);
        }
        progress.offset = self.offset();
        if let Some(index) = self.predicted(members, progress) {
            return Ok(Some(Named::Known(index)));
        }
        if let Some(index) = self.spelled(members, progress) {
            return Ok(Some(Named::Known(index)));
        }
        self.named(members, progress, at).map(Some)
    }

    /// The index of the next member, if it is the one that the schema's order predicts and stands
    /// there without white space; then the reader stands behind the colon.
    #[inline]
    fn predicted<M: Described>(
        &mut self,
        members: &[M],
        progress: &mut Progress<'_>,
    ) -> Option<usize> {
        let index = progress.expected;
        let key = members.get(index)?.key();
        if index >= 64 || progress.first >> index & 1 == 1 || !self.try_key(self.position, key) {
            return None;
        }
        progress.expected = index + 1;
        progress.first |= 1 << index;
        Some(index)
    }

    /// The index of the next member, if it is one of the first 64, spelled as in the schema and comes
    /// for the first time.
    /// To compare the few names with the same initial costs less than to find out where the name
    /// ends.
    #[inline(never)]
    fn spelled<M: Described>(
        &mut self,
        members: &[M],
        progress: &mut Progress<'_>,
    ) -> Option<usize> {
        let initial = *self.bytes().get(self.position + 1)?;
        // Where a member was left out, the next one is not far behind it.
        let before = progress.absent(progress.expected);
        for mut places in [progress.absent(members.len()) & !before, before] {
            while places != 0 {
                let index = places.trailing_zeros() as usize;
                let key = members.get(index)?.key();
                if key.as_bytes().get(1) == Some(&initial) && self.try_key(self.position, key) {
                    progress.expected = index + 1;
                    progress.first |= 1 << index;
                    return Some(index);
                }
                places &= places - 1;
            }
        }
        None
    }

    /// Looks up the name of the member that the reader stands at.
    #[inline(never)]
    fn named<M: Described>(
        &mut self,
        members: &[M],
        progress: &mut Progress<'de>,
        at: &Path<'_>,
    ) -> Result<Named, Stop> {
        let Some(key) = self.key(at)? else { return Ok(Named::Passed) };
        let index = find(members, progress.expected, &key.name);
        let is_new = match index {
            Some(index) => progress.note(index),
            None => progress.note_unknown(&key),
        };
        if !is_new {
            self.again(progress.names(), &key, at)?;
            return Ok(Named::Passed);
        }
        Ok(index.map_or(Named::Unknown, Named::Known))
    }
}

/// The index of the member of that name, looked for from the expected one on.
fn find<M: Described>(members: &[M], expected: usize, name: &str) -> Option<usize> {
    let expected = expected.min(members.len());
    let (before, after) = members.split_at(expected);
    after
        .iter()
        .position(|member| member.name() == name)
        .map(|index| index + expected)
        .or_else(|| before.iter().position(|member| member.name() == name))
}
