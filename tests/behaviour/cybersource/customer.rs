//! `CyberSource`'s customer against document 004: who may send which member, and by which rules.

use jsonapi_core::hal::{self, HalLink};
use jsonapi_core::schema::{MemberSchema, Presence, Presences, Representation};
use jsonapi_core::{Patch, Payload, Resource, Violations};
use jsonapi_examples::cybersource::documented::{ID, RESPONSE, update_customer};
use jsonapi_examples::cybersource::{
    BuyerInformation, BuyerInformationPatch, Customer, CustomerCreate, CustomerUpdate,
    MerchantDefinedInformation, MerchantDefinedName,
};
use serde_json::{Value, json};

use crate::support::document;

use Presence::{Forbidden, Optional};

const OPEN: [Presence; 3] = [Optional; 3];
const READ_ONLY: [Presence; 3] = [Forbidden, Forbidden, Optional];

/// The table of document 004: a member by its path, what it may be on create, on update and in
/// responses, values at the edge of its rule, and a value beyond it with the code of the violation.
type Row = (&'static str, [Presence; 3], fn() -> Vec<Value>, fn() -> Option<(Value, &'static str)>);

const TABLE: &[Row] = &[
    ("objectInformation.title", OPEN, || texts(60), || too_long(61)),
    ("objectInformation.comment", OPEN, || texts(150), || too_long(151)),
    ("buyerInformation.merchantCustomerID", OPEN, || texts(100), || too_long(101)),
    ("buyerInformation.email", OPEN, emails, || Some((json!("test"), "format-mismatch"))),
    ("clientReferenceInformation.code", OPEN, || texts(50), || too_long(51)),
    ("defaultPaymentInstrument.id", OPEN, || texts(32), || wrong(json!(7))),
    ("defaultShippingAddress.id", OPEN, || texts(32), || wrong(json!(7))),
    ("metadata.creator", READ_ONLY, || texts(8), || wrong(json!(7))),
];

const NAMES: [&str; 8] =
    ["data1", "data2", "data3", "data4", "sensitive1", "sensitive2", "sensitive3", "sensitive4"];

fn texts(most: usize) -> Vec<Value> {
    vec![json!("a"), json!("é".repeat(most))]
}

fn emails() -> Vec<Value> {
    let label = "d".repeat(63);
    let longest = format!("{}@{label}.{label}.{}", "l".repeat(64), "d".repeat(62));
    assert_eq!(longest.len(), 255);
    vec![json!("test@cybs.com"), json!(longest)]
}

#[expect(clippy::unnecessary_wraps, reason = "a value of the table")]
fn too_long(length: usize) -> Option<(Value, &'static str)> {
    Some((json!("é".repeat(length)), "string-too-long"))
}

#[expect(clippy::unnecessary_wraps, reason = "a value of the table")]
fn wrong(value: Value) -> Option<(Value, &'static str)> {
    Some((value, "wrong-type"))
}

/// The value under these names.
fn under(path: &str, value: Value) -> Value {
    path.rsplit('.').fold(value, |value, name| json!({ name: value }))
}

fn pointer(path: &str) -> String {
    format!("/{}", path.replace('.', "/"))
}

/// The places and codes of what is wrong, once the pointers are seen to resolve.
fn faults(body: &str, violations: &Violations) -> Vec<(String, &'static str)> {
    document(body, violations);
    let place = |pointer: Option<&str>| pointer.unwrap_or("nowhere").to_owned();
    violations.iter().map(|it| (place(it.pointer()), it.code())).collect()
}

fn refused<P: Payload<Resource = Customer>>(body: &Value) -> Vec<(String, &'static str)> {
    let body = body.to_string();
    match P::from_str(&body) {
        Ok(_) => panic!("accepted {body}"),
        Err(violations) => faults(&body, &violations),
    }
}

fn update(body: &Value) -> CustomerUpdate {
    CustomerUpdate::from_str(&body.to_string()).unwrap_or_else(|found| panic!("{body}\n{found}"))
}

fn written<P: Payload>(payload: &P) -> Value {
    serde_json::from_slice(&payload.to_vec().unwrap()).unwrap()
}

