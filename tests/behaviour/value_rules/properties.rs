//! What holds of every value with a rule: rules agree with arithmetic and with counting, and
//! builders with validators.

use jsonapi_core::{Payload, Resource, Violation};
use proptest::prelude::*;

use crate::properties::cases;

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "values")]
struct Value {
    #[resource(id)]
    id: String,
    #[attribute(min_length = 2, max_length = 4)]
    text: Option<String>,
    #[attribute(min = -2.5, exclusive_max = 7.25, multiple_of = 0.25)]
    number: Option<f64>,
    #[attribute(min_items = 1, max_items = 3, unique_items, items(max = 5))]
    items: Option<Vec<u8>>,
}

fn body(name: &str, value: &str) -> String {
    format!(r#"{{"data":{{"type":"values","attributes":{{"{name}":{value}}}}}}}"#)
}

/// The codes of what is wrong with a value.
fn codes(name: &str, value: &str) -> Vec<&'static str> {
    let result = ValueCreate::from_str(&body(name, value));
    result.map_or_else(|found| found.iter().map(Violation::code).collect(), |_| Vec::new())
}

/// The string as JSON text, with escapes where `escaped` says so.
fn written(text: &str, escaped: &[bool]) -> String {
    let mut json = String::from("\"");
    for (index, letter) in text.chars().enumerate() {
        let plain = letter >= ' ' && letter != '"' && letter != '\\';
        if plain && !escaped.get(index).copied().unwrap_or_default() {
            json.push(letter);
        } else {
            for unit in letter.encode_utf16(&mut [0; 2]) {
                json.extend(["\\u", &format!("{unit:04X}")]);
            }
        }
    }
    json.push('"');
    json
}

/// A number of thousandths as decimal text: with a point, or with one of two exponents.
fn decimal(thousandths: i64, form: u8, zeros: usize) -> String {
    let sign = if thousandths < 0 { "-" } else { "" };
    let size = thousandths.unsigned_abs();
    let (whole, fraction, zeros) = (size / 1000, size % 1000, "0".repeat(zeros));
    match form {
        0 => format!("{sign}{whole}.{fraction:03}{zeros}"),
        1 => format!("{sign}{size}e-3"),
        _ => format!("{sign}0.{zeros}{size:05}E+{}", 2 + zeros.len()),
    }
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn lengths_are_those_of_the_text_whatever_its_escapes(
        text in "\\PC{0,6}|[a😀é\\n\"]{0,6}",
        escaped in prop::collection::vec(any::<bool>(), 6),
    ) {
        let length = text.chars().count();
        let expected = match length {
            0 | 1 => vec!["string-too-short"],
            2..=4 => vec![],
            _ => vec!["string-too-long"],
        };
        prop_assert_eq!(codes("text", &written(&text, &escaped)), expected);
        let built = Value::create().text(text).build();
        prop_assert_eq!(built.is_ok(), (2..=4).contains(&length));
    }

    #[test]
    fn bounds_and_multiples_are_those_of_arithmetic(
        thousandths in -12_000_i64..12_000,
        quarter in any::<bool>(),
        form in 0_u8..3,
        zeros in 0_usize..4,
    ) {
        let thousandths = if quarter { thousandths / 250 * 250 } else { thousandths };
        let mut expected = Vec::new();
        if thousandths < -2_500 {
            expected.push("number-too-small");
        }
        if thousandths >= 7_250 {
            expected.push("number-too-large");
        }
        if thousandths % 250 != 0 {
            expected.push("not-a-multiple");
        }
        let text = decimal(thousandths, form, zeros);
        prop_assert_eq!(codes("number", &text), expected, "{}", text);
    }

    #[test]
    fn items_are_counted_compared_and_held_to_their_own_rules(
        items in prop::collection::vec(0_u8..8, 0..6),
    ) {
        let repeated = (1..items.len()).filter(|end| items[..*end].contains(&items[*end])).count();
        let large = items.iter().filter(|item| **item > 5).count();
        let mut expected = vec![];
        expected.extend(items.is_empty().then_some("too-few-items"));
        expected.extend((items.len() > 3).then_some("too-many-items"));
        expected.extend(vec!["number-too-large"; large]);
        expected.extend(vec!["duplicate-item"; repeated]);
        let mut found = codes("items", &format!("{items:?}"));
        found.sort_unstable();
        expected.sort_unstable();
        prop_assert_eq!(&found, &expected);
        prop_assert_eq!(Value::create().items(items).build().is_ok(), expected.is_empty());
    }
}
