use jsonapi_core::{Resource, ToOne};

#[derive(Resource)]
#[resource(type = "orders")]
struct Order {
    #[resource(id)]
    id: String,
}

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer {
    #[resource(id)]
    id: String,
    #[relationship]
    parent: ToOne<Customer>,
}

fn main() {
    Customer::create().parent(Order::identifier("1")).build();
}
