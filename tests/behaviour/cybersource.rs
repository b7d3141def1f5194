//! What stands around the customer of document 004: places, headers, statuses, errors.

mod customer;

use http::Response;
use jsonapi_core::http::{Api, Reason, read_json};
use jsonapi_core::{Document, Metadata, Payload};
use jsonapi_examples::cybersource::documented::{ID, RESPONSE, update_customer};
use jsonapi_examples::cybersource::{
    Customer as Token, Environment, Error, ErrorDetail, Errors, Headers, ProfileId, Status,
};

use crate::resources::Customer;

const PROFILE: &str = "93B32398-AD51-4CC2-A682-EA3E93614EB1";
const BODY: &str = concat!(
    r#"{"errors":[{"type":"invalidFields","message":"Not valid","details":["#,
    r#"{"name":"email","location":"buyerInformation"}]},{"type":"serverError"}]}"#,
);

fn errors() -> Errors {
    let detail = ErrorDetail {
        name: Some("email".to_owned()),
        location: Some("buyerInformation".to_owned()),
    };
    let invalid = Error {
        kind: "invalidFields".to_owned(),
        message: Some("Not valid".to_owned()),
        details: Some(vec![detail]),
    };
    let server = Error { kind: "serverError".to_owned(), message: None, details: None };
    Errors { errors: vec![invalid, server] }
}

