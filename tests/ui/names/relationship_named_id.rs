use jsonapi_core::{Resource, ToOne};

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer {
    #[resource(id)]
    id: String,
    #[relationship(rename = "id")]
    parent: ToOne<Customer>,
}

fn main() {}
