//! A module of the author's own by the name of the compiler's.
use jsonapi_core::{Payload, Resource};

mod diagnostic {
    pub struct Report;
}

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer {
    #[resource(id)]
    id: String,
    #[attribute(required)]
    email: String,
}

fn main() {
    let _ = diagnostic::Report;
    let payload = Customer::create().email("a@b.c").build();
    assert_eq!(
        payload.to_string().unwrap(),
        r#"{"data":{"type":"customers","attributes":{"email":"a@b.c"}}}"#
    );
}
