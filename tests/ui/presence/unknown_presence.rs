use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer {
    #[resource(id)]
    id: String,
    #[attribute(create = "requierd")]
    email: String,
    #[attribute(update = never)]
    phone: String,
}

fn main() {}
