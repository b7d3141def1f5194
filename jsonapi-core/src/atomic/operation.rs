//! Requests of several operations.

use super::{Aim, Data, Op, OperationMember, Ref, read, rules, written};
use crate::attribute::ReadAttribute;
use crate::dynamic::ResourceObject;
use crate::identifier::{Identifier, Target};
use crate::json::{JsonWriter, Purpose, WriteError};
use crate::object::{Meta, RawJson};
use crate::path::Path;
use crate::payload::{Payload, write_resource};
use crate::reader::{Options, Reader, Stop};
use crate::relationship::PayloadLinkage;
use crate::resource::{Fields, Resource, WriteResource};
use crate::schema;
use crate::violation::{Fault, Violations};

/// One operation.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    op: Op,
    aim: Option<Aim>,
    data: Option<Data>,
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

    /// The same request with one more operation.
    #[must_use]
    pub fn with(mut self, operation: Operation) -> Self {
        self.operations.push(operation);
        self
    }

    /// Creates a resource.
    ///
    /// # Errors
    ///
    /// As [`Operation::add`].
    pub fn add_resource<P: Payload<Resource: WriteResource>>(
        self,
        payload: &P,
    ) -> Result<Self, WriteError> {
        Ok(self.with(Operation::add(payload)?))
    }

    /// Updates a resource.
    ///
    /// # Errors
    ///
    /// As [`Operation::update`].
    pub fn update_resource<P: Payload<Resource: WriteResource>>(
        self,
        payload: &P,
    ) -> Result<Self, WriteError> {
        Ok(self.with(Operation::update(payload)?))
    }

    /// Removes a resource.
    #[must_use]
    pub fn remove_resource(self, resource: Ref) -> Self {
        self.with(Operation::remove(resource))
    }

    /// Replaces the linkage of a relationship: `Option<Identifier<T>>` for to-one, `Vec` for
    /// to-many.
    ///
    /// # Errors
    ///
    /// As [`Operation::update_relationship`].
    pub fn update_relationship(
        self,
        relationship: Ref,
        linkage: &impl PayloadLinkage,
    ) -> Result<Self, WriteError> {
        Ok(self.with(Operation::update_relationship(relationship, linkage)?))
    }

    /// Adds members to a to-many relationship.
    ///
    /// # Errors
    ///
    /// As [`Operation::update_relationship`].
    pub fn add_to_relationship<T: Target>(
        self,
        relationship: Ref,
        members: &Vec<Identifier<T>>,
    ) -> Result<Self, WriteError> {
        Ok(self.with(Operation::of_linkage(Op::Add, relationship, members)?))
    }

    /// Removes members from a to-many relationship.
    ///
    /// # Errors
    ///
    /// As [`Operation::update_relationship`].
    pub fn remove_from_relationship<T: Target>(
        self,
        relationship: Ref,
        members: &Vec<Identifier<T>>,
    ) -> Result<Self, WriteError> {
        Ok(self.with(Operation::of_linkage(Op::Remove, relationship, members)?))
    }

    /// The request's document as JSON text.
    ///
    /// # Errors
    ///
    /// [`WriteError`] when there are no operations, or when the parts of one do not go together: a
    /// local id that none before gives, a [`Ref`] that names nothing, data of the wrong shape.
    pub fn to_vec(&self) -> Result<Vec<u8>, WriteError> {
        let mut writer = written("{\"atomic:operations\":", self.meta.as_ref(), |writer| {
            writer.array(&self.operations, |writer, operation| operation.write(writer));
        });
        rules::check(&self.operations, &mut writer);
        writer.finish()
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

impl Operation {
    /// Creates a resource.
    ///
    /// # Errors
    ///
    /// [`WriteError`] when the payload cannot be written.
    pub fn add<P: Payload<Resource: WriteResource>>(payload: &P) -> Result<Self, WriteError> {
        Self::of(Op::Add, None, |writer| write_resource(writer, payload))
    }

    /// Creates a resource of any type.
    ///
    /// # Errors
    ///
    /// [`WriteError`] when the resource breaks a rule.
    pub fn add_object(resource: &ResourceObject) -> Result<Self, WriteError> {
        Self::of(Op::Add, None, |writer| resource.write_resource(writer))
    }

    /// Updates a resource.
    ///
    /// # Errors
    ///
    /// [`WriteError`] when the payload cannot be written.
    pub fn update<P: Payload<Resource: WriteResource>>(payload: &P) -> Result<Self, WriteError> {
        Self::of(Op::Update, None, |writer| write_resource(writer, payload))
    }

    /// Updates a resource of any type, which may be named by the local id that an operation before
    /// gives.
    ///
    /// # Errors
    ///
    /// [`WriteError`] when the resource breaks a rule.
    pub fn update_object(resource: &ResourceObject) -> Result<Self, WriteError> {
        Self::of(Op::Update, None, |writer| resource.write_resource(writer))
    }

    /// Removes a resource.
    pub const fn remove(resource: Ref) -> Self {
        Self { op: Op::Remove, aim: Some(Aim::Ref(resource)), data: None, meta: None }
    }

    /// Replaces the linkage of a relationship: `Option<Identifier<T>>` for to-one, `Vec` for
    /// to-many, [`ResourceLinkage`](crate::ResourceLinkage) for either.
    ///
    /// # Errors
    ///
    /// [`WriteError`] when an identifier breaks a rule.
    pub fn update_relationship(
        relationship: Ref,
        linkage: &impl PayloadLinkage,
    ) -> Result<Self, WriteError> {
        Self::of_linkage(Op::Update, relationship, linkage)
    }

    fn of_linkage(op: Op, aim: Ref, linkage: &impl PayloadLinkage) -> Result<Self, WriteError> {
        Self::of(op, Some(Aim::Ref(aim)), |writer| linkage.write(writer))
    }

    fn of(
        op: Op,
        aim: Option<Aim>,
        write: impl FnOnce(&mut JsonWriter),
    ) -> Result<Self, WriteError> {
        let mut writer = JsonWriter::new();
        let creates = op == Op::Add && aim.is_none();
        writer.set_purpose(if creates { Purpose::AddOperation } else { Purpose::OtherOperation });
        write(&mut writer);
        Ok(Self { op, aim, data: Some(Data::made(writer)?), meta: None })
    }

    /// The same operation, aimed at a URL instead of a [`Ref`].
    #[must_use]
    pub fn at(mut self, href: impl Into<String>) -> Self {
        self.aim = Some(Aim::Href(href.into()));
        self
    }

    /// What is done.
    pub const fn op(&self) -> Op {
        self.op
    }

    /// To what, where the data does not say so.
    pub const fn aim(&self) -> Option<&Aim> {
        self.aim.as_ref()
    }

    /// The resource object or the linkage.
    pub fn data(&self) -> Option<&RawJson<'static>> {
        self.data.as_ref().map(|data| &data.json)
    }

    pub(super) const fn parts(&self) -> (Op, Option<&Aim>, Option<&Data>) {
        (self.op, self.aim.as_ref(), self.data.as_ref())
    }

    /// Reads `data` as a payload. `index` is the operation's place in the request, so that
    /// pointers start with `/atomic:operations/0/data`.
    ///
    /// # Errors
    ///
    /// Every [`Violation`](crate::Violation) of the data.
    pub fn payload<P: Payload<Resource: WriteResource>>(
        &self,
        index: usize,
    ) -> Result<P, Violations>
    where
        <P::Resource as Resource>::Partial: for<'de> Fields<'de>,
    {
        self.read_data(index, |reader, at| {
            let mut fields = <P::Resource as Resource>::Partial::vacant();
            let (schema, start) = (P::Resource::SCHEMA, reader.offset());
            if !reader.resource_object(schema, P::OPERATION, &mut fields, at)? {
                return Ok(None);
            }
            let payload = P::from_parts(&mut fields, None);
            let refusals = payload.as_ref().map(P::refusals).unwrap_or_default();
            if !refusals.is_empty() {
                reader.again_at(start, |reader| reader.refuse(schema, &refusals, at))?;
            }
            Ok(payload)
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
            reader.set_operation(schema::Operation::Update);
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
        let text = self.data().map_or("null", RawJson::as_str);
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
            writer.raw(data.json.as_str());
        }
        if let Some(meta) = &self.meta {
            writer.raw(",\"meta\":");
            meta.write_meta(writer);
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
                        data = RawJson::read(reader, inside)?.map(Data::received);
                    }
                    OperationMember::Meta => meta = Meta::read(reader, inside)?,
                }
                Ok(())
            },
        )?;
        let Some(found) = found else { return Ok(None) };
        if !has_op {
            reader.missing(at, found.start, "op");
        }
        if has_ref && has_href {
            let members = ["ref", "href"];
            reader.report(at, found.start, Fault::Exclusive { members });
        }
        let aim = target.map(Aim::Ref).or(href.map(Aim::Href));
        Ok(op.map(|op| Self { op, aim, data, meta }))
    }
}
