//! The top level of a document (JSON:API 1.1, "Document Structure").

use super::local_ids::LocalIds;
use super::{Defined, Options, Reader, Stop, words};
use crate::attribute::ReadAttribute;
use crate::error_object::ErrorObject;
use crate::jsonapi_object::JsonApiObject;
use crate::links::{Links, LinksOf};
use crate::object::Meta;
use crate::path::Path;
use crate::resource::Fields;
use crate::schema::{Operation, Schema};
use crate::violation::{Fault, Place, Violations};

words! {
    /// The members of a document (JSON:API 1.1, "Top Level").
    DocumentMember:
    Data = "data",
    Included = "included",
    Links = "links",
    Meta = "meta",
    JsonApi = "jsonapi",
    Errors = "errors",
}

/// What a document has besides `data` and `included`.
#[derive(Debug, Default)]
pub(crate) struct TopLevel {
    pub(crate) errors: Option<Vec<ErrorObject>>,
    pub(crate) links: Option<Links>,
    pub(crate) meta: Option<Meta>,
    pub(crate) jsonapi: Option<JsonApiObject>,
}

/// Whether a document has to have `data`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DataRule {
    /// A request does.
    Always,
    /// A response does, unless it reports errors.
    UnlessErrors,
    /// Nothing is asked for; then `meta` is enough.
    Optional,
}

/// Who takes the typed parts of a document.
pub(crate) trait DocumentParts<'de> {
    /// Whether the document has to have `data`.
    fn data_rule(&self) -> DataRule;

    /// Whether the document may have `included`.
    fn may_include(&self) -> bool {
        true
    }

    /// Whether the document is all there, so that it can be said what it lacks.
    fn is_complete(&self) -> bool {
        true
    }

    /// Reads the primary data.
    fn data(&mut self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<(), Stop>;

    /// Says that the document has `included`, whatever is in it.
    fn has_included(&mut self) {}

    /// Reads one included resource.
    fn included(&mut self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<(), Stop>;
}

impl<'de> Reader<'de> {
    /// Reads a document.
    pub(crate) fn document(
        &mut self,
        parts: &mut dyn DocumentParts<'de>,
    ) -> Result<TopLevel, Stop> {
        let mut top = TopLevel::default();
        let (mut has_data, mut has_errors, mut has_meta) = (false, false, false);
        let mut included_at = None;
        let root = Path::ROOT;
        let words = DocumentMember::WORDS;
        let start = self.defined_members(
            &root,
            "a JSON:API document (an object)",
            words,
            |reader, member, at, offset| {
                match member {
                    DocumentMember::Data => {
                        has_data = true;
                        parts.data(reader, at)?;
                    }
                    DocumentMember::Included => {
                        included_at = Some(offset);
                        if !parts.may_include() {
                            return reader.forbidden("included", at, offset, Place::Member);
                        }
                        parts.has_included();
                        reader.items(at, "an array of resource objects", &mut |reader, at| {
                            parts.included(reader, at)
                        })?;
                    }
                    DocumentMember::Links => {
                        top.links = Links::read_in(LinksOf::Document, reader, at)?;
                    }
                    DocumentMember::Meta => {
                        has_meta = true;
                        top.meta = Meta::read(reader, at)?;
                    }
                    DocumentMember::JsonApi => top.jsonapi = JsonApiObject::read(reader, at)?,
                    DocumentMember::Errors => {
                        has_errors = true;
                        let mut errors = Vec::new();
                        reader.items(at, "an array of error objects", &mut |reader, at| {
                            errors.extend(ErrorObject::read(reader, at)?);
                            Ok(())
                        })?;
                        top.errors = Some(errors);
                    }
                }
                Ok(())
            },
        )?;
        if let Some(Defined { start, .. }) = start
            && parts.is_complete()
        {
            let has_data_or_errors = has_data || has_errors;
            let fault = match parts.data_rule() {
                _ if has_data && has_errors => {
                    Some(Fault::Exclusive { members: ["data", "errors"] })
                }
                DataRule::Always if !has_data => Some(missing_data()),
                DataRule::UnlessErrors if !has_data_or_errors => Some(missing_data()),
                DataRule::Optional if !has_data_or_errors && !has_meta => {
                    Some(Fault::MissingOneOf { members: &["data", "errors", "meta"] })
                }
                _ => None,
            };
            if let Some(fault) = fault {
                self.report(&root, start, fault);
            }
            if let (false, Some(offset)) = (has_data, included_at) {
                let fault = Fault::Needs { member: "included", needed: "data" };
                self.report(&root.member("included"), offset, fault);
            }
        }
        Ok(top)
    }

    /// Reads a whole document into its parts.
    pub(crate) fn run_document(
        body: &'de [u8],
        options: &Options,
        parts: &mut dyn DocumentParts<'de>,
    ) -> Result<TopLevel, Violations> {
        let mut top = TopLevel::default();
        Self::run_through(body, options, &mut |reader| {
            top = reader.document(parts)?;
            Ok(())
        })?;
        Ok(top)
    }

    /// Reads the document of a create or update payload and gives its `meta`.
    pub(crate) fn run_payload(
        body: &'de [u8],
        options: &Options,
        schema: &'static Schema,
        operation: Operation,
        fields: &mut dyn Fields<'de>,
    ) -> Result<Option<Meta>, Violations> {
        let mut parts = PayloadParts { schema, operation, fields };
        let mut meta = None;
        Self::run_through(body, options, &mut |reader| {
            reader.operation = operation;
            // What is included is ignored where the reader is lenient, and may be what is meant.
            reader.local_ids = (!reader.is_lenient()).then(LocalIds::default);
            meta = reader.document(&mut parts)?.meta;
            reader.report_dangling(schema.type_name);
            Ok(())
        })?;
        Ok(meta)
    }

    /// Reads an array; `item` takes each item.
    pub(crate) fn items(
        &mut self,
        at: &Path<'_>,
        expected: &'static str,
        item: &mut dyn FnMut(&mut Self, &Path<'_>) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        if self.peek() != b'[' {
            return self.wrong_type(at, expected);
        }
        self.open_level()?;
        let mut count = 0;
        while self.next::<b']'>(&mut count)? {
            item(self, &at.index(count - 1))?;
        }
        Ok(())
    }
}

fn missing_data() -> Fault {
    Fault::Missing { place: Place::Member, member: "data" }
}

/// The document of a payload: one resource object and nothing included.
struct PayloadParts<'f, 'de> {
    schema: &'static Schema,
    operation: Operation,
    fields: &'f mut dyn Fields<'de>,
}

impl<'de> DocumentParts<'de> for PayloadParts<'_, 'de> {
    fn data_rule(&self) -> DataRule {
        DataRule::Always
    }

    fn data(&mut self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<(), Stop> {
        reader.resource_object(self.schema, self.operation, self.fields, at).map(|_| ())
    }

    fn may_include(&self) -> bool {
        false
    }

    fn included(&mut self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<(), Stop> {
        reader.skip(at)
    }
}
