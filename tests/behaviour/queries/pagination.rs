//! Links to other pages, and `meta.page`.

use jsonapi_core::check::Check;
use jsonapi_core::query::{Extent, PageLinks, PageMeta};
use jsonapi_core::{Document, Links, Meta, ToMany, ToOne};

use super::blog::Article;

/// The links by name: a URL, `null`, or nothing.
fn shown(links: &Links) -> [Option<String>; 4] {
    ["first", "prev", "next", "last"]
        .map(|name| links.get(name).map(|link| link.url().map_or("null".to_owned(), str::to_owned)))
}

fn some<const N: usize>(urls: [&str; N]) -> [Option<String>; N] {
    urls.map(|url| Some(url.to_owned()).filter(|url| !url.is_empty()))
}

#[test]
fn numbered_pages_link_to_each_other() {
    let page = |number, extent| shown(&PageLinks::of("/a").number(number, 10, extent));
    let url = |number| format!("/a?page%5Bnumber%5D={number}");
    let [one, two, three, four] = [1, 2, 3, 4].map(url);
    for (number, extent, expected) in [
        (1, Extent::Total(0), [&one, "null", "null", &one]),
        (1, Extent::Total(10), [&one, "null", "null", &one]),
        (1, Extent::Total(11), [&one, "null", &two, &two]),
        (2, Extent::Total(30), [&one, &one, &three, &three]),
        (3, Extent::Total(30), [&one, &two, "null", &three]),
        // Behind the end: the way back leads to where there is something.
        (9, Extent::Total(31), [&one, &four, "null", &four]),
        (1, Extent::More(false), [&one, "null", "null", ""]),
        (2, Extent::More(true), [&one, &one, &three, ""]),
        (u64::MAX, Extent::More(true), [&one, &url(u64::MAX - 1), "null", ""]),
        (0, Extent::Total(5), [&one, "null", &one, &one]),
    ] {
        assert_eq!(page(number, extent), some(expected.map(AsRef::as_ref)), "{number} {extent:?}");
    }
    assert_eq!(PageLinks::of("/a").number(1, 0, Extent::Total(2)).get("last"), Some(&two.into()));
}

#[test]
fn pages_that_begin_anywhere_link_to_each_other() {
    let page = |offset, extent| shown(&PageLinks::of("/a").offset(offset, 10, extent));
    let url = |offset| format!("/a?page%5Boffset%5D={offset}");
    let [zero, five, ten, twenty] = [0, 5, 10, 20].map(url);
    for (offset, extent, expected) in [
        (0, Extent::Total(0), [&*zero, "null", "null", &zero]),
        (0, Extent::Total(10), [&zero, "null", "null", &zero]),
        (0, Extent::Total(11), [&zero, "null", &ten, &ten]),
        (5, Extent::Total(20), [&zero, &zero, &url(15), &ten]),
        (15, Extent::Total(21), [&zero, &five, "null", &twenty]),
        (90, Extent::Total(21), [&zero, &twenty, "null", &twenty]),
        (10, Extent::More(true), [&zero, &zero, &twenty, ""]),
        (u64::MAX, Extent::More(true), [&zero, &url(u64::MAX - 10), "null", ""]),
    ] {
        assert_eq!(page(offset, extent), some(expected), "{offset} {extent:?}");
    }
}

#[test]
fn pages_with_cursors_link_to_what_is_before_and_behind_them() {
    let links = |url, before, after| shown(&PageLinks::of(url).cursor(before, after));
    let url = "/a?page[size]=2&page[after]=c1&sort=x";
    assert_eq!(
        links(url, Some("c2"), Some("c3")),
        some([
            "/a?page%5Bsize%5D=2&sort=x",
            "/a?page%5Bsize%5D=2&sort=x&page%5Bbefore%5D=c2",
            "/a?page%5Bsize%5D=2&page%5Bafter%5D=c3&sort=x",
            "",
        ])
    );
    let between = "/a?page[before]=c9&page[after]=c1";
    assert_eq!(
        links(between, None, Some("c 3&")),
        some(["/a", "null", "/a?page%5Bafter%5D=c+3%26", ""])
    );
    assert_eq!(links("/a", None, None), some(["/a", "null", "null", ""]));
}

