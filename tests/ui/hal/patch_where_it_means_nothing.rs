use jsonapi_core::{Attribute, Resource};

#[derive(Attribute, Debug, Clone, Copy, PartialEq)]
#[attribute(patch)]
enum Size {
    Small,
    Large,
}

#[derive(Attribute, Debug, Clone, PartialEq)]
struct Address {
    #[attribute(patch)]
    street: Option<Street>,
}

#[derive(Attribute, Debug, Clone, PartialEq)]
#[attribute(patch)]
struct Street {
    name: Option<String>,
    clear_name: Option<String>,
}

#[derive(Resource)]
#[resource(format = "hal", path = "/orders")]
struct Order {
    #[resource(id)]
    id: String,
    #[attribute(patch, serde)]
    address: Option<serde_json::Value>,
    #[attribute(patch, constant = "x")]
    kind: Option<String>,
}

fn main() {}
