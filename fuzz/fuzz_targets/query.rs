//! Reads any text as a query, for endpoints of several kinds, and writes what was read.

#![no_main]
#![allow(dead_code, reason = "the target uses a part of what the tests have")]

#[path = "../../tests/behaviour/queries/blog.rs"]
mod blog;

use std::sync::LazyLock;

use blog::{Article, Medium};
use jsonapi_core::query::filter::{CommerceLayer, Operators, Plain};
use jsonapi_core::query::{self, Endpoint, Extent, PageLinks, Pages, Query, QueryLimits};
use jsonapi_core::{ErrorDocument, Violations};
use libfuzzer_sys::fuzz_target;

static ARTICLES: LazyLock<Vec<Endpoint<Article>>> = LazyLock::new(|| {
    let few = QueryLimits {
        include_paths: 2,
        fields: 3,
        sort_fields: 2,
        violations: 5,
        ..QueryLimits::default()
    };
    vec![
        Endpoint::new().filters(CommerceLayer),
        Endpoint::new().filters(Operators).pages(Pages::offset()),
        Endpoint::new().filters(Plain).pages(Pages::cursor().ranges().unpaginated(["title"])),
        Endpoint::new().include(["author", "comments.author"]).sort(["id"]).limits(few),
        Endpoint::new().without_include().without_sort().without_fields().without_filter(),
    ]
});

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = core::str::from_utf8(bytes) else { return };
    let pairs: Vec<_> = query::decode(text).collect();
    let again = query::encode(pairs.clone());
    assert!(query::decode(&again).eq(pairs.clone()), "{again}");
    for endpoint in ARTICLES.iter() {
        read(text, endpoint);
    }
    read(text, &Endpoint::<Medium>::new());
    read(text, &Endpoint::any());
    links(text, &pairs);
});

/// What is read is written so that it is read again; what is wrong is an error document.
fn read<T>(text: &str, endpoint: &Endpoint<T>) {
    match endpoint.parse(text) {
        Ok(query) => {
            let written = query.to_string();
            assert!(written.is_ascii() && !written.contains(['[', ']', ' ', '#']), "{written}");
            // What is written may be longer than what was read, and then too long.
            if written.len() <= QueryLimits::default().length {
                assert_eq!(endpoint.parse(&written), Ok(query.clone()), "{written}");
            }
            show(&query);
        }
        Err(violations) => check(text, &violations),
    }
}

fn show<T>(query: &Query<T>) {
    let explanation = query.explanation();
    assert!(!explanation.replace('\n', "").contains(char::is_control), "{explanation}");
    serde_json::to_string(query).expect("a query is JSON");
}

fn check(text: &str, violations: &Violations) {
    assert_eq!(violations.status(), 400);
    assert!(violations.as_slice().is_sorted_by_key(jsonapi_core::Violation::offset));
    assert!(violations.iter().all(|violation| violation.offset() <= text.len()));
    let body = violations.to_document().to_vec().expect("an error document");
    assert!(ErrorDocument::from_slice(&body).is_ok());
}

/// Links to other pages ask for everything else as before.
fn links(text: &str, pairs: &[(std::borrow::Cow<'_, str>, std::borrow::Cow<'_, str>)]) {
    if text.contains('#') {
        return;
    }
    let url = format!("/a?{text}");
    let links = PageLinks::of(&url).number(2, 10, Extent::Total(25));
    for name in ["first", "prev", "next", "last"] {
        let link = links.get(name).and_then(jsonapi_core::Link::url).expect("a URL");
        assert!(link.is_ascii(), "{link}");
        let others = |pair: &(std::borrow::Cow<'_, str>, _)| pair.0 != "page[number]";
        let (_, query) = link.split_once('?').expect("a query");
        let found: Vec<_> = query::decode(query).filter(others).collect();
        let expected: Vec<_> = pairs.iter().cloned().filter(others).collect();
        assert_eq!(found, expected, "{link}");
    }
}
