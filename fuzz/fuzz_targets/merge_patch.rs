//! Merge patches: what is made of the difference between two values makes one of the other, and
//! only a new `null` has no patch.

#![no_main]

use jsonapi_core::RawJson;
use jsonapi_core::merge_patch::{MergeError, apply, between};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

fuzz_target!(|texts: (&str, &str)| {
    let (Ok(old), Ok(new)) = (RawJson::parse(texts.0), RawJson::parse(texts.1)) else { return };
    match between(&old, &new) {
        Ok(patch) => assert_eq!(apply(&old, &patch).unwrap(), new),
        Err(MergeError::Null { pointer }) => {
            // What serde_json cannot hold, a number beyond all floats, is no matter here.
            if let Ok(new) = new.to::<Value>() {
                assert_eq!(new.pointer(&pointer), Some(&Value::Null));
            }
        }
        Err(error) => panic!("{error}"),
    }
    // Any value is a patch, and what it makes changes no more when it is applied again.
    let made = apply(&old, &new).unwrap();
    assert_eq!(apply(&made, &new).unwrap(), made);
});
