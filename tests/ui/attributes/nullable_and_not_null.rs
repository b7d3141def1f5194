use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer {
    #[resource(id)]
    id: String,
    #[attribute(nullable, not_null)]
    email: Option<String>,
}

fn main() {}
