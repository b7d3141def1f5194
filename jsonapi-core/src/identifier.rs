//! Resource identifier objects, typed by what they may name.

use core::fmt;
use core::hash::{Hash, Hasher};
use core::marker::PhantomData;
use std::borrow::Cow;

use crate::json::JsonWriter;
use crate::object::Meta;
use crate::path::Path;
use crate::reader::{FoundIdentifier, Reader, Stop};
use crate::resource::{ReadResource, Resource, ResourceId, WriteResource};
use crate::schema::Schema;

/// What a relationship may point at: one resource type, or a closed set of them.
///
/// Every [`Resource`] is a target of one type. `#[derive(ResourceSet)]` makes an enum a target of
/// several.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the target of a relationship",
    label = "neither a resource nor a set of resources",
    note = "describe a resource with `#[derive(Resource)]`, or a closed set of them as an enum with `#[derive(ResourceSet)]`"
)]
pub trait Target: Sized {
    /// The type of the ids.
    type Id: ResourceId;

    /// The resource types that may be named.
    const TYPES: &'static [&'static str];

    /// Whether resources of other types may be named as well where a response is read leniently: a
    /// set of resources with a variant marked `other`.
    const OPEN: bool = false;

    /// The schemas of those of the types that are described, which those that a set knows by their
    /// names alone are not.
    fn schemas() -> &'static [&'static Schema] {
        &[]
    }
}

/// A resource that belongs to the target `S`: the resource itself, or a set that lists it.
#[diagnostic::on_unimplemented(
    message = "an identifier of `{Self}` does not belong here",
    label = "`{Self}` is not one of the resources of `{S}`",
    note = "the relationship links to `{S}`"
)]
pub trait MemberOf<S: Target>: Target {
    /// The place in `S::TYPES` of the type that stands at this place in `Self::TYPES`.
    fn convert_kind(kind: usize) -> usize;

    /// The id as an id of the set.
    fn convert_id(id: Self::Id) -> S::Id;
}

impl<R: Resource> MemberOf<R> for R {
    fn convert_kind(kind: usize) -> usize {
        kind
    }

    fn convert_id(id: R::Id) -> R::Id {
        id
    }
}

/// A resource identifier object (JSON:API 1.1, "Resource Identifier Objects") that names a
/// resource of the target `T`.
///
/// ```
/// use jsonapi_core::{Identifier, Resource};
/// # #[derive(Resource)]
/// # #[resource(type = "customers")]
/// # struct Customer { #[resource(id)] id: String }
///
/// let customer: Identifier<Customer> = Customer::identifier("QWERtyUpBa");
/// assert_eq!(customer.type_name(), "customers");
/// assert_eq!(customer.id().map(String::as_str), Some("QWERtyUpBa"));
/// ```
pub struct Identifier<T: Target> {
    named: Named<T::Id>,
    // `fn() -> T` keeps auto traits from walking the graph of resources.
    target: PhantomData<fn() -> T>,
}

/// An identifier without the Rust type of its target, so that what is done with it is compiled once
/// for each type of ids, and not for each target.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Named<I> {
    /// The place of the resource type among the target's types.
    kind: usize,
    key: Key<I>,
    meta: Option<Meta>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key<I> {
    Id(I),
    Local(String),
    /// A resource of a type that the target does not list.
    Other(Box<(String, I)>),
}

