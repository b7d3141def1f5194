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

/// What came of a member's name that was not the predicted one.
pub(super) enum Named<'de> {
    /// A known member for the first time: its index.
    Known(usize),
    /// A name that is not known, for the first time.
    Unknown(Key<'de>),
    /// The member was reported and passed: it is one that came before, or its name is no text.
    Passed,
}

/// Which members an object has had so far, and which known one is expected next.
#[derive(Debug, Default)]
pub(super) struct Progress<'de> {
    expected: usize,
    first: u64,
    /// Bits of the members from 64 on.
    more: Vec<u64>,
    unknown: Option<Names<'de>>,
}

impl Progress<'_> {
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
        if self.more.len() < word {
            self.more.resize(word, 0);
        }
        if let Some(word) = self.more.get_mut(word - 1) {
            *word |= 1 << (index % 64);
        }
    }

    /// Whether all of so many members are there, as far as that is known without a look at each.
    #[inline]
    pub(super) fn has_all(&self, members: usize) -> bool {
        self.first.count_ones() as usize == members
    }

    #[inline]
    pub(super) fn has(&self, index: usize) -> bool {
        let word = match index / 64 {
            0 => self.first,
            word => self.more.get(word - 1).copied().unwrap_or(0),
        };
        word & (1 << (index % 64)) != 0
    }
}

impl<'de> Reader<'de> {
    /// The index of the next member, if it is the one that the schema's order predicts; then the
    /// reader stands behind the colon.
    #[inline]
    pub(super) fn predicted<M: Described>(
        &mut self,
        members: &[M],
        progress: &mut Progress<'_>,
    ) -> Option<usize> {
        let index = progress.expected;
        let member = members.get(index)?;
        if progress.has(index) || !self.try_key(member.key()) {
            return None;
        }
        progress.note(index);
        Some(index)
    }

    /// The index of the next member, if it is spelled as in the schema and comes for the first time.
    /// To compare the few names with the same initial costs less than to find out where the name
    /// ends.
    #[inline]
    fn spelled<M: Described>(
        &mut self,
        members: &[M],
        progress: &mut Progress<'_>,
    ) -> Option<usize> {
        let initial = self.bytes().get(self.position + 1)?;
        let (before, after) = members.split_at(progress.expected.min(members.len()));
        let mut find = |from: usize, members: &[M]| {
            for (index, member) in (from..).zip(members) {
                let key = member.key();
                if key.as_bytes().get(1) == Some(initial)
                    && !progress.has(index)
                    && self.try_key(key)
                {
                    progress.note(index);
                    return Some(index);
                }
            }
            None
        };
        find(before.len(), after).or_else(|| find(0, before))
    }

    /// Looks up the name of the next member, which is not the predicted one.
    #[inline(never)]
    pub(super) fn named<M: Described>(
        &mut self,
        members: &[M],
        progress: &mut Progress<'de>,
        at: &Path<'_>,
    ) -> Result<Named<'de>, Stop> {
        if let Some(index) = self.spelled(members, progress) {
            return Ok(Named::Known(index));
        }
        let Some(key) = self.key(at)? else { return Ok(Named::Passed) };
        let index = find(members, progress.expected, &key.name);
        let is_new = match index {
            Some(index) => progress.note(index),
            None => progress.unknown.get_or_insert_default().insert(key.name.clone()),
        };
        if !is_new {
            self.again(&key, at)?;
            return Ok(Named::Passed);
        }
        Ok(index.map_or(Named::Unknown(key), Named::Known))
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