fn member(path: &str) -> MemberSchema {
    use jsonapi_core::schema::Kind;
    let mut members = Customer::SCHEMA.attributes;
    let mut found = None;
    for name in path.split('.') {
        found = members.iter().find(|member| member.name == name).copied();
        if let Some(Kind::Object(inner)) = found.map(|member| member.kind) {
            members = inner.get();
        }
    }
    found.unwrap_or_else(|| panic!("{path} is not described"))
}

#[test]
fn every_member_of_document_004_may_be_sent_when_its_table_says_so() {
    for (path, presence, values, _) in TABLE {
        let (group, _) = path.split_once('.').unwrap();
        let [create, update_, read] = *presence;
        let expected = Presences { create, update: update_, read };
        assert_eq!(member(group).presence, expected, "{path}");
        for value in values() {
            let body = under(path, value);
            let expected = vec![(pointer(group), "forbidden")];
            if update_ == Forbidden {
                assert_eq!(refused::<CustomerUpdate>(&body), expected, "{path}");
                assert_eq!(refused::<CustomerCreate>(&body), expected, "{path}");
            } else {
                // Nothing is lost on the way in and out.
                assert_eq!(written(&update(&body)), body, "{path}");
                let created = CustomerCreate::from_str(&body.to_string()).unwrap();
                assert_eq!(written(&created), body, "{path}");
            }
            let mut response = body;
            response["id"] = json!(ID);
            let read: Customer = hal::from_str(&response.to_string()).unwrap();
            let again: Value = serde_json::from_slice(&hal::to_vec(&read).unwrap()).unwrap();
            assert_eq!(again, response, "{path}");
        }
    }
}

#[test]
fn every_rule_of_document_004_holds_in_updates_and_creates() {
    for (path, presence, _, broken) in TABLE {
        let Some((value, code)) = broken() else { continue };
        let body = under(path, value);
        if presence[1] != Forbidden {
            assert_eq!(refused::<CustomerUpdate>(&body), [(pointer(path), code)], "{path}");
            assert_eq!(refused::<CustomerCreate>(&body), [(pointer(path), code)], "{path}");
        }
        // A client takes what the service sends, unless it asks for more.
        let mut response = body;
        response["id"] = json!(ID);
        let text = response.to_string();
        assert_eq!(hal::from_str::<Customer>(&text).is_ok(), code != "wrong-type", "{path}");
        let strict = hal::reader().strict().from_str::<Customer>(&text);
        assert_eq!(faults(&text, &strict.unwrap_err()), [(pointer(path), code)], "{path}");
    }
    let long = format!("{}@{}", "l".repeat(60), ["d".repeat(63), "d".repeat(63)].join("."));
    let longer = format!("{long}.{}.{}", "d".repeat(63), "d".repeat(3));
    assert_eq!(longer.len(), 256);
    let found = refused::<CustomerUpdate>(&under("buyerInformation.email", json!(longer)));
    assert_eq!(found, [("/buyerInformation/email".to_owned(), "string-too-long")]);
}

#[test]
fn null_removes_a_member_of_document_004_and_null_on_a_group_the_group() {
    for (path, presence, ..) in TABLE {
        let (group, _) = path.split_once('.').unwrap();
        for path in [*path, group] {
            let body = under(path, Value::Null);
            if presence[1] == Forbidden {
                let expected = vec![(pointer(group), "forbidden")];
                assert_eq!(refused::<CustomerUpdate>(&body), expected, "{path}");
            } else {
                assert_eq!(written(&update(&body)), body, "{path}");
            }
        }
    }
    let body = json!({ "merchantDefinedInformation": null });
    assert_eq!(update(&body).merchant_defined_information, Patch::Null);
    assert_eq!(written(&update(&body)), body);
    assert_eq!(written(&update(&json!({}))), json!({}));
}

#[test]
fn absent_null_and_a_value_are_three_things_at_each_depth_of_document_004() {
    let states = |body: Value| {
        let update = update(&body);
        let email = update.buyer_information.value().map(|buyer| buyer.email.clone());
        (update.buyer_information.is_absent(), update.buyer_information.is_null(), email)
    };
    assert_eq!(states(json!({})), (true, false, None));
    assert_eq!(states(json!({ "buyerInformation": null })), (false, true, None));
    assert_eq!(states(json!({ "buyerInformation": {} })), (false, false, Some(Patch::Absent)));
    assert_eq!(
        states(json!({ "buyerInformation": { "email": null } })),
        (false, false, Some(Patch::Null))
    );
    assert_eq!(
        states(json!({ "buyerInformation": { "email": "a@b.c" } })),
        (false, false, Some(Patch::Value("a@b.c".to_owned())))
    );
}

