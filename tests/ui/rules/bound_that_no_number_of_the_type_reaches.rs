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
    #[attribute(min = 255.5)]
    depth: u8,
    #[attribute(exclusive_min = 255)]
    height: u8,
    #[attribute(exclusive_max = 0)]
    width: u8,
    #[attribute(one_of(1.5))]
    share: u8,
    // These leave one number each.
    #[attribute(exclusive_min = 254.5)]
    top: u8,
    #[attribute(exclusive_max = 0.5)]
    bottom: u8,
    #[attribute(max = -127.5)]
    least: i8,
}

fn main() {}
