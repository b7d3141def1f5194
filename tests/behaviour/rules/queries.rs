//! Query parameters.
//!
//! A row is a query string and what comes of it: what is asked for, as decoded parameters, or the
//! parameters that are at fault and the codes.

mod pages;

use jsonapi_core::Violations;
use jsonapi_core::query::{self, DynamicQuery, Endpoint, Pages, ResourceType, ResourceTypes};
use pages::{BACKWARD, CURSOR, DEFAULTS};

/// Requirements, a query string, and what comes of it.
type Row = (&'static str, &'static str, &'static str);

/// The requirements that rows name.
pub(super) fn requirements() -> impl Iterator<Item = &'static str> {
    let tables = [
        FORM,
        NAMES,
        OWN,
        INCLUDE,
        FIELDS,
        SORT,
        FAMILIES,
        UNSUPPORTED,
        DEFAULTS,
        CURSOR,
        BACKWARD,
        REPEATED,
    ];
    tables.into_iter().flatten().flat_map(|(requirements, ..)| requirements.split(' '))
}

/// What the tests without a table name, here and of links to other pages.
pub(super) const OTHERS: &[&str] = &[
    "page-may-link",
    "cursor-first-last",
    "cursor-next-null",
    "cursor-prev-null",
    "qp-serialize-form",
    "prof-query-params-custom-only",
    "cursor-default-size-range",
    "cursor-sort-error-400",
    "cursor-sort-error-object",
    "cursor-max-error-400",
    "cursor-max-error-object",
    "cursor-invalid-error",
    "cursor-range-error-400",
    "cursor-range-error-object",
];

/// Parsing: everything that the URL standard says of it.
const FORM: &[Row] = &[
    ("qp-parse-form", "", ""),
    ("qp-parse-form", "&&", ""),
    ("qp-parse-form", "&sort=title&&include=author&", "include=author&sort=title"),
    ("qp-parse-form", "filter[x]=a+b%20c%2Bd", "filter[x]=a b c+d"),
    ("qp-parse-form", "filter[x]=%E2%98%83%ff", "filter[x]=☃\u{fffd}"),
    (
        "qp-parse-form",
        "filter[x]=100%&filter[y]=%4&filter[z]=%g1%41",
        "filter[x]=100%&filter[y]=%4&filter[z]=%g1A",
    ),
    ("qp-parse-form", "filter[x]=a=b?c;d", "filter[x]=a=b?c;d"),
    ("qp-parse-form", "filter[x]", "filter[x]="),
    ("qp-parse-form", "%66ilter%5Bx%5D=1", "filter[x]=1"),
    ("qp-parse-form", "filter[my+x]=1", "filter[my x]=1"),
    ("qp-parse-form", "filter[é]=é", "filter[é]=é"),
    ("qp-parse-form", "?sort=title", "400 ?sort illegal-parameter"),
    ("qp-brackets-unencoded", "page[size]=1", "page[size]=1"),
    ("qp-brackets-equivalent", "page%5Bsize%5d=1", "page[size]=1"),
    ("qp-brackets-equivalent", "page[size%5D=1", "page[size]=1"),
    ("qp-brackets-equivalent", "fields%5Barticles]=title", "fields[articles]=title"),
];

