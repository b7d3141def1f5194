//! Reads any text as a query, for endpoints of several kinds, and writes what was read.

#![no_main]
#![allow(dead_code, reason = "the target uses a part of what the tests have")]

#[path = "../../tests/behaviour/queries/blog.rs"]
mod blog;

use std::sync::LazyLock;

use blog::{Article, Medium, Person};
use jsonapi_core::query::filter::{
    CommerceLayer, Evaluator, Expression, FilterStrategy, Operators, Plain,
};
use jsonapi_core::query::{self, Endpoint, Extent, PageLinks, Pages, Query, QueryLimits};
use jsonapi_core::{Attribute, ErrorDocument, Metadata, Resource, ToMany, ToOne, Violations};
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

#[derive(Attribute, Debug, Clone, Copy, PartialEq)]
#[attribute(rename_all = "snake_case")]
enum Status {
    Placed,
    Paid,
}

/// Attributes of each kind, and names that are the beginning of others.
#[derive(Resource)]
#[resource(type = "orders")]
struct Order {
    #[resource(id)]
    id: String,
    #[attribute]
    code: Option<String>,
    #[attribute]
    code_or_items: Option<String>,
    #[attribute]
    status: Status,
    #[attribute]
    items: u8,
    #[attribute]
    total: Option<f64>,
    #[attribute]
    paid: bool,
    #[attribute]
    metadata: Option<Metadata>,
    #[relationship]
    person: ToOne<Person>,
    #[relationship]
    parts: ToMany<Order>,
}

static ORDERS: LazyLock<Vec<Order>> = LazyLock::new(|| {
    let order = |id: &str, code: Option<&str>, items: u8| Order {
        id: id.to_owned(),
        code: code.map(str::to_owned),
        code_or_items: code.map(str::to_owned),
        status: if items > 1 { Status::Placed } else { Status::Paid },
        items,
        total: (items > 1).then(|| f64::from(items) / 2.0),
        paid: items > 1,
        metadata: (items > 1).then(|| Metadata::from([("a", "x")])),
        person: if items > 1 { ToOne::to(Person::identifier("1")) } else { ToOne::default() },
        parts: ToMany::to((0..items).map(|part| Order::identifier(part.to_string()))),
    };
    vec![order("0", None, 0), order("1", Some("a"), 1), order("2", Some("a_b%"), 2)]
});

static PEOPLE: LazyLock<std::collections::BTreeMap<String, Person>> = LazyLock::new(|| {
    let person = Person { id: "1".to_owned(), name: "a".to_owned(), articles: ToMany::default() };
    std::collections::BTreeMap::from([("1".to_owned(), person)])
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
    filter(text, CommerceLayer);
    filter(text, Operators);
    filter(text, Plain);
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

/// What filters ask, a client can ask in the same words, or there is no way to say it; a resource is
/// never accepted by a filter and by its opposite.
fn filter(text: &str, strategy: impl FilterStrategy + Send + Sync + Copy + 'static) {
    let endpoint = Endpoint::<Order>::new().filters(strategy);
    let query = match endpoint.parse(text) {
        Ok(query) => query,
        Err(violations) => return check(text, &violations),
    };
    let asked = query.filter();
    if let Ok(written) = Query::<Order>::new().with_filter(asked.clone(), &strategy) {
        let text = written.to_string();
        if text.len() <= QueryLimits::default().length {
            let again = endpoint.parse(&text).expect("what was written is read");
            assert_eq!(parts(again.filter()), parts(asked), "{text}");
        }
    }
    let opposite = !asked.clone();
    for order in ORDERS.iter() {
        let accepts = |asked| Evaluator::new(asked, &*PEOPLE).accepts(order);
        assert!(!(accepts(asked) && accepts(&opposite)), "{asked}");
    }
    let applied = query.apply(ORDERS.iter(), &*PEOPLE);
    assert!(applied.resources().len() <= applied.total() && applied.total() <= ORDERS.len());
    applied.document().to_vec().expect("a document");
}

/// What is joined by and, in an order of its own.
fn parts(expression: &Expression) -> Vec<String> {
    let mut parts = match expression {
        Expression::And(parts) => parts.iter().map(|part| format!("{part:?}")).collect(),
        other => vec![format!("{other:?}")],
    };
    parts.sort();
    parts
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
