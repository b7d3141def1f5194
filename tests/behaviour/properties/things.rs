//! A resource with every kind of member, and what proptest makes its values of.

use std::collections::BTreeMap;

use jsonapi_core::{
    Attribute, Links, Metadata, Patch, RawJson, Resource, ResourceSet, ToMany, ToOne, True,
};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use serde::Serialize;
use serde::ser::SerializeMap;
use serde_json::Value;

#[derive(Attribute, Debug, Clone, Copy, PartialEq, Serialize)]
#[attribute(rename_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Level {
    Low,
    InBetween,
    #[attribute(rename = "high \"H\"")]
    #[serde(rename = "high \"H\"")]
    High,
}

#[derive(Attribute, Debug, Clone, PartialEq)]
pub(crate) struct Address {
    pub(crate) street: String,
    pub(crate) number: Option<u16>,
    #[attribute(not_null)]
    pub(crate) note: Option<String>,
    pub(crate) levels: Vec<Level>,
    #[attribute(rest)]
    pub(crate) rest: Metadata,
}

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "people")]
pub(crate) struct Person {
    #[resource(id)]
    pub(crate) id: String,
}

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "robots")]
pub(crate) struct Robot {
    #[resource(id)]
    pub(crate) id: u64,
}

#[derive(ResourceSet, Debug, Clone, PartialEq)]
pub(crate) enum Maker {
    Person(Person),
    Robot(Robot),
    #[resource(type = "unknown_makers")]
    Unknown,
}

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "things", path = "/api/things")]
pub(crate) struct Thing {
    #[resource(id, create = optional)]
    pub(crate) id: String,
    #[attribute(required)]
    pub(crate) name: String,
    #[attribute(required)]
    pub(crate) count: i64,
    #[attribute]
    pub(crate) total: Option<u64>,
    #[attribute]
    pub(crate) ratio: f64,
    #[attribute]
    pub(crate) share: Option<f32>,
    #[attribute]
    pub(crate) is_new: bool,
    #[attribute]
    pub(crate) tags: Option<Vec<String>>,
    #[attribute]
    pub(crate) scores: Option<BTreeMap<String, i32>>,
    #[attribute(nullable, rename = "größe 😀")]
    pub(crate) size: Patch<String>,
    #[attribute]
    pub(crate) level: Option<Level>,
    #[attribute]
    pub(crate) address: Option<Address>,
    #[attribute]
    pub(crate) metadata: Option<Metadata>,
    #[attribute(serde)]
    pub(crate) pair: Option<(u8, String)>,
    #[attribute(not_null, rename = "_refresh", allow_name)]
    pub(crate) refresh: Option<True>,
    #[attribute]
    pub(crate) made_at: Option<jiff::Timestamp>,
    #[attribute]
    pub(crate) day: Option<jiff::civil::Date>,
    #[attribute]
    pub(crate) key: Option<uuid::Uuid>,
    #[relationship(required)]
    pub(crate) owner: ToOne<Person>,
    #[relationship]
    pub(crate) parent: Option<ToOne<Person>>,
    #[relationship]
    pub(crate) friends: ToMany<Person>,
    #[relationship]
    pub(crate) maker: ToOne<Maker>,
    #[resource(links)]
    pub(crate) links: Links,
    #[resource(meta)]
    pub(crate) meta: Option<Metadata>,
}

/// The free-form attributes that borrow.
#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "loose")]
pub(crate) struct Loose<'a> {
    #[resource(id)]
    pub(crate) id: String,
    #[attribute(required)]
    pub(crate) raw: RawJson<'a>,
    #[attribute(required)]
    pub(crate) value: Value,
}

/// Any text: control characters, quotes, every plane.
pub(crate) fn text() -> impl Strategy<Value = String> {
    let character = prop_oneof![4 => any::<char>(), 2 => proptest::char::range('\0', '\u{7F}')];
    vec(character, 0..14).prop_map(String::from_iter)
}

/// Any JSON value, numbers inside the range that `serde_json::Value` keeps exactly.
pub(crate) fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        // Short decimals: serde_json reads others an ulp off without its `float_roundtrip`.
        any::<i16>().prop_map(|number| Value::from(f64::from(number) / 8.0)),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map(text(), inner, 0..4).prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

pub(crate) fn finite() -> impl Strategy<Value = f64> {
    prop_oneof![
        proptest::num::f64::ANY.prop_filter("finite", |number| number.is_finite()),
        prop::sample::select(vec![0.0, -0.0, f64::MAX, f64::MIN, 5e-324, 1e16, 1e21, 1e-7]),
    ]
}

/// Members in an order that is not that of their names.
#[derive(Debug, Clone)]
pub(crate) struct Ordered(pub(in super::super) Vec<(String, Value)>);

impl Ordered {
    pub(crate) fn object(&self) -> Metadata {
        self.0.iter().cloned().collect()
    }
}

impl Serialize for Ordered {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

/// Members of any names.
pub(crate) fn ordered() -> impl Strategy<Value = Ordered> {
    members(text())
}

/// Members of names that `meta` may have.
pub(crate) fn meta() -> impl Strategy<Value = Ordered> {
    members("[a-zé🚀0-9]([a-z_ -]{0,4}[a-z0-9漢])?|@[a+]{0,2}")
}

fn members(names: impl Strategy<Value = String>) -> impl Strategy<Value = Ordered> {
    btree_map(names, value(), 0..4)
        .prop_map(|map| map.into_iter().collect::<Vec<_>>())
        .prop_shuffle()
        .prop_map(Ordered)
}
