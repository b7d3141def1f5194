//! Payloads that were built, held against the rules of their description.

use crate::payload::Payload;
use crate::reader::{HalFields, Options, Reader, alone};
use crate::resource::Resource;
use crate::rules;
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
    if let Some(id) = payload.id_text() {
        let mut is_broken = false;
        rules::string(schema.id_rules, &id, |_| is_broken = true);
        if is_broken {
            // The body has no place to point at.
            let fault = Fault::InvalidId { found: shortened(&id) };
            return Err(alone(Violation::new(fault, None, 0)));
        }
    }
    Ok(payload)
}
