use jsonapi_core::{Metadata, Resource};

#[derive(Resource)]
#[resource(format = "hal", path = "/orders")]
struct Order {
    #[resource(id)]
    id: String,
    #[relationship(read_only)]
    invoice: Option<Metadata>,
}

fn main() {}
