//! Types that the author may have defined: where one lacks what it needs, its description says so, and
//! everything else that is generated for the field stays silent.

use std::borrow::Cow;

use crate::attribute::{Attribute, ReadAttribute};
use crate::json::JsonWriter;
use crate::path::Path;
use crate::reader::{Reader, Stop};
use crate::resource::{ReadResource, ResourceId, WriteResource};
use crate::writer::{Members, Nothing, ObjectWriter, Optional, WriteAttribute};

/// A value, or the place of one, whose type is perhaps no attribute type.
///
/// The compiler takes a method of this type where the type inside allows it, and otherwise the one of
/// [`Otherwise`], which never runs: the description of the field asks the same of the type, so that
/// such a program does not compile. One mistake is one error then, and not one for each place where
/// the field is read or written.
#[derive(Debug)]
pub struct Own<V>(pub V);

impl<A: Attribute> Own<&mut Option<A>> {
    /// Reads the value of an attribute into its place.
    ///
    /// # Errors
    ///
    /// [`Stop`] when the text cannot be read any further.
    #[inline]
    pub fn read<'de>(self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<(), Stop>
    where
        A: ReadAttribute<'de>,
    {
        reader.attribute(self.0, at)
    }

    /// The value that was found, or that stands for an absent one.
    #[inline]
    pub fn or_absent(self) -> Option<A> {
        super::attribute_or_absent(self.0)
    }
}

impl<'v, A: Attribute> Own<&'v A> {
    /// The value as one that is written.
    #[inline]
    pub fn written(self) -> &'v dyn WriteAttribute {
        self.0
    }

    /// Writes a member of a nested object, unless its value stands for an absent one.
    #[inline]
    pub fn member(self, object: &mut ObjectWriter<'_>, index: usize) {
        object.member(index, self.0);
    }

    /// Writes the `meta` of a resource, unless there is none.
    #[inline]
    pub fn meta(self, members: &mut Members<'_>) {
        members.meta(self.0);
    }

    /// Writes the embedded resources of a HAL resource, unless there are none.
    #[inline]
    pub fn embedded(self, members: &mut Members<'_>) {
        members.embedded(self.0);
    }
}

impl<A: Attribute> Own<&Option<A>> {
    /// Writes an attribute, if there is a value.
    #[inline]
    pub fn optional(self, members: &mut Members<'_>) {
        members.optional(self.0);
    }

    /// Writes a member of a nested object, if there is a value.
    #[inline]
    pub fn optional_member(self, object: &mut ObjectWriter<'_>, index: usize) {
        object.optional_member(index, self.0);
    }
}

impl<'v, A: Attribute> Own<&'v Optional<'_, A>> {
    /// The value as one that is written, if there is one.
    #[inline]
    pub fn optional_written(self) -> &'v dyn WriteAttribute {
        self.0
    }
}

impl<I: ResourceId> Own<&mut Option<I>> {
    /// Takes the id that this text stands for; `false` if it stands for none.
    #[inline]
    pub fn identify(self, text: Cow<'_, str>) -> bool {
        *self.0 = I::from_text(text);
        self.0.is_some()
    }
}

impl<'v, I: ResourceId> Own<&'v I> {
    /// Writes `id`.
    #[inline]
    pub fn id(self, members: &mut Members<'_>) {
        members.id(self.0);
    }

    /// Writes `id` of a HAL resource.
    #[inline]
    pub fn hal_id(self, members: &mut Members<'_>) {
        members.hal_id(self.0);
    }

    /// The id as a string.
    #[inline]
    pub fn id_text(self) -> Cow<'v, str> {
        self.0.to_text()
    }
}

impl<'v, R: WriteResource> Own<&'v R> {
    /// Reads a resource object.
    ///
    /// # Errors
    ///
    /// [`Stop`] when the text cannot be read any further.
    #[inline]
    pub fn read_resource<'de>(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<R>, Stop>
    where
        R: ReadResource<'de>,
    {
        R::read_resource(reader, at)
    }

