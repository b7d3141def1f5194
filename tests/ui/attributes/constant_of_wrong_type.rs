use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer {
    #[resource(id)]
    id: String,
    #[attribute(constant = "yes")]
    active: bool,
    #[attribute(constant = 1.5)]
    factor: f64,
}

fn main() {}
