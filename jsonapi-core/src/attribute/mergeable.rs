//! Objects that a merge patch changes member by member.

use core::hash::BuildHasher;
use std::collections::{BTreeMap, HashMap};

use super::{Attribute, ReadAttribute};
use crate::json::JsonWriter;
use crate::path::Path;
use crate::reader::{Reader, Stop};
use crate::schema::Kind;

/// An object whose members a JSON Merge Patch (RFC 7396) sets and removes one by one.
///
/// `#[derive(Attribute)]` implements it where the type is marked `#[attribute(patch)]`, and makes
/// the patch: a struct with the object's members, each absent, `null` or a value.
///
/// ```
/// use jsonapi_core::{Attribute, Patch, Payload, Resource};
///
/// #[derive(Attribute, Debug, Clone, PartialEq)]
/// #[attribute(patch)]
/// struct Contact {
///     email: Option<String>,
///     phone: Option<String>,
/// }
///
/// #[derive(Resource)]
/// #[resource(format = "hal", path = "/customers")]
/// struct Customer {
///     #[resource(id)]
///     id: String,
///     #[attribute(patch)]
///     contact: Option<Contact>,
/// }
///
/// let update = Customer::update("1").contact(|it| it.email("a@b.c").clear_phone()).build();
/// assert_eq!(update.to_vec()?, br#"{"contact":{"email":"a@b.c","phone":null}}"#);
/// let contact = update.contact.into_value().unwrap();
/// assert_eq!(contact, ContactPatch { email: Patch::from("a@b.c".to_owned()), phone: Patch::Null });
/// # Ok::<(), jsonapi_core::WriteError>(())
/// ```
///
/// The patch of a map is a map in which a member may be `null`, which removes it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no patch",
    label = "cannot be changed member by member",
    note = "`#[derive(Attribute)]` makes one where the struct is marked `#[attribute(patch)]`"
)]
pub trait Mergeable {
    /// What changes such an object.
    type Patch: Default;
}

impl<K, V> Mergeable for BTreeMap<K, V> {
    type Patch = BTreeMap<K, Option<V>>;
}

impl<K, V, S: BuildHasher + Default> Mergeable for HashMap<K, V, S> {
    type Patch = HashMap<K, Option<V>, S>;
}

/// What the derives ask of an object that is merged. `#[derive(Attribute)]` implements it where there
/// is no patch: then the description of the field says so, and nothing else has to.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no patch",
    label = "cannot be changed member by member",
    note = "`#[derive(Attribute)]` makes one where the struct is marked `#[attribute(patch)]`"
)]
pub trait MayMerge {
    /// What changes such an object.
    type Patch: Default;

    /// Whether there is a patch.
    const MERGES: bool;
}

impl<T: Mergeable> MayMerge for T {
    type Patch = T::Patch;
    const MERGES: bool = true;
}

/// What stands where there is no patch. No program that has one compiles.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NoPatch;

impl Attribute for NoPatch {
    const KIND: Kind = Kind::Any;

    fn write(&self, writer: &mut JsonWriter) {
        writer.null();
    }
}

impl<'de> ReadAttribute<'de> for NoPatch {
    fn read(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        reader.skip(at)?;
        Ok(None)
    }
}
