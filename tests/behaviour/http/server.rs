//! What a server takes and answers.

use http::{Request, Response, StatusCode};
use jsonapi_core::media_type::{MediaType, Negotiation};
use jsonapi_core::{Document, Payload};
use serde_json::{Value, json};

use crate::resources::{Customer, CustomerCreate, CustomerUpdate};

const BODY: &str = r#"{"data":{"type":"customers","id":"2","attributes":{"email":"a@b.c"}}}"#;

fn request(content_type: &[&str], body: &str) -> Request<String> {
    let mut request = Request::post("/api/customers");
    for line in content_type {
        request = request.header("content-type", *line);
    }
    request.body(body.to_owned()).unwrap()
}

fn error_codes(response: &Response<Vec<u8>>) -> Vec<Value> {
    let document: Value = serde_json::from_slice(response.body()).unwrap();
    document["errors"].as_array().unwrap().iter().map(|error| error["code"].clone()).collect()
}

#[test]
fn the_payload_of_a_request_is_read_with_its_content_type() {
    let server = Negotiation::new();
    let validator = CustomerUpdate::validator().endpoint_id("2");
    let update = server.payload(&validator, &request(&["application/vnd.api+json"], BODY)).unwrap();
    assert_eq!(update, Customer::update("2").email("a@b.c").build());
}

#[test]
fn a_payload_of_another_media_type_is_not_looked_at() {
    let server = Negotiation::new();
    for lines in [
        &[][..],
        &["application/json"],
        &["application/vnd.api+json;charset=utf-8"],
        &["application/vnd.api+json", "application/vnd.api+json"],
    ] {
        let request = request(lines, "no JSON");
        let violations = server.payload(&CustomerCreate::validator(), &request).unwrap_err();
        assert_eq!(violations.status(), 415, "{lines:?}");
        assert_eq!(server.refusal(&violations).status(), StatusCode::UNSUPPORTED_MEDIA_TYPE);
    }
}

#[test]
fn a_refusal_is_a_response() {
    let server = Negotiation::new().profile("urn:p");
    let validator = CustomerUpdate::validator().endpoint_id("3");
    let violations =
        server.payload(&validator, &request(&["application/vnd.api+json"], BODY)).unwrap_err();
    let refusal = server.refusal(&violations);
    assert_eq!(refusal.status(), StatusCode::CONFLICT);
    assert_eq!(refusal.headers()["content-type"], "application/vnd.api+json");
    assert_eq!(refusal.headers()["vary"], "Accept");
    assert_eq!(error_codes(&refusal), [json!("id-mismatch")]);
}

#[test]
fn a_response_has_the_media_type_that_was_negotiated() {
    let server = Negotiation::new().profile("urn:p");
    let request = Request::get("/")
        .header("accept", "text/html")
        .header("accept", "application/vnd.api+json;profile=\"urn:p urn:q\", */*;q=0.1")
        .body(())
        .unwrap();
    let media_type = server.accepted(request.headers()).unwrap();
    let customer = Customer { id: "1".to_owned(), email: None };
    let document = Document::one(&customer).to_vec().unwrap();
    let response = server.response(StatusCode::OK, &media_type, document);
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "application/vnd.api+json;profile=\"urn:p\"");
    assert_eq!(response.headers()["vary"], "Accept");
    assert_eq!(Document::<Customer>::from_response(&response).unwrap().data, customer);

    let plain = Negotiation::new().response(StatusCode::CREATED, &MediaType::new(), Vec::new());
    assert!(!plain.headers().contains_key("vary"));
}

#[test]
fn a_request_that_accepts_nothing_of_the_server_is_refused() {
    let server = Negotiation::new();
    let request = Request::get("/").header("accept", "text/html").body(()).unwrap();
    let violations = server.accepted(request.headers()).unwrap_err();
    assert_eq!(server.refusal(&violations).status(), StatusCode::NOT_ACCEPTABLE);
    assert!(server.accepted(Request::new(()).headers()).is_ok());
}

#[test]
fn the_payload_of_plain_json_is_read_with_its_content_type() {
    use jsonapi_core::http::payload_of_json;
    use jsonapi_examples::cybersource::{BuyerInformationPatch, Customer, CustomerUpdate};

    let body = r#"{"buyerInformation":{"email":null}}"#;
    let validator = CustomerUpdate::validator().endpoint_id("F2F3");
    let expected =
        Customer::update("F2F3").buyer_information(BuyerInformationPatch::clear_email).build();
    for media_type in
        ["application/json;charset=utf-8", "application/merge-patch+json", "Application/HAL+json"]
    {
        let request = request(&[media_type], body);
        assert_eq!(payload_of_json(&validator, &request).unwrap(), expected.clone().unwrap());
    }
    let refused = |content_type: &[&str]| {
        let request = request(content_type, body);
        let violations = payload_of_json(&validator, &request).unwrap_err();
        assert_eq!(
            (violations.as_slice()[0].code(), violations.status()),
            ("wrong-media-type", 415)
        );
        violations.to_string()
    };
    let expected = "Content-Type: Expected the media type `application/json`, found";
    assert_eq!(refused(&[]), format!("{expected} no header."));
    assert_eq!(refused(&["text/html"]), format!("{expected} `text/html`."));
    assert_eq!(
        refused(&["application/vnd.api+json"]),
        format!("{expected} `application/vnd.api+json`.")
    );
    assert_eq!(
        refused(&["text/html", "application/hal+json"]),
        format!("{expected} `text/html, application/hal+json`.")
    );
    assert_eq!(
        refused(&["application/json;charset=utf-8", "text/html"]),
        format!("{expected} `application/json;charset=utf-8, text/html`.")
    );
}
