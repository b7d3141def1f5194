//! However a document is spelled, the same comes of it. Nearly every document has one spelling, for
//! which the reader has shorter ways; white space and escapes lead past all of them.

use std::fmt::Debug;

use jsonapi_core::check::Check;
use jsonapi_core::{Document, Limits, Payload, ReadError, Violations};
use proptest::collection::vec;
use proptest::prelude::*;

use super::cases;
use super::inputs::{to_create, to_update};
use super::things::{Maker, Person, Thing, ThingCreate, ThingUpdate};
use super::tree::Tree;
use crate::mutations::rearranged;

/// What came of a text: the value, or what was reported and how much more there was.
type Found<T> = Result<T, (Vec<(&'static str, Option<String>)>, usize)>;

fn found<T>(result: Result<T, Violations>) -> Found<T> {
    result.map_err(|violations| {
        // Texts may quote the document, and places are those of one spelling.
        let place = |it: &jsonapi_core::Violation| (it.code(), it.pointer().map(str::to_owned));
        (violations.iter().map(place).collect(), violations.more())
    })
}

fn document<T>(result: Result<T, ReadError>) -> Found<Option<T>> {
    match result {
        Ok(document) => Ok(Some(document)),
        Err(ReadError::Errors(_)) => Ok(None),
        Err(ReadError::Invalid(violations)) => found(Err(violations)),
    }
}

fn same<T: Debug + PartialEq>(
    one: &str,
    other: &str,
    read: impl Fn(&str) -> Found<T>,
) -> Result<(), TestCaseError> {
    prop_assert_eq!(read(one), read(other), "{} and {}", one, other);
    Ok(())
}

/// Compares what payloads, documents and the check make of both texts.
fn same_everywhere(one: &str, other: &str, limits: Limits) -> Result<(), TestCaseError> {
    // Free-form values keep their escapes, so that the typed values are compared as they are
    // written without any.
    let plain = |text: Vec<u8>| Tree::parse(&text).map(|tree| tree.meaning());
    let create = ThingCreate::validator().limits(limits);
    same(one, other, |text| {
        found(create.from_str(text)).map(|it| plain(Payload::to_vec(&it).unwrap_or_default()))
    })?;
    let update = ThingUpdate::validator().lenient().limits(limits);
    same(one, other, |text| {
        found(update.from_str(text)).map(|it| plain(Payload::to_vec(&it).unwrap_or_default()))
    })?;
    let things = Document::<Option<Thing>, Maker>::reader().strict().limits(limits);
    same(one, other, |text| {
        let found = document(things.from_slice(text.as_bytes()))?;
        Ok(found.map(|it| plain(it.to_vec().unwrap_or_default())))
    })?;
    let makers = Document::<Vec<Maker>, Person>::reader().limits(limits);
    same(one, other, |text| {
        let found = document(makers.from_slice(text.as_bytes()))?;
        Ok(found.map(|it| plain(it.to_vec().unwrap_or_default())))
    })?;
    let check = Check::create().limits(limits);
    same(one, other, |text| found(check.from_slice(text.as_bytes())))
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn a_document_right_or_wrong_is_the_same_however_it_is_spelled(
        input in prop_oneof![to_create(), to_update()],
        numbers in vec(any::<u32>(), 40..80),
        (spaces, escapes) in (vec(any::<u32>(), 1..40), vec(any::<u32>(), 1..40)),
        (depth, members, identifiers) in prop_oneof![
            3 => Just((128, 1_000, 1_000)),
            1 => (0..9_usize, 0..9_usize, 0..3_usize),
        ],
        is_rearranged: bool,
    ) {
        let limits = Limits { depth, members, identifiers, ..Limits::default() };
        let tree = Tree::parse(input.text().as_bytes()).unwrap();
        let tree = if is_rearranged { rearranged(&tree, &numbers) } else { tree };
        let compact = tree.text();
        let escaped = tree.escaped(&mut escapes.iter().copied().cycle());
        same_everywhere(&compact, &escaped.text(), limits)?;
        let spaced = escaped.spaced(&mut spaces.iter().copied().cycle());
        same_everywhere(&compact, &spaced, limits)?;
    }
}
