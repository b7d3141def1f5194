//! Payloads as a client builds them: what compiles, and the exact text that is sent.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jsonapi_core::{
    Identifier, Meta, Metadata, Patch, Payload, Resource, ToMany, ToOne, True, WriteError,
};
use serde_json::json;

use crate::resources::{
    Chain, Customer, Line, Node, Note, Order, OrderCreate, OrderUpdate, Package, PaymentSource,
    Point, Product, ProductUpdate, StripePayment, Tag, TagCreate, Unit,
};

fn text(payload: &impl Payload) -> String {
    payload.to_string().unwrap()
}

#[test]
fn a_create_payload_has_the_members_in_the_order_of_the_fields_whatever_the_order_of_calls() {
    let payload = Order::create()
        .metadata([("b", 1), ("a", 2)])
        .tags([1u64, 2].map(Tag::identifier))
        .agent("8")
        .payment_source(StripePayment::identifier("xYZ"))
        .currency("EUR")
        .reference("R-1")
        .customer("QWERtyUpBa")
        .build();
    assert_eq!(
        text(&payload),
        concat!(
            r#"{"data":{"type":"orders","#,
            r#""attributes":{"reference":"R-1","currency":"EUR","metadata":{"b":1,"a":2}},"#,
            r#""relationships":{"customer":{"data":{"type":"customers","id":"QWERtyUpBa"}},"#,
            r#""payment_source":{"data":{"type":"stripe_payments","id":"xYZ"}},"#,
            r#""tags":{"data":[{"type":"tags","id":"1"},{"type":"tags","id":"2"}]},"#,
            r#""sales-agent":{"data":{"type":"customers","id":"8"}}}}}"#,
        )
    );
    assert_eq!((payload.method(), payload.path().as_str()), ("POST", "/api/orders"));
}

