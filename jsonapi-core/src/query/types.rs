//! The resource types that a query is about: described by schemas, by names, or not at all.

use std::collections::BTreeSet;

use crate::names::is_member_name;
use crate::schema::{Operation, Schema};

/// Resource types and the names of their members, for programs that get to know them while they run.
///
/// ```
/// use jsonapi_core::query::{Endpoint, ResourceType, ResourceTypes};
///
/// let types = ResourceTypes::new()
///     .with(ResourceType::new("articles").attribute("title").relationship("author", ["people"]))
///     .with(ResourceType::new("people").attribute("name"));
/// let endpoint = Endpoint::described(types, ["articles"]);
/// let query = endpoint.parse("include=author&fields[people]=name").unwrap();
/// assert_eq!(query.fields_of("people").unwrap(), ["name"]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ResourceTypes {
    types: Vec<ResourceType>,
}

/// The names of the members of one resource type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResourceType {
    name: String,
    attributes: Vec<String>,
    relationships: Vec<(String, Vec<String>)>,
}

impl ResourceTypes {
    /// No types.
    pub const fn new() -> Self {
        Self { types: Vec::new() }
    }

    /// The same types and one more, in the place of one of its name.
    #[must_use]
    pub fn with(mut self, resource_type: ResourceType) -> Self {
        match self.types.iter_mut().find(|known| known.name == resource_type.name) {
            Some(known) => *known = resource_type,
            None => self.types.push(resource_type),
        }
        self
    }

    /// The type of this name; nothing but the name is known of one that is not described.
    pub(super) fn of<'t>(&'t self, name: &'t str) -> Type<'t> {
        match self.types.iter().find(|known| known.name == name) {
            Some(known) => Type::Described(self, known),
            None => Type::Named(name),
        }
    }
}

impl ResourceType {
    /// A type without members.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), attributes: Vec::new(), relationships: Vec::new() }
    }

    /// The same type with an attribute.
    #[must_use]
    pub fn attribute(mut self, name: impl Into<String>) -> Self {
        self.attributes.push(name.into());
        self
    }

    /// The same type with a relationship to resources of these types.
    #[must_use]
    pub fn relationship<N: Into<String>>(
        mut self,
        name: impl Into<String>,
        targets: impl IntoIterator<Item = N>,
    ) -> Self {
        self.relationships.push((name.into(), targets.into_iter().map(Into::into).collect()));
        self
    }
}

/// A resource type as a query sees it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Type<'t> {
    /// Described by a Rust type.
    Schema(&'static Schema),
    /// Described by names, among others.
    Described(&'t ResourceTypes, &'t ResourceType),
    /// Nothing but its name is known, so that it can have any members.
    Named(&'t str),
    /// Nothing is known.
    Any,
}

impl<'t> Type<'t> {
    /// The types of these names, of which these are described.
    pub(super) fn of_schemas(
        names: &'static [&'static str],
        schemas: &'static [&'static Schema],
    ) -> impl Iterator<Item = Self> {
        names.iter().map(|name| {
            let schema = schemas.iter().find(|schema| schema.type_name == *name);
            schema.map_or(Type::Named(name), |schema| Type::Schema(schema))
        })
    }

    /// The name, if it is known.
    pub(super) fn name(self) -> Option<&'t str> {
        match self {
            Self::Schema(schema) => Some(schema.type_name),
            Self::Described(_, described) => Some(&described.name),
            Self::Named(name) => Some(name),
            Self::Any => None,
        }
    }

    /// Whether the type may have this name.
    pub(super) fn is_named(self, name: &str) -> bool {
        self.name().map_or_else(|| is_member_name(name), |known| known == name)
    }

    /// The names of its attributes in responses.
    pub(super) fn attributes(self) -> Vec<&'t str> {
        match self {
            Self::Schema(schema) => {
                let read = schema.attributes.iter().filter(|it| it.presence.knows(Operation::Read));
                read.map(|attribute| attribute.name).collect()
            }
            Self::Described(_, described) => described.attributes.iter().map(|it| &**it).collect(),
            Self::Named(_) | Self::Any => Vec::new(),
        }
    }

    /// The names of its relationships in responses.
    pub(super) fn relationships(self) -> Vec<&'t str> {
        match self {
            Self::Schema(schema) => {
                let all = schema.relationships.iter();
                let read = all.filter(|it| it.presence.knows(Operation::Read));
                read.map(|relationship| relationship.name).collect()
            }
            Self::Described(_, described) => {
                described.relationships.iter().map(|(name, _)| &**name).collect()
            }
            Self::Named(_) | Self::Any => Vec::new(),
        }
    }

    /// Whether it has an attribute of this name in responses.
    pub(super) fn has_attribute(self, name: &str) -> bool {
        match self {
            Self::Named(_) | Self::Any => is_member_name(name),
            Self::Schema(_) | Self::Described(..) => self.attributes().contains(&name),
        }
    }

    /// Whether it has a field of this name in responses.
    pub(super) fn has_field(self, name: &str) -> bool {
        self.has_attribute(name) || self.relationships().contains(&name)
    }

    /// The types of the resources that a relationship leads to; `None` if there is none of this
    /// name.
    pub(super) fn related(self, name: &str) -> Option<Vec<Self>> {
        match self {
            Self::Schema(schema) => {
                let relationship = schema.relationship(name)?;
                relationship.presence.knows(Operation::Read).then(|| {
                    Self::of_schemas(relationship.targets, relationship.related.get()).collect()
                })
            }
            Self::Described(types, described) => {
                let (_, targets) = described.relationships.iter().find(|(it, _)| it == name)?;
                Some(targets.iter().map(|target| types.of(target)).collect())
            }
            Self::Named(_) | Self::Any => is_member_name(name).then(|| vec![Self::Any]),
        }
    }

    /// These types and all that relationships lead to from them, each once.
    pub(super) fn reachable(primary: &[Self]) -> Vec<Self> {
        let mut seen = BTreeSet::new();
        let mut reachable = Vec::new();
        let mut waiting = primary.to_vec();
        while let Some(next) = waiting.pop() {
            if seen.insert(next.name()) {
                reachable.push(next);
                let names = next.relationships();
                waiting.extend(names.into_iter().filter_map(|name| next.related(name)).flatten());
            }
        }
        reachable
    }
}

#[cfg(test)]
mod tests {
    use super::{ResourceType, ResourceTypes, Type};

    #[test]
    fn what_links_in_circles_is_reached_once() {
        let types = ResourceTypes::new()
            .with(ResourceType::new("a").relationship("b", ["b", "c"]))
            .with(ResourceType::new("b").relationship("a", ["a", "b"]));
        let mut reached: Vec<_> =
            Type::reachable(&[types.of("a")]).into_iter().filter_map(Type::name).collect();
        reached.sort_unstable();
        assert_eq!(reached, ["a", "b", "c"]);
    }
}
