//! Integers, floats and booleans.

use super::{Attribute, ReadAttribute};
use crate::json::JsonWriter;
use crate::path::Path;
use crate::reader::{Reader, Stop};
use crate::schema::Kind;
use crate::violation::{Fault, shortened};

macro_rules! integers {
    ($($integer:ident)*) => {$(
        impl Attribute for $integer {
            #[allow(clippy::cast_lossless, reason = "`From` is not usable in constants")]
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_possible_wrap,
                reason = "the bounds of each type fit the wider one")]
            const KIND: Kind = Kind::Integer { min: $integer::MIN as i128, max: $integer::MAX as u128 };

            fn write(&self, writer: &mut JsonWriter) {
                writer.integer(*self);
            }
        }

        impl<'de> ReadAttribute<'de> for $integer {
            fn read(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
                let offset = reader.offset();
                let Some(text) = reader.integer(at)? else { return Ok(None) };
                let value = text.parse().ok();
                if value.is_none() {
                    reader.report_range(at, offset, text, || {
                        format!("an integer from {} to {}", $integer::MIN, $integer::MAX)
                    });
                }
                Ok(value)
            }
        }
    )*};
}

integers!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

macro_rules! floats {
    ($($float:ident $write:ident $bits:literal)*) => {$(
        impl Attribute for $float {
            const KIND: Kind = Kind::Number { bits: $bits };

            fn write(&self, writer: &mut JsonWriter) {
                writer.$write(*self);
            }
        }

        impl<'de> ReadAttribute<'de> for $float {
            fn read(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
                let offset = reader.offset();
                let Some(number) = reader.number(at, "a number")? else { return Ok(None) };
                let value = number.text.parse().ok().filter(|value: &$float| value.is_finite());
                if value.is_none() {
                    reader.report_range(at, offset, number.text, || {
                        concat!("a number that a ", $bits, "-bit float can hold").to_owned()
                    });
                }
                Ok(value)
            }
        }
    )*};
}

floats!(f32 float32 32 f64 float 64);

impl<'de> Reader<'de> {
    /// The text of a number that is written as an integer; another value is reported. `-0` is no
    /// integer: reading it as 0 would lose its sign.
    pub(crate) fn integer(&mut self, at: &Path<'_>) -> Result<Option<&'de str>, Stop> {
        let offset = self.offset();
        let Some(number) = self.number(at, "an integer")? else {
            return Ok(None);
        };
        if number.is_integer && number.text != "-0" {
            return Ok(Some(number.text));
        }
        let found = shortened(number.text);
        self.report_invalid(at, offset, "an integer".to_owned(), found);
        Ok(None)
    }

    #[cold]
    fn report_range(
        &mut self,
        at: &Path<'_>,
        offset: usize,
        found: &str,
        expected: impl FnOnce() -> String,
    ) {
        let found = shortened(found);
        self.report(at, offset, Fault::OutOfRange { expected: expected(), found });
    }
}

impl Attribute for bool {
    const KIND: Kind = Kind::Boolean;

    fn write(&self, writer: &mut JsonWriter) {
        writer.boolean(*self);
    }
}

impl<'de> ReadAttribute<'de> for bool {
    fn read(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        reader.boolean(at)
    }
}
