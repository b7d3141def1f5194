//! What a client builds is what a server reads.

use jsonapi_core::query::filter::{
    CommerceLayer, DateTime, Evaluator, Expression, Field, FieldPath, FilterStrategy, Number,
    Operator, Operators, Plain, Value,
};
use jsonapi_core::query::{Endpoint, Query};
use jsonapi_core::{Metadata, OwnedJson, RawJson, Resource};
use proptest::prelude::*;

use super::shop::{Order, order};

fn path(names: &str) -> FieldPath {
    let mut relationships = Vec::new();
    let mut schema = Order::SCHEMA;
    let mut names: Vec<&str> = names.split('.').collect();
    let last = names.pop().unwrap();
    for name in names {
        let relationship = schema.relationship(name).unwrap();
        relationships.push(relationship);
        schema = relationship.related.get()[0];
    }
    let field = match last {
        "id" => Field::Id,
        name => Field::Attribute(schema.attribute(name).unwrap()),
    };
    FieldPath::new(relationships, field)
}

fn text() -> impl Strategy<Value = Value> {
    "[a-zA-Z0-9 %_&=+é,\\\\]{0,6}".prop_map(Value::String)
}

/// A comparison of which each strategy may have words.
fn comparison() -> impl Strategy<Value = Expression> {
    let texts = prop::sample::select(vec![
        "code",
        "coupon_code",
        "gift_card_or_coupon_code",
        "customer.email",
        "customer.orders.code",
        "payment.digits",
        "id",
        "customer.id",
    ]);
    let text_operators = prop::sample::select(vec![
        Operator::Equal,
        Operator::Contains,
        Operator::ContainsIgnoringCase,
        Operator::StartsWith,
        Operator::EndsWith,
        Operator::Like,
        Operator::Less,
        Operator::GreaterOrEqual,
    ]);
    let numbers = prop::sample::select(vec![
        Operator::Equal,
        Operator::Less,
        Operator::LessOrEqual,
        Operator::Greater,
        Operator::GreaterOrEqual,
    ]);
    let of_text = (texts.clone(), text_operators, text())
        .prop_map(|(name, operator, value)| Expression::compare(path(name), operator, value));
    let of_list =
        (texts.clone(), prop::collection::vec(text(), 0..4)).prop_map(|(name, values)| {
            Expression::compare(path(name), Operator::In, Value::List(values))
        });
    let of_integer = (numbers.clone(), any::<u8>()).prop_map(|(operator, value)| {
        Expression::compare(path("items"), operator, Value::Integer(value.into()))
    });
    let of_number = (numbers.clone(), -1000i32..1000, 0u8..9).prop_map(|(operator, one, two)| {
        let value = Value::Number(Number::parse(&format!("{one}.{two}e3")).unwrap());
        Expression::compare(path("total"), operator, value)
    });
    let of_time = (numbers, 0u32..24).prop_map(|(operator, hour)| {
        let text = format!("2018-01-31T{hour:02}:00:00+01:00");
        let value = Value::DateTime(DateTime::parse(&text).unwrap());
        Expression::compare(path("created_at"), operator, value)
    });
    let of_boolean = any::<bool>().prop_map(|value| {
        Expression::compare(path("customer.newsletter"), Operator::Equal, Value::Boolean(value))
    });
    let of_json = "[a-z]{0,3}".prop_map(|key| {
        let json = OwnedJson::from(serde_json::json!({ key: [1, "x"] }));
        let value = Value::Json(RawJson::clone(&json));
        Expression::compare(path("metadata"), Operator::ContainsJson, value)
    });
    let null =
        texts.prop_map(|name| Expression::compare(path(name), Operator::IsNull, Value::Null));
    prop_oneof![of_text, of_list, of_integer, of_number, of_time, of_boolean, of_json, null]
}

fn expression() -> impl Strategy<Value = Expression> {
    comparison().prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(Expression::any),
            prop::collection::vec(inner.clone(), 1..4).prop_map(Expression::every),
            inner.prop_map(|inner| !inner),
        ]
    })
}

/// The parts that are joined by and, in an order of their own.
fn parts(expression: &Expression) -> Vec<String> {
    let mut parts = match expression {
        Expression::And(parts) => parts.iter().map(|part| format!("{part:?}")).collect(),
        other => vec![format!("{other:?}")],
    };
    parts.sort();
    parts
}

/// How many of the expressions a strategy had words for.
fn survives<S>(expression: &Expression, strategy: S) -> Result<bool, TestCaseError>
where
    S: FilterStrategy + Send + Sync + Copy + 'static,
{
    let Ok(query) = Query::<Order>::new().with_filter(expression.clone(), &strategy) else {
        return Ok(false);
    };
    let endpoint = Endpoint::<Order>::new().filters(strategy);
    let read = endpoint.parse(&query.to_string());
    let read = read.map_err(|violations| TestCaseError::fail(format!("{query}\n{violations}")))?;
    prop_assert_eq!(parts(read.filter()), parts(expression), "{}", query);
    prop_assert_eq!(read.filter_parameters(), query.filter_parameters());
    Ok(true)
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(expression in expression()) {
        survives(&expression, Plain)?;
        survives(&expression, Operators)?;
        survives(&expression, CommerceLayer)?;
    }

    #[test]
    fn every_comparison_has_words(comparison in comparison()) {
        let is_list = comparison.comparisons().iter().any(|it| matches!(it.value, Value::List(_)));
        if !is_list {
            prop_assert!(survives(&comparison, Operators)?);
            prop_assert!(survives(&comparison, CommerceLayer)?);
            prop_assert!(survives(&!comparison.clone(), Operators).is_ok());
        }
    }

    #[test]
    fn no_filter_is_too_much_to_read(name in "[a-z_]{0,30}|(code|items|customer|orders|or|eq|in|any|null|_){0,12}", value in ".{0,20}") {
        let query = jsonapi_core::query::encode([
            (format!("filter[q][{name}]"), value.clone()),
            (format!("filter[{name}]"), value),
        ]);
        let _ = Endpoint::<Order>::new().filters(CommerceLayer).parse(&query);
        let _ = Endpoint::<Order>::new().filters(Operators).parse(&query);
    }

    #[test]
    fn what_is_asked_and_its_opposite_are_never_both_true(expression in expression(), items in any::<u8>()) {
        let mut one = order(1);
        one.items = items;
        one.code = Some("a".into());
        one.metadata = Some(Metadata::from([("a", "x")]));
        let opposite = !expression.clone();
        let accepted = Evaluator::new(&expression, ()).accepts(&one);
        let refused = Evaluator::new(&opposite, ()).accepts(&one);
        prop_assert!(!(accepted && refused));
    }
}
