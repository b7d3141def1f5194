//! Documents made of values, to be written (JSON:API 1.1, "Compound Documents").

use core::fmt;
use std::borrow::Cow;
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use serde::{Serialize, Serializer};

use super::linkage::{Linkage, Name, is_sure, linked_to, name_of, say_the_same, write_noted};
use super::{Document, serialize_written, write_top_level};
use crate::json::{JsonWriter, WriteError};
use crate::jsonapi_object::JsonApiObject;
use crate::links::Links;
use crate::object::Meta;
use crate::resource::WriteResource;

/// A document made of values, to be written. Each resource is written once, and a resource that no
/// relationship leads to is an error: full linkage and uniqueness hold by construction.
///
/// Made by [`Document::one`], [`Document::optional`] and [`Document::many`].
#[derive(Clone, Default)]
pub struct DocumentBuilder<'a> {
    primary: Primary<'a>,
    /// Present as soon as something was to be included, even if there is nothing.
    included: Option<Vec<&'a dyn WriteResource>>,
    /// The resources that the document has, by name.
    names: HashMap<Name<'a>, &'a dyn WriteResource>,
    /// Why the document cannot be written: the first of two resources of one name.
    clash: Option<Clash<'a>>,
    fieldsets: HashMap<String, Vec<String>>,
    links: Option<Links>,
    meta: Option<Meta>,
    jsonapi: Option<JsonApiObject>,
}

/// Two resources of one type and id that cannot be the same.
#[derive(Clone)]
enum Clash<'a> {
    /// Both ids are empty, so they cannot be told apart.
    Nameless(&'a str),
    /// They say different things.
    Different(Name<'a>),
}

impl From<&Clash<'_>> for WriteError {
    fn from(clash: &Clash<'_>) -> Self {
        match clash {
            Clash::Nameless(type_name) => {
                Self::Duplicate { type_name: (*type_name).to_owned(), id: String::new() }
            }
            Clash::Different((type_name, id)) => {
                let (type_name, id) = (type_name.clone().into_owned(), id.clone().into_owned());
                Self::Different { type_name, id }
            }
        }
    }
}

#[derive(Clone, Default)]
enum Primary<'a> {
    #[default]
    Null,
    One(&'a dyn WriteResource),
    Many(Vec<&'a dyn WriteResource>),
}

impl<'a> Primary<'a> {
    fn resources(&self) -> &[&'a dyn WriteResource] {
        match self {
            Self::Null => &[],
            Self::One(resource) => core::slice::from_ref(resource),
            Self::Many(resources) => resources,
        }
    }
}

impl fmt::Debug for DocumentBuilder<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&Name<'_>> = self.names.keys().collect();
        f.debug_struct("DocumentBuilder").field("resources", &names).finish_non_exhaustive()
    }
}

impl Document<(), ()> {
    /// A document of one resource.
    pub fn one(resource: &dyn WriteResource) -> DocumentBuilder<'_> {
        Self::optional(Some(resource))
    }

    /// A document of one resource, or of `null`.
    pub fn optional(resource: Option<&dyn WriteResource>) -> DocumentBuilder<'_> {
        let mut builder = DocumentBuilder::default();
        if let Some(resource) = resource {
            builder.is_new(resource);
            builder.primary = Primary::One(resource);
        }
        builder.forget_identifiers();
        builder
    }

    /// A document of a collection. A resource that comes twice is written once; if the two say
    /// different things, the document is not written ([`WriteError::Different`]).
    pub fn many<'a, R: WriteResource + 'a>(
        resources: impl IntoIterator<Item = &'a R>,
    ) -> DocumentBuilder<'a> {
        let mut builder = DocumentBuilder::default();
        let mut primary: Vec<&'a dyn WriteResource> = Vec::new();
        for resource in resources {
            if builder.is_new(resource) {
                primary.push(resource);
            }
        }
        builder.primary = Primary::Many(primary);
        builder.forget_identifiers();
        builder
    }
}

impl<'a> DocumentBuilder<'a> {
    /// Includes a resource, unless the document has it already. If that one says something else,
    /// the document is not written ([`WriteError::Different`]).
    #[must_use]
    pub fn include(mut self, resource: &'a dyn WriteResource) -> Self {
        let is_new = self.is_new(resource);
        self.included.get_or_insert_default().extend(is_new.then_some(resource));
        self
    }

