//! Error objects (JSON:API 1.1, "Error Objects").

use super::Checker;
use super::links::text;
use crate::error_object::{ErrorMember, SourceMember};
use crate::links::LinksOf;
use crate::names::is_pointer;
use crate::path::Path;
use crate::reader::{Reader, Stop};
use crate::syntax;
use crate::violation::{Fault, shortened};

impl<'de> Checker<'_, 'de> {
    pub(super) fn errors(&self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<(), Stop> {
        reader.items(at, "an array of error objects", &mut |reader, at| self.error(reader, at))
    }

    fn error(&self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<(), Stop> {
        let mut is_empty = true;
        let found = reader.defined_members(
            at,
            "an error object",
            ErrorMember::WORDS,
            |reader, member, inside, _| {
                is_empty = false;
                match member {
                    // No type is given for `id`; numbers are let pass.
                    ErrorMember::Id if matches!(reader.peek(), b'-' | b'0'..=b'9') => {
                        reader.skip(inside)
                    }
                    ErrorMember::Links => self.links(reader, inside, LinksOf::Error).map(|_| ()),
                    ErrorMember::Id
                    | ErrorMember::Status
                    | ErrorMember::Code
                    | ErrorMember::Title
                    | ErrorMember::Detail => reader.string(inside).map(|_| ()),
                    ErrorMember::Source => self.source(reader, inside),
                    ErrorMember::Meta => self.meta(reader, inside),
                }
            },
        )?;
        if let Some(found) = found
            && is_empty
        {
            let members = &["id", "links", "status", "code", "title", "detail", "source", "meta"];
            reader.report(at, found.start, Fault::MissingOneOf { members });
        }
        Ok(())
    }

    fn source(&self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<(), Stop> {
        reader.defined_members(
            at,
            "an object",
            SourceMember::WORDS,
            |reader, member, inside, _| match member {
                SourceMember::Pointer => self.pointer(reader, inside),
                SourceMember::Parameter => reader.string(inside).map(|_| ()),
                SourceMember::Header => {
                    text(reader, inside, syntax::HEADER_NAME, syntax::is_header_name)
                }
            },
        )?;
        Ok(())
    }

    fn pointer(&self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<(), Stop> {
        let offset = reader.offset();
        let expected = "a JSON Pointer (RFC 6901)";
        let pointer =
            reader.parsed(at, expected, |text| is_pointer(text).then(|| text.to_owned()))?;
        if let (Some(pointer), Some(request)) = (pointer, &self.check.request)
            && request.pointer(&pointer).is_none()
        {
            let fault = Fault::UnresolvedPointer { pointer: shortened(&pointer) };
            reader.report(at, offset, fault);
        }
        Ok(())
    }
}