#[test]
fn what_else_the_request_asks_for_stays_as_it_is_written() {
    let next = |url: &str| {
        let links = PageLinks::of(url).number(1, 10, Extent::More(true));
        links.get("next").unwrap().url().unwrap().to_owned()
    };
    let two = "page%5Bnumber%5D=2";
    for (url, expected) in [
        ("https://example.com/a", format!("https://example.com/a?{two}")),
        ("/a?", format!("/a?{two}")),
        ("?x", format!("?x&{two}")),
        ("/a#part", format!("/a?{two}")),
        ("/a?b=c#part?x", format!("/a?b=c&{two}")),
        (
            "/a?include=a,b.c&page%5bnumber%5d=1&filter%5Bx%5D=%e2%98%83+*'()",
            format!("/a?include=a,b.c&{two}&filter%5Bx%5D=%e2%98%83+*'()"),
        ),
        // The first counts where a parameter comes twice.
        ("/a?page[number]=1&b&page[number]=5", format!("/a?{two}&b")),
        ("/a?p%61ge[number]=02&b", format!("/a?{two}&b")),
        // What cannot stand in a URI is encoded, which means the same.
        (
            "/a?fields[x]=\"é ☃%|&c=100%",
            format!("/a?fields%5Bx%5D=%22%C3%A9%20%E2%98%83%25%7C&c=100%25&{two}"),
        ),
        ("/a?&&b&&", format!("/a?b&{two}")),
    ] {
        assert_eq!(next(url), expected, "{url}");
    }
    // A value that is the same stays as it is written, too.
    let links = PageLinks::of("/a?page%5bnumber%5d=%31").number(2, 10, Extent::More(false));
    assert_eq!(links.get("prev").unwrap().url(), Some("/a?page%5bnumber%5d=%31"));
}

#[test]
fn a_response_with_a_page_is_valid_with_its_links_and_its_meta() {
    let article = Article {
        id: "1".to_owned(),
        title: "t".to_owned(),
        created: "2026".to_owned(),
        password: None,
        author: ToOne::default(),
        comments: ToMany::default(),
        media: ToMany::default(),
        my_rel: ToOne::default(),
    };
    let links = PageLinks::of("/a?fields[x]=\"%zz&page[size]=1").cursor(None, Some("c"));
    let meta = PageMeta::new().with_total(3).with_estimated_total(4).with_range_truncated();
    let body = Document::many([&article]).links(links).meta(meta.clone().into_meta()).to_vec();
    let body = body.expect("a document");
    Check::response().paginated("/data").from_slice(&body).expect("a valid document");
    let read = Document::<Vec<Article>>::reader().from_slice(&body).expect("a document");
    assert_eq!(PageMeta::of(read.meta.as_ref().unwrap()), Ok(Some(meta)));
}

#[test]
fn page_meta_is_read_as_the_profile_has_it() {
    let of = |text: &str| {
        PageMeta::of(&Meta::parse(text).unwrap()).map_err(|violations| violations.to_string())
    };
    assert_eq!(of("{}"), Ok(None));
    assert_eq!(of(r#"{"page":{"other":[{}],"@x":1}}"#), Ok(Some(PageMeta::new())));
    assert_eq!(
        of(r#"{"page":{"cursor":"c","rangeTruncated":false}}"#),
        Ok(Some(PageMeta::at("c")))
    );
    let unsure = PageMeta { estimated_total: Some(None), ..PageMeta::new() };
    assert_eq!(of(r#"{"page":{"estimatedTotal":{}}}"#), Ok(Some(unsure.clone())));
    assert_eq!(unsure.into_meta().as_str(), r#"{"page":{"estimatedTotal":{}}}"#);
    assert_eq!(PageMeta::new().into_meta().as_str(), r#"{"page":{}}"#);
    assert_eq!(
        of(
            r#"{"page":{"cursor":1,"total":"2","estimatedTotal":{"bestGuess":2.5},"rangeTruncated":null}}"#
        ),
        Err("/page/cursor: Expected a string, found a number.\n\
             /page/total: Expected an integer, found a string.\n\
             /page/estimatedTotal/bestGuess: Expected an integer, found `2.5`.\n\
             /page/rangeTruncated: Expected a boolean, found null."
            .to_owned())
    );
}
