use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer;

fn main() {}