/// Names that parameters can have.
const NAMES: &[Row] = &[
    ("qp-family-grammar", "filter=1", "filter=1"),
    ("qp-family-grammar", "filter[]=1", "filter[]=1"),
    ("qp-family-grammar", "filter[][][a]=1", "filter[][][a]=1"),
    ("qp-family-grammar", "filter[a.b.c][d]=1", "filter[a.b.c][d]=1"),
    ("qp-family-grammar", "filter[0]=1", "filter[0]=1"),
    ("qp-family-grammar", "filter[a-b_c d]=1", "filter[a-b_c d]=1"),
    ("qp-family-grammar", "filter[🚀]=1", "filter[🚀]=1"),
    ("qp-family-grammar", "filter[a_]=1", "400 filter[a_] illegal-parameter"),
    ("qp-family-grammar", "filter[-a]=1", "400 filter[-a] illegal-parameter"),
    ("qp-family-grammar", "filter[+]=1", "400 filter[ ] illegal-parameter"),
    ("qp-family-grammar", "filter[.]=1", "400 filter[.] illegal-parameter"),
    ("qp-family-grammar", "filter[a.]=1", "400 filter[a.] illegal-parameter"),
    ("qp-family-grammar", "filter[.a]=1", "400 filter[.a] illegal-parameter"),
    ("qp-family-grammar", "filter[a.b_]=1", "400 filter[a.b_] illegal-parameter"),
    ("qp-family-grammar", "filter[@a]=1", "400 filter[@a] illegal-parameter"),
    ("qp-family-grammar", "filter[a,b]=1", "400 filter[a,b] illegal-parameter"),
    ("qp-family-grammar", "filter[[a]]=1", "400 filter[[a]] illegal-parameter"),
    ("qp-family-grammar", "filter[a=1", "400 filter[a illegal-parameter"),
    ("qp-family-grammar", "filter]=1", "400 filter] illegal-parameter"),
    ("qp-family-grammar", "filter[a]b=1", "400 filter[a]b illegal-parameter"),
    ("qp-family-grammar", "filter[a]b[c]=1", "400 filter[a]b[c] illegal-parameter"),
    ("qp-family-grammar", "filter[a].b=1", "400 filter[a].b illegal-parameter"),
    ("qp-family-grammar", "fields[a_]=title", "400 fields[a_] illegal-parameter"),
    ("qp-family-grammar", "page[%00]=1", "400 page[\0] illegal-parameter"),
];

/// Parameters of the server and of extensions.
const OWN: &[Row] = &[
    ("qp-custom-may qp-custom-name", "withDrafts=1", "withDrafts=1"),
    ("qp-custom-name", "withDrafts", "withDrafts="),
    ("qp-custom-name", "withDrafts[a.b][]=1&withDrafts=2", "withDrafts[a.b][]=1&withDrafts=2"),
    ("qp-custom-name", "x-y=1", "x-y=1"),
    ("qp-custom-name", "withdrafts=1", "400 withdrafts unknown-parameter"),
    ("qp-custom-name", "x_y=1", "400 x_y unknown-parameter"),
    ("qp-custom-name", "x-=1", "400 x- illegal-parameter"),
    ("qp-custom-name", "x.y=1", "400 x.y illegal-parameter"),
    ("qp-custom-name", "@x=1", "400 @x illegal-parameter"),
    ("qp-custom-name", "%20=1", "400   illegal-parameter"),
    ("qp-custom-name", "=&=1", "400  illegal-parameter;  illegal-parameter"),
    ("qp-custom-name", "[]=1", "400 [] illegal-parameter"),
    ("qp-custom-name", "withDrafts[_]=1", "400 withDrafts[_] illegal-parameter"),
    ("qp-unknown-400", "foo=1", "400 foo unknown-parameter"),
    ("qp-unknown-400", "Include=author", "400 Include unknown-parameter"),
    ("qp-unknown-400", "otherParameter=1", "400 otherParameter unknown-parameter"),
    ("qp-unknown-400", "a=1&b=2", "400 a unknown-parameter; b unknown-parameter"),
    ("ext-may-define-query-params qp-ext-prefix", "version:at=1", "version:at=1"),
    ("qp-ext-prefix", "version%3Aat%5Bx%5D=1", "version:at[x]=1"),
    ("qp-ext-prefix", "version:by=1", "400 version:by unknown-parameter"),
    ("qp-ext-prefix", "audit:at=1", "400 audit:at unknown-parameter"),
    ("qp-ext-prefix", "at=1", "400 at unknown-parameter"),
    ("qp-ext-prefix", ":at=1", "400 :at illegal-parameter"),
    ("qp-ext-remainder", "version:=1", "400 version: illegal-parameter"),
    ("qp-ext-remainder", "version:At=1", "400 version:At illegal-parameter"),
    ("qp-ext-remainder", "version:a-t=1", "400 version:a-t illegal-parameter"),
    ("qp-ext-remainder", "version:at2=1", "400 version:at2 illegal-parameter"),
    ("qp-ext-remainder", "version:at:by=1", "400 version:at:by illegal-parameter"),
];

