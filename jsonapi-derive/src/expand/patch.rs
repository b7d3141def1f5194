//! The patch of an object: each member absent, `null` or a value. It is its own builder.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt;

use super::found::restored;
use super::items::{self, inner, quiet};
use super::merge::{in_patch, merged_type, merged_value};
use super::object::Bounds;
use super::partial::attribute_arm;
use super::slots::Slot;
use crate::model::{Kind, Member, Object, ObjectMember, Rest};

/// What is generated for a patch.
pub(super) struct Patch {
    /// The struct itself.
    pub(super) definition: TokenStream,
    /// What stands in the block of the object's own impls.
    pub(super) impls: TokenStream,
}

/// The patch of an object with these members.
pub(super) fn patch(
    object: &Object<'_>,
    members: &[ObjectMember<'_>],
    rest: Option<&Rest>,
    bounds: &Bounds,
) -> Patch {
    let members: Vec<Member<'_>> =
        members.iter().enumerate().map(|(index, member)| member.in_patch(index)).collect();
    let slots: Vec<Slot> =
        members.iter().filter_map(|member| in_patch(&object.runtime, member)).collect();
    let name = format_ident!("{}Patch", object.input.ident, span = object.input.ident.span());
    let bounds = &with_patches(object, &members, bounds);
    let definition = definition(object, &name, &slots, rest);
    let setters = setters(object, &name, &slots, rest);
    let writing = writing(object, &name, &slots, rest, bounds);
    let reading = reading(object, &name, &members, &slots, rest, bounds);
    Patch {
        definition,
        impls: quote! {
            #setters
            #writing
            #reading
        },
    }
}

/// What has to hold for the patch to be written, and to be read: the same as of the object, and
/// of the patches inside.
fn with_patches(object: &Object<'_>, members: &[Member<'_>], bounds: &Bounds) -> Bounds {
    let (p, generics, de) = (&object.runtime, &object.generics, object.generics.document());
    let types: Vec<_> =
        members.iter().filter(|member| member.is_merged()).map(|it| merged_value(p, it)).collect();
    let writes = items::bounds(generics, &types, &quote!(#p::Attribute));
    let reads = items::bounds(generics, &types, &quote!(#p::ReadAttribute<#de>));
    // Where a patch mentions a type parameter, so does its object, whose bound is there.
    let Bounds { exist, read } = bounds;
    Bounds { exist: quote!(#exist #(#writes,)*), read: quote!(#read #(#writes,)* #(#reads,)*) }
}

fn definition(
    object: &Object<'_>,
    name: &Ident,
    slots: &[Slot],
    rest: Option<&Rest>,
) -> TokenStream {
    let (vis, generics) = (&object.input.vis, &object.generics);
    let declared = generics.declared(&[]);
    let bounded = generics.bounded(&[]);
    let this = object.input.ident.unraw();
    let documentation =
        format!("Changes a [`{this}`] member by member: what is absent stays, `null` removes.");
    let fields = slots.iter().map(|slot| {
        let Slot { ident, visibility, attributes, ty, .. } = slot;
        quote!(#(#attributes)* #visibility #ident: #ty,)
    });
    let rest = rest.map(|Rest { ident, ty, visibility, .. }| {
        quote! {
            /// The members without a field of their own, `null` where they are removed.
            #visibility #ident: #ty,
        }
    });
    let quiet = quiet();
    quote! {
        #[doc = #documentation]
        #[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::cmp::PartialEq)]
        #quiet
        #vis struct #name #declared #bounded {
            #(#fields)*
            #rest
        }
    }
}

/// The setters, and the patch that changes nothing.
fn setters(object: &Object<'_>, name: &Ident, slots: &[Slot], rest: Option<&Rest>) -> TokenStream {
    let (generics, vis) = (&object.generics, &object.input.vis);
    let (bare, arguments) = (generics.bare(&[]), generics.arguments(&[]));
    let bounded = generics.bounded(&[]);
    let setters = slots.iter().map(|slot| {
        let Slot { ident, attributes, parameter, value, put, also, .. } = slot;
        let parameter = parameter.as_ref().map(|ty| quote!(__value: #ty));
        let stored = match put {
            Some(put) => {
                let p = &inner(put.span());
                quote!(#p::#put(&mut self.#ident, __value);)
            }
            None => quote!(self.#ident = #value;),
        };
        let also = also.as_ref().map(|(prefix, value, text)| {
            let name = format_ident!("{prefix}_{}", ident.unraw(), span = ident.span());
            quote! {
                #[doc = #text]
                #[must_use]
                #vis fn #name(mut self) -> Self {
                    self.#ident = #value;
                    self
                }
            }
        });
        quote! {
            #(#attributes)*
            #[must_use]
            #vis fn #ident(mut self, #parameter) -> Self {
                #stored
                self
            }
            #also
        }
    });
    let vacant = slots.iter().map(|slot| {
        let (ident, vacant) = (&slot.ident, &slot.vacant);
        quote!(#ident: #vacant,)
    });
    let rest = rest.map(|rest| &rest.ident).into_iter();
    quote! {
        #[automatically_derived]
        impl #bare #name #arguments #bounded {
            #(#setters)*
        }

        #[automatically_derived]
        impl #bare ::core::default::Default for #name #arguments #bounded {
            fn default() -> Self {
                #name { #(#vacant)* #(#rest: ::core::default::Default::default(),)* }
            }
        }
    }
}

fn writing(
    object: &Object<'_>,
    name: &Ident,
    slots: &[Slot],
    rest: Option<&Rest>,
    bounds: &Bounds,
) -> TokenStream {
    let (p, generics, ident) = (&inner(Span::call_site()), &object.generics, &object.input.ident);
    let (bare, arguments) = (generics.bare(&[]), generics.arguments(&[]));
    let plain = generics.bounded(&[]);
    let this = quote!(#ident #arguments);
    let writes = slots.iter().map(Slot::written);
    let rest = rest.map(|rest| &rest.ident).into_iter();
    let exist = &bounds.exist;
    quote! {
        #[automatically_derived]
        impl #bare #p::Mergeable for #this #plain {
            type Patch = #name #arguments;
        }

        #[automatically_derived]
        impl #bare #p::Attribute for #name #arguments #exist {
            const KIND: #p::Kind = <#this as #p::Attribute>::KIND;
            const RULED: ::core::primitive::bool = <#this as #p::Attribute>::RULED;

            fn write(&self, __writer: &mut #p::JsonWriter) {
                let mut __object = #p::ObjectWriter::open(__writer, <__Fields #arguments>::MEMBERS);
                __object.members(&[#(#writes)*]);
                #(__object.rest(&self.#rest);)*
                __object.close();
            }
        }
    }
}

fn reading(
    object: &Object<'_>,
    name: &Ident,
    members: &[Member<'_>],
    slots: &[Slot],
    rest: Option<&Rest>,
    bounds: &Bounds,
) -> TokenStream {
    let (p, generics) = (&inner(Span::call_site()), &object.generics);
    let (bare, arguments, plain) =
        (generics.bare(&[]), generics.arguments(&[]), generics.bounded(&[]));
    let (reading, de) = (generics.bare_reading(), generics.document());
    let idents: Vec<_> = members.iter().map(|member| &member.ident).collect();
    let types = members.iter().map(|member| merged_type(p, member));
    let arms = members.iter().filter_map(|member| match &member.kind {
        Kind::Attribute(kind) => Some(attribute_arm(member, kind)),
        Kind::Relationship(_) => None,
    });
    let values = slots.iter().map(|slot| (&slot.ident, &slot.from));
    let rest_ident: Vec<_> = rest.map(|rest| &rest.ident).into_iter().collect();
    let kept = quote!(#(#rest_ident: ::core::mem::take(&mut __partial.#rest_ident),)*);
    let restored = restored(p, name, values, &kept);
    let rest_type = rest.map(|rest| &rest.ty).into_iter();
    let Bounds { exist, read } = bounds;
    quote! {
        struct __Patch #bare #plain {
            #(#idents: ::core::option::Option<#types>,)*
            #(#rest_ident: #rest_type,)*
        }

        #[automatically_derived]
        impl #bare __Patch #arguments #exist {
            fn finish(mut self) -> ::core::option::Option<#name #arguments> {
                let __partial = &mut self;
                #restored
            }
        }

        #[automatically_derived]
        impl #reading #p::ObjectFields<#de> for __Patch #arguments #read {
            fn member(
                &mut self,
                __index: ::core::primitive::usize,
                __reader: &mut #p::Reader<#de>,
                __at: &#p::Path<'_>,
            ) -> ::core::result::Result<(), #p::Stop> {
                match __index { #(#arms)* _ => __reader.skip(__at) }
            }
            #(
                fn rest(&mut self) -> ::core::option::Option<&mut #p::Object> {
                    #p::Some(&mut self.#rest_ident)
                }
            )*
        }

        #[automatically_derived]
        impl #reading #p::ReadAttribute<#de> for #name #arguments #read {
            fn read(
                __reader: &mut #p::Reader<#de>,
                __at: &#p::Path<'_>,
            ) -> ::core::result::Result<::core::option::Option<Self>, #p::Stop> {
                let mut __fields = __Patch {
                    #(#idents: #p::None,)*
                    #(#rest_ident: ::core::default::Default::default(),)*
                };
                if !__reader.object_patch(<__Fields #arguments>::MEMBERS, &mut __fields, __at)? {
                    return ::core::result::Result::Ok(#p::None);
                }
                ::core::result::Result::Ok(__fields.finish())
            }
        }
    }
}
