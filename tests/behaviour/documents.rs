//! Documents as a server writes them, and what is the same after it is written and read.

use std::borrow::Cow;

use jsonapi_core::{
    Document, JsonApiObject, Limits, Links, Meta, Metadata, Patch, Payload, RawJson, ReadError,
    RelationshipObject, Resource, ResourceIdentifier, ResourceLinkage, ResourceObject, ToMany,
    ToOne,
};
use serde_json::json;

use crate::resources::{
    Customer, Line, LineUpdate, Note, NoteUpdate, Order, OrderMeta, PaymentSource, StripePayment,
    Tag,
};

fn customer(id: &str) -> Customer {
    Customer { id: id.to_owned(), email: Some(format!("{id}@b.c")) }
}

fn order(id: &str) -> Order {
    Order {
        number: Some(3),
        links: Links::new().with("self", format!("/api/orders/{id}")),
        customer: ToOne::to(Customer::identifier("9")),
        reference: None,
        meta: Some(OrderMeta { revision: 1, rest: Metadata::new() }),
        payment_source: ToOne::default(),
        currency: Some("EUR".to_owned()),
        tags: ToMany { data: Some(vec![Tag::identifier(5u64)]), ..ToMany::default() },
        versions: ToMany::default(),
        metadata: Some(Metadata::from([("a", 1)])),
        agent: None,
        id: id.to_owned(),
    }
}

const WRITTEN: &str = concat!(
    r#"{"type":"orders","id":"1","attributes":{"number":3,"reference":null,"currency":"EUR","#,
    r#""metadata":{"a":1}},"relationships":{"#,
    r#""customer":{"data":{"type":"customers","id":"9"}},"#,
    r#""tags":{"data":[{"type":"tags","id":"5"}]}},"#,
    r#""links":{"self":"/api/orders/1"},"meta":{"revision":1}}"#,
);

