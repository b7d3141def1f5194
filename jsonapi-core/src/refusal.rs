//! What an author's own function has against a payload.

use std::borrow::Cow;

use crate::path::Path;
use crate::payload::Payload;
use crate::reader::{LINKS, Options, Reader, Stop};
use crate::resource::{Fields, Resource};
use crate::schema::{Representation, Schema};
use crate::violation::{Fault, RuleFault, Violations};

/// What is wrong with a payload, by a rule of the author's own: what a function that
/// `#[resource(check = …)]` names gives.
///
/// ```
/// use jsonapi_core::{Payload, Refusal, Resource};
///
/// #[derive(Resource)]
/// #[resource(type = "seasons", check(create = in_order))]
/// struct Season {
///     #[resource(id)]
///     id: String,
///     #[attribute(required)]
///     from: u16,
///     #[attribute(required)]
///     to: u16,
/// }
///
/// fn in_order(season: &SeasonCreate) -> Result<(), Refusal> {
///     if season.from > season.to {
///         return Err(Refusal::of("to", "A season ends after it begins."));
///     }
///     Ok(())
/// }
///
/// let violations = Season::create().from(2027).to(2026).build().unwrap_err();
/// assert_eq!(violations.to_string(), "/data/attributes/to: A season ends after it begins.");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    member: Option<String>,
    message: String,
}

impl Refusal {
    /// Something is wrong with the payload as a whole.
    pub fn new(message: impl Into<String>) -> Self {
        Self { member: None, message: message.into() }
    }

    /// Something is wrong with an attribute or a relationship, by its name in documents. The
    /// violation points to it, or where it is absent, to what would hold it.
    pub fn of(member: impl Into<String>, message: impl Into<String>) -> Self {
        Self { member: Some(member.into()), message: message.into() }
    }
}

/// What a function that checks a payload can give as its error.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say what is wrong with a payload",
    label = "no refusal",
    note = "use `Refusal`, `Vec<Refusal>`, or a text"
)]
pub trait IntoRefusals {
    /// Everything that is wrong; there is at least one thing.
    fn into_refusals(self) -> Vec<Refusal>;
}

impl IntoRefusals for Refusal {
    fn into_refusals(self) -> Vec<Refusal> {
        vec![self]
    }
}

impl IntoRefusals for Vec<Refusal> {
    fn into_refusals(self) -> Vec<Refusal> {
        self
    }
}

impl IntoRefusals for String {
    fn into_refusals(self) -> Vec<Refusal> {
        vec![Refusal::new(self)]
    }
}

impl IntoRefusals for &str {
    fn into_refusals(self) -> Vec<Refusal> {
        vec![Refusal::new(self)]
    }
}

/// What a function has against a payload.
pub fn refusals<E: IntoRefusals>(checked: Result<(), E>) -> Vec<Refusal> {
    checked.err().map(E::into_refusals).unwrap_or_default()
}

/// Reads the body of a request, and has the author's own function look at the payload.
// Once for each payload, however many places read it.
#[inline(never)]
pub(crate) fn accepted<'de, P: Payload>(body: &'de [u8], options: &Options) -> Result<P, Violations>
where
    <P::Resource as Resource>::Partial: Fields<'de>,
{
    // What was read stays where it is: payloads are large.
    let payload = P::read_body(body, options);
    if let Ok(read) = &payload {
        let refusals = read.refusals();
        if !refusals.is_empty() {
            violations(body, P::Resource::SCHEMA, &refusals)?;
        }
    }
    payload
}

/// The violations of a document whose payload was refused. The document is valid.
pub(crate) fn violations(
    body: &[u8],
    schema: &Schema,
    refusals: &[Refusal],
) -> Result<(), Violations> {
    if refusals.is_empty() {
        return Ok(());
    }
    Reader::run_through(body, &Options::own_text(), &mut |reader| {
        if schema.representation == Representation::Hal {
            return reader.refuse(schema, refusals, &Path::ROOT);
        }
        reader.each_own_entry(|reader, name| {
            if name == "data" {
                reader.refuse(schema, refusals, &Path::ROOT.member("data"))
            } else {
                reader.skip_valid()
            }
        })
    })
}

impl Reader<'_> {
    /// Passes a valid resource object and reports what is wrong with it, each at its place.
    pub(crate) fn refuse(
        &mut self,
        schema: &Schema,
        refusals: &[Refusal],
        at: &Path<'_>,
    ) -> Result<(), Stop> {
        let start = self.offset();
        // The members, each behind the container that it stands in, if it stands in one.
        let mut found = Vec::new();
        self.each_own_entry(|reader, name| {
            found.push((None, name.clone(), reader.offset()));
            if !(CONTAINERS.contains(&&*name) && reader.peek() == b'{') {
                return reader.skip_valid();
            }
            reader.each_own_entry(|reader, inner| {
                found.push((Some(name.clone()), inner, reader.offset()));
                reader.skip_valid()
            })
        })?;
        let place = |container: Option<&str>, name: &str| {
            let is_it = |(known, inner, _): &&(Option<Cow<'_, str>>, Cow<'_, str>, usize)| {
                known.as_deref() == container && inner == name
            };
            found.iter().find(is_it).map(|(_, _, offset)| *offset)
        };
        for Refusal { member, message } in refusals {
            let fault = RuleFault::Refused { member: member.clone(), message: message.clone() };
            let fault = Fault::Rule(fault);
            let name = member.as_deref().unwrap_or_default();
            let container = container(schema, name);
            let outer = container.map_or(*at, |container| at.member(container));
            if let Some(offset) = place(container, name) {
                self.report(&outer.member(name), offset, fault);
            } else if let Some(offset) = container.and_then(|container| place(None, container)) {
                self.report(&outer, offset, fault);
            } else {
                self.report(at, start, fault);
            }
        }
        Ok(())
    }
}

const CONTAINERS: [&str; 3] = ["attributes", "relationships", LINKS];

/// The member of a resource object that a member stands in, if it stands in one.
fn container(schema: &Schema, name: &str) -> Option<&'static str> {
    let is_hal = schema.representation == Representation::Hal;
    if schema.attribute(name).is_some() {
        return (!is_hal).then_some("attributes");
    }
    schema.relationship(name).map(|_| if is_hal { LINKS } else { "relationships" })
}
