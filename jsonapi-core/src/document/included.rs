//! Included resources, found by what they are (JSON:API 1.1, "Inclusion of Related Resources").

use core::fmt;
use core::ops::{Deref, DerefMut};
use std::collections::HashMap;
use std::sync::OnceLock;

use crate::dynamic::ResourceObject;
use crate::identifier::{Identifier, Target};
use crate::relationship::ToOne;
use crate::resource::{ReadResource, Resource, ResourceId, WriteResource};
use crate::violation::Violations;

/// The resources that a document includes.
///
/// It is a list that finds resources by type and id: with a hash table that is made when the first
/// one is looked for, and made anew after a change. Relationships are followed one step at a time,
/// so circles are no matter.
///
/// A document may have an empty `included`, which says that what was asked for is empty:
/// [`Included::empty`]. Without resources and without that, the member is not written.
pub struct Included<I> {
    resources: Vec<I>,
    places: OnceLock<Places>,
    /// Whether the member is written even if it is empty.
    is_present: bool,
    hides_linkage: bool,
}

/// Where each resource is, by type and then by id.
type Places = HashMap<String, HashMap<String, usize>>;

impl<I> Included<I> {
    /// No resources, and no member `included` in the document.
    pub const fn new() -> Self {
        Self {
            resources: Vec::new(),
            places: OnceLock::new(),
            is_present: false,
            hides_linkage: false,
        }
    }

    /// No resources in a member `included` that is there: the answer to a request for related
    /// resources where there are none (JSON:API 1.1, "Inclusion of Related Resources").
    pub const fn empty() -> Self {
        let mut included = Self::new();
        included.is_present = true;
        included
    }

    /// Whether a document has the member `included`.
    pub const fn is_present(&self) -> bool {
        self.is_present || !self.resources.is_empty()
    }

    /// The same resources in a document whose sparse fieldsets hide relationships, so that no
    /// linkage has to lead to each of them when it is written (JSON:API 1.1, "Compound Documents").
    #[must_use]
    pub const fn with_hidden_linkage(mut self) -> Self {
        self.hides_linkage = true;
        self
    }

    pub(super) const fn hides_linkage(&self) -> bool {
        self.hides_linkage
    }

    /// Adds a resource.
    pub fn push(&mut self, resource: I) {
        self.resources.push(resource);
        self.places.take();
    }

    /// The resources as a list of one's own.
    pub fn into_vec(self) -> Vec<I> {
        self.resources
    }

    /// The resource of this type and id.
    pub fn find(&self, type_name: &str, id: &str) -> Option<&I>
    where
        I: WriteResource,
    {
        let places = self.places.get_or_init(|| self.places());
        let place = places.get(type_name)?.get(id)?;
        self.resources.get(*place)
    }

    /// The resource of the Rust type `R` with this id.
    pub fn get<R>(&self, id: &R::Id) -> Option<I::Found<'_>>
    where
        R: Resource,
        I: Includes<R> + WriteResource,
    {
        self.find(R::TYPE, &id.to_text())?.found()
    }

    fn places(&self) -> Places
    where
        I: WriteResource,
    {
        let mut places = Places::new();
        for (place, resource) in self.resources.iter().enumerate() {
            let of_type = match places.get_mut(resource.type_name()) {
                Some(of_type) => of_type,
                None => places.entry(resource.type_name().to_owned()).or_default(),
            };
            // Of two, the first one counts.
            of_type.entry(resource.id_text().into_owned()).or_insert(place);
        }
        places
    }
}

/// What included resources are read as, where `R` is among them: [`ResourceObject`] for any
/// resource, or a set of resources that lists `R`.
#[diagnostic::on_unimplemented(
    message = "`{R}` is not among the included resources `{Self}`",
    label = "`{R}` cannot be found here"
)]
pub trait Includes<R> {
    /// What is found: a reference, or what reading the resource comes to.
    type Found<'i>
    where
        Self: 'i;

    /// This resource as an `R`, if it is one.
    fn found(&self) -> Option<Self::Found<'_>>;
}

