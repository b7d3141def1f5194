//! The `jsonapi` member (JSON:API 1.1, "JSON:API Object").

use crate::attribute::{Attribute, ReadAttribute};
use crate::json::{JsonWriter, WriteError};
use crate::object::Meta;
use crate::path::Path;
use crate::reader::{Reader, Stop, words};
use crate::syntax;

words! {
    /// The members of the `jsonapi` member.
    JsonApiMember: Version = "version", Ext = "ext", Profile = "profile", Meta = "meta",
}

/// What a document says of the server that made it (JSON:API 1.1, "JSON:API Object").
///
/// A document with something in `ext` or `profile` that is no URI is not written.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct JsonApiObject {
    /// The highest version that is supported.
    pub version: Option<String>,
    /// The URIs of the extensions that are applied.
    pub ext: Option<Vec<String>>,
    /// The URIs of the profiles that are applied.
    pub profile: Option<Vec<String>>,
    /// Meta information.
    pub meta: Option<Meta>,
}

impl JsonApiObject {
    /// Version 1.1 without extensions and profiles.
    pub fn v1_1() -> Self {
        Self { version: Some("1.1".to_owned()), ..Self::default() }
    }

    pub(crate) fn write(&self, writer: &mut JsonWriter) {
        let members = [
            ("version", self.version.as_ref().map(|text| text as &dyn Written)),
            ("ext", self.ext.as_ref().map(|list| list as &dyn Written)),
            ("profile", self.profile.as_ref().map(|list| list as &dyn Written)),
            ("meta", self.meta.as_ref().map(|meta| meta as &dyn Written)),
        ];
        let present = members.into_iter().filter_map(|(name, value)| Some((name, value?)));
        writer.object(present, |writer, value| value.write_to(writer));
        for uri in self.ext.iter().chain(&self.profile).flatten() {
            if !syntax::is_uri(uri) {
                writer.fail_after(WriteError::NoForm(uri.clone(), syntax::URI));
            }
        }
        if let Some(meta) = &self.meta {
            meta.check_meta_names(writer);
        }
    }

    pub(crate) fn read(reader: &mut Reader<'_>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        let mut object = Self::default();
        let words = JsonApiMember::WORDS;
        let start =
            reader.defined_members(at, "an object", words, |reader, member, inside, _| {
                match member {
                    JsonApiMember::Version => object.version = String::read(reader, inside)?,
                    JsonApiMember::Ext => object.ext = Vec::read(reader, inside)?,
                    JsonApiMember::Profile => object.profile = Vec::read(reader, inside)?,
                    JsonApiMember::Meta => object.meta = Meta::read(reader, inside)?,
                }
                Ok(())
            })?;
        Ok(start.map(|_| object))
    }
}

/// An attribute whose type does not matter to its writer.
pub(crate) trait Written {
    fn write_to(&self, writer: &mut JsonWriter);
}

impl<T: Attribute> Written for T {
    fn write_to(&self, writer: &mut JsonWriter) {
        self.write(writer);
    }
}
