use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer {
    #[resource(id)]
    id: String,
    #[attribute]
    note: Option<String>,
    #[attribute]
    clear_note: bool,
}

fn main() {}
