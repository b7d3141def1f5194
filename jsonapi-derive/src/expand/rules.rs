//! Rules on values as constant data.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};

use super::items::{located, moved};
use crate::model::{Generics, Limit, Rule, own_check};
use crate::parse::Allowed;

/// Where the constants of rules stand: each is a constant of its own where that is possible, so that
/// one that contradicts its type hides no other.
pub(super) struct Constants {
    /// Where a type is a parameter there is no place for such constants.
    apart: bool,
    /// The constants so far.
    pub(super) items: Vec<TokenStream>,
}

impl Constants {
    pub(super) fn new(generics: &Generics) -> Self {
        Self { apart: generics.arguments(&[]).is_empty(), items: Vec::new() }
    }

    /// `.ruled(…)` behind the schema of a member; nothing where there are no rules.
    pub(super) fn ruled(
        &mut self,
        p: &TokenStream,
        kind: &TokenStream,
        rules: &[Rule],
    ) -> Option<TokenStream> {
        (!rules.is_empty()).then(|| {
            let rules = self.list(p, kind, rules);
            quote!(.ruled(#rules))
        })
    }

    /// A constant slice of the rules on a value of this kind.
    pub(super) fn list(
        &mut self,
        p: &TokenStream,
        kind: &TokenStream,
        rules: &[Rule],
    ) -> TokenStream {
        let rules: Vec<_> = rules.iter().map(|rule| self.add(p, kind, rule)).collect();
        quote!(const { &[#(#rules,)*] })
    }

    fn add(&mut self, p: &TokenStream, kind: &TokenStream, rule: &Rule) -> TokenStream {
        let value = self.rule(p, kind, rule);
        if !self.apart {
            return value;
        }
        let name = format_ident!("__RULE_{}", self.items.len());
        self.items.push(quote!(const #name: #p::Rule = #value;));
        quote!(#name)
    }

    /// One rule, as a call at its word: a contradiction between the rule and the type is reported
    /// there.
    fn rule(&mut self, p: &TokenStream, kind: &TokenStream, rule: &Rule) -> TokenStream {
        let span = located(&rule.key);
        let (p, kind) = (&moved(p, span), &moved(kind, span));
        let name = Ident::new(&rule.name, span);
        match &rule.limit {
            Limit::None => quote_spanned!(span=> #p::rules::#name(#kind)),
            Limit::Count(limit) => quote_spanned!(span=> #p::rules::#name(#kind, #limit)),
            Limit::Number(limit) => {
                let text = &limit.text;
                quote_spanned!(span=> #p::rules::#name(#kind, #text))
            }
            Limit::Check(path) => {
                let text = path.to_token_stream().to_string().replace(' ', "");
                quote_spanned!(span=> #p::rules::#name(#kind, #text))
            }
            Limit::Pattern(text) => quote_spanned! {span=>
                #p::rules::#name(#kind, #p::Pattern::new(#text, || {
                    static __COMPILED: #p::CompiledPattern = #p::CompiledPattern::new();
                    &__COMPILED
                }))
            },
            Limit::Format(format) => {
                let format = Ident::new(format, span);
                quote_spanned!(span=> #p::rules::#name(#kind, #p::Format::#format))
            }
            Limit::OneOf(Allowed::Strings(strings)) => {
                let strings = strings.iter().map(syn::LitStr::value);
                quote_spanned!(span=> #p::rules::#name(#kind, &[#(#strings,)*]))
            }
            Limit::OneOf(Allowed::Numbers(numbers)) => {
                let numbers = numbers.iter().map(|number| &number.text);
                quote_spanned!(span=> #p::rules::one_of_numbers(#kind, &[#(#numbers,)*]))
            }
            Limit::Items(rules) => {
                let item = quote_spanned!(span=> #p::rules::item(#kind));
                let rules = self.list(p, &item, rules);
                quote_spanned!(span=> #p::rules::#name(#kind, #rules))
            }
        }
    }
}

/// Reads a member by its index in the schema, and has the author's own function look at its value.
pub(super) fn reads(
    p: &TokenStream,
    index: usize,
    ident: &Ident,
    read: &TokenStream,
    rules: &[Rule],
    nullable: bool,
) -> TokenStream {
    let Some(check) = own_check(rules) else { return quote!(#index => #read,) };
    let span = located(check);
    let p = &moved(p, span);
    let value = if nullable {
        quote_spanned!(span=> self.#ident.as_ref().and_then(#p::Nullable::as_value))
    } else {
        quote_spanned!(span=> self.#ident.as_ref())
    };
    let checked = quote_spanned! {span=>
        __reader.checked(__start, __at, || #value.map(|__value| #check(__value)))
    };
    quote! {
        #index => {
            let __start = __reader.value_start();
            #read?;
            #checked;
            ::core::result::Result::Ok(())
        }
    }
}

/// The kind of an attribute: that of its type, or any where serde reads and writes it.
pub(super) fn kind(p: &TokenStream, ty: &impl ToTokens, serde: bool) -> TokenStream {
    if serde { quote!(#p::Kind::Any) } else { quote!(<#ty as #p::Attribute>::KIND) }
}
