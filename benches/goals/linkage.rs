//! Full linkage and uniqueness of W3: what they add to checking a document.
//!
//! The same resources are checked twice: as primary data and included ones, and as primary data
//! alone, where there is nothing to be linked to. The difference is the cost of linkage; what both
//! need, the hashes of names and the look for primary resources that come twice, is not in it.

use std::hint::black_box;

use jsonapi_benches::clock::{Times, compare, time};
use jsonapi_benches::resources::Collection;
use jsonapi_benches::workloads::{Variant, collection, without_included};
use jsonapi_core::Limits;
use jsonapi_core::check::Check;

use crate::row::{Goal, Measured, Row, seconds};

pub(crate) fn rows() -> Vec<Row> {
    let mut rows: Vec<Row> = [1_000, 10_000, 100_000]
        .map(|resources| {
            let what =
                format!("full linkage and duplicates of what is included, {resources} resources");
            let goal = if resources == 100_000 { Goal::AtMost(0.1) } else { Goal::Shown };
            let key = format!("linkage_{resources}");
            Row::new(key, what, "reading the same document", goal, move |effort| {
                let [read, linkage] = read_and_linkage(resources, effort);
                let details = format!("{} of {}", seconds(linkage), seconds(read));
                Ok(Measured::part(read, linkage, details))
            })
            .alone()
        })
        .into();
    let what = "full linkage and duplicates of what is included, for each resource at 100,000";
    let growth = Row::new("linkage_growth", what, "at 1,000", Goal::Shown, |effort| {
        let [_, few] = read_and_linkage(1_000, effort);
        let [_, many] = read_and_linkage(100_000, effort);
        let details = format!("{} → {}", seconds(few / 1e3), seconds(many / 1e5));
        Ok(Measured::part(few / 1e3, many / 1e5, details))
    });
    rows.push(growth.alone());
    rows
}

fn read_and_linkage(resources: usize, effort: crate::Effort) -> [f64; 2] {
    let effort = crate::Effort { rounds: effort.rounds.min(2_000_000 / resources), ..effort };
    let (linked, plain) = (collection(resources, Variant::Compact), without_included(resources));
    let reader = Collection::reader().limits(Limits::unlimited());
    let check = Check::response().limits(Limits::unlimited());
    let checked = |body: &[u8]| check.from_slice(black_box(body)).expect("a valid document");
    let read = |body: &[u8]| reader.from_slice(black_box(body)).expect("a valid document");
    let Times { baseline: linked_time, case: plain_time, .. } =
        compare(effort, || checked(&linked), || checked(&plain));
    let read_time = time(effort, || read(&linked));
    [read_time, f64::max(linked_time - plain_time, 0.0)]
}
