use jsonapi_core::{Resource, ToMany};

type Parents = ToMany<Customer>;

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer {
    #[resource(id)]
    id: String,
    #[relationship(to_one)]
    parents: Parents,
}

fn main() {}
