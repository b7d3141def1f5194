use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(type = "customers", path = "/api/custom ers?all")]
struct Customer {
    #[resource(id)]
    id: String,
}

fn main() {}
