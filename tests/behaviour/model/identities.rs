//! Resources of one document by their types and ids: those that come twice, and those that others
//! lead to.

use std::collections::HashMap;

use jsonapi_core::{
    Document, Object, Resource, ResourceIdentifier, ResourceObject, ResourceSet, ToMany, WriteError,
};

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "people")]
struct Person {
    #[resource(id)]
    id: String,
    #[attribute]
    name: String,
    #[attribute]
    tags: HashMap<String, u8>,
    #[relationship]
    friends: ToMany<Person>,
}

#[derive(ResourceSet, Debug, Clone, PartialEq)]
enum Anyone {
    Person(Person),
}

fn person(id: &str, name: &str) -> Person {
    let tags = ["a", "b", "c", "d"].map(|tag| (tag.to_owned(), 1)).into();
    Person { id: id.to_owned(), name: name.to_owned(), tags, friends: ToMany::default() }
}

fn with_friends(person: Person, ids: &[&str]) -> Person {
    let friends = ids.iter().map(|id| Person::identifier(*id)).collect::<Vec<_>>();
    Person { friends: ToMany::to(friends), ..person }
}

fn is_different(error: &WriteError) -> bool {
    let expected = "there are two resources `1` of the type `people`, which say different things";
    matches!(error, WriteError::Different { .. }) && error.to_string() == expected
}

#[test]
fn a_resource_that_comes_twice_and_says_the_same_is_written_once() {
    // The maps may have their entries in another order.
    let people = [person("1", "Ann"), person("1", "Ann"), person("2", "Ben")];
    let text = Document::many(&people).to_vec().unwrap();
    assert_eq!(
        Document::<Vec<Person>>::from_slice(&text).unwrap().data,
        [person("1", "Ann"), person("2", "Ben"),]
    );
    let ann = with_friends(person("1", "Ann"), &["2"]);
    let again = ann.clone();
    let text = Document::one(&ann).include_all(&people[2..]).include(&again).to_vec().unwrap();
    let read = Document::<Person, Person>::from_slice(&text).unwrap();
    assert_eq!((read.data, read.included.into_vec()), (ann, vec![person("2", "Ben")]));
}

#[test]
fn two_resources_of_one_name_that_say_different_things_are_not_written() {
    let people = [person("1", "Ann"), person("1", "Anna")];
    assert!(is_different(&Document::many(&people).to_vec().unwrap_err()));
    let error = Document::one(&people[0]).include(&people[1]).to_vec().unwrap_err();
    assert!(is_different(&error), "{error}");
    let other = with_friends(person("2", "Ben"), &["1"]);
    let error = Document::one(&other).include_all(&people).to_vec().unwrap_err();
    assert!(is_different(&error), "{error}");
    // A resource of another Rust type is the same resource by its type and id.
    let dynamic = ResourceObject {
        type_name: "people".to_owned(),
        id: Some("1".to_owned()),
        attributes: Some(Object::from([("name", "Ann")])),
        ..ResourceObject::default()
    };
    let error = Document::one(&people[0]).include(&dynamic).to_vec().unwrap_err();
    assert!(is_different(&error), "{error}");
}

#[test]
fn what_a_document_has_is_not_asked_for() {
    let ann = with_friends(person("1", "Ann"), &["1", "2"]);
    let ben = with_friends(person("2", "Ben"), &["1", "2"]);
    let mut asked = Vec::new();
    let document = Document::one(&ann).include_related(|_, id| {
        asked.push(id.to_owned());
        Some(&ben)
    });
    let read = Document::<Person, Person>::from_slice(&document.to_vec().unwrap()).unwrap();
    assert_eq!((asked, read.included.into_vec()), (vec!["2".to_owned()], vec![ben.clone()]));
}

#[test]
fn primary_data_and_included_resources_are_found_by_type_and_id() {
    let ann = with_friends(person("1", "Ann"), &["2"]);
    let ben = with_friends(person("2", "Ben"), &["1", "3"]);
    let text = Document::one(&ann).include(&ben).to_vec().unwrap();
    let dynamic = Document::<Person>::from_slice(&text).unwrap();
    let typed = Document::<Option<Person>, Anyone>::from_slice(&text).unwrap();
    for resources in [dynamic.resources(), typed.resources()] {
        let friends = |person: &Person| {
            let ids = person.friends.identifiers().iter().filter_map(|friend| friend.id());
            ids.map(|id| resources.get::<Person>(id).transpose().unwrap()).collect::<Vec<_>>()
        };
        assert_eq!(friends(&ann), [Some(ben.clone())]);
        assert_eq!(friends(&ben), [Some(ann.clone()), None]);
        assert_eq!(resources.find("people", "2").unwrap().id_text(), "2");
        assert!(resources.find("robots", "1").is_none());
    }
}

#[test]
fn what_is_found_and_is_no_such_resource_is_reported() {
    let body = r#"{"data":null,"included":[{"type":"people","id":"1","attributes":{"name":5,"tags":{}}}]}"#;
    let document = Document::<Option<ResourceObject>>::from_str(body).unwrap();
    let resources = document.resources();
    let found = resources.get::<Person>(&"1".to_owned()).unwrap().unwrap_err();
    assert_eq!(found.to_string(), "/attributes/name: Expected a string, found a number.");
}

#[test]
fn an_identifier_leads_to_the_resource_that_it_names() {
    let body = r#"{"data":[{"type":"people","id":"1"}],"included":[{"type":"people","id":"1","attributes":{"name":"Ann","tags":{}}}]}"#;
    let document = Document::<Vec<ResourceIdentifier>>::from_str(body).unwrap();
    let found = document.resources().get::<Person>(&"1".to_owned()).unwrap().unwrap();
    assert_eq!(found.name, "Ann");
}
