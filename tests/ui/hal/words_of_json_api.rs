use jsonapi_core::{Metadata, Resource, ToOne};

#[derive(Resource)]
#[resource(format = "hal", type = "orders", path = "/orders")]
struct Order {
    #[resource(id)]
    id: String,
    #[resource(lid)]
    lid: Option<String>,
    #[resource(meta)]
    meta: Option<Metadata>,
    #[relationship]
    customer: ToOne<Customer>,
    #[relationship(to_one, read_only)]
    invoice: Option<String>,
}

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer {
    #[resource(id)]
    id: String,
}

fn main() {}
