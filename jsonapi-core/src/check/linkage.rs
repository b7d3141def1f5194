//! Full linkage and uniqueness (JSON:API 1.1, "Compound Documents"), and local ids.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::Check;
use super::resource::Identity;
use crate::path::Path;
use crate::reader::Reader;
use crate::violation::{Fault, shortened};

type Key<'de> = (Cow<'de, str>, Cow<'de, str>);

/// What a document's resources are and what they link to.
#[derive(Debug, Default)]
pub(super) struct Linkage<'de> {
    /// What is linked to, in the order of the document.
    links: Vec<Key<'de>>,
    local_links: Vec<LocalLink<'de>>,
    /// The resources that the document creates, by local id.
    created: HashSet<Key<'de>>,
    primary: Vec<Resource<'de>>,
    included: Vec<Resource<'de>>,
}

#[derive(Debug)]
struct LocalLink<'de> {
    key: Key<'de>,
    offset: usize,
    pointer: String,
}

#[derive(Debug)]
struct Resource<'de> {
    /// `None` if its type or id is not well formed.
    key: Option<Key<'de>>,
    start: usize,
    is_bare: bool,
    is_array_item: bool,
    /// Its part of the links.
    links: core::ops::Range<usize>,
}

impl<'de> Linkage<'de> {
    pub(super) fn link(&mut self, type_name: Cow<'de, str>, id: Cow<'de, str>) {
        self.links.push((type_name, id));
    }

    pub(super) fn link_locally(
        &mut self,
        type_name: Cow<'de, str>,
        lid: Cow<'de, str>,
        offset: usize,
        pointer: String,
    ) {
        self.local_links.push(LocalLink { key: (type_name, lid), offset, pointer });
    }

    /// Where the links of the next resource begin.
    pub(super) fn mark(&self) -> usize {
        self.links.len()
    }

    /// Notes that the document creates a resource under a local id; `false` if it does so already.
    pub(super) fn create(&mut self, type_name: Cow<'de, str>, lid: Cow<'de, str>) -> bool {
        self.created.insert((type_name, lid))
    }

    /// Forgets the local ids that were named since the last time.
    pub(super) fn forget_local_links(&mut self) {
        self.local_links.clear();
    }

    pub(super) fn add_primary(&mut self, identity: Identity<'de>, mark: usize, is_item: bool) {
        let resource = self.resource(identity, mark, is_item);
        self.primary.push(resource);
    }

    pub(super) fn add_included(&mut self, identity: Option<Identity<'de>>, mark: usize) {
        let resource = self.resource(identity.unwrap_or_default(), mark, true);
        self.included.push(resource);
    }

    fn resource(&self, identity: Identity<'de>, mark: usize, is_array_item: bool) -> Resource<'de> {
        Resource {
            key: identity.type_name.zip(identity.id),
            start: identity.start,
            is_bare: identity.is_bare,
            is_array_item,
            links: mark..self.links.len(),
        }
    }

    /// Whether something before this creates the resource.
    pub(super) fn is_created(&self, type_name: Cow<'de, str>, lid: Cow<'de, str>) -> bool {
        self.created.contains(&(type_name, lid))
    }

    /// Reports local ids since the last time that name nothing which has been created by now.
    pub(super) fn report_dangling(&mut self, reader: &mut Reader<'_>) {
        for link in self.local_links.drain(..) {
            if !self.created.contains(&link.key) {
                let fault = Fault::UnknownLid { lid: shortened(&link.key.1) };
                reader.report_at(link.pointer, link.offset, fault);
            }
        }
    }

    /// Reports resources that come twice, and included ones that nothing leads to. `identifiers`
    /// says that the primary data is the linkage of a relationship.
    pub(super) fn report(
        &self,
        reader: &mut Reader<'_>,
        check: &Check,
        identifiers: bool,
        known: bool,
    ) {
        let mut places: HashMap<&Key<'de>, Option<usize>> =
            HashMap::with_capacity(self.primary.len() + self.included.len());
        let root = Path::ROOT;
        let data = root.member("data");
        // A bare pair may be an identifier, which may repeat, unless it is beside a resource.
        let known = known || self.primary.iter().any(|resource| !resource.is_bare);
        for (index, resource) in self.primary.iter().enumerate() {
            let Some(key) = &resource.key else { continue };
            if identifiers || (resource.is_bare && !known) {
                continue;
            }
            if places.insert(key, None).is_some() {
                let item = data.index(index);
                let at = if resource.is_array_item { &item } else { &data };
                report_duplicate(reader, at, resource.start, key);
            }
        }
        let included = root.member("included");
        for (index, resource) in self.included.iter().enumerate() {
            let Some(key) = &resource.key else { continue };
            if places.contains_key(key) {
                report_duplicate(reader, &included.index(index), resource.start, key);
            } else {
                places.insert(key, Some(index));
            }
        }
        if !self.included.is_empty() && !self.is_sparse(check) {
            self.report_unlinked(reader, &places, &included);
        }
    }

    /// Whether a type in the document had a sparse fieldset, which may hide linkage.
    fn is_sparse(&self, check: &Check) -> bool {
        !check.sparse_types.is_empty()
            && self.primary.iter().chain(&self.included).any(|resource| {
                resource
                    .key
                    .as_ref()
                    .is_some_and(|(type_name, _)| check.sparse_types.iter().any(|t| t == type_name))
            })
    }

    fn report_unlinked(
        &self,
        reader: &mut Reader<'_>,
        places: &HashMap<&Key<'de>, Option<usize>>,
        included: &Path<'_>,
    ) {
        let mut reached = vec![false; self.included.len()];
        let mut open: Vec<usize> = Vec::new();
        let mut reach = |key: &Key<'de>, open: &mut Vec<usize>| {
            if let Some(Some(index)) = places.get(key)
                && let Some(reached) = reached.get_mut(*index)
                && !core::mem::replace(reached, true)
            {
                open.push(*index);
            }
        };
        for resource in &self.primary {
            if let Some(key) = &resource.key {
                reach(key, &mut open);
            }
            for key in self.links.get(resource.links.clone()).unwrap_or_default() {
                reach(key, &mut open);
            }
        }
        while let Some(index) = open.pop() {
            let links = self.included.get(index).map(|resource| resource.links.clone());
            for key in links.and_then(|links| self.links.get(links)).unwrap_or_default() {
                reach(key, &mut open);
            }
        }
        for (index, (resource, reached)) in self.included.iter().zip(&reached).enumerate() {
            // A second copy is a duplicate and nothing else.
            let is_first = |key| places.get(key) == Some(&Some(index));
            if let Some(key) = resource.key.as_ref()
                && !reached
                && is_first(key)
            {
                let fault =
                    Fault::NotLinked { type_name: shortened(&key.0), id: shortened(&key.1) };
                reader.report(&included.index(index), resource.start, fault);
            }
        }
    }
}

fn report_duplicate(reader: &mut Reader<'_>, at: &Path<'_>, offset: usize, key: &Key<'_>) {
    let fault = Fault::DuplicateResource { type_name: shortened(&key.0), id: shortened(&key.1) };
    reader.report(at, offset, fault);
}
