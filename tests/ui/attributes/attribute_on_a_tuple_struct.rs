use jsonapi_core::Attribute;

#[derive(Attribute)]
struct Money(#[attribute(rename = "amount")] i64);

fn main() {}
