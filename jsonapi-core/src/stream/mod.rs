//! Collections that are longer than memory: read resource by resource from any input, written
//! resource by resource to any output.
//!
//! - `mod.rs`: the iterator over the resources of a collection
//! - `walk.rs`: the way through the document, which finds the resources
//! - `envelope.rs`: what the document has besides them
//! - `window.rs`: the piece of the input that is looked at
//! - `scan.rs`: where a value ends
//! - `lines.rs`: one document per line
//! - `writer.rs`: writing

mod envelope;
mod lines;
mod scan;
mod walk;
mod window;
mod writer;

use core::fmt;
use core::iter::FusedIterator;
use core::marker::PhantomData;
use std::io::{self, Read};

pub use self::lines::{DocumentLines, LineError};
use self::walk::{Member, Walk};
pub use self::writer::CollectionWriter;
use crate::document::{Document, ReadError};
use crate::dynamic::ResourceObject;
use crate::error_object::ErrorDocument;
use crate::jsonapi_object::JsonApiObject;
use crate::limits::Limits;
use crate::links::Links;
use crate::object::Meta;
use crate::resource::ReadResource;
use crate::violation::Violations;

/// Reads a collection (JSON:API 1.1, "Top Level") resource by resource, in memory for one resource:
/// an iterator over its primary data. Made by [`Document::stream`].
///
/// Every rule is checked that a document is held to when it is read as a whole, what stands before
/// and behind `data` included, and violations have the same codes, pointers (`/data/17/id`) and
/// places. They come in the order of the document:
///
/// - A resource that breaks rules is an error with its violations, and the iteration goes on with
///   the next one.
/// - What else breaks rules is an error as soon as it is certain: before the first resource, or
///   at the end.
/// - A text that is no JSON or passes a limit ends the iteration where it does.
/// - An error document is one error, [`StreamError::Errors`].
///
/// So a document was valid if no item of the iteration is an error. Included resources are checked
/// one by one and passed over; [`next_part`](Self::next_part) hands them out.
///
/// Two things need memory that grows, and are not checked here: whether each resource comes once,
/// and whether each included one is linked to.
///
/// # Limits
///
/// Those of [`Limits::default`], unless others are set. The limit on bytes is one for a resource,
/// and one for everything besides the resources; that on violations is one for a resource as well.
#[must_use = "nothing is read until it is iterated"]
pub struct CollectionReader<R, T, I = ResourceObject> {
    walk: Walk<R>,
    resources: PhantomData<fn() -> (T, I)>,
}

/// A resource of a collection: see [`CollectionReader::next_part`].
#[derive(Debug, Clone, PartialEq)]
pub enum Part<T, I = ResourceObject> {
    /// One of the primary data.
    Data(T),
    /// An included one.
    Included(I),
}

/// Why something in a stream could not be read.
#[derive(Debug)]
pub enum StreamError {
    /// The input failed. Nothing more is read.
    Io(io::Error),
    /// It is an error document: the server says what went wrong.
    Errors(Box<ErrorDocument>),
    /// A resource, or something around the resources, broke rules.
    Invalid(Violations),
}

impl fmt::Display for StreamError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => write!(f, "the input could not be read: {error}"),
            Self::Errors(document) => document.describe(f),
            Self::Invalid(violations) => violations.fmt(f),
        }
    }
}

impl core::error::Error for StreamError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match self {
            Self::Io(error) => Some(error),
            Self::Errors(_) => None,
            Self::Invalid(violations) => Some(violations),
        }
    }
}

impl From<ReadError> for StreamError {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Errors(document) => Self::Errors(document),
            ReadError::Invalid(violations) => Self::Invalid(violations),
        }
    }
}

impl<T, I> Document<Vec<T>, I> {
    /// Reads a collection resource by resource, from an input of any length and in memory for one
    /// resource.
    ///
    /// ```
    /// use jsonapi_core::{Document, Resource};
    ///
    /// #[derive(Resource)]
    /// #[resource(type = "customers")]
    /// struct Customer {
    ///     #[resource(id)]
    ///     id: String,
    ///     #[attribute]
    ///     email: Option<String>,
    /// }
    ///
    /// let input: &[u8] = br#"{"meta":{"count":3},"data":[
    ///     {"type":"customers","id":"1","attributes":{"email":"a@b.c"}},
    ///     {"type":"customers","id":"2","attributes":{"email":7}},
    ///     {"type":"customers","id":"3"}
    /// ]}"#;
    /// let mut customers = Document::<Vec<Customer>>::stream(input);
    /// let mut found = Vec::new();
    /// for customer in &mut customers {
    ///     match customer {
    ///         Ok(customer) => found.push(customer.id),
    ///         Err(error) => found.push(error.to_string()),
    ///     }
    /// }
    /// assert_eq!(found, ["1", "/data/1/attributes/email: Expected a string, found a number.", "3"]);
    /// assert_eq!(customers.meta().unwrap().as_str(), r#"{"count":3}"#);
    /// ```
    pub fn stream<R: Read>(input: R) -> CollectionReader<R, T, I> {
        CollectionReader { walk: Walk::new(input), resources: PhantomData }
    }
}

impl<R: Read, T, I> CollectionReader<R, T, I> {
    /// Reports unknown members instead of ignoring them.
    pub fn strict(mut self) -> Self {
        self.walk.options.lenient = false;
        self
    }

    /// Sets the limits.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.walk.options.limits = limits;
        self
    }

    /// The document's links, once they have been passed: before the first resource where they stand
    /// before `data`, else at the end.
    pub fn links(&self) -> Option<&Links> {
        self.walk.top.links.as_ref()
    }

    /// The document's meta information, once it has been passed, as [`links`](Self::links).
    pub fn meta(&self) -> Option<&Meta> {
        self.walk.top.meta.as_ref()
    }

    /// The document's `jsonapi` member, once it has been passed, as [`links`](Self::links).
    pub fn jsonapi(&self) -> Option<&JsonApiObject> {
        self.walk.top.jsonapi.as_ref()
    }

    /// The next resource, be it one of the primary data or an included one, in the order of the
    /// document; `None` at the end.
    ///
    /// # Errors
    ///
    /// As those of the iterator.
    pub fn next_part(&mut self) -> Option<Result<Part<T, I>, StreamError>>
    where
        T: for<'de> ReadResource<'de>,
        I: for<'de> ReadResource<'de>,
    {
        let item = match self.walk.next() {
            Ok(item) => item?,
            Err(error) => return Some(Err(error)),
        };
        Some(if item.member == Member::Included {
            self.walk.item(item, |reader, at| I::read_resource(reader, at)).map(Part::Included)
        } else {
            self.walk.item(item, |reader, at| T::read_resource(reader, at)).map(Part::Data)
        })
    }
}

impl<R, T, I> Iterator for CollectionReader<R, T, I>
where
    R: Read,
    T: for<'de> ReadResource<'de>,
    I: for<'de> ReadResource<'de>,
{
    type Item = Result<T, StreamError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.next_part()? {
                Ok(Part::Data(resource)) => return Some(Ok(resource)),
                Ok(Part::Included(_)) => {}
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl<R, T, I> FusedIterator for CollectionReader<R, T, I>
where
    R: Read,
    T: for<'de> ReadResource<'de>,
    I: for<'de> ReadResource<'de>,
{
}

impl<R, T, I> fmt::Debug for CollectionReader<R, T, I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CollectionReader").field("walk", &self.walk).finish()
    }
}
