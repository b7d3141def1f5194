//! The parameter `include`: which related resources a response has.

use core::fmt;

use std::collections::BTreeSet;

use super::endpoint::{Allowed, Rules};
use super::found::{At, Found, nearest};
use super::parameter::Malformed;
use super::types::Type;
use crate::violation::{ParameterFault, shortened};

const EXPECTED: &str = "names of relationships with dots between them, paths with commas";

/// A path of relationships, such as `comments.author` (JSON:API 1.1, "Inclusion of Related
/// Resources").
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct IncludePath {
    relationships: Vec<String>,
}

impl IncludePath {
    /// A path of relationships with dots between them.
    ///
    /// # Errors
    ///
    /// A name is empty or has a comma.
    pub fn new(path: &str) -> Result<Self, Malformed> {
        if path.contains(',') || path.split('.').any(str::is_empty) {
            let expected = "names of relationships with dots between them";
            return Err(Malformed { expected, found: shortened(path) });
        }
        Ok(Self { relationships: path.split('.').map(str::to_owned).collect() })
    }

    /// A path of these relationships, whose names can stand in one.
    #[cfg(feature = "query")]
    pub(super) const fn of(relationships: Vec<String>) -> Self {
        Self { relationships }
    }

    /// The relationships, from the primary data on.
    pub fn relationships(&self) -> &[String] {
        &self.relationships
    }

    /// Whether this path begins with another: `comments.author` begins with `comments`, and with
    /// itself.
    pub(super) fn begins_with<'n>(&self, mut path: impl Iterator<Item = &'n str>) -> bool {
        let mut relationships = self.relationships.iter();
        path.all(|name| relationships.next().is_some_and(|own| own == name))
    }
}

impl fmt::Display for IncludePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.relationships.join("."))
    }
}

/// Reads the value of `include`. What is wrong is reported once, however often it is there.
pub(super) fn read(rules: &Rules, value: &str, at: At<'_>, found: &mut Found) -> Vec<IncludePath> {
    let mut paths = Vec::new();
    if value.is_empty() {
        return paths;
    }
    let (primary, limits) = (rules.primary(), &rules.limits);
    let mut seen = BTreeSet::new();
    let mut has_empty = false;
    for path in value.split(',') {
        if path.split('.').any(str::is_empty) {
            if !core::mem::replace(&mut has_empty, true) {
                found.invalid(at, EXPECTED, path);
            }
            continue;
        }
        if !seen.insert(path) {
            continue;
        }
        if seen.len() > limits.include_paths {
            found.too_many(at, "paths", limits.include_paths);
            break;
        }
        if path.split('.').nth(limits.include_depth).is_some() {
            found.too_many(at, "relationships in a path", limits.include_depth);
            continue;
        }
        let leads = match &rules.include {
            Allowed::Listed(allowed) if allowed.iter().any(|it| it == path) => Ok(()),
            Allowed::Listed(_) => Err(nearest(rules.include.names(), path)),
            Allowed::Everything | Allowed::Nothing => leads(&primary, path),
        };
        match leads {
            Ok(()) => paths
                .push(IncludePath { relationships: path.split('.').map(str::to_owned).collect() }),
            Err(nearest) => {
                found.push(at, ParameterFault::UnknownPath { path: shortened(path), nearest });
            }
        }
    }
    paths
}

/// Whether relationships lead along the path from one of the types, else the nearest path to where
/// it ends.
fn leads(primary: &[Type<'_>], path: &str) -> Result<(), Option<String>> {
    let mut here = primary.to_vec();
    let mut passed = 0;
    for name in path.split('.') {
        let mut next: Vec<Type<'_>> = Vec::new();
        let mut is_known = false;
        for related in here.iter().filter_map(|one| one.related(name)) {
            is_known = true;
            for one in related {
                if !next.iter().any(|known| known.name() == one.name()) {
                    next.push(one);
                }
            }
        }
        if !is_known {
            let known = here.iter().flat_map(|one| one.relationships());
            let before = path.get(..passed).unwrap_or_default();
            return Err(nearest(known, name).map(|nearest| format!("{before}{nearest}")));
        }
        here = next;
        passed += name.len() + 1;
    }
    Ok(())
}
