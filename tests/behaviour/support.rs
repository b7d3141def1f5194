//! What several modules need: bodies, and error documents as plain JSON.

use std::fmt::Debug;

use jsonapi_core::resource::Fields;
use jsonapi_core::{Payload, ReadError, Resource, Validator, Violations};
use serde_json::{Value, json};

/// The error document of a payload that is refused.
pub(crate) fn refused<P>(body: &str) -> Value
where
    P: Payload<Resource: Resource<Partial: for<'de> Fields<'de>>> + Debug,
{
    refused_by(&P::validator(), body)
}

/// The error document of a payload that this validator refuses.
pub(crate) fn refused_by<P>(validator: &Validator<P>, body: &str) -> Value
where
    P: Payload<Resource: Resource<Partial: for<'de> Fields<'de>>> + Debug,
{
    match validator.from_str(body) {
        Ok(payload) => panic!("accepted {body}\nas {payload:?}"),
        Err(violations) => document(body, &violations),
    }
}

/// The error document of a response that breaks rules.
pub(crate) fn unreadable<T: Debug>(body: &str, result: Result<T, ReadError>) -> Value {
    match result {
        Err(ReadError::Invalid(violations)) => document(body, &violations),
        other => panic!("{body}\nis read as {other:?}"),
    }
}

/// The error document as JSON, once its pointers are seen to resolve in the document that it is
/// about.
pub(crate) fn document(body: &str, violations: &Violations) -> Value {
    pointers_resolve(body, violations);
    let document = violations.to_document().to_vec().expect("an error document");
    serde_json::from_slice(&document).expect("an error document is JSON")
}

/// A pointer always resolves in the document that it is about.
pub(crate) fn pointers_resolve(body: &str, violations: &Violations) {
    let pointers: Vec<&str> = violations.iter().filter_map(|it| it.pointer()).collect();
    // What serde_json cannot hold has to go: half a surrogate pair, a number beyond all floats.
    let readable = body.replace("\\ud83d", "?").replace("\\udc00", "?").replace("e999", "e9");
    let Ok(root) = serde_json::from_str::<Value>(&readable) else {
        let beyond = violations.iter().any(|violation| violation.code() == "too-deep");
        assert!(pointers.is_empty() || beyond, "{pointers:?} in what is no JSON: {body}");
        return;
    };
    for pointer in pointers {
        assert!(root.pointer(pointer).is_some(), "{pointer} leads nowhere in {body}");
    }
}

/// An error document.
pub(crate) fn errors(errors: &[Value]) -> Value {
    json!({ "errors": errors })
}

/// An error object without meta information.
pub(crate) fn error(pointer: &str, status: u16, code: &str, title: &str, detail: &str) -> Value {
    json!({
        "status": status.to_string(),
        "code": code,
        "title": title,
        "detail": named(pointer, code, detail),
        "source": { "pointer": pointer },
    })
}

/// What an error object says, given what the violation says beside its pointer: the same with the
/// name of the member whose value is at fault.
fn named(pointer: &str, code: &str, detail: &str) -> String {
    let pointer = pointer.replace("~1", "\u{0}");
    let names: Vec<&str> = pointer.split('/').skip(1).collect();
    let member = match (code, names.as_slice()) {
        (_, []) => None,
        (
            "linkage-type-mismatch",
            [_, "relationships", name, ..] | [_, _, "relationships", name, ..],
        ) => Some(format!("`{name}`")),
        (
            "wrong-type" | "not-null" | "not-constant" | "out-of-range" | "not-one-of" | "invalid"
            | "lone-surrogate" | "empty" | "string-too-short" | "string-too-long"
            | "pattern-mismatch" | "format-mismatch" | "number-too-small" | "number-too-large"
            | "not-a-multiple" | "too-few-items" | "too-many-items" | "duplicate-item"
            | "too-few-members" | "too-many-members",
            [.., last],
        ) => match (last.parse::<usize>(), names.iter().rev().nth(1)) {
            (Ok(item), Some(array)) => Some(format!("item {item} of `{array}`")),
            _ => Some(format!("`{last}`")),
        },
        _ => None,
    };
    match member {
        Some(member) => {
            let (first, rest) = detail.split_at(1);
            format!("{}: {}{rest}", member.replace('\0', "/"), first.to_lowercase())
        }
        None => detail.to_owned(),
    }
}

/// An error object with meta information.
pub(crate) fn error_with(
    pointer: &str,
    (status, code): (u16, &str),
    title: &str,
    detail: &str,
    meta: &Value,
) -> Value {
    let mut object = error(pointer, status, code, title, detail);
    object["meta"] = meta.clone();
    object
}

/// An error object about the text as a whole.
pub(crate) fn error_of_text(
    (status, code): (u16, &str),
    title: &str,
    detail: &str,
    meta: &Value,
) -> Value {
    json!({
        "status": status.to_string(),
        "code": code,
        "title": title,
        "detail": detail,
        "meta": meta,
    })
}

/// The error document of one value of another JSON type.
pub(crate) fn wrong_type(pointer: &str, expected: &str, found: &str) -> Value {
    let detail = format!("Expected {expected}, found {found}.");
    let meta = json!({ "expected": expected, "found": found });
    errors(&[error_with(pointer, (400, "wrong-type"), "Wrong type", &detail, &meta)])
}

/// The error document of one `null` too many.
pub(crate) fn not_null(pointer: &str, expected: &str) -> Value {
    let detail = format!("Expected {expected}, found null.");
    let meta = json!({ "expected": expected });
    errors(&[error_with(pointer, (422, "not-null"), "Not nullable", &detail, &meta)])
}

/// The error document of one missing member that the specification defines.
pub(crate) fn missing(pointer: &str, member: &str) -> Value {
    let detail = format!("The member `{member}` is missing.");
    let meta = json!({ "member": member });
    errors(&[error_with(pointer, (400, "missing"), "Missing member", &detail, &meta)])
}

/// The error document of one name that occurs twice.
pub(crate) fn duplicate(pointer: &str, member: &str) -> Value {
    let detail = format!("`{member}` occurs more than once in this object.");
    let meta = json!({ "member": member });
    errors(&[error_with(pointer, (400, "duplicate"), "Duplicate member", &detail, &meta)])
}

/// The error document of one member that must not be sent.
pub(crate) fn forbidden(pointer: &str, what: &str, member: &str, operation: &str) -> Value {
    let detail = format!("The {what} `{member}` must not be sent when a resource is {operation}d.");
    let meta = json!({ "member": member, "operation": operation });
    errors(&[error_with(pointer, (400, "forbidden"), "Member not allowed", &detail, &meta)])
}

/// A create payload of a product with these attributes besides its name.
pub(crate) fn product(attributes: &str) -> String {
    format!(r#"{{"data":{{"type":"products","attributes":{{"name":"n",{attributes}}}}}}}"#)
}

/// A create payload of an order with these members beside its type.
pub(crate) fn order(members: &str) -> String {
    format!(r#"{{"data":{{"type":"orders",{members}}}}}"#)
}

/// A create payload of an order with these relationships besides the required ones.
pub(crate) fn related(relationships: &str) -> String {
    order(&format!(r#""relationships":{{{REQUIRED},{relationships}}}"#))
}

/// What an order cannot be created without, as members of `relationships`.
pub(crate) const REQUIRED: &str =
    r#""customer":{"data":{"type":"customers","id":"1"}},"sales-agent":{"data":null}"#;
