use jsonapi_core::{Attribute, Resource};

#[derive(Resource)]
#[resource(type = "orders")]
struct Order {
    #[resource(id, min_length = 3, max_length = 2)]
    id: String,
    #[attribute(min_length = 5, max_length = 4)]
    name: String,
    #[attribute(min = 0.5, max = 0.45)]
    price: f64,
    #[attribute(exclusive_min = 1, max = 1)]
    rate: f64,
    #[attribute(min = 1, exclusive_min = 1)]
    share: f64,
    #[attribute(min_items = 2, max_items = 1, items(min_length = 2, max_length = 1))]
    tags: Vec<String>,
    #[attribute(constant = "x", max_length = 1)]
    kind: String,
}

#[derive(Attribute)]
struct Size {
    #[attribute(multiple_of = 0, one_of(1, 2.0, 2))]
    width: f64,
    #[attribute(one_of("a", "b", "a"))]
    unit: String,
    #[attribute(one_of("a", "abc"), min_length = 2, max_length = 2)]
    code: String,
    #[attribute(one_of(1, 5, 10), exclusive_min = 1, max = 9.5)]
    rank: f64,
}

fn main() {}
