//! What a violation says to a person.

use super::{Fault, Place, RuleFault, Violation};
use crate::schema::Operation;

/// The texts of violations in one language.
///
/// ```
/// use jsonapi_core::violation::{English, Fault, Language};
/// use jsonapi_core::Violation;
///
/// struct German;
///
/// impl Language for German {
///     fn title(&self, violation: &Violation) -> String {
///         match violation.fault() {
///             Fault::Missing { .. } => "Pflichtfeld fehlt".to_owned(),
///             _ => English.title(violation),
///         }
///     }
///
///     fn detail(&self, violation: &Violation) -> String {
///         match violation.fault() {
///             Fault::Missing { member, .. } => format!("`{member}` fehlt."),
///             _ => English.detail(violation),
///         }
///     }
/// }
/// ```
pub trait Language {
    /// A short summary of the rule, the same for each violation of it
    /// (JSON:API 1.1, "Error Objects", `title`).
    fn title(&self, violation: &Violation) -> String;

    /// What was expected and what was found (JSON:API 1.1, "Error Objects", `detail`).
    fn detail(&self, violation: &Violation) -> String;
}

/// The texts in English.
#[derive(Debug, Clone, Copy, Default)]
pub struct English;

impl Language for English {
    fn title(&self, violation: &Violation) -> String {
        match violation.fault() {
            Fault::Syntax { .. } => "Not valid JSON",
            Fault::NotUtf8 { .. } => "Not valid UTF-8",
            Fault::TooLarge { .. } => "Document too large",
            Fault::TooDeep { .. } => "Nested too deeply",
            Fault::TooLong { .. } => "Too many members or items",
            Fault::TooMany { .. } => "More violations",
            Fault::Missing { place: Place::Member, .. } => "Missing member",
            Fault::Missing { place: Place::Attribute, .. } => "Missing required attribute",
            Fault::Missing { place: Place::Relationship, .. } => "Missing required relationship",
            Fault::Missing { place: Place::Link, .. } => "Missing required link",
            Fault::MissingOneOf { .. } => "Missing member",
            Fault::Exclusive { .. } => "Members exclude each other",
            Fault::Needs { .. } => "Member needs another",
            Fault::Unknown { place: Place::Member, .. } => "Unknown member",
            Fault::Unknown { place: Place::Attribute, .. } => "Unknown attribute",
            Fault::Unknown { place: Place::Relationship, .. } => "Unknown relationship",
            Fault::Unknown { place: Place::Link, .. } => "Unknown link",
            Fault::Misplaced { .. } => "Misplaced member",
            Fault::Forbidden { .. } => "Member not allowed",
            Fault::Duplicate { .. } => "Duplicate member",
            Fault::WrongType { .. } => "Wrong type",
            Fault::NotNull { .. } => "Not nullable",
            Fault::NotConstant { .. } | Fault::NotOneOf { .. } => "Value not accepted",
            Fault::OutOfRange { .. } => "Number out of range",
            Fault::Rule(fault) => fault.title(),
            Fault::Invalid { .. } => "Invalid value",
            Fault::LoneSurrogate => "Invalid text",
            Fault::TypeMismatch { linkage: false, .. } => "Wrong resource type",
            Fault::TypeMismatch { linkage: true, .. } => "Wrong type of related resource",
            Fault::IdMismatch { .. } => "Wrong id",
            Fault::ClientId => "Client-generated id not accepted",
            Fault::InvalidId { .. } => "Invalid id",
            Fault::IllegalName { .. } => "Illegal name",
            Fault::ReservedName { .. } => "Reserved name",
            Fault::SharedName { .. } => "Name used twice",
            Fault::NotAllowed { .. } => "Member not allowed",
            Fault::Empty => "Empty array",
            Fault::PaginationLink { .. } => "Misplaced pagination link",
            Fault::DuplicateResource { .. } => "Duplicate resource",
            Fault::NotLinked { .. } => "Included resource not linked",
            Fault::UnknownLid { .. } => "Unknown local id",
            Fault::UnresolvedPointer { .. } => "Pointer leads nowhere",
            Fault::EndpointType { .. } => "Wrong resource type",
            Fault::ResultCount { .. } => "Wrong number of results",
            Fault::Header(fault) => fault.title(),
            Fault::Parameter { fault, .. } => fault.title(),
        }
        .to_owned()
    }

