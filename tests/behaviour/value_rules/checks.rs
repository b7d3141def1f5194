//! Functions of the author's own: on one value, and on a payload.

use core::fmt;

use jsonapi_core::atomic::Operations;
use jsonapi_core::schema::Rule;
use jsonapi_core::{Attribute, Document, Patch, Payload, Refusal, Resource, ToOne};
use serde_json::json;

use crate::support::{error, error_with, errors, refused};

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "seasons", check(create = begins_before_it_ends, update = keeps_its_end))]
struct Season {
    #[resource(id)]
    id: String,
    #[attribute(required, check = is_even, max = 100)]
    from: u16,
    #[attribute(required, rename = "up/to", allow_name)]
    to: u16,
    #[attribute(check = is_short, max_length = 5)]
    title: Option<String>,
    #[attribute(ruled)]
    place: Option<Place>,
    #[relationship]
    next: ToOne<Season>,
}

#[derive(Attribute, Debug, Clone, PartialEq)]
struct Place {
    #[attribute(check = places::is_named)]
    name: Patch<String>,
    #[attribute(serde, check = is_even_too)]
    number: u8,
}

/// One function for both payloads, by a trait of the author's.
#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "pins", check = is_known)]
struct Pin {
    #[resource(id)]
    id: String,
    #[attribute(required)]
    code: u8,
}

trait Coded {
    fn code(&self) -> Option<u8>;
}

impl Coded for PinCreate {
    fn code(&self) -> Option<u8> {
        Some(self.code)
    }
}

impl Coded for PinUpdate {
    fn code(&self) -> Option<u8> {
        self.code
    }
}

fn is_known(pin: &impl Coded) -> Result<(), &'static str> {
    if pin.code() == Some(0) { Err("Nobody has this code.") } else { Ok(()) }
}

#[derive(Debug)]
struct Odd(u16);

impl fmt::Display for Odd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is odd.", self.0)
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "every value is given by reference")]
fn is_even(number: &u16) -> Result<(), Odd> {
    if number.is_multiple_of(2) { Ok(()) } else { Err(Odd(*number)) }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "every value is given by reference")]
fn is_even_too(number: &u8) -> Result<(), Odd> {
    is_even(&u16::from(*number))
}

/// A string is taken as a `&str`.
fn is_short(text: &str) -> Result<(), String> {
    if text.contains(' ') { Err("One word is enough.".to_owned()) } else { Ok(()) }
}

mod places {
    pub(super) fn is_named(name: &str) -> Result<(), &'static str> {
        if name.is_empty() { Err("A place has a name.") } else { Ok(()) }
    }
}

fn begins_before_it_ends(season: &SeasonCreate) -> Result<(), Vec<Refusal>> {
    let mut refusals = Vec::new();
    if season.from > season.to {
        refusals.push(Refusal::of("up/to", "A season ends after it begins."));
    }
    if season.from == 0 {
        refusals.push(Refusal::of("next", "The first season needs a next one."));
    }
    if season.to == 0 {
        refusals.push(Refusal::new("There is no such season."));
    }
    if refusals.is_empty() { Ok(()) } else { Err(refusals) }
}

fn keeps_its_end(season: &SeasonUpdate) -> Result<(), Refusal> {
    match season.to {
        Some(0) => Err(Refusal::of("up/to", "A season does not end at 0.")),
        _ => Ok(()),
    }
}

