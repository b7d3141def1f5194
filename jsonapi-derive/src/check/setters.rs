//! Rules of the generated payloads and builders: no two parts of one may have the same name.

use std::collections::HashMap;

use proc_macro2::Ident;
use syn::ext::IdentExt;

use crate::errors::Errors;
use crate::model::{Cardinality, Kind, Member, Resource};
use crate::parse::Presence;

/// How an author gets out of a clash.
const RENAME: &str = "rename the Rust field and keep the name in documents with";

/// Checks both payloads. A mistake that is in both is reported once.
pub(super) fn check(resource: &Resource<'_>, errors: &Errors) {
    let create: Vec<&'static str> =
        [(resource.client_id() != Presence::Forbidden, "id"), (!resource.lids.is_empty(), "lid")]
            .into_iter()
            .filter_map(|(there, name)| there.then_some(name))
            .collect();
    let mut reported = Vec::new();
    payload(&resource.members, |it| it.presences.create, &create, &mut reported, errors);
    payload(&resource.members, |it| it.presences.update, &["id"], &mut reported, errors);
}

fn payload<'a>(
    members: &'a [Member<'_>],
    presence: fn(&Member<'_>) -> Presence,
    own: &[&str],
    reported: &mut Vec<&'a Ident>,
    errors: &Errors,
) {
    let mut names: HashMap<String, &Ident> = HashMap::new();
    for member in members {
        let presence = presence(member);
        if presence == Presence::Forbidden {
            continue;
        }
        let plain = member.ident.unraw().to_string();
        let mut report = |text: String| {
            if !reported.contains(&&member.ident) {
                reported.push(&member.ident);
                errors.at(&member.ident, text);
            }
        };
        if plain == "meta" || own.contains(&plain.as_str()) {
            report(format!(
                "the generated payloads have a `{plain}` of their own: {RENAME} \
                 `rename = \"{}\"`",
                member.wire.name
            ));
            continue;
        }
        if plain == "build" {
            report(format!(
                "the generated builders have a `build` of their own: {RENAME} `rename = \"{}\"`",
                member.wire.name
            ));
            continue;
        }
        let also = also(member, presence).map(|prefix| format!("{prefix}_{plain}"));
        for name in [Some(plain), also].into_iter().flatten() {
            if let Some(first) = names.get(&name) {
                report(format!(
                    "the setter `{name}` of this field is one of the field `{first}` too: \
                     {RENAME} `rename = \"{}\"`",
                    member.wire.name
                ));
            } else {
                names.insert(name, &member.ident);
            }
        }
    }
}

/// The prefix of the second setter that a member has, if it has one.
pub(crate) fn also(member: &Member<'_>, presence: Presence) -> Option<&'static str> {
    match &member.kind {
        Kind::Attribute(attribute) => (presence != Presence::Forbidden
            && attribute.is_nullable()
            && attribute.not_null.is_none())
        .then_some("clear"),
        Kind::Relationship(relationship) => match relationship.cardinality() {
            Cardinality::Many => Some("empty"),
            Cardinality::One => {
                (presence == Presence::Optional || relationship.option).then_some("clear")
            }
        },
    }
}
