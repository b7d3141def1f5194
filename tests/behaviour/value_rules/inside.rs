//! Rules on the values inside arrays and maps, the author's own functions among them.

use std::collections::{BTreeMap, HashMap};

use jsonapi_core::schema::Rule;
use jsonapi_core::{Attribute, Document, Metadata, Payload, Resource};
use serde_json::json;

use crate::support::{error, error_with, errors, refused};

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "labels")]
struct Label {
    #[resource(id)]
    id: String,
    #[attribute(items(check = is_lower, max_length = 3))]
    tags: Option<Vec<String>>,
    #[attribute(items(items(check = is_even)))]
    rows: Option<Vec<Vec<u16>>>,
    #[attribute(max_properties = 2, values(max_length = 3, check = is_lower))]
    texts: Option<BTreeMap<String, String>>,
    #[attribute(min_properties = 1, values(items(max = 9, check = is_even)))]
    counts: Option<HashMap<String, Vec<u16>>>,
    #[attribute(values(max_length = 3, max = 9))]
    notes: Option<Metadata>,
    #[attribute(serde, items(check = is_even))]
    through_serde: Option<Vec<u16>>,
    #[attribute(items(check = is_whole))]
    sizes: Option<Vec<Size>>,
    #[attribute(items(max = 9, check = is_even))]
    gaps: Option<Vec<Option<u16>>>,
    #[attribute(serde, values(items(check = is_even)))]
    more_gaps: Option<BTreeMap<String, Vec<Option<u16>>>>,
}

#[derive(Attribute, Debug, Clone, PartialEq)]
struct Size {
    width: u16,
    height: Option<u16>,
}

fn is_lower(text: &str) -> Result<(), String> {
    if text.contains(char::is_uppercase) { Err(format!("{text} is loud.")) } else { Ok(()) }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "every value is given by reference")]
fn is_even(number: &u16) -> Result<(), String> {
    if number.is_multiple_of(2) { Ok(()) } else { Err(format!("{number} is odd.")) }
}

fn is_whole(size: &Size) -> Result<(), &'static str> {
    if size.height.is_some() { Ok(()) } else { Err("A size has a height.") }
}

