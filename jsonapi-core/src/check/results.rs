//! The results of atomic operations, held against the request if it is known.

use super::Checker;
use super::atomic::hold_against;
use super::document::forbidden;
use super::resource::Naming;
use crate::atomic::ResultMember;
use crate::path::Path;
use crate::reader::{Reader, Stop};
use crate::violation::Fault;

/// What the request says of one result.
#[derive(Debug)]
struct Requested {
    result_is_empty: bool,
    result_has_data: bool,
    is_about_resource: bool,
    /// The resource, as far as the request names it.
    type_name: Option<String>,
    id: Option<String>,
}

impl<'de> Checker<'_, 'de> {
    /// Checks `atomic:results`.
    pub(super) fn results(&mut self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<(), Stop> {
        let start = reader.offset();
        let is_array = reader.peek() == b'[';
        let operations = self.requested_operations().filter(|_| is_array);
        let results = if operations.is_some() { count_items(reader, at)? } else { 0 };
        // Where one is missing or too many, nobody knows which answers which.
        let is_known = operations == Some(results);
        let mut count = 0;
        reader.items(at, "an array of result objects", &mut |reader, at| {
            let operation = if is_known { self.requested_operation(count) } else { None };
            count += 1;
            self.result(reader, at, operation.as_ref())
        })?;
        if is_array && count == 0 {
            reader.report(at, start, Fault::Empty);
        } else if let Some(operations) = operations
            && !is_known
        {
            reader.report(at, start, Fault::ResultCount { operations, results });
        }
        Ok(())
    }

    fn result(
        &mut self,
        reader: &mut Reader<'de>,
        at: &Path<'_>,
        operation: Option<&Requested>,
    ) -> Result<(), Stop> {
        let mut has_data = false;
        let found = reader.defined_members(
            at,
            "a result object",
            ResultMember::WORDS,
            |reader, member, inside, offset| match member {
                ResultMember::Data => {
                    has_data = true;
                    if operation.is_some_and(|operation| operation.result_is_empty) {
                        return forbidden(reader, inside, offset, "data");
                    }
                    self.result_data(reader, inside, operation)
                }
                ResultMember::Meta => self.meta(reader, inside),
            },
        )?;
        if let Some(found) = found
            && !has_data
            && operation.is_some_and(|operation| operation.result_has_data)
        {
            reader.missing(at, found.start, "data");
        }
        Ok(())
    }

    fn result_data(
        &mut self,
        reader: &mut Reader<'de>,
        at: &Path<'_>,
        operation: Option<&Requested>,
    ) -> Result<(), Stop> {
        let needs_resource = operation.is_some_and(|operation| operation.result_has_data);
        match reader.peek() {
            b'{' => {
                let Some(identity) = self.resource(reader, at, Naming::Id)? else { return Ok(()) };
                if let Some(Requested { type_name, id, .. }) = operation {
                    hold_against(reader, at, &identity, type_name.as_deref(), id.as_deref());
                }
                Ok(())
            }
            _ if needs_resource => reader.wrong_type(at, "a resource object"),
            b'n' => reader.try_null().map(|_| ()),
            b'[' if operation.is_some_and(|operation| operation.is_about_resource) => {
                reader.wrong_type(at, "a resource object or null")
            }
            b'[' => reader.items(at, "an array", &mut |reader, at| {
                self.resource(reader, at, Naming::Id).map(|_| ())
            }),
            _ => reader.wrong_type(at, "a resource object, an array of them, or null"),
        }
    }

    fn requested_operations(&self) -> Option<usize> {
        let operations = self.check.request.as_ref()?.get("atomic:operations")?;
        operations.as_array().map(Vec::len)
    }

    /// What the result at this place has to hold, by the request that is answered.
    fn requested_operation(&self, index: usize) -> Option<Requested> {
        let operations = self.check.request.as_ref()?.get("atomic:operations")?;
        let operation = operations.get(index)?;
        let text = |value: &serde_json::Value, name: &str| {
            value.get(name).and_then(serde_json::Value::as_str).map(str::to_owned)
        };
        let op = text(operation, "op");
        let target = operation.get("ref");
        // The URL of a relationship is not told from others, but the shape of its data is.
        let to_linkage = operation.get("href").is_some()
            && operation.get("data").is_some_and(|data| data.is_array() || data.is_null());
        let data = operation.get("data").filter(|data| data.is_object());
        let to_relationship =
            to_linkage || target.is_some_and(|target| target.get("relationship").is_some());
        let name = |member: &str| {
            let of_target = target.and_then(|target| text(target, member));
            of_target.or_else(|| data.and_then(|data| text(data, member)))
        };
        let id = name("id");
        Some(Requested {
            result_is_empty: to_relationship || op.as_deref() == Some("remove"),
            result_has_data: op.as_deref() == Some("add")
                && data.is_some()
                && !to_relationship
                && id.is_none(),
            is_about_resource: !to_relationship && (target.is_some() || data.is_some()),
            type_name: name("type"),
            id,
        })
    }
}

/// How many items an array has; the reader stands where it stood.
fn count_items(reader: &mut Reader<'_>, at: &Path<'_>) -> Result<usize, Stop> {
    let (mut count, offset) = (0, reader.offset());
    reader.again_at(offset, |reader| {
        reader.items(at, "an array", &mut |reader, at| {
            count += 1;
            reader.skip_muted(at)
        })
    })?;
    Ok(count)
}
