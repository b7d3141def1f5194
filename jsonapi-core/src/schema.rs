//! What a resource type is, as constant data.
//!
//! `#[derive(Resource)]` writes one [`Schema`] per resource. The reader, the writer, the builders
//! and tools such as `payments schema` all work from it; nothing else knows a resource's members.

use core::fmt;

pub use crate::rules::{Format, Pattern, Rule};

/// What a payload or document is for.
///
/// The relationship operations of the specification (replace, add, remove) carry linkage only and
/// need no schema of a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operation {
    /// A `POST` that creates a resource (JSON:API 1.1, "Creating Resources").
    Create,
    /// A `PATCH` that updates a resource (JSON:API 1.1, "Updating Resources").
    Update,
    /// A response that holds a resource (JSON:API 1.1, "Fetching Resources").
    Read,
}

impl Operation {
    /// The operation's name as error texts and tables print it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Update => "update",
            Self::Read => "read",
        }
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// How a resource stands in documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Representation {
    /// A resource object of JSON:API: `attributes` and `relationships` inside `data`.
    #[default]
    JsonApi,
    /// An object of HAL: members at the root, links in `_links`, other resources in `_embedded`;
    /// updates are JSON Merge Patches (RFC 7396).
    Hal,
}

impl Representation {
    /// The media type of requests.
    ///
    /// Of HAL it is that of plain JSON: a request has no links, and APIs seldom ask for
    /// `application/hal+json` or `application/merge-patch+json`.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::JsonApi => "application/vnd.api+json",
            Self::Hal => "application/json",
        }
    }
}

/// Whether one member has to be there in one operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Presence {
    /// The member has to be there.
    Required,
    /// The member may be absent.
    Optional,
    /// The member must not be there.
    Forbidden,
}

impl Presence {
    /// The presence as error texts and tables print it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Optional => "optional",
            Self::Forbidden => "forbidden",
        }
    }
}

impl fmt::Display for Presence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The presence of one member in each operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Presences {
    /// In a create payload.
    pub create: Presence,
    /// In an update payload.
    pub update: Presence,
    /// In a response.
    pub read: Presence,
}

impl Presences {
    /// The presence in one operation.
    pub const fn in_operation(self, operation: Operation) -> Presence {
        match operation {
            Operation::Create => self.create,
            Operation::Update => self.update,
            Operation::Read => self.read,
        }
    }

    /// Whether documents of the operation may have the member.
    pub(crate) const fn knows(self, operation: Operation) -> bool {
        !matches!(self.in_operation(operation), Presence::Forbidden)
    }
}

/// The JSON form of an attribute's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// A string.
    String,
    /// A whole number within these bounds, both included.
    Integer {
        /// The smallest number.
        min: i128,
        /// The largest number.
        max: u128,
    },
    /// A number that a float of so many bits can hold.
    Number {
        /// 32 or 64.
        bits: u32,
    },
    /// `true` or `false`.
    Boolean,
    /// `true`, the only value that is accepted.
    OnlyTrue,
    /// A string of one of these values.
    OneOf(&'static [&'static str]),
    /// A string in a format, such as `date-time` or `uuid`.
    Format(&'static str),
    /// An array of values of one kind.
    Array(&'static Kind),
    /// An object with any member names whose values are of one kind.
    Map(&'static Kind),
    /// An object whose members are known.
    Object(ObjectMembers),
    /// An object with any members.
    FreeObject,
    /// A value of a kind, or `null`: only inside arrays and maps. Of members,
    /// [`MemberSchema::nullable`] says it.
    Nullable(&'static Kind),
    /// Any JSON value.
    Any,
}

impl Kind {
    /// The JSON type's name as error texts and tables print it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::String | Self::OneOf(_) => "string",
            Self::Integer { .. } => "integer",
            Self::Number { .. } => "number",
            Self::Boolean => "boolean",
            Self::OnlyTrue => "true",
            Self::Format(format) => format,
            Self::Array(_) => "array",
            Self::Map(_) | Self::Object(_) | Self::FreeObject => "object",
            Self::Nullable(kind) => kind.name(),
            Self::Any => "any value",
        }
    }
}

impl Kind {
    /// What is expected where a value of another form stands.
    pub(crate) fn expected(self) -> &'static str {
        match self {
            Self::Format("date-time") => "a date-time (RFC 3339)",
            Self::Format("date") => "a date such as 2018-01-31",
            Self::Format("uuid") => "a UUID",
            Self::String | Self::OneOf(_) | Self::Format(_) => "a string",
            Self::Integer { .. } => "an integer",
            Self::Number { .. } => "a number",
            Self::Boolean => "a boolean",
            Self::OnlyTrue => "true",
            Self::Array(_) => "an array",
            Self::Map(_) | Self::Object(_) | Self::FreeObject => "an object",
            Self::Nullable(kind) => kind.expected(),
            Self::Any => "a value other than null",
        }
    }
}

/// The members of an object type, behind a function so that recursive types have a schema.
#[derive(Clone, Copy)]
pub struct ObjectMembers {
    members: fn() -> &'static [MemberSchema],
    keeps_others: bool,
}

impl ObjectMembers {
    #[doc(hidden)]
    pub const fn new(members: fn() -> &'static [MemberSchema], keeps_others: bool) -> Self {
        Self { members, keeps_others }
    }

