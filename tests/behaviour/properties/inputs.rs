//! The values of one payload: as a literal, through the builder, and as serde would write them.

use std::collections::BTreeMap;

use jsonapi_core::{Identifier, Patch, Resource, True};
use proptest::collection::{btree_map, vec};
use proptest::option::of;
use proptest::prelude::*;
use serde::{Serialize, Serializer};

use super::things::{
    Address, Level, Maker, Ordered, Person, Robot, Thing, ThingCreate, ThingUpdate, finite, meta,
    ordered, text,
};

/// The attributes of a payload, which serde writes in the order of the fields.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Attributes {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) count: Option<i64>,
    #[serde(skip_serializing_if = "Patch::is_absent", serialize_with = "member")]
    pub(super) total: Patch<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) ratio: Option<f64>,
    #[serde(skip_serializing_if = "Patch::is_absent", serialize_with = "member")]
    pub(super) share: Patch<f32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) is_new: Option<bool>,
    #[serde(skip_serializing_if = "Patch::is_absent", serialize_with = "member")]
    pub(super) tags: Patch<Vec<String>>,
    #[serde(skip_serializing_if = "Patch::is_absent", serialize_with = "member")]
    pub(super) scores: Patch<BTreeMap<String, i32>>,
    #[serde(rename = "größe 😀")]
    #[serde(skip_serializing_if = "Patch::is_absent", serialize_with = "member")]
    pub(super) size: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_absent", serialize_with = "member")]
    pub(super) level: Patch<Level>,
    #[serde(skip_serializing_if = "Patch::is_absent", serialize_with = "member")]
    pub(super) address: Patch<AddressInput>,
    #[serde(skip_serializing_if = "Patch::is_absent", serialize_with = "member")]
    pub(super) metadata: Patch<Ordered>,
    #[serde(skip_serializing_if = "Patch::is_absent", serialize_with = "member")]
    pub(super) pair: Patch<(u8, String)>,
    #[serde(rename = "_refresh", skip_serializing_if = "Option::is_none")]
    pub(super) refresh: Option<bool>,
    #[serde(skip_serializing_if = "Patch::is_absent", serialize_with = "time")]
    pub(super) made_at: Patch<jiff::Timestamp>,
    #[serde(skip_serializing_if = "Patch::is_absent", serialize_with = "display")]
    pub(super) day: Patch<jiff::civil::Date>,
    #[serde(skip_serializing_if = "Patch::is_absent", serialize_with = "display")]
    pub(super) key: Patch<uuid::Uuid>,
}

#[derive(Debug, Clone, Serialize)]
pub(crate) struct AddressInput {
    street: String,
    number: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    levels: Vec<Level>,
    #[serde(flatten)]
    rest: Ordered,
}

/// The relationships of a payload.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Relationships {
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<Data<To>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<Data<Option<To>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    friends: Option<Data<Vec<To>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maker: Option<Data<Option<To>>>,
}

#[derive(Debug, Clone, Serialize)]
struct Data<T> {
    data: T,
}

#[derive(Debug, Clone, Serialize)]
struct To {
    r#type: &'static str,
    id: String,
}

/// What goes into one payload.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Input {
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<String>,
    pub(super) attributes: Attributes,
    #[serde(skip_serializing_if = "Option::is_none")]
    relationships: Option<Relationships>,
    #[serde(skip)]
    meta: Option<Ordered>,
}

/// The document that serde writes of an input.
#[derive(Debug, Serialize)]
struct Mirror<'a> {
    data: &'a Input,
    #[serde(skip_serializing_if = "Option::is_none")]
    meta: Option<&'a Ordered>,
}

fn member<T: Serialize, S: Serializer>(value: &Patch<T>, to: S) -> Result<S::Ok, S::Error> {
    value.value().serialize(to)
}

fn display<T: ToString, S: Serializer>(value: &Patch<T>, to: S) -> Result<S::Ok, S::Error> {
    value.value().map(ToString::to_string).serialize(to)
}

fn time<S: Serializer>(value: &Patch<jiff::Timestamp>, to: S) -> Result<S::Ok, S::Error> {
    value.value().map(|time| format!("{time:.3}")).serialize(to)
}

