//! The corpus of the specification's own site, for version 1.0.

use std::fs;
use std::path::{Path, PathBuf};

use jsonapi_core::check::{Cardinality, Check};

use crate::table::Table;

/// Documents whose verdict is another one under version 1.1.
const VALID_IN_1_1: [&str; 1] = ["link_must_be_valid_uri"];

/// Holds every document of the corpus against the check.
pub(crate) fn run(folder: &Path, table: &mut Table) {
    let mut files = Vec::new();
    collect(folder, &mut files);
    files.sort();
    for file in files {
        let Ok(body) = fs::read(&file) else { continue };
        let path = file.strip_prefix(folder).unwrap_or(&file).to_string_lossy().into_owned();
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let valid = path.contains("/valid/") || VALID_IN_1_1.contains(&name.as_str());
        let found = check_for(&path).from_slice(&body);
        let note = found.as_ref().err().map(ToString::to_string).unwrap_or_default();
        table.add("official corpus", &path, found.is_ok() == valid, true, &note);
    }
}

fn check_for(path: &str) -> Check {
    if path.starts_with("request/resource/create") {
        Check::create()
    } else if path.starts_with("request/resource/update") {
        Check::update()
    } else if path.starts_with("request/relationship") {
        Check::relationship(Cardinality::ToMany)
    } else {
        Check::response()
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "json") {
            files.push(path);
        }
    }
}
