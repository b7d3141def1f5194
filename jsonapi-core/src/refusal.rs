//! What an author's own function has against a payload.

use crate::path::Path;
use crate::reader::{Options, Reader, Stop};
use crate::schema::Schema;
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
        // Container, member and place of everything that could be meant.
        let mut found = Vec::new();
        self.each_own_entry(|reader, container| {
            let offset = reader.offset();
            if container == "attributes" || container == "relationships" {
                reader.each_own_entry(|reader, name| {
                    found.push((container.clone(), Some(name), reader.offset()));
                    reader.skip_valid()
                })?;
            } else {
                reader.skip_valid()?;
            }
            found.push((container, None, offset));
            Ok(())
        })?;
        for refusal in refusals {
            let (container, member) = place(schema, refusal.member.as_deref());
            let known = |member: Option<&str>| {
                found.iter().find(|(known, name, _)| {
                    Some(&**known) == container && name.as_deref() == member
                })
            };
            let message = refusal.message.clone();
            let fault = Fault::Rule(RuleFault::Refused { member: refusal.member.clone(), message });
            match (known(member), known(None)) {
                (Some((container, Some(name), offset)), _) => {
                    self.report(&at.member(container).member(name), *offset, fault);
                }
                (Some((container, None, offset)), _) | (None, Some((container, _, offset))) => {
                    self.report(&at.member(container), *offset, fault);
                }
                (None, None) => self.report(at, start, fault),
            }
        }
        Ok(())
    }
}

/// Where a member stands: in which container under which name, or as a container itself.
fn place<'m>(schema: &Schema, member: Option<&'m str>) -> (Option<&'m str>, Option<&'m str>) {
    match member {
        Some(name) if schema.attribute(name).is_some() => (Some("attributes"), Some(name)),
        Some(name) if schema.relationship(name).is_some() => (Some("relationships"), Some(name)),
        // The resource's own: `id`, `lid`.
        other => (other, None),
    }
}
