//! What a document has besides the resources that are handed out one by one.

use crate::path::Path;
use crate::position::Position;
use crate::reader::{DataRule, DocumentParts, Options, Reader, Stop, TopLevel};
use crate::violation::{Violation, Violations};

/// The text of a document without the items of `data` and `included`, as `{"data":[],"meta":{}}`.
///
/// It is read as every document is: so there are no other rules for documents that come as streams.
#[derive(Debug, Default)]
pub(super) struct Envelope {
    text: String,
    /// What stands together here and in the stream: where each piece begins here and there.
    pieces: Vec<(usize, Position)>,
    /// Where in the stream the last token ends.
    end: usize,
    /// The violations that have been reported.
    reported: Vec<Violation>,
}

impl Envelope {
    /// Adds a token or value.
    pub(super) fn push(&mut self, token: &str, at: Position) {
        if at.offset != self.end {
            // What stood apart stays apart.
            self.text.push(' ');
        }
        if at.offset != self.end || self.pieces.is_empty() {
            self.pieces.push((self.text.len(), at));
        }
        self.text.push_str(token);
        self.end = at.offset.saturating_add(token.len());
    }

    /// Adds what stands for the items of an array that is not closed.
    pub(super) fn push_items(&mut self, items: &str) {
        self.text.push_str(items);
        // Whatever comes next is another piece.
        self.end = usize::MAX;
    }

    pub(super) const fn len(&self) -> usize {
        self.text.len()
    }

    /// Reads what there is up to the `[` of an array. What has not been reported before is an
    /// error.
    pub(super) fn read_so_far(&mut self, options: &Options) -> Result<TopLevel, Violations> {
        let length = self.text.len();
        self.text.push_str("]}");
        let result = self.read(options, false);
        self.text.truncate(length);
        result
    }

    /// Reads the whole. What has not been reported before is an error.
    pub(super) fn read_whole(&mut self, options: &Options) -> Result<TopLevel, Violations> {
        self.read(options, true)
    }

    fn read(&mut self, options: &Options, is_complete: bool) -> Result<TopLevel, Violations> {
        let mut options = options.clone();
        // There has to be room for those that have been reported and are found again.
        let limits = &mut options.limits;
        let pointers = self.reported.iter().filter_map(Violation::pointer).map(str::len);
        limits.pointer_bytes = limits.pointer_bytes.saturating_add(pointers.sum());
        limits.violations = limits.violations.max(1).saturating_add(self.reported.len());
        let mut top = TopLevel::default();
        let result = Reader::run_text(&self.text, &options, &mut |reader| {
            top = reader.document(&mut Parts { is_complete })?;
            Ok(())
        });
        let Err(violations) = result else { return Ok(top) };
        let mut last = (0, Position::START);
        let moved = violations.moved(|offset| {
            last = (offset, self.position(offset, last));
            last.1
        });
        match moved.without(&self.reported) {
            None => Ok(top),
            Some(new) => {
                self.reported.extend(new.iter().cloned());
                self.reported.sort_by_key(Violation::offset);
                Err(new)
            }
        }
    }

    /// Where in the stream a place of the envelope is that is not before the last one.
    fn position(&self, offset: usize, last: (usize, Position)) -> Position {
        let piece = self.pieces.partition_point(|(start, _)| *start <= offset).checked_sub(1);
        let (start, position) = match piece.and_then(|piece| self.pieces.get(piece)) {
            Some(piece) if piece.0 >= last.0 => *piece,
            _ => last,
        };
        position.behind(self.text.as_bytes().get(start..offset).unwrap_or_default())
    }
}

/// A document whose items are read elsewhere.
struct Parts {
    is_complete: bool,
}

impl<'de> DocumentParts<'de> for Parts {
    fn data_rule(&self) -> DataRule {
        DataRule::UnlessErrors
    }

    fn is_complete(&self) -> bool {
        self.is_complete
    }

    fn data(&mut self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<(), Stop> {
        reader.items(at, "an array of resource objects", &mut |reader, at| reader.skip(at))
    }

    fn included(&mut self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<(), Stop> {
        reader.skip(at)
    }
}
