use jsonapi_core::{Resource, ResourceSet};

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer {
    #[resource(id)]
    id: String,
}

#[derive(ResourceSet)]
enum Owner {
    Customer(Customer),
    Buyer(Customer),
    #[resource(type = "shops")]
    Shop,
    #[resource(type = "shops")]
    Store,
}

fn main() {}
