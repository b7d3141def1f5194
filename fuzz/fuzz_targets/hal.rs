//! Resources in HAL, two in one text, each on a line: what is read is written and read back equal,
//! and the update between the two makes one of the other.

#![no_main]
#![allow(dead_code, reason = "the target uses a part of what the tests have")]

#[path = "../../tests/behaviour/hal/things.rs"]
mod things;

use jsonapi_core::attribute::ReadAttribute;
use jsonapi_core::hal;
use jsonapi_core::merge_patch::{MergeError, MergePatch};
use jsonapi_core::violation::Violation;
use jsonapi_core::{Payload, Violations};
use libfuzzer_sys::fuzz_target;
use things::{Author, Book, BookCreate, BookUpdate, Shelf};

fuzz_target!(|text: &str| {
    let (first, second) = text.split_once('\n').unwrap_or((text, ""));
    for text in [first, second] {
        round_trip::<Author>(text);
        round_trip::<Shelf>(text);
        if let Err(violations) = BookCreate::from_slice(text.as_bytes()) {
            in_order(&violations);
        }
        let reader = || BookUpdate::validator().endpoint_id("7");
        match reader().from_slice(text.as_bytes()) {
            Ok(update) => {
                let written = update.to_vec().unwrap();
                assert_eq!(reader().from_slice(&written).unwrap(), update);
            }
            Err(violations) => in_order(&violations),
        }
    }
    let (Some(old), Some(new)) = (round_trip::<Book>(first), round_trip::<Book>(second)) else {
        return;
    };
    // What only the server sets is not changed by an update.
    let Book { id, created, next, covers, links, embedded, .. } = old.clone();
    let new = Book { id, created, next, covers, links, embedded, ..new };
    match BookUpdate::between(&old, &new) {
        Ok(update) => assert_eq!(update.apply_to(&old).unwrap(), new),
        // What no merge patch says.
        Err(MergeError::Null { .. } | MergeError::Gone { .. }) => {}
        Err(MergeError::Invalid(violations)) if violations.iter().all(is_not_null) => {}
        Err(error) => panic!("{error}"),
    }
});

/// The resource that the text is, if it is one.
fn round_trip<T>(text: &str) -> Option<T>
where
    T: hal::HalResource + for<'de> ReadAttribute<'de> + PartialEq + std::fmt::Debug,
{
    match hal::from_slice::<T>(text.as_bytes()) {
        Ok(read) => {
            let written = hal::to_vec(&read).unwrap();
            assert_eq!(hal::from_slice::<T>(&written).unwrap(), read);
            Some(read)
        }
        Err(violations) => {
            in_order(&violations);
            None
        }
    }
}

/// Whether a member without a value has none because its type says so: nothing removes it.
fn is_not_null(violation: &Violation) -> bool {
    violation.pointer() == Some("/price/fixed") && violation.code() == "not-null"
}

fn in_order(violations: &Violations) {
    assert!(violations.iter().is_sorted_by_key(|violation| violation.offset()));
}
