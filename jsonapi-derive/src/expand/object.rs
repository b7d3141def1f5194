//! Everything that `#[derive(Attribute)]` generates.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};

use super::found::{Found, restored};
use super::items::{bounds, constant, described, inner, located_type, moved, quiet};
use super::merge::merged_schema;
use super::own;
use super::rules::{Constants, Read, Ruled};
use crate::model::{Object, ObjectMember, Rest, Shape, Variant};

/// What has to hold for an object to be written, and to be read.
pub(super) struct Bounds {
    pub(super) exist: TokenStream,
    pub(super) read: TokenStream,
}

/// The code for a type without mistakes.
pub(crate) fn expand(object: &Object<'_>) -> TokenStream {
    let (quiet, compared) = (quiet(), compared(object));
    let mut patch = None;
    let body = match &object.shape {
        Shape::Object { members, rests } => {
            let (exist, read) = where_clauses(object, members);
            let bounds = Bounds { exist, read };
            let rest = rests.first();
            patch =
                object.patch.as_ref().map(|_| super::patch::patch(object, members, rest, &bounds));
            nested(object, members, rest, &bounds)
        }
        Shape::OneOf(variants) => one_of(object, variants),
        Shape::Other => TokenStream::new(),
    };
    let (definition, impls) = patch.map(|patch| (patch.definition, patch.impls)).unzip();
    quote! {
        #definition
        #quiet
        const _: () = { #body #impls #compared };
    }
}

/// How queries compare values of the type.
#[cfg(feature = "query")]
pub(super) fn compared(object: &Object<'_>) -> TokenStream {
    let (p, generics, ident) = (&object.runtime, &object.generics, &object.input.ident);
    let (bare, arguments) = (generics.bare(&[]), generics.arguments(&[]));
    let bounded = generics.bounded(&[]);
    match &object.shape {
        Shape::Object { .. } => quote! {
            #[automatically_derived]
            impl #bare #p::Structured for #ident #arguments #bounded {}
        },
        Shape::OneOf(_) => quote! {
            #[automatically_derived]
            impl #bare #p::Comparable for #ident #arguments #bounded {
                type Value = Self;
            }
        },
        Shape::Other => TokenStream::new(),
    }
}

/// Without the feature `query`, nothing.
#[cfg(not(feature = "query"))]
pub(super) fn compared(_: &Object<'_>) -> TokenStream {
    TokenStream::new()
}

fn nested(
    object: &Object<'_>,
    members: &[ObjectMember<'_>],
    rest: Option<&Rest>,
    bounds: &Bounds,
) -> TokenStream {
    let (runtime, inner) = (&object.runtime, inner(Span::call_site()));
    let (p, generics, ident) = (&inner.to_token_stream(), &object.generics, &object.input.ident);
    let (bare, arguments) = (generics.bare(&[]), generics.arguments(&[]));
    let (reading, de) = (generics.bare_reading(), generics.document());
    let declared = generics.bare(&[]);
    let plain = generics.bounded(&[]);
    let this = quote!(#ident #arguments);

    let idents: Vec<_> = members.iter().map(|member| &member.ident).collect();
    let types: Vec<_> = members.iter().map(|member| member.ty.to_token_stream()).collect();
    let keeps_others = rest.is_some();
    let rest_type = rest.map(|rest| &rest.ty).into_iter().collect::<Vec<_>>();
    let rest_ident = rest.map(|rest| &rest.ident).into_iter().collect::<Vec<_>>();
    let used = quote!(#(#types)* #(#rest_type)*);
    let marker = generics.unused(|| used);
    let marker_field = marker.as_ref().map(|ty| quote!(__marker: #ty,));
    let marker_value = marker.as_ref().map(|_| quote!(__marker: ::core::marker::PhantomData,));

    let merges = object.patch.is_some();
    let (rules, schemas) = schemas(p, object, members);
    let unmerged = (!merges).then(|| unmerged(object, &inner));
    let writes = members.iter().enumerate().map(|(index, member)| write(index, member, merges));
    let arms = members.iter().enumerate().map(|(index, member)| arm(p, index, member));
    let values: Vec<_> = members.iter().map(|member| value(p, member)).collect();
    let rest = quote!(#(#rest_ident: self.#rest_ident,)*);
    let restored = restored(p, ident, idents.iter().copied().zip(&values), &rest);

    let ruled = rules_inside(members);
    let otherwise = own::otherwise(p, members.iter().any(|member| member.own));
    let Bounds { exist, read } = bounds;
    quote! {
        use #runtime as #inner;
        #otherwise
        #(#rules)*
        #unmerged

        struct __Fields #declared #plain {
            #(#idents: ::core::option::Option<#types>,)*
            #(#rest_ident: #rest_type,)*
            #marker_field
        }

        #[automatically_derived]
        impl #bare __Fields #arguments #exist {
            const MEMBERS: &'static [#p::MemberSchema] = &[#(#schemas,)*];

            fn finish(mut self) -> ::core::option::Option<#this> {
                #restored
            }
        }

        #[automatically_derived]
        impl #bare #p::Attribute for #this #exist {
            const KIND: #p::Kind =
                #p::Kind::Object(#p::ObjectMembers::new(|| <__Fields #arguments>::MEMBERS, #keeps_others));
            const MEMBERS: ::core::option::Option<&'static [#p::MemberSchema]> =
                ::core::option::Option::Some(<__Fields #arguments>::MEMBERS);
            #ruled

            fn write(&self, __writer: &mut #p::JsonWriter) {
                let mut __object = #p::ObjectWriter::open(__writer, <__Fields #arguments>::MEMBERS);
                #(#writes)*
                #(__object.rest(&self.#rest_ident);)*
                __object.close();
            }
        }

        #[automatically_derived]
        impl #reading #p::ObjectFields<#de> for __Fields #arguments #read {
            fn member(
                &mut self,
                __index: ::core::primitive::usize,
                __reader: &mut #p::Reader<#de>,
                __at: &#p::Path<'_>,
            ) -> ::core::result::Result<(), #p::Stop> {
                match __index { #(#arms)* _ => __reader.skip(__at) }
            }
            #(
                fn rest(&mut self) -> ::core::option::Option<&mut #p::Meta> {
                    ::core::option::Option::Some(&mut self.#rest_ident)
                }
            )*
        }

        #[automatically_derived]
        impl #reading #p::ReadAttribute<#de> for #this #read {
            fn read(
                __reader: &mut #p::Reader<#de>,
                __at: &#p::Path<'_>,
            ) -> ::core::result::Result<::core::option::Option<Self>, #p::Stop> {
                let mut __fields = __Fields {
                    #(#idents: ::core::option::Option::None,)*
                    #(#rest_ident: ::core::default::Default::default(),)*
                    #marker_value
                };
                if !__reader.object(<__Fields #arguments>::MEMBERS, &mut __fields, __at)? {
                    return ::core::result::Result::Ok(::core::option::Option::None);
                }
                ::core::result::Result::Ok(__fields.finish())
            }
        }
    }
}

