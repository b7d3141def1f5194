use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer(#[resource(id)] String);

fn main() {}
