use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer {
    #[resource(id)]
    id: String,
    #[attribute]
    email: String,
    #[attribute(rename = "email")]
    address: String,
}

fn main() {}
