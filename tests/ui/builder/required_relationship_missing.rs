use jsonapi_core::{Resource, ToOne};

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer {
    #[resource(id)]
    id: String,
}

#[derive(Resource)]
#[resource(type = "sources")]
struct Source {
    #[resource(id)]
    id: String,
    #[relationship(required)]
    customer: ToOne<Customer>,
}

fn main() {
    Source::create().build();
}
