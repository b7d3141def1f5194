//! The Atomic Operations extension: requests.

use std::borrow::Cow;

use super::links::uri_reference;
use super::resource::{Identity, Naming, type_name};
use super::{Cardinality, Checker};
use crate::atomic::{OperationMember, RefMember};
use crate::names::is_member_name;
use crate::path::Path;
use crate::reader::{Reader, Stop};
use crate::violation::{Fault, Place, shortened};

/// What an operation does, as far as it is well formed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Op {
    Add,
    Update,
    Remove,
}

const OPS: &[&str] = &["add", "update", "remove"];

/// What an operation is aimed at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Aim {
    /// Nothing is said, so it is the resource in `data`, or its collection.
    Nothing,
    /// A URL, which does not tell.
    Href,
    Resource,
    Relationship,
}

/// Where the parts of an operation stand: what its data has to be depends on parts that may come
/// behind it.
#[derive(Debug)]
struct Operation<'de> {
    op: Option<Op>,
    has_op: bool,
    aim: Aim,
    /// Where `ref` stands, if there is one.
    ref_at: Option<usize>,
    /// What `ref` names.
    named: Named<'de>,
    has_href: bool,
    data_at: Option<usize>,
}

/// The resource that a `ref` names, as far as it is well formed.
#[derive(Debug, Default)]
struct Named<'de> {
    type_name: Option<Cow<'de, str>>,
    id: Option<Cow<'de, str>>,
    lid: Option<Cow<'de, str>>,
}

