//! One `#[resource(…)]`, `#[attribute(…)]` or `#[relationship(…)]` as a list of known words.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use syn::Meta;

use super::{Value, Word};
use crate::errors::Errors;
use crate::words::{self, Place};

/// One of our attributes.
pub(crate) struct Attribute<'a> {
    /// The attribute as it was typed; `None` if the words come from several.
    pub(crate) typed: Option<&'a syn::Attribute>,
    /// Its words, each known at its place and there once.
    pub(crate) words: Vec<Word>,
}

impl Attribute<'_> {
    /// The word of that name.
    pub(crate) fn word(&self, name: &str) -> Option<&Word> {
        self.words.iter().find(|word| word.name == name)
    }
}

/// Reads every attribute of that name. Unknown and repeated words are reported.
pub(crate) fn read<'a>(
    attributes: &'a [syn::Attribute],
    name: &str,
    place: &Place,
    errors: &Errors,
) -> Vec<Attribute<'a>> {
    let mut seen: Vec<String> = Vec::new();
    attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident(name))
        .map(|typed| {
            let mut words = split(typed, place, errors);
            words.retain_mut(|word| known(word, place, &mut seen, errors));
            Attribute { typed: Some(typed), words }
        })
        .collect()
}

/// Reads the words inside the parentheses of a word. Unknown and repeated words are reported.
pub(crate) fn nested(list: &TokenStream, place: &Place, errors: &Errors) -> Attribute<'static> {
    let mut words = split_list(list, place, errors);
    let mut seen = Vec::new();
    words.retain_mut(|word| known(word, place, &mut seen, errors));
    Attribute { typed: None, words }
}

/// Whether a word is to be kept. A misspelt word is reported and stands for the word that was
/// probably meant, so that what depends on it is not reported too.
fn known(word: &mut Word, place: &Place, seen: &mut Vec<String>, errors: &Errors) -> bool {
    let is_known = place.knows(&word.name);
    if !is_known {
        errors.at(&word.key, words::unknown(&word.name, place));
        let Some(meant) = words::closest(&word.name, &place.all()) else { return false };
        meant.clone_into(&mut word.name);
    }
    if seen.contains(&word.name) {
        if is_known {
            let text = format_args!("`{}` stands here twice: write it once", word.name);
            errors.at(&word.key, text);
        }
        return false;
    }
    seen.push(word.name.clone());
    true
}

fn split(attribute: &syn::Attribute, place: &Place, errors: &Errors) -> Vec<Word> {
    match &attribute.meta {
        Meta::Path(_) => Vec::new(),
        Meta::List(list) => split_list(&list.tokens, place, errors),
        Meta::NameValue(pair) => {
            errors.at(pair, format_args!("the words of {} stand in parentheses", place.name));
            Vec::new()
        }
    }
}

fn split_list(list: &TokenStream, place: &Place, errors: &Errors) -> Vec<Word> {
    let mut words = Vec::new();
    let mut rest = list.clone().into_iter().peekable();
    while rest.peek().is_some() {
        let part: Vec<TokenTree> = rest.by_ref().take_while(|token| !is(token, ',')).collect();
        words.extend(word(&part, place, errors));
    }
    words
}

fn is(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}

fn word(part: &[TokenTree], place: &Place, errors: &Errors) -> Option<Word> {
    let (first, rest) = part.split_first()?;
    let TokenTree::Ident(key) = first else {
        let typed: TokenStream = part.iter().cloned().collect();
        errors.at(
            typed,
            format_args!(
                "expected a word: the words of {} are {}",
                place.name,
                words::list(&place.all())
            ),
        );
        return None;
    };
    let value = match rest.split_first() {
        None => Value::None,
        Some((sign, [])) if is(sign, '=') => {
            errors.at(key, format_args!("`{key}` lacks its value: `{key} = …`"));
            return None;
        }
        Some((sign, value)) if is(sign, '=') => Value::Is(value.iter().cloned().collect()),
        Some((TokenTree::Group(group), [])) if group.delimiter() == Delimiter::Parenthesis => {
            Value::List(group.stream())
        }
        Some(_) => {
            let typed: TokenStream = rest.iter().cloned().collect();
            errors.at(typed, format_args!("expected `,` or `=` behind `{key}`"));
            return None;
        }
    };
    Some(Word { name: plain(key), key: key.clone(), value })
}

/// `r#type` is the word `type`.
fn plain(key: &Ident) -> String {
    syn::ext::IdentExt::unraw(key).to_string()
}
