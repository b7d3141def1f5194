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
    #[attribute]
    address: Option<Address>,
    // Never updated, so it needs no patch.
    #[attribute(read_only)]
    sent_to: Option<Address>,
}

fn main() {}
