use std::collections::BTreeMap;

use jsonapi_core::{Attribute, Metadata, Resource};

#[derive(Attribute, Debug, Clone, PartialEq)]
#[attribute(patch)]
struct Address {
    city: Option<String>,
    #[attribute(patch)]
    phones: Option<BTreeMap<String, Option<Phone>>>,
}

#[derive(Attribute, Debug, Clone, PartialEq)]
struct Phone {
    number: Option<String>,
}

#[derive(Resource)]
#[resource(format = "hal", path = "/orders")]
struct Order {
    #[resource(id)]
    id: String,
    #[attribute(patch)]
    addresses: Option<BTreeMap<String, Address>>,
    #[attribute]
    phones: Option<BTreeMap<String, BTreeMap<String, Phone>>>,
    // These are replaced whole, never updated, or free of a form.
    #[attribute]
    former: Option<Vec<BTreeMap<String, Address>>>,
    #[attribute(read_only)]
    sent_to: Option<BTreeMap<String, Address>>,
    #[attribute(patch)]
    others: Option<BTreeMap<String, Metadata>>,
}

fn main() {}
