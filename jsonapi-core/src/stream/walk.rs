//! The way through a document, token by token, down to the items of `data` and `included`.

use core::fmt;
use std::io::Read;

use super::StreamError;
use super::envelope::Envelope;
use super::window::Window;
use crate::error_object::ErrorDocument;
use crate::json::{Unescaped, unescape};
use crate::limits::Limits;
use crate::path::Path;
use crate::position::Position;
use crate::reader::{Inside, Options, Reader, Stop, TopLevel, alone, no_value};
use crate::violation::{Fault, Violation, Violations};

/// How many objects and arrays are open around an item.
const ITEM_DEPTH: usize = 2;

/// The most that a cut literal or escape has before the cut.
const LONGEST_CUT: usize = "\\ud83d\\ude00".len();

/// Takes an item.
type TakeItem<'f> = dyn FnMut(&mut Reader<'_>, &Path<'_>) -> Result<(), Stop> + 'f;

/// A member of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Member {
    Data,
    Included,
    /// Any other, and `data` or `included` where it occurs again.
    Other,
}

/// An item of an array of resource objects.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item {
    pub(super) member: Member,
    index: usize,
}

/// What may come next.
#[derive(Debug, Clone, Copy)]
enum Expected {
    Document,
    FirstName,
    Name,
    Colon(Member),
    Value(Member),
    CommaOrBrace,
    FirstItem(Item),
    Item(Item),
    CommaOrBracket(Item),
    End,
}

/// Walks through a document.
///
/// It knows where things may stand. Whatever it does not expect it leaves to the [`Envelope`],
/// which says what is wrong as it is said of every document.
pub(super) struct Walk<R> {
    window: Window<R>,
    envelope: Envelope,
    expected: Expected,
    /// How long the last item was.
    usual: usize,
    has_data: bool,
    has_included: bool,
    /// Whether the end was reached, or something behind which nothing can be read.
    done: bool,
    /// What has been found beside the items.
    pub(super) top: TopLevel,
    pub(super) options: Options,
}

impl<R> fmt::Debug for Walk<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Walk").field("expected", &self.expected).finish_non_exhaustive()
    }
}

impl<R: Read> Walk<R> {
    pub(super) fn new(input: R) -> Self {
        // What is kept at a time is one resource, so the limit is one for small documents.
        let options = Options { limits: Limits::default(), ..Options::response() };
        Self {
            window: Window::new(input),
            envelope: Envelope::default(),
            expected: Expected::Document,
            usual: 0,
            has_data: false,
            has_included: false,
            done: false,
            top: TopLevel::default(),
            options,
        }
    }

