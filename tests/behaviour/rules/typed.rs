//! What the typed reader decides: what is passed over, what a link is, and what was not sent.

use jsonapi_core::{Document, Link, LinkObject, Patch, Payload, ResourceObject};

use crate::resources::OrderUpdate;

pub(super) const OTHERS: &[&str] = &[
    "doc-ignore-noncompliant",
    "name-case-sensitive",
    "name-at-ignored",
    "link-rel-inferred",
    "update-missing-attributes-kept",
    "update-missing-not-null",
    "update-missing-relationships-kept",
    "update-missing-rel-not-null",
    "update-partial-attributes",
    "update-partial-relationships",
];

#[test]
fn what_is_not_known_is_passed_over_and_the_rest_is_kept() {
    let body = r#"{
        "count":1,"@a":{"b":2},"jsonapi":{"Version":1,"version":"1.1"},
        "links":{"self":{"href":"/a","target":"_blank"}},
        "data":{"type":"a","id":"1","title":"x","@type":5,
            "attributes":{"b":1,"B":2},
            "relationships":{"r":{"data":{"type":"b","id":"2","attributes":{}},"type":"b"}}}
    }"#;
    let document = Document::<ResourceObject>::from_str(body).expect("a response");
    let version = document.jsonapi.and_then(|jsonapi| jsonapi.version);
    assert_eq!(version.as_deref(), Some("1.1"));
    assert_eq!(document.links.as_ref().and_then(|links| links.self_url()), Some("/a"));
    let attributes = document.data.attributes.expect("attributes");
    assert_eq!(attributes.as_str(), r#"{"b":1,"B":2}"#);
    assert_eq!(document.data.relationships.map(|all| all.len()), Some(1));
}

#[test]
fn names_in_another_case_are_other_names() {
    let body = r#"{"data":{"type":"a","ID":"1","Type":"b","Attributes":{}}}"#;
    let document = Document::<ResourceObject>::from_str(body).expect("a response");
    assert_eq!((document.data.type_name.as_str(), document.data.id), ("a", None));
    assert_eq!(document.data.attributes, None);
    assert!(Document::<ResourceObject>::from_str(r#"{"Data":null}"#).is_err());
}

#[test]
fn the_relation_of_a_link_is_its_name_unless_it_says_another() {
    let url = Link::from("/a");
    assert_eq!(url.relation("next"), "next");
    let plain = LinkObject { href: "/a".to_owned(), ..LinkObject::default() };
    assert_eq!(Link::Object(Box::new(plain.clone())).relation("next"), "next");
    let named = LinkObject { rel: Some("prev".to_owned()), ..plain };
    assert_eq!(Link::Object(Box::new(named)).relation("next"), "prev");
}

#[test]
fn what_an_update_does_not_send_is_neither_null_nor_empty() {
    let read = |members: &str| {
        let body = format!(r#"{{"data":{{"type":"orders","id":"1"{members}}}}}"#);
        OrderUpdate::from_str(&body).expect("an update")
    };
    let update = read("");
    assert_eq!((update.reference, update.payment_source), (Patch::Absent, Patch::Absent));
    assert_eq!(update.tags, None);
    let update = read(r#","attributes":{"reference":null}"#);
    assert_eq!((update.reference, update.metadata), (Patch::Null, Patch::Absent));
    let update = read(r#","relationships":{"payment_source":{"data":null},"tags":{"data":[]}}"#);
    assert_eq!((update.reference, update.payment_source), (Patch::Absent, Patch::Null));
    assert!(update.tags.is_some_and(|tags| tags.is_empty()));
}
