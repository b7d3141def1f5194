//! Rules of `#[derive(ResourceSet)]`.

use std::collections::HashMap;

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::Data;
use syn::ext::IdentExt;

use super::members::show;
use crate::errors::Errors;
use crate::model::{Set, VariantKind, illegal, snake_case};

/// Checks every rule.
pub(crate) fn check(set: &Set<'_>, errors: &Errors) {
    let Data::Enum(data) = &set.input.data else {
        errors.at(
            &set.input.ident,
            "a set of resources is an enum with a variant for each; a resource is a struct with \
             `#[derive(Resource)]`",
        );
        return;
    };
    // Variants that make no sense were reported and left out: then the set is not to blame.
    if set.named().next().is_none() && set.variants.len() == data.variants.len() {
        errors.at(
            &set.input.ident,
            "a set of resources has a variant for each: `Customer(Customer)`",
        );
    }
    one_other(set, errors);
    distinct_types(set, errors);
    type_names(set, errors);
}

/// At most one variant keeps the other types.
fn one_other(set: &Set<'_>, errors: &Errors) {
    let mut first: Option<&Ident> = None;
    for variant in &set.variants {
        let VariantKind::Other(_, key) = &variant.kind else { continue };
        if let Some(first) = first {
            errors.at(
                key,
                format_args!("the variant `{first}` is marked `other` already: a set has one"),
            );
        } else {
            first = Some(&variant.variant.ident);
        }
    }
}

/// No resource and no type name stands in a set twice.
fn distinct_types(set: &Set<'_>, errors: &Errors) {
    let mut seen: HashMap<String, &Ident> = HashMap::new();
    for variant in &set.variants {
        let (key, shown, typed): (String, String, TokenStream) = match &variant.kind {
            VariantKind::Resource(ty) => {
                (show(ty), format!("the resource `{}`", show(ty)), ty.to_token_stream())
            }
            VariantKind::Name(name) => {
                let shown = format!("the type `{}`", name.value());
                (format!("\"{}", name.value()), shown, name.to_token_stream())
            }
            VariantKind::Other(..) => continue,
        };
        if let Some(first) = seen.get(&key) {
            errors.at(
                typed,
                format_args!("{shown} is the variant `{first}` already: a set has each type once"),
            );
        } else {
            seen.insert(key, &variant.variant.ident);
        }
    }
}

/// Type names obey the rules of member names, and each has a function of its own.
fn type_names(set: &Set<'_>, errors: &Errors) {
    let mut functions: HashMap<String, &Ident> = HashMap::new();
    for variant in &set.variants {
        let VariantKind::Name(literal) = &variant.kind else { continue };
        let name = literal.value();
        if name.is_empty() {
            errors.at(literal, "the type is empty: write the value of `type` in documents");
        } else if let Some(reason) = illegal(&name) {
            errors.at(literal, format_args!("`{name}` is no type by JSON:API: {reason}"));
        }
        let ident = &variant.variant.ident;
        let function = snake_case(&ident.unraw().to_string());
        if let Some(first) = functions.get(&function) {
            errors.at(
                ident,
                format_args!("the function `{function}` is that of the variant `{first}` too"),
            );
        } else {
            functions.insert(function, ident);
        }
    }
}
