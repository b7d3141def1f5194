//! Queries that are built from the fields of a resource type.

use jiff::Timestamp;
use jsonapi_core::query::filter::{CommerceLayer, Plain};
use jsonapi_core::query::{Endpoint, Page, Query};
use jsonapi_core::{Attribute, Metadata, Resource, ResourceSet, ToMany, ToOne};

#[derive(Attribute, Debug, Clone, Copy, PartialEq)]
#[attribute(rename_all = "snake_case")]
enum Status {
    Placed,
    Paid,
}

#[derive(Resource)]
#[resource(type = "customers")]
struct Customer {
    #[resource(id)]
    id: String,
    #[attribute]
    email: Option<String>,
    #[attribute]
    newsletter: bool,
    #[relationship]
    orders: ToMany<Order>,
}

#[derive(Resource)]
#[resource(type = "orders", rename_all = "camelCase")]
struct Order {
    #[resource(id)]
    id: u64,
    #[attribute]
    status: Status,
    #[attribute]
    total_amount: u32,
    #[attribute]
    created_at: Option<Timestamp>,
    #[attribute]
    metadata: Metadata,
    #[attribute(write_only)]
    secret: Option<String>,
    #[relationship]
    customer: ToOne<Customer>,
    #[relationship]
    payment: ToOne<Payment>,
}

#[derive(Resource)]
#[resource(type = "cards")]
struct Card {
    #[resource(id)]
    id: String,
    #[attribute]
    digits: String,
    #[relationship]
    owner: ToOne<Customer>,
}

#[derive(Resource)]
#[resource(type = "transfers")]
struct Transfer {
    #[resource(id)]
    id: String,
}

#[derive(ResourceSet)]
enum Payment {
    Card(Card),
    Transfer(Transfer),
}

#[test]
fn included_paths_go_through_circles_and_sets() {
    let query = Order::query()
        .include(|order| {
            order.customer.then(|customer| customer.orders.then(|order| order.customer))
        })
        .include(|order| (order.payment, order.payment.to::<Card>().then(|card| card.owner)))
        .build()
        .unwrap();
    assert_eq!(query.to_string(), "include=customer.orders.customer%2Cpayment%2Cpayment.owner");
}
