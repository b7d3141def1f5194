//! Each violation of an attribute's value alone, as the whole error document that a server
//! answers.

use jsonapi_core::Payload;
use serde_json::{Value, json};

use crate::resources::ProductCreate;
use crate::support::{error_with, errors, not_null, product, refused, wrong_type};

/// The error document of one attribute of a product.
fn attribute(text: &str) -> Value {
    refused::<ProductCreate>(&product(text))
}

/// The error document of one value that is none of the attribute.
fn invalid(pointer: &str, expected: &str, found: &str) -> Value {
    let detail = format!("Expected {expected}, found `{found}`.");
    let meta = json!({ "expected": expected, "found": found });
    errors(&[error_with(pointer, (422, "invalid"), "Invalid value", &detail, &meta)])
}

/// The error document of one number that its type cannot hold.
fn out_of_range(pointer: &str, expected: &str, found: &str) -> Value {
    let detail = format!("Expected {expected}, found `{found}`.");
    let meta = json!({ "expected": expected, "found": found });
    errors(&[error_with(pointer, (422, "out-of-range"), "Number out of range", &detail, &meta)])
}

#[test]
fn another_json_type_is_reported_for_every_kind_of_attribute() {
    for (text, name, expected, found) in [
        (r#""stock":"1""#, "stock", "an integer", "a string"),
        (r#""balance":[]"#, "balance", "an integer", "an array"),
        (r#""weight":"1""#, "weight", "a number", "a string"),
        (r#""factor":{}"#, "factor", "a number", "an object"),
        (r#""visible":0"#, "visible", "a boolean", "a number"),
        (r#""visible":"true""#, "visible", "a boolean", "a string"),
        (r#""_archive":1"#, "_archive", "a boolean", "a number"),
        (r#""unit":1"#, "unit", "a string", "a number"),
        (r#""released-at":1"#, "released-at", "a date-time (RFC 3339)", "a number"),
        (r#""released_on":true"#, "released_on", "a date such as 2018-01-31", "a boolean"),
        (r#""key":[]"#, "key", "a UUID", "an array"),
        (r#""letter":1"#, "letter", "a string of one character", "a number"),
        (r#""codes":"a""#, "codes", "an array", "a string"),
        (r#""codes":["a",1]"#, "codes/1", "a string", "a number"),
        (r#""prices":[]"#, "prices", "an object", "an array"),
        (r#""prices":{"a":1,"b":"2"}"#, "prices/b", "an integer", "a string"),
        (r#""package":[]"#, "package", "an object", "an array"),
        (r#""package":{"outerWidth":true}"#, "package/outerWidth", "an integer", "a boolean"),
        (r#""details":"x""#, "details", "an object", "a string"),
        (r#""form":2"#, "form", "a string", "a number"),
        (r#""edition":"2""#, "edition", "an integer", "a string"),
    ] {
        let pointer = format!("/data/attributes/{name}");
        assert_eq!(attribute(text), wrong_type(&pointer, expected, found), "{text}");
    }
    let body = r#"{"data":{"type":"products","attributes":{"name":1}}}"#;
    let expected = wrong_type("/data/attributes/name", "a string", "a number");
    assert_eq!(refused::<ProductCreate>(body), expected);
}

#[test]
fn null_is_reported_where_an_attribute_is_not_nullable() {
    for (name, expected) in [
        ("stock", "an integer"),
        ("weight", "a number"),
        ("factor", "a number"),
        ("visible", "a boolean"),
        ("_archive", "true"),
        ("unit", "a string"),
        ("released-at", "a date-time (RFC 3339)"),
        ("released_on", "a date such as 2018-01-31"),
        ("key", "a UUID"),
        ("letter", "a string"),
        ("codes", "an array"),
        ("prices", "an object"),
        ("package", "an object"),
        ("details", "an object"),
        ("origin", "a value other than null"),
        ("form", "a string"),
        ("edition", "an integer"),
    ] {
        let pointer = format!("/data/attributes/{name}");
        assert_eq!(attribute(&format!(r#""{name}":null"#)), not_null(&pointer, expected));
    }
    let found = attribute(r#""package":{"outerWidth":1,"stackable":null}"#);
    assert_eq!(found, not_null("/data/attributes/package/stackable", "a boolean"));
    let found = attribute(r#""codes":[null]"#);
    assert_eq!(found, not_null("/data/attributes/codes/0", "a string"));
    assert!(
        ProductCreate::from_str(&product(r#""package":{"outerWidth":1,"label":null}"#)).is_ok()
    );
}

#[test]
fn only_the_constant_is_accepted() {
    let expected = |name: &str, only: &str, found: &str| {
        let detail = format!("Only {only} is accepted, found {found}.");
        let meta = json!({ "expected": only, "found": found });
        let pointer = format!("/data/attributes/{name}");
        let what = (422, "not-constant");
        errors(&[error_with(&pointer, what, "Value not accepted", &detail, &meta)])
    };
    assert_eq!(attribute(r#""_archive":false"#), expected("_archive", "true", "false"));
    assert_eq!(attribute(r#""form":"x""#), expected("form", "\"goods\"", "\"x\""));
    assert_eq!(attribute(r#""edition":3"#), expected("edition", "2", "3"));
    assert_eq!(attribute(r#""edition":2.0"#), expected("edition", "2", "2.0"));
    let accepted =
        ProductCreate::from_str(&product(r#""_archive":true,"form":"go\u006fds","edition":2"#));
    assert_eq!(accepted.unwrap().form.as_deref(), Some("goods"));
}

#[test]
fn a_number_outside_its_type_is_reported_with_the_range() {
    for (name, number, expected) in [
        ("stock", "18446744073709551616", "an integer from 0 to 18446744073709551615"),
        ("stock", "-1", "an integer from 0 to 18446744073709551615"),
        ("rating", "300", "an integer from 0 to 255"),
        (
            "balance",
            "-9223372036854775809",
            "an integer from -9223372036854775808 to 9223372036854775807",
        ),
        ("weight", "1e999", "a number that a 64-bit float can hold"),
        ("weight", "-1e999", "a number that a 64-bit float can hold"),
        ("factor", "1e39", "a number that a 32-bit float can hold"),
    ] {
        let pointer = format!("/data/attributes/{name}");
        let found = attribute(&format!(r#""{name}":{number}"#));
        assert_eq!(found, out_of_range(&pointer, expected, number), "{number}");
    }
    let most = r#""stock":18446744073709551615,"rating":255,"balance":-9223372036854775808"#;
    assert!(ProductCreate::from_str(&product(most)).is_ok());
}

#[test]
fn a_number_with_fraction_exponent_or_negative_zero_is_no_integer() {
    for number in ["-0", "1.0", "1e2", "1E0", "0.5"] {
        let found = attribute(&format!(r#""stock":{number}"#));
        let expected = invalid("/data/attributes/stock", "an integer", number);
        assert_eq!(found, expected, "{number}");
    }
}

#[test]
fn a_value_outside_a_closed_set_is_reported_with_the_set() {
    let expected = errors(&[error_with(
        "/data/attributes/unit",
        (422, "not-one-of"),
        "Value not accepted",
        "Expected one of `piece`, `square_meter`, `kg`, found `Piece`.",
        &json!({ "allowed": ["piece", "square_meter", "kg"], "found": "Piece" }),
    )]);
    assert_eq!(attribute(r#""unit":"Piece""#), expected);
}

#[test]
fn a_string_in_another_format_is_reported() {
    for (name, value, expected) in [
        ("released-at", "2018-02-30T10:00:00Z", "a date-time (RFC 3339)"),
        ("released-at", "2018-01-31", "a date-time (RFC 3339)"),
        ("released-at", "2018-01-31T10:00:00", "a date-time (RFC 3339)"),
        ("released_on", "2018-02-30", "a date such as 2018-01-31"),
        ("released_on", "2018-01-31T10:00:00Z", "a date such as 2018-01-31"),
        ("key", "67e55044-10b1-426f-9247-bb680e5fe0c", "a UUID"),
        ("letter", "ab", "a string of one character"),
        ("letter", "", "a string of one character"),
    ] {
        let pointer = format!("/data/attributes/{name}");
        let found = attribute(&format!(r#""{name}":"{value}""#));
        assert_eq!(found, invalid(&pointer, expected, value), "{value}");
    }
}

#[test]
fn a_date_time_is_read_as_rfc_3339_writes_it_and_no_other_way() {
    for value in ["2018-01-31T10:00:00Z", "2018-01-31T10:00:00.123456789+01:00"] {
        let body = product(&format!(r#""released-at":"{value}""#));
        assert!(ProductCreate::from_str(&body).is_ok(), "{value}");
    }
    for value in [
        "20180131T100000Z",
        "2018-01-31T10:00:00+0100",
        "2018-01-31T10:00:00+01",
        "2018-01-31T10:00Z",
        "2018-01-31T10Z",
        "2018-01-31T10:00:00,5Z",
        "2018-01-31T10:00:00Z[UTC]",
        "+002018-01-31T10:00:00Z",
    ] {
        let found = attribute(&format!(r#""released-at":"{value}""#));
        let at = "/data/attributes/released-at";
        assert_eq!(found, invalid(at, "a date-time (RFC 3339)", value));
    }
}

#[test]
fn a_failure_of_serde_is_reported_without_names_of_rust() {
    for value in [
        r#"{"x":300,"y":1}"#,
        r#"{"x":"expected u8","y":1}"#,
        r#"{"x":1}"#,
        r#"{"x":1,"y":[]}"#,
        r#""Point""#,
        "7",
        "[1]",
        "true",
    ] {
        let found = attribute(&format!(r#""origin":{value}"#));
        let error = &found["errors"][0];
        assert_eq!(error["source"]["pointer"], "/data/attributes/origin", "{value}");
        assert_eq!((&error["status"], &error["code"]), (&json!("422"), &json!("invalid")));
        let expected = error["meta"]["expected"].as_str().unwrap_or_default();
        for name in ["u8", "f64", "Point", "struct", "at line", "column"] {
            assert!(!expected.contains(name), "{value}: {expected}");
        }
        assert_eq!(found["errors"].as_array().map(Vec::len), Some(1));
    }
}