    fn detail(&self, violation: &Violation) -> String {
        let text = Self::text(violation);
        match label(violation) {
            // As part of a sentence its first word is a word like others.
            Some(label) => match text.split_at_checked(1) {
                Some((first, rest)) => format!("{label}: {}{rest}", first.to_ascii_lowercase()),
                None => text,
            },
            None => text,
        }
    }
}

impl English {
    /// What was expected and what was found, where the place is named beside it.
    #[expect(clippy::too_many_lines, reason = "a table of texts, one per fault")]
    pub(super) fn text(violation: &Violation) -> String {
        match violation.fault() {
            Fault::Syntax { expected, line, column } => {
                format!(
                    "The text is not JSON: expected {expected} at line {line}, column {column}."
                )
            }
            Fault::NotUtf8 { line, column } => {
                format!("The text is not UTF-8: line {line}, column {column}.")
            }
            Fault::TooLarge { limit } => {
                let what = if violation.pointer().is_none() { "document" } else { "value" };
                format!("The {what} has more than {limit} bytes.")
            }
            Fault::TooDeep { limit } => {
                format!("Objects and arrays are nested more than {limit} deep.")
            }
            Fault::TooLong { limit } => format!("There are more than {limit} members or items."),
            Fault::TooMany { reported, more } => format!(
                "Only the first {reported} violations that were found are reported; there are {more} more."
            ),
            Fault::Missing { place, member } => {
                let required = if *place == Place::Member { "" } else { "required " };
                format!("The {required}{place} `{member}` is missing.")
            }
            Fault::MissingOneOf { members } => {
                format!("At least one of {} has to be there.", list(members))
            }
            Fault::Exclusive { members: [one, other] } => {
                format!("`{one}` and `{other}` must not be there together.")
            }
            Fault::Needs { member, needed } => {
                format!("`{member}` must not be there without `{needed}`.")
            }
            Fault::Unknown { place, member, nearest } => match nearest {
                Some(nearest) => format!(
                    "`{}` is no known {place}; did you mean `{nearest}`?",
                    shortened(member)
                ),
                None => format!("`{}` is no known {place}.", shortened(member)),
            },
            Fault::Misplaced { belongs: Place::Relationship, member } => {
                format!("`{member}` is a relationship; it belongs in `relationships`.")
            }
            Fault::Misplaced { member, .. } => {
                format!("`{member}` is an attribute; it belongs in `attributes`.")
            }
            Fault::Forbidden { place, member, operation } => {
                let when = match operation {
                    Operation::Create => "when a resource is created",
                    Operation::Update => "when a resource is updated",
                    Operation::Read => "in a response",
                };
                format!("The {place} `{member}` must not be sent {when}.")
            }
            Fault::Duplicate { member } => {
                format!("`{}` occurs more than once in this object.", shortened(member))
            }
            Fault::WrongType { expected, found } => format!("Expected {expected}, found {found}."),
            Fault::NotNull { expected } => format!("Expected {expected}, found null."),
            Fault::NotConstant { expected, found } => {
                format!("Only {expected} is accepted, found {found}.")
            }
            Fault::OutOfRange { expected, found } | Fault::Invalid { expected, found } => {
                format!("Expected {expected}, found `{found}`.")
            }
            Fault::NotOneOf { allowed, found } => {
                format!("Expected one of {}, found `{found}`.", list(allowed))
            }
            Fault::Rule(fault) => fault.text(),
            Fault::LoneSurrogate => {
                "The string has half of a surrogate pair, which no text contains.".to_owned()
            }
            Fault::TypeMismatch { expected, found, linkage } => {
                let what = if *linkage { "a related resource" } else { "a resource" };
                let found = shortened(found);
                match expected {
                    [one] => format!("Expected {what} of the type `{one}`, found `{found}`."),
                    several => {
                        format!(
                            "Expected {what} of one of the types {}, found `{found}`.",
                            list(several)
                        )
                    }
                }
            }
            Fault::IdMismatch { expected, found } => format!(
                "The endpoint is that of the id `{}`, found `{}`.",
                shortened(expected),
                shortened(found)
            ),
            Fault::ClientId => {
                "The server makes the ids of these resources; leave `id` out.".to_owned()
            }
            Fault::IllegalName { name } => format!(
                "`{name}` is no legal name: letters, digits and characters from U+0080 on, and \
                 between them also `-`, `_` and spaces."
            ),
            Fault::ReservedName { name } => {
                format!("`{name}` must not be the name of an attribute or relationship.")
            }
            Fault::SharedName { name } => {
                format!("`{name}` is the name of an attribute and of a relationship.")
            }
            Fault::NotAllowed { place, member } => {
                format!("The {place} `{member}` must not be in this document.")
            }
            Fault::Empty => "The array needs at least one item.".to_owned(),
            Fault::PaginationLink { name } => {
                format!("The link `{name}` pages through a collection, and there is none here.")
            }
            Fault::DuplicateResource { type_name, id } => {
                format!("The document has the resource `{id}` of the type `{type_name}` already.")
            }
            Fault::NotLinked { type_name, id } => format!(
                "No relationship leads from the primary data to the included resource `{id}` of \
                 the type `{type_name}`."
            ),
            Fault::UnknownLid { lid } => {
                format!("Nothing that this document creates has the local id `{lid}`.")
            }
            Fault::UnresolvedPointer { pointer } => {
                format!("`{pointer}` does not exist in the request.")
            }
            Fault::EndpointType { expected, found } => {
                let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
                format!("The endpoint accepts resources of {}, found `{found}`.", list(&expected))
            }
            Fault::ResultCount { operations, results } => {
                format!("There are {operations} operations and {results} results.")
            }
            Fault::InvalidId { found } => format!("`{found}` is no id of this resource type."),
            Fault::Header(fault) => fault.text(),
            Fault::Parameter { fault, .. } => fault.text(),
        }
    }
}

