use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(type = "")]
struct Customer {
    #[resource(id)]
    id: String,
}

fn main() {}
