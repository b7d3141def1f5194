use jsonapi_core::Resource;

#[derive(Debug, Clone, PartialEq)]
struct Address;

#[derive(Resource)]
#[resource(format = "hal", path = "/orders")]
struct Order {
    #[resource(id)]
    id: String,
    #[attribute]
    address: Option<Address>,
    #[relationship]
    customer: Address,
    #[resource(embedded)]
    embedded: Address,
}

fn main() {}
