//! `payments query`: queries of the documented resources.

use serde_json::json;

use super::process::PAYMENTS;
use crate::process::Run;

#[test]
fn a_query_is_explained() {
    let url = "https://yourdomain.commercelayer.io/api/customer_payment_sources\
               ?include=customer,payment_source&fields[customer_payment_sources]=name\
               &sort=-created_at&page[number]=2&filter[q][name_or_reference_cont]=visa";
    let output = "\
include: customer, payment_source
fields of customer_payment_sources: name
sort: created_at descending
page: number 2, size 10
filter[q][name_or_reference_cont]: visa
";
    let run = PAYMENTS.run(&["query", "customer_payment_sources", url]);
    assert_eq!(run, Run::of(0, output, "query: valid\n"));
    let run = PAYMENTS.run(&["query", "stripe_payments", "sort=reference", "--json"]);
    assert_eq!(run.json(), json!({ "sort": ["reference"], "page": { "number": 1, "size": 10 } }));
}

#[test]
fn what_is_wrong_is_said_with_what_was_probably_meant() {
    let query = "include=custmer&sort=created&page[size]=26&filter[q][nam_eq]=x";
    let output = "\
include: `custmer` leads to nothing that can be included; did you mean `customer`?
sort: The endpoint does not sort by `created`; did you mean `created_at`?
page[size]: Expected a whole number from 1 to 25, found `26`.
filter[q][nam_eq]: Resources of the type `customer_payment_sources` have no field `nam`; did you \
mean `name`?
";
    assert_eq!(PAYMENTS.run(&["query", "customer_payment_sources", query]), Run::of(1, output, ""));
    let run = PAYMENTS.run(&["query", "customer_payment_sources", query, "--json"]);
    assert_eq!(run.json()["errors"][2]["source"], json!({ "parameter": "page[size]" }));
}

#[test]
fn what_is_no_json_api_has_no_such_queries() {
    let run = PAYMENTS.run(&["query", "cybersource/customers", "include=a"]);
    let first = run.errors.lines().next();
    let message = "error: `cybersource/customers` is not asked for by JSON:API's rules";
    assert_eq!((run.status, first), (2, Some(message)));
}
