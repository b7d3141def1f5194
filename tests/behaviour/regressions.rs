//! What was once wrong, one test for each.

use std::fmt::Debug;

use jsonapi_core::atomic::Operations;
use jsonapi_core::check::Check;
use jsonapi_core::{
    Document, ErrorDocument, ErrorObject, Limits, Metadata, Payload, RawJson, ReadError, Resource,
    ResourceObject, Violation, Violations, WriteError,
};
use jsonapi_examples::commerce_layer::StripePayment;
use serde_json::{Value, json};

use crate::resources::{
    Customer, CustomerUpdate, Note, NoteUpdate, Order, OrderCreate, OrderUpdate, Product,
    ProductUpdate, TagUpdate,
};
use crate::support::{
    REQUIRED, document, duplicate, error, errors, order, pointers_resolve, refused_by, related,
    unreadable, wrong_type,
};

/// The error document of half a surrogate pair.
fn lone_surrogate(pointer: &str) -> Value {
    let detail = "The string has half of a surrogate pair, which no text contains.";
    errors(&[error(pointer, 400, "lone-surrogate", "Invalid text", detail)])
}

fn invalid<T: Debug>(read: Result<T, ReadError>) -> Violations {
    match read {
        Err(ReadError::Invalid(violations)) => violations,
        other => panic!("{other:?}"),
    }
}

/// A payload's `included`, which a lenient validator ignores.
fn with_included(value: &str) -> String {
    format!(
        r#"{{"data":{{"type":"orders","id":"1"}},"included":[{{"type":"x","id":"1","attributes":{value}}}]}}"#
    )
}

/// A response with an attribute that only requests have.
fn with_write_only(value: &str) -> String {
    format!(
        r#"{{"data":{{"type":"stripe_payments","id":"1","attributes":{{"_refresh":{value}}}}}}}"#
    )
}

#[test]
fn a_name_that_comes_twice_is_reported_inside_what_is_ignored() {
    let twice = r#"{"a":1,"a":2}"#;
    let lenient = OrderUpdate::validator().lenient();
    let body = with_included(twice);
    assert_eq!(refused_by(&lenient, &body), duplicate("/included/0/attributes/a", "a"));
    let body = with_write_only(twice);
    let read = Document::<StripePayment>::from_str(&body);
    assert_eq!(unreadable(&body, read), duplicate("/data/attributes/_refresh/a", "a"));
}

#[test]
fn half_a_surrogate_pair_is_reported_inside_what_is_ignored() {
    let half = r#"{"a":["\ud83d"]}"#;
    let lenient = OrderUpdate::validator().lenient();
    let body = with_included(half);
    assert_eq!(refused_by(&lenient, &body), lone_surrogate("/included/0/attributes/a/0"));
    let body = with_write_only(half);
    let read = Document::<StripePayment>::from_str(&body);
    assert_eq!(unreadable(&body, read), lone_surrogate("/data/attributes/_refresh/a/0"));
}

#[test]
fn what_is_ignored_is_ignored_where_nothing_is_wrong_with_it() {
    let fine = r#"{"a":[1,null,"x"]}"#;
    let accepted = OrderUpdate::validator().lenient().from_str(&with_included(fine)).unwrap();
    assert_eq!(accepted, Order::update("1").build());
    let read = Document::<StripePayment>::from_str(&with_write_only(fine)).unwrap();
    assert_eq!((read.data.id.as_str(), read.data.refresh), ("1", None));
}

