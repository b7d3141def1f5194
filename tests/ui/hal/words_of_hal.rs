use jsonapi_core::{Metadata, Resource, ToOne};

#[derive(Resource)]
#[resource(type = "orders")]
struct Order {
    #[resource(id)]
    id: String,
    #[attribute(patch)]
    address: Option<Metadata>,
    #[relationship(alias = "buyer")]
    customer: ToOne<Order>,
    #[resource(embedded)]
    embedded: Option<Metadata>,
    #[resource(rest)]
    rest: Metadata,
}

fn main() {}
