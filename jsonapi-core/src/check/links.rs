//! Links, link objects and `meta` (JSON:API 1.1, "Links", "Meta Information").

use super::Checker;
use crate::links::{LinkMember, LinksOf};
use crate::names::is_member_name;
use crate::near::nearest;
use crate::path::Path;
use crate::reader::{Key, Reader, Stop};
use crate::syntax;
use crate::violation::{Fault, Place, shortened};

/// What was found in a links object.
#[derive(Debug, Default)]
pub(super) struct FoundLinks {
    /// Whether `self`, `related` or a member of an extension is there.
    pub(super) qualifies: bool,
    /// The pagination links that are not `null`, and where they stand.
    pub(super) pagination: Vec<(&'static str, usize)>,
    pub(super) has_prev: bool,
    pub(super) has_next: bool,
    /// Where the object begins.
    pub(super) start: Option<usize>,
}

const PAGINATION: [&str; 4] = ["first", "last", "prev", "next"];

impl<'de> Checker<'_, 'de> {
    pub(super) fn links(
        &self,
        reader: &mut Reader<'de>,
        at: &Path<'_>,
        of: LinksOf,
    ) -> Result<FoundLinks, Stop> {
        let mut found = FoundLinks::default();
        let start = reader.each_member(at, "a links object", &mut |reader, key, inside| {
            let name = &*key.name;
            if reader.extension_member(key, inside)? {
                found.qualifies = true;
                return Ok(());
            }
            if let Some(names) = of.names()
                && !names.contains(&name)
            {
                return reader
                    .unknown(key, inside, Place::Member, || nearest(names.iter().copied(), name));
            }
            if of == LinksOf::Resource && !is_member_name(name) {
                return illegal_name(reader, inside, key.offset, name);
            }
            found.qualifies |= matches!(name, "self" | "related");
            found.has_prev |= name == "prev";
            found.has_next |= name == "next";
            let pagination = PAGINATION.into_iter().find(|known| *known == name);
            if let Some(pagination) = pagination
                // What is no link at all is one mistake, wherever it stands.
                && matches!(reader.peek(), b'"' | b'{')
            {
                found.pagination.push((pagination, key.offset));
            }
            self.link(reader, inside)
        })?;
        found.start = start;
        Ok(found)
    }

    fn link(&self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<(), Stop> {
        match reader.peek() {
            b'"' => uri_reference(reader, at),
            b'{' => self.link_object(reader, at),
            b'n' => reader.try_null().map(|_| ()),
            _ => reader.wrong_type(at, "a URL, a link object or null"),
        }
    }

    fn link_object(&self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<(), Stop> {
        let mut has_href = false;
        let found = reader.defined_members(
            at,
            "a link object",
            LinkMember::WORDS,
            |reader, member, inside, _| match member {
                LinkMember::Href => {
                    has_href = true;
                    uri_reference(reader, inside)
                }
                LinkMember::Rel => {
                    text(reader, inside, syntax::RELATION_TYPE, syntax::is_relation_type)
                }
                LinkMember::DescribedBy => self.link(reader, inside),
                LinkMember::Title | LinkMember::Type => reader.string(inside).map(|_| ()),
                LinkMember::HrefLang => languages(reader, inside),
                LinkMember::Meta => self.meta(reader, inside),
            },
        )?;
        if let Some(found) = found
            && !has_href
        {
            reader.missing(at, found.start, "href");
        }
        Ok(())
    }

    /// Whether the name may be that of a member of `meta`. If not, or if it is an extension's, its
    /// value is passed.
    pub(super) fn may_name_meta(
        &self,
        reader: &mut Reader<'de>,
        key: &Key<'de>,
        at: &Path<'_>,
    ) -> Result<bool, Stop> {
        if reader.extension_member(key, at)? {
            return Ok(false);
        }
        if self.check.free_meta_names || is_member_name(&key.name) {
            return Ok(true);
        }
        illegal_name(reader, at, key.offset, &key.name)?;
        Ok(false)
    }

    /// Checks `meta`: an object, whose own members have legal names.
    pub(super) fn meta(&self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<(), Stop> {
        reader.each_member(at, "an object", &mut |reader, key, inside| {
            if !self.may_name_meta(reader, key, inside)? {
                return Ok(());
            }
            reader.skip(inside)
        })?;
        Ok(())
    }
}

fn languages(reader: &mut Reader<'_>, at: &Path<'_>) -> Result<(), Stop> {
    let expected = syntax::LANGUAGE_TAG;
    if reader.peek() == b'[' {
        return reader.items(at, expected, &mut |reader, at| {
            text(reader, at, expected, syntax::is_language_tag)
        });
    }
    text(reader, at, expected, syntax::is_language_tag)
}

pub(super) fn uri_reference(reader: &mut Reader<'_>, at: &Path<'_>) -> Result<(), Stop> {
    text(reader, at, syntax::URI_REFERENCE, syntax::is_uri_reference)
}

/// Checks a string by a rule.
pub(super) fn text(
    reader: &mut Reader<'_>,
    at: &Path<'_>,
    expected: &'static str,
    rule: fn(&str) -> bool,
) -> Result<(), Stop> {
    reader.parsed(at, expected, |text| rule(text).then_some(())).map(|_| ())
}

/// Reports a name that breaks the rules for member names, and passes its value.
pub(super) fn illegal_name(
    reader: &mut Reader<'_>,
    at: &Path<'_>,
    offset: usize,
    name: &str,
) -> Result<(), Stop> {
    reader.report(at, offset, Fault::IllegalName { name: shortened(name) });
    reader.skip_muted(at)
}
