use std::collections::BTreeMap;

use jsonapi_core::{Attribute, Resource};

#[derive(Resource)]
#[resource(type = "orders")]
struct Order {
    #[resource(id)]
    id: String,
    #[attribute(values(max_length = 3))]
    tags: Vec<String>,
    #[attribute(items(max_length = 3), min_properties = 1)]
    marks: BTreeMap<String, String>,
    #[attribute(max_properties = 1)]
    name: String,
}

#[derive(Resource)]
#[resource(type = "returns")]
struct Return {
    #[resource(id)]
    id: String,
    #[attribute(items(check = is_short))]
    name: Option<String>,
}

#[derive(Attribute, Debug, Clone, PartialEq)]
#[attribute(patch)]
struct Marks {
    #[attribute(patch, max_properties = 3, values(check = is_short))]
    all: Option<BTreeMap<String, String>>,
}

#[derive(Attribute, Debug, Clone, PartialEq)]
struct Pair<T> {
    #[attribute(min_items = 2, items(check = is_short))]
    both: Vec<T>,
}

fn is_short(_: &str) -> Result<(), String> {
    Ok(())
}

fn main() {}
