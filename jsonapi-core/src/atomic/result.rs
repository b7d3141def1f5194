//! Responses to several operations.

use super::{Data, ResultMember, read, rules, written};
use crate::attribute::ReadAttribute;
use crate::json::{JsonWriter, WriteError};
use crate::object::{Meta, RawJson};
use crate::path::Path;
use crate::reader::{Options, Reader};
use crate::resource::{ReadResource, WriteResource};
use crate::violation::Violations;

/// The result of one operation.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OperationResult {
    data: Option<Data>,
    /// Meta information.
    pub meta: Option<Meta>,
}

impl OperationResult {
    /// The result of an operation that gives a resource.
    ///
    /// # Errors
    ///
    /// [`WriteError`] when the resource cannot be written.
    pub fn of(resource: &dyn WriteResource) -> Result<Self, WriteError> {
        let mut writer = JsonWriter::new();
        resource.write_resource(&mut writer);
        Ok(Self { data: Some(Data::made(writer)?), meta: None })
    }

    /// The resource, where the operation gives one.
    pub fn data(&self) -> Option<&RawJson<'static>> {
        self.data.as_ref().map(|data| &data.json)
    }

    pub(super) const fn held(&self) -> Option<&Data> {
        self.data.as_ref()
    }

    /// Reads the resource. `index` is the result's place in the response, so that pointers start
    /// with `/atomic:results/0/data`. `None` if the operation gives no resource.
    ///
    /// # Errors
    ///
    /// Every [`Violation`](crate::Violation) of the resource.
    pub fn read<R>(&self, index: usize) -> Option<Result<R, Violations>>
    where
        R: for<'de> ReadResource<'de>,
    {
        let data = self.data()?;
        let root = Path::ROOT;
        let results = root.member("atomic:results");
        let result = results.index(index);
        let at = result.member("data");
        Some(Reader::run(data.as_str().as_bytes(), &Options::own_text(), |reader| {
            R::read_resource(reader, &at)
        }))
    }
}

/// A response to several operations: as many results as there were operations.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OperationResults {
    /// The results, in the order of the operations.
    pub results: Vec<OperationResult>,
    /// Top-level meta information.
    pub meta: Option<Meta>,
}

impl OperationResults {
    /// The response's document as JSON text.
    ///
    /// # Errors
    ///
    /// [`WriteError`] when there are no results, or when what was received as one is no resource.
    pub fn to_vec(&self) -> Result<Vec<u8>, WriteError> {
        let mut writer = written("{\"atomic:results\":", self.meta.as_ref(), |writer| {
            writer.array(&self.results, |writer, result| {
                let members = [
                    ("data", result.data().map(RawJson::as_str)),
                    ("meta", result.meta.as_ref().map(Meta::as_str)),
                ];
                let present = members.into_iter().filter_map(|(name, text)| Some((name, text?)));
                writer.object(present, JsonWriter::raw);
                if let Some(meta) = &result.meta {
                    meta.check_meta_names(writer);
                }
            });
        });
        rules::check_results(&self.results, &mut writer);
        writer.finish()
    }

    /// Reads a response strictly. What is in `data` is read by [`OperationResult::read`].
    ///
    /// # Errors
    ///
    /// Every [`Violation`](crate::Violation) of the document outside of `data`.
    pub fn from_slice(body: &[u8]) -> Result<Self, Violations> {
        let mut results = Vec::new();
        let meta = read(body, "atomic:results", &mut |reader, at| {
            let mut result = OperationResult::default();
            let found = reader.defined_members(
                at,
                "a result object",
                ResultMember::WORDS,
                |reader, member, inside, _| {
                    match member {
                        ResultMember::Data => {
                            result.data = RawJson::read(reader, inside)?.map(Data::received);
                        }
                        ResultMember::Meta => result.meta = Meta::read(reader, inside)?,
                    }
                    Ok(())
                },
            )?;
            results.extend(found.map(|_| result));
            Ok(())
        })?;
        Ok(Self { results, meta })
    }
}