const INCLUDE: &[Row] = &[
    ("inc-param-support inc-value-format", "include=author", "include=author"),
    ("inc-value-format", "include=comments.author,author", "include=comments.author,author"),
    ("inc-value-format", "include=comments%2Eauthor%2Cauthor", "include=comments.author,author"),
    ("inc-value-format", "include=my%20rel", "include=my rel"),
    ("inc-value-format", "include=author,author", "include=author"),
    ("inc-empty-value", "include=", "include="),
    ("inc-empty-value", "include", "include="),
    ("inc-value-format", "include=,", "400 include invalid-parameter"),
    ("inc-value-format", "include=author,", "400 include invalid-parameter"),
    ("inc-value-format", "include=,author", "400 include invalid-parameter"),
    ("inc-value-format", "include=author,,comments", "400 include invalid-parameter"),
    ("inc-value-format", "include=.", "400 include invalid-parameter"),
    ("inc-value-format", "include=.author", "400 include invalid-parameter"),
    ("inc-value-format", "include=comments..author", "400 include invalid-parameter"),
    ("inc-bad-path-400", "include=autor", "400 include unknown-path"),
    ("inc-bad-path-400", "include=AUTHOR", "400 include unknown-path"),
    ("inc-bad-path-400", "include=articles", "400 include unknown-path"),
    ("inc-bad-path-400", "include=title", "400 include unknown-path"),
    ("inc-bad-path-400", "include=author.articles", "400 include unknown-path"),
    ("inc-bad-path-400", "include=comments.name", "400 include unknown-path"),
    ("inc-bad-path-400", "include=author.name", "400 include unknown-path"),
    ("inc-bad-path-400", "include=author;comments", "400 include unknown-path"),
    ("inc-bad-path-400", "include=author,+comments", "400 include unknown-path"),
    ("inc-bad-path-400", "include=%00", "400 include unknown-path"),
    ("inc-bad-path-400", "include=x,author,y,x", "400 include unknown-path; include unknown-path"),
    ("qp-unknown-400", "include[]=author", "400 include[] unknown-parameter"),
    ("qp-unknown-400", "include[author]=1", "400 include[author] unknown-parameter"),
];

const FIELDS: &[Row] = &[
    ("fs-param fs-value-format", "fields[articles]=title,author", "fields[articles]=title,author"),
    (
        "fs-param",
        "fields[people]=name&fields[articles]=title",
        "fields[people]=name&fields[articles]=title",
    ),
    ("fs-value-format", "fields[articles]=", "fields[articles]="),
    ("fs-value-format", "fields[articles]", "fields[articles]="),
    ("fs-value-format", "fields[articles]=my+rel", "fields[articles]=my rel"),
    ("fs-value-format", "fields[articles]=title,title", "fields[articles]=title"),
    ("fs-value-format", "fields[articles]=,", "400 fields[articles] invalid-parameter"),
    ("fs-value-format", "fields[articles]=title,", "400 fields[articles] invalid-parameter"),
    ("fs-value-format", "fields[articles]=title,,", "400 fields[articles] invalid-parameter"),
    ("qp-unknown-400", "fields[articles]=titel", "400 fields[articles] unknown-field"),
    ("qp-unknown-400", "fields[articles]=id", "400 fields[articles] unknown-field"),
    ("qp-unknown-400", "fields[articles]=name", "400 fields[articles] unknown-field"),
    ("qp-unknown-400", "fields[articles]=title,+body", "400 fields[articles] unknown-field"),
    (
        "qp-unknown-400",
        "fields[articles]=a,b,title",
        "400 fields[articles] unknown-field; fields[articles] unknown-field",
    ),
    ("qp-unknown-400", "fields[article]=title", "400 fields[article] unknown-type"),
    ("qp-unknown-400", "fields[robots]=name", "400 fields[robots] unknown-type"),
    ("qp-unknown-400", "fields[articles.people]=name", "400 fields[articles.people] unknown-type"),
    ("qp-unknown-400", "fields=title", "400 fields unknown-parameter"),
    ("qp-unknown-400", "fields[]=title", "400 fields[] unknown-parameter"),
    ("qp-unknown-400", "fields[articles][]=title", "400 fields[articles][] unknown-parameter"),
];

