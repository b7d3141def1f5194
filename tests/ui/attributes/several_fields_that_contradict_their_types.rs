//! All of them are reported, and none hides another.
use jsonapi_core::{Attribute, Resource};

type Reference = Option<String>;

#[derive(Attribute, Debug, Clone, PartialEq)]
struct Name {
    #[attribute(max_length = 3)]
    first: Option<String>,
}

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer {
    #[resource(id)]
    id: String,
    #[attribute]
    name: Option<Name>,
    #[attribute(required)]
    former: Name,
    #[attribute(ruled)]
    tags: Vec<String>,
    #[attribute]
    reference: Reference,
    #[attribute(read = optional)]
    status: String,
}

#[derive(Attribute, Debug, Clone, PartialEq)]
struct Guest<'a> {
    name: Name,
    former: Option<Name>,
    reference: Reference,
    text: &'a str,
}

fn main() {}
