//! Resources in HAL: how they are read and written.

mod payload;

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};

pub(super) use self::payload::payload;
use super::found::restored;
use super::items::{Names, bounds, inner, located, located_type, type_of};
use super::own;
use super::partial::{attribute_arm, idents, values, where_clauses};
use super::schema::aliases;
use super::write::Write;
use crate::model::{Attribute, Kind, Member, Resource};

/// Reading the resource: the fields of its partial, and the resource as a value.
pub(super) fn reading(resource: &Resource<'_>) -> TokenStream {
    let (p, generics) = (&inner(Span::call_site()), &resource.generics);
    let (partial, this) = (Names::new(resource).partial, resource.this());
    let arguments = generics.arguments(&[]);
    let reading = generics.bare_reading();
    let de = generics.document();
    let (read, _) = where_clauses(resource);
    let target = quote!(#partial #arguments);
    let members: Vec<&Member<'_>> = resource.members.iter().collect();
    let vacant = idents(resource);
    let vacant = quote!(#partial { #(#vacant: #p::None,)* });
    let fields = fields(resource, &target, &read, &members, &vacant);

    let path = quote!(&#p::Path<'_>);
    let result = quote!(::core::result::Result<::core::primitive::bool, #p::Stop>);
    let links = resource.links.first().map(|links| {
        let ident = &links.ident;
        let span = located(&links.ty);
        let call = quote_spanned! {span=>
            #p::other_link(&mut self.#ident, __name, __reader, __at)
        };
        quote! {
            fn other_link(
                &mut self,
                __name: &::core::primitive::str,
                __reader: &mut #p::Reader<#de>,
                __at: #path,
            ) -> #result {
                #call
            }
        }
    });
    let embedded = resource.embedded.first().map(|embedded| {
        let ident = &embedded.ident;
        let span = located(&embedded.ty);
        let call = own::read(generics.is_own(&embedded.ty), ident, span);
        quote! {
            fn embedded(&mut self, __reader: &mut #p::Reader<#de>, __at: #path) -> #result {
                #call?;
                ::core::result::Result::Ok(true)
            }
        }
    });
    let rest = resource.rests.first().map(|rest| {
        let ident = &rest.ident;
        let span = located(&rest.ty);
        let call = quote_spanned!(span=> self.#ident.get_or_insert_default());
        quote! {
            fn rest(&mut self) -> ::core::option::Option<&mut #p::Object> {
                #p::Some(#call)
            }
        }
    });

    let values = values(resource);
    let idents = idents(resource);
    let name = quote!(Self);
    let members = idents.iter().copied().zip(&values);
    let restored = restored(p, &name, members, &TokenStream::new());
    let mut needs = described(resource);
    if generics.has_types() {
        needs.push(quote!(#target: #p::HalFields<#de>));
    }
    let bounded = generics.bounded(&needs);
    let (bare, written) = (generics.bare(&[]), generics.bounded(&described(resource)));
    quote! {
        #fields

        #[automatically_derived]
        impl #reading #p::HalFields<#de> for #target #read {
            #links
            #embedded
            #rest
        }

        #[automatically_derived]
        impl #reading #p::ReadAttribute<#de> for #this #bounded {
            fn read(
                __reader: &mut #p::Reader<#de>,
                __at: #path,
            ) -> ::core::result::Result<::core::option::Option<Self>, #p::Stop> {
                let mut __found = <#target as #p::Fields<#de>>::vacant();
                let (__schema, __operation) =
                    (<Self as #p::Resource>::SCHEMA, #p::Operation::Read);
                if !__reader.hal_resource(__schema, __operation, &mut __found, __at)? {
                    return ::core::result::Result::Ok(#p::None);
                }
                let __restore = |__partial: &mut #target| {
                    #restored
                };
                ::core::result::Result::Ok(__restore(&mut __found))
            }
        }

        #[automatically_derived]
        impl #bare #p::HalResource for #this #written {}
    }
}

/// Writing the resource, which makes it a value too.
pub(super) fn writing(resource: &Resource<'_>) -> TokenStream {
    let (p, generics, this) = (&inner(Span::call_site()), &resource.generics, resource.this());
    let bare = generics.bare(&[]);
    let (mut attributes, mut links) = (Vec::new(), Vec::new());
    for member in resource.members.iter().filter(|member| member.presences.in_responses()) {
        let (ident, span) = (&member.ident, located_type(&member.ty));
        // What has no value is left out: in a merge patch, `null` is no value.
        let (list, write) = match &member.kind {
            Kind::Relationship(kind) => {
                (&mut links, Write::of(&Attribute::of_link(&member.ty, generics), kind.option))
            }
            Kind::Attribute(kind) => (&mut attributes, Write::of(kind, kind.inner.is_some())),
        };
        list.push(write.item(ident, span));
    }
    let links = match (resource.links.first(), resource.rests.first()) {
        (Some(others), _) => {
            let ident = &others.ident;
            quote!(__members.hal_links(&[#(#links)*], #p::Some(&self.#ident));)
        }
        // Links that no field has are with the rest.
        (None, Some(_)) => quote!(__members.hal_links_and_rest(&[#(#links)*], __rest);),
        (None, None) => quote!(__members.hal_links(&[#(#links)*], #p::None);),
    };
    let id = resource.ids.first().map(|id| own::id(resource, "hal_id", &id.field.ident, false));
    let embedded = resource.embedded.first().map(|embedded| {
        let (ident, span) = (&embedded.ident, located(&embedded.ty));
        if generics.is_own(&embedded.ty) {
            quote_spanned!(span=> __Own(&self.#ident).embedded(__members);)
        } else {
            quote_spanned!(span=> __members.embedded(&self.#ident);)
        }
    });
    let rest = resource.rests.first().map(|rest| {
        let (ident, span) = (&rest.ident, located(&rest.ty));
        let p = inner(span);
        quote_spanned!(span=> let __rest: &#p::Object = &self.#ident;)
    });
    let write_rest = resource.rests.first().map(|_| quote!(__members.rest(__rest);));
    let has_rules =
        |member: &Member<'_>| matches!(&member.kind, Kind::Attribute(kind) if kind.has_rules());
    let ruled = resource.members.iter().any(has_rules);
    let ruled = ruled.then(|| {
        quote!(
            const RULED: ::core::primitive::bool = true;
        )
    });
    let bounded = generics.bounded(&described(resource));
    quote! {
        #[automatically_derived]
        impl #bare #p::Attribute for #this #bounded {
            const KIND: #p::Kind =
                #p::Kind::Object(#p::ObjectMembers::new(
                    || <Self as #p::Resource>::SCHEMA.attributes,
                    true,
                ));
            #ruled

            fn write(&self, __writer: &mut #p::JsonWriter) {
                let (__schema, __operation) =
                    (<Self as #p::Resource>::SCHEMA, #p::Operation::Read);
                #p::write_hal(__writer, __schema, __operation, &|__members| {
                    #rest
                    #links
                    #id
                    __members.root(&[#(#attributes)*]);
                    #embedded
                    #write_rest
                });
            }
        }
    }
}

/// What has to hold for the resource to be described and written, where it has type parameters.
fn described(resource: &Resource<'_>) -> Vec<TokenStream> {
    let (p, generics) = (&inner(Span::call_site()), &resource.generics);
    if !generics.has_types() {
        return Vec::new();
    }
    let (this, partial) = (resource.this(), Names::new(resource).partial);
    let arguments = generics.arguments(&[]);
    let mut needs = vec![quote!(#this: #p::Resource<Partial = #partial #arguments>)];
    let id_type = resource.id_type();
    needs.extend(bounds(generics, [&id_type], &quote!(#p::ResourceId)));
    for member in &resource.members {
        // What is spelled as an `Option` is left out where it has no value, so that the type inside
        // is the one that is written.
        let inner = crate::model::option_of(&member.ty).unwrap_or(&member.ty);
        let bound = match &member.kind {
            Kind::Attribute(kind) if kind.serde => quote!(#p::serde::Serialize),
            Kind::Attribute(_) | Kind::Relationship(_) => quote!(#p::Attribute),
        };
        needs.extend(bounds(generics, [&inner.to_token_stream()], &bound));
    }
    if let Some(embedded) = resource.embedded.first() {
        needs.extend(bounds(generics, [&type_of(embedded)], &quote!(#p::Attribute)));
    }
    needs
}

/// The typed end of the reader for these members.
fn fields(
    resource: &Resource<'_>,
    target: &TokenStream,
    bounded: &TokenStream,
    members: &[&Member<'_>],
    vacant: &TokenStream,
) -> TokenStream {
    let (p, generics) = (&inner(Span::call_site()), &resource.generics);
    let (reading, de) = (generics.bare_reading(), generics.document());
    let path = quote!(&#p::Path<'_>);
    let result = quote!(::core::result::Result<(), #p::Stop>);
    let identify = own::identify(resource, p);
    let (attributes, links) = arms(resource, members);
    quote! {
        #[automatically_derived]
        impl #reading #p::Fields<#de> for #target #bounded {
            fn vacant() -> Self {
                #vacant
            }
            fn id(
                &mut self,
                __text: ::std::borrow::Cow<#de, ::core::primitive::str>,
            ) -> ::core::primitive::bool {
                #identify
            }
            fn attribute(
                &mut self,
                __index: ::core::primitive::usize,
                __reader: &mut #p::Reader<#de>,
                __at: #path,
            ) -> #result {
                match __index { #(#attributes)* _ => __reader.skip(__at) }
            }
            fn relationship(
                &mut self,
                __index: ::core::primitive::usize,
                __reader: &mut #p::Reader<#de>,
                __at: #path,
            ) -> #result {
                match __index { #(#links)* _ => __reader.skip(__at) }
            }
        }
    }
}

/// The jumps from a member's place in the schema to its field: of attributes, and of links under
/// each of their names.
fn arms(resource: &Resource<'_>, members: &[&Member<'_>]) -> (Vec<TokenStream>, Vec<TokenStream>) {
    let is_link = |member: &&Member<'_>| matches!(member.kind, Kind::Relationship(_));
    let count = resource.members.iter().filter(is_link).count();
    let (mut attributes, mut links) = (Vec::new(), Vec::new());
    for member in members {
        let (index, ident, span) = (member.index, &member.ident, located_type(&member.ty));
        match &member.kind {
            Kind::Attribute(kind) => attributes.push(attribute_arm(member, kind)),
            Kind::Relationship(_) => {
                let alias = aliases(resource).position(|(other, ..)| other.index == index);
                let alias = alias.map(|place| {
                    let index = count + place;
                    quote!(| #index)
                });
                let own = resource.generics.is_own(&member.ty);
                let call = own::read(own, ident, span);
                links.push(quote_spanned!(span=> #index #alias => #call,));
            }
        }
    }
    (attributes, links)
}
