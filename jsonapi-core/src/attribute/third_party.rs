//! Types of other crates.

use super::{Attribute, ReadAttribute};
use crate::json::JsonWriter;
#[cfg(feature = "jiff")]
use crate::json::WriteError;
use crate::path::Path;
use crate::reader::{Reader, Stop};
#[cfg(feature = "jiff")]
use crate::schema::Format;
use crate::schema::Kind;

impl Attribute for serde_json::Value {
    const KIND: Kind = Kind::Any;

    fn is_null(&self) -> bool {
        self.is_null()
    }

    fn write(&self, writer: &mut JsonWriter) {
        writer.serde(self);
    }
}

impl<'de> ReadAttribute<'de> for serde_json::Value {
    fn read(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        reader.through_serde(at)
    }
}

impl Attribute for serde_json::Map<String, serde_json::Value> {
    const KIND: Kind = Kind::FreeObject;

    fn write(&self, writer: &mut JsonWriter) {
        writer.serde(self);
    }
}

impl<'de> ReadAttribute<'de> for serde_json::Map<String, serde_json::Value> {
    fn read(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        if reader.peek() == b'{' {
            reader.through_serde(at)
        } else {
            reader.wrong_type(at, "an object").map(|()| None)
        }
    }
}

/// The first second of the year 0, before which RFC 3339 has no form.
#[cfg(feature = "jiff")]
const FIRST: jiff::Timestamp = jiff::Timestamp::constant(-62_167_219_200, 0);

/// The second after the year 9999, from which RFC 3339 has no form.
#[cfg(feature = "jiff")]
const END: jiff::SignedDuration = jiff::SignedDuration::from_secs(253_402_300_800);

/// A point in time, as RFC 3339 writes it. It is written in UTC with milliseconds, or with more
/// digits where it has them.
#[cfg(feature = "jiff")]
impl Attribute for jiff::Timestamp {
    const KIND: Kind = Kind::Format("date-time");

    fn write(&self, writer: &mut JsonWriter) {
        if !(*self >= FIRST && self.as_duration() < END) {
            return writer.fail(WriteError::NoForm(format!("{self}"), "a date-time (RFC 3339)"));
        }
        let nanoseconds = self.subsec_nanosecond();
        let digits = match (nanoseconds % 1_000_000, nanoseconds % 1_000) {
            (0, _) => 3,
            (_, 0) => 6,
            _ => 9,
        };
        writer.display(&format_args!("{self:.digits$}"));
    }
}

#[cfg(feature = "jiff")]
impl<'de> ReadAttribute<'de> for jiff::Timestamp {
    fn read(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        reader.parsed(at, "a date-time (RFC 3339)", |text| {
            // The crate reads many forms more.
            if Format::DateTime.matches(text) { text.parse().ok() } else { None }
        })
    }
}

/// A day, such as `2018-01-31`.
#[cfg(feature = "jiff")]
impl Attribute for jiff::civil::Date {
    const KIND: Kind = Kind::Format("date");

    fn write(&self, writer: &mut JsonWriter) {
        if self.year() < 0 {
            return writer.fail(WriteError::NoForm(format!("{self}"), "a date (RFC 3339)"));
        }
        writer.display(self);
    }
}

#[cfg(feature = "jiff")]
impl<'de> ReadAttribute<'de> for jiff::civil::Date {
    fn read(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        reader.parsed(at, "a date such as 2018-01-31", |text| {
            // The crate reads many forms more.
            if Format::Date.matches(text) { text.parse().ok() } else { None }
        })
    }
}

/// A UUID (RFC 9562), written in lower case with hyphens.
#[cfg(feature = "uuid")]
impl Attribute for uuid::Uuid {
    const KIND: Kind = Kind::Format("uuid");

    fn write(&self, writer: &mut JsonWriter) {
        writer.display(self);
    }
}

#[cfg(feature = "uuid")]
impl<'de> ReadAttribute<'de> for uuid::Uuid {
    fn read(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        reader.parsed(at, "a UUID", |text| {
            // The crate reads three forms more, which are no UUIDs by RFC 9562.
            if text.len() == 36 { text.parse().ok() } else { None }
        })
    }
}
