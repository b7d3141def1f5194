//! The derive macros of jsonapi-core.

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

mod check;
mod errors;
mod expand;
mod model;
mod parse;
mod words;

use errors::Errors;

/// Describes a resource.
#[proc_macro_derive(Resource, attributes(resource, attribute, relationship))]
pub fn resource(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    let errors = Errors::new();
    let resource = model::Resource::new(&input, &errors);
    check::resource(&resource, &errors);
    output(errors, || expand::resource(&resource), || expand::resource_fallback(&resource))
}

/// Describes an attribute's value.
#[proc_macro_derive(Attribute, attributes(attribute))]
pub fn attribute(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    let errors = Errors::new();
    let object = model::Object::new(&input, &errors);
    check::object(&object, &errors);
    output(errors, || expand::object(&object), || expand::object_fallback(&object))
}

/// Describes a closed set of resource types.
#[proc_macro_derive(ResourceSet, attributes(resource))]
pub fn resource_set(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    let errors = Errors::new();
    let set = model::Set::new(&input, &errors);
    check::set(&set, &errors);
    output(errors, || expand::set(&set), || expand::set_fallback(&set))
}

fn output(
    errors: Errors,
    code: impl FnOnce() -> proc_macro2::TokenStream,
    fallback: impl FnOnce() -> proc_macro2::TokenStream,
) -> TokenStream {
    match errors.finish() {
        None => code().into(),
        Some(mut mistakes) => {
            mistakes.extend(fallback());
            mistakes.into()
        }
    }
}
