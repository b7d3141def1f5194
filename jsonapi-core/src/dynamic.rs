//! Resources without a Rust type.

use std::borrow::Cow;

use crate::attribute::{Attribute, ReadAttribute};
use crate::json::JsonWriter;
use crate::links::Links;
use crate::object::{Meta, Object};
use crate::path::Path;
use crate::reader::{Defined, Options, Reader, ResourceMember, Stop};
use crate::resource::{ReadResource, Resource, WriteResource};
use crate::violation::{Fault, Place, Violations};

/// A resource object of any type (JSON:API 1.1, "Resource Objects").
///
/// Included resources are kept as this where no typed enum takes them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ResourceObject {
    /// The resource type.
    pub type_name: String,
    /// The id; absent in a resource that a client creates.
    pub id: Option<String>,
    /// The local id.
    pub lid: Option<String>,
    /// The attributes.
    pub attributes: Option<Object>,
    /// The relationships by name, in their order.
    pub relationships: Vec<(String, RelationshipObject)>,
    /// The resource's links.
    pub links: Option<Links>,
    /// Meta information.
    pub meta: Option<Meta>,
}

/// A relationship object to resources of any type.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RelationshipObject {
    /// The resource linkage, unless there are links only.
    pub data: Option<ResourceLinkage>,
    /// The relationship's links.
    pub links: Option<Links>,
    /// Meta information.
    pub meta: Option<Meta>,
}

/// Resource linkage (JSON:API 1.1, "Resource Linkage").
#[derive(Debug, Clone, PartialEq)]
pub enum ResourceLinkage {
    /// An empty to-one relationship.
    Null,
    /// A to-one relationship.
    One(ResourceIdentifier),
    /// A to-many relationship.
    Many(Vec<ResourceIdentifier>),
}

/// A resource identifier object of any type.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ResourceIdentifier {
    /// The resource type.
    pub type_name: String,
    /// The id; absent if the resource is named by `lid`.
    pub id: Option<String>,
    /// The local id.
    pub lid: Option<String>,
    /// Meta information.
    pub meta: Option<Meta>,
}

impl ResourceObject {
    /// Reads the resource as a type.
    ///
    /// # Errors
    ///
    /// Every violation; the pointers start at the resource object.
    pub fn to<R>(&self) -> Result<R, Violations>
    where
        R: Resource + for<'de> ReadResource<'de>,
    {
        let mut writer = JsonWriter::new();
        self.write_resource(&mut writer);
        // Its parts are valid JSON already, so there is always a text.
        let text = writer.finish().unwrap_or_default();
        Reader::run(&text, &Options::own_text(), |reader| R::read_resource(reader, &Path::ROOT))
    }
}

impl<'de> ReadResource<'de> for ResourceObject {
    fn read_resource(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        let mut resource = Self::default();
        let mut has_type = false;
        let words = ResourceMember::WORDS;
        let start = reader.defined_members(
            at,
            "a resource object",
            words,
            |reader, member, inside, _| {
                match member {
                    ResourceMember::Type => {
                        has_type = true;
                        resource.type_name = String::read(reader, inside)?.unwrap_or_default();
                    }
                    ResourceMember::Id => resource.id = String::read(reader, inside)?,
                    ResourceMember::Lid => resource.lid = String::read(reader, inside)?,
                    ResourceMember::Attributes => {
                        resource.attributes = Object::read(reader, inside)?;
                    }
                    ResourceMember::Relationships => {
                        resource.relationships = read_relationships(reader, inside)?;
                    }
                    ResourceMember::Links => resource.links = Links::read(reader, inside)?,
                    ResourceMember::Meta => resource.meta = Meta::read(reader, inside)?,
                }
                Ok(())
            },
        )?;
        let Some(Defined { start, .. }) = start else { return Ok(None) };
        if !has_type {
            let member = "type".to_owned();
            reader.report(at, start, Fault::Missing { place: Place::Member, member });
        }
        Ok(Some(resource))
    }
}

impl WriteResource for ResourceObject {
    fn type_name(&self) -> &str {
        &self.type_name
    }

