//! Payloads of resources in HAL: the flat object of a create, the merge patch of an update.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};

use super::fields;
use crate::expand::found::restored;
use crate::expand::items::{Names, bounds, inner, type_of};
use crate::expand::merge::{merged_type, merged_value};
use crate::expand::own;
use crate::expand::payload as payloads;
use crate::expand::slots::{Operation, Slot};
use crate::expand::structs::{Payload, common};
use crate::model::{Kind, Member, Resource};
use crate::parse::Presence;

/// Whether an object is merged in the payload.
fn merges(resource: &Resource<'_>, payload: &Payload) -> bool {
    let is_merged =
        |member: &Member<'_>| member.is_merged() && member.presences.update != Presence::Forbidden;
    payload.operation == Operation::Update && resource.members.iter().any(is_merged)
}

/// The struct that a payload is read into. What is merged has other types than the resource, so it
/// has a struct of its own.
fn storage(resource: &Resource<'_>, payload: &Payload) -> TokenStream {
    if merges(resource, payload) {
        quote!(__Merged)
    } else {
        Names::new(resource).partial.to_token_stream()
    }
}

/// Every trait of one payload.
pub(in crate::expand) fn payload(resource: &Resource<'_>, payload: &Payload) -> TokenStream {
    let (p, generics, name) = (&inner(Span::call_site()), &resource.generics, &payload.name);
    let (bare, arguments) = (generics.bare(&[]), generics.arguments(&[]));
    let (this, partial) = (resource.this(), Names::new(resource).partial);
    let operation = match payload.operation {
        Operation::Create => quote!(#p::Operation::Create),
        Operation::Update => quote!(#p::Operation::Update),
    };
    let merges = merges(resource, payload);
    let restore = restore(resource, payload);
    let id_text = own::id_text(resource, p, payload.id);
    let storage = storage(resource, payload);
    let storage = quote!(#storage #arguments);
    let (merged, from_parts, from_storage) = if merges {
        let merged = merged(resource, payload, &restore);
        let from_parts = quote!(let _ = __partial; #p::None);
        (Some(merged), from_parts, quote!(__found.restore()))
    } else {
        let from_parts = quote!(<Self as #p::Payload>::from_parts(__found, #p::None));
        (None, restore, from_parts)
    };
    let mut needs = Vec::new();
    if generics.has_types() {
        needs.push(quote!(#this: #p::Resource<Partial = #partial #arguments>));
        needs.push(quote!(#name #arguments: #p::WriteMembers));
        if merges {
            needs.push(quote!(#storage: for<'__any> #p::HalFields<'__any>));
        } else {
            needs.extend(readable(resource));
        }
    }
    let bounded = generics.bounded(&needs);
    let refusals = payloads::refusals(resource, payload);
    let (write, serde, common) =
        (write(resource, payload), payloads::serde(resource, payload), common(resource, payload));
    let de = generics.document();
    quote! {
        #common
        #write
        #merged

        #[automatically_derived]
        impl #bare #p::Payload for #name #arguments #bounded {
            type Resource = #this;
            const OPERATION: #p::Operation = #operation;
            fn from_parts(
                __partial: &mut #partial #arguments,
                _: ::core::option::Option<#p::Meta>,
            ) -> ::core::option::Option<Self> {
                #from_parts
            }
            #refusals
            fn read_body<#de>(
                __body: &#de [::core::primitive::u8],
                __options: &#p::Options,
            ) -> ::core::result::Result<Self, #p::Violations>
            where
                <Self::Resource as #p::Resource>::Partial: #p::Fields<#de>,
            {
                #p::read_hal_payload(__body, __options, |__found: &mut #storage| #from_storage)
            }
            fn write_body(&self) -> #p::JsonWriter {
                #p::write_hal_payload(self)
            }
            fn meta(&self) -> ::core::option::Option<&#p::Meta> {
                #p::None
            }
            fn id_text(
                &self,
            ) -> ::core::option::Option<::std::borrow::Cow<'_, ::core::primitive::str>> {
                #id_text
            }
        }
        #serde
    }
}

/// What types have to implement to be read from any body, where they mention a type parameter.
fn readable(resource: &Resource<'_>) -> Vec<TokenStream> {
    let (p, generics) = (&inner(Span::call_site()), &resource.generics);
    let mut needs = bounds(generics, [&resource.id_type()], &quote!(#p::ResourceId));
    let embedded = resource.embedded.first().map(type_of).into_iter();
    let members = resource.members.iter().map(|member| match &member.kind {
        Kind::Attribute(kind) if kind.serde => {
            (member.ty.to_token_stream(), quote!(#p::serde::Deserialize))
        }
        _ => (member.ty.to_token_stream(), quote!(#p::ReadAttribute)),
    });
    let embedded = embedded.map(|ty| (ty, quote!(#p::ReadAttribute)));
    for (ty, reads) in members.chain(embedded).filter(|(ty, _)| generics.is_generic(ty)) {
        needs.push(quote!(for<'__any> #ty: #reads<'__any>));
    }
    needs
}

fn write(resource: &Resource<'_>, payload: &Payload) -> TokenStream {
    let (p, generics, name) = (&inner(Span::call_site()), &resource.generics, &payload.name);
    let (bare, arguments) = (generics.bare(&[]), generics.arguments(&[]));
    let bounded = payloads::write_bounds(resource, payload);
    // The id of an update is in its URL.
    let id = match (payload.operation, payload.id) {
        (Operation::Create, Presence::Required | Presence::Optional) => {
            let (ident, optional) =
                (Ident::new("id", Span::call_site()), payload.id == Presence::Optional);
            Some(own::id(resource, "hal_id", &ident, optional))
        }
        _ => None,
    };
    let (attributes, links): (Vec<&Slot>, Vec<&Slot>) =
        payload.slots.iter().partition(|slot| slot.noun.starts_with("attribute"));
    let attributes = attributes.iter().map(|slot| slot.written());
    let links = (!links.is_empty()).then(|| {
        let links = links.iter().map(|slot| slot.written());
        quote!(__members.hal_links(&[#(#links)*], #p::None);)
    });
    quote! {
        #[automatically_derived]
        impl #bare #p::WriteMembers for #name #arguments #bounded {
            fn write_members(&self, __members: &mut #p::Members<'_>) {
                #links
                #id
                __members.root(&[#(#attributes)*]);
            }
        }
    }
}

/// The body of a function that makes the payload of `__partial`.
fn restore(resource: &Resource<'_>, payload: &Payload) -> TokenStream {
    let p = &inner(Span::call_site());
    let id = payloads::id(resource, payload);
    let name = &payload.name;
    let id_ident = Ident::new("id", Span::call_site());
    let id = id.as_ref().map(|id| (&id_ident, id)).into_iter();
    let slots = payload.slots.iter().map(|slot| (&slot.ident, &slot.from));
    let marker =
        payload.marker.as_ref().map(|(name, _)| quote!(#name: ::core::marker::PhantomData,));
    restored(p, name, id.chain(slots), &marker.unwrap_or_default())
}

/// The fields of an update, in which objects are merged.
fn merged(resource: &Resource<'_>, payload: &Payload, restore: &TokenStream) -> TokenStream {
    let (p, generics) = (&inner(Span::call_site()), &resource.generics);
    let (bare, arguments) = (generics.bare(&[]), generics.arguments(&[]));
    let (name, plain) = (&payload.name, generics.bounded(&[]));
    let members: Vec<&Member<'_>> = resource
        .members
        .iter()
        .filter(|member| member.presences.update != Presence::Forbidden)
        .collect();
    let idents: Vec<_> = members.iter().map(|member| &member.ident).collect();
    let types: Vec<_> = members.iter().map(|member| merged_type(p, member)).collect();
    let (id, id_type) = (resource.ids.first().map(|id| &id.field.ident), resource.id_type());
    let marker = generics.unused(|| quote!(#id_type #(#types)*));
    let marker_field = marker.as_ref().map(|ty| quote!(__marker: #ty,));
    let marker_value = marker.as_ref().map(|_| quote!(__marker: ::core::marker::PhantomData,));
    let de = generics.document();
    let mut reads = bounds(generics, [&id_type], &quote!(#p::ResourceId));
    for member in &members {
        let bound = match &member.kind {
            Kind::Attribute(kind) if kind.serde => quote!(#p::serde::Deserialize<#de>),
            _ => quote!(#p::ReadAttribute<#de>),
        };
        reads.extend(bounds(generics, [&merged_value(p, member)], &bound));
    }
    let read = generics.bounded(&reads);
    let target = quote!(__Merged #arguments);
    let vacant = quote!(__Merged { #id: #p::None, #(#idents: #p::None,)* #marker_value });
    let fields = fields(resource, &target, &read, &members, &vacant);
    let reading = generics.bare_reading();
    quote! {
        struct __Merged #bare #plain {
            #id: ::core::option::Option<#id_type>,
            #(#idents: ::core::option::Option<#types>,)*
            #marker_field
        }
        impl #bare #target #plain {
            fn restore(&mut self) -> ::core::option::Option<#name #arguments> {
                let __partial = self;
                #restore
            }
        }
        #fields
        #[automatically_derived]
        impl #reading #p::HalFields<#de> for #target #read {}
    }
}
