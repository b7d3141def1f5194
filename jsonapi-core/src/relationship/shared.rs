//! What is read and written of a relationship, whatever it links to.

use super::{Written, write_rest};
use crate::attribute::Patch;
use crate::identifier::{Identifier, Named, Target};
use crate::json::JsonWriter;
use crate::links::Links;
use crate::object::Meta;
use crate::path::Path;
use crate::reader::{Reader, Stop};
use crate::resource::ResourceId;

// What is read and written of a relationship is compiled once for each type of ids, and not for each
// resource that is linked to. Which types may be named is said by the schema: what is compiled for
// each resource all the same is equal then, and LLVM keeps one of it.

/// Reads a to-one relationship and gives its linkage; `None` if the value is no object.
#[inline(never)]
pub(super) fn read_to_one<I: ResourceId>(
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
pub(super) trait Gather<I> {
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
pub(super) fn read_to_many<I: ResourceId>(
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

/// Identifiers of which only the type of their ids is known.
pub(super) trait Identifiers<I> {
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
pub(super) fn write_identifiers<I: ResourceId>(
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
pub(super) fn write_to_one<I: ResourceId>(
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
pub(super) fn write_to_many<I: ResourceId>(
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
