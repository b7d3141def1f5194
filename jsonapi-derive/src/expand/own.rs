//! Fields whose types the author may have defined, and not as attribute types: one error for each, at
//! its description, and none for each place where it is read or written.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::Type;

use super::partial::specials;
use crate::model::{Kind, Resource};

/// Reads the value of an attribute into its place.
pub(super) fn read(p: &impl ToTokens, own: bool, ident: &Ident, span: Span) -> TokenStream {
    if own {
        quote_spanned!(span=> #p::Own(&mut self.#ident).read(__reader, __at))
    } else {
        quote_spanned!(span=> __reader.attribute(&mut self.#ident, __at))
    }
}

/// Brings what stands for the methods of such types into the block of generated impls.
pub(super) fn otherwise(runtime: &TokenStream, any: bool) -> Option<TokenStream> {
    any.then(|| {
        quote! {
            #[allow(unused_imports)]
            use #runtime::Otherwise as _;
        }
    })
}

/// Whether the resource has a field of such a type.
pub(super) fn any(resource: &Resource<'_>) -> bool {
    let own = |ty: &Type| resource.generics.is_own(ty);
    resource.members.iter().any(|member| match &member.kind {
        Kind::Attribute(kind) => kind.own,
        Kind::Relationship(_) => resource.is_hal() && own(&member.ty),
    }) || specials(resource).any(|special| own(&special.ty))
}
