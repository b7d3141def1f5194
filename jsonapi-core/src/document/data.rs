//! The primary data of a document (JSON:API 1.1, "Top Level").

use super::linkage::write_noted;
use crate::dynamic::ResourceObject;
use crate::json::JsonWriter;
use crate::path::Path;
use crate::reader::{Reader, Stop};
use crate::resource::{ReadResource, WriteResource};

/// What the primary data of a document can be read as.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the primary data of a document",
    label = "not a resource, an `Option` or a `Vec` of one",
    note = "a HAL resource is no part of a JSON:API document: read it with `hal::from_slice`"
)]
pub trait ReadData<'de>: Sized {
    /// Whether a document has to have `data`.
    const NEEDED: bool = true;

    /// Reads the primary data; `None` if it broke a rule, which is reported.
    ///
    /// # Errors
    ///
    /// [`Stop`] when the text cannot be read any further.
    fn read_data(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop>;

    /// Reads the primary data into its place, which is empty.
    ///
    /// # Errors
    ///
    /// [`Stop`] when the text cannot be read any further.
    #[doc(hidden)]
    fn read_into(
        place: &mut Option<Self>,
        reader: &mut Reader<'de>,
        at: &Path<'_>,
    ) -> Result<(), Stop> {
        // Where nothing is, nothing has to be dropped.
        if place.is_none() {
            *place = Self::read_data(reader, at)?;
        }
        Ok(())
    }

    /// The value where there is no `data`.
    fn no_data() -> Option<Self> {
        None
    }
}

impl<'de, T: ReadResource<'de>> ReadData<'de> for T {
    fn read_data(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        T::read_resource(reader, at)
    }
}

impl<'de, T: ReadResource<'de>> ReadData<'de> for Option<T> {
    fn read_data(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        if reader.try_null()? {
            return Ok(Some(None));
        }
        Ok(T::read_resource(reader, at)?.map(Some))
    }
}

impl<'de, T: ReadResource<'de>> ReadData<'de> for Vec<T> {
    fn read_data(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        let mut items = Vec::new();
        reader.items(at, "an array of resource objects", &mut |reader, at| {
            items.extend(T::read_resource(reader, at)?);
            Ok(())
        })?;
        Ok(Some(items))
    }
}

/// A document without primary data: one of `meta` alone. `data` is passed over, and so is what it
/// includes.
///
/// ```
/// use jsonapi_core::Document;
///
/// let body = r#"{"meta":{"version":"7"}}"#;
/// let document = Document::<()>::from_str(body)?;
/// assert_eq!(document.meta.as_ref().unwrap().get("version").unwrap().as_str(), "\"7\"");
/// assert_eq!(document.to_vec()?, body.as_bytes());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
impl<'de> ReadData<'de> for () {
    const NEEDED: bool = false;

    fn read_data(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        reader.skip(at).map(Some)
    }

    fn no_data() -> Option<Self> {
        Some(())
    }
}

/// What the primary data of a document can be written from.
pub trait WriteData {
    /// Writes the primary data with its member name. Where there is none it writes nothing, and
    /// says `false`.
    fn write_data(&self, writer: &mut JsonWriter) -> bool;

    /// The resources of the primary data, each of which may be there once.
    fn resources(&self) -> Vec<&dyn WriteResource> {
        Vec::new()
    }
}

/// No primary data: a document of `meta` alone.
impl WriteData for () {
    fn write_data(&self, _writer: &mut JsonWriter) -> bool {
        false
    }
}

impl<T: WriteResource> WriteData for T {
    fn write_data(&self, writer: &mut JsonWriter) -> bool {
        writer.raw("\"data\":");
        write_noted(self, writer);
        true
    }

    fn resources(&self) -> Vec<&dyn WriteResource> {
        vec![self]
    }
}

impl<T: WriteResource> WriteData for Option<T> {
    fn write_data(&self, writer: &mut JsonWriter) -> bool {
        match self {
            Some(resource) => resource.write_data(writer),
            None => {
                writer.raw("\"data\":null");
                true
            }
        }
    }

    fn resources(&self) -> Vec<&dyn WriteResource> {
        self.iter().map(|resource| resource as _).collect()
    }
}

impl<T: WriteResource> WriteData for Vec<T> {
    fn write_data(&self, writer: &mut JsonWriter) -> bool {
        writer.raw("\"data\":");
        writer.array(self, |writer, resource| write_noted(resource, writer));
        true
    }

    fn resources(&self) -> Vec<&dyn WriteResource> {
        self.iter().map(|resource| resource as _).collect()
    }
}

/// Primary data of any shape, for documents of which it is not known.
///
/// ```
/// use jsonapi_core::{Document, PrimaryData};
///
/// let document = Document::<PrimaryData>::from_str(r#"{"data":[{"type":"ports","id":"1"}]}"#)?;
/// assert_eq!(document.data.resources()[0].type_name, "ports");
/// let document = Document::<PrimaryData>::from_str(r#"{"meta":{"ports":1}}"#)?;
/// assert_eq!(document.data, PrimaryData::Absent);
/// # Ok::<(), jsonapi_core::ReadError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub enum PrimaryData<T = ResourceObject> {
    /// There is none: the document has `meta` alone.
    Absent,
    /// `null`: no resource.
    Null,
    /// One resource.
    One(T),
    /// A collection.
    Many(Vec<T>),
}

impl<T> PrimaryData<T> {
    /// The resources, however many.
    pub fn resources(&self) -> &[T] {
        match self {
            Self::Absent | Self::Null => &[],
            Self::One(resource) => core::slice::from_ref(resource),
            Self::Many(resources) => resources,
        }
    }
}

impl<'de, T: ReadResource<'de>> ReadData<'de> for PrimaryData<T> {
    const NEEDED: bool = false;

    fn no_data() -> Option<Self> {
        Some(Self::Absent)
    }

    fn read_data(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        match reader.peek() {
            b'n' => reader.try_null().map(|_| Some(Self::Null)),
            b'[' => Ok(Vec::read_data(reader, at)?.map(Self::Many)),
            _ => Ok(T::read_resource(reader, at)?.map(Self::One)),
        }
    }
}

impl<T: WriteResource> WriteData for PrimaryData<T> {
    fn write_data(&self, writer: &mut JsonWriter) -> bool {
        match self {
            Self::Absent => false,
            Self::Null => None::<T>.write_data(writer),
            Self::One(resource) => resource.write_data(writer),
            Self::Many(resources) => resources.write_data(writer),
        }
    }

    fn resources(&self) -> Vec<&dyn WriteResource> {
        self.resources().iter().map(|resource| resource as _).collect()
    }
}
