//! The Atomic Operations extension: several changes in one request, all or none
//! (<https://jsonapi.org/ext/atomic>).

use core::fmt;

use crate::attribute::{Attribute as _, ReadAttribute};
use crate::identifier::{Identifier, Target};
use crate::json::{JsonWriter, WriteError};
use crate::object::{Meta, RawJson};
use crate::path::Path;
use crate::payload::{Payload, write_resource};
use crate::reader::{Options, Reader, Stop, words};
use crate::relationship::PayloadLinkage;
use crate::resource::{Fields, ReadResource, Resource, ResourceId};
use crate::schema::Operation as Purpose;
use crate::violation::{Fault, Place, Violations};

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

/// One operation.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    /// What is done.
    pub op: Op,
    /// To what, where the data does not say so.
    pub aim: Option<Aim>,
    /// The resource object or the linkage.
    pub data: Option<RawJson<'static>>,
    /// Meta information.
    pub meta: Option<Meta>,
}

/// A request of several operations.
///
/// ```
/// use jsonapi_core::atomic::{Operations, Ref};
/// use jsonapi_core::{Identifier, Resource, ToOne};
///
/// #[derive(Resource)]
/// #[resource(type = "people")]
/// struct Person {
///     #[resource(id)]
///     id: String,
///     #[resource(lid)]
///     lid: Option<String>,
///     #[attribute]
///     name: Option<String>,
///     #[relationship]
///     parent: ToOne<Person>,
/// }
///
/// let parent = Identifier::<Person>::local("new");
/// let request = Operations::new()
///     .add_resource(&Person::create().lid("new").name("Ann").build())?
///     .update_resource(&Person::update("1").parent(parent).build())?
///     .remove_resource(Ref::to(&Person::identifier("2")));
/// let body = request.to_vec()?;
///
/// let received = Operations::from_slice(&body).unwrap();
/// let created: PersonCreate = received.operations[0].payload(0).unwrap();
/// assert_eq!(created.lid.as_deref(), Some("new"));
/// # Ok::<(), jsonapi_core::WriteError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Operations {
    /// The operations, in the order in which they are done.
    pub operations: Vec<Operation>,
    /// Top-level meta information.
    pub meta: Option<Meta>,
}

impl Operations {
    /// No operations.
    pub fn new() -> Self {
        Self::default()
    }

    /// Creates a resource.
    ///
    /// # Errors
    ///
    /// [`WriteError`] when an attribute has no JSON form.
    pub fn add_resource<P: Payload>(self, payload: &P) -> Result<Self, WriteError> {
        Ok(self.with(Op::Add, None, resource_data(payload)?))
    }

    /// Updates a resource.
    ///
    /// # Errors
    ///
    /// [`WriteError`] when an attribute has no JSON form.
    pub fn update_resource<P: Payload>(self, payload: &P) -> Result<Self, WriteError> {
        Ok(self.with(Op::Update, None, resource_data(payload)?))
    }

    /// Removes a resource.
    #[must_use]
    pub fn remove_resource(mut self, resource: Ref) -> Self {
        let aim = Some(Aim::Ref(resource));
        self.operations.push(Operation { op: Op::Remove, aim, data: None, meta: None });
        self
    }

    /// Replaces the linkage of a relationship: `Option<Identifier<T>>` for to-one, `Vec` for
    /// to-many.
    ///
    /// # Errors
    ///
    /// None in practice: identifiers have no values without a JSON form.
    pub fn update_relationship(
        self,
        relationship: Ref,
        linkage: &impl PayloadLinkage,
    ) -> Result<Self, WriteError> {
        Ok(self.with(Op::Update, Some(relationship), linkage_data(linkage)?))
    }

    /// Adds members to a to-many relationship.
    ///
    /// # Errors
    ///
    /// None in practice: identifiers have no values without a JSON form.
    pub fn add_to_relationship<T: Target>(
        self,
        relationship: Ref,
        members: &Vec<Identifier<T>>,
    ) -> Result<Self, WriteError> {
        Ok(self.with(Op::Add, Some(relationship), linkage_data(members)?))
    }

    /// Removes members from a to-many relationship.
    ///
    /// # Errors
    ///
    /// None in practice: identifiers have no values without a JSON form.
    pub fn remove_from_relationship<T: Target>(
        self,
        relationship: Ref,
        members: &Vec<Identifier<T>>,
    ) -> Result<Self, WriteError> {
        Ok(self.with(Op::Remove, Some(relationship), linkage_data(members)?))
    }

    fn with(mut self, op: Op, aim: Option<Ref>, data: RawJson<'static>) -> Self {
        let aim = aim.map(Aim::Ref);
        self.operations.push(Operation { op, aim, data: Some(data), meta: None });
        self
    }

    /// The request's document as JSON text.
    ///
    /// # Errors
    ///
    /// None in practice: what could fail has been written before.
    pub fn to_vec(&self) -> Result<Vec<u8>, WriteError> {
        written("{\"atomic:operations\":", self.meta.as_ref(), |writer| {
            writer.array(&self.operations, |writer, operation| operation.write(writer));
        })
        .finish()
    }

