//! What is used as a resource where it is none.
use jsonapi_core::{Document, Resource, ResourceSet};

struct Address;

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer {
    #[resource(id)]
    id: String,
}

#[derive(ResourceSet)]
enum Owner {
    Customer(Customer),
    #[resource(other)]
    Other(Address),
}

fn main() {
    let _ = Document::<Address>::from_slice(b"");
    let customer = Customer { id: String::new() };
    let _ = Document::one(&customer).include(&Address);
}
