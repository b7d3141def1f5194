//! Generated code adds nothing to what the lints of a strict crate say.
#![deny(
    missing_docs,
    unreachable_pub,
    warnings,
    missing_debug_implementations,
    unused_qualifications,
    single_use_lifetimes,
    unused_lifetimes,
    elided_lifetimes_in_paths,
    unnameable_types
)]
#![forbid(unsafe_code)]

use jsonapi_core::{Attribute, Links, Meta, Resource, ResourceObject, ResourceSet, ToMany, ToOne};

/// Who buys.
#[derive(Resource, Debug)]
#[resource(type = "customers")]
pub struct Customer {
    /// The id.
    #[resource(id, create = optional)]
    pub id: String,
    /// The local id.
    #[resource(lid)]
    pub lid: Option<String>,
    /// Where to write to.
    #[attribute(required)]
    pub email: String,
    /// Where to call.
    #[deprecated(note = "use `email`")]
    #[attribute]
    pub phone: Option<String>,
    /// What holds for this customer.
    #[attribute]
    pub options: Option<Options>,
    /// What was bought.
    #[relationship]
    pub orders: ToMany<Order>,
    /// The links.
    #[resource(links)]
    pub links: Links,
    /// The meta information.
    #[resource(meta)]
    pub meta: Option<Meta>,
}

/// What is bought.
#[derive(Resource, Debug)]
#[resource(type = "orders", derive(Debug))]
pub struct Order {
    /// The id.
    #[resource(id)]
    pub id: String,
    /// Who bought.
    #[relationship(required)]
    pub owner: ToOne<Owner>,
}

/// Who can buy.
#[derive(ResourceSet, Debug)]
pub enum Owner {
    /// A customer.
    Customer(Customer),
    /// A guest.
    #[resource(type = "guests")]
    Guest,
    /// Anybody else.
    #[resource(other)]
    Other(ResourceObject),
}

/// Options of a customer.
#[derive(Attribute, Debug, Clone, PartialEq)]
pub struct Options {
    /// How to pay.
    pub payment: Payment,
    /// How to call.
    #[deprecated]
    pub title: Option<String>,
}

/// Ways to pay.
#[derive(Attribute, Debug, Clone, Copy, PartialEq)]
pub enum Payment {
    /// By card.
    Card,
    /// By wire.
    #[deprecated]
    Wire,
}

/// Private things are not reported as unused.
#[derive(Resource)]
#[resource(type = "notes")]
struct Note {
    #[resource(id)]
    id: String,
    #[attribute]
    text: Option<String>,
}

fn main() {
    let note = Note { id: "1".to_owned(), text: None };
    assert_eq!(note.resource_id(), "1");
    let _ = note.text;
    let _ = Customer::create().email("a@example.com").lid("new").id("7").build();
}
