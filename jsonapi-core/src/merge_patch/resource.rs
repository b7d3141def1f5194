//! Resource objects and updates of them as JSON text (JSON:API 1.1, "Updating Resources").
//!
//! An update replaces the attributes and the linkage that it names, each of them whole.

use super::MergeError;
use super::tree::Tree;
use crate::json::JsonWriter;
use crate::object::same_meaning;
use crate::schema::{Operation, Presence, Presences, Schema};

/// The document of the update that makes the new resource object of the old one.
pub(super) fn update_between(
    schema: &'static Schema,
    old: &str,
    new: &str,
) -> Result<Vec<u8>, MergeError> {
    let (old, new) = (Tree::of(old)?, Tree::of(new)?);
    let mut writer = JsonWriter::new();
    writer.raw("{\"data\":{\"type\":");
    writer.string(schema.type_name);
    writer.raw(",\"id\":");
    writer.raw(new.get("id").map_or("\"\"", |id| id.text));
    let (before, after) = (Fields::of(&old, "attributes"), Fields::of(&new, "attributes"));
    let mut changed = Vec::new();
    for member in schema.attributes {
        let value = match (before.get(member.name), after.get(member.name)) {
            _ if !is_state(member.presence) => continue,
            (before, Some(after)) => changes(before, after, member.presence),
            (Some(_), None) => return Err(MergeError::Gone { attribute: member.name }),
            (None, None) => None,
        };
        changed.extend(value.map(|value| (member.name, value)));
    }
    object(&mut writer, "attributes", changed, JsonWriter::raw);
    let (before, after) = (Fields::of(&old, "relationships"), Fields::of(&new, "relationships"));
    let mut changed = Vec::new();
    for member in schema.relationships.iter().filter(|member| is_state(member.presence)) {
        // Where there is no linkage, it is not known: responses leave it out.
        let Some(after) = after.data(member.name) else { continue };
        let value = changes(before.data(member.name), after, member.presence);
        changed.extend(value.map(|value| (member.name, value)));
    }
    object(&mut writer, "relationships", changed, |writer, value| {
        writer.raw("{\"data\":");
        writer.raw(value);
        writer.raw("}");
    });
    writer.raw("}}");
    Ok(writer.finish()?)
}

/// The resource object that the document of an update makes of another. Both are of the same
/// resource.
pub(super) fn updated(
    schema: &'static Schema,
    resource: &str,
    update: &str,
) -> Result<Vec<u8>, MergeError> {
    let (resource, update) = (Tree::of(resource)?, Tree::of(update)?);
    let Some(update) = update.get("data") else { return Ok(resource.text.into()) };
    let mut writer = JsonWriter::new();
    writer.raw("{\"type\":");
    writer.string(schema.type_name);
    let keep = |writer: &mut JsonWriter, name: &'static str, key: &str| {
        if let Some(value) = resource.get(name) {
            writer.raw(key);
            writer.raw(value.text);
        }
    };
    keep(&mut writer, "id", ",\"id\":");
    let (before, after) = (Fields::of(&resource, "attributes"), Fields::of(update, "attributes"));
    let read = schema.attributes.iter().filter(|it| it.presence.knows(Operation::Read));
    let values = read.filter_map(|member| {
        let value = after.get(member.name).or_else(|| before.get(member.name))?;
        Some((member.name, value))
    });
    object(&mut writer, "attributes", values, |writer, value| writer.raw(value.text));
    let (before, after) =
        (Fields::of(&resource, "relationships"), Fields::of(update, "relationships"));
    let read = schema.relationships.iter().filter(|it| it.presence.knows(Operation::Read));
    let values = read.filter_map(|member| {
        let (old, data) = (before.get(member.name), after.data(member.name));
        (old.is_some() || data.is_some()).then_some((member.name, (old, data)))
    });
    object(&mut writer, "relationships", values, |writer, (old, data)| {
        let old = old.map(Tree::members).unwrap_or_default();
        let kept = old.iter().filter(|(name, _)| data.is_none() || name != "data");
        let data = data.map(|data| ("data", data));
        let kept = kept.map(|(name, value)| (&**name, value));
        writer.object(data.into_iter().chain(kept), |writer, value| writer.raw(value.text));
    });
    keep(&mut writer, "links", ",\"links\":");
    keep(&mut writer, "meta", ",\"meta\":");
    writer.raw("}");
    Ok(writer.finish()?)
}

/// Whether responses show the member and an update may set it. What an update may set and no
/// response shows is an order to the server, not a state.
pub(super) const fn is_state(presence: Presences) -> bool {
    presence.knows(Operation::Read) && presence.knows(Operation::Update)
}

/// The new value, if it has to be in the update.
fn changes<'t>(
    before: Option<&Tree<'_>>,
    after: &Tree<'t>,
    presence: Presences,
) -> Option<&'t str> {
    let is_same = before.is_some_and(|before| same_meaning(before.text, after.text));
    (!is_same || presence.update == Presence::Required).then_some(after.text)
}

fn object<T>(
    writer: &mut JsonWriter,
    name: &'static str,
    members: impl IntoIterator<Item = (&'static str, T)>,
    write: impl FnMut(&mut JsonWriter, T),
) {
    let mut members = members.into_iter().peekable();
    if members.peek().is_some() {
        writer.raw(",\"");
        writer.raw(name);
        writer.raw("\":");
        writer.object(members, write);
    }
}

/// The attributes or relationships of a resource object, by name.
struct Fields<'t>(std::collections::HashMap<&'t str, &'t Tree<'t>>);

impl<'t> Fields<'t> {
    fn of(resource: &'t Tree<'t>, name: &str) -> Self {
        Self(resource.get(name).map(Tree::by_name).unwrap_or_default())
    }

    fn get(&self, name: &str) -> Option<&'t Tree<'t>> {
        self.0.get(name).copied()
    }

    fn data(&self, name: &str) -> Option<&'t Tree<'t>> {
        self.get(name)?.get("data")
    }
}
