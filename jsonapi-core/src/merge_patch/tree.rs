//! The objects inside objects of a JSON text, which is all that a merge patch looks into.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::object::same_meaning;
use crate::reader::{Options, Reader, Stop};
use crate::violation::Violations;

/// A value of a text that is known to be valid and without white space between its tokens.
#[derive(Debug)]
pub(super) struct Tree<'t> {
    pub(super) text: &'t str,
    /// The members in their order, if the value is an object. Arrays are not looked into.
    pub(super) members: Option<Vec<Member<'t>>>,
}

/// A member's name and its value.
pub(super) type Member<'t> = (Cow<'t, str>, Tree<'t>);

impl<'t> Tree<'t> {
    /// Reads a text in one pass. It fails if the text is deeper than the reader ever goes.
    pub(super) fn of(text: &'t str) -> Result<Self, Violations> {
        let mut value = None;
        let read = &mut |reader: &mut Reader<'t>| {
            value = Some(read(reader)?);
            Ok(())
        };
        Reader::run_text(text, &Options::own_text(), read)?;
        value.ok_or_else(crate::reader::no_value)
    }

    pub(super) fn is_null(&self) -> bool {
        self.text == "null"
    }

    /// The members, none if the value is no object.
    pub(super) fn members(&self) -> &[Member<'t>] {
        self.members.as_deref().unwrap_or_default()
    }

    /// The members by their names. The hash is keyed, so that nobody can choose names that collide.
    pub(super) fn by_name(&self) -> HashMap<&str, &Self> {
        self.members().iter().map(|(name, value)| (&**name, value)).collect()
    }

    /// The member of that name.
    pub(super) fn get(&self, name: &str) -> Option<&Self> {
        self.members().iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }
}

/// Whether two members mean the same, or neither is there.
pub(super) fn is_same(one: Option<&&Tree<'_>>, other: Option<&&Tree<'_>>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => same_meaning(one.text, other.text),
        (one, other) => one.is_none() && other.is_none(),
    }
}

/// The reader's limit on depth bounds the recursion.
fn read<'t>(reader: &mut Reader<'t>) -> Result<Tree<'t>, Stop> {
    let start = reader.offset();
    let members = if reader.peek() == b'{' {
        let mut members = Vec::new();
        reader.each_own_entry(|reader, name| {
            members.push((name, read(reader)?));
            Ok(())
        })?;
        Some(members)
    } else {
        reader.skip_valid()?;
        None
    };
    Ok(Tree { text: reader.text_from(start), members })
}
