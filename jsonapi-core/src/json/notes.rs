//! What a writer notes about the objects that it writes.

/// The places of names in what has been written: of the resources that have been, and of those that
/// they link to. The texts stand there already, so that a note costs no more than two numbers.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    /// The resources, in their order.
    pub(crate) names: Vec<Span>,
    /// What is linked to, in the order of the document.
    pub(crate) links: Vec<Span>,
    /// Names that do not stand in the document as others do.
    own: Vec<u8>,
}

/// The place of a name: `"type":"…","id":"…"`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Span {
    start: usize,
    end: usize,
    is_own: bool,
}

impl Span {
    pub(super) const fn written(start: usize, end: usize) -> Self {
        Self { start, end, is_own: false }
    }
}

impl Notes {
    /// Notes a resource by a name that it does not write itself.
    pub(super) fn add_own(&mut self, name: &[u8]) {
        let start = self.own.len();
        self.own.extend_from_slice(name);
        self.names.push(Span { start, end: self.own.len(), is_own: true });
    }

    /// The name that stands there.
    pub(super) fn text<'n>(&'n self, output: &'n [u8], span: Span) -> &'n [u8] {
        let from = if span.is_own { &self.own } else { output };
        from.get(span.start..span.end).unwrap_or_default()
    }
}
