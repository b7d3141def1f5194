//! Commerce Layer's filters: names that only the schema tells apart.

use std::time::{Duration, Instant};

use jsonapi_core::query::Endpoint;
use jsonapi_core::query::QueryLimits;
use jsonapi_core::query::filter::CommerceLayer;
use jsonapi_core::{Resource, ToOne};

use super::shop::{Customer, Order};

fn read(name: &str, value: &str) -> String {
    let query = format!("filter[q][{name}]={value}");
    match Endpoint::<Order>::new().filters(CommerceLayer).parse(&query) {
        Ok(query) => query.filter().to_string(),
        Err(violations) => violations.to_string(),
    }
}

#[test]
fn names_are_looked_up_in_the_schema() {
    for (name, expected) in [
        ("code_eq", "code = x"),
        ("code_or_coupon_code_eq", "code = x OR coupon_code = x"),
        // An attribute with `_or_` in its name, before the two that it could be.
        ("gift_card_or_coupon_code_eq", "gift_card_or_coupon_code = x"),
        ("gift_card_or_coupon_code_or_code_eq", "gift_card_or_coupon_code = x OR code = x"),
        ("customer_email_eq", "customer.email = x"),
        ("customer_orders_customer_email_eq", "customer.orders.customer.email = x"),
        ("customer_id_eq", "customer.id = x"),
        ("payment_digits_or_code_cont", "payment.digits CONTAINS x OR code CONTAINS x"),
    ] {
        assert_eq!(read(name, "x"), expected, "{name}");
    }
}

#[test]
fn every_documented_matcher_is_known() {
    for (name, value, expected) in [
        ("code_eq", "a,b", "code = a,b"),
        ("code_not_eq", "a", "NOT code = a"),
        ("code_eq_or_null", "a", "code = a OR code IS NULL"),
        ("code_not_eq_or_null", "a", "NOT code = a OR code IS NULL"),
        ("code_matches", "a%25", "code LIKE a%"),
        ("code_does_not_match", "a%25", "NOT code LIKE a%"),
        ("code_matches_any", "a,b", "code LIKE a OR code LIKE b"),
        ("code_matches_all", "a,b", "code LIKE a AND code LIKE b"),
        ("code_does_not_match_any", "a,b", "NOT code LIKE a OR NOT code LIKE b"),
        ("code_does_not_match_all", "a,b", "NOT code LIKE a AND NOT code LIKE b"),
        ("items_lt", "3", "items < 3"),
        ("items_lteq", "3", "items <= 3"),
        ("items_gt", "3", "items > 3"),
        ("items_gteq", "3", "items >= 3"),
        ("total_gteq_or_null", "3.50", "total >= 3.50 OR total IS NULL"),
        ("items_lt_any", "3,4", "items < 3 OR items < 4"),
        ("items_gteq_all", "3,4", "items >= 3 AND items >= 4"),
        ("items_not_eq_all", "3,4", "NOT items = 3 AND NOT items = 4"),
        ("code_present", "true", "NOT (code IS NULL OR code = )"),
        ("code_blank", "1", "code IS NULL OR code = "),
        ("code_blank", "false", "NOT (code IS NULL OR code = )"),
        ("total_present", "true", "NOT total IS NULL"),
        ("code_null", "true", "code IS NULL"),
        ("code_null", "0", "NOT code IS NULL"),
        ("code_not_null", "true", "NOT code IS NULL"),
        ("code_in", "a,b", "code IN (a,b)"),
        ("code_not_in", "a,b", "NOT code IN (a,b)"),
        ("code_not_in_or_null", "a,b", "NOT code IN (a,b) OR code IS NULL"),
        ("code_start", "a", "code STARTS WITH a"),
        ("code_not_start", "a", "NOT code STARTS WITH a"),
        ("code_start_any", "a,b", "code STARTS WITH a OR code STARTS WITH b"),
        ("code_not_end_all", "a,b", "NOT code ENDS WITH a AND NOT code ENDS WITH b"),
        ("code_end", "a", "code ENDS WITH a"),
        ("code_cont", "a", "code CONTAINS a"),
        ("code_not_cont", "a", "NOT code CONTAINS a"),
        ("code_cont_any", "a,b", "code CONTAINS a OR code CONTAINS b"),
        ("code_i_cont", "a", "code CONTAINS (any case) a"),
        ("customer_newsletter_true", "true", "customer.newsletter = true"),
        ("customer_newsletter_false", "true", "customer.newsletter = false"),
        ("customer_newsletter_true", "false", "customer.newsletter = false"),
        ("metadata_jcont", "{\"a\":{\"b\":1}}", "metadata @> {\"a\":{\"b\":1}}"),
        (
            "code_or_coupon_code_cont_all",
            "a,b",
            "(code CONTAINS a AND code CONTAINS b) OR \
             (coupon_code CONTAINS a AND coupon_code CONTAINS b)",
        ),
    ] {
        assert_eq!(read(name, value), expected, "{name}");
    }
}

