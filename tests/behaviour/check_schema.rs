//! The check of any document, with the schemas of resource types that are known.

use std::collections::BTreeMap;

use jsonapi_core::check::Check;
use jsonapi_core::{Attribute, Metadata, Object, Payload, Resource, ToMany, ToOne};

#[derive(Attribute, Debug, Clone, PartialEq)]
struct Size {
    width: u8,
    unit: Option<Unit>,
}

#[derive(Attribute, Debug, Clone, PartialEq)]
#[attribute(rename_all = "lowercase")]
enum Unit {
    Metre,
    Foot,
}

#[derive(Attribute, Debug, Clone, PartialEq)]
struct Label {
    text: String,
    #[attribute(rest)]
    others: Object,
}

#[derive(Resource)]
#[resource(type = "parcels")]
struct Parcel {
    #[resource(id)]
    id: String,
    #[attribute]
    size: Option<Size>,
    #[attribute]
    label: Option<Label>,
    #[attribute]
    weight: Option<f32>,
    #[attribute]
    volume: Option<f64>,
}

#[derive(Resource)]
#[resource(type = "people")]
struct Person {
    #[resource(id)]
    id: String,
}

#[derive(Resource)]
#[resource(type = "flags")]
struct Flag {
    #[resource(id)]
    id: String,
    #[attribute(max_length = 3)]
    name: String,
    #[attribute]
    letter: Option<char>,
}

#[derive(Resource)]
#[resource(type = "ships")]
struct Ship {
    #[resource(id)]
    id: String,
    #[attribute(required)]
    name: String,
    #[attribute(read_only)]
    built: Option<i32>,
    #[attribute]
    size: Option<Size>,
    #[attribute]
    codes: Option<Vec<Option<i8>>>,
    #[attribute]
    marks: Option<BTreeMap<String, i8>>,
    #[attribute]
    notes: Option<Metadata>,
    #[relationship(required)]
    captain: ToOne<Person>,
    #[relationship]
    crew: ToMany<Person>,
}

fn reported(check: &Check, body: &str) -> String {
    check.from_slice(body.as_bytes()).map_or_else(|found| found.to_string(), |()| String::new())
}

