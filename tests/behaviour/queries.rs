//! Queries: what a server reads from a query string, and what it says of other pages.

mod blog;
mod commerce_layer;
mod pagination;
mod written;

use blog::{Article, Medium};
use jsonapi_core::query::{Direction, Endpoint, Page, Pages, Query, QueryLimits};
use jsonapi_core::violation::{Fault, ParameterFault};
use jsonapi_core::{ErrorObject, ErrorSource};

use crate::queries::blog::Person;

fn parse(query: &str) -> Result<Query<Article>, String> {
    Query::parse(query, &QueryLimits::default()).map_err(|violations| violations.to_string())
}

#[test]
fn a_query_has_what_is_asked_for_typed() {
    let query = parse(
        "include=author,comments.author&fields[articles]=title,author&fields[people]=\
         &sort=-created,title&page[number]=3&page[size]=5&filter[title]=a%20b",
    )
    .expect("a query");
    let paths: Vec<String> = query.include().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(paths, ["author", "comments.author"]);
    assert_eq!(query.include().unwrap()[1].relationships(), ["comments", "author"]);
    assert!(query.includes("author") && query.includes("comments"));
    assert!(query.includes("comments.author") && !query.includes("author.comments"));
    assert_eq!(query.fields_of("articles").unwrap(), ["title", "author"]);
    assert_eq!(query.fields_of("people").unwrap(), [""; 0]);
    assert_eq!(query.fields_of("comments"), None);
    assert!(query.has_field("articles", "title") && !query.has_field("articles", "created"));
    assert!(!query.has_field("people", "name") && query.has_field("comments", "body"));
    let sort: Vec<_> = query.sort().iter().map(|it| (it.field(), it.direction())).collect();
    assert_eq!(sort, [("created", Direction::Descending), ("title", Direction::Ascending)]);
    assert_eq!(query.page(), Some(&Page::number(3).with_size(5)));
    assert_eq!(
        (query.page().unwrap().skipped(), query.page().unwrap().size()),
        (Some(10), Some(5))
    );
    let filters: Vec<_> =
        query.filter_parameters().iter().map(|it| (it.segments(), it.value())).collect();
    assert_eq!(filters, [(&["title".to_owned()][..], "a b")]);
}

#[test]
fn what_is_not_asked_for_is_left_to_the_endpoint() {
    let query = parse("").expect("a query");
    assert_eq!((query.include(), query.fields(), query.sort()), (None, &[][..], &[][..]));
    assert_eq!(query.page(), Some(&Page::number(1).with_size(20)));
    assert!(!query.includes("author") && query.has_field("articles", "title"));
    assert_eq!(parse("include=").expect("a query").include(), Some(&[][..]));
}

#[test]
fn everything_that_is_wrong_is_said_at_once_with_what_was_probably_meant() {
    assert_eq!(
        parse(
            "inclde=x&include=comments.autor&fields[artikles]=title&fields[people]=nmae&sort=titel,\
             &page[nummber]=1&foo=1&filter[_]=1"
        ),
        Err("inclde: The endpoint does not know this parameter; did you mean `include`?\n\
             include: `comments.autor` leads to nothing that can be included; did you mean \
             `comments.author`?\n\
             fields[artikles]: The response has no resources of the type `artikles`; did you mean \
             `articles`?\n\
             fields[people]: Resources of the type `people` have no field `nmae`; did you mean \
             `name`?\n\
             sort: The endpoint does not sort by `titel`; did you mean `title`?\n\
             sort: Expected fields with commas between them, a minus before what descends, found \
             nothing.\n\
             page[nummber]: The endpoint does not know this parameter; did you mean `page[number]`?\n\
             foo: The endpoint does not know this parameter; a name without any character but a to \
             z is kept for JSON:API itself.\n\
             filter[_]: Expected a name with nothing in its brackets, or a legal member name, or \
             several that dots divide."
            .to_owned())
    );
}

#[test]
fn a_violation_is_an_error_object_that_names_the_parameter() {
    let violations = Query::<Article>::parse("include=autor", &QueryLimits::default()).unwrap_err();
    assert_eq!(violations.status(), 400);
    let violation = &violations.as_slice()[0];
    let (path, nearest) = ("autor".to_owned(), Some("author".to_owned()));
    let fault = ParameterFault::UnknownPath { path, nearest };
    assert_eq!(
        violation.fault(),
        &Fault::Parameter { name: Some("include".to_owned()), fault: fault.into() }
    );
    assert_eq!((violation.parameter(), violation.pointer()), (Some("include"), None));
    let expected = ErrorObject {
        status: Some("400".to_owned()),
        code: Some("unknown-path".to_owned()),
        title: Some("Path that cannot be included".to_owned()),
        detail: Some(
            "`autor` leads to nothing that can be included; did you mean `author`?".to_owned(),
        ),
        source: Some(ErrorSource {
            parameter: Some("include".to_owned()),
            ..ErrorSource::default()
        }),
        meta: Some([("path", "autor"), ("nearest", "author")].into()),
        ..ErrorObject::default()
    };
    assert_eq!(violations.to_document().errors, [expected]);
}