#[test]
fn what_is_wrong_names_what_was_meant() {
    for (name, value, expected) in [
        (
            "kode_eq",
            "x",
            "filter[q][kode_eq]: Resources of the type `orders` have no field `kode`; \
             did you mean `code`?",
        ),
        (
            "items_cont",
            "3",
            "filter[q][items_cont]: `items` (integer) cannot be asked by `cont`, but by `eq`, \
             `not_eq`, `in`, `not_in`, `lt`, `lteq`, `gt`, `gteq`, `null`, `not_null`, `blank`, \
             `present`.",
        ),
        (
            "items_or_total_gt",
            "x",
            "filter[q][items_or_total_gt]: Expected an integer, found `x`.\n\
             filter[q][items_or_total_gt]: Expected a number, found `x`.",
        ),
        (
            "code_present",
            "yes",
            "filter[q][code_present]: Expected `true` or `false`, found `yes`.",
        ),
    ] {
        assert_eq!(read(name, value), expected, "{name}");
    }
    assert!(read("code", "x").contains("Expected one of `eq`, `not_eq`, "));
    let plain = Endpoint::<Order>::new().filters(CommerceLayer).parse("filter[code]=x");
    assert_eq!(
        plain.unwrap_err().to_string(),
        "filter[code]: Expected `filter[q][attribute_matcher]=value`."
    );
}

/// Names that can be read in as many ways as there are.
#[derive(Resource)]
#[resource(type = "nodes")]
struct Node {
    #[resource(id)]
    id: String,
    #[attribute]
    or: Option<String>,
    #[attribute]
    or_or: Option<String>,
    #[relationship]
    a: ToOne<Node>,
    #[relationship]
    a_a: ToOne<Node>,
}

#[test]
fn names_that_could_be_many_things_are_read_in_little_time() {
    let limits = QueryLimits {
        length: usize::MAX,
        include_depth: usize::MAX,
        filter_terms: 100_000,
        ..QueryLimits::default()
    };
    let endpoint = Endpoint::<Node>::new().limits(limits).filters(CommerceLayer);
    let start = Instant::now();
    for name in
        ["a_".repeat(500) + "x_eq", "or_".repeat(2_000) + "x_eq", "or_".repeat(1_999) + "or_eq"]
    {
        let _ = endpoint.parse(&format!("filter[q][{name}]=x"));
    }
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

#[test]
fn an_attribute_of_the_resource_is_found_before_one_of_a_related_resource() {
    #[derive(Resource)]
    #[resource(type = "sources")]
    struct Source {
        #[resource(id)]
        id: String,
        #[attribute]
        customer_email: Option<String>,
        #[relationship]
        customer: ToOne<Customer>,
    }
    let endpoint = Endpoint::<Source>::new().filters(CommerceLayer);
    let query = endpoint
        .parse("filter[q][customer_email_eq]=x&filter[q][customer_newsletter_true]=1")
        .unwrap();
    assert_eq!(query.filter().to_string(), "customer_email = x AND customer.newsletter = true");
}
