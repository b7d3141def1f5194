//! Updates as patches of resources.

use jsonapi_core::merge_patch::MergeError;
use jsonapi_core::{
    Links, MergePatch, Metadata, Payload, Resource, ResourceSet, ToMany, ToOne, True,
};
use proptest::prelude::*;

use crate::properties::inputs::to_create;
use crate::properties::things::{Thing, ThingUpdate};
use crate::properties::{cases, links, usual_links};

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "people", path = "/people")]
struct Person {
    #[resource(id)]
    id: String,
}

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "robots", path = "/robots")]
struct Robot {
    #[resource(id)]
    id: String,
}

#[derive(ResourceSet, Debug, Clone, PartialEq)]
enum Owner {
    Person(Person),
    Robot(Robot),
}

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "plans", path = "/plans")]
struct Plan {
    #[resource(id)]
    id: String,
    #[resource(lid)]
    lid: Option<String>,
    #[attribute(read_only)]
    revision: u32,
    #[attribute]
    title: Option<String>,
    #[attribute]
    metadata: Option<Metadata>,
    #[attribute(not_null)]
    note: Option<String>,
    #[attribute(update = required)]
    phase: u8,
    #[attribute(write_only, not_null)]
    refresh: Option<True>,
    #[attribute]
    ratio: f64,
    #[relationship]
    owner: ToOne<Owner>,
    #[relationship]
    readers: ToMany<Person>,
    #[relationship(read_only)]
    author: ToOne<Person>,
    #[resource(links)]
    links: Links,
    #[resource(meta)]
    meta: Option<Metadata>,
}

