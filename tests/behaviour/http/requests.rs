//! What a client sends.

use http::{HeaderValue, Request};
use jsonapi_core::atomic::{Operations, Ref};
use jsonapi_core::http::{Api, RequestError};
use jsonapi_core::media_type::MediaType;
use jsonapi_core::query::{IncludePath, Page, Query};
use jsonapi_core::{Metadata, Resource, ToManyUpdate, ToOneUpdate};

use crate::resources::{Customer, Order, Tag};

fn api() -> Api {
    Api::new("https://acme.commercelayer.io").unwrap()
}

/// A request as text: method and URL, headers in the order of their names, body.
fn shown(request: &Request<Vec<u8>>) -> String {
    let mut headers: Vec<(&str, &str)> = request
        .headers()
        .iter()
        .map(|(name, value)| (name.as_str(), value.to_str().unwrap()))
        .collect();
    headers.sort_unstable();
    let headers: Vec<String> =
        headers.iter().map(|(name, value)| format!("{name}: {value}\n")).collect();
    let body = std::str::from_utf8(request.body()).unwrap();
    format!("{} {}\n{}{body}", request.method(), request.uri(), headers.concat())
}

fn refused(request: Result<Request<Vec<u8>>, RequestError>) -> String {
    request.unwrap_err().to_string()
}

#[test]
fn a_payload_becomes_a_request() {
    let api = api().bearer("a-token").unwrap();
    let create = Order::create().customer("1").clear_agent().build();
    assert_eq!(
        shown(&api.request(&create).build().unwrap()),
        "POST https://acme.commercelayer.io/api/orders\n\
         accept: application/vnd.api+json\n\
         authorization: Bearer a-token\n\
         content-type: application/vnd.api+json\n\
         {\"data\":{\"type\":\"orders\",\"relationships\":{\
         \"customer\":{\"data\":{\"type\":\"customers\",\"id\":\"1\"}},\
         \"sales-agent\":{\"data\":null}}}}",
    );
    let update = Customer::update("a/b?ü").email("a@b.c").build();
    assert_eq!(
        shown(&api.request(&update).query("include=orders").build().unwrap()),
        "PATCH https://acme.commercelayer.io/api/customers/a%2Fb%3F%C3%BC?include=orders\n\
         accept: application/vnd.api+json\n\
         authorization: Bearer a-token\n\
         content-type: application/vnd.api+json\n\
         {\"data\":{\"type\":\"customers\",\"id\":\"a/b?ü\",\"attributes\":{\"email\":\"a@b.c\"}}}",
    );
}

#[test]
fn requests_without_a_document_say_only_what_they_accept() {
    let cases = [
        (api().get::<Order>("1"), "GET https://acme.commercelayer.io/api/orders/1"),
        (api().list::<Order>(), "GET https://acme.commercelayer.io/api/orders"),
        (
            api().list::<Order>().query("page[size]=25").query("").query("?sort=-number"),
            "GET https://acme.commercelayer.io/api/orders?page[size]=25&sort=-number",
        ),
        (api().delete::<Tag>(7_u64), "DELETE https://acme.commercelayer.io/tags/7"),
        (
            api().get_relationship::<Order>("1", "tags"),
            "GET https://acme.commercelayer.io/api/orders/1/relationships/tags",
        ),
        (
            api().get_related::<Order>("1", "sales-agent"),
            "GET https://acme.commercelayer.io/api/orders/1/sales-agent",
        ),
    ];
    for (request, expected) in cases {
        let expected = format!("{expected}\naccept: application/vnd.api+json\n");
        assert_eq!(shown(&request.build().unwrap()), expected);
    }
}

#[test]
fn relationships_are_changed_at_their_own_url() {
    let customer = ToOneUpdate::replace(Customer::identifier("2"));
    let request = api().change_relationship::<Order>("1", "customer", &customer).build().unwrap();
    assert_eq!(
        shown(&request),
        "PATCH https://acme.commercelayer.io/api/orders/1/relationships/customer\n\
         accept: application/vnd.api+json\n\
         content-type: application/vnd.api+json\n\
         {\"data\":{\"type\":\"customers\",\"id\":\"2\"}}",
    );
    let tags = ToManyUpdate::add([Tag::identifier(3_u64)]);
    let request = api().change_relationship::<Order>("1", "tags", &tags).build().unwrap();
    assert_eq!(request.method(), "POST");

    let wrong = api().change_relationship::<Order>("1", "customer", &tags).build();
    assert_eq!(
        refused(wrong),
        "expected a to-many relationship of the type `orders`, found `customer`"
    );
    let wrong = api().get_related::<Order>("1", "number").build();
    assert_eq!(refused(wrong), "expected a relationship of the type `orders`, found `number`");
}

