//! Each violation of a resource object and its attributes alone, as the whole error document that
//! a server answers.

use jsonapi_core::Payload;
use serde_json::{Value, json};

use crate::resources::{
    ChainCreate, NoteCreate, OrderCreate, OrderUpdate, ProductCreate, ProductUpdate, TagCreate,
    TagUpdate,
};
use crate::support::{
    REQUIRED, error, error_with, errors, forbidden, missing, not_null, order, product, refused,
    refused_by, wrong_type,
};

/// The error document of one attribute of a product.
fn attribute(text: &str) -> Value {
    refused::<ProductCreate>(&product(text))
}

fn unknown(pointer: &str, what: &str, member: &str, nearest: Option<&str>) -> Value {
    let (detail, meta) = match nearest {
        Some(nearest) => (
            format!("`{member}` is no known {what}; did you mean `{nearest}`?"),
            json!({ "member": member, "nearest": nearest }),
        ),
        None => (format!("`{member}` is no known {what}."), json!({ "member": member })),
    };
    let title = format!("Unknown {what}");
    errors(&[error_with(pointer, (400, "unknown"), &title, &detail, &meta)])
}

#[test]
fn a_missing_attribute_is_reported_at_the_object_that_lacks_it() {
    let expected = |pointer| {
        let detail = "The required attribute `name` is missing.";
        let title = "Missing required attribute";
        let meta = json!({ "member": "name" });
        errors(&[error_with(pointer, (422, "missing"), title, detail, &meta)])
    };
    let body = r#"{"data":{"type":"products","attributes":{"stock":1}}}"#;
    assert_eq!(refused::<ProductCreate>(body), expected("/data/attributes"));
    let body = r#"{"data":{"type":"products"}}"#;
    assert_eq!(refused::<ProductCreate>(body), expected("/data"));
}

