use jsonapi_core::{Attribute, Metadata, Resource};

#[derive(Resource)]
#[resource(format = "hal", path = "/orders")]
struct Order {
    #[resource(id)]
    id: String,
    #[attribute(patch)]
    free: Option<Metadata>,
    #[attribute(patch, required)]
    size: u8,
    #[attribute(patch)]
    address: Option<Address>,
}

#[derive(Attribute, Debug, Clone, PartialEq)]
#[attribute(patch)]
struct Address {
    #[attribute(patch)]
    tags: Option<Vec<String>>,
}

fn main() {}
