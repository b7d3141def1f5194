//! Rules under every lint, among names that mean something else, in generic and borrowed types.

#![deny(warnings)]
#![allow(dead_code, non_camel_case_types)]

mod names {
    pub struct Option;
    pub struct Some;
    pub struct None;
    pub struct Result;
    pub struct Ok;
    pub struct Err;
    pub struct Vec;
    pub struct String;
    pub struct usize;
    pub struct bool;
    pub struct str;
    pub mod core {}
    pub mod std {}
    pub mod jsonapi_core {}

    #[derive(::jsonapi_core::Resource)]
    #[resource(type = "customers", check(create = super::is_known, update = super::is_of::<CustomerUpdate>))]
    pub struct Customer {
        #[resource(id, create = optional, min_length = 1, pattern = "^[a-z]+$")]
        pub id: ::std::string::String,
        #[attribute(required, max_length = 3, format = "email", check = super::is_short)]
        pub r#match: ::std::string::String,
        #[attribute(min_items = 1, items(one_of(1, 2.5)), unique_items)]
        pub numbers: ::core::option::Option<::std::vec::Vec<f64>>,
        #[attribute(ruled, max_items = 3)]
        pub places: ::core::option::Option<::std::vec::Vec<Place>>,
        #[attribute(items(check = super::is_even, max = 8))]
        pub gaps: ::core::option::Option<::std::vec::Vec<::core::option::Option<u8>>>,
        #[attribute(serde, min = 0, check = super::is_even)]
        pub serde: ::core::option::Option<u8>,
    }

    #[derive(
        ::jsonapi_core::Attribute, ::core::fmt::Debug, ::core::clone::Clone, ::core::cmp::PartialEq,
    )]
    pub struct Place {
        #[attribute(not_null, exclusive_min = 0.5, max = 1e3, multiple_of = 0.1)]
        pub r#size: ::core::option::Option<f64>,
        #[attribute(check = super::is_short, one_of("a", "b"))]
        pub name: ::jsonapi_core::Patch<::std::string::String>,
    }
}

fn is_known(_: &names::CustomerCreate) -> Result<(), jsonapi_core::Refusal> {
    Ok(())
}

fn is_any<T>(_: &T) -> Result<(), &'static str> {
    Ok(())
}

fn is_of<T: ?Sized>(_: &T) -> Result<(), &'static str> {
    Ok(())
}

fn is_short(_: &str) -> Result<(), String> {
    Ok(())
}

fn is_even(_: &u8) -> Result<(), u8> {
    Ok(())
}

#[derive(jsonapi_core::Resource)]
#[resource(type = "notes", check = is_any)]
struct Note<'a, T, const N: usize>
where
    T: Clone + PartialEq + std::fmt::Debug,
{
    #[resource(id, max_length = 4)]
    id: String,
    #[attribute(required, max_length = 3, check = is_short)]
    text: std::borrow::Cow<'a, str>,
    #[attribute(required, pattern = "x")]
    code: &'a str,
    #[attribute(items(check = is_of::<str>))]
    lines: Option<Vec<Option<std::borrow::Cow<'a, str>>>>,
    #[attribute(check = is_any)]
    about: Option<T>,
}

#[derive(jsonapi_core::Attribute, Debug, Clone, PartialEq)]
struct Pair<T> {
    #[attribute(check = is_any)]
    one: T,
    #[attribute(max_length = 2)]
    other: String,
}

fn main() {
    let built = names::Customer::create().r#match("a@b").build();
    assert!(built.is_ok());
    let built = Note::<u8, 2>::create().text("abc").code("x").about(1).build();
    assert_eq!(built.unwrap().code, "x");
}
