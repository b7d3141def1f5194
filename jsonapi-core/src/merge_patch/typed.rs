//! Resources and their updates as values.

use super::state::State;
use super::{MergeError, hal, resource};
use crate::json::JsonWriter;
use crate::payload::Payload;
use crate::reader::Options;
use crate::refusal::accepted;
use crate::resource::{Fields, Resource, ResourceId};
use crate::schema::Representation;

/// An update as a patch: made of the difference between two states of a resource, and applied to
/// one. Every update of a resource that borrows nothing has it. `R` is the resource's
/// representation, which the compiler finds out.
///
/// What counts is what responses show and an update may set. Members that only the server sets are
/// passed over, and so is what no response shows: `write_only` attributes, local ids.
///
/// ```
/// use jsonapi_core::{MergePatch, Payload, Resource, ToOne};
///
/// #[derive(Resource, Debug, Clone, PartialEq)]
/// #[resource(type = "people", path = "/people")]
/// struct Person {
///     #[resource(id)]
///     id: String,
///     #[attribute]
///     name: Option<String>,
///     #[attribute]
///     nickname: Option<String>,
///     #[relationship]
///     parent: ToOne<Person>,
/// }
///
/// let old = Person {
///     id: "1".to_owned(),
///     name: Some("Ann".to_owned()),
///     nickname: Some("A".to_owned()),
///     parent: ToOne::to(Person::identifier("2")),
/// };
/// let new = Person { nickname: None, ..old.clone() };
/// let update = PersonUpdate::between(&old, &new)?;
/// assert_eq!(
///     update.to_string()?,
///     r#"{"data":{"type":"people","id":"1","attributes":{"nickname":null}}}"#,
/// );
/// assert_eq!(update.apply_to(&old)?, new);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Updates in HAL go into objects, for they are JSON Merge Patches:
///
/// ```
/// use jsonapi_core::{Attribute, MergePatch, Payload, Resource};
///
/// #[derive(Resource, Debug, Clone, PartialEq)]
/// #[resource(format = "hal", path = "/customers")]
/// struct Customer {
///     #[resource(id)]
///     id: String,
///     #[attribute(patch)]
///     contact: Option<Contact>,
/// }
///
/// #[derive(Attribute, Debug, Clone, PartialEq)]
/// #[attribute(patch)]
/// struct Contact {
///     email: Option<String>,
///     phone: Option<String>,
/// }
///
/// let contact = |email: &str, phone: Option<&str>| {
///     Some(Contact { email: Some(email.to_owned()), phone: phone.map(str::to_owned) })
/// };
/// let old = Customer { id: "1".to_owned(), contact: contact("a@b.c", Some("1234")) };
/// let new = Customer { id: "1".to_owned(), contact: contact("a@b.c", None) };
/// let update = CustomerUpdate::between(&old, &new)?;
/// assert_eq!(update.to_string()?, r#"{"contact":{"phone":null}}"#);
/// assert_eq!(update.apply_to(&old)?, new);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait MergePatch<R>: Payload {
    /// The smallest update that makes `new` of `old`: what differs and nothing else, but for
    /// members that an update has to have.
    ///
    /// In JSON:API, attributes and linkage are sent whole, and linkage that `new` does not show is
    /// not changed. In HAL, objects are compared member by member; what `new` does not have is
    /// removed. Links that an update may set are sent whole, each relation for itself. Values are
    /// compared by what they mean as JSON.
    ///
    /// # Errors
    ///
    /// [`MergeError`] if the ids differ, if no update makes the one of the other, if a value has no
    /// JSON form, or if an update must not have it.
    fn between(old: &Self::Resource, new: &Self::Resource) -> Result<Self, MergeError>
    where
        Self: OwnsText;

    /// The resource that this update makes of another: what it names is set, everything else stays
    /// as it is. What no response shows is empty, as if the resource had been read.
    ///
    /// # Errors
    ///
    /// [`MergeError`] if the update is of another resource, or if a value has no JSON form.
    fn apply_to(&self, resource: &Self::Resource) -> Result<Self::Resource, MergeError>
    where
        Self: OwnsText;
}

/// A payload that borrows nothing from the text that it is read from, so that [`MergePatch`] can read
/// it from a text of its own. It is the payload of every resource without a lifetime.
#[diagnostic::on_unimplemented(
    message = "`{Self}` borrows from the document that it is read from, and a patch is read from a text of its own",
    label = "borrows from a document",
    note = "`MergePatch` is for resources that own their text: use `String` in place of `&str` and `Cow<str>`"
)]
pub trait OwnsText {}

#[diagnostic::do_not_recommend]
impl<P: serde::de::DeserializeOwned> OwnsText for P {}

impl<P, R> MergePatch<R> for P
where
    P: Payload<Resource: Resource<Update = P, Partial: for<'de> Fields<'de>> + State<R>>,
{
    fn between(old: &P::Resource, new: &P::Resource) -> Result<Self, MergeError> {
        let id = new.resource_id().to_text();
        same_resource(&old.resource_id().to_text(), &id)?;
        let schema = P::Resource::SCHEMA;
        let (before, after) = (shown(old)?, shown(new)?);
        let endpoint_id = Some(id.into_owned());
        let options = Options { lenient: false, endpoint_id, ..Options::own_text() };
        match schema.representation {
            Representation::JsonApi => {
                let body = resource::update_between(schema, &before, &after)?;
                Ok(accepted(&body, &options)?)
            }
            Representation::Hal => {
                let difference = hal::update_between(schema, &before, &after)?;
                let update: P = accepted(&difference.body, &options)?;
                hal::is_kept(schema, &difference.body, &Payload::to_vec(&update)?)?;
                difference.made(|| shown(&applied(&update, old)?), &after)?;
                Ok(update)
            }
        }
    }

    fn apply_to(&self, resource: &P::Resource) -> Result<P::Resource, MergeError> {
        let id = self.id_text().unwrap_or_default();
        same_resource(&resource.resource_id().to_text(), &id)?;
        applied(self, resource)
    }
}

/// What an update makes of the resource that it is of.
fn applied<P, R>(update: &P, resource: &P::Resource) -> Result<P::Resource, MergeError>
where
    P: Payload<Resource: State<R>>,
{
    let schema = P::Resource::SCHEMA;
    let (old, update) = (shown(resource)?, Payload::to_string(update)?);
    let body = match schema.representation {
        Representation::JsonApi => resource::updated(schema, &old, &update)?,
        Representation::Hal => hal::updated(&old, &update)?,
    };
    Ok(P::Resource::read_state(&body)?)
}

/// The resource as a response shows it.
fn shown<R>(resource: &impl State<R>) -> Result<String, MergeError> {
    let mut writer = JsonWriter::comparing();
    resource.write_state(&mut writer);
    Ok(writer.finish_string()?)
}

fn same_resource(expected: &str, found: &str) -> Result<(), MergeError> {
    if expected == found {
        return Ok(());
    }
    let (expected, found) = (expected.to_owned(), found.to_owned());
    Err(MergeError::OtherResource { expected, found })
}
