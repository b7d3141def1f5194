//! The rules that a document can break, each with its parameters.

use core::fmt;

use super::{HeaderFault, ParameterFault, RuleFault};
use crate::schema::{Constant, Operation};

/// A broken rule with its parameters.
///
/// Codes and statuses are stable; new faults may be added.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Fault {
    /// The text is not JSON (RFC 8259).
    Syntax {
        /// What would have been right at that place.
        expected: &'static str,
        /// The line, from 1.
        line: usize,
        /// The column in characters, from 1.
        column: usize,
    },
    /// The text is not UTF-8.
    NotUtf8 {
        /// The line, from 1.
        line: usize,
        /// The column in characters, from 1.
        column: usize,
    },
    /// The document has more bytes than the limit.
    TooLarge {
        /// The limit.
        limit: usize,
    },
    /// Objects and arrays are nested more deeply than the limit.
    TooDeep {
        /// The limit.
        limit: usize,
    },
    /// An object or array has more members or items than the limit.
    TooLong {
        /// The limit.
        limit: usize,
    },
    /// There were more violations than are reported.
    TooMany {
        /// How many are reported.
        reported: usize,
        /// How many more there were.
        more: usize,
    },
    /// A required member is not there. The pointer names the object that lacks it.
    Missing {
        /// What kind of member it is.
        place: Place,
        /// The member's name.
        member: &'static str,
    },
    /// None of several members is there, of which at least one is needed.
    MissingOneOf {
        /// The names.
        members: &'static [&'static str],
    },
    /// Two members exclude each other.
    Exclusive {
        /// The names.
        members: [&'static str; 2],
    },
    /// A member needs another that is not there.
    Needs {
        /// The member.
        member: &'static str,
        /// The one it needs.
        needed: &'static str,
    },
    /// The member is not known here.
    Unknown {
        /// What kind of member it would be.
        place: Place,
        /// The member's name.
        member: String,
        /// The nearest name that is known here.
        nearest: Option<&'static str>,
    },
    /// An attribute stands among the relationships, or the reverse.
    Misplaced {
        /// What kind of member it is.
        belongs: Place,
        /// The member's name.
        member: String,
    },
    /// The member is known, but must not be sent in this operation.
    Forbidden {
        /// What kind of member it is.
        place: Place,
        /// The member's name.
        member: &'static str,
        /// The operation.
        operation: Operation,
    },
    /// A name occurs twice in one object.
    Duplicate {
        /// The member's name.
        member: String,
    },
    /// The value has another JSON type.
    WrongType {
        /// What is expected, such as `a string`.
        expected: &'static str,
        /// What was found.
        found: Found,
    },
    /// The value is `null` where that is not allowed.
    NotNull {
        /// What is expected, such as `a string`.
        expected: &'static str,
    },
    /// The value is not the only one that is accepted.
    NotConstant {
        /// The value that is accepted.
        expected: Constant,
        /// The value that was found, as JSON text cut to a readable length.
        found: String,
    },
    /// The number is outside the range of its type.
    OutOfRange {
        /// The range, such as `an integer from 0 to 255`.
        expected: String,
        /// The number as it was written, cut to a readable length.
        found: String,
    },
    /// The value is not one of a closed set.
    NotOneOf {
        /// The set: strings, or numbers as plain decimal text.
        allowed: &'static [&'static str],
        /// The value that was found, cut to a readable length.
        found: String,
    },
    /// The value breaks a rule of the resource's description.
    Rule(RuleFault),
    /// The value has the right JSON type and is still no value of the attribute.
    Invalid {
        /// What is expected, such as `a date-time (RFC 3339)`.
        expected: String,
        /// The value that was found, as JSON text cut to a readable length.
        found: String,
    },
    /// The string has half of a surrogate pair, which no text contains.
    LoneSurrogate,
    /// The resource type is not one that belongs here.
    TypeMismatch {
        /// The types that belong here.
        expected: &'static [&'static str],
        /// The type that was found.
        found: String,
        /// Whether it is a relationship's linkage that names the type.
        linkage: bool,
    },
    /// The id is not the one in the endpoint's URL.
    IdMismatch {
        /// The endpoint's id.
        expected: String,
        /// The id that was found.
        found: String,
    },
    /// The endpoint does not accept client-generated ids.
    ClientId,
    /// The name breaks the rules for member names.
    IllegalName {
        /// The name, cut to a readable length.
        name: String,
    },
    /// An attribute or relationship is named `type` or `id`.
    ReservedName {
        /// The name.
        name: String,
    },
    /// A relationship has the name of an attribute.
    SharedName {
        /// The name.
        name: String,
    },
    /// The member must not be there.
    NotAllowed {
        /// What kind of member it is.
        place: Place,
        /// The member's name.
        member: &'static str,
    },
    /// The array has no items where it needs one.
    Empty,
    /// A pagination link stands where there is no collection.
    PaginationLink {
        /// The link's name.
        name: &'static str,
    },
    /// The document has a second resource object of one type and id.
    DuplicateResource {
        /// The resource type.
        type_name: String,
        /// The id.
        id: String,
    },
    /// Nothing leads from the primary data to the included resource.
    NotLinked {
        /// The resource type.
        type_name: String,
        /// The id.
        id: String,
    },
    /// The local id names nothing that the document creates.
    UnknownLid {
        /// The local id.
        lid: String,
    },
    /// The pointer does not exist in the request.
    UnresolvedPointer {
        /// The pointer.
        pointer: String,
    },
    /// The resource type is not one that the endpoint accepts.
    EndpointType {
        /// The types that the endpoint accepts.
        expected: Vec<String>,
        /// The type that was found.
        found: String,
    },
    /// There are not as many results as operations.
    ResultCount {
        /// The number of operations.
        operations: usize,
        /// The number of results.
        results: usize,
    },
    /// The string is no id of the resource.
    InvalidId {
        /// The id that was found, cut to a readable length.
        found: String,
    },
    /// A header is at fault, not the document.
    Header(HeaderFault),
    /// A query parameter is at fault, not the document.
    Parameter {
        /// The parameter's decoded name; `None` if it is the query as a whole.
        name: Option<String>,
        /// What is wrong with it. Apart, since it says more than the faults of documents do.
        fault: Box<ParameterFault>,
    },
}

