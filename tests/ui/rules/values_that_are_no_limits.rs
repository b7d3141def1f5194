use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(type = "orders")]
struct Order {
    #[resource(id, min = 1)]
    id: String,
    #[attribute(max_length = -1)]
    name: String,
    #[attribute(min_length = "3")]
    code: String,
    #[attribute(min = "1", max = 1u8)]
    price: f64,
    #[attribute(one_of())]
    unit: String,
    #[attribute(one_of("a", 1))]
    colour: String,
    #[attribute(one_of(1, 2u8))]
    size: f64,
    #[attribute(one_of(1e500))]
    weight: f64,
    #[attribute(unique_items = true, items, max_items)]
    tags: Vec<String>,
}

fn main() {}