fn patch<T: std::fmt::Debug + Clone>(
    inner: impl Strategy<Value = T>,
) -> impl Strategy<Value = Patch<T>> {
    prop_oneof![3 => inner.prop_map(Patch::Value), 1 => Just(Patch::Absent), 1 => Just(Patch::Null)]
}

fn level() -> impl Strategy<Value = Level> {
    prop::sample::select(vec![Level::Low, Level::InBetween, Level::High])
}

fn address() -> impl Strategy<Value = AddressInput> {
    (text(), of(any::<u16>()), of(text()), vec(level(), 0..3), ordered()).prop_map(
        |(street, number, note, levels, rest)| AddressInput { street, number, note, levels, rest },
    )
}

fn milliseconds() -> impl Strategy<Value = jiff::Timestamp> {
    // The years 0 to 9999.
    (-62_167_219_200_000..253_402_200_000_000_i64)
        .prop_map(|time| jiff::Timestamp::from_millisecond(time).expect("in range"))
}

fn day() -> impl Strategy<Value = jiff::civil::Date> {
    (0..=9999_i16, 1..=12_i8, 1..=28_i8)
        .prop_map(|(year, month, day)| jiff::civil::date(year, month, day))
}

fn attributes() -> BoxedStrategy<Attributes> {
    let scalars = (
        of(text()),
        of(any::<i64>()),
        patch(any::<u64>()),
        of(finite()),
        patch(proptest::num::f32::ANY.prop_filter("finite", |number| number.is_finite())),
        of(any::<bool>()),
    );
    let composed = (
        patch(vec(text(), 0..3)),
        patch(btree_map(text(), any::<i32>(), 0..3)),
        patch(text()),
        patch(level()),
        patch(address()),
        patch(ordered()),
    );
    let formats = (
        patch((any::<u8>(), text())),
        of(Just(true)),
        patch(milliseconds()),
        patch(day()),
        patch(any::<u128>().prop_map(uuid::Uuid::from_u128)),
    );
    (scalars, composed, formats)
        .prop_map(|(scalars, composed, formats)| {
            let (name, count, total, ratio, share, is_new) = scalars;
            let (tags, scores, size, level, address, metadata) = composed;
            let (pair, refresh, made_at, day, key) = formats;
            Attributes {
                name,
                count,
                total,
                ratio,
                share,
                is_new,
                tags,
                scores,
                size,
                level,
                address,
                metadata,
                pair,
                refresh,
                made_at,
                day,
                key,
            }
        })
        .boxed()
}

