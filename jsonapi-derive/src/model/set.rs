//! An enum with `#[derive(ResourceSet)]`.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{Data, DeriveInput, Fields, LitStr, Type, Variant};

use super::{Generics, runtime, types};
use crate::errors::Errors;
use crate::parse;
use crate::words;

/// A closed set of resource types.
pub(crate) struct Set<'a> {
    pub(crate) input: &'a DeriveInput,
    /// The hidden module of the runtime crate.
    pub(crate) runtime: TokenStream,
    pub(crate) generics: Generics,
    pub(crate) variants: Vec<SetVariant<'a>>,
}

/// One variant that makes sense.
pub(crate) struct SetVariant<'a> {
    pub(crate) variant: &'a Variant,
    pub(crate) kind: VariantKind,
}

pub(crate) enum VariantKind {
    /// A resource.
    Resource(Type),
    /// A type name that no resource has.
    Name(LitStr),
    /// Resources of any other type, and the word that says so.
    Other(Type, Ident),
}

impl<'a> Set<'a> {
    /// What the author described, without the variants that make no sense.
    pub(crate) fn new(input: &'a DeriveInput, errors: &Errors) -> Self {
        let attributes = parse::read(&input.attrs, "resource", &words::SET, errors);
        let path = attributes.iter().find_map(|attribute| attribute.word(words::CRATE));
        let generics = Generics::new(&input.ident, &input.generics);
        let (ident, arguments) = (&input.ident, generics.arguments(&[]));
        let this = quote!(#ident #arguments);
        let variants = match &input.data {
            Data::Enum(data) => data
                .variants
                .iter()
                .filter_map(|variant| {
                    let kind = kind(variant, &this, errors)?;
                    Some(SetVariant { variant, kind })
                })
                .collect(),
            Data::Struct(_) | Data::Union(_) => Vec::new(),
        };
        Self { input, runtime: runtime::runtime(path, errors), generics, variants }
    }

    /// The variants with a type name, each at the place of its type: all but `other`.
    pub(crate) fn named(&self) -> impl Iterator<Item = &SetVariant<'a>> {
        self.variants.iter().filter(|it| !matches!(it.kind, VariantKind::Other(..)))
    }
}

fn kind(variant: &Variant, this: &TokenStream, errors: &Errors) -> Option<VariantKind> {
    let attributes = parse::read(&variant.attrs, "resource", &words::SET_MEMBER, errors);
    let word = |name| attributes.iter().find_map(|attribute| attribute.word(name));
    let (name, other) = (word(words::TYPE), word(words::OTHER));
    if let Some(other) = other {
        other.flag(errors);
    }
    if let (Some(name), Some(_)) = (name, other) {
        errors.at(name.typed(), "a variant cannot have a `type` and be `other`");
    }
    let inner = match &variant.fields {
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
            fields.unnamed.first().map(|field| types::without_self(&field.ty, this))
        }
        Fields::Unit => None,
        Fields::Named(_) | Fields::Unnamed(_) => {
            errors.at(
                variant,
                "a variant holds one resource, as in `Customer(Customer)`, or is a type name \
                 alone, marked `#[resource(type = \"…\")]`",
            );
            return None;
        }
    };
    match (inner, name, other) {
        (Some(inner), _, Some(other)) => Some(VariantKind::Other(inner, other.key.clone())),
        (Some(inner), None, None) => Some(VariantKind::Resource(inner)),
        (Some(_), Some(name), None) => {
            errors.at(
                name.typed(),
                "the resource in this variant has its own type: remove `type`, or remove the \
                 resource to keep the type name alone",
            );
            None
        }
        (None, _, Some(other)) => {
            errors.at(
                &other.key,
                "`other` keeps resources of any other type, so the variant needs a place for \
                 them: `Other(ResourceObject)`",
            );
            None
        }
        (None, Some(name), None) => name.string(errors).map(VariantKind::Name),
        (None, None, None) => {
            errors.at(
                variant,
                "say which resource this is: `Customer(Customer)` holds a resource, \
                 `#[resource(type = \"…\")]` gives a type name that no resource has",
            );
            None
        }
    }
}