    fn id_text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.id.as_deref().unwrap_or_default())
    }

    fn write_resource(&self, writer: &mut JsonWriter) {
        write_identity(writer, &self.type_name, self.id.as_deref(), self.lid.as_deref());
        if let Some(attributes) = &self.attributes {
            let mut members = attributes.members();
            members.retain(|(name, _)| writer.writes_field(&self.type_name, name));
            writer.raw(",\"attributes\":");
            writer.object(members, |writer, value| writer.raw(value.as_str()));
        }
        let mut relationships: Vec<_> =
            self.relationships.iter().map(|(name, relationship)| (name, relationship)).collect();
        relationships.retain(|(name, _)| writer.writes_field(&self.type_name, name));
        if !relationships.is_empty() {
            writer.raw(",\"relationships\":");
            writer.object(relationships, |writer, relationship| relationship.write(writer));
        }
        write_links_and_meta(writer, ",", self.links.as_ref(), self.meta.as_ref());
        writer.raw("}");
    }
}

fn read_relationships(
    reader: &mut Reader<'_>,
    at: &Path<'_>,
) -> Result<Vec<(String, RelationshipObject)>, Stop> {
    let mut relationships = Vec::new();
    reader.each_member(at, "an object of relationships", &mut |reader, key, inside| {
        if let Some(relationship) = RelationshipObject::read(reader, inside)? {
            relationships.push((key.name.clone().into_owned(), relationship));
        }
        Ok(())
    })?;
    Ok(relationships)
}

/// Writes the beginning of a resource object or identifier: the brace, `type`, `id`, `lid`.
fn write_identity(writer: &mut JsonWriter, type_name: &str, id: Option<&str>, lid: Option<&str>) {
    writer.raw("{\"type\":");
    writer.string(type_name);
    if let Some(id) = id {
        writer.raw(",\"id\":");
        writer.string(id);
    }
    if let Some(lid) = lid {
        writer.raw(",\"lid\":");
        writer.string(lid);
    }
}

fn write_links_and_meta(
    writer: &mut JsonWriter,
    mut separator: &'static str,
    links: Option<&Links>,
    meta: Option<&Meta>,
) {
    if let Some(links) = links {
        writer.raw(separator);
        writer.raw("\"links\":");
        links.write(writer);
        separator = ",";
    }
    if let Some(meta) = meta {
        writer.raw(separator);
        writer.raw("\"meta\":");
        meta.write(writer);
    }
}

impl RelationshipObject {
    fn read(reader: &mut Reader<'_>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        let (mut data, mut links, mut meta) = (None, None, None);
        reader.expect_any_linkage();
        let is_object =
            reader.relationship_object(at, &mut links, &mut meta, &mut |reader, at| {
                data = ResourceLinkage::read(reader, at)?;
                Ok(())
            })?;
        Ok(is_object.then_some(Self { data, links, meta }))
    }

    fn write(&self, writer: &mut JsonWriter) {
        writer.raw("{");
        let mut separator = "";
        if let Some(data) = &self.data {
            writer.raw("\"data\":");
            data.write(writer);
            separator = ",";
        }
        write_links_and_meta(writer, separator, self.links.as_ref(), self.meta.as_ref());
        writer.raw("}");
    }
}

impl ResourceLinkage {
    fn read(reader: &mut Reader<'_>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        match reader.peek() {
            b'n' => reader.try_null().map(|_| Some(Self::Null)),
            b'[' => {
                let mut found = Vec::new();
                reader.linkage_items(at, &mut |reader, at| {
                    found.extend(ResourceIdentifier::read(reader, at)?);
                    Ok(())
                })?;
                Ok(Some(Self::Many(found)))
            }
            _ => Ok(ResourceIdentifier::read(reader, at)?.map(Self::One)),
        }
    }

    fn write(&self, writer: &mut JsonWriter) {
        match self {
            Self::Null => writer.null(),
            Self::One(identifier) => identifier.write(writer),
            Self::Many(identifiers) => {
                writer.array(identifiers, |writer, identifier| identifier.write(writer));
            }
        }
    }
}

impl ResourceIdentifier {
    fn read(reader: &mut Reader<'_>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        Ok(reader.identifier_object(&[], at)?.map(|found| Self {
            type_name: found.type_name.into_owned(),
            id: found.id.map(|id| id.text.into_owned()),
            lid: found.lid.map(|lid| lid.text.into_owned()),
            meta: found.meta,
        }))
    }

    fn write(&self, writer: &mut JsonWriter) {
        if let Some(id) = &self.id {
            writer.note_link(|| (self.type_name.clone(), id.clone()));
        }
        write_identity(writer, &self.type_name, self.id.as_deref(), self.lid.as_deref());
        write_links_and_meta(writer, ",", None, self.meta.as_ref());
        writer.raw("}");
    }
}