#[test]
fn merchant_defined_information_of_document_004_is_an_array_that_is_replaced_whole() {
    for name in NAMES {
        let item = json!({ "name": name, "value": "é".repeat(100) });
        let body = json!({ "merchantDefinedInformation": [item, {}] });
        assert_eq!(written(&update(&body)), body);
    }
    let body = json!({ "merchantDefinedInformation": [
        { "name": "data1", "value": "v" },
        { "name": "data5", "value": "é".repeat(101) },
        { "name": null },
        { "nam": "data1" },
        7,
    ] });
    let at = |rest: &str| format!("/merchantDefinedInformation/{rest}");
    assert_eq!(
        refused::<CustomerUpdate>(&body),
        [
            (at("1/name"), "not-one-of"),
            (at("1/value"), "string-too-long"),
            (at("2/name"), "not-null"),
            (at("3/nam"), "unknown"),
            (at("4"), "wrong-type"),
        ]
    );
    // The document's own spelling, `merchantDefinedInformation.name`, is no member.
    let body = json!({ "merchantDefinedInformation": { "name": "data1" } });
    assert_eq!(
        refused::<CustomerUpdate>(&body),
        [("/merchantDefinedInformation".to_owned(), "wrong-type")]
    );
}

#[test]
fn the_id_of_document_004_is_optional_in_an_update_and_has_1_to_32_characters() {
    assert_eq!(update(&json!({})).id, None);
    assert_eq!(update(&json!({ "id": ID })).id.as_deref(), Some(ID));
    assert_eq!(update(&json!({ "id": "i" })).id.as_deref(), Some("i"));
    for (id, code) in [
        (json!(""), "invalid-id"),
        (json!("i".repeat(33)), "string-too-long"),
        (json!(7), "wrong-type"),
    ] {
        let found = refused::<CustomerUpdate>(&json!({ "id": id }));
        assert_eq!(found, [("/id".to_owned(), code)]);
    }
    assert_eq!(refused::<CustomerCreate>(&json!({ "id": ID })), [("/id".to_owned(), "client-id")]);

    // The id in the URL is the customer's, whether the body repeats it or not.
    let endpoint = CustomerUpdate::validator().endpoint_id(ID);
    for body in ["{}".to_owned(), json!({ "id": ID }).to_string()] {
        let update = endpoint.from_str(&body).unwrap();
        assert_eq!(update.id.as_deref(), Some(ID));
        assert_eq!(update.path(), format!("/tms/v2/customers/{ID}"));
        assert_eq!(written(&update), json!({}));
    }
    let body = r#"{"id":"another"}"#;
    let violations = endpoint.from_str(body).unwrap_err();
    assert_eq!(faults(body, &violations), [("/id".to_owned(), "id-mismatch")]);
    assert_eq!(violations.status(), 409);
    // The body is not to blame for the id in the URL, so that there is no place.
    let (none, long) = (String::new(), "i".repeat(33));
    for (id, code) in [(&none, "invalid-id"), (&long, "string-too-long")] {
        let violations = CustomerUpdate::validator().endpoint_id(id).from_str("{}").unwrap_err();
        assert_eq!(faults("{}", &violations), [("nowhere".to_owned(), code)]);
    }
    let violations = Customer::update(long).build().unwrap_err();
    assert_eq!(faults("{}", &violations), [("nowhere".to_owned(), "string-too-long")]);
    let error = Customer::update(none).build().unwrap().to_vec().unwrap_err();
    assert_eq!(error.to_string(), "the payload has an empty id: set the id of the resource");
    // A response always has it.
    let violations = hal::from_str::<Customer>("{}").unwrap_err();
    assert_eq!(faults("{}", &violations), [(String::new(), "missing")]);
}

