//! Generated code does not depend on what the names of the prelude mean.

#![allow(dead_code, non_camel_case_types)]

mod resources {
    pub struct Option;
    pub struct Some;
    pub struct None;
    pub struct Result;
    pub struct Ok;
    pub struct Err;
    pub struct Vec;
    pub struct String;
    pub struct Box;
    pub struct Into;
    pub struct From;
    pub struct Default;
    pub struct Sized;
    pub struct Clone;
    pub struct usize;
    pub struct bool;
    pub struct str;
    pub mod core {}
    pub mod std {}
    pub mod alloc {}
    pub mod jsonapi_core {}

    #[derive(::jsonapi_core::Resource)]
    #[resource(type = "customers")]
    pub struct Customer {
        #[resource(id, create = required)]
        pub id: ::std::string::String,
        #[resource(lid)]
        pub lid: ::core::option::Option<::std::string::String>,
        #[attribute(required)]
        pub email: ::std::string::String,
        #[attribute]
        pub options: ::core::option::Option<Options>,
        #[attribute(constant = "x")]
        pub fixed: ::std::string::String,
        #[attribute(serde)]
        pub serde: ::core::option::Option<::std::string::String>,
        #[relationship(required)]
        pub parent: ::jsonapi_core::ToOne<Customer>,
        #[relationship]
        pub owner: ::jsonapi_core::ToOne<Owner>,
        #[relationship]
        pub friends: ::jsonapi_core::ToMany<Customer>,
        #[resource(links)]
        pub links: ::jsonapi_core::Links,
        #[resource(meta)]
        pub meta: ::core::option::Option<::jsonapi_core::Meta>,
    }

    #[derive(
        ::jsonapi_core::Attribute, ::core::fmt::Debug, ::core::clone::Clone, ::core::cmp::PartialEq,
    )]
    pub struct Options {
        pub status: ::core::option::Option<Status>,
        #[attribute(not_null, serde)]
        pub count: ::core::option::Option<u8>,
        #[attribute(rest)]
        pub rest: ::jsonapi_core::Metadata,
    }

    #[derive(
        ::jsonapi_core::Attribute, ::core::fmt::Debug, ::core::clone::Clone, ::core::cmp::PartialEq,
    )]
    pub enum Status {
        Some,
        None,
    }

    #[derive(::jsonapi_core::ResourceSet)]
    pub enum Owner {
        Ok(Customer),
        #[resource(type = "guests")]
        Err,
    }
}

fn main() {
    let payload = resources::Customer::create()
        .id("1")
        .email("a@example.com")
        .fixed()
        .parent("2")
        .owner(resources::Owner::err("3"))
        .build();
    assert_eq!(payload.fixed.as_deref(), Some("x"));
}
