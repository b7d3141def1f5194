use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(type = "customers", path = "api/customers")]
struct Customer {
    #[resource(id)]
    id: String,
}

fn main() {}
