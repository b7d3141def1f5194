use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(type = "orders")]
struct Order {
    #[resource(id, format = "uuidv4")]
    id: String,
    #[attribute(format = "e-mail")]
    email: String,
    #[attribute(format = "colour")]
    colour: String,
}

fn main() {}
