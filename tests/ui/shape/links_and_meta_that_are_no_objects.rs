//! `links` and `meta` of types that no document has there.
use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer {
    #[resource(id)]
    id: String,
    #[resource(links)]
    links: String,
    #[resource(meta)]
    meta: u8,
}

fn main() {}
