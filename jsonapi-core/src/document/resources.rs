//! Every resource of a document, found by what it is.

use core::fmt;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::linkage::{Name, name_of};
use super::{Document, WriteData};
use crate::dynamic::read_as;
use crate::resource::{ReadResource, Resource, ResourceId as _, WriteResource};
use crate::violation::Violations;

/// Every resource of a document, primary and included, found by type and id: made by
/// [`Document::resources`].
pub struct Resources<'d> {
    by_name: HashMap<Name<'d>, &'d dyn WriteResource>,
}

impl<T, I> Document<T, I> {
    /// The resources of the document, primary and included, in a hash table. Whoever looks for
    /// included ones alone needs none: [`get`](Document::get).
    ///
    /// Relationships of included resources may lead back to the primary data, and those of primary
    /// data to each other.
    ///
    /// ```
    /// use jsonapi_core::{Document, Resource, ToOne};
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
    /// let document = Document::<Vec<Person>>::from_str(
    ///     r#"{"data":[{"type":"people","id":"1","relationships":{"parent":{"data":{"type":"people","id":"2"}}}},
    ///                 {"type":"people","id":"2"}]}"#,
    /// )?;
    /// let parent = document.data[0].parent.identifier().and_then(|parent| parent.id()).unwrap();
    /// assert!(document.get::<Person>(parent).is_none()); // it is not included
    /// let resources = document.resources();
    /// assert_eq!(resources.get::<Person>(parent).unwrap()?.id, "2");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn resources(&self) -> Resources<'_>
    where
        T: WriteData,
        I: WriteResource,
    {
        let included = self.included.iter().map(|resource| resource as &dyn WriteResource);
        let mut by_name: HashMap<Name<'_>, &dyn WriteResource> = HashMap::new();
        for resource in self.data.resources().into_iter().chain(included) {
            match by_name.entry(name_of(resource)) {
                Entry::Vacant(place) => {
                    place.insert(resource);
                }
                // An identifier may name a resource that is included; else the first one counts.
                Entry::Occupied(mut place) if place.get().may_be_identifier() => {
                    place.insert(resource);
                }
                Entry::Occupied(_) => {}
            }
        }
        Resources { by_name }
    }
}

impl<'d> Resources<'d> {
    /// The resource of this type and id.
    pub fn find(&self, type_name: &str, id: &str) -> Option<&'d dyn WriteResource> {
        self.by_name.get(&(type_name.into(), id.into())).copied()
    }

    /// The resource of the Rust type `R` with this id, read as an `R` each time.
    ///
    /// # Errors
    ///
    /// Every violation, where the resource is there and is no `R`; the pointers start at the
    /// resource object.
    pub fn get<R>(&self, id: &R::Id) -> Option<Result<R, Violations>>
    where
        R: Resource + for<'de> ReadResource<'de>,
    {
        self.find(R::TYPE, &id.to_text()).map(read_as)
    }
}

impl fmt::Debug for Resources<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.by_name.keys()).finish()
    }
}
