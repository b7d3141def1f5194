//! Reading documents by rules that can be set.

use core::fmt;
use core::marker::PhantomData;
use std::io;

use super::{Document, Included, ReadData, ReadError};
use crate::dynamic::ResourceObject;
use crate::error_object::ErrorDocument;
use crate::jsonapi_object::JsonApiObject;
use crate::limits::Limits;
use crate::links::Links;
use crate::object::Meta;
use crate::path::Path;
use crate::reader::{DataRule, DocumentParts, Options, Reader, Stop, TopLevel, no_value};
use crate::resource::ReadResource;

/// Reads documents of one type by rules that can be set.
pub struct DocumentReader<T, I = ResourceObject> {
    pub(super) options: Options,
    pub(super) document: PhantomData<fn() -> (T, I)>,
}

impl<T, I> Clone for DocumentReader<T, I> {
    fn clone(&self) -> Self {
        Self { options: self.options.clone(), document: PhantomData }
    }
}

impl<T, I> fmt::Debug for DocumentReader<T, I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DocumentReader").field("options", &self.options).finish()
    }
}

impl<T, I> DocumentReader<T, I> {
    /// Reports unknown members instead of ignoring them.
    #[must_use]
    pub fn strict(mut self) -> Self {
        self.options.lenient = false;
        self
    }

    /// Sets the limits of the reader.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.options.limits = limits;
        self
    }

    /// Reads a document.
    ///
    /// # Errors
    ///
    /// The error document, if it is one, or every violation.
    pub fn from_slice<'de>(&self, body: &'de [u8]) -> Result<Document<T, I>, ReadError>
    where
        T: ReadData<'de>,
        I: ReadResource<'de>,
    {
        read_document(body, &self.options)
    }

    /// Reads a document; no more bytes are taken than the limit allows.
    ///
    /// # Errors
    ///
    /// What the input reports, the error document, if it is one, or every violation.
    pub fn from_reader(&self, input: impl io::Read) -> io::Result<Result<Document<T, I>, ReadError>>
    where
        T: for<'de> ReadData<'de>,
        I: for<'de> ReadResource<'de>,
    {
        let body = self.options.limits.read(input)?;
        Ok(self.from_slice(&body))
    }
}

// Once for each type of primary data, however many places read it.
#[inline(never)]
pub(super) fn read_document<'de, T: ReadData<'de>, I: ReadResource<'de>>(
    body: &'de [u8],
    options: &Options,
) -> Result<Document<T, I>, ReadError> {
    let mut data = None::<T>;
    let rule = if T::NEEDED { DataRule::UnlessErrors } else { DataRule::Optional };
    let mut rest = Rest::new();
    rest.read(body, options, rule, &mut data)?;
    let Some(data) = data else { return Err(ReadError::Invalid(no_value())) };
    // Resources are large, and are moved no more often than they have to be.
    let (links, meta, jsonapi) = (None, None, None);
    let mut document = Document { data, included: Included::new(), links, meta, jsonapi };
    let Document { data: _, included, links, meta, jsonapi } = &mut document;
    rest.fill(included, links, meta, jsonapi);
    Ok(document)
}

/// What a document has besides its data.
struct Rest<I> {
    included: Included<I>,
    top: TopLevel,
}

impl<I> Rest<I> {
    #[inline(never)]
    fn new() -> Self {
        Self { included: Included::new(), top: TopLevel::default() }
    }

    /// Reads a document that is no error document.
    fn read<'de>(
        &mut self,
        body: &'de [u8],
        options: &Options,
        rule: DataRule,
        data: &mut dyn Place<'de>,
    ) -> Result<(), ReadError>
    where
        I: ReadResource<'de>,
    {
        let mut parts = Parts { data: &mut *data, rule, included: &mut self.included };
        self.top = Reader::run_document(body, options, &mut parts).map_err(ReadError::Invalid)?;
        data.complete();
        let Some(errors) = self.top.errors.take() else { return Ok(()) };
        let TopLevel { links, meta, jsonapi, .. } = core::mem::take(&mut self.top);
        let document = ErrorDocument { errors, links, meta, jsonapi };
        Err(ReadError::Errors(Box::new(document)))
    }

    /// Puts it where the data is.
    #[inline(never)]
    fn fill(
        &mut self,
        included: &mut Included<I>,
        links: &mut Option<Links>,
        meta: &mut Option<Meta>,
        jsonapi: &mut Option<JsonApiObject>,
    ) {
        core::mem::swap(included, &mut self.included);
        core::mem::swap(links, &mut self.top.links);
        core::mem::swap(meta, &mut self.top.meta);
        core::mem::swap(jsonapi, &mut self.top.jsonapi);
    }
}

/// Where the primary data of a document goes, whatever its type.
trait Place<'de> {
    fn read(&mut self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<(), Stop>;

    /// Puts a value there if nothing was read and there is one for that.
    fn complete(&mut self);
}

impl<'de, T: ReadData<'de>> Place<'de> for Option<T> {
    fn read(&mut self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<(), Stop> {
        T::read_into(self, reader, at)
    }

    fn complete(&mut self) {
        if self.is_none() {
            *self = T::no_data();
        }
    }
}

/// The parts of a document that is read: compiled once for what is included, and not for each type
/// of primary data.
struct Parts<'p, 'de, I> {
    data: &'p mut dyn Place<'de>,
    rule: DataRule,
    included: &'p mut Included<I>,
}

impl<'de, I: ReadResource<'de>> DocumentParts<'de> for Parts<'_, 'de, I> {
    fn data_rule(&self) -> DataRule {
        self.rule
    }

    fn data(&mut self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<(), Stop> {
        self.data.read(reader, at)
    }

    fn included(&mut self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<(), Stop> {
        self.included.extend(I::read_resource(reader, at)?);
        Ok(())
    }

    fn has_included(&mut self) {
        *self.included = Included::empty();
    }
}
