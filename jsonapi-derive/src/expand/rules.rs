//! Rules on values as constant data.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{Path, Type};

use super::items::{located, moved};
use crate::model::{Generics, Inside, Limit, Pattern, Rule, inside, own_check};
use crate::parse::Allowed;
use crate::words;

/// The constants of rules. The rules themselves are plain data, and what holds each against its type
/// and against the others is a constant of its own where that is possible: so one that contradicts
/// something hides nothing else.
pub(super) struct Constants<'a> {
    generics: &'a Generics,
    lists: usize,
    members: usize,
    /// The constants so far.
    pub(super) items: Vec<TokenStream>,
}

impl<'a> Constants<'a> {
    pub(super) fn new(generics: &'a Generics) -> Self {
        Self { generics, lists: 0, members: 0, items: Vec::new() }
    }

    /// The name of a constant for the schema of a member that may contradict its type: in a constant
    /// of its own, a mistake at one field hides none at another. `None` where there is no need, and
    /// where the type mentions a parameter.
    pub(super) fn place(&mut self, needed: bool, ty: &Type) -> Option<Ident> {
        let is_known = || self.generics.without(&ty.to_token_stream()).is_some();
        let place = (needed && is_known()).then(|| format_ident!("__MEMBER_{}", self.members))?;
        self.members += 1;
        Some(place)
    }

