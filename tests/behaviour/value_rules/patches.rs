//! Rules on patches: an update that is made of the difference between two resources is held to what
//! every update is held to.

use std::collections::BTreeMap;

use jsonapi_core::hal;
use jsonapi_core::merge_patch::MergeError;
use jsonapi_core::{Attribute, Document, MergePatch, Payload, Refusal, Resource};

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "stays", check(update = ends_after_it_begins))]
struct Stay {
    #[resource(id)]
    id: String,
    #[attribute]
    from: u16,
    #[attribute]
    to: u16,
    #[attribute(max_length = 4, check = is_word)]
    note: Option<String>,
    #[attribute(read_only, max_length = 1)]
    state: String,
}

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(format = "hal", path = "/rooms", check(update = has_beds))]
struct Room {
    #[resource(id, max_length = 2)]
    id: String,
    #[attribute(patch, ruled)]
    beds: Option<Beds>,
    #[attribute(items(max_length = 3, check = is_word))]
    tags: Option<Vec<String>>,
    #[attribute(max = 1.5)]
    height: Option<f64>,
    #[attribute(patch, values(max_length = 3))]
    marks: Option<BTreeMap<String, String>>,
}

#[derive(Attribute, Debug, Clone, PartialEq)]
#[attribute(patch)]
struct Beds {
    #[attribute(multiple_of = 2)]
    number: Option<u8>,
    #[attribute(check = is_word)]
    kind: Option<String>,
    #[attribute(items(check = is_word))]
    others: Option<Vec<String>>,
    #[attribute(patch, ruled)]
    linen: Option<Linen>,
}

#[derive(Attribute, Debug, Clone, PartialEq)]
#[attribute(patch)]
struct Linen {
    #[attribute(one_of("white", "blue"))]
    colour: Option<String>,
}

fn is_word(text: &str) -> Result<(), &'static str> {
    if text.contains(' ') { Err("One word is enough.") } else { Ok(()) }
}

fn ends_after_it_begins(stay: &StayUpdate) -> Result<(), Refusal> {
    match (stay.from, stay.to) {
        (Some(from), Some(to)) if from > to => {
            Err(Refusal::of("to", "A stay ends after it begins."))
        }
        _ => Ok(()),
    }
}

fn has_beds(room: &RoomUpdate) -> Result<(), Refusal> {
    if room.beds.is_null() { Err(Refusal::of("beds", "Nobody sleeps there.")) } else { Ok(()) }
}

fn stay() -> Stay {
    Stay { id: "1".to_owned(), from: 3, to: 5, note: None, state: "open".to_owned() }
}

fn room() -> Room {
    let linen = Linen { colour: Some("white".to_owned()) };
    let beds = Beds { number: Some(2), kind: None, others: None, linen: Some(linen) };
    Room { id: "1".to_owned(), beds: Some(beds), tags: None, height: None, marks: None }
}

