use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(format = "HALL", path = "/orders")]
struct Order {
    #[resource(id)]
    id: String,
}

#[derive(Resource)]
#[resource(format = "siren", type = "orders", path = "/orders")]
struct Other {
    #[resource(id)]
    id: String,
}

fn main() {}
