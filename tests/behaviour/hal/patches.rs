//! Updates of HAL resources: JSON Merge Patches (RFC 7396).

use std::collections::BTreeMap;

use jsonapi_core::{Attribute, MergePatch, Metadata, Patch, Payload, Resource};

use super::refused;
use super::things::{Book, BookUpdate, Price, PricePatch, StorePatch, Tax, TaxPatch};

fn update(body: &str) -> BookUpdate {
    let endpoint = BookUpdate::validator().endpoint_id("7");
    endpoint.from_str(body).unwrap_or_else(|found| panic!("{body}\n{found}"))
}

#[test]
fn what_a_builder_makes_is_what_the_validator_reads() {
    let built = Book::update("7")
        .title("T")
        .price(|price| price.amount(2.5).clear_currency().tax(|tax| tax.rate(7)).fixed(true))
        .store(StorePatch::clear_shelf)
        .labels(Vec::new())
        .clear_pages()
        .notes([("n", 1)])
        .build();
    let body = r#"{"title":"T","price":{"amount":2.5,"currency":null,"tax":{"rate":7},"fixed":true},"store":{"shelf":null},"labels":[],"pages":null,"notes":{"n":1}}"#;
    assert_eq!(Payload::to_string(&built).unwrap(), body);
    assert_eq!(update(body), built);
    let tax = TaxPatch { rate: Patch::Value(7), more: Metadata::new() };
    let expected = PricePatch {
        amount: Some(2.5),
        currency: Patch::Null,
        tax: Patch::Value(tax),
        fixed: Some(true),
    };
    assert_eq!(built.price, Patch::Value(expected));
}

#[test]
fn absent_null_and_value_are_kept_apart_at_every_depth() {
    for body in [
        "{}",
        r#"{"price":null}"#,
        r#"{"price":{}}"#,
        r#"{"price":{"tax":null}}"#,
        r#"{"price":{"tax":{}}}"#,
        r#"{"price":{"tax":{"rate":null}}}"#,
        r#"{"price":{"tax":{"rate":7}}}"#,
        r#"{"price":{"tax":{"rate":7,"kind":null,"deep":{"x":null}}}}"#,
        r#"{"notes":{"a":null,"b":{"c":null}}}"#,
    ] {
        assert_eq!(Payload::to_string(&update(body)).unwrap(), body);
    }
}

