//! Which fields a name such as `customer_email_or_gift_card_or_coupon_code` is about.
//!
//! The name alone does not say where one field ends and another begins: names of fields have
//! underscores themselves, and may have `_or_`. The schema says which fields there are. Of several
//! ways to read a name the one with the longest field at its beginning counts, and of those the one
//! through the fewest relationships.

use std::collections::HashSet;

use super::super::path::{self, Field, FieldPath};
use super::super::strategy::FilterReader;
use crate::schema::{RelationshipSchema, Schema};

const OR: &str = "_or_";

/// The fields that `names` joins by `_or_`; `None` if there is no way to read it.
pub(super) fn resolve(names: &str, reader: &FilterReader) -> Option<Vec<FieldPath>> {
    let mut fields = Vec::new();
    // Fields from each place on that was tried, the best one last, and where those places are.
    let mut open = vec![candidates(names, 0, reader)];
    let mut tried = HashSet::from([0]);
    // Every place is tried once, so this ends after as many steps as there are candidates.
    while let Some(mut alternatives) = open.pop() {
        fields.truncate(open.len());
        let Some(Candidate { path, end }) = alternatives.pop() else { continue };
        open.push(alternatives);
        fields.push(path);
        let rest = names.get(end..).unwrap_or_default();
        if rest.is_empty() {
            return Some(fields);
        }
        let next = end + OR.len();
        if rest.starts_with(OR) && tried.insert(next) {
            open.push(candidates(names, next, reader));
        }
    }
    None
}

/// A field that may stand at a place, and where it would end.
struct Candidate {
    path: FieldPath,
    end: usize,
}

/// Where relationships have led to, in the text and among the resource types.
struct Reached {
    at: usize,
    schema: &'static Schema,
    relationships: Vec<&'static RelationshipSchema>,
}

/// Every field that may stand from `start` on, the best one last.
fn candidates(names: &str, start: usize, reader: &FilterReader) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let reached = |schema| Reached { at: start, schema, relationships: Vec::new() };
    let mut seen = HashSet::new();
    // In the order of the number of relationships; each place of the text is reached once for each
    // resource type.
    let mut layer: Vec<_> = reader.schemas().iter().copied().map(reached).collect();
    while !layer.is_empty() {
        let mut next = Vec::new();
        for Reached { at, schema, relationships } in layer {
            let rest = names.get(at..).unwrap_or_default();
            let attributes = path::readable(schema).map(Field::Attribute);
            for field in attributes.chain([Field::Id]) {
                let end = at + field.name().len();
                if ends_with_name(rest, field.name()) && found.iter().all(|it| it.end != end) {
                    found.push(Candidate {
                        path: FieldPath::new(relationships.clone(), field),
                        end,
                    });
                }
            }
            let may_follow = relationships.len() < reader.limits().include_depth;
            for relationship in path::followed(schema).filter(|_| may_follow) {
                let Some(after) = rest.strip_prefix(relationship.name) else { continue };
                if !after.starts_with('_') {
                    continue;
                }
                let at = at + relationship.name.len() + 1;
                for schema in relationship.related.get() {
                    if seen.insert((at, schema.type_name)) {
                        let mut relationships = relationships.clone();
                        relationships.push(relationship);
                        next.push(Reached { at, schema, relationships });
                    }
                }
            }
        }
        layer = next;
    }
    found.sort_by_key(|candidate| candidate.end);
    found
}

/// Whether a name stands at the beginning of the text, and the text or the field ends behind it.
fn ends_with_name(text: &str, name: &str) -> bool {
    text.strip_prefix(name).is_some_and(|after| after.is_empty() || after.starts_with(OR))
}
