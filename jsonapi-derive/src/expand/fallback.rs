//! What stands beside a mistake, so that one mistake is one error: the same names and traits,
//! without the parts that the mistake makes doubtful. None of it ever runs.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt;

use super::items::{Names, inner, quiet};
use super::slots::{Operation, ruled};
use crate::model::{Object, Resource, Set, Shape, VariantKind, snake_case};

/// Beside mistakes in a resource.
pub(crate) fn resource(resource: &Resource<'_>) -> TokenStream {
    let Names { create, update, partial } = Names::new(resource);
    let builders =
        [&create, &update].map(|name| format_ident!("{name}Builder", span = name.span()));
    let structs =
        [&create, &update, &partial].into_iter().chain(&builders).map(|name| empty(name, resource));
    let id_type = resource.id_type();
    let description = description(resource);
    let reading = reading(resource);
    let [create_builder, update_builder] = &builders;
    let creating = payload(resource, &create, &quote!(Create));
    let updating = payload(resource, &update, &quote!(Update));
    let create_start = quote!(create());
    let update_start = quote!(update(_: impl ::core::convert::Into<#id_type>));
    let [create, update] = [(&create, Operation::Create), (&update, Operation::Update)]
        .map(|(name, operation)| built(resource, name, operation));
    let creation = builder(resource, &create, create_builder, &create_start);
    let update = builder(resource, &update, update_builder, &update_start);
    let [fields, query, start] = super::resource::query(resource);
    let (quiet, runtime, inner) = (quiet(), &resource.runtime, inner(Span::call_site()));
    let (this, bare) = (resource.this(), resource.generics.bare(&[]));
    let bounded = resource.generics.bounded(&[]);
    let query = (!fields.is_empty()).then(|| {
        quote! {
            use #runtime as #inner;
            #query
            impl #bare #this #bounded { #start }
        }
    });
    quote! {
        #(#structs)*
        #fields
        #quiet
        const _: () = {
            #query
            #description
            #reading
            #creating
            #updating
            #creation
            #update
        };
    }
}

fn description(resource: &Resource<'_>) -> TokenStream {
    let (p, generics, this) = (&resource.runtime, &resource.generics, resource.this());
    let (bare, arguments) = (generics.bare(&[]), generics.arguments(&[]));
    let bounded = generics.bounded(&[]);
    let Names { create, update, partial } = Names::new(resource);
    let (id_type, type_name) = (resource.id_type(), super::schema::type_name(resource));
    // Resources without a type are those of HAL, to which relationships cannot lead.
    let is_missing = type_name.is_empty() && !resource.is_hal();
    let type_name = if is_missing { "missing" } else { type_name };
    quote! {
        impl #bare #p::Resource for #this #bounded {
            type Id = #id_type;
            type Partial = #partial #arguments;
            type Create = #create #arguments;
            type Update = #update #arguments;
            const TYPE: &'static ::core::primitive::str = #type_name;
            const SCHEMA: &'static #p::Schema =
                &#p::schema(#type_name, "", "", #p::Presence::Forbidden, false, &[], &[]);
            fn resource_id(&self) -> &Self::Id { ::core::unreachable!() }
        }
        impl #bare #p::WriteMembers for #this #bounded {
            fn write_members(&self, _: &mut #p::Members<'_>) {}
        }
    }
}

fn reading(resource: &Resource<'_>) -> TokenStream {
    let (p, generics, this) = (&resource.runtime, &resource.generics, resource.this());
    let (bare, arguments) = (generics.bare(&[]), generics.arguments(&[]));
    let (reading, de) = (generics.bare_reading(), generics.document());
    let bounded = generics.bounded(&[]);
    let Names { partial, .. } = Names::new(resource);
    quote! {
        impl #reading #p::Fields<#de> for #partial #arguments #bounded {
            fn vacant() -> Self { ::core::unreachable!() }
            fn id(
                &mut self,
                _: ::std::borrow::Cow<#de, ::core::primitive::str>,
            ) -> ::core::primitive::bool {
                ::core::unreachable!()
            }
            fn attribute(
                &mut self,
                _: ::core::primitive::usize,
                _: &mut #p::Reader<#de>,
                _: &#p::Path<'_>,
            ) -> ::core::result::Result<(), #p::Stop> {
                ::core::unreachable!()
            }
            fn relationship(
                &mut self,
                _: ::core::primitive::usize,
                _: &mut #p::Reader<#de>,
                _: &#p::Path<'_>,
            ) -> ::core::result::Result<(), #p::Stop> {
                ::core::unreachable!()
            }
        }
        impl #bare #p::FromPartial<#partial #arguments> for #this #bounded {
            fn from_partial(_: &mut #partial #arguments) -> ::core::option::Option<Self> {
                ::core::unreachable!()
            }
        }
        impl #reading #p::ReadResource<#de> for #partial #arguments #bounded {
            fn read_resource(
                _: &mut #p::Reader<#de>,
                _: &#p::Path<'_>,
            ) -> ::core::result::Result<::core::option::Option<Self>, #p::Stop> {
                ::core::unreachable!()
            }
        }
    }
}

