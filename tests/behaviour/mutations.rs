//! Valid documents, changed at random: never a panic, and nothing accepted that is no document.

use std::fmt::Debug;

use jsonapi_core::resource::ReadResource;
use jsonapi_core::{Document, Identifier, Limits, Payload, ReadData, ReadError, ResourceObject};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::differential::oracle::{
    SAMPLE, Sample, SampleCreate, SampleUpdate, check_document, check_one_payload, check_payload,
    check_violations,
};
use crate::properties::cases;
use crate::properties::inputs::{to_create, to_update};
use crate::properties::things::{
    Maker, Person, PersonPartial, Robot, Thing, ThingCreate, ThingUpdate,
};
use crate::properties::tree::Tree;

/// A payload with every member and every form of linkage.
const PAYLOAD: &str = r#"{"data":{"type":"samples","attributes":{"text":"a","small":1,"any":{"a":[]},"list":[1,null],"map":{"k":"v"},"nested":{"number":1,"text":"x"},"free":{"@":1,"b":{"c":[true,{}]}}},"relationships":{"owner":{"data":{"type":"samples","id":"2"}},"friends":{"data":[{"type":"samples","id":"3","meta":{"m":0}}]}},"links":{"self":"/"},"meta":{"a":1}},"meta":{"total":1},"jsonapi":{"version":"1.1"}}"#;

/// One change of a text.
#[derive(Debug, Clone)]
pub(crate) enum Change {
    Flip(Index, u8),
    Truncate(Index),
    Insert(Index, &'static str),
    Remove(Index, usize),
    Duplicate(Index, Index, usize),
    Splice(Index, Index, Index),
}

pub(crate) fn change() -> impl Strategy<Value = Change> {
    const PIECES: &[&str] = &[
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "null",
        "true",
        "-0",
        "1e999",
        "99999999999",
        "@",
        "\\ud83d",
        "\u{0}",
        "\u{FEFF}",
        "\u{FF}",
        "\"data\":",
        "\"type\":",
        "\"id\":",
        "\"meta\":",
        "{}",
        "\"errors\":[{\"id\":\"1\"}],",
        "\"links\":null,",
        "\"included\":[],",
        "\"lid\":\"a\",",
        "\"attributes\":{},",
        "\"text\":\"\",",
        "\"owner\":7,",
        "\"@x\":{\"a\":1,\"a\":1},",
        "[[[[[[",
    ];
    let at = any::<Index>;
    prop_oneof![
        (at(), any::<u8>()).prop_map(|(at, byte)| Change::Flip(at, byte)),
        at().prop_map(Change::Truncate),
        (at(), select(PIECES)).prop_map(|(at, piece)| Change::Insert(at, piece)),
        (at(), 1..20_usize).prop_map(|(at, count)| Change::Remove(at, count)),
        (at(), at(), 1..60_usize).prop_map(|(from, to, count)| Change::Duplicate(from, to, count)),
        (at(), at(), at()).prop_map(|(one, two, to)| Change::Splice(one, two, to)),
    ]
}

impl Change {
    fn apply(&self, bytes: &mut Vec<u8>, other: &[u8]) {
        let length = bytes.len();
        let place = |at: &Index| at.index(length + 1);
        match self {
            Self::Flip(at, byte) => {
                if let Some(old) = bytes.get_mut(place(at)) {
                    *old ^= byte;
                }
            }
            Self::Truncate(at) => bytes.truncate(place(at)),
            Self::Insert(at, piece) => {
                let at = place(at);
                bytes.splice(at..at, piece.bytes());
            }
            Self::Remove(at, count) => {
                let at = place(at);
                bytes.drain(at..(at + count).min(length));
            }
            Self::Duplicate(from, to, count) => {
                let from = place(from);
                let piece = bytes[from..(from + count).min(length)].to_vec();
                let to = place(to);
                bytes.splice(to..to, piece);
            }
            Self::Splice(one, two, to) => {
                let (one, two) = (one.index(other.len() + 1), two.index(other.len() + 1));
                let to = place(to);
                bytes.splice(to..to, other[one.min(two)..one.max(two)].iter().copied());
            }
        }
    }
}

pub(crate) fn changed(text: &str, changes: &[Change], other: &str) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for change in changes {
        change.apply(&mut bytes, other.as_bytes());
    }
    bytes
}

