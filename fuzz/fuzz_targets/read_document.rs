//! Reads any bytes as a document; see `check_document` for what has to hold.

#![no_main]
#![allow(dead_code, reason = "each target uses a part of what the tests have")]

#[path = "../../tests/behaviour/differential/oracle.rs"]
mod oracle;
#[path = "../../tests/behaviour/properties/tree.rs"]
mod tree;

use libfuzzer_sys::fuzz_target;
use tree::Tree;

fuzz_target!(|bytes: &[u8]| oracle::check_document(bytes));
