//! The one-pass reader: bytes in, typed value or every violation out.
//!
//! The reader goes on after a violation, so that one answer names all of them. It builds no tree:
//! leaf types read themselves from the text ([`ReadAttribute`](crate::attribute::ReadAttribute)),
//! and everything that is not a leaf is code that is not generic over the resource.
//!
//! - `mod.rs`: the state, and what is done with violations
//! - `tokens.rs`: JSON's own syntax
//! - `values.rs`: values of one kind, and values that are passed over
//! - `members.rs`: objects and their members
//! - `names.rs`: which member comes next
//! - `words.rs`: the objects that the specification defines
//! - `resource.rs`: resource objects
//! - `ruled.rs`: values that are held against rules
//! - `linkage.rs`: relationship objects and resource identifier objects
//! - `document.rs`: the top level
//! - `hal.rs`: resources in HAL, which are flat

mod document;
mod hal;
mod linkage;
mod local_ids;
mod members;
mod names;
mod resource;
mod ruled;
mod tokens;
mod values;
mod words;

use core::fmt;
use std::sync::Arc;

#[cfg(feature = "check")]
pub(crate) use document::DocumentMember;
pub(crate) use document::{DataRule, DocumentParts, TopLevel};
pub use hal::HalFields;
pub(crate) use hal::{EMBEDDED, ID, LINKS};
pub(crate) use linkage::FoundIdentifier;
#[cfg(feature = "check")]
pub(crate) use linkage::{IdentifierMember, RelationshipMember};
#[cfg(feature = "check")]
pub(crate) use members::Key;
pub use members::ObjectFields;
pub(crate) use resource::ResourceMember;
#[cfg(feature = "check")]
pub(crate) use words::is_namespace;
pub(crate) use words::{Defined, Word, words};

use crate::limits::Limits;
use crate::path::Path;
use crate::position::Position;
use crate::schema::Operation;
use crate::violation::{Fault, Place, Violation, Violations};

/// The text cannot be read any further; the reason is kept in the [`Reader`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stop(());

impl Stop {
    /// Nothing is wrong; enough has been read.
    pub(crate) const fn early() -> Self {
        Self(())
    }
}

/// What reading a value inside a text comes to.
pub(crate) struct Inside {
    pub(crate) result: Result<(), Violations>,
    /// Where the value ends; `None` if the text could not be read up to there.
    pub(crate) end: Option<usize>,
}

/// By which rules a document is read.
#[derive(Debug, Clone)]
pub struct Options {
    /// Whether unknown members are ignored.
    pub(crate) lenient: bool,
    /// The id in the URL of the endpoint.
    pub(crate) endpoint_id: Option<String>,
    /// Whether client-generated ids are accepted, if not as the resource says.
    pub(crate) client_ids: Option<bool>,
    pub(crate) limits: Limits,
    /// Whether documents are held against the specification alone, so that whatever is wrong is
    /// their form.
    pub(crate) form_only: bool,
    /// The namespaces of the extensions that are applied: their members are legal.
    pub(crate) namespaces: Option<Arc<[String]>>,
}

impl Options {
    /// Strict, with safe limits.
    pub(crate) const fn payload() -> Self {
        Self {
            lenient: false,
            endpoint_id: None,
            client_ids: None,
            limits: Limits::safe(),
            form_only: false,
            namespaces: None,
        }
    }

    /// For text that was read within other limits before.
    pub(crate) fn own_text() -> Self {
        let limits = Limits { depth: usize::MAX, ..Limits::unlimited() };
        Self { lenient: true, limits, ..Self::payload() }
    }

    /// Lenient, for responses: they come from a server that one chose to call.
    pub(crate) const fn response() -> Self {
        let mut options = Self::payload();
        options.lenient = true;
        options.limits.bytes = 256 * 1024 * 1024;
        options
    }

    /// Those of payloads in one place, for who changes nothing in them.
    pub(crate) fn of_payloads() -> &'static Self {
        static PAYLOADS: Options = Options::payload();
        &PAYLOADS
    }

    /// Those of responses in one place, for who changes nothing in them.
    pub(crate) fn of_responses() -> &'static Self {
        static RESPONSES: Options = Options::response();
        &RESPONSES
    }
}

/// Reads one document.
///
/// Attribute types get a reader that stands at their value and take it with the methods here.
pub struct Reader<'de> {
    text: &'de str,
    position: usize,
    /// How many more levels may be opened. Not as wide as `position`: written one by one and read
    /// together, the two would keep the processor waiting at the end of every object.
    levels: u32,
    kept: values::KeptText,
    /// The string with escapes that was read last: each is copied out in its right size.
    unescaped: String,
    options: Options,
    operation: Operation,
    linkage: linkage::Rules,
    /// Noted while the document of a payload is read.
    local_ids: Option<local_ids::LocalIds<'de>>,
    /// Whether required members may be missing, as under sparse fieldsets.
    sparse: bool,
    /// Whether a resource in HAL is read, of which JSON:API does not say what to ignore.
    in_hal: bool,
    /// Above zero while a value is passed over whose inside is not reported.
    muted: usize,
    /// Whether a value is read once more, so that it has been held against its rules.
    is_held: bool,
    violations: Vec<Violation>,
    /// The length of the pointers that are kept, together.
    pointer_bytes: usize,
    /// Violations that were found, those beyond the limit included.
    found: usize,
    /// Why reading stopped early.
    fatal: Option<Violation>,
}

