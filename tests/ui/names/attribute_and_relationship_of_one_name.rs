use jsonapi_core::{Resource, ToOne};

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer {
    #[resource(id)]
    id: String,
    #[attribute]
    parent: String,
    #[relationship(rename = "parent")]
    parent_customer: ToOne<Customer>,
}

fn main() {}
