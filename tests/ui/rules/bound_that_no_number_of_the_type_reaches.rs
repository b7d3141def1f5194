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
    #[attribute(min = 340282366920938463463374607431768211456)]
    wide: u128,
    #[attribute(exclusive_max = -170141183460469231731687303715884105728)]
    deep: i128,
    #[attribute(min = 1e310)]
    float: f64,
    #[attribute(min = 1e39)]
    short: f32,
    #[attribute(max = -340282356779733661637539395458142568448)]
    short_below: Option<f32>,
    #[attribute(one_of(0, 1e39))]
    short_share: f32,
}

fn main() {}
