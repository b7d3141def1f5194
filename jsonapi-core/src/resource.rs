//! What `#[derive(Resource)]` implements, and what the engine makes of it.

use core::any::Any;
use core::fmt::Display;
use core::str::FromStr;
use std::borrow::Cow;

use crate::identifier::{Identifier, Target};
use crate::json::JsonWriter;
use crate::path::Path;
use crate::reader::{Reader, Stop};
use crate::relationship::PayloadLinkage;
use crate::schema::{Operation, Schema};
use crate::writer::{Members, Nothing, WriteAttribute, WriteRelationship};

/// A resource type, described by a struct with `#[derive(Resource)]`.
///
/// The trait is implemented by the derive. What it asks for is the description itself and the
/// types that go with it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a resource",
    label = "not a resource",
    note = "describe it with `#[derive(Resource)]`"
)]
pub trait Resource: Sized {
    /// The type of the field marked `#[resource(id)]`.
    type Id: ResourceId;
    /// Every member as an `Option`: what a sparse response holds.
    type Partial;
    /// The payload of a `POST` that creates a resource.
    type Create;
    /// The payload of a `PATCH` that updates a resource.
    type Update;

    /// The resource type: the value of `type` in documents. A HAL resource has none: it is empty.
    ///
    /// Apart from the schema, because the schemas of two resources that link to each other name
    /// each other's types.
    const TYPE: &'static str;

    /// The description as constant data.
    const SCHEMA: &'static Schema;

    /// The id of this resource.
    fn resource_id(&self) -> &Self::Id;

    /// A resource identifier object that names the resource with this id
    /// (JSON:API 1.1, "Resource Identifier Objects").
    fn identifier(id: impl Into<Self::Id>) -> Identifier<Self> {
        Identifier::new(id)
    }
}

/// A type that can be a resource's id: a string in documents, any `FromStr + Display` type in Rust.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the id of a resource",
    label = "no id",
    note = "an id is a string in documents, and in Rust any type that implements `FromStr` and `Display`"
)]
pub trait ResourceId: Sized {
    /// The id that this string stands for, if it stands for one.
    fn from_text(text: Cow<'_, str>) -> Option<Self>;

    /// The id as a string.
    fn to_text(&self) -> Cow<'_, str>;

    /// Writes the id as a JSON string.
    fn write(&self, writer: &mut JsonWriter);
}

#[diagnostic::do_not_recommend]
impl<T: FromStr + Display + 'static> ResourceId for T {
    fn from_text(text: Cow<'_, str>) -> Option<Self> {
        text.parse().ok()
    }

    fn to_text(&self) -> Cow<'_, str> {
        match as_string(self) {
            Some(text) => Cow::Borrowed(text),
            None => Cow::Owned(self.to_string()),
        }
    }

    fn write(&self, writer: &mut JsonWriter) {
        match as_string(self) {
            Some(text) => writer.string(text),
            None => writer.display(self),
        }
    }
}

/// The id as a `String`, if it is one, which most ids are: it needs no formatting then.
fn as_string(id: &dyn Any) -> Option<&str> {
    id.downcast_ref::<String>().map(String::as_str)
}

/// A value that is built from the members found in a document.
///
/// `None` when a member is missing that the value cannot do without; the engine has reported it
/// before.
pub trait FromPartial<P>: Sized {
    /// Builds the value from the members, which are taken out.
    fn from_partial(partial: &mut P) -> Option<Self>;
}

