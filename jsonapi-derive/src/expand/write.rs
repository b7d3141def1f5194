//! How members are written.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::items::inner;
use crate::model::Attribute;

/// How a member is written.
#[derive(Clone, Copy)]
pub(super) enum Write {
    /// As it is.
    Plain,
    /// If there is a value.
    Optional,
    /// As it is, if its type allows that.
    Own,
    OwnOptional,
    /// Through serde.
    Serialized,
    OptionalSerialized,
    PatchSerialized,
    /// As a relationship object.
    Relationship,
    /// As a relationship object of linkage alone.
    Linkage,
}

impl Write {
    /// How an attribute is written that may lack a value or not.
    pub(super) const fn of(kind: &Attribute, optional: bool) -> Self {
        match (kind.serde, kind.own, optional) {
            (true, _, false) => Self::Serialized,
            (true, _, true) => Self::OptionalSerialized,
            (false, true, false) => Self::Own,
            (false, true, true) => Self::OwnOptional,
            (false, false, false) => Self::Plain,
            (false, false, true) => Self::Optional,
        }
    }

    /// The arm that writes the member at this place in the schema; of what is not written as it is,
    /// the arm calls what writes it.
    fn arm(self, index: usize, ident: &Ident, span: Span) -> TokenStream {
        let method = match self {
            Self::Plain | Self::Relationship | Self::Linkage => {
                return quote_spanned!(span=> #index => &self.#ident,);
            }
            Self::Own => {
                return quote_spanned!(span=> #index => __Own(&self.#ident).written(),);
            }
            Self::OwnOptional => {
                return quote_spanned!(span=> #index => __Own(&self.#ident).optional(__members),);
            }
            Self::Optional => "optional",
            Self::Serialized => "serialized",
            Self::OptionalSerialized => "optional_serialized",
            Self::PatchSerialized => "patch_serialized",
        };
        let method = Ident::new(method, span);
        quote_spanned!(span=> #index => __members.#method(&self.#ident),)
    }

    /// The item of a list of what is written.
    pub(super) fn item(self, ident: &Ident, span: Span) -> TokenStream {
        let p = inner(span);
        let wrapper = match self {
            Self::Plain | Self::Relationship | Self::Linkage => {
                return quote_spanned!(span=> &self.#ident,);
            }
            Self::Own => return quote_spanned!(span=> __Own(&self.#ident).written(),),
            Self::OwnOptional => {
                return quote_spanned!(span=> __Own(&#p::Optional(&self.#ident)).optional_written(),);
            }
            Self::Optional => "Optional",
            Self::Serialized => "Serialized",
            Self::OptionalSerialized => "OptionalSerialized",
            Self::PatchSerialized => "PatchSerialized",
        };
        let wrapper = Ident::new(wrapper, span);
        quote_spanned!(span=> &#p::#wrapper(&self.#ident),)
    }
}

/// The members by their places in the schema, for who writes them: a table for LLVM, where a list of
/// them would be made anew each time.
#[derive(Default)]
pub(super) struct Arms {
    attributes: Vec<TokenStream>,
    otherwise: Vec<TokenStream>,
    relationships: Vec<TokenStream>,
    linkage: Vec<TokenStream>,
}

impl Arms {
    pub(super) fn add(&mut self, write: Write, index: usize, ident: &Ident, span: Span) {
        let list = match write {
            Write::Plain | Write::Own => &mut self.attributes,
            Write::Relationship => &mut self.relationships,
            Write::Linkage => &mut self.linkage,
            _ => &mut self.otherwise,
        };
        list.push(write.arm(index, ident, span));
    }

    pub(super) fn methods(self) -> TokenStream {
        let p = inner(Span::call_site());
        let of = |name: &str, result: &str, arms: Vec<TokenStream>| {
            let [name, result] = [name, result].map(|name| Ident::new(name, Span::call_site()));
            (!arms.is_empty()).then(|| {
                let arms = TokenStream::from_iter(arms);
                quote! {
                    fn #name(&self, __index: ::core::primitive::usize) -> &dyn #p::#result {
                        match __index { #arms _ => &#p::Nothing }
                    }
                }
            })
        };
        let attributes = of("attribute", "WriteAttribute", self.attributes);
        let relationships = of("relationship", "WriteRelationship", self.relationships);
        let linkage = of("linkage", "PayloadLinkage", self.linkage);
        let otherwise = (!self.otherwise.is_empty()).then(|| {
            let arms = TokenStream::from_iter(self.otherwise);
            quote! {
                fn attribute_otherwise(
                    &self,
                    __index: ::core::primitive::usize,
                    __members: &mut #p::Members<'_>,
                ) {
                    match __index { #arms _ => {} }
                }
            }
        });
        quote!(#attributes #otherwise #relationships #linkage)
    }
}
