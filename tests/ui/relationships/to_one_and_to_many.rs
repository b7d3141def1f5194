use jsonapi_core::{Resource, ToOne};

type Parent = ToOne<Customer>;

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer {
    #[resource(id)]
    id: String,
    #[relationship(to_one, to_many)]
    parent: Parent,
}

fn main() {}