const SORT: &[Row] = &[
    ("sort-support sort-param sort-value sort-ascending", "sort=title", "sort=title"),
    ("sort-descending", "sort=-title", "sort=-title"),
    ("sort-descending", "sort=%2Dtitle", "sort=-title"),
    ("sort-multiple", "sort=-created,title", "sort=-created,title"),
    ("sort-multiple", "sort=title,-title", "sort=title,-title"),
    ("sort-value", "sort=author.name", "sort=author.name"),
    ("sort-value", "sort=", "400 sort invalid-parameter"),
    ("sort-value", "sort", "400 sort invalid-parameter"),
    ("sort-value", "sort=-", "400 sort invalid-parameter"),
    ("sort-value", "sort=--title", "400 sort invalid-parameter"),
    ("sort-value", "sort=title,", "400 sort invalid-parameter"),
    ("sort-value", "sort=,,", "400 sort invalid-parameter"),
    ("sort-unsupported-400", "sort=body", "400 sort unknown-sort-field"),
    ("sort-unsupported-400", "sort=Title", "400 sort unknown-sort-field"),
    ("sort-unsupported-400", "sort=author", "400 sort unknown-sort-field"),
    ("sort-unsupported-400", "sort=+title", "400 sort unknown-sort-field"),
    ("sort-unsupported-400", "sort=title+desc", "400 sort unknown-sort-field"),
    ("sort-unsupported-400", "sort=a,-b", "400 sort unknown-sort-field; sort unknown-sort-field"),
    ("qp-unknown-400", "sort[]=title", "400 sort[] unknown-parameter"),
    ("qp-unknown-400", "sort[title]=desc", "400 sort[title] unknown-parameter"),
];

const FAMILIES: &[Row] = &[
    ("page-param-family", "page[number]=2&page[size]=5", "page[number]=2&page[size]=5"),
    ("page-param-family", "page[number]=", "page[number]="),
    ("page-param-family", "page=2", "400 page unknown-parameter"),
    ("page-param-family", "page[]=2", "400 page[] unknown-parameter"),
    ("page-param-family", "page[Number]=2", "400 page[Number] unknown-parameter"),
    ("page-param-family", "page[offset]=2", "400 page[offset] unknown-parameter"),
    ("page-param-family", "page[number][size]=2", "400 page[number][size] unknown-parameter"),
    ("filter-param-family", "filter[title]=a,b", "filter[title]=a,b"),
    (
        "filter-param-family",
        "filter[a]=1&filter[b.c]=&filter=x",
        "filter[a]=1&filter[b.c]=&filter=x",
    ),
    ("filter-param-family", "filters[a]=1", "400 filters[a] unknown-parameter"),
];

/// Parameters that JSON:API defines come once; others as often as they like.
const REPEATED: &[Row] = &[
    ("qp-unknown-400", "include=author&include=comments", "400 include repeated-parameter"),
    ("qp-unknown-400", "include=&include=", "400 include repeated-parameter"),
    ("qp-unknown-400", "sort=title&s%6Frt=title", "400 sort repeated-parameter"),
    (
        "qp-unknown-400",
        "fields[people]=name&fields%5Bpeople%5D=name",
        "400 fields[people] repeated-parameter",
    ),
    ("qp-unknown-400", "page[size]=1&page[size]=1", "400 page[size] repeated-parameter"),
    ("qp-custom-may", "withDrafts=1&withDrafts=2", "withDrafts=1&withDrafts=2"),
];

/// An endpoint that supports nothing.
const UNSUPPORTED: &[Row] = &[
    ("inc-unsupported-400", "include=author", "400 include unsupported-parameter"),
    ("inc-unsupported-400", "include=", "400 include unsupported-parameter"),
    ("sort-unsupported-400", "sort=title", "400 sort unsupported-parameter"),
    ("qp-unknown-400", "fields[articles]=title", "400 fields[articles] unsupported-parameter"),
    ("page-param-family", "page[number]=1", "400 page[number] unsupported-parameter"),
    ("filter-param-family", "filter[a]=1", "400 filter[a] unsupported-parameter"),
    ("qp-unknown-400", "withDrafts=1", "400 withDrafts unknown-parameter"),
];

