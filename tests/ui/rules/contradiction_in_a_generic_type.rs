//! Contradictions are found whether somebody uses the type or not.

use std::borrow::Cow;

use jsonapi_core::{Attribute, Resource};

#[derive(Resource)]
#[resource(type = "orders")]
struct Order<'a, T> {
    #[resource(id)]
    id: String,
    #[attribute(min_items = 1)]
    name: Cow<'a, str>,
    #[attribute(items(max = 3))]
    names: Option<Vec<&'a str>>,
    #[attribute]
    other: T,
}

#[derive(Attribute)]
struct Place<'a> {
    #[attribute(multiple_of = 2)]
    name: Option<&'a str>,
}

fn main() {}
