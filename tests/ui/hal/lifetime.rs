use std::borrow::Cow;

use jsonapi_core::Resource;

#[derive(Resource)]
#[resource(format = "hal", path = "/orders")]
struct Order<'a> {
    #[resource(id)]
    id: String,
    #[attribute]
    note: Option<Cow<'a, str>>,
}

fn main() {}
