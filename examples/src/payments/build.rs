//! `payments build`: a payload from the command line.
//!
//! The arguments become a document, and the resource's validator says whether it is a payload. So
//! unknown names, members that must not be sent and the like need no rules here.

use std::borrow::Cow;
use std::io::{self, Write};

use clap::error::ErrorKind;
use jsonapi_core::schema::{Kind, RelationshipSchema, Representation, Schema};
use jsonapi_core::violation::Fault;
use jsonapi_core::{RawJson, Violation};

use super::arguments::{Build, misused};
use super::build_hal;
use super::outcome::{Failure, Outcome};
use super::resources::is_type;

/// Prints the payload, or what is wrong with it.
pub(super) fn run(build: &Build) -> Result<Outcome, Failure> {
    let document = match build.resource.schema.representation {
        Representation::JsonApi => document(build)?,
        Representation::Hal => build_hal::document(build)?,
    };
    let mut output = io::stdout().lock();
    let id = build.id.as_deref();
    match build.resource.indent(build.what.into(), document.as_bytes(), id) {
        Ok(payload) => {
            writeln!(output, "{}", payload.map_err(io::Error::other)?)?;
            Ok(Outcome::Valid)
        }
        Err(violations) => {
            let errors = violations.to_document().to_string_pretty();
            writeln!(output, "{}", errors.map_err(io::Error::other)?)?;
            Ok(Outcome::Invalid)
        }
    }
}

/// The document that the arguments ask for, as JSON text.
fn document(build: &Build) -> Result<String, Failure> {
    let schema = build.resource.schema;
    let mut attributes = Members::default();
    let mut relationships = Members::default();
    for set in &build.set {
        let kind = |name: &str| schema.attribute(name).map(|known| known.kind);
        let (name, value) = attribute(kind, set)?;
        attributes.push(name, &value);
    }
    for (name, data) in relationships_of(schema, &build.rel)? {
        relationships.push(name, &format!("{{\"data\":{data}}}"));
    }
    for name in &build.clear {
        match schema.relationship(name) {
            Some(relationship) if relationship.to_many => {
                relationships.push(name, r#"{"data":[]}"#);
            }
            Some(_) => relationships.push(name, r#"{"data":null}"#),
            None => attributes.push(name, "null"),
        }
    }
    let mut data = Members::default();
    data.push("type", &quoted(schema.type_name));
    if let Some(id) = &build.id {
        data.push("id", &quoted(id));
    }
    if !attributes.is_empty() {
        data.push("attributes", &attributes.object());
    }
    if !relationships.is_empty() {
        data.push("relationships", &relationships.object());
    }
    Ok(format!("{{\"data\":{}}}", data.object()))
}

/// Members of a JSON object, as text: a value that was given as JSON stays as it was written, and
/// a name that was given twice comes twice, so that the validator sees both.
#[derive(Default)]
pub(super) struct Members {
    text: String,
}

impl Members {
    pub(super) fn push(&mut self, name: &str, value: &str) {
        if !self.text.is_empty() {
            self.text.push(',');
        }
        self.text.push_str(&quoted(name));
        self.text.push(':');
        self.text.push_str(value);
    }

    fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    pub(super) fn object(&self) -> String {
        format!("{{{}}}", self.text)
    }
}

/// The text as a JSON string.
pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// The name and the JSON value of `NAME=VALUE` or `NAME:=JSON`; `kind` knows the kinds of values.
pub(super) fn attribute(
    kind: impl Fn(&str) -> Option<Kind>,
    argument: &str,
) -> Result<(&str, Cow<'_, str>), Failure> {
    let Some((name, value)) = argument.split_once('=') else {
        return Err(malformed(&format!("--set {argument}: write NAME=VALUE or NAME:=JSON")));
    };
    let (name, reason) = match name.strip_suffix(':') {
        Some(name) => (name, "the value behind `:=`".to_owned()),
        None => match kind(name) {
            // A name that is not known is the validator's business.
            None | Some(Kind::String | Kind::OneOf(_) | Kind::Format(_)) => {
                return Ok((name, quoted(value).into()));
            }
            Some(kind) => (name, format!("the value of `{name}` ({})", kind.name())),
        },
    };
    match RawJson::parse(value) {
        Err(faults) if faults.iter().any(is_no_json) => {
            Err(malformed(&format!("--set {argument}: {reason} has to be JSON. {faults}")))
        }
        // What else is wrong, such as a name that comes twice, is the validator's business.
        Ok(_) | Err(_) => Ok((name, value.into())),
    }
}

fn is_no_json(violation: &Violation) -> bool {
    matches!(violation.fault(), Fault::Syntax { .. } | Fault::NotUtf8 { .. })
}

/// The relationships and their linkage as JSON: one for each argument, except that the arguments
/// of one to-many relationship are one array.
fn relationships_of<'a>(
    schema: &Schema,
    arguments: &'a [String],
) -> Result<Vec<(&'a str, String)>, Failure> {
    let mut relationships: Vec<(&str, String)> = Vec::new();
    for argument in arguments {
        let Some((name, targets)) = argument.split_once('=') else {
            return Err(malformed(&format!("--rel {argument}: write NAME=ID or NAME=TYPE:ID")));
        };
        match schema.relationship(name) {
            Some(known) if known.to_many => {
                let several: Result<Vec<String>, Failure> =
                    targets.split(',').map(|target| identifier(known, target)).collect();
                let several = several?.join(",");
                match relationships.iter_mut().find(|(earlier, _)| *earlier == name) {
                    Some((_, array)) => {
                        array.pop();
                        array.push(',');
                        array.push_str(&several);
                        array.push(']');
                    }
                    None => relationships.push((name, format!("[{several}]"))),
                }
            }
            Some(known) => relationships.push((name, identifier(known, targets)?)),
            // A name that is not known is the validator's business, whatever it links to.
            None => relationships.push((name, "null".to_owned())),
        }
    }
    Ok(relationships)
}

/// The resource identifier object of `ID` or `TYPE:ID`.
fn identifier(relationship: &RelationshipSchema, target: &str) -> Result<String, Failure> {
    let (type_name, id) = match (relationship.targets, target.split_once(':')) {
        // An id may have a colon of its own.
        ([only], Some((type_name, id))) if type_name == *only || is_type(type_name) => {
            (type_name, id)
        }
        ([only], _) => (*only, target),
        (_, Some(parts)) => parts,
        (several, None) => {
            return Err(malformed(&format!(
                "--rel {}={target}: this relationship links to several types, so write TYPE:ID, \
                 where TYPE is one of {}",
                relationship.name,
                several.join(", "),
            )));
        }
    };
    if id.is_empty() {
        return Err(malformed(&format!("--rel {}={target}: the id is empty", relationship.name)));
    }
    let mut members = Members::default();
    members.push("type", &quoted(type_name));
    members.push("id", &quoted(id));
    Ok(members.object())
}

pub(super) fn malformed(message: &str) -> Failure {
    misused("build", ErrorKind::InvalidValue, message)
}
