use jsonapi_core::{Attribute, Resource};

#[derive(Attribute, Debug, Clone, PartialEq)]
struct Address {
    #[attribute(max_length = 5)]
    zip: String,
}

#[derive(Resource)]
#[resource(type = "orders")]
struct Order {
    #[resource(id)]
    id: String,
    #[attribute]
    addresses: Option<Vec<Address>>,
    #[attribute(ruled)]
    name: String,
}

fn main() {}