/// Moves whole members and values about, so that the text stays JSON.
pub(crate) fn rearranged(tree: &Tree, numbers: &[u32]) -> Tree {
    let mut all = Vec::new();
    tree.each(&mut |value| all.push(value.clone()));
    let mut numbers = numbers.iter().map(|number| usize::try_from(*number).unwrap_or(0)).cycle();
    tree.replaced(&mut |_| {
        let (chance, which) = (numbers.next()?, numbers.next()?);
        (chance % 24 == 0).then(|| all[which % all.len()].clone())
    })
}

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn a_changed_document_is_read_as_serde_json_reads_it_or_refused(
        changes in vec(change(), 1..4),
    ) {
        check_document(&changed(SAMPLE, &changes, PAYLOAD));
    }

    #[test]
    fn a_changed_payload_is_read_or_refused(changes in vec(change(), 1..4)) {
        check_payload(&changed(PAYLOAD, &changes, SAMPLE));
    }

    #[test]
    fn a_rearranged_document_is_read_as_serde_json_reads_it_or_refused(
        numbers in vec(any::<u32>(), 40..80),
        payload: bool,
    ) {
        let text = if payload { PAYLOAD } else { SAMPLE };
        let text = rearranged(&Tree::parse(text.as_bytes()).unwrap(), &numbers).text();
        check_document(text.as_bytes());
        check_payload(text.as_bytes());
    }
}

fn check_thing(bytes: &[u8]) {
    let tree = Tree::parse(bytes);
    check_one_payload::<ThingCreate>(bytes, tree.as_ref());
    check_one_payload::<ThingUpdate>(bytes, tree.as_ref());
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn a_changed_payload_of_a_resource_with_everything_is_read_or_refused(
        input in prop_oneof![to_create(), to_update()],
        changes in vec(vec(change(), 1..3), 4),
        numbers in vec(any::<u32>(), 80),
    ) {
        let text = input.text();
        for changes in changes {
            check_thing(&changed(&text, &changes, &text));
        }
        let tree = Tree::parse(text.as_bytes()).unwrap();
        check_thing(rearranged(&tree, &numbers).text().as_bytes());
    }

    #[test]
    fn small_limits_hold_for_any_document(
        input in to_create(),
        changes in vec(change(), 0..3),
        (depth, members, violations) in (0..8_usize, 0..8_usize, 1..4_usize),
    ) {
        let bytes = changed(&input.text(), &changes, PAYLOAD);
        let limits = Limits { depth, members, violations, ..Limits::default() };
        let tree = Tree::parse(&bytes);
        match ThingCreate::validator().limits(limits).from_slice(&bytes) {
            Ok(_) => prop_assert!(tree.is_some_and(|tree| tree.depth() <= depth)),
            Err(found) => {
                check_violations(&bytes, &found, tree.as_ref());
                prop_assert!(found.as_slice().len() <= violations + 1);
            }
        }
    }
}

/// A document of a set of types, of sparse resources, of resource objects, of identifiers.
const SET: &str = r#"{"data":[{"type":"people","id":"1"},{"id":"2","meta":{"a":[]},"type":"robots"},{"type":"unknown_makers","id":"3","attributes":{"a":1}}],"included":[{"type":"robots","id":"18446744073709551615","links":{"self":null}}]}"#;

