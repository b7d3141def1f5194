//! Rules on the values of attributes: each at its boundaries, and what is reported beyond them.

mod building;
mod checks;
mod hal;
mod inside;
mod patches;
mod places;
mod properties;
mod resources;
mod texts;

use jsonapi_core::violation::Fault;
use jsonapi_core::{Document, Payload, Resource};
use serde_json::{Value, json};

use self::resources::{Profile, ProfileCreate, ProfileUpdate};
use crate::support::{error_with, errors, refused};

/// A payload that creates a profile with these attributes.
fn profile(attributes: &str) -> String {
    format!(r#"{{"data":{{"type":"profiles","id":"p1","attributes":{{{attributes}}}}}}}"#)
}

/// The places and codes of what is wrong with a profile of these attributes.
fn broken(attributes: &str) -> Vec<(String, &'static str)> {
    let Err(violations) = ProfileCreate::from_str(&profile(attributes)) else { return Vec::new() };
    let place = |pointer: Option<&str>| {
        let pointer = pointer.unwrap_or_default();
        pointer.strip_prefix("/data/attributes/").unwrap_or(pointer).to_owned()
    };
    violations.iter().map(|it| (place(it.pointer()), it.code())).collect()
}

/// One thing that is wrong.
fn one(place: &str, code: &'static str) -> Vec<(String, &'static str)> {
    vec![(place.to_owned(), code)]
}

#[test]
fn lengths_count_characters_however_they_are_written() {
    for (name, code) in [
        (r#""""#, Some("string-too-short")),
        (r#""a""#, Some("string-too-short")),
        (r#""ab""#, None),
        (r#""abcde""#, None),
        (r#""abcdef""#, Some("string-too-long")),
        // Five characters of one to four bytes.
        (r#""aé€😀z""#, None),
        // Written as surrogate pairs they are one character each.
        (r#""😀😀😀😀😀""#, None),
        (r#""\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00""#, None),
        (r#""\ud83d\ude00""#, Some("string-too-short")),
        (r#""\n\t\"\\\/""#, None),
        (r#""a\u0301bcde""#, Some("string-too-long")),
    ] {
        let expected = code.map_or(Vec::new(), |code| one("name", code));
        assert_eq!(broken(&format!(r#""name":{name}"#)), expected, "{name}");
    }
}

#[test]
fn bounds_are_exact_however_a_number_is_written() {
    for (score, code) in [
        ("0.5", None),
        ("5e-1", None),
        ("0.49999999999999999999999999999999", Some("number-too-small")),
        ("-1", Some("number-too-small")),
        ("10", Some("number-too-large")),
        ("9.9999999999999999999999999999", None),
        ("1e1", Some("number-too-large")),
        ("0.1e2", Some("number-too-large")),
        ("1e300", Some("number-too-large")),
        ("1e-300", Some("number-too-small")),
    ] {
        let expected = code.map_or(Vec::new(), |code| one("score", code));
        assert_eq!(broken(&format!(r#""score":{score}"#)), expected, "{score}");
    }
}

#[test]
fn multiples_are_exact() {
    for (price, code) in [
        ("0", None),
        ("0.3", None),
        ("-0.1", None),
        ("1e2", None),
        ("0.25", Some("not-a-multiple")),
        ("0.30000000000000004", Some("not-a-multiple")),
        ("1e-9", Some("not-a-multiple")),
    ] {
        let expected = code.map_or(Vec::new(), |code| one("price", code));
        assert_eq!(broken(&format!(r#""price":{price}"#)), expected, "{price}");
    }
}

#[test]
fn numbers_of_any_size_cost_no_more_than_their_digits() {
    for (any, code) in [
        ("1e999999999", Some("number-too-large")),
        ("-1e999999999", None),
        ("1e-999999999", None),
        ("1e99999999999999999999999", Some("number-too-large")),
        ("123456789012345678901234567890", Some("number-too-large")),
        ("100", None),
        (r#""1e999999999""#, None),
    ] {
        let expected = code.map_or(Vec::new(), |code| one("any", code));
        assert_eq!(broken(&format!(r#""any":{any}"#)), expected, "{any}");
    }
}

#[test]
fn closed_sets_have_strings_or_numbers() {
    assert_eq!(broken(r#""colour":"red","size":1.50"#), []);
    assert_eq!(
        refused::<ProfileCreate>(&profile(r#""colour":"Red","size":3"#)),
        errors(&[
            error_with(
                "/data/attributes/colour",
                (422, "not-one-of"),
                "Value not accepted",
                "Expected one of `red`, `light green`, found `Red`.",
                &json!({ "allowed": ["red", "light green"], "found": "Red" }),
            ),
            error_with(
                "/data/attributes/size",
                (422, "not-one-of"),
                "Value not accepted",
                "Expected one of `1`, `1.5`, found `3`.",
                &json!({ "allowed": ["1", "1.5"], "found": "3" }),
            ),
        ])
    );
}

#[test]
fn arrays_have_rules_of_their_own_and_rules_on_their_items() {
    assert_eq!(broken(r#""tags":["a","b","c"]"#), []);
    assert_eq!(broken(r#""tags":[]"#), one("tags", "too-few-items"));
    assert_eq!(broken(r#""tags":["a","b","c","d"]"#), one("tags", "too-many-items"));
    assert_eq!(
        broken(r#""tags":["a","far too long","a","\u0061"]"#),
        [
            ("tags".to_owned(), "too-many-items"),
            ("tags/1".to_owned(), "string-too-long"),
            ("tags/2".to_owned(), "duplicate-item"),
            ("tags/3".to_owned(), "duplicate-item"),
        ]
    );
    // What is no string is said once, and hides nothing.
    assert_eq!(
        broken(r#""tags":["a",1,"far too long",1,"b"]"#),
        [
            ("tags".to_owned(), "too-many-items"),
            ("tags/1".to_owned(), "wrong-type"),
            ("tags/2".to_owned(), "string-too-long"),
            ("tags/3".to_owned(), "wrong-type"),
        ]
    );
    assert_eq!(broken(r#""rows":[[1,2],[3]]"#), []);
    assert_eq!(
        broken(r#""rows":[[1,20],[],[3,3]]"#),
        [("rows/0/1".to_owned(), "number-too-large"), ("rows/1".to_owned(), "too-few-items"),]
    );
}

#[test]
fn items_are_equal_if_they_mean_the_same() {
    assert_eq!(broken(r#""things":[1,2,"1",null,[1],{"a":1},{"a":2}]"#), []);
    assert_eq!(
        broken(r#""things":[1,1.0,{"a":1,"b":[]},{"b":[],"a":1e0},"é","\u00e9"]"#),
        ["things/1", "things/3", "things/5"].map(|at| (at.to_owned(), "duplicate-item"))
    );
}

#[test]
fn every_rule_that_a_value_breaks_is_reported_as_an_error_of_its_own() {
    assert_eq!(
        refused::<ProfileCreate>(&profile(r#""email":"no-address","score":99,"tags":[]"#)),
        errors(&[
            error_with(
                "/data/attributes/email",
                (422, "string-too-long"),
                "String too long",
                "Expected at most 9 characters, found 10.",
                &json!({ "limit": 9, "found": 10 }),
            ),
            error_with(
                "/data/attributes/email",
                (422, "format-mismatch"),
                "Wrong format",
                "Expected an e-mail address, found `no-address`.",
                &json!({ "format": "email", "found": "no-address" }),
            ),
            error_with(
                "/data/attributes/score",
                (422, "number-too-large"),
                "Number too large",
                "Expected less than 10, found 99.",
                &json!({ "limit": "10", "exclusive": true, "found": "99" }),
            ),
            error_with(
                "/data/attributes/tags",
                (422, "too-few-items"),
                "Too few items",
                "Expected at least 1 item, found 0.",
                &json!({ "limit": 1, "found": 0 }),
            ),
        ])
    );
}

#[test]
fn rules_inside_nested_objects_hold_and_hide_nothing() {
    assert_eq!(
        broken(r#""name":"a","address":{"lines":["one","much too long"],"zip":7},"score":0"#),
        [
            ("name".to_owned(), "string-too-short"),
            ("address/lines/1".to_owned(), "string-too-long"),
            ("address/zip".to_owned(), "wrong-type"),
            ("score".to_owned(), "number-too-small"),
        ]
    );
}

#[test]
fn null_and_absence_break_no_rule() {
    assert_eq!(broken(r#""name":null,"tags":null,"score":null,"any":null"#), []);
    assert_eq!(broken(""), []);
}

#[test]
fn the_text_of_an_id_has_rules() {
    for (id, code) in [("", Some("invalid-id")), ("p", None), ("p2345", Some("string-too-long"))] {
        let body = format!(r#"{{"data":{{"type":"profiles","id":"{id}"}}}}"#);
        for result in
            [ProfileCreate::from_str(&body).map(|_| ()), ProfileUpdate::from_str(&body).map(|_| ())]
        {
            let found = result.err().map(|it| (it.as_slice()[0].code(), it.as_slice().len()));
            assert_eq!(found, code.map(|code| (code, 1)), "{id}");
        }
    }
}

#[test]
fn responses_are_held_against_rules_where_they_are_read_strictly() {
    let body = profile(r#""name":"much too long","created":"late""#);
    let lenient = Document::<Profile>::from_str(&body).unwrap();
    assert_eq!(lenient.data.name.as_deref(), Some("much too long"));
    let strict = Document::<Profile>::reader().strict().from_slice(body.as_bytes()).unwrap_err();
    assert_eq!(
        strict.to_string(),
        "/data/attributes/name: Expected at most 5 characters, found 13.\n\
         /data/attributes/created: Expected a date-time such as 2018-01-31T12:00:00Z, found `late`."
    );
}

#[test]
fn a_lenient_validator_keeps_the_rules() {
    let body = profile(r#""name":"a","unknown":1"#);
    let violations = ProfileCreate::validator().lenient().from_str(&body).unwrap_err();
    assert_eq!(violations.as_slice().len(), 1);
    assert!(matches!(violations.as_slice()[0].fault(), Fault::Rule(_)));
}

#[test]
fn rules_are_part_of_the_schema() {
    use jsonapi_core::schema::{Format, Rule};

    let rules = |name| Profile::SCHEMA.attribute(name).unwrap().rules;
    assert_eq!(rules("name"), [Rule::MinLength(2), Rule::MaxLength(5)]);
    assert_eq!(rules("score"), [Rule::Min("0.5"), Rule::ExclusiveMax("10")]);
    assert_eq!(rules("size"), [Rule::OneOfNumbers(&["1", "1.5"])]);
    assert_eq!(rules("email"), [Rule::MaxLength(9), Rule::Format(Format::Email)]);
    assert_eq!(
        rules("tags"),
        [
            Rule::MinItems(1),
            Rule::MaxItems(3),
            Rule::UniqueItems,
            Rule::Items(&[Rule::MaxLength(5)])
        ]
    );
    assert_eq!(rules("address"), []);
    assert_eq!(Profile::SCHEMA.id_rules, [Rule::MinLength(1), Rule::MaxLength(4)]);
}

#[test]
fn rules_on_any_value_speak_of_their_own_type() {
    for any in ["true", "{}", "[101]", r#""101""#] {
        assert_eq!(broken(&format!(r#""any":{any}"#)), [], "{any}");
    }
    let value: Value = json!(101);
    assert_eq!(broken(&format!(r#""any":{value}"#)), one("any", "number-too-large"));
}

#[test]
fn a_document_is_held_against_the_rules_of_a_schema() {
    use jsonapi_core::check::Check;

    let body = profile(r#""name":"too long a name","address":{"lines":["much too long"]}"#);
    let check = Check::response().schema(Profile::SCHEMA);
    assert_eq!(
        check.from_slice(body.as_bytes()).unwrap_err().to_string(),
        "/data/attributes/name: Expected at most 5 characters, found 15.\n\
         /data/attributes/address/lines/0: Expected at most 8 characters, found 13."
    );
    assert!(Check::response().from_slice(body.as_bytes()).is_ok());
}

#[test]
fn rules_are_said_in_a_few_words() {
    let texts = |name: &str| -> Vec<String> {
        Profile::SCHEMA.attribute(name).unwrap().rules.iter().map(ToString::to_string).collect()
    };
    assert_eq!(texts("name"), ["at least 2 characters", "at most 5 characters"]);
    assert_eq!(texts("score"), ["at least 0.5", "less than 10"]);
    assert_eq!(
        texts("tags"),
        ["at least 1 item", "at most 3 items", "items that differ", "each at most 5 characters"]
    );
}