#[test]
fn operations_are_sent_with_their_extension() {
    let operations = Operations::new().remove_resource(Ref::to(&Customer::identifier("1")));
    let request = api().operations("api/operations", &operations).build().unwrap();
    assert_eq!(request.uri().host(), Some("acme.commercelayer.io"));
    let request = api().operations("/api/operations", &operations).build().unwrap();
    assert_eq!(
        shown(&request),
        "POST https://acme.commercelayer.io/api/operations\n\
         accept: application/vnd.api+json;ext=\"https://jsonapi.org/ext/atomic\"\n\
         content-type: application/vnd.api+json;ext=\"https://jsonapi.org/ext/atomic\"\n\
         {\"atomic:operations\":[{\"op\":\"remove\",\"ref\":{\"type\":\"customers\",\"id\":\"1\"}}]}",
    );
}

#[test]
fn extensions_profiles_and_headers_are_set_for_all_requests_or_one() {
    let profile = MediaType::new().with_profile("urn:p").unwrap();
    let api = api()
        .media_type(profile)
        .header("accept-language", "de")
        .unwrap()
        .header("x-trace", "1")
        .unwrap();
    let request = api.get::<Order>("1").header("x-trace", "2").build().unwrap();
    assert_eq!(
        shown(&request),
        "GET https://acme.commercelayer.io/api/orders/1\n\
         accept: application/vnd.api+json;profile=\"urn:p\"\n\
         accept-language: de\n\
         x-trace: 2\n",
    );
    let ext = MediaType::new().with_ext("urn:e").unwrap();
    let request = api.list::<Order>().media_type(&ext).header("accept", "*/*").build().unwrap();
    assert_eq!(request.headers()["accept"], "*/*");
}

#[test]
fn a_base_url_may_have_a_path() {
    for base in
        ["http://localhost:8080/v2", "http://localhost:8080/v2/", "http://localhost:8080/v2//"]
    {
        let api = Api::new(base).unwrap();
        let request = api.get::<Customer>("1").build().unwrap();
        assert_eq!(request.uri(), "http://localhost:8080/v2/api/customers/1", "{base}");
    }
    let request = Api::new("HTTPS://Example.com/").unwrap().list::<Tag>().build().unwrap();
    assert_eq!(request.uri().path(), "/tags");
}

#[test]
fn what_is_no_base_url_is_refused() {
    let refused = |url: &str| Api::new(url).unwrap_err().to_string();
    let no_scheme = "expected a scheme, `https` or `http`, and a host behind `://`";
    assert_eq!(
        refused("api.example.com"),
        format!("`api.example.com` is no base URL: {no_scheme}")
    );
    assert_eq!(refused("/api"), format!("`/api` is no base URL: {no_scheme}"));
    assert_eq!(
        refused("ftp://example.com"),
        format!("`ftp://example.com` is no base URL: {no_scheme}"),
    );
    assert_eq!(
        refused("https://exa mple.com"),
        "`https://exa mple.com` is no base URL: expected a URL such as `https://api.example.com`",
    );
    let neither = "expected neither a query nor a fragment; a query is set on each request";
    for rest in ["?key=s3cret", "#a"] {
        let url = "https://example.com/";
        assert_eq!(refused(&format!("{url}{rest}")), format!("`{url}` is no base URL: {neither}"));
    }
    let with_password = refused("https://me:secret@example.com");
    assert_eq!(
        with_password,
        "the base URL cannot be used: expected no user name or password in it; a header carries \
         what authorizes",
    );
    for url in ["", "https://", "https://:80", "//example.com", "https:example.com"] {
        assert!(Api::new(url).is_err(), "{url}");
    }
}

#[test]
fn a_token_is_kept_secret() {
    let api = api().bearer("s3cret-.~+/_==").unwrap();
    let request = api.list::<Order>().build().unwrap();
    assert_eq!(request.headers()["authorization"], "Bearer s3cret-.~+/_==");
    assert!(request.headers()["authorization"].is_sensitive());
    let own = api.list::<Order>().header("Authorization", "Basic s3cret");
    for shown in [format!("{api:?}"), format!("{request:?}"), format!("{own:?}")] {
        assert!(!shown.contains("s3cret"), "{shown}");
    }
}

#[test]
fn a_text_that_is_no_token_is_refused_without_being_shown() {
    let refused = |token: &str| api().bearer(token).unwrap_err().to_string();
    assert_eq!(refused(""), "the bearer token is empty");
    assert_eq!(refused("=="), "the bearer token is empty");
    assert_eq!(
        refused("s3cret\n"),
        "character 7 of the bearer token is none that a token has: expected ASCII letters, digits, \
         `-`, `.`, `_`, `~`, `+`, `/`, and `=` at the end (RFC 6750, section 2.1)",
    );
    for token in ["a b", "a=b", "ä", "Bearer a", "a\r\nx-admin: 1"] {
        assert!(api().bearer(token).is_err(), "{token}");
    }
}