fn season(attributes: &str) -> String {
    format!(r#"{{"data":{{"type":"seasons","attributes":{{{attributes}}}}}}}"#)
}

fn texts(body: &str) -> String {
    SeasonCreate::from_str(body).map_or_else(|violations| violations.to_string(), |_| String::new())
}

#[test]
fn a_value_is_refused_in_the_words_of_the_author_beside_all_other_rules() {
    assert_eq!(texts(&season(r#""from":2,"up/to":3"#)), "");
    assert_eq!(
        refused::<SeasonCreate>(&season(
            r#""from":101,"up/to":3,"title":"too long a title","place":{"name":"","number":1}"#
        )),
        errors(&[
            error("/data/attributes/from", 422, "refused", "Not accepted", "101 is odd."),
            error_with(
                "/data/attributes/from",
                (422, "number-too-large"),
                "Number too large",
                "Expected at most 100, found 101.",
                &json!({ "limit": "100", "exclusive": false, "found": "101" }),
            ),
            error("/data/attributes/title", 422, "refused", "Not accepted", "One word is enough."),
            error_with(
                "/data/attributes/title",
                (422, "string-too-long"),
                "String too long",
                "Expected at most 5 characters, found 16.",
                &json!({ "limit": 5, "found": 16 }),
            ),
            error(
                "/data/attributes/place/name",
                422,
                "refused",
                "Not accepted",
                "A place has a name."
            ),
            error("/data/attributes/place/number", 422, "refused", "Not accepted", "1 is odd."),
        ])
    );
}

#[test]
fn a_value_of_another_type_is_not_checked() {
    assert_eq!(
        texts(&season(r#""from":"1","up/to":3,"title":null"#)),
        "/data/attributes/from: Expected an integer, found a string."
    );
}

#[test]
fn what_is_wrong_with_a_payload_points_to_the_member_or_to_what_would_hold_it() {
    assert_eq!(
        texts(&season(r#""from":4,"up/to":2"#)),
        "/data/attributes/up~1to: A season ends after it begins."
    );
    let body =
        r#"{"data":{"relationships":{},"type":"seasons","attributes":{"from":0,"up\/to":2}}}"#;
    assert_eq!(texts(body), "/data/relationships: The first season needs a next one.");
    assert_eq!(
        refused::<SeasonCreate>(&season(r#""from":0,"up/to":0"#)),
        errors(&[
            error_with(
                "/data",
                (422, "refused"),
                "Not accepted",
                "The first season needs a next one.",
                &json!({ "member": "next" }),
            ),
            error("/data", 422, "refused", "Not accepted", "There is no such season."),
        ])
    );
}

#[test]
fn a_payload_is_checked_once_nothing_else_is_wrong_with_it() {
    assert_eq!(texts(&season(r#""from":5,"up/to":2"#)), "/data/attributes/from: 5 is odd.");
}

#[test]
fn each_operation_has_its_own_check() {
    let body = r#"{"data":{"type":"seasons","id":"1","attributes":{"up/to":0}}}"#;
    let violations = SeasonUpdate::from_str(body).unwrap_err();
    assert_eq!(violations.to_string(), "/data/attributes/up~1to: A season does not end at 0.");
    // One function sees both.
    assert!(Pin::create().code(0).build().is_err());
    assert!(Pin::update("1").code(0).build().is_err());
    assert!(Pin::update("1").build().is_ok());
}

#[test]
fn builders_ask_the_author_too() {
    let violations = Season::create().from(4).to(2).build().unwrap_err();
    assert_eq!(violations.to_string(), "/data/attributes/up~1to: A season ends after it begins.");
    let place = Place { name: Patch::from(String::new()), number: 2 };
    let violations = Season::create().from(3).to(2).place(place).build().unwrap_err();
    assert_eq!(
        violations.to_string(),
        "/data/attributes/from: 3 is odd.\n/data/attributes/place/name: A place has a name."
    );
}

#[test]
fn operations_of_one_request_are_checked_as_payloads_are() {
    let create = Season::create().from(2).to(4).build().unwrap();
    let text = Operations::new().add_resource(&create).unwrap().to_vec().unwrap();
    let text = String::from_utf8(text).unwrap().replace("\"from\":2", "\"from\":6");
    let operations = Operations::from_slice(text.as_bytes()).unwrap();
    let violations = operations.operations[0].payload::<SeasonCreate>(0).unwrap_err();
    assert_eq!(
        violations.to_string(),
        "/atomic:operations/0/data/attributes/up~1to: A season ends after it begins."
    );
}

#[test]
fn responses_are_checked_where_they_are_read_strictly() {
    let body =
        season(r#""from":3,"up/to":2"#).replace("\"attributes\"", "\"id\":\"1\",\"attributes\"");
    assert!(Document::<Season>::from_str(&body).is_ok());
    let strict = Document::<Season>::reader().strict().from_slice(body.as_bytes()).unwrap_err();
    assert_eq!(strict.to_string(), "/data/attributes/from: 3 is odd.");
}

#[test]
fn checks_are_named_in_the_schema() {
    assert_eq!(Season::SCHEMA.attributes[0].rules, [Rule::Check("is_even"), Rule::Max("100")]);
}