#[test]
fn a_resource_of_a_known_type_is_held_against_its_schema() {
    let create = Check::create().schema(Ship::SCHEMA);
    let valid = r#"{"data":{"type":"ships","attributes":{"name":"Calypso","size":{"width":9,"unit":"foot"},"codes":[1,null],"marks":{"a":1},"notes":{"a":1}},"relationships":{"captain":{"data":{"type":"people","id":"1"}}}}}"#;
    assert_eq!(reported(&create, valid), "");
    let body = r#"{"data":{"type":"ships","id":"1","attributes":{"built":1950,"nam":"C","size":{"unit":"inch"},"codes":[1,200],"marks":{"a":null},"crew":1,"notes":[]},"relationships":{"crew":{"data":{"type":"people","id":"1"}},"captain":{"data":{"type":"ships","id":"1"}}}}}"#;
    assert_eq!(
        reported(&create, body),
        "/data/id: The server makes the ids of these resources; leave `id` out.\n\
         /data/attributes: The required attribute `name` is missing.\n\
         /data/attributes/built: The attribute `built` must not be sent when a resource is created.\n\
         /data/attributes/nam: `nam` is no known attribute; did you mean `name`?\n\
         /data/attributes/size: The member `width` is missing.\n\
         /data/attributes/size/unit: Expected one of `metre`, `foot`, found `inch`.\n\
         /data/attributes/codes/1: Expected an integer from -128 to 127, found `200`.\n\
         /data/attributes/marks/a: Expected an integer, found null.\n\
         /data/attributes/crew: `crew` is a relationship; it belongs in `relationships`.\n\
         /data/attributes/notes: Expected an object, found an array.\n\
         /data/relationships/crew: `crew` is the name of an attribute and of a relationship.\n\
         /data/relationships/crew/data: Expected an array of resource identifier objects, found an object.\n\
         /data/relationships/captain/data/type: Expected a related resource of the type `people`, found `ships`."
    );
    assert_eq!(
        reported(&create, &body.replace(r#""crew":1,"#, "")),
        "/data/id: The server makes the ids of these resources; leave `id` out.\n\
         /data/attributes: The required attribute `name` is missing.\n\
         /data/attributes/built: The attribute `built` must not be sent when a resource is created.\n\
         /data/attributes/nam: `nam` is no known attribute; did you mean `name`?\n\
         /data/attributes/size: The member `width` is missing.\n\
         /data/attributes/size/unit: Expected one of `metre`, `foot`, found `inch`.\n\
         /data/attributes/codes/1: Expected an integer from -128 to 127, found `200`.\n\
         /data/attributes/marks/a: Expected an integer, found null.\n\
         /data/attributes/notes: Expected an object, found an array.\n\
         /data/relationships/crew/data: Expected an array of resource identifier objects, found an object.\n\
         /data/relationships/captain/data/type: Expected a related resource of the type `people`, found `ships`."
    );
}

#[test]
fn resources_of_other_types_are_held_against_the_specification_alone() {
    let check = Check::response().schema(Ship::SCHEMA);
    assert_eq!(reported(&check, r#"{"data":{"type":"ports","id":"1","attributes":{"a":1}}}"#), "");
    assert_eq!(
        reported(&check, r#"{"data":[{"type":"ships","id":"1","attributes":{"name":5}}]}"#),
        "/data/0/attributes/name: Expected a string, found a number."
    );
    assert_eq!(
        reported(&check, r#"{"data":{"attributes":{"name":5},"id":"1","type":"ships"}}"#),
        "/data/attributes/name: Expected a string, found a number."
    );
}

#[test]
fn an_update_has_the_presence_of_updates() {
    let check = Check::update().schema(Ship::SCHEMA);
    assert_eq!(reported(&check, r#"{"data":{"type":"ships","id":"1"}}"#), "");
    assert_eq!(
        reported(&check, r#"{"data":{"type":"ships","id":"1","attributes":{"name":null}}}"#),
        "/data/attributes/name: Expected a string, found null."
    );
}

#[test]
fn the_check_reports_what_the_type_itself_does() {
    let check = Check::create().schema(Parcel::SCHEMA);
    for (attributes, expected) in [
        (r#""label":{"text":"a","more":1},"weight":3.4028235e38,"volume":1e308"#, ""),
        (
            r#""size":{"width":9,"more":1},"label":{"tex":"a"}"#,
            "/data/attributes/size/more: `more` is no known member.\n\
             /data/attributes/label: The member `text` is missing.",
        ),
        (
            r#""weight":1e39,"volume":1e309"#,
            "/data/attributes/weight: Expected a number that a 32-bit float can hold, found `1e39`.\n\
             /data/attributes/volume: Expected a number that a 64-bit float can hold, found `1e309`.",
        ),
    ] {
        let body = format!(r#"{{"data":{{"type":"parcels","attributes":{{{attributes}}}}}}}"#);
        assert_eq!(reported(&check, &body), expected);
        let typed = ParcelCreate::from_slice(body.as_bytes());
        assert_eq!(typed.map_or_else(|found| found.to_string(), |_| String::new()), expected);
    }
}

#[test]
fn what_is_not_well_formed_hides_no_broken_rule() {
    let check = Check::create().schema(Flag::SCHEMA);
    let flag = |members: &str| format!(r#"{{"data":{{"type":"flags",{members}}}}}"#);
    let too_long = "/data/attributes/name: Expected at most 3 characters, found 4.";
    for (members, others) in [
        (r#""attributes":{"name":"abcd"}"#, ""),
        (
            r#""attributes":{"name":"abcd","_x":1}"#,
            "\n/data/attributes/_x: `_x` is no legal name: letters, digits and characters from \
             U+0080 on, and between them also `-`, `_` and spaces.",
        ),
        (
            r#""attributes":{"name":"abcd","name":5}"#,
            "\n/data/attributes/name: `name` occurs more than once in this object.",
        ),
        (
            r#""attributes":{"name":"abcd"},"links":7"#,
            "\n/data/links: Expected a links object, found a number.",
        ),
        (
            r#""attributes":{"name":"abcd","letter":"ab"}"#,
            "\n/data/attributes/letter: Expected a string of one character, found `ab`.",
        ),
    ] {
        assert_eq!(reported(&check, &flag(members)), format!("{too_long}{others}"), "{members}");
    }
    let update = Check::update().schema(Flag::SCHEMA);
    assert_eq!(
        reported(&update, &flag(r#""attributes":{"letter":7}"#)),
        "/data: The member `id` is missing.\n\
         /data/attributes/letter: Expected a string of one character, found a number."
    );
}
