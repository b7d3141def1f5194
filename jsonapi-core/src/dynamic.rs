//! Resources without a Rust type.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::attribute::ReadAttribute;
use crate::json::{JsonWriter, Purpose, WriteError};
use crate::links::{Links, LinksOf};
use crate::names::is_member_name;
use crate::object::{Meta, Object, RawJson};
use crate::path::Path;
use crate::reader::{Defined, Options, Reader, ResourceMember, Stop};
use crate::relationship::{PayloadLinkage, Written, write_rest};
use crate::resource::{ReadResource, Resource, WriteResource};
use crate::violation::{Place, Violations};

/// A resource object of any type (JSON:API 1.1, "Resource Objects").
///
/// Included resources are kept as this where no typed enum takes them. It is written as part of a
/// [`Document`](crate::Document), or alone as a request:
///
/// ```
/// use jsonapi_core::{Object, RelationshipObject, ResourceIdentifier, ResourceLinkage, ResourceObject};
///
/// let author = ResourceIdentifier::new("people", "9");
/// let article = ResourceObject {
///     type_name: "articles".to_owned(),
///     attributes: Some(Object::from([("title", "Rails is Omakase")])),
///     relationships: Some(vec![("author".to_owned(), RelationshipObject::from(ResourceLinkage::One(author)))]),
///     ..ResourceObject::default()
/// };
/// assert_eq!(
///     String::from_utf8(article.create_request()?)?,
///     r#"{"data":{"type":"articles","attributes":{"title":"Rails is Omakase"},"relationships":{"author":{"data":{"type":"people","id":"9"}}}}}"#,
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Whatever breaks a rule of the specification makes the document fail when it is written: illegal
/// names, two fields of one name, a missing id. What was read may hold such things.
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
    pub relationships: Option<Vec<(String, RelationshipObject)>>,
    /// The resource's links.
    pub links: Option<Links>,
    /// Meta information.
    pub meta: Option<Meta>,
}

/// A relationship object to resources of any type (JSON:API 1.1, "Relationships").
///
/// Typed relationships are [`ToOne`](crate::ToOne) and [`ToMany`](crate::ToMany).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RelationshipObject {
    /// The resource linkage, unless there are links only.
    pub data: Option<ResourceLinkage>,
    /// The relationship's links.
    pub links: Option<Links>,
    /// Meta information.
    pub meta: Option<Meta>,
}

/// Resource linkage to resources of any type (JSON:API 1.1, "Resource Linkage"): what stands in the
/// `data` of a [`RelationshipObject`]. A typed relationship holds an
/// [`Identifier`](crate::Identifier) or a list of them instead.
#[derive(Debug, Clone, PartialEq)]
pub enum ResourceLinkage {
    /// An empty to-one relationship.
    Null,
    /// A to-one relationship.
    One(ResourceIdentifier),
    /// A to-many relationship.
    Many(Vec<ResourceIdentifier>),
}

