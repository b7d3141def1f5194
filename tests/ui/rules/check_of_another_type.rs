use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(type = "orders", check(create = is_even))]
struct Order {
    #[resource(id)]
    id: String,
    #[attribute(check = is_even)]
    name: Option<String>,
    #[attribute(check = is_odd)]
    size: u8,
}

fn is_even(_: &u8) -> Result<(), String> {
    Ok(())
}

fn main() {}