#[test]
fn a_missing_relationship_is_reported_at_the_object_that_lacks_it() {
    let expected = |pointer| {
        let detail = "The required relationship `customer` is missing.";
        let title = "Missing required relationship";
        let meta = json!({ "member": "customer" });
        error_with(pointer, (422, "missing"), title, detail, &meta)
    };
    let body = order(r#""relationships":{"sales-agent":{"data":null}}"#);
    assert_eq!(refused::<OrderCreate>(&body), errors(&[expected("/data/relationships")]));
    let agent = error_with(
        "/data",
        (422, "missing"),
        "Missing required relationship",
        "The required relationship `sales-agent` is missing.",
        &json!({ "member": "sales-agent" }),
    );
    let body = r#"{"data":{"type":"orders"}}"#;
    assert_eq!(refused::<OrderCreate>(body), errors(&[expected("/data"), agent]));
}

#[test]
fn a_missing_member_of_a_nested_object_is_reported_at_that_object() {
    let found = attribute(r#""package":{}"#);
    assert_eq!(found, missing("/data/attributes/package", "outerWidth"));
}

#[test]
fn an_update_lacks_nothing_but_type_and_id() {
    let body = r#"{"data":{"type":"orders","id":"1"}}"#;
    assert_eq!(OrderUpdate::from_str(body).unwrap(), crate::resources::Order::update("1").build());
    assert_eq!(refused::<OrderUpdate>(r#"{"data":{"id":"1"}}"#), missing("/data", "type"));
    assert_eq!(refused::<OrderUpdate>(r#"{"data":{"type":"orders"}}"#), missing("/data", "id"));
}

#[test]
fn an_unknown_name_is_reported_with_the_nearest_known_one() {
    let at = "/data/attributes/";
    let found = attribute(r#""stok":1"#);
    assert_eq!(found, unknown(&format!("{at}stok"), "attribute", "stok", Some("stock")));
    let found = attribute(r#""a/b~c d":1"#);
    assert_eq!(found, unknown(&format!("{at}a~1b~0c d"), "attribute", "a/b~c d", None));
    let found = attribute(r#""":1"#);
    assert_eq!(found, unknown(at, "attribute", "", None));
    let body = order(&format!(r#""relationships":{{{REQUIRED},"costumer":{{}}}}"#));
    let at = "/data/relationships/costumer";
    let expected = unknown(at, "relationship", "costumer", Some("customer"));
    assert_eq!(refused::<OrderCreate>(&body), expected);
    let body = r#"{"data":{"type":"products","attributes":{"name":"n"},"link":{}}}"#;
    let expected = unknown("/data/link", "member", "link", Some("links"));
    assert_eq!(refused::<ProductCreate>(body), expected);
    let body = r#"{"data":{"type":"orders","id":"1"},"jsonApi":{}}"#;
    let expected = unknown("/jsonApi", "member", "jsonApi", Some("jsonapi"));
    assert_eq!(refused::<OrderUpdate>(body), expected);
    let found = attribute(r#""package":{"outerWidth":1,"lable":null}"#);
    let at = "/data/attributes/package/lable";
    assert_eq!(found, unknown(at, "member", "lable", Some("label")));
}

#[test]
fn what_is_inside_an_unknown_member_is_not_reported() {
    let found = attribute(r#""x":{"a":1,"a":{"b":"\ud83d"}}"#);
    assert_eq!(found, unknown("/data/attributes/x", "attribute", "x", None));
}

#[test]
fn an_attribute_and_a_relationship_belong_to_their_own_object() {
    let misplaced = |pointer: &str, detail: &str, member: &str, belongs: &str| {
        let meta = json!({ "member": member, "belongs": belongs });
        errors(&[error_with(pointer, (400, "misplaced"), "Misplaced member", detail, &meta)])
    };
    let body = r#"{"data":{"type":"orders","id":"1","attributes":{"customer":"1"}}}"#;
    let expected = misplaced(
        "/data/attributes/customer",
        "`customer` is a relationship; it belongs in `relationships`.",
        "customer",
        "relationship",
    );
    assert_eq!(refused::<OrderUpdate>(body), expected);
    let body = r#"{"data":{"type":"orders","id":"1","relationships":{"reference":"R"}}}"#;
    let expected = misplaced(
        "/data/relationships/reference",
        "`reference` is an attribute; it belongs in `attributes`.",
        "reference",
        "attribute",
    );
    assert_eq!(refused::<OrderUpdate>(body), expected);
}

#[test]
fn a_member_that_must_not_be_sent_is_reported_whatever_its_value() {
    for value in ["1", "null", r#""x""#, r#"{"a":1,"a":2}"#] {
        let body =
            format!(r#"{{"data":{{"type":"orders","id":"1","attributes":{{"number":{value}}}}}}}"#);
        let expected = forbidden("/data/attributes/number", "attribute", "number", "update");
        assert_eq!(refused::<OrderUpdate>(&body), expected);
    }
    let body = r#"{"data":{"type":"orders","id":"1","attributes":{"currency":"EUR"}}}"#;
    let expected = forbidden("/data/attributes/currency", "attribute", "currency", "update");
    assert_eq!(refused::<OrderUpdate>(body), expected);
    let body = order(&format!(r#""relationships":{{{REQUIRED},"versions":{{"data":[]}}}}"#));
    let at = "/data/relationships/versions";
    let expected = forbidden(at, "relationship", "versions", "create");
    assert_eq!(refused::<OrderCreate>(&body), expected);
    let body = product(r#""stock":1"#).replace(r#""type""#, r#""lid":"a","type""#);
    assert_eq!(refused::<ProductCreate>(&body), forbidden("/data/lid", "member", "lid", "create"));
    let body = r#"{"data":{"type":"orders","id":"1"},"included":[{"type":"x"}]}"#;
    let expected = forbidden("/included", "member", "included", "update");
    assert_eq!(refused::<OrderUpdate>(body), expected);
    assert!(OrderUpdate::validator().lenient().from_str(body).is_ok());
}

#[test]
fn a_local_id_beside_an_id_says_nothing() {
    for body in [
        r#"{"data":{"type":"products","id":"1","lid":"a"}}"#,
        r#"{"data":{"lid":"a","type":"products","id":"1"}}"#,
    ] {
        let update = crate::resources::Product::update("1").build();
        assert_eq!(ProductUpdate::from_str(body).unwrap(), update);
    }
    let body = r#"{"data":{"type":"tags","id":"1","lid":1}}"#;
    assert_eq!(refused::<TagUpdate>(body), wrong_type("/data/lid", "a string", "a number"));
}

#[test]
fn another_resource_type_is_a_conflict() {
    let mismatch = |body: &str, found: &str| {
        let detail = format!("Expected a resource of the type `products`, found `{found}`.");
        let meta = json!({ "expected": ["products"], "found": found });
        let what = (409, "type-mismatch");
        let expected =
            errors(&[error_with("/data/type", what, "Wrong resource type", &detail, &meta)]);
        assert_eq!(refused::<ProductCreate>(body), expected);
        assert_eq!(ProductCreate::from_str(body).unwrap_err().status(), 409);
    };
    mismatch(r#"{"data":{"type":"orders","attributes":{"name":"n"}}}"#, "orders");
    mismatch(r#"{"data":{"type":"","attributes":{"name":"n"}}}"#, "");
    mismatch(r#"{"data":{"type":"Products","attributes":{"name":"n"}}}"#, "Products");
    let body = r#"{"data":{"type":1,"attributes":{"name":"n"}}}"#;
    assert_eq!(refused::<ProductCreate>(body), wrong_type("/data/type", "a string", "a number"));
}

#[test]
fn another_id_than_the_endpoints_is_a_conflict() {
    let validator = OrderUpdate::validator().endpoint_id("1");
    let expected = errors(&[error_with(
        "/data/id",
        (409, "id-mismatch"),
        "Wrong id",
        "The endpoint is that of the id `1`, found `2`.",
        &json!({ "expected": "1", "found": "2" }),
    )]);
    let body = r#"{"data":{"type":"orders","id":"2"}}"#;
    assert_eq!(refused_by(&validator, body), expected);
    assert!(validator.from_str(r#"{"data":{"type":"orders","id":"1"}}"#).is_ok());
    let body = r#"{"data":{"type":"orders"}}"#;
    assert_eq!(refused_by(&validator, body), missing("/data", "id"));
}

#[test]
fn a_client_generated_id_is_forbidden_unless_the_resource_or_the_validator_allows_it() {
    let expected = errors(&[error(
        "/data/id",
        403,
        "client-id",
        "Client-generated id not accepted",
        "The server makes the ids of these resources; leave `id` out.",
    )]);
    let body = order(&format!(r#""id":"1","relationships":{{{REQUIRED}}}"#));
    assert_eq!(refused::<OrderCreate>(&body), expected);
    assert_eq!(OrderCreate::from_str(&body).unwrap_err().status(), 403);
    assert!(OrderCreate::validator().allow_client_ids().from_str(&body).is_ok());
    let body = r#"{"data":{"type":"products","id":"1","attributes":{"name":"n"}}}"#;
    assert_eq!(ProductCreate::from_str(body).unwrap().id.as_deref(), Some("1"));
    assert_eq!(refused_by(&ProductCreate::validator().forbid_client_ids(), body), expected);
    assert_eq!(refused::<NoteCreate>(r#"{"data":{"type":"notes"}}"#), missing("/data", "id"));
}

#[test]
fn a_string_that_is_no_id_is_reported() {
    let expected = |found: &str| {
        let detail = format!("`{found}` is no id of this resource type.");
        let meta = json!({ "found": found });
        errors(&[error_with("/data/id", (422, "invalid-id"), "Invalid id", &detail, &meta)])
    };
    let body = r#"{"data":{"type":"products","id":"","attributes":{"name":"n"}}}"#;
    assert_eq!(refused::<ProductCreate>(body), expected(""));
    assert_eq!(refused::<TagUpdate>(r#"{"data":{"type":"tags","id":"x"}}"#), expected("x"));
    let body = r#"{"data":{"type":"tags","id":1}}"#;
    assert_eq!(refused::<TagUpdate>(body), wrong_type("/data/id", "a string", "a number"));
    let body = r#"{"data":{"type":"tags","lid":1,"attributes":{"name":"n"}}}"#;
    assert_eq!(refused::<TagCreate>(body), wrong_type("/data/lid", "a string", "a number"));
}

#[test]
fn the_parts_of_a_resource_object_are_objects() {
    for (member, value, expected, found) in [
        ("attributes", "[]", "an object of attributes", "an array"),
        ("relationships", "1", "an object of relationships", "a number"),
        ("links", "\"x\"", "an object", "a string"),
        ("meta", "[]", "an object", "an array"),
    ] {
        let body = format!(r#"{{"data":{{"type":"chains","{member}":{value}}}}}"#);
        let pointer = format!("/data/{member}");
        assert_eq!(refused::<ChainCreate>(&body), wrong_type(&pointer, expected, found));
        let body = format!(r#"{{"data":{{"type":"chains","{member}":null}}}}"#);
        assert_eq!(refused::<ChainCreate>(&body), not_null(&pointer, expected));
    }
}