/// The name of the member whose value is at fault, where the text does not say it.
fn label(violation: &Violation) -> Option<String> {
    let Some(pointer) = violation.pointer() else {
        // Of all values with rules, the id of a URL alone has no place in the document.
        let of_rules = matches!(violation.fault(), Fault::Rule(_) | Fault::NotOneOf { .. });
        return of_rules.then(|| "`id`".to_owned());
    };
    if pointer.is_empty() {
        return None;
    }
    match violation.fault() {
        // The author's own words stand for themselves.
        Fault::Rule(RuleFault::Refused { .. }) => None,
        Fault::WrongType { .. }
        | Fault::NotNull { .. }
        | Fault::NotConstant { .. }
        | Fault::OutOfRange { .. }
        | Fault::NotOneOf { .. }
        | Fault::Rule(_)
        | Fault::Invalid { .. }
        | Fault::LoneSurrogate
        | Fault::Empty => {
            let mut names = pointer.rsplit('/');
            let last = names.next()?;
            let is_item = last.parse::<usize>().is_ok();
            match names.next().filter(|_| is_item) {
                Some(array) => Some(format!("item {last} of `{}`", named(array))),
                None => Some(format!("`{}`", named(last))),
            }
        }
        Fault::TypeMismatch { linkage: true, .. } => {
            let name = pointer.split('/').skip_while(|name| *name != "relationships").nth(1)?;
            Some(format!("`{}`", named(name)))
        }
        _ => None,
    }
}

/// The name that a token of a JSON Pointer stands for.
fn named(token: &str) -> String {
    shortened(&token.replace("~1", "/").replace("~0", "~"))
}

fn list(names: &[&str]) -> String {
    let mut text = String::new();
    for (index, name) in names.iter().enumerate() {
        if index > 0 {
            text.push_str(", ");
        }
        text.push('`');
        text.push_str(name);
        text.push('`');
    }
    text
}

/// The text, cut to a length that a person reads.
pub(crate) fn shortened(text: &str) -> String {
    const MOST: usize = 80;
    if text.len() <= MOST {
        return text.to_owned();
    }
    match text.char_indices().nth(MOST) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
    }
}