fn types() -> ResourceTypes {
    ResourceTypes::new()
        .with(
            ResourceType::new("articles")
                .attribute("title")
                .attribute("created")
                .attribute("body")
                .relationship("author", ["people"])
                .relationship("comments", ["comments"])
                .relationship("my rel", ["people"]),
        )
        .with(ResourceType::new("people").attribute("name").relationship("articles", ["articles"]))
        .with(ResourceType::new("comments").attribute("body").relationship("author", ["people"]))
}

fn standard() -> Endpoint<()> {
    Endpoint::described(types(), ["articles"])
        .include(["author", "comments", "comments.author", "my rel"])
        .sort(["title", "created", "author.name"])
        .pages(Pages::members(["number", "size"]))
        .parameter("withDrafts")
        .and_then(|endpoint| endpoint.parameter("x-y"))
        .and_then(|endpoint| endpoint.extension_parameter("version:at"))
        .expect("legal names")
}

fn holds(endpoint: &Endpoint<()>, rows: &[Row]) {
    let mut wrong = String::new();
    for (requirements, query, expected) in rows {
        let found = endpoint.parse(query);
        let found = match &found {
            Ok(query) => shown(query),
            Err(violations) => refused(violations),
        };
        if found != *expected {
            let line = format!(
                "\n{requirements}: {query:?}\n  expected {expected:?}\n  found    {found:?}"
            );
            wrong.push_str(&line);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// What is asked for, as decoded parameters.
fn shown(query: &DynamicQuery) -> String {
    let query = query.to_string();
    let pairs: Vec<String> =
        query::decode(&query).map(|(name, value)| format!("{name}={value}")).collect();
    // What has a value of no characters keeps its `=`.
    pairs.join("&")
}

fn refused(violations: &Violations) -> String {
    let each: Vec<String> = violations
        .iter()
        .map(|it| format!("{} {}", it.parameter().unwrap_or_default(), it.code()))
        .collect();
    format!("{} {}", violations.status(), each.join("; "))
}

#[test]
fn a_query_string_is_parsed_as_a_form() {
    holds(&standard(), FORM);
}

#[test]
fn the_names_of_parameters_are_bases_with_brackets() {
    holds(&standard(), NAMES);
}

#[test]
fn servers_and_extensions_have_parameters_of_their_own() {
    holds(&standard(), OWN);
}

#[test]
fn include_lists_paths_of_relationships() {
    holds(&standard(), INCLUDE);
}

#[test]
fn fieldsets_list_fields_by_type() {
    holds(&standard(), FIELDS);
}

#[test]
fn sort_lists_fields_with_directions() {
    holds(&standard(), SORT);
}

#[test]
fn the_families_page_and_filter_are_for_pages_and_filters() {
    holds(&standard(), FAMILIES);
}

#[test]
fn a_parameter_comes_once() {
    holds(&standard(), REPEATED);
}

#[test]
fn what_an_endpoint_does_not_support_is_refused() {
    let endpoint = Endpoint::described(types(), ["articles"])
        .without_include()
        .without_sort()
        .without_fields()
        .without_filter()
        .pages(Pages::none());
    holds(&endpoint, UNSUPPORTED);
}

#[test]
fn profiles_and_servers_define_only_names_that_are_left_to_them() {
    for name in ["drafts", "include", "", "x_", "with.dot", "a:b", "withDrafts[a]"] {
        assert!(Endpoint::any().parameter(name).is_err(), "{name:?}");
    }
    for name in ["at", "version:", "version:At", ":at", "version:at[x]", "version:a:t"] {
        assert!(Endpoint::any().extension_parameter(name).is_err(), "{name:?}");
    }
}

#[test]
fn names_and_values_are_written_with_everything_encoded() {
    let pairs = [
        ("page[size]", "5"),
        ("filter[my x][]", "a&b=c+d e%"),
        ("é*-._~!'()", "☃,;:@/?#"),
        ("", ""),
    ];
    let written = query::encode(pairs);
    assert_eq!(
        written,
        "page%5Bsize%5D=5&filter%5Bmy+x%5D%5B%5D=a%26b%3Dc%2Bd+e%25&\
         %C3%A9*-._%7E%21%27%28%29=%E2%98%83%2C%3B%3A%40%2F%3F%23&=",
    );
    let read: Vec<_> = query::decode(&written).collect();
    assert_eq!(read, pairs.map(|(name, value)| (name.into(), value.into())));
}
