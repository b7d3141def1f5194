//! Resources and their updates as values.

use super::MergeError;
use super::resource::{update_between, updated};
use crate::json::JsonWriter;
use crate::path::Path;
use crate::payload::{Payload, write_resource};
use crate::reader::{Options, Reader, no_value};
use crate::refusal;
use crate::resource::{Fields, ReadResource, Resource, ResourceId, WriteMembers};
use crate::schema::Operation;
use crate::writer::Members;

/// An update as a patch: made of the difference between two states of a resource, and applied to
/// one. Every update of a resource that borrows nothing has it.
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
pub trait MergePatch: Payload {
    /// The smallest update that makes `new` of `old`: the attributes that differ, and the linkage
    /// that differs, each whole. Members that an update has to have are in it anyway. Linkage that
    /// `new` does not show is not changed.
    ///
    /// Values are compared by what they mean as JSON.
    ///
    /// # Errors
    ///
    /// [`MergeError`] if the ids differ, if `new` does not show an attribute that `old` does, if a
    /// value has no JSON form, or if an update must not have it.
    fn between(old: &Self::Resource, new: &Self::Resource) -> Result<Self, MergeError>;

    /// The resource that this update makes of another: what it names is set, everything else stays
    /// as it is. What no response shows is empty, as if the resource had been read.
    ///
    /// # Errors
    ///
    /// [`MergeError`] if the update is of another resource, or if a value has no JSON form.
    fn apply_to(&self, resource: &Self::Resource) -> Result<Self::Resource, MergeError>;
}

impl<P> MergePatch for P
where
    P: Payload<
        Resource: Resource<Update = P, Partial: for<'de> Fields<'de>>
                      + WriteMembers
                      + for<'de> ReadResource<'de>,
    >,
{
    fn between(old: &P::Resource, new: &P::Resource) -> Result<Self, MergeError> {
        same_resource(&old.resource_id().to_text(), &new.resource_id().to_text())?;
        let schema = P::Resource::SCHEMA;
        let body = update_between(schema, &shown(old)?, &shown(new)?)?;
        let mut fields = <P::Resource as Resource>::Partial::vacant();
        let options = Options::own_text();
        let meta = Reader::run_payload(&body, &options, schema, Operation::Update, &mut fields)?;
        let update = P::from_parts(&mut fields, meta).ok_or_else(no_value)?;
        refusal::violations(&body, schema, &update.refusals())?;
        Ok(update)
    }

    fn apply_to(&self, resource: &P::Resource) -> Result<P::Resource, MergeError> {
        let id = self.id_text().unwrap_or_default();
        same_resource(&resource.resource_id().to_text(), &id)?;
        let mut writer = JsonWriter::comparing();
        write_resource(&mut writer, self);
        let update = writer.finish_string()?;
        let body = updated(P::Resource::SCHEMA, &shown(resource)?, &update)?;
        Ok(Reader::run(&body, &Options::own_text(), |reader| {
            P::Resource::read_resource(reader, &Path::ROOT.member("data"))
        })?)
    }
}

/// The resource object as a response shows it.
fn shown<R: Resource + WriteMembers>(resource: &R) -> Result<String, MergeError> {
    let mut writer = JsonWriter::comparing();
    Members::write(&mut writer, R::SCHEMA, Operation::Read, resource);
    Ok(writer.finish_string()?)
}

fn same_resource(expected: &str, found: &str) -> Result<(), MergeError> {
    if expected == found {
        return Ok(());
    }
    let (expected, found) = (expected.to_owned(), found.to_owned());
    Err(MergeError::OtherResource { expected, found })
}
