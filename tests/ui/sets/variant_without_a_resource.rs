use jsonapi_core::ResourceSet;

#[derive(ResourceSet)]
enum Owner {
    Customer,
}

fn main() {}
