//! What the runtime crate does with a payload: write it, build it from what was read.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::found::{Found, restored};
use super::items::{Names, inner, located, located_type};
use super::own;
use super::slots::Operation;
use super::structs::{Payload, common};
use super::write::{Arms, Write};
use crate::model::{Kind, Resource, Special};
use crate::parse::Presence;

/// Every trait of one payload.
pub(super) fn impls(resource: &Resource<'_>, payload: &Payload) -> TokenStream {
    if resource.is_hal() {
        return super::hal::payload(resource, payload);
    }
    let write = write(resource, payload);
    let construct = construct(resource, payload);
    let serde = serde(resource, payload);
    let common = common(resource, payload);
    quote!(#common #write #construct #serde)
}

fn write(resource: &Resource<'_>, payload: &Payload) -> TokenStream {
    let (p, generics, name) = (&inner(Span::call_site()), &resource.generics, &payload.name);
    let (bare, arguments) = (generics.bare(&[]), generics.arguments(&[]));
    let id = (payload.id != Presence::Forbidden).then(|| {
        let (ident, optional) =
            (Ident::new("id", Span::call_site()), payload.id == Presence::Optional);
        own::id(resource, "id", &ident, optional)
    });
    let lid = payload.lid.then(|| quote!(__members.lid(self.lid.as_deref());));
    let mut arms = Arms::default();
    for slot in &payload.slots {
        arms.add(slot.write, slot.index, &slot.ident, slot.at);
    }
    let bounded = write_bounds(resource, payload);
    let members = arms.methods();
    quote! {
        #[automatically_derived]
        impl #bare #p::WriteMembers for #name #arguments #bounded {
            fn write_members(&self, __members: &mut #p::Members<'_>) {
                #id
                #lid
                __members.attributes(self);
                __members.linkage(self);
            }
            #members
        }
    }
}

/// What the author's own function has against the payload.
pub(super) fn refusals(resource: &Resource<'_>, payload: &Payload) -> Option<TokenStream> {
    let path = payload.operation.check(resource)?;
    let span = located(path);
    let p = inner(span);
    let check = quote_spanned!(span=> #p::refusals(#path(self)));
    Some(quote! {
        fn refusals(&self) -> ::std::vec::Vec<#p::Refusal> {
            #check
        }
    })
}