fn payload(resource: &Resource<'_>, name: &Ident, operation: &TokenStream) -> TokenStream {
    let (p, generics, this) = (&resource.runtime, &resource.generics, resource.this());
    let (bare, arguments) = (generics.bare(&[]), generics.arguments(&[]));
    let (reading, de) = (generics.bare_reading(), generics.document());
    let bounded = generics.bounded(&[]);
    let Names { partial, .. } = Names::new(resource);
    let deserialize = (!generics.has_lifetimes()).then(|| {
        quote! {
            impl #reading #p::serde::Deserialize<#de> for #name #arguments #bounded {
                fn deserialize<__D: #p::serde::Deserializer<#de>>(
                    _: __D,
                ) -> ::core::result::Result<Self, __D::Error> {
                    ::core::unreachable!()
                }
            }
        }
    });
    quote! {
        impl #bare #p::WriteMembers for #name #arguments #bounded {
            fn write_members(&self, _: &mut #p::Members<'_>) {}
        }
        impl #bare #p::Payload for #name #arguments #bounded {
            type Resource = #this;
            const OPERATION: #p::Operation = #p::Operation::#operation;
            fn from_parts(
                _: &mut #partial #arguments,
                _: ::core::option::Option<#p::Meta>,
            ) -> ::core::option::Option<Self> {
                ::core::unreachable!()
            }
            fn meta(&self) -> ::core::option::Option<&#p::Meta> {
                ::core::unreachable!()
            }
            fn id_text(
                &self,
            ) -> ::core::option::Option<::std::borrow::Cow<'_, ::core::primitive::str>> {
                ::core::unreachable!()
            }
        }
        impl #bare #p::serde::Serialize for #name #arguments #bounded {
            fn serialize<__S: #p::serde::Serializer>(
                &self,
                _: __S,
            ) -> ::core::result::Result<__S::Ok, __S::Error> {
                ::core::unreachable!()
            }
        }
        #deserialize
    }
}

/// What `build` gives.
fn built(resource: &Resource<'_>, name: &Ident, operation: Operation) -> TokenStream {
    let (p, arguments) = (&resource.runtime, resource.generics.arguments(&[]));
    if ruled(resource, operation) {
        quote!(::core::result::Result<#name #arguments, #p::Violations>)
    } else {
        quote!(#name #arguments)
    }
}

fn builder(
    resource: &Resource<'_>,
    built: &TokenStream,
    builder: &Ident,
    start: &TokenStream,
) -> TokenStream {
    let (generics, vis, this) = (&resource.generics, &resource.input.vis, resource.this());
    let (bare, arguments) = (generics.bare(&[]), generics.arguments(&[]));
    let bounded = generics.bounded(&[]);
    let setters = setters(resource);
    quote! {
        impl #bare #builder #arguments #bounded {
            #(#setters)*
            #vis fn build(self) -> #built { ::core::unreachable!() }
        }
        impl #bare #this #bounded {
            #vis fn #start -> #builder #arguments { ::core::unreachable!() }
        }
    }
}

/// A struct of that name. Its members are left out, but not what a program asks of it.
fn empty(name: &Ident, resource: &Resource<'_>) -> TokenStream {
    let (vis, generics) = (&resource.input.vis, &resource.generics);
    let declared = generics.declared(&[]);
    let bounded = generics.bounded(&[]);
    let marker = generics.unused(TokenStream::new).unwrap_or_else(|| quote!(()));
    let (quiet, text) = (quiet(), "Incomplete: the resource has mistakes.");
    quote! {
        #[doc = #text]
        #[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::cmp::PartialEq)]
        #quiet
        #vis struct #name #declared #bounded { marker: #marker }
    }
}