    /// The schema of a member, which is of this type, at its place if it has one.
    pub(super) fn member(
        &mut self,
        of: &TokenStream,
        place: Option<Ident>,
        schema: TokenStream,
    ) -> TokenStream {
        let Some(place) = place else { return schema };
        let schema = self.generics.without(&schema).unwrap_or(schema);
        self.items.push(quote!(const #place: #of = #schema;));
        quote!(#place)
    }

    /// `.ruled(…)` behind the schema of a member; nothing where there are no rules.
    pub(super) fn ruled(
        &mut self,
        p: &TokenStream,
        of: &Ruled,
        rules: &[Rule],
    ) -> Option<TokenStream> {
        (!rules.is_empty()).then(|| {
            let rules = self.list(p, of, rules);
            quote!(.ruled(#rules))
        })
    }

    /// A constant slice of the rules on such a value.
    pub(super) fn list(&mut self, p: &TokenStream, of: &Ruled, rules: &[Rule]) -> TokenStream {
        let mut checks = Vec::new();
        // Where a type is a parameter there is no place for constants that mention it.
        let known = of.without(self.generics);
        let name = self.lists(p, known.as_ref().unwrap_or(of), rules, &mut checks);
        if known.is_some() {
            self.items.extend(checks.iter().map(|check| quote!(const _: () = #check;)));
            quote!(#name)
        } else {
            quote!({ #(#checks;)* #name })
        }
    }

    /// The name of the constant that has these rules, and what holds each of them against the others
    /// and its type, as a call at its word: a contradiction is reported there.
    fn lists(
        &mut self,
        p: &TokenStream,
        of: &Ruled,
        rules: &[Rule],
        checks: &mut Vec<TokenStream>,
    ) -> Ident {
        let name = format_ident!("__RULES_{}", self.lists);
        self.lists += 1;
        let mut values = Vec::new();
        for (index, rule) in rules.iter().enumerate() {
            let span = located(&rule.key);
            let inside = match &rule.limit {
                Limit::Inside(rules) => Some(self.lists(p, &of.inside(p, span), rules, checks)),
                _ => None,
            };
            values.push(value(p, rule, inside.as_ref()));
            checks.extend(of.fits(p, rule, &name, index));
        }
        self.items.push(quote!(const #name: &[#p::Rule] = &[#(#values,)*];));
        name
    }
}

/// What rules are about.
pub(super) struct Ruled {
    kind: TokenStream,
    /// The type, where it is an attribute type.
    ty: Option<TokenStream>,
}

impl Ruled {
    /// A value of the type, whose schema stands in this constant; where serde reads and writes it,
    /// any value.
    pub(super) fn new(
        p: &TokenStream,
        ty: &impl ToTokens,
        serde: bool,
        schema: Option<&Ident>,
    ) -> Self {
        if serde {
            return Self { kind: quote!(#p::Kind::Any), ty: None };
        }
        let kind = match schema {
            Some(schema) => quote!(#schema.kind),
            None => quote!(<#ty as #p::Attribute>::KIND),
        };
        Self { kind, ty: Some(ty.to_token_stream()) }
    }

    pub(super) fn string(p: &TokenStream) -> Self {
        Self { kind: quote!(#p::Kind::String), ty: None }
    }

    /// The same without parameters of the type that is described; `None` if it has to mention one.
    fn without(&self, generics: &Generics) -> Option<Self> {
        let kind = generics.without(&self.kind)?;
        Some(Self { kind, ty: self.ty.as_ref().and_then(|ty| generics.without(ty)) })
    }

    /// The values inside.
    fn inside(&self, p: &TokenStream, span: Span) -> Self {
        let (p, kind) = (moved(p, span), moved(&self.kind, span));
        let ty = self.ty.as_ref().map(|ty| moved(ty, span));
        Self {
            kind: quote_spanned!(span=> #p::kind_inside(#kind)),
            ty: ty.map(|ty| quote_spanned!(span=> <#ty as #p::Container>::Value)),
        }
    }

    /// A call at the word of the rule that holds it against the type and the rules before it. Whether
    /// the author's own function fits is the compiler's matter.
    fn fits(
        &self,
        p: &TokenStream,
        rule: &Rule,
        list: &Ident,
        index: usize,
    ) -> Option<TokenStream> {
        let span = located(&rule.key);
        let (p, kind) = (&moved(p, span), moved(&self.kind, span));
        match (&rule.limit, &self.ty) {
            (Limit::Check(_), _) => None,
            (_, Some(ty))
                if [words::MIN_PROPERTIES, words::MAX_PROPERTIES].contains(&rule.name.as_str()) =>
            {
                let ty = moved(ty, span);
                let members = quote_spanned!(span=> <#ty as #p::Attribute>::MEMBERS);
                Some(quote_spanned!(span=> #p::fits_members(#kind, #members, #list, #index)))
            }
            _ => Some(quote_spanned!(span=> #p::fits(#kind, #list, #index))),
        }
    }
}

/// One rule as data.
fn value(p: &TokenStream, rule: &Rule, inside: Option<&Ident>) -> TokenStream {
    let name = Ident::new(&rule.variant(), Span::call_site());
    let limit = match &rule.limit {
        Limit::None => return quote!(#p::Rule::#name),
        Limit::Count(limit) => quote!(#limit),
        Limit::Number(limit) => limit.text.to_token_stream(),
        Limit::Check(path) => path.to_token_stream().to_string().replace(' ', "").to_token_stream(),
        Limit::Pattern(Pattern { text, least, most }) => quote! {
            #p::Pattern::new(#text, (#least, #most), || {
                static __COMPILED: #p::CompiledPattern = #p::CompiledPattern::new();
                &__COMPILED
            })
        },
        Limit::Format(format) => {
            let format = Ident::new(format, Span::call_site());
            quote!(#p::Format::#format)
        }
        Limit::OneOf(Allowed::Strings(strings)) => {
            let strings = strings.iter().map(syn::LitStr::value);
            quote!(&[#(#strings,)*])
        }
        Limit::OneOf(Allowed::Numbers(numbers)) => {
            let numbers = numbers.iter().map(|number| &number.text);
            quote!(&[#(#numbers,)*])
        }
        Limit::Inside(_) => inside.to_token_stream(),
    };
    quote!(#p::Rule::#name(#limit))
}

/// A member as it is read.
pub(super) struct Read<'a> {
    pub(super) index: usize,
    pub(super) ident: &'a Ident,
    pub(super) ty: &'a Type,
    /// The call that reads the value into its place.
    pub(super) call: TokenStream,
    pub(super) rules: &'a [Rule],
    pub(super) nullable: bool,
    pub(super) serde: bool,
}

impl Read<'_> {
    /// Reads the member by its index in the schema, and has the author's own functions look at its
    /// value and at those inside.
    pub(super) fn arm(&self, p: &TokenStream) -> TokenStream {
        let (index, call) = (self.index, &self.call);
        let mut checks: Vec<_> =
            own_check(self.rules).map(|path| self.check(p, path)).into_iter().collect();
        let spelled = (!self.serde).then_some(self.ty);
        self.inside(p, self.rules, (spelled, &self.ty.to_token_stream()), 1, &mut checks);
        if checks.is_empty() {
            return quote!(#index => #call,);
        }
        quote! {
            #index => {
                let __start = __reader.value_start();
                #call?;
                #(#checks)*
                ::core::result::Result::Ok(())
            }
        }
    }

    fn check(&self, p: &TokenStream, check: &Path) -> TokenStream {
        let (span, ident) = (located(check), self.ident);
        let p = &moved(p, span);
        let value = if self.nullable {
            quote_spanned!(span=> self.#ident.as_ref().and_then(#p::Nullable::as_value))
        } else {
            quote_spanned!(span=> self.#ident.as_ref())
        };
        quote_spanned! {span=>
            __reader.checked(__start, __at, || #value.map(|__value| #check(__value)));
        }
    }

    /// The checks of the values so many levels inside a value of the type: as it is spelled, if that
    /// says anything, and as tokens.
    fn inside(
        &self,
        p: &TokenStream,
        rules: &[Rule],
        (spelled, ty): (Option<&Type>, &TokenStream),
        depth: usize,
        checks: &mut Vec<TokenStream>,
    ) {
        for rule in rules {
            let Limit::Inside(rules) = &rule.limit else { continue };
            let span = located(&rule.key);
            let q = moved(p, span);
            let spelled = match spelled.map(inside) {
                Some(Inside::Values(spelled)) => Some(spelled),
                // The constant of the rule says so.
                Some(Inside::Nothing) => {
                    let ty = moved(ty, span);
                    checks.push(quote_spanned!(span=> const { #q::has_nothing_inside::<#ty>() }));
                    continue;
                }
                _ => None,
            };
            let value = quote_spanned!(span=> <#ty as #q::Container>::Value);
            if let Some(check) = own_check(rules) {
                let span = located(check);
                let (p, value) = (moved(p, span), moved(&value, span));
                let read = if self.serde {
                    quote_spanned!(span=> #p::Reader::through_serde)
                } else {
                    quote_spanned!(span=> #p::ReadAttribute::read)
                };
                checks.push(quote_spanned! {span=>
                    __reader.checked_inside::<#value, _, _>(__start, #depth, __at, #read, |__value| {
                        #[allow(unused_imports)]
                        use #p::MayBeNull as _;
                        #p::Inside(__value).value().map_or(::core::result::Result::Ok(()), |__value| #check(__value))
                    })?;
                });
            }
            self.inside(p, rules, (spelled, &value), depth + 1, checks);
        }
    }
}
