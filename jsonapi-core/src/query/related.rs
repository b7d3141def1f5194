//! Where related resources are found, and what of a resource a query has to see.

use core::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasher;
use std::rc::Rc;

use crate::document::Included;
use crate::dynamic::{ResourceIdentifier, ResourceLinkage, ResourceObject};
use crate::json::JsonWriter;
use crate::object::RawJson;
use crate::path::Path;
use crate::reader::{Options, Reader};
use crate::resource::{ReadResource as _, Resource, WriteResource};

/// Where the resources are that relationships lead to: by type and id.
///
/// A closure, a reference to a map from ids to resources of one type or to [`Included`], several of
/// these as a tuple, or `()` where there are none.
pub trait Related<'a> {
    /// The resource of this type and id, if it is there.
    fn find(&self, type_name: &str, id: &str) -> Option<&'a dyn WriteResource>;
}

impl<'a> Related<'a> for () {
    fn find(&self, _: &str, _: &str) -> Option<&'a dyn WriteResource> {
        None
    }
}

impl<'a, F> Related<'a> for F
where
    F: Fn(&str, &str) -> Option<&'a dyn WriteResource>,
{
    fn find(&self, type_name: &str, id: &str) -> Option<&'a dyn WriteResource> {
        self(type_name, id)
    }
}

impl<'a> Related<'a> for Rc<dyn Related<'a> + 'a> {
    fn find(&self, type_name: &str, id: &str) -> Option<&'a dyn WriteResource> {
        (**self).find(type_name, id)
    }
}

impl<'a, I: WriteResource> Related<'a> for &'a Included<I> {
    fn find(&self, type_name: &str, id: &str) -> Option<&'a dyn WriteResource> {
        (**self).find(type_name, id).map(|resource| resource as _)
    }
}

impl<'a, R, S> Related<'a> for &'a HashMap<String, R, S>
where
    R: Resource + WriteResource,
    S: BuildHasher,
{
    fn find(&self, type_name: &str, id: &str) -> Option<&'a dyn WriteResource> {
        let resource = if type_name == R::TYPE { self.get(id) } else { None };
        resource.map(|resource| resource as _)
    }
}

impl<'a, R: Resource + WriteResource> Related<'a> for &'a BTreeMap<String, R> {
    fn find(&self, type_name: &str, id: &str) -> Option<&'a dyn WriteResource> {
        let resource = if type_name == R::TYPE { self.get(id) } else { None };
        resource.map(|resource| resource as _)
    }
}

macro_rules! tuples {
    ($(($($name:ident $place:tt)+))+) => {$(
        impl<'a, $($name: Related<'a>),+> Related<'a> for ($($name,)+) {
            fn find(&self, type_name: &str, id: &str) -> Option<&'a dyn WriteResource> {
                None$(.or_else(|| self.$place.find(type_name, id)))+
            }
        }
    )+};
}

tuples! { (A 0 B 1) (A 0 B 1 C 2) (A 0 B 1 C 2 D 3) }

/// The related resources, and behind them these.
pub(crate) fn among<'a, T: WriteResource>(
    related: impl Related<'a> + 'a,
    resources: Vec<&'a T>,
) -> impl Related<'a> + 'a {
    // Made when something is looked for that is not among the related resources.
    let places: OnceCell<HashMap<String, HashMap<String, &'a T>>> = OnceCell::new();
    move |type_name: &str, id: &str| {
        related.find(type_name, id).or_else(|| {
            let places = places.get_or_init(|| {
                let mut places: HashMap<String, HashMap<String, &'a T>> = HashMap::new();
                for resource in &resources {
                    let of_type = places.entry(resource.type_name().to_owned()).or_default();
                    of_type.entry(resource.id_text().into_owned()).or_insert(*resource);
                }
                places
            });
            let resource = places.get(type_name)?.get(id)?;
            Some(*resource as &'a dyn WriteResource)
        })
    }
}

/// What of a resource a query has to see.
pub(crate) struct Row {
    /// Tells the rows of related resources apart.
    pub(crate) number: usize,
    resource: ResourceObject,
}

impl Row {
    pub(crate) fn id(&self) -> &str {
        self.resource.id.as_deref().unwrap_or_default()
    }

    /// The value of an attribute; `None` if it is not there.
    pub(crate) fn attribute(&self, name: &str) -> Option<RawJson<'_>> {
        self.resource.attributes.as_ref()?.get(name)
    }

    /// The resources that a relationship names.
    pub(crate) fn linked(&self, name: &str) -> &[ResourceIdentifier] {
        let relationships = self.resource.relationships.as_deref().unwrap_or_default();
        let found = relationships.iter().find(|(known, _)| known == name);
        match found.and_then(|(_, relationship)| relationship.data.as_ref()) {
            Some(ResourceLinkage::One(identifier)) => core::slice::from_ref(identifier),
            Some(ResourceLinkage::Many(identifiers)) => identifiers,
            Some(ResourceLinkage::Null) | None => &[],
        }
    }
}

/// Makes rows of resources, of related ones once each.
pub(crate) struct Rows<'a> {
    related: Box<dyn Related<'a> + 'a>,
    /// The names of the fields that are looked at, whatever the type.
    fields: Vec<String>,
    /// By type and then by id.
    known: HashMap<String, HashMap<String, Option<Rc<Row>>>>,
    count: usize,
}

impl<'a> Rows<'a> {
    pub(crate) fn new<'f>(
        related: impl Related<'a> + 'a,
        fields: impl IntoIterator<Item = &'f str>,
    ) -> Self {
        let mut fields: Vec<String> = fields.into_iter().map(str::to_owned).collect();
        fields.sort_unstable();
        fields.dedup();
        Self { related: Box::new(related), fields, known: HashMap::new(), count: 0 }
    }

    /// What has to be seen of a resource.
    pub(crate) fn of(&mut self, resource: &dyn WriteResource) -> Row {
        self.count += 1;
        Row { number: self.count, resource: seen(resource, &self.fields) }
    }

    /// What has to be seen of a related resource, if it is found.
    pub(crate) fn find(&mut self, identifier: &ResourceIdentifier) -> Option<Rc<Row>> {
        let (type_name, id) = (identifier.type_name.as_str(), identifier.id.as_deref()?);
        if let Some(known) = self.known.get(type_name).and_then(|of_type| of_type.get(id)) {
            return known.clone();
        }
        let row = self.related.find(type_name, id).map(|resource| Rc::new(self.of(resource)));
        let of_type = self.known.entry(type_name.to_owned()).or_default();
        of_type.insert(id.to_owned(), row.clone());
        row
    }
}

/// These fields of a resource. They are written and read again, which every resource can do,
/// whatever its type.
fn seen(resource: &dyn WriteResource, fields: &[String]) -> ResourceObject {
    let mut writer = JsonWriter::new();
    let type_name = resource.type_name().to_owned();
    writer.set_fieldsets(&HashMap::from([(type_name, fields.to_vec())]));
    resource.write_resource(&mut writer);
    // What has no JSON form is `null` in the text.
    let text = writer.into_text();
    let options = Options::own_text();
    Reader::run(&text, &options, |reader| ResourceObject::read_resource(reader, &Path::ROOT))
        .unwrap_or_default()
}