#[test]
fn what_has_to_be_there_need_not_be_in_a_patch_and_cannot_be_removed() {
    assert_eq!(update(r#"{"price":{"currency":"EUR"}}"#).title, None);
    assert_eq!(
        refused::<BookUpdate>(
            r#"{"title":null,"store":null,"price":{"amount":null,"fixed":null,"tax":[],"x":1}}"#
        ),
        [
            "/title: Expected a string, found null.",
            "/store: Expected an object, found null.",
            "/price/amount: Expected a number, found null.",
            "/price/fixed: Expected a boolean, found null.",
            "/price/tax: Expected an object, found an array.",
            "/price/x: `x` is no known member.",
        ]
    );
    assert_eq!(update(r#"{"store":{}}"#).store, Some(StorePatch::default()));
}

#[test]
fn setters_add_to_what_was_set_before() {
    let built = Book::update("7")
        .price(|price| price.amount(1.0).tax(|tax| tax.rate(7)))
        .price(|price| price.currency("EUR").tax(TaxPatch::clear_rate))
        .build();
    let body = r#"{"price":{"amount":1.0,"currency":"EUR","tax":{"rate":null}}}"#;
    assert_eq!(Payload::to_string(&built).unwrap(), body);
    let cleared = Book::update("7").price(|price| price.amount(1.0)).clear_price().build();
    assert_eq!(Payload::to_string(&cleared).unwrap(), r#"{"price":null}"#);
    let set_again = Book::update("7").clear_price().price(PricePatch::clear_tax).build();
    assert_eq!(Payload::to_string(&set_again).unwrap(), r#"{"price":{"tax":null}}"#);
}

#[test]
fn a_create_sends_the_object_itself() {
    let tax = Tax { rate: None, more: Metadata::from([("kind", "vat")]) };
    let price = Price { amount: 1.0, currency: None, tax: Some(tax), fixed: None };
    let create = Book::create().title("T").price(price).build();
    // What has no value is left out: `null` would remove it.
    assert_eq!(
        Payload::to_string(&create).unwrap(),
        r#"{"title":"T","price":{"amount":1.0,"tax":{"kind":"vat"}}}"#
    );
    let missing = super::things::BookCreate::from_str(r#"{"title":"T","price":{}}"#).unwrap_err();
    assert_eq!(missing.to_string(), "/price: The member `amount` is missing.");
}

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(format = "hal", path = "/boxes")]
struct Boxed<T> {
    #[resource(id)]
    id: u64,
    #[attribute(patch)]
    holder: Option<Holder<T>>,
}

#[derive(Attribute, Debug, Clone, PartialEq)]
#[attribute(patch)]
struct Holder<T> {
    value: Option<T>,
    #[attribute(patch)]
    inside: Option<Inside<T>>,
}

#[derive(Attribute, Debug, Clone, PartialEq)]
#[attribute(patch)]
struct Inside<T> {
    value: T,
    all: Option<Vec<T>>,
}

#[test]
fn objects_of_type_parameters_are_merged() {
    let boxed = |value, inside| Boxed { id: 1, holder: Some(Holder { value, inside }) };
    let old = boxed(Some(1), Some(Inside { value: 2, all: Some(vec![3]) }));
    let new = boxed(None, Some(Inside { value: 4, all: None }));
    let update = BoxedUpdate::between(&old, &new).unwrap();
    let body = r#"{"holder":{"value":null,"inside":{"value":4,"all":null}}}"#;
    assert_eq!(Payload::to_string(&update).unwrap(), body);
    assert_eq!(update.apply_to(&old).unwrap(), new);
    let built = Boxed::update(1_u64)
        .holder(|it| it.clear_value().inside(|inside| inside.value(4).clear_all()))
        .build();
    assert_eq!(built, update);
}

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(format = "hal", path = "/stocks")]
struct Stock {
    #[resource(id)]
    id: String,
    #[attribute(patch)]
    counts: BTreeMap<String, u32>,
    #[attribute(patch)]
    limits: Option<BTreeMap<String, u32>>,
}

#[test]
fn members_of_a_map_are_set_and_removed() {
    let map = |counts: &[(&str, u32)]| {
        counts.iter().map(|&(name, count)| (name.to_owned(), count)).collect::<BTreeMap<_, _>>()
    };
    let stock = |counts, limits| Stock { id: "1".to_owned(), counts, limits };
    let old = stock(map(&[("a", 1), ("b", 2)]), Some(map(&[("a", 1)])));
    let new = stock(map(&[("a", 1), ("c", 3)]), Some(map(&[])));
    let update = StockUpdate::between(&old, &new).unwrap();
    let body = r#"{"counts":{"b":null,"c":3},"limits":{"a":null}}"#;
    assert_eq!(Payload::to_string(&update).unwrap(), body);
    assert_eq!(update.apply_to(&old).unwrap(), new);
    let built = Stock::update("1")
        .counts(|mut it| {
            it.extend([("b".to_owned(), None), ("c".to_owned(), Some(3))]);
            it
        })
        .clear_limits()
        .build();
    assert_eq!(built.apply_to(&old).unwrap(), Stock { limits: None, ..new });
    assert_eq!(
        refused::<StockUpdate>(r#"{"counts":null,"limits":{"a":"x"}}"#),
        [
            "/counts: Expected an object, found null.",
            "/limits/a: Expected an integer, found a string.",
        ]
    );
}
