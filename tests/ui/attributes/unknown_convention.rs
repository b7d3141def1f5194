use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(type = "customers", rename_all = "camel_case")]
struct Customer {
    #[resource(id)]
    id: String,
}

fn main() {}
