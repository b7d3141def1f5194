use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer {
    #[resource(id)]
    id: String,
    #[attribute(rename)]
    email: String,
    #[attribute(rename =)]
    phone: String,
}

fn main() {}
