//! The strategies that come with the crate: the same expression from each.

use jsonapi_core::query::filter::{CommerceLayer, FilterStrategy, Operators, Plain};
use jsonapi_core::query::{Endpoint, QueryLimits};

use super::shop::{Customer, Order};

fn read(strategy: impl FilterStrategy + Send + Sync + 'static, query: &str) -> String {
    match Endpoint::<Order>::new().filters(strategy).parse(query) {
        Ok(query) => query.filter().to_string(),
        Err(violations) => violations.to_string(),
    }
}

#[test]
fn each_strategy_gives_the_same_expression() {
    let asked = "code = A-1 AND customer.email IN (a@b.c,d@e.f)";
    assert_eq!(read(Plain, "filter[code]=A-1&filter[customer.email]=a@b.c,d@e.f"), asked);
    assert_eq!(read(Operators, "filter[code]=A-1&filter[customer.email][in]=a@b.c,d@e.f"), asked);
    let query = "filter[q][code_eq]=A-1&filter[q][customer_email_in]=a@b.c,d@e.f";
    assert_eq!(read(CommerceLayer, query), asked);
}

#[test]
fn a_query_without_filters_asks_nothing() {
    assert_eq!(read(Plain, "sort=code"), "everything");
}

#[test]
fn plain_filters_compare_with_a_value_or_several() {
    for (query, expected) in [
        ("filter[code]=", "code = "),
        ("filter[items]=3,4", "items IN (3,4)"),
        ("filter[id]=7", "id = 7"),
        ("filter[customer]=1,2", "customer.id IN (1,2)"),
        ("filter[customer.orders.code]=x", "customer.orders.code = x"),
        ("filter[payment.digits]=4242", "payment.digits = 4242"),
    ] {
        assert_eq!(read(Plain, query), expected, "{query}");
    }
}

#[test]
fn operators_are_words_behind_the_field() {
    for (query, expected) in [
        ("filter[items][gte]=3&filter[items][lt]=9", "items >= 3 AND items < 9"),
        ("filter[code][ne]=A,B", "NOT code = A,B"),
        ("filter[code][not_in]=A,B", "NOT code IN (A,B)"),
        ("filter[code][starts_with]=A", "code STARTS WITH A"),
        ("filter[code][not_icontains]=a", "NOT code CONTAINS (any case) a"),
        ("filter[code][like]=A%25_", "code LIKE A%_"),
        ("filter[total][null]=true", "total IS NULL"),
        ("filter[total][null]=false", "NOT total IS NULL"),
        ("filter[created_at][gt]=2018-01-01T00:00:00Z", "created_at > 2018-01-01T00:00:00Z"),
        ("filter[metadata][contains]={\"a\": 1}", "metadata @> {\"a\":1}"),
        ("filter[status]=paid", "status = paid"),
    ] {
        assert_eq!(read(Operators, query), expected, "{query}");
    }
}

#[test]
fn everything_that_is_wrong_is_said() {
    let query = "filter[kode]=x&filter[items][lt]=300&filter[items][gte]=x&filter[total]=1e\
                 &filter[created_at][lt]=2018-01-01&filter[status]=lost&filter[key]=1\
                 &filter[customer.newsletter][gt]=true&filter[code][greater]=1&filter=x\
                 &filter[metadata]=x&filter[total][null]=perhaps&filter[code]=a&filter[code]=b\
                 &filter[items][in]=1,x,y";
    assert_eq!(
        read(Operators, query),
        "filter[kode]: Resources of the type `orders` have no field `kode`; did you mean `code`?\n\
         filter[items][lt]: Expected an integer from 0 to 255, found `300`.\n\
         filter[items][gte]: Expected an integer, found `x`.\n\
         filter[total]: Expected a number, found `1e`.\n\
         filter[created_at][lt]: Expected a date-time (RFC 3339), found `2018-01-01`.\n\
         filter[status]: Expected one of `placed`, `paid`, found `lost`.\n\
         filter[key]: Expected a UUID, found `1`.\n\
         filter[customer.newsletter][gt]: `customer.newsletter` (boolean) cannot be asked by `gt`, \
         but by `eq`, `ne`, `in`, `not_in`, `null`.\n\
         filter[code][greater]: Expected one of `eq`, `ne`, `in`, `not_in`, `lt`, `lte`, `gt`, \
         `gte`, `contains`, `not_contains`, `icontains`, `not_icontains`, `starts_with`, \
         `not_starts_with`, `ends_with`, `not_ends_with`, `like`, `not_like`, `null`, found \
         `greater`.\n\
         filter: Expected `filter[field][operator]=value`.\n\
         filter[metadata]: `metadata` (object) cannot be asked by `eq`, but by `contains`, \
         `not_contains`, `null`.\n\
         filter[total][null]: Expected `true` or `false`, found `perhaps`.\n\
         filter[code]: The parameter is there already; give all in one value.\n\
         filter[items][in]: Expected an integer, found `x`.\n\
         filter[items][in]: Expected an integer, found `y`."
    );
}

#[test]
fn what_is_never_in_a_response_is_no_field() {
    let violations =
        Endpoint::<Customer>::new().filters(Plain).parse("filter[password]=123456").unwrap_err();
    assert_eq!(
        violations.to_document().to_string().unwrap(),
        concat!(
            r#"{"errors":[{"status":"400","code":"unknown-field","title":"Unknown field","#,
            r#""detail":"Resources of the type `customers` have no field `password`.","#,
            r#""source":{"parameter":"filter[password]"},"#,
            r#""meta":{"type":"customers","field":"password"}}]}"#,
        ),
    );
}

#[test]
fn filters_have_limits() {
    let limits = QueryLimits { filter_terms: 3, include_depth: 2, ..QueryLimits::default() };
    let endpoint = Endpoint::<Order>::new().limits(limits);
    let commerce_layer = endpoint.clone().filters(CommerceLayer);
    for (query, text) in [
        (
            "filter[q][code_or_coupon_code_cont_any]=a,b",
            "filter[q][code_or_coupon_code_cont_any]: Expected at most 3 terms in filters.",
        ),
        (
            "filter[q][code_or_coupon_code_eq]=a&filter[q][code_or_coupon_code_end]=b",
            "filter[q][code_or_coupon_code_end]: Expected at most 3 terms in filters.",
        ),
    ] {
        assert_eq!(commerce_layer.parse(query).unwrap_err().to_string(), text);
    }
    let plain = endpoint.filters(Plain);
    assert_eq!(
        plain.parse("filter[customer.orders.customer]=1").unwrap_err().to_string(),
        "filter[customer.orders.customer]: \
         Expected at most 2 relationships in the path of a filter."
    );
    // The values of a list are as many as the query is long.
    assert!(plain.parse("filter[items]=1,2,3,4,5").is_ok());
}
