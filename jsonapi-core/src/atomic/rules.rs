//! What the operations of a request have to hold when it is written.

use std::collections::HashSet;

use super::{Aim, Data, Op, Operation, OperationResult, Ref};
use crate::document::{PrimaryData, ReadData, WriteData};
use crate::dynamic::{ResourceLinkage, ResourceObject};
use crate::json::{JsonWriter, LocalIds, Purpose, WriteError};
use crate::names::is_member_name;
use crate::path::Path;
use crate::reader::{Options, Reader, Stop};
use crate::resource::{ReadResource, WriteResource};
use crate::schema;
use crate::syntax;

/// What the data of an operation has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// A resource that is created.
    New,
    /// A resource that is updated.
    Known,
    /// Linkage, to one or to many.
    Linkage,
    /// Linkage to many.
    ToMany,
    /// Anything: it says nothing.
    Ignored,
}

/// Makes the document fail if the operations break a rule.
pub(super) fn check(operations: &[Operation], writer: &mut JsonWriter) {
    if operations.is_empty() {
        let (what, needs) = ("a request of operations", "at least one of them");
        writer.fail_after(WriteError::Incomplete { what, needs });
    }
    let mut created = HashSet::new();
    for (index, operation) in operations.iter().enumerate() {
        if let Err(problem) = check_operation(operation, &mut created) {
            writer.fail_after(WriteError::Operation { index, problem });
        }
    }
}

/// Makes the document fail if the results break a rule.
pub(super) fn check_results(results: &[OperationResult], writer: &mut JsonWriter) {
    if results.is_empty() {
        let (what, needs) = ("a response to operations", "at least one result");
        writer.fail_after(WriteError::Incomplete { what, needs });
    }
    for (index, result) in results.iter().enumerate() {
        let received = result.held().filter(|data| data.made.is_none());
        if let Some(data) = received
            && let Err(problem) = check_result(data)
        {
            writer.fail_after(WriteError::Operation { index, problem });
        }
    }
}

fn check_result(data: &Data) -> Result<(), String> {
    let found = received(data, schema::Operation::Read, PrimaryData::<ResourceObject>::read_data)?;
    written(Purpose::Response, |writer| {
        found.write_data(writer);
    })
    .map(|_| ())
}

fn check_operation(
    operation: &Operation,
    created: &mut HashSet<(String, String)>,
) -> Result<(), String> {
    let (op, aim, data) = operation.parts();
    match aim {
        Some(Aim::Ref(target)) => check_ref(target, created)?,
        Some(Aim::Href(href)) if !syntax::is_uri_reference(href) => {
            let expected = syntax::URI_REFERENCE;
            return Err(WriteError::NoForm(href.clone(), expected).to_string());
        }
        Some(Aim::Href(_)) | None => {}
    }
    let byte = data.and_then(|data| data.json.as_str().bytes().next());
    let shape = shape(op, aim, byte)?;
    let Some(data) = data else {
        let is_needed = op != Op::Remove || shape == Shape::ToMany;
        return if is_needed { Err("it needs `data`".to_owned()) } else { Ok(()) };
    };
    let ids = match (&data.made, aim) {
        // What was made here for a `ref` is linkage.
        (Some(_), Some(Aim::Ref(target))) if target.relationship.is_none() => {
            return Err("its `ref` names no relationship".to_owned());
        }
        (Some(ids), _) => ids.clone(),
        (None, _) => received_ids(data, shape, aim)?,
    };
    if shape == Shape::New {
        for (type_name, lid) in ids.given {
            let name = (type_name, lid);
            if created.contains(&name) {
                let (type_name, id) = name;
                return Err(WriteError::Duplicate { type_name, id }.to_string());
            }
            created.insert(name);
        }
    }
    match ids.named.into_iter().find(|name| !created.contains(name)) {
        Some((type_name, lid)) => Err(WriteError::UnknownLid { type_name, lid }.to_string()),
        None => Ok(()),
    }
}

