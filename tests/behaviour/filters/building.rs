//! Queries that are built from the fields of a resource type.

use jsonapi_core::query::filter::{CommerceLayer, Operators, Plain};
use jsonapi_core::query::{Endpoint, Page, Query};
use jsonapi_core::{Resource, ToMany, ToOne};

use super::shop::{Card, Customer, Order, Status};

/// The query that a server understands, and its text without percent-encoding.
fn shown<R>(query: &Query<R>) -> String {
    let pairs = jsonapi_core::query::decode(&query.to_string())
        .map(|(name, value)| format!("{name}={value}"))
        .collect::<Vec<_>>();
    pairs.join("&")
}

#[test]
fn included_paths_go_through_circles_and_sets() {
    let query = Order::query()
        .include(|order| {
            order.customer.then(|customer| customer.orders.then(|order| order.customer))
        })
        .include(|order| (order.payment, order.payment.to::<Card>().then(|card| card.owner)))
        .build();
    assert_eq!(shown(&query), "include=customer.orders.customer,payment,payment.owner");
}

#[test]
fn fields_and_sort_fields_have_the_names_of_documents() {
    #[derive(Resource)]
    #[resource(type = "people", rename_all = "camelCase")]
    struct Person {
        #[resource(id)]
        key: u64,
        #[attribute]
        first_name: String,
        #[attribute(rename = "born-on")]
        born: jiff::civil::Date,
        #[relationship]
        best_friend: ToOne<Person>,
    }
    let query = Person::query()
        .fields(|person| (person.first_name, person.best_friend))
        .fields_of::<Customer, _>(|_| ())
        .sort(|person| (person.born.descending(), person.key.ascending()))
        .sort(|person| person.best_friend.then(|friend| friend.first_name.ascending()))
        .page(Page::number(2).with_size(5))
        .build();
    assert_eq!(
        shown(&query),
        "fields[people]=firstName,bestFriend&fields[customers]=\
         &sort=-born-on,id,bestFriend.firstName&page[number]=2&page[size]=5"
    );
}

#[test]
fn names_that_would_mean_something_else_in_a_query_are_no_fields() {
    #[derive(Resource)]
    #[resource(type = "odds")]
    struct Odd {
        #[resource(id)]
        id: String,
        #[attribute(rename = "-minus", allow_name)]
        minus: String,
        #[attribute(rename = "a,comma", allow_name)]
        comma: String,
        #[relationship(rename = "a.dot", allow_name)]
        dot: ToOne<Customer>,
        #[attribute(rename = "_low", allow_name)]
        low: String,
    }
    let OddFields { id: _, low } = <Odd as jsonapi_core::query::Queryable>::FIELDS;
    let query = Odd::query().fields(|_| low).sort(|odd| odd.low.ascending()).build();
    assert_eq!(shown(&query), "fields[odds]=_low&sort=_low");
}

#[test]
fn filters_that_may_not_be_there_are_added_one_by_one() {
    let query = |code: Option<&str>| {
        let mut query = Order::query().filters_as(Operators).include(|order| order.customer);
        if let Some(code) = code {
            query = query.filter(|order| order.code.eq(code));
        }
        shown(&query.build().unwrap())
    };
    assert_eq!(query(None), "include=customer");
    assert_eq!(query(Some("x")), "include=customer&filter[code]=x");
}

#[test]
fn filters_are_written_in_the_way_that_was_chosen() {
    let query = || {
        Order::query()
            .filter(|order| order.items.gte(3).and(order.items.lt(9)))
            .filter(|order| order.customer.then(|customer| customer.email.ends_with("@b.c")))
            .filter(|order| order.status.any_of([Status::Placed, Status::Paid]))
    };
    assert_eq!(
        shown(&query().build().unwrap()),
        "filter[items][gte]=3&filter[items][lt]=9&filter[customer.email][ends_with]=@b.c\
         &filter[status][in]=placed,paid"
    );
    assert_eq!(
        shown(&query().filters_as(CommerceLayer).build().unwrap()),
        "filter[q][items_gteq]=3&filter[q][items_lt]=9&filter[q][customer_email_end]=@b.c\
         &filter[q][status_in]=placed,paid"
    );
    let error = query().filters_as(Plain).build().unwrap_err();
    assert_eq!(error.to_string(), "`filter[field]=value` has no way to say: items >= 3");
}

