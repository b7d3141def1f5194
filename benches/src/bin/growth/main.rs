//! Time against size from 1 to 100,000 resources, as a chart:
//! `cargo run --release --manifest-path benches/Cargo.toml --bin growth`.
//!
//! Reads, checks and writes the same collection and draws the time for each resource into
//! `docs/growth.svg`: a level line is linear growth.

mod chart;

use std::fs;
use std::hint::black_box;
use std::io;

use chart::{Chart, Line};
use jsonapi_benches::clock::{Effort, settle_heap, time};
use jsonapi_benches::report;
use jsonapi_benches::resources::Collection;
use jsonapi_benches::workloads::{Variant, collection};
use jsonapi_core::Limits;
use jsonapi_core::check::Check;

const SIZES: [u32; 11] = [1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000];

fn main() -> io::Result<()> {
    settle_heap();
    let reader = Collection::reader().limits(Limits::unlimited());
    let check = Check::response().limits(Limits::unlimited());
    let mut lines = ["reading, typed", "checking", "writing"].map(Line::new);
    println!("nanoseconds for each resource");
    println!("{:>9} {:>9} {:>9} {:>9}", "resources", "reading", "checking", "writing");
    for size in SIZES {
        let body = collection(size as usize, Variant::Compact);
        let document = reader.from_slice(&body).map_err(io::Error::other)?;
        check.from_slice(&body).map_err(io::Error::other)?;
        let effort = if size < 10_000 { Effort::FULL } else { Effort::QUICK };
        let taken = [
            time(effort, || reader.from_slice(black_box(&body))),
            time(effort, || check.from_slice(black_box(&body))),
            time(effort, || black_box(&document).to_vec()),
        ];
        // A fifth of the primary resources come as included ones besides.
        let resources = f64::from(size + size.div_ceil(5));
        let each = taken.map(|seconds| seconds / resources * 1e9);
        println!("{size:>9} {:>9.0} {:>9.0} {:>9.0}", each[0], each[1], each[2]);
        for (line, each) in lines.iter_mut().zip(each) {
            line.points.push((f64::from(size), each));
        }
    }
    let chart = Chart {
        title: "Time for each resource, by the size of the collection",
        across: "primary resources in the document",
        up: "nanoseconds for each resource",
        lines: &lines,
    };
    fs::write(report::root().join("docs/growth.svg"), chart.svg())?;
    report::write_part("docs/performance.md", "growth", &report::machine())
}