#[test]
fn paths_follow_relationships_through_circles_and_sets() {
    for path in [
        "author.articles.author.articles",
        "media.photographer.articles",
        // Nothing but the name is known of one of the types, so that anything may follow.
        "media.anything.at.all",
        "my rel",
    ] {
        assert!(parse(&format!("include={path}")).is_ok(), "{path}");
    }
    for path in ["author.comments", "comments.author.name", "title", "password"] {
        assert!(parse(&format!("include={path}")).is_err(), "{path}");
    }
    let deep = parse("include=author.articles.author.articles.author");
    assert_eq!(deep, Err("include: Expected at most 4 relationships in a path.".to_owned()));
}

#[test]
fn a_set_of_resources_has_the_fields_of_each() {
    let endpoint = Endpoint::<Medium>::new();
    let read = |query: &str| endpoint.parse(query).map_err(|violations| violations.to_string());
    assert!(read("sort=width,-length&include=photographer&fields[films]=length").is_ok());
    assert!(read("fields[sounds]=whatever").is_ok());
    assert_eq!(
        read("fields[films]=width"),
        Err("fields[films]: Resources of the type `films` have no field `width`.".to_owned())
    );
}

#[test]
fn what_is_never_in_a_response_is_no_field() {
    for query in ["sort=password", "fields[articles]=password"] {
        assert!(parse(query).is_err(), "{query}");
    }
}

#[test]
fn limits_keep_a_query_small() {
    let read = |limits: QueryLimits, query: &str| {
        Query::<Article>::parse(query, &limits).map_err(|violations| violations.to_string())
    };
    let limits = QueryLimits::default;
    for (limits, query, expected) in [
        (QueryLimits { length: 5, ..limits() }, "sort=title", "Expected at most 5 bytes."),
        (
            QueryLimits { parameters: 1, ..limits() },
            "sort=title&include=author&x",
            "Expected at most 1 parameters.",
        ),
        (
            QueryLimits { include_paths: 1, ..limits() },
            "include=author,author,comments,comments.author",
            "include: Expected at most 1 paths.",
        ),
        (
            QueryLimits { include_depth: 1, ..limits() },
            "include=comments.author",
            "include: Expected at most 1 relationships in a path.",
        ),
        (
            QueryLimits { fields: 2, ..limits() },
            "fields[articles]=title&fields[people]=name,name",
            "fields[people]: Expected at most 2 names of fields.",
        ),
        (
            QueryLimits { sort_fields: 1, ..limits() },
            "sort=title,-title,created",
            "sort: Expected at most 1 sort fields.",
        ),
        (
            QueryLimits { filter_terms: 1, ..limits() },
            "filter[a]=1&filter[b]=2&filter[c]=3",
            "filter[b]: Expected at most 1 filters.",
        ),
        (
            QueryLimits { page_size: 10, ..limits() },
            "page[size]=11",
            "page[size]: Expected a whole number from 1 to 10, found `11`.",
        ),
    ] {
        assert_eq!(read(limits, query), Err(expected.to_owned()), "{query}");
    }
    let many = "camelCase&".repeat(99);
    let few = QueryLimits { violations: 2, ..limits() };
    assert!(read(few, &many).unwrap_err().ends_with("\nand 97 more"));
}

#[test]
fn an_answer_is_not_many_times_the_query() {
    let name = "é".repeat(1500);
    let query = format!("fields[{name}]={}", "_,".repeat(500));
    let violations = Endpoint::any().parse(&query).unwrap_err();
    assert!(violations.to_document().to_vec().unwrap().len() < 200_000);
}

#[test]
fn endpoints_are_shared_between_threads_whatever_their_types() {
    fn is_shared<T: Send + Sync + Clone + 'static>(_: &T) {}
    let endpoint = Endpoint::<Person>::new().pages(Pages::cursor().cursors(str::is_ascii));
    is_shared(&endpoint);
    is_shared(&endpoint.parse("page[after]=x").unwrap());
}
