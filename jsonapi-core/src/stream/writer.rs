//! Collections written resource by resource.

use core::fmt;
use std::collections::HashMap;
use std::io::{self, Write};

use crate::document::write_top_level;
use crate::json::JsonWriter;
use crate::jsonapi_object::JsonApiObject;
use crate::links::Links;
use crate::object::Meta;
use crate::resource::WriteResource;

/// How much is written to the output at once.
const CHUNK: usize = 64 * 1024;

/// Writes a collection resource by resource to any output, in memory for a part of it.
///
/// The text is the one that [`Document::many`](crate::Document::many) gives for the same
/// collection. Two things would need memory that grows, and are left to the caller or to that
/// builder: a resource that is written twice comes twice, and there are no included resources,
/// because of those it has to be known that something links to them.
///
/// ```
/// use jsonapi_core::{CollectionWriter, Metadata, Resource};
///
/// #[derive(Resource)]
/// #[resource(type = "customers")]
/// struct Customer {
///     #[resource(id)]
///     id: String,
/// }
///
/// let mut output = Vec::new();
/// let mut writer = CollectionWriter::new(&mut output);
/// writer.write_all(["1", "2"].map(|id| Customer { id: id.to_owned() }))?;
/// let count: Metadata = [("count", 2)].into_iter().collect();
/// writer.meta(count).finish()?;
/// assert_eq!(
///     String::from_utf8(output)?,
///     r#"{"data":[{"type":"customers","id":"1"},{"type":"customers","id":"2"}],"meta":{"count":2}}"#,
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use = "the document is whole once `finish` has been called"]
pub struct CollectionWriter<W: Write> {
    output: W,
    writer: JsonWriter,
    is_empty: bool,
    fieldsets: HashMap<String, Vec<String>>,
    links: Option<Links>,
    meta: Option<Meta>,
    jsonapi: Option<JsonApiObject>,
}

impl<W: Write> CollectionWriter<W> {
    /// Begins a collection. The output is written to in large pieces and needs no buffer.
    pub fn new(output: W) -> Self {
        let mut writer = JsonWriter::new();
        writer.raw("{\"data\":[");
        Self {
            output,
            writer,
            is_empty: true,
            fieldsets: HashMap::new(),
            links: None,
            meta: None,
            jsonapi: None,
        }
    }

    /// Writes only these fields of the resources of a type from here on (JSON:API 1.1, "Sparse
    /// Fieldsets").
    pub fn fields<F: Into<String>>(
        mut self,
        type_name: impl Into<String>,
        fields: impl IntoIterator<Item = F>,
    ) -> Self {
        let fields = fields.into_iter().map(Into::into).collect();
        self.fieldsets.insert(type_name.into(), fields);
        self.writer.set_fieldsets(&self.fieldsets);
        self
    }

    /// Sets the top-level links. They are written behind the resources, so this can wait until
    /// those are known.
    pub fn links(mut self, links: Links) -> Self {
        self.links = Some(links);
        self
    }

    /// Sets the top-level meta information, which is written behind the resources.
    pub fn meta(mut self, meta: impl Into<Meta>) -> Self {
        self.meta = Some(meta.into());
        self
    }

    /// Sets the `jsonapi` member, which is written behind the resources.
    pub fn jsonapi(mut self, jsonapi: JsonApiObject) -> Self {
        self.jsonapi = Some(jsonapi);
        self
    }

    /// Writes a resource.
    ///
    /// # Errors
    ///
    /// What the output reports; then the document cannot be continued. Or a
    /// [`WriteError`](crate::WriteError) inside the error, when an attribute has no JSON form; then
    /// nothing of the resource is written, and the document goes on with the next one.
    pub fn write(&mut self, resource: &dyn WriteResource) -> io::Result<()> {
        let before = self.writer.len();
        if !self.is_empty {
            self.writer.raw(",");
        }
        resource.write_resource(&mut self.writer);
        self.writer.settle(before)?;
        self.is_empty = false;
        if self.writer.len() >= CHUNK {
            self.writer.drain_to(&mut self.output)?;
        }
        Ok(())
    }

    /// Writes resources, up to the first one that fails.
    ///
    /// # Errors
    ///
    /// As [`write`](Self::write).
    pub fn write_all<T: WriteResource>(
        &mut self,
        resources: impl IntoIterator<Item = T>,
    ) -> io::Result<()> {
        resources.into_iter().try_for_each(|resource| self.write(&resource))
    }

    /// Ends the document, and gives the output back.
    ///
    /// # Errors
    ///
    /// What the output reports, or a [`WriteError`](crate::WriteError) inside the error.
    pub fn finish(mut self) -> io::Result<W> {
        let before = self.writer.len();
        self.writer.raw("]");
        let (links, meta) = (self.links.as_ref(), self.meta.as_ref());
        write_top_level(&mut self.writer, ",", links, meta, self.jsonapi.as_ref());
        self.writer.settle(before)?;
        self.writer.drain_to(&mut self.output)?;
        self.output.flush()?;
        Ok(self.output)
    }
}

impl<W: Write> fmt::Debug for CollectionWriter<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CollectionWriter").field("is_empty", &self.is_empty).finish_non_exhaustive()
    }
}