#[test]
fn the_links_of_document_004_are_read_and_never_sent() {
    let links = ["self", "paymentInstruments", "shippingAddresses", "shippingAddress"];
    let names: Vec<_> = Customer::SCHEMA.relationships.iter().map(|it| it.name).collect();
    assert_eq!(names, links);
    for name in links {
        let presence = Customer::SCHEMA.relationship(name).unwrap().presence;
        let expected = Presences { create: Forbidden, update: Forbidden, read: Optional };
        assert_eq!(presence, expected, "{name}");
        let body = json!({ "_links": { name: { "href": "/x" } } });
        let expected = vec![(format!("/_links/{name}"), "forbidden")];
        assert_eq!(refused::<CustomerUpdate>(&body), expected);
        assert_eq!(refused::<CustomerCreate>(&body), expected);
        // A client that sends back what it read is understood where that is asked for.
        let lenient = CustomerUpdate::validator().lenient().from_str(&body.to_string());
        assert_eq!(written(&lenient.unwrap()), json!({}));
    }
    for body in [json!({ "_embedded": {} }), json!({ "_embedded": null })] {
        let expected = [("/_embedded".to_owned(), "forbidden")];
        assert_eq!(refused::<CustomerUpdate>(&body), expected);
        assert_eq!(refused::<CustomerCreate>(&body), expected);
    }
}

#[test]
fn the_link_of_the_shipping_addresses_is_read_in_both_spellings_and_written_in_that_of_document_004()
 {
    let addresses = format!("/tms/v2/customers/{ID}/shipping-addresses");
    for name in ["shippingAddresses", "shippingAddress"] {
        let body = json!({ "id": ID, "_links": { name: { "href": addresses } } }).to_string();
        for reader in [hal::reader(), hal::reader().strict()] {
            let customer: Customer = reader.from_str(&body).unwrap();
            assert_eq!(customer.shipping_addresses, Some(HalLink::to(addresses.clone())));
            let written = hal::to_string(&customer).unwrap();
            let expected = format!(
                r#"{{"_links":{{"shippingAddresses":{{"href":"{addresses}"}}}},"id":"{ID}"}}"#
            );
            assert_eq!(written, expected);
        }
    }
    let both = r#"{"id":"1","_links":{"shippingAddress":{"href":"/a"},"shippingAddresses":{"href":"/b"}}}"#;
    let violations = hal::from_str::<Customer>(both).unwrap_err();
    assert_eq!(faults(both, &violations), [("/_links/shippingAddresses".to_owned(), "duplicate")]);
    let both = r#"{"id":"1","_links":{"shippingAddresses":{"href":"/b"},"shippingAddress":{"href":"/a"}}}"#;
    let violations = hal::from_str::<Customer>(both).unwrap_err();
    assert_eq!(faults(both, &violations), [("/_links/shippingAddress".to_owned(), "duplicate")]);
}

#[test]
fn what_document_004_embeds_and_links_beyond_its_table_is_kept() {
    let body = json!({
        "_links": { "self": { "href": "/c" }, "payer": [{ "href": "/p", "templated": false }] },
        "id": ID,
        "_embedded": {
            "defaultPaymentInstrument": {
                "_links": { "customer": { "href": "/c" } },
                "id": "1",
                "card": { "expirationYear": "2031" },
            },
            "defaultShippingAddress": { "id": "2" },
            "other": [1],
        },
    });
    let customer: Customer = hal::from_str(&body.to_string()).unwrap();
    assert_eq!(customer.links.get("payer").len(), 1);
    let embedded = customer.embedded.as_ref().unwrap();
    let instrument = embedded.default_payment_instrument.as_ref().unwrap();
    assert_eq!(instrument.id.as_deref(), Some("1"));
    assert_eq!(instrument.links.as_ref().unwrap().get("customer")[0].href, "/c");
    let address = embedded.default_shipping_address.as_ref().unwrap();
    assert_eq!((address.id.as_deref(), &address.links), (Some("2"), &None));
    let again: Value = serde_json::from_slice(&hal::to_vec(&customer).unwrap()).unwrap();
    assert_eq!(again, body);
}

