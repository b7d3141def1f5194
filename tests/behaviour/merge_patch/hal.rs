//! Updates in HAL as patches of resources.

use std::collections::BTreeMap;

use jsonapi_core::hal::{self, HalLink, HalLinks};
use jsonapi_core::merge_patch::MergeError;
use jsonapi_core::{Attribute, MergePatch, Metadata, Payload, Resource};
use jsonapi_examples::cybersource::documented::RESPONSE;
use jsonapi_examples::cybersource::{BuyerInformation, Customer, CustomerUpdate};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use serde_json::Value;

use super::json::merge_patch;
use crate::properties::cases;

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(format = "hal", path = "/accounts", rename_all = "camelCase")]
struct Account {
    #[resource(id)]
    id: String,
    #[attribute(patch)]
    owned_by: Option<Owner>,
    #[attribute]
    labels: Option<Vec<String>>,
    #[attribute]
    notes: Option<Metadata>,
    #[attribute(update = required)]
    version: u32,
    #[attribute(read_only)]
    balance: Option<i64>,
    #[relationship(read_only)]
    invoices: Option<HalLink>,
    #[resource(links)]
    links: HalLinks,
}

#[derive(Attribute, Debug, Clone, PartialEq)]
#[attribute(patch)]
struct Owner {
    name: Option<String>,
    #[attribute(patch)]
    address: Option<Address>,
}

#[derive(Attribute, Debug, Clone, PartialEq)]
#[attribute(patch)]
struct Address {
    street: Option<String>,
    city: Option<String>,
}

