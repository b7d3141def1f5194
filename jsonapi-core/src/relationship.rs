//! Relationship objects: to-one and to-many, with linkage, links and meta.

mod payload;
mod shared;

use core::fmt;

pub use self::payload::PayloadLinkage;
use self::shared::{read_to_many, read_to_one, write_to_many, write_to_one};
use crate::attribute::Patch;
use crate::identifier::{Identifier, Target};
use crate::json::{JsonWriter, WriteError};
use crate::links::{Links, LinksOf};
use crate::object::Meta;
use crate::path::Path;
use crate::reader::{Reader, Stop};

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
