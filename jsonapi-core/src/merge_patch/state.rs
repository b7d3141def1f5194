//! Resources as a response shows them, in either representation.

use crate::attribute::{Attribute, ReadAttribute};
use crate::hal::HalResource;
use crate::json::JsonWriter;
use crate::path::Path;
use crate::reader::{Options, Reader};
use crate::resource::{ReadResource, Resource, WriteMembers};
use crate::schema::Operation;
use crate::violation::Violations;
use crate::writer::Members;

/// A resource that is written as a response shows it, and read from that. `R` says in which
/// representation, so that there is one implementation for each.
pub trait State<R>: Sized {
    /// Writes the resource.
    fn write_state(&self, writer: &mut JsonWriter);

    /// Reads the resource.
    ///
    /// # Errors
    ///
    /// Every violation.
    fn read_state(text: &[u8]) -> Result<Self, Violations>;
}

/// Resource objects of JSON:API.
#[derive(Debug, Clone, Copy)]
pub enum InJsonApi {}

/// Objects of HAL.
#[derive(Debug, Clone, Copy)]
pub enum InHal {}

impl<T: Resource + WriteMembers + for<'de> ReadResource<'de>> State<InJsonApi> for T {
    fn write_state(&self, writer: &mut JsonWriter) {
        Members::write(writer, T::SCHEMA, Operation::Read, self);
    }

    fn read_state(text: &[u8]) -> Result<Self, Violations> {
        Reader::run(text, &Options::own_text(), |reader| {
            T::read_resource(reader, &Path::ROOT.member("data"))
        })
    }
}

impl<T: HalResource + for<'de> ReadAttribute<'de>> State<InHal> for T {
    fn write_state(&self, writer: &mut JsonWriter) {
        Attribute::write(self, writer);
    }

    fn read_state(text: &[u8]) -> Result<Self, Violations> {
        Reader::run(text, &Options::own_text(), |reader| T::read(reader, &Path::ROOT))
    }
}
