//! Payloads that were built, held against the rules of their description.

use crate::payload::Payload;
use crate::reader::{HalFields, Options, Reader, alone, breaks_rules};
use crate::resource::Resource;
use crate::violation::{Fault, Violation, Violations, shortened};

/// A payload that was built, held against the rules of its description: its text is read as a server
/// reads it. The id of an update is in the URL, so it is looked at by itself.
///
/// # Errors
///
/// The broken rules.
pub fn held<'de, P: Payload, F: HalFields<'de>>(
    payload: P,
    text: &'de [u8],
) -> Result<P, Violations> {
    let options = Options { lenient: false, ..Options::own_text() };
    let schema = P::Resource::SCHEMA;
    let read = Reader::run_hal(text, &options, schema, P::OPERATION, &mut F::vacant());
    if let Some(violations) = read.err().and_then(Violations::of_rules) {
        return Err(violations);
    }
    match payload.id_text() {
        Some(id) if breaks_rules(schema, &id) => {
            // The body has no place to point at.
            let fault = Fault::InvalidId { found: shortened(&id) };
            Err(alone(Violation::new(fault, None, 0)))
        }
        _ => Ok(payload),
    }
}
