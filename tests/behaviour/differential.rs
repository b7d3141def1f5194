//! The reader against `serde_json`: the same text accepted or refused, and read as the same value.

mod nasty;
// The fuzz targets use the oracle as well.
pub(crate) mod oracle;

use std::collections::{BTreeMap, HashMap};
use std::fmt::Debug;

use jsonapi_core::attribute::{Attribute, ReadAttribute};
use jsonapi_core::schema::Kind;
use jsonapi_core::{Document, JsonWriter, Metadata, Path, RawJson, Reader, Resource, Stop};
use proptest::collection::vec;
use proptest::prelude::*;
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Value;

use nasty::NASTY;

use crate::properties::cases;
use crate::properties::things::{finite, text, value};
use crate::properties::tree::Tree;

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "holders")]
struct Holder<T> {
    #[resource(id)]
    id: String,
    #[attribute(read_only)]
    value: T,
}

/// The same for serde.
#[derive(Deserialize)]
struct Plain<T> {
    data: PlainData<T>,
}

#[derive(Deserialize)]
struct PlainData<T> {
    attributes: PlainAttributes<T>,
}

#[derive(Deserialize)]
struct PlainAttributes<T> {
    value: T,
}

fn wrapped(json: &str) -> String {
    format!(r#"{{"data":{{"type":"holders","id":"1","attributes":{{"value":{json}}}}}}}"#)
}

/// The text of the value without white space between its tokens.
fn value_text(json: &str) -> String {
    let tree = Tree::parse(wrapped(json).as_bytes()).expect("JSON");
    tree.at("/data/attributes/value").expect("a value").text()
}

/// What this crate reads.
fn ours<T: for<'de> ReadAttribute<'de>>(json: &str) -> Option<T> {
    Document::<Holder<T>>::from_str(&wrapped(json)).ok().map(|document| document.data.value)
}

/// What `serde_json` reads.
fn theirs<T: DeserializeOwned>(json: &str) -> Option<T> {
    serde_json::from_str::<Plain<T>>(&wrapped(json)).ok().map(|plain| plain.data.attributes.value)
}

/// A type of this crate and `serde_json`'s type for the same values.
struct Leaf {
    name: &'static str,
    /// Whether each accepts the text, and whether they read the same value.
    compare: fn(&str) -> Outcome,
}

#[derive(Debug, PartialEq, Clone, Copy)]
enum Outcome {
    BothRefuse,
    Same,
    Differ,
    OnlyOurs,
    OnlyTheirs,
}
use Outcome::{BothRefuse, Differ, OnlyOurs, OnlyTheirs, Same};

fn outcome<T: for<'de> ReadAttribute<'de>, U>(
    json: &str,
    theirs: Option<U>,
    same: impl FnOnce(&T, &U) -> bool,
) -> Outcome {
    match (ours::<T>(json), theirs) {
        (None, None) => BothRefuse,
        (Some(_), None) => OnlyOurs,
        (None, Some(_)) => OnlyTheirs,
        (Some(one), Some(other)) => {
            if same(&one, &other) {
                Same
            } else {
                Differ
            }
        }
    }
}

macro_rules! leaves {
    ($($type:ty)*) => {[$(Leaf {
        name: stringify!($type),
        compare: |json| outcome(json, theirs::<$type>(json), |one: &$type, other| one == other),
    }),*]};
}

/// An `Option` is an attribute only where the field says so.
macro_rules! nullable {
    ($($type:ty)*) => {[$(Leaf {
        name: stringify!(Option<$type>),
        compare: |json| outcome(
            json,
            theirs::<Option<$type>>(json),
            |one: &Raw<Option<$type>>, other| one.0 == *other,
        ),
    }),*]};
}

/// A float is what std reads: `serde_json` without `float_roundtrip` may be an ulp off, and rounds
/// an `f32` twice.
macro_rules! floats {
    ($($type:ty)*) => {[$(Leaf {
        name: stringify!($type),
        compare: |json| outcome(json, theirs::<$type>(json), |one: &$type, other: &$type| {
            let exact: $type = value_text(json).parse().expect("a number");
            let near = (one - other).abs() <= one.abs() * (<$type>::EPSILON * 2.0);
            one.to_bits() == exact.to_bits() && (near || other.is_infinite() || one.abs() < 1e-37)
        }),
    }),*]};
}

/// Free-form values keep their text; what `serde_json` reads of it is what it reads of the original.
fn free<T: for<'de> ReadAttribute<'de>>(json: &str, text: impl Fn(&T) -> String) -> Outcome {
    outcome(json, theirs::<IgnoredAny>(json), |one: &T, _| value_text(json) == text(one))
}

/// Any value at all, as an attribute: what is inside reads itself.
#[derive(Debug)]
struct Raw<T>(T);

impl<T: Attribute> Attribute for Raw<T> {
    const KIND: Kind = Kind::Any;

    fn write(&self, writer: &mut JsonWriter) {
        self.0.write(writer);
    }
}

impl<'de, T: ReadAttribute<'de>> ReadAttribute<'de> for Raw<T> {
    fn read(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        Ok(T::read(reader, at)?.map(Self))
    }
}

