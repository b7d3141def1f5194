//! Where generated code finds the runtime crate.

use proc_macro2::TokenStream;
use quote::quote;

use crate::errors::Errors;
use crate::parse::Word;

/// The hidden module of the runtime crate, under the path that the author gave.
pub(super) fn runtime(word: Option<&Word>, errors: &Errors) -> TokenStream {
    match word.and_then(|word| word.path(errors)) {
        Some(path) => quote!(#path::__private),
        None => quote!(::jsonapi_core::__private),
    }
}
