//! Every value of a closed set holds the rules beside it.

use jsonapi_core::Attribute;

#[derive(Attribute)]
struct Size {
    #[attribute(one_of(5, 10), multiple_of = 10)]
    pieces: u8,
    #[attribute(one_of(0.3, 0.25), multiple_of = 0.1)]
    share: f64,
    #[attribute(one_of("eur", "Usd"), pattern = "^[a-z]+$")]
    currency: String,
    #[attribute(format = "ipv4", one_of("127.0.0.1", "::1"))]
    address: String,
    #[attribute(format = "ipv6", one_of("127.0.0.1", "::1"))]
    other_address: String,
    #[attribute(min_properties = 2, max_properties = 1)]
    marks: std::collections::BTreeMap<String, u8>,
}

fn main() {}
