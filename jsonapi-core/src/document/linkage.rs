//! Full linkage and uniqueness (JSON:API 1.1, "Compound Documents") of a document that is written.
//!
//! A name is the text `"type":"…","id":"…"`, which resource objects and identifiers begin with.

use std::borrow::Cow;
use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::dynamic::ResourceIdentifier;
use crate::json::{JsonWriter, Span, WriteError};
use crate::object::meaning;
use crate::path::Path;
use crate::reader::{Options, Reader};
use crate::resource::{ReadResource as _, WriteResource};

/// The name of a resource: its type and id.
pub(super) type Name<'a> = (Cow<'a, str>, Cow<'a, str>);

pub(super) fn name_of(resource: &dyn WriteResource) -> Name<'_> {
    (Cow::Borrowed(resource.type_name()), resource.id_text())
}

/// Whether primary data is resources: pairs of type and id alone may be identifiers, unless one
/// beside them is a resource.
pub(super) fn is_sure(data: &[&dyn WriteResource]) -> bool {
    data.iter().any(|resource| !resource.may_be_identifier())
}

/// Where the resources of a document and what they link to stand in the notes of its writer.
#[derive(Default)]
pub(super) struct Linkage {
    /// How many resources are primary data.
    primary: usize,
    /// How many links those have.
    reached: usize,
    /// For each included resource, where its links end.
    included: Vec<usize>,
}

/// What is wrong with the resource at this place among those of the document.
enum Problem {
    Duplicate(usize),
    NotLinked(usize),
}

/// Where each resource is among those of the document. The hash is keyed.
type Places<'n> = HashMap<&'n [u8], usize, RandomState>;

impl Linkage {
    /// That of the primary data, which has been written.
    pub(super) fn of_primary(writer: &JsonWriter) -> Self {
        let (names, links) = (writer.noted_names(), writer.noted_links());
        Self { primary: names.len(), reached: links.len(), included: Vec::new() }
    }

    /// Writes an included resource.
    pub(super) fn include(&mut self, resource: &dyn WriteResource, writer: &mut JsonWriter) {
        write_noted(resource, writer);
        self.included.push(writer.noted_links().len());
    }

    /// Makes the document fail if a resource comes twice, or, if `reachable` asks for it, if no
    /// linkage leads from the primary data to an included resource.
    pub(super) fn check<'a>(
        &self,
        data: &[&'a dyn WriteResource],
        included: &[&'a dyn WriteResource],
        reachable: bool,
        writer: &mut JsonWriter,
    ) {
        let Err(problem) = self.find_problem(is_sure(data), reachable, writer) else { return };
        let (Problem::Duplicate(place) | Problem::NotLinked(place)) = problem;
        let mut resources = data.iter().chain(included);
        let Some(resource) = resources.nth(place) else { return };
        let (type_name, id) = (resource.type_name().to_owned(), resource.id_text().into_owned());
        writer.fail_after(match problem {
            Problem::Duplicate(_) => WriteError::Duplicate { type_name, id },
            Problem::NotLinked(_) => WriteError::NotLinked { type_name, id },
        });
    }

    fn find_problem(
        &self,
        is_sure: bool,
        reachable: bool,
        writer: &JsonWriter,
    ) -> Result<(), Problem> {
        let (names, links) = (writer.noted_names(), writer.noted_links());
        if names.len() < 2 && self.included.is_empty() {
            return Ok(());
        }
        let mut places = Places::with_capacity_and_hasher(names.len(), RandomState::default());
        for (place, name) in names.iter().enumerate() {
            // What identifiers name may come again, and may be included.
            if (is_sure || place >= self.primary)
                && places.insert(writer.noted(*name), place).is_some()
            {
                return Err(Problem::Duplicate(place));
            }
        }
        if self.included.is_empty() || !reachable {
            return Ok(());
        }
        let mut is_reached = vec![false; self.included.len()];
        let mut open: Vec<Span> = links.get(..self.reached).unwrap_or_default().to_vec();
        if !is_sure {
            open.extend(names.iter().take(self.primary));
        }
        while let Some(link) = open.pop() {
            let place = places.get(writer.noted(link)).and_then(|at| at.checked_sub(self.primary));
            if let Some(place) = place
                && let Some(is_reached) = is_reached.get_mut(place)
                && !core::mem::replace(is_reached, true)
            {
                open.extend(self.links_of(place, links));
            }
        }
        match is_reached.iter().position(|is_reached| !is_reached) {
            Some(place) => Err(Problem::NotLinked(self.primary + place)),
            None => Ok(()),
        }
    }

    /// What an included resource links to.
    fn links_of<'l>(&self, place: usize, links: &'l [Span]) -> &'l [Span] {
        let before = place.checked_sub(1).and_then(|before| self.included.get(before));
        let start = before.copied().unwrap_or(self.reached);
        let end = self.included.get(place).copied().unwrap_or_default();
        links.get(start..end).unwrap_or_default()
    }
}

/// Writes a resource, and sees to it that its name is noted if names are.
pub(super) fn write_noted(resource: &dyn WriteResource, writer: &mut JsonWriter) {
    let before = writer.noted_names().len();
    resource.write_resource(writer);
    // Identifiers and what is written by hand.
    if writer.noted_names().len() == before {
        writer.note_own_name(|| name_of(resource));
    }
}

/// Whether two resources of one name say the same.
pub(super) fn say_the_same(one: &dyn WriteResource, other: &dyn WriteResource) -> bool {
    let written = |resource: &dyn WriteResource| {
        let mut writer = JsonWriter::new();
        resource.write_resource(&mut writer);
        String::from_utf8(writer.into_text()).unwrap_or_default()
    };
    let (one, other) = (written(one), written(other));
    // The order of members means nothing.
    one == other || meaning::same(&one, &other)
}

/// The types and ids of what a resource links to.
pub(super) fn linked_to(resource: &dyn WriteResource) -> Vec<(String, String)> {
    let mut writer = JsonWriter::noting();
    resource.write_resource(&mut writer);
    let names = writer.noted_links().iter().map(|link| writer.noted(*link));
    names.filter_map(read_name).collect()
}

/// The type and id of a name.
fn read_name(name: &[u8]) -> Option<(String, String)> {
    let text = [b"{", name, b"}"].concat();
    let identifier: ResourceIdentifier = Reader::run(&text, &Options::own_text(), |reader| {
        ResourceIdentifier::read_resource(reader, &Path::ROOT)
    })
    .ok()?;
    Some((identifier.type_name, identifier.id?))
}
