use jsonapi_core::Attribute;

#[derive(Attribute)]
enum Status {
    #[attribute(renam = "pending")]
    Pending,
}

fn main() {}
