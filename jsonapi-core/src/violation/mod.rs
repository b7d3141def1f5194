//! Broken rules: what is reported instead of a value.
//!
//! A [`Violation`] has a [`Fault`] (a closed set of codes with typed parameters) and the place in
//! the document, or the header or query parameter, it is about. [`Violations`] are all of them, and become an error
//! document.

mod explain;
mod fault;
mod header;
mod parameter;
mod rule;
mod text;

use core::fmt;
use std::sync::Arc;

pub use explain::{Explanation, Requirement};
pub use fault::{Fault, Found, Place};
pub use header::{Header, HeaderFault};
pub use parameter::ParameterFault;
pub use rule::RuleFault;
pub(crate) use text::shortened;
pub use text::{English, Language};

use crate::error_object::{ErrorDocument, ErrorObject};
use crate::json::stands_for;
use crate::position::Position;

/// One broken rule at one place in a document, or in a header or query.
#[derive(Debug, Clone, PartialEq)]
pub struct Violation {
    fault: Fault,
    pointer: Option<String>,
    offset: usize,
    /// Whether it is the form of the document that is at fault, whatever the value.
    of_form: bool,
}

impl Violation {
    pub(crate) fn new(fault: Fault, pointer: Option<String>, offset: usize) -> Self {
        Self { fault, pointer, offset, of_form: false }
    }

    /// The same, as a fault of the document's form.
    pub(crate) fn of_form(mut self) -> Self {
        self.of_form = true;
        self
    }

    /// The same, found at this place of a larger text.
    pub(crate) fn moved(mut self, to: Position) -> Self {
        self.offset = to.offset;
        if let Fault::Syntax { line, column, .. } | Fault::NotUtf8 { line, column } =
            &mut self.fault
        {
            (*line, *column) = (to.line, to.column);
        }
        self
    }

    /// Takes out the value that was found, where it may be a secret.
    pub(crate) fn withhold(&mut self) {
        let found = match &mut self.fault {
            Fault::OutOfRange { found, .. }
            | Fault::NotOneOf { found, .. }
            | Fault::Invalid { found, .. } => found,
            Fault::Rule(fault) => return fault.withhold(),
            _ => return,
        };
        "…".clone_into(found);
    }

    /// Whether nothing behind it can be read: the text is none, or a limit is reached.
    pub(crate) const fn is_fatal(&self) -> bool {
        matches!(
            self.fault,
            Fault::Syntax { .. }
                | Fault::NotUtf8 { .. }
                | Fault::TooLarge { .. }
                | Fault::TooDeep { .. }
                | Fault::TooLong { .. }
        )
    }

    /// Which rule is broken, with the parameters.
    pub const fn fault(&self) -> &Fault {
        &self.fault
    }

    /// The stable code of the rule, such as `missing`.
    pub const fn code(&self) -> &'static str {
        self.fault.code()
    }

    /// The HTTP status that a server answers: that of the fault, but 400 rather than 422 for values
    /// that the specification itself defines.
    pub const fn status(&self) -> u16 {
        match self.fault.status() {
            422 if self.of_form => 400,
            status => status,
        }
    }

    /// The place as a JSON Pointer (RFC 6901) that resolves in the document. `None` if the document
    /// as a text is at fault, or a header or a query parameter.
    pub fn pointer(&self) -> Option<&str> {
        self.pointer.as_deref()
    }

    /// The name of the header that is at fault, if it is one.
    pub const fn header(&self) -> Option<&'static str> {
        match &self.fault {
            Fault::Header(fault) => Some(fault.header().name()),
            _ => None,
        }
    }

    /// The decoded name of the query parameter that is at fault, if it is one.
    pub fn parameter(&self) -> Option<&str> {
        match &self.fault {
            Fault::Parameter { name, .. } => name.as_deref(),
            _ => None,
        }
    }

    /// The address that says what kind of error it is, where a profile gives one: the link `type`
    /// of its error object.
    pub const fn type_url(&self) -> Option<&'static str> {
        match &self.fault {
            Fault::Parameter { fault, .. } => fault.type_url(),
            _ => None,
        }
    }

    /// The place in the text: bytes from the start.
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// A short summary of the rule, the same for each violation of it.
    pub fn title(&self) -> String {
        English.title(self)
    }

    /// What was expected and what was found.
    pub fn detail(&self) -> String {
        English.detail(self)
    }
}

/// One line: control characters, which names in the document may hold, are escaped.
impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.pointer().or(self.header()).or(self.parameter()) {
            Some("") if self.parameter().is_some() => {
                f.write_str("a parameter without a name: ")?;
            }
            Some("") => f.write_str("the document: ")?,
            Some(place) => {
                write_line(place, f)?;
                f.write_str(": ")?;
            }
            None => {}
        }
        match self.pointer() {
            Some(_) => write_line(&English::text(self), f),
            // What has no place says what it is about.
            None => write_line(&self.detail(), f),
        }
    }
}

/// Writes a text so that it stays in its line: control characters are escaped.
pub(crate) fn write_line(text: &str, f: &mut impl fmt::Write) -> fmt::Result {
    for piece in text.split_inclusive(char::is_control) {
        let plain = piece.trim_end_matches(char::is_control);
        f.write_str(plain)?;
        write!(f, "{}", piece.get(plain.len()..).unwrap_or_default().escape_debug())?;
    }
    Ok(())
}

