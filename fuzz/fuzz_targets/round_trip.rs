//! The document model: what is read is written with all but what is documented, read back equal, and
//! passes the strict check, or is not written because the strict check refuses it.

#![no_main]
#![allow(dead_code, reason = "each target uses a part of what the tests have")]

#[path = "../../tests/behaviour/model/kept.rs"]
mod kept;
#[path = "../../tests/behaviour/differential/oracle.rs"]
mod oracle;
#[path = "../../tests/behaviour/properties/tree.rs"]
mod tree;

use libfuzzer_sys::fuzz_target;
use tree::Tree;

fuzz_target!(|bytes: &[u8]| kept::check_round_trips(bytes));