    /// The resource's type.
    #[inline]
    pub fn type_name(self) -> &'v str {
        self.0.type_name()
    }

    /// Writes the resource object.
    #[inline]
    pub fn write_resource(self, writer: &mut JsonWriter) {
        self.0.write_resource(writer);
    }

    /// The resource's id.
    #[inline]
    pub fn resource_id_text(self) -> Cow<'v, str> {
        self.0.id_text()
    }
}

impl<'v, I: ResourceId> Own<Option<&'v I>> {
    /// Writes `id`, if there is one.
    #[inline]
    pub fn optional_id(self, members: &mut Members<'_>) {
        members.optional_id(self.0);
    }

    /// Writes `id` of a HAL resource, if there is one.
    #[inline]
    pub fn optional_hal_id(self, members: &mut Members<'_>) {
        members.optional_hal_id(self.0);
    }

    /// The id as a string, if there is one.
    #[inline]
    pub fn optional_id_text(self) -> Option<Cow<'v, str>> {
        self.0.map(I::to_text)
    }
}

/// What stands for the methods of [`Own`] where the type lacks what they need. A program in which one
/// of them would run is not built.
pub trait Otherwise: Sized {
    /// Reads nothing.
    fn read(self, _: &mut Reader<'_>, _: &Path<'_>) -> Result<(), Stop> {
        const { never() }
        Ok(())
    }

    /// Finds nothing.
    fn or_absent<T>(self) -> Option<T> {
        const { never() }
        None
    }

    /// Writes nothing.
    fn written<'v>(self) -> &'v dyn WriteAttribute {
        const { never() }
        &Nothing
    }

    /// Writes nothing.
    fn optional_written<'v>(self) -> &'v dyn WriteAttribute {
        const { never() }
        &Nothing
    }

    /// Writes nothing.
    fn member(self, _: &mut ObjectWriter<'_>, _: usize) {
        const { never() }
    }

    /// Writes nothing.
    fn meta(self, _: &mut Members<'_>) {
        const { never() }
    }

    /// Writes nothing.
    fn embedded(self, _: &mut Members<'_>) {
        const { never() }
    }

    /// Writes nothing.
    fn optional(self, _: &mut Members<'_>) {
        const { never() }
    }

    /// Writes nothing.
    fn optional_member(self, _: &mut ObjectWriter<'_>, _: usize) {
        const { never() }
    }

    /// Takes nothing.
    fn identify(self, _: Cow<'_, str>) -> bool {
        const { never() }
        false
    }

    /// Writes nothing.
    fn id(self, _: &mut Members<'_>) {
        const { never() }
    }

    /// Writes nothing.
    fn hal_id(self, _: &mut Members<'_>) {
        const { never() }
    }

    /// Writes nothing.
    fn optional_id(self, _: &mut Members<'_>) {
        const { never() }
    }

    /// Writes nothing.
    fn optional_hal_id(self, _: &mut Members<'_>) {
        const { never() }
    }

    /// Names nothing.
    fn optional_id_text<'v>(self) -> Option<Cow<'v, str>> {
        const { never() }
        None
    }

    /// Reads nothing.
    fn read_resource<T>(_: &mut Reader<'_>, _: &Path<'_>) -> Result<Option<T>, Stop> {
        const { never() }
        Ok(None)
    }

    /// Names nothing.
    fn type_name<'v>(self) -> &'v str {
        const { never() }
        ""
    }

    /// Writes nothing.
    fn write_resource(self, _: &mut JsonWriter) {
        const { never() }
    }

    /// Names nothing.
    fn resource_id_text<'v>(self) -> Cow<'v, str> {
        const { never() }
        Cow::Borrowed("")
    }

    /// Names nothing.
    fn id_text<'v>(self) -> Cow<'v, str> {
        const { never() }
        Cow::Borrowed("")
    }
}

impl<V> Otherwise for Own<V> {}

/// Fails at compile time, where a function that has it is compiled and not only checked.
const fn never() {
    panic!("a field's type was not held against what is needed of it: please report this program")
}
