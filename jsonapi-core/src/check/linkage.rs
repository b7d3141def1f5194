//! Full linkage and uniqueness (JSON:API 1.1, "Compound Documents"), and local ids.

use core::hash::{BuildHasher, BuildHasherDefault, Hash, Hasher};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use foldhash::fast::RandomState;

use super::Check;
use super::resource::Identity;
use crate::path::Path;
use crate::reader::Reader;
use crate::violation::{Fault, Violation, shortened};

type Key<'de> = (Cow<'de, str>, Cow<'de, str>);

/// The type and id of a resource with their hash, which is taken while the text is at hand: when
/// all resources are known, looking them up touches nothing but the table.
#[derive(Debug, PartialEq, Eq)]
struct Name<'de> {
    // Compared first.
    hash: u64,
    key: Key<'de>,
}

impl Hash for Name<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.hash);
    }
}

/// Hands on the hash of a [`Name`], which is keyed already.
#[derive(Debug, Default)]
struct Taken(u64);

impl Hasher for Taken {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {}

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

type Hashes = BuildHasherDefault<Taken>;

/// Where each included resource is among them. It is a table of its own, because links are looked
/// up here alone: that of all resources may be too large for the processor's caches.
type Places<'l, 'de> = HashMap<&'l Name<'de>, usize, Hashes>;

/// What a document's resources are and what they link to.
#[derive(Debug, Default)]
pub(super) struct Linkage<'de> {
    /// What is linked to, in the order of the document.
    links: Vec<Name<'de>>,
    local_links: Vec<LocalLink<'de>>,
    /// The resources that the document creates, by local id.
    created: HashSet<Key<'de>>,
    primary: Vec<Resource<'de>>,
    included: Vec<Resource<'de>>,
    /// Whether there is linkage that could not be read, so that nobody knows where it leads.
    misses_links: bool,
    /// Whether something that is created could not be read, so that it may have any local id.
    misses_local_ids: bool,
    /// The types of resources whose id is not well formed.
    nameless_types: Vec<Cow<'de, str>>,
    /// Keyed, so that nobody can choose names that collide.
    hashes: RandomState,
}

#[derive(Debug)]
struct LocalLink<'de> {
    name: LocalName<'de>,
    place: LocalPlace,
}

/// An identifier that names a resource by its local id.
#[derive(Debug)]
pub(super) struct LocalName<'de> {
    pub(super) key: Key<'de>,
    /// Where the local id stands in the text.
    pub(super) offset: usize,
}

/// Where an identifier with a local id stands. One text for all items of an array: the name of a
/// relationship may be as long as the document.
#[derive(Debug)]
pub(super) struct LocalPlace {
    pub(super) pointer: Rc<str>,
    /// The place in the array that the pointer leads to.
    pub(super) index: Option<usize>,
}

impl LocalPlace {
    /// The pointer to the local id.
    fn pointer(&self) -> String {
        let Self { pointer, index } = self;
        index.map_or_else(|| format!("{pointer}/lid"), |index| format!("{pointer}/{index}/lid"))
    }
}

#[derive(Debug)]
struct Resource<'de> {
    /// `None` if its type or id is not well formed.
    name: Option<Name<'de>>,
    start: usize,
    is_bare: bool,
    is_array_item: bool,
    /// Its part of the links.
    links: core::ops::Range<usize>,
}

impl<'de> Linkage<'de> {
    pub(super) fn link(&mut self, type_name: Cow<'de, str>, id: Cow<'de, str>) {
        let name = self.name((type_name, id));
        self.links.push(name);
    }

    fn name(&self, key: Key<'de>) -> Name<'de> {
        Name { hash: self.hashes.hash_one(&key), key }
    }

    pub(super) fn link_locally(&mut self, name: LocalName<'de>, place: LocalPlace) {
        self.local_links.push(LocalLink { name, place });
    }

    /// Notes that there is linkage which could not be read, and has been reported.
    pub(super) fn miss(&mut self) {
        self.misses_links = true;
    }

    /// Where the links of the next resource begin.
    pub(super) fn mark(&self) -> usize {
        self.links.len()
    }

    /// Notes that the document creates a resource under a local id; `false` if it does so already.
    pub(super) fn create(&mut self, type_name: Cow<'de, str>, lid: Cow<'de, str>) -> bool {
        self.created.insert((type_name, lid))
    }

    /// Notes that something is created which could not be read, and has been reported.
    pub(super) fn miss_local_id(&mut self) {
        self.misses_local_ids = true;
    }

    pub(super) fn add_primary(&mut self, identity: Identity<'de>, mark: usize, is_item: bool) {
        let resource = self.resource(identity, mark, is_item);
        // It may be an identifier, which links to what is included.
        self.misses_links |= resource.is_bare && resource.name.is_none();
        self.primary.push(resource);
    }

    pub(super) fn add_included(&mut self, identity: Option<Identity<'de>>, mark: usize) {
        let resource = self.resource(identity.unwrap_or_default(), mark, true);
        // What it links to is linked to, for all that is known.
        self.misses_links |= resource.name.is_none();
        self.included.push(resource);
    }

    fn resource(
        &mut self,
        identity: Identity<'de>,
        mark: usize,
        is_array_item: bool,
    ) -> Resource<'de> {
        let name = match (identity.type_name, identity.id) {
            (Some(type_name), Some(id)) => Some(self.name((type_name, id))),
            (type_name, _) => {
                self.nameless_types.extend(type_name);
                None
            }
        };
        Resource {
            name,
            start: identity.start,
            is_bare: identity.is_bare,
            is_array_item,
            links: mark..self.links.len(),
        }
    }

