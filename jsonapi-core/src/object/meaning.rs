//! What JSON text means, so that texts can be compared however they are written.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::json::Decimal;
use crate::path::Path;
use crate::reader::{Options, Reader, Stop};

/// The meaning of a JSON text.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) enum Meaning<'t> {
    Null,
    Boolean(bool),
    Number(Decimal<'t>),
    String(Cow<'t, str>),
    Array(Vec<Meaning<'t>>),
    Object(BTreeMap<Cow<'t, str>, Meaning<'t>>),
}

/// Whether two valid JSON texts mean the same.
pub(crate) fn same(one: &str, other: &str) -> bool {
    one == other
        || matches!((meaning(one), meaning(other)), (Some(one), Some(other)) if one == other)
}

/// Whether one valid JSON text has in it what another one says.
pub(super) fn contains(text: &str, wanted: &str) -> bool {
    let (Some(value), Some(wanted)) = (meaning(text), meaning(wanted)) else { return false };
    value.contains(&wanted)
        || matches!(&value, Meaning::Array(items) if wanted.is_single() && items.contains(&wanted))
}

impl Meaning<'_> {
    /// Whether it is no object and no array.
    const fn is_single(&self) -> bool {
        !matches!(self, Self::Array(_) | Self::Object(_))
    }

    fn contains(&self, wanted: &Self) -> bool {
        match (self, wanted) {
            (Self::Object(members), Self::Object(wanted)) => wanted
                .iter()
                .all(|(name, wanted)| members.get(name).is_some_and(|it| it.contains(wanted))),
            (Self::Array(items), Self::Array(wanted)) => {
                wanted.iter().all(|wanted| items.iter().any(|item| item.contains(wanted)))
            }
            (value, wanted) => value == wanted,
        }
    }
}

fn meaning(text: &str) -> Option<Meaning<'_>> {
    let options = Options::own_text();
    Reader::run(text.as_bytes(), &options, |reader| read(reader).map(Some)).ok()
}

/// The meaning of the value that the reader stands at, which is valid.
pub(crate) fn read<'t>(reader: &mut Reader<'t>) -> Result<Meaning<'t>, Stop> {
    let nowhere = Path::ROOT;
    Ok(match reader.peek() {
        b'{' => {
            let mut members = BTreeMap::new();
            reader.each_own_entry(|reader, name| {
                members.insert(name, read(reader)?);
                Ok(())
            })?;
            Meaning::Object(members)
        }
        b'[' => {
            let mut items = Vec::new();
            reader.items(&nowhere, "an array", &mut |reader, _| {
                items.push(read(reader)?);
                Ok(())
            })?;
            Meaning::Array(items)
        }
        b'"' => Meaning::String(reader.string(&nowhere)?.unwrap_or_default()),
        b't' | b'f' => Meaning::Boolean(reader.boolean(&nowhere)? == Some(true)),
        b'n' => reader.try_null().map(|_| Meaning::Null)?,
        _ => Meaning::Number(Decimal::of(reader.number_token()?.text)),
    })
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn numbers_are_equal_if_they_are_one_number() {
        for (one, other) in [
            ("1e2", "100"),
            ("100.0", "1E+2"),
            ("0.1", "1e-1"),
            ("0", "0.00e5"),
            ("-12.50", "-1.25e1"),
            ("1e400", "10e399"),
            ("0", "-0"),
            ("1e99999999999999999999", "1e+099999999999999999999"),
        ] {
            assert!(same(one, other), "{one} {other}");
        }
        for (one, other) in [
            ("123456789012345678901234567890", "123456789012345678901234567891"),
            ("0.1", "0.1000000000000000055511151231257827"),
            ("1", "-1"),
            ("1", "10"),
            ("0.01", "0.1"),
            ("1e400", "1e401"),
            ("1e99999999999999999999", "10e99999999999999999999"),
        ] {
            assert!(!same(one, other), "{one} {other}");
        }
    }

    #[test]
    fn values_are_equal_however_they_are_written() {
        assert!(same(r#"{"a":[1,"\u00e9"],"b":{}}"#, r#"{"b":{},"a":[1.0,"é"]}"#));
        assert!(!same(r#"{"a":[1,2]}"#, r#"{"a":[2,1]}"#));
        assert!(!same(r#"{"a":null}"#, "{}"));
    }
}
