//! Rules of `#[derive(Resource)]`.

use std::collections::HashMap;

use quote::ToTokens;
use syn::{Data, Fields};

use super::members::{can_borrow, constant, legal_name, null_words, show};
use super::{hal, rules, setters};
use crate::errors::Errors;
use crate::model::{
    Cardinality, Kind, Member, Relationship, Resource, Special, illegal, known_value, option_of,
};
use crate::words;

/// Checks every rule.
pub(crate) fn check(resource: &Resource<'_>, errors: &Errors) {
    if !shape(resource, errors) {
        return;
    }
    if resource.is_hal() {
        hal::check(resource, errors);
    } else {
        type_name(resource, errors);
        hal::nothing_of_hal(resource, errors);
    }
    path(resource, errors);
    one_id(resource, errors);
    at_most_one(&resource.lids, words::LID, errors);
    local_ids(&resource.lids, errors);
    at_most_one(&resource.links, words::LINKS, errors);
    at_most_one(&resource.metas, words::META, errors);
    at_most_one(&resource.embedded, words::EMBEDDED, errors);
    at_most_one(&resource.rests, words::REST, errors);
    for id in &resource.ids {
        rules::check(&id.rules, errors);
    }
    for member in &resource.members {
        if !resource.is_hal() {
            legal_name(&member.wire, errors);
        }
        match &member.kind {
            Kind::Attribute(attribute) => {
                let (nullable, not_null) = (&attribute.nullable, &attribute.not_null);
                let option = attribute.inner.is_some();
                null_words(&member.ty, option, nullable.as_ref(), not_null.as_ref(), errors);
                can_borrow(&member.ty, errors);
                let value = attribute.inner.as_ref().unwrap_or(&member.ty);
                constant(value, attribute.constant.as_ref(), errors);
                rules::beside_constant(&attribute.rules, attribute.constant.as_ref(), errors);
                rules::beside_serde(attribute.ruled.as_ref(), attribute.serde, errors);
                rules::beside_patch(&attribute.rules, attribute.patch.as_ref(), errors);
                let is_generic = resource.generics.is_generic(&member.ty.to_token_stream());
                rules::beside_parameter(&attribute.rules, is_generic, errors);
                rules::check(&attribute.rules, errors);
            }
            Kind::Relationship(_) if resource.is_hal() => {}
            Kind::Relationship(relationship) => cardinality(member, relationship, errors),
        }
    }
    if !resource.is_hal() {
        one_namespace(&resource.members, errors);
    }
    setters::check(resource, errors);
}

/// A resource is a struct with named fields.
fn shape(resource: &Resource<'_>, errors: &Errors) -> bool {
    let ident = &resource.input.ident;
    match &resource.input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(_) => return true,
            Fields::Unnamed(_) => errors.at(
                ident,
                "a resource is a struct with named fields: the names are those of its members",
            ),
            Fields::Unit => errors.at(
                ident,
                "a resource is a struct with named fields: at least one marked `#[resource(id)]`",
            ),
        },
        Data::Enum(_) => errors.at(
            ident,
            "a resource is a struct; an enum is a set of resources with `#[derive(ResourceSet)]`, \
             or an attribute's value with `#[derive(Attribute)]`",
        ),
        Data::Union(_) => errors.at(ident, "a resource is a struct, not a union"),
    }
    false
}

/// The type name obeys the rules of member names.
fn type_name(resource: &Resource<'_>, errors: &Errors) {
    let Some((name, span)) = &resource.type_name else { return };
    if name.is_empty() {
        errors.at_span(*span, "the type is empty: write the value of `type` in documents");
    } else if let Some(reason) = illegal(name) {
        errors.at_span(*span, format_args!("`{name}` is no type by JSON:API: {reason}"));
    }
}

/// The path begins with a slash and does not end with one.
fn path(resource: &Resource<'_>, errors: &Errors) {
    let Some((path, span)) = &resource.path else { return };
    if !path.starts_with('/') {
        errors.at_span(
            *span,
            format_args!("the path begins with `/`, without scheme and host: `/{path}`"),
        );
    } else if path.contains(|sign: char| sign.is_whitespace() || "?#".contains(sign)) {
        errors.at_span(*span, "the path has no white space, no query and no fragment");
    } else if path.ends_with('/') {
        errors.at_span(
            *span,
            format_args!(
                "the path ends without `/`, because ids follow it: `{}`",
                path.trim_end_matches('/')
            ),
        );
    }
}

