//! The structs that users name: both payloads and the partial.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::ext::IdentExt;

use super::items::{Names, doc, inner, quiet};
use super::partial::specials;
use super::slots::{Operation, Slot, documented, ruled, slots};
use crate::model::{Resource, carried};
use crate::parse::Presence;

/// One payload: what it is called and what is in it.
pub(super) struct Payload {
    pub(super) operation: Operation,
    pub(super) name: Ident,
    /// Whether the payload has an id.
    pub(super) id: Presence,
    pub(super) id_type: TokenStream,
    /// Whether the payload has a local id.
    pub(super) lid: bool,
    pub(super) slots: Vec<Slot>,
    /// Whether what is built can break rules, so that `build` has to check them.
    pub(super) ruled: bool,
    /// Holds the generic parameters that nothing else in the payload uses, because the resource
    /// that the payload belongs to has them.
    pub(super) marker: Option<(Ident, TokenStream)>,
}

impl Payload {
    pub(super) fn new(resource: &Resource<'_>, operation: Operation) -> Self {
        let names = Names::new(resource);
        let create = operation == Operation::Create;
        let mut payload = Self {
            operation,
            name: if create { names.create } else { names.update },
            id: match (create, resource.is_hal()) {
                (true, _) => resource.client_id(),
                (false, true) => Presence::Optional,
                (false, false) => Presence::Required,
            },
            id_type: resource.id_type(),
            lid: create && !resource.lids.is_empty(),
            slots: slots(resource, operation),
            ruled: ruled(resource, operation),
            marker: None,
        };
        payload.marker = resource.generics.unused(|| payload.types()).map(|ty| {
            let mut name = String::from("marker");
            while payload.slots.iter().any(|slot| slot.ident == name) {
                name.push('_');
            }
            (Ident::new(&name, Span::call_site()), ty)
        });
        payload
    }

    fn types(&self) -> TokenStream {
        let mut types: TokenStream = self.slots.iter().map(|slot| slot.ty.clone()).collect();
        if self.id != Presence::Forbidden {
            types.extend(self.id_type.clone());
        }
        types
    }

    /// The name of the builder.
    pub(super) fn builder(&self) -> Ident {
        format_ident!("{}Builder", self.name, span = self.name.span())
    }

    fn definition(&self, resource: &Resource<'_>) -> TokenStream {
        let (p, name, vis) = (&resource.runtime, &self.name, &resource.input.vis);
        let declared = resource.generics.declared(&[]);
        let bounded = resource.generics.bounded(&[]);
        let this = resource.input.ident.unraw();
        let (documentation, id_text) = match self.operation {
            Operation::Create => (
                format!("The payload that creates a [`{this}`]."),
                "The id that the client chose for the new resource.",
            ),
            Operation::Update => (
                format!("The payload that updates a [`{this}`]: what is absent stays as it is."),
                if resource.is_hal() {
                    "The id of the resource that is updated. It is in the URL, and not in the body."
                } else {
                    "The id of the resource that is updated."
                },
            ),
        };
        let id_type = &self.id_type;
        let id = match self.id {
            Presence::Required => Some(id_type.clone()),
            Presence::Optional => Some(quote!(::core::option::Option<#id_type>)),
            Presence::Forbidden => None,
        };
        let id = id.map(|ty| quote!(#[doc = #id_text] #vis id: #ty,));
        let lid = self.lid.then(|| {
            quote! {
                /// The local id, by which other members of the document name the new resource.
                #vis lid: ::core::option::Option<::std::string::String>,
            }
        });
        let fields = self.slots.iter().map(|slot| {
            let Slot { ident, visibility, attributes, ty, .. } = slot;
            quote!(#(#attributes)* #visibility #ident: #ty,)
        });
        let fields: TokenStream = fields.collect();
        let meta = (!resource.is_hal()).then(|| {
            quote! {
                /// Meta information about the whole payload.
                #vis meta: ::core::option::Option<#p::Meta>,
            }
        });
        let marker = self.marker.as_ref().map(|(name, ty)| {
            quote! {
                /// Holds the generic parameters that no member of this payload uses.
                #vis #name: #ty,
            }
        });
        let (quiet, derives) = (quiet(), derives(resource, true));
        quote! {
            #[doc = #documentation]
            #derives
            #quiet
            #vis struct #name #declared #bounded {
                #id
                #lid
                #fields
                #meta
                #marker
            }
        }
    }
}

/// `Debug` of a payload: one call, where the standard library's derive names each field once more.
pub(super) fn common(resource: &Resource<'_>, payload: &Payload) -> TokenStream {
    if !writes_out(resource) {
        return TokenStream::new();
    }
    let (p, name) = (&inner(Span::call_site()), &payload.name);
    let (bare, arguments) = (resource.generics.bare(&[]), resource.generics.arguments(&[]));
    let bounded = resource.generics.bounded(&[]);
    let text = name.unraw().to_string();
    quote! {
        #[automatically_derived]
        impl #bare ::core::fmt::Debug for #name #arguments #bounded {
            fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #p::debug_payload(#text, self, __f)
            }
        }
    }
}

/// Both payloads and the partial.
pub(super) fn structs(resource: &Resource<'_>, payloads: &[Payload]) -> TokenStream {
    let payloads = payloads.iter().map(|payload| payload.definition(resource));
    payloads.chain([partial(resource)]).collect()
}

/// Whether the payloads' `Debug` is written out below: a generic type needs bounds that the standard
/// library's derive knows best.
fn writes_out(resource: &Resource<'_>) -> bool {
    resource.derives.is_none() && !resource.generics.has_types()
}

fn derives(resource: &Resource<'_>, payload: bool) -> TokenStream {
    match &resource.derives {
        None if payload && writes_out(resource) => {
            quote!(#[derive(::core::clone::Clone, ::core::cmp::PartialEq)])
        }
        None => quote! {
            #[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::cmp::PartialEq)]
        },
        Some(traits) if traits.is_empty() => TokenStream::new(),
        Some(traits) => quote!(#[derive(#(#traits),*)]),
    }
}

fn partial(resource: &Resource<'_>) -> TokenStream {
    let (name, vis) = (Names::new(resource).partial, &resource.input.vis);
    let declared = resource.generics.declared(&[]);
    let bounded = resource.generics.bounded(&[]);
    let documentation = format!(
        "Every member of a [`{}`] as an `Option`: what a response with sparse fieldsets holds.",
        resource.input.ident.unraw()
    );
    let lid = resource.lids.first().map(|lid| &lid.ident);
    let parts = specials(resource).map(|special| {
        let (ident, vis) = (&special.ident, &special.field.vis);
        let ty = if Some(ident) == lid {
            quote!(::std::string::String)
        } else {
            special.ty.to_token_stream()
        };
        let mut attributes: Vec<_> = carried(&special.field.attrs).cloned().collect();
        if !attributes.iter().any(|attribute| attribute.path().is_ident("doc")) {
            let text = format!("The `{}` of the resource.", special.key.unraw());
            attributes.push(doc(&text));
        }
        quote!(#(#attributes)* #vis #ident: ::core::option::Option<#ty>,)
    });
    let members = resource.members.iter().map(|member| {
        let (ident, vis, ty) = (&member.ident, &member.field.vis, &member.ty);
        let attributes = documented(member);
        quote!(#(#attributes)* #vis #ident: ::core::option::Option<#ty>,)
    });
    let fields: TokenStream = parts.chain(members).collect();
    let (quiet, derives) = (quiet(), derives(resource, false));
    quote! {
        #[doc = #documentation]
        #derives
        #quiet
        #vis struct #name #declared #bounded {
            #fields
        }
    }
}
