//! Requests that change relationships, and several things at once.

use jsonapi_core::atomic::{Aim, Op, OperationResult, OperationResults, Operations, Ref};
use jsonapi_core::check::{Cardinality, Check};
use jsonapi_core::{
    Change, Document, Identifier, Included, Link, LinkObject, Links, PrimaryData, Resource,
    ResourceObject, ResourceSet, ToMany, ToManyUpdate, ToOne, ToOneUpdate,
};

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "people", path = "/api/people")]
struct Person {
    #[resource(id)]
    id: String,
    #[resource(lid)]
    lid: Option<String>,
    #[attribute]
    name: Option<String>,
    #[relationship]
    parent: ToOne<Person>,
    #[relationship]
    friends: ToMany<Person>,
}

#[derive(ResourceSet, Debug, Clone, PartialEq)]
enum Anyone {
    Person(Person),
    #[resource(other)]
    Other(ResourceObject),
}

fn texts(body: Vec<u8>) -> String {
    String::from_utf8(body).unwrap()
}

#[test]
fn a_to_one_relationship_is_replaced_or_cleared() {
    let replace = ToOneUpdate::replace(Person::identifier("2"));
    let body = replace.to_vec().unwrap();
    assert_eq!(texts(body.clone()), r#"{"data":{"type":"people","id":"2"}}"#);
    assert_eq!(replace.method(), "PATCH");
    assert_eq!(ToOneUpdate::<Person>::from_slice(&body), Ok(replace));
    assert_eq!(Check::relationship(Cardinality::ToOne).from_slice(&body), Ok(()));
    let clear = ToOneUpdate::<Person>::clear();
    assert_eq!(texts(clear.to_vec().unwrap()), r#"{"data":null}"#);
    assert_eq!(ToOneUpdate::from_slice(br#"{"data":null}"#), Ok(clear));
}

#[test]
fn members_of_a_to_many_relationship_are_replaced_added_and_removed() {
    let of = |ids: [&str; 2]| ids.map(Person::identifier);
    for (update, change, method) in [
        (ToManyUpdate::replace(of(["1", "2"])), Change::Replace, "PATCH"),
        (ToManyUpdate::add(of(["1", "2"])), Change::Add, "POST"),
        (ToManyUpdate::remove(of(["1", "2"])), Change::Remove, "DELETE"),
    ] {
        assert_eq!((update.change, update.method()), (change, method));
        let body = update.to_vec().unwrap();
        assert_eq!(
            texts(body.clone()),
            r#"{"data":[{"type":"people","id":"1"},{"type":"people","id":"2"}]}"#
        );
        assert_eq!(Check::relationship(Cardinality::ToMany).from_slice(&body), Ok(()));
        assert_eq!(ToManyUpdate::from_slice(change, &body), Ok(update));
    }
}

#[test]
fn a_relationship_has_a_path_where_the_resource_has_it() {
    let id = "a b".to_owned();
    assert_eq!(
        ToOneUpdate::<Person>::path_of::<Person>(&id, "parent").as_deref(),
        Some("/api/people/a%20b/relationships/parent")
    );
    assert_eq!(ToOneUpdate::<Person>::path_of::<Person>(&id, "friends"), None);
    assert_eq!(ToManyUpdate::<Person>::path_of::<Person>(&id, "enemies"), None);
}

#[test]
fn the_faults_of_a_relationship_request_are_reported_together() {
    let body = br#"{"data":[{"type":"people"},{"type":"orders","id":"1"},{"type":"people","lid":"x"}],"more":1}"#;
    let found = ToManyUpdate::<Person>::from_slice(Change::Add, body).unwrap_err();
    assert_eq!(
        found.to_string(),
        "/data/0: The member `id` is missing.\n\
         /data/1/type: Expected a related resource of the type `people`, found `orders`.\n\
         /data/2: The member `id` is missing.\n\
         /more: `more` is no known member."
    );
    let found = ToOneUpdate::<Person>::from_slice(br#"{"data":[]}"#).unwrap_err();
    assert_eq!(found.to_string(), "/data: Expected a resource identifier object, found an array.");
    let found = ToOneUpdate::<Person>::from_slice(br#"{"meta":{}}"#).unwrap_err();
    assert_eq!(found.to_string(), "the document: The member `data` is missing.");
}

#[test]
fn several_operations_go_in_one_request_and_come_back() {
    let created = Identifier::<Person>::local("new");
    let request = Operations::new()
        .add_resource(&Person::create().lid("new").name("Ann").build())
        .unwrap()
        .update_resource(&Person::update("1").parent(created.clone()).build())
        .unwrap()
        .add_to_relationship(
            Ref::to(&Person::identifier("1")).relationship("friends"),
            &vec![created.clone()],
        )
        .unwrap()
        .update_relationship(Ref::to(&created).relationship("parent"), &None::<Identifier<Person>>)
        .unwrap()
        .remove_from_relationship(
            Ref::to(&Person::identifier("1")).relationship("friends"),
            &vec![Person::identifier("3")],
        )
        .unwrap()
        .remove_resource(Ref::to(&Person::identifier("2")));
    let body = request.to_vec().unwrap();
    assert_eq!(
        texts(body.clone()),
        concat!(
            r#"{"atomic:operations":["#,
            r#"{"op":"add","data":{"type":"people","lid":"new","attributes":{"name":"Ann"}}},"#,
            r#"{"op":"update","data":{"type":"people","id":"1","relationships":{"parent":{"data":{"type":"people","lid":"new"}}}}},"#,
            r#"{"op":"add","ref":{"type":"people","id":"1","relationship":"friends"},"data":[{"type":"people","lid":"new"}]},"#,
            r#"{"op":"update","ref":{"type":"people","lid":"new","relationship":"parent"},"data":null},"#,
            r#"{"op":"remove","ref":{"type":"people","id":"1","relationship":"friends"},"data":[{"type":"people","id":"3"}]},"#,
            r#"{"op":"remove","ref":{"type":"people","id":"2"}}]}"#,
        )
    );
    assert_eq!(Check::atomic().from_slice(&body), Ok(()));

    let received = Operations::from_slice(&body).unwrap();
    assert_eq!(received, request);
    let create: PersonCreate = received.operations[0].payload(0).unwrap();
    assert_eq!(create, Person::create().lid("new").name("Ann").build());
    let update: PersonUpdate = received.operations[1].payload(1).unwrap();
    assert_eq!(update, Person::update("1").parent(created.clone()).build());
    assert_eq!(received.operations[2].linkage::<Person>(2).unwrap(), [created]);
    assert_eq!(received.operations[3].linkage::<Person>(3).unwrap(), []);
    assert_eq!(received.operations[5].op(), Op::Remove);
    let target = Aim::Ref(Ref::to(&Person::identifier("2")));
    assert_eq!(received.operations[5].aim(), Some(&target));
}

#[test]
fn the_faults_of_an_operation_point_into_the_request() {
    let body = br#"{"atomic:operations":[{"op":"add","data":{"type":"people","attributes":{"name":1}}},{"op":"ad","ref":{}}]}"#;
    let found = Operations::from_slice(body).unwrap_err();
    assert_eq!(
        found.to_string(),
        "/atomic:operations/1/op: Expected one of `add`, `update`, `remove`, found `ad`.\n\
         /atomic:operations/1/ref: The member `type` is missing.\n\
         /atomic:operations/1/ref: At least one of `id`, `lid` has to be there."
    );
    let body =
        br#"{"atomic:operations":[{"op":"add","data":{"type":"people","attributes":{"name":1}}}]}"#;
    let received = Operations::from_slice(body).unwrap();
    let found = received.operations[0].payload::<PersonCreate>(0).unwrap_err();
    assert_eq!(
        found.to_string(),
        "/atomic:operations/0/data/attributes/name: Expected a string, found a number."
    );
    for (body, expected) in [
        (
            &br#"{"atomic:operations":[]}"#[..],
            "/atomic:operations: The array needs at least one item.",
        ),
        (b"{}", "the document: The member `atomic:operations` is missing."),
    ] {
        assert_eq!(Operations::from_slice(body).unwrap_err().to_string(), expected);
    }
}

#[test]
fn results_are_written_and_read_typed() {
    let ann = Person {
        id: "1".to_owned(),
        lid: None,
        name: Some("Ann".to_owned()),
        parent: ToOne::empty(),
        friends: ToMany::default(),
    };
    let response = OperationResults {
        results: vec![OperationResult::of(&ann).unwrap(), OperationResult::default()],
        meta: None,
    };
    let body = response.to_vec().unwrap();
    assert_eq!(
        texts(body.clone()),
        r#"{"atomic:results":[{"data":{"type":"people","id":"1","attributes":{"name":"Ann"},"relationships":{"parent":{"data":null}}}},{}]}"#
    );
    assert_eq!(Check::atomic().from_slice(&body), Ok(()));
    let read = OperationResults::from_slice(&body).unwrap();
    assert_eq!(read.results[0].read::<Person>(0), Some(Ok(ann)));
    assert_eq!(read.results[1].read::<Person>(1), None);
}

#[test]
fn relationships_are_followed_into_included_resources_in_circles() {
    let body = br#"{"data":{"type":"people","id":"1","relationships":{
        "parent":{"data":{"type":"people","id":"2"}},"friends":{"data":[{"type":"people","id":"2"},{"type":"people","id":"9"}]}}},
        "included":[{"type":"people","id":"2","relationships":{"parent":{"data":{"type":"people","id":"2"}}}},
                    {"type":"robots","id":"2"}]}"#;
    let document = Document::<Person, Anyone>::from_slice(body).unwrap();
    let mut person = document.data.parent.in_(&document.included).unwrap();
    for _ in 0..10 {
        person = person.parent.in_(&document.included).unwrap();
    }
    assert_eq!(person.id, "2");
    assert_eq!(document.get::<Person>(&"2".to_owned()), Some(person));
    assert_eq!(document.get::<Person>(&"9".to_owned()), None);
    assert_eq!(document.data.friends.in_(&document.included), [person]);
    let robot = document.included.find("robots", "2").unwrap();
    assert!(matches!(robot, Anyone::Other(robot) if robot.type_name == "robots"));

    let document = Document::<Person>::from_slice(body).unwrap();
    assert_eq!(document.data.parent.in_(&document.included).unwrap().unwrap(), *person);
}

#[test]
fn included_resources_are_found_again_after_a_change() {
    let named = |id: &str| ResourceObject {
        type_name: "people".to_owned(),
        id: Some(id.to_owned()),
        ..ResourceObject::default()
    };
    let mut included: Included<ResourceObject> = vec![named("1")].into();
    assert!(included.find("people", "1").is_some());
    included.push(named("2"));
    included[0].id = Some("3".to_owned());
    assert!(included.find("people", "1").is_none());
    assert_eq!(included.find("people", "3"), Some(&named("3")));
    assert_eq!(included.find("people", "2"), Some(&named("2")));
}

#[test]
fn primary_data_of_an_unknown_shape_is_read_and_written() {
    let one = r#"{"data":{"type":"robots","id":"1"}}"#;
    let many = r#"{"data":[{"type":"robots","id":"1"},{"type":"people","id":"2"}]}"#;
    for (body, count) in [(r#"{"data":null}"#, 0), (one, 1), (many, 2), (r#"{"data":[]}"#, 0)] {
        let document = Document::<PrimaryData>::from_str(body).unwrap();
        assert_eq!(document.data.resources().len(), count);
        assert_eq!(texts(document.to_vec().unwrap()), body);
    }
    let body = r#"{"meta":{"robots":1}}"#;
    let document = Document::<PrimaryData>::from_str(body).unwrap();
    assert_eq!(document.data, PrimaryData::Absent);
    assert_eq!(texts(document.to_vec().unwrap()), body);
    for body in [r#"{"data":1}"#, r#"{"jsonapi":{}}"#, r#"{"meta":{},"included":[]}"#] {
        assert!(Document::<PrimaryData>::from_str(body).is_err(), "{body}");
    }
}

#[test]
fn a_link_takes_the_place_of_one_with_its_name() {
    let links = Links::new().with("self", "/a").with("next", "/b").with("edit", "/c");
    let links = links.with("next", "/d").with("self", Link::Null);
    let found: Vec<_> = links.iter().map(|(name, link)| (name, link.url())).collect();
    assert_eq!(found, [("self", None), ("next", Some("/d")), ("edit", Some("/c"))]);
}

#[test]
fn a_link_has_the_relation_that_it_says_or_that_its_name_says() {
    assert_eq!(Link::from("/a").relation("next"), "next");
    let object = LinkObject { rel: Some("item".to_owned()), ..LinkObject::default() };
    assert_eq!(Link::from(object).relation("next"), "item");
}
