//! Full linkage and uniqueness (JSON:API 1.1, "Compound Documents") of a document that is written.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::json::{JsonWriter, WriteError};
use crate::resource::WriteResource;

/// The name of a resource: its type and id.
pub(super) type Name<'a> = (Cow<'a, str>, Cow<'a, str>);

pub(super) fn name_of(resource: &dyn WriteResource) -> Name<'_> {
    (Cow::Borrowed(resource.type_name()), resource.id_text())
}

/// What the resources of a document are, and what they link to.
pub(super) struct Linkage<'a> {
    /// The primary data.
    primary: HashSet<Name<'a>>,
    /// What the primary data links to.
    reached: Vec<(String, String)>,
    /// The included resources and what each links to, in their order.
    included: Vec<(Name<'a>, Vec<(String, String)>)>,
}

impl<'a> Linkage<'a> {
    /// That of the primary data, which has been written. A resource that comes twice makes the
    /// document fail; identifiers may.
    pub(super) fn of(data: &[&'a dyn WriteResource], writer: &mut JsonWriter) -> Self {
        let reached = writer.take_links();
        let mut linkage = Self { primary: HashSet::new(), reached, included: Vec::new() };
        // Pairs of type and id alone may be identifiers, unless one beside them is a resource.
        let is_sure = data.iter().any(|resource| !resource.may_be_identifier());
        if is_sure && (data.len() > 1 || writer.notes_links()) {
            linkage.primary.reserve(data.len());
            for resource in data {
                if !linkage.primary.insert(name_of(*resource)) {
                    fail_twice(*resource, writer);
                }
            }
        } else if !is_sure {
            // What they name may be included.
            let names = data.iter().map(|resource| name_of(*resource));
            let names = names.map(|(type_name, id)| (type_name.into_owned(), id.into_owned()));
            linkage.reached.extend(names);
        }
        linkage
    }

    /// Notes an included resource, which has been written.
    pub(super) fn include(&mut self, resource: &'a dyn WriteResource, writer: &mut JsonWriter) {
        self.included.push((name_of(resource), writer.take_links()));
    }

    /// Makes the document fail if an included resource comes twice.
    fn check_uniqueness(&self, writer: &mut JsonWriter) -> bool {
        let mut names = HashSet::with_capacity(self.included.len());
        for (name, _) in &self.included {
            if self.primary.contains(name) || !names.insert(name) {
                let (type_name, id) = (name.0.to_string(), name.1.to_string());
                writer.fail_after(WriteError::Duplicate { type_name, id });
                return false;
            }
        }
        true
    }

    /// Makes the document fail if an included resource comes twice, or if no linkage leads to it
    /// from the primary data; the latter may be if linkage is hidden.
    pub(super) fn check(&self, hides_linkage: bool, writer: &mut JsonWriter) {
        if !self.check_uniqueness(writer) || hides_linkage {
            return;
        }
        let places = self.included.iter().enumerate();
        let places: HashMap<(&str, &str), usize> =
            places.map(|(place, (name, _))| ((&*name.0, &*name.1), place)).collect();
        let mut is_reached = vec![false; self.included.len()];
        let mut open: Vec<&(String, String)> = self.reached.iter().collect();
        while let Some((type_name, id)) = open.pop() {
            let Some(place) = places.get(&(type_name.as_str(), id.as_str())) else { continue };
            if let Some(is_reached) = is_reached.get_mut(*place)
                && !core::mem::replace(is_reached, true)
            {
                open.extend(self.included.get(*place).iter().flat_map(|(_, links)| links));
            }
        }
        let unreached = is_reached.iter().position(|is_reached| !is_reached);
        if let Some((name, _)) = unreached.and_then(|place| self.included.get(place)) {
            let (type_name, id) = (name.0.to_string(), name.1.to_string());
            writer.fail_after(WriteError::NotLinked { type_name, id });
        }
    }
}

fn fail_twice(resource: &dyn WriteResource, writer: &mut JsonWriter) {
    let (type_name, id) = (resource.type_name().to_owned(), resource.id_text().into_owned());
    writer.fail_after(WriteError::Duplicate { type_name, id });
}
