//! The values of rules: counts, exact numbers, closed sets.

use std::cmp::Ordering;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Lit, LitInt, LitStr, Token};

use super::{Value, Word};
use crate::errors::Errors;

/// A number as plain decimal text: no exponent, no zeros that say nothing. Nothing is lost, and two
/// texts are equal if the numbers are.
#[derive(Clone)]
pub(crate) struct Decimal {
    pub(crate) text: String,
    pub(crate) typed: TokenStream,
}

/// The values of `one_of(…)`, each as its text and as it was typed.
#[derive(Clone)]
pub(crate) enum Allowed {
    Strings(Vec<LitStr>),
    Numbers(Vec<Decimal>),
}

impl Word {
    /// A number of characters or items.
    pub(crate) fn count(&self, errors: &Errors) -> Option<usize> {
        let literal: LitInt = self.parse("100", errors)?;
        let count = literal.base10_parse().ok().filter(|_| literal.suffix().is_empty());
        if count.is_none() {
            errors.at(&literal, format_args!("`{}` counts: write a plain whole number", self.name));
        }
        count
    }

    /// A number, whole or not.
    pub(crate) fn decimal(&self, errors: &Errors) -> Option<Decimal> {
        let value = self.tokens("0.5", errors)?;
        match syn::parse2::<Number>(value.clone()) {
            Ok(Number(number)) => Some(number),
            Err(error) => {
                errors.at(value, format_args!("`{}` is a number: {error}", self.name));
                None
            }
        }
    }

    /// Strings in parentheses, or numbers.
    pub(crate) fn allowed(&self, errors: &Errors) -> Option<Allowed> {
        let list = match &self.value {
            Value::List(list) if !list.is_empty() => list,
            _ => {
                errors.at(
                    self.typed(),
                    format_args!(
                        "expected values in parentheses, as in `{}(\"a\", \"b\")`",
                        self.name
                    ),
                );
                return None;
            }
        };
        let strings = Punctuated::<LitStr, Token![,]>::parse_terminated.parse2(list.clone());
        if let Ok(strings) = strings {
            return Some(Allowed::Strings(strings.into_iter().collect()));
        }
        match Punctuated::<Number, Token![,]>::parse_terminated.parse2(list.clone()) {
            Ok(numbers) => Some(Allowed::Numbers(numbers.into_iter().map(|it| it.0).collect())),
            Err(error) if !list.clone().into_iter().any(is_text) => {
                let text =
                    format_args!("a value of `{}` is a string or a number: {error}", self.name);
                errors.at_span(error.span(), text);
                None
            }
            Err(_) => {
                let text = format_args!("the values of `{}` are strings, or numbers", self.name);
                errors.at(list, text);
                None
            }
        }
    }
}

/// Whether this is a string.
fn is_text(token: TokenTree) -> bool {
    syn::parse2::<LitStr>(token.into()).is_ok()
}

struct Number(Decimal);

impl Parse for Number {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let minus: Option<Token![-]> = input.parse()?;
        let literal: Lit = input.parse()?;
        let mut typed = minus.to_token_stream();
        literal.to_tokens(&mut typed);
        let (digits, suffix) = match &literal {
            Lit::Int(number) => (number.base10_digits().to_owned(), number.suffix()),
            Lit::Float(number) => (number.base10_digits().to_owned(), number.suffix()),
            other => return Err(syn::Error::new(other.span(), "write it as digits")),
        };
        if !suffix.is_empty() {
            return Err(syn::Error::new(literal.span(), "write it without a type behind it"));
        }
        match plain(minus.is_some(), &digits) {
            Some(text) => Ok(Self(Decimal { text, typed })),
            None => Err(syn::Error::new(literal.span(), "it has too many digits")),
        }
    }
}