    /// Reads a request strictly. What is in `data` is read by [`Operation::payload`].
    ///
    /// # Errors
    ///
    /// Every [`Violation`](crate::Violation) of the document outside of `data`.
    pub fn from_slice(body: &[u8]) -> Result<Self, Violations> {
        let mut operations = Vec::new();
        let meta = read(body, "atomic:operations", &mut |reader, at| {
            operations.extend(Operation::read(reader, at)?);
            Ok(())
        })?;
        Ok(Self { operations, meta })
    }
}

fn resource_data<P: Payload>(payload: &P) -> Result<RawJson<'static>, WriteError> {
    let mut writer = JsonWriter::new();
    write_resource(&mut writer, payload);
    writer.finish_string().map(RawJson::of_valid)
}

fn linkage_data(linkage: &impl PayloadLinkage) -> Result<RawJson<'static>, WriteError> {
    let mut writer = JsonWriter::new();
    linkage.write(&mut writer);
    writer.finish_string().map(RawJson::of_valid)
}

impl Operation {
    /// Reads `data` as a payload. `index` is the operation's place in the request, so that
    /// pointers start with `/atomic:operations/0/data`.
    ///
    /// # Errors
    ///
    /// Every [`Violation`](crate::Violation) of the data.
    pub fn payload<P: Payload>(&self, index: usize) -> Result<P, Violations>
    where
        <P::Resource as Resource>::Partial: for<'de> Fields<'de>,
    {
        self.read_data(index, |reader, at| {
            let mut fields = <P::Resource as Resource>::Partial::vacant();
            reader.resource_object(P::Resource::SCHEMA, P::OPERATION, &mut fields, at)?;
            Ok(P::from_parts(&mut fields, None))
        })
    }

    /// Reads `data` as the identifiers of a relationship: at most one for to-one. `index` is the
    /// operation's place in the request.
    ///
    /// # Errors
    ///
    /// Every [`Violation`](crate::Violation) of the data.
    pub fn linkage<T: Target>(&self, index: usize) -> Result<Vec<Identifier<T>>, Violations> {
        self.read_data(index, |reader, at| {
            reader.set_operation(Purpose::Update);
            let mut found = Vec::new();
            match reader.peek() {
                b'n' => {
                    reader.try_null()?;
                }
                b'{' => found.extend(Identifier::read(reader, at)?),
                _ => reader.linkage_items(at, &mut |reader, at| {
                    found.extend(Identifier::read(reader, at)?);
                    Ok(())
                })?,
            }
            Ok(Some(found))
        })
    }

    fn read_data<T>(
        &self,
        index: usize,
        read: impl FnOnce(&mut Reader<'_>, &Path<'_>) -> Result<Option<T>, Stop>,
    ) -> Result<T, Violations> {
        let text = self.data.as_ref().map_or("null", RawJson::as_str);
        let root = Path::ROOT;
        let operations = root.member("atomic:operations");
        let operation = operations.index(index);
        let at = operation.member("data");
        Reader::run(text.as_bytes(), &Options::payload(), |reader| read(reader, &at))
    }

    fn write(&self, writer: &mut JsonWriter) {
        writer.raw("{\"op\":");
        writer.string(self.op.name());
        match &self.aim {
            Some(Aim::Href(href)) => {
                writer.raw(",\"href\":");
                writer.string(href);
            }
            Some(Aim::Ref(target)) => {
                let members = [
                    ("id", &target.id),
                    ("lid", &target.lid),
                    ("relationship", &target.relationship),
                ];
                let present = members
                    .into_iter()
                    .filter_map(|(name, text)| text.as_ref().map(|text| (name, text)));
                writer.raw(",\"ref\":");
                let type_name = [("type", &target.type_name)];
                writer.object(type_name.into_iter().chain(present), |writer, text| {
                    writer.string(text);
                });
            }
            None => {}
        }
        if let Some(data) = &self.data {
            writer.raw(",\"data\":");
            data.write(writer);
        }
        if let Some(meta) = &self.meta {
            writer.raw(",\"meta\":");
            meta.write(writer);
        }
        writer.raw("}");
    }

