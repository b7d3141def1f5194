//! Queries that a client writes from names alone, and properties of reading and writing.

use jsonapi_core::query::{
    self, DynamicQuery, Endpoint, Fieldset, IncludePath, Page, Pages, Parameter, Query,
    QueryLimits, SortField,
};
use proptest::prelude::*;

use super::blog::Article;

#[test]
fn a_query_of_names_is_written_with_everything_encoded() {
    let query = DynamicQuery::new()
        .with_include(IncludePath::new("comments.author").unwrap())
        .with_include(IncludePath::new("author").unwrap())
        .with_include(IncludePath::new("author").unwrap())
        .with_fields(Fieldset::new("articles", ["title"]).unwrap())
        .with_fields(Fieldset::new("people", [""; 0]).unwrap())
        .with_fields(Fieldset::new("articles", ["title", "my rel", "title"]).unwrap())
        .with_sort(SortField::new("-created").unwrap())
        .with_sort(SortField::new("title").unwrap())
        .with_page(Page::between("a&b", "ü").with_size(5))
        .with_parameter(Parameter::new("camelCase[]", "1 + 1").unwrap())
        .with_parameter(Parameter::new("filter[a.b][]", "x=y").unwrap());
    assert_eq!(
        query.to_string(),
        "include=comments.author%2Cauthor&fields%5Barticles%5D=title%2Cmy+rel&fields%5Bpeople%5D=\
         &sort=-created%2Ctitle&page%5Bsize%5D=5&page%5Bafter%5D=a%26b&page%5Bbefore%5D=%C3%BC\
         &filter%5Ba.b%5D%5B%5D=x%3Dy&camelCase%5B%5D=1+%2B+1",
    );
    assert_eq!(DynamicQuery::new().to_string(), "");
    assert_eq!(DynamicQuery::new().without_included().to_string(), "include=");
}

#[test]
fn names_that_would_say_something_else_are_refused() {
    for path in ["", ".", "a.", "a,b"] {
        assert!(IncludePath::new(path).is_err(), "{path:?}");
    }
    for field in ["", "-", "--a", "a,b"] {
        assert!(SortField::new(field).is_err(), "{field:?}");
    }
    for (type_name, field) in [("", "a"), ("a]", "a"), ("a", ""), ("a", "b,c")] {
        assert!(Fieldset::new(type_name, [field]).is_err(), "{type_name:?} {field:?}");
    }
    assert_eq!(
        Parameter::new("filter[a", "1").unwrap_err().to_string(),
        "expected a name whose brackets are closed, with nothing between or behind them, found \
         `filter[a`",
    );
}

#[test]
fn without_types_a_query_is_held_against_the_specification() {
    let query = "include=a.b&fields[x]=y&sort=-z.y&page[any]=1&filter[q]=2&camelCase=3&ns:x=4";
    let read = Endpoint::any().parse(query).expect("a query");
    assert_eq!(query::decode(&read.to_string()).count(), 7);
    let violations = Endpoint::any().parse("include=a_&fields[x]=_y&sort=+z&camel_=3&foo=1");
    let codes: Vec<_> = violations.unwrap_err().iter().map(jsonapi_core::Violation::code).collect();
    assert_eq!(
        codes,
        [
            "unknown-path",
            "unknown-field",
            "unknown-sort-field",
            "illegal-parameter",
            "unknown-parameter"
        ]
    );
}

/// What a query of articles can ask for.
fn queries() -> impl Strategy<Value = Query<Article>> {
    let include = proptest::option::of(proptest::sample::subsequence(
        vec!["author", "comments", "comments.author", "media.photographer", "my rel"],
        0..=5,
    ));
    let fields = proptest::collection::btree_map(
        proptest::sample::select(vec!["articles", "sounds"]),
        proptest::sample::subsequence(vec!["title", "created", "author", "my rel"], 0..=4),
        0..=2,
    );
    let sort = proptest::collection::vec(
        proptest::sample::select(vec!["title", "-title", "created", "-created"]),
        0..=4,
    );
    let filters =
        proptest::collection::vec(("[a-z0-9é]{1,3}(\\.[A-Z]{1,2})?", any::<String>()), 0..4);
    let page = (1_u64..1000, 1_u64..=100);
    (include, fields, sort, page, filters).prop_map(
        |(include, fields, sort, (number, size), filters)| {
            let mut query = Query::new().with_page(Page::number(number).with_size(size));
            if let Some(paths) = include {
                query = query.without_included();
                for path in paths {
                    query = query.with_include(IncludePath::new(path).unwrap());
                }
            }
            for (type_name, fields) in fields {
                query = query.with_fields(Fieldset::new(type_name, fields).unwrap());
            }
            for field in sort {
                query = query.with_sort(SortField::new(field).unwrap());
            }
            for (segment, value) in filters {
                let parameter = Parameter::new(format!("filter[{segment}]"), value).unwrap();
                query = query.with_parameter(parameter);
            }
            query
        },
    )
}

/// Texts that look like queries here and there.
fn texts() -> impl Strategy<Value = String> {
    let pieces = proptest::sample::select(vec![
        "include",
        "fields",
        "sort",
        "page",
        "filter",
        "[",
        "]",
        "[articles]",
        "[size]",
        "[after]",
        "=",
        "&",
        ",",
        ".",
        "-",
        "%",
        "%5B",
        "%ff",
        "+",
        "author",
        "comments",
        "title",
        "é",
        "1",
        ":",
        "version:at",
        "\0",
        "#",
        "?",
    ]);
    proptest::collection::vec(
        prop_oneof![9 => pieces.prop_map(str::to_owned), 1 => any::<String>()],
        0..24,
    )
    .prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn what_is_built_is_what_is_read(query in queries()) {
        let written = query.to_string();
        prop_assert!(written.is_ascii() && !written.contains(['[', ']', ' ', ',']));
        let read = Query::<Article>::parse(&written, &QueryLimits::default());
        prop_assert_eq!(read, Ok(query));
    }

    #[test]
    fn what_is_read_is_written_so_that_it_is_read_again(text in texts()) {
        let endpoint = Endpoint::<Article>::new().pages(Pages::cursor().ranges());
        if let Ok(query) = endpoint.parse(&text) {
            prop_assert_eq!(endpoint.parse(&query.to_string()), Ok(query));
        }
        if let Ok(query) = Endpoint::any().parse(&text) {
            prop_assert_eq!(Endpoint::any().parse(&query.to_string()), Ok(query));
        }
    }

    #[test]
    fn pairs_are_what_they_were_after_writing_and_reading(
        pairs in proptest::collection::vec(any::<(String, String)>(), 0..8),
    ) {
        let written = query::encode(pairs.clone());
        let read: Vec<(String, String)> = query::decode(&written)
            .map(|(name, value)| (name.into_owned(), value.into_owned()))
            .collect();
        prop_assert_eq!(read, pairs);
    }
}
