//! The fields of a resource as values that queries can name.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt;

use super::items::{inner, quiet};
use super::slots::documented;
use crate::model::{Kind, Member, Resource, Wire};

/// The name of the struct.
pub(super) fn name(resource: &Resource<'_>) -> Ident {
    let ident = &resource.input.ident;
    format_ident!("{ident}Fields", span = ident.span())
}

/// The members that responses can have, and whose names can stand in a query: a comma would end the
/// name, a dot and a minus before it would mean something else.
fn members<'m, 'a>(resource: &'m Resource<'a>) -> impl Iterator<Item = &'m Member<'a>> {
    let all = resource.members.iter().filter(|member| member.presences.in_responses());
    all.filter(|Member { wire: Wire { name, .. }, .. }| {
        !(name.is_empty() || name.contains([',', '.']) || name.starts_with('-'))
    })
}

/// The struct.
pub(super) fn definition(resource: &Resource<'_>) -> TokenStream {
    let (p, vis, this, name) =
        (&resource.runtime, &resource.input.vis, resource.this(), name(resource));
    let declared = resource.generics.declared(&[]);
    let bounded = resource.generics.bounded(&[]);
    let documentation =
        format!("The fields of a [`{}`], for queries.", resource.input.ident.unraw());
    let id = resource.ids.first().map(|id| {
        let (ident, vis) = (&id.field.ident, &id.field.field.vis);
        quote!(#[doc = "The id."] #vis #ident: #p::IdField<#this>,)
    });
    let fields = members(resource).map(|member| {
        let (ident, vis, ty) = (&member.ident, &member.field.vis, &member.ty);
        let attributes = documented(member);
        let field = match member.kind {
            Kind::Attribute(_) => quote!(AttributeField),
            Kind::Relationship(_) => quote!(RelationshipField),
        };
        quote!(#(#attributes)* #vis #ident: #p::#field<#this, #ty>,)
    });
    let quiet = quiet();
    quote! {
        #[doc = #documentation]
        #quiet
        #vis struct #name #declared #bounded {
            #id
            #(#fields)*
        }
    }
}

/// What makes the fields known.
pub(super) fn impls(resource: &Resource<'_>) -> TokenStream {
    let (p, this, name) = (&inner(proc_macro2::Span::call_site()), resource.this(), name(resource));
    let generics = &resource.generics;
    let (bare, arguments) = (generics.bare(&[]), generics.arguments(&[]));
    let bounded = if generics.has_types() {
        generics.bounded(&[quote!(#this: #p::Resource)])
    } else {
        generics.bounded(&[])
    };
    let id = resource.ids.first().map(|id| {
        let ident = &id.field.ident;
        quote!(#ident: #p::IdField::ID,)
    });
    let fields = members(resource).map(|member| {
        let (ident, index) = (&member.ident, member.index);
        match member.kind {
            Kind::Attribute(_) => quote!(#ident: #p::AttributeField::at(#index),),
            Kind::Relationship(_) => quote!(#ident: #p::RelationshipField::at(#index),),
        }
    });
    quote! {
        #[automatically_derived]
        impl #bare #p::Queryable for #this #bounded {
            type Fields = #name #arguments;
            const FIELDS: Self::Fields = #name { #id #(#fields)* };
        }
    }
}

/// The function that begins a query.
pub(super) fn start(resource: &Resource<'_>) -> TokenStream {
    let (p, vis) = (&inner(proc_macro2::Span::call_site()), &resource.input.vis);
    let this = resource.this();
    let where_resource = resource.generics.has_types().then(|| quote!(where #this: #p::Resource));
    quote! {
        /// Begins a query for resources of this type.
        #vis fn query() -> #p::QueryBuilder<Self> #where_resource {
            #p::QueryBuilder::new()
        }
    }
}
