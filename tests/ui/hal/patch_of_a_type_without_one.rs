use jsonapi_core::{Attribute, Resource};

#[derive(Attribute, Debug, Clone, PartialEq)]
struct Address {
    city: Option<String>,
}

#[derive(Resource)]
#[resource(format = "hal", path = "/orders")]
struct Order {
    #[resource(id)]
    id: String,
    #[attribute(patch)]
    address: Option<Address>,
}

fn main() {}
