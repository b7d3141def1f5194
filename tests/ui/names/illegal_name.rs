use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer {
    #[resource(id)]
    id: String,
    #[attribute]
    _refresh: bool,
    #[attribute(rename = "first.name")]
    first_name: String,
}

fn main() {}
