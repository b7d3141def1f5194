//! Holds any bytes against the strict check, for every purpose, and what it accepts against the
//! lenient reader and `serde_json`.

#![no_main]
#![allow(dead_code, reason = "each target uses a part of what the tests have")]

#[path = "../../tests/behaviour/differential/oracle.rs"]
mod oracle;
#[path = "../../tests/behaviour/properties/tree.rs"]
mod tree;

use std::sync::LazyLock;

use jsonapi_core::check::{Cardinality, Check, Extension, Fetch};
use jsonapi_core::{Document, ErrorDocument, ReadError, ResourceObject};
use libfuzzer_sys::fuzz_target;
use serde::de::IgnoredAny;
use tree::Tree;

static CHECKS: LazyLock<Vec<Check>> = LazyLock::new(|| {
    let shelf = Extension::new("https://example.com/ext/shelf", "shelf").expect("an extension");
    let operations = br#"{"atomic:operations":[{"op":"add","data":{"type":"a"}},{"op":"remove","ref":{"type":"a","id":"1"}}]}"#;
    vec![
        Check::response().extension(shelf).free_meta_names(),
        Check::response_to(Fetch::Resource).sparse("a"),
        Check::response_to(Fetch::Collection).paginated("/data"),
        Check::response_to(Fetch::Relationship).request(b"{\"data\":{}}").expect("a request"),
        Check::create().endpoint_type("a").client_ids(false),
        Check::update().endpoint_type("a").endpoint_id("1"),
        Check::relationship(Cardinality::ToOne),
        Check::relationship(Cardinality::ToMany),
        Check::atomic(),
        Check::atomic().request(operations).expect("a request"),
    ]
});

fuzz_target!(|bytes: &[u8]| {
    let tree = Tree::parse(bytes);
    let strict = Check::response().from_slice(bytes);
    if strict.is_ok() {
        lenient_reader_accepts(bytes, tree.as_ref());
    }
    for check in CHECKS.iter() {
        match check.from_slice(bytes) {
            Ok(()) => {
                let json = serde_json::from_slice::<IgnoredAny>(bytes);
                assert!(json.is_ok(), "accepted, and no JSON for serde_json: {json:?}");
                let tree = tree.as_ref().expect("what is accepted is JSON");
                assert!(!tree.has_duplicates(), "accepted with duplicate names");
            }
            Err(violations) => oracle::check_violations(bytes, &violations, tree.as_ref()),
        }
    }
    if let Err(violations) = strict {
        oracle::check_violations(bytes, &violations, tree.as_ref());
    }
});

/// What the check takes for a response, a client can read.
fn lenient_reader_accepts(bytes: &[u8], tree: Option<&Tree>) {
    let tree = tree.expect("what is accepted is JSON");
    match tree.at("/data") {
        Some(Tree::Array(_)) => {
            let read = Document::<Vec<ResourceObject>>::from_slice(bytes);
            assert!(read.is_ok(), "{read:?}");
        }
        Some(_) => {
            let read = Document::<Option<ResourceObject>>::from_slice(bytes);
            assert!(read.is_ok(), "{read:?}");
        }
        None => match Document::<()>::from_slice(bytes) {
            Ok(_) => assert!(tree.at("/errors").is_none()),
            Err(ReadError::Errors(errors)) => {
                assert_eq!(ErrorDocument::from_slice(bytes).as_ref(), Ok(&*errors));
            }
            Err(ReadError::Invalid(violations)) => panic!("accepted by the check: {violations}"),
        },
    }
}
