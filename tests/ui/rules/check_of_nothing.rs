use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(type = "orders", check())]
struct Order {
    #[resource(id)]
    id: String,
}

#[derive(Resource)]
#[resource(type = "returns", check(creat = is_whole))]
struct Return {
    #[resource(id)]
    id: String,
}

fn is_whole(_: &ReturnCreate) -> Result<(), String> {
    Ok(())
}

fn main() {}
