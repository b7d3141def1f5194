//! Relationship objects: to-one and to-many, with linkage, links and meta.

use core::fmt;

use crate::attribute::Patch;
use crate::identifier::{Identifier, Named, Target};
use crate::json::{JsonWriter, WriteError};
use crate::links::{Links, LinksOf};
use crate::object::Meta;
use crate::path::Path;
use crate::reader::{Reader, Stop};
use crate::resource::ResourceId;

/// A type that can be the field of a relationship: [`ToOne`], [`ToMany`] or an `Option` of them.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a relationship",
    label = "not a relationship",
    note = "a relationship has the type `ToOne<…>`, `Option<ToOne<…>>` or `ToMany<…>`"
)]
pub trait Relationship: Sized {
    /// What the relationship points at.
    type Target: Target;
    /// The same to other resources.
    type To<M: Target>: Relationship<Target = M>;
    /// What a payload holds: one [`Identifier`], or a `Vec` of them.
    type Linkage;

    /// Whether `data` is an array.
    const TO_MANY: bool;
    /// Whether `data` may be `null` even where the relationship is required.
    const NULLABLE: bool;

    /// A relationship of which nothing is known.
    fn absent() -> Self;

    /// Whether nothing is known of the relationship; then it is not written.
    fn is_absent(&self) -> bool;

    /// Whether there is linkage that a payload can hold which has to have it.
    fn is_linked(&self) -> bool;

    /// The linkage by move: it is absent from then on.
    fn take_linkage(&mut self) -> Patch<Self::Linkage>;

