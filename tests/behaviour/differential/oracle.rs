//! One resource with every leaf type, read by this crate and by `serde_json`; what either says must
//! be what the other says. The fuzz targets use this file as well.

use std::collections::BTreeMap;

use jsonapi_core::check::Check;
use jsonapi_core::schema::Operation;
use jsonapi_core::{
    Attribute, Document, Metadata, Payload, ReadError, Resource, ToMany, ToOne, Violations,
    WriteError,
};
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;

use super::Tree;

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "samples")]
pub(crate) struct Sample {
    #[resource(id, create = optional)]
    id: String,
    #[attribute(required)]
    text: String,
    #[attribute]
    small: Option<i8>,
    #[attribute]
    long: Option<i64>,
    #[attribute]
    unsigned: Option<u64>,
    #[attribute]
    huge: Option<i128>,
    #[attribute]
    float: Option<f64>,
    #[attribute]
    single: Option<f32>,
    #[attribute]
    flag: Option<bool>,
    #[attribute]
    list: Option<Vec<Option<u16>>>,
    #[attribute]
    map: Option<BTreeMap<String, String>>,
    #[attribute]
    any: Option<Value>,
    #[attribute]
    nested: Option<Nested>,
    #[attribute]
    free: Option<Metadata>,
    #[relationship(required)]
    owner: ToOne<Sample>,
    #[relationship]
    friends: ToMany<Sample>,
}

#[derive(Attribute, Debug, Clone, PartialEq, Deserialize)]
struct Nested {
    number: i32,
    text: Option<String>,
}

/// The same for serde, where only what stands in `attributes` matters.
#[derive(Deserialize)]
struct Plain {
    data: PlainData,
}

#[derive(Deserialize)]
struct PlainData {
    r#type: String,
    id: Option<String>,
    attributes: PlainAttributes,
}

#[derive(Deserialize)]
struct PlainAttributes {
    text: String,
    small: Option<i8>,
    long: Option<i64>,
    unsigned: Option<u64>,
    huge: Option<i128>,
    float: Option<f64>,
    single: Option<f32>,
    flag: Option<bool>,
    list: Option<Vec<Option<u16>>>,
    map: Option<BTreeMap<String, String>>,
    any: Option<Value>,
    nested: Option<Nested>,
    #[expect(clippy::zero_sized_map_values, reason = "its names are all that matters")]
    free: Option<BTreeMap<String, IgnoredAny>>,
}

/// A document with every member.
pub(crate) const SAMPLE: &str = r#"{"data":{"type":"samples","id":"1","attributes":{"text":"a\u00e9\n😀","small":-128,"long":-9223372036854775808,"unsigned":18446744073709551615,"huge":-170141183460469231731687303715884105728,"float":-1.5e-7,"single":0.1,"flag":true,"list":[1,null,65535],"map":{"a":"b","c":"\ud83d\ude00"},"any":[{"x":null},1.25,"y"],"nested":{"number":7,"text":null},"free":{"b":[1,2,{}],"a":{"~/":1e3}}},"relationships":{"owner":{"data":{"type":"samples","id":"2"},"links":{"self":"/x","related":{"href":"/y","meta":{}}}},"friends":{"data":[{"type":"samples","id":"3"},{"type":"samples","id":"4","meta":{"a":1}}],"meta":{"b":2}}},"links":{"self":null},"meta":{"c":3}},"included":[{"type":"others","id":"1","attributes":{"a":[true,false]},"relationships":{"r":{"data":null}}}],"links":{"self":"/","next":null},"meta":{"total":1},"jsonapi":{"version":"1.1","ext":["e"],"profile":[]}}"#;