#[test]
fn the_pointers_of_many_violations_below_a_long_name_stay_small() {
    let name = "n".repeat(1 << 20);
    let many: Vec<_> = (0..100).map(|_| r#"{"x":1,"x":2}"#).collect();
    let body = format!(
        r#"{{"data":{{"type":"notes","id":"1","attributes":{{"metadata":{{"{name}":[{}]}}}}}}}}"#,
        many.join(",")
    );
    let violations = NoteUpdate::from_str(&body).unwrap_err();
    pointers_resolve(&body, &violations);
    let length: usize = violations.iter().filter_map(|it| it.pointer()).map(str::len).sum();
    assert!(length <= 2 << 20, "{length} bytes of pointers");
    assert!(violations.more() > 0);
    assert_eq!(violations.as_slice().len() + violations.more(), 100);
    let note = violations.to_document().errors.pop().unwrap();
    assert_eq!(note.code.as_deref(), Some("too-many-violations"));
}

/// A value in this many arrays.
#[test]
fn names_that_come_again_below_a_long_name_are_counted_without_their_pointers() {
    let name = "n".repeat(1_000_000);
    let again = "\"a\":1,".repeat(50_000);
    let twice: String = (0..20_000).map(|number| format!("\"{number}\":1,").repeat(2)).collect();
    let text = format!(
        r#"{{"data":{{"type":"orders","id":"1","attributes":{{"{name}":{{{again}{twice}"b":1}}}}}}}}"#
    );
    let violations = invalid(Document::<ResourceObject>::from_str(&text));
    let found: Vec<_> = violations.iter().map(Violation::code).collect();
    // The first pointer alone is longer than all may be together.
    assert_eq!((found, violations.more()), (vec!["duplicate"], 20_000));
}

#[test]
fn local_ids_below_a_long_name_share_its_pointer() {
    let name = "n".repeat(100_000);
    let links: Vec<_> =
        (0..50_000).map(|number| format!(r#"{{"type":"orders","lid":"{number}"}}"#)).collect();
    let text = format!(
        r#"{{"data":{{"type":"orders","relationships":{{"{name}":{{"data":[{}]}}}}}}}}"#,
        links.join(",")
    );
    let violations = Check::create().from_slice(text.as_bytes()).unwrap_err();
    let places: Vec<_> = violations.iter().map(|it| (it.code(), it.pointer())).collect();
    let pointers: Vec<_> =
        (0..3).map(|index| format!("/data/relationships/{name}/data/{index}/lid")).collect();
    let expected: Vec<_> =
        pointers.iter().map(|pointer| ("unknown-lid", Some(pointer.as_str()))).collect();
    assert!(places == expected, "{} places", places.len());
    assert_eq!(violations.more(), 49_997);
}

fn nested(depth: usize) -> Value {
    (0..depth).fold(Value::Null, |inner, _| Value::Array(vec![inner]))
}

#[test]
fn metadata_of_deep_values_has_all_its_members() {
    let mut metadata = Metadata::from([("deep", nested(1_500)), ("after", json!(1))]);
    let names = |metadata: &Metadata| -> Vec<String> {
        metadata.members().into_iter().map(|(name, _)| name.into_owned()).collect()
    };
    assert_eq!(names(&metadata), ["deep", "after"]);
    assert_eq!(metadata.get("after"), Some(RawJson::from(json!(1))));
    metadata.insert("deep", nested(1_501));
    metadata.insert("last", 2);
    assert_eq!(names(&metadata), ["deep", "after", "last"]);
    let deep = format!("{}null{}", "[".repeat(1_501), "]".repeat(1_501));
    assert_eq!(metadata.as_str(), format!(r#"{{"deep":{deep},"after":1,"last":2}}"#));
    assert_eq!(metadata, metadata.clone());
}

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "giants")]
struct Giant {
    #[resource(id)]
    id: String,
    #[attribute]
    signed: Option<i128>,
    #[attribute]
    unsigned: Option<u128>,
    #[attribute]
    metadata: Option<Metadata>,
}

#[test]
fn integers_of_128_bits_pass_through_serde() {
    let metadata = Metadata::parse(r#"{"n":123456789012345678901234567890}"#).unwrap();
    let payload = Giant::update("1").signed(i128::MIN).unsigned(u128::MAX).metadata(metadata);
    let payload = payload.build();
    let text = concat!(
        r#"{"data":{"type":"giants","id":"1","attributes":{"#,
        r#""signed":-170141183460469231731687303715884105728,"#,
        r#""unsigned":340282366920938463463374607431768211455,"#,
        r#""metadata":{"n":123456789012345678901234567890}}}}"#,
    );
    assert_eq!(serde_json::to_string(&payload).unwrap(), text);
    assert_eq!(Payload::to_string(&payload).unwrap(), text);
    assert_eq!(GiantUpdate::from_str(text).unwrap(), payload);
    let read = Document::<Giant>::from_str(text).unwrap();
    assert_eq!((read.data.signed, read.data.unsigned), (Some(i128::MIN), Some(u128::MAX)));
    assert_eq!(serde_json::to_string(&read).unwrap(), text);
}

#[test]
fn what_ends_the_reading_is_the_one_violation_where_one_is_allowed() {
    let deep = "[".repeat(200);
    let body = format!(
        r#"{{"data":{{"type":"notes","id":"1","attributes":{{"a":1,"b":2,"metadata":{{"d":{deep}"#
    );
    let limits = Limits { violations: 1, ..Limits::default() };
    let violations = NoteUpdate::validator().limits(limits).from_str(&body).unwrap_err();
    assert_eq!(violations.as_slice().len(), 1);
    let body =
        format!(r#"{{"data":{{"type":"notes","id":"1","attributes":{{"metadata":{{"d":{deep}"#);
    let violations = NoteUpdate::validator().limits(limits).from_str(&body).unwrap_err();
    let found: Vec<_> = violations.iter().map(|it| (it.code(), it.pointer())).collect();
    assert_eq!((found, violations.more()), (vec![("too-deep", None)], 0));
}

/// What is said where a payload cannot be written.
fn unwritable(payload: &impl Payload) -> String {
    let error = payload.to_vec().unwrap_err();
    assert!(matches!(error, WriteError::NoForm(..)), "{error:?}");
    error.to_string()
}

#[test]
fn dates_that_rfc_3339_has_no_form_for_are_errors() {
    let update = || Product::update("1");
    let text = |payload: ProductUpdate| payload.to_string().unwrap();
    let (before, first) = (-62_167_219_201, -62_167_219_200);
    let timestamp = |second| jiff::Timestamp::from_second(second).unwrap();
    assert_eq!(
        unwritable(&update().released_at(timestamp(before)).build()),
        "`-000001-12-31T23:59:59Z` cannot be written as a date-time (RFC 3339)"
    );
    let written = text(update().released_at(timestamp(first)).build());
    assert!(written.contains(r#""released-at":"0000-01-01T00:00:00.000Z""#), "{written}");
    assert_eq!(
        unwritable(&update().released_on(jiff::civil::date(-1, 12, 31)).build()),
        "`-000001-12-31` cannot be written as a date (RFC 3339)"
    );
    let written = text(update().released_on(jiff::civil::date(0, 1, 1)).build());
    assert!(written.contains(r#""released_on":"0000-01-01""#), "{written}");
    let written = text(update().released_on(jiff::civil::date(9999, 12, 31)).build());
    assert!(written.contains(r#""released_on":"9999-12-31""#), "{written}");
}

#[test]
fn the_limits_on_members_and_on_identifiers_are_apart() {
    let tags: Vec<_> = (0..20).map(|id| format!(r#"{{"type":"tags","id":"{id}"}}"#)).collect();
    let tags = related(&format!(r#""tags":{{"data":[{}]}}"#, tags.join(",")));
    let names: Vec<_> = (0..20).map(|name| format!(r#""{name}":0"#)).collect();
    let names = order(&format!(
        r#""attributes":{{"metadata":{{{}}}}},"relationships":{{{REQUIRED}}}"#,
        names.join(",")
    ));
    let with = |members, identifiers| {
        OrderCreate::validator().limits(Limits { members, identifiers, ..Limits::default() })
    };
    let code = |members, identifiers, body: &str| {
        let violations = with(members, identifiers).from_str(body).err();
        violations.map(|violations| violations.as_slice()[0].code())
    };
    assert_eq!((code(10, 20, &tags), code(10, 19, &tags)), (None, Some("too-long")));
    assert_eq!((code(20, 0, &names), code(19, 0, &names)), (None, Some("too-long")));
}

/// An error document as careless servers write it.
const CARELESS: &str = r#"{"errors":[{"id":7,"links":null,"status":404,"code":4.04,"title":null,
    "detail":null,"source":null,"meta":null}]}"#;

#[test]
fn numbers_and_null_in_an_error_document_do_not_hide_what_the_server_says() {
    let expected = ErrorDocument::new(vec![ErrorObject {
        id: Some("7".to_owned()),
        status: Some("404".to_owned()),
        code: Some("4.04".to_owned()),
        ..ErrorObject::default()
    }]);
    assert_eq!(ErrorDocument::from_slice(CARELESS.as_bytes()).unwrap(), expected);
    let read = Document::<Customer>::from_str(CARELESS).unwrap_err();
    assert_eq!(read, ReadError::Errors(Box::new(expected)));
}

#[test]
fn a_strict_reader_takes_no_numbers_and_no_null_in_an_error_document() {
    let read = Document::<Customer>::reader().strict().from_slice(CARELESS.as_bytes());
    let violations = invalid(read);
    pointers_resolve(CARELESS, &violations);
    let found: Vec<_> = violations.iter().map(|it| (it.code(), it.pointer().unwrap())).collect();
    assert_eq!(
        found,
        [
            ("wrong-type", "/errors/0/id"),
            ("not-null", "/errors/0/links"),
            ("wrong-type", "/errors/0/status"),
            ("wrong-type", "/errors/0/code"),
            ("not-null", "/errors/0/title"),
            ("not-null", "/errors/0/detail"),
            ("not-null", "/errors/0/source"),
            ("not-null", "/errors/0/meta"),
        ]
    );
    let body = r#"{"errors":[{"status":404}]}"#;
    let read = Document::<Customer>::reader().strict().from_slice(body.as_bytes());
    let expected = wrong_type("/errors/0/status", "a string", "a number");
    assert_eq!(unreadable(body, read), expected);
}

#[test]
fn a_payload_with_an_empty_id_is_not_written() {
    let expected =
        "the payload has an empty id: set the id of the resource of the type `customers`";
    let update = Customer::update("").build();
    assert_eq!(update.to_vec().unwrap_err().to_string(), expected);
    assert_eq!(update.to_string_pretty().unwrap_err().to_string(), expected);
    assert_eq!(update.write_to(Vec::new()).unwrap_err().to_string(), expected);
    let operations = Operations::new().update_resource(&update);
    assert_eq!(operations.unwrap_err().to_string(), expected);
}

#[test]
fn an_update_of_no_id_is_refused() {
    let expected = |body: &str, violations: &Violations| {
        let mut expected = error(
            "/data/id",
            422,
            "invalid-id",
            "Invalid id",
            "`` is no id of this resource type.",
        );
        expected["meta"] = json!({ "found": "" });
        assert_eq!(document(body, violations), errors(&[expected]));
    };
    let body = r#"{"data":{"type":"customers","id":""}}"#;
    expected(body, &CustomerUpdate::from_str(body).unwrap_err());
    expected(body, &CustomerUpdate::validator().endpoint_id("").from_str(body).unwrap_err());
    let body = r#"{"data":{"type":"tags","id":""}}"#;
    expected(body, &TagUpdate::from_str(body).unwrap_err());
}

#[test]
fn numbers_with_exponents_beyond_counting_are_compared_digit_by_digit() {
    let raw = |text| RawJson::parse(text).unwrap();
    assert_ne!(raw("1e99999999999999999999"), raw("10e99999999999999999999"));
    assert_ne!(raw("1e99999999999999999999"), raw("1e99999999999999999998"));
    assert_ne!(raw("1e99999999999999999999"), raw("1e-99999999999999999999"));
    assert_eq!(raw("1e99999999999999999999"), raw("1.0E99999999999999999999"));
    assert_eq!(raw("0e99999999999999999999"), raw("0"));
    let note = |text: &str| Note {
        id: "1".to_owned(),
        metadata: Some(Metadata::parse(&format!(r#"{{"n":{text}}}"#)).unwrap()),
        value: None,
        meta: None,
    };
    assert_ne!(note("1e99999999999999999999"), note("10e99999999999999999999"));
}

#[test]
fn a_violation_is_one_line_whatever_the_document_holds() {
    let body = r#"{"data":{"type":"customers","id":"1","attributes":{"a\n\u001b[31m\u0000é":1}}}"#;
    let violations = CustomerUpdate::from_str(body).unwrap_err();
    let name = r"a\n\u{1b}[31m\0é";
    let expected = format!("/data/attributes/{name}: `{name}` is no known attribute.");
    assert_eq!(violations.to_string(), expected);
}
