//! The documented resources with the documented limits: pages from 1 of 1 to 25 resources, 10 by
//! default; `sort=-created_at,code`; `include=a,b.c`; `fields[type]=a,b`.

use jsonapi_core::query::{Endpoint, Extent, Page, PageLinks, Pages};
use jsonapi_examples::commerce_layer::CustomerPaymentSource;

fn endpoint() -> Endpoint<CustomerPaymentSource> {
    Endpoint::new().pages(Pages::number().default_size(10).max_size(25))
}

#[test]
fn a_documented_query_is_read() {
    let query = endpoint()
        .parse(
            "include=customer,payment_source&fields[customer_payment_sources]=name,customer&sort=-created_at,name\
             &page[number]=2&page[size]=25&filter[q][name_or_reference_cont]=visa",
        )
        .expect("a query");
    assert_eq!(query.page(), Some(&Page::number(2).with_size(25)));
    assert!(query.includes("customer") && query.sort()[0].is_descending());
    assert_eq!(query.filter_parameters()[0].segments(), ["q", "name_or_reference_cont"]);
    let default = endpoint().parse("").expect("a query");
    assert_eq!(default.page(), Some(&Page::number(1).with_size(10)));
}

#[test]
fn pages_have_the_documented_bounds() {
    for (query, expected) in [
        ("page[size]=26", "page[size]: Expected a whole number from 1 to 25, found `26`."),
        ("page[size]=0", "page[size]: Expected a whole number from 1 to 25, found `0`."),
        (
            "page[number]=0",
            "page[number]: Expected a whole number from 1 to 9223372036854775807, found `0`.",
        ),
    ] {
        assert_eq!(endpoint().parse(query).map_err(|it| it.to_string()), Err(expected.to_owned()));
    }
}

#[test]
fn the_links_of_a_page_lead_on() {
    let url = "https://yourdomain.commercelayer.io/api/customer_payment_sources?page%5Bsize%5D=25";
    let links = PageLinks::of(url).number(1, 25, Extent::Total(26));
    let two = format!("{url}&page%5Bnumber%5D=2");
    assert_eq!(links.get("next").and_then(|link| link.url()), Some(&*two));
    assert_eq!(links.get("prev").map(|link| link.url()), Some(None));
}
