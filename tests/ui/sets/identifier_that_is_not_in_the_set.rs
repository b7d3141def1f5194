use jsonapi_core::{Resource, ResourceSet, ToOne};

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer {
    #[resource(id)]
    id: String,
}

#[derive(Resource)]
#[resource(type = "orders")]
struct Order {
    #[resource(id)]
    id: String,
    #[relationship]
    owner: ToOne<Owner>,
}

#[derive(ResourceSet)]
enum Owner {
    Customer(Customer),
}

fn main() {
    Order::create().owner(Order::identifier("1")).build();
}
