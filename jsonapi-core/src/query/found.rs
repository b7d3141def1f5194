//! The violations of one query.

use crate::violation::{Fault, ParameterFault, Violation, Violations};

/// What is found while a query is read, as much as is reported.
#[derive(Debug)]
pub(super) struct Found {
    list: Vec<Violation>,
    more: usize,
    most: usize,
    /// Bytes of the parameters' names.
    bytes: usize,
}

/// The most bytes of names of parameters. Without it a query of one long name would be answered
/// with many times its size.
const NAMES: usize = 64 * 1024;

/// Where in the query something is wrong.
#[derive(Debug, Clone, Copy)]
pub(super) struct At<'q> {
    /// The parameter's decoded name; `None` for the query as a whole.
    pub(super) name: Option<&'q str>,
    /// Bytes from the start of the query.
    pub(super) offset: usize,
}

impl Found {
    pub(super) const fn new(most: usize) -> Self {
        Self { list: Vec::new(), more: 0, most, bytes: 0 }
    }

    pub(super) fn push(&mut self, at: At<'_>, fault: ParameterFault) {
        self.bytes = self.bytes.saturating_add(at.name.map_or(0, str::len));
        // One is always reported, so that there is an error to answer.
        if self.list.is_empty() || (self.list.len() < self.most && self.bytes <= NAMES) {
            let fault = Box::new(fault);
            let fault = Fault::Parameter { name: at.name.map(str::to_owned), fault };
            self.list.push(Violation::new(fault, None, at.offset));
        } else {
            self.more += 1;
        }
    }

    pub(super) fn invalid(&mut self, at: At<'_>, expected: impl Into<String>, found: &str) {
        let (expected, found) = (expected.into(), crate::violation::shortened(found));
        self.push(at, ParameterFault::Invalid { expected, found });
    }

    pub(super) fn too_many(&mut self, at: At<'_>, what: &'static str, limit: usize) {
        self.push(at, ParameterFault::TooMany { what, limit });
    }

    pub(super) fn or<T>(self, value: T) -> Result<T, Violations> {
        if self.list.is_empty() {
            Ok(value)
        } else {
            Err(Violations::in_order(self.list, self.more))
        }
    }
}

/// The known name that is most like this one, if one is.
pub(super) fn nearest<'k>(
    known: impl IntoIterator<Item = &'k str, IntoIter: Clone>,
    name: &str,
) -> Option<String> {
    crate::near::nearest(known.into_iter(), name).map(str::to_owned)
}
