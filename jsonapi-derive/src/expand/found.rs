//! What was read, on its way into a payload or a resource.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::ext::IdentExt;

use super::items::inner;

/// How a member comes out of what was read.
pub(super) enum Found {
    /// The value, whatever was found.
    Value(TokenStream),
    /// The value, or nothing where there is none.
    Needed(TokenStream),
    /// As `Needed`, of what is large: also, whether there is one.
    Linked { value: TokenStream, there: TokenStream },
    /// A value of its own at first, into which a function puts what was found: then nothing is moved
    /// that is not there, and nothing has to be dropped on the way.
    Filled { vacant: TokenStream, fill: TokenStream, place: TokenStream },
}

impl Found {
    /// A value that is put into its place by this function of the runtime crate, where nothing is
    /// before; from this field of a struct.
    pub(super) fn filled(
        vacant: TokenStream,
        fill: &str,
        span: Span,
        of: &TokenStream,
        ident: &impl ToTokens,
    ) -> Self {
        let (p, fill) = (inner(span), Ident::new(fill, span));
        Self::Filled { vacant, fill: quote!(#p::#fill), place: quote!(&mut #of.#ident) }
    }

    /// The value as it was found in this field of a struct.
    pub(super) fn taken(of: &TokenStream, ident: &impl ToTokens) -> Self {
        let p = inner(Span::call_site());
        Self::Needed(quote!(#p::found(&mut #of.#ident)))
    }

    /// The value that was found in this field of a struct, or that stands for an absent one.
    pub(super) fn or_absent(
        p: &impl ToTokens,
        of: &TokenStream,
        ident: &Ident,
        own: bool,
        span: Span,
    ) -> Self {
        Self::Needed(if own {
            quote_spanned!(span=> __Own(&mut #of.#ident).or_absent())
        } else {
            quote_spanned!(span=> #p::attribute_or_absent(&mut #of.#ident))
        })
    }
}

/// The body of a function that makes a struct of what was read. It gives up where a member is
/// missing that is needed, all of them at once: a way out at each member is more for the compiler
/// than the rest of the function. What is large is looked at before any is taken: LLVM sees then that
/// it never has to be dropped on the way.
pub(super) fn restored<'a>(
    p: &impl ToTokens,
    name: &impl ToTokens,
    members: impl Iterator<Item = (&'a Ident, &'a Found)>,
    rest: &TokenStream,
) -> TokenStream {
    let (mut names, mut found, mut all) = (Vec::new(), Vec::new(), Vec::new());
    let (mut fields, mut fills) = (Vec::new(), Vec::new());
    for (ident, from) in members {
        match from {
            Found::Value(value) => fields.push(quote!(#ident: #value,)),
            Found::Needed(value) | Found::Linked { value, .. } => {
                let name = format_ident!("__{}", ident.unraw());
                fields.push(quote!(#ident: #name,));
                names.push(name);
                found.push(value);
                if let Found::Linked { there, .. } = from {
                    all.push(there);
                }
            }
            Found::Filled { vacant, fill, place } => {
                fields.push(quote!(#ident: #vacant,));
                fills.push(quote!(#fill(&mut __new.#ident, #place);));
            }
        }
    }
    let unless_missing = (!names.is_empty()).then(|| {
        let unlinked = (!all.is_empty()).then(|| {
            quote! {
                if !(#(#all)&&*) {
                    return #p::None;
                }
            }
        });
        quote! {
            #unlinked
            let (#(#p::Some(#names),)*) = (#(#found,)*) else {
                return #p::None;
            };
        }
    });
    let (fields, is_filled) = (TokenStream::from_iter(fields), !fills.is_empty());
    let fills = TokenStream::from_iter(fills);
    if !is_filled {
        return quote!(#unless_missing #p::Some(#name { #fields #rest }));
    }
    quote! {
        #unless_missing
        let mut __new = #name { #fields #rest };
        #fills
        #p::Some(__new)
    }
}
