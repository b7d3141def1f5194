//! Rules that leave one value each contradict nothing.

use std::collections::BTreeMap;

use jsonapi_core::{Attribute, Object, Resource, True};

#[derive(Attribute, Debug, Clone, Copy, PartialEq)]
#[attribute(rename_all = "lowercase")]
enum Way {
    Card,
    Cash,
}

#[derive(Attribute, Debug, Clone, PartialEq)]
struct Parcel {
    width: u32,
    height: u32,
    label: Option<String>,
}

#[derive(Attribute, Debug, Clone, PartialEq)]
struct Open {
    width: Option<u32>,
    #[attribute(rest)]
    others: Object,
}

#[derive(Attribute, Debug, Clone, PartialEq)]
struct Node {
    #[attribute(ruled, max_properties = 2)]
    next: Option<Box<Node>>,
    #[attribute(ruled, items(max_properties = 0))]
    others: Option<Vec<Node>>,
}

#[derive(Resource)]
#[resource(type = "orders")]
struct Order {
    #[resource(id, min_length = 36, max_length = 36, format = "uuid")]
    id: String,
    #[attribute(exclusive_min = 3, exclusive_max = 5)]
    pieces: u8,
    #[attribute(exclusive_min = 3, exclusive_max = 4)]
    size: f32,
    #[attribute(min = 0.5, max = 1.5)]
    amount: i128,
    #[attribute(min = 1, max = 10, multiple_of = 10, one_of(10))]
    packs: Option<u64>,
    #[attribute(multiple_of = 300)]
    weight: u8,
    #[attribute(multiple_of = 2.5, min = 1, max = 5)]
    boxes: u8,
    #[attribute(min = 0.3, max = 0.3, multiple_of = 0.1)]
    share: f64,
    #[attribute(one_of(255), min = 255)]
    least: u8,
    #[attribute(max = -128)]
    most: i8,
    #[attribute(min = 1e30, max = 1e30, multiple_of = 1e-18)]
    huge: f64,
    #[attribute(min = 340282366920938463463374607431768211455)]
    widest: u128,
    #[attribute(min = 1e308)]
    largest: f64,
    #[attribute(max = 340282366920938463463374607431768211455, min = 1e38)]
    wide: u128,
    #[attribute(exclusive_min = 2e38, exclusive_max = 3e38, one_of(25e37))]
    beyond: u128,
    #[attribute(exclusive_min = 2e38, exclusive_max = 3e38, multiple_of = 1)]
    beyond_too: f64,
    #[attribute(min = -3e38, max = -2e38, multiple_of = 0.5)]
    below: f64,
    #[attribute(min_items = 256, unique_items)]
    bytes: Vec<u8>,
    #[attribute(min_length = 3, max_length = 3, one_of("año"), pattern = "^a")]
    code: String,
    #[attribute(one_of("2018-01-31"), format = "date", min_length = 10, max_length = 10)]
    day: String,
    #[attribute(one_of("a@b.c", "a@[127.0.0.1]"), format = "email")]
    mail: String,
    #[attribute(one_of("127.0.0.1"), format = "ipv4", max_length = 15)]
    host: String,
    #[attribute(max_length = 4, one_of("cash"))]
    way: Way,
    #[attribute(min_items = 3, max_items = 3, unique_items, items(one_of("a", "b", "c")))]
    letters: Vec<String>,
    #[attribute(min_items = 4, unique_items, items(one_of("a", "b", "c")))]
    perhaps: Vec<Option<String>>,
    #[attribute(min_items = 2, unique_items)]
    flags: Vec<bool>,
    #[attribute(min_items = 2, unique_items)]
    ways: Vec<Way>,
    #[attribute(min_items = 10, unique_items, items(min = 1, max = 10))]
    ranks: Vec<u8>,
    #[attribute(min_length = 1, max_length = 1, one_of("é", "😀"))]
    letter: char,
    #[attribute(min_items = 3, unique_items, items(max_items = 1))]
    switches: Vec<Vec<bool>>,
    #[attribute(unique_items, items(unique_items), min_items = 1)]
    lists: Vec<Vec<serde_json::Value>>,
    #[attribute(min_items = 1, unique_items)]
    truths: Vec<True>,
    #[attribute(min_properties = 2, max_properties = 2, values(min = 255))]
    marks: BTreeMap<String, u8>,
    #[attribute(serde, min_length = 1, exclusive_min = 3, exclusive_max = 4)]
    anything: serde_json::Value,
    #[attribute(min = 3.4028235e38, max = 340282356779733661637539395458142568447)]
    short: f32,
    #[attribute(min_properties = 3, max_properties = 3)]
    parcel: Parcel,
    #[attribute(max_properties = 2)]
    other_parcel: Option<Box<Parcel>>,
    #[attribute(items(min_properties = 3, max_properties = 3), min_items = 1)]
    parcels: Option<Vec<Option<Parcel>>>,
    #[attribute(min_properties = 9)]
    open: Open,
    #[attribute(ruled, max_properties = 1)]
    node: Node,
    #[attribute(pattern = "^[a-zäöü]{4}$", min_length = 4, max_length = 4)]
    word: String,
    #[attribute(pattern = "x", max_length = 1)]
    sign: String,
    #[attribute(pattern = "^[^0-9]$")]
    mark: char,
    #[attribute(pattern = "^[0-9a-f-]*$", format = "uuid")]
    key: String,
}

fn main() {}
