//! Rules of resources in HAL, and which words are HAL's alone.

use std::collections::HashMap;

use proc_macro2::{Ident, Span};
use syn::Type;

use super::members::show;
use crate::errors::Errors;
use crate::model::{
    Cardinality, Kind, Member, Relationship, Resource, is_usual, known_value, option_of,
};
use crate::words;

const RELATION: &str = "a relationship of a HAL resource is a link, of the type `HalLink`, \
                        `Vec<HalLink>`, `OneOrMany<HalLink>` or an `Option` of them";

/// Checks what is different in HAL.
pub(super) fn check(resource: &Resource<'_>, errors: &Errors) {
    if let Some((_, span)) = &resource.type_name {
        errors.at_span(*span, "a HAL resource has no type: remove `type`");
    }
    if resource.path.is_none() {
        errors.at(
            &resource.input.ident,
            "a HAL resource has no type to name its path: add `path = \"/…\"` to `#[resource(…)]`",
        );
    }
    if resource.generics.has_lifetimes() {
        errors.at(
            &resource.input.generics,
            "a HAL resource borrows nothing from its document: write `String` where it has a \
             lifetime",
        );
    }
    for part in resource.lids.iter().chain(&resource.metas) {
        errors.at(&part.key, format_args!("`{}` is JSON:API's: a HAL resource has none", part.key));
    }
    let attribute = |member: &&Member<'_>| matches!(member.kind, Kind::Attribute(_));
    let mut attributes = HashMap::new();
    for member in resource.members.iter().filter(attribute) {
        let name = member.wire.name.as_str();
        if matches!(name, "id" | "_links" | "_embedded") {
            errors.at_span(
                member.wire.span,
                format_args!("no attribute can be named `{name}`: it is a member of HAL itself"),
            );
        } else {
            distinct(&mut attributes, name, member.wire.span, &member.ident, errors);
        }
        if let Kind::Attribute(kind) = &member.kind
            && let Some(word) = &kind.patch
        {
            patch(word, &member.ty, (kind.serde, kind.constant.is_some()), errors);
        }
    }
    let mut links = HashMap::new();
    for member in &resource.members {
        let Kind::Relationship(relationship) = &member.kind else { continue };
        relation(member, relationship, errors);
        distinct(&mut links, &member.wire.name, member.wire.span, &member.ident, errors);
        if let Some((alias, span)) = &relationship.alias {
            distinct(&mut links, alias, *span, &member.ident, errors);
        }
    }
}

/// A relationship is a link, however many.
fn relation(member: &Member<'_>, relationship: &Relationship, errors: &Errors) {
    let inner = option_of(&member.ty).unwrap_or(&member.ty);
    if let Some(spelled) = &relationship.spelled {
        let name = match spelled.cardinality {
            Cardinality::One => "ToOne",
            Cardinality::Many => "ToMany",
        };
        errors.at(&member.ty, format_args!("`{name}<…>` is JSON:API's: {RELATION}"));
    } else if known_value(inner).is_some() && !show(inner).contains("HalLink") {
        errors.at(&member.ty, format_args!("`{}` is no link: {RELATION}", show(&member.ty)));
    }
    for (_, word) in &relationship.words {
        errors.at(
            word,
            format_args!("`{word}` is JSON:API's: the type says how many links there may be"),
        );
    }
}

/// No two members of one object have one name.
fn distinct<'a>(
    seen: &mut HashMap<&'a str, &'a Ident>,
    name: &'a str,
    span: Span,
    field: &'a Ident,
    errors: &Errors,
) {
    if let Some(first) = seen.insert(name, field) {
        errors.at_span(span, format_args!("the field `{first}` is named `{name}` already"));
    }
}

/// What is merged member by member is neither read by others nor always the same.
pub(super) fn patch(word: &Ident, ty: &Type, (serde, constant): (bool, bool), errors: &Errors) {
    if is_usual(ty) && !serde && !constant {
        errors.at(
            word,
            format_args!(
                "`{}` is replaced as a whole: `patch` is for an object with `#[derive(Attribute)]` \
                 that is marked `patch` itself, and for a map",
                show(ty)
            ),
        );
    }
    for (is_there, other) in [(serde, words::SERDE), (constant, words::CONSTANT)] {
        if is_there {
            errors.at(
                word,
                format_args!(
                    "`patch` contradicts `{other}`: it is for an object with `#[derive(Attribute)]`"
                ),
            );
        }
    }
}

/// JSON:API has none of these.
pub(super) fn nothing_of_hal(resource: &Resource<'_>, errors: &Errors) {
    let needs = "add `format = \"hal\"` to the struct's `#[resource(…)]`";
    for part in resource.embedded.iter().chain(&resource.rests) {
        errors.at(&part.key, format_args!("`{}` is HAL's: {needs}", part.key));
    }
    for member in &resource.members {
        match &member.kind {
            Kind::Attribute(kind) => {
                if let Some(word) = &kind.patch {
                    errors.at(
                        word,
                        "updates replace the attributes of JSON:API as a whole: remove `patch`",
                    );
                }
            }
            Kind::Relationship(kind) => {
                if let Some((_, span)) = &kind.alias {
                    errors.at_span(*span, format_args!("`alias` is HAL's: {needs}"));
                }
            }
        }
    }
}
