use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer {
    #[resource(id)]
    id: String,
    email: String,
}

fn main() {}
