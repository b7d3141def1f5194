//! HAL resources and updates of them as JSON text: JSON Merge Patches (RFC 7396).

use super::MergeError;
use super::json::{Change, difference, merged, whole};
use super::links;
use super::resource::is_state;
use super::tree::{Tree, is_same};
use crate::json::JsonWriter;
use crate::object::same_meaning;
use crate::path::Path;
use crate::reader::LINKS;
use crate::schema::{Kind, MemberSchema, Presence, Schema};

/// The body of an update, and what it may not do.
pub(super) struct Difference {
    pub(super) body: Vec<u8>,
    /// Attributes whose new values have a `null` inside, which sets nothing: only their types know
    /// whether they say the same without it.
    doubts: Vec<(&'static str, MergeError)>,
}

/// The body of the update that makes the new resource of the old one.
pub(super) fn update_between(
    schema: &'static Schema,
    old: &str,
    new: &str,
) -> Result<Difference, MergeError> {
    let (old, new) = (without_nulls(schema, old)?, without_nulls(schema, new)?);
    let (old, new) = (Tree::of(&old)?, Tree::of(&new)?);
    let (before, after) = (old.by_name(), new.by_name());
    let (mut changes, mut doubts) = (Vec::new(), Vec::new());
    for member in schema.attributes.iter().filter(|member| is_state(member.presence)) {
        let inside = Path::ROOT.member(member.name);
        let is_required = member.presence.update == Presence::Required;
        let change = match (before.get(member.name), after.get(member.name)) {
            (None, None) => (is_required && member.nullable).then_some(Change::Gone),
            (Some(_), None) if !member.nullable => {
                return Err(MergeError::Gone { attribute: member.name });
            }
            (Some(_), None) => Some(Change::Gone),
            (None, Some(after)) => Some(whole(after, &inside).unwrap_or_else(|error| {
                doubts.push((member.name, error));
                Change::Value(after.text)
            })),
            (Some(before), Some(after)) => match difference(before, after, &inside)? {
                None if is_required => Some(unchanged(member, after, &inside)),
                change => change,
            },
        };
        changes.extend(change.map(|change| (member.name, change)));
    }
    changes.extend(links::changes(schema, &old, &new)?.map(|change| (LINKS, change)));
    let mut writer = JsonWriter::new();
    Change::Members(changes).write(&mut writer);
    Ok(Difference { body: writer.finish()?, doubts })
}

/// What an update says of a member that it has to have and does not change.
fn unchanged<'t>(member: &MemberSchema, value: &'t Tree<'_>, at: &Path<'_>) -> Change<'t> {
    let is_merged = matches!(member.kind, Kind::Object(_));
    match whole(value, at) {
        Ok(change) if !is_merged => change,
        // A `null` inside would remove something.
        _ => Change::Members(Vec::new()),
    }
}

impl Difference {
    /// Holds what the update made against the new resource where that is in doubt.
    pub(super) fn made(
        self,
        reached: impl FnOnce() -> Result<String, MergeError>,
        new: &str,
    ) -> Result<(), MergeError> {
        if self.doubts.is_empty() {
            return Ok(());
        }
        let reached = reached()?;
        let (reached, new) = (Tree::of(&reached)?, Tree::of(new)?);
        for (name, error) in self.doubts {
            let same = reached.get(name).zip(new.get(name));
            if !same.is_some_and(|(one, other)| same_meaning(one.text, other.text)) {
                return Err(error);
            }
        }
        Ok(())
    }
}

/// Whether an update that was read of a body says what the body does.
pub(super) fn is_kept(
    schema: &'static Schema,
    body: &[u8],
    update: &[u8],
) -> Result<(), MergeError> {
    let (body, update) = (String::from_utf8_lossy(body), String::from_utf8_lossy(update));
    let (body, update) = (Tree::of(&body)?, Tree::of(&update)?);
    let (before, after) = (body.by_name(), update.by_name());
    for MemberSchema { name, .. } in schema.attributes {
        if !is_same(before.get(name), after.get(name)) {
            return Err(MergeError::Lost { attribute: name });
        }
    }
    links::are_kept(schema, &body, &update)
}

/// The resource that an update makes of another.
pub(super) fn updated(resource: &str, update: &str) -> Result<Vec<u8>, MergeError> {
    Ok(merged(&Tree::of(resource)?, &Tree::of(update)?).finish()?)
}

/// The same resource without its members that are `null`: in a merge patch that is no value. Inside
/// of what is free-form, `null` is kept.
fn without_nulls(schema: &'static Schema, resource: &str) -> Result<String, MergeError> {
    let mut writer = JsonWriter::new();
    write_without_nulls(&mut writer, &Tree::of(resource)?, schema.attributes);
    Ok(writer.finish_string()?)
}

fn write_without_nulls(
    writer: &mut JsonWriter,
    object: &Tree<'_>,
    described: &'static [MemberSchema],
) {
    let members = object.members().iter().filter_map(|(name, value)| {
        let member = described.iter().find(|member| member.name == name);
        (member.is_none() || !value.is_null()).then_some((name, (member, value)))
    });
    writer.object(members, |writer, (member, value)| match member.map(|member| member.kind) {
        Some(Kind::Object(inside)) if value.members.is_some() => {
            write_without_nulls(writer, value, inside.get());
        }
        _ => writer.raw(value.text),
    });
}
