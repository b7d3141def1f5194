//! The runtime crate can have another path.

mod framework {
    pub mod json {
        pub use ::jsonapi_core::*;
    }
}

use framework::json::{Attribute, Resource, ResourceSet, ToOne};

// Nothing finds the crate by its own name.
#[allow(unused)]
mod jsonapi_core {}

#[derive(Resource)]
#[resource(type = "customers", crate = crate::framework::json)]
struct Customer {
    #[resource(id)]
    id: String,
    #[attribute]
    status: Option<Status>,
    #[relationship]
    owner: ToOne<Owner>,
}

#[derive(Attribute, Debug, Clone, PartialEq)]
#[attribute(crate = "framework::json")]
enum Status {
    Active,
}

#[derive(ResourceSet)]
#[resource(crate = framework::json)]
enum Owner {
    Customer(Customer),
}

fn main() {
    let payload = Customer::create().status(Status::Active).owner(Customer::identifier("1")).build();
    assert!(payload.status.value().is_some());
}
