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

#[derive(Resource)]
#[resource(type = "parts")]
struct Part {
    #[resource(id)]
    id: String,
    #[attribute(check = |name: &str| is_named(name))]
    name: String,
    #[attribute(check = <str as Named>::is_named)]
    other_name: String,
}

fn is_whole(_: &ReturnCreate) -> Result<(), String> {
    Ok(())
}

fn main() {}
