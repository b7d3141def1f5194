//! The Atomic Operations extension: several changes in one request, all or none
//! (<https://jsonapi.org/ext/atomic>).

mod operation;
mod result;
mod rules;

use core::fmt;

pub use operation::{Operation, Operations};
pub use result::{OperationResult, OperationResults};

use crate::attribute::ReadAttribute;
use crate::identifier::{Identifier, Target};
use crate::json::{JsonWriter, LocalIds, WriteError};
use crate::object::{Meta, RawJson};
use crate::path::Path;
use crate::reader::{Options, Reader, Stop, words};
use crate::resource::ResourceId;
use crate::violation::{Fault, Place, Violations};

/// The URI of the extension, as the parameter `ext` of the media type names it.
pub const EXTENSION: &str = "https://jsonapi.org/ext/atomic";

words! {
    /// The members of an operation object.
    OperationMember: Op = "op", Ref = "ref", Href = "href", Data = "data", Meta = "meta",
}

words! {
    /// The members of an operation's `ref`.
    RefMember: Type = "type", Id = "id", Lid = "lid", Relationship = "relationship",
}

words! {
    /// The members of a result object.
    ResultMember: Data = "data", Meta = "meta",
}

/// What an operation does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Op {
    /// Creates a resource, or adds members to a to-many relationship.
    Add,
    /// Updates a resource, or replaces a relationship.
    Update,
    /// Removes a resource, or members of a to-many relationship.
    Remove,
}

impl Op {
    const NAMES: &'static [&'static str] = &["add", "update", "remove"];

    /// The value of `op`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Update => "update",
            Self::Remove => "remove",
        }
    }
}

/// What an operation is aimed at, where its data does not say so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aim {
    /// A resource, or a relationship of it.
    Ref(Ref),
    /// A URL.
    Href(String),
}

/// What an operation or a result holds as `data`.
#[derive(Debug, Clone)]
struct Data {
    json: RawJson<'static>,
    /// The local ids in it, if it was made here; what was received is looked at when it is written.
    made: Option<LocalIds>,
}

impl Data {
    /// What was written for an operation.
    fn made(mut writer: JsonWriter) -> Result<Self, WriteError> {
        let made = Some(writer.take_local_ids());
        Ok(Self { json: RawJson::of_valid(writer.finish_string()?), made })
    }

    fn received(json: RawJson<'_>) -> Self {
        Self { json: json.into_owned(), made: None }
    }
}

/// Where it comes from does not matter.
impl PartialEq for Data {
    fn eq(&self, other: &Self) -> bool {
        self.json == other.json
    }
}

/// A resource, or a relationship of it, by name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ref {
    /// The resource type.
    pub type_name: String,
    /// The id, unless an earlier operation creates the resource.
    pub id: Option<String>,
    /// The local id that an earlier operation gave the resource.
    pub lid: Option<String>,
    /// The relationship's name.
    pub relationship: Option<String>,
}

impl Ref {
    /// The resource that an identifier names.
    pub fn to<T: Target>(resource: &Identifier<T>) -> Self {
        Self {
            type_name: resource.type_name().to_owned(),
            id: resource.id().map(|id| id.to_text().into_owned()),
            lid: resource.lid().map(str::to_owned),
            relationship: None,
        }
    }

    /// A relationship of the same resource.
    #[must_use]
    pub fn relationship(mut self, name: impl Into<String>) -> Self {
        self.relationship = Some(name.into());
        self
    }
}

impl Ref {
    fn read(reader: &mut Reader<'_>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        let mut target = Self::default();
        let (mut has_type, mut has_name) = (false, false);
        let found = reader.defined_members(
            at,
            "an object with `type` and `id` or `lid`",
            RefMember::WORDS,
            |reader, member, inside, _| {
                let text = String::read(reader, inside)?;
                match member {
                    RefMember::Type => {
                        has_type = true;
                        target.type_name = text.unwrap_or_default();
                    }
                    RefMember::Id => {
                        has_name = true;
                        target.id = text;
                    }
                    RefMember::Lid => {
                        has_name = true;
                        target.lid = text;
                    }
                    RefMember::Relationship => target.relationship = text,
                }
                Ok(())
            },
        )?;
        let Some(found) = found else { return Ok(None) };
        if !has_type {
            reader.missing(at, found.start, "type");
        }
        if !has_name {
            let members = &["id", "lid"];
            reader.report(at, found.start, Fault::MissingOneOf { members });
        }
        Ok(Some(target))
    }
}

fn written(opening: &str, meta: Option<&Meta>, items: impl FnOnce(&mut JsonWriter)) -> JsonWriter {
    let mut writer = JsonWriter::new();
    writer.raw(opening);
    items(&mut writer);
    if let Some(meta) = meta {
        writer.raw(",\"meta\":");
        meta.write_meta(&mut writer);
    }
    writer.raw("}");
    writer
}

/// Reads a document with an array of items under this name, and gives its `meta`.
fn read<'de>(
    body: &'de [u8],
    name: &'static str,
    item: &mut dyn FnMut(&mut Reader<'de>, &Path<'_>) -> Result<(), Stop>,
) -> Result<Option<Meta>, Violations> {
    let options = Options { form_only: true, ..Options::payload() };
    Reader::run(body, &options, |reader| {
        let (mut meta, mut has_items) = (None, false);
        let start = reader.offset();
        let root = Path::ROOT;
        reader.each_member(&root, "a document (an object)", &mut |reader, key, at| {
            match &*key.name {
                "meta" => meta = Meta::read(reader, at)?,
                "links" => reader.ignore_links(at)?,
                "jsonapi" => reader.skip(at)?,
                found if found == name => {
                    has_items = true;
                    let (start, mut count) = (reader.offset(), 0);
                    let is_array = reader.peek() == b'[';
                    reader.items(at, "an array", &mut |reader, at| {
                        count += 1;
                        item(reader, at)
                    })?;
                    if is_array && count == 0 {
                        reader.report(at, start, Fault::Empty);
                    }
                }
                _ => reader.unknown(key, at, Place::Member, || None)?,
            }
            Ok(())
        })?;
        if !has_items && reader.is_clean() {
            reader.missing(&root, start, name);
        }
        Ok(Some(meta))
    })
}

impl fmt::Display for Op {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
