//! Resources in HAL: how they are read and written, and their payloads.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};

use super::items::{Names, bounds, inner, located, type_of};
use super::merge::merged_type;
use super::partial::{attribute_arm, idents, values, where_clauses};
use super::payload as payloads;
use super::schema::aliases;
use super::slots::{Found, Operation, Slot, restored};
use super::structs::{Payload, common};
use crate::model::{Kind, Member, Resource};
use crate::parse::Presence;

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
        let call = quote_spanned!(span=> __reader.attribute(&mut self.#ident, __at)?);
        quote! {
            fn embedded(&mut self, __reader: &mut #p::Reader<#de>, __at: #path) -> #result {
                #call;
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
    let (unless_missing, literal) = restored(p, idents.iter().copied().zip(&values));
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
                    #unless_missing
                    #p::Some(Self { #(#literal)* })
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
        let (ident, span) = (&member.ident, located(&member.ty));
        let p = &inner(span);
        let plain = quote_spanned!(span=> &self.#ident,);
        // What has no value is left out: in a merge patch, `null` is no value.
        let optional = quote_spanned!(span=> &#p::Optional(&self.#ident),);
        match &member.kind {
            Kind::Relationship(kind) => links.push(if kind.option { optional } else { plain }),
            Kind::Attribute(kind) => attributes.push(match (kind.serde, kind.inner.is_some()) {
                (false, false) => plain,
                (false, true) => optional,
                (true, false) => quote_spanned!(span=> &#p::Serialized(&self.#ident),),
                (true, true) => quote_spanned!(span=> &#p::OptionalSerialized(&self.#ident),),
            }),
        }
    }
    let others = match resource.links.first() {
        Some(others) => {
            let ident = &others.ident;
            quote!(#p::Some(&self.#ident))
        }
        None => quote!(#p::None),
    };
    let id = resource.ids.first().map(|id| &id.field.ident);
    let embedded = resource.embedded.first().map(|embedded| {
        let (ident, span) = (&embedded.ident, located(&embedded.ty));
        quote_spanned!(span=> __members.embedded(&self.#ident);)
    });
    let rest = resource.rests.first().map(|rest| {
        let (ident, span) = (&rest.ident, located(&rest.ty));
        quote_spanned!(span=> __members.rest(&self.#ident);)
    });
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
                #p::Kind::Object(#p::ObjectMembers(|| <Self as #p::Resource>::SCHEMA.attributes));
            #ruled

            fn write(&self, __writer: &mut #p::JsonWriter) {
                let (__schema, __operation) =
                    (<Self as #p::Resource>::SCHEMA, #p::Operation::Read);
                #p::write_hal(__writer, __schema, __operation, &|__members| {
                    __members.hal_links(&[#(#links)*], #others);
                    __members.hal_id(&self.#id);
                    __members.root(&[#(#attributes)*]);
                    #embedded
                    #rest
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
        let bound = match &member.kind {
            Kind::Attribute(kind) if kind.serde => quote!(#p::serde::Serialize),
            Kind::Attribute(_) | Kind::Relationship(_) => quote!(#p::Attribute),
        };
        needs.extend(bounds(generics, [&member.ty.to_token_stream()], &bound));
    }
    if let Some(embedded) = resource.embedded.first() {
        needs.extend(bounds(generics, [&type_of(embedded)], &quote!(#p::Attribute)));
    }
    needs
}

/// Whether an object is merged in the payload.
fn merges(resource: &Resource<'_>, payload: &Payload) -> bool {
    let is_merged = |member: &Member<'_>| {
        matches!(&member.kind, Kind::Attribute(kind) if kind.patch.is_some())
            && member.presences.update != Presence::Forbidden
    };
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
pub(super) fn payload(resource: &Resource<'_>, payload: &Payload) -> TokenStream {
    let (p, generics, name) = (&inner(Span::call_site()), &resource.generics, &payload.name);
    let (bare, arguments) = (generics.bare(&[]), generics.arguments(&[]));
    let (this, partial) = (resource.this(), Names::new(resource).partial);
    let operation = match payload.operation {
        Operation::Create => quote!(#p::Operation::Create),
        Operation::Update => quote!(#p::Operation::Update),
    };
    let merges = merges(resource, payload);
    let restore = restore(resource, payload);
    let id_text = match payload.id {
        Presence::Required => {
            quote!(::core::option::Option::Some(#p::ResourceId::to_text(&self.id)))
        }
        Presence::Optional => quote!(self.id.as_ref().map(#p::ResourceId::to_text)),
        Presence::Forbidden => quote!(::core::option::Option::None),
    };
    let storage = storage(resource, payload);
    let storage = quote!(#storage #arguments);
    let (merged, from_parts, from_storage) = if merges {
        let merged = merged(resource, payload, &restore);
        let from_parts = quote!(let _ = __partial; #p::None);
        (Some(merged), from_parts, quote!(__found.restore()))
    } else {
        let from_parts = quote!(<Self as #p::Payload>::from_parts(&mut __found, #p::None));
        (None, restore, from_parts)
    };
    let bounded = if generics.has_types() {
        generics.bounded(&[
            quote!(#this: #p::Resource<Partial = #partial #arguments>),
            quote!(#name #arguments: #p::WriteMembers),
            quote!(for<'__any> #storage: #p::HalFields<'__any>),
        ])
    } else {
        generics.bounded(&[])
    };
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
                let mut __found = <#storage as #p::Fields<#de>>::vacant();
                let __schema = <Self::Resource as #p::Resource>::SCHEMA;
                #p::Reader::run_hal(
                    __body, __options, __schema, Self::OPERATION, &mut __found,
                )?;
                #from_storage.ok_or_else(#p::no_value)
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

fn write(resource: &Resource<'_>, payload: &Payload) -> TokenStream {
    let (p, generics, name) = (&inner(Span::call_site()), &resource.generics, &payload.name);
    let (bare, arguments) = (generics.bare(&[]), generics.arguments(&[]));
    let bounded = payloads::write_bounds(resource, payload);
    // The id of an update is in its URL.
    let id = match (payload.operation, payload.id) {
        (Operation::Create, Presence::Required) => Some(quote!(__members.hal_id(&self.id);)),
        (Operation::Create, Presence::Optional) => {
            Some(quote!(__members.optional_hal_id(self.id.as_ref());))
        }
        _ => None,
    };
    let (attributes, links): (Vec<&Slot>, Vec<&Slot>) =
        payload.slots.iter().partition(|slot| slot.noun.starts_with("attribute"));
    let attributes = attributes.iter().map(|slot| &slot.write);
    let links = (!links.is_empty()).then(|| {
        let links = links.iter().map(|slot| &slot.write);
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
    let id_field = resource.ids.first().map(|id| &id.field.ident);
    let id = match payload.id {
        Presence::Required => Some(Found::Needed(quote!(#p::found(&mut __partial.#id_field)))),
        Presence::Optional => Some(Found::Value(quote!(#p::found(&mut __partial.#id_field)))),
        Presence::Forbidden => None,
    };
    let name = &payload.name;
    let id_ident = Ident::new("id", Span::call_site());
    let id = id.as_ref().map(|id| (&id_ident, id)).into_iter();
    let slots = payload.slots.iter().map(|slot| (&slot.ident, &slot.from));
    let (unless_missing, fields) = restored(p, id.chain(slots));
    let marker =
        payload.marker.as_ref().map(|(name, _)| quote!(#name: ::core::marker::PhantomData,));
    quote! {
        #unless_missing
        #p::Some(#name { #(#fields)* #marker })
    }
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
    for (member, ty) in members.iter().zip(&types) {
        let bound = match &member.kind {
            Kind::Attribute(kind) if kind.serde => quote!(#p::serde::Deserialize<#de>),
            _ => quote!(#p::ReadAttribute<#de>),
        };
        reads.extend(bounds(generics, [ty], &bound));
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
    let (id, id_type) = (resource.ids.first().map(|id| &id.field.ident), resource.id_type());
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
                self.#id = <#id_type as #p::ResourceId>::from_text(__text);
                self.#id.is_some()
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
        let (index, ident, span) = (member.index, &member.ident, located(&member.ty));
        match &member.kind {
            Kind::Attribute(kind) => attributes.push(attribute_arm(member, kind)),
            Kind::Relationship(_) => {
                let alias = aliases(resource).position(|(other, ..)| other.index == index);
                let alias = alias.map(|place| {
                    let index = count + place;
                    quote!(| #index)
                });
                links.push(quote_spanned! {span=>
                    #index #alias => __reader.attribute(&mut self.#ident, __at),
                });
            }
        }
    }
    (attributes, links)
}
