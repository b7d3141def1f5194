//! Rules on values as constant data.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote, quote_spanned};

use super::items::{located, moved};
use crate::model::{Limit, Rule};
use crate::parse::Allowed;

/// `.ruled(…)` behind the schema of a member; nothing where there are no rules.
pub(super) fn ruled(p: &TokenStream, kind: &TokenStream, rules: &[Rule]) -> Option<TokenStream> {
    (!rules.is_empty()).then(|| {
        let rules = list(p, kind, rules);
        quote!(.ruled(#rules))
    })
}

/// A constant slice of the rules on a value of this kind.
pub(super) fn list(p: &TokenStream, kind: &TokenStream, rules: &[Rule]) -> TokenStream {
    let rules = rules.iter().map(|rule| self::rule(p, kind, rule));
    quote!(const { &[#(#rules,)*] })
}

/// One rule, as a call at its word: a contradiction between the rule and the type is reported there.
fn rule(p: &TokenStream, kind: &TokenStream, rule: &Rule) -> TokenStream {
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
            let rules = list(p, &quote_spanned!(span=> #p::rules::item(#kind)), rules);
            quote_spanned!(span=> #p::rules::#name(#kind, #rules))
        }
    }
}

/// The kind of an attribute: that of its type, or any where serde reads and writes it.
pub(super) fn kind(p: &TokenStream, ty: &impl ToTokens, serde: bool) -> TokenStream {
    if serde { quote!(#p::Kind::Any) } else { quote!(<#ty as #p::Attribute>::KIND) }
}