fn construct(resource: &Resource<'_>, payload: &Payload) -> TokenStream {
    let (p, generics, name) = (&inner(Span::call_site()), &resource.generics, &payload.name);
    let (bare, arguments) = (generics.bare(&[]), generics.arguments(&[]));
    let (this, partial) = (resource.this(), Names::new(resource).partial);
    let operation = match payload.operation {
        Operation::Create => quote!(#p::Operation::Create),
        Operation::Update => quote!(#p::Operation::Update),
    };
    let id = id(resource, payload);
    let id_text = own::id_text(resource, p, payload.id);
    let lid = payload.lid.then(|| {
        let field = resource.lids.first().map(|lid| &lid.ident);
        quote!(lid: #p::found(&mut __partial.#field),)
    });
    let id_ident = Ident::new("id", Span::call_site());
    let id = id.as_ref().map(|id| (&id_ident, id)).into_iter();
    let slots = payload.slots.iter().map(|slot| (&slot.ident, &slot.from));
    let marker =
        payload.marker.as_ref().map(|(name, _)| quote!(#name: ::core::marker::PhantomData,));
    let restored = restored(p, name, id.chain(slots), &quote!(#lid meta: __meta, #marker));
    let refusals = refusals(resource, payload);
    let bounded = if generics.has_types() {
        generics.bounded(&[
            quote!(#this: #p::Resource<Partial = #partial #arguments>),
            quote!(#name #arguments: #p::WriteMembers),
        ])
    } else {
        generics.bounded(&[])
    };
    quote! {
        #[automatically_derived]
        impl #bare #p::Payload for #name #arguments #bounded {
            type Resource = #this;
            const OPERATION: #p::Operation = #operation;
            #[inline(never)]
            fn from_parts(
                __partial: &mut #partial #arguments,
                __meta: ::core::option::Option<#p::Meta>,
            ) -> ::core::option::Option<Self> {
                #restored
            }
            #refusals
            fn meta(&self) -> ::core::option::Option<&#p::Meta> {
                self.meta.as_ref()
            }
            fn id_text(
                &self,
            ) -> ::core::option::Option<::std::borrow::Cow<'_, ::core::primitive::str>> {
                #id_text
            }
        }
    }
}

/// How the id of the payload comes out of what was read, if it has one.
pub(super) fn id(resource: &Resource<'_>, payload: &Payload) -> Option<Found> {
    let p = &inner(Span::call_site());
    let field = resource.ids.first().map(|id| &id.field.ident);
    match payload.id {
        Presence::Required => Some(Found::taken(&quote!(__partial), &field)),
        Presence::Optional => Some(Found::Filled {
            vacant: quote!(#p::None),
            fill: quote!(#p::fill_option),
            place: quote!(&mut __partial.#field),
        }),
        Presence::Forbidden => None,
    }
}

pub(super) fn serde(resource: &Resource<'_>, payload: &Payload) -> TokenStream {
    let (p, generics, name) = (&inner(Span::call_site()), &resource.generics, &payload.name);
    let (bare, arguments) = (generics.bare(&[]), generics.arguments(&[]));
    let (this, partial) = (resource.this(), Names::new(resource).partial);
    let mut bounds = Vec::new();
    if generics.has_types() {
        bounds.push(quote!(#name #arguments: #p::Payload<Resource = #this>));
        bounds.push(quote!(#this: #p::Resource<Partial = #partial #arguments>));
    }
    let bounded = generics.bounded(&bounds);
    let serialize = quote! {
        #[automatically_derived]
        impl #bare #p::serde::Serialize for #name #arguments #bounded {
            fn serialize<__S: #p::serde::Serializer>(
                &self,
                __serializer: __S,
            ) -> ::core::result::Result<__S::Ok, __S::Error> {
                #p::serialize_payload(self, __serializer)
            }
        }
    };
    // Serde's input does not live as long as a document that is borrowed from.
    if generics.has_lifetimes() {
        return serialize;
    }
    if generics.has_types() {
        bounds.push(quote!(#partial #arguments: for<'__any> #p::Fields<'__any>));
    }
    let bounded = generics.bounded(&bounds);
    let deserializing = generics.bare_reading();
    let de = generics.document();
    quote! {
        #serialize
        #[automatically_derived]
        impl #deserializing #p::serde::Deserialize<#de> for #name #arguments #bounded {
            fn deserialize<__D: #p::serde::Deserializer<#de>>(
                __deserializer: __D,
            ) -> ::core::result::Result<Self, __D::Error> {
                #p::deserialize_payload(__deserializer)
            }
        }
    }
}

/// The bounds under which a payload is written.
pub(super) fn write_bounds(resource: &Resource<'_>, payload: &Payload) -> TokenStream {
    let (p, generics) = (&inner(Span::call_site()), &resource.generics);
    let mut bounds: Vec<TokenStream> = payload
        .slots
        .iter()
        .filter(|slot| generics.is_generic(&slot.bound))
        .map(|slot| slot.bound.clone())
        .collect();
    let id_type = &payload.id_type;
    if payload.id != Presence::Forbidden && generics.is_generic(id_type) {
        bounds.push(quote!(#id_type: #p::ResourceId));
    }
    generics.bounded(&bounds)
}

/// Writing the resource itself, as a response does.
pub(super) fn write_resource(resource: &Resource<'_>) -> TokenStream {
    let (p, generics, this) = (&inner(Span::call_site()), &resource.generics, resource.this());
    let bare = generics.bare(&[]);
    let id = resource.ids.first().map(|id| own::id(resource, "id", &id.field.ident, false));
    let lid = resource.lids.first().map(|lid| {
        let ident = &lid.ident;
        quote!(__members.lid(self.#ident.as_deref());)
    });
    let special = |field: Option<&Special<'_>>, method: &str| {
        let (ident, span) = (&field?.ident, located(&field?.ty));
        let method = Ident::new(method, span);
        Some(quote_spanned!(span=> __members.#method(&self.#ident);))
    };
    let links = special(resource.links.first(), "links");
    let meta = match resource.metas.first() {
        Some(meta) if generics.is_own(&meta.ty) => {
            let (ident, span) = (&meta.ident, located(&meta.ty));
            Some(quote_spanned!(span=> __Own(&self.#ident).meta(__members);))
        }
        meta => special(meta, "meta"),
    };
    let mut arms = Arms::default();
    let mut bounds = Vec::new();
    for member in &resource.members {
        if !member.presences.in_responses() {
            continue;
        }
        let (ident, ty) = (&member.ident, &member.ty);
        let span = located_type(ty);
        let (write, bound) = match &member.kind {
            Kind::Relationship(_) => (Write::Relationship, quote!(#ty: #p::Relationship)),
            Kind::Attribute(kind) => {
                let optional = kind.inner.is_some() && kind.not_null.is_some();
                // Where there is a value, it is written as the type inside.
                let written = kind.inner.as_ref().filter(|_| optional).unwrap_or(ty);
                let bound = if kind.serde {
                    quote!(#written: #p::serde::Serialize)
                } else {
                    quote!(#written: #p::Attribute)
                };
                (Write::of(kind, optional), bound)
            }
        };
        arms.add(write, member.index, ident, span);
        bounds.push(bound);
    }
    bounds.retain(|bound| generics.is_generic(bound));
    let id_type = resource.id_type();
    if generics.is_generic(&id_type) {
        bounds.push(quote!(#id_type: #p::ResourceId));
    }
    let bounded = generics.bounded(&bounds);
    let members = arms.methods();
    quote! {
        #[automatically_derived]
        impl #bare #p::WriteMembers for #this #bounded {
            fn write_members(&self, __members: &mut #p::Members<'_>) {
                #id
                #lid
                __members.attributes(self);
                __members.relationships(self);
                #links
                #meta
            }
            #members
        }
    }
}
