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
    #[attribute(items(max = 1.5))]
    sizes: Option<Vec<f64>>,
    #[attribute(not_null)]
    ratio: Option<f32>,
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
fn numbers_that_are_not_finite_are_reported_and_hide_nothing() {
    assert_eq!(
        Owner::create()
            .weight(f64::NAN)
            .sizes(vec![1.0, f64::INFINITY, 3.0])
            .ratio(f32::NEG_INFINITY)
            .household(Household { addresses: vec![address("1")], parts: vec![] })
            .build()
            .unwrap_err()
            .to_string(),
        "/data/attributes/household/addresses/0/zip: Expected at least 5 characters, found 1.\n\
         /data/attributes/weight: Expected a finite number, found `NaN`.\n\
         /data/attributes/sizes/1: Expected a finite number, found `inf`.\n\
         /data/attributes/sizes/2: Expected at most 1.5, found 3.0.\n\
         /data/attributes/ratio: Expected a finite number, found `-inf`."
    );
    let violations = Owner::create().weight(f64::MAX).build().unwrap_err();
    assert_eq!(violations.as_slice()[0].code(), "number-too-large");
    // What a program changes later is reported by writing.
    let mut payload = Owner::create().weight(1.0).build().unwrap();
    payload.weight = f64::NAN.into();
    assert_eq!(
        payload.to_vec().unwrap_err().to_string(),
        "the number NaN has no JSON form; only finite numbers do"
    );
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