/// A resource identifier object of any type (JSON:API 1.1, "Resource Identifier Objects").
///
/// It is primary data as well: the linkage that a relationship's own URL answers with.
///
/// ```
/// use jsonapi_core::{Document, ResourceIdentifier};
///
/// let body = r#"{"data":[{"type":"tags","id":"2"},{"type":"labels","id":"3"}]}"#;
/// let document = Document::<Vec<ResourceIdentifier>>::from_str(body)?;
/// assert_eq!(document.data[1], ResourceIdentifier::new("labels", "3"));
/// assert_eq!(document.to_vec()?, body.as_bytes());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
    /// The relationship of that name.
    pub fn relationship(&self, name: &str) -> Option<&RelationshipObject> {
        let mut relationships = self.relationships.iter().flatten();
        relationships.find(|(known, _)| known == name).map(|(_, relationship)| relationship)
    }

    /// The document of a request that creates the resource (JSON:API 1.1, "Creating Resources"),
    /// which may have no id yet.
    ///
    /// # Errors
    ///
    /// [`WriteError`] when the resource breaks a rule.
    pub fn create_request(&self) -> Result<Vec<u8>, WriteError> {
        self.request(Purpose::Create)
    }

    /// The document of a request that updates the resource (JSON:API 1.1, "Updating Resources").
    ///
    /// # Errors
    ///
    /// [`WriteError`] when the resource breaks a rule.
    pub fn update_request(&self) -> Result<Vec<u8>, WriteError> {
        self.request(Purpose::Update)
    }

    fn request(&self, purpose: Purpose) -> Result<Vec<u8>, WriteError> {
        let mut writer = JsonWriter::new();
        writer.set_purpose(purpose);
        writer.raw("{\"data\":");
        self.write_resource(&mut writer);
        writer.raw("}");
        writer.check_local_ids();
        writer.finish()
    }

    /// Makes the document fail if the resource breaks a rule that is not one of its parts.
    fn check(&self, writer: &mut JsonWriter) {
        check_type(&self.type_name, writer);
        let purpose = writer.purpose();
        match (&self.id, &self.lid) {
            (Some(id), _) if id.is_empty() && purpose.creates() => {
                writer.fail_after(WriteError::EmptyId(self.type_name.clone()));
            }
            (None, Some(lid)) if purpose == Purpose::OtherOperation => {
                writer.name_locally(&self.type_name, lid);
            }
            (None, _) if !purpose.creates() => {
                writer.fail_after(WriteError::NoId(self.type_name.clone()));
            }
            _ => {}
        }
        if let Some(lid) = &self.lid
            && purpose.creates()
        {
            writer.give_local_id(&self.type_name, lid);
        }
    }

    /// Makes the document fail if two fields have one name, or one has a name that is not legal.
    fn check_fields(&self, attributes: &[(Cow<'_, str>, RawJson<'_>)], writer: &mut JsonWriter) {
        let mut known = HashSet::new();
        let attributes = attributes.iter().map(|(name, _)| ("an attribute", &**name));
        let relationships = self.relationships.iter().flatten();
        let relationships = relationships.map(|(name, _)| ("a relationship", name.as_str()));
        for (of, name) in attributes.chain(relationships) {
            // Free objects may hold what all definitions ignore.
            let is_ignored = of == "an attribute" && name.starts_with('@');
            if matches!(name, "type" | "id") || !(is_ignored || is_member_name(name)) {
                writer.fail_after(WriteError::IllegalName { of, name: name.to_owned() });
            }
            if !known.insert(name) {
                let (type_name, name) = (self.type_name.clone(), name.to_owned());
                writer.fail_after(WriteError::SharedName { type_name, name });
            }
        }
    }

    /// Reads the resource as a type.
    ///
    /// # Errors
    ///
    /// Every violation; the pointers start at the resource object.
    pub fn to<R>(&self) -> Result<R, Violations>
    where
        R: Resource + for<'de> ReadResource<'de>,
    {
        read_as(self)
    }
}

/// Reads any resource as a type.
pub(crate) fn read_as<R>(resource: &dyn WriteResource) -> Result<R, Violations>
where
    R: for<'de> ReadResource<'de>,
{
    let mut writer = JsonWriter::new();
    resource.write_resource(&mut writer);
    // What was read may break rules of writing, which are of no concern here.
    let text = writer.into_text();
    Reader::run(&text, &Options::own_text(), |reader| R::read_resource(reader, &Path::ROOT))
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
                        resource.relationships = Some(read_relationships(reader, inside)?);
                    }
                    ResourceMember::Links => resource.links = Links::read(reader, inside)?,
                    ResourceMember::Meta => resource.meta = Meta::read(reader, inside)?,
                }
                Ok(())
            },
        )?;
        let Some(Defined { start, .. }) = start else { return Ok(None) };
        if !has_type {
            reader.missing(at, start, "type");
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
        self.check(writer);
        let attributes = self.attributes.as_ref().map(Object::members);
        self.check_fields(attributes.as_deref().unwrap_or_default(), writer);
        let (id, lid) = (self.id.as_deref(), self.lid.as_deref());
        write_identity(writer, &self.type_name, id, lid, JsonWriter::note_name);
        if let Some(mut members) = attributes {
            members.retain(|(name, _)| writer.writes_field(&self.type_name, name));
            writer.raw(",\"attributes\":");
            writer.object(members, |writer, value| writer.raw(value.as_str()));
        }
        if let Some(relationships) = &self.relationships {
            let mut written: Vec<_> =
                relationships.iter().map(|(name, relationship)| (name, relationship)).collect();
            written.retain(|(name, _)| writer.writes_field(&self.type_name, name));
            writer.raw(",\"relationships\":");
            writer.object(written, |writer, relationship| relationship.write(writer));
        }
        if let Some(links) = &self.links {
            writer.raw(",\"links\":");
            links.write_in(LinksOf::Resource, writer);
        }
        write_meta(writer, self.meta.as_ref());
        writer.raw("}");
    }

    fn may_be_identifier(&self) -> bool {
        self.attributes.is_none() && self.relationships.is_none() && self.links.is_none()
    }
}

