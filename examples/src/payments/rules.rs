//! Rules on values, for people and as JSON.

use jsonapi_core::schema::Rule;
use serde_json::{Map, Value, json};

/// The rules behind the form of a value: `, at most 60 characters`.
pub(super) fn text(rules: &[Rule]) -> String {
    rules.iter().fold(String::new(), |text, rule| format!("{text}, {rule}"))
}

/// The rules under the names that JSON Schema has for them; `None` if there are none.
pub(super) fn json(rules: &[Rule]) -> Option<Map<String, Value>> {
    let mut members = Map::new();
    for rule in rules {
        let (name, value) = match *rule {
            Rule::MinLength(limit) => ("minLength", json!(limit)),
            Rule::MaxLength(limit) => ("maxLength", json!(limit)),
            Rule::Format(format) => ("format", json!(format.name())),
            Rule::Pattern(pattern) => ("pattern", json!(pattern.as_str())),
            Rule::Min(limit) => ("minimum", number(limit)),
            Rule::ExclusiveMin(limit) => ("exclusiveMinimum", number(limit)),
            Rule::Max(limit) => ("maximum", number(limit)),
            Rule::ExclusiveMax(limit) => ("exclusiveMaximum", number(limit)),
            Rule::MultipleOf(of) => ("multipleOf", number(of)),
            Rule::OneOf(allowed) => ("enum", json!(allowed)),
            Rule::OneOfNumbers(allowed) => ("enum", allowed.iter().copied().map(number).collect()),
            Rule::MinItems(limit) => ("minItems", json!(limit)),
            Rule::MaxItems(limit) => ("maxItems", json!(limit)),
            Rule::UniqueItems => ("uniqueItems", json!(true)),
            Rule::Items(rules) => ("items", json!(json(rules))),
            Rule::MinProperties(limit) => ("minProperties", json!(limit)),
            Rule::MaxProperties(limit) => ("maxProperties", json!(limit)),
            Rule::Values(rules) => ("additionalProperties", json!(json(rules))),
            // JSON Schema has no word for it.
            Rule::Check(path) => ("check", json!(path)),
            _ => continue,
        };
        members.insert(name.to_owned(), value);
    }
    (!members.is_empty()).then_some(members)
}

/// A number as it is written; one too long for JSON's usual readers is still right as text.
fn number(text: &'static str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| text.into())
}
