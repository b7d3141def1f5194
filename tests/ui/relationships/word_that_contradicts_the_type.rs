use jsonapi_core::{Resource, ToOne};

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer {
    #[resource(id)]
    id: String,
    #[relationship(to_many)]
    parent: ToOne<Customer>,
}

fn main() {}
