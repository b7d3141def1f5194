//! Rules on resources in HAL, whose updates are merge patches.

use jsonapi_core::hal::HalLink;
use jsonapi_core::{Attribute, Payload, Refusal, Resource};

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(format = "hal", path = "/customers", check(update = has_a_way))]
struct Customer {
    #[resource(id, create = optional, min_length = 1, max_length = 4)]
    id: String,
    #[attribute(patch, ruled)]
    contact: Option<Contact>,
    #[attribute(ruled, max_items = 2)]
    notes: Option<Vec<Note>>,
    #[attribute(write_only, min_length = 8)]
    password: Option<String>,
    #[relationship(rename = "self")]
    self_link: Option<HalLink>,
}

#[derive(Attribute, Debug, Clone, PartialEq)]
#[attribute(patch)]
struct Contact {
    #[attribute(max_length = 10, format = "email")]
    email: Option<String>,
    #[attribute(check = is_plus)]
    phone: Option<String>,
}

#[derive(Attribute, Debug, Clone, PartialEq)]
struct Note {
    #[attribute(not_null, one_of("data1", "data2"))]
    name: Option<String>,
    #[attribute(max_length = 3)]
    value: String,
}

fn is_plus(phone: &str) -> Result<(), &'static str> {
    if phone.starts_with('+') { Ok(()) } else { Err("A number begins with its country.") }
}

fn has_a_way(customer: &CustomerUpdate) -> Result<(), Vec<Refusal>> {
    let is_cut = customer.contact.is_null();
    if is_cut {
        let here = Refusal::of("contact", "Somebody has to be reached.");
        let there = Refusal::of("self", "This link leads to nobody.");
        return Err(vec![here, there]);
    }
    Ok(())
}

/// What is wrong with a merge patch of the customer `1`.
fn broken(body: &str) -> String {
    let validator = CustomerUpdate::validator().endpoint_id("1");
    validator.from_str(body).map_or_else(|violations| violations.to_string(), |_| String::new())
}

#[test]
fn a_merge_patch_holds_rules_at_any_depth_and_null_breaks_none() {
    assert_eq!(broken(r#"{"contact":{"email":null,"phone":"+1"},"notes":[]}"#), "");
    assert_eq!(
        broken(
            r#"{"contact":{"email":"not an address","phone":"1"},"password":"secret",
                "notes":[{"name":"data3","value":"long"},{"value":"x"},{"value":"y"}]}"#
        ),
        "/contact/email: Expected at most 10 characters, found 14.\n\
         /contact/email: Expected an e-mail address, found `not an address`.\n\
         /contact/phone: A number begins with its country.\n\
         /password: Expected at least 8 characters, found 6.\n\
         /notes: Expected at most 2 items, found 3.\n\
         /notes/0/name: Expected one of `data1`, `data2`, found `data3`.\n\
         /notes/0/value: Expected at most 3 characters, found 4."
    );
}

#[test]
fn a_merge_patch_is_checked_by_its_author() {
    assert_eq!(
        broken(r#"{"contact":null}"#),
        "the document: This link leads to nobody.\n/contact: Somebody has to be reached."
    );
}

#[test]
fn builders_of_merge_patches_hold_rules_too() {
    let update = Customer::update("1").contact(|contact| contact.email("a@b.c").clear_phone());
    assert_eq!(
        update.build().unwrap().to_vec().unwrap(),
        br#"{"contact":{"email":"a@b.c","phone":null}}"#
    );
    let violations =
        Customer::update("12345").contact(|contact| contact.phone("1")).build().unwrap_err();
    assert_eq!(
        violations.to_string(),
        "`id`: expected at most 4 characters, found 5.\n\
         /contact/phone: A number begins with its country."
    );
    let violations = Customer::create().id("12345").build().unwrap_err();
    assert_eq!(violations.to_string(), "/id: Expected at most 4 characters, found 5.");
    assert!(Customer::update("1").clear_contact().build().is_err());
}
