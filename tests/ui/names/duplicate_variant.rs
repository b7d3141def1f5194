use jsonapi_core::Attribute;

#[derive(Attribute)]
enum Status {
    #[attribute(rename = "done")]
    Paid,
    #[attribute(rename = "done")]
    Refunded,
}

fn main() {}