fn label(attributes: &str) -> String {
    format!(r#"{{"data":{{"type":"labels","attributes":{{{attributes}}}}}}}"#)
}

fn broken(attributes: &str) -> String {
    LabelCreate::from_str(&label(attributes))
        .map_or_else(|violations| violations.to_string(), |_| String::new())
}

#[test]
fn the_author_looks_at_each_item_that_is_not_null() {
    assert_eq!(
        broken(r#""gaps":[null,1,2,null,11,"a"],"more_gaps":{"a":[null,3],"b":[4]}"#),
        "/data/attributes/gaps/1: 1 is odd.\n\
         /data/attributes/gaps/4: 11 is odd.\n\
         /data/attributes/gaps/4: Expected at most 9, found 11.\n\
         /data/attributes/gaps/5: Expected an integer, found a string.\n\
         /data/attributes/more_gaps/a/1: 3 is odd."
    );
    let violations = Label::create().gaps(vec![Some(1), None]).build().unwrap_err();
    assert_eq!(violations.to_string(), "/data/attributes/gaps/0: 1 is odd.");
}

#[test]
fn the_author_looks_at_each_item_whatever_is_wrong_with_the_others() {
    assert_eq!(broken(r#""tags":["a","b"],"rows":[[],[2]],"through_serde":[2]"#), "");
    assert_eq!(
        broken(
            r#""tags":["a","B",1,"long",null,"LOUD"],"rows":[[1,2],[3,"4"],5],"through_serde":[1,2]"#
        ),
        "/data/attributes/tags/1: B is loud.\n\
         /data/attributes/tags/2: Expected a string, found a number.\n\
         /data/attributes/tags/3: Expected at most 3 characters, found 4.\n\
         /data/attributes/tags/4: Expected a string, found null.\n\
         /data/attributes/tags/5: LOUD is loud.\n\
         /data/attributes/tags/5: Expected at most 3 characters, found 4.\n\
         /data/attributes/rows/0/0: 1 is odd.\n\
         /data/attributes/rows/1/0: 3 is odd.\n\
         /data/attributes/rows/1/1: Expected an integer, found a string.\n\
         /data/attributes/rows/2: Expected an array, found a number.\n\
         /data/attributes/through_serde/0: 1 is odd."
    );
}

#[test]
fn an_item_that_cannot_be_read_is_not_shown_to_the_author() {
    assert_eq!(
        broken(
            r#""sizes":[{"width":1},{"width":"1"},{"width":1,"height":"2"},{"width":1,"height":2}]"#
        ),
        "/data/attributes/sizes/0: A size has a height.\n\
         /data/attributes/sizes/1/width: Expected an integer, found a string.\n\
         /data/attributes/sizes/2/height: Expected an integer, found a string."
    );
}

#[test]
fn the_values_of_a_map_have_rules() {
    assert_eq!(broken(r#""texts":{"a":"b","long name":"c"},"counts":{"x":[2,4]}"#), "");
    assert_eq!(
        refused::<LabelCreate>(&label(r#""texts":{"a":"long","b":"B","c/d":"C"},"counts":{}"#)),
        errors(&[
            error_with(
                "/data/attributes/texts",
                (422, "too-many-members"),
                "Too many members",
                "Expected at most 2 members, found 3.",
                &json!({ "limit": 2, "found": 3 }),
            ),
            error_with(
                "/data/attributes/texts/a",
                (422, "string-too-long"),
                "String too long",
                "Expected at most 3 characters, found 4.",
                &json!({ "limit": 3, "found": 4 }),
            ),
            error("/data/attributes/texts/b", 422, "refused", "Not accepted", "B is loud."),
            error("/data/attributes/texts/c~1d", 422, "refused", "Not accepted", "C is loud."),
            error_with(
                "/data/attributes/counts",
                (422, "too-few-members"),
                "Too few members",
                "Expected at least 1 member, found 0.",
                &json!({ "limit": 1, "found": 0 }),
            ),
        ])
    );
    assert_eq!(
        broken(r#""counts":{"x":[1,10],"y":7,"x":[3]}"#),
        "/data/attributes/counts/x/0: 1 is odd.\n\
         /data/attributes/counts/x/1: Expected at most 9, found 10.\n\
         /data/attributes/counts/y: Expected an array, found a number.\n\
         /data/attributes/counts/x: `x` occurs more than once in this object."
    );
    // In a free-form object each rule speaks of values of its own type.
    assert_eq!(
        broken(r#""notes":{"a":"long","b":10,"c":null,"d":["long"]}"#),
        "/data/attributes/notes/a: Expected at most 3 characters, found 4.\n\
         /data/attributes/notes/b: Expected at most 9, found 10."
    );
}

#[test]
fn builders_and_strict_readers_look_inside_too() {
    let violations = Label::create().tags(["A"]).rows(vec![vec![1]]).build().unwrap_err();
    assert_eq!(
        violations.to_string(),
        "/data/attributes/tags/0: A is loud.\n/data/attributes/rows/0/0: 1 is odd."
    );
    let body = label(r#""tags":["A"]"#).replace(r#""attributes""#, r#""id":"1","attributes""#);
    assert!(Document::<Label>::from_str(&body).is_ok());
    let strict = Document::<Label>::reader().strict().from_slice(body.as_bytes()).unwrap_err();
    assert_eq!(strict.to_string(), "/data/attributes/tags/0: A is loud.");
}

#[test]
fn rules_inside_are_part_of_the_schema() {
    let rules = |name| Label::SCHEMA.attribute(name).unwrap().rules;
    assert_eq!(rules("tags"), [Rule::Items(&[Rule::Check("is_lower"), Rule::MaxLength(3)])]);
    assert_eq!(
        rules("texts"),
        [Rule::MaxProperties(2), Rule::Values(&[Rule::MaxLength(3), Rule::Check("is_lower")])]
    );
    let texts: Vec<_> = rules("texts").iter().map(ToString::to_string).collect();
    assert_eq!(texts, ["at most 2 members", "each at most 3 characters, each checked by is_lower"]);
}

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "trees")]
struct Tree {
    #[resource(id)]
    id: String,
    #[attribute(ruled)]
    root: Option<Node>,
}

/// A type whose values are inside values of its own.
#[derive(Attribute, Debug, Clone, PartialEq)]
struct Node {
    #[attribute(items(check = is_named), ruled)]
    nodes: Option<Vec<Node>>,
    name: Option<String>,
}

fn is_named(node: &Node) -> Result<(), &'static str> {
    if node.name.is_some() { Ok(()) } else { Err("A node has a name.") }
}

#[test]
fn values_inside_values_of_their_own_type_are_looked_at_once_for_each_level() {
    const DEPTH: usize = 60;
    let tree = |inner: &str| {
        let (open, close) = (r#"{"name":"a","nodes":["#.repeat(DEPTH), "]}".repeat(DEPTH));
        TreeCreate::from_str(&format!(
            r#"{{"data":{{"type":"trees","attributes":{{"root":{open}{inner}{close}}}}}}}"#
        ))
    };
    assert!(tree(r#"{"name":"b"}"#).is_ok());
    let places = "/nodes/0".repeat(DEPTH - 1);
    assert_eq!(
        tree(r#"{},{"name":1},{"name":"b"},{"nodes":[{}]}"#).unwrap_err().to_string(),
        format!(
            "/data/attributes/root{places}/nodes/0: A node has a name.\n\
             /data/attributes/root{places}/nodes/1/name: Expected a string, found a number.\n\
             /data/attributes/root{places}/nodes/3/nodes/0: A node has a name."
        )
    );
}
