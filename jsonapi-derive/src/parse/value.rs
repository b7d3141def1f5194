//! The value of a word.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{ExprPath, Lit, LitStr, Path, Token};

use crate::errors::Errors;
use crate::words;

/// One word of an attribute.
pub(crate) struct Word {
    /// The word.
    pub(crate) name: String,
    /// The word as it was typed.
    pub(crate) key: Ident,
    /// What stands behind it.
    pub(crate) value: Value,
}

/// What stands behind a word.
pub(crate) enum Value {
    /// Nothing: `required`.
    None,
    /// A value: `rename = "x"`.
    Is(TokenStream),
    /// A list: `derive(Clone)`.
    List(TokenStream),
}

/// Whether one member has to be there in one operation.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Presence {
    Required,
    Optional,
    Forbidden,
}

impl Presence {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Required => words::REQUIRED,
            Self::Optional => words::OPTIONAL,
            Self::Forbidden => words::FORBIDDEN,
        }
    }
}

/// The one value of a constant attribute.
#[derive(Clone)]
pub(crate) enum Constant {
    String(LitStr),
    Boolean(syn::LitBool),
    /// A whole number, with its sign.
    Integer(TokenStream),
}

impl Word {
    /// The word as it was typed, with its value.
    pub(crate) fn typed(&self) -> TokenStream {
        let mut tokens = self.key.to_token_stream();
        match &self.value {
            Value::None => {}
            Value::Is(value) => {
                <Token![=]>::default().to_tokens(&mut tokens);
                tokens.extend(value.clone());
            }
            Value::List(list) => tokens.extend(list.clone()),
        }
        tokens
    }

    /// A word that stands alone.
    pub(crate) fn flag(&self, errors: &Errors) {
        match &self.value {
            Value::None => {}
            Value::Is(value) | Value::List(value) => {
                errors.at(value, format_args!("`{}` stands alone: it takes no value", self.name));
            }
        }
    }

    pub(super) fn tokens(&self, form: &str, errors: &Errors) -> Option<&TokenStream> {
        if let Value::Is(value) = &self.value {
            return Some(value);
        }
        errors.at(self.typed(), format_args!("`{0}` needs a value: `{0} = {form}`", self.name));
        None
    }

    pub(super) fn parse<T: Parse>(&self, form: &str, errors: &Errors) -> Option<T> {
        let value = self.tokens(form, errors)?;
        let parsed = syn::parse2::<T>(value.clone()).ok();
        if parsed.is_none() {
            errors.at(value, format_args!("expected `{} = {form}`", self.name));
        }
        parsed
    }

    /// A string literal.
    pub(crate) fn string(&self, errors: &Errors) -> Option<LitStr> {
        self.parse("\"…\"", errors)
    }

    /// A path, bare or in a string literal.
    pub(crate) fn path(&self, errors: &Errors) -> Option<Path> {
        let AnyPath(path) = self.parse("::path::to", errors)?;
        Some(path)
    }

    /// The path of a function, with the types that it may have as arguments.
    pub(crate) fn function(&self, errors: &Errors) -> Option<Path> {
        let Function(path) = self.parse("path::to::function", errors)?;
        Some(path)
    }

    /// A presence, bare or in a string literal.
    pub(crate) fn presence(&self, errors: &Errors) -> Option<Presence> {
        let form = "required | optional | forbidden";
        let OneWord(word) = self.parse(form, errors)?;
        match word.as_str() {
            words::REQUIRED => Some(Presence::Required),
            words::OPTIONAL => Some(Presence::Optional),
            words::FORBIDDEN => Some(Presence::Forbidden),
            _ => {
                let text = words::unknown_value(&word, &self.name, words::PRESENCES);
                errors.at(self.tokens(form, errors), text);
                None
            }
        }
    }

    /// A string, `true`, `false` or a whole number.
    pub(crate) fn constant(&self, errors: &Errors) -> Option<Constant> {
        let value = self.tokens("\"…\"", errors)?;
        let parsed = syn::parse2(value.clone()).ok();
        if parsed.is_none() {
            errors.at(value, "a constant is a string, a boolean or a whole number");
        }
        parsed
    }

    /// A list of paths in parentheses.
    pub(crate) fn paths(&self, errors: &Errors) -> Option<Vec<Path>> {
        let parsed = match &self.value {
            Value::List(list) => {
                Punctuated::<Path, Token![,]>::parse_terminated.parse2(list.clone()).ok()
            }
            Value::None | Value::Is(_) => None,
        };
        if parsed.is_none() {
            errors.at(
                self.typed(),
                format_args!("expected traits in parentheses, as in `{}(Debug, Clone)`", self.name),
            );
        }
        parsed.map(|paths| paths.into_iter().collect())
    }
}

struct OneWord(String);

impl Parse for OneWord {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(LitStr) {
            return Ok(Self(input.parse::<LitStr>()?.value()));
        }
        Ok(Self(input.parse::<Ident>()?.to_string()))
    }
}

struct AnyPath(Path);

impl Parse for AnyPath {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(LitStr) {
            let text: LitStr = input.parse()?;
            return text.parse_with(Path::parse_mod_style).map(Self);
        }
        Path::parse_mod_style(input).map(Self)
    }
}

struct Function(Path);

impl Parse for Function {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(LitStr) {
            return input.parse().map(|AnyPath(path)| Self(path));
        }
        let function: ExprPath = input.parse()?;
        match function.qself {
            None => Ok(Self(function.path)),
            Some(_) => Err(input.error("not a path alone")),
        }
    }
}

impl Parse for Constant {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let minus: Option<Token![-]> = input.parse()?;
        match (minus, input.parse::<Lit>()?) {
            (None, Lit::Str(text)) => Ok(Self::String(text)),
            (None, Lit::Bool(value)) => Ok(Self::Boolean(value)),
            (minus, Lit::Int(number)) => {
                let mut tokens = minus.to_token_stream();
                number.to_tokens(&mut tokens);
                Ok(Self::Integer(tokens))
            }
            (_, other) => Err(syn::Error::new(other.span(), "not a constant")),
        }
    }
}
