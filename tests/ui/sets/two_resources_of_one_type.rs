use jsonapi_core::{Resource, ResourceSet};

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer {
    #[resource(id)]
    id: String,
}

#[derive(Resource)]
#[resource(type = "customers")]
struct Buyer {
    #[resource(id)]
    id: String,
}

#[derive(ResourceSet)]
enum Owner {
    Customer(Customer),
    Buyer(Buyer),
}

fn main() {}
