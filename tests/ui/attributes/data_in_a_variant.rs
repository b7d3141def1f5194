use jsonapi_core::Attribute;

#[derive(Attribute)]
enum Status {
    Pending,
    Failed(String),
}

fn main() {}
