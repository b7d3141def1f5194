//! Everything that `#[derive(Resource)]` generates.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};

use super::builder::Builder;
#[cfg(feature = "query")]
use super::fields;
use super::items::{Names, bounds, inner, located, quiet};
use super::own;
use super::slots::Operation;
use super::structs::{Payload, structs};
use super::{hal, partial, payload, schema};
use crate::model::{Kind, Resource};

/// The code for a resource without mistakes.
pub(crate) fn expand(resource: &Resource<'_>) -> TokenStream {
    let payloads =
        [Operation::Create, Operation::Update].map(|operation| Payload::new(resource, operation));
    let builders: Vec<_> = payloads.iter().map(|it| Builder::new(resource, it)).collect();
    let structs = structs(resource, &payloads);
    let definitions = builders.iter().map(Builder::definition);
    let description = description(resource);
    let (partial, write) = if resource.is_hal() {
        (hal::reading(resource), hal::writing(resource))
    } else {
        (partial::impls(resource), payload::write_resource(resource))
    };
    let payload_impls = payloads.iter().map(|it| payload::impls(resource, it));
    let builder_impls = builders.iter().map(Builder::impls);
    let starts = builders.iter().map(Builder::start);
    let (this, bare) = (resource.this(), resource.generics.bare(&[]));
    let bounded = resource.generics.bounded(&[]);
    let [fields, query_impls, query_start] = query(resource);
    let (quiet, runtime, inner) = (quiet(), &resource.runtime, inner(Span::call_site()));
    let otherwise = own::otherwise(runtime, own::any(resource));
    quote! {
        #structs
        #(#definitions)*
        #fields
        #quiet
        const _: () = {
            use #runtime as #inner;
            #otherwise
            #description
            #partial
            #write
            #(#payload_impls)*
            #(#builder_impls)*
            #[automatically_derived]
            impl #bare #this #bounded {
                #(#starts)*
                #query_start
            }
            #query_impls
        };
    }
}

/// The fields for queries: the struct, what makes them known, and the function that begins one.
#[cfg(feature = "query")]
pub(super) fn query(resource: &Resource<'_>) -> [TokenStream; 3] {
    // Queries are JSON:API's.
    if resource.is_hal() {
        return Default::default();
    }
    [fields::definition(resource), fields::impls(resource), fields::start(resource)]
}

/// Without the feature `query`, nothing.
#[cfg(not(feature = "query"))]
pub(super) fn query(_: &Resource<'_>) -> [TokenStream; 3] {
    Default::default()
}

fn description(resource: &Resource<'_>) -> TokenStream {
    let (p, generics, this) = (&inner(Span::call_site()), &resource.generics, resource.this());
    let (bare, arguments) = (generics.bare(&[]), generics.arguments(&[]));
    let Names { create, update, partial } = Names::new(resource);
    let id_type = resource.id_type();
    let id = resource.ids.first().map(|id| &id.field.ident);
    let (lists, schema) = schema::schema(resource);
    let type_name = schema::type_name(resource);
    let mut needs = bounds(generics, [&id_type], &quote!(#p::ResourceId));
    for member in &resource.members {
        let bound = match &member.kind {
            Kind::Attribute(kind) if kind.serde => continue,
            Kind::Attribute(_) => quote!(#p::Attribute),
            Kind::Relationship(_) if resource.is_hal() => quote!(#p::LinkRelation),
            Kind::Relationship(_) => quote!(#p::Relationship),
        };
        needs.extend(bounds(generics, [&member.ty.to_token_stream()], &bound));
    }
    let bounded = generics.bounded(&needs);
    // Where a type is a parameter there is no place for such a constant.
    let meta = resource.metas.first().and_then(|meta| {
        let (ty, span) = (generics.without(&meta.ty.to_token_stream())?, located(&meta.ty));
        let p = inner(span);
        Some(quote_spanned!(span=> const _: () = #p::meta::<#ty>();))
    });
    quote! {
        #lists
        #meta
        #[automatically_derived]
        impl #bare #p::Resource for #this #bounded {
            type Id = #id_type;
            type Partial = #partial #arguments;
            type Create = #create #arguments;
            type Update = #update #arguments;
            const TYPE: &'static ::core::primitive::str = #type_name;
            const SCHEMA: &'static #p::Schema = #schema;
            fn resource_id(&self) -> &Self::Id {
                &self.#id
            }
        }
    }
}
