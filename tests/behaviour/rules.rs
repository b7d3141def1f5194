//! The rules for documents, requests, headers and queries, one table of rows by topic.
//!
//! A row names the requirements that it is about; `coverage` counts them.

mod atomic;
mod compound;
mod coverage;
mod cursor;
mod errors;
mod extensions;
mod identifiers;
mod jsonapi;
mod links;
mod media_types;
mod names;
mod places;
mod queries;
mod relationship_requests;
mod relationships;
mod requests;
mod resources;
mod results;
mod top_level;
mod typed;

use jsonapi_core::check::Check;

use super::support::pointers_resolve;

/// Documents that are held against one check.
pub(crate) struct Table {
    /// What the documents are for.
    check: fn() -> Check,
    /// What stands around each input, which takes the place of `$`.
    around: &'static str,
    /// Where the input stands, if it is a part of a document.
    at: &'static str,
    rows: &'static [Row],
}

/// Requirements, an input, and everything that is found: `pointer code`, with `^` before a pointer
/// that does not start where the input stands, or a code alone where there is no pointer.
pub(crate) type Row = (&'static str, &'static str, &'static [&'static str]);

impl Table {
    /// Checks every row, and shows all that differ.
    pub(crate) fn holds(&self) {
        let check = (self.check)();
        let mut wrong = String::new();
        for (requirements, input, expected) in self.rows {
            let body = self.around.replace('$', input);
            let expected: Vec<String> =
                expected.iter().map(|expected| self.placed(expected)).collect();
            let found = found(&check, &body);
            if found != expected {
                let line = format!(
                    "\n{requirements}: {body}\n  expected {expected:?}\n  found    {found:?}"
                );
                wrong.push_str(&line);
            }
        }
        assert!(wrong.is_empty(), "{wrong}");
    }

    /// The requirements that the rows name.
    pub(crate) fn requirements(&self) -> impl Iterator<Item = &'static str> {
        self.rows.iter().flat_map(|(requirements, ..)| requirements.split(' '))
    }

    fn placed(&self, expected: &str) -> String {
        match expected.strip_prefix('^') {
            Some(absolute) => absolute.to_owned(),
            None if expected.contains(' ') => format!("{}{expected}", self.at),
            None => expected.to_owned(),
        }
    }
}

/// What a check finds: pointers and codes in the order of the document.
pub(crate) fn found(check: &Check, body: &str) -> Vec<String> {
    let Err(violations) = check.from_slice(body.as_bytes()) else { return Vec::new() };
    pointers_resolve(body, &violations);
    violations
        .iter()
        .map(|violation| match violation.pointer() {
            Some(pointer) => format!("{pointer} {}", violation.code()),
            None => violation.code().to_owned(),
        })
        .collect()
}
