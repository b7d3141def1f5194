use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer {
    #[resource(id)]
    id: String,
    #[attribute(read_only, write_only)]
    email: Option<String>,
}

fn main() {}
