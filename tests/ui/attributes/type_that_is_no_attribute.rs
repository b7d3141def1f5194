use jsonapi_core::Resource;

#[derive(Debug, Clone, PartialEq)]
struct Address;

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer {
    #[resource(id)]
    id: String,
    #[attribute(read_only)]
    address: Option<Address>,
}

fn main() {}
