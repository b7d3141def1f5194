//! A resource's description as JSON.

use jsonapi_core::schema::{
    Constant, Kind, MemberSchema, Operation, Presence, Presences, RelationshipSchema,
    Representation, Schema,
};
use serde::Serialize;
use serde_json::{Map, Value};

use super::rules;

/// The description as indented JSON text.
///
/// # Errors
///
/// None in practice: the description has no values without a JSON form.
pub(super) fn of(schema: &Schema) -> Result<String, serde_json::Error> {
    let hal = schema.representation == Representation::Hal;
    let updated = if hal { Presence::Optional } else { Presence::Required };
    serde_json::to_string_pretty(&Resource {
        format: hal.then_some("hal"),
        type_name: (!hal).then_some(schema.type_name),
        path: schema.path,
        documentation: schema.documentation,
        id: Id {
            presence: PerOperation {
                create: schema.client_id.name(),
                update: updated.name(),
                read: Presence::Required.name(),
            },
            rules: rules::json(schema.id_rules),
        },
        attributes: schema.attributes.iter().map(Attribute::of).collect(),
        relationships: (!hal).then(|| schema.relationships.iter().map(Relationship::of).collect()),
        links: hal.then(|| schema.relationships.iter().map(Relation::of).collect()),
        embedded: schema.embedded.as_ref().map(Attribute::of),
    })
}

#[derive(Serialize)]
struct Resource {
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'static str>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    type_name: Option<&'static str>,
    path: &'static str,
    documentation: &'static str,
    id: Id,
    attributes: Vec<Attribute>,
    #[serde(skip_serializing_if = "Option::is_none")]
    relationships: Option<Vec<Relationship>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    links: Option<Vec<Relation>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    embedded: Option<Attribute>,
}

#[derive(Serialize)]
struct Id {
    #[serde(flatten)]
    presence: PerOperation<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rules: Option<Map<String, Value>>,
}

#[derive(Serialize)]
struct PerOperation<T> {
    create: T,
    update: T,
    read: T,
}

impl PerOperation<&'static str> {
    fn of(presences: Presences) -> Self {
        Self {
            create: presences.create.name(),
            update: presences.update.name(),
            read: presences.read.name(),
        }
    }
}

#[derive(Serialize)]
struct Attribute {
    name: &'static str,
    presence: PerOperation<&'static str>,
    nullable: bool,
    #[serde(flatten)]
    form: Form,
    #[serde(skip_serializing_if = "Option::is_none")]
    constant: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rules: Option<Map<String, Value>>,
    deprecated: bool,
    documentation: &'static str,
}

impl Attribute {
    fn of(member: &MemberSchema) -> Self {
        Self {
            name: member.name,
            presence: PerOperation::of(member.presence),
            nullable: member.nullable,
            form: Form::of(member.kind),
            constant: member.constant.map(|constant| match constant {
                Constant::String(text) => text.into(),
                Constant::Boolean(value) => value.into(),
                // A number too long for JSON's usual readers is still right as text.
                Constant::Integer(value) => {
                    i64::try_from(value).map_or_else(|_| value.to_string().into(), Into::into)
                }
            }),
            rules: rules::json(member.rules),
            deprecated: member.deprecated,
            documentation: member.documentation,
        }
    }
}

/// The JSON form of a value, with what goes with it.
#[derive(Serialize, Default)]
struct Form {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<i128>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maximum: Option<u128>,
    #[serde(skip_serializing_if = "Option::is_none")]
    one_of: Option<&'static [&'static str]>,
    /// Of a value inside an array or a map.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    nullable: bool,
    /// Of an array or a map.
    #[serde(skip_serializing_if = "Option::is_none")]
    values: Option<Box<Form>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    members: Option<Vec<Attribute>>,
}

impl Form {
    fn of(kind: Kind) -> Self {
        let mut form = Self { kind: kind.name(), ..Self::default() };
        match kind {
            Kind::Integer { min, max } => {
                form.minimum = Some(min);
                form.maximum = Some(max);
            }
            Kind::OneOf(values) => form.one_of = Some(values),
            Kind::Array(inner) | Kind::Map(inner) => form.values = Some(Box::new(Self::of(*inner))),
            Kind::Nullable(inner) => form = Self { nullable: true, ..Self::of(*inner) },
            Kind::Object(members) => {
                form.members = Some(members.get().iter().map(Attribute::of).collect());
            }
            _ => {}
        }
        form
    }
}

#[derive(Serialize)]
struct Relationship {
    name: &'static str,
    presence: PerOperation<&'static str>,
    nullable: PerOperation<bool>,
    to_many: bool,
    targets: &'static [&'static str],
    deprecated: bool,
    documentation: &'static str,
}

impl Relationship {
    fn of(member: &RelationshipSchema) -> Self {
        Self {
            name: member.name,
            presence: PerOperation::of(member.presence),
            nullable: PerOperation {
                create: member.nullable_in(Operation::Create),
                update: member.nullable_in(Operation::Update),
                read: member.nullable_in(Operation::Read),
            },
            to_many: member.to_many,
            targets: member.targets,
            deprecated: member.deprecated,
            documentation: member.documentation,
        }
    }
}

/// A link relation.
#[derive(Serialize)]
struct Relation {
    name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    alias_of: Option<&'static str>,
    presence: PerOperation<&'static str>,
    many: bool,
    deprecated: bool,
    documentation: &'static str,
}

impl Relation {
    fn of(relation: &RelationshipSchema) -> Self {
        Self {
            name: relation.name,
            alias_of: relation.alias_of,
            presence: PerOperation::of(relation.presence),
            many: relation.to_many,
            deprecated: relation.deprecated,
            documentation: relation.documentation,
        }
    }
}
