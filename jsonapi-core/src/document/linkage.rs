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

/// What the resources of a document link to.
pub(super) struct Linkage<'a> {
    /// What the primary data links to.
    reached: Vec<(String, String)>,
    /// The included resources and what each links to, in their order.
    included: Vec<(Name<'a>, Vec<(String, String)>)>,
}

impl<'a> Linkage<'a> {
    /// That of the primary data, which has been written.
    pub(super) fn of(data: &[&dyn WriteResource], writer: &mut JsonWriter) -> Self {
        let mut reached = writer.take_links();
        if !is_sure(data) {
            // What identifiers name may be included.
            let names = data.iter().map(|resource| name_of(*resource));
            reached.extend(names.map(|(type_name, id)| (type_name.into_owned(), id.into_owned())));
        }
        Self { reached, included: Vec::new() }
    }

    /// Notes an included resource, which has been written.
    pub(super) fn include(&mut self, resource: &'a dyn WriteResource, writer: &mut JsonWriter) {
        self.included.push((name_of(resource), writer.take_links()));
    }

    /// Makes the document fail if an included resource comes twice, or in the primary data as well.
    pub(super) fn check_uniqueness(&self, data: &[&dyn WriteResource], writer: &mut JsonWriter) {
        let primary = if is_sure(data) { data } else { &[] };
        let mut names: HashSet<Name<'_>> =
            primary.iter().map(|resource| name_of(*resource)).collect();
        if let Some((name, _)) = self.included.iter().find(|(name, _)| !names.insert(name.clone()))
        {
            let (type_name, id) = (name.0.to_string(), name.1.to_string());
            writer.fail_after(WriteError::Duplicate { type_name, id });
        }
    }

    /// Makes the document fail if no linkage leads to an included resource from the primary data.
    pub(super) fn check(&self, writer: &mut JsonWriter) {
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

/// Whether primary data is resources: pairs of type and id alone may be identifiers, unless one
/// beside them is a resource.
pub(super) fn is_sure(data: &[&dyn WriteResource]) -> bool {
    data.iter().any(|resource| !resource.may_be_identifier())
}

/// Makes the document fail if a resource comes twice in its primary data. Identifiers may.
pub(super) fn check_primary(data: &[&dyn WriteResource], writer: &mut JsonWriter) {
    if data.len() < 2 || !is_sure(data) {
        return;
    }
    let mut hashes: Vec<u64> = data.iter().map(|resource| resource.name_hash()).collect();
    hashes.sort_unstable();
    if hashes.windows(2).all(|pair| matches!(pair, [one, other] if one != other)) {
        return;
    }
    let mut names = HashSet::with_capacity(data.len());
    if let Some(twice) = data.iter().find(|resource| !names.insert(name_of(**resource))) {
        let (type_name, id) = (twice.type_name().to_owned(), twice.id_text().into_owned());
        writer.fail_after(WriteError::Duplicate { type_name, id });
    }
}