fn person() -> impl Strategy<Value = To> {
    text().prop_map(|id| To { r#type: "people", id })
}

fn maker() -> impl Strategy<Value = To> {
    prop_oneof![
        person(),
        any::<u64>().prop_map(|id| To { r#type: "robots", id: id.to_string() }),
        text().prop_map(|id| To { r#type: "unknown_makers", id }),
    ]
}

fn relationships() -> impl Strategy<Value = Relationships> {
    (of(person()), of(of(person())), of(vec(person(), 0..4)), of(of(maker()))).prop_map(
        |(owner, parent, friends, maker)| Relationships {
            owner: owner.map(|data| Data { data }),
            parent: parent.map(|data| Data { data }),
            friends: friends.map(|data| Data { data }),
            maker: maker.map(|data| Data { data }),
        },
    )
}

/// What a create payload may be made of.
pub(crate) fn to_create() -> BoxedStrategy<Input> {
    let id = text().prop_filter("not empty, which is not written", |id| !id.is_empty());
    (of(id), attributes(), relationships(), text(), any::<i64>(), person(), of(meta()))
        .prop_map(|(id, mut attributes, mut relationships, name, count, owner, meta)| {
            attributes.name = Some(name);
            attributes.count = Some(count);
            relationships.owner = Some(Data { data: owner });
            Input { r#type: "things", id, attributes, relationships: Some(relationships), meta }
        })
        .boxed()
}

/// What an update payload may be made of: it always has an attribute and a relationship.
pub(crate) fn to_update() -> impl Strategy<Value = Input> {
    to_create().prop_map(|input| Input { id: input.id.or(Some("1".to_owned())), ..input })
}

impl To {
    fn person(&self) -> Identifier<Person> {
        Person::identifier(self.id.as_str())
    }

    fn maker(&self) -> Identifier<Maker> {
        match self.r#type {
            "people" => self.person().upcast(),
            "robots" => Robot::identifier(self.id.parse::<u64>().expect("a number")).upcast(),
            _ => Maker::unknown(self.id.as_str()),
        }
    }
}

impl AddressInput {
    fn built(&self) -> Address {
        Address {
            street: self.street.clone(),
            number: self.number,
            note: self.note.clone(),
            levels: self.levels.clone(),
            rest: self.rest.object(),
        }
    }
}

fn to_one<T, U>(found: Option<&Data<Option<T>>>, make: impl Fn(&T) -> U) -> Patch<U> {
    match found {
        None => Patch::Absent,
        Some(Data { data: None }) => Patch::Null,
        Some(Data { data: Some(value) }) => Patch::Value(make(value)),
    }
}

impl Input {
    /// The document as serde writes it.
    pub(crate) fn text(&self) -> String {
        let mirror = Mirror { data: self, meta: self.meta.as_ref() };
        serde_json::to_string(&mirror).expect("nothing without a JSON form")
    }

    /// The same with floats that `serde_json` reads exactly, with its `float_roundtrip` or without.
    pub(crate) fn with_short_floats(mut self) -> Self {
        self.attributes.ratio = self.attributes.ratio.map(|_| 0.1);
        self.attributes.share = self.attributes.share.map(|_| -2.5);
        self
    }

    /// The document as serde lays it out for people.
    pub(crate) fn pretty(&self) -> String {
        let mirror = Mirror { data: self, meta: self.meta.as_ref() };
        serde_json::to_string_pretty(&mirror).expect("nothing without a JSON form")
    }

    /// The payload as a literal.
    pub(crate) fn literal(&self) -> ThingCreate {
        let attributes = self.attributes.clone();
        let to = self.relationships.as_ref().expect("always there");
        ThingCreate {
            id: self.id.clone(),
            name: attributes.name.unwrap_or_default(),
            count: attributes.count.unwrap_or_default(),
            total: attributes.total,
            ratio: attributes.ratio,
            share: attributes.share,
            is_new: attributes.is_new,
            tags: attributes.tags,
            scores: attributes.scores,
            size: attributes.size,
            level: attributes.level,
            address: attributes.address.map(|address| address.built()),
            metadata: attributes.metadata.map(|members| members.object()),
            pair: attributes.pair,
            refresh: attributes.refresh.map(|_| True),
            made_at: attributes.made_at,
            day: attributes.day,
            key: attributes.key,
            owner: to.owner.as_ref().expect("required").data.person(),
            parent: to_one(to.parent.as_ref(), To::person),
            friends: to.friends.as_ref().map(|to| to.data.iter().map(To::person).collect()),
            maker: to_one(to.maker.as_ref(), To::maker),
            meta: self.meta.as_ref().map(Ordered::object),
        }
    }
}

/// Calls the setter that each optional member's state asks for; create and update builders have
/// the same.
macro_rules! set {
    ($builder:ident, $payload:ident: $($value:ident/$clear:ident)* ; $($optional:ident)*) => {
        $(match $payload.$value {
            Patch::Absent => {}
            Patch::Null => $builder = $builder.$clear(),
            Patch::Value(value) => $builder = $builder.$value(value),
        })*
        $(if let Some(value) = $payload.$optional {
            $builder = $builder.$optional(value);
        })*
    };
}

macro_rules! set_all {
    ($builder:ident, $payload:ident) => {
        set!($builder, $payload: total/clear_total share/clear_share tags/clear_tags
            scores/clear_scores size/clear_size level/clear_level address/clear_address
            metadata/clear_metadata pair/clear_pair made_at/clear_made_at day/clear_day
            key/clear_key parent/clear_parent maker/clear_maker;
            ratio is_new refresh friends meta);
    };
}

/// The same payload, made by the builder.
pub(crate) fn created(payload: ThingCreate) -> ThingCreate {
    let mut builder = Thing::create().owner(payload.owner).count(payload.count).name(payload.name);
    if let Some(id) = payload.id {
        builder = builder.id(id);
    }
    set_all!(builder, payload);
    builder.build()
}

/// The update with the same members as the create payload.
pub(crate) fn updated(id: &str, payload: ThingCreate) -> ThingUpdate {
    let mut builder =
        Thing::update(id).owner(payload.owner).count(payload.count).name(payload.name);
    set_all!(builder, payload);
    builder.build()
}
