//! Responses as a client reads them: typed documents, included resources, error documents.

use jsonapi_core::{
    Document, ErrorDocument, ErrorObject, ErrorSource, FromReaderError, Identifier, JsonApiObject,
    Limits, Link, LinkObject, Links, Meta, Metadata, Patch, Payload, ReadError, ResourceLinkage,
    ResourceObject, ToMany, ToOne,
};
use serde_json::json;

use crate::resources::{
    Customer, CustomerPartial, CustomerUpdate, Included, Order, OrderMeta, OrderPartial,
    StripePayment, Tag,
};
use crate::support::{errors, missing, not_null, unreadable, wrong_type};

const ORDER: &str = r#"{
  "jsonapi": { "version": "1.1", "profile": ["https://a.example/p"], "meta": { "build": 7 } },
  "data": {
    "type": "orders",
    "id": "1",
    "attributes": { "number": 12, "reference": null, "later": true, "currency": "EUR" },
    "relationships": {
      "customer": { "data": { "type": "customers", "id": "9" }, "meta": { "since": 2018 } },
      "payment_source": { "links": { "related": "/api/orders/1/payment_source" } },
      "tags": { "data": [{ "type": "tags", "id": "5" }, { "type": "tags", "id": "6" }] },
      "versions": { "data": [] },
      "sales-agent": { "data": null }
    },
    "links": { "self": "/api/orders/1", "edit": { "href": "/e", "title": "Edit" }, "next": null },
    "meta": { "revision": 3, "trace": "x" }
  },
  "included": [
    { "type": "customers", "id": "9", "attributes": { "email": "a@b.c" } },
    { "type": "stripe_payments", "id": "3", "attributes": { "token": 7 } },
    { "type": "gift_cards", "id": "4", "attributes": { "code": "g" },
      "relationships": { "order": { "data": { "type": "orders", "id": "1" } },
                         "uses": { "data": [] }, "owner": { "data": null } } }
  ],
  "links": { "self": "/api/orders/1?include=customer" },
  "meta": { "took": 3 }
}"#;

fn order() -> Order {
    Order {
        number: Some(12),
        links: Links::new()
            .with("self", "/api/orders/1")
            .with(
                "edit",
                LinkObject {
                    href: "/e".to_owned(),
                    title: Some("Edit".to_owned()),
                    ..LinkObject::default()
                },
            )
            .with("next", Link::Null),
        customer: ToOne {
            meta: Some(Meta::from([("since", 2018)])),
            ..ToOne::to(<Customer as jsonapi_core::Resource>::identifier("9"))
        },
        reference: None,
        meta: Some(OrderMeta { revision: 3, rest: Metadata::from([("trace", "x")]) }),
        payment_source: ToOne::default()
            .with_links(Links::new().with("related", "/api/orders/1/payment_source")),
        currency: Some("EUR".to_owned()),
        tags: ToMany {
            data: Some([5u64, 6].map(<Tag as jsonapi_core::Resource>::identifier).to_vec()),
            ..ToMany::default()
        },
        versions: ToMany { data: Some(Vec::new()), ..ToMany::default() },
        metadata: None,
        agent: Some(ToOne::empty()),
        id: "1".to_owned(),
    }
}

#[test]
fn a_document_of_one_resource_is_read_with_all_its_parts() {
    let document = Document::<Order>::from_str(ORDER).unwrap();
    assert_eq!(document.data, order());
    assert_eq!(document.links, Some(Links::new().with("self", "/api/orders/1?include=customer")));
    assert_eq!(document.meta, Some(Meta::from([("took", 3)])));
    let jsonapi = JsonApiObject {
        version: Some("1.1".to_owned()),
        ext: None,
        profile: Some(vec!["https://a.example/p".to_owned()]),
        meta: Some(Meta::from([("build", 7)])),
    };
    assert_eq!(document.jsonapi, Some(jsonapi));
    assert_eq!(Document::<Order>::from_slice(ORDER.as_bytes()).unwrap(), document);
    assert_eq!(serde_json::from_str::<Document<Order>>(ORDER).unwrap(), document);
}

