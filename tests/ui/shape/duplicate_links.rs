use jsonapi_core::{Links, Resource};

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer {
    #[resource(id)]
    id: String,
    #[resource(links)]
    links: Links,
    #[resource(links)]
    more_links: Links,
}

fn main() {}
