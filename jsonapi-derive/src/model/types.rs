//! What the spelling of a field's type says.
//!
//! Spelling decides only what is *generated* (`Patch<String>` for `Option<String>`). What a type
//! *is* decides its trait: the schema's constant functions refuse a spelling that is wrong.

use proc_macro2::{Group, Ident, Spacing, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::spanned::Spanned;
use syn::{GenericArgument, PathArguments, Type};

/// How many resources a relationship links to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cardinality {
    One,
    Many,
}

/// A relationship by its spelling.
pub(crate) struct Spelled {
    pub(crate) cardinality: Cardinality,
    pub(crate) target: Type,
}

/// The type without the invisible groups that `macro_rules!` puts around it.
fn bare(ty: &Type) -> &Type {
    match ty {
        Type::Group(group) => bare(&group.elem),
        Type::Paren(paren) => bare(&paren.elem),
        other => other,
    }
}

/// The last segment of a path and its only type argument.
fn last(ty: &Type) -> Option<(String, Option<&Type>)> {
    let Type::Path(path) = bare(ty) else { return None };
    let segment = path.path.segments.last()?;
    let argument = match &segment.arguments {
        PathArguments::AngleBracketed(arguments) => {
            let mut arguments = arguments.args.iter();
            match (arguments.next(), arguments.next()) {
                (Some(GenericArgument::Type(argument)), None) => Some(argument),
                _ => None,
            }
        }
        _ => None,
    };
    Some((segment.ident.to_string(), argument))
}

/// `X` if the type is spelled `Option<X>`.
pub(crate) fn option_of(ty: &Type) -> Option<&Type> {
    match last(ty)? {
        (name, Some(inner)) if name == "Option" => Some(inner),
        _ => None,
    }
}

/// The word `nullable`, which the spelling `Patch<…>` says as well.
pub(crate) fn nullable_by_spelling(ty: &Type) -> Option<Ident> {
    match last(ty)? {
        (name, Some(_)) if name == "Patch" => Some(Ident::new("nullable", ty.span())),
        _ => None,
    }
}

/// What the spelling says of a relationship, without the `Option` around it.
pub(crate) fn relationship(ty: &Type) -> Option<Spelled> {
    let (name, target) = last(ty)?;
    let cardinality = match name.as_str() {
        "ToOne" => Cardinality::One,
        "ToMany" => Cardinality::Many,
        _ => return None,
    };
    Some(Spelled { cardinality, target: target?.clone() })
}

/// What a well-known type holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Known {
    String,
    Boolean,
    Integer,
    Other,
}

/// What the type holds, if its spelling is that of a well-known one.
pub(crate) fn known_value(ty: &Type) -> Option<Known> {
    if let Type::Reference(reference) = bare(ty) {
        return known_value(&reference.elem);
    }
    let Type::Path(path) = bare(ty) else { return Some(Known::Other) };
    // Longer paths are somebody's own type, whatever its name.
    if path.path.segments.len() != 1 {
        return None;
    }
    let (name, _) = last(ty)?;
    Some(match name.as_str() {
        "String" | "str" | "Cow" => Known::String,
        "bool" => Known::Boolean,
        "i8" | "i16" | "i32" | "i64" | "i128" | "isize" | "u8" | "u16" | "u32" | "u64" | "u128"
        | "usize" => Known::Integer,
        "f32" | "f64" | "char" | "Vec" | "HashMap" | "BTreeMap" => Known::Other,
        _ => return None,
    })
}

/// Whether the type is spelled as one that is an attribute type for certain, if its name means what it
/// usually does. Of any other the author may have forgotten something.
pub(crate) fn is_usual(ty: &Type) -> bool {
    let Type::Path(path) = bare(ty) else { return false };
    let (1, Some(segment)) = (path.path.segments.len(), path.path.segments.last()) else {
        return false;
    };
    let name = segment.ident.to_string();
    match &segment.arguments {
        PathArguments::None => USUAL.contains(&name.as_str()),
        PathArguments::AngleBracketed(arguments) if HOLDERS.contains(&name.as_str()) => {
            arguments.args.iter().all(|it| matches!(it, GenericArgument::Type(ty) if is_usual(ty)))
        }
        _ => false,
    }
}

/// Types without arguments.
const USUAL: [&str; 21] = [
    "String", "bool", "i8", "i16", "i32", "i64", "i128", "u8", "u16", "u32", "u64", "u128",
    "isize", "usize", "f32", "f64", "Links", "Meta", "Metadata", "HalLink", "HalLinks",
];

/// Types that are attribute types if what they hold is one.
const HOLDERS: [&str; 5] = ["Option", "Vec", "Patch", "Box", "OneOrMany"];

/// What is inside a type that has values inside.
pub(crate) enum Inside<'t> {
    /// Values of this type.
    Values(&'t Type),
    /// Nothing: no array or map has that name.
    Nothing,
    /// What its traits say.
    Unknown,
}

/// What is inside a type by its spelling.
pub(crate) fn inside(ty: &Type) -> Inside<'_> {
    if matches!(known_value(ty), Some(Known::String | Known::Boolean | Known::Integer)) {
        return Inside::Nothing;
    }
    match last(ty) {
        Some((name, Some(held))) if ["Option", "Patch", "Box"].contains(&&*name) => inside(held),
        Some((name, Some(item))) if name == "Vec" => Inside::Values(item),
        _ => Inside::Unknown,
    }
}

/// The type with `Self` written out, so that it means the same in other items.
pub(crate) fn without_self(ty: &Type, this: &TokenStream) -> Type {
    let tokens = ty.to_token_stream();
    if !super::mentions(&tokens, "Self") {
        return ty.clone();
    }
    syn::parse2(replace_self(tokens, this)).unwrap_or_else(|_| ty.clone())
}

fn replace_self(tokens: TokenStream, this: &TokenStream) -> TokenStream {
    let mut replaced = TokenStream::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(ident) if ident == "Self" => {
                let in_path = matches!(
                    tokens.peek(),
                    Some(TokenTree::Punct(sign))
                        if sign.as_char() == ':' && sign.spacing() == Spacing::Joint
                );
                replaced.extend(if in_path { quote!(<#this>) } else { this.clone() });
            }
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), replace_self(group.stream(), this));
                inner.set_span(group.span());
                replaced.extend([TokenTree::Group(inner)]);
            }
            other => replaced.extend([other]),
        }
    }
    replaced
}