/// What is wrong with the update that makes the new resource of the old one.
fn said<T>(result: Result<T, MergeError>) -> String {
    match result {
        Ok(_) => String::new(),
        Err(MergeError::Invalid(violations)) => violations.to_string(),
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn the_author_looks_at_an_update_that_is_made_of_a_difference() {
    let old = stay();
    let later = Stay { from: 8, to: 9, ..stay() };
    let update = StayUpdate::between(&old, &later).unwrap();
    assert_eq!(update.apply_to(&old).unwrap(), later);
    assert_eq!(
        said(StayUpdate::between(&old, &Stay { from: 9, to: 8, ..stay() })),
        "/data/attributes/to: A stay ends after it begins."
    );
    let room = room();
    assert_eq!(
        said(RoomUpdate::between(&room, &Room { beds: None, ..room.clone() })),
        "/beds: Nobody sleeps there."
    );
}

#[test]
fn what_an_update_sends_holds_its_rules_and_what_it_does_not_name_is_not_looked_at() {
    // The state breaks its rule, and is the server's.
    let old = Stay { note: Some("far too long".to_owned()), ..stay() };
    let new = Stay { to: 7, ..old.clone() };
    let update = StayUpdate::between(&old, &new).unwrap();
    assert_eq!(update.apply_to(&old).unwrap(), new);
    assert_eq!(
        said(StayUpdate::between(&new, &Stay { note: Some("a long one".to_owned()), ..stay() })),
        "/data/attributes/note: One word is enough.\n\
         /data/attributes/note: Expected at most 4 characters, found 10."
    );
}

#[test]
fn a_merge_patch_of_a_difference_holds_rules_at_every_depth() {
    let mut new = room();
    new.tags = Some(vec!["a b".to_owned(), "long".to_owned()]);
    new.height = Some(2.0);
    new.beds = Some(Beds {
        number: Some(3),
        kind: Some("a b".to_owned()),
        others: Some(vec!["a".to_owned(), "c d".to_owned()]),
        linen: Some(Linen { colour: Some("red".to_owned()) }),
    });
    let expected = "/beds/number: Expected a multiple of 2, found 3.\n\
         /beds/kind: One word is enough.\n\
         /beds/others/1: One word is enough.\n\
         /beds/linen/colour: Expected one of `white`, `blue`, found `red`.\n\
         /tags/0: One word is enough.\n\
         /tags/1: Expected at most 3 characters, found 4.\n\
         /height: Expected at most 1.5, found 2.0.";
    assert_eq!(said(RoomUpdate::between(&room(), &new)), expected);
    let built = Room::update("1")
        .tags(["a b", "long"])
        .height(2.0)
        .beds(|beds| {
            beds.number(3).kind("a b").others(["a", "c d"]).linen(|linen| linen.colour("red"))
        })
        .build();
    assert_eq!(built.unwrap_err().to_string(), expected);
    let built = Room::update("1").height(f64::NAN).beds(|beds| beds.number(3)).build();
    assert_eq!(
        built.unwrap_err().to_string(),
        "/beds/number: Expected a multiple of 2, found 3.\n\
         /height: Expected a finite number, found `NaN`."
    );
}

#[test]
fn a_patch_of_a_map_holds_the_rules_on_its_values_and_may_remove_them() {
    let marks = |pairs: &[(&str, &str)]| {
        Some(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    };
    let old = Room { marks: marks(&[("a", "x"), ("b", "y")]), ..room() };
    let new = Room { marks: marks(&[("b", "xyz")]), ..room() };
    let update = RoomUpdate::between(&old, &new).unwrap();
    assert_eq!(update.to_string().unwrap(), r#"{"marks":{"a":null,"b":"xyz"}}"#);
    let long = Room { marks: marks(&[("b", "long")]), ..room() };
    assert_eq!(
        said(RoomUpdate::between(&old, &long)),
        "/marks/b: Expected at most 3 characters, found 4."
    );
    let mut marks = BTreeMap::from([("a".to_owned(), None)]);
    marks.insert("b/c".to_owned(), Some("long".to_owned()));
    let built = Room::update("1").marks(|_| marks).build();
    assert_eq!(
        built.unwrap_err().to_string(),
        "/marks/b~1c: Expected at most 3 characters, found 4."
    );
}

#[test]
fn resources_in_hal_are_held_to_rules_where_they_are_read_strictly() {
    let body =
        r#"{"id":"123","beds":{"number":1,"others":["c d"],"linen":{"colour":"red"}},"height":2}"#;
    assert!(hal::from_str::<Room>(body).is_ok());
    let violations = hal::reader().strict().from_slice::<Room>(body.as_bytes()).unwrap_err();
    assert_eq!(
        violations.to_string(),
        "/id: Expected at most 2 characters, found 3.\n\
         /beds/number: Expected a multiple of 2, found 1.\n\
         /beds/others/0: One word is enough.\n\
         /beds/linen/colour: Expected one of `white`, `blue`, found `red`.\n\
         /height: Expected at most 1.5, found 2."
    );
}

#[test]
fn applying_an_update_makes_a_state_which_no_rule_refuses() {
    // A payload can be changed after it was built, and its state be shown.
    let mut update = Stay::update("1").note("a").build().unwrap();
    update.note = "far too long".to_owned().into();
    let state = update.apply_to(&stay()).unwrap();
    assert_eq!(state.note.as_deref(), Some("far too long"));
    assert!(Document::one(&state).to_vec().is_ok());
}