/// The number as plain decimal text; `None` if that would be longer than anybody means.
fn plain(negative: bool, digits: &str) -> Option<String> {
    const MOST: usize = 400;
    let (mantissa, exponent) = digits.split_once(['e', 'E']).unwrap_or((digits, "0"));
    let exponent: i64 = exponent.parse().ok()?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let mut all = format!("{whole}{fraction}");
    let point = i64::try_from(whole.len()).ok()?.checked_add(exponent)?;
    if usize::try_from(point.unsigned_abs()).ok()? > MOST || all.len() > MOST {
        return None;
    }
    if point < 0 {
        all.insert_str(0, &"0".repeat(usize::try_from(-point).ok()?));
    }
    let point = usize::try_from(point.max(0)).ok()?;
    if all.len() < point {
        all.push_str(&"0".repeat(point - all.len()));
    }
    let (whole, fraction) = all.split_at_checked(point)?;
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    let mut text = String::new();
    if negative && !(whole.is_empty() && fraction.is_empty()) {
        text.push('-');
    }
    text.push_str(if whole.is_empty() { "0" } else { whole });
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(fraction);
    }
    Some(text)
}

impl Decimal {
    /// The significant digits.
    pub(crate) fn digits(&self) -> String {
        let digits = self.text.replace(['-', '.'], "");
        digits.trim_matches('0').to_owned()
    }

    pub(crate) fn is_positive(&self) -> bool {
        self.text != "0" && !self.text.starts_with('-')
    }

    /// Whether the number is a whole multiple of another, which is positive and has few digits.
    pub(crate) fn is_multiple_of(&self, other: &Self) -> bool {
        let (_, fraction) = self.text.split_once('.').unwrap_or((&self.text, ""));
        let (_, unit) = other.text.split_once('.').unwrap_or((&other.text, ""));
        let Ok(of) = other.text.replace('.', "").parse::<u128>() else { return true };
        // A multiple has no more digits behind the point.
        let Some(missing) = unit.len().checked_sub(fraction.len()) else { return false };
        let digits = self.text.bytes().filter(u8::is_ascii_digit);
        let zeros = std::iter::repeat_n(b'0', missing);
        let rest = digits.chain(zeros).try_fold(0_u128, |rest, digit| {
            rest.checked_mul(10)?.checked_add(u128::from(digit - b'0'))?.checked_rem(of)
        });
        rest.is_none_or(|rest| rest == 0)
    }

    /// How two numbers stand to each other.
    pub(crate) fn compare(&self, other: &Self) -> Ordering {
        let parts = |number: &Self| {
            let text = number.text.trim_start_matches('-');
            let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
            (whole.len(), whole.to_owned(), fraction.to_owned())
        };
        let size = || parts(self).cmp(&parts(other));
        match (self.text.starts_with('-'), other.text.starts_with('-')) {
            (false, false) => size(),
            (true, true) => size().reverse(),
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering::{Equal, Greater, Less};

    use super::{Decimal, Number, plain};

    fn number(text: &str) -> Decimal {
        let Number(number) = syn::parse_str(text).unwrap();
        number
    }

    #[test]
    fn numbers_become_plain_text() {
        for (typed, text) in [
            ("0", "0"),
            ("-0.0", "0"),
            ("1_000", "1000"),
            ("0x10", "16"),
            ("1.", "1"),
            ("0.50", "0.5"),
            ("1e3", "1000"),
            ("12.5e-3", "0.0125"),
            ("-1.5e1", "-15"),
        ] {
            assert_eq!(number(typed).text, text, "{typed}");
        }
        assert_eq!(plain(false, "1e500"), None);
        assert!(syn::parse_str::<Number>("1u8").is_err());
    }

    #[test]
    fn multiples_are_exact() {
        for (one, other, is_multiple) in [
            ("0.3", "0.1", true),
            ("0.25", "0.1", false),
            ("-7.5", "2.5", true),
            ("0", "3", true),
            ("5", "10", false),
            ("1e30", "0.007", false),
            ("7e30", "0.007", true),
        ] {
            assert_eq!(number(one).is_multiple_of(&number(other)), is_multiple, "{one} {other}");
        }
    }

    #[test]
    fn numbers_are_compared_by_value() {
        for (one, order, other) in [
            ("9", Less, "10"),
            ("-9", Greater, "-10"),
            ("0.5", Greater, "0.45"),
            ("1e2", Equal, "100"),
        ] {
            assert_eq!(number(one).compare(&number(other)), order, "{one} {other}");
        }
    }
}
