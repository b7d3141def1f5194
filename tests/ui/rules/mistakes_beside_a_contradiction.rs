//! A rule that contradicts its type hides no other mistake of the resource.

use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(type = "orders")]
struct Order {
    #[resource(id)]
    id: String,
    #[attribute(max_length = 3)]
    amount: u32,
    #[attribute(ruled)]
    name: String,
}

fn main() {}
