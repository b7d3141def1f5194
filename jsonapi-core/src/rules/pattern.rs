//! Regular expressions, each compiled when it is first needed and once.

use core::fmt;
#[cfg(feature = "pattern")]
use std::sync::OnceLock;

/// A regular expression in the syntax of the crate `regex`, which needs no more time than the length
/// of the text allows, whatever the expression.
///
/// As in JSON Schema it may match anywhere in the text; `^` and `$` tie it to the ends.
#[derive(Clone, Copy)]
pub struct Pattern {
    text: &'static str,
    /// How many characters a text has that matches, at least and at most.
    lengths: (usize, usize),
    #[cfg(feature = "pattern")]
    compiled: fn() -> &'static CompiledPattern,
}

/// Where the compiled form of a pattern is kept.
#[cfg(feature = "pattern")]
#[derive(Debug)]
pub struct CompiledPattern(OnceLock<Option<regex::Regex>>);

#[cfg(feature = "pattern")]
impl CompiledPattern {
    /// A place for the compiled form.
    #[expect(clippy::new_without_default, reason = "only generated code makes it, as a constant")]
    pub const fn new() -> Self {
        Self(OnceLock::new())
    }
}

#[cfg(feature = "pattern")]
impl Pattern {
    #[doc(hidden)]
    pub const fn new(
        text: &'static str,
        lengths: (usize, usize),
        compiled: fn() -> &'static CompiledPattern,
    ) -> Self {
        Self { text, lengths, compiled }
    }

    /// Whether it matches somewhere in a text.
    pub fn matches(self, text: &str) -> bool {
        let CompiledPattern(compiled) = (self.compiled)();
        // One that does not compile is an error at the rule, so it is never met here; if it were, no
        // text would be accepted that may not be.
        let compiled = compiled.get_or_init(|| regex::Regex::new(self.text).ok());
        compiled.as_ref().is_some_and(|compiled| compiled.is_match(text))
    }
}

impl Pattern {
    /// The expression.
    pub const fn as_str(self) -> &'static str {
        self.text
    }

    /// How many characters a text has that matches, at least and at most.
    pub(crate) const fn lengths(self) -> (usize, usize) {
        self.lengths
    }
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Pattern {}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pattern({:?})", self.text)
    }
}
