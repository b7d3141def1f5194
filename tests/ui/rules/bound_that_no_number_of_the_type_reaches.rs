use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(type = "orders")]
struct Order {
    #[resource(id)]
    id: String,
    #[attribute(min = 256)]
    size: u8,
    #[attribute(max = -1)]
    weight: Option<u8>,
    #[attribute(one_of(1, 300))]
    rank: u8,
}

fn main() {}
