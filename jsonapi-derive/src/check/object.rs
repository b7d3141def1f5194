//! Rules of `#[derive(Attribute)]`.

use std::collections::HashMap;

use quote::ToTokens;
use syn::{Data, Fields};

use super::members::{can_borrow, constant, legal_name, null_words};
use super::{hal, rules, setters};
use crate::errors::Errors;
use crate::model::{Object, ObjectMember, Rest, Shape, Variant};
use crate::words;

/// Checks every rule.
pub(crate) fn check(object: &Object<'_>, errors: &Errors) {
    match &object.shape {
        Shape::Object { members, rests } => {
            for member in members {
                legal_name(&member.wire, errors);
                let (nullable, not_null) = (&member.nullable, &member.not_null);
                let option = member.inner.is_some();
                null_words(&member.ty, option, nullable.as_ref(), not_null.as_ref(), errors);
                can_borrow(&member.ty, errors);
                let value = member.inner.as_ref().unwrap_or(&member.ty);
                constant(value, member.constant.as_ref(), errors);
                rules::beside_constant(&member.rules, member.constant.as_ref(), errors);
                rules::beside_serde(member.ruled.as_ref(), member.serde, errors);
                rules::beside_patch(&member.rules, member.patch.as_ref(), errors);
                let is_generic = object.generics.is_generic(&member.ty.to_token_stream());
                rules::beside_parameter(&member.rules, is_generic, errors);
                rules::check(&member.rules, errors);
                patch(object, member, errors);
            }
            distinct_members(members, errors);
            one_rest(rests, errors);
            if object.patch.is_some() {
                let members: Vec<_> =
                    members.iter().enumerate().map(|(index, it)| it.in_patch(index)).collect();
                setters::check_patch(&members, errors);
            }
        }
        Shape::OneOf(variants) => {
            if let Some(patch) = &object.patch {
                errors.at(patch, "a string is replaced as a whole: `patch` is for structs");
            }
            values(object, variants, errors);
        }
        Shape::Other => shape(object, errors),
    }
}

/// A member is merged where its object is.
fn patch(object: &Object<'_>, member: &ObjectMember<'_>, errors: &Errors) {
    let Some(patch) = &member.patch else { return };
    if object.patch.is_none() {
        errors.at(
            patch,
            "updates merge this member where they merge the whole object: add \
             `#[attribute(patch)]` to the struct",
        );
    }
    hal::patch(patch, &member.ty, (member.serde, member.constant.is_some()), errors);
}

/// An attribute's value is a struct with named fields or an enum without data.
fn shape(object: &Object<'_>, errors: &Errors) {
    let ident = &object.input.ident;
    match &object.input.data {
        Data::Struct(data) => {
            for field in &data.fields {
                let ours = field.attrs.iter().find(|it| it.path().is_ident("attribute"));
                if let Some(attribute) = ours {
                    errors.at(attribute, "a field without a name cannot be a member of an object");
                }
            }
            errors.at(
                ident,
                "`#[derive(Attribute)]` is for structs with named fields (objects) and for enums \
                 without data (strings)",
            );
        }
        Data::Enum(_) | Data::Union(_) => errors.at(
            ident,
            "`#[derive(Attribute)]` is for structs with named fields (objects) and for enums \
             without data (strings), not for unions",
        ),
    }
}

/// No two members of an object have one name.
fn distinct_members(members: &[ObjectMember<'_>], errors: &Errors) {
    let mut seen: HashMap<&str, &ObjectMember<'_>> = HashMap::new();
    for member in members {
        let name = member.wire.name.as_str();
        if let Some(first) = seen.get(name) {
            errors.at_span(
                member.wire.span,
                format_args!("the member of the field `{}` is named `{name}` already", first.ident),
            );
        } else {
            seen.insert(name, member);
        }
    }
}

/// At most one field keeps the rest.
fn one_rest(rests: &[Rest], errors: &Errors) {
    if let [first, others @ ..] = rests {
        for other in others {
            errors.at(
                &other.key,
                format_args!(
                    "the field `{}` is marked `{}` already: an object has one",
                    first.ident,
                    words::REST
                ),
            );
        }
    }
}

/// The variants of a closed set carry no data and have different strings; there is at least one.
fn values(object: &Object<'_>, variants: &[Variant<'_>], errors: &Errors) {
    if variants.is_empty() {
        errors.at(
            &object.input.ident,
            "an enum without variants has no value: add a variant for each string",
        );
    }
    let mut seen: HashMap<&str, &Variant<'_>> = HashMap::new();
    for variant in variants {
        if !matches!(variant.variant.fields, Fields::Unit) {
            errors.at(
                &variant.variant.fields,
                "a variant of an attribute's value carries no data: it stands for one string",
            );
        }
        let name = variant.wire.name.as_str();
        if let Some(first) = seen.get(name) {
            errors.at_span(
                variant.wire.span,
                format_args!("the variant `{}` is `\"{name}\"` already", first.variant.ident),
            );
        } else {
            seen.insert(name, variant);
        }
    }
}
