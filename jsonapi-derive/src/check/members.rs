//! Rules that attributes of resources and members of nested objects share.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Type;

use crate::errors::Errors;
use crate::model::{Known, Wire, illegal, known_value};
use crate::parse::Constant;

/// A name in documents obeys the rules of JSON:API, unless its author says that it does not.
pub(super) fn legal_name(wire: &Wire, errors: &Errors) {
    if wire.allowed {
        return;
    }
    if let Some(reason) = illegal(&wire.name) {
        errors.at_span(
            wire.span,
            format_args!(
                "`{}` is no member name by JSON:API: {reason}; choose another with \
                 `rename = \"…\"`, or add `allow_name` if the API really has this name",
                wire.name
            ),
        );
    }
}

/// `nullable` and `not_null` fit each other and the spelling of the type.
pub(super) fn null_words(
    ty: &Type,
    spelled_option: bool,
    nullable: Option<&Ident>,
    not_null: Option<&Ident>,
    errors: &Errors,
) {
    if let (Some(nullable), false, Some(_)) = (nullable, spelled_option, known_value(ty)) {
        errors.at(
            nullable,
            format_args!(
                "`{0}` has no value for `null`: write `Option<{0}>` instead of `nullable`",
                show(ty)
            ),
        );
        return;
    }
    let Some(not_null) = not_null else { return };
    match nullable {
        Some(nullable) if spelled_option => errors.at(
            nullable,
            "`nullable` contradicts `not_null`: the type is spelled `Option<…>`, so `not_null` \
             alone says that it is absent or has a value",
        ),
        None if !spelled_option => errors.at(
            not_null,
            format_args!(
                "`not_null` is for a type that could be null, and `{}` is not spelled \
                 `Option<…>`: remove `not_null`, or add `nullable` if the type is an `Option` \
                 behind another name",
                show(ty)
            ),
        ),
        _ => {}
    }
}

/// Text that outlives every document is not borrowed from one.
pub(super) fn can_borrow(ty: &Type, errors: &Errors) {
    if is_static(&ty.to_token_stream()) {
        errors.at(
            ty,
            format_args!(
                "`{}` cannot be read, for no document lives as long as `'static`: use `String`, or \
                 give the struct a lifetime to borrow for, as in `&'a str` and `Cow<'a, str>`",
                show(ty)
            ),
        );
    }
}

/// Whether there is a `&'static …` or a `Cow<'static, …>` in the tokens.
fn is_static(tokens: &TokenStream) -> bool {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let text = |token: &TokenTree| match token {
        TokenTree::Group(_) => String::new(),
        token => token.to_string(),
    };
    let texts: Vec<String> = tokens.iter().map(text).collect();
    let reference = ["&", "'", "static"];
    let cow = ["Cow", "<", "'", "static"];
    let inside = |token: &TokenTree| match token {
        TokenTree::Group(group) => is_static(&group.stream()),
        _ => false,
    };
    texts.windows(reference.len()).any(|part| part == reference)
        || texts.windows(cow.len()).any(|part| part == cow)
        || tokens.iter().any(inside)
}

/// A constant is a literal of the type that the field has.
pub(super) fn constant(ty: &Type, constant: Option<&Constant>, errors: &Errors) {
    let (Some(constant), Some(known)) = (constant, known_value(ty)) else { return };
    let (fits, literal, needs) = match constant {
        Constant::String(text) => (known == Known::String, text.to_token_stream(), "a string"),
        Constant::Boolean(value) => (known == Known::Boolean, value.to_token_stream(), "a boolean"),
        Constant::Integer(number) => (known == Known::Integer, number.clone(), "a whole number"),
    };
    if !fits {
        errors.at(
            literal,
            format_args!("this constant is {needs}, but the field's type is `{}`", show(ty)),
        );
    }
}

/// The type as its author would write it.
pub(super) fn show(ty: &Type) -> String {
    let mut text = ty.to_token_stream().to_string();
    for (spaced, plain) in [
        (" <", "<"),
        ("< ", "<"),
        (" >", ">"),
        (" :: ", "::"),
        (":: ", "::"),
        ("& ", "&"),
        (" ,", ","),
    ] {
        text = text.replace(spaced, plain);
    }
    text
}
