//! The top level of a document (JSON:API 1.1, "Document Structure").

use super::{Reader, Stop, words};
use crate::attribute::ReadAttribute;
use crate::dynamic::ResourceObject;
use crate::error_object::ErrorObject;
use crate::jsonapi_object::JsonApi;
use crate::links::Links;
use crate::object::Meta;
use crate::path::Path;
use crate::resource::{Fields, ReadResource};
use crate::schema::{Operation, Schema};
use crate::violation::{Fault, Place};

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
    pub(crate) jsonapi: Option<JsonApi>,
}

/// Who takes the typed parts of a document.
pub(crate) trait DocumentParts<'de> {
    /// Whether a document without errors has to have `data`.
    fn needs_data(&self) -> bool;

    /// Reads the primary data.
    fn data(&mut self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<(), Stop>;

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
        let (mut has_data, mut has_errors, mut has_included) = (false, false, false);
        let root = Path::ROOT;
        let words = DocumentMember::WORDS;
        let start = self.defined_members(
            &root,
            "a JSON:API document (an object)",
            words,
            |reader, member, at, _| {
                match member {
                    DocumentMember::Data => {
                        has_data = true;
                        parts.data(reader, at)?;
                    }
                    DocumentMember::Included => {
                        has_included = true;
                        reader.items(at, "an array of resource objects", &mut |reader, at| {
                            parts.included(reader, at)
                        })?;
                    }
                    DocumentMember::Links => top.links = Links::read(reader, at)?,
                    DocumentMember::Meta => top.meta = Meta::read(reader, at)?,
                    DocumentMember::JsonApi => top.jsonapi = JsonApi::read(reader, at)?,
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
        if let Some(start) = start {
            let report = |reader: &mut Self, fault| reader.report(&root, start, fault);
            if has_data && has_errors {
                report(self, Fault::Exclusive { members: ["data", "errors"] });
            } else if !has_data && !has_errors && parts.needs_data() {
                let member = "data".to_owned();
                report(self, Fault::Missing { place: Place::Member, member });
            } else if !has_data && !has_errors && top.meta.is_none() {
                report(self, Fault::MissingOneOf { members: &["data", "errors", "meta"] });
            }
            if has_included && !has_data {
                report(self, Fault::Needs { member: "included", needed: "data" });
            }
        }
        Ok(top)
    }

    /// Reads the document of a create or update payload and gives its `meta`.
    pub(crate) fn payload_document(
        &mut self,
        schema: &'static Schema,
        operation: Operation,
        fields: &mut dyn Fields<'de>,
    ) -> Result<Option<Meta>, Stop> {
        self.operation = operation;
        let mut parts = PayloadParts { schema, operation, fields };
        let top = self.document(&mut parts)?;
        if top.errors.is_some() && self.found == 0 {
            let member = "data".to_owned();
            let fault = Fault::Missing { place: Place::Member, member };
            self.report(&Path::ROOT, 0, fault);
        }
        Ok(top.meta)
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
        while self.next(&mut count, b']')? {
            item(self, &at.index(count - 1))?;
        }
        Ok(())
    }
}

/// The document of a payload: one resource object; included resources are checked and not kept.
struct PayloadParts<'f, 'de> {
    schema: &'static Schema,
    operation: Operation,
    fields: &'f mut dyn Fields<'de>,
}

impl<'de> DocumentParts<'de> for PayloadParts<'_, 'de> {
    fn needs_data(&self) -> bool {
        true
    }

    fn data(&mut self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<(), Stop> {
        reader.resource_object(self.schema, self.operation, self.fields, at).map(|_| ())
    }

    fn included(&mut self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<(), Stop> {
        ResourceObject::read_resource(reader, at).map(|_| ())
    }
}
