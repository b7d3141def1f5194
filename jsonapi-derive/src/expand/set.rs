//! Everything that `#[derive(ResourceSet)]` generates.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::ext::IdentExt;

use super::items::{bounds, inner, located, quiet};
use super::own;
use crate::model::{Set, VariantKind, snake_case};

/// The code for a set without mistakes.
pub(crate) fn expand(set: &Set<'_>) -> TokenStream {
    let (runtime, p) = (&set.runtime, &inner(Span::call_site()));
    let (generics, ident) = (&set.generics, &set.input.ident);
    let (bare, arguments) = (generics.bare(&[]), generics.arguments(&[]));
    let (reading, de) = (generics.bare_reading(), generics.document());
    let this = quote!(#ident #arguments);
    let parts = Parts::new(set, &this);
    let Parts { types, schemas, members, reads, other, names, ids, writes, functions, held } =
        parts;
    let has_other = other.is_some();
    let parts_are_own = set
        .variants
        .iter()
        .any(|variant| matches!(&variant.kind, VariantKind::Resource(ty) if generics.is_own(ty)));

    let resources = bounds(generics, &held, &quote!(#p::Resource));
    let resources = generics.bounded(&resources);
    let mut readable = bounds(generics, &held, &quote!(#p::ReadResource<#de>));
    readable.push(quote!(#this: #p::Target));
    let readable =
        if generics.has_types() { generics.bounded(&readable) } else { generics.bounded(&[]) };
    let mut writable = bounds(generics, &held, &quote!(#p::WriteResource));
    writable.extend(bounds(generics, &held, &quote!(#p::Resource)));
    let writable = generics.bounded(&writable);
    let functions = (!functions.is_empty()).then(|| {
        quote! {
            #[automatically_derived]
            impl #bare #this #resources { #(#functions)* }
        }
    });
    // What generic resources are called is known where they are used, not here.
    let distinct = (!generics.has_types() && generics.arguments(&[]).is_empty()).then(|| {
        let p = inner(located(ident));
        quote_spanned!(located(ident)=> const _: () = #p::distinct(<#ident as #p::Target>::TYPES);)
    });
    let quiet = quiet();
    let otherwise = own::otherwise(runtime, parts_are_own);
    quote! {
        #quiet
        const _: () = {
            use #runtime as #p;
            #otherwise
            #[automatically_derived]
            impl #bare #p::Target for #this #resources {
                type Id = ::std::string::String;
                const TYPES: &'static [&'static ::core::primitive::str] = &[#(#types,)*];
                const OPEN: ::core::primitive::bool = #has_other;
                fn schemas() -> &'static [&'static #p::Schema] {
                    const { &[#(#schemas,)*] }
                }
            }
            #distinct

            #(#members)*

            #[automatically_derived]
            impl #bare #p::MemberOf<#this> for #this #resources {
                fn convert_kind(__kind: ::core::primitive::usize) -> ::core::primitive::usize {
                    __kind
                }
                fn convert_id(__id: ::std::string::String) -> ::std::string::String {
                    __id
                }
            }

            #[automatically_derived]
            impl #reading #p::ReadResource<#de> for #this #readable {
                fn read_resource(
                    __reader: &mut #p::Reader<#de>,
                    __at: &#p::Path<'_>,
                ) -> ::core::result::Result<::core::option::Option<Self>, #p::Stop> {
                    let __kind =
                        __reader.resource_kind(<Self as #p::Target>::TYPES, #has_other, __at)?;
                    ::core::result::Result::Ok(match __kind {
                        #(#reads)*
                        #other
                        _ => ::core::option::Option::None,
                    })
                }
            }

            #[automatically_derived]
            impl #bare #p::WriteResource for #this #writable {
                fn type_name(&self) -> &::core::primitive::str {
                    match self { #(#names)* }
                }
                fn id_text(&self) -> ::std::borrow::Cow<'_, ::core::primitive::str> {
                    match self { #(#ids)* }
                }
                fn write_resource(&self, __writer: &mut #p::JsonWriter) {
                    match self { #(#writes)* }
                }
            }

            #functions
        };
    }
}

/// What each variant adds to the impls.
struct Parts {
    types: Vec<TokenStream>,
    /// Of the types that are described.
    schemas: Vec<TokenStream>,
    members: Vec<TokenStream>,
    reads: Vec<TokenStream>,
    other: Option<TokenStream>,
    names: Vec<TokenStream>,
    ids: Vec<TokenStream>,
    writes: Vec<TokenStream>,
    functions: Vec<TokenStream>,
    /// The types that the variants hold.
    held: Vec<TokenStream>,
}

impl Parts {
    fn new(set: &Set<'_>, this: &TokenStream) -> Self {
        let mut parts = Self {
            types: Vec::new(),
            schemas: Vec::new(),
            members: Vec::new(),
            reads: Vec::new(),
            other: None,
            names: Vec::new(),
            ids: Vec::new(),
            writes: Vec::new(),
            functions: Vec::new(),
            held: Vec::new(),
        };
        for variant in &set.variants {
            let ident = &variant.variant.ident;
            match &variant.kind {
                VariantKind::Resource(ty) => parts.resource(set, this, ident, ty),
                VariantKind::Name(name) => parts.name(set, this, ident, name),
                VariantKind::Other(ty, _) => parts.other(set, ident, ty),
            }
        }
        parts
    }

    /// Everything that delegates to the resource in a variant. Where the type may be no resource, that
    /// is said once, by the list of types.
    fn delegate(&mut self, own: bool, ident: &Ident, ty: &syn::Type) {
        let span = located(ty);
        let p = inner(span);
        self.held.push(ty.to_token_stream());
        let call = |method: &str, more: Option<TokenStream>| {
            let method = Ident::new(method, span);
            let call = if own {
                // Ids have a method of the other name.
                let method =
                    if method == "id_text" { Ident::new("resource_id_text", span) } else { method };
                quote_spanned!(span=> __Own(__resource).#method(#more))
            } else {
                let more = more.map(|more| quote!(, #more));
                quote_spanned!(span=> #p::WriteResource::#method(__resource #more))
            };
            quote_spanned!(span=> Self::#ident(__resource) => #call,)
        };
        self.names.push(call("type_name", None));
        self.ids.push(call("id_text", None));
        self.writes.push(call("write_resource", Some(quote!(__writer))));
    }

    fn resource(&mut self, set: &Set<'_>, this: &TokenStream, ident: &Ident, ty: &syn::Type) {
        let (p, generics) = (&inner(Span::call_site()), &set.generics);
        let own = generics.is_own(ty);
        let place = self.types.len();
        let (bare, de) = (generics.bare(&[]), generics.document());
        let span = located(ty);
        let bounds = bounds(generics, [&ty.to_token_stream()], &quote!(#p::Resource));
        let mut bounds = bounds;
        if generics.has_types() {
            bounds.push(quote!(#this: #p::Target<Id = ::std::string::String>));
        }
        let bounded = generics.bounded(&bounds);
        self.delegate(own, ident, ty);
        self.types.push(quote_spanned!(span=> <#ty as #p::Resource>::TYPE));
        self.schemas.push(quote_spanned!(span=> <#ty as #p::Resource>::SCHEMA));
        self.members.push(quote! {
            #[automatically_derived]
            impl #bare #p::MemberOf<#this> for #ty #bounded {
                fn convert_kind(_: ::core::primitive::usize) -> ::core::primitive::usize {
                    #place
                }
                fn convert_id(__id: <#ty as #p::Target>::Id) -> ::std::string::String {
                    #p::ResourceId::to_text(&__id).into_owned()
                }
            }

            #[automatically_derived]
            impl #bare #p::Includes<#ty> for #this #bounded {
                type Found<'__i>
                    = &'__i #ty
                where
                    Self: '__i;

                fn found(&self) -> ::core::option::Option<&#ty> {
                    match self {
                        Self::#ident(__resource) => ::core::option::Option::Some(__resource),
                        #[allow(unreachable_patterns)]
                        _ => ::core::option::Option::None,
                    }
                }
            }
        });
        let read = if own {
            quote_spanned!(span=> __Own::<&#ty>::read_resource(__reader, __at))
        } else {
            quote_spanned!(span=> <#ty as #p::ReadResource<#de>>::read_resource(__reader, __at))
        };
        self.reads.push(quote_spanned! {span=>
            ::core::option::Option::Some(#place) => #read?.map(Self::#ident),
        });
    }

    fn name(&mut self, set: &Set<'_>, this: &TokenStream, ident: &Ident, name: &syn::LitStr) {
        let (p, vis) = (&inner(Span::call_site()), &set.input.vis);
        let place = self.types.len();
        self.types.push(name.to_token_stream());
        self.reads.push(quote! {
            ::core::option::Option::Some(#place) => {
                __reader.skip(__at)?;
                ::core::option::Option::Some(Self::#ident)
            }
        });
        self.names.push(quote!(Self::#ident => #name,));
        self.ids.push(quote!(Self::#ident => ::std::borrow::Cow::Borrowed(""),));
        self.writes.push(quote! {
            Self::#ident => {
                __writer.raw("{\"type\":");
                __writer.string(#name);
                __writer.raw("}");
            }
        });
        let plain = ident.unraw().to_string();
        let function = function_name(&snake_case(&plain), ident.span());
        let documentation = format!("Names a resource of the type `{}` by its id.", name.value());
        self.functions.push(quote! {
            #[doc = #documentation]
            #vis fn #function(
                __id: impl ::core::convert::Into<::std::string::String>,
            ) -> #p::Identifier<#this> {
                #p::Identifier::of_kind(#place, ::core::convert::Into::into(__id))
            }
        });
    }

    fn other(&mut self, set: &Set<'_>, ident: &Ident, ty: &syn::Type) {
        let (p, de) = (&inner(Span::call_site()), set.generics.document());
        // No list has its type.
        self.delegate(false, ident, ty);
        self.other = Some(quote_spanned! {located(ty)=>
            ::core::option::Option::Some(_) => {
                <#ty as #p::ReadResource<#de>>::read_resource(__reader, __at)?.map(Self::#ident)
            }
        });
    }
}

/// The name as an identifier: raw where it is a keyword, longer where it cannot be raw.
pub(super) fn function_name(name: &str, span: Span) -> Ident {
    match name {
        "self" | "super" | "crate" => format_ident!("{name}_", span = span),
        _ if syn::parse_str::<Ident>(name).is_ok() => {
            format_ident!("{name}", span = span)
        }
        _ => Ident::new_raw(name, span),
    }
}