    fn read(reader: &mut Reader<'_>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        let (mut op, mut has_op) = (None, false);
        let (mut target, mut href) = (None, None);
        let (mut has_ref, mut has_href) = (false, false);
        let (mut data, mut meta) = (None, None);
        let found = reader.defined_members(
            at,
            "an operation object",
            OperationMember::WORDS,
            |reader, member, inside, _| {
                match member {
                    OperationMember::Op => {
                        has_op = true;
                        op = match reader.one_of(Op::NAMES, inside)? {
                            Some(0) => Some(Op::Add),
                            Some(1) => Some(Op::Update),
                            Some(_) => Some(Op::Remove),
                            None => None,
                        };
                    }
                    OperationMember::Ref => {
                        has_ref = true;
                        target = Ref::read(reader, inside)?;
                    }
                    OperationMember::Href => {
                        has_href = true;
                        href = String::read(reader, inside)?;
                    }
                    OperationMember::Data => {
                        data = RawJson::read(reader, inside)?.map(RawJson::into_owned);
                    }
                    OperationMember::Meta => meta = Meta::read(reader, inside)?,
                }
                Ok(())
            },
        )?;
        let Some(found) = found else { return Ok(None) };
        if !has_op {
            let member = "op".to_owned();
            reader.report(at, found.start, Fault::Missing { place: Place::Member, member });
        }
        if has_ref && has_href {
            let members = ["ref", "href"];
            reader.report(at, found.start, Fault::Exclusive { members });
        }
        let aim = target.map(Aim::Ref).or(href.map(Aim::Href));
        Ok(op.map(|op| Self { op, aim, data, meta }))
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
            let member = "type".to_owned();
            reader.report(at, found.start, Fault::Missing { place: Place::Member, member });
        }
        if !has_name {
            let members = &["id", "lid"];
            reader.report(at, found.start, Fault::MissingOneOf { members });
        }
        Ok(Some(target))
    }
}

/// The result of one operation.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OperationResult {
    /// The resource, where the operation gives one.
    pub data: Option<RawJson<'static>>,
    /// Meta information.
    pub meta: Option<Meta>,
}

impl OperationResult {
    /// The result of an operation that gives a resource.
    ///
    /// # Errors
    ///
    /// [`WriteError`] when an attribute has no JSON form.
    pub fn of(resource: &dyn crate::resource::WriteResource) -> Result<Self, WriteError> {
        let mut writer = JsonWriter::new();
        resource.write_resource(&mut writer);
        Ok(Self { data: Some(RawJson::of_valid(writer.finish_string()?)), meta: None })
    }

    /// Reads the resource. `index` is the result's place in the response, so that pointers start
    /// with `/atomic:results/0/data`. `None` if the operation gives no resource.
    ///
    /// # Errors
    ///
    /// Every [`Violation`](crate::Violation) of the resource.
    pub fn read<R>(&self, index: usize) -> Option<Result<R, Violations>>
    where
        R: for<'de> ReadResource<'de>,
    {
        let data = self.data.as_ref()?;
        let root = Path::ROOT;
        let results = root.member("atomic:results");
        let result = results.index(index);
        let at = result.member("data");
        Some(Reader::run(data.as_str().as_bytes(), &Options::own_text(), |reader| {
            R::read_resource(reader, &at)
        }))
    }
}

/// A response to several operations: as many results as there were operations.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OperationResults {
    /// The results, in the order of the operations.
    pub results: Vec<OperationResult>,
    /// Top-level meta information.
    pub meta: Option<Meta>,
}

impl OperationResults {
    /// The response's document as JSON text.
    ///
    /// # Errors
    ///
    /// None in practice: what could fail has been written before.
    pub fn to_vec(&self) -> Result<Vec<u8>, WriteError> {
        written("{\"atomic:results\":", self.meta.as_ref(), |writer| {
            writer.array(&self.results, |writer, result| {
                let members = [
                    ("data", result.data.as_ref().map(RawJson::as_str)),
                    ("meta", result.meta.as_ref().map(Meta::as_str)),
                ];
                let present = members.into_iter().filter_map(|(name, text)| Some((name, text?)));
                writer.object(present, JsonWriter::raw);
            });
        })
        .finish()
    }

    /// Reads a response strictly. What is in `data` is read by [`OperationResult::read`].
    ///
    /// # Errors
    ///
    /// Every [`Violation`](crate::Violation) of the document outside of `data`.
    pub fn from_slice(body: &[u8]) -> Result<Self, Violations> {
        let mut results = Vec::new();
        let meta = read(body, "atomic:results", &mut |reader, at| {
            let mut result = OperationResult::default();
            let found = reader.defined_members(
                at,
                "a result object",
                ResultMember::WORDS,
                |reader, member, inside, _| {
                    match member {
                        ResultMember::Data => {
                            result.data = RawJson::read(reader, inside)?.map(RawJson::into_owned);
                        }
                        ResultMember::Meta => result.meta = Meta::read(reader, inside)?,
                    }
                    Ok(())
                },
            )?;
            results.extend(found.map(|_| result));
            Ok(())
        })?;
        Ok(Self { results, meta })
    }
}

fn written(opening: &str, meta: Option<&Meta>, items: impl FnOnce(&mut JsonWriter)) -> JsonWriter {
    let mut writer = JsonWriter::new();
    writer.raw(opening);
    items(&mut writer);
    if let Some(meta) = meta {
        writer.raw(",\"meta\":");
        meta.write(&mut writer);
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
            let member = name.to_owned();
            reader.report(&root, start, Fault::Missing { place: Place::Member, member });
        }
        Ok(Some(meta))
    })
}

impl fmt::Display for Op {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
