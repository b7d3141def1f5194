//! Patterns and formats.

use jsonapi_core::schema::{Format, Rule};
use jsonapi_core::{Payload, Resource};
use serde_json::json;

use crate::support::{error_with, errors, refused};

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "accounts")]
struct Account {
    #[resource(id, pattern = "^[A-Z]{2}[0-9]+$")]
    id: String,
    #[attribute(pattern = r"^\p{Lu}", max_length = 3)]
    name: Option<String>,
    #[attribute(items(pattern = "b+"))]
    tags: Option<Vec<String>>,
    #[attribute(write_only, not_null, format = "email", one_of("a@b.c"))]
    secret: Option<String>,
}

/// Two parameters, of which a pattern needs none.
#[derive(Resource)]
#[resource(type = "pairs")]
struct Pair<T, const N: usize> {
    #[resource(id)]
    id: String,
    #[attribute(pattern = "^x")]
    text: Option<String>,
    #[attribute]
    numbers: Option<Vec<T>>,
}

fn account(attributes: &str) -> String {
    format!(r#"{{"data":{{"type":"accounts","attributes":{{{attributes}}}}}}}"#)
}

#[test]
fn a_pattern_matches_anywhere_unless_it_says_where() {
    for (attributes, is_valid) in [
        (r#""name":"Éa""#, true),
        (r#""name":"\u00c9a""#, true),
        (r#""name":"éa""#, false),
        (r#""tags":["abc","b"]"#, true),
        (r#""tags":["abc","c"]"#, false),
    ] {
        assert_eq!(AccountCreate::from_str(&account(attributes)).is_ok(), is_valid, "{attributes}");
    }
}

#[test]
fn a_value_can_break_a_pattern_and_more() {
    assert_eq!(
        refused::<AccountCreate>(&account(r#""name":"éabc""#)),
        errors(&[
            error_with(
                "/data/attributes/name",
                (422, "pattern-mismatch"),
                "Pattern not matched",
                "Expected a string that matches `^\\p{Lu}`, found `éabc`.",
                &json!({ "pattern": "^\\p{Lu}", "found": "éabc" }),
            ),
            error_with(
                "/data/attributes/name",
                (422, "string-too-long"),
                "String too long",
                "Expected at most 3 characters, found 4.",
                &json!({ "limit": 3, "found": 4 }),
            ),
        ])
    );
}

#[test]
fn patterns_are_part_of_the_schema_and_hold_in_builders() {
    let [Rule::Pattern(pattern)] = Account::SCHEMA.id_rules else { panic!("one pattern") };
    assert_eq!(pattern.as_str(), "^[A-Z]{2}[0-9]+$");
    assert!(pattern.matches("AB1") && !pattern.matches("xAB1"));
    let violations = Account::update("ab1").build().unwrap_err();
    assert_eq!(
        violations.to_string(),
        "/data/id: Expected a string that matches `^[A-Z]{2}[0-9]+$`, found `ab1`."
    );
    assert!(Pair::<u8, 3>::create().text("y").numbers([1]).build().is_err());
    assert!(Pair::<u8, 3>::create().text("x").build().is_ok());
}

#[test]
fn the_value_of_a_write_only_attribute_is_not_repeated() {
    let violations = AccountCreate::from_str(&account(r#""secret":"hunter2""#)).unwrap_err();
    assert_eq!(
        violations.to_string(),
        "/data/attributes/secret: Expected an e-mail address, found `…`.\n\
         /data/attributes/secret: Expected one of `a@b.c`, found `…`."
    );
    let document = violations.to_document().to_string().unwrap();
    assert!(!document.contains("hunter2"), "{document}");
}

#[test]
fn formats_accept_what_their_grammars_accept() {
    let long = |length: usize| "a".repeat(length);
    let host = format!("{}.{}", long(63), long(63));
    for (format, valid, invalid) in [
        (
            Format::DateTime,
            vec![
                "2018-01-31T12:00:00Z",
                "2018-01-31t12:00:00.123456789z",
                "2020-02-29T23:59:60Z",
                "2020-12-31T15:59:60-08:00",
                "2018-01-31T12:00:00+23:59",
            ],
            vec![
                "2018-01-31",
                "2018-01-31T12:00:00",
                "2018-01-31 12:00:00Z",
                "2018-02-30T12:00:00Z",
                "2018-01-31T24:00:00Z",
                "2018-01-31T12:00:60Z",
                "2018-01-31T12:00:00.Z",
                "2018-01-31T12:00:00+24:00",
                "2018-01-31T12:00:00é",
                "",
            ],
        ),
        (
            Format::Date,
            vec!["2018-01-31", "2020-02-29", "2000-02-29", "0000-01-01"],
            vec!["2018-1-31", "2018-00-01", "2018-13-01", "2019-02-29", "1900-02-29", "2018-01-00"],
        ),
        (
            Format::Time,
            vec!["12:00:00Z", "23:59:60Z", "00:59:60+01:00"],
            vec!["12:00Z", "12:00:00"],
        ),
        (
            Format::Email,
            vec![
                "a@b",
                "first.last+tag@example.com",
                "\"a b\\\"@\"@example.com",
                "a@[127.0.0.1]",
                "a@[IPv6:::1]",
                "!#$%&'*+-/=?^_`{|}~@x",
            ],
            vec![
                "",
                "a",
                "@b",
                "a@",
                "a..b@c",
                ".a@c",
                "a.@c",
                "a b@c",
                "a@b_c",
                "a@-b",
                "a@[127.0.0.256]",
                "\"a@b",
                "\"a\"b\"@c",
                "é@c",
            ],
        ),
        (
            Format::Hostname,
            vec!["a", "example.com", "xn--4gbwdl.xn--wgbh1c", "1.2", &host],
            vec!["", ".", "a..b", "-a", "a-", "a_b", "a.", "é"],
        ),
        (Format::Ipv4, vec!["127.0.0.1"], vec!["127.0.0", "127.0.0.256", "127.00.0.1", "::1"]),
        (
            Format::Ipv6,
            vec!["::1", "::ffff:1.2.3.4", "1:2:3:4:5:6:7:8"],
            vec!["1", "::1%eth0", ":1"],
        ),
        (Format::Uri, vec!["https://a.b/c?d#e", "urn:a:b"], vec!["/a", "a b", "http://[::1"]),
        (
            Format::UriReference,
            vec!["https://a.b", "/a", "?b", "#c", ""],
            vec!["a b", "\\a", "%zz"],
        ),
        (
            Format::Uuid,
            vec!["2EB8AA08-AA98-11EA-B4AA-73B441D16380", "00000000-0000-0000-0000-000000000000"],
            vec!["2eb8aa08aa9811eab4aa73b441d16380", "2eb8aa08-aa98-11ea-b4aa-73b441d1638g", ""],
        ),
    ] {
        for text in valid {
            assert!(format.matches(text), "{format}: {text}");
        }
        for text in invalid {
            assert!(!format.matches(text), "{format}: {text}");
        }
    }
    assert!(Format::Email.matches(&format!("{}@b", long(64))));
    assert!(!Format::Email.matches(&format!("{}@b", long(65))));
    assert!(!Format::Hostname.matches(&long(64)));
    assert!(!Format::Hostname.matches(&vec![long(63); 4].join(".")));
}
