//! Fields whose types the author may have defined, and not as attribute types: one error for each, at
//! its description, and none for each place where it is read or written.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::Type;

use super::items::located_type;
use super::partial::specials;
use crate::model::{Kind, Known, Resource, known_value};
use crate::parse::Presence;

/// Reads the value of an attribute into its place.
pub(super) fn read(own: bool, ident: &Ident, span: Span) -> TokenStream {
    if own {
        quote_spanned!(span=> __Own(&mut self.#ident).read(__reader, __at))
    } else {
        quote_spanned!(span=> __reader.attribute(&mut self.#ident, __at))
    }
}

/// Takes an id from its text, and says whether the text is one.
pub(super) fn identify(resource: &Resource<'_>, p: &Ident) -> TokenStream {
    let Some(id) = resource.ids.first().map(|id| &id.field) else { return TokenStream::new() };
    let (ident, ty) = (&id.ident, &id.ty);
    if let Some(span) = id_span(resource) {
        return quote_spanned!(span=> __Own(&mut self.#ident).identify(__text));
    }
    quote! {
        self.#ident = <#ty as #p::ResourceId>::from_text(__text);
        self.#ident.is_some()
    }
}

/// Writes the id in this field, which may lack one, by this method of the members.
pub(super) fn id(
    resource: &Resource<'_>,
    method: &str,
    ident: &Ident,
    optional: bool,
) -> TokenStream {
    let span = id_span(resource);
    let place = if optional { quote!(self.#ident.as_ref()) } else { quote!(&self.#ident) };
    let method = if optional { format!("optional_{method}") } else { method.to_owned() };
    let method = Ident::new(&method, span.unwrap_or_else(Span::call_site));
    match span {
        Some(span) => {
            quote_spanned!(span=> __Own(#place).#method(__members);)
        }
        None => quote!(__members.#method(#place);),
    }
}

/// The text of the id of a payload.
pub(super) fn id_text(resource: &Resource<'_>, p: &Ident, presence: Presence) -> TokenStream {
    match (presence, id_span(resource)) {
        (Presence::Forbidden, _) => quote!(::core::option::Option::None),
        (Presence::Required, None) => {
            quote!(::core::option::Option::Some(#p::ResourceId::to_text(&self.id)))
        }
        (Presence::Optional, None) => quote!(self.id.as_ref().map(#p::ResourceId::to_text)),
        (Presence::Required, Some(span)) => {
            quote_spanned!(span=> ::core::option::Option::Some(__Own(&self.id).id_text()))
        }
        (Presence::Optional, Some(span)) => {
            quote_spanned!(span=> __Own(self.id.as_ref()).optional_id_text())
        }
    }
}

/// Where the type of the id is written, if it may be no type for ids.
fn id_span(resource: &Resource<'_>) -> Option<Span> {
    let ty = resource.ids.first().map(|id| &id.field.ty)?;
    let is_usual = matches!(known_value(ty), Some(Known::String | Known::Integer));
    let is_own = !is_usual && resource.generics.without(&ty.to_token_stream()).is_some();
    is_own.then(|| located_type(ty))
}

/// Brings the wrapper of such values into the block of generated impls, by a name of one token, and
/// what stands for its methods.
pub(super) fn otherwise(runtime: &TokenStream, any: bool) -> Option<TokenStream> {
    any.then(|| {
        quote! {
            #[allow(unused_imports)]
            use #runtime::{Otherwise as _, Own as __Own};
        }
    })
}

/// Whether the resource has a field of such a type.
pub(super) fn any(resource: &Resource<'_>) -> bool {
    let own = |ty: &Type| resource.generics.is_own(ty);
    let has_id = id_span(resource).is_some();
    has_id
        || resource.members.iter().any(|member| match &member.kind {
            Kind::Attribute(kind) => kind.own,
            Kind::Relationship(_) => resource.is_hal() && own(&member.ty),
        })
        || specials(resource).any(|special| own(&special.ty))
}