#[test]
fn a_resource_is_written_in_the_order_of_its_fields_without_what_is_not_known() {
    let body = Document::one(&order("1")).to_vec().unwrap();
    assert_eq!(String::from_utf8(body).unwrap(), format!(r#"{{"data":{WRITTEN}}}"#));
}

#[test]
fn a_compound_document_has_each_resource_once() {
    let (one, two) = (order("1"), order("2"));
    let buyer = customer("9");
    let document = Document::many([&one, &two, &one])
        .include(&buyer)
        .include(&two)
        .include_all([&buyer, &customer("9")])
        .links(Links::new().with("self", "/api/orders"))
        .meta([("total", 2)])
        .jsonapi(JsonApiObject::v1_1())
        .to_vec()
        .unwrap();
    let second = WRITTEN.replace(r#""id":"1""#, r#""id":"2""#).replace("orders/1", "orders/2");
    let expected = [
        format!(r#"{{"data":[{WRITTEN},{second}],"included":["#),
        r#"{"type":"customers","id":"9","attributes":{"email":"9@b.c"}}],"#.to_owned(),
        r#""links":{"self":"/api/orders"},"meta":{"total":2},"#.to_owned(),
        r#""jsonapi":{"version":"1.1"}}"#.to_owned(),
    ];
    assert_eq!(String::from_utf8(document).unwrap(), expected.concat());
}

#[test]
fn a_resource_that_nothing_links_to_cannot_be_included() {
    let payment = StripePayment { id: "9".to_owned(), token: None };
    let order = order("1");
    let error = Document::one(&order).include(&payment).to_vec().unwrap_err();
    assert_eq!(
        error.to_string(),
        "no relationship leads from the primary data to the included resource `9` of the type \
         `stripe_payments`"
    );
    let sparse = Document::one(&order).fields("orders", ["amount"]).include(&payment);
    assert!(sparse.to_vec().is_ok());
}

#[test]
fn no_resource_and_no_resources_are_null_and_an_empty_array() {
    assert_eq!(Document::optional(None).to_vec().unwrap(), br#"{"data":null}"#);
    let none: [&Customer; 0] = [];
    assert_eq!(Document::many(none).to_vec().unwrap(), br#"{"data":[]}"#);
}

#[test]
fn a_resource_without_an_id_is_written_in_a_request_that_creates_it() {
    let draft = |lid: &str| ResourceObject {
        type_name: "drafts".to_owned(),
        lid: Some(lid.to_owned()),
        ..ResourceObject::default()
    };
    let drafts = [draft("a"), draft("b")];
    assert_eq!(
        Document::many(&drafts).to_vec().unwrap_err().to_string(),
        "a resource of the type `drafts` has no id, which only a resource that is created may lack"
    );
    let document = drafts[0].create_request().unwrap();
    assert_eq!(String::from_utf8(document).unwrap(), r#"{"data":{"type":"drafts","lid":"a"}}"#);
}

#[test]
fn a_resource_of_a_set_is_written_as_itself() {
    let set = [
        PaymentSource::StripePayment(StripePayment { id: "1".to_owned(), token: None }),
        PaymentSource::StripePayment(StripePayment { id: "1".to_owned(), token: None }),
    ];
    let document = Document::many(&set).to_vec().unwrap();
    assert_eq!(
        String::from_utf8(document).unwrap(),
        r#"{"data":[{"type":"stripe_payments","id":"1","attributes":{"token":null}}]}"#
    );
}

#[test]
fn what_is_written_is_read_as_the_same() {
    let buyer = ResourceObject {
        type_name: "customers".to_owned(),
        id: Some("9".to_owned()),
        attributes: Some(Metadata::from([("code", "g")])),
        relationships: Some(vec![(
            "order".to_owned(),
            RelationshipObject {
                data: Some(ResourceLinkage::Many(vec![ResourceIdentifier {
                    type_name: "orders".to_owned(),
                    id: Some("1".to_owned()),
                    meta: Some(Meta::from([("x", 1)])),
                    ..ResourceIdentifier::default()
                }])),
                links: Some(Links::new().with("related", "/x")),
                meta: None,
            },
        )]),
        links: Some(Links::new().with("self", "/g")),
        meta: Some(Meta::from([("y", json!([1, { "z": null }]))])),
        lid: None,
    };
    let document = Document {
        data: vec![order("1"), order("2")],
        included: vec![buyer].into(),
        links: Some(Links::new().with("next", jsonapi_core::Link::Null)),
        meta: Some(Meta::new()),
        jsonapi: Some(JsonApiObject::v1_1()),
    };
    let written = document.to_vec().unwrap();
    assert_eq!(Document::from_slice(&written).unwrap(), document);
    assert_eq!(serde_json::to_vec(&document).unwrap(), written);
    assert_eq!(
        document.to_string_pretty().unwrap(),
        serde_json::to_string_pretty(&document).unwrap()
    );
    let value = serde_json::to_value(&document).unwrap();
    assert_eq!(serde_json::from_value::<Document<Vec<Order>>>(value).unwrap(), document);
    let built = Document::many(&document.data).jsonapi(JsonApiObject::v1_1());
    assert_eq!(serde_json::to_vec(&built).unwrap(), built.to_vec().unwrap());
}

#[test]
fn serde_refuses_what_the_reader_refuses() {
    for (body, problem) in [
        (r#"{"data":{"type":"notes","id":"1","id":"1"}}"#, "/data/id: `id` occurs more than once"),
        (r#"{"data":{"type":"notes","id":1}}"#, "/data/id: Expected a string, found a number."),
        (r#"{"data":{"type":"notes"}}"#, "/data: The member `id` is missing."),
    ] {
        let error = serde_json::from_str::<NoteUpdate>(body).unwrap_err().to_string();
        assert!(error.starts_with(problem), "{error}");
        let error = serde_json::from_str::<Document<Note>>(body).unwrap_err().to_string();
        assert!(error.starts_with(problem), "{error}");
    }
    let body = r#"{"errors":[{"title":"Gone"}]}"#;
    let error = serde_json::from_str::<Document<Note>>(body).unwrap_err().to_string();
    assert!(error.starts_with("the server reports:") && error.contains("Gone"), "{error}");
}

#[test]
fn what_is_written_never_has_a_name_twice() {
    let mut order = order("1");
    let rest = Metadata::from([("revision", 2), ("trace", 3)]);
    order.meta = Some(OrderMeta { revision: 1, rest });
    let written = Document::one(&order).to_vec().unwrap();
    let read = Document::<Order>::from_slice(&written);
    assert!(read.is_ok(), "{read:?}");
}

/// An update of a note with this metadata.
fn note(metadata: &str) -> String {
    format!(r#"{{"data":{{"type":"notes","id":"1","attributes":{{"metadata":{metadata}}}}}}}"#)
}

fn metadata(text: &str) -> Metadata {
    NoteUpdate::from_str(&note(text)).unwrap().metadata.into_value().unwrap()
}

#[test]
fn metadata_keeps_order_and_numbers_of_any_length() {
    let text = concat!(
        r#"{"z":123456789012345678901234567890,"a":1.10,"m":1e400,"#,
        r#""k":[0.1000000000000000055511151231257827,-0],"":"\u00e9\/"}"#,
    );
    assert_eq!(metadata(text).as_str(), text);
    let payload = NoteUpdate::from_str(&note(text)).unwrap();
    assert_eq!(Payload::to_string(&payload).unwrap(), note(text));
    let spaced = "{ \"a b\" :\t[ 1 ,\n2 ] , \"c\\\" \" : \" x \" }";
    assert_eq!(metadata(spaced).as_str(), r#"{"a b":[1,2],"c\" ":" x "}"#);
}

#[test]
fn serde_writes_every_digit_too() {
    let text = note(r#"{"z":123456789012345678901234567890}"#);
    let payload = NoteUpdate::from_str(&text).unwrap();
    assert_eq!(serde_json::to_string(&payload).unwrap(), text);
}

#[test]
fn metadata_is_equal_in_whatever_order_and_however_written() {
    assert_eq!(metadata(r#"{"a":1,"b":{"c":[1,2],"d":"é"}}"#), {
        metadata(r#"{"b":{"d":"\u00e9","c":[1,2]},"\u0061":1}"#)
    });
    assert_ne!(metadata(r#"{"a":[1,2]}"#), metadata(r#"{"a":[2,1]}"#));
    assert_ne!(metadata(r#"{"a":1}"#), metadata(r#"{"a":1,"b":null}"#));
}

#[test]
fn metadata_with_other_digits_is_not_equal() {
    let one = metadata(r#"{"a":123456789012345678901234567890}"#);
    let other = metadata(r#"{"a":123456789012345678901234567891}"#);
    assert_ne!(one, other);
    let ordered = metadata(r#"{"a":1e400,"b":1}"#);
    assert_eq!(ordered, metadata(r#"{"b":1,"a":1e400}"#));
}

#[test]
fn metadata_is_edited_in_place_and_read_by_name() {
    let mut metadata = metadata(r#"{"z":123456789012345678901234567890,"\u0061":1}"#);
    metadata.insert("a", 2);
    metadata.insert("b\"", json!({ "c": null }));
    let expected = r#"{"z":123456789012345678901234567890,"a":2,"b\"":{"c":null}}"#;
    assert_eq!(metadata.as_str(), expected);
    assert_eq!(metadata.get("b\""), Some(RawJson::from(json!({ "c": null }))));
    assert_eq!(metadata.get("c"), None);
    let names: Vec<_> = metadata.members().into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["z", "a", "b\""]);
}

#[test]
fn metadata_deeper_than_the_default_limit_is_whole() {
    let deep = format!(r#"{{"a":{}{},"b":1}}"#, "[".repeat(200), "]".repeat(200));
    let limits = Limits { depth: 1000, ..Limits::default() };
    let payload = NoteUpdate::validator().limits(limits).from_str(&note(&deep)).unwrap();
    let mut metadata = payload.metadata.into_value().unwrap();
    assert_eq!(metadata.get("b").map(|b| b.as_str().to_owned()).as_deref(), Some("1"));
    metadata.insert("b", 2);
    assert_eq!(metadata.as_str(), deep.replace("\"b\":1", "\"b\":2"));
}

#[test]
fn a_document_as_deep_as_the_limit_is_serialized_as_it_is_written() {
    let deep = note(&format!(r#"{{"a":{}{}}}"#, "[".repeat(124), "]".repeat(124)));
    let payload = NoteUpdate::from_str(&deep).unwrap();
    assert_eq!(Payload::to_string(&payload).unwrap(), deep);
    assert_eq!(serde_json::to_string(&payload).ok(), Some(deep));
}

#[test]
fn strings_without_escapes_and_raw_json_are_borrowed_from_the_document() {
    let body = concat!(
        r#"{"data":{"type":"lines","id":"1","#,
        r#""attributes":{"plain":"as it is é","text":"as it is, too","#,
        r#""raw":{"size":3,"tags":["\u00e9"]}}}}"#,
    );
    let inside = |text: &str| body.as_bytes().as_ptr_range().contains(&text.as_ptr());
    let line = Document::<Line<'_>>::from_str(body).unwrap().data;
    assert!(line.plain.is_some_and(inside));
    assert!(matches!(line.text, Some(Cow::Borrowed(text)) if inside(text)));
    assert!(line.raw.is_some_and(|raw| inside(raw.as_str())));
    let payload = LineUpdate::from_str(body).unwrap();
    assert!(matches!(payload.text, Patch::Value(Cow::Borrowed(text)) if inside(text)));
    let escaped = body.replace("too", "t\\u006fo");
    let line = Document::<Line<'_>>::from_str(&escaped).unwrap().data;
    assert!(matches!(line.text, Some(Cow::Owned(text)) if text == "as it is, too"));
    let escaped = body.replace("it is é", "it\\u0020is");
    let Err(ReadError::Invalid(violations)) = Document::<Line<'_>>::from_str(&escaped) else {
        panic!("a string with escapes cannot be borrowed");
    };
    assert_eq!(
        violations.to_string(),
        "/data/attributes/plain: Expected a string without escapes, found `as it is`."
    );
}

#[test]
fn free_form_values_and_metadata_are_read_into_a_resource() {
    let body = concat!(
        r#"{"data":{"type":"notes","id":"1","attributes":{"metadata":{"b":1,"a":[]},"#,
        r#""value":[1,{"x":null}]},"meta":{"k":"v"}}}"#,
    );
    let note = Note {
        id: "1".to_owned(),
        metadata: Some(Metadata::parse(r#"{"b":1,"a":[]}"#).unwrap()),
        value: Some(json!([1, { "x": null }])),
        meta: Some(Meta::from([("k", "v")])),
    };
    assert_eq!(Document::<Note>::from_str(body).unwrap().data, note);
    assert_eq!(Document::one(&note).to_vec().unwrap(), body.as_bytes());
}
