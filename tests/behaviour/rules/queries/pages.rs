//! Pages: numbered, and by cursors as the Cursor Pagination profile has them.

use jsonapi_core::query::{self, Endpoint, Pages};

use super::{Row, holds, types};

/// An endpoint that allows whatever the types have, with numbered pages.
pub(super) const DEFAULTS: &[Row] = &[
    ("page-param-family", "", "page[number]=1&page[size]=20"),
    ("page-param-family", "page[number]=007&page[size]=100", "page[number]=7&page[size]=100"),
    ("page-param-family", "page[number]=0", "400 page[number] invalid-parameter"),
    ("page-param-family", "page[size]=101", "400 page[size] invalid-parameter"),
    (
        "page-param-family",
        "page[number]=9999999999999999999999",
        "400 page[number] invalid-parameter",
    ),
    (
        "inc-bad-path-400",
        "include=author.articles.comments&page[size]=1",
        "include=author.articles.comments&page[number]=1&page[size]=1",
    ),
    ("inc-bad-path-400", "include=author.articles.editor", "400 include unknown-path"),
    (
        "inc-value-format",
        "include=author.articles.author.articles.author",
        "400 include query-too-large",
    ),
    ("sort-unsupported-400", "sort=author.name", "400 sort unknown-sort-field"),
    (
        "sort-value",
        "sort=created,-body&page[size]=1",
        "sort=created,-body&page[number]=1&page[size]=1",
    ),
];

/// An endpoint with pages behind and before cursors, and between them.
pub(super) const CURSOR: &[Row] = &[
    ("cursor-default-size prof-may-define-reserved-params", "", "page[size]=20"),
    ("cursor-size-positive cursor-max-size", "page[size]=50", "page[size]=50"),
    ("cursor-size-base10", "page[size]=010", "page[size]=10"),
    ("cursor-size-base10", "page[size]=000000000000000000000001", "page[size]=1"),
    ("cursor-size-too-large", "page[size]=51", "400 page[size] max-size-exceeded"),
    (
        "cursor-size-too-large",
        "page[size]=99999999999999999999",
        "400 page[size] max-size-exceeded",
    ),
    (
        "cursor-size-invalid cursor-size-positive",
        "page[size]=0",
        "400 page[size] invalid-parameter",
    ),
    (
        "cursor-size-invalid cursor-size-positive",
        "page[size]=00",
        "400 page[size] invalid-parameter",
    ),
    ("cursor-size-invalid", "page[size]=", "400 page[size] invalid-parameter"),
    ("cursor-size-invalid", "page[size]", "400 page[size] invalid-parameter"),
    ("cursor-size-regex", "page[size]=-5", "400 page[size] invalid-parameter"),
    ("cursor-size-regex", "page[size]=%2B5", "400 page[size] invalid-parameter"),
    ("cursor-size-regex", "page[size]=+5", "400 page[size] invalid-parameter"),
    ("cursor-size-regex", "page[size]=5%20", "400 page[size] invalid-parameter"),
    ("cursor-size-regex", "page[size]=1.0", "400 page[size] invalid-parameter"),
    ("cursor-size-regex", "page[size]=2e1", "400 page[size] invalid-parameter"),
    ("cursor-size-regex", "page[size]=0x1", "400 page[size] invalid-parameter"),
    ("cursor-size-regex", "page[size]=1_0", "400 page[size] invalid-parameter"),
    ("cursor-size-regex", "page[size]=ten", "400 page[size] invalid-parameter"),
    ("cursor-size-regex", "page[size]=٣", "400 page[size] invalid-parameter"),
    ("cursor-size-regex", "page[size]=３", "400 page[size] invalid-parameter"),
    ("cursor-invalid-cursor", "page[after]=c1", "page[size]=20&page[after]=c1"),
    ("cursor-invalid-cursor", "page[before]=c2&page[size]=3", "page[size]=3&page[before]=c2"),
    ("cursor-invalid-cursor", "page[after]=x", "400 page[after] invalid-parameter"),
    ("cursor-invalid-cursor", "page[before]=C1", "400 page[before] invalid-parameter"),
    ("cursor-invalid-cursor", "page[after]=", "400 page[after] invalid-parameter"),
    (
        "cursor-invalid-cursor",
        "page[after]=x&page[before]=y",
        "400 page[after] invalid-parameter; page[before] invalid-parameter",
    ),
    (
        "cursor-range-may cursor-range-default-size",
        "page[after]=c1&page[before]=c2",
        "page[size]=50&page[after]=c1&page[before]=c2",
    ),
    (
        "cursor-range-may",
        "page[before]=c2&page[size]=3&page[after]=c1",
        "page[size]=3&page[after]=c1&page[before]=c2",
    ),
    ("page-param-family", "page[number]=1", "400 page[number] unknown-parameter"),
    (
        "cursor-may-reject-sort cursor-reject-sort-rule",
        "sort=created,title",
        "400 sort unsupported-sort",
    ),
    ("cursor-reject-sort-rule", "sort=-title&page[size]=5", "400 sort unsupported-sort"),
    ("cursor-may-reject-sort", "sort=-created", "sort=-created&page[size]=20"),
];