/// Reads bytes as one type of document, leniently and strictly.
fn check_read<T, I>(bytes: &[u8])
where
    T: for<'de> ReadData<'de> + PartialEq + Debug,
    I: for<'de> ReadResource<'de> + PartialEq + Debug,
{
    let tree = Tree::parse(bytes);
    let tree = tree.as_ref();
    let lenient = Document::<T, I>::from_slice(bytes);
    let strict = Document::<T, I>::reader().strict().from_slice(bytes);
    for result in [&lenient, &strict] {
        match result {
            Err(ReadError::Invalid(violations)) => check_violations(bytes, violations, tree),
            _ => assert!(tree.is_some_and(|tree| !tree.has_duplicates())),
        }
    }
    if strict.is_ok() {
        assert_eq!(strict, lenient);
    }
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn a_changed_document_of_any_type_is_read_or_refused(
        changes in vec(change(), 0..4),
        numbers in vec(any::<u32>(), 40),
    ) {
        let tree = rearranged(&Tree::parse(SET.as_bytes()).unwrap(), &numbers);
        for bytes in [changed(SET, &changes, SAMPLE), tree.text().into_bytes()] {
            check_read::<Vec<Maker>, Maker>(&bytes);
            check_read::<Option<Maker>, ResourceObject>(&bytes);
            check_read::<Vec<PersonPartial>, ResourceObject>(&bytes);
            check_read::<Vec<ResourceObject>, Robot>(&bytes);
            check_read::<Vec<Identifier<Maker>>, Maker>(&bytes);
            check_read::<(), Person>(&bytes);
        }
    }
}

/// Every prefix of a text, with all that read documents.
fn check_prefixes(text: &str) {
    for end in 0..text.len() {
        let prefix = &text.as_bytes()[..end];
        check_document(prefix);
        check_payload(prefix);
        let codes = |found: jsonapi_core::Violations| {
            found.iter().map(jsonapi_core::Violation::code).collect::<Vec<_>>()
        };
        let found = codes(ThingCreate::from_slice(prefix).unwrap_err());
        assert!(matches!(found.as_slice(), ["syntax" | "not-utf-8"]), "{found:?} of {end} bytes");
        assert!(Document::<Vec<ResourceObject>>::from_slice(prefix).is_err());
        assert!(Document::<Option<Thing>>::from_slice(prefix).is_err());
        assert!(Document::<()>::from_slice(prefix).is_err());
    }
}

#[test]
fn no_prefix_of_a_document_is_a_document() {
    check_prefixes(SAMPLE);
    check_prefixes(PAYLOAD);
}

#[test]
fn every_byte_at_every_place_is_read_or_refused() {
    let small = r#"{"data":{"type":"samples","id":"1","attributes":{"text":"\u00e9é","float":-1.5e3},"relationships":{"owner":{"data":null}}}}"#;
    let mut bytes = small.as_bytes().to_vec();
    for place in 0..bytes.len() {
        let old = bytes[place];
        for new in (0..=0x7F_u8).chain([0x80, 0xBF, 0xC3, 0xE2, 0xF0, 0xFF]) {
            bytes[place] = new;
            check_document(&bytes);
        }
        bytes[place] = old;
    }
}

#[test]
fn the_deepest_text_that_may_be_allowed_does_not_exhaust_the_stack() {
    let limits = Limits { depth: usize::MAX, ..Limits::default() };
    for (open, close) in [("[", "]"), (r#"{"a":"#, "}")] {
        for depth in [1_000, 1_020, 1_021, 1_030, 100_000] {
            let value = format!("{}1{}", open.repeat(depth), close.repeat(depth));
            for name in ["free", "any", "unknown"] {
                let text = format!(
                    r#"{{"data":{{"type":"samples","id":"1","attributes":{{"{name}":{value}}}}}}}"#
                );
                let validator = SampleUpdate::validator();
                let found = validator.lenient().limits(limits).from_str(&text);
                assert!(depth <= 1_021 || found.is_err());
            }
        }
    }
}

#[test]
fn what_the_changes_start_from_is_accepted() {
    assert!(Document::<Sample>::from_str(SAMPLE).is_ok());
    assert!(Document::<Vec<Maker>, Maker>::from_str(SET).is_ok());
    assert_eq!(SampleCreate::from_str(PAYLOAD).err(), None);
}
