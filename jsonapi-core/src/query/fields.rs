//! The parameters `fields[TYPE]`: which fields resources of a type have.

use std::collections::BTreeSet;

use super::found::{At, Found, nearest};
use super::parameter::Malformed;
use super::types::Type;
use crate::violation::{ParameterFault, shortened};

/// The fields that resources of one type have in a response (JSON:API 1.1, "Sparse Fieldsets").
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Fieldset {
    pub(super) type_name: String,
    pub(super) fields: Vec<String>,
}

impl Fieldset {
    /// These fields, of which there may be none, for resources of this type.
    ///
    /// # Errors
    ///
    /// A name is empty or has a comma; the type is empty or has a bracket.
    pub fn new<F: Into<String>>(
        type_name: impl Into<String>,
        fields: impl IntoIterator<Item = F>,
    ) -> Result<Self, Malformed> {
        let type_name = type_name.into();
        if type_name.is_empty() || type_name.contains(['[', ']']) {
            return Err(Malformed {
                expected: "the name of a resource type",
                found: shortened(&type_name),
            });
        }
        let mut set = Self { type_name, fields: Vec::new() };
        for field in fields {
            let field = field.into();
            if field.is_empty() || field.contains(',') {
                return Err(Malformed {
                    expected: "the name of a field",
                    found: shortened(&field),
                });
            }
            if !set.fields.contains(&field) {
                set.fields.push(field);
            }
        }
        Ok(set)
    }

    /// Fields of a resource type, whose names can stand in a list.
    #[cfg(feature = "query")]
    pub(super) fn of(type_name: &str, names: &[&str]) -> Self {
        let mut fields: Vec<String> = Vec::new();
        for name in names {
            if !fields.iter().any(|known| known == name) {
                fields.push((*name).to_owned());
            }
        }
        Self { type_name: type_name.to_owned(), fields }
    }

    /// The resource type.
    pub fn type_name(&self) -> &str {
        &self.type_name
    }

    /// The fields, each once; none if resources have no fields.
    pub fn fields(&self) -> &[String] {
        &self.fields
    }
}

/// Reads the value of `fields[TYPE]`. `types` are those of the response; `used` is how many names
/// there have been so far, of which there may be `limit`.
pub(super) fn read(
    types: &[Type<'_>],
    type_name: &str,
    value: &str,
    at: At<'_>,
    (used, limit): (&mut usize, usize),
    found: &mut Found,
) -> Option<Fieldset> {
    // Of a name that is known and can be any other as well, what is known counts.
    let known = types.iter().find(|known| known.name() == Some(type_name));
    let Some(known) = known.or_else(|| types.iter().find(|known| known.is_named(type_name))) else {
        let nearest = nearest(types.iter().filter_map(|known| known.name()), type_name);
        let type_name = shortened(type_name);
        found.push(at, ParameterFault::UnknownType { type_name, nearest });
        return None;
    };
    let mut set = Fieldset { type_name: type_name.to_owned(), fields: Vec::new() };
    if value.is_empty() {
        return Some(set);
    }
    let mut seen = BTreeSet::new();
    let mut has_empty = false;
    for field in value.split(',') {
        if field.is_empty() {
            if !core::mem::replace(&mut has_empty, true) {
                found.invalid(at, "names of fields with commas between them", field);
            }
            continue;
        }
        if *used >= limit {
            found.too_many(at, "names of fields", limit);
            break;
        }
        *used += 1;
        if !seen.insert(field) {
            continue;
        }
        if known.has_field(field) {
            set.fields.push(field.to_owned());
        } else {
            let fields = known.attributes().into_iter().chain(known.relationships());
            let nearest = nearest(fields, field);
            let (type_name, field) = (type_name.to_owned(), shortened(field));
            found.push(at, ParameterFault::UnknownField { type_name, field, nearest });
        }
    }
    Some(set)
}
