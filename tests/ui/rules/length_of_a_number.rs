//! A rule on strings at a number, at an alias of one too, and at items.

use jsonapi_core::Resource;

type Amount = u32;

#[derive(Resource)]
#[resource(type = "orders")]
struct Order {
    #[resource(id)]
    id: String,
    #[attribute(max_length = 3)]
    amount: Amount,
}

fn main() {}
