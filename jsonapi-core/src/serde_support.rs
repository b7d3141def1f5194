//! Documents and payloads as serde's data: for axum's and reqwest's JSON helpers, and for formats
//! other than JSON.
//!
//! Both directions go through JSON text, so that there is one reader and one writer. Names that
//! come twice survive the way in, and are reported. Numbers keep what the format on the other side
//! can carry: integers up to 128 bits, and floats.

use core::cell::RefCell;
use core::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde::ser::{Error as _, Serialize, SerializeMap, SerializeSeq, Serializer};

use crate::json::JsonWriter;
use crate::path::Path;
use crate::payload::Payload;
use crate::reader::{Options, Reader, Stop};
use crate::resource::{Fields, Resource};

/// Serializes what valid JSON text says.
pub(crate) fn serialize_text<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    let reader = Reader::open(text.as_bytes(), &Options::own_text()).map_err(S::Error::custom)?;
    Value { reader: &RefCell::new(reader) }.serialize(serializer)
}

/// The value that a reader stands at. Serializing it takes it.
#[derive(Clone, Copy)]
struct Value<'r, 'de> {
    reader: &'r RefCell<Reader<'de>>,
}

impl<'de> Value<'_, 'de> {
    /// Does something with the reader, which is not lent while a value inside is serialized.
    fn with<T, E: serde::ser::Error>(
        self,
        work: impl FnOnce(&mut Reader<'de>) -> Result<T, Stop>,
    ) -> Result<T, E> {
        work(&mut self.reader.borrow_mut()).map_err(|_| E::custom("the text is not JSON"))
    }
}

impl Serialize for Value<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let nowhere = Path::ROOT;
        match self.with(|reader| Ok(reader.peek()))? {
            b'{' => {
                self.with(Reader::open_level)?;
                let mut map = serializer.serialize_map(None)?;
                let mut count = 0;
                while self.with(|reader| reader.next::<b'}'>(&mut count))? {
                    if let Some(key) = self.with(|reader| reader.key(&nowhere))? {
                        map.serialize_entry(&*key.name, self)?;
                    }
                }
                map.end()
            }
            b'[' => {
                self.with(Reader::open_level)?;
                let mut sequence = serializer.serialize_seq(None)?;
                let mut count = 0;
                while self.with(|reader| reader.next::<b']'>(&mut count))? {
                    sequence.serialize_element(self)?;
                }
                sequence.end()
            }
            b'"' => {
                let text = self.with(|reader| reader.string(&nowhere))?;
                serializer.serialize_str(&text.unwrap_or_default())
            }
            b't' | b'f' => {
                let value = self.with(|reader| reader.boolean(&nowhere))?;
                serializer.serialize_bool(value == Some(true))
            }
            b'n' => {
                self.with(Reader::try_null)?;
                serializer.serialize_unit()
            }
            _ => {
                let number = self.with(Reader::number_token)?;
                serialize_number(number.text, serializer)
            }
        }
    }
}

fn serialize_number<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    // `-0` is no integer: it would lose its sign.
    if text != "-0" {
        if let Ok(value) = text.parse() {
            return serializer.serialize_u64(value);
        }
        if let Ok(value) = text.parse() {
            return serializer.serialize_i64(value);
        }
        if let Ok(value) = text.parse() {
            return serializer.serialize_u128(value);
        }
        if let Ok(value) = text.parse() {
            return serializer.serialize_i128(value);
        }
    }
    match text.parse::<f64>() {
        Ok(value) if value.is_finite() => serializer.serialize_f64(value),
        _ => {
            Err(S::Error::custom(format_args!("the number {text} has no other form than its text")))
        }
    }
}

/// The JSON text of what is deserialized.
pub(crate) fn deserialize_text<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<String, D::Error> {
    let mut writer = JsonWriter::new();
    Text(&mut writer).deserialize(deserializer)?;
    writer.finish_string().map_err(D::Error::custom)
}

/// Writes whatever is deserialized as JSON.
struct Text<'w>(&'w mut JsonWriter);

impl<'de> DeserializeSeed<'de> for Text<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// Writes an item of an array, once it is known that there is one.
struct Item<'w> {
    writer: &'w mut JsonWriter,
    is_first: bool,
}

impl<'de> DeserializeSeed<'de> for Item<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if !self.is_first {
            self.writer.raw(",");
        }
        Text(self.writer).deserialize(deserializer)
    }
}

macro_rules! write_values {
    ($($visit:ident: $value:ty => $write:ident)*) => {$(
        fn $visit<E: de::Error>(self, value: $value) -> Result<(), E> {
            self.0.$write(value);
            Ok(())
        }
    )*};
}

impl<'de> Visitor<'de> for Text<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON has")
    }

    write_values! {
        visit_bool: bool => boolean
        visit_i64: i64 => integer
        visit_i128: i128 => integer
        visit_u64: u64 => integer
        visit_u128: u128 => integer
        visit_f32: f32 => float32
        visit_f64: f64 => float
        visit_str: &str => string
    }

    fn visit_unit<E: de::Error>(self) -> Result<(), E> {
        self.0.null();
        Ok(())
    }

    fn visit_none<E: de::Error>(self) -> Result<(), E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        self.0.raw("[");
        let mut is_first = true;
        while items.next_element_seed(Item { writer: &mut *self.0, is_first })?.is_some() {
            is_first = false;
        }
        self.0.raw("]");
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        self.0.raw("{");
        let mut separator = "";
        while let Some(name) = members.next_key::<std::borrow::Cow<'de, str>>()? {
            self.0.raw(separator);
            self.0.string(&name);
            self.0.raw(":");
            members.next_value_seed(Text(&mut *self.0))?;
            separator = ",";
        }
        self.0.raw("}");
        Ok(())
    }
}

/// Serializes a payload.
///
/// # Errors
///
/// As [`Payload::to_vec`], and whatever the serializer reports.
pub fn serialize_payload<P: Payload, S: Serializer>(
    payload: &P,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let text = Payload::to_string(payload).map_err(S::Error::custom)?;
    serialize_text(&text, serializer)
}

/// Deserializes a payload strictly.
///
/// # Errors
///
/// The violations of the payload as one text, and whatever the deserializer reports.
pub fn deserialize_payload<'de, P, D>(deserializer: D) -> Result<P, D::Error>
where
    P: Payload<Resource: Resource<Partial: for<'x> Fields<'x>>>,
    D: Deserializer<'de>,
{
    let text = deserialize_text(deserializer)?;
    P::from_str(&text).map_err(D::Error::custom)
}