impl<'de> Checker<'_, 'de> {
    /// Checks `atomic:operations`.
    pub(super) fn operations(
        &mut self,
        reader: &mut Reader<'de>,
        at: &Path<'_>,
    ) -> Result<(), Stop> {
        let start = reader.offset();
        let mut count = 0;
        let is_array = reader.peek() == b'[';
        self.in_operations = true;
        reader.items(at, "an array of operation objects", &mut |reader, at| {
            count += 1;
            self.operation(reader, at)?;
            self.linkage.report_dangling(reader);
            Ok(())
        })?;
        self.in_operations = false;
        if is_array && count == 0 {
            reader.report(at, start, Fault::Empty);
        }
        Ok(())
    }

    fn operation(&mut self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<(), Stop> {
        let mut operation = Operation {
            op: None,
            has_op: false,
            aim: Aim::Nothing,
            ref_at: None,
            named: Named::default(),
            has_href: false,
            data_at: None,
        };
        let found = reader.defined_members(
            at,
            "an operation object",
            OperationMember::WORDS,
            |reader, member, inside, offset| match member {
                OperationMember::Op => {
                    operation.has_op = true;
                    operation.op = match reader.one_of(OPS, inside)? {
                        Some(0) => Some(Op::Add),
                        Some(1) => Some(Op::Update),
                        Some(_) => Some(Op::Remove),
                        None => None,
                    };
                    Ok(())
                }
                OperationMember::Ref => {
                    operation.ref_at = Some(offset);
                    operation.aim = self.reference(reader, inside, &mut operation.named)?;
                    Ok(())
                }
                OperationMember::Href => {
                    operation.has_href = true;
                    if operation.aim == Aim::Nothing {
                        operation.aim = Aim::Href;
                    }
                    uri_reference(reader, inside)
                }
                OperationMember::Data => {
                    operation.data_at = Some(reader.offset());
                    // It is read once the rest of the operation is known.
                    reader.skip_muted(inside)
                }
                OperationMember::Meta => self.meta(reader, inside),
            },
        )?;
        let Some(found) = found else {
            self.linkage.miss_local_id();
            return Ok(());
        };
        if !operation.has_op {
            reader.missing(at, found.start, "op");
        }
        if operation.ref_at.is_some() && operation.has_href {
            let members = ["ref", "href"];
            reader.report(at, found.start, Fault::Exclusive { members });
        }
        self.operation_data(reader, at, found.start, &operation)
    }

    /// Checks an operation's target and data, which depend on each other.
    fn operation_data(
        &mut self,
        reader: &mut Reader<'de>,
        at: &Path<'_>,
        start: usize,
        operation: &Operation<'de>,
    ) -> Result<(), Stop> {
        let Some(op) = operation.op else {
            self.linkage.miss_local_id();
            return Ok(());
        };
        if op == Op::Remove && operation.aim == Aim::Nothing {
            let members = &["ref", "href"];
            reader.report(at, start, Fault::MissingOneOf { members });
            return Ok(());
        }
        if let (Op::Add, Aim::Resource, Some(offset)) = (op, operation.aim, operation.ref_at) {
            // What is created has no name yet, so only a relationship can be added to.
            let fault = Fault::NotAllowed { place: Place::Member, member: "ref" };
            reader.report(&at.member("ref"), offset, fault);
        }
        let Some(data_at) = operation.data_at else {
            let is_needed = match (op, operation.aim) {
                (Op::Remove, Aim::Relationship) | (Op::Add | Op::Update, _) => true,
                (Op::Remove, _) => false,
            };
            if is_needed {
                reader.missing(at, start, "data");
                self.linkage.miss_local_id();
            }
            return Ok(());
        };
        let inside = at.member("data");
        reader.again_at(data_at, |reader| {
            let byte = reader.peek();
            match (op, operation.aim) {
                (Op::Add, Aim::Nothing | Aim::Resource) => {
                    self.primary(reader, &inside, Naming::New, true)
                }
                (Op::Update, Aim::Nothing | Aim::Resource) => {
                    self.updated(reader, &inside, &operation.named)
                }
                (Op::Update, Aim::Relationship) => {
                    self.linkage_of(reader, &inside, Cardinality::Any, Naming::IdOrLid)
                }
                (Op::Add | Op::Remove, Aim::Relationship) => {
                    self.linkage_of(reader, &inside, Cardinality::ToMany, Naming::IdOrLid)
                }
                // A URL does not tell whether it is that of a resource or of a relationship, but
                // the shape of the data nearly does.
                (Op::Add, Aim::Href) if byte == b'{' => {
                    self.primary(reader, &inside, Naming::New, true)
                }
                (Op::Update, Aim::Href) if byte == b'{' => {
                    self.primary(reader, &inside, Naming::IdOrLid, true)
                }
                (Op::Update, Aim::Href) if byte == b'n' => reader.try_null().map(|_| ()),
                // What is removed is said by the target; data says nothing more.
                (Op::Remove, Aim::Resource | Aim::Nothing) => reader.skip(&inside),
                (Op::Remove, Aim::Href) if byte != b'[' => reader.skip(&inside),
                (Op::Remove | Op::Add | Op::Update, Aim::Href) => {
                    self.linkage_of(reader, &inside, Cardinality::ToMany, Naming::IdOrLid)
                }
            }
        })
    }

    /// Checks the resource object of an update, which may be named by `ref` as well.
    fn updated(
        &mut self,
        reader: &mut Reader<'de>,
        at: &Path<'_>,
        named: &Named<'de>,
    ) -> Result<(), Stop> {
        let naming = Naming::IdOrLid;
        let Some(identity) = self.resource(reader, at, naming)? else { return Ok(()) };
        hold_against(reader, at, &identity, named.type_name.as_deref(), named.id.as_deref());
        if let (Some(expected), Some(found), None) = (&named.lid, &identity.lid, &identity.id)
            && expected != found
        {
            let (expected, found) = (expected.clone().into_owned(), shortened(found));
            let offset = identity.lid_at.unwrap_or(identity.start);
            reader.report(&at.member("lid"), offset, Fault::IdMismatch { expected, found });
        }
        self.note_local_id(reader, at, &identity, naming);
        Ok(())
    }

    fn reference(
        &mut self,
        reader: &mut Reader<'de>,
        at: &Path<'_>,
        named: &mut Named<'de>,
    ) -> Result<Aim, Stop> {
        let (mut has_type, mut has_name, mut aim) = (false, false, Aim::Resource);
        let mut type_of = None;
        let mut lid: Option<(Cow<'de, str>, usize)> = None;
        let mut has_id = false;
        let found = reader.defined_members(
            at,
            "an object with `type` and `id` or `lid`",
            RefMember::WORDS,
            |reader, member, inside, offset| {
                match member {
                    RefMember::Type => {
                        has_type = true;
                        type_of = type_name(reader, inside)?;
                    }
                    RefMember::Id => {
                        (has_name, has_id) = (true, true);
                        named.id = reader.string(inside)?;
                    }
                    RefMember::Lid => {
                        has_name = true;
                        lid = reader.string(inside)?.map(|lid| (lid, offset));
                    }
                    RefMember::Relationship => {
                        aim = Aim::Relationship;
                        relationship_name(reader, inside)?;
                    }
                }
                Ok(())
            },
        )?;
        let Some(found) = found else { return Ok(Aim::Href) };
        named.type_name.clone_from(&type_of);
        if !has_type {
            reader.missing(at, found.start, "type");
        }
        if !has_name {
            let members = &["id", "lid"];
            reader.report(at, found.start, Fault::MissingOneOf { members });
        }
        if has_id && lid.is_some() {
            reader.report(at, found.start, Fault::Exclusive { members: ["id", "lid"] });
        } else if let (Some(type_of), Some((lid, offset))) = (type_of, lid) {
            let key = (type_of, lid);
            if !self.linkage.is_created(&key) {
                let fault = Fault::UnknownLid { lid: shortened(&key.1) };
                reader.report(&at.member("lid"), offset, fault);
            }
            named.lid = Some(key.1);
        }
        Ok(aim)
    }
}

/// Reads the name of a relationship; one that no relationship can have is reported.
fn relationship_name(reader: &mut Reader<'_>, at: &Path<'_>) -> Result<(), Stop> {
    let offset = reader.offset();
    let Some(name) = reader.string(at)? else { return Ok(()) };
    let fault = match &*name {
        "type" | "id" => Fault::ReservedName { name: name.into_owned() },
        name if is_member_name(name) => return Ok(()),
        name => Fault::IllegalName { name: shortened(name) },
    };
    reader.report(at, offset, fault);
    Ok(())
}

/// Reports a type or id that is not the one that was named elsewhere.
pub(super) fn hold_against(
    reader: &mut Reader<'_>,
    at: &Path<'_>,
    identity: &Identity<'_>,
    type_name: Option<&str>,
    id: Option<&str>,
) {
    if let (Some(expected), Some(found)) = (type_name, &identity.type_name)
        && expected != found
    {
        let (expected, found) = (vec![expected.to_owned()], shortened(found));
        let fault = Fault::EndpointType { expected, found };
        reader.report(&at.member("type"), identity.type_at, fault);
    }
    if let (Some(expected), Some(found)) = (id, &identity.id)
        && expected != found
    {
        let (expected, found) = (expected.to_owned(), shortened(found));
        reader.report(&at.member("id"), identity.id_at, Fault::IdMismatch { expected, found });
    }
}
