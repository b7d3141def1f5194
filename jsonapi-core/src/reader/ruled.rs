//! Values that are held against rules of the resource's description.
//!
//! A value is read first, as its type asks; then the rules look at its text once more. So they need
//! to know no types, and values without rules pay nothing.

use core::fmt;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::{Reader, Stop};
use crate::object::meaning;
use crate::path::Path;
use crate::rules::{self, Rule};
use crate::schema::{MemberSchema, Operation, Presence};
use crate::violation::{Fault, Place, RuleFault, Violation};

impl Reader<'_> {
    /// Whether values are held against rules: always in requests, and in responses where the reader
    /// is strict. A server may send what it did not accept today.
    pub(super) fn holds_rules(&self) -> bool {
        !self.is_held && (self.operation != Operation::Read || !self.is_lenient())
    }

    /// Reads the value of a known member, if it may be there, and holds it against its rules.
    #[inline]
    pub(super) fn value(
        &mut self,
        member: &'static MemberSchema,
        at: &Path<'_>,
        offset: usize,
        place: Place,
        mut read: impl FnMut(&mut Self) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        if !self.may_be(member, at, offset, place)? {
            Ok(())
        } else if member.rules.is_empty() {
            read(self)
        } else {
            // Moved, so that it need not have an address where there are no rules.
            let mut read = read;
            self.ruled(member.rules, at, &mut read)
        }
    }

    /// Reads a value and holds it against its rules.
    #[inline(never)]
    fn ruled(
        &mut self,
        rules: &'static [Rule],
        at: &Path<'_>,
        read: &mut dyn FnMut(&mut Self) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        let start = self.offset();
        let known = self.violations.len();
        read(self)?;
        if !self.holds_rules() || self.muted > 0 {
            return Ok(());
        }
        let end = core::mem::replace(&mut self.position, start);
        self.hold(rules, known, at)?;
        self.position = end;
        Ok(())
    }

    /// Reports what the author's own function has against a value that begins at this place.
    pub fn checked<E: fmt::Display>(
        &mut self,
        start: usize,
        at: &Path<'_>,
        check: impl FnOnce() -> Option<Result<(), E>>,
    ) {
        if self.holds_rules()
            && self.muted == 0
            && let Some(Err(error)) = check()
        {
            let fault = RuleFault::Refused { member: None, message: error.to_string() };
            self.report(at, start, Fault::Rule(fault));
        }
    }

    /// Reports what the author's own function has against the values so many arrays and maps inside
    /// a value that begins at this place. Each is read once more by itself, so that one that cannot
    /// be read hides no other.
    ///
    /// # Errors
    ///
    /// [`Stop`] when the text cannot be read any further.
    pub fn checked_inside<T, E: fmt::Display, F: Fn(&T) -> Result<(), E>>(
        &mut self,
        start: usize,
        depth: usize,
        at: &Path<'_>,
        read: fn(&mut Self, &Path<'_>) -> Result<Option<T>, Stop>,
        check: F,
    ) -> Result<(), Stop> {
        if !self.holds_rules() || self.muted > 0 {
            return Ok(());
        }
        self.again_at(start, |reader| {
            reader.each_inside(depth, at, &mut |reader, at| {
                let start = reader.offset();
                reader.skip_muted(at)?;
                let text = reader.text_from(start);
                if text == "null" || reader.has_reported_in(start, text.len()) {
                    return Ok(());
                }
                reader.go_back_to(start);
                if let Some(value) = reader.unreported(|reader| read(reader, at))? {
                    reader.checked(start, at, || Some(check(&value)));
                }
                Ok(())
            })
        })
    }

    /// Whether something was reported of the value that begins at this place and is so long.
    fn has_reported_in(&self, start: usize, length: usize) -> bool {
        let mut offsets = self.violations.iter().map(Violation::offset);
        offsets.any(|offset| offset.checked_sub(start).is_some_and(|inside| inside < length))
    }

    /// Comes to each value so many arrays and maps inside a value, and passes everything else.
    fn each_inside(
        &mut self,
        depth: usize,
        at: &Path<'_>,
        each: &mut dyn FnMut(&mut Self, &Path<'_>) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        let Some(depth) = depth.checked_sub(1) else { return each(self, at) };
        match self.peek() {
            b'[' => {
                self.items(at, "an array", &mut |reader, at| reader.each_inside(depth, at, each))
            }
            b'{' => self
                .each_entry(at, &mut |reader, _, at| reader.each_inside(depth, at, each))
                .map(|_| ()),
            _ => self.skip_muted(at),
        }
    }

    /// Takes the values of write-only attributes out of what was reported: nobody is to read them,
    /// in a log neither.
    #[cold]
    pub(super) fn withhold(&mut self, attributes: &[MemberSchema], at: &Path<'_>) {
        let never_read = |member: &&MemberSchema| member.presence.read == Presence::Forbidden;
        for member in attributes.iter().filter(never_read) {
            let place = at.member(member.name).pointer();
            for violation in &mut self.violations {
                let behind = violation.pointer().and_then(|it| it.strip_prefix(&*place));
                if behind.is_some_and(|behind| behind.is_empty() || behind.starts_with('/')) {
                    violation.withhold();
                }
            }
        }
    }

    /// Looks once more at what was passed, with other questions. Of what it reports, what the
    /// violations behind the first `known` say already is left out.
    #[cfg(feature = "check")]
    pub(crate) fn again_with_news<T>(
        &mut self,
        known: usize,
        work: impl FnOnce(&mut Self) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        let said = self.violations.get(known..).unwrap_or_default().to_vec();
        let before = self.violations.len();
        let result = work(self)?;
        if said.is_empty() {
            return Ok(result);
        }
        let mut places: HashMap<_, Vec<_>> = HashMap::new();
        for violation in &said {
            places.entry(violation.pointer()).or_default().push(violation.fault());
        }
        let mut index = 0;
        self.violations.retain(|violation| {
            index += 1;
            let said = places.get(&violation.pointer()).map_or(&[][..], Vec::as_slice);
            let is_kept = index <= before || is_news(violation.fault(), said);
            self.found -= usize::from(!is_kept);
            is_kept
        });
        Ok(result)
    }

    /// Where the next value begins.
    pub fn value_start(&mut self) -> usize {
        self.offset()
    }

    /// Holds a string that was read against rules.
    pub(super) fn hold_string(&mut self, rules: &[Rule], text: &str, at: &Path<'_>, offset: usize) {
        if self.holds_rules() {
            rules::string(rules, text, |fault| self.report(at, offset, fault));
        }
    }

    /// Passes a value that was read and reports the rules that it breaks. What was reported of it
    /// stands behind the first `known` violations.
    fn hold(&mut self, rules: &'static [Rule], known: usize, at: &Path<'_>) -> Result<(), Stop> {
        let offset = self.offset();
        let is_value = !self.is_faulty(offset, known);
        let start = self.position;
        match self.peek() {
            b'[' => return self.hold_array(rules, known, at),
            b'{' => return self.hold_object(rules, known, at),
            b'"' => {
                if let Some(text) = self.string_contents()?
                    && is_value
                {
                    rules::string(rules, &text, |fault| self.report(at, offset, fault));
                }
                return Ok(());
            }
            _ => self.skip_muted(at)?,
        }
        let text = self.text_from(start);
        match text.as_bytes().first() {
            _ if !is_value => {}
            None | Some(b'n') => {}
            Some(b'-' | b'0'..=b'9') => {
                rules::number(rules, text, |fault| self.report(at, offset, fault));
            }
            _ => rules::other(rules, text, |fault| self.report(at, offset, fault)),
        }
        Ok(())
    }

    fn hold_array(
        &mut self,
        rules: &'static [Rule],
        known: usize,
        at: &Path<'_>,
    ) -> Result<(), Stop> {
        let start = self.position;
        let inside = rules.iter().find_map(|rule| match rule {
            Rule::Items(rules) => Some(*rules),
            _ => None,
        });
        let mut found = 0;
        self.items(at, "an array", &mut |reader, at| {
            found += 1;
            match inside {
                Some(rules) => reader.hold(rules, known, at),
                None => reader.skip_muted(at),
            }
        })?;
        if self.is_faulty(start, known) {
            return Ok(());
        }
        for rule in rules {
            let fault = match *rule {
                Rule::MinItems(limit) if found < limit => RuleFault::TooFewItems { limit, found },
                Rule::MaxItems(limit) if found > limit => RuleFault::TooManyItems { limit, found },
                Rule::UniqueItems => {
                    let end = core::mem::replace(&mut self.position, start);
                    self.report_duplicates(known, at)?;
                    self.position = end;
                    continue;
                }
                _ => continue,
            };
            self.report(at, start, Fault::Rule(fault));
        }
        let text = self.text_from(start);
        rules::other(rules, text, |fault| self.report(at, start, fault));
        Ok(())
    }

    fn hold_object(
        &mut self,
        rules: &'static [Rule],
        known: usize,
        at: &Path<'_>,
    ) -> Result<(), Stop> {
        let start = self.position;
        let inside = rules.iter().find_map(|rule| match rule {
            Rule::Values(rules) => Some(*rules),
            _ => None,
        });
        let mut found = 0;
        self.each_entry(at, &mut |reader, _, at| {
            found += 1;
            match inside {
                Some(rules) => reader.hold(rules, known, at),
                None => reader.skip_muted(at),
            }
        })?;
        if self.is_faulty(start, known) {
            return Ok(());
        }
        for rule in rules {
            let fault = match *rule {
                Rule::MinProperties(limit) if found < limit => {
                    RuleFault::TooFewMembers { limit, found }
                }
                Rule::MaxProperties(limit) if found > limit => {
                    RuleFault::TooManyMembers { limit, found }
                }
                _ => continue,
            };
            self.report(at, start, Fault::Rule(fault));
        }
        let text = self.text_from(start);
        rules::other(rules, text, |fault| self.report(at, start, fault));
        Ok(())
    }

    /// Passes an array and reports each item that is equal to one before it.
    fn report_duplicates(&mut self, known: usize, at: &Path<'_>) -> Result<(), Stop> {
        let mut seen = HashMap::new();
        let mut index = 0;
        self.items(at, "an array", &mut |reader, at| {
            let offset = reader.offset();
            let value = reader.muted(meaning::read)?;
            match seen.entry(value) {
                Entry::Occupied(first) if !reader.is_faulty(offset, known) => {
                    let first = *first.get();
                    reader.report(at, offset, Fault::Rule(RuleFault::DuplicateItem { first }));
                }
                Entry::Occupied(_) => {}
                Entry::Vacant(place) => {
                    place.insert(index);
                }
            }
            index += 1;
            Ok(())
        })
    }

    /// Whether something else than a broken rule was reported of the value at this place, so that
    /// it is no value that rules speak of.
    fn is_faulty(&self, offset: usize, known: usize) -> bool {
        let mut since = self.violations.get(known..).unwrap_or_default().iter();
        since.any(|violation| {
            violation.offset() == offset
                && !matches!(violation.fault(), Fault::Rule(_) | Fault::NotOneOf { .. })
        })
    }
}

/// Whether a fault says more than what was said of the same place.
#[cfg(feature = "check")]
fn is_news(fault: &Fault, said: &[&Fault]) -> bool {
    match fault {
        Fault::Rule(_) | Fault::NotOneOf { .. } => true,
        // An object lacks one member or another.
        Fault::Missing { .. } | Fault::MissingOneOf { .. } => !said.contains(&fault),
        // A value that is there twice may be wrong as well.
        _ => said.iter().all(|said| matches!(said, Fault::Duplicate { .. })),
    }
}