impl fmt::Debug for Reader<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader")
            .field("position", &self.position)
            .field("operation", &self.operation)
            .field("found", &self.found)
            .finish_non_exhaustive()
    }
}

impl<'de> Reader<'de> {
    /// Reads a whole document; `read` takes the root value.
    pub(crate) fn run<T>(
        body: &'de [u8],
        options: &Options,
        read: impl FnOnce(&mut Self) -> Result<Option<T>, Stop>,
    ) -> Result<T, Violations> {
        let mut value = None;
        let mut read = Some(read);
        Self::run_through(body, options, &mut |reader| {
            if let Some(read) = read.take() {
                value = read(reader)?;
            }
            Ok(())
        })?;
        value.ok_or_else(no_value)
    }

    /// Reads a whole document; `read` takes the root value and keeps it itself, so that this is
    /// compiled once and not for each type.
    pub(crate) fn run_through(
        body: &'de [u8],
        options: &Options,
        read: &mut dyn FnMut(&mut Self) -> Result<(), Stop>,
    ) -> Result<(), Violations> {
        Self::open(body, options)?.whole(read)
    }

    /// As [`run_through`](Self::run_through), for what is known to be UTF-8, however large.
    pub(crate) fn run_text(
        text: &'de str,
        options: &Options,
        read: &mut dyn FnMut(&mut Self) -> Result<(), Stop>,
    ) -> Result<(), Violations> {
        Self::over(text, options).whole(read)
    }

    /// Reads one value at the beginning of a text, as if so many objects and arrays were open
    /// around it; `read` takes the value and keeps it.
    pub(crate) fn run_inside(
        text: &'de str,
        options: &Options,
        depth: usize,
        read: &mut dyn FnMut(&mut Self) -> Result<(), Stop>,
    ) -> Inside {
        let mut reader = Self::over(text, options);
        reader.levels = reader.levels.saturating_sub(u32::try_from(depth).unwrap_or(u32::MAX));
        let read = read(&mut reader);
        let end = read.is_ok().then_some(reader.position);
        Inside { result: reader.close(read), end }
    }

    fn whole(
        mut self,
        read: &mut dyn FnMut(&mut Self) -> Result<(), Stop>,
    ) -> Result<(), Violations> {
        let read = read(&mut self).and_then(|()| self.end());
        self.close(read)
    }

    fn close(&mut self, read: Result<(), Stop>) -> Result<(), Violations> {
        if read.is_ok() && self.found == 0 { Ok(()) } else { Err(self.violations()) }
    }

    #[inline]
    pub(crate) fn open(body: &'de [u8], options: &Options) -> Result<Self, Violations> {
        let limits = options.limits;
        if body.len() > limits.bytes {
            return Err(too_large(limits.bytes));
        }
        let text = core::str::from_utf8(body).map_err(|error| {
            let valid = body.get(..error.valid_up_to()).unwrap_or_default();
            not_utf8(Position::START.behind(valid))
        })?;
        Ok(Self::over(text, options))
    }

    fn over(text: &'de str, options: &Options) -> Self {
        Self {
            text,
            position: 0,
            levels: options.limits.depth_allowed(),
            kept: values::KeptText::default(),
            unescaped: String::new(),
            options: options.clone(),
            operation: Operation::Read,
            linkage: linkage::Rules::default(),
            local_ids: None,
            sparse: false,
            in_hal: false,
            muted: 0,
            is_held: false,
            violations: Vec::new(),
            pointer_bytes: 0,
            found: 0,
            fatal: None,
        }
    }

    /// What was found of a document that is no value.
    #[cold]
    fn violations(&mut self) -> Violations {
        match self.fatal.take() {
            // A text that is not JSON has no places to point at: what was found before may be an
            // artefact of the same mistake.
            Some(fatal) if matches!(fatal.fault(), Fault::Syntax { .. }) => {
                return alone(fatal);
            }
            Some(fatal) => {
                self.found += 1;
                if self.is_full() {
                    // The last word counts: it says why nothing behind it was looked at.
                    self.violations.pop();
                }
                self.violations.push(fatal);
            }
            None => {}
        }
        let more = self.found - self.violations.len();
        Violations::in_order(core::mem::take(&mut self.violations), more)
    }

    /// Reports a broken rule at a place; `offset` is where in the text it stands.
    #[cold]
    pub(crate) fn report(&mut self, at: &Path<'_>, offset: usize, fault: Fault) {
        if self.muted > 0 {
            return;
        }
        if matches!(fault, Fault::Duplicate { .. }) && self.is_known_duplicate(offset) {
            return;
        }
        self.report_at(|| at.pointer(), offset, fault);
    }