/// Every broken rule of a document, a header or a query, in its order.
///
/// There is at least one.
#[derive(Debug, Clone, PartialEq)]
pub struct Violations {
    // Behind a pointer that knows how to drop what it points to: then the code for that does not
    // stand wherever a payload is read.
    list: Arc<Vec<Violation>>,
    more: usize,
}

impl Violations {
    /// Puts what was found in the order of the document.
    pub(crate) fn in_order(mut list: Vec<Violation>, more: usize) -> Self {
        list.sort_by_key(|violation| violation.offset);
        Self { list: Arc::new(list), more }
    }

    /// The same, found in a piece of a larger text; `position` says where a place of the piece is,
    /// and is asked in the order of the text.
    pub(crate) fn moved(self, mut position: impl FnMut(usize) -> Position) -> Self {
        let moved = |violation: Violation| {
            let to = position(violation.offset);
            violation.moved(to)
        };
        let list: Vec<_> = Arc::unwrap_or_clone(self.list).into_iter().map(moved).collect();
        Self { list: Arc::new(list), more: self.more }
    }

    /// The same, found in a document that begins at this line of its input, counted from 1: the
    /// lines that texts name are lines of the input then. For inputs of one document per line
    /// ([`Lines`](crate::Lines)).
    ///
    /// ```
    /// use jsonapi_core::Document;
    ///
    /// let error = Document::<()>::from_str("{").unwrap_err();
    /// let jsonapi_core::ReadError::Invalid(violations) = error else { panic!() };
    /// assert!(violations.to_string().ends_with("at line 1, column 2."));
    /// assert!(violations.from_line(7).to_string().ends_with("at line 7, column 2."));
    /// ```
    #[must_use]
    pub fn from_line(mut self, first: u64) -> Self {
        let behind = usize::try_from(first.saturating_sub(1)).unwrap_or(usize::MAX);
        for violation in Arc::make_mut(&mut self.list) {
            if let Fault::Syntax { line, .. } | Fault::NotUtf8 { line, .. } = &mut violation.fault {
                *line = line.saturating_add(behind);
            }
        }
        self
    }

    /// Those that are not among the known ones, which are in the order of the document; `None` if
    /// all are.
    pub(crate) fn without(mut self, known: &[Violation]) -> Option<Self> {
        Arc::make_mut(&mut self.list).retain(|violation| {
            let first = known.partition_point(|other| other.offset < violation.offset);
            let at_or_behind = known.get(first..).unwrap_or_default();
            let mut here = at_or_behind.iter().take_while(|it| it.offset == violation.offset);
            !here.any(|known| known == violation)
        });
        (!self.list.is_empty()).then_some(self)
    }

    /// Those of a payload that was built: about rules on values, and about numbers that are not
    /// finite; `None` if none is.
    pub(crate) fn of_rules(mut self) -> Option<Self> {
        Arc::make_mut(&mut self.list).retain_mut(|it| match &mut it.fault {
            Fault::Rule(_) | Fault::NotOneOf { .. } => true,
            Fault::OutOfRange { expected, found } => {
                let name = stands_for(found);
                if let Some(name) = name {
                    "a finite number".clone_into(expected);
                    name.clone_into(found);
                }
                name.is_some()
            }
            _ => false,
        });
        (!self.list.is_empty()).then_some(self)
    }

    /// The violations.
    pub fn as_slice(&self) -> &[Violation] {
        &self.list
    }

    /// The violations one by one.
    pub fn iter(&self) -> core::slice::Iter<'_, Violation> {
        self.list.iter()
    }

    /// How many violations there were beyond the limit.
    pub const fn more(&self) -> usize {
        self.more
    }

    /// The HTTP status of a response that reports all of them: theirs if it is the same for all,
    /// else 400, the one that covers them (JSON:API 1.1, "Processing Errors").
    pub fn status(&self) -> u16 {
        let mut statuses = self.list.iter().map(Violation::status);
        let Some(first) = statuses.next() else {
            return 400;
        };
        if statuses.all(|status| status == first) { first } else { 400 }
    }

    /// The error document that a server answers, in English.
    pub fn to_document(&self) -> ErrorDocument {
        self.to_document_in(&English)
    }

    /// The error document that a server answers, in a language.
    pub fn to_document_in(&self, language: &dyn Language) -> ErrorDocument {
        let mut errors: Vec<ErrorObject> = self
            .list
            .iter()
            .map(|violation| ErrorObject::of_violation(violation, language))
            .collect();
        if self.more > 0 {
            let fault = Fault::TooMany { reported: self.list.len(), more: self.more };
            let note = Violation::new(fault, None, usize::MAX);
            errors.push(ErrorObject::of_violation(&note, language));
        }
        ErrorDocument::new(errors)
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.list.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            violation.fmt(f)?;
        }
        if self.more > 0 {
            write!(f, "\nand {} more", self.more)?;
        }
        Ok(())
    }
}

impl core::error::Error for Violations {}

impl<'v> IntoIterator for &'v Violations {
    type Item = &'v Violation;
    type IntoIter = core::slice::Iter<'v, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.iter()
    }
}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        Arc::unwrap_or_clone(self.list).into_iter()
    }
}
