//! The generic parameters of the author's type, in the forms that generated items need.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{GenericParam, Lifetime, Type};

use super::is_usual;

/// The parameters of a type.
pub(crate) struct Generics {
    lifetimes: Vec<(Lifetime, TokenStream)>,
    /// Type and constant parameters: the name, without and with the default.
    others: Vec<(Ident, TokenStream, TokenStream)>,
    types: Vec<Ident>,
    predicates: Vec<TokenStream>,
    /// The name of the type.
    of: Ident,
}

impl Generics {
    pub(crate) fn new(of: &Ident, generics: &syn::Generics) -> Self {
        let mut lifetimes = Vec::new();
        let mut others = Vec::new();
        let mut types = Vec::new();
        for param in &generics.params {
            match param {
                GenericParam::Lifetime(param) => {
                    let (lifetime, bounds) = (&param.lifetime, &param.bounds);
                    lifetimes.push((lifetime.clone(), quote!(#lifetime: #bounds)));
                }
                GenericParam::Type(param) => {
                    let (ident, bounds) = (&param.ident, &param.bounds);
                    let default = param.default.as_ref().map(|(sign, ty)| quote!(#sign #ty));
                    let bare = quote!(#ident: #bounds);
                    others.push((ident.clone(), bare.clone(), quote!(#bare #default)));
                    types.push(ident.clone());
                }
                GenericParam::Const(param) => {
                    let (ident, ty) = (&param.ident, &param.ty);
                    let default = param.default.as_ref().map(|(sign, value)| quote!(#sign #value));
                    let bare = quote!(const #ident: #ty);
                    others.push((ident.clone(), bare.clone(), quote!(#bare #default)));
                }
            }
        }
        let predicates = generics
            .where_clause
            .iter()
            .flat_map(|clause| &clause.predicates)
            .map(ToTokens::to_token_stream)
            .collect();
        Self { lifetimes, others, types, predicates, of: of.clone() }
    }

    /// Whether a document's text is borrowed.
    pub(crate) fn has_lifetimes(&self) -> bool {
        !self.lifetimes.is_empty()
    }

    /// Whether bounds have to be stated, because a type is not known yet.
    pub(crate) fn has_types(&self) -> bool {
        !self.types.is_empty()
    }

    /// Whether these tokens mention a type parameter, so that bounds have to be stated. What
    /// mentions the type itself has them from its own impls; stated, they would go in a circle.
    pub(crate) fn is_generic(&self, tokens: &TokenStream) -> bool {
        self.types.iter().any(|ident| mentions(tokens, &ident.to_string()))
            && !mentions(tokens, &self.of.to_string())
    }

    /// Whether the author may have forgotten what makes the type an attribute type. Of parameters,
    /// where a type has them, that is said by bounds.
    pub(crate) fn is_own(&self, ty: &Type) -> bool {
        !is_usual(ty) && self.without(&ty.to_token_stream()).is_some()
    }

    /// `<'a, T: Bound = Default, const N: usize>`, with more parameters at the end.
    pub(crate) fn declared(&self, more: &[TokenStream]) -> TokenStream {
        let lifetimes = self.lifetimes.iter().map(|(_, declared)| declared);
        let others = self.others.iter().map(|(_, _, declared)| declared);
        angled(lifetimes.chain(others).chain(more))
    }

    /// `<'a, T: Bound, const N: usize>`, with more parameters at the end.
    pub(crate) fn bare(&self, more: &[TokenStream]) -> TokenStream {
        let lifetimes = self.lifetimes.iter().map(|(_, declared)| declared);
        let others = self.others.iter().map(|(_, declared, _)| declared);
        angled(lifetimes.chain(others).chain(more))
    }

    /// As [`bare`](Self::bare), with the lifetime of the document, which outlives what borrows
    /// from it.
    pub(crate) fn bare_reading(&self) -> TokenStream {
        let document = self.document();
        let outlives = self.lifetimes.iter().map(|(lifetime, _)| lifetime);
        let first = quote!(#document: #(#outlives)+*);
        let lifetimes = self.lifetimes.iter().map(|(_, declared)| declared);
        let others = self.others.iter().map(|(_, declared, _)| declared);
        angled([&first].into_iter().chain(lifetimes).chain(others))
    }

    /// `<'a, T, N>`, with more arguments at the end.
    pub(crate) fn arguments(&self, more: &[TokenStream]) -> TokenStream {
        let lifetimes: Vec<_> =
            self.lifetimes.iter().map(|(lifetime, _)| lifetime.to_token_stream()).collect();
        let others: Vec<_> =
            self.others.iter().map(|(ident, ..)| ident.to_token_stream()).collect();
        angled(lifetimes.iter().chain(&others).chain(more))
    }

    /// As [`arguments`](Self::arguments), with this in the place of every lifetime.
    pub(crate) fn arguments_of(&self, lifetime: &TokenStream) -> TokenStream {
        let others: Vec<_> =
            self.others.iter().map(|(ident, ..)| ident.to_token_stream()).collect();
        angled(self.lifetimes.iter().map(|_| lifetime).chain(&others))
    }

    /// The author's `where` clause with more predicates.
    pub(crate) fn bounded(&self, more: &[TokenStream]) -> TokenStream {
        let predicates = &self.predicates;
        if predicates.is_empty() && more.is_empty() {
            return TokenStream::new();
        }
        quote!(where #(#predicates,)* #(#more,)*)
    }

    /// The tokens without parameters, `'static` in the place of every lifetime; `None` where they
    /// mention a parameter that is a type or a constant.
    pub(crate) fn without(&self, tokens: &TokenStream) -> Option<TokenStream> {
        let is_parameter =
            self.others.iter().any(|(ident, ..)| mentions(tokens, &ident.to_string()));
        (!is_parameter).then(|| self.lasting(tokens))
    }

    fn lasting(&self, tokens: &TokenStream) -> TokenStream {
        let mut quote_before = false;
        let lasting = tokens.clone().into_iter().map(|token| {
            let is_lifetime = quote_before;
            quote_before = matches!(&token, TokenTree::Punct(sign) if sign.as_char() == '\'');
            match token {
                TokenTree::Ident(ident) if is_lifetime && self.declares(&ident) => {
                    TokenTree::Ident(Ident::new("static", ident.span()))
                }
                TokenTree::Group(group) => {
                    let inner = self.lasting(&group.stream());
                    let mut lasting = Group::new(group.delimiter(), inner);
                    lasting.set_span(group.span());
                    TokenTree::Group(lasting)
                }
                other => other,
            }
        });
        lasting.collect()
    }

    fn declares(&self, lifetime: &Ident) -> bool {
        self.lifetimes.iter().any(|(declared, _)| declared.ident == *lifetime)
    }

    /// The lifetime of a document: one that the author does not use.
    pub(crate) fn document(&self) -> Lifetime {
        let taken = |name: &str| self.lifetimes.iter().any(|(lifetime, _)| lifetime.ident == name);
        let mut name = String::from("de");
        while taken(&name) {
            name.insert(0, '_');
        }
        Lifetime::new(&format!("'{name}"), Span::mixed_site())
    }

    /// A marker for the parameters that these types do not use, if there are any.
    pub(crate) fn unused(&self, types: impl FnOnce() -> TokenStream) -> Option<TokenStream> {
        if self.lifetimes.is_empty() && self.types.is_empty() {
            return None;
        }
        let types = &types();
        let lifetimes = self
            .lifetimes
            .iter()
            .filter(|(lifetime, _)| !mentions_lifetime(types, &lifetime.ident.to_string()))
            .map(|(lifetime, _)| quote!(&#lifetime ()));
        let params = self
            .types
            .iter()
            .filter(|ident| !mentions(types, &ident.to_string()))
            .map(ToTokens::to_token_stream);
        let unused: Vec<_> = lifetimes.chain(params).collect();
        // A function's result keeps auto traits from depending on the parameters.
        (!unused.is_empty()).then(|| quote!(::core::marker::PhantomData<fn() -> (#(#unused,)*)>))
    }
}

fn angled<'a>(parts: impl IntoIterator<Item = &'a TokenStream>) -> TokenStream {
    let mut parts = parts.into_iter().peekable();
    if parts.peek().is_none() {
        return TokenStream::new();
    }
    quote!(<#(#parts),*>)
}

/// Whether the tokens mention this name.
pub(crate) fn mentions(tokens: &TokenStream, name: &str) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Group(group) => mentions(&group.stream(), name),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

fn mentions_lifetime(tokens: &TokenStream, name: &str) -> bool {
    let mut quote_before = false;
    tokens.clone().into_iter().any(|token| {
        let found = match &token {
            TokenTree::Ident(ident) => quote_before && ident == name,
            TokenTree::Group(group) => mentions_lifetime(&group.stream(), name),
            TokenTree::Punct(_) | TokenTree::Literal(_) => false,
        };
        quote_before = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '\'');
        found
    })
}
