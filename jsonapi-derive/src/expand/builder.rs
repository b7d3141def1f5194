//! Builders: a required member is a type parameter that also stores its value, so `build` exists
//! only where every required member was set, and takes nothing apart that could be missing.

use std::iter;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::{Index, Token};

use super::items::{Names, inner, quiet};
use super::slots::Operation;
use super::stores::{Store, at, own, parameters};
use super::structs::Payload;
use crate::model::Resource;

/// A builder: required members, each with its type parameter, and everything else.
pub(super) struct Builder<'a> {
    resource: &'a Resource<'a>,
    payload: &'a Payload,
    required: Vec<(Ident, Store)>,
    optional: Vec<Store>,
    /// Holds the generic parameters that only required members use: before those are set, nothing
    /// in the builder does.
    marker: Option<TokenStream>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(resource: &'a Resource<'a>, payload: &'a Payload) -> Self {
        let mut required = Vec::new();
        let mut optional = Vec::new();
        let own = own(resource, payload);
        let slots = payload.slots.iter().map(|slot| {
            let store = Store {
                ident: slot.ident.clone(),
                ty: slot.ty.clone(),
                attributes: slot.attributes.clone(),
                parameter: slot.parameter.clone(),
                value: slot.value.clone(),
                put: slot.put.clone(),
                also: slot.also.clone(),
                vacant: slot.vacant.clone(),
                noun: slot.noun.clone(),
                span: slot.span,
                setter: true,
            };
            (slot.required, store)
        });
        for (is_required, store) in own.into_iter().chain(slots) {
            if is_required {
                required.push(store);
            } else {
                optional.push(store);
            }
        }
        let required = parameters(resource, payload, required);
        let marker = resource
            .generics
            .unused(|| optional.iter().map(|store: &Store| store.ty.clone()).collect());
        Self { resource, payload, required, optional, marker }
    }

    fn parameters(&self) -> Vec<TokenStream> {
        self.required.iter().map(|(parameter, _)| quote!(#parameter)).collect()
    }

    /// The struct itself.
    pub(super) fn definition(&self) -> TokenStream {
        let (p, vis) = (&self.resource.runtime, &self.resource.input.vis);
        let (name, builder) = (&self.payload.name, self.payload.builder());
        let defaults: Vec<_> =
            self.required.iter().map(|(parameter, _)| quote!(#parameter = #p::Unset)).collect();
        let declared = self.resource.generics.declared(&defaults);
        let bounded = self.resource.generics.bounded(&[]);
        let parameters = self.parameters();
        let fields = if self.required.is_empty() {
            let (name, arguments) = (&self.payload.name, self.resource.generics.arguments(&[]));
            quote!(payload: #name #arguments,)
        } else {
            let types = self.optional.iter().map(|store| &store.ty).chain(&self.marker);
            quote!(required: (#(#parameters,)*), optional: (#(#types,)*),)
        };
        let documentation = format!("Builds a [`{}`].", name.unraw());
        let quiet = quiet();
        quote! {
            #[doc = #documentation]
            #[must_use = "a builder does nothing until `build` is called"]
            #quiet
            #vis struct #builder #declared #bounded {
                #fields
            }
        }
    }

    /// The setters, `build` and what it asks for.
    pub(super) fn impls(&self) -> TokenStream {
        let generics = &self.resource.generics;
        let builder = self.payload.builder();
        let parameters = self.parameters();
        let (bare, all) = (generics.bare(&parameters), generics.arguments(&parameters));
        let bounded = generics.bounded(&[]);
        let (markers, module) = self.markers();
        let bounds = self.required.iter().map(|(parameter, store)| {
            let (marker, ty) = (self.marker_name(parameter), &store.ty);
            // The compiler underlines the bound: let that be the author's field.
            let span = at(store.span);
            let path = module.iter().map(|module| Ident::new(&module.to_string(), span));
            quote_spanned!(span=> #parameter: #(#path::)* #marker<#ty>)
        });
        let bounds: Vec<_> = bounds.collect();
        let setters: TokenStream = self.setters().into_iter().collect();
        let build = self.build(bounds);
        quote! {
            #markers
            #[automatically_derived]
            impl #bare #builder #all #bounded {
                #setters
                #build
            }
        }
    }

    /// The traits by which the compiler says what is missing, and the module they are in.
    ///
    /// They have a module of their own: there, nothing that the author named `diagnostic` is in the
    /// way of `#[diagnostic::…]`. A relative path to the runtime crate leads nowhere from there.
    fn markers(&self) -> (TokenStream, Option<Ident>) {
        let markers = self.required.iter().map(|(name, store)| self.marker(name, store));
        let markers: TokenStream = markers.collect();
        let runtime = &self.resource.runtime;
        let is_absolute = match runtime.clone().into_iter().next() {
            Some(TokenTree::Punct(_)) => true,
            Some(TokenTree::Ident(first)) => first == "crate",
            _ => false,
        };
        if self.required.is_empty() || !is_absolute {
            return (markers, None);
        }
        let module = format_ident!("__{}", self.payload.name.unraw(), span = Span::call_site());
        let inner = inner(Span::call_site());
        let code = quote! {
            mod #module {
                use #runtime as #inner;
                #markers
            }
        };
        (code, Some(module))
    }

    /// `build`, under these bounds and those of checking what was built.
    fn build(&self, mut bounds: Vec<TokenStream>) -> TokenStream {
        let (p, vis, generics) =
            (&inner(Span::call_site()), &self.resource.input.vis, &self.resource.generics);
        let (name, arguments) = (&self.payload.name, generics.arguments(&[]));
        let built = self.built();
        if !self.payload.ruled {
            let bounds = (!bounds.is_empty()).then(|| quote!(where #(#bounds,)*));
            return quote! {
                /// The payload, once every required member was set.
                #vis fn build(self) -> #name #arguments #bounds {
                    #built
                }
            };
        }
        if generics.has_types() {
            let (ident, partial) = (&self.resource.input.ident, Names::new(self.resource).partial);
            let any = generics.arguments_of(&quote!('__any));
            let each = generics.has_lifetimes().then(|| quote!(for<'__any>));
            bounds.push(quote!(#each #ident #any: #p::Resource<Partial = #partial #any>));
            bounds.push(quote!(#each #name #any: #p::Payload<Resource = #ident #any>));
            bounds.push(quote!(for<'__any> #partial #any: #p::Fields<'__any>));
        }
        let bounds = (!bounds.is_empty()).then(|| quote!(where #(#bounds,)*));
        let read = generics.arguments_of(&quote!('_));
        quote! {
            /// The payload, once every required member was set, if its values hold their rules.
            ///
            /// # Errors
            ///
            /// Every broken rule, with its place in the document of the payload.
            #vis fn build(
                self,
            ) -> ::core::result::Result<#name #arguments, #p::Violations> #bounds {
                let __payload = #built;
                let __text = #p::written(&__payload);
                #p::held::<#name #arguments, #name #read>(__payload, &__text)
            }
        }
    }

    /// The payload from what the builder has.
    fn built(&self) -> TokenStream {
        if self.required.is_empty() {
            return quote!(self.payload);
        }
        let (p, name) = (&inner(Span::call_site()), &self.payload.name);
        let required = self.required.iter().enumerate().map(|(index, (_, store))| {
            let (ident, index) = (&store.ident, Index::from(index));
            quote!(#ident: #p::Take::take(self.required.#index),)
        });
        let optional = self.optional.iter().enumerate().map(|(index, store)| {
            let (ident, index) = (&store.ident, Index::from(index));
            quote!(#ident: self.optional.#index,)
        });
        let marker = self.payload.marker.as_ref();
        let marker = marker.map(|(name, _)| quote!(#name: ::core::marker::PhantomData,));
        let stored: TokenStream = required.chain(optional).collect();
        quote!(#name { #stored #marker })
    }

    /// Named after the type parameter, of which no two are the same.
    fn marker_name(&self, parameter: &Ident) -> Ident {
        format_ident!("__{}{parameter}", self.payload.name.unraw(), span = parameter.span())
    }

    /// The trait whose text the compiler prints for a member that was not set. Its parameter keeps
    /// the author's generics out of it.
    fn marker(&self, parameter: &Ident, store: &Store) -> TokenStream {
        let p = &inner(Span::call_site());
        let marker = self.marker_name(parameter);
        let message =
            format!("required {} of `{}` is missing", store.noun, self.payload.name.unraw());
        let arguments = if store.parameter.is_some() { "…" } else { "" };
        let label = format!("call `.{}({arguments})` before `.build()`", store.ident);
        quote! {
            #[diagnostic::on_unimplemented(message = #message, label = #label)]
            pub trait #marker<__V>: #p::Take<__V> {}
            #[diagnostic::do_not_recommend]
            impl<__V> #marker<__V> for #p::Set<__V> {}
        }
    }

    fn setters(&self) -> Vec<TokenStream> {
        let mut setters = Vec::new();
        for (index, (_, store)) in self.required.iter().enumerate() {
            setters.extend(self.setter(store, |value, _| self.moved(index, store, value)));
        }
        for (index, store) in self.optional.iter().enumerate().filter(|(_, it)| it.setter) {
            let place = self.place(index, store);
            setters.extend(self.setter(store, |value, put| {
                let body = match put {
                    Some(put) => {
                        let p = &inner(put.span());
                        quote!(#p::#put(&mut self.#place, __value); self)
                    }
                    None => quote!(self.#place = #value; self),
                };
                (None, body)
            }));
        }
        setters
    }

    /// Where the builder keeps a member that is not required.
    fn place(&self, index: usize, store: &Store) -> TokenStream {
        if self.required.is_empty() {
            let ident = &store.ident;
            quote!(payload.#ident)
        } else {
            let index = Index::from(index);
            quote!(optional.#index)
        }
    }

    /// The builder with one required member set: its type and the way there.
    fn moved(
        &self,
        place: usize,
        store: &Store,
        value: &TokenStream,
    ) -> (Option<TokenStream>, TokenStream) {
        let (p, ty) = (&inner(Span::call_site()), &store.ty);
        let builder = self.payload.builder();
        let mut parameters = self.parameters();
        if let Some(parameter) = parameters.get_mut(place) {
            *parameter = quote!(#p::Set<#ty>);
        }
        let all = self.resource.generics.arguments(&parameters);
        let required = (0..self.required.len()).map(|index| {
            let at = Index::from(index);
            if index == place { quote!(#p::Set(#value)) } else { quote!(self.required.#at) }
        });
        (
            Some(quote!(#builder #all)),
            quote!(#builder { required: (#(#required,)*), optional: self.optional }),
        )
    }

    /// The setter of a member, and the second one where there is one. What they return is a type,
    /// or the builder itself, which is changed in place.
    fn setter(
        &self,
        store: &Store,
        store_value: impl Fn(&TokenStream, Option<&Ident>) -> (Option<TokenStream>, TokenStream),
    ) -> impl Iterator<Item = TokenStream> {
        let vis = &self.resource.input.vis;
        let Store { ident, attributes, parameter, also, .. } = store;
        let parameter = parameter.as_ref().map(|ty| quote!(__value: #ty));
        let also = also.as_ref().map(|(prefix, value, text)| {
            let name = format_ident!("{prefix}_{}", ident.unraw(), span = ident.span());
            let (result, body) = store_value(value, None);
            let (place, result) = kept(result);
            let deprecated = attributes.iter().filter(|it| it.path().is_ident("deprecated"));
            quote! {
                #[doc = #text]
                #(#deprecated)*
                #vis fn #name(#place self) -> #result {
                    #body
                }
            }
        });
        let (result, body) = store_value(&store.value, store.put.as_ref());
        let (place, result) = kept(result);
        let setter = quote! {
            #(#attributes)*
            #vis fn #ident(#place self, #parameter) -> #result {
                #body
            }
        };
        iter::once(setter).chain(also)
    }

    /// `Source::create()` or `Source::update(id)`.
    pub(super) fn start(&self) -> TokenStream {
        let (p, vis) = (&inner(Span::call_site()), &self.resource.input.vis);
        let builder = self.payload.builder();
        let arguments = self
            .resource
            .generics
            .arguments(&self.required.iter().map(|_| quote!(#p::Unset)).collect::<Vec<_>>());
        let required = self.required.iter().map(|_| quote!(#p::Unset));
        let vacant = quote!(::core::marker::PhantomData);
        let marker = self.marker.as_ref().map(|_| &vacant);
        let optional = self.optional.iter().map(|store| &store.vacant).chain(marker);
        let body = if self.required.is_empty() {
            let name = &self.payload.name;
            let fields = self.optional.iter().map(|store| {
                let (ident, vacant) = (&store.ident, &store.vacant);
                quote!(#ident: #vacant,)
            });
            let fields: TokenStream = fields.collect();
            let marker = self.payload.marker.as_ref();
            let marker = marker.map(|(name, _)| quote!(#name: #vacant,));
            quote!(#builder { payload: #name { #fields #marker } })
        } else {
            quote!(#builder { required: (#(#required,)*), optional: (#(#optional,)*) })
        };
        match self.payload.operation {
            Operation::Create => quote! {
                /// Begins the payload that creates a resource.
                #vis fn create() -> #builder #arguments {
                    #body
                }
            },
            Operation::Update => {
                let id = &self.payload.id_type;
                quote! {
                    /// Begins the payload that updates the resource with this id.
                    #vis fn update(__id: impl ::core::convert::Into<#id>) -> #builder #arguments {
                        #body
                    }
                }
            }
        }
    }
}

/// `mut` where a setter returns the builder as it came, and the type that it returns.
fn kept(result: Option<TokenStream>) -> (Option<Token![mut]>, TokenStream) {
    match result {
        Some(result) => (None, result),
        None => (Some(<Token![mut]>::default()), quote!(Self)),
    }
}