fn account() -> Account {
    let address = Address { street: Some("s".to_owned()), city: Some("c".to_owned()) };
    Account {
        id: "7".to_owned(),
        owned_by: Some(Owner { name: Some("n".to_owned()), address: Some(address) }),
        labels: Some(vec!["a".to_owned(), "b".to_owned()]),
        notes: Some(Metadata::parse(r#"{"a":{"b":1,"c":null},"d":2}"#).unwrap()),
        version: 3,
        balance: Some(100),
        invoices: Some(HalLink::to("/accounts/7/invoices")),
        links: HalLinks::new().with("self", "/accounts/7"),
    }
}

fn update(old: &Account, new: &Account) -> String {
    let update = AccountUpdate::between(old, new).unwrap();
    assert_eq!(&update.apply_to(old).unwrap(), new);
    assert_eq!(update.path(), "/accounts/7");
    update.to_string().unwrap()
}

#[test]
fn objects_are_compared_member_by_member_at_every_depth() {
    assert_eq!(update(&account(), &account()), r#"{"version":3}"#);
    let address = Address { street: None, city: Some("c".to_owned()) };
    let owner = Owner { name: Some("m".to_owned()), address: Some(address) };
    let new = Account { owned_by: Some(owner), ..account() };
    assert_eq!(
        update(&account(), &new),
        r#"{"ownedBy":{"name":"m","address":{"street":null}},"version":3}"#,
    );
    assert_eq!(
        update(&new, &account()),
        r#"{"ownedBy":{"name":"n","address":{"street":"s"}},"version":3}"#,
    );
}

#[test]
fn what_is_gone_is_null_at_its_container() {
    let new = Account { owned_by: None, labels: None, ..account() };
    assert_eq!(update(&account(), &new), r#"{"ownedBy":null,"labels":null,"version":3}"#);
    let owner = Owner { name: None, address: None };
    let emptied = Account { owned_by: Some(owner), ..account() };
    assert_eq!(
        update(&account(), &emptied),
        r#"{"ownedBy":{"name":null,"address":null},"version":3}"#,
    );
    assert_eq!(update(&new, &emptied), r#"{"ownedBy":{},"labels":["a","b"],"version":3}"#);
}

#[test]
fn arrays_are_sent_whole_and_free_form_objects_are_merged() {
    let notes = Metadata::parse(r#"{"a":{"c":null},"d":3}"#).unwrap();
    let labels = vec!["b".to_owned()];
    let new = Account { notes: Some(notes), labels: Some(labels), version: 4, ..account() };
    assert_eq!(
        update(&account(), &new),
        r#"{"labels":["b"],"notes":{"a":{"b":null},"d":3},"version":4}"#,
    );
    let notes = Metadata::parse(r#"{"a":null,"d":2}"#).unwrap();
    let error = AccountUpdate::between(&account(), &Account { notes: Some(notes), ..account() });
    assert!(matches!(error, Err(MergeError::Null { pointer }) if pointer == "/notes/a"));
}

#[test]
fn what_only_the_server_sets_is_passed_over_and_kept() {
    let new = Account { balance: None, invoices: None, links: HalLinks::new(), ..account() };
    let update = AccountUpdate::between(&account(), &new).unwrap();
    assert_eq!(update, Account::update("7").version(3).build());
    assert_eq!(update.apply_to(&account()).unwrap(), account());
    let error = AccountUpdate::between(&account(), &Account { id: "8".to_owned(), ..account() });
    assert_eq!(error.unwrap_err().to_string(), "expected the resource with the id `7`, found `8`",);
}

#[test]
fn the_documented_customer_is_patched() {
    let old: Customer = jsonapi_core::hal::from_str(RESPONSE).unwrap();
    let buyer = BuyerInformation { email: None, ..old.buyer_information.clone().unwrap() };
    let new = Customer {
        buyer_information: Some(buyer),
        client_reference_information: None,
        ..old.clone()
    };
    let update = CustomerUpdate::between(&old, &new).unwrap();
    assert_eq!(
        update.to_string().unwrap(),
        r#"{"buyerInformation":{"email":null},"clientReferenceInformation":null}"#,
    );
    assert_eq!(update.apply_to(&old).unwrap(), new);
}

#[test]
fn a_difference_that_breaks_a_rule_is_no_update() {
    let old: Customer = jsonapi_core::hal::from_str(RESPONSE).unwrap();
    let buyer = BuyerInformation {
        email: Some("nobody".to_owned()),
        ..old.buyer_information.clone().unwrap()
    };
    let new = Customer { buyer_information: Some(buyer), ..old.clone() };
    let error = CustomerUpdate::between(&old, &new).unwrap_err();
    let MergeError::Invalid(violations) = error else { panic!("{error}") };
    assert_eq!(violations.as_slice()[0].pointer(), Some("/buyerInformation/email"));
}

/// A value that serde reads, which does not tell an absent member from `null`.
#[derive(serde::Serialize, serde::Deserialize, Debug, Clone, PartialEq)]
struct Size {
    width: Option<u8>,
    height: Option<u8>,
}

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(format = "hal", path = "/parcels")]
struct Parcel {
    #[resource(id)]
    id: String,
    #[attribute(serde)]
    size: Option<Size>,
    #[attribute(patch)]
    labels: Option<BTreeMap<String, Metadata>>,
}

#[test]
fn an_update_that_would_change_more_than_what_differs_is_an_error() {
    let size = |width, height| Some(Size { width: Some(width), height: Some(height) });
    let old = Parcel { id: "1".to_owned(), size: size(1, 2), labels: None };
    let new = Parcel { size: size(1, 3), ..old.clone() };
    assert_eq!(
        ParcelUpdate::between(&old, &new).unwrap_err().to_string(),
        "the type of `size` cannot hold what changes inside: it does not tell members \
         that are absent from those that are null"
    );
    let new = Parcel { size: size(3, 4), ..old.clone() };
    let update = ParcelUpdate::between(&old, &new).unwrap();
    assert_eq!(update.apply_to(&old).unwrap(), new);
}

#[test]
fn free_form_objects_in_a_map_are_changed_member_by_member() {
    let labels = |label: Metadata| Some(BTreeMap::from([("a".to_owned(), label)]));
    let old = Parcel {
        id: "1".to_owned(),
        size: None,
        labels: labels(Metadata::from([("text", "b"), ("colour", "c")])),
    };
    let new = Parcel { labels: labels(Metadata::from([("text", "b")])), ..old.clone() };
    let update = ParcelUpdate::between(&old, &new).unwrap();
    assert_eq!(update.to_string().unwrap(), r#"{"labels":{"a":{"colour":null}}}"#);
    assert_eq!(update.apply_to(&old).unwrap(), new);
}

#[test]
fn a_null_inside_of_what_is_new_has_no_patch_unless_the_type_takes_it_for_nothing() {
    let old = Account { notes: None, ..account() };
    let notes = |text| Some(Metadata::parse(text).unwrap());
    let new = Account { notes: notes(r#"{"a":{"b":[null]},"c":{"d":null}}"#), ..old.clone() };
    let error = AccountUpdate::between(&old, &new);
    assert!(matches!(error, Err(MergeError::Null { pointer }) if pointer == "/notes/c/d"));
    let new = Account { notes: notes(r#"{"a":{"b":[null]}}"#), ..old.clone() };
    assert_eq!(update(&old, &new), r#"{"notes":{"a":{"b":[null]}},"version":3}"#);

    let old = Parcel { id: "1".to_owned(), size: None, labels: None };
    let new = Parcel { size: Some(Size { width: Some(1), height: None }), ..old.clone() };
    let update = ParcelUpdate::between(&old, &new).unwrap();
    assert_eq!(update.apply_to(&old).unwrap(), new);
}

/// A resource whose updates name everything.
#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(format = "hal", path = "/whole")]
struct Whole {
    #[resource(id)]
    id: String,
    #[attribute(update = required)]
    notes: Metadata,
    #[attribute(patch, update = required)]
    address: Address,
    #[attribute(update = required)]
    title: Option<String>,
    #[attribute(not_null)]
    shown: Option<bool>,
}

#[test]
fn what_an_update_has_to_name_stays_as_it_is() {
    let notes = |text| Metadata::parse(text).unwrap();
    let old = Whole {
        id: "1".to_owned(),
        notes: notes(r#"{"a":null,"b":1}"#),
        address: Address { street: Some("s".to_owned()), city: None },
        title: None,
        shown: Some(true),
    };
    for (new, body) in [
        (old.clone(), r#"{"notes":{},"address":{},"title":null}"#),
        (
            Whole { notes: notes(r#"{"b":2}"#), title: Some("t".to_owned()), ..old.clone() },
            r#"{"notes":{"a":null,"b":2},"address":{},"title":"t"}"#,
        ),
    ] {
        let update = WholeUpdate::between(&old, &new).unwrap();
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&update.to_string().unwrap()).unwrap(),
            serde_json::from_str::<serde_json::Value>(body).unwrap(),
        );
        assert_eq!(update.apply_to(&old).unwrap(), new);
    }
    // What cannot be null cannot be removed.
    let error = WholeUpdate::between(&old, &Whole { shown: None, ..old.clone() });
    assert!(matches!(error, Err(MergeError::Gone { attribute: "shown" })), "{error:?}");
}

fn text() -> impl Strategy<Value = Option<String>> {
    of("[ab\"]")
}

fn owner() -> impl Strategy<Value = Option<Owner>> {
    let address = (text(), text()).prop_map(|(street, city)| Address { street, city });
    of((text(), of(address)).prop_map(|(name, address)| Owner { name, address }))
}

fn notes() -> impl Strategy<Value = Option<Metadata>> {
    let note = (prop::sample::select(vec!["a", "b", "c"]), of(0..3_u8));
    of(vec(note, 0..3).prop_map(|notes| notes.into_iter().collect()))
}

fn any_account() -> impl Strategy<Value = Account> {
    (owner(), of(vec("[ab]", 0..3)), notes(), 0..3_u32).prop_map(
        |(owned_by, labels, notes, version)| Account {
            owned_by,
            labels,
            notes,
            version,
            ..account()
        },
    )
}

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(format = "hal", path = "/shelves")]
struct Shelf {
    #[resource(id)]
    id: String,
    #[relationship]
    next: Option<HalLink>,
    #[relationship]
    books: Option<Vec<HalLink>>,
    #[relationship(read_only)]
    room: Option<HalLink>,
}

#[test]
fn links_that_an_update_may_set_are_sent_whole() {
    let shelf = |links: &str| {
        let text = format!(r#"{{"id":"7","_links":{links}}}"#);
        hal::from_slice::<Shelf>(text.as_bytes()).unwrap()
    };
    let old =
        shelf(r#"{"next":{"href":"/8","title":"A"},"books":[{"href":"/1"}],"room":{"href":"/r"}}"#);
    for (links, body) in [
        (r#"{"next":{"title":"A","href":"/8"},"books":[{"href":"/1"}]}"#, "{}"),
        (
            r#"{"next":{"href":"/9","title":"A"},"books":[{"href":"/1"},{"href":"/2"}]}"#,
            r#"{"_links":{"next":{"href":"/9","title":"A"},"books":[{"href":"/1"},{"href":"/2"}]}}"#,
        ),
        (
            r#"{"next":{"href":"/8","title":"A","name":"n"}}"#,
            r#"{"_links":{"next":{"href":"/8","name":"n","title":"A"},"books":null}}"#,
        ),
        ("{}", r#"{"_links":{"next":null,"books":null}}"#),
    ] {
        let new = Shelf { room: old.room.clone(), ..shelf(links) };
        let update = ShelfUpdate::between(&old, &new).unwrap();
        assert_eq!(update.to_string().unwrap(), body);
        assert_eq!(update.apply_to(&old).unwrap(), new);
    }
    let untitled = shelf(r#"{"next":{"href":"/8"},"books":[{"href":"/1"}]}"#);
    let error = ShelfUpdate::between(&old, &untitled).unwrap_err();
    assert!(matches!(error, MergeError::Lost { attribute: "next" }), "{error}");
    let added = ShelfUpdate::between(&untitled, &old).unwrap();
    assert_eq!(added.to_string().unwrap(), r#"{"_links":{"next":{"href":"/8","title":"A"}}}"#);
}

fn shown(account: &Account) -> Value {
    serde_json::from_slice(&hal::to_vec(account).unwrap()).unwrap()
}

/// The value without some of its members, and with `null` in place of others, at every depth.
fn thinned(value: &Value, choices: &mut impl Iterator<Item = u8>) -> Value {
    let Value::Object(members) = value else { return value.clone() };
    let kept = members.iter().filter_map(|(name, value)| match choices.next() {
        Some(0) => None,
        Some(1) => Some((name.clone(), Value::Null)),
        _ => Some((name.clone(), thinned(value, choices))),
    });
    Value::Object(kept.collect())
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn an_update_does_to_a_resource_what_its_body_does_to_the_json(
        (old, new) in (any_account(), any_account()),
        choices in vec(0..6_u8, 0..20),
    ) {
        let mut body = thinned(&shown(&new), &mut choices.into_iter());
        for read_only in ["id", "balance", "_links"] {
            body.as_object_mut().unwrap().remove(read_only);
        }
        body["version"] = new.version.into();
        let update = AccountUpdate::validator().endpoint_id("7").from_str(&body.to_string());
        let update = update.unwrap();
        prop_assert_eq!(&serde_json::to_value(&update).unwrap(), &body);
        let expected = merge_patch(shown(&old), &body);
        prop_assert_eq!(shown(&update.apply_to(&old).unwrap()), expected);
    }

    #[test]
    fn the_update_between_two_resources_makes_one_of_the_other(
        (old, new) in (any_account(), any_account()),
    ) {
        let update = match AccountUpdate::between(&old, &new) {
            Err(MergeError::Null { pointer }) if pointer.starts_with("/notes/") => {
                let is_null = |account: &Account| {
                    let notes = account.notes.clone().unwrap_or_default();
                    notes.get(&pointer["/notes/".len()..]).is_some_and(|it| it.as_str() == "null")
                };
                prop_assert_eq!((is_null(&old), is_null(&new)), (false, true));
                return Ok(());
            }
            update => update.unwrap(),
        };
        prop_assert_eq!(&update.apply_to(&old).unwrap(), &new);
        let text = update.to_string().unwrap();
        let read = AccountUpdate::validator().endpoint_id("7").from_str(&text).unwrap();
        prop_assert_eq!(read, update);
    }
}