impl Fault {
    /// The stable code of the rule.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Syntax { .. } => "syntax",
            Self::NotUtf8 { .. } => "not-utf-8",
            Self::TooLarge { .. } => "too-large",
            Self::TooDeep { .. } => "too-deep",
            Self::TooLong { .. } => "too-long",
            Self::TooMany { .. } => "too-many-violations",
            Self::Missing { .. } => "missing",
            Self::MissingOneOf { .. } => "missing-one-of",
            Self::Exclusive { .. } => "exclusive",
            Self::Needs { .. } => "needs",
            Self::Unknown { .. } => "unknown",
            Self::Misplaced { .. } => "misplaced",
            Self::Forbidden { .. } => "forbidden",
            Self::Duplicate { .. } => "duplicate",
            Self::WrongType { .. } => "wrong-type",
            Self::NotNull { .. } => "not-null",
            Self::NotConstant { .. } => "not-constant",
            Self::OutOfRange { .. } => "out-of-range",
            Self::NotOneOf { .. } => "not-one-of",
            Self::Rule(fault) => fault.code(),
            Self::Invalid { .. } => "invalid",
            Self::LoneSurrogate => "lone-surrogate",
            Self::TypeMismatch { linkage: false, .. } => "type-mismatch",
            Self::TypeMismatch { linkage: true, .. } => "linkage-type-mismatch",
            Self::IdMismatch { .. } => "id-mismatch",
            Self::ClientId => "client-id",
            Self::InvalidId { .. } => "invalid-id",
            Self::IllegalName { .. } => "illegal-name",
            Self::ReservedName { .. } => "reserved-name",
            Self::SharedName { .. } => "shared-name",
            Self::NotAllowed { .. } => "not-allowed",
            Self::Empty => "empty",
            Self::PaginationLink { .. } => "pagination-link",
            Self::DuplicateResource { .. } => "duplicate-resource",
            Self::NotLinked { .. } => "not-linked",
            Self::UnknownLid { .. } => "unknown-lid",
            Self::UnresolvedPointer { .. } => "unresolved-pointer",
            Self::EndpointType { .. } => "type-mismatch",
            Self::ResultCount { .. } => "result-count",
            Self::Header(fault) => fault.code(),
            Self::Parameter { fault, .. } => fault.code(),
        }
    }

    /// The HTTP status that a server answers: 409 for a conflict with the endpoint and 403 for a
    /// refused client-generated id (JSON:API 1.1, "Creating Resources" and "Updating Resources"),
    /// 413 for too large a document, 415 and 406 for headers, 422 for a well-formed value that is not acceptable, else 400.
    pub const fn status(&self) -> u16 {
        match self {
            Self::TypeMismatch { linkage: false, .. }
            | Self::EndpointType { .. }
            | Self::IdMismatch { .. } => 409,
            Self::ClientId => 403,
            Self::Header(fault) => fault.status(),
            Self::TooLarge { .. } => 413,
            Self::NotConstant { .. }
            | Self::OutOfRange { .. }
            | Self::NotOneOf { .. }
            | Self::Rule(_)
            | Self::Invalid { .. }
            | Self::NotNull { .. }
            | Self::InvalidId { .. }
            | Self::Missing {
                place: Place::Attribute | Place::Relationship | Place::Link, ..
            }
            | Self::TypeMismatch { linkage: true, .. } => 422,
            _ => 400,
        }
    }
}

/// What kind of member a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// A member that the specification defines, such as `type`.
    Member,
    /// An attribute.
    Attribute,
    /// A relationship.
    Relationship,
    /// A link, by its relation: a member of `_links` in HAL.
    Link,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Member => "member",
            Self::Attribute => "attribute",
            Self::Relationship => "relationship",
            Self::Link => "link",
        })
    }
}

/// The JSON type of a value that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Found {
    /// An object.
    Object,
    /// An array.
    Array,
    /// A string.
    String,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// `null`.
    Null,
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Object => "an object",
            Self::Array => "an array",
            Self::String => "a string",
            Self::Number => "a number",
            Self::Boolean => "a boolean",
            Self::Null => "null",
        })
    }
}
