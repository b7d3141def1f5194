//! Queries on resources in memory: a small server.

use std::collections::HashMap;

use jsonapi_core::query::filter::Operators;
use jsonapi_core::query::{Endpoint, Pages};
use jsonapi_core::{Resource, ToMany, ToOne};

use super::shop::{Customer, Order, Status, customer, order};

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "people")]
struct Person {
    #[resource(id)]
    id: u32,
    #[attribute]
    name: String,
    #[attribute]
    age: Option<u8>,
    #[relationship]
    best_friend: ToOne<Person>,
    #[relationship]
    friends: ToMany<Person>,
}

fn person(id: u32, name: &str, age: Option<u8>, friends: &[u32]) -> Person {
    Person {
        id,
        name: name.into(),
        age,
        best_friend: friends
            .first()
            .map_or_else(ToOne::empty, |id| ToOne::to(Person::identifier(*id))),
        friends: ToMany::to(friends.iter().map(|id| Person::identifier(*id))),
    }
}

fn people() -> Vec<Person> {
    vec![
        person(1, "Ann", Some(30), &[2, 3]),
        person(2, "Ben", None, &[1]),
        person(3, "Cid", Some(4), &[3, 2]),
        person(4, "Dan", Some(30), &[]),
        person(10, "Ann", Some(10), &[4]),
    ]
}

/// The ids of the page, and the number of all resources.
fn ids(query: &str) -> (Vec<u32>, usize) {
    let endpoint = Endpoint::<Person>::new()
        .filters(Operators)
        .sort(["id", "name", "age", "best_friend.name", "friends.name", "relevance"])
        .pages(Pages::offset());
    let people = people();
    let applied = endpoint.parse(query).unwrap().apply(&people, ());
    (applied.resources().iter().map(|person| person.id).collect(), applied.total())
}

#[test]
fn resources_are_filtered_sorted_and_cut() {
    for (query, expected) in [
        ("", vec![1, 2, 3, 4, 10]),
        ("sort=name", vec![1, 10, 2, 3, 4]),
        ("sort=-name", vec![4, 3, 2, 1, 10]),
        ("sort=name,age", vec![10, 1, 2, 3, 4]),
        ("sort=-age,-id", vec![4, 1, 10, 3, 2]),
        // What is not there is last in both directions.
        ("sort=age", vec![3, 10, 1, 4, 2]),
        ("sort=best_friend.name,id", vec![2, 1, 3, 10, 4]),
        ("sort=-best_friend.name,id", vec![10, 3, 1, 2, 4]),
        // The server's own affair.
        ("sort=relevance", vec![1, 2, 3, 4, 10]),
        ("sort=friends.name", vec![1, 2, 3, 4, 10]),
        ("sort=id", vec![1, 2, 3, 4, 10]),
        ("sort=-id&page[offset]=1&page[limit]=2", vec![4, 3]),
        ("page[offset]=9", vec![]),
    ] {
        assert_eq!(ids(query), (expected, 5), "{query}");
    }
    assert_eq!(ids("filter[age][gte]=10&sort=id&page[limit]=2"), (vec![1, 4], 3));
    assert_eq!(ids("filter[friends.name]=Ben&sort=id"), (vec![1, 3], 2));
}

fn document(query: &str, people: &[Person]) -> String {
    let query = Endpoint::<Person>::new().filters(Operators).parse(query).unwrap();
    String::from_utf8(query.apply(people, ()).document().to_vec().unwrap()).unwrap()
}

#[test]
fn included_resources_are_followed_through_circles() {
    let people = people();
    let answer = document(
        "filter[id]=10&include=best_friend.best_friend,friends&fields[people]=name",
        &people,
    );
    assert_eq!(
        answer,
        concat!(
            r#"{"data":[{"type":"people","id":"10","attributes":{"name":"Ann"}}],"#,
            r#""included":[{"type":"people","id":"4","attributes":{"name":"Dan"}}]}"#,
        )
    );
    // Whoever is primary data is not included again.
    let answer = document(
        "filter[name]=Ann&include=friends.friends.friends.friends&fields[people]=",
        &people,
    );
    assert_eq!(
        answer,
        concat!(
            r#"{"data":[{"type":"people","id":"1"},{"type":"people","id":"10"}],"#,
            r#""included":[{"type":"people","id":"2"},{"type":"people","id":"3"},"#,
            r#"{"type":"people","id":"4"}]}"#,
        )
    );
    let answer = document("filter[id]=4&include=friends&fields[people]=", &people);
    assert_eq!(answer, r#"{"data":[{"type":"people","id":"4"}],"included":[]}"#);
    assert_eq!(document("filter[id]=9", &people), r#"{"data":[]}"#);
}

#[test]
fn related_resources_of_other_types_come_from_where_they_are() {
    let mut first = order(1);
    first.customer = ToOne::to(Customer::identifier("c1"));
    let mut second = order(2);
    second.status = Status::Paid;
    second.customer = ToOne::to(Customer::identifier("c2"));
    let orders = [first, second];
    let customers: HashMap<String, Customer> =
        [customer("c1", Some("z@b.c"), &[1]), customer("c2", Some("a@b.c"), &[2])]
            .into_iter()
            .map(|customer| (customer.id.clone(), customer))
            .collect();
    let endpoint = Endpoint::<Order>::new().filters(Operators).sort(["customer.email"]);
    let query = endpoint
        .parse("sort=customer.email&include=customer&fields[orders]=status&fields[customers]=email")
        .unwrap();
    let body = query.apply(&orders, &customers).document().to_vec().unwrap();
    assert_eq!(
        String::from_utf8(body).unwrap(),
        concat!(
            r#"{"data":[{"type":"orders","id":"2","attributes":{"status":"paid"}},"#,
            r#"{"type":"orders","id":"1","attributes":{"status":"placed"}}],"#,
            r#""included":[{"type":"customers","id":"c2","attributes":{"email":"a@b.c"}},"#,
            r#"{"type":"customers","id":"c1","attributes":{"email":"z@b.c"}}]}"#,
        )
    );
}
