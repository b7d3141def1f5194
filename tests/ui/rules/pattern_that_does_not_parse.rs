use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(type = "orders")]
struct Order {
    #[resource(id)]
    id: String,
    #[attribute(pattern = "^[a-z")]
    name: String,
    #[attribute(pattern = "(?=x)", items(pattern = "*"))]
    code: Vec<String>,
    #[attribute(pattern = r"^[^\s\S]$")]
    nothing: String,
}

fn main() {}
