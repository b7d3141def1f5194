//! Texts with a grammar: URLs, relation types, languages, statuses, headers. What is none of these is
//! not written.

use jsonapi_core::atomic::{Operation, Operations};
use jsonapi_core::{
    Document, ErrorDocument, ErrorObject, ErrorSource, HrefLang, JsonApiObject, Link, LinkObject,
    Links, Resource, ToOne, WriteError,
};

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "people")]
struct Person {
    #[resource(id)]
    id: String,
    #[relationship]
    parent: ToOne<Person>,
    #[resource(links)]
    links: Links,
}

fn written(links: Links) -> Result<String, String> {
    let person = Person { id: "1".to_owned(), parent: ToOne::default(), links };
    text(Document::one(&person).to_vec())
}

fn text(written: Result<Vec<u8>, WriteError>) -> Result<String, String> {
    written.map(|text| String::from_utf8(text).unwrap()).map_err(|error| error.to_string())
}

#[test]
fn a_typed_resource_with_a_link_that_is_none_is_not_written() {
    let object = || LinkObject { href: "/a".to_owned(), ..LinkObject::default() };
    let rel = |rel: &str| LinkObject { rel: Some(rel.to_owned()), ..object() };
    let language = |tag: &str| LinkObject { hreflang: Some(HrefLang::from(tag)), ..object() };
    let described = |link: &str| LinkObject { describedby: Some(link.into()), ..object() };
    let cases: [(&'static str, Link, &str); 8] = [
        ("self", "/a b".into(), "the link `self` needs a URI reference (RFC 3986), and has `/a b`"),
        (
            "related",
            "/%".into(),
            "the link `related` needs a URI reference (RFC 3986), and has `/%`",
        ),
        ("edit", "/é".into(), "the link `edit` needs a URI reference (RFC 3986), and has `/é`"),
        (
            "self",
            LinkObject { href: "1:a".to_owned(), ..LinkObject::default() }.into(),
            "the link `self` needs a URI reference (RFC 3986), and has `1:a`",
        ),
        (
            "self",
            "http://[::1".into(),
            "the link `self` needs a URI reference (RFC 3986), and has `http://[::1`",
        ),
        (
            "self",
            rel("/rels/a").into(),
            "the link `self` needs a link relation type (RFC 8288), and has `/rels/a`",
        ),
        (
            "self",
            language("en_US").into(),
            "the link `self` needs a language tag (RFC 5646), and has `en_US`",
        ),
        (
            "self",
            described("\n").into(),
            "the link `describedby` needs a URI reference (RFC 3986), and has `\n`",
        ),
    ];
    for (name, link, expected) in cases {
        assert_eq!(written(Links::new().with(name, link)), Err(expected.to_owned()));
    }
}

#[test]
fn links_of_relationships_and_documents_are_held_to_the_same() {
    let links = || Links::new().with("self", "<a>");
    let parent = ToOne { links: Some(links()), ..ToOne::default() };
    let person = Person { id: "1".to_owned(), parent, links: Links::new() };
    let expected =
        Err("the link `self` needs a URI reference (RFC 3986), and has `<a>`".to_owned());
    assert_eq!(text(Document::one(&person).to_vec()), expected);
    let person = Person { parent: ToOne::default(), ..person };
    assert_eq!(text(Document::one(&person).links(links()).to_vec()), expected);
}

#[test]
fn every_form_of_a_reference_is_written() {
    for url in ["", "/", "//h/a", "a/b?c#d", "https://h:80/a;b='c'", "urn:a:b", "?a[b]=c", "%20"] {
        let links = Links::new().with("self", Link::Url(url.to_owned()));
        let expected =
            format!(r#"{{"data":{{"type":"people","id":"1","links":{{"self":"{url}"}}}}}}"#);
        assert_eq!(written(links), Ok(expected));
    }
}

#[test]
fn extensions_and_profiles_are_uris() {
    let person = Person { id: "1".to_owned(), parent: ToOne::default(), links: Links::new() };
    for uri in ["", "a", "/a", "https://example.com/a b"] {
        let uris = Some(vec!["urn:a".to_owned(), uri.to_owned()]);
        let expected = Err(format!("`{uri}` cannot be written as a URI (RFC 3986)"));
        let jsonapi = JsonApiObject { ext: uris.clone(), ..JsonApiObject::v1_1() };
        assert_eq!(text(Document::one(&person).jsonapi(jsonapi).to_vec()), expected);
        let jsonapi = JsonApiObject { profile: uris, ..JsonApiObject::v1_1() };
        assert_eq!(text(Document::one(&person).jsonapi(jsonapi).to_vec()), expected);
    }
}

#[test]
fn an_operation_is_aimed_at_a_url() {
    let operation = Operation::add(&Person::create().build()).unwrap().at("/a b");
    let expected = "the operation at place 0 cannot be written: `/a b` cannot be written as a URI \
                    reference (RFC 3986)";
    let written = text(Operations::new().with(operation).to_vec());
    assert_eq!(written, Err(expected.to_owned()));
}

#[test]
fn an_error_has_the_status_and_the_header_that_it_says() {
    let status = |status: &str| ErrorObject { status: Some(status.to_owned()), ..<_>::default() };
    let header = |header: &str| ErrorObject {
        source: Some(ErrorSource { header: Some(header.to_owned()), ..<_>::default() }),
        ..<_>::default()
    };
    for (error, expected) in [
        (status("teapot"), "`teapot` cannot be written as an HTTP status code (RFC 9110)"),
        (status("42"), "`42` cannot be written as an HTTP status code (RFC 9110)"),
        (
            header("Accept, Prefer"),
            "`Accept, Prefer` cannot be written as the name of one header (RFC 9110)",
        ),
    ] {
        let written = text(ErrorDocument::new(vec![error]).to_vec());
        assert_eq!(written, Err(expected.to_owned()));
    }
    let nothing = text(ErrorDocument::new(Vec::new()).to_vec());
    assert_eq!(nothing, Err("an error document needs at least one error object".to_owned()));
}