#[test]
fn an_update_payload_has_what_was_set_and_no_empty_containers() {
    assert_eq!(text(&Order::update("1").build()), r#"{"data":{"type":"orders","id":"1"}}"#);
    let payload = Order::update("1").reference("R-1").build();
    assert_eq!(
        text(&payload),
        r#"{"data":{"type":"orders","id":"1","attributes":{"reference":"R-1"}}}"#
    );
    let payload = Order::update("1").customer("2").build();
    assert_eq!(
        text(&payload),
        concat!(
            r#"{"data":{"type":"orders","id":"1","relationships":"#,
            r#"{"customer":{"data":{"type":"customers","id":"2"}}}}}"#,
        )
    );
    assert_eq!((payload.method(), payload.path().as_str()), ("PATCH", "/api/orders/1"));
    assert_eq!(text(&Customer::create().build()), r#"{"data":{"type":"customers"}}"#);
}

#[test]
fn clearing_sends_null_and_emptying_an_empty_array() {
    let payload = Order::update("1")
        .clear_reference()
        .clear_metadata()
        .clear_customer()
        .clear_payment_source()
        .clear_agent()
        .empty_tags()
        .build();
    assert_eq!(
        text(&payload),
        concat!(
            r#"{"data":{"type":"orders","id":"1","#,
            r#""attributes":{"reference":null,"metadata":null},"#,
            r#""relationships":{"customer":{"data":null},"payment_source":{"data":null},"#,
            r#""tags":{"data":[]},"sales-agent":{"data":null}}}}"#,
        )
    );
}

#[test]
fn the_last_call_counts() {
    let payload = Order::update("1").clear_reference().reference("R-2").build();
    assert_eq!(payload.reference, Patch::Value("R-2".to_owned()));
    let payload = Order::update("1").tags([Tag::identifier(1u64)]).empty_tags().build();
    assert_eq!(payload.tags, Some(Vec::new()));
}

#[test]
fn a_plain_id_stands_for_a_resource_where_one_type_is_possible() {
    let identifier: Identifier<Customer> = Customer::identifier("1");
    let payloads = [
        Order::create().customer("1").clear_agent().build(),
        Order::create().customer("1".to_owned()).clear_agent().build(),
        Order::create().customer(identifier).clear_agent().build(),
    ];
    assert_eq!(payloads[0], payloads[1]);
    assert_eq!(payloads[0], payloads[2]);
    let plain = Order::update("1").tags([5u64, 6]).build();
    assert_eq!(plain, Order::update("1").tags([5u64, 6].map(Tag::identifier)).build());
    let id = "2".to_owned();
    let plain = Order::update("1").customer(&id).build();
    assert_eq!(plain, Order::update("1").customer(id).build());
}

#[test]
fn a_closed_set_takes_identifiers_of_its_resources_and_names_that_no_resource_has() {
    let sent = |payload: &OrderUpdate| {
        let payload = serde_json::to_value(payload).unwrap();
        payload["data"]["relationships"]["payment_source"]["data"].clone()
    };
    let payload = Order::update("1").payment_source(StripePayment::identifier("a")).build();
    assert_eq!(sent(&payload), json!({ "type": "stripe_payments", "id": "a" }));
    let payload = Order::update("1").payment_source(PaymentSource::payment_sources("b")).build();
    assert_eq!(sent(&payload), json!({ "type": "payment_sources", "id": "b" }));
    let named = Identifier::<PaymentSource>::from_parts("adyen_payments", "c").unwrap();
    let payload = Order::update("1").payment_source(named).build();
    assert_eq!(sent(&payload), json!({ "type": "adyen_payments", "id": "c" }));
    assert_eq!(Identifier::<PaymentSource>::from_parts("orders", "c"), None);
}

#[test]
fn to_many_linkage_is_any_collection_of_identifiers() {
    let tags = [1u64, 2].map(Tag::identifier);
    let from_array = Order::update("1").tags(tags.clone()).build();
    let from_vec = Order::update("1").tags(tags.to_vec()).build();
    let from_iterator = Order::update("1").tags((1u64..3).map(Tag::identifier)).build();
    assert_eq!(from_array, from_vec);
    assert_eq!(from_array, from_iterator);
}

#[test]
fn client_ids_local_ids_and_meta_have_their_places() {
    let payload =
        Product::create().id("mine").name("n").meta(Meta::from([("source", "import")])).build();
    assert_eq!(
        text(&payload),
        concat!(
            r#"{"data":{"type":"products","id":"mine","attributes":{"name":"n"}},"#,
            r#""meta":{"source":"import"}}"#,
        )
    );
    assert_eq!(payload.path(), "/api/products");
    let payload = Note::create().id("required").build();
    assert_eq!(text(&payload), r#"{"data":{"type":"notes","id":"required"}}"#);
    let payload = Tag::create().lid("a").name("n").build();
    assert_eq!(text(&payload), r#"{"data":{"type":"tags","lid":"a","attributes":{"name":"n"}}}"#);
    // Nothing is created here that could have the local id.
    let payload = Order::update("1").tags([Identifier::<Tag>::local("a")]).build();
    assert_eq!(
        payload.to_vec().unwrap_err().to_string(),
        "a resource of the type `tags` has no id, which only a resource that is created may lack"
    );
    let with_meta = Customer::identifier("2").with_meta(Meta::from([("since", 2018)]));
    let payload = Order::update("1").customer(with_meta).build();
    assert_eq!(
        text(&payload),
        concat!(
            r#"{"data":{"type":"orders","id":"1","relationships":"#,
            r#"{"customer":{"data":{"type":"customers","id":"2","meta":{"since":2018}}}}}}"#,
        )
    );
}

#[test]
fn the_path_has_the_id_as_one_encoded_segment() {
    assert_eq!(Order::update("a/b c?ü").build().path(), "/api/orders/a%2Fb%20c%3F%C3%BC");
    assert_eq!(Order::update("A-z_0.9~").build().path(), "/api/orders/A-z_0.9~");
    assert_eq!(Order::update("%#&+;=@:").build().path(), "/api/orders/%25%23%26%2B%3B%3D%40%3A");
    assert_eq!(Tag::update(7u64).build().path(), "/tags/7");
    assert_eq!(Tag::create().name("n").build().path(), "/tags");
}

#[test]
fn every_way_to_write_a_payload_gives_the_same_json() {
    let payload = Order::create()
        .customer("1")
        .clear_agent()
        .reference("tab\t quote\" back\\ bell\u{7} é 😀")
        .metadata([("n", json!([1, -2.5, null, { "deep": {} }, [], "x"]))])
        .meta(Meta::from([("m", true)]))
        .build();
    let written = text(&payload);
    assert_eq!(payload.to_vec().unwrap(), written.as_bytes());
    let mut output = Vec::new();
    payload.write_to(&mut output).unwrap();
    assert_eq!(output, written.as_bytes());
    assert_eq!(serde_json::to_string(&payload).unwrap(), written);
    assert_eq!(
        payload.to_string_pretty().unwrap(),
        serde_json::to_string_pretty(&payload).unwrap()
    );
    let value: serde_json::Value = serde_json::from_str(&written).unwrap();
    assert_eq!(serde_json::to_value(&payload).unwrap(), value);
    assert_eq!(OrderCreate::from_str(&written).unwrap(), payload);
    assert_eq!(serde_json::from_str::<OrderCreate>(&written).unwrap(), payload);
}

#[test]
fn serde_writes_and_reads_every_float_as_it_is() {
    for number in [9.118_644_543_062_383e-170, 0.1, f64::MAX, f64::MIN_POSITIVE, 5e-324, -0.0] {
        let payload = Product::update("1").weight(number).build();
        let written = serde_json::to_string(&payload).unwrap();
        assert_eq!(written, text(&payload));
        let read = serde_json::from_str::<ProductUpdate>(&text(&payload)).unwrap();
        assert_eq!(read.weight.map(f64::to_bits), Some(number.to_bits()));
    }
}

#[test]
fn payloads_are_plain_structs() {
    let built = Order::update("1").reference("R-1").clear_metadata().build();
    let literal = OrderUpdate {
        id: "1".to_owned(),
        customer: Patch::Absent,
        reference: Patch::Value("R-1".to_owned()),
        payment_source: Patch::Absent,
        tags: None,
        metadata: Patch::Null,
        agent: Patch::Absent,
        meta: None,
    };
    assert_eq!(built, literal);
    let built = Tag::create().name("n").build();
    assert_eq!(built, TagCreate { lid: None, name: "n".to_owned(), meta: None });
    let built = Order::create().customer("1").agent("2").build();
    let literal = OrderCreate {
        customer: Customer::identifier("1"),
        reference: Patch::Absent,
        payment_source: Patch::Absent,
        currency: Patch::Absent,
        tags: None,
        metadata: Patch::Absent,
        agent: Some(Customer::identifier("2")),
        meta: None,
    };
    assert_eq!(built, literal);
}

#[test]
fn every_kind_of_attribute_is_written_as_json_has_it() {
    let payload = Product::create()
        .name("n")
        .stock(u64::MAX)
        .rating(255)
        .balance(i64::MIN)
        .weight(0.1)
        .factor(1.5e-9)
        .visible(false)
        .archive(True)
        .unit(Unit::SquareMeter)
        .released_at("2018-01-31T10:00:00.25Z".parse::<jiff::Timestamp>().unwrap())
        .released_on(jiff::civil::date(2018, 1, 31))
        .key(uuid::Uuid::from_u128(0x67e5_5044_10b1_426f_9247_bb68_0e5f_e0c8))
        .codes(["a", "b"])
        .prices(BTreeMap::from([("EUR".to_owned(), 5), ("\"".to_owned(), -1)]))
        .package(Package { outer_width: 3, label: None, stackable: None })
        .details(Metadata::from([("é", "😀")]))
        .origin(Point { x: 1, y: -0.5 })
        .form()
        .edition()
        .build();
    assert_eq!(
        text(&payload),
        concat!(
            r#"{"data":{"type":"products","attributes":{"name":"n","#,
            r#""stock":18446744073709551615,"rating":255,"balance":-9223372036854775808,"#,
            r#""weight":0.1,"factor":1.5e-9,"visible":false,"_archive":true,"#,
            r#""unit":"square_meter","released-at":"2018-01-31T10:00:00.250Z","#,
            r#""released_on":"2018-01-31","key":"67e55044-10b1-426f-9247-bb680e5fe0c8","#,
            r#""codes":["a","b"],"prices":{"\"":-1,"EUR":5},"#,
            r#""package":{"outerWidth":3,"label":null},"details":{"é":"😀"},"#,
            r#""origin":{"x":1,"y":-0.5},"form":"goods","edition":2}}}"#,
        )
    );
    let accepted = crate::resources::ProductCreate::from_str(&text(&payload));
    assert_eq!(accepted.unwrap(), payload);
}

#[test]
fn nested_objects_of_one_type_may_hold_each_other() {
    let first = Node { next: Some(Box::new(Node { next: None })) };
    let payload = Chain::update("1").first(first.clone()).build();
    assert_eq!(
        text(&payload),
        r#"{"data":{"type":"chains","id":"1","attributes":{"first":{"next":{"next":null}}}}}"#
    );
    let accepted = crate::resources::ChainUpdate::from_str(&text(&payload)).unwrap();
    assert_eq!(accepted.first, Patch::Value(first));
}

#[test]
fn borrowed_attributes_are_set_from_what_is_at_hand() {
    let name = String::from("x");
    let payload = Line::update("1").plain(name.as_str()).text(name.as_str()).build();
    assert_eq!(payload.text, Patch::Value(Cow::Borrowed("x")));
    let payload = Line::update("1").text(name.clone()).clear_plain().build();
    assert_eq!(
        text(&payload),
        r#"{"data":{"type":"lines","id":"1","attributes":{"plain":null,"text":"x"}}}"#
    );
}

#[test]
fn a_float_that_is_not_finite_is_an_error_and_never_null() {
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let payload = Product::update("1").weight(number).build();
        assert!(matches!(payload.to_vec(), Err(WriteError::NotFinite(_))));
        assert!(payload.to_string().is_err());
        assert!(payload.to_string_pretty().is_err());
        assert!(payload.write_to(Vec::new()).is_err());
        assert!(serde_json::to_vec(&payload).is_err());
    }
    assert!(Product::update("1").factor(f32::NAN).build().to_vec().is_err());
}

#[test]
fn a_float_that_is_not_finite_is_null_where_serde_writes_it() {
    let payload = Product::update("1").origin(Point { x: 1, y: f64::NAN }).build();
    assert_eq!(
        payload.to_string().unwrap(),
        r#"{"data":{"type":"products","id":"1","attributes":{"origin":{"x":1,"y":null}}}}"#
    );
}

#[test]
fn a_relationship_of_a_resource_is_as_easily_made() {
    let one = ToOne::to(Customer::identifier("1"));
    assert_eq!(one.id().map(String::as_str), Some("1"));
    assert_eq!(ToOne::<Customer>::empty().data, Patch::Null);
    assert_eq!(ToMany::<Tag>::default().data, None);
}

/// Has attributes that have to be sent, and may be `null`.
#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "reviews")]
struct Review {
    #[resource(id)]
    id: String,
    #[attribute(create = required)]
    title: Option<String>,
    #[attribute(create = required)]
    stars: Option<u8>,
    #[attribute(create = required)]
    note: Patch<Vec<String>>,
}

#[test]
fn a_required_attribute_that_may_be_null_takes_a_value_or_an_option_or_is_cleared() {
    let attributes = |payload: ReviewCreate| {
        let text = text(&payload);
        assert_eq!(ReviewCreate::from_str(&text).unwrap(), payload);
        text.replace(r#"{"data":{"type":"reviews","attributes":"#, "").replace("}}}", "}")
    };
    let plain = Review::create().title("Good").stars(5).note(Patch::Value(vec![])).build();
    assert_eq!(attributes(plain), r#"{"title":"Good","stars":5,"note":[]}"#);
    let owned = Review::create().title("Good".to_owned()).stars(Some(5)).note(Patch::Null).build();
    assert_eq!(attributes(owned), r#"{"title":"Good","stars":5,"note":null}"#);
    let options = Review::create().title(None).stars(None).clear_note().build();
    assert_eq!(attributes(options), r#"{"title":null,"stars":null,"note":null}"#);
    let cleared = Review::create().clear_title().clear_stars().clear_note().build();
    assert_eq!(attributes(cleared), r#"{"title":null,"stars":null,"note":null}"#);
}