/// Reads the bytes as a document, leniently and strictly.
pub(crate) fn check_document(bytes: &[u8]) {
    let tree = Tree::parse(bytes);
    let lenient = Document::<Sample>::from_slice(bytes);
    match &lenient {
        Ok(document) => {
            let tree = accepted(bytes, tree.as_ref());
            let plain: Plain = serde_json::from_slice(bytes).expect("serde_json accepts it too");
            assert_eq!(plain.data.id.as_ref(), Some(&document.data.id));
            same(&document.data, &plain, tree);
            match document.to_vec() {
                Ok(written) => assert_eq!(Document::from_slice(&written).as_ref(), Ok(document)),
                // The struct does not know every relationship that may lead to what is included.
                Err(WriteError::NotLinked { .. }) => {}
                Err(error) => breaks_a_rule(&Check::response(), bytes, tree, &error),
            }
        }
        Err(ReadError::Errors(document)) => {
            let tree = accepted(bytes, tree.as_ref());
            match document.to_vec() {
                Ok(written) => {
                    let read = Document::<Sample>::from_slice(&written);
                    assert_eq!(read, Err(ReadError::Errors(document.clone())));
                }
                Err(error) => breaks_a_rule(&Check::response(), bytes, tree, &error),
            }
        }
        Err(ReadError::Invalid(violations)) => {
            check_violations(bytes, violations, tree.as_ref());
            if let Some(tree) = &tree
                && only_attributes(tree)
                && undecided(tree)
                && let Ok(plain) = serde_json::from_slice::<Plain>(bytes)
            {
                let right = plain.data.r#type == "samples" && plain.data.id.is_some();
                assert!(!right, "serde_json accepts it: {violations}");
            }
        }
    }
    let strict = Document::<Sample>::reader().strict().from_slice(bytes);
    match strict {
        Ok(strict) => assert_eq!(Ok(strict), lenient),
        Err(ReadError::Errors(errors)) => assert_eq!(Err(ReadError::Errors(errors)), lenient),
        Err(ReadError::Invalid(violations)) => {
            check_violations(bytes, &violations, tree.as_ref());
        }
    }
}

/// Reads the bytes as payloads, leniently and strictly.
pub(crate) fn check_payload(bytes: &[u8]) {
    let tree = Tree::parse(bytes);
    check_one_payload::<SampleCreate>(bytes, tree.as_ref());
    check_one_payload::<SampleUpdate>(bytes, tree.as_ref());
    if SampleCreate::from_slice(bytes).is_ok() {
        let plain: Plain = serde_json::from_slice(bytes).expect("serde_json accepts it too");
        assert_eq!(plain.data.r#type, "samples");
    }
}

pub(crate) fn check_one_payload<P>(bytes: &[u8], tree: Option<&Tree>)
where
    P: Payload + PartialEq + std::fmt::Debug,
    <P::Resource as Resource>::Partial: for<'de> jsonapi_core::resource::Fields<'de>,
{
    let lenient = P::validator().lenient().from_slice(bytes);
    match &lenient {
        Ok(payload) => {
            let tree = accepted(bytes, tree);
            match payload.to_vec() {
                Ok(written) => assert_eq!(P::from_slice(&written).as_ref(), Ok(payload)),
                Err(error) if P::OPERATION == Operation::Create => {
                    breaks_a_rule(&Check::create(), bytes, tree, &error);
                }
                Err(error) => breaks_a_rule(&Check::update(), bytes, tree, &error),
            }
        }
        Err(violations) => check_violations(bytes, violations, tree),
    }
    match P::from_slice(bytes) {
        Ok(strict) => assert_eq!(Ok(strict), lenient),
        Err(violations) => check_violations(bytes, &violations, tree),
    }
}

/// What was read is written, unless the strict check refuses it as well. Some rules are for writers
/// alone: the link `related` of a relationship is never `null`, there is an error where there are
/// errors, the status of one is a status, and no type begins with `@`.
pub(crate) fn breaks_a_rule(check: &Check, bytes: &[u8], tree: &Tree, error: &WriteError) {
    let mut is_for_writers = tree.at("/errors") == Some(&Tree::Array(Vec::new()));
    tree.each(&mut |value| {
        is_for_writers |= value.at("/links/related") == Some(&Tree::Leaf("null".to_owned()));
        is_for_writers |= value.at("/status").is_some_and(|status| !is_status(status));
        is_for_writers |= value.at("/type").is_some_and(begins_with_at);
    });
    let is_refused = check.from_slice(bytes).is_err();
    let text = String::from_utf8_lossy(bytes);
    assert!(
        is_refused || is_for_writers,
        "accepted by the check, and not written: {error}: {text}"
    );
}

fn begins_with_at(value: &Tree) -> bool {
    let Tree::Leaf(text) = value else { return false };
    serde_json::from_str::<String>(text).is_ok_and(|text| text.starts_with('@'))
}

fn is_status(value: &Tree) -> bool {
    let Tree::Leaf(text) = value else { return false };
    matches!(text.trim_matches('"').as_bytes(), [b'1'..=b'5', tens, ones] if tens.is_ascii_digit() && ones.is_ascii_digit())
}

/// What holds of bytes that were accepted.
fn accepted<'t>(bytes: &[u8], tree: Option<&'t Tree>) -> &'t Tree {
    let text = String::from_utf8_lossy(bytes);
    let tree = tree.unwrap_or_else(|| panic!("accepted, and no JSON: {text}"));
    assert!(!tree.has_duplicates(), "accepted with duplicates: {text}");
    assert!(!tree.has_lone_surrogates(), "accepted with half a surrogate pair: {text}");
    tree
}

