//! The parameters `fields[TYPE]`: which fields resources of a type have.

use super::parameter::Malformed;
use crate::violation::shortened;

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

    /// The resource type.
    pub fn type_name(&self) -> &str {
        &self.type_name
    }

    /// The fields, each once; none if resources have no fields.
    pub fn fields(&self) -> &[String] {
        &self.fields
    }
}