impl<R: Resource + for<'de> ReadResource<'de>> Includes<R> for ResourceObject {
    type Found<'i> = Result<R, Violations>;

    fn found(&self) -> Option<Result<R, Violations>> {
        (self.type_name == R::TYPE).then(|| self.to())
    }
}

impl<T: Target> Identifier<T> {
    /// The resource that the identifier names, among the included ones.
    ///
    /// ```
    /// use jsonapi_core::{Document, Resource, ResourceObject, ToOne};
    ///
    /// #[derive(Resource)]
    /// #[resource(type = "people")]
    /// struct Person {
    ///     #[resource(id)]
    ///     id: String,
    ///     #[relationship]
    ///     parent: ToOne<Person>,
    /// }
    ///
    /// let document = Document::<Person>::from_str(
    ///     r#"{"data":{"type":"people","id":"1","relationships":{"parent":{"data":{"type":"people","id":"2"}}}},
    ///         "included":[{"type":"people","id":"2","attributes":{"name":"Ann"}}]}"#,
    /// )?;
    /// let parent = document.data.parent.in_(&document.included).unwrap()?;
    /// assert_eq!(parent.id, "2");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn find_in<'i, I: WriteResource>(&self, included: &'i Included<I>) -> Option<&'i I> {
        included.find(self.type_name(), &self.id()?.to_text())
    }
}

impl<R: Resource> ToOne<R> {
    /// The related resource, if it is among the included ones.
    pub fn in_<'i, I>(&self, included: &'i Included<I>) -> Option<I::Found<'i>>
    where
        I: Includes<R> + WriteResource,
    {
        self.identifier()?.find_in(included)?.found()
    }
}

impl<R: Resource> crate::relationship::ToMany<R> {
    /// The related resources that are among the included ones.
    pub fn in_<'i, I>(&self, included: &'i Included<I>) -> Vec<I::Found<'i>>
    where
        I: Includes<R> + WriteResource,
    {
        let found = |identifier: &Identifier<R>| identifier.find_in(included)?.found();
        self.identifiers().iter().filter_map(found).collect()
    }
}

impl<I> Default for Included<I> {
    fn default() -> Self {
        Self::new()
    }
}

impl<I> Deref for Included<I> {
    type Target = [I];

    fn deref(&self) -> &[I] {
        &self.resources
    }
}

impl<I> DerefMut for Included<I> {
    fn deref_mut(&mut self) -> &mut [I] {
        self.places.take();
        &mut self.resources
    }
}

impl<I> From<Vec<I>> for Included<I> {
    fn from(resources: Vec<I>) -> Self {
        Self { resources, ..Self::new() }
    }
}

impl<I> FromIterator<I> for Included<I> {
    fn from_iter<T: IntoIterator<Item = I>>(resources: T) -> Self {
        resources.into_iter().collect::<Vec<I>>().into()
    }
}

impl<I> Extend<I> for Included<I> {
    fn extend<T: IntoIterator<Item = I>>(&mut self, resources: T) {
        self.resources.extend(resources);
        self.places.take();
    }
}

impl<I> IntoIterator for Included<I> {
    type Item = I;
    type IntoIter = std::vec::IntoIter<I>;

    fn into_iter(self) -> Self::IntoIter {
        self.resources.into_iter()
    }
}

impl<'i, I> IntoIterator for &'i Included<I> {
    type Item = &'i I;
    type IntoIter = core::slice::Iter<'i, I>;

    fn into_iter(self) -> Self::IntoIter {
        self.resources.iter()
    }
}

impl<I: fmt::Debug> fmt::Debug for Included<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.resources.fmt(f)
    }
}

impl<I: Clone> Clone for Included<I> {
    fn clone(&self) -> Self {
        let Self { is_present, hides_linkage, .. } = *self;
        let (resources, places) = (self.resources.clone(), OnceLock::new());
        Self { resources, places, is_present, hides_linkage }
    }
}

impl<I: PartialEq> PartialEq for Included<I> {
    fn eq(&self, other: &Self) -> bool {
        self.resources == other.resources && self.is_present() == other.is_present()
    }
}
