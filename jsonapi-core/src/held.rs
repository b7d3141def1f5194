//! Payloads that were built, held against the rules of their description.

use crate::payload::Payload;
use crate::reader::Options;
use crate::refusal;
use crate::resource::{Fields, Resource};
use crate::rules;
use crate::schema::{Operation, Representation};
use crate::violation::{Violation, Violations};

/// The text of a payload that was built, to be read by [`held`].
pub fn written<P: Payload>(payload: &P) -> Vec<u8> {
    payload.write_body().into_text()
}

/// A payload that was built, if it holds the rules of its description: its text is read as a server
/// reads it, so that there is one way to check. What has no JSON form is none of these rules;
/// [`to_vec`](Payload::to_vec) reports it.
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
    let in_body = R::read_body(text, &options).err().and_then(Violations::of_rules);
    match Violations::joined(in_url(&payload), in_body) {
        Some(violations) => Err(violations),
        None => {
            refusal::violations(text, P::Resource::SCHEMA, &payload.refusals()).map(|()| payload)
        }
    }
}

/// The rules that an id breaks which is in the URL alone: they are about the request as a whole.
fn in_url<P: Payload>(payload: &P) -> Vec<Violation> {
    let schema = P::Resource::SCHEMA;
    let mut violations = Vec::new();
    if schema.representation == Representation::Hal
        && P::OPERATION == Operation::Update
        && let Some(id) = payload.id_text()
    {
        rules::string(schema.id_rules, &id, |fault| {
            violations.push(Violation::new(fault, Some(String::new()), 0));
        });
    }
    violations
}
