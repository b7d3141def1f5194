use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(format = "hal")]
struct Order {
    #[resource(id)]
    id: String,
}

fn main() {}
