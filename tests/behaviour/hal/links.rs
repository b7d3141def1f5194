//! Links of HAL resources.

use jsonapi_core::Payload;
use jsonapi_core::hal::{self, HalLink, HalLinks, OneOrMany};

use super::things::{Book, BookUpdate};
use super::{book, refused, said};

/// A book with these links.
fn with(links: &str) -> String {
    format!(r#"{{"_links":{links},"id":"7","title":"T"}}"#)
}

#[test]
fn a_link_has_every_member_that_the_format_knows() {
    let body = with(
        r#"{"next":{"href":"/books{?page}","templated":true,"type":"application/hal+json","deprecation":"https://example.com/gone","name":"n","profile":"https://example.com/p","title":"Next","hreflang":"de-CH"}}"#,
    );
    let book = book(&body);
    let expected = HalLink {
        href: "/books{?page}".to_owned(),
        templated: Some(true),
        media_type: Some("application/hal+json".to_owned()),
        deprecation: Some("https://example.com/gone".to_owned()),
        name: Some("n".to_owned()),
        profile: Some("https://example.com/p".to_owned()),
        title: Some("Next".to_owned()),
        hreflang: Some("de-CH".to_owned()),
    };
    assert_eq!(book.next, Some(expected));
    assert_eq!(hal::to_string(&book).unwrap(), body);
}

#[test]
fn a_relation_has_one_link_or_an_array_as_its_type_says() {
    let many = r#"[{"href":"/a"},{"href":"/b"}]"#;
    let cover = "https://example.com/rels/cover";
    for links in [many, r#"{"href":"/a"}"#] {
        let body = with(&format!(r#"{{"{cover}":{links}}}"#));
        assert_eq!(hal::to_string(&book(&body)).unwrap(), body);
    }
    let body = with(&format!(r#"{{"shops":{many}}}"#));
    let hrefs: Vec<_> = book(&body).shops.unwrap().into_iter().map(|link| link.href).collect();
    assert_eq!(hrefs, ["/a", "/b"]);
    let body =
        with(&format!(r#"{{"ex:cover":{{"href":"/a"}},"next":{many},"shops":{{"href":"/a"}}}}"#));
    let violations = hal::from_str::<Book>(&body).unwrap_err();
    assert_eq!(
        said(&body, &violations),
        [
            "/_links/next: Expected a link object, found an array.",
            "/_links/shops: Expected an array, found an object.",
        ]
    );
}

#[test]
fn other_links_are_kept_by_relation_in_their_order() {
    let body = with(
        r#"{"next":{"href":"/n"},"self":{"href":"/books/7"},"curies":[{"href":"https://example.com/rels/{rel}","templated":true,"name":"ex"}],"ex:widget":{"href":"/w"}}"#,
    );
    let mut book = book(&body);
    assert_eq!(book.links.href("self"), Some("/books/7"));
    assert_eq!(book.links.get("curies")[0].name.as_deref(), Some("ex"));
    let names: Vec<_> = book.links.iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["self", "curies", "ex:widget"]);
    assert_eq!(hal::to_string(&book).unwrap(), body);
    // A relation that has a field of its own is written once.
    book.links = HalLinks::new().with("next", "/other").with("self", "/books/7");
    book.links.set("self", OneOrMany::Many(vec![HalLink::to("/a"), HalLink::from("/b")]));
    let expected = with(r#"{"next":{"href":"/n"},"self":[{"href":"/a"},{"href":"/b"}]}"#);
    assert_eq!(hal::to_string(&book).unwrap(), expected);
}

#[test]
fn what_is_wrong_with_a_link_is_said_at_its_place() {
    let body = with(
        r#"{"first":{"hreff":"/n"},"self":{"href":7,"templated":"yes"},"up":[{"href":"/u"},"/v"],"down":{"href":"/s"},"down":{"href":"/s"},"shops":7}"#,
    );
    let violations = hal::reader().strict().from_str::<Book>(&body).unwrap_err();
    assert_eq!(
        said(&body, &violations),
        [
            "/_links/first: The member `href` is missing.",
            "/_links/first/hreff: `hreff` is no known member; did you mean `href`?",
            "/_links/self/href: Expected a string, found a number.",
            "/_links/self/templated: Expected a boolean, found a string.",
            "/_links/up/1: Expected a link object, found a string.",
            "/_links/down: `down` occurs more than once in this object.",
            "/_links/shops: Expected an array, found a number.",
        ]
    );
    for (links, found) in [("null", "null"), ("[]", "an array")] {
        let body = with(links);
        let violations = hal::from_str::<Book>(&body).unwrap_err();
        let expected = format!("/_links: Expected an object of links, found {found}.");
        assert_eq!(said(&body, &violations), [expected]);
    }
}

#[test]
fn a_link_that_clients_may_write_is_a_member_of_the_patch() {
    let update = Book::update("7").shops([HalLink::to("/shops/1")]).build();
    let body = r#"{"_links":{"shops":[{"href":"/shops/1"}]}}"#;
    assert_eq!(Payload::to_string(&update).unwrap(), body);
    let endpoint = BookUpdate::validator().endpoint_id("7");
    assert_eq!(endpoint.from_str(body).unwrap(), update);
    let clear = Book::update("7").clear_shops().build();
    assert_eq!(Payload::to_string(&clear).unwrap(), r#"{"_links":{"shops":null}}"#);
    assert_eq!(endpoint.from_str(r#"{"_links":{"shops":null}}"#).unwrap(), clear);
    assert_eq!(
        refused::<BookUpdate>(r#"{"_links":{"next":{"href":"/"},"shop":[],"self":{}}}"#),
        [
            "/_links/next: The link `next` must not be sent when a resource is updated.",
            "/_links/shop: `shop` is no known link; did you mean `shops`?",
            "/_links/self: `self` is no known link.",
        ]
    );
}
