use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer {
    #[resource(id, links)]
    id: String,
}

fn main() {}