/// Every setter that could have been meant, each name once; they take anything.
fn setters(resource: &Resource<'_>) -> Vec<TokenStream> {
    let vis = &resource.input.vis;
    let text = "Incomplete: the resource has mistakes.";
    let mut seen: HashSet<String> = HashSet::from(["build".to_owned()]);
    let mut setters = Vec::new();
    for own in ["id", "lid", "meta"] {
        seen.insert(own.to_owned());
        let name = Ident::new(own, Span::call_site());
        setters.push(quote!(#[doc = #text] #vis fn #name(self, _: impl ::core::marker::Sized) -> Self { self }));
    }
    for member in &resource.members {
        let ident = &member.ident;
        let plain = ident.unraw();
        if seen.insert(plain.to_string()) {
            let value = match &member.kind {
                crate::model::Kind::Attribute(crate::model::Attribute {
                    constant: Some(_),
                    ..
                }) => None,
                _ => Some(quote!(_: impl ::core::marker::Sized)),
            };
            setters.push(quote!(#[doc = #text] #vis fn #ident(self, #value) -> Self { self }));
        }
    }
    for member in &resource.members {
        for prefix in ["clear", "empty"] {
            let name = format_ident!("{prefix}_{}", member.ident.unraw());
            if seen.insert(name.to_string()) {
                setters.push(quote!(#[doc = #text] #vis fn #name(self) -> Self { self }));
            }
        }
    }
    setters
}

/// Beside mistakes in an attribute's type.
pub(crate) fn object(object: &Object<'_>) -> TokenStream {
    let (p, generics, ident) = (&object.runtime, &object.generics, &object.input.ident);
    let (bare, arguments) = (generics.bare(&[]), generics.arguments(&[]));
    let (reading, de) = (generics.bare_reading(), generics.document());
    let bounded = generics.bounded(&[]);
    let (quiet, compared) = (quiet(), super::object::compared(object));
    let (patch, of_patch) = patch(object);
    quote! {
        #patch
        #quiet
        const _: () = {
            #compared
            #of_patch
            impl #bare #p::Attribute for #ident #arguments #bounded {
                const KIND: #p::Kind = #p::Kind::Any;
                fn write(&self, _: &mut #p::JsonWriter) { ::core::unreachable!() }
            }
            impl #reading #p::ReadAttribute<#de> for #ident #arguments #bounded {
                fn read(
                    _: &mut #p::Reader<#de>,
                    _: &#p::Path<'_>,
                ) -> ::core::result::Result<::core::option::Option<Self>, #p::Stop> {
                    ::core::unreachable!()
                }
            }
        };
    }
}

/// The patch of an object with mistakes: the struct, if there would be one, and the impls.
fn patch(object: &Object<'_>) -> (TokenStream, TokenStream) {
    let (p, generics, ident) = (&object.runtime, &object.generics, &object.input.ident);
    let (bare, arguments) = (generics.bare(&[]), generics.arguments(&[]));
    let (reading, de) = (generics.bare_reading(), generics.document());
    let bounded = generics.bounded(&[]);
    let Shape::Object { members, .. } = &object.shape else {
        return (TokenStream::new(), merged(object, &quote!(#p::NoPatch)));
    };
    if object.patch.is_none() {
        return (TokenStream::new(), merged(object, &quote!(#p::NoPatch)));
    }
    let name = format_ident!("{ident}Patch", span = ident.span());
    let (vis, declared) = (&object.input.vis, generics.declared(&[]));
    let marker = generics.unused(TokenStream::new).unwrap_or_else(|| quote!(()));
    let (quiet, text) = (quiet(), "Incomplete: the object has mistakes.");
    let mut seen = HashSet::new();
    let setters = members.iter().flat_map(|member| {
        let ident = &member.ident;
        let clear = format_ident!("clear_{}", ident.unraw());
        let value = member.constant.is_none().then(|| quote!(_: impl ::core::marker::Sized));
        [(ident.clone(), value), (clear, None)]
    });
    let setters = setters.filter(|(name, _)| seen.insert(name.unraw().to_string()));
    let setters = setters
        .map(|(name, value)| quote!(#[doc = #text] #vis fn #name(self, #value) -> Self { self }));
    let setters: TokenStream = setters.collect();
    let merged = merged(object, &quote!(#name #arguments));
    let definition = quote! {
        #[doc = #text]
        #[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::cmp::PartialEq)]
        #quiet
        #vis struct #name #declared #bounded { marker: #marker }
    };
    let impls = quote! {
        #merged
        impl #bare #name #arguments #bounded { #setters }
        impl #bare ::core::default::Default for #name #arguments #bounded {
            fn default() -> Self { ::core::unreachable!() }
        }
        impl #bare #p::Attribute for #name #arguments #bounded {
            const KIND: #p::Kind = #p::Kind::Any;
            fn write(&self, _: &mut #p::JsonWriter) { ::core::unreachable!() }
        }
        impl #reading #p::ReadAttribute<#de> for #name #arguments #bounded {
            fn read(
                _: &mut #p::Reader<#de>,
                _: &#p::Path<'_>,
            ) -> ::core::result::Result<::core::option::Option<Self>, #p::Stop> {
                ::core::unreachable!()
            }
        }
    };
    (definition, impls)
}

/// Says that updates merge the object, whatever it is: mistakes are elsewhere.
fn merged(object: &Object<'_>, patch: &TokenStream) -> TokenStream {
    let (p, generics, ident) = (&object.runtime, &object.generics, &object.input.ident);
    let (bare, arguments) = (generics.bare(&[]), generics.arguments(&[]));
    let bounded = generics.bounded(&[]);
    quote! {
        impl #bare #p::MayMerge for #ident #arguments #bounded {
            type Patch = #patch;
            const MERGES: ::core::primitive::bool = true;
        }
    }
}

/// Beside mistakes in a set.
pub(crate) fn set(set: &Set<'_>) -> TokenStream {
    let (p, generics, vis) = (&set.runtime, &set.generics, &set.input.vis);
    let (ident, bare, arguments) = (&set.input.ident, generics.bare(&[]), generics.arguments(&[]));
    let (reading, de) = (generics.bare_reading(), generics.document());
    let bounded = generics.bounded(&[]);
    let this = quote!(#ident #arguments);
    let quiet = quiet();
    let mut seen = HashSet::new();
    let mut members = vec![this.clone()];
    let mut functions = Vec::new();
    for variant in &set.variants {
        match &variant.kind {
            VariantKind::Resource(ty) => {
                if seen.insert(quote!(#ty).to_string()) {
                    members.push(quote!(#ty));
                }
            }
            VariantKind::Name(_) => {
                let name = snake_case(&variant.variant.ident.unraw().to_string());
                let name = super::set::function_name(&name, variant.variant.ident.span());
                if seen.insert(format!("fn {name}")) {
                    functions.push(quote! {
                        /// Incomplete: the set has mistakes.
                        #vis fn #name(
                            _: impl ::core::convert::Into<::std::string::String>,
                        ) -> #p::Identifier<#this> {
                            ::core::unreachable!()
                        }
                    });
                }
            }
            VariantKind::Other(..) => {}
        }
    }
    quote! {
        #quiet
        const _: () = {
            impl #bare #p::Target for #this #bounded {
                type Id = ::std::string::String;
                const TYPES: &'static [&'static ::core::primitive::str] = &[];
            }
            #(
                impl #bare #p::MemberOf<#this> for #members #bounded {
                    fn convert_kind(_: ::core::primitive::usize) -> ::core::primitive::usize {
                        ::core::unreachable!()
                    }
                    fn convert_id(_: <Self as #p::Target>::Id) -> ::std::string::String {
                        ::core::unreachable!()
                    }
                }
            )*
            impl #reading #p::ReadResource<#de> for #this #bounded {
                fn read_resource(
                    _: &mut #p::Reader<#de>,
                    _: &#p::Path<'_>,
                ) -> ::core::result::Result<::core::option::Option<Self>, #p::Stop> {
                    ::core::unreachable!()
                }
            }
            impl #bare #p::WriteResource for #this #bounded {
                fn type_name(&self) -> &::core::primitive::str { ::core::unreachable!() }
                fn id_text(&self) -> ::std::borrow::Cow<'_, ::core::primitive::str> {
                    ::core::unreachable!()
                }
                fn write_resource(&self, _: &mut #p::JsonWriter) { ::core::unreachable!() }
            }
            impl #bare #this #bounded { #(#functions)* }
        };
    }
}
