use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(format = "hal", path = "/orders")]
struct Order {
    #[resource(id)]
    id: String,
    #[attribute(required)]
    total: u32,
}

fn main() {
    Order::create().build();
}
