//! A resource with every kind of rule.

use jsonapi_core::{Attribute, OwnedJson, Resource};

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "profiles")]
pub(super) struct Profile {
    #[resource(id, create = optional, min_length = 1, max_length = 4)]
    pub(super) id: String,
    #[attribute(min_length = 2, max_length = 5)]
    pub(super) name: Option<String>,
    #[attribute(max_length = 9, format = "email")]
    pub(super) email: Option<String>,
    #[attribute(min = 0.5, exclusive_max = 10)]
    pub(super) score: Option<f64>,
    #[attribute(multiple_of = 0.1)]
    pub(super) price: Option<f64>,
    #[attribute(one_of("red", "light green"))]
    pub(super) colour: Option<String>,
    #[attribute(one_of(1, 1.5))]
    pub(super) size: Option<f64>,
    #[attribute(max = 1e2)]
    pub(super) any: Option<OwnedJson>,
    #[attribute(min_items = 1, max_items = 3, unique_items, items(max_length = 5))]
    pub(super) tags: Option<Vec<String>>,
    #[attribute(items(min_items = 1, items(max = 9)))]
    pub(super) rows: Option<Vec<Vec<u8>>>,
    #[attribute(unique_items)]
    pub(super) things: Option<Vec<OwnedJson>>,
    #[attribute(ruled)]
    pub(super) address: Option<Address>,
    #[attribute(read_only, format = "date-time")]
    pub(super) created: Option<String>,
}

#[derive(Attribute, Debug, Clone, PartialEq)]
pub(super) struct Address {
    #[attribute(items(max_length = 8))]
    pub(super) lines: Vec<String>,
    #[attribute(min_length = 5)]
    pub(super) zip: Option<String>,
}
