//! Fields that are compiled conditionally.

#![deny(warnings)]

use jsonapi_core::{Attribute, Resource};

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer {
    #[resource(id)]
    id: String,
    #[cfg(all())]
    #[attribute]
    email: Option<String>,
    #[cfg(any())]
    #[attribute]
    phone: NoSuchType,
    #[cfg_attr(all(), attribute(required))]
    name: String,
    #[attribute]
    options: Option<Options>,
}

#[derive(Attribute, Debug, Clone, PartialEq)]
struct Options {
    #[cfg(any())]
    missing: NoSuchType,
    there: bool,
}

fn main() {
    let payload = Customer::create().name("n").email("e").options(Options { there: true }).build();
    assert_eq!(payload.name, "n");
}