/// The schemas of the members, and the constants of their rules.
fn schemas(
    p: &TokenStream,
    object: &Object<'_>,
    members: &[ObjectMember<'_>],
) -> (Vec<TokenStream>, Vec<TokenStream>) {
    let mut rules = Constants::new(&object.generics);
    let schemas =
        members.iter().map(|member| schema(p, member, object.patch.is_some(), &mut rules));
    let schemas = schemas.collect();
    (rules.items, schemas)
}

/// Reads a member by its index in the schema.
fn arm(p: &TokenStream, index: usize, member: &ObjectMember<'_>) -> TokenStream {
    let (ident, span) = (&member.ident, located_type(&member.ty));
    let call = if member.serde {
        quote_spanned!(span=> __reader.serde_attribute(&mut self.#ident, __at))
    } else {
        own::read(member.own, ident, span)
    };
    let read = Read {
        index,
        ident,
        ty: &member.ty,
        call,
        rules: &member.rules,
        nullable: member.inner.is_some() || member.nullable.is_some(),
        serde: member.serde,
    };
    read.arm(p)
}

/// `RULED` of the object, where a member has rules.
fn rules_inside(members: &[ObjectMember<'_>]) -> Option<TokenStream> {
    let ruled = members.iter().any(ObjectMember::has_rules);
    ruled.then(|| {
        quote!(
            const RULED: ::core::primitive::bool = true;
        )
    })
}

/// What member types have to implement where they mention a type parameter: to be written, and to
/// be read.
fn where_clauses(object: &Object<'_>, members: &[ObjectMember<'_>]) -> (TokenStream, TokenStream) {
    let (p, generics, de) = (&object.runtime, &object.generics, object.generics.document());
    let mut write = Vec::new();
    let mut read = Vec::new();
    for member in members {
        // What holds of the type inside holds of an `Option`, and not the other way round.
        let ty = member.inner.as_ref().unwrap_or(&member.ty).to_token_stream();
        let (writes, reads) = if member.serde {
            (quote!(#p::serde::Serialize), quote!(#p::serde::Deserialize<#de>))
        } else {
            (quote!(#p::Attribute), quote!(#p::ReadAttribute<#de>))
        };
        write.extend(bounds(generics, [&ty], &writes));
        read.extend(bounds(generics, [&ty], &reads));
    }
    // Reading needs the member list, which exists under the bounds of writing.
    read.splice(0..0, write.iter().cloned());
    (generics.bounded(&write), generics.bounded(&read))
}

fn schema(
    p: &TokenStream,
    member: &ObjectMember<'_>,
    merges: bool,
    constants: &mut Constants<'_>,
) -> TokenStream {
    let span = located_type(&member.ty);
    let p = &moved(p, span);
    let (ty, name, key) = (&member.ty, &member.wire.name, member.wire.key());
    let nullable = member.inner.is_some() || member.nullable.is_some();
    let not_null = member.not_null.is_some();
    let spelling = quote! {
        #p::Spelling {
            nullable: #nullable,
            not_null: #not_null,
            read: ::core::option::Option::None,
        }
    };
    let constant = constant(p, member.constant.as_ref());
    let place = constants.place(member.may_contradict(), ty);
    let of = Ruled::new(p, ty, member.serde, place.as_ref());
    let rules = constants.ruled(p, &of, &member.rules);
    let (text, more) = described(&member.field.attrs);
    let (inner, patch) = (member.inner.as_ref(), member.patch.is_some());
    let merged = merges.then(|| merged_schema(p, ty, inner, nullable, patch));
    let more = quote!(#more #constant #rules #merged);
    if member.serde {
        return quote_spanned!(span=> #p::serde_member(#name, #key, #spelling, #text) #more);
    }
    let function = member.ruled.as_ref().map_or("member", |_| "ruled_member");
    let function = Ident::new(function, span);
    let schema = quote_spanned!(span=> #p::#function::<#ty>(#name, #key, #spelling, #text) #more);
    constants.member(&quote!(#p::MemberSchema), place, schema)
}

/// Where `null` would remove a member, one without a value is left out.
fn write(index: usize, member: &ObjectMember<'_>, merges: bool) -> TokenStream {
    let ident = &member.ident;
    let span = located_type(&member.ty);
    let optional = member.inner.is_some() && (member.not_null.is_some() || merges);
    if member.own {
        let method = if optional { "optional_member" } else { "member" };
        let method = Ident::new(method, span);
        return quote_spanned!(span=> __Own(&self.#ident).#method(&mut __object, #index););
    }
    let method = match (member.serde, optional) {
        (false, false) => quote_spanned!(span=> member),
        (false, true) => quote_spanned!(span=> optional_member),
        (true, false) => quote_spanned!(span=> serde_member),
        (true, true) => quote_spanned!(span=> optional_serde_member),
    };
    quote_spanned!(span=> __object.#method(#index, &self.#ident);)
}

fn value(p: &TokenStream, member: &ObjectMember<'_>) -> Found {
    let ident = &member.ident;
    let span = located_type(&member.ty);
    let p = moved(p, span);
    let nullable = member.inner.is_some() || member.nullable.is_some();
    match (member.serde, nullable) {
        (_, true) => Found::Filled {
            vacant: quote_spanned!(span=> #p::Nullable::none()),
            fill: quote_spanned!(span=> #p::fill),
            place: quote!(&mut self.#ident),
        },
        (false, false) => Found::or_absent(&p, &quote!(self), ident, member.own, span),
        (true, false) => Found::Needed(quote!(#p::found(&mut self.#ident))),
    }
}

/// Without a patch, what asks for one stays silent beside the description that says so.
fn unmerged(object: &Object<'_>, p: &Ident) -> TokenStream {
    let (generics, ident) = (&object.generics, &object.input.ident);
    let (bare, arguments) = (generics.bare(&[]), generics.arguments(&[]));
    let plain = generics.bounded(&[]);
    quote! {
        #[automatically_derived]
        impl #bare #p::MayMerge for #ident #arguments #plain {
            type Patch = #p::NoPatch;
            const MERGES: ::core::primitive::bool = false;
        }
    }
}

fn one_of(object: &Object<'_>, variants: &[Variant<'_>]) -> TokenStream {
    let (runtime, p) = (&object.runtime, &inner(Span::call_site()));
    let (generics, ident) = (&object.generics, &object.input.ident);
    let unmerged = unmerged(object, p);
    let (bare, arguments) = (generics.bare(&[]), generics.arguments(&[]));
    let (reading, de) = (generics.bare_reading(), generics.document());
    let bounded = generics.bounded(&[]);
    let texts: Vec<_> = variants.iter().map(|variant| &variant.wire.name).collect();
    let idents: Vec<_> = variants.iter().map(|variant| &variant.variant.ident).collect();
    let places = 0..variants.len();
    quote! {
        use #runtime as #p;
        #unmerged

        const TEXTS: &[&::core::primitive::str] = &[#(#texts,)*];

        #[automatically_derived]
        impl #bare #p::Attribute for #ident #arguments #bounded {
            const KIND: #p::Kind = #p::Kind::OneOf(TEXTS);

            fn write(&self, __writer: &mut #p::JsonWriter) {
                __writer.string(match self { #(Self::#idents => #texts,)* });
            }
        }

        #[automatically_derived]
        impl #reading #p::ReadAttribute<#de> for #ident #arguments #bounded {
            fn read(
                __reader: &mut #p::Reader<#de>,
                __at: &#p::Path<'_>,
            ) -> ::core::result::Result<::core::option::Option<Self>, #p::Stop> {
                ::core::result::Result::Ok(match __reader.one_of(TEXTS, __at)? {
                    #(::core::option::Option::Some(#places) => {
                        ::core::option::Option::Some(Self::#idents)
                    })*
                    _ => ::core::option::Option::None,
                })
            }
        }
    }
}