impl<I: ResourceId> Named<I> {
    /// Reads a resource identifier object whose type is one of these, or another if there may be.
    pub(crate) fn read(
        (types, is_open): (&'static [&'static str], bool),
        reader: &mut Reader<'_>,
        at: &Path<'_>,
    ) -> Result<Option<Self>, Stop> {
        let start = reader.offset();
        if let Some(plain) = reader.plain_identifier(types) {
            if let Some(named) = Self::plain(plain) {
                return Ok(Some(named));
            }
            reader.go_back_to(start);
        }
        Self::read_any((types, is_open), reader, at)
    }

    /// Reads a relationship object that is an identifier of one of these types and nothing else;
    /// `None` if it is another, or not right: then nothing is passed.
    #[inline]
    pub(crate) fn read_plain_relationship(
        types: &'static [&'static str],
        reader: &mut Reader<'_>,
    ) -> Option<Self> {
        let start = reader.offset();
        let named = Self::plain(reader.plain_relationship(types)?);
        if named.is_none() {
            reader.go_back_to(start);
        }
        named
    }

    #[inline]
    fn plain((kind, id): (usize, &str)) -> Option<Self> {
        Some(Self { kind, key: Key::Id(I::from_text(Cow::Borrowed(id))?), meta: None })
    }

    /// As [`read`](Self::read), for an identifier that is not plain.
    #[inline(never)]
    fn read_any(
        (types, is_open): (&'static [&'static str], bool),
        reader: &mut Reader<'_>,
        at: &Path<'_>,
    ) -> Result<Option<Self>, Stop> {
        let mut found = FoundIdentifier { is_open, ..FoundIdentifier::default() };
        if !reader.find_identifier(types, at, &mut found)? {
            return Ok(None);
        }
        let key = match (found.id, found.lid) {
            (Some(id), _) => match I::from_text(id.text.clone()) {
                Some(id_value) if found.is_other => {
                    Key::Other(Box::new((found.type_name.into_owned(), id_value)))
                }
                Some(id_value) => Key::Id(id_value),
                None => {
                    reader.report_invalid_id(&at.member("id"), &id);
                    return Ok(None);
                }
            },
            (None, Some(lid)) => {
                reader.link_locally(&found.type_name, &lid.text, at, lid.offset);
                Key::Local(lid.text.into_owned())
            }
            (None, None) => return Ok(None),
        };
        Ok(Some(Self { kind: found.kind, key, meta: found.meta }))
    }

    const fn id(&self) -> Option<&I> {
        match &self.key {
            Key::Id(id) => Some(id),
            Key::Other(other) => Some(&other.1),
            Key::Local(_) => None,
        }
    }

    /// The type; `types` are those of the set that it belongs to.
    fn type_name(&self, types: &[&'static str]) -> &str {
        match &self.key {
            Key::Other(other) => &other.0,
            Key::Id(_) | Key::Local(_) => types.get(self.kind).copied().unwrap_or_default(),
        }
    }

    #[inline(never)]
    pub(crate) fn write(&self, types: &[&'static str], writer: &mut JsonWriter) {
        let type_name = self.type_name(types);
        let start = writer.len() + 1;
        writer.raw("{\"type\":");
        match &self.key {
            Key::Other(_) => writer.string(type_name),
            // The type of a resource is a legal member name.
            Key::Id(_) | Key::Local(_) => writer.plain_string(type_name),
        }
        match &self.key {
            Key::Id(id) => {
                writer.raw(",\"id\":");
                id.write(writer);
                writer.note_link(start);
            }
            Key::Other(other) => {
                writer.raw(",\"id\":");
                other.1.write(writer);
                writer.note_link(start);
            }
            Key::Local(lid) => {
                writer.name_locally(type_name, lid);
                writer.raw(",\"lid\":");
                writer.string(lid);
            }
        }
        if let Some(meta) = &self.meta {
            writer.raw(",\"meta\":");
            meta.write_meta(writer);
        }
        writer.raw("}");
    }
}

impl<T: Target> Identifier<T> {
    /// Names a resource of the target's first type by its id.
    pub(crate) fn new(id: impl Into<T::Id>) -> Self {
        Self::of_kind(0, id.into())
    }

    /// Names a resource by the place of its type in `T::TYPES` and its id.
    #[doc(hidden)]
    pub fn of_kind(kind: usize, id: T::Id) -> Self {
        Self::of(Named { kind, key: Key::Id(id), meta: None })
    }

    /// Names a resource that the same document creates, by its local id (`lid`).
    pub fn local(lid: impl Into<String>) -> Self
    where
        T: Resource,
    {
        Self::of(Named { kind: 0, key: Key::Local(lid.into()), meta: None })
    }

    /// Names a resource by its type and id as strings; `None` if the target does not have the type
    /// or the text is no id of it.
    pub fn from_parts(type_name: &str, id: &str) -> Option<Self> {
        let kind = T::TYPES.iter().position(|known| *known == type_name)?;
        Some(Self::of_kind(kind, T::Id::from_text(id.into())?))
    }

    /// The resource type.
    pub fn type_name(&self) -> &str {
        self.named.type_name(T::TYPES)
    }

    /// The id, unless the identifier names a resource by `lid`.
    pub const fn id(&self) -> Option<&T::Id> {
        self.named.id()
    }

    /// The local id, if the identifier names a resource by it.
    pub fn lid(&self) -> Option<&str> {
        match &self.named.key {
            Key::Id(_) | Key::Other(_) => None,
            Key::Local(lid) => Some(lid),
        }
    }

    /// Meta information about the identifier.
    pub const fn meta(&self) -> Option<&Meta> {
        self.named.meta.as_ref()
    }

    /// The same identifier with meta information.
    #[must_use]
    pub fn with_meta(mut self, meta: Meta) -> Self {
        self.named.meta = Some(meta);
        self
    }

    /// The same identifier for a target that the resource belongs to.
    pub fn upcast<S: Target>(self) -> Identifier<S>
    where
        T: MemberOf<S>,
    {
        let Named { kind, key, meta } = self.named;
        let key = match key {
            Key::Id(id) => Key::Id(T::convert_id(id)),
            Key::Local(lid) => Key::Local(lid),
            Key::Other(other) => Key::Other(Box::new((other.0, T::convert_id(other.1)))),
        };
        Identifier::of(Named { kind: T::convert_kind(kind), key, meta })
    }

    pub(crate) fn write(&self, writer: &mut JsonWriter) {
        self.named.write(T::TYPES, writer);
    }

    pub(crate) fn read(reader: &mut Reader<'_>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        Ok(Named::read((T::TYPES, T::OPEN), reader, at)?.map(Self::of))
    }

    pub(crate) const fn named(&self) -> &Named<T::Id> {
        &self.named
    }

    pub(crate) const fn of(named: Named<T::Id>) -> Self {
        Self { named, target: PhantomData }
    }
}

impl<'de, T: Target> ReadResource<'de> for Identifier<T> {
    fn read_resource(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        Self::read(reader, at)
    }
}

/// An identifier as primary data: the answer to a fetch of a relationship.
impl<T: Target> WriteResource for Identifier<T> {
    fn type_name(&self) -> &str {
        Self::type_name(self)
    }

    fn id_text(&self) -> Cow<'_, str> {
        self.id().map(ResourceId::to_text).unwrap_or_default()
    }

    fn write_resource(&self, writer: &mut JsonWriter) {
        self.write(writer);
    }

    fn may_be_identifier(&self) -> bool {
        true
    }
}

// Written out so that they ask `T::Id`, not `T`, for the trait.

impl<T: Target> fmt::Debug for Identifier<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Identifier");
        shown.field("type", &self.type_name());
        match &self.named.key {
            Key::Id(id) => shown.field("id", &id.to_text()),
            Key::Other(other) => shown.field("id", &other.1.to_text()),
            Key::Local(lid) => shown.field("lid", lid),
        };
        if let Some(meta) = &self.named.meta {
            shown.field("meta", meta);
        }
        shown.finish()
    }
}

impl<T: Target<Id: Clone>> Clone for Identifier<T> {
    fn clone(&self) -> Self {
        Self::of(self.named.clone())
    }
}

impl<T: Target<Id: PartialEq>> PartialEq for Identifier<T> {
    fn eq(&self, other: &Self) -> bool {
        self.named == other.named
    }
}

impl<T: Target<Id: Eq>> Eq for Identifier<T> {}

impl<T: Target<Id: Hash>> Hash for Identifier<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.named.kind.hash(state);
        self.named.key.hash(state);
    }
}
