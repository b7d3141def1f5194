use std::borrow::Cow;

use jsonapi_core::{Attribute, Resource};

#[derive(Resource)]
#[resource(type = "orders")]
struct Order {
    #[resource(id)]
    id: String,
    #[attribute(max_length = 3)]
    code: &'static str,
    #[attribute]
    names: Option<Vec<Cow<'static, str>>>,
}

#[derive(Attribute)]
struct Place {
    name: &'static str,
}

fn main() {}