fn plan() -> Plan {
    Plan {
        id: "1".to_owned(),
        lid: None,
        revision: 7,
        title: Some("A".to_owned()),
        metadata: Some(Metadata::parse(r#"{"a":1,"b":{"c":2}}"#).unwrap()),
        note: Some("n".to_owned()),
        phase: 3,
        refresh: None,
        ratio: 1.0,
        owner: ToOne::to(Person::identifier("1").upcast()).with_links(usual_links()),
        readers: ToMany::to([Person::identifier("1"), Person::identifier("2")]),
        author: ToOne::to(Person::identifier("9")),
        links: usual_links(),
        meta: Some(Metadata::from([("seen", true)])),
    }
}

fn update(old: &Plan, new: &Plan) -> String {
    let update = PlanUpdate::between(old, new).unwrap();
    assert_eq!(&update.apply_to(old).unwrap(), new);
    update.to_string().unwrap()
}

#[test]
fn an_update_between_equals_names_what_it_has_to_and_nothing_else() {
    assert_eq!(
        update(&plan(), &plan()),
        r#"{"data":{"type":"plans","id":"1","attributes":{"phase":3}}}"#,
    );
}

#[test]
fn attributes_that_differ_are_sent_whole() {
    let metadata = Metadata::parse(r#"{"b":{"c":3},"a":1}"#).unwrap();
    let new = Plan { title: None, metadata: Some(metadata), phase: 4, ..plan() };
    assert_eq!(
        update(&plan(), &new),
        concat!(
            r#"{"data":{"type":"plans","id":"1","attributes":{"title":null,"#,
            r#""metadata":{"b":{"c":3},"a":1},"phase":4}}}"#,
        ),
    );
}

#[test]
fn linkage_that_differs_is_sent_whole() {
    let owner = ToOne { data: jsonapi_core::Patch::Null, ..plan().owner };
    let new = Plan { owner, readers: ToMany::to([Person::identifier("2")]), ..plan() };
    assert_eq!(
        update(&plan(), &new),
        concat!(
            r#"{"data":{"type":"plans","id":"1","attributes":{"phase":3},"relationships":{"#,
            r#""owner":{"data":null},"readers":{"data":[{"type":"people","id":"2"}]}}}}"#,
        ),
    );
    let owner = ToOne::to(Robot::identifier("1").upcast()).with_links(usual_links());
    let sent = update(&plan(), &Plan { owner, ..plan() });
    assert!(sent.contains(r#"{"owner":{"data":{"type":"robots","id":"1"}}}"#), "{sent}");
}

#[test]
fn values_are_compared_by_what_they_mean() {
    let metadata = Metadata::parse(r#"{ "b": {"c": 2.0}, "a": 1e0 }"#).unwrap();
    let sent = update(&plan(), &Plan { metadata: Some(metadata), ratio: 1.0, ..plan() });
    assert_eq!(sent, r#"{"data":{"type":"plans","id":"1","attributes":{"phase":3}}}"#);
}

#[test]
fn what_only_the_server_sets_is_passed_over() {
    let new = Plan {
        revision: 8,
        author: ToOne::empty(),
        links: Links::new(),
        meta: None,
        refresh: Some(True),
        ..plan()
    };
    let update = PlanUpdate::between(&plan(), &new).unwrap();
    assert_eq!(update, Plan::update("1").phase(3).build());
    assert_eq!(update.apply_to(&plan()).unwrap(), plan());
}

#[test]
fn linkage_that_is_not_known_stays() {
    let new = Plan { owner: ToOne::default(), readers: ToMany::default(), ..plan() };
    let update = PlanUpdate::between(&plan(), &new).unwrap();
    assert_eq!(update, Plan::update("1").phase(3).build());
    // The other way round it is news.
    let update = PlanUpdate::between(&new, &plan()).unwrap();
    assert!(update.owner.value().is_some() && update.readers.is_some());
    let applied = update.apply_to(&new).unwrap();
    assert_eq!((applied.owner.data, applied.readers), (plan().owner.data, plan().readers));
}

#[test]
fn an_attribute_that_is_not_shown_any_more_has_no_update() {
    let error = PlanUpdate::between(&plan(), &Plan { note: None, ..plan() }).unwrap_err();
    assert_eq!(
        error.to_string(),
        "no update removes the attribute `note`, which the new resource does not show: give it a \
         value, or null if its type has that",
    );
}

#[test]
fn updates_are_of_one_resource() {
    let other = Plan { id: "2".to_owned(), ..plan() };
    let expected = "expected the resource with the id `1`, found `2`";
    assert_eq!(PlanUpdate::between(&plan(), &other).unwrap_err().to_string(), expected);
    let update = Plan::update("2").phase(1).build();
    assert_eq!(update.apply_to(&plan()).unwrap_err().to_string(), expected);
}

#[test]
fn a_value_without_a_json_form_is_no_patch() {
    let error = PlanUpdate::between(&plan(), &Plan { ratio: f64::NAN, ..plan() }).unwrap_err();
    assert!(matches!(error, MergeError::Write(_)), "{error}");
}

#[test]
fn what_breaks_rules_for_documents_is_no_obstacle() {
    // Servers send it, and nobody may write it.
    let links = Links::new().with("related", jsonapi_core::Link::Null);
    let old = Plan { owner: plan().owner.with_links(links), ..plan() };
    let new = Plan { title: None, ..old.clone() };
    assert_eq!(PlanUpdate::between(&old, &new).unwrap().apply_to(&old).unwrap(), new);
}

#[test]
fn what_an_update_sets_is_applied_and_what_no_response_shows_is_empty() {
    let update = Plan::update("1").phase(9).refresh(True).title("B").build();
    let old = Plan { lid: Some("l".to_owned()), ..plan() };
    let expected = Plan { phase: 9, title: Some("B".to_owned()), ..plan() };
    assert_eq!(update.apply_to(&old).unwrap(), expected);
}

/// What an update can make of the old thing: the new one's attributes and linkage.
fn reached(old: &Thing, new: &Thing) -> Thing {
    let mut reached = Thing { links: old.links.clone(), meta: old.meta.clone(), ..new.clone() };
    if new.parent.is_none() {
        reached.parent.clone_from(&old.parent);
    }
    if new.friends.data.is_none() {
        reached.friends.data.clone_from(&old.friends.data);
    }
    if new.maker.data.is_absent() {
        reached.maker.data = old.maker.data.clone();
    }
    reached.maker.meta.clone_from(&old.maker.meta);
    reached
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn the_update_between_two_resources_makes_one_of_the_other(
        (old, new) in (to_create(), to_create()),
        (links, shared) in (links(), any::<bool>()),
    ) {
        let old = old.resource("1", &links);
        let mut new = new.resource("1", &links);
        if shared {
            new = Thing { size: new.size, owner: new.owner, metadata: new.metadata, ..old.clone() };
        }
        let is_gone = (!old.size.is_absent() && new.size.is_absent())
            || (old.refresh.is_some() && new.refresh.is_none());
        match ThingUpdate::between(&old, &new) {
            Ok(update) => {
                prop_assert!(!is_gone);
                let reached = reached(&old, &new);
                prop_assert_eq!(&update.apply_to(&old).unwrap(), &reached);
                // Nothing is left to do.
                let rest = ThingUpdate::between(&reached, &new).unwrap();
                prop_assert_eq!(rest, Thing::update("1").build());
            }
            Err(MergeError::Gone { .. }) => prop_assert!(is_gone),
            Err(error) => return Err(TestCaseError::fail(error.to_string())),
        }
    }
}