#[test]
fn included_resources_are_kept_as_they_are_and_read_on_demand() {
    let document = Document::<Order>::from_str(ORDER).unwrap();
    let customer = document.data.customer.id().unwrap();
    let customer = document.get::<Customer>(customer).unwrap().unwrap();
    assert_eq!(customer, Customer { id: "9".to_owned(), email: Some("a@b.c".to_owned()) });
    assert_eq!(document.get::<Customer>(&"8".to_owned()), None);
    assert_eq!(document.get::<Tag>(&5), None);
    let violations = document.get::<StripePayment>(&"3".to_owned()).unwrap().unwrap_err();
    assert_eq!(violations.to_string(), "/attributes/token: Expected a string, found a number.");
    let card = &document.included[2];
    let names: Vec<_> =
        card.relationships.iter().flatten().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["order", "uses", "owner"]);
    let linkage: Vec<_> = card
        .relationships
        .iter()
        .flatten()
        .map(|(_, relationship)| relationship.data.clone())
        .collect();
    let order = jsonapi_core::ResourceIdentifier {
        type_name: "orders".to_owned(),
        id: Some("1".to_owned()),
        ..jsonapi_core::ResourceIdentifier::default()
    };
    let expected =
        [ResourceLinkage::One(order), ResourceLinkage::Many(Vec::new()), ResourceLinkage::Null];
    assert_eq!(linkage, expected.map(Some));
}

#[test]
fn included_resources_are_read_typed_as_a_set() {
    let body = ORDER.replace(r#""token": 7"#, r#""token": "t""#);
    let document = Document::<Order, Included>::from_str(&body).unwrap();
    let [Included::Customer(customer), Included::StripePayment(payment), Included::Other(other)] =
        &*document.included
    else {
        panic!("{:?}", document.included);
    };
    assert_eq!(customer.email.as_deref(), Some("a@b.c"));
    assert_eq!(payment.token.as_deref(), Some("t"));
    assert_eq!((other.type_name.as_str(), other.id.as_deref()), ("gift_cards", Some("4")));
    let found = unreadable(ORDER, Document::<Order, Included>::from_str(ORDER));
    assert_eq!(found, wrong_type("/included/1/attributes/token", "a string", "a number"));
}

#[test]
fn a_set_may_be_primary_data() {
    let body = r#"{"data":[{"id":"1","attributes":{"token":"t"},"type":"stripe_payments"},
        {"type":"x","id":"2"},{"type":"customers","id":"3"}]}"#;
    let document = Document::<Vec<Included>>::from_str(body).unwrap();
    assert_eq!(
        document.data,
        [
            Included::StripePayment(StripePayment {
                id: "1".to_owned(),
                token: Some("t".to_owned())
            }),
            Included::Other(ResourceObject {
                type_name: "x".to_owned(),
                id: Some("2".to_owned()),
                ..ResourceObject::default()
            }),
            Included::Customer(Customer { id: "3".to_owned(), email: None }),
        ]
    );
    let body = r#"{"data":{"type":"customers","id":"3"}}"#;
    let found = unreadable(body, Document::<crate::resources::PaymentSource>::from_str(body));
    let expected = errors(&[json!({
        "status": "409",
        "code": "type-mismatch",
        "title": "Wrong resource type",
        "detail": "Expected a resource of one of the types `adyen_payments`, `stripe_payments`, \
                   `payment_sources`, found `customers`.",
        "source": { "pointer": "/data/type" },
        "meta": {
            "expected": ["adyen_payments", "stripe_payments", "payment_sources"],
            "found": "customers",
        },
    })]);
    assert_eq!(found, expected);
}