    /// Reports a member that is not there, at the object that lacks it.
    pub(crate) fn missing(&mut self, at: &Path<'_>, offset: usize, member: &'static str) {
        self.report(at, offset, Fault::Missing { place: Place::Member, member });
    }

    /// Whether a name that comes again has been reported already, where a value is read once more.
    fn is_known_duplicate(&self, offset: usize) -> bool {
        self.violations.iter().any(|known| {
            matches!(known.fault(), Fault::Duplicate { .. }) && known.offset() == offset
        })
    }

    fn keep(&mut self, pointer: String, offset: usize, fault: Fault) {
        self.pointer_bytes += pointer.len();
        if self.violations.is_empty() {
            // Where there is one there are more.
            self.violations.reserve(8);
        }
        let violation = Violation::new(fault, Some(pointer), offset);
        self.violations.push(if self.options.form_only { violation.of_form() } else { violation });
    }

    /// Reports a broken rule at a place that was passed before. No pointer is made that nobody
    /// keeps: it may be as long as the document.
    pub(crate) fn report_at(
        &mut self,
        pointer: impl FnOnce() -> String,
        offset: usize,
        fault: Fault,
    ) {
        self.found += 1;
        if !self.is_full() {
            self.keep(pointer(), offset, fault);
        }
    }

    /// How much has been reported: the same number later says that nothing has since.
    #[cfg(feature = "check")]
    pub(crate) const fn found_so_far(&self) -> usize {
        self.found
    }

    /// What has been reported and kept.
    #[cfg(feature = "check")]
    pub(crate) fn reported(&self) -> &[Violation] {
        &self.violations
    }

    /// Whether nothing has been reported.
    pub(crate) const fn is_clean(&self) -> bool {
        self.found == 0
    }

    /// Says what the document is for.
    pub(crate) fn set_operation(&mut self, operation: Operation) {
        self.operation = operation;
    }

    /// Reads a value once more that was passed before.
    pub(crate) fn again_at<T>(
        &mut self,
        position: usize,
        work: impl FnOnce(&mut Self) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        let end = core::mem::replace(&mut self.position, position);
        let result = work(self)?;
        self.position = end;
        Ok(result)
    }

    /// Whether no more violations are kept, so that nothing needs to be found out about them.
    pub(crate) fn is_full(&self) -> bool {
        self.violations.len() >= self.options.limits.violations.max(1)
            || self.pointer_bytes > self.options.limits.pointer_bytes
    }

    /// Ends reading because the text is not JSON from here on.
    #[cold]
    pub(crate) fn syntax(&mut self, position: usize, expected: &'static str) -> Stop {
        let before = self.bytes().get(..position).unwrap_or(self.bytes());
        let Position { line, column, .. } = Position::START.behind(before);
        self.stop(position, Fault::Syntax { expected, line, column })
    }

    /// Ends reading because of a limit.
    #[cold]
    fn stop(&mut self, position: usize, fault: Fault) -> Stop {
        self.fatal = Some(Violation::new(fault, None, position));
        Stop(())
    }

    /// Does something without reporting what is found.
    pub(crate) fn muted<T>(&mut self, work: impl FnOnce(&mut Self) -> T) -> T {
        self.muted += 1;
        let result = work(self);
        self.muted -= 1;
        result
    }

    /// Does something once more, of which everything was reported before. No rules are held again:
    /// where a value is inside one of its own type, each level would double the work.
    pub(crate) fn unreported<T>(&mut self, work: impl FnOnce(&mut Self) -> T) -> T {
        let (known, found, bytes) = (self.violations.len(), self.found, self.pointer_bytes);
        let outer = core::mem::replace(&mut self.is_held, true);
        let result = work(self);
        self.is_held = outer;
        self.violations.truncate(known);
        (self.found, self.pointer_bytes) = (found, bytes);
        result
    }

    /// Reads something whose attributes and relationships may all be missing.
    pub(crate) fn sparse<T>(&mut self, work: impl FnOnce(&mut Self) -> T) -> T {
        let outer = core::mem::replace(&mut self.sparse, true);
        let result = work(self);
        self.sparse = outer;
        result
    }

    /// Whether unknown members are ignored.
    pub(crate) const fn is_lenient(&self) -> bool {
        self.options.lenient
    }
}

/// What is said where nothing was reported and there is no value all the same.
#[cold]
pub(crate) fn no_value() -> Violations {
    let fault = Fault::Invalid {
        expected: "a document of this type".to_owned(),
        found: "another".to_owned(),
    };
    alone(Violation::new(fault, Some(Path::ROOT.pointer()), 0))
}

#[cold]
fn too_large(limit: usize) -> Violations {
    alone(Violation::new(Fault::TooLarge { limit }, None, limit))
}

/// The only violation that is worth a word.
pub(crate) fn alone(violation: Violation) -> Violations {
    Violations::in_order(vec![violation], 0)
}

/// A text that is not UTF-8 from here on.
pub(crate) fn not_utf8(position: Position) -> Violations {
    let Position { offset, line, column } = position;
    alone(Violation::new(Fault::NotUtf8 { line, column }, None, offset))
}