#[test]
fn every_operator_can_be_built() {
    let time: jiff::Timestamp = "2018-01-01T12:00:00Z".parse().unwrap();
    let key = uuid::Uuid::nil();
    let query = Order::query()
        .filter(|order| order.id.eq(7_u64).and(order.code.ne("x")).and(order.code.is_not_null()))
        .filter(|order| order.coupon_code.contains("a").and(!order.coupon_code.starts_with("b")))
        .filter(|order| order.total.is_null().and(order.total.gt(2.5)).and(order.total.lte(1e30)))
        .filter(|order| order.created_at.gt(time).and(order.key.eq(key)))
        .filter(|order| order.metadata.contains_json(serde_json::json!({"a": 1})))
        .filter(|order| order.customer.is("c1").and(order.payment.is(Card::identifier("k1"))))
        .filter(|order| order.customer.then(|customer| customer.newsletter.eq(true)))
        .filter(|order| {
            order.coupon_code.contains_ignoring_case("C").and(order.coupon_code.like("%"))
        })
        .filter(|order| order.code.none_of(["y", "z"]))
        .build()
        .unwrap();
    assert_eq!(
        shown(&query),
        "filter[id]=7&filter[code][ne]=x&filter[code][null]=false&filter[coupon_code][contains]=a\
         &filter[coupon_code][not_starts_with]=b&filter[total][null]=true&filter[total][gt]=2.5\
         &filter[total][lte]=1e+30&filter[created_at][gt]=2018-01-01T12:00:00.000Z\
         &filter[key]=00000000-0000-0000-0000-000000000000&filter[metadata][contains]={\"a\":1}\
         &filter[customer.id]=c1&filter[payment.id]=k1&filter[customer.newsletter]=true\
         &filter[coupon_code][icontains]=C&filter[coupon_code][like]=%&filter[code][not_in]=y,z"
    );
}

#[test]
fn commerce_layer_has_words_for_alternatives() {
    let query = Order::query()
        .filters_as(CommerceLayer)
        .filter(|order| order.code.contains("a").or(order.coupon_code.contains("a")))
        .filter(|order| order.code.starts_with("b").or(order.code.starts_with("c")))
        .filter(|order| order.total.gt(3.0).or(order.total.is_null()))
        .filter(|order| order.code.like("x%").and(order.code.like("%y")))
        .build()
        .unwrap();
    assert_eq!(
        shown(&query),
        "filter[q][code_or_coupon_code_cont]=a&filter[q][code_start_any]=b,c\
         &filter[q][total_gt_or_null]=3.0&filter[q][code_matches_all]=x%,%y"
    );
    let error = Order::query()
        .filters_as(CommerceLayer)
        .filter(|order| order.code.contains("a").or(order.items.lt(3)))
        .build()
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "`filter[q][attribute_matcher]=value` has no way to say: code CONTAINS a OR items < 3"
    );
}

#[test]
fn a_filter_that_would_be_read_as_another_is_not_written() {
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
    let query = || Source::query().filter(|it| it.customer.then(|customer| customer.email.eq("x")));
    assert_eq!(shown(&query().build().unwrap()), "filter[customer.email]=x");
    assert!(query().filters_as(CommerceLayer).build().is_err());
    // A comma between values of a list would be one more value.
    let query = Order::query().filter(|order| order.code.any_of(["a,b", "c"])).build();
    assert_eq!(
        query.unwrap_err().to_string(),
        "`filter[field][operator]=value` has no way to say: code IN (a,b,c)"
    );
}

#[test]
fn a_server_reads_what_a_client_builds() {
    let query = Order::query()
        .include(|order| order.customer)
        .sort(|order| order.created_at.descending())
        .filter(|order| order.code.eq("a b&c=d%").and(order.customer.is("é")))
        .page(Page::number(1).with_size(10))
        .build()
        .unwrap();
    let endpoint = Endpoint::<Order>::new().filters(jsonapi_core::query::filter::Operators);
    assert_eq!(endpoint.parse(&query.to_string()), Ok(query));
}

#[test]
fn generic_resources_and_raw_identifiers_have_fields() {
    #[derive(Resource)]
    #[resource(type = "boxes")]
    struct Boxed<'a, T, const N: usize>
    where
        T: Clone,
    {
        #[resource(id)]
        id: String,
        #[attribute(rename = "type_of_box")]
        r#type: &'a str,
        #[attribute]
        content: T,
        #[relationship]
        owners: ToMany<Customer>,
    }
    let query = Boxed::<'_, u8, 3>::query()
        .include(|it| it.owners)
        .fields(|it| (it.content, it.r#type))
        .filter(|it| it.r#type.eq("x").and(it.content.gt(3)))
        .build()
        .unwrap();
    assert_eq!(
        shown(&query),
        "include=owners&fields[boxes]=content,type_of_box\
         &filter[type_of_box]=x&filter[content][gt]=3"
    );
}
