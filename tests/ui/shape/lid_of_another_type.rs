use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(type = "orders")]
struct Order {
    #[resource(id)]
    id: String,
    #[resource(lid)]
    lid: Option<u8>,
}

#[derive(Resource)]
#[resource(type = "returns")]
struct Return {
    #[resource(id)]
    id: String,
    #[resource(lid)]
    lid: String,
}

fn main() {}
