use jsonapi_core::{Resource, ResourceSet};

struct Address;

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer {
    #[resource(id)]
    id: String,
}

#[derive(ResourceSet)]
enum Owner {
    Customer(Customer),
    Address(Address),
}

fn main() {}
