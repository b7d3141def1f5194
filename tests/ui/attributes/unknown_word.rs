use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer {
    #[resource(id)]
    id: String,
    #[attribute(requierd)]
    email: String,
}

fn main() {}