#[test]
fn members_that_document_004_does_not_list_are_ignored_and_reported_strictly() {
    let body = format!(r#"{{"id":"{ID}","loyalty":{{"level":3}}}}"#);
    let customer: Customer = hal::from_str(&body).unwrap();
    assert_eq!(hal::to_string(&customer).unwrap(), format!(r#"{{"id":"{ID}"}}"#));
    let violations = hal::reader().strict().from_str::<Customer>(&body).unwrap_err();
    assert_eq!(faults(&body, &violations), [("/loyalty".to_owned(), "unknown")]);
}

#[test]
fn the_response_of_document_004_is_read_and_written_back_byte_for_byte() {
    let customer: Customer = hal::from_str(RESPONSE).unwrap();
    assert_eq!(customer.id, ID);
    let buyer = BuyerInformation {
        merchant_customer_id: Some("Your customer identifier".to_owned()),
        email: Some("test@cybs.com".to_owned()),
    };
    assert_eq!(customer.buyer_information, Some(buyer));
    assert_eq!(
        customer.merchant_defined_information,
        Some(vec![MerchantDefinedInformation {
            name: Some(MerchantDefinedName::Data1),
            value: Some("Your customer data".to_owned()),
        }])
    );
    assert_eq!(
        customer.self_link.as_ref().map(|link| link.href.as_str()),
        Some("/tms/v2/customers/F2F3ADA770102B51E053A2598D0A9078")
    );
    assert_eq!(hal::to_string_pretty(&customer).unwrap(), RESPONSE.trim_end());
    // Nor is there a member that the customer does not know.
    assert_eq!(hal::reader().strict().from_str::<Customer>(RESPONSE).unwrap(), customer);
    // The response is none of the payloads: what only the service may write is refused.
    let found = CustomerUpdate::from_str(RESPONSE).unwrap_err();
    assert_eq!(
        faults(RESPONSE, &found),
        [
            ("/_links/self".to_owned(), "forbidden"),
            ("/_links/paymentInstruments".to_owned(), "forbidden"),
            ("/_links/shippingAddresses".to_owned(), "forbidden"),
            ("/metadata".to_owned(), "forbidden"),
        ]
    );
}

#[test]
fn the_request_of_document_004_is_what_the_vendors_sample_sends() {
    let built = update_customer().unwrap();
    assert_eq!((built.method(), built.media_type()), ("PATCH", "application/json"));
    assert_eq!(built.path(), "/tms/v2/customers/F2F3ADA770102B51E053A2598D0A9078");
    // The members of the response that a client may write.
    let mut sample: Value = serde_json::from_str(RESPONSE).unwrap();
    for name in ["_links", "id", "metadata"] {
        sample.as_object_mut().unwrap().remove(name);
    }
    assert_eq!(written(&built), sample);
    let endpoint = CustomerUpdate::validator().endpoint_id(ID);
    assert_eq!(endpoint.from_slice(&built.to_vec().unwrap()).unwrap(), built);
    let through_serde: CustomerUpdate =
        serde_json::from_str(&serde_json::to_string(&built).unwrap()).unwrap();
    assert_eq!(CustomerUpdate { id: built.id.clone(), ..through_serde }, built);
}

#[test]
fn a_builder_of_document_004_refuses_what_the_validator_does() {
    let update = Customer::update(ID)
        .object_information(|it| it.title("é".repeat(61)))
        .buyer_information(|it| it.email("nobody").clear_merchant_customer_id())
        .clear_merchant_defined_information()
        .build();
    let violations = update.unwrap_err();
    let found: Vec<_> = violations.iter().map(|it| (it.pointer(), it.code())).collect();
    assert_eq!(
        found,
        [
            (Some("/objectInformation/title"), "string-too-long"),
            (Some("/buyerInformation/email"), "format-mismatch"),
        ]
    );
    let update = Customer::update(ID)
        .buyer_information(|it| it.email("a@b.c"))
        // What was set before stays.
        .buyer_information(BuyerInformationPatch::clear_merchant_customer_id)
        .clear_object_information()
        .build()
        .unwrap();
    let expected = json!({
        "objectInformation": null,
        "buyerInformation": { "merchantCustomerID": null, "email": "a@b.c" },
    });
    assert_eq!(written(&update), expected);
    let create = Customer::create()
        .buyer_information(BuyerInformation {
            merchant_customer_id: None,
            email: Some("a@b.c".to_owned()),
        })
        .build()
        .unwrap();
    assert_eq!((create.method(), create.path().as_str()), ("POST", "/tms/v2/customers"));
    assert_eq!(written(&create), json!({ "buyerInformation": { "email": "a@b.c" } }));
    assert_eq!(Customer::SCHEMA.representation, Representation::Hal);
}
