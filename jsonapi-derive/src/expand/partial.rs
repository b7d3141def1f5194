//! The typed end of the reader: a jump from a member's place in the schema to its field.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};

use super::found::{Found, restored};
use super::items::{Names, bounds, inner, located, located_type, type_of};
use super::own;
use super::rules::Read;
use crate::model::{Attribute, Kind, Member, Resource, Special};

/// `Fields` and `ReadResource` of the partial, `FromPartial` of the resource.
pub(super) fn impls(resource: &Resource<'_>) -> TokenStream {
    let (p, generics) = (&inner(Span::call_site()), &resource.generics);
    let (partial, this) = (Names::new(resource).partial, resource.this());
    let arguments = generics.arguments(&[]);
    let reading = generics.bare_reading();
    let bare = generics.bare(&[]);
    let de = generics.document();
    let path = quote!(&#p::Path<'_>);
    let result = quote!(::core::result::Result<(), #p::Stop>);

    let idents = idents(resource);
    let identify = own::identify(resource, p);
    let lid = resource.lids.first().map(|lid| {
        let ident = &lid.ident;
        quote! {
            fn lid(&mut self, __text: ::std::borrow::Cow<#de, ::core::primitive::str>) {
                self.#ident = ::core::option::Option::Some(__text.into_owned());
            }
        }
    });
    let attributes = arms(resource, |kind| matches!(kind, Kind::Attribute(_)));
    let relationships = arms(resource, |kind| matches!(kind, Kind::Relationship(_)));
    let special = |field: Option<&Special<'_>>, name: TokenStream| {
        let ident = &field?.ident;
        let span = located(&field?.ty);
        let read = own::read(generics.is_own(&field?.ty), ident, span);
        Some(quote! {
            fn #name(&mut self, __reader: &mut #p::Reader<#de>, __at: #path) -> #result {
                #read
            }
        })
    };
    let links = special(resource.links.first(), quote!(links));
    let meta = special(resource.metas.first(), quote!(meta));

    let (read, restore) = where_clauses(resource);
    let values = values(resource);
    let name = quote!(Self);
    let members = idents.iter().copied().zip(&values);
    let restored = restored(p, &name, members, &TokenStream::new());
    let readable = if generics.has_types() {
        generics.bounded(&[
            quote!(#this: #p::Resource<Partial = #partial #arguments>),
            quote!(#partial #arguments: #p::Fields<#de>),
        ])
    } else {
        generics.bounded(&[])
    };
    quote! {
        #[automatically_derived]
        impl #reading #p::Fields<#de> for #partial #arguments #read {
            #[inline(never)]
            fn vacant() -> Self {
                #partial { #(#idents: #p::None,)* }
            }
            fn id(&mut self, __text: ::std::borrow::Cow<#de, ::core::primitive::str>) -> ::core::primitive::bool {
                #identify
            }
            #lid
            fn attribute(
                &mut self,
                __index: ::core::primitive::usize,
                __reader: &mut #p::Reader<#de>,
                __at: #path,
            ) -> #result {
                match __index { #attributes _ => __reader.skip(__at) }
            }
            fn relationship(
                &mut self,
                __index: ::core::primitive::usize,
                __reader: &mut #p::Reader<#de>,
                __at: #path,
            ) -> #result {
                match __index { #relationships _ => __reader.skip(__at) }
            }
            #links
            #meta
        }

        #[automatically_derived]
        impl #bare #p::FromPartial<#partial #arguments> for #this #restore {
            #[inline(never)]
            fn from_partial(__partial: &mut #partial #arguments) -> ::core::option::Option<Self> {
                #restored
            }
        }

        #[automatically_derived]
        impl #reading #p::ReadResource<#de> for #partial #arguments #readable {
            fn read_resource(
                __reader: &mut #p::Reader<#de>,
                __at: #path,
            ) -> ::core::result::Result<::core::option::Option<Self>, #p::Stop> {
                #p::read_partial(__reader, <#this as #p::Resource>::SCHEMA, __at)
            }
        }
    }
}

