//! A small shop whose resources link to each other in circles.

use jiff::Timestamp;
use jsonapi_core::{Attribute, Metadata, Resource, ResourceSet, ToMany, ToOne};
use uuid::Uuid;

#[derive(Attribute, Debug, Clone, Copy, PartialEq)]
#[attribute(rename_all = "snake_case")]
pub(super) enum Status {
    Placed,
    Paid,
}

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "customers")]
pub(super) struct Customer {
    #[resource(id)]
    pub(super) id: String,
    #[attribute]
    pub(super) email: Option<String>,
    #[attribute]
    pub(super) newsletter: bool,
    #[attribute(write_only)]
    pub(super) password: Option<String>,
    #[relationship]
    pub(super) orders: ToMany<Order>,
}

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "orders")]
pub(super) struct Order {
    #[resource(id)]
    pub(super) id: u64,
    #[attribute]
    pub(super) code: Option<String>,
    #[attribute]
    pub(super) coupon_code: Option<String>,
    #[attribute]
    pub(super) gift_card_or_coupon_code: Option<String>,
    #[attribute]
    pub(super) status: Status,
    #[attribute]
    pub(super) items: u8,
    #[attribute]
    pub(super) total: Option<f64>,
    #[attribute]
    pub(super) created_at: Option<Timestamp>,
    #[attribute]
    pub(super) key: Option<Uuid>,
    #[attribute]
    pub(super) metadata: Option<Metadata>,
    #[relationship]
    pub(super) customer: ToOne<Customer>,
    #[relationship]
    pub(super) payment: ToOne<Payment>,
}

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "cards")]
pub(super) struct Card {
    #[resource(id)]
    pub(super) id: String,
    #[attribute]
    pub(super) digits: String,
    #[relationship]
    pub(super) owner: ToOne<Customer>,
}

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "transfers")]
pub(super) struct Transfer {
    #[resource(id)]
    pub(super) id: String,
}

#[derive(ResourceSet, Debug, Clone, PartialEq)]
pub(super) enum Payment {
    Card(Card),
    Transfer(Transfer),
}

/// An order without anything that may be left out.
pub(super) fn order(id: u64) -> Order {
    Order {
        id,
        code: None,
        coupon_code: None,
        gift_card_or_coupon_code: None,
        status: Status::Placed,
        items: 1,
        total: None,
        created_at: None,
        key: None,
        metadata: None,
        customer: ToOne::default(),
        payment: ToOne::default(),
    }
}

pub(super) fn customer(id: &str, email: Option<&str>, orders: &[u64]) -> Customer {
    Customer {
        id: id.to_owned(),
        email: email.map(str::to_owned),
        newsletter: false,
        password: None,
        orders: ToMany::to(orders.iter().map(|id| Order::identifier(*id))),
    }
}