/// What holds of every list of violations.
pub(crate) fn check_violations(bytes: &[u8], violations: &Violations, tree: Option<&Tree>) {
    let found = violations.as_slice();
    assert!(!found.is_empty());
    assert!(found.is_sorted_by_key(jsonapi_core::Violation::offset), "{violations}");
    for violation in found {
        assert!(violation.offset() <= bytes.len(), "{violation}");
        let codes = ["syntax", "not-utf-8", "too-large", "too-deep", "too-long"];
        assert_eq!(codes.contains(&violation.code()), violation.pointer().is_none());
        assert!(!(violation.code() == "syntax" && tree.is_some()), "{violation}");
        let (Some(tree), Some(pointer)) = (tree, violation.pointer()) else { continue };
        if !tree.has_duplicates() && !tree.has_lone_surrogates() {
            assert!(tree.at(pointer).is_some(), "{pointer} leads nowhere: {violations}");
        }
    }
    let document = violations.to_document();
    let read =
        jsonapi_core::ErrorDocument::from_slice(&document.to_vec().expect("an error document"));
    assert_eq!(read.as_ref(), Ok(&document));
}

/// Whether nothing stands in the document that serde's struct passes over.
fn only_attributes(tree: &Tree) -> bool {
    let has = |at: &str, known: &[&str]| match tree.at(at) {
        Some(Tree::Object(members)) => {
            members.iter().all(|(name, _)| known.contains(&name.as_str()))
        }
        _ => false,
    };
    has("", &[r#""data""#])
        && has("/data", &[r#""type""#, r#""id""#, r#""attributes""#])
        && matches!(tree.at("/data/attributes"), Some(Tree::Object(_)))
        && !matches!(tree.at("/data/attributes/nested"), Some(Tree::Array(_)))
        && tree.at("/data/attributes/owner").is_none()
        && tree.at("/data/attributes/friends").is_none()
}

/// Whether the document has nothing of which it is decided that `serde_json` accepts it and this
/// crate does not. `differential.rs` has the reasons.
fn undecided(tree: &Tree) -> bool {
    let leaf = |name: &str| match tree.at(&format!("/data/attributes/{name}")) {
        Some(Tree::Leaf(text)) => text.as_str(),
        _ => "",
    };
    !tree.has_duplicates()
        && !tree.has_lone_surrogates()
        && tree.depth() <= 128
        && leaf("huge") != "-0"
        && !leaf("single").parse::<f32>().is_ok_and(f32::is_infinite)
}

/// The attributes that were read are those that `serde_json` reads; floats are those that std reads.
fn same(sample: &Sample, plain: &Plain, tree: &Tree) {
    let other = &plain.data.attributes;
    assert_eq!(sample.text, other.text);
    assert_eq!(sample.small, other.small);
    assert_eq!(sample.long, other.long);
    assert_eq!(sample.unsigned, other.unsigned);
    assert_eq!(sample.huge, other.huge);
    assert_eq!(sample.flag, other.flag);
    assert_eq!(sample.list, other.list);
    assert_eq!(sample.map, other.map);
    assert_eq!(sample.any, other.any);
    assert_eq!(sample.nested, other.nested);
    let text = |name: &str| tree.at(&format!("/data/attributes/{name}")).map(Tree::text);
    let number = |name: &str| text(name).filter(|text| text != "null");
    assert_eq!(
        sample.float.map(f64::to_bits),
        number("float").map(|t| t.parse::<f64>().unwrap().to_bits())
    );
    assert_eq!(
        sample.single.map(f32::to_bits),
        number("single").map(|t| t.parse::<f32>().unwrap().to_bits())
    );
    assert_eq!(sample.float.is_some(), other.float.is_some());
    assert_eq!(sample.single.is_some(), other.single.is_some());
    assert_eq!(sample.free.is_some(), other.free.is_some());
    if let (Some(free), Some(text)) = (&sample.free, text("free")) {
        assert_eq!(free.as_str(), text);
    }
}
