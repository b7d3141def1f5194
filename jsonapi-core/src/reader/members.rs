//! Objects: members found by name, in the order of the schema where the text has it.

use std::borrow::Cow;

use super::names::{Described, Named, Progress};
use super::{Reader, Stop};
use crate::attribute::ReadAttribute;
use crate::json::{Names, Unescaped, unescape};
use crate::near::nearest;
use crate::object::Object;
use crate::path::Path;
use crate::relationship::ReadRelationship;
use crate::schema::{Constant, MemberSchema, Operation, Presence};
use crate::violation::{Fault, Place, shortened};

/// A member's name and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Key<'de> {
    pub(crate) name: Cow<'de, str>,
    pub(crate) offset: usize,
}

/// The members of an object while it is read: the typed end for structs with
/// `#[derive(Attribute)]`.
pub trait ObjectFields<'de> {
    /// Reads the value of a member, by its index in the schema.
    ///
    /// # Errors
    ///
    /// [`Stop`] when the text cannot be read any further.
    fn member(&mut self, index: usize, reader: &mut Reader<'de>, at: &Path<'_>)
    -> Result<(), Stop>;

    /// Where members go that the schema does not name, if they are kept.
    fn rest(&mut self) -> Option<&mut Object> {
        None
    }
}

impl<'de> Reader<'de> {
    /// Reads the value of an attribute into its place.
    ///
    /// # Errors
    ///
    /// [`Stop`] when the text cannot be read any further.
    #[inline(never)]
    pub fn attribute<A: ReadAttribute<'de>>(
        &mut self,
        place: &mut Option<A>,
        at: &Path<'_>,
    ) -> Result<(), Stop> {
        *place = A::read(self, at)?;
        Ok(())
    }

    /// Reads the value of an attribute into its place through serde.
    ///
    /// # Errors
    ///
    /// [`Stop`] when the text cannot be read any further.
    pub fn serde_attribute<T: serde::Deserialize<'de>>(
        &mut self,
        place: &mut Option<T>,
        at: &Path<'_>,
    ) -> Result<(), Stop> {
        *place = self.through_serde(at)?;
        Ok(())
    }

    /// Reads a relationship into its place.
    ///
    /// # Errors
    ///
    /// [`Stop`] when the text cannot be read any further.
    #[inline(never)]
    pub fn relationship<R: ReadRelationship<'de>>(
        &mut self,
        place: &mut Option<R>,
        at: &Path<'_>,
    ) -> Result<(), Stop> {
        // It is read where it stays: relationships are large.
        if !place.get_or_insert_with(R::absent).read(self, at)? {
            *place = None;
        }
        Ok(())
    }

    /// A member's name and the colon behind it, if the name stands in the text as it is and the
    /// colon right behind it.
    #[inline]
    pub(super) fn plain_key(&mut self) -> Option<&'de str> {
        if self.peek() != b'"' {
            return None;
        }
        let start = self.position;
        let name = self.plain_string();
        if name.is_some() && self.bytes().get(self.position) == Some(&b':') {
            self.position += 1;
            return name;
        }
        self.position = start;
        None
    }

    /// A member's name and the colon behind it. `None` if the name has half of a surrogate pair: no
    /// pointer can name such a member, so its object is reported, and the member is passed.
    pub(crate) fn key(&mut self, at: &Path<'_>) -> Result<Option<Key<'de>>, Stop> {
        let offset = self.offset();
        match self.plain_key() {
            Some(name) => Ok(Some(Key { name: Cow::Borrowed(name), offset })),
            None => self.other_key(at),
        }
    }

    #[inline(never)]
    fn other_key(&mut self, at: &Path<'_>) -> Result<Option<Key<'de>>, Stop> {
        if self.peek() != b'"' {
            return Err(self.syntax(self.position, "a member name in quotes"));
        }
        let offset = self.position;
        let name = self.string_contents()?;
        self.colon()?;
        let Some(name) = name else {
            self.report_lone_surrogate(at, offset);
            self.skip_muted(at)?;
            return Ok(None);
        };
        Ok(Some(Key { name, offset }))
    }

    /// Reads an object whose member names are free; another value is reported. `each` stands at the
    /// value and has to take it. Duplicate names never reach it, nor do @-members, which no
    /// definition counts (JSON:API 1.1, "@-Members").
    ///
    /// `None` if the value is no object, else where it begins.
    pub(crate) fn each_member(
        &mut self,
        at: &Path<'_>,
        expected: &'static str,
        each: &mut dyn FnMut(&mut Self, &Key<'de>, &Path<'_>) -> Result<(), Stop>,
    ) -> Result<Option<usize>, Stop> {
        if self.peek() != b'{' {
            self.wrong_type(at, expected)?;
            return Ok(None);
        }
        let start = self.position;
        self.open_level()?;
        let mut names = Names::default();
        let mut count = 0;
        while self.next::<b'}'>(&mut count)? {
            let Some(key) = self.key(at)? else { continue };
            let inside = at.member(&key.name);
            if !names.insert(key.name.clone()) {
                self.again(&mut names, &key, at)?;
            } else if key.name.starts_with('@') {
                self.skip(&inside)?;
            } else {
                each(self, &key, &inside)?;
            }
        }
        Ok(Some(start))
    }

    /// Reads an object whose names are data; another value is reported. Duplicate names never
    /// reach `each`. Whether the value is an object.
    pub(crate) fn each_entry(
        &mut self,
        at: &Path<'_>,
        each: &mut dyn FnMut(&mut Self, &str, &Path<'_>) -> Result<(), Stop>,
    ) -> Result<bool, Stop> {
        if self.peek() != b'{' {
            self.wrong_type(at, "an object")?;
            return Ok(false);
        }
        self.open_level()?;
        let mut names = Names::default();
        let mut count = 0;
        while self.next::<b'}'>(&mut count)? {
            let Some(key) = self.key(at)? else { continue };
            if names.insert(key.name.clone()) {
                each(self, &key.name, &at.member(&key.name))?;
            } else {
                self.again(&mut names, &key, at)?;
            }
        }
        Ok(true)
    }

    /// Reads an object whose text is known to be valid; `each` stands at the value and has to take
    /// it.
    pub(crate) fn each_own_entry(
        &mut self,
        mut each: impl FnMut(&mut Self, Cow<'de, str>) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        self.open_level()?;
        let mut count = 0;
        while self.next::<b'}'>(&mut count)? {
            if let Some(key) = self.key(&Path::ROOT)? {
                each(self, key.name)?;
            }
        }
        Ok(())
    }

    /// Reads an object whose members are described; `false` if something in it was reported.
    ///
    /// # Errors
    ///
    /// [`Stop`] when the text cannot be read any further.
    pub fn object(
        &mut self,
        members: &'static [MemberSchema],
        fields: &mut dyn ObjectFields<'de>,
        at: &Path<'_>,
    ) -> Result<bool, Stop> {
        let found = self.found;
        let mut progress = Progress::default();
        if let Some(start) = self.object_members(members, fields, &mut progress, at)? {
            self.report_missing(members, &progress, at, start, Place::Member);
        }
        Ok(self.found == found)
    }

    /// As [`object`](Self::object), for a merge patch: no member has to be there.
    ///
    /// # Errors
    ///
    /// [`Stop`] when the text cannot be read any further.
    pub fn object_patch(
        &mut self,
        members: &'static [MemberSchema],
        fields: &mut dyn ObjectFields<'de>,
        at: &Path<'_>,
    ) -> Result<bool, Stop> {
        let found = self.found;
        self.object_members(members, fields, &mut Progress::default(), at)?;
        Ok(self.found == found)
    }

    /// Reads the members of an object, and says where it begins; `None` if the value is none.
    #[inline]
    fn object_members(
        &mut self,
        members: &'static [MemberSchema],
        fields: &mut dyn ObjectFields<'de>,
        progress: &mut Progress<'de>,
        at: &Path<'_>,
    ) -> Result<Option<usize>, Stop> {
        if self.peek() != b'{' {
            self.wrong_type(at, "an object")?;
            return Ok(None);
        }
        let start = self.position;
        self.open_level()?;
        while let Some(named) = self.next_member(members, progress, at)? {
            let offset = progress.offset();
            match named {
                Named::Known(index) => {
                    let Some(member) = members.get(index) else { continue };
                    let inside = at.member(member.name);
                    self.value(member, &inside, offset, Place::Member, |reader| {
                        fields.member(index, reader, &inside)
                    })?;
                }
                Named::Passed => {}
                Named::Unknown => self.unknown_member(members, fields, progress, at)?,
            }
        }
        Ok(Some(start))
    }

    /// Reads a member that is not described. Apart, so that objects inside objects need less stack.
    #[inline(never)]
    fn unknown_member(
        &mut self,
        members: &'static [MemberSchema],
        fields: &mut dyn ObjectFields<'de>,
        progress: &mut Progress<'de>,
        at: &Path<'_>,
    ) -> Result<(), Stop> {
        let Some(key) = progress.take_unknown() else { return Ok(()) };
        let inside = at.member(&key.name);
        let Some(rest) = fields.rest() else {
            return self.unknown(&key, &inside, Place::Member, || {
                nearest(members.iter().map(Described::name), &key.name)
            });
        };
        self.kept(rest, &key.name, &inside)
    }

    /// Keeps a member as it stands, whatever it is.
    pub(super) fn kept(
        &mut self,
        rest: &mut Object,
        name: &str,
        at: &Path<'_>,
    ) -> Result<(), Stop> {
        if let Some(value) = self.raw(at)? {
            rest.push(name, &value);
        }
        Ok(())
    }

    /// Reports a name that occurs again, and passes its value.
    #[cold]
    pub(super) fn again(
        &mut self,
        names: &mut Names<'de>,
        key: &Key<'de>,
        at: &Path<'_>,
    ) -> Result<(), Stop> {
        self.report_duplicate(names, key, at);
        self.skip_muted(&at.member(&key.name))
    }

    /// Passes the value of a name that is not known, and reports it where that is a violation.
    pub(crate) fn unknown(
        &mut self,
        key: &Key<'_>,
        at: &Path<'_>,
        place: Place,
        nearest: impl FnOnce() -> Option<&'static str>,
    ) -> Result<(), Stop> {
        let is_at_member = key.name.starts_with('@') && !self.in_hal;
        if is_at_member || self.is_lenient() {
            return self.skip(at);
        }
        let nearest = if self.is_full() { None } else { nearest() };
        let member = shortened(&key.name);
        self.report(at, key.offset, Fault::Unknown { place, member, nearest });
        self.skip_muted(at)
    }

    /// Whether the value of a known member is worth reading. If not, it is reported where that is
    /// a violation, and passed.
    #[inline]
    pub(super) fn may_be(
        &mut self,
        member: &'static MemberSchema,
        at: &Path<'_>,
        offset: usize,
        place: Place,
    ) -> Result<bool, Stop> {
        if member.presence.in_operation(self.operation) != Presence::Forbidden
            && member.constant.is_none()
            && (member.nullable || self.peek() != b'n')
        {
            return Ok(true);
        }
        self.may_be_after_all(member, at, offset, place)
    }

    #[inline(never)]
    fn may_be_after_all(
        &mut self,
        member: &'static MemberSchema,
        at: &Path<'_>,
        offset: usize,
        place: Place,
    ) -> Result<bool, Stop> {
        if member.presence.in_operation(self.operation) == Presence::Forbidden {
            self.forbidden(member.name, at, offset, place)?;
            return Ok(false);
        }
        if self.peek() == b'n' && !member.nullable {
            let expected = match member.constant {
                Some(Constant::String(_)) => "a string",
                Some(Constant::Boolean(_)) => "a boolean",
                Some(Constant::Integer(_)) => "an integer",
                None => member.kind.expected(),
            };
            self.wrong_type(at, expected)?;
            return Ok(false);
        }
        match member.constant {
            Some(constant) if self.peek() != b'n' => self.is_constant(constant, at),
            _ => Ok(true),
        }
    }

    /// Reports a member that must not be sent in this operation, and passes its value.
    pub(super) fn forbidden(
        &mut self,
        name: &'static str,
        at: &Path<'_>,
        offset: usize,
        place: Place,
    ) -> Result<(), Stop> {
        // Links are the server's: a client that sends back what it read loses nothing.
        let is_ignored = matches!(place, Place::Member | Place::Link);
        if self.is_lenient() && (self.operation == Operation::Read || is_ignored) {
            return self.skip(at);
        }
        let operation = self.operation;
        self.report(at, offset, Fault::Forbidden { place, member: name, operation });
        self.skip_muted(at)
    }

    /// Whether the value is the constant; then the reader still stands at it.
    fn is_constant(&mut self, expected: Constant, at: &Path<'_>) -> Result<bool, Stop> {
        let start = self.offset();
        let found = self.found()?;
        self.skip_muted(at)?;
        let text = self.text_from(start);
        let matches = match expected {
            Constant::String(expected) => text
                .strip_prefix('"')
                .and_then(|text| text.strip_suffix('"'))
                .is_some_and(|contents| match unescape(contents) {
                    Ok(Unescaped::Text(contents)) => contents == expected,
                    _ => false,
                }),
            Constant::Boolean(expected) => text == if expected { "true" } else { "false" },
            Constant::Integer(expected) => text == expected.to_string(),
        };
        if matches {
            self.position = start;
            return Ok(true);
        }
        let (name, right_type) = match expected {
            Constant::String(_) => ("a string", found == crate::violation::Found::String),
            Constant::Boolean(_) => ("a boolean", found == crate::violation::Found::Boolean),
            Constant::Integer(_) => ("an integer", found == crate::violation::Found::Number),
        };
        let fault = if right_type {
            Fault::NotConstant { expected, found: shortened(text) }
        } else {
            Fault::WrongType { expected: name, found }
        };
        self.report(at, start, fault);
        Ok(false)
    }

    /// Reports the required members that were not found, at their container.
    #[inline]
    pub(super) fn report_missing<M: Described>(
        &mut self,
        members: &[M],
        progress: &Progress<'_>,
        at: &Path<'_>,
        offset: usize,
        place: Place,
    ) {
        // Sparse fieldsets leave out whole fields, never parts of one.
        if !(progress.has_all(members.len()) || (self.sparse && place != Place::Member)) {
            self.report_absent_members(members, progress, at, offset, place);
        }
    }

    #[inline(never)]
    fn report_absent_members<M: Described>(
        &mut self,
        members: &[M],
        progress: &Progress<'_>,
        at: &Path<'_>,
        offset: usize,
        place: Place,
    ) {
        let mut from = 0;
        while let Some((index, member)) = progress.next_absent(members, from) {
            from = index + 1;
            if member.presence(self.operation) == Presence::Required {
                self.report(at, offset, Fault::Missing { place, member: member.name() });
            }
        }
    }
}
