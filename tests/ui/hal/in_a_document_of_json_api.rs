use jsonapi_core::{Document, Resource, ToOne};

#[derive(Resource)]
#[resource(format = "hal", path = "/customers")]
struct Customer {
    #[resource(id)]
    id: String,
}

#[derive(Resource)]
#[resource(type = "orders")]
struct Order {
    #[resource(id)]
    id: String,
    #[relationship]
    customer: ToOne<Customer>,
}

fn main() {
    let read = Document::<Customer>::from_slice(b"{}");
    let customer = Customer { id: "1".to_owned() };
    let written = Document::one(&customer).to_vec();
    let _ = (read, written, Order::create());
}
