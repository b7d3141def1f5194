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
    let named = |there: bool, name| there.then_some(name);
    let meta = named(!resource.is_hal(), "meta");
    let id = named(resource.client_id() != Presence::Forbidden, "id");
    let lid = named(!resource.lids.is_empty(), "lid");
    let build = Some("build");
    let create: Vec<&str> = [build, meta, id, lid].into_iter().flatten().collect();
    let update: Vec<&str> = [build, meta, Some("id")].into_iter().flatten().collect();
    let mut reported = Vec::new();
    let (members, hal) = (&resource.members, resource.is_hal());
    payload(members, hal, |it| it.presences.create, &create, &mut reported, errors);
    payload(members, hal, |it| it.presences.update, &update, &mut reported, errors);
}

/// Checks the patch of an object, which is a builder of itself.
pub(super) fn check_patch(members: &[Member<'_>], errors: &Errors) {
    payload(members, true, |it| it.presences.update, &[], &mut Vec::new(), errors);
}

fn payload<'a>(
    members: &'a [Member<'_>],
    hal: bool,
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
        if own.contains(&plain.as_str()) {
            let what = if plain == "build" { "builders" } else { "payloads" };
            report(format!(
                "the generated {what} have a `{plain}` of their own: {RENAME} `rename = \"{}\"`",
                member.wire.name
            ));
            continue;
        }
        let also = also(member, hal, presence).map(|prefix| format!("{prefix}_{plain}"));
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
pub(crate) fn also(member: &Member<'_>, hal: bool, presence: Presence) -> Option<&'static str> {
    match &member.kind {
        // A link is a value like others.
        Kind::Relationship(relationship) if hal => {
            (presence == Presence::Optional && relationship.option).then_some("clear")
        }
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
