//! JSON Merge Patch (RFC 7396).

use jsonapi_core::merge_patch::{MergeError, apply, between};
use jsonapi_core::{Metadata, RawJson};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::properties::cases;

/// RFC 7396, appendix A: original, patch, result.
const TABLE: [(&str, &str, &str); 15] = [
    (r#"{"a":"b"}"#, r#"{"a":"c"}"#, r#"{"a":"c"}"#),
    (r#"{"a":"b"}"#, r#"{"b":"c"}"#, r#"{"a":"b","b":"c"}"#),
    (r#"{"a":"b"}"#, r#"{"a":null}"#, "{}"),
    (r#"{"a":"b","b":"c"}"#, r#"{"a":null}"#, r#"{"b":"c"}"#),
    (r#"{"a":["b"]}"#, r#"{"a":"c"}"#, r#"{"a":"c"}"#),
    (r#"{"a":"c"}"#, r#"{"a":["b"]}"#, r#"{"a":["b"]}"#),
    (r#"{"a":{"b":"c"}}"#, r#"{"a":{"b":"d","c":null}}"#, r#"{"a":{"b":"d"}}"#),
    (r#"{"a":[{"b":"c"}]}"#, r#"{"a":[1]}"#, r#"{"a":[1]}"#),
    (r#"["a","b"]"#, r#"["c","d"]"#, r#"["c","d"]"#),
    (r#"{"a":"b"}"#, r#"["c"]"#, r#"["c"]"#),
    (r#"{"a":"foo"}"#, "null", "null"),
    (r#"{"a":"foo"}"#, r#""bar""#, r#""bar""#),
    (r#"{"e":null}"#, r#"{"a":1}"#, r#"{"e":null,"a":1}"#),
    ("[1,2]", r#"{"a":"b","c":null}"#, r#"{"a":"b"}"#),
    ("{}", r#"{"a":{"bb":{"ccc":null}}}"#, r#"{"a":{"bb":{}}}"#),
];

fn raw(text: &str) -> RawJson<'_> {
    RawJson::parse(text).unwrap()
}

fn of(value: &Value) -> RawJson<'static> {
    RawJson::from(value.clone())
}

#[test]
fn patches_are_applied_as_in_the_table_of_the_rfc() {
    for (original, patch, result) in TABLE {
        let found = apply(&raw(original), &raw(patch)).unwrap();
        assert_eq!(found.as_str(), result, "{original} {patch}");
    }
}

#[test]
fn a_patch_between_two_values_has_what_differs_and_nothing_else() {
    for (old, new, expected) in [
        (r#"{"a":1,"b":{"c":[1],"d":"x"}}"#, r#"{"b":{"d":"x","c":[1.0]},"a":1e0}"#, "{}"),
        (r#"{"a":1}"#, r#"{"a":2}"#, r#"{"a":2}"#),
        (r#"{"a":1,"b":2}"#, r#"{"c":3,"b":2}"#, r#"{"c":3,"a":null}"#),
        (r#"{"a":{"b":{"c":1,"d":2}}}"#, r#"{"a":{"b":{"c":1}}}"#, r#"{"a":{"b":{"d":null}}}"#),
        (r#"{"a":{"b":1}}"#, r#"{"a":{}}"#, r#"{"a":{"b":null}}"#),
        (r#"{"a":1}"#, r#"{"a":{}}"#, r#"{"a":{}}"#),
        (r#"{"a":[1,2]}"#, r#"{"a":[2,1]}"#, r#"{"a":[2,1]}"#),
        (r#"{"a":[null]}"#, r#"{"a":[{"b":null}]}"#, r#"{"a":[{"b":null}]}"#),
        (r#"{"a":null,"b":1}"#, r#"{"a":null}"#, r#"{"b":null}"#),
        (r#"{"a":null}"#, "{}", r#"{"a":null}"#),
        (r#"{"é\n":1}"#, r#"{"é\n":2}"#, r#"{"é\n":2}"#),
        ("[1]", "[1]", "[1]"),
        ("5", "{}", "{}"),
        ("{}", "null", "null"),
        (r#"{"a":1}"#, "[]", "[]"),
    ] {
        let (old, new) = (raw(old), raw(new));
        let patch = between(&old, &new).unwrap();
        assert_eq!(patch.as_str(), expected);
        assert_eq!(apply(&old, &patch).unwrap(), new);
    }
}

#[test]
fn a_new_null_has_no_patch() {
    for (old, new, pointer) in [
        ("{}", r#"{"a":null}"#, "/a"),
        (r#"{"a":{"b/c":1}}"#, r#"{"a":{"b/c":null}}"#, "/a/b~1c"),
        ("{}", r#"{"a":{"b":{"c":null}}}"#, "/a/b/c"),
        ("7", r#"{"a":null}"#, "/a"),
    ] {
        let error = between(&raw(old), &raw(new)).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!(
                "no merge patch sets the new value's `null` at {pointer}: `null` removes a member; \
                 leave the member out, or replace the whole value"
            ),
        );
    }
}

#[test]
fn objects_are_patched_as_the_json_that_they_are() {
    let old = Metadata::from([("a", 1), ("b", 2)]);
    let new = Metadata::from([("b", 3)]);
    let patch = between(&RawJson::from(&old), &RawJson::from(&new)).unwrap();
    assert_eq!(patch.as_str(), r#"{"b":3,"a":null}"#);
}

#[test]
fn deep_values_are_patched_or_refused() {
    let nested =
        |depth: usize| RawJson::from((0..depth).fold(json!(1), |inside, _| json!({ "a": inside })));
    let (old, new) = (nested(1000), nested(1001));
    let patch = between(&old, &new).unwrap();
    assert_eq!(patch, new);
    assert_eq!(apply(&old, &patch).unwrap(), new);
    let deeper = nested(1100);
    for error in [apply(&old, &deeper).unwrap_err(), between(&deeper, &old).unwrap_err()] {
        let MergeError::Invalid(violations) = error else { panic!("{error}") };
        assert_eq!(violations.as_slice()[0].code(), "too-deep");
    }
}

#[test]
fn many_members_are_no_trouble() {
    let object = |from: u32| -> Metadata {
        (from..from + 50_000).map(|number| (format!("name{number}"), number)).collect()
    };
    let (old, new) = (object(0), object(25_000));
    let (old, new) = (RawJson::from(&old), RawJson::from(&new));
    let patch = between(&old, &new).unwrap();
    assert_eq!(apply(&old, &patch).unwrap(), new);
}

/// RFC 7396, section 2, as it is written there.
pub(super) fn merge_patch(target: Value, patch: &Value) -> Value {
    let Value::Object(patch) = patch else { return patch.clone() };
    let mut target = match target {
        Value::Object(target) => target,
        _ => Map::new(),
    };
    for (name, value) in patch {
        if value.is_null() {
            target.remove(name);
        } else {
            let old = target.remove(name).unwrap_or_default();
            target.insert(name.clone(), merge_patch(old, value));
        }
    }
    Value::Object(target)
}

/// Whether an object in it, but in no array, has a `null` that the other value does not have.
fn has_new_null(old: Option<&Value>, new: &Value) -> bool {
    let Value::Object(members) = new else { return false };
    members.iter().any(|(name, value)| {
        let old = old.and_then(|old| old.get(name));
        let is_known = old.is_some_and(Value::is_null);
        (value.is_null() && !is_known) || has_new_null(old, value)
    })
}

/// Every value that is one member smaller, at whatever depth.
fn smaller(patch: &Value) -> Vec<Value> {
    let Value::Object(members) = patch else { return Vec::new() };
    let mut found = Vec::new();
    for (name, value) in members {
        let mut without = members.clone();
        without.remove(name);
        found.push(Value::Object(without.clone()));
        for inside in smaller(value) {
            without.insert(name.clone(), inside);
            found.push(Value::Object(without.clone()));
        }
    }
    found
}

/// Values with few names, so that two of them have some in common.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        1 => Just(Value::Null),
        2 => (0..3).prop_map(Value::from),
        1 => Just(json!("é\"")),
    ];
    leaf.prop_recursive(4, 32, 5, |inner| {
        prop_oneof![
            1 => vec(inner.clone(), 0..3).prop_map(Value::from),
            4 => btree_map("[a-d\"]", inner, 0..5)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn a_patch_does_what_the_rfc_says(target in value(), patch in value()) {
        let expected = merge_patch(target.clone(), &patch);
        prop_assert_eq!(apply(&of(&target), &of(&patch)).unwrap(), of(&expected));
    }

    #[test]
    fn the_patch_between_two_values_makes_one_of_the_other(old in value(), new in value()) {
        match between(&of(&old), &of(&new)) {
            Ok(patch) => {
                prop_assert_eq!(apply(&of(&old), &patch).unwrap(), of(&new));
                for less in smaller(&patch.to().unwrap()) {
                    prop_assert_ne!(&merge_patch(old.clone(), &less), &new);
                }
            }
            Err(MergeError::Null { pointer }) => {
                prop_assert!(has_new_null(Some(&old), &new));
                prop_assert_eq!(new.pointer(&pointer), Some(&Value::Null));
            }
            Err(error) => return Err(TestCaseError::fail(error.to_string())),
        }
    }

    #[test]
    fn only_a_new_null_has_no_patch(old in value(), new in value()) {
        let is_patched = between(&of(&old), &of(&new)).is_ok();
        prop_assert_eq!(is_patched, !has_new_null(Some(&old), &new));
    }
}
