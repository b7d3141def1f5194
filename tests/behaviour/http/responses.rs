//! What an answer means.

use http::{Response, StatusCode};
use jsonapi_core::atomic::OperationResults;
use jsonapi_core::http::{Answer, Reason, ResponseError, read_json};
use jsonapi_core::{Document, ErrorDocument, ErrorObject, Limits, Metadata, PrimaryData};
use jsonapi_examples::cybersource::Errors;

use crate::resources::{Customer, Included, Order};

const JSON_API: &str = "application/vnd.api+json";
const CUSTOMER: &str = r#"{"data":{"type":"customers","id":"1","attributes":{"email":null}}}"#;
const ERRORS: &str = r#"{"errors":[{"status":"422","detail":"Email is taken"},{"title":"No"}]}"#;

fn response(status: u16, content_type: &str, body: &'static str) -> Response<&'static [u8]> {
    let mut response = Response::builder().status(status);
    if !content_type.is_empty() {
        response = response.header("content-type", content_type);
    }
    response.body(body.as_bytes()).unwrap()
}

fn customer() -> Customer {
    Customer { id: "1".to_owned(), email: None }
}

fn failed(status: u16, content_type: &str, body: &'static str) -> ResponseError {
    let response = response(status, content_type, body);
    let error = Document::<Customer>::from_response(&response).unwrap_err();
    assert_eq!(error.status.as_u16(), status);
    error
}

#[test]
fn a_response_becomes_its_document() {
    for (status, content_type) in [
        (200, JSON_API),
        (201, "application/vnd.api+json; ext=\"urn:a\""),
        (200, "Application/Vnd.API+json;charset=utf-8"),
    ] {
        let response = response(status, content_type, CUSTOMER);
        assert_eq!(Document::<Customer>::from_response(&response).unwrap().data, customer());
    }
    let list = Response::builder()
        .header("content-type", JSON_API)
        .body(br#"{"data":[],"included":[]}"#.to_vec())
        .unwrap();
    let document = Document::<Vec<Order>, Included>::from_response(&list).unwrap();
    assert!(document.data.is_empty());
}

#[test]
fn a_reader_with_rules_of_its_own_reads_responses() {
    let limits = Limits { bytes: 10, ..Limits::default() };
    let reader = Document::<Customer>::reader().limits(limits);
    let error = reader.from_response(&response(200, JSON_API, CUSTOMER)).unwrap_err();
    assert!(matches!(error.reason, Reason::Invalid(violations) if violations.status() == 413));
}

#[test]
fn the_servers_errors_are_typed() {
    for status in [422, 200] {
        let error = failed(status, JSON_API, ERRORS);
        let errors = vec![
            ErrorObject {
                status: Some("422".to_owned()),
                detail: Some("Email is taken".to_owned()),
                ..ErrorObject::default()
            },
            ErrorObject { title: Some("No".to_owned()), ..ErrorObject::default() },
        ];
        assert_eq!(error.reason, Reason::Errors(Box::new(ErrorDocument::new(errors))));
    }
    assert_eq!(
        failed(422, JSON_API, ERRORS).to_string(),
        "422 Unprocessable Entity: the server reports: 422 Email is taken; No",
    );
    assert_eq!(
        failed(404, JSON_API, r#"{"errors":[]}"#).to_string(),
        "404 Not Found: the server reports errors, and names none",
    );
}

#[test]
fn no_document_is_not_an_empty_one() {
    for (status, body) in [(204, ""), (204, CUSTOMER), (200, ""), (404, ""), (304, "")] {
        assert_eq!(failed(status, JSON_API, body).reason, Reason::Empty);
    }
    assert_eq!(failed(204, "", "").to_string(), "the response 204 No Content has no document");
}

#[test]
fn a_document_of_another_media_type_is_shown_in_short() {
    let page = "<html>\n<head><title>502 Bad Gateway</title></head>\n<body><hr>nginx</body></html>";
    let error = failed(502, "text/html; charset=utf-8", page);
    assert_eq!(
        error.reason,
        Reason::MediaType {
            expected: JSON_API,
            found: Some("text/html; charset=utf-8".to_owned()),
            excerpt: "502 Bad Gateway nginx".to_owned(),
        },
    );
    assert_eq!(
        error.to_string(),
        "the response 502 Bad Gateway is no document of the media type `application/vnd.api+json` \
         but `text/html; charset=utf-8`: 502 Bad Gateway nginx",
    );
    assert_eq!(
        failed(200, "application/json", CUSTOMER).to_string(),
        format!(
            "the response 200 OK is no document of the media type `application/vnd.api+json` but \
             `application/json`: {CUSTOMER}"
        ),
    );
    assert_eq!(
        failed(200, "", "\0\u{1}").to_string(),
        "the response 200 OK is no document of the media type `application/vnd.api+json`, and \
         names none: 2 bytes that are no text",
    );
}

#[test]
fn several_content_types_are_one_if_they_are_the_same() {
    let response = |lines: [&str; 2]| {
        let [first, second] = lines;
        let response = Response::builder().header("content-type", first);
        response.header("content-type", second).body(CUSTOMER).unwrap()
    };
    let twice = response([JSON_API, JSON_API]);
    assert_eq!(Document::<Customer>::from_response(&twice).unwrap().data, customer());
    for (lines, found) in [
        ([JSON_API, "text/html"], "application/vnd.api+json, text/html"),
        (["text/html", JSON_API], "text/html, application/vnd.api+json"),
    ] {
        let response = response(lines);
        let error = Document::<Customer>::from_response(&response).unwrap_err();
        let excerpt = CUSTOMER.to_owned();
        let found = Some(found.to_owned());
        assert_eq!(error.reason, Reason::MediaType { expected: JSON_API, found, excerpt });
    }
    let json = "application/json;charset=utf-8";
    let read = |lines| read_json::<Metadata, Errors>(&response(lines)).is_ok();
    assert_eq!([read([json, json]), read([json, "text/html"])], [true, false]);
    let quoted = r#"application/json;profile="a,b""#;
    assert!(read([quoted, quoted]));
}

#[test]
fn a_document_that_breaks_rules_says_where() {
    let body = r#"{"data":{"type":"customers","id":1}}"#;
    assert_eq!(
        failed(200, JSON_API, body).to_string(),
        "the document of the response 200 OK breaks rules: /data/id: Expected a string, found a \
         number.",
    );
    assert_eq!(
        failed(500, JSON_API, CUSTOMER).to_string(),
        "the document of the response 500 Internal Server Error does not say what went wrong",
    );
}

#[test]
fn a_change_is_answered_in_one_of_four_ways() {
    let answer = |status, content_type, body| {
        Answer::<Customer>::from_response(&response(status, content_type, body))
    };
    for status in [200, 201] {
        let document = answer(status, JSON_API, CUSTOMER).unwrap().into_document().unwrap();
        assert_eq!(document.data, customer());
    }
    for (status, body) in [(204, ""), (200, ""), (205, CUSTOMER)] {
        assert_eq!(answer(status, "", body).unwrap(), Answer::NoContent);
    }
    let meta = answer(200, JSON_API, r#"{"meta":{"deleted":1}}"#).unwrap();
    let Answer::Meta(document) = &meta else { panic!("{meta:?}") };
    assert_eq!(document.meta.as_ref().unwrap().as_str(), r#"{"deleted":1}"#);
    assert_eq!(meta.into_document(), None);

    assert_eq!(answer(202, "", "").unwrap(), Answer::Accepted(None));
    let job = r#"{"data":{"type":"jobs","id":"9"}}"#;
    let Answer::Accepted(Some(document)) = answer(202, JSON_API, job).unwrap() else { panic!() };
    let PrimaryData::One(job) = document.data else { panic!() };
    assert_eq!(job.type_name, "jobs");
}

#[test]
fn a_change_that_failed_is_an_error() {
    let failed = |status, content_type, body| {
        Answer::<Customer>::from_response(&response(status, content_type, body)).unwrap_err()
    };
    let error = failed(409, JSON_API, ERRORS);
    assert_eq!(error.status, StatusCode::CONFLICT);
    assert!(matches!(error.reason, Reason::Errors(_)));
    assert_eq!(failed(404, "", "").reason, Reason::Empty);
    assert!(matches!(failed(202, "text/plain", "soon").reason, Reason::MediaType { .. }));
    assert_eq!(failed(400, JSON_API, CUSTOMER).reason, Reason::NotErrors);
    assert_eq!(
        failed(200, JSON_API, r#"{"jsonapi":{"version":"1.1"}}"#).to_string(),
        "the document of the response 200 OK breaks rules: the document: At least one of \
         `data`, `errors`, `meta` has to be there.",
    );
}

#[test]
fn the_results_of_operations_are_read_like_documents() {
    let atomic = "application/vnd.api+json;ext=\"https://jsonapi.org/ext/atomic\"";
    let results = r#"{"atomic:results":[{"data":null}]}"#;
    let read = |status, body| OperationResults::from_response(&response(status, atomic, body));
    assert_eq!(read(200, results).unwrap().results.len(), 1);
    assert_eq!(read(204, "").unwrap_err().reason, Reason::Empty);
    assert!(matches!(read(422, ERRORS).unwrap_err().reason, Reason::Errors(_)));
}