/// Reads an attribute by its index in the schema.
pub(super) fn attribute_arm(member: &Member<'_>, kind: &Attribute) -> TokenStream {
    let (ident, span) = (&member.ident, located_type(&member.ty));
    let call = if kind.serde {
        quote_spanned!(span=> __reader.serde_attribute(&mut self.#ident, __at))
    } else {
        // What is merged is read as its patch, which has no description of its own.
        let own = kind.own && kind.patch.is_none();
        own::read(own, ident, span)
    };
    let read = Read {
        index: member.index,
        ident,
        ty: &member.ty,
        call,
        rules: &kind.rules,
        nullable: kind.is_nullable(),
        serde: kind.serde,
    };
    read.arm(&inner(span).to_token_stream())
}

fn arms(resource: &Resource<'_>, of: fn(&Kind) -> bool) -> TokenStream {
    let arms = resource.members.iter().filter(|member| of(&member.kind)).map(|member| {
        let (index, ident) = (member.index, &member.ident);
        let span = located_type(&member.ty);
        match &member.kind {
            Kind::Attribute(kind) => attribute_arm(member, kind),
            Kind::Relationship(_) => {
                quote_spanned!(span=> #index => __reader.relationship(&mut self.#ident, __at),)
            }
        }
    });
    arms.collect()
}

/// Every field, in one order for the literals of the struct and of its partial.
pub(super) fn idents<'a>(resource: &'a Resource<'_>) -> Vec<&'a proc_macro2::Ident> {
    let specials = specials(resource).map(|special| &special.ident);
    specials.chain(resource.members.iter().map(|member| &member.ident)).collect()
}

/// The first field of each part that is neither attribute nor relationship.
pub(super) fn specials<'a>(resource: &'a Resource<'_>) -> impl Iterator<Item = &'a Special<'a>> {
    let id = resource.ids.first().map(|id| &id.field);
    let rest = [resource.lids.first(), resource.links.first(), resource.metas.first()];
    let of_hal = [resource.embedded.first(), resource.rests.first()];
    id.into_iter().chain(rest.into_iter().chain(of_hal).flatten())
}

/// The values of a resource's fields, in the order of [`idents`].
pub(super) fn values(resource: &Resource<'_>) -> Vec<Found> {
    let p = &inner(Span::call_site());
    let partial = quote!(__partial);
    let mut values = Vec::new();
    if let Some(id) = resource.ids.first() {
        let ident = &id.field.ident;
        values.push(Found::taken(&partial, ident));
    }
    if let Some(lid) = resource.lids.first() {
        let ident = &lid.ident;
        values.push(Found::Filled {
            vacant: quote!(#p::None),
            fill: quote_spanned!(located(&lid.ty)=> #p::fill_option),
            place: quote!(&mut __partial.#ident),
        });
    }
    let objects = [resource.links.first(), resource.metas.first(), resource.embedded.first()];
    for special in objects.into_iter().flatten() {
        let ident = &special.ident;
        let span = located_type(&special.ty);
        let own = resource.generics.is_own(&special.ty);
        values.push(Found::or_absent(&inner(span), &partial, ident, own, span));
    }
    if let Some(rest) = resource.rests.first() {
        let ident = &rest.ident;
        let taken = quote!(::core::option::Option::take(&mut __partial.#ident));
        values.push(Found::Value(quote!(::core::option::Option::unwrap_or_default(#taken))));
    }
    values.extend(resource.members.iter().map(|member| value(resource, member)));
    values
}

fn value(resource: &Resource<'_>, member: &Member<'_>) -> Found {
    let hal = resource.is_hal();
    let ident = &member.ident;
    let span = located_type(&member.ty);
    let p = inner(span);
    let filled = |vacant: TokenStream| Found::Filled {
        vacant,
        fill: quote_spanned!(span=> #p::fill),
        place: quote!(&mut __partial.#ident),
    };
    match &member.kind {
        Kind::Relationship(kind) if hal && kind.option => {
            filled(quote_spanned!(span=> #p::Nullable::none()))
        }
        Kind::Relationship(_) if hal => {
            let own = resource.generics.is_own(&member.ty);
            Found::or_absent(&p, &quote!(__partial), ident, own, span)
        }
        Kind::Relationship(_) => filled(quote_spanned!(span=> #p::Relationship::absent())),
        Kind::Attribute(kind) if kind.is_nullable() => {
            filled(quote_spanned!(span=> #p::Nullable::none()))
        }
        Kind::Attribute(kind) if !kind.serde => {
            Found::or_absent(&p, &quote!(__partial), ident, kind.own, span)
        }
        Kind::Attribute(_) => Found::taken(&quote!(__partial), ident),
    }
}

/// What field types have to implement where they mention a type parameter: to be read, and to
/// stand for an absent member.
pub(super) fn where_clauses(resource: &Resource<'_>) -> (TokenStream, TokenStream) {
    let (p, generics) = (&inner(Span::call_site()), &resource.generics);
    let de = generics.document();
    let mut read = Vec::new();
    let mut restore = Vec::new();
    let mut add = |ty: TokenStream, reads: TokenStream, restores: Option<TokenStream>| {
        read.extend(bounds(generics, [&ty], &reads));
        if let Some(restores) = restores {
            restore.extend(bounds(generics, [&ty], &restores));
        }
    };
    add(resource.id_type(), quote!(#p::ResourceId), None);
    let objects = [resource.links.first(), resource.metas.first(), resource.embedded.first()];
    for special in objects.into_iter().flatten() {
        add(type_of(special), quote!(#p::ReadAttribute<#de>), Some(quote!(#p::Attribute)));
    }
    for member in &resource.members {
        let ty = member.ty.to_token_stream();
        match &member.kind {
            Kind::Attribute(kind) if kind.serde => {
                add(ty, quote!(#p::serde::Deserialize<#de>), None);
            }
            Kind::Attribute(_) => {
                add(ty, quote!(#p::ReadAttribute<#de>), Some(quote!(#p::Attribute)));
            }
            Kind::Relationship(_) if resource.is_hal() => {
                add(ty, quote!(#p::ReadAttribute<#de>), Some(quote!(#p::Attribute)));
            }
            Kind::Relationship(_) => {
                add(ty, quote!(#p::ReadRelationship<#de>), Some(quote!(#p::Relationship)));
            }
        }
    }
    (generics.bounded(&read), generics.bounded(&restore))
}