    /// Writes the relationship object.
    fn write(&self, types: &[&'static str], writer: &mut JsonWriter);
}

/// A [`Relationship`] that can be read from a document that lives for `'de`.
pub trait ReadRelationship<'de>: Relationship {
    /// Reads one relationship object into a relationship of which nothing is known; `false` if it
    /// broke a rule, which is reported.
    ///
    /// # Errors
    ///
    /// [`Stop`] when the text cannot be read any further.
    fn read(&mut self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<bool, Stop>;
}

/// A to-one relationship (JSON:API 1.1, "Relationships").
///
/// `data` is [`Patch::Absent`] where a response has links only, [`Patch::Null`] where the
/// relationship is empty.
pub struct ToOne<T: Target> {
    /// The resource linkage.
    pub data: Patch<Identifier<T>>,
    /// The relationship's links.
    pub links: Option<Links>,
    /// Meta information about the relationship.
    pub meta: Option<Meta>,
}

impl<T: Target> ToOne<T> {
    /// A relationship to this resource.
    pub fn to(target: Identifier<T>) -> Self {
        Self { data: Patch::Value(target), ..Self::default() }
    }

    /// An empty relationship: linkage `null`.
    pub fn empty() -> Self {
        Self { data: Patch::Null, ..Self::default() }
    }

    /// The identifier of the related resource, if the document names one.
    pub const fn identifier(&self) -> Option<&Identifier<T>> {
        self.data.value()
    }

    /// The id of the related resource, if the document names one.
    pub const fn id(&self) -> Option<&T::Id> {
        match self.data.value() {
            Some(identifier) => identifier.id(),
            None => None,
        }
    }

    /// The same relationship with links.
    #[must_use]
    pub fn with_links(mut self, links: Links) -> Self {
        self.links = Some(links);
        self
    }
}

/// A to-many relationship (JSON:API 1.1, "Relationships").
///
/// `data` is `None` where a response has links only.
pub struct ToMany<T: Target> {
    /// The resource linkage.
    pub data: Option<Vec<Identifier<T>>>,
    /// The relationship's links.
    pub links: Option<Links>,
    /// Meta information about the relationship.
    pub meta: Option<Meta>,
}

impl<T: Target> ToMany<T> {
    /// A relationship to these resources.
    pub fn to(targets: impl IntoIterator<Item = Identifier<T>>) -> Self {
        Self { data: Some(targets.into_iter().collect()), ..Self::default() }
    }

    /// The identifiers of the related resources that the document names.
    pub fn identifiers(&self) -> &[Identifier<T>] {
        self.data.as_deref().unwrap_or_default()
    }

    /// The same relationship with links.
    #[must_use]
    pub fn with_links(mut self, links: Links) -> Self {
        self.links = Some(links);
        self
    }
}

impl<T: Target> Relationship for ToOne<T> {
    type Target = T;
    type To<M: Target> = ToOne<M>;
    type Linkage = Identifier<T>;
    const TO_MANY: bool = false;
    const NULLABLE: bool = false;

    fn absent() -> Self {
        Self::default()
    }

    fn is_absent(&self) -> bool {
        self.data.is_absent() && self.links.is_none() && self.meta.is_none()
    }

    fn is_linked(&self) -> bool {
        self.data.value().is_some()
    }

    fn take_linkage(&mut self) -> Patch<Identifier<T>> {
        core::mem::take(&mut self.data)
    }

    fn write(&self, types: &[&'static str], writer: &mut JsonWriter) {
        let data = self.data.as_ref().map(Identifier::named);
        write_to_one(types, data, self.links.as_ref(), self.meta.as_ref(), writer);
    }
}

impl<'de, T: Target> ReadRelationship<'de> for ToOne<T> {
    fn read(&mut self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<bool, Stop> {
        let Self { data, links, meta } = self;
        let Some(found) = read_to_one(links, meta, reader, at)? else {
            return Ok(false);
        };
        *data = found.map(Identifier::of);
        Ok(true)
    }
}

// What is read and written of a relationship is compiled once for each type of ids, and not for each
// resource that is linked to. Which types may be named is said by the schema: what is compiled for
// each resource all the same is equal then, and LLVM keeps one of it.

/// Reads a to-one relationship and gives its linkage; `None` if the value is no object.
#[inline(never)]
fn read_to_one<I: ResourceId>(
    links: &mut Option<Links>,
    meta: &mut Option<Meta>,
    reader: &mut Reader<'_>,
    at: &Path<'_>,
) -> Result<Option<Patch<Named<I>>>, Stop> {
    let types = reader.linkage_types();
    if let Some(named) = Named::read_plain_relationship(types.0, reader) {
        return Ok(Some(Patch::Value(named)));
    }
    let mut data = Patch::Absent;
    let is_object = reader.relationship_object(at, links, meta, &mut |reader, at| {
        data = if reader.linkage_is_null(at)? {
            Patch::Null
        } else {
            Named::read(types, reader, at)?.map_or(Patch::Absent, Patch::Value)
        };
        Ok(())
    })?;
    Ok(is_object.then_some(data))
}

/// The linkage of a to-many relationship while it is read.
trait Gather<I> {
    /// There is linkage, if only an empty one.
    fn begin(&mut self);

    /// Takes what comes next.
    fn push(&mut self, named: Named<I>);
}

impl<T: Target> Gather<T::Id> for Option<Vec<Identifier<T>>> {
    fn begin(&mut self) {
        *self = Some(Vec::new());
    }

    fn push(&mut self, named: Named<T::Id>) {
        if let Some(found) = self {
            found.push(Identifier::of(named));
        }
    }
}

/// Reads a to-many relationship; `false` if the value is no object.
fn read_to_many<I: ResourceId>(
    data: &mut dyn Gather<I>,
    links: &mut Option<Links>,
    meta: &mut Option<Meta>,
    reader: &mut Reader<'_>,
    at: &Path<'_>,
) -> Result<bool, Stop> {
    let types = reader.linkage_types();
    reader.relationship_object(at, links, meta, &mut |reader, at| {
        data.begin();
        reader.linkage_items(at, &mut |reader, at| {
            if let Some(named) = Named::read(types, reader, at)? {
                data.push(named);
            }
            Ok(())
        })
    })
}

impl<T: Target> Relationship for ToMany<T> {
    type Target = T;
    type To<M: Target> = ToMany<M>;
    type Linkage = Vec<Identifier<T>>;
    const TO_MANY: bool = true;
    const NULLABLE: bool = false;

    fn absent() -> Self {
        Self::default()
    }

    fn is_absent(&self) -> bool {
        self.data.is_none() && self.links.is_none() && self.meta.is_none()
    }

    fn is_linked(&self) -> bool {
        self.data.is_some()
    }

    fn take_linkage(&mut self) -> Patch<Vec<Identifier<T>>> {
        self.data.take().map_or(Patch::Absent, Patch::Value)
    }

    fn write(&self, types: &[&'static str], writer: &mut JsonWriter) {
        let data = self.data.as_ref().map(|identifiers| identifiers as _);
        write_to_many(types, data, self.links.as_ref(), self.meta.as_ref(), writer);
    }
}

impl<'de, T: Target> ReadRelationship<'de> for ToMany<T> {
    fn read(&mut self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<bool, Stop> {
        let Self { data, links, meta } = self;
        read_to_many(data, links, meta, reader, at)
    }
}

impl<T: Target> Relationship for Option<ToOne<T>> {
    type Target = T;
    type To<M: Target> = Option<ToOne<M>>;
    type Linkage = Identifier<T>;
    const TO_MANY: bool = false;
    const NULLABLE: bool = true;

    fn absent() -> Self {
        None
    }

    fn is_absent(&self) -> bool {
        self.as_ref().is_none_or(Relationship::is_absent)
    }

    fn is_linked(&self) -> bool {
        self.as_ref().is_some_and(|relationship| !relationship.data.is_absent())
    }

    fn take_linkage(&mut self) -> Patch<Identifier<T>> {
        self.as_mut().map_or(Patch::Absent, Relationship::take_linkage)
    }

    fn write(&self, types: &[&'static str], writer: &mut JsonWriter) {
        match self {
            Some(relationship) => relationship.write(types, writer),
            None => writer.null(),
        }
    }
}

impl<'de, T: Target> ReadRelationship<'de> for Option<ToOne<T>> {
    fn read(&mut self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<bool, Stop> {
        self.insert(ToOne::absent()).read(reader, at)
    }
}

impl<T: Target> Relationship for Option<ToMany<T>> {
    type Target = T;
    type To<M: Target> = Option<ToMany<M>>;
    type Linkage = Vec<Identifier<T>>;
    const TO_MANY: bool = true;
    const NULLABLE: bool = false;

    fn absent() -> Self {
        None
    }

    fn is_absent(&self) -> bool {
        self.as_ref().is_none_or(Relationship::is_absent)
    }

    fn is_linked(&self) -> bool {
        self.as_ref().is_some_and(Relationship::is_linked)
    }

    fn take_linkage(&mut self) -> Patch<Vec<Identifier<T>>> {
        self.as_mut().map_or(Patch::Absent, Relationship::take_linkage)
    }

    fn write(&self, types: &[&'static str], writer: &mut JsonWriter) {
        match self {
            Some(relationship) => relationship.write(types, writer),
            None => writer.null(),
        }
    }
}

impl<'de, T: Target> ReadRelationship<'de> for Option<ToMany<T>> {
    fn read(&mut self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<bool, Stop> {
        self.insert(ToMany::absent()).read(reader, at)
    }
}

/// Identifiers of which only the type of their ids is known.
trait Identifiers<I> {
    /// How many there are.
    fn count(&self) -> usize;

    /// The one at this place.
    fn at(&self, index: usize) -> Option<&Named<I>>;
}

impl<T: Target> Identifiers<T::Id> for Vec<Identifier<T>> {
    fn count(&self) -> usize {
        self.len()
    }

    fn at(&self, index: usize) -> Option<&Named<T::Id>> {
        self.get(index).map(Identifier::named)
    }
}

#[inline(never)]
fn write_identifiers<I: ResourceId>(
    types: &[&'static str],
    identifiers: &dyn Identifiers<I>,
    writer: &mut JsonWriter,
) {
    writer.array(0..identifiers.count(), |writer, index| {
        if let Some(named) = identifiers.at(index) {
            named.write(types, writer);
        }
    });
}

/// Writes a to-one relationship object. Of its linkage nothing may be known, and it may be `null`.
#[inline(never)]
fn write_to_one<I: ResourceId>(
    types: &[&'static str],
    data: Patch<&Named<I>>,
    links: Option<&Links>,
    meta: Option<&Meta>,
    writer: &mut JsonWriter,
) {
    let mut written = Written::ToOne;
    match data {
        Patch::Absent => written = Written::Nothing,
        Patch::Null => writer.raw("{\"data\":null"),
        Patch::Value(named) => {
            writer.raw("{\"data\":");
            named.write(types, writer);
        }
    }
    write_rest(writer, written, links, meta);
}

/// Writes a to-many relationship object. Of its linkage nothing may be known.
#[inline(never)]
fn write_to_many<I: ResourceId>(
    types: &[&'static str],
    data: Option<&dyn Identifiers<I>>,
    links: Option<&Links>,
    meta: Option<&Meta>,
    writer: &mut JsonWriter,
) {
    let mut written = Written::Nothing;
    if let Some(identifiers) = data {
        written = Written::ToMany;
        writer.raw("{\"data\":");
        write_identifiers(types, identifiers, writer);
    }
    write_rest(writer, written, links, meta);
}

/// What stands in the `data` of a relationship object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Written {
    /// It has none.
    Nothing,
    ToOne,
    ToMany,
}

/// Writes what stands behind the `data` of a relationship object, and its end. What does not belong
/// there makes the document fail.
pub(crate) fn write_rest(
    writer: &mut JsonWriter,
    data: Written,
    links: Option<&Links>,
    meta: Option<&Meta>,
) {
    let mut separator = if data == Written::Nothing { "{" } else { "," };
    if let Some(links) = links {
        writer.raw(core::mem::replace(&mut separator, ","));
        writer.raw("\"links\":");
        links.write_in(LinksOf::Relationship, writer);
        if data == Written::ToOne
            && let Some(name) = links.pagination()
        {
            let (of, name) = ("a to-one relationship", name.to_owned());
            writer.fail_after(WriteError::MisplacedLink { of, name });
        }
    }
    if let Some(meta) = meta {
        writer.raw(core::mem::replace(&mut separator, ","));
        writer.raw("\"meta\":");
        meta.write_meta(writer);
    }
    if data == Written::Nothing && meta.is_none() && !links.is_some_and(Links::qualify) {
        let needs = "`data`, `meta`, or the link `self` or `related`";
        writer.fail_after(WriteError::Incomplete { what: "a relationship object", needs });
    }
    writer.raw(if separator == "{" { "{}" } else { "}" });
}

/// What a payload holds for a relationship, and how it is written as `data`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not what a payload holds for a relationship",
    label = "the word `to_one` or `to_many` contradicts this type",
    note = "a `ToOne<…>` behind another name is marked `to_one`, a `ToMany<…>` is marked `to_many`"
)]
pub trait PayloadLinkage {
    /// Whether the relationship is not in the payload.
    fn is_absent(&self) -> bool {
        false
    }

    /// The types that it may name; any if there are none.
    #[doc(hidden)]
    fn types(&self) -> &'static [&'static str]
    where
        Self: Sized,
    {
        &[]
    }

    /// Writes the resource linkage, which may name these types.
    #[doc(hidden)]
    fn write_among(&self, types: &[&'static str], writer: &mut JsonWriter);

    /// Writes the resource linkage.
    fn write(&self, writer: &mut JsonWriter)
    where
        Self: Sized,
    {
        self.write_among(self.types(), writer);
    }
}

impl<T: Target> PayloadLinkage for Identifier<T> {
    fn types(&self) -> &'static [&'static str] {
        T::TYPES
    }

    fn write_among(&self, types: &[&'static str], writer: &mut JsonWriter) {
        self.named().write(types, writer);
    }
}

impl<T: Target> PayloadLinkage for Option<Identifier<T>> {
    fn types(&self) -> &'static [&'static str] {
        T::TYPES
    }

    fn write_among(&self, types: &[&'static str], writer: &mut JsonWriter) {
        match self {
            Some(identifier) => identifier.named().write(types, writer),
            None => writer.null(),
        }
    }
}

impl<T: Target> PayloadLinkage for Patch<Identifier<T>> {
    fn is_absent(&self) -> bool {
        Patch::is_absent(self)
    }

    fn types(&self) -> &'static [&'static str] {
        T::TYPES
    }

    fn write_among(&self, types: &[&'static str], writer: &mut JsonWriter) {
        match self {
            Patch::Value(identifier) => identifier.named().write(types, writer),
            Patch::Absent | Patch::Null => writer.null(),
        }
    }
}

impl<T: Target> PayloadLinkage for Vec<Identifier<T>> {
    fn types(&self) -> &'static [&'static str] {
        T::TYPES
    }

    fn write_among(&self, types: &[&'static str], writer: &mut JsonWriter) {
        write_identifiers(types, self, writer);
    }
}

impl<T: Target> PayloadLinkage for Option<Vec<Identifier<T>>> {
    fn is_absent(&self) -> bool {
        self.is_none()
    }

    fn types(&self) -> &'static [&'static str] {
        T::TYPES
    }

    fn write_among(&self, types: &[&'static str], writer: &mut JsonWriter) {
        match self {
            Some(identifiers) => write_identifiers(types, identifiers, writer),
            None => writer.raw("[]"),
        }
    }
}

// Written out so that they ask `T::Id`, not `T`, for the trait.

macro_rules! common_traits {
    ($($name:ident)*) => {$(
        impl<T: Target> Default for $name<T> {
            fn default() -> Self {
                Self { data: Default::default(), links: None, meta: None }
            }
        }

        impl<T: Target> fmt::Debug for $name<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name))
                    .field("data", &self.data)
                    .field("links", &self.links)
                    .field("meta", &self.meta)
                    .finish()
            }
        }

        impl<T: Target<Id: Clone>> Clone for $name<T> {
            fn clone(&self) -> Self {
                Self { data: self.data.clone(), links: self.links.clone(), meta: self.meta.clone() }
            }
        }

        impl<T: Target<Id: Eq>> Eq for $name<T> {}

        impl<T: Target<Id: PartialEq>> PartialEq for $name<T> {
            fn eq(&self, other: &Self) -> bool {
                self.data == other.data && self.links == other.links && self.meta == other.meta
            }
        }
    )*};
}

common_traits!(ToOne ToMany);
