//! A collection that is read as a stream, held against the same collection read as a whole. The
//! fuzz target uses this file as well.

use std::fmt::Debug;
use std::io::{self, Read};

use jsonapi_core::resource::ReadResource;
use jsonapi_core::{
    Document, ErrorDocument, Limits, Part, ReadError, ResourceObject, StreamError, Violation,
};

/// An input that gives so many bytes at a time, over and over.
pub(crate) struct Pieces<'a> {
    bytes: &'a [u8],
    sizes: std::iter::Cycle<std::slice::Iter<'a, usize>>,
}

impl<'a> Pieces<'a> {
    /// As an input of a network does; without sizes all is given at once.
    pub(crate) fn new(bytes: &'a [u8], sizes: &'a [usize]) -> Self {
        Self { bytes, sizes: sizes.iter().cycle() }
    }
}

impl Read for Pieces<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let size = self.sizes.next().copied().unwrap_or(usize::MAX).max(1);
        let mut piece = self.bytes.take(size as u64);
        let length = piece.read(buffer)?;
        self.bytes = &self.bytes[length..];
        Ok(length)
    }
}

/// What came out of a stream.
struct Streamed<T> {
    document: Document<Vec<T>>,
    violations: Vec<Violation>,
    errors: Option<ErrorDocument>,
}

/// Whether nothing behind the violation could be read.
fn is_fatal(violation: &Violation) -> bool {
    ["syntax", "not-utf-8", "too-large", "too-deep", "too-long"].contains(&violation.code())
}

fn streamed<T>(bytes: &[u8], sizes: &[usize], strict: bool, limits: Limits) -> Streamed<T>
where
    T: for<'de> ReadResource<'de>,
{
    let stream = Document::<Vec<T>>::stream(Pieces::new(bytes, sizes)).limits(limits);
    let mut stream = if strict { stream.strict() } else { stream };
    let (mut data, mut included) = (Vec::new(), Vec::new());
    let (mut violations, mut errors) = (Vec::new(), None);
    while let Some(part) = stream.next_part() {
        assert!(errors.is_none(), "an error document is the end");
        assert!(!violations.last().is_some_and(is_fatal), "there is more behind the end");
        match part {
            Ok(Part::Data(resource)) => data.push(resource),
            Ok(Part::Included(resource)) => included.push(resource),
            Err(StreamError::Errors(document)) => errors = Some(*document),
            Err(StreamError::Invalid(found)) => {
                assert_eq!(found.more(), 0);
                violations.extend(found);
            }
            Err(StreamError::Io(error)) => panic!("{error}"),
        }
    }
    assert!(stream.next_part().is_none(), "the end is the end");
    let document = Document {
        data,
        included: included.into(),
        links: stream.links().cloned(),
        meta: stream.meta().cloned(),
        jsonapi: stream.jsonapi().cloned(),
    };
    Streamed { document, violations, errors }
}

/// Reads the bytes as a stream that comes in pieces of these sizes, leniently and strictly, and
/// compares with what the whole document comes to.
pub(crate) fn check_stream<T>(bytes: &[u8], sizes: &[usize], depth: usize)
where
    T: for<'de> ReadResource<'de> + PartialEq + Debug,
{
    let most = usize::MAX;
    let limits = Limits { depth, violations: most, pointer_bytes: most, ..Limits::default() };
    for strict in [false, true] {
        let reader = Document::<Vec<T>, ResourceObject>::reader().limits(limits);
        let reader = if strict { reader.strict() } else { reader };
        let found = streamed::<T>(bytes, sizes, strict, limits);
        match reader.from_slice(bytes) {
            Ok(document) => {
                assert_eq!(found.violations, []);
                assert_eq!(found.errors, None);
                assert_eq!(found.document, document);
            }
            Err(ReadError::Errors(errors)) => {
                assert_eq!(found.violations, []);
                assert_eq!(found.errors, Some(*errors));
            }
            Err(ReadError::Invalid(violations)) => {
                assert_eq!(found.errors, None);
                compare(&found.violations, violations.as_slice());
            }
        }
    }
}

/// The violations of a stream come resource by resource; those of a whole document are sorted, and
/// one of the text hides all others.
fn compare(stream: &[Violation], whole: &[Violation]) {
    let mut sorted = stream.to_vec();
    sorted.sort_by_key(Violation::offset);
    let text = ["syntax", "not-utf-8"];
    match whole {
        [only] if text.contains(&only.code()) => {
            let (last, before) = stream.split_last().expect("a violation");
            assert!(!before.iter().any(is_fatal), "{stream:?}");
            if last != only {
                // The whole is checked for UTF-8 before anything else.
                assert_eq!(only.code(), "not-utf-8", "{last}, and not {only}");
                assert!(is_fatal(last) && last.offset() <= only.offset(), "{last}, not {only}");
            }
        }
        _ => assert_eq!(sorted, whole),
    }
}
