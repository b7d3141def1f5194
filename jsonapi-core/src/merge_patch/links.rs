//! The links of a HAL resource that updates may set.

use std::collections::HashMap;

use super::MergeError;
use super::json::{Change, difference};
use super::resource::is_state;
use super::tree::{Tree, is_same};
use crate::path::Path;
use crate::reader::LINKS;
use crate::schema::{Presence, RelationshipSchema, Schema};

/// What makes the new links of the old ones, if any differ. Each link relation is sent whole: its type
/// cannot say less.
pub(super) fn changes<'t>(
    schema: &'static Schema,
    old: &'t Tree<'_>,
    new: &'t Tree<'_>,
) -> Result<Option<Change<'t>>, MergeError> {
    let (before, after) = (links(old), links(new));
    let mut changes = Vec::new();
    for relation in relations(schema) {
        let links = (before.get(relation.name), after.get(relation.name));
        let change = match links {
            (None, None) => None,
            (Some(_), None) if !relation.nullable => {
                return Err(MergeError::Gone { attribute: relation.name });
            }
            (Some(_), None) => Some(Change::Gone),
            (None, Some(after)) => Some(Change::Value(after.text)),
            (Some(before), Some(after)) => replaced(relation, before, after)?,
        };
        changes.extend(change.map(|change| (relation.name, change)));
    }
    Ok((!changes.is_empty()).then_some(Change::Members(changes)))
}

fn replaced<'t>(
    relation: &RelationshipSchema,
    before: &Tree<'_>,
    after: &Tree<'t>,
) -> Result<Option<Change<'t>>, MergeError> {
    let at = Path::ROOT;
    match difference(before, after, &at.member(LINKS).member(relation.name))? {
        None => {
            let is_required = relation.presence.update == Presence::Required;
            Ok(is_required.then_some(Change::Value(after.text)))
        }
        // The members of a link are merged, and its type does not remove one.
        Some(Change::Members(members))
            if members.iter().any(|(_, change)| matches!(change, Change::Gone)) =>
        {
            Err(MergeError::Lost { attribute: relation.name })
        }
        Some(_) => Ok(Some(Change::Value(after.text))),
    }
}

/// Whether the links of an update that was read of a body are those of the body.
pub(super) fn are_kept(
    schema: &'static Schema,
    body: &Tree<'_>,
    update: &Tree<'_>,
) -> Result<(), MergeError> {
    let (before, after) = (links(body), links(update));
    for relation in relations(schema) {
        if !is_same(before.get(relation.name), after.get(relation.name)) {
            return Err(MergeError::Lost { attribute: relation.name });
        }
    }
    Ok(())
}

/// The link relations that updates may set, each under its own name.
fn relations(schema: &'static Schema) -> impl Iterator<Item = &'static RelationshipSchema> {
    schema
        .relationships
        .iter()
        .filter(|relation| relation.alias_of.is_none() && is_state(relation.presence))
}

fn links<'a, 't>(resource: &'a Tree<'t>) -> HashMap<&'a str, &'a Tree<'t>> {
    resource.get(LINKS).map(Tree::by_name).unwrap_or_default()
}
