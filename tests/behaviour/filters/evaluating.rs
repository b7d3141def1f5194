//! Which values a filter accepts.

use std::collections::HashMap;

use jsonapi_core::query::filter::{CommerceLayer, Evaluator};
use jsonapi_core::query::{Endpoint, Related};
use jsonapi_core::{Document, Metadata, Resource, ResourceObject, ToOne};

use super::shop::{Card, Customer, Order, Payment, Status, Transfer, customer, order};

fn orders() -> Vec<Order> {
    let mut first = order(1);
    first.code = Some("A-1".into());
    first.items = 3;
    first.total = Some(10.5);
    first.created_at = Some("2018-01-01T12:00:00Z".parse().unwrap());
    first.customer = ToOne::to(Customer::identifier("c1"));
    first.payment = ToOne::to(Card::identifier("k1").upcast());
    first.metadata = Some(Metadata::from([("color", "red"), ("size", "L")]));
    let mut second = order(2);
    second.code = Some("b-22".into());
    second.items = 20;
    second.total = Some(9.0);
    second.status = Status::Paid;
    second.created_at = Some("2018-01-01T12:30:00Z".parse().unwrap());
    second.customer = ToOne::to(Customer::identifier("c2"));
    second.payment = ToOne::to(Transfer::identifier("t1").upcast());
    let mut third = order(3);
    third.code = Some(String::new());
    third.customer = ToOne::empty();
    vec![first, second, third, order(4)]
}

fn customers() -> HashMap<String, Customer> {
    let all = [
        customer("c1", Some("ann@example.com"), &[1]),
        customer("c2", None, &[2, 4]),
        customer("c3", Some("eve@example.org"), &[]),
    ];
    all.into_iter().map(|customer| (customer.id.clone(), customer)).collect()
}

fn cards() -> HashMap<String, Card> {
    let owner = ToOne::to(Customer::identifier("c1"));
    HashMap::from([("k1".to_owned(), Card { id: "k1".into(), digits: "4242".into(), owner })])
}

/// The ids of the orders that a filter accepts.
fn accepted(name: &str, value: &str) -> Vec<u64> {
    let query = format!("filter[q][{name}]={value}");
    let query = Endpoint::<Order>::new().filters(CommerceLayer).parse(&query).unwrap();
    let (customers, cards) = (customers(), cards());
    let orders = orders();
    let own: HashMap<String, Order> =
        orders.iter().map(|order| (order.id.to_string(), order.clone())).collect();
    let mut evaluator = Evaluator::new(query.filter(), (&customers, &cards, &own));
    orders.iter().filter(|order| evaluator.accepts(*order)).map(|order| order.id).collect()
}

#[test]
fn values_are_compared_by_their_type() {
    for (name, value, expected) in [
        ("code_eq", "A-1", vec![1]),
        ("code_cont", "-", vec![1, 2]),
        ("code_i_cont", "B-", vec![2]),
        ("code_end", "2", vec![2]),
        ("code_start", "a", vec![]),
        ("code_matches", "_-%25", vec![1, 2]),
        ("code_in", "A-1,b-22", vec![1, 2]),
        ("code_gt", "A-1", vec![2]),
        ("items_gt", "3", vec![2]),
        ("items_lteq", "3", vec![1, 3, 4]),
        ("total_eq", "1.05e1", vec![1]),
        ("total_lt", "10", vec![2]),
        ("created_at_lt", "2018-01-01T13:00:00%2B00:30", vec![1]),
        ("created_at_eq", "2018-01-01T14:00:00.000%2B02:00", vec![1]),
        ("status_eq", "paid", vec![2]),
        ("status_not_eq", "paid", vec![1, 3, 4]),
        ("id_in", "1,3", vec![1, 3]),
        ("metadata_jcont", "{\"color\":\"red\"}", vec![1]),
        ("metadata_jcont", "{\"color\":\"blue\"}", vec![]),
    ] {
        assert_eq!(accepted(name, value), expected, "{name}={value}");
    }
}

#[test]
fn nothing_is_neither_equal_nor_unequal() {
    for (name, value, expected) in [
        ("code_not_eq", "A-1", vec![2, 3]),
        ("code_not_eq_or_null", "A-1", vec![2, 3, 4]),
        ("code_null", "true", vec![4]),
        ("code_not_null", "true", vec![1, 2, 3]),
        ("code_blank", "true", vec![3, 4]),
        ("code_present", "true", vec![1, 2]),
        ("code_not_in", "A-1", vec![2, 3]),
        ("total_gteq_or_null", "10", vec![1, 3, 4]),
    ] {
        assert_eq!(accepted(name, value), expected, "{name}={value}");
    }
}

#[test]
fn relationships_are_followed() {
    for (name, value, expected) in [
        ("customer_email_end", "example.com", vec![1]),
        ("customer_email_null", "true", vec![2, 3, 4]),
        ("customer_id_eq", "c2", vec![2]),
        ("customer_id_null", "true", vec![3, 4]),
        ("payment_digits_eq", "4242", vec![1]),
        ("payment_owner_email_cont", "ann", vec![1]),
        // One of the customer's orders.
        ("customer_orders_id_eq", "4", vec![2]),
        ("customer_orders_items_eq", "20", vec![2]),
        ("customer_orders_items_lt", "20", vec![1, 2]),
        // None of them; there is no customer of whom it could be said.
        ("customer_orders_items_not_eq", "20", vec![1]),
    ] {
        assert_eq!(accepted(name, value), expected, "{name}={value}");
    }
}

#[test]
fn any_resource_can_be_asked_whatever_holds_it() {
    let body = r#"{"data":{"type":"orders","id":"1","attributes":{"items":7},
        "relationships":{"customer":{"data":{"type":"customers","id":"c"}}}},
        "included":[{"type":"customers","id":"c","attributes":{"email":"a@b.c"}}]}"#;
    let document = Document::<ResourceObject>::from_str(body).unwrap();
    let query = Endpoint::<Order>::new()
        .filters(CommerceLayer)
        .parse("filter[q][items_eq]=7&filter[q][customer_email_eq]=a@b.c")
        .unwrap();
    assert!(Evaluator::new(query.filter(), &document.included).accepts(&document.data));
    assert!(!Evaluator::new(query.filter(), ()).accepts(&document.data));
    let payment = Payment::Transfer(Transfer { id: "t".into() });
    assert!(!Evaluator::new(query.filter(), ()).accepts(&payment));
}

#[test]
fn related_resources_are_looked_at_once() {
    let count = std::cell::Cell::new(0);
    let customers: Vec<Customer> = vec![customer("c", Some("a@b.c"), &[])];
    let related = |_: &str, _: &str| {
        count.set(count.get() + 1);
        customers.first().map(|customer| customer as _)
    };
    assert!(related.find("customers", "c").is_some());
    let query = Endpoint::<Order>::new()
        .filters(CommerceLayer)
        .parse("filter[q][customer_email_or_customer_email_eq]=a@b.c")
        .unwrap();
    let mut evaluator = Evaluator::new(query.filter(), related);
    for id in 0..1_000 {
        let mut order = order(id);
        order.customer = ToOne::to(Customer::identifier("c"));
        assert!(evaluator.accepts(&order));
    }
    assert_eq!(count.get(), 2);
}
