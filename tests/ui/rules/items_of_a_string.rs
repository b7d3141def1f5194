use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(type = "orders")]
struct Order {
    #[resource(id)]
    id: String,
    #[attribute(min_items = 1)]
    name: Option<String>,
    #[attribute(items(max = 3))]
    tags: Vec<String>,
    #[attribute(min = 1)]
    visible: bool,
}

fn main() {}
