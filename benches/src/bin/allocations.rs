//! Counts allocations while W1 and W2 are read, by hand-written structs and by ours.
//!
//! A program of its own, because the counting allocator costs time. It prints a line for each
//! workload: its name, the resources in it, the allocations of the structs, ours.

use allocation_counter::measure;
use jsonapi_benches::resources::{Collection, SourceCreate};
use jsonapi_benches::structs;
use jsonapi_benches::workloads::{Variant, w1, w2};
use jsonapi_core::Payload as _;

fn main() {
    let body = w1(Variant::Compact);
    let theirs = measure(|| {
        serde_json::from_slice::<structs::Payload>(&body).unwrap();
    });
    let ours = measure(|| {
        SourceCreate::from_slice(&body).unwrap();
    });
    println!("w1 1 {} {}", theirs.count_total, ours.count_total);
    let body = w2(Variant::Compact);
    let theirs = measure(|| {
        serde_json::from_slice::<structs::Collection>(&body).unwrap();
    });
    let mut resources = 0;
    let ours = measure(|| {
        let document = Collection::from_slice(&body).unwrap();
        resources = document.data.len() + document.included.len();
    });
    println!("w2 {resources} {} {}", theirs.count_total, ours.count_total);
}
