//! Strings, owned and borrowed.

use std::borrow::Cow;

use super::{Attribute, ReadAttribute};
use crate::json::JsonWriter;
use crate::path::Path;
use crate::reader::{Reader, Stop};
use crate::schema::Kind;
use crate::violation::shortened;

impl Attribute for String {
    const KIND: Kind = Kind::String;

    fn write(&self, writer: &mut JsonWriter) {
        writer.string(self);
    }
}

impl<'de> ReadAttribute<'de> for String {
    fn read(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        reader.owned_string(at)
    }
}

impl Attribute for Box<str> {
    const KIND: Kind = Kind::String;

    fn write(&self, writer: &mut JsonWriter) {
        writer.string(self);
    }
}

impl<'de> ReadAttribute<'de> for Box<str> {
    fn read(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        Ok(reader.string(at)?.map(Into::into))
    }
}

impl Attribute for Cow<'_, str> {
    const KIND: Kind = Kind::String;

    fn write(&self, writer: &mut JsonWriter) {
        writer.string(self);
    }
}

/// Borrows from the document, unless the string has escapes.
impl<'de: 'a, 'a> ReadAttribute<'de> for Cow<'a, str> {
    fn read(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        reader.string(at)
    }
}

impl Attribute for &str {
    const KIND: Kind = Kind::String;

    fn write(&self, writer: &mut JsonWriter) {
        writer.string(self);
    }
}

/// Borrows from the document. A string with escapes cannot be borrowed and is reported; use
/// `Cow<str>` where they may occur.
impl<'de: 'a, 'a> ReadAttribute<'de> for &'a str {
    fn read(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        let offset = reader.offset();
        Ok(match reader.string(at)? {
            Some(Cow::Borrowed(text)) => Some(text),
            Some(Cow::Owned(text)) => {
                let expected = "a string without escapes".to_owned();
                reader.report_invalid(at, offset, expected, shortened(&text));
                None
            }
            None => None,
        })
    }
}

/// The format of strings of one character.
pub(crate) const CHARACTER: &str = "single character";

impl Attribute for char {
    const KIND: Kind = Kind::Format(CHARACTER);

    fn write(&self, writer: &mut JsonWriter) {
        writer.string(self.encode_utf8(&mut [0; 4]));
    }
}

impl<'de> ReadAttribute<'de> for char {
    fn read(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        reader.parsed(at, "a string of one character", |text| text.parse().ok())
    }
}
