//! Payloads, read from the body of a request.

use crate::payload::Payload;
use crate::reader::{HalFields, Options, Reader, no_value};
use crate::resource::Resource;
use crate::violation::Violations;

/// Reads the body of a request; `restore` makes the payload of what was found.
///
/// # Errors
///
/// Every violation of the body.
pub fn read_hal_payload<'de, P: Payload, F: HalFields<'de>>(
    body: &'de [u8],
    options: &Options,
    restore: impl FnOnce(&mut F) -> Option<P>,
) -> Result<P, Violations> {
    let mut fields = F::vacant();
    Reader::run_hal(body, options, P::Resource::SCHEMA, P::OPERATION, &mut fields)?;
    restore(&mut fields).ok_or_else(no_value)
}