fn read_relationships(
    reader: &mut Reader<'_>,
    at: &Path<'_>,
) -> Result<Vec<(String, RelationshipObject)>, Stop> {
    let mut relationships = Vec::new();
    reader.each_member(at, "an object of relationships", &mut |reader, key, inside| {
        // No relationship has such a name: it is that of an extension's member.
        if key.name.contains(':') {
            if !reader.extension_member(key, inside)? {
                reader.unknown(key, inside, Place::Relationship, || None)?;
            }
        } else if let Some(relationship) = RelationshipObject::read(reader, inside)? {
            relationships.push((key.name.clone().into_owned(), relationship));
        }
        Ok(())
    })?;
    Ok(relationships)
}

/// Writes the beginning of a resource object or identifier: the brace, `type`, `id`, `lid`. `note`
/// takes where the name begins that has just been written.
fn write_identity(
    writer: &mut JsonWriter,
    type_name: &str,
    id: Option<&str>,
    lid: Option<&str>,
    note: fn(&mut JsonWriter, usize),
) {
    writer.raw("{");
    let start = writer.len();
    writer.raw("\"type\":");
    writer.string(type_name);
    if let Some(id) = id {
        writer.raw(",\"id\":");
        writer.string(id);
        note(writer, start);
    }
    if let Some(lid) = lid {
        writer.raw(",\"lid\":");
        writer.string(lid);
    }
}

fn write_meta(writer: &mut JsonWriter, meta: Option<&Meta>) {
    if let Some(meta) = meta {
        writer.raw(",\"meta\":");
        meta.write_meta(writer);
    }
}

fn check_type(name: &str, writer: &mut JsonWriter) {
    if !is_member_name(name) {
        let (of, name) = ("a resource type", name.to_owned());
        writer.fail_after(WriteError::IllegalName { of, name });
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
        let shape = match &self.data {
            None => Written::Nothing,
            Some(ResourceLinkage::Many(_)) => Written::ToMany,
            Some(ResourceLinkage::Null | ResourceLinkage::One(_)) => Written::ToOne,
        };
        if let Some(data) = &self.data {
            writer.raw("{\"data\":");
            data.write(writer);
        } else if writer.purpose() != Purpose::Response {
            let (what, needs) = ("a relationship object in a request", "`data`");
            writer.fail_after(WriteError::Incomplete { what, needs });
        }
        write_rest(writer, shape, self.links.as_ref(), self.meta.as_ref());
    }
}

/// A relationship of which there is linkage alone.
impl From<ResourceLinkage> for RelationshipObject {
    fn from(data: ResourceLinkage) -> Self {
        Self { data: Some(data), ..Self::default() }
    }
}

impl ResourceLinkage {
    pub(crate) fn read(reader: &mut Reader<'_>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
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

    pub(crate) fn write(&self, writer: &mut JsonWriter) {
        match self {
            Self::Null => writer.null(),
            Self::One(identifier) => identifier.write(writer),
            Self::Many(identifiers) => {
                writer.array(identifiers, |writer, identifier| identifier.write(writer));
            }
        }
    }
}

impl PayloadLinkage for ResourceLinkage {
    fn write_among(&self, _types: &[&'static str], writer: &mut JsonWriter) {
        Self::write(self, writer);
    }
}

impl ResourceIdentifier {
    /// Names the resource of this type and id.
    pub fn new(type_name: impl Into<String>, id: impl Into<String>) -> Self {
        Self { type_name: type_name.into(), id: Some(id.into()), ..Self::default() }
    }

    fn read(reader: &mut Reader<'_>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        Ok(reader.identifier_object(&[], at)?.map(|found| Self {
            type_name: found.type_name.into_owned(),
            id: found.id.map(|id| id.text.into_owned()),
            lid: found.lid.map(|lid| lid.text.into_owned()),
            meta: found.meta,
        }))
    }

    fn write(&self, writer: &mut JsonWriter) {
        check_type(&self.type_name, writer);
        match (&self.id, &self.lid) {
            (Some(_), _) => {}
            (None, Some(lid)) => writer.name_locally(&self.type_name, lid),
            (None, None) => writer.fail_after(WriteError::NoId(self.type_name.clone())),
        }
        let (id, lid) = (self.id.as_deref(), self.lid.as_deref());
        write_identity(writer, &self.type_name, id, lid, JsonWriter::note_link);
        write_meta(writer, self.meta.as_ref());
        writer.raw("}");
    }
}

impl<'de> ReadResource<'de> for ResourceIdentifier {
    fn read_resource(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        Self::read(reader, at)
    }
}

/// An identifier as primary data: the answer to a fetch of a relationship.
impl WriteResource for ResourceIdentifier {
    fn type_name(&self) -> &str {
        &self.type_name
    }

    fn id_text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.id.as_deref().unwrap_or_default())
    }

    fn write_resource(&self, writer: &mut JsonWriter) {
        self.write(writer);
    }

    fn may_be_identifier(&self) -> bool {
        true
    }
}