    /// Whether something before this creates the resource, or may do so.
    pub(super) fn is_created(&self, key: &Key<'de>) -> bool {
        self.misses_local_ids || self.created.contains(key)
    }

    /// Reports local ids since the last time that name nothing which has been created by now.
    pub(super) fn report_dangling(&mut self, reader: &mut Reader<'_>) {
        for link in core::mem::take(&mut self.local_links) {
            let LocalLink { name: LocalName { key, offset }, place } = link;
            if !self.is_created(&key) {
                let fault = Fault::UnknownLid { lid: shortened(&key.1) };
                reader.report_at(|| place.pointer(), offset, fault);
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
        let root = Path::ROOT;
        let data = root.member("data");
        // A bare pair may be an identifier, which may repeat, unless it is beside a resource.
        let known = known || self.primary.iter().any(|resource| !resource.is_bare);
        let is_resource = |it: &Resource<'_>| !identifiers && (known || !it.is_bare);
        let mut primary =
            HashSet::<_, Hashes>::with_capacity_and_hasher(self.primary.len(), Hashes::default());
        for (index, resource) in self.primary.iter().enumerate() {
            if let Some(name) = &resource.name
                && is_resource(resource)
                && !primary.insert(name)
            {
                let item = data.index(index);
                let at = if resource.is_array_item { &item } else { &data };
                report_duplicate(reader, at, resource.start, &name.key);
            }
        }
        let included = root.member("included");
        let mut places = Places::with_capacity_and_hasher(self.included.len(), Hashes::default());
        let mut copies = Vec::new();
        for (index, resource) in self.included.iter().enumerate() {
            let Some(name) = &resource.name else { continue };
            if primary.contains(name) || places.contains_key(name) {
                copies.push(index);
                report_duplicate(reader, &included.index(index), resource.start, &name.key);
            } else {
                places.insert(name, index);
            }
        }
        let misses_links = self.misses_links || reader.reported().iter().any(hides_links);
        if !self.included.is_empty() && !misses_links && !self.is_sparse(check) {
            let identifiers = self.primary.iter().filter(|it| !is_resource(it));
            let mut names = identifiers.filter_map(|it| it.name.as_ref());
            self.report_unlinked(reader, &places, copies, &mut names, &included);
        }
    }

    /// Whether a type in the document had a sparse fieldset, which may hide linkage.
    fn is_sparse(&self, check: &Check) -> bool {
        if check.sparse_types.is_empty() {
            return false;
        }
        let names = self.primary.iter().chain(&self.included).filter_map(|it| it.name.as_ref());
        let mut types = names.map(|name| &name.key.0).chain(&self.nameless_types);
        types.any(|type_name| check.sparse_types.iter().any(|known| known == type_name))
    }

    /// `identifiers` are those of the primary data, which link to what is included.
    fn report_unlinked<'l>(
        &'l self,
        reader: &mut Reader<'_>,
        places: &Places<'_, 'de>,
        copies: Vec<usize>,
        identifiers: &mut dyn Iterator<Item = &'l Name<'de>>,
        included: &Path<'_>,
    ) {
        let mut reached = vec![false; self.included.len()];
        let mut left = places.len();
        // A second copy is reported; what it links to is none the worse for that.
        let mut open = copies;
        let mut reach = |name: &Name<'de>, open: &mut Vec<usize>| {
            if let Some(index) = places.get(name)
                && let Some(reached) = reached.get_mut(*index)
                && !core::mem::replace(reached, true)
            {
                open.push(*index);
                left -= 1;
            }
            left == 0
        };
        let links_of =
            |resource: &Resource<'de>| self.links.get(resource.links.clone()).unwrap_or_default();
        let primary = self.primary.iter().flat_map(links_of);
        for name in identifiers.chain(primary) {
            if reach(name, &mut open) {
                return;
            }
        }
        while let Some(index) = open.pop() {
            for name in self.included.get(index).map(links_of).unwrap_or_default() {
                if reach(name, &mut open) {
                    return;
                }
            }
        }
        for (index, (resource, reached)) in self.included.iter().zip(&reached).enumerate() {
            // A second copy is a duplicate and nothing else.
            if let Some(name) = &resource.name
                && !reached
                && places.get(name) == Some(&index)
            {
                let (type_name, id) = &name.key;
                let fault = Fault::NotLinked { type_name: shortened(type_name), id: shortened(id) };
                reader.report(&included.index(index), resource.start, fault);
            }
        }
    }
}

/// Whether a member is there twice that may link to something: what the second one says was passed.
fn hides_links(violation: &Violation) -> bool {
    let Fault::Duplicate { .. } = violation.fault() else { return false };
    let mut names = violation.pointer().unwrap_or_default().split('/').skip(1);
    let Some("data" | "included") = names.next() else { return false };
    let inside = names.find(|name| name.parse::<usize>().is_err());
    matches!(inside, None | Some("relationships" | "type" | "id"))
}

fn report_duplicate(reader: &mut Reader<'_>, at: &Path<'_>, offset: usize, key: &Key<'_>) {
    let fault = Fault::DuplicateResource { type_name: shortened(&key.0), id: shortened(&key.1) };
    reader.report(at, offset, fault);
}
