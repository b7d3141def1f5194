//! What a builder stores: the members of a payload and its own parts.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;
use syn::Attribute;
use syn::ext::IdentExt;

use super::items::{doc, located};
use super::slots::Operation;
use super::structs::Payload;
use crate::model::{Resource, pascal_case};
use crate::parse::Presence;

/// One stored value of a builder.
pub(super) struct Store {
    /// The field of the payload, and the name of the setter.
    pub(super) ident: Ident,
    pub(super) ty: TokenStream,
    pub(super) attributes: Vec<Attribute>,
    /// The setter's parameter as a type; a setter may have none.
    pub(super) parameter: Option<TokenStream>,
    pub(super) value: TokenStream,
    /// The function that stores what the setter was given.
    pub(super) put: Option<Ident>,
    pub(super) also: Option<(&'static str, TokenStream, &'static str)>,
    pub(super) vacant: TokenStream,
    pub(super) noun: String,
    pub(super) span: Span,
    /// Whether a setter is generated.
    pub(super) setter: bool,
}

/// The payload's own parts: id, local id, meta.
pub(super) fn own(resource: &Resource<'_>, payload: &Payload) -> Vec<(bool, Store)> {
    let p = &resource.runtime;
    let call_site = Span::call_site();
    let store = |name: &str, ty: TokenStream| Store {
        ident: Ident::new(name, call_site),
        ty,
        attributes: Vec::new(),
        parameter: None,
        value: TokenStream::new(),
        put: None,
        also: None,
        vacant: quote!(::core::option::Option::None),
        noun: String::new(),
        span: call_site,
        setter: true,
    };
    let mut own = Vec::new();
    let id_type = &payload.id_type;
    let into_id = Some(quote!(impl ::core::convert::Into<#id_type>));
    let into = quote!(::core::convert::Into::into(__value));
    let id_span = resource.ids.first().map_or(call_site, |id| id.field.ident.span());
    match (payload.operation, payload.id) {
        (Operation::Update, Presence::Optional) => own.push((
            false,
            Store {
                vacant: quote!(::core::option::Option::Some(::core::convert::Into::into(__id))),
                setter: false,
                ..store("id", quote!(::core::option::Option<#id_type>))
            },
        )),
        (Operation::Update, _) => own.push((
            false,
            Store {
                vacant: quote!(::core::convert::Into::into(__id)),
                setter: false,
                ..store("id", id_type.clone())
            },
        )),
        (Operation::Create, Presence::Required) => own.push((
            true,
            Store {
                attributes: vec![doc("Sets the id of the new resource.")],
                parameter: into_id,
                value: into.clone(),
                noun: "`id`".to_owned(),
                span: id_span,
                ..store("id", id_type.clone())
            },
        )),
        (Operation::Create, Presence::Optional) => own.push((
            false,
            Store {
                attributes: vec![doc("Sets the id of the new resource.")],
                parameter: into_id,
                value: quote!(::core::option::Option::Some(#into)),
                ..store("id", quote!(::core::option::Option<#id_type>))
            },
        )),
        (Operation::Create, Presence::Forbidden) => {}
    }
    if payload.lid {
        own.push((
            false,
            Store {
                attributes: vec![doc(
                    "Sets the local id, by which other members of the document name the new resource.",
                )],
                parameter: Some(quote!(impl ::core::convert::Into<::std::string::String>)),
                value: quote!(::core::option::Option::Some(#into)),
                ..store("lid", quote!(::core::option::Option<::std::string::String>))
            },
        ));
    }
    if resource.is_hal() {
        return own;
    }
    own.push((
        false,
        Store {
            attributes: vec![doc("Sets the meta information about the whole payload.")],
            parameter: Some(quote!(#p::Meta)),
            value: quote!(::core::option::Option::Some(__value)),
            ..store("meta", quote!(::core::option::Option<#p::Meta>))
        },
    ));
    own
}

/// A type parameter for each required member: named after it, and like nothing that the author
/// named.
pub(super) fn parameters(
    resource: &Resource<'_>,
    payload: &Payload,
    required: Vec<Store>,
) -> Vec<(Ident, Store)> {
    let input = resource.input;
    let mut authors = HashSet::new();
    for store in &payload.slots {
        names(&store.ty, &mut authors);
    }
    names(&resource.id_type(), &mut authors);
    let (generics, clause) = (&input.generics, &input.generics.where_clause);
    names(&quote!(#generics #clause), &mut authors);
    let mut taken: Vec<String> = vec![
        "Self".to_owned(),
        input.ident.unraw().to_string(),
        payload.name.to_string(),
        payload.builder().to_string(),
    ];
    required
        .into_iter()
        .map(|store| {
            let mut name = pascal_case(&store.ident.unraw().to_string());
            if syn::parse_str::<Ident>(&name).is_err() {
                name.insert_str(0, "Member");
            }
            let base = name.clone();
            let mut tries = 0_usize;
            while taken.contains(&name) || authors.contains(&name) {
                tries += 1;
                name =
                    if tries == 1 { format!("{base}State") } else { format!("{base}State{tries}") };
            }
            taken.push(name.clone());
            (Ident::new(&name, at(store.span)), store)
        })
        .collect()
}

/// Every name in these tokens.
fn names(tokens: &TokenStream, found: &mut HashSet<String>) {
    for token in tokens.clone() {
        match token {
            TokenTree::Ident(ident) => {
                found.insert(ident.to_string());
            }
            TokenTree::Group(group) => names(&group.stream(), found),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

pub(super) fn at(span: Span) -> Span {
    located(&Ident::new("_x", span))
}
