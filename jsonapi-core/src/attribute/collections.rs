//! Arrays and maps.

use core::hash::{BuildHasher, Hash};
use std::collections::{BTreeMap, HashMap};

use super::{Attribute, Patch, ReadAttribute};
use crate::json::JsonWriter;
use crate::path::Path;
use crate::reader::{Reader, Stop};
use crate::schema::Kind;

/// A type with values inside, of which rules can speak: an array or a map.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no values inside that a function could check",
    label = "neither an array nor a map",
    note = "`items(…)` is for arrays, `values(…)` is for maps"
)]
pub trait Container {
    /// The type of the values inside.
    type Value;
}

impl<T> Container for Vec<T> {
    type Value = T;
}

impl<K, V> Container for BTreeMap<K, V> {
    type Value = V;
}

impl<K, V, S> Container for HashMap<K, V, S> {
    type Value = V;
}

impl<T: Container> Container for Option<T> {
    type Value = T::Value;
}

impl<T: Container> Container for Patch<T> {
    type Value = T::Value;
}

impl<T: Container> Container for Box<T> {
    type Value = T::Value;
}

/// The kind of the values inside an array or a map.
const fn inside<T: Attribute>() -> &'static Kind {
    if T::NULLABLE { &Kind::Nullable(&T::KIND) } else { &T::KIND }
}

impl<T: Attribute> Attribute for Vec<T> {
    const KIND: Kind = Kind::Array(inside::<T>());
    const RULED: bool = T::RULED;

    fn write(&self, writer: &mut JsonWriter) {
        writer.array(self, |writer, item| item.write(writer));
    }
}

impl<'de, T: ReadAttribute<'de>> ReadAttribute<'de> for Vec<T> {
    fn read(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        let mut items = Vec::new();
        let mut whole = true;
        let is_array = reader.peek() == b'[';
        reader.items(at, "an array", &mut |reader, at| {
            match T::read(reader, at)? {
                Some(item) => items.push(item),
                None => whole = false,
            }
            Ok(())
        })?;
        Ok((is_array && whole).then_some(items))
    }
}

/// Reads a map; duplicate names are reported.
fn read_map<'de, V: ReadAttribute<'de>>(
    reader: &mut Reader<'de>,
    at: &Path<'_>,
    mut insert: impl FnMut(String, V),
) -> Result<bool, Stop> {
    let mut whole = true;
    // Every name counts here, those with `@` too: the names are data.
    let is_object = reader.each_entry(at, &mut |reader, name, at| {
        match V::read(reader, at)? {
            Some(value) => insert(name.to_owned(), value),
            None => whole = false,
        }
        Ok(())
    })?;
    Ok(is_object && whole)
}

impl<K: AsRef<str>, V: Attribute> Attribute for BTreeMap<K, V> {
    const KIND: Kind = Kind::Map(inside::<V>());
    const RULED: bool = V::RULED;

    fn write(&self, writer: &mut JsonWriter) {
        writer.object(self, |writer, value| value.write(writer));
    }
}

impl<'de, K, V> ReadAttribute<'de> for BTreeMap<K, V>
where
    K: AsRef<str> + From<String> + Ord,
    V: ReadAttribute<'de>,
{
    fn read(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        let mut map = BTreeMap::new();
        let whole = read_map(reader, at, |name, value| {
            map.insert(name.into(), value);
        })?;
        Ok(whole.then_some(map))
    }
}

impl<K: AsRef<str>, V: Attribute, S> Attribute for HashMap<K, V, S> {
    const KIND: Kind = Kind::Map(inside::<V>());
    const RULED: bool = V::RULED;

    fn write(&self, writer: &mut JsonWriter) {
        writer.object(self, |writer, value| value.write(writer));
    }
}

impl<'de, K, V, S> ReadAttribute<'de> for HashMap<K, V, S>
where
    K: AsRef<str> + From<String> + Eq + Hash,
    V: ReadAttribute<'de>,
    S: BuildHasher + Default,
{
    fn read(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        let mut map = HashMap::with_hasher(S::default());
        let whole = read_map(reader, at, |name, value| {
            map.insert(name.into(), value);
        })?;
        Ok(whole.then_some(map))
    }
}
