//! Payloads that were built, held against the rules of their description.

use crate::payload::Payload;
use crate::reader::Options;
use crate::refusal;
use crate::resource::{Fields, Resource};
use crate::violation::Violations;

/// The text of a payload that was built, to be read by [`held`].
pub fn written<P: Payload>(payload: &P) -> Vec<u8> {
    payload.write_body().into_checked_text()
}

/// A payload that was built, if it holds the rules of its description: its text is read as a server
/// reads it, so that there is one way to check. A number that is not finite is reported as well; what
/// else has no JSON form is none of these rules, and [`to_vec`](Payload::to_vec) reports it.
///
/// `R` is the same payload as `P`, borrowing from the text.
///
/// # Errors
///
/// The broken rules.
pub fn held<'de, P, R>(payload: P, text: &'de [u8]) -> Result<P, Violations>
where
    P: Payload,
    R: Payload,
    <R::Resource as Resource>::Partial: Fields<'de>,
{
    let options = Options {
        lenient: false,
        endpoint_id: payload.id_text().map(Into::into),
        ..Options::own_text()
    };
    match R::read_body(text, &options).err().and_then(Violations::of_rules) {
        Some(violations) => Err(violations),
        None => {
            refusal::violations(text, P::Resource::SCHEMA, &payload.refusals()).map(|()| payload)
        }
    }
}