/// What the data has to be, by what is done to what. A URL does not tell, but the first byte of the
/// data does.
fn shape(op: Op, aim: Option<&Aim>, byte: Option<u8>) -> Result<Shape, String> {
    let is_relationship = match aim {
        Some(Aim::Ref(target)) => target.relationship.is_some(),
        Some(Aim::Href(_)) => match (op, byte) {
            (Op::Add, _) => byte != Some(b'{'),
            (Op::Update, _) => byte != Some(b'{'),
            (Op::Remove, _) => byte == Some(b'['),
        },
        None => false,
    };
    match (op, aim) {
        (Op::Remove, None) => Err("it needs a `ref` or an `href`".to_owned()),
        (Op::Add, Some(Aim::Ref(_))) if !is_relationship => {
            Err("what is added has no name yet, so there is no `ref` to it".to_owned())
        }
        (Op::Update, _) if is_relationship => Ok(Shape::Linkage),
        (Op::Add | Op::Remove, _) if is_relationship => Ok(Shape::ToMany),
        (Op::Add, _) => Ok(Shape::New),
        (Op::Update, _) => Ok(Shape::Known),
        (Op::Remove, _) => Ok(Shape::Ignored),
    }
}

fn check_ref(target: &Ref, created: &HashSet<(String, String)>) -> Result<(), String> {
    let names = [("a resource type", Some(&target.type_name))];
    let names = names.into_iter().chain([("a relationship", target.relationship.as_ref())]);
    for (of, name) in names {
        let is_legal = |name: &str| {
            is_member_name(name) && (of != "a relationship" || !matches!(name, "type" | "id"))
        };
        if let Some(name) = name.filter(|name| !is_legal(name)) {
            return Err(WriteError::IllegalName { of, name: name.clone() }.to_string());
        }
    }
    match (&target.id, &target.lid) {
        (Some(_), None) => Ok(()),
        (None, Some(lid)) => {
            let name = (target.type_name.clone(), lid.clone());
            if created.contains(&name) {
                return Ok(());
            }
            let (type_name, lid) = name;
            Err(WriteError::UnknownLid { type_name, lid }.to_string())
        }
        (Some(_), Some(_)) | (None, None) => {
            Err("its `ref` needs an `id` or a `lid`, and not both".to_owned())
        }
    }
}

/// The local ids of data that was received, if it is what it has to be.
fn received_ids(data: &Data, shape: Shape, aim: Option<&Aim>) -> Result<LocalIds, String> {
    match shape {
        Shape::Ignored => Ok(LocalIds::default()),
        Shape::New | Shape::Known => {
            let operation = schema::Operation::Create;
            let resource = received(data, operation, ResourceObject::read_resource)?;
            if let Some(Aim::Ref(target)) = aim {
                let differ = |named: &Option<String>, has: &Option<String>| {
                    named.as_ref().zip(has.as_ref()).is_some_and(|(named, has)| named != has)
                };
                let is_other = resource.type_name != target.type_name
                    || differ(&target.id, &resource.id)
                    || (resource.id.is_none() && differ(&target.lid, &resource.lid));
                if is_other {
                    return Err("its `ref` and its `data` name two resources".to_owned());
                }
            }
            let is_new = shape == Shape::New;
            let purpose = if is_new { Purpose::AddOperation } else { Purpose::OtherOperation };
            written(purpose, |writer| resource.write_resource(writer))
        }
        Shape::Linkage | Shape::ToMany => {
            let linkage = received(data, schema::Operation::Update, ResourceLinkage::read)?;
            if shape == Shape::ToMany && !matches!(linkage, ResourceLinkage::Many(_)) {
                return Err("its `data` has to be an array of identifiers".to_owned());
            }
            written(Purpose::OtherOperation, |writer| linkage.write(writer))
        }
    }
}

/// Reads what was received strictly.
fn received<'d, T>(
    data: &'d Data,
    operation: schema::Operation,
    read: impl FnOnce(&mut Reader<'d>, &Path<'_>) -> Result<Option<T>, Stop>,
) -> Result<T, String> {
    let options = Options { lenient: false, form_only: true, ..Options::own_text() };
    Reader::run(data.json.as_str().as_bytes(), &options, |reader| {
        reader.set_operation(operation);
        read(reader, &Path::ROOT)
    })
    .map_err(|violations| violations.to_string())
}

/// The local ids in what is written, unless it breaks a rule.
fn written(purpose: Purpose, write: impl FnOnce(&mut JsonWriter)) -> Result<LocalIds, String> {
    let mut writer = JsonWriter::new();
    writer.set_purpose(purpose);
    write(&mut writer);
    let ids = writer.take_local_ids();
    writer.finish().map(|_| ids).map_err(|error| error.to_string())
}