/// `RawJson` without its lifetime.
#[derive(Debug)]
struct Owned(RawJson<'static>);

impl Attribute for Owned {
    const KIND: Kind = Kind::Any;

    fn write(&self, writer: &mut JsonWriter) {
        self.0.write(writer);
    }
}

impl<'de> ReadAttribute<'de> for Owned {
    fn read(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        Ok(RawJson::read(reader, at)?.map(|raw| Self(raw.into_owned())))
    }
}

#[expect(clippy::zero_sized_map_values, reason = "whether it is accepted is all that matters")]
fn every_leaf() -> Vec<Leaf> {
    let mut all: Vec<Leaf> = leaves!(
        i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize String Box<str> char bool
        Vec<i32> Vec<Option<String>> Vec<Vec<bool>>
        BTreeMap<String, i64> BTreeMap<String, Vec<u8>> HashMap<String, Option<String>>
        Box<i16> Value
        serde_json::Map<String, Value>
    )
    .into();
    all.extend(nullable!(u64 String Vec<bool> Value));
    all.extend(floats!(f32 f64));
    all.push(Leaf {
        name: "RawJson",
        compare: |json| free(json, |raw: &Owned| raw.0.as_str().into()),
    });
    all.push(Leaf {
        name: "Metadata",
        compare: |json| match theirs::<BTreeMap<String, IgnoredAny>>(json) {
            Some(_) => free(json, |object: &Metadata| object.as_str().to_owned()),
            None => outcome(json, None::<()>, |_: &Metadata, ()| false),
        },
    });
    all
}

/// Every difference that is decided: whether it is one, and why.
fn decided(leaf: &str, json: &str, found: Outcome) -> Option<&'static str> {
    let tree = Tree::parse(wrapped(json).as_bytes());
    let tree = tree.as_ref();
    let is_number = json.parse::<f64>().is_ok();
    match found {
        OnlyTheirs if tree.is_some_and(Tree::has_duplicates) => {
            Some("RFC 8259 leaves open which of two members counts, so neither does")
        }
        OnlyTheirs if tree.is_some_and(Tree::has_lone_surrogates) => {
            Some("half a surrogate pair is no text, also where nobody looks at it")
        }
        OnlyTheirs if leaf == "i128" && json == "-0" => {
            Some("`-0` is no integer; serde_json says so too, but for this type")
        }
        OnlyTheirs if leaf == "f32" && is_number => Some(
            "a number beyond all floats of 32 bits is none of them; serde_json may read infinity",
        ),
        _ => None,
    }
}

fn check(json: &str) {
    for leaf in every_leaf() {
        let found = (leaf.compare)(json);
        let agreed = matches!(found, BothRefuse | Same);
        assert!(
            agreed || decided(leaf.name, json, found).is_some(),
            "{json} as {}: {found:?}",
            leaf.name
        );
    }
}

#[test]
fn nasty_texts_are_read_as_serde_json_reads_them() {
    for json in NASTY {
        check(json);
    }
}

#[test]
fn every_decided_difference_is_one() {
    // The type, the text, what happens.
    let differences = [
        ("Value", r#"{"a":1,"a":2}"#, OnlyTheirs),
        ("RawJson", r#"{"a":1,"\u0061":2}"#, OnlyTheirs),
        ("BTreeMap<String, i64>", r#"{"a":1,"a":2}"#, OnlyTheirs),
        ("RawJson", r#""\ud83d""#, OnlyTheirs),
        ("i128", "-0", OnlyTheirs),
    ];
    for (name, json, expected) in differences {
        let leaves = every_leaf();
        let leaf = leaves.iter().find(|leaf| leaf.name == name).expect("a leaf");
        assert_eq!((leaf.compare)(json), expected, "{json} as {name}");
        assert!(decided(name, json, expected).is_some());
    }
}

#[test]
fn a_document_with_every_leaf_is_read_as_serde_json_reads_it() {
    oracle::check_document(oracle::SAMPLE.as_bytes());
    assert!(
        Document::<oracle::Sample>::reader().strict().from_slice(oracle::SAMPLE.as_bytes()).is_ok()
    );
}

/// Numbers of every form that the grammar has, and of some that it has not.
fn numbers() -> impl Strategy<Value = String> {
    prop_oneof![
        "-?(0|[1-9][0-9]{0,39})(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?",
        "[-+]?[0-9]{0,3}\\.?[0-9]{0,3}[eE]?[-+]?[0-9]{0,4}",
        finite().prop_map(|number| format!("{number:?}")),
        finite().prop_map(|number| format!("{number:e}")),
        any::<i128>().prop_map(|number| number.to_string()),
        any::<f32>().prop_map(|number| number.to_string()),
    ]
}

/// JSON texts with something replaced, inserted or removed.
fn mutated() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "0",
        "-",
        ".",
        "e",
        "null",
        "true",
        " ",
        "\n",
        "\\u0061",
        "\\ud83d",
        "\u{0}",
        "é",
        "\"a\":",
        "\"value\":",
        "1e999",
        "9999999999",
        "@",
    ];
    let edit = (any::<prop::sample::Index>(), 0..3_usize, prop::sample::select(PIECES));
    (value(), vec(edit, 1..4)).prop_map(|(value, edits)| {
        let mut characters: Vec<char> = value.to_string().chars().collect();
        for (at, removed, piece) in edits {
            let start = at.index(characters.len() + 1);
            let end = (start + removed).min(characters.len());
            characters.splice(start..end, piece.chars());
        }
        characters.into_iter().collect()
    })
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn numbers_are_read_as_serde_json_reads_them(json in numbers()) {
        check(&json);
    }

    #[test]
    fn strings_are_read_as_serde_json_reads_them(text in text(), tail in "[\\\\\"untdD83eE0]{0,12}") {
        check(&serde_json::to_string(&text).unwrap());
        check(&format!("\"{tail}\""));
        check(&format!("\"{text}\""));
    }

    #[test]
    fn values_are_read_as_serde_json_reads_them(value in value(), spaces in vec(any::<u32>(), 30)) {
        let tree = Tree::parse(value.to_string().as_bytes()).unwrap();
        check(&tree.spaced(&mut spaces.iter().copied().cycle()));
    }

    #[test]
    fn mutated_texts_are_read_as_serde_json_reads_them(json in mutated()) {
        check(&json);
    }
}