/// An endpoint without pages between two cursors.
pub(super) const BACKWARD: &[Row] = &[
    ("cursor-range-unsupported", "page[before]=c2", "page[size]=20&page[before]=c2"),
    (
        "cursor-range-unsupported",
        "page[before]=c2&page[after]=c1",
        "400 page[before] range-pagination-not-supported",
    ),
];

fn with_cursors() -> Pages {
    Pages::cursor()
        .default_size(20)
        .max_size(50)
        .unpaginated(["title"])
        .cursors(|text| ["c1", "c2"].contains(&text))
}

#[test]
fn by_default_whatever_the_types_have_is_allowed() {
    holds(&Endpoint::described(types(), ["articles"]), DEFAULTS);
}

#[test]
fn cursors_page_as_the_profile_says() {
    let endpoint = Endpoint::described(types(), ["articles"]);
    holds(&endpoint.clone().pages(with_cursors().ranges()), CURSOR);
    holds(&endpoint.pages(with_cursors()), BACKWARD);
}

#[test]
fn the_default_size_lies_between_1_and_the_largest() {
    let size = |pages: Pages| {
        let query = Endpoint::any().pages(pages).parse("").expect("a page");
        query.page().and_then(query::Page::size)
    };
    assert_eq!(size(Pages::cursor().default_size(60).max_size(50)), Some(50));
    assert_eq!(size(Pages::cursor().default_size(0).max_size(0)), Some(1));
    assert_eq!(size(Pages::cursor().default_size(200)), Some(100));
}

#[test]
fn the_errors_of_the_profile_have_its_links_and_members() {
    let endpoint = Endpoint::described(types(), ["articles"]).pages(with_cursors());
    let errors = |query| {
        let violations = endpoint.parse(query).expect_err("a violation");
        violations.to_document().to_string().expect("an error document")
    };
    assert_eq!(
        errors("sort=title"),
        concat!(
            r#"{"errors":[{"links":{"type":"https://jsonapi.org/profiles/ethanresnick/cursor-pagination/unsupported-sort"},"#,
            r#""status":"400","code":"unsupported-sort","title":"Sort without pagination","#,
            r#""detail":"The endpoint cannot paginate resources that are sorted by `title`.","#,
            r#""source":{"parameter":"sort"},"meta":{"field":"title"}}]}"#,
        ),
    );
    assert_eq!(
        errors("page[size]=51"),
        concat!(
            r#"{"errors":[{"links":{"type":"https://jsonapi.org/profiles/ethanresnick/cursor-pagination/max-size-exceeded"},"#,
            r#""status":"400","code":"max-size-exceeded","title":"Page too large","#,
            r#""detail":"Expected a size of at most 50, found `51`.","#,
            r#""source":{"parameter":"page[size]"},"meta":{"page":{"maxSize":50},"found":"51"}}]}"#,
        ),
    );
    assert_eq!(
        errors("page[after]=c1&page[before]=c2"),
        concat!(
            r#"{"errors":[{"links":{"type":"https://jsonapi.org/profiles/ethanresnick/cursor-pagination/range-pagination-not-supported"},"#,
            r#""status":"400","code":"range-pagination-not-supported","title":"No pages between two cursors","#,
            r#""detail":"The endpoint supports `page[after]` or `page[before]`, but not both together.","#,
            r#""source":{"parameter":"page[before]"}}]}"#,
        ),
    );
    assert_eq!(
        errors("page[size]=x"),
        concat!(
            r#"{"errors":[{"status":"400","code":"invalid-parameter","title":"Invalid parameter value","#,
            r#""detail":"Expected a whole number from 1 on, found `x`.","#,
            r#""source":{"parameter":"page[size]"},"meta":{"expected":"a whole number from 1 on","found":"x"}}]}"#,
        ),
    );
}
