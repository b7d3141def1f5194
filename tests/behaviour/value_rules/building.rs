//! Builders hold values against rules where there are some, and only there.

use std::borrow::Cow;

use jsonapi_core::{Attribute, Payload, Resource, Violations};

use super::resources::{Address, Profile, ProfileCreate, ProfileUpdate};

/// Rules only on what no payload of one kind has.
#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "badges")]
struct Badge {
    #[resource(id, max_length = 3)]
    id: String,
    #[attribute(read_only, max_length = 2)]
    colour: String,
    #[attribute(create_only, max_length = 2)]
    number: Option<String>,
    #[attribute]
    owner: Option<String>,
}

/// Borrowed text, and a type that the description does not know.
#[derive(Resource)]
#[resource(type = "notes")]
struct Note<'a, T> {
    #[resource(id)]
    id: String,
    #[attribute(required, max_length = 3)]
    text: Cow<'a, str>,
    #[attribute]
    about: Option<T>,
}

#[derive(Resource)]
#[resource(type = "labels")]
struct Label<'a> {
    #[resource(id)]
    id: u8,
    #[attribute(required, max_length = 3)]
    text: &'a str,
}

/// Rules inside rules.
#[derive(Attribute, Debug, Clone, PartialEq)]
struct Household {
    #[attribute(ruled, max_items = 2)]
    addresses: Vec<Address>,
    #[attribute(ruled)]
    parts: Vec<Household>,
}

#[derive(Resource)]
#[resource(type = "owners")]
struct Owner {
    #[resource(id)]
    id: String,
    #[attribute(ruled)]
    household: Option<Household>,
    #[attribute(max = 1.5)]
    weight: Option<f64>,
}

fn address(zip: &str) -> Address {
    Address { lines: vec!["one".to_owned()], zip: Some(zip.to_owned()) }
}

#[test]
fn what_was_built_holds_its_rules() {
    let payload: ProfileCreate = Profile::create()
        .name("Anna")
        .tags(["a", "b"])
        .clear_email()
        .address(address("12345"))
        .build()
        .unwrap();
    assert_eq!(ProfileCreate::from_slice(&payload.to_vec().unwrap()).unwrap(), payload);
    assert!(Profile::create().build().is_ok());
}

#[test]
fn every_broken_rule_of_what_was_built_is_reported_at_its_place_in_the_document() {
    let violations: Violations = Profile::update("12345")
        .name("😀")
        .email("no address")
        .tags(["far too long"])
        .address(address("1"))
        .build()
        .unwrap_err();
    assert_eq!(
        violations.to_string(),
        "/data/id: Expected at most 4 characters, found 5.\n\
         /data/attributes/name: Expected at least 2 characters, found 1.\n\
         /data/attributes/email: Expected at most 9 characters, found 10.\n\
         /data/attributes/email: Expected an e-mail address, found `no address`.\n\
         /data/attributes/tags/0: Expected at most 5 characters, found 12.\n\
         /data/attributes/address/zip: Expected at least 5 characters, found 1."
    );
}

#[test]
fn build_cannot_fail_where_no_member_of_the_payload_has_rules() {
    // `number` and the id have rules, and of these a create payload has only the number.
    let create: Result<BadgeCreate, Violations> = Badge::create().number("12").build();
    assert!(create.is_ok());
    assert!(Badge::update("1234").owner("x").build().is_err());
    assert_eq!(Badge::update("123").owner("x").build().unwrap().id, "123");
}

#[test]
fn borrowed_and_generic_resources_have_rules_too() {
    let text = String::from("abcd");
    assert!(Note::<u8>::create().text(text.as_str()).about(1).build().is_err());
    assert!(Note::<Vec<u8>>::create().text(&text[1..]).build().is_ok());
    assert!(Label::create().text(text.as_str()).build().is_err());
    assert_eq!(Label::create().text(&text[1..]).build().unwrap().text, "bcd");
}

#[test]
fn rules_hold_at_any_depth() {
    let deep = Household {
        addresses: vec![],
        parts: vec![Household { addresses: vec![address("12345"), address("1")], parts: vec![] }],
    };
    let violations = Owner::create().household(deep).build().unwrap_err();
    assert_eq!(
        violations.to_string(),
        "/data/attributes/household/parts/0/addresses/1/zip: \
         Expected at least 5 characters, found 1."
    );
}

#[test]
fn what_has_no_json_form_is_reported_by_writing() {
    let payload = Owner::create().weight(f64::NAN).build().unwrap();
    assert!(payload.to_vec().is_err());
    assert!(Owner::create().weight(f64::MAX).build().is_err());
}

#[test]
fn what_is_changed_after_it_was_built_is_checked_where_it_is_read() {
    let mut payload = Profile::update("1").build().unwrap();
    payload.name = "a".to_owned().into();
    let violations = ProfileUpdate::from_slice(&payload.to_vec().unwrap()).unwrap_err();
    assert_eq!(
        violations.to_string(),
        "/data/attributes/name: Expected at least 2 characters, found 1."
    );
}