/// Exactly one field is the id.
fn one_id(resource: &Resource<'_>, errors: &Errors) {
    match resource.ids.as_slice() {
        [] => errors.at(
            &resource.input.ident,
            "the resource has no id: mark the field that holds it `#[resource(id)]`",
        ),
        [_] => {}
        [first, others @ ..] => {
            for other in others {
                twice(&first.field, &other.field, words::ID, errors);
            }
        }
    }
}

/// Each other part of a resource has at most one field.
fn at_most_one(fields: &[Special<'_>], word: &str, errors: &Errors) {
    if let [first, others @ ..] = fields {
        for other in others {
            twice(first, other, word, errors);
        }
    }
}

/// A local id is an optional text.
fn local_ids(lids: &[Special<'_>], errors: &Errors) {
    for lid in lids {
        let is_known = |ty| known_value(ty).is_some();
        let is_wrong = match option_of(&lid.ty) {
            Some(inner) => is_known(inner) && show(inner) != "String",
            None => is_known(&lid.ty),
        };
        if is_wrong {
            errors.at(
                &lid.ty,
                format_args!(
                    "`lid` is an `Option<String>`, and this is `{}`: a client names a resource that \
                     it creates with any text, or not at all",
                    show(&lid.ty)
                ),
            );
        }
    }
}

fn twice(first: &Special<'_>, other: &Special<'_>, word: &str, errors: &Errors) {
    errors.at(
        &other.key,
        format_args!("the field `{}` is marked `{word}` already: a resource has one", first.ident),
    );
}

/// A relationship is spelled as one, or says in words what kind it is; not both differently.
fn cardinality(member: &Member<'_>, relationship: &Relationship, errors: &Errors) {
    if let [(_, first), (_, second), ..] = relationship.words.as_slice() {
        errors.at(second, format_args!("`{second}` contradicts `{first}`: keep one of them"));
        return;
    }
    let word = relationship.words.first();
    match (&relationship.spelled, word) {
        (Some(spelled), Some((cardinality, word))) if spelled.cardinality != *cardinality => {
            let kind = match spelled.cardinality {
                Cardinality::One => "ToOne",
                Cardinality::Many => "ToMany",
            };
            errors.at(word, format_args!("`{word}` contradicts the type `{kind}<…>`"));
        }
        (Some(spelled), _) if known_value(&spelled.target).is_some() => errors.at(
            &spelled.target,
            format_args!(
                "`{}` is no resource: a relationship links to a type with `#[derive(Resource)]` \
                 or `#[derive(ResourceSet)]`",
                show(&spelled.target)
            ),
        ),
        (None, word) => {
            let inner = option_of(&member.ty).unwrap_or(&member.ty);
            let text = "a relationship has the type `ToOne<…>`, `Option<ToOne<…>>` or `ToMany<…>`";
            if known_value(inner).is_some() {
                errors.at(
                    &member.ty,
                    format_args!("`{}` is no relationship: {text}", show(&member.ty)),
                );
            } else if word.is_none() {
                errors.at(
                    &member.ty,
                    format_args!(
                        "`{}` is not spelled as a relationship: {text}; if it is another name \
                         for one of them, add `to_one` or `to_many` to `#[relationship(…)]`",
                        show(&member.ty)
                    ),
                );
            }
        }
        _ => {}
    }
}

/// Attributes and relationships share one namespace, to which `type` and `id` belong (JSON:API
/// 1.1, "Fields").
fn one_namespace(members: &[Member<'_>], errors: &Errors) {
    let mut seen: HashMap<&str, &Member<'_>> = HashMap::new();
    for member in members {
        let name = member.wire.name.as_str();
        let kind = noun(member);
        if matches!(name, "type" | "id") {
            errors.at_span(
                member.wire.span,
                format_args!(
                    "no {kind} can be named `{name}`: attributes and relationships share one \
                     namespace with `type` and `id`"
                ),
            );
            continue;
        }
        match seen.get(name) {
            Some(first) if noun(first) == kind => errors.at_span(
                member.wire.span,
                format_args!("the {kind} of the field `{}` is named `{name}` already", first.ident),
            ),
            Some(first) => errors.at_span(
                member.wire.span,
                format_args!(
                    "the {} of the field `{}` is named `{name}` already: attributes and \
                     relationships share one namespace",
                    noun(first),
                    first.ident
                ),
            ),
            None => {
                seen.insert(name, member);
            }
        }
    }
}

fn noun(member: &Member<'_>) -> &'static str {
    match member.kind {
        Kind::Attribute(_) => "attribute",
        Kind::Relationship(_) => "relationship",
    }
}
