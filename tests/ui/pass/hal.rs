#![no_implicit_prelude]
#![deny(warnings, missing_docs)]
//! A HAL resource where no name of the prelude means what it usually does.

use ::std::string::String;
use ::std::vec::Vec;

/// Not the one of the standard library.
#[allow(non_camel_case_types)]
pub struct str;
/// Not the one of the standard library.
pub enum Result {}
/// Not the one of the standard library.
pub trait Default {}

/// A thing.
#[derive(::jsonapi_core::Resource)]
#[resource(format = "hal", path = "/things")]
pub struct Thing<T, const N: usize> {
    /// The id.
    #[resource(id, max_length = 5)]
    pub id: String,
    /// A keyword.
    #[attribute]
    pub r#type: ::core::option::Option<T>,
    /// An object.
    #[attribute(patch, ruled)]
    pub inner: ::core::option::Option<Inner>,
    /// A link.
    #[relationship(rename = "self", alias = "me")]
    pub r#loop: ::core::option::Option<::jsonapi_core::hal::HalLink>,
    /// Links.
    #[relationship(read_only)]
    pub many: ::core::option::Option<Vec<::jsonapi_core::hal::HalLink>>,
    /// Any other links.
    #[resource(links)]
    pub links: ::jsonapi_core::hal::HalLinks,
    /// What is embedded.
    #[resource(embedded)]
    pub embedded: ::core::option::Option<Inner>,
    /// Anything else.
    #[resource(rest)]
    pub rest: ::jsonapi_core::Metadata,
}

/// An object.
#[derive(
    ::jsonapi_core::Attribute,
    ::core::fmt::Debug,
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
)]
#[attribute(patch)]
pub struct Inner {
    /// A keyword.
    #[attribute(max_length = 3)]
    pub r#match: ::core::option::Option<String>,
    /// Deeper.
    #[attribute(patch)]
    pub deeper: ::core::option::Option<Deeper>,
    /// Anything else.
    #[attribute(rest)]
    pub rest: ::jsonapi_core::Metadata,
}

/// A deeper object.
#[derive(
    ::jsonapi_core::Attribute,
    ::core::fmt::Debug,
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
)]
#[attribute(patch)]
pub struct Deeper {
    /// A number.
    pub number: ::core::option::Option<u8>,
}

fn main() {
    let update = Thing::<u8, 3>::update("1")
        .r#type(1_u8)
        .inner(|it| it.r#match("a").deeper(|it| it.clear_number()))
        .clear_loop()
        .build();
    ::core::assert!(update.is_ok());
}