#[test]
fn a_header_that_cannot_be_sent_is_refused_without_its_value() {
    let refused = |name: &str, value: &str| {
        let of_all = api().header(name, value).unwrap_err().to_string();
        let of_one = super::requests::refused(api().list::<Tag>().header(name, value).build());
        assert_eq!(of_all, of_one);
        of_one
    };
    assert_eq!(refused("x y", "1"), "`x y` is no name of a header");
    assert_eq!(
        refused("x-key", "s3cret\n"),
        "the value of the header `x-key` cannot be sent: expected visible ASCII characters, spaces \
         and tabs",
    );
    let value = HeaderValue::from_static("2");
    let request = api().list::<Tag>().header(http::header::IF_MATCH, value).build().unwrap();
    assert_eq!(request.headers()["if-match"], "2");
}

#[test]
fn an_id_that_leads_elsewhere_is_refused() {
    for id in [".", ".."] {
        let expected = format!(
            "the id `{id}` of the resource of the type `customers` has no URL: as a segment of a \
             path it means another place"
        );
        assert_eq!(refused(api().get::<Customer>(id).build()), expected);
        assert_eq!(refused(api().delete::<Customer>(id).build()), expected);
        assert_eq!(refused(api().request(&Customer::update(id).build()).build()), expected);
    }
    let empty = "the id of the resource of the type `customers` is empty";
    assert_eq!(refused(api().delete::<Customer>("").build()), empty);
    assert_eq!(
        refused(api().get_related::<Order>("", "customer").build()),
        empty.replace("customers", "orders")
    );
    let dots = api().get::<Customer>("...").build().unwrap();
    assert_eq!(dots.uri().path(), "/api/customers/...");
}

#[test]
fn what_cannot_be_written_is_not_sent() {
    let update = Customer::update("").build();
    assert_eq!(
        refused(api().request(&update).build()),
        "the document cannot be written: the payload has an empty id: set the id of the resource \
         of the type `customers`",
    );
    let update = Order::update("1").metadata(Metadata::from([("a", 1)])).build();
    assert!(api().request(&update).build().is_ok());
}

#[test]
fn a_query_that_was_built_is_sent() {
    let query = Query::<Order>::new()
        .with_include(IncludePath::new("customer").unwrap())
        .with_page(Page::number(2).with_size(25));
    let request = api().list::<Order>().query(&query).build().unwrap();
    assert_eq!(
        request.uri().to_string(),
        format!("https://acme.commercelayer.io/api/orders?{query}"),
    );
    let request = api().list::<Order>().query(Query::<Order>::new()).build().unwrap();
    assert_eq!(request.uri(), "https://acme.commercelayer.io/api/orders");
}

#[test]
fn a_query_is_percent_encoded_or_refused() {
    let refused = |query: &str| refused(api().list::<Tag>().query(query).build());
    assert_eq!(
        refused("filter=a b"),
        "`https://acme.commercelayer.io/tags?filter=a b` is no URL: ` ` has to be percent-encoded",
    );
    assert_eq!(
        refused("a=b#c"),
        "`https://acme.commercelayer.io/tags?a=b#c` is no URL: `#` begins a fragment, which is not \
         sent; write `%23`",
    );
    assert!(refused("a=ü").ends_with("`ü` has to be percent-encoded"));
    let long = "a".repeat(70_000);
    assert!(refused(&long).ends_with("…` is no URL: uri too long"), "{}", refused(&long));
}

#[test]
fn links_are_followed_to_the_same_place_only() {
    let api = Api::new("https://Example.com/api").unwrap().bearer("t").unwrap();
    for (link, expected) in [
        ("https://example.com/api/tags?page=2", "https://Example.com/api/tags?page=2"),
        ("https://EXAMPLE.com:443/tags#top", "https://Example.com/tags"),
        ("/api/tags?page=2#top", "https://Example.com/api/tags?page=2"),
        ("https://example.com", "https://Example.com/"),
    ] {
        let request = api.follow(link).build().unwrap();
        assert_eq!(request.uri().to_string(), expected.to_owned(), "{link}");
        assert_eq!(request.headers()["authorization"], "Bearer t");
    }
    for link in [
        "https://example.org/api/tags",
        "https://example.com.evil.org/",
        "https://example.com:444/",
        "http://example.com/",
        "https://me@example.com/",
        "//example.com/tags",
        "//evil.org",
        "tags?page=2",
        "?page=2",
        "",
    ] {
        let expected = format!(
            "the link `{link}` does not lead to https://Example.com: expected a URL there, or a \
             path that begins with one `/`"
        );
        assert_eq!(refused(api.follow(link).build()), expected);
    }
}
