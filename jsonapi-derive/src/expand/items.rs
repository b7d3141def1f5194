//! Small pieces that every expansion uses.

use proc_macro2::{Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt, format_ident, quote};
use syn::{
    AttrStyle, Attribute, Expr, ExprLit, Lit, LitStr, Meta, MetaNameValue, Token, Type, TypePath,
    token,
};

use crate::model::{Generics, Resource, Special};
use crate::parse::{Constant, Presence};

/// Lints that speak of the author's names and fields have spoken at the author's own struct.
pub(super) fn quiet() -> TokenStream {
    quote! {
        #[allow(
            deprecated, dead_code, non_snake_case, non_camel_case_types, unreachable_pub,
            clippy::all, clippy::pedantic, clippy::nursery
        )]
    }
}

/// The place of these tokens with the names of generated code: the compiler underlines what the
/// author typed, and lints know that the author did not type this.
pub(super) fn located(at: &impl ToTokens) -> Span {
    let first = at.to_token_stream().into_iter().next().map(|token| token.span());
    first.map_or_else(Span::call_site, |span| Span::call_site().located_at(span))
}

/// As [`located`], of a type: its first token without all of them, which most types have at hand.
pub(super) fn located_type(ty: &Type) -> Span {
    match ty {
        Type::Path(TypePath { qself: None, path, .. }) if path.leading_colon.is_none() => {
            let first = path.segments.first().map(|segment| segment.ident.span());
            first.map_or_else(Span::call_site, |span| Span::call_site().located_at(span))
        }
        ty => located(ty),
    }
}

/// The same tokens at another place. An expression whose tokens stand at two places would be
/// underlined from one to the other.
pub(super) fn moved(tokens: &TokenStream, span: Span) -> TokenStream {
    tokens
        .clone()
        .into_iter()
        .map(|mut token| {
            if let TokenTree::Group(group) = &token {
                let mut inner = Group::new(group.delimiter(), moved(&group.stream(), span));
                inner.set_span(span);
                return TokenTree::Group(inner);
            }
            token.set_span(span);
            token
        })
        .collect()
}

/// The hidden module of the runtime crate under the name that it has inside the block of generated
/// impls: one token in place of many, of which each costs the author's build time.
pub(super) fn inner(span: Span) -> Ident {
    Ident::new("__jsonapi", span)
}

/// `#[doc = "…"]`, put together without the parser.
pub(super) fn doc(text: &str) -> Attribute {
    let value = Expr::Lit(ExprLit {
        attrs: Vec::new(),
        lit: Lit::Str(LitStr::new(text, Span::call_site())),
    });
    Attribute {
        pound_token: <Token![#]>::default(),
        style: AttrStyle::Outer,
        bracket_token: token::Bracket::default(),
        meta: Meta::NameValue(MetaNameValue {
            path: Ident::new("doc", Span::call_site()).into(),
            eq_token: <Token![=]>::default(),
            value,
        }),
    }
}

/// The names of the generated structs.
pub(super) struct Names {
    pub(super) create: Ident,
    pub(super) update: Ident,
    pub(super) partial: Ident,
}

impl Names {
    pub(super) fn new(resource: &Resource<'_>) -> Self {
        let ident = &resource.input.ident;
        let span = ident.span();
        Self {
            create: format_ident!("{ident}Create", span = span),
            update: format_ident!("{ident}Update", span = span),
            partial: format_ident!("{ident}Partial", span = span),
        }
    }
}

/// A presence under the runtime crate's short name for it.
pub(super) fn presence(p: &impl ToTokens, presence: Presence) -> TokenStream {
    match presence {
        Presence::Required => quote!(#p::IsRequired),
        Presence::Optional => quote!(#p::IsOptional),
        Presence::Forbidden => quote!(#p::IsForbidden),
    }
}

/// `.constant(…)` behind the schema of a member.
pub(super) fn constant(p: &impl ToTokens, constant: Option<&Constant>) -> TokenStream {
    match constant {
        None => TokenStream::new(),
        Some(Constant::String(text)) => quote!(.constant(#p::Constant::String(#text))),
        Some(Constant::Boolean(value)) => quote!(.constant(#p::Constant::Boolean(#value))),
        Some(Constant::Integer(number)) => quote!(.constant(#p::Constant::Integer(#number))),
    }
}

/// The items of a list, each with its comma. Put together at once: each stream that `quote` puts into
/// another is several calls to the compiler.
pub(super) fn listed(items: Vec<TokenStream>) -> TokenStream {
    let items = items.into_iter().map(|mut item| {
        item.append(Punct::new(',', Spacing::Alone));
        item
    });
    items.collect()
}

/// The trait bounds that these types need because they mention a type parameter.
pub(super) fn bounds<'a>(
    generics: &Generics,
    types: impl IntoIterator<Item = &'a TokenStream>,
    bound: &TokenStream,
) -> Vec<TokenStream> {
    types.into_iter().filter(|ty| generics.is_generic(ty)).map(|ty| quote!(#ty: #bound)).collect()
}

/// The tokens of a field's type.
pub(super) fn type_of(special: &Special<'_>) -> TokenStream {
    special.ty.to_token_stream()
}

/// The documentation of a member as the last argument of its schema, and `.deprecated()` behind it.
pub(super) fn described(attributes: &[syn::Attribute]) -> (String, Option<TokenStream>) {
    let text = crate::model::text(attributes);
    (text, crate::model::deprecated(attributes).then(|| quote!(.deprecated())))
}
