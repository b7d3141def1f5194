//! Requests that change one relationship (JSON:API 1.1, "Updating Relationships").

use core::fmt;

use crate::identifier::{Identifier, Target};
use crate::json::{JsonWriter, Purpose, WriteError};
use crate::object::Meta;
use crate::path::Path;
use crate::payload::resource_path;
use crate::reader::{DataRule, DocumentParts, Options, Reader, Stop};
use crate::relationship::PayloadLinkage;
use crate::resource::{Resource, ResourceId};
use crate::schema::Operation;
use crate::violation::Violations;

/// A request that replaces or clears a to-one relationship: a `PATCH` of the relationship.
///
/// ```
/// use jsonapi_core::{Resource, ToOne, ToOneUpdate};
///
/// #[derive(Resource)]
/// #[resource(type = "people", path = "/people")]
/// struct Person {
///     #[resource(id)]
///     id: String,
///     #[relationship]
///     parent: ToOne<Person>,
/// }
///
/// let update = ToOneUpdate::replace(Person::identifier("2"));
/// assert_eq!(update.to_vec()?, br#"{"data":{"type":"people","id":"2"}}"#);
/// let path = ToOneUpdate::<Person>::path_of::<Person>(&"1".into(), "parent");
/// assert_eq!(path.as_deref(), Some("/people/1/relationships/parent"));
/// assert_eq!(ToOneUpdate::from_slice(&update.to_vec()?).unwrap(), update);
/// # Ok::<(), jsonapi_core::WriteError>(())
/// ```
pub struct ToOneUpdate<T: Target> {
    /// The related resource; `None` clears the relationship.
    pub data: Option<Identifier<T>>,
    /// Top-level meta information.
    pub meta: Option<Meta>,
}

/// What is done to a to-many relationship.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Change {
    /// All members are replaced: a `PATCH`.
    Replace,
    /// Members are added: a `POST`.
    Add,
    /// Members are removed: a `DELETE`.
    Remove,
}

impl Change {
    /// The HTTP method.
    pub const fn method(self) -> &'static str {
        match self {
            Self::Replace => "PATCH",
            Self::Add => "POST",
            Self::Remove => "DELETE",
        }
    }
}

/// A request that replaces, adds or removes members of a to-many relationship.
pub struct ToManyUpdate<T: Target> {
    /// What is done.
    pub change: Change,
    /// The members.
    pub data: Vec<Identifier<T>>,
    /// Top-level meta information.
    pub meta: Option<Meta>,
}

impl<T: Target> ToOneUpdate<T> {
    /// Replaces the related resource.
    pub const fn replace(target: Identifier<T>) -> Self {
        Self { data: Some(target), meta: None }
    }

    /// Clears the relationship.
    pub const fn clear() -> Self {
        Self { data: None, meta: None }
    }

    /// The HTTP method: `PATCH`.
    pub const fn method(&self) -> &'static str {
        "PATCH"
    }

    /// The path of a relationship of the resource `R`, as JSON:API recommends it; `None` if `R` has
    /// no such relationship.
    pub fn path_of<R: Resource>(id: &R::Id, relationship: &str) -> Option<String> {
        relationship_path::<R>(id, relationship, false)
    }

    /// The request's document as JSON text.
    ///
    /// # Errors
    ///
    /// [`WriteError`] when an identifier has a local id alone, or `meta` a name that is not legal.
    pub fn to_vec(&self) -> Result<Vec<u8>, WriteError> {
        written(&self.data, self.meta.as_ref()).finish()
    }

    /// Reads a request strictly.
    ///
    /// # Errors
    ///
    /// Every [`Violation`](crate::Violation) of the document.
    pub fn from_slice(body: &[u8]) -> Result<Self, Violations> {
        let mut data = None;
        let meta = read(body, &mut |reader, at| {
            if !reader.try_null()? {
                data = Identifier::read(reader, at)?;
            }
            Ok(())
        })?;
        Ok(Self { data, meta })
    }
}

impl<T: Target> ToManyUpdate<T> {
    /// Replaces all members.
    pub fn replace(targets: impl IntoIterator<Item = Identifier<T>>) -> Self {
        Self::of(Change::Replace, targets)
    }

    /// Adds members.
    pub fn add(targets: impl IntoIterator<Item = Identifier<T>>) -> Self {
        Self::of(Change::Add, targets)
    }

    /// Removes members.
    pub fn remove(targets: impl IntoIterator<Item = Identifier<T>>) -> Self {
        Self::of(Change::Remove, targets)
    }

