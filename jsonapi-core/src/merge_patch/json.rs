//! JSON Merge Patch for any JSON (RFC 7396).

use super::MergeError;
use super::tree::Tree;
use crate::json::JsonWriter;
use crate::object::{RawJson, same_meaning};
use crate::path::Path;

/// The value that a merge patch makes of another (RFC 7396, section 2): members of objects are
/// merged, `null` removes one, everything else is replaced whole, arrays too.
///
/// Members keep their places; new ones come behind them.
///
/// ```
/// use jsonapi_core::RawJson;
/// use jsonapi_core::merge_patch::apply;
///
/// let target = RawJson::parse(r#"{"a":"b","c":{"d":"e","f":"g"}}"#)?;
/// let patch = RawJson::parse(r#"{"a":"z","c":{"f":null}}"#)?;
/// assert_eq!(apply(&target, &patch)?.as_str(), r#"{"a":"z","c":{"d":"e"}}"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// [`MergeError::Invalid`] if a value has more than 1,024 levels, which no value has that was read.
pub fn apply(target: &RawJson<'_>, patch: &RawJson<'_>) -> Result<RawJson<'static>, MergeError> {
    let (target, patch) = (Tree::of(target.as_str())?, Tree::of(patch.as_str())?);
    Ok(RawJson::of_valid(merged(&target, &patch).finish_string()?))
}

/// The smallest merge patch that makes `new` of `old`: `apply(old, between(old, new))` is `new`.
/// Values count by what they mean, so that `1.0` is no change of `1`, nor another order of members.
///
/// # Errors
///
/// [`MergeError::Null`] if no patch does, because `new` has a `null` that `old` does not have;
/// [`MergeError::Invalid`] if a value has more than 1,024 levels.
pub fn between(old: &RawJson<'_>, new: &RawJson<'_>) -> Result<RawJson<'static>, MergeError> {
    let (old, new) = (Tree::of(old.as_str())?, Tree::of(new.as_str())?);
    let mut writer = JsonWriter::new();
    match difference(&old, &new, &Path::ROOT)? {
        Some(change) => change.write(&mut writer),
        // What is no object replaces itself; `{}` would make an object of it.
        None => writer.raw(if new.members.is_some() { "{}" } else { new.text }),
    }
    Ok(RawJson::of_valid(writer.finish_string()?))
}

/// What a patch makes of a value.
pub(super) fn merged(target: &Tree<'_>, patch: &Tree<'_>) -> JsonWriter {
    let mut writer = JsonWriter::new();
    write_merged(&mut writer, Some(target), patch);
    writer
}

fn write_merged(writer: &mut JsonWriter, target: Option<&Tree<'_>>, patch: &Tree<'_>) {
    if patch.members.is_none() {
        return writer.raw(patch.text);
    }
    let target = target.map(Tree::members).unwrap_or_default();
    let mut changes = patch.by_name();
    let mut merged: Vec<(&str, Option<&Tree<'_>>, Option<&Tree<'_>>)> = Vec::new();
    for (name, value) in target {
        merged.push((name, Some(value), changes.remove(&**name)));
    }
    for (name, _) in patch.members() {
        if let Some(change) = changes.remove(&**name) {
            merged.push((name, None, Some(change)));
        }
    }
    let kept = merged.into_iter().filter(|(_, _, patch)| !patch.is_some_and(Tree::is_null));
    let members = kept.map(|(name, target, patch)| (name, (target, patch)));
    writer.object(members, |writer, (target, patch)| match (target, patch) {
        (target, Some(patch)) => write_merged(writer, target, patch),
        (target, None) => writer.raw(target.map_or("null", |target| target.text)),
    });
}

/// What makes one value of another.
#[derive(Debug)]
pub(super) enum Change<'t> {
    /// Members of an object are changed.
    Members(Vec<(&'t str, Change<'t>)>),
    /// The value is replaced.
    Value(&'t str),
    /// The member is removed.
    Gone,
}

impl Change<'_> {
    pub(super) fn write(&self, writer: &mut JsonWriter) {
        match self {
            Self::Members(members) => {
                let members = members.iter().map(|(name, change)| (name, change));
                writer.object(members, |writer, change| change.write(writer));
            }
            Self::Value(text) => writer.raw(text),
            Self::Gone => writer.null(),
        }
    }
}

/// What makes `new` of `old`; `None` if they mean the same.
pub(super) fn difference<'t>(
    old: &'t Tree<'_>,
    new: &'t Tree<'_>,
    at: &Path<'_>,
) -> Result<Option<Change<'t>>, MergeError> {
    match (&old.members, &new.members) {
        (Some(_), Some(members)) => {
            let mut changes = Vec::new();
            let mut known = old.by_name();
            for (name, value) in members {
                let inside = at.member(name);
                let change = match known.remove(&**name) {
                    Some(old) => difference(old, value, &inside)?,
                    None => Some(whole(value, &inside)?),
                };
                changes.extend(change.map(|change| (&**name, change)));
            }
            let gone = old.members().iter().filter(|(name, _)| known.contains_key(&**name));
            changes.extend(gone.map(|(name, _)| (&**name, Change::Gone)));
            Ok((!changes.is_empty()).then_some(Change::Members(changes)))
        }
        (None, None) if same_meaning(old.text, new.text) => Ok(None),
        _ => whole(new, at).map(Some),
    }
}

/// A value that takes the place of another. As a member it must not be `null`.
pub(super) fn whole<'t>(value: &'t Tree<'_>, at: &Path<'_>) -> Result<Change<'t>, MergeError> {
    let is_root = at.is_root();
    if !is_root && value.is_null() {
        return Err(MergeError::Null { pointer: at.pointer() });
    }
    for (name, value) in value.members() {
        whole(value, &at.member(name))?;
    }
    Ok(Change::Value(value.text))
}
