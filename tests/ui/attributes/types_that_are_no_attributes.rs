//! Each field is one error, wherever it is and whatever else is written at it.
use std::collections::HashMap;

use jsonapi_core::{Attribute, Patch, Resource};

#[derive(Debug, Clone, PartialEq)]
struct Address;

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer {
    #[resource(id)]
    id: String,
    #[attribute(required)]
    home: Address,
    #[attribute(not_null)]
    work: Option<Address>,
    #[attribute(min_items = 1, items(max_length = 3))]
    others: Vec<Address>,
    #[attribute(ruled)]
    old: Patch<Address>,
    #[attribute]
    place: Option<(f64, f64)>,
    #[attribute]
    names: HashMap<u32, String>,
    #[resource(meta)]
    meta: Option<Address>,
}

#[derive(Attribute, Debug, Clone, PartialEq)]
struct Parcel {
    from: Address,
    to: Option<Address>,
}

#[derive(Attribute, Debug, Clone, PartialEq)]
#[attribute(patch)]
struct Letter {
    to: Option<Address>,
}

fn main() {}