/// The members of one resource object while it is read: the typed end of the reading engine.
///
/// Implemented by the derive for the `…Partial` struct of a resource.
pub trait Fields<'de> {
    /// No member found yet.
    fn vacant() -> Self
    where
        Self: Sized;

    /// Takes the id; `false` if the text is no id of this resource.
    fn id(&mut self, text: Cow<'de, str>) -> bool;

    /// Takes the local id.
    fn lid(&mut self, text: Cow<'de, str>) {
        let _ = text;
    }

    /// Reads the value of an attribute, by its index in the schema.
    ///
    /// # Errors
    ///
    /// [`Stop`] when the text cannot be read any further.
    fn attribute(
        &mut self,
        index: usize,
        reader: &mut Reader<'de>,
        at: &Path<'_>,
    ) -> Result<(), Stop>;

    /// Reads a relationship object, by its index in the schema.
    ///
    /// # Errors
    ///
    /// [`Stop`] when the text cannot be read any further.
    fn relationship(
        &mut self,
        index: usize,
        reader: &mut Reader<'de>,
        at: &Path<'_>,
    ) -> Result<(), Stop>;

    /// Reads the resource's `links`.
    ///
    /// # Errors
    ///
    /// [`Stop`] when the text cannot be read any further.
    fn links(&mut self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<(), Stop> {
        reader.ignore_links(at)
    }

    /// Reads the resource's `meta`.
    ///
    /// # Errors
    ///
    /// [`Stop`] when the text cannot be read any further.
    fn meta(&mut self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<(), Stop> {
        reader.ignore_meta(at)
    }
}

/// A value that is written as the members of a resource object.
pub trait WriteMembers {
    /// Writes the members in the order of the schema.
    fn write_members(&self, members: &mut Members<'_>);

    /// An attribute, by its index in the schema.
    fn attribute(&self, index: usize) -> &dyn WriteAttribute {
        let _ = index;
        &Nothing
    }

    /// Writes an attribute that is written in another way, by its index in the schema.
    fn attribute_otherwise(&self, index: usize, members: &mut Members<'_>) {
        let _ = (index, members);
    }

    /// A relationship of a resource, by its index in the schema.
    fn relationship(&self, index: usize) -> &dyn WriteRelationship {
        let _ = index;
        &Nothing
    }

    /// A relationship of a payload, by its index in the schema.
    fn linkage(&self, index: usize) -> &dyn PayloadLinkage {
        let _ = index;
        &Nothing
    }
}

/// A value that is read from a resource object: a resource, its `…Partial`, a set of resources.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read as a resource",
    label = "not a resource",
    note = "describe it with `#[derive(Resource)]`, or a set of resources with `#[derive(ResourceSet)]`",
    note = "a HAL resource is no part of a JSON:API document: read it with `hal::from_slice`"
)]
pub trait ReadResource<'de>: Sized {
    /// Reads one resource object; `None` if it broke a rule, which is reported.
    ///
    /// # Errors
    ///
    /// [`Stop`] when the text cannot be read any further.
    fn read_resource(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop>;
}

#[diagnostic::do_not_recommend]
impl<'de, T> ReadResource<'de> for T
where
    T: Resource + FromPartial<T::Partial>,
    T::Partial: Fields<'de>,
{
    fn read_resource(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        let mut fields = T::Partial::vacant();
        let valid = reader.resource_object(T::SCHEMA, Operation::Read, &mut fields, at)?;
        Ok(if valid { T::from_partial(&mut fields) } else { None })
    }
}

/// A value that is written as a resource object, and knows which resource it is.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written as a resource",
    label = "not a resource",
    note = "describe it with `#[derive(Resource)]`, or a set of resources with `#[derive(ResourceSet)]`",
    note = "a HAL resource is no part of a JSON:API document: write it with `hal::to_vec`"
)]
pub trait WriteResource {
    /// The resource's type.
    fn type_name(&self) -> &str;

    /// The resource's id.
    fn id_text(&self) -> Cow<'_, str>;

    /// Writes the resource object.
    fn write_resource(&self, writer: &mut JsonWriter);

    /// Whether it holds nothing but what an identifier does. As primary data, identifiers may come
    /// more than once, and resources may not.
    fn may_be_identifier(&self) -> bool {
        false
    }
}

#[diagnostic::do_not_recommend]
impl<T: Resource + WriteMembers> WriteResource for T {
    fn type_name(&self) -> &str {
        T::TYPE
    }

    fn id_text(&self) -> Cow<'_, str> {
        self.resource_id().to_text()
    }

    fn write_resource(&self, writer: &mut JsonWriter) {
        Members::write(writer, T::SCHEMA, Operation::Read, self);
    }
}

#[diagnostic::do_not_recommend]
impl<T: Resource> Target for T {
    type Id = T::Id;
    const TYPES: &'static [&'static str] = &[T::TYPE];

    fn schemas() -> &'static [&'static Schema] {
        const { &[T::SCHEMA] }
    }
}
