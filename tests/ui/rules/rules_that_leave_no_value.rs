//! Rules that are possible one by one, and not together in a value of the type.

use jsonapi_core::{Attribute, Resource};

type Amount = u32;

#[derive(Attribute, Debug, Clone, Copy, PartialEq)]
#[attribute(rename_all = "lowercase")]
enum Way {
    Card,
    Wire,
}

#[derive(Attribute, Debug, Clone, PartialEq)]
struct Parcel {
    width: u32,
    height: u32,
    label: Option<String>,
}

#[derive(Resource)]
#[resource(type = "orders")]
struct Order {
    #[resource(id)]
    id: String,
    #[attribute(exclusive_min = 3, exclusive_max = 4)]
    pieces: u8,
    #[attribute(min = 0.1, max = 0.9)]
    amount: Amount,
    #[attribute(max = 9, min = 1, multiple_of = 10)]
    packs: Option<i64>,
    #[attribute(min = 1, max = 9, multiple_of = 10)]
    weight: f64,
    #[attribute(multiple_of = 2.5, min = 1, max = 4)]
    boxes: u8,
    #[attribute(min_length = 2, format = "uuid", max_length = 32)]
    key: String,
    #[attribute(one_of("2018-01-31", "2018-02-30"), format = "date")]
    day: String,
    #[attribute(min_length = 5)]
    way: Way,
    #[attribute(one_of("card"), min_length = 3, max_length = 4, format = "date")]
    other_way: Way,
    #[attribute(min_items = 4, unique_items, items(one_of("a", "b", "c")))]
    letters: Vec<String>,
    #[attribute(min_items = 3, unique_items)]
    flags: Vec<bool>,
    #[attribute(min_items = 3, unique_items)]
    ways: Option<Vec<Way>>,
    #[attribute(unique_items, items(min = 1, max = 10), min_items = 11)]
    ranks: Vec<u8>,
    #[attribute(items(exclusive_min = 3, exclusive_max = 4))]
    rows: Vec<u8>,
    #[attribute(values(exclusive_min = 3, exclusive_max = 4))]
    counts: std::collections::BTreeMap<String, u8>,
    #[attribute(min_length = 2)]
    letter: char,
    #[attribute(format = "email", min_length = 400)]
    email: String,
    #[attribute(min_items = 4, unique_items, items(max_items = 1))]
    switches: Vec<Vec<bool>>,
    #[attribute(exclusive_min = 0, multiple_of = 1e39)]
    share: f32,
    #[attribute(pattern = "^[a-z]{3}$", min_length = 4)]
    code: String,
    #[attribute(max_length = 3, pattern = "^[a-zäöü]{4}")]
    prefix: String,
    #[attribute(format = "uuid", pattern = "^[0-9]{5}$")]
    number: String,
    #[attribute(pattern = "^..$")]
    sign: char,
    #[attribute(items(min_length = 4, pattern = "^(abc|d)$"))]
    words: Vec<String>,
    #[attribute(min_properties = 4)]
    parcel: Parcel,
    #[attribute(max_properties = 1)]
    other_parcel: Option<Box<Parcel>>,
    #[attribute(items(max_properties = 1), min_items = 1)]
    parcels: Vec<Parcel>,
    #[attribute(values(min_properties = 4))]
    parcels_by_name: Option<std::collections::BTreeMap<String, Option<Parcel>>>,
}

fn main() {}
