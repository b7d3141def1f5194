//! A boolean that is `true` or absent.

use super::{Attribute, ReadAttribute};
use crate::json::JsonWriter;
use crate::path::Path;
use crate::reader::{Reader, Stop};
use crate::schema::{Constant, Kind};
use crate::violation::Fault;

/// The boolean whose only value is `true`, as trigger attributes have it.
///
/// `false` and `null` are violations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct True;

impl Attribute for True {
    const KIND: Kind = Kind::OnlyTrue;

    fn write(&self, writer: &mut JsonWriter) {
        writer.boolean(true);
    }
}

impl<'de> ReadAttribute<'de> for True {
    fn read(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        let offset = reader.offset();
        Ok(match reader.boolean(at)? {
            Some(true) => Some(True),
            Some(false) => {
                let (expected, found) = (Constant::Boolean(true), "false".to_owned());
                reader.report(at, offset, Fault::NotConstant { expected, found });
                None
            }
            None => None,
        })
    }
}