    /// The members.
    pub fn get(self) -> &'static [MemberSchema] {
        (self.members)()
    }

    /// Whether members that are not described are kept (`#[attribute(rest)]`).
    pub const fn keeps_others(self) -> bool {
        self.keeps_others
    }
}

impl fmt::Debug for ObjectMembers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.get().iter().map(|member| member.name)).finish()
    }
}

impl PartialEq for ObjectMembers {
    fn eq(&self, other: &Self) -> bool {
        core::ptr::fn_addr_eq(self.members, other.members)
    }
}

impl Eq for ObjectMembers {}

/// The one value that a constant attribute has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Constant {
    /// A string.
    String(&'static str),
    /// `true` or `false`.
    Boolean(bool),
    /// A whole number.
    Integer(i128),
}

impl fmt::Display for Constant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::String(text) => write!(f, "\"{text}\""),
            Self::Boolean(value) => write!(f, "{value}"),
            Self::Integer(value) => write!(f, "{value}"),
        }
    }
}

/// One member of an object whose members are known: an attribute, or a member inside one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MemberSchema {
    /// The member's name in documents.
    pub name: &'static str,
    /// The name as it stands in JSON text, with quotes and colon: `"name":`.
    pub key: &'static str,
    /// The presence per operation. Inside a nested object it is the same in each.
    pub presence: Presences,
    /// Whether the value may be `null`.
    pub nullable: bool,
    /// The JSON form of the value.
    pub kind: Kind,
    /// The only value that is accepted, if there is one.
    pub constant: Option<Constant>,
    /// The rules on the value beyond its JSON form.
    pub rules: &'static [Rule],
    /// The documentation that stands at the field.
    pub documentation: &'static str,
    /// Whether the field is `#[deprecated]`.
    pub deprecated: bool,
}

/// The schemas of related resources, behind a function so that resources may link to each other in
/// circles.
#[derive(Clone, Copy)]
pub struct RelatedSchemas(
    #[doc(hidden)] pub fn() -> &'static [&'static Schema],
    /// Whether resources of other types may be named where a response is read leniently.
    #[doc(hidden)]
    pub bool,
);

impl RelatedSchemas {
    /// The schemas.
    pub fn get(self) -> &'static [&'static Schema] {
        (self.0)()
    }

    fn types(self) -> impl Iterator<Item = &'static str> {
        self.get().iter().map(|schema| schema.type_name)
    }
}

impl fmt::Debug for RelatedSchemas {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.types()).finish()
    }
}

impl PartialEq for RelatedSchemas {
    fn eq(&self, other: &Self) -> bool {
        self.types().eq(other.types())
    }
}

impl Eq for RelatedSchemas {}

/// One relationship of a resource; of a HAL resource, one link relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RelationshipSchema {
    /// The relationship's name in documents.
    pub name: &'static str,
    /// The name as it stands in JSON text, with quotes and colon: `"name":`.
    pub key: &'static str,
    /// The presence per operation.
    pub presence: Presences,
    /// Whether `data` may be `null` even where the relationship is required. An optional to-one
    /// relationship may always be `null`.
    pub nullable: bool,
    /// Whether `data` is an array.
    pub to_many: bool,
    /// The resource types that `data` may name; none for a link relation.
    pub targets: &'static [&'static str],
    /// The schemas of those of them that are described.
    pub related: RelatedSchemas,
    /// The documentation that stands at the field.
    pub documentation: &'static str,
    /// Whether the field is `#[deprecated]`.
    pub deprecated: bool,
    /// The link relation that this one is another name of, under which it is read and not written.
    pub alias_of: Option<&'static str>,
}

impl RelationshipSchema {
    /// Whether `data` may be `null` in one operation.
    pub const fn nullable_in(&self, operation: Operation) -> bool {
        !self.to_many
            && (self.nullable
                || matches!(operation, Operation::Read)
                || matches!(self.presence.in_operation(operation), Presence::Optional))
    }
}

/// The description of a resource type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schema {
    /// How the resource stands in documents.
    pub representation: Representation,
    /// The resource type: the value of `type` in documents. A HAL resource has none: it is empty.
    pub type_name: &'static str,
    /// The path of the collection, such as `/api/customers`.
    pub path: &'static str,
    /// The documentation that stands at the struct.
    pub documentation: &'static str,
    /// The presence of `id` in a create payload. In an update payload and in a response it is
    /// always required.
    pub client_id: Presence,
    /// The rules on `id`, as on a string.
    pub id_rules: &'static [Rule],
    /// Whether a create payload may carry a local id (`lid`).
    pub lid: bool,
    /// The attributes, in the order of the struct's fields.
    pub attributes: &'static [MemberSchema],
    /// The relationships, in the order of the struct's fields.
    pub relationships: &'static [RelationshipSchema],
    /// The embedded resources of a HAL resource (`_embedded`), if it describes them.
    pub embedded: Option<MemberSchema>,
}

impl Schema {
    /// The attribute of that name.
    pub fn attribute(&self, name: &str) -> Option<&'static MemberSchema> {
        self.attributes.iter().find(|member| member.name == name)
    }

    /// The relationship of that name.
    pub fn relationship(&self, name: &str) -> Option<&'static RelationshipSchema> {
        self.relationships.iter().find(|member| member.name == name)
    }
}