fn response(status: u16, content_type: &str, body: &'static str) -> Response<&'static str> {
    Response::builder().status(status).header("content-type", content_type).body(body).unwrap()
}

#[test]
fn the_service_is_in_five_places() {
    let places: Vec<(String, &str, bool)> = Environment::ALL
        .into_iter()
        .map(|it| (it.to_string(), it.base_url(), it.is_test()))
        .collect();
    assert_eq!(
        places,
        [
            ("test", "https://apitest.cybersource.com", true),
            ("production", "https://api.cybersource.com", false),
            ("production, India", "https://api.in.cybersource.com", false),
            ("production, Saudi Arabia", "https://api.sa.cybersource.com", false),
            ("test, Saudi Arabia", "https://apitest.sa.cybersource.com", true),
        ]
        .map(|(name, url, is_test)| (name.to_owned(), url, is_test)),
    );
    for place in Environment::ALL {
        assert_eq!(Environment::of_base_url(place.base_url()), Some(place));
        let with_slash = format!("{}/", place.base_url().to_uppercase());
        assert_eq!(Environment::of_base_url(&with_slash), Some(place));
        let request = place.api().unwrap().follow("/tms/v2/customers/1").build().unwrap();
        assert_eq!(request.uri().to_string(), format!("{}/tms/v2/customers/1", place.base_url()));
    }
    assert_eq!(Environment::of_base_url("https://example.com"), None);
}

#[test]
fn a_profile_id_has_36_characters() {
    assert_eq!(PROFILE.parse::<ProfileId>().unwrap().as_str(), PROFILE);
    let refused = |text: &str| text.parse::<ProfileId>().unwrap_err().to_string();
    assert_eq!(refused("93B3"), "a profile-id has 36 visible ASCII characters, found 4");
    assert_eq!(
        refused(&PROFILE.replace('-', " ")),
        "a profile-id has 36 visible ASCII characters, and this text has others",
    );
    assert!(format!("{PROFILE}0").parse::<ProfileId>().is_err());
    assert!("é".repeat(18).parse::<ProfileId>().is_err());
}

#[test]
fn headers_are_set_on_a_request() {
    let headers = Headers::new()
        .profile_id(PROFILE.parse().unwrap())
        .if_match("\"31\"")
        .merchant_id("testrest");
    let api = Environment::Test.api().unwrap();
    let request = headers.set_on(api.follow("/tms/v2/customers/1")).build().unwrap();
    let value = |name: &str| request.headers()[name].to_str().unwrap().to_owned();
    assert_eq!(value("profile-id"), PROFILE);
    assert_eq!(value("if-match"), "\"31\"");
    assert_eq!(value("v-c-merchant-id"), "testrest");
    assert_eq!(value("content-type"), "application/json;charset=utf-8");

    let wrong = Headers::new().merchant_id("a\nb").set_on(api.follow("/")).build().unwrap_err();
    assert_eq!(
        wrong.to_string(),
        "the value of the header `v-c-merchant-id` cannot be sent: expected visible ASCII \
         characters, spaces and tabs",
    );
}

#[test]
fn statuses_say_what_they_mean() {
    let codes = Status::ALL.map(Status::code);
    assert_eq!(codes, [200, 400, 403, 404, 410, 412, 424, 500]);
    for status in Status::ALL {
        assert_eq!(Status::of_code(status.code()), Some(status));
    }
    assert_eq!(Status::of_code(418), None);
    assert_eq!(
        Status::PreconditionFailed.to_string(),
        "412: The customer has another ETag than `if-match` says; fetch it and try again.",
    );
    let repeatable: Vec<u16> =
        Status::ALL.into_iter().filter(|it| it.may_be_repeated()).map(Status::code).collect();
    assert_eq!(repeatable, [500]);
}

#[test]
fn the_services_errors_are_typed() {
    assert_eq!(Errors::from_slice(BODY.as_bytes()).unwrap(), errors());
    assert_eq!(
        errors().to_string(),
        "invalidFields: Not valid (email in buyerInformation); serverError",
    );
    for content_type in ["application/json;charset=utf-8", "application/hal+json"] {
        let response = response(400, content_type, BODY);
        let error = read_json::<Metadata, Errors>(&response).unwrap_err();
        assert_eq!(error.status, 400);
        assert_eq!(error.reason, Reason::Errors(Box::new(errors())));
        assert_eq!(
            error.to_string(),
            "400 Bad Request: invalidFields: Not valid (email in buyerInformation); serverError",
        );
    }
}

#[test]
fn errors_of_the_service_and_of_json_api_are_told_apart_by_the_media_type() {
    let json_api = r#"{"errors":[{"status":"404","title":"Not found"}]}"#;
    for body in [BODY, json_api] {
        let error = read_json::<Metadata, Errors>(&response(404, "application/vnd.api+json", body))
            .unwrap_err();
        let expected_here = Reason::MediaType {
            expected: "application/json",
            found: Some("application/vnd.api+json".to_owned()),
            excerpt: body.to_owned(),
        };
        assert_eq!(error.reason, expected_here);
        let response = response(404, "application/json", body);
        let error = Document::<Customer>::from_response(&response).unwrap_err();
        assert!(matches!(error.reason, Reason::MediaType { .. }), "{error}");
    }
    // Mislabelled, it is still not taken for the other.
    let error = read_json::<Metadata, Errors>(&response(404, "application/json", json_api));
    assert_eq!(
        error.unwrap_err().to_string(),
        format!(
            "the document of the response 404 Not Found has another form than errors have here: \
             {json_api} (/errors/0: The member `type` is missing.)"
        ),
    );
}

#[test]
fn what_a_gateway_before_the_service_says_is_shown() {
    let body = r#"{"response":{"rmsg":"Authentication Failed"}}"#;
    let error = read_json::<Token, Errors>(&response(401, "application/json", body)).unwrap_err();
    let Reason::OtherErrors { violations, excerpt } = &error.reason else { panic!("{error}") };
    assert_eq!(violations.to_string(), "the document: The member `errors` is missing.");
    assert_eq!(excerpt, body);
    assert!(std::error::Error::source(&error).is_some());
    let error = Document::<Customer>::from_response(&response(
        502,
        "application/vnd.api+json",
        r#"{"message":"Bad gateway"}"#,
    ));
    assert_eq!(
        error.unwrap_err().to_string(),
        "the document of the response 502 Bad Gateway has another form than errors have here: \
         {\"message\":\"Bad gateway\"} (the document: The member `data` is missing.)",
    );
}

#[test]
fn a_success_of_plain_json_is_read_and_nothing_else_is() {
    let customer = response(200, "application/json", r#"{"id":"1"}"#);
    let document = read_json::<Metadata, Errors>(&customer).unwrap();
    assert_eq!(document, Metadata::from([("id", "1")]));
    let reason = |status, content_type, body| {
        read_json::<Metadata, Errors>(&response(status, content_type, body)).unwrap_err().reason
    };
    assert_eq!(reason(204, "application/json", ""), Reason::Empty);
    assert_eq!(reason(410, "application/json", ""), Reason::Empty);
    assert!(matches!(reason(200, "application/json", "[]"), Reason::Invalid(_)));
    let page = Reason::MediaType {
        expected: "application/json",
        found: Some("text/html".to_owned()),
        excerpt: "Sorry".to_owned(),
    };
    assert_eq!(reason(500, "text/html", "<p>Sorry</p>"), page);
}

#[test]
fn the_documented_update_is_a_request() {
    let api = Environment::Test.api().unwrap();
    let update = update_customer().unwrap();
    let request = api.request(&update);
    let request = Headers::new().if_match("\"31\"").set_on(request).build().unwrap();
    assert_eq!(request.method(), "PATCH");
    assert_eq!(
        request.uri().to_string(),
        format!("https://apitest.cybersource.com/tms/v2/customers/{ID}")
    );
    assert_eq!(request.headers()["content-type"], "application/json;charset=utf-8");
    assert_eq!(request.headers()["accept"], "application/hal+json, application/json");
    assert_eq!(request.body(), &update.to_vec().unwrap());

    // Without the vendor's headers it is plain JSON.
    let request = api.request(&Token::update("1").build().unwrap()).build().unwrap();
    assert_eq!(request.headers()["content-type"], "application/json");
    let request = api.get::<Token>("a/b").build().unwrap();
    assert_eq!(request.uri().path(), "/tms/v2/customers/a%2Fb");
    assert_eq!(request.headers()["accept"], "application/hal+json, application/json");
    assert!(!request.headers().contains_key("content-type"));
}

#[test]
fn an_id_without_a_url_is_refused_in_words() {
    let api = Environment::Test.api().unwrap();
    assert_eq!(
        api.delete::<Token>("..").build().unwrap_err().to_string(),
        "the id `..` of the resource has no URL: as a segment of a path it means another place",
    );
    assert_eq!(
        api.get_related::<Token>("1", "paymentInstruments").build().unwrap_err().to_string(),
        "expected a relationship, found `paymentInstruments`",
    );
}

#[test]
fn the_documented_response_is_the_customer_or_the_services_errors() {
    let found = response(200, "application/json;charset=utf-8", RESPONSE);
    let customer = read_json::<Token, Errors>(&found).unwrap();
    assert_eq!(customer.id, ID);
    let instruments = customer.payment_instruments.unwrap().href;
    let request = Environment::Test.api().unwrap().follow(&instruments).build().unwrap();
    assert_eq!(request.uri().host(), Some("apitest.cybersource.com"));
    let gone = response(410, "application/json", BODY);
    assert_eq!(read_json::<Token, Errors>(&gone).unwrap_err().status, 410);
}

#[test]
fn links_of_the_service_are_relative_to_its_host() {
    let api = Api::new(Environment::Production.base_url()).unwrap();
    let request = api.follow("/tms/v2/customers/1/payment-instruments").build().unwrap();
    assert_eq!(request.uri(), "https://api.cybersource.com/tms/v2/customers/1/payment-instruments",);
}
