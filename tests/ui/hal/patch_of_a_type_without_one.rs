use jsonapi_core::{Attribute, Patch, Resource};

#[derive(Attribute, Debug, Clone, PartialEq)]
struct Address {
    city: Option<String>,
}

#[derive(Attribute, Debug, Clone, Copy, PartialEq)]
enum State {
    Placed,
    Sent,
}

#[derive(Resource)]
#[resource(format = "hal", path = "/orders")]
struct Order {
    #[resource(id)]
    id: String,
    #[attribute(patch)]
    address: Option<Address>,
    #[attribute(patch)]
    other: Patch<Address>,
    #[attribute(patch, required)]
    state: State,
}

#[derive(Attribute, Debug, Clone, PartialEq)]
#[attribute(patch)]
struct Parcel {
    #[attribute(patch)]
    to: Option<Address>,
}

fn main() {}
