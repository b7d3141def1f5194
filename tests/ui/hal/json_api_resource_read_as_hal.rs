use jsonapi_core::{Resource, hal};

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer {
    #[resource(id)]
    id: String,
}

fn main() {
    let _ = hal::from_slice::<Customer>(b"{}");
}
