use jsonapi_core::ResourceSet;

#[derive(ResourceSet)]
struct Owner {
    id: String,
}

fn main() {}