    fn of(change: Change, targets: impl IntoIterator<Item = Identifier<T>>) -> Self {
        Self { change, data: targets.into_iter().collect(), meta: None }
    }

    /// The HTTP method: `PATCH`, `POST` or `DELETE`.
    pub const fn method(&self) -> &'static str {
        self.change.method()
    }

    /// The path of a relationship of the resource `R`, as JSON:API recommends it; `None` if `R` has
    /// no such relationship.
    pub fn path_of<R: Resource>(id: &R::Id, relationship: &str) -> Option<String> {
        relationship_path::<R>(id, relationship, true)
    }

    /// The request's document as JSON text.
    ///
    /// # Errors
    ///
    /// [`WriteError`] when an identifier has a local id alone, or `meta` a name that is not legal.
    pub fn to_vec(&self) -> Result<Vec<u8>, WriteError> {
        written(&self.data, self.meta.as_ref()).finish()
    }

    /// Reads a request strictly. What is done is said by its method.
    ///
    /// # Errors
    ///
    /// Every [`Violation`](crate::Violation) of the document.
    pub fn from_slice(change: Change, body: &[u8]) -> Result<Self, Violations> {
        let mut data = Vec::new();
        let meta = read(body, &mut |reader, at| {
            reader.linkage_items(at, &mut |reader, at| {
                data.extend(Identifier::read(reader, at)?);
                Ok(())
            })
        })?;
        Ok(Self { change, data, meta })
    }
}

fn relationship_path<R: Resource>(id: &R::Id, name: &str, to_many: bool) -> Option<String> {
    let relationship = R::SCHEMA.relationship(name).filter(|known| known.to_many == to_many)?;
    let resource = resource_path(R::SCHEMA.path, &id.to_text());
    Some(resource_path(&format!("{resource}/relationships"), relationship.name))
}

fn written(data: &impl PayloadLinkage, meta: Option<&Meta>) -> JsonWriter {
    let mut writer = JsonWriter::new();
    writer.set_purpose(Purpose::Update);
    writer.raw("{\"data\":");
    data.write(&mut writer);
    if let Some(meta) = meta {
        writer.raw(",\"meta\":");
        meta.write_meta(&mut writer);
    }
    writer.raw("}");
    writer
}

/// Reads a document whose `data` is taken by `take`, and gives its `meta`.
fn read<'de>(
    body: &'de [u8],
    take: &mut dyn FnMut(&mut Reader<'de>, &Path<'_>) -> Result<(), Stop>,
) -> Result<Option<Meta>, Violations> {
    Reader::run(body, &Options::payload(), |reader| {
        // Nothing is created here, so nothing is named by a local id.
        reader.set_operation(Operation::Read);
        Ok(Some(reader.document(&mut LinkageParts { take })?.meta))
    })
}

/// The document of a relationship: linkage and nothing included.
struct LinkageParts<'t, 'de> {
    take: &'t mut dyn FnMut(&mut Reader<'de>, &Path<'_>) -> Result<(), Stop>,
}

impl<'de> DocumentParts<'de> for LinkageParts<'_, 'de> {
    fn data_rule(&self) -> DataRule {
        DataRule::Always
    }

    fn may_include(&self) -> bool {
        false
    }

    fn data(&mut self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<(), Stop> {
        (self.take)(reader, at)
    }

    fn included(&mut self, reader: &mut Reader<'de>, at: &Path<'_>) -> Result<(), Stop> {
        reader.skip(at)
    }
}

impl<T: Target> fmt::Debug for ToOneUpdate<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ToOneUpdate").field("data", &self.data).field("meta", &self.meta).finish()
    }
}

impl<T: Target> fmt::Debug for ToManyUpdate<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ToManyUpdate")
            .field("change", &self.change)
            .field("data", &self.data)
            .field("meta", &self.meta)
            .finish()
    }
}

impl<T: Target<Id: Clone>> Clone for ToOneUpdate<T> {
    fn clone(&self) -> Self {
        Self { data: self.data.clone(), meta: self.meta.clone() }
    }
}

impl<T: Target<Id: Clone>> Clone for ToManyUpdate<T> {
    fn clone(&self) -> Self {
        Self { change: self.change, data: self.data.clone(), meta: self.meta.clone() }
    }
}

impl<T: Target<Id: PartialEq>> PartialEq for ToOneUpdate<T> {
    fn eq(&self, other: &Self) -> bool {
        self.data == other.data && self.meta == other.meta
    }
}

impl<T: Target<Id: PartialEq>> PartialEq for ToManyUpdate<T> {
    fn eq(&self, other: &Self) -> bool {
        self.change == other.change && self.data == other.data && self.meta == other.meta
    }
}
