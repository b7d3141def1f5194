//! Reads any bytes as a collection that comes in pieces, and as a whole; see `check_stream` for what
//! has to hold. The first two bytes choose the length of the pieces and the limit on depth.

#![no_main]
#![allow(dead_code, reason = "each target uses a part of what the tests have")]

#[path = "../../tests/behaviour/differential/oracle.rs"]
mod oracle;
#[path = "../../tests/behaviour/streaming/oracle.rs"]
mod streams;
#[path = "../../tests/behaviour/properties/tree.rs"]
mod tree;

use libfuzzer_sys::fuzz_target;
use tree::Tree;

fuzz_target!(|bytes: &[u8]| {
    let [size, depth, text @ ..] = bytes else { return };
    let depth = if *depth < 10 { usize::from(*depth) } else { 128 };
    streams::check_stream::<oracle::Sample>(text, &[usize::from(*size)], depth);
});