#[test]
fn primary_data_is_one_resource_an_option_or_a_collection() {
    let customer = |id: &str| Customer { id: id.to_owned(), email: None };
    let one = r#"{"data":{"type":"customers","id":"1"}}"#;
    let none = r#"{"data":null}"#;
    let many = r#"{"data":[{"type":"customers","id":"1"},{"type":"customers","id":"2"}]}"#;
    assert_eq!(Document::<Customer>::from_str(one).unwrap().data, customer("1"));
    assert_eq!(Document::<Option<Customer>>::from_str(one).unwrap().data, Some(customer("1")));
    assert_eq!(Document::<Option<Customer>>::from_str(none).unwrap().data, None);
    let read = Document::<Vec<Customer>>::from_str(many).unwrap();
    assert_eq!(read.data, [customer("1"), customer("2")]);
    assert_eq!(Document::<Vec<Customer>>::from_str(r#"{"data":[]}"#).unwrap().data, []);
    for body in [one, none, many, r#"{"meta":{}}"#, "{\"data\":[1,{}],\"meta\":{}}"] {
        assert!(Document::<()>::from_str(body).is_ok(), "{body}");
    }
    let found = unreadable(none, Document::<Customer>::from_str(none));
    assert_eq!(found, not_null("/data", "a resource object"));
    let found = unreadable(many, Document::<Customer>::from_str(many));
    assert_eq!(found, wrong_type("/data", "a resource object", "an array"));
    let found = unreadable(one, Document::<Vec<Customer>>::from_str(one));
    assert_eq!(found, wrong_type("/data", "an array of resource objects", "an object"));
    let body = r#"{"meta":{}}"#;
    for found in [
        unreadable(body, Document::<Customer>::from_str(body)),
        unreadable(body, Document::<Option<Customer>>::from_str(body)),
        unreadable(body, Document::<Vec<Customer>>::from_str(body)),
    ] {
        assert_eq!(found, missing("", "data"));
    }
}

#[test]
fn identifiers_are_primary_data_of_a_relationships_own_document() {
    let body = r#"{"data":[{"type":"tags","id":"5"},{"type":"tags","id":"6"}],
        "links":{"self":"/api/orders/1/relationships/tags"}}"#;
    let document = Document::<Vec<Identifier<Tag>>>::from_str(body).unwrap();
    let ids: Vec<_> = document.data.iter().filter_map(Identifier::id).copied().collect();
    assert_eq!(ids, [5, 6]);
    let none = Document::<Option<Identifier<Customer>>>::from_str(r#"{"data":null}"#).unwrap();
    assert_eq!(none.data, None);
}

#[test]
fn links_alone_null_one_and_many_are_told_apart() {
    let read = |customer: &str| {
        let body = format!(
            r#"{{"data":{{"type":"orders","id":"1","relationships":{{"customer":{customer}}}}}}}"#
        );
        Document::<OrderPartial>::from_str(&body).unwrap().data.customer.unwrap()
    };
    assert_eq!(read(r#"{"links":{"related":"/x"}}"#).data, Patch::Absent);
    assert_eq!(read(r#"{"data":null}"#).data, Patch::Null);
    let one = read(r#"{"data":{"type":"customers","id":"9"}}"#);
    assert_eq!(one.id().map(String::as_str), Some("9"));
}

#[test]
fn a_sparse_response_is_read_as_the_partial() {
    let body = r#"{"data":[{"type":"orders","id":"1","attributes":{"reference":null}},
        {"type":"orders","id":"2"}]}"#;
    let document = Document::<Vec<OrderPartial>>::from_str(body).unwrap();
    let [first, second] = document.data.as_slice() else { panic!("{document:?}") };
    assert_eq!((first.id.as_deref(), &first.reference), (Some("1"), &Some(None)));
    assert_eq!((&first.number, &first.customer), (&None, &None));
    assert_eq!((second.id.as_deref(), &second.reference), (Some("2"), &None));
    let body = r#"{"data":{"type":"customers"}}"#;
    let found = unreadable(body, Document::<CustomerPartial>::from_str(body));
    assert_eq!(found, missing("/data", "id"));
}

#[test]
fn a_numeric_id_is_an_error_and_never_absent() {
    let body = r#"{"data":{"type":"customers","id":1}}"#;
    let expected = wrong_type("/data/id", "a string", "a number");
    assert_eq!(unreadable(body, Document::<Customer>::from_str(body)), expected);
    assert_eq!(unreadable(body, Document::<CustomerPartial>::from_str(body)), expected);
    assert_eq!(unreadable(body, Document::<ResourceObject>::from_str(body)), expected);
    let body = r#"{"data":{"type":"customers","id":"1"},"included":[{"type":"x","id":2}]}"#;
    let expected = wrong_type("/included/0/id", "a string", "a number");
    assert_eq!(unreadable(body, Document::<Customer>::from_str(body)), expected);
}

#[test]
fn an_error_document_is_an_error_that_says_what_the_server_said() {
    let body = r#"{"errors":[
        {"id":"7","links":{"about":"/e/7"},"status":"422","code":"taken","title":"Taken",
         "detail":"It is taken.","source":{"pointer":"/data/attributes/code"},"meta":{"n":1}},
        {"status":"400","source":{"parameter":"include"}},{"source":{"header":"Accept"}}],
        "meta":{"took":1},"jsonapi":{"version":"1.1"}}"#;
    let expected = ErrorDocument {
        errors: vec![
            ErrorObject {
                id: Some("7".to_owned()),
                links: Some(Links::new().with("about", "/e/7")),
                status: Some("422".to_owned()),
                code: Some("taken".to_owned()),
                title: Some("Taken".to_owned()),
                detail: Some("It is taken.".to_owned()),
                source: Some(ErrorSource {
                    pointer: Some("/data/attributes/code".to_owned()),
                    ..ErrorSource::default()
                }),
                meta: Some(Meta::from([("n", 1)])),
            },
            ErrorObject {
                status: Some("400".to_owned()),
                source: Some(ErrorSource {
                    parameter: Some("include".to_owned()),
                    ..ErrorSource::default()
                }),
                ..ErrorObject::default()
            },
            ErrorObject {
                source: Some(ErrorSource {
                    header: Some("Accept".to_owned()),
                    ..ErrorSource::default()
                }),
                ..ErrorObject::default()
            },
        ],
        meta: Some(Meta::from([("took", 1)])),
        jsonapi: Some(JsonApiObject::v1_1()),
        links: None,
    };
    let read = Document::<Customer>::from_str(body).unwrap_err();
    assert_eq!(read, ReadError::Errors(Box::new(expected.clone())));
    assert_eq!(read.to_string(), "the server reports: 422 It is taken.; 400 an error; an error");
    assert_eq!(ErrorDocument::from_slice(body.as_bytes()).unwrap(), expected);
    assert_eq!(ErrorDocument::from_slice(&expected.to_vec().unwrap()).unwrap(), expected);
    assert_eq!(serde_json::from_str::<ErrorDocument>(body).unwrap(), expected);
    let violations = ErrorDocument::from_slice(br#"{"data":null}"#).unwrap_err();
    assert_eq!(violations.to_string(), "the document: The member `errors` is missing.");
}

#[test]
fn an_input_is_read_no_further_than_the_limit() {
    struct Endless(u64);
    impl std::io::Read for Endless {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            buffer.fill(b' ');
            self.0 += buffer.len() as u64;
            assert!(self.0 < 1 << 20, "the reader wants ever more");
            Ok(buffer.len())
        }
    }
    let limits = Limits { bytes: 1000, ..Limits::default() };
    let too_large = "The document has more than 1000 bytes.";
    let read = Document::<Customer>::reader().limits(limits).from_reader(Endless(0)).unwrap();
    assert_eq!(read.unwrap_err().to_string(), too_large);
    let validator = CustomerUpdate::validator().limits(limits);
    assert_eq!(validator.from_reader(Endless(0)).unwrap_err().to_string(), too_large);
    let body = r#"{"data":{"type":"customers","id":"1"}}"#;
    let limits = Limits { bytes: body.len(), ..Limits::default() };
    let read = Document::<Customer>::reader().limits(limits).from_reader(body.as_bytes());
    assert_eq!(read.unwrap().unwrap().data.id, "1");
    assert_eq!(CustomerUpdate::from_reader(body.as_bytes()).unwrap().id, "1");
}

#[test]
fn an_input_that_fails_says_so() {
    struct Broken;
    impl std::io::Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("unplugged"))
        }
    }
    assert!(Document::<Customer>::reader().from_reader(Broken).is_err());
    let error = CustomerUpdate::from_reader(Broken).unwrap_err();
    assert!(matches!(error, FromReaderError::Io(_)));
    assert_eq!(error.to_string(), "the input could not be read: unplugged");
}
