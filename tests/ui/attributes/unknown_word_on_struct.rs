use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(typ = "customers")]
struct Customer {
    #[resource(id)]
    id: String,
}

fn main() {}
