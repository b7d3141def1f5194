use jsonapi_core::Resource;

#[derive(Resource)]
struct Customer {
    #[resource(id)]
    id: String,
}

fn main() {}
