//! Collects mistakes, so that an author sees all of them at once.

use std::cell::RefCell;
use std::fmt::Display;
use std::thread;

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;

/// The mistakes found so far. Checks report here and go on; nothing returns early.
///
/// [`finish`](Errors::finish) has to be called: a collector that nobody reads would turn a mistake
/// into silence, so dropping one is a bug of this crate.
pub(crate) struct Errors {
    found: RefCell<Option<Vec<syn::Error>>>,
}

impl Errors {
    pub(crate) fn new() -> Self {
        Self { found: RefCell::new(Some(Vec::new())) }
    }

    /// Reports a mistake at what the author typed.
    pub(crate) fn at(&self, typed: impl ToTokens, text: impl Display) {
        self.push(syn::Error::new_spanned(typed, text));
    }

    /// Reports a mistake at a place that has no tokens of its own at hand.
    pub(crate) fn at_span(&self, span: Span, text: impl Display) {
        self.push(syn::Error::new(span, text));
    }

    fn push(&self, error: syn::Error) {
        if let Some(found) = self.found.borrow_mut().as_mut() {
            found.push(error);
        }
    }

    /// Whether nothing was reported so far.
    pub(crate) fn is_empty(&self) -> bool {
        self.found.borrow().as_ref().is_none_or(Vec::is_empty)
    }

    /// Every mistake as compiler errors; `None` if there are none.
    pub(crate) fn finish(self) -> Option<TokenStream> {
        let mut found = self.found.borrow_mut().take().unwrap_or_default();
        if found.is_empty() {
            return None;
        }
        // Checks run rule by rule; authors read line by line.
        found.sort_by_key(|error| place(error.span()));
        Some(found.iter().map(syn::Error::to_compile_error).collect())
    }
}

/// The line and column of a span; nothing is known of them outside of a compiler.
fn place(span: Span) -> (usize, usize) {
    if !proc_macro::is_available() {
        return (0, 0);
    }
    // This `unwrap` turns the span into the compiler's own and panics only outside of a procedural
    // macro, which the check above rules out.
    let span = span.unwrap().start();
    (span.line(), span.column())
}

impl Drop for Errors {
    fn drop(&mut self) {
        debug_assert!(
            thread::panicking() || self.found.borrow().is_none(),
            "the collected mistakes were not read"
        );
    }
}
