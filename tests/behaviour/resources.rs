//! The resources that the tests of this package describe: a customer's orders, and a product with
//! an attribute of every kind.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jsonapi_core::{
    Attribute, Links, Meta, Metadata, RawJson, Resource, ResourceObject, ResourceSet, ToMany,
    ToOne, True,
};
use serde::{Deserialize, Serialize};

/// Somebody who buys.
#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "customers", path = "/api/customers")]
pub(crate) struct Customer {
    #[resource(id)]
    pub(crate) id: String,
    #[attribute]
    pub(crate) email: Option<String>,
}

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "adyen_payments", path = "/api/adyen_payments")]
pub(crate) struct AdyenPayment {
    #[resource(id)]
    pub(crate) id: String,
}

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "stripe_payments", path = "/api/stripe_payments")]
pub(crate) struct StripePayment {
    #[resource(id)]
    pub(crate) id: String,
    #[attribute]
    pub(crate) token: Option<String>,
}

/// What an order is paid with: a closed set, one of whose names no resource has.
#[derive(ResourceSet, Debug, Clone, PartialEq)]
pub(crate) enum PaymentSource {
    AdyenPayment(AdyenPayment),
    StripePayment(StripePayment),
    #[resource(type = "payment_sources")]
    PaymentSources,
}

/// What a document about orders includes.
#[derive(ResourceSet, Debug, Clone, PartialEq)]
pub(crate) enum Included {
    Customer(Customer),
    StripePayment(StripePayment),
    #[resource(other)]
    Other(ResourceObject),
}

/// A label. The path is that of the type.
#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "tags")]
pub(crate) struct Tag {
    #[resource(id)]
    pub(crate) id: u64,
    #[resource(lid)]
    pub(crate) lid: Option<String>,
    #[attribute(required)]
    pub(crate) name: String,
}

/// What a customer wants. Relationships stand among the attributes on purpose.
#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "orders", path = "/api/orders")]
pub(crate) struct Order {
    /// The number that people use.
    #[attribute(read_only)]
    pub(crate) number: Option<i64>,
    #[resource(links)]
    pub(crate) links: Links,
    /// Who pays.
    #[relationship(required)]
    pub(crate) customer: ToOne<Customer>,
    #[attribute]
    pub(crate) reference: Option<String>,
    #[resource(meta)]
    pub(crate) meta: Option<OrderMeta>,
    #[relationship]
    pub(crate) payment_source: ToOne<PaymentSource>,
    #[attribute(create_only)]
    pub(crate) currency: Option<String>,
    #[relationship]
    pub(crate) tags: ToMany<Tag>,
    #[relationship(read_only)]
    pub(crate) versions: ToMany<Customer>,
    #[attribute]
    pub(crate) metadata: Option<Metadata>,
    #[relationship(required, rename = "sales-agent")]
    pub(crate) agent: Option<ToOne<Customer>>,
    #[resource(id)]
    pub(crate) id: String,
}

/// The meta information of one order.
#[derive(Attribute, Debug, Clone, PartialEq)]
pub(crate) struct OrderMeta {
    pub(crate) revision: u32,
    #[attribute(rest)]
    pub(crate) rest: Metadata,
}

/// A resource whose attributes are free-form.
#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "notes", path = "/api/notes")]
pub(crate) struct Note {
    #[resource(id, create = required)]
    pub(crate) id: String,
    #[attribute]
    pub(crate) metadata: Option<Metadata>,
    #[attribute]
    pub(crate) value: Option<serde_json::Value>,
    #[resource(meta)]
    pub(crate) meta: Option<Meta>,
}

/// How goods are measured.
#[derive(Attribute, Debug, Clone, Copy, PartialEq)]
#[attribute(rename_all = "snake_case")]
pub(crate) enum Unit {
    Piece,
    SquareMeter,
    #[attribute(rename = "kg")]
    Kilogram,
}

/// The box that a product comes in.
#[derive(Attribute, Debug, Clone, PartialEq)]
#[attribute(rename_all = "camelCase")]
pub(crate) struct Package {
    pub(crate) outer_width: u32,
    pub(crate) label: Option<String>,
    #[attribute(not_null)]
    pub(crate) stackable: Option<bool>,
}

/// A type of its author's own with serde's traits.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]
pub(crate) struct Point {
    pub(crate) x: u8,
    pub(crate) y: f64,
}

/// Goods, with an attribute of every kind.
#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "products", path = "/api/products")]
pub(crate) struct Product {
    #[resource(id, create = optional)]
    pub(crate) id: String,
    #[attribute(required)]
    pub(crate) name: String,
    #[attribute]
    pub(crate) stock: u64,
    #[attribute]
    pub(crate) rating: u8,
    #[attribute]
    pub(crate) balance: i64,
    #[attribute]
    pub(crate) weight: f64,
    #[attribute]
    pub(crate) factor: f32,
    #[attribute]
    pub(crate) visible: bool,
    #[attribute(read = forbidden, rename = "_archive", allow_name, not_null)]
    pub(crate) archive: Option<True>,
    #[attribute]
    pub(crate) unit: Unit,
    #[attribute(rename = "released-at")]
    pub(crate) released_at: jiff::Timestamp,
    #[attribute]
    pub(crate) released_on: jiff::civil::Date,
    #[attribute]
    pub(crate) key: uuid::Uuid,
    /// Gone soon.
    #[deprecated]
    #[attribute]
    pub(crate) letter: char,
    #[attribute]
    pub(crate) codes: Vec<String>,
    #[attribute]
    pub(crate) prices: BTreeMap<String, i64>,
    #[attribute]
    pub(crate) package: Package,
    #[attribute]
    pub(crate) details: Metadata,
    #[attribute(serde)]
    pub(crate) origin: Point,
    #[attribute(constant = "goods")]
    pub(crate) form: String,
    #[attribute(constant = 2)]
    pub(crate) edition: u8,
}

/// A resource that borrows from the document.
#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "lines")]
pub(crate) struct Line<'a> {
    #[resource(id)]
    pub(crate) id: String,
    #[attribute]
    pub(crate) plain: Option<&'a str>,
    #[attribute]
    pub(crate) text: Option<Cow<'a, str>>,
    #[attribute]
    pub(crate) raw: Option<RawJson<'a>>,
}

/// Something that holds more of its kind.
#[derive(Attribute, Debug, Clone, PartialEq)]
pub(crate) struct Node {
    pub(crate) next: Option<Box<Node>>,
}

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "chains")]
pub(crate) struct Chain {
    #[resource(id)]
    pub(crate) id: String,
    #[attribute]
    pub(crate) first: Option<Node>,
}
