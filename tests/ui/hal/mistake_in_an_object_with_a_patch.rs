//! Whoever uses the object, and sets its members, hears nothing of the mistake.
use jsonapi_core::{Attribute, Resource};

#[derive(Attribute, Debug, Clone, PartialEq)]
#[attribute(patch)]
struct Address {
    #[attribute(max_lenght = 3)]
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

fn main() {
    let _ = Order::update("1").address(|it| it.city("Berlin").clear_city()).build();
    let _ = AddressPatch::default().city("Berlin");
}