    /// Goes on to the next item, which is to be read then; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Item>, StreamError> {
        if self.done {
            return Ok(None);
        }
        self.walk().map_err(|error| self.failed(error))
    }

    fn walk(&mut self) -> Result<Option<Item>, StreamError> {
        while let Some(byte) = self.window.peek()? {
            match (self.expected, byte) {
                (Expected::CommaOrBracket(item), b',') => {
                    self.window.pass(1);
                    self.expected = Expected::Item(item);
                }
                (Expected::FirstItem(item) | Expected::Item(item), _) if begins_value(byte) => {
                    let next = Item { index: item.index + 1, ..item };
                    self.expected = Expected::CommaOrBracket(next);
                    return Ok(Some(item));
                }
                (Expected::FirstItem(_) | Expected::CommaOrBracket(_), b']') => {
                    self.keep(1, Expected::CommaOrBrace)?;
                }
                (Expected::Document, b'{') => self.keep(1, Expected::FirstName)?,
                (Expected::FirstName | Expected::Name, b'"') => self.name()?,
                (Expected::Colon(member), b':') => self.keep(1, Expected::Value(member))?,
                (Expected::Value(member), b'[') if member != Member::Other => {
                    self.keep(1, Expected::FirstItem(Item { member, index: 0 }))?;
                    let read = self.envelope.read_so_far(&self.options);
                    self.top = read.map_err(StreamError::Invalid)?;
                }
                (Expected::Value(_), _) if begins_value(byte) => {
                    self.keep_value(Expected::CommaOrBrace)?;
                }
                // A document of another JSON type.
                (Expected::Document, _) if begins_value(byte) => self.keep_value(Expected::End)?,
                (Expected::FirstName | Expected::CommaOrBrace, b'}') => {
                    self.keep(1, Expected::End)?;
                }
                (Expected::CommaOrBrace, b',') => self.keep(1, Expected::Name)?,
                (expected, _) => {
                    self.keep_items();
                    self.keep_value(expected)?;
                    return self.unexpected();
                }
            }
        }
        let at = self.window.position();
        if !matches!(self.expected, Expected::End) {
            self.keep_items();
            self.envelope.push("", at);
            return self.unexpected();
        }
        self.done = true;
        let mut top = self.envelope.read_whole(&self.options).map_err(StreamError::Invalid)?;
        if let Some(errors) = top.errors.take() {
            let TopLevel { links, meta, jsonapi, .. } = top;
            let document = ErrorDocument { errors, links, meta, jsonapi };
            return Err(StreamError::Errors(Box::new(document)));
        }
        self.top = top;
        Ok(None)
    }

    /// Reads the item that the walk stands at; `read` takes it.
    pub(super) fn item<T>(
        &mut self,
        item: Item,
        read: impl Fn(&mut Reader<'_>, &Path<'_>) -> Result<Option<T>, Stop>,
    ) -> Result<T, StreamError> {
        let mut value = None;
        let result = self.read_item(item, &mut |reader, at| {
            value = read(reader, at)?;
            Ok(())
        });
        result.map_err(|error| self.failed(error))?;
        value.ok_or_else(|| StreamError::Invalid(no_value()))
    }

    fn read_item(&mut self, item: Item, read: &mut TakeItem<'_>) -> Result<(), StreamError> {
        let name = if item.member == Member::Included { "included" } else { "data" };
        let member = Path::ROOT.member(name);
        let at = member.index(item.index);
        let limit = self.options.limits.bytes;
        let mut inside = None;
        if self.window.text().len() >= self.usual && self.window.text().starts_with('{') {
            // Most items are in the window as a whole: those need no look for their end.
            let (attempt, length) = self.inside(limit, &mut |reader| read(reader, &at));
            inside = is_certain(&attempt, length).then_some(attempt);
        }
        let inside = match inside {
            Some(inside) => inside,
            None => {
                let whole = self.window.value(limit)?;
                let (inside, length) =
                    self.inside(whole.min(limit), &mut |reader| read(reader, &at));
                if whole > limit && !is_certain(&inside, length) {
                    let pointer = Some(at.pointer());
                    return Err(StreamError::Invalid(self.too_large(limit, pointer)));
                }
                inside
            }
        };
        let result = inside.result.map_err(|violations| {
            let mut here = self.window.position();
            let (text, mut passed) = (self.window.text().as_bytes(), 0);
            StreamError::Invalid(violations.moved(|offset| {
                here = here.behind(text.get(passed..offset).unwrap_or_default());
                passed = offset;
                here
            }))
        });
        if let Some(end) = inside.end {
            self.usual = end;
            self.window.pass(end);
        }
        result
    }

    /// What is wrong with a value that has more than so many bytes.
    fn too_large(&mut self, room: usize, pointer: Option<String>) -> Violations {
        let fault = Fault::TooLarge { limit: self.options.limits.bytes };
        let offset = self.window.position().offset.saturating_add(room);
        alone(Violation::new(fault, pointer, offset))
    }

    /// Reads a value where the window stands, in no more than so much of its text. Says how much
    /// that was.
    fn inside<'w>(
        &'w self,
        most: usize,
        read: &mut dyn FnMut(&mut Reader<'w>) -> Result<(), Stop>,
    ) -> (Inside, usize) {
        let text = self.window.text_up_to(most);
        (Reader::run_inside(text, &self.options, ITEM_DEPTH, read), text.len())
    }

    /// Takes the name of a member of the document.
    fn name(&mut self) -> Result<(), StreamError> {
        let length = self.window.value(self.room())?;
        let name = self.window.text().get(1..length.saturating_sub(1)).unwrap_or_default();
        let member = match unescape(name) {
            Ok(Unescaped::Text(name)) if name == "data" => first(&mut self.has_data, Member::Data),
            Ok(Unescaped::Text(name)) if name == "included" => {
                first(&mut self.has_included, Member::Included)
            }
            _ => Member::Other,
        };
        self.keep(length, Expected::Colon(member))
    }

    /// How many bytes there may be besides the items.
    fn room(&self) -> usize {
        self.options.limits.bytes.saturating_sub(self.envelope.len())
    }

    /// Moves the next value or token to the envelope.
    fn keep_value(&mut self, next: Expected) -> Result<(), StreamError> {
        let length = self.window.value(self.room())?;
        self.keep(length, next)
    }

    /// Moves so much of the text to the envelope.
    fn keep(&mut self, length: usize, next: Expected) -> Result<(), StreamError> {
        let room = self.room();
        let at = self.window.position();
        self.envelope.push(self.window.text_up_to(length.min(room)), at);
        if length > room {
            let too_large = self.too_large(room, None);
            let end = at.offset.saturating_add(room);
            return Err(StreamError::Invalid(match self.envelope.read_whole(&self.options) {
                Err(violations) if is_fatal_before(&violations, end) => violations,
                _ => too_large,
            }));
        }
        self.window.pass(length);
        self.expected = next;
        Ok(())
    }

    /// Says in the envelope where in an array of items the walk is.
    fn keep_items(&mut self) {
        match self.expected {
            Expected::CommaOrBracket(_) => self.envelope.push_items("0"),
            Expected::Item(_) => self.envelope.push_items("0,"),
            _ => {}
        }
    }

    /// What is wrong with a document that cannot go on as it does.
    fn unexpected<T>(&mut self) -> Result<T, StreamError> {
        self.done = true;
        Err(StreamError::Invalid(match self.envelope.read_whole(&self.options) {
            Err(violations) => violations,
            Ok(_) => {
                let Position { offset, line, column } = self.window.position();
                let fault = Fault::Syntax { expected: "a JSON:API document", line, column };
                alone(Violation::new(fault, None, offset))
            }
        }))
    }

    /// Notes whether there is nothing to be read behind what is wrong.
    fn failed(&mut self, error: StreamError) -> StreamError {
        self.done |= match &error {
            StreamError::Invalid(violations) => violations.iter().any(Violation::is_fatal),
            StreamError::Io(_) | StreamError::Errors(_) => true,
        };
        error
    }
}

/// Whether more of the text would change nothing.
fn is_certain(inside: &Inside, length: usize) -> bool {
    match &inside.result {
        Err(violations) if inside.end.is_none() => is_fatal_before(violations, length),
        _ => true,
    }
}

/// Whether reading has stopped, and not because a text ends here: a token that is cut is wrong from
/// its beginning.
fn is_fatal_before(violations: &Violations, end: usize) -> bool {
    violations.iter().any(|violation| match violation.fault() {
        Fault::Syntax { .. } => violation.offset().saturating_add(LONGEST_CUT) <= end,
        _ => violation.is_fatal(),
    })
}

/// The member, if it comes for the first time.
fn first(has: &mut bool, member: Member) -> Member {
    if core::mem::replace(has, true) { Member::Other } else { member }
}

/// Whether a value can begin with the byte.
const fn begins_value(byte: u8) -> bool {
    matches!(byte, b'{' | b'[' | b'"' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n')
}
