use jsonapi_core::Resource;

type Email = Option<String>;

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer {
    #[resource(id)]
    id: String,
    #[attribute]
    email: Email,
}

fn main() {}
