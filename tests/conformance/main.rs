//! The conformance data, where it is at hand, held against the check, the negotiation and
//! the reading of queries: a table by requirement.
//!
//! The data is not part of the project. Without it this says so and passes; the project's own cases
//! for every rule are among the behaviour tests.

mod cases;
mod negotiation;
mod official;
mod query;
mod table;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(folder) = folder() else {
        println!("conformance: NO DATA at ../shared/conformance, so NOTHING was checked here");
        println!("0 passed, 0 failed");
        return ExitCode::SUCCESS;
    };
    let mut table = table::Table::default();
    official::run(&folder.join("official-1.0"), &mut table);
    for name in ["document", "atomic", "relationship", "request-create", "request-update"] {
        cases::run(&folder.join(format!("cases/cases-{name}.json")), &mut table);
    }
    negotiation::run(&folder.join("cases/cases-negotiation.json"), &mut table);
    let case = |name: &str| folder.join(format!("cases/{name}.json"));
    query::run(&case("cases-query"), &case("query-server"), &mut table);
    table.print(&folder.join("requirements.tsv"));
    println!("{} passed, {} failed", table.passed(), table.failed());
    if table.failed() == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn folder() -> Option<PathBuf> {
    let checkout = Path::new(env!("CARGO_MANIFEST_DIR")).parent()?;
    let folder = checkout.parent()?.join("shared/conformance");
    folder.is_dir().then_some(folder)
}
