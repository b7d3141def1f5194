//! Each violation of a relationship, its linkage and its identifiers alone, as the whole error
//! document that a server answers.

use jsonapi_core::{Document, Limits, Payload, Resource, ResourceObject, ResourceSet, ToOne};
use serde_json::{Value, json};

use crate::resources::{Order, OrderCreate, OrderUpdate, Tag};
use crate::support::{
    duplicate, error_of_text, error_with, errors, missing, not_null, order, refused, refused_by,
    related, unreadable, wrong_type,
};

const SOURCE: &str = "/data/relationships/payment_source";
const TAGS: &str = "/data/relationships/tags";

/// The error document of the relationship `payment_source` with this text.
fn to_one(text: &str) -> Value {
    refused::<OrderCreate>(&related(&format!(r#""payment_source":{text}"#)))
}

/// The error document of the relationship `tags` with this text.
fn to_many(text: &str) -> Value {
    refused::<OrderCreate>(&related(&format!(r#""tags":{text}"#)))
}

fn wrong_linkage(pointer: &str, expected: &[&str], detail: &str, found: &str) -> Value {
    let title = "Wrong type of related resource";
    let meta = json!({ "expected": expected, "found": found });
    errors(&[error_with(pointer, (422, "linkage-type-mismatch"), title, detail, &meta)])
}

#[test]
fn linkage_of_another_type_is_reported_at_the_type() {
    let expected = wrong_linkage(
        &format!("{SOURCE}/data/type"),
        &["adyen_payments", "stripe_payments", "payment_sources"],
        "Expected a related resource of one of the types `adyen_payments`, `stripe_payments`, \
         `payment_sources`, found `orders`.",
        "orders",
    );
    assert_eq!(to_one(r#"{"data":{"type":"orders","id":"1"}}"#), expected);
    let expected = wrong_linkage(
        &format!("{TAGS}/data/1/type"),
        &["tags"],
        "Expected a related resource of the type `tags`, found `tag`.",
        "tag",
    );
    let found = to_many(r#"{"data":[{"type":"tags","id":"1"},{"type":"tag","id":"2"}]}"#);
    assert_eq!(found, expected);
}

#[test]
fn a_type_that_no_resource_has_may_be_named() {
    let body = related(r#""payment_source":{"data":{"type":"payment_sources","id":"1"}}"#);
    let order = OrderCreate::from_str(&body).unwrap();
    let source = order.payment_source.value().unwrap();
    assert_eq!((source.type_name(), source.id().unwrap().as_str()), ("payment_sources", "1"));
}

#[test]
fn a_relationship_is_an_object() {
    let expected = wrong_type(SOURCE, "a relationship object", "a string");
    assert_eq!(to_one(r#""1""#), expected);
    assert_eq!(to_one("null"), not_null(SOURCE, "a relationship object"));
    assert_eq!(to_many("[]"), wrong_type(TAGS, "a relationship object", "an array"));
}

#[test]
fn to_one_linkage_is_one_identifier_and_to_many_linkage_an_array() {
    let one = "a resource identifier object";
    let many = "an array of resource identifier objects";
    let at = format!("{SOURCE}/data");
    assert_eq!(to_one(r#"{"data":[]}"#), wrong_type(&at, one, "an array"));
    assert_eq!(to_one(r#"{"data":"1"}"#), wrong_type(&at, one, "a string"));
    let at = format!("{TAGS}/data");
    assert_eq!(to_many(r#"{"data":{"type":"tags"}}"#), wrong_type(&at, many, "an object"));
    assert_eq!(to_many(r#"{"data":null}"#), not_null(&at, many));
    let at = format!("{TAGS}/data/0");
    assert_eq!(to_many(r#"{"data":["1"]}"#), wrong_type(&at, one, "a string"));
    assert_eq!(to_many(r#"{"data":[null]}"#), not_null(&at, one));
}

#[test]
fn null_is_refused_where_a_to_one_relationship_is_required() {
    let body = order(r#""relationships":{"customer":{"data":null},"sales-agent":{"data":null}}"#);
    let at = "/data/relationships/customer/data";
    assert_eq!(refused::<OrderCreate>(&body), not_null(at, "a resource identifier object"));
    let body = r#"{"data":{"type":"orders","id":"1","relationships":{"customer":{"data":null}}}}"#;
    let accepted = OrderUpdate::from_str(body).unwrap();
    assert!(accepted.customer.is_null());
}

#[test]
fn a_relationship_in_a_request_has_data() {
    assert_eq!(to_one("{}"), missing(SOURCE, "data"));
    assert_eq!(to_one(r#"{"links":{"related":"/x"}}"#), missing(SOURCE, "data"));
    assert_eq!(to_many(r#"{"meta":{}}"#), missing(TAGS, "data"));
}

#[test]
fn an_identifier_has_type_and_id_as_strings_and_nothing_unknown() {
    let at = format!("{SOURCE}/data");
    assert_eq!(to_one(r#"{"data":{"id":"1"}}"#), missing(&at, "type"));
    assert_eq!(to_one(r#"{"data":{"type":"adyen_payments"}}"#), missing(&at, "id"));
    let found = to_one(r#"{"data":{"type":"adyen_payments","id":1}}"#);
    assert_eq!(found, wrong_type(&format!("{at}/id"), "a string", "a number"));
    let found = to_one(r#"{"data":{"type":null,"id":"1"}}"#);
    assert_eq!(found, not_null(&format!("{at}/type"), "a string"));
    let found = to_one(r#"{"data":{"type":"adyen_payments","id":"1","meta":[]}}"#);
    assert_eq!(found, wrong_type(&format!("{at}/meta"), "an object", "an array"));
    let found = to_one(r#"{"data":{"type":"adyen_payments","id":"1","attributes":{}}}"#);
    let expected = errors(&[error_with(
        &format!("{at}/attributes"),
        (400, "unknown"),
        "Unknown member",
        "`attributes` is no known member.",
        &json!({ "member": "attributes" }),
    )]);
    assert_eq!(found, expected);
    let found = to_one(r#"{"data":{"type":"adyen_payments","id":"1","id":"1"}}"#);
    assert_eq!(found, duplicate(&format!("{at}/id"), "id"));
}

#[test]
fn an_identifier_is_the_same_in_any_order_with_any_white_space_and_with_escapes() {
    for text in [
        r#"{"data":{"type":"adyen_payments","id":"x1"}}"#,
        r#"{"data":{"id":"x1","type":"adyen_payments"}}"#,
        r#"{ "data": { "type": "adyen_payments", "id": "x1" } }"#,
        r#"{ "data": { "id": "x1", "type": "adyen_payments" } }"#,
        r#"{"data":{"type":"adyen_payments" ,"id":"x1"}}"#,
        r#"{"data":{"type":"adyen_payments","id" :"x1"}}"#,
        r#"{"data":{"id":"x1","type":"adyen_payments" }}"#,
        r#"{"data":{"id":"x1" ,"type":"adyen_payments"} }"#,
        r#"{"data":{"type":"adyen_payments","id":"x\u0031"}}"#,
        r#"{"data":{"type":"\u0061dyen_payments","id":"x1"}}"#,
        r#"{"data":{"id":"\u00781","type":"adyen_payments"}}"#,
        r#"{"data":{"\u0069d":"x1","type":"adyen_payments"}}"#,
        r#"{"data":{"type":"adyen_payments","id":"x1"},"links":{"related":"/x"}}"#,
        "{\n  \"data\": {\n    \"id\": \"x1\",\n    \"type\": \"adyen_payments\"\n  }\n}",
    ] {
        let body = related(&format!(r#""payment_source":{text}"#));
        let order = OrderCreate::from_str(&body).unwrap_or_else(|error| panic!("{text}: {error}"));
        let source = order.payment_source.value().unwrap();
        let id = source.id().unwrap().as_str();
        assert_eq!((source.type_name(), id), ("adyen_payments", "x1"), "{text}");
    }
}

#[test]
fn an_identifier_in_the_other_order_is_refused_as_in_the_usual_one() {
    let at = format!("{SOURCE}/data");
    let found = to_one(r#"{"data":{"id":"1","type":"adyen_payment"}}"#);
    assert_eq!(found, to_one(r#"{"data":{"type":"adyen_payment","id":"1"}}"#));
    assert_eq!(found["errors"][0]["source"]["pointer"], format!("{at}/type"));
    let found = to_one(r#"{"data":{"id":1,"type":"adyen_payments"}}"#);
    assert_eq!(found, wrong_type(&format!("{at}/id"), "a string", "a number"));
    let found = to_one(r#"{"data":{"id":"1","type":"adyen_payments","id":"1"}}"#);
    assert_eq!(found, duplicate(&format!("{at}/id"), "id"));
    for text in [
        r#"{"data":{"id":"1","type":"adyen_payments"}"#,
        r#"{"data":{"id":"1","type":"adyen_payments""#,
        r#"{"data":{"id":"1","type":"#,
        r#"{"data":{"id":"1"#,
        r#"{"data":{"type":"adyen_payments","id":"#,
    ] {
        let body =
            format!(r#"{{"data":{{"type":"orders","relationships":{{"payment_source":{text}"#);
        let violations = OrderCreate::from_str(&body).unwrap_err();
        let codes: Vec<_> = violations.iter().map(jsonapi_core::Violation::code).collect();
        assert_eq!(codes, ["syntax"], "{text}");
    }
}

#[test]
fn an_identifier_of_a_typed_id_has_to_be_one() {
    let found = to_many(r#"{"data":[{"type":"tags","id":"seven"}]}"#);
    let expected = errors(&[error_with(
        &format!("{TAGS}/data/0/id"),
        (422, "invalid-id"),
        "Invalid id",
        "`seven` is no id of this resource type.",
        &json!({ "found": "seven" }),
    )]);
    assert_eq!(found, expected);
}

#[test]
fn a_local_id_names_what_the_request_creates() {
    let body = related(r#""tags":{"data":[{"type":"tags","lid":"a"},{"type":"tags","id":"7"}]}"#);
    let expected = errors(&[error_with(
        &format!("{TAGS}/data/0/lid"),
        (400, "unknown-lid"),
        "Unknown local id",
        "Nothing that this document creates has the local id `a`.",
        &json!({ "lid": "a" }),
    )]);
    assert_eq!(refused::<OrderCreate>(&body), expected);
    // What is included is ignored then, and may be what is meant.
    let tags = OrderCreate::validator().lenient().from_str(&body).unwrap().tags.unwrap();
    let names: Vec<_> = tags.iter().map(|tag| (tag.lid(), tag.id().copied())).collect();
    assert_eq!(names, [(Some("a"), None), (None, Some(7))]);
}

#[test]
fn links_and_meta_beside_linkage_are_checked_and_unknown_members_reported() {
    let data = r#""data":{"type":"adyen_payments","id":"1"}"#;
    let found = to_one(&format!(r#"{{{data},"links":[]}}"#));
    assert_eq!(found, wrong_type(&format!("{SOURCE}/links"), "a links object", "an array"));
    let found = to_one(&format!(r#"{{{data},"meta":1}}"#));
    assert_eq!(found, wrong_type(&format!("{SOURCE}/meta"), "an object", "a number"));
    let found = to_one(&format!(r#"{{{data},"date":1}}"#));
    let expected = errors(&[error_with(
        &format!("{SOURCE}/date"),
        (400, "unknown"),
        "Unknown member",
        "`date` is no known member; did you mean `data`?",
        &json!({ "member": "date", "nearest": "data" }),
    )]);
    assert_eq!(found, expected);
}

#[test]
fn the_relationships_of_included_resources_follow_rules_of_their_own() {
    let included = r#""included":[{"type":"x","id":"1","relationships":{"y":{"data":null}}}]"#;
    let data = r#""data":{"type":"orders","id":"1"}"#;
    for body in [format!("{{{included},{data}}}"), format!("{{{data},{included}}}")] {
        let read = Document::<Order>::from_str(&body);
        assert_eq!(read.unwrap().included[0].relationships.as_ref().unwrap()[0].0, "y");
    }
}

#[test]
fn identifiers_are_counted_and_the_limit_itself_is_fine() {
    let tags = |count: usize| {
        let tags: Vec<String> =
            (0..count).map(|id| format!(r#"{{"type":"tags","id":"{id}"}}"#)).collect();
        related(&format!(r#""tags":{{"data":[{}]}}"#, tags.join(",")))
    };
    let limits =
        |identifiers| OrderCreate::validator().limits(Limits { identifiers, ..Limits::default() });
    for limit in [0, 1, 3] {
        assert!(limits(limit).from_str(&tags(limit)).is_ok());
        let expected = errors(&[error_of_text(
            (400, "too-long"),
            "Too many members or items",
            &format!("There are more than {limit} members or items."),
            &json!({ "limit": limit }),
        )]);
        assert_eq!(refused_by(&limits(limit), &tags(limit + 1)), expected);
    }
}

#[test]
fn the_limit_on_members_is_none_on_identifiers() {
    let tags: Vec<String> = (0..20).map(|id| format!(r#"{{"type":"tags","id":"{id}"}}"#)).collect();
    let body = related(&format!(r#""tags":{{"data":[{}]}}"#, tags.join(",")));
    let few_members = Limits { members: 10, identifiers: 20, ..Limits::default() };
    assert!(OrderCreate::validator().limits(few_members).from_str(&body).is_ok());
}

#[test]
fn a_local_id_is_no_name_in_a_response() {
    let tags = |identifier: &str| {
        format!(
            r#"{{"data":{{"type":"orders","id":"1","relationships":{{"tags":{{"data":[{identifier}]}}}}}}}}"#
        )
    };
    let body = tags(r#"{"type":"tags","lid":"a"}"#);
    let found = unreadable(&body, Document::<Order>::from_str(&body));
    assert_eq!(found, missing("/data/relationships/tags/data/0", "id"));
    let body = tags(r#"{"type":"tags","id":"1","lid":"a"}"#);
    let read = Document::<Order>::from_str(&body).unwrap().data.tags.data.unwrap();
    assert_eq!((read[0].id(), read[0].lid()), (Some(&1), None));
}

/// A set that a server may extend.
#[derive(ResourceSet, Debug, Clone, PartialEq)]
enum Labels {
    Tag(Tag),
    #[resource(other)]
    Other(ResourceObject),
}

/// The same set, which is closed.
#[derive(ResourceSet, Debug, Clone, PartialEq)]
enum Tags {
    Tag(Tag),
}

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "boxes")]
struct Labelled {
    #[resource(id)]
    id: String,
    #[relationship]
    label: ToOne<Labels>,
}

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "boxes")]
struct Tagged {
    #[resource(id)]
    id: String,
    #[relationship]
    label: ToOne<Tags>,
}

#[test]
fn a_set_with_a_catch_all_reads_linkage_of_any_type_and_a_closed_set_does_not() {
    let body = concat!(
        r#"{"data":{"type":"boxes","id":"1","relationships":{"label":{"data":{"type":"stickers","id":"7"}}}},"#,
        r#""included":[{"type":"stickers","id":"7","attributes":{"text":"a"}}]}"#,
    );
    let document = Document::<Labelled, Labels>::from_str(body).unwrap();
    let label = document.data.label.identifier().unwrap();
    assert_eq!((label.type_name(), label.id().map(String::as_str)), ("stickers", Some("7")));
    let found = label.find_in(&document.included).unwrap();
    assert!(matches!(found, Labels::Other(sticker) if sticker.type_name == "stickers"));
    assert_eq!(document.to_vec().unwrap(), body.as_bytes());

    let mismatch = wrong_linkage(
        "/data/relationships/label/data/type",
        &["tags"],
        "Expected a related resource of the type `tags`, found `stickers`.",
        "stickers",
    );
    assert_eq!(unreadable(body, Document::<Tagged>::from_str(body)), mismatch);
    let strict = Document::<Labelled>::reader().strict().from_slice(body.as_bytes());
    assert_eq!(unreadable(body, strict), mismatch);
    let update = body.split(r#","included""#).next().unwrap().to_owned() + "}";
    assert_eq!(refused::<LabelledUpdate>(&update), mismatch);
}