    /// Includes resources, each unless the document has it already. If there are none, the document
    /// has an empty `included`, as the specification asks of the answer to a request for related
    /// resources.
    #[must_use]
    pub fn include_all<R: WriteResource + 'a>(
        mut self,
        resources: impl IntoIterator<Item = &'a R>,
    ) -> Self {
        self.included.get_or_insert_default();
        for resource in resources {
            self = self.include(resource);
        }
        self
    }

    /// Includes whatever can be reached: `find` gives the resource of a type and id, or `None` for
    /// one that is not to be included. Each that the document does not have is asked for once, so
    /// circles end.
    ///
    /// ```
    /// use jsonapi_core::{Document, Resource, ToOne, WriteResource};
    ///
    /// #[derive(Resource)]
    /// #[resource(type = "people")]
    /// struct Person {
    ///     #[resource(id)]
    ///     id: String,
    ///     #[relationship]
    ///     friend: ToOne<Person>,
    /// }
    ///
    /// let friend_of = |id| ToOne::to(Person::identifier(id));
    /// let ann = Person { id: "1".into(), friend: friend_of("2") };
    /// let ben = Person { id: "2".into(), friend: friend_of("1") };
    /// let people = [&ann, &ben];
    /// let document = Document::one(&ann).include_related(|_, id| {
    ///     people.iter().find(|person| person.id == id).map(|person| *person as &dyn WriteResource)
    /// });
    /// assert!(String::from_utf8(document.to_vec()?)?.contains(r#""included":[{"type":"people","id":"2""#));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn include_related(
        mut self,
        mut find: impl FnMut(&str, &str) -> Option<&'a dyn WriteResource>,
    ) -> Self {
        let mut included = self.included.take().unwrap_or_default();
        let mut open: Vec<&'a dyn WriteResource> =
            self.primary.resources().iter().chain(&included).copied().collect();
        let mut asked = HashSet::new();
        while let Some(resource) = open.pop() {
            for name in linked_to(resource) {
                let (type_name, id) = (Cow::from(&name.0), Cow::from(&name.1));
                if asked.contains(&name) || self.names.contains_key(&(type_name, id)) {
                    continue;
                }
                if let Some(related) = find(&name.0, &name.1)
                    && self.is_new(related)
                {
                    included.push(related);
                    open.push(related);
                }
                asked.insert(name);
            }
        }
        self.included = Some(included);
        self
    }

    /// Writes only these fields of the resources of a type (JSON:API 1.1, "Sparse Fieldsets"). Then
    /// relationships may be hidden that lead to included resources.
    ///
    /// ```
    /// use jsonapi_core::{Document, Resource};
    ///
    /// #[derive(Resource)]
    /// #[resource(type = "people")]
    /// struct Person {
    ///     #[resource(id)]
    ///     id: String,
    ///     #[attribute]
    ///     name: String,
    ///     #[attribute]
    ///     age: u8,
    /// }
    ///
    /// let ann = Person { id: "1".into(), name: "Ann".into(), age: 30 };
    /// let body = Document::one(&ann).fields("people", ["name"]).to_vec()?;
    /// assert_eq!(body, br#"{"data":{"type":"people","id":"1","attributes":{"name":"Ann"}}}"#);
    /// # Ok::<(), jsonapi_core::WriteError>(())
    /// ```
    #[must_use]
    pub fn fields<F: Into<String>>(
        mut self,
        type_name: impl Into<String>,
        fields: impl IntoIterator<Item = F>,
    ) -> Self {
        let fields = fields.into_iter().map(Into::into).collect();
        self.fieldsets.insert(type_name.into(), fields);
        self
    }

    /// Sets the top-level links.
    #[must_use]
    pub fn links(mut self, links: Links) -> Self {
        self.links = Some(links);
        self
    }

    /// Sets the top-level meta information.
    #[must_use]
    pub fn meta(mut self, meta: impl Into<Meta>) -> Self {
        self.meta = Some(meta.into());
        self
    }

    /// Sets the `jsonapi` member.
    #[must_use]
    pub fn jsonapi(mut self, jsonapi: JsonApiObject) -> Self {
        self.jsonapi = Some(jsonapi);
        self
    }

    /// The document as JSON text.
    ///
    /// # Errors
    ///
    /// [`WriteError`] when an attribute has no JSON form, when no relationship leads to an included
    /// resource, or when two resources of one type and id say different things.
    pub fn to_vec(&self) -> Result<Vec<u8>, WriteError> {
        self.finished().finish()
    }

    /// The document as indented JSON text, for people.
    ///
    /// # Errors
    ///
    /// As [`to_vec`](DocumentBuilder::to_vec).
    pub fn to_string_pretty(&self) -> Result<String, WriteError> {
        self.finished().finish_pretty()
    }

    /// What is named by an identifier may be included as well.
    fn forget_identifiers(&mut self) {
        if !is_sure(self.primary.resources()) {
            self.names.clear();
        }
    }

    fn is_new(&mut self, resource: &'a dyn WriteResource) -> bool {
        let first = match self.names.entry(name_of(resource)) {
            Entry::Vacant(place) => {
                place.insert(resource);
                return true;
            }
            Entry::Occupied(place) => *place.get(),
        };
        if self.clash.is_none() {
            if resource.id_text().is_empty() {
                self.clash = Some(Clash::Nameless(resource.type_name()));
            } else if !say_the_same(first, resource) {
                self.clash = Some(Clash::Different(name_of(resource)));
            }
        }
        false
    }

    fn finished(&self) -> JsonWriter {
        let mut writer = JsonWriter::noting();
        writer.set_fieldsets(&self.fieldsets);
        writer.raw("{\"data\":");
        match &self.primary {
            Primary::Null => writer.null(),
            Primary::One(resource) => write_noted(*resource, &mut writer),
            Primary::Many(resources) => {
                writer.array(resources, |writer, resource| write_noted(*resource, writer));
            }
        }
        let mut linkage = Linkage::of_primary(&writer);
        if let Some(included) = &self.included {
            writer.raw(",\"included\":");
            writer.array(included, |writer, resource| linkage.include(*resource, writer));
        }
        // Resources are distinct by construction, but identifiers may name what is included.
        let included = self.included.as_deref().unwrap_or_default();
        let reachable = self.fieldsets.is_empty();
        linkage.check(self.primary.resources(), included, reachable, &mut writer);
        if let Some(clash) = &self.clash {
            writer.fail_after(clash.into());
        }
        let jsonapi = self.jsonapi.as_ref();
        write_top_level(&mut writer, ",", self.links.as_ref(), self.meta.as_ref(), jsonapi);
        writer
    }
}

impl Serialize for DocumentBuilder<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_written(self.finished(), serializer)
    }
}
