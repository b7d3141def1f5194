//! The crates that are compiled: 100 resources of 20 members each, as our derive and as serde's
//! want them, and a program that reads and writes every one.

use std::fmt::Write as _;

/// How many resources the crates have.
pub(crate) const RESOURCES: usize = 100;

/// The types of the attributes; three of the 15 are required.
const TYPES: [&str; 5] = ["String", "i64", "bool", "f64", "Vec<String>"];
const ATTRIBUTES: usize = 15;
const REQUIRED_ATTRIBUTES: usize = 3;
/// Of the five relationships the first two are required and the last links to many.
const RELATIONSHIPS: usize = 5;
const REQUIRED_RELATIONSHIPS: usize = 2;

/// A crate that is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Crate {
    /// A program that does nothing.
    Empty,
    /// Our derive: responses, payloads that create, payloads that update, and builders of both.
    Ours,
    /// serde's derives on nested structs for one form of each resource.
    SerdeOne,
    /// serde's derives on nested structs for responses and for both payloads.
    SerdeThree,
}

impl Crate {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Ours => "ours",
            Self::SerdeOne => "serde_one_form",
            Self::SerdeThree => "serde_three_forms",
        }
    }

    pub(crate) fn manifest(self, jsonapi_core: &str) -> String {
        let dependencies = match self {
            Self::Empty => String::new(),
            Self::Ours => format!("jsonapi-core = {{ path = {jsonapi_core:?} }}\n"),
            Self::SerdeOne | Self::SerdeThree => String::from(
                "serde = { version = \"1.0\", features = [\"derive\"] }\nserde_json = \"1.0\"\n",
            ),
        };
        format!(
            "[package]\nname = \"{}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [dependencies]\n{dependencies}\n[workspace]\n",
            self.name()
        )
    }

    /// The one source file.
    pub(crate) fn source(self) -> String {
        match self {
            Self::Empty => String::from("fn main() {}\n"),
            Self::Ours => ours(),
            Self::SerdeOne => serde(false),
            Self::SerdeThree => serde(true),
        }
    }
}

/// Reads documents from the standard input by the functions of `READERS` and writes them again.
const MAIN: &str = r"
fn main() {
    let mut body = Vec::new();
    std::io::Read::read_to_end(&mut std::io::stdin(), &mut body).unwrap();
    for read in READERS {
        if let Some(written) = read(&body) {
            std::io::Write::write_all(&mut std::io::stdout(), &written).unwrap();
        }
    }
}
";

fn readers(forms: &[&str]) -> String {
    let mut text = String::from("static READERS: &[fn(&[u8]) -> Option<Vec<u8>>] = &[\n");
    for form in forms {
        for number in 0..RESOURCES {
            let _ = writeln!(text, "    read_{form}_{number},");
        }
    }
    text.push_str("];\n");
    text
}

fn ours() -> String {
    let mut text = String::from(
        "#![allow(dead_code)]\nuse jsonapi_core::{Document, Payload, Resource, ToMany, ToOne};\n",
    );
    for number in 0..RESOURCES {
        let _ = write!(
            text,
            "\n#[derive(Resource, Debug, Clone, PartialEq)]\n\
             #[resource(type = \"things{number}\", path = \"/api/things{number}\")]\n\
             pub struct Thing{number} {{\n    #[resource(id)]\n    pub id: String,\n"
        );
        for index in 0..ATTRIBUTES {
            let kind = TYPES[index % TYPES.len()];
            let _ = if index < REQUIRED_ATTRIBUTES {
                writeln!(text, "    #[attribute(required)]\n    pub attribute_{index}: {kind},")
            } else {
                writeln!(text, "    #[attribute]\n    pub attribute_{index}: Option<{kind}>,")
            };
        }
        for index in 0..RELATIONSHIPS {
            let target = (number + index + 1) % RESOURCES;
            let word = if index < REQUIRED_RELATIONSHIPS { "(required)" } else { "" };
            let kind = if index + 1 == RELATIONSHIPS { "ToMany" } else { "ToOne" };
            let _ = writeln!(
                text,
                "    #[relationship{word}]\n    pub relationship_{index}: {kind}<Thing{target}>,"
            );
        }
        text.push_str("}\n");
        for (form, read) in [
            ("response", format!("Document::<Thing{number}>::from_slice(body)")),
            ("create", format!("Thing{number}Create::from_slice(body)")),
            ("update", format!("Thing{number}Update::from_slice(body)")),
        ] {
            let _ = writeln!(
                text,
                "fn read_{form}_{number}(body: &[u8]) -> Option<Vec<u8>> {{\n    \
                 {read}.ok()?.to_vec().ok()\n}}"
            );
        }
    }
    text + &readers(&["response", "create", "update"]) + MAIN
}

/// What all resources share.
const SHARED: &str = r#"#![allow(dead_code)]
use serde::{Deserialize, Deserializer, Serialize};

#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct Document<T> {
    pub data: T,
}

#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct Identifier {
    #[serde(rename = "type")]
    pub kind: String,
    pub id: String,
}

#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct Links {
    #[serde(rename = "self")]
    pub self_link: Option<String>,
    pub related: Option<String>,
}

#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct ToOne {
    pub data: Option<Identifier>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub links: Option<Links>,
}

#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct ToMany {
    pub data: Vec<Identifier>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub links: Option<Links>,
}

/// Tells `null` from an absent member.
fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Option<T>, D::Error> {
    T::deserialize(from).map(Some)
}
"#;

fn serde(all_forms: bool) -> String {
    let mut text = String::from(SHARED);
    let forms: &[Form] =
        if all_forms { &[Form::Response, Form::Create, Form::Update] } else { &[Form::Response] };
    for number in 0..RESOURCES {
        for form in forms {
            form.structs(&mut text, number);
        }
    }
    let names: Vec<&str> = forms.iter().map(|form| form.names().0).collect();
    text + &readers(&names) + MAIN
}

/// A form of a resource's documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Response,
    Create,
    Update,
}

const DERIVE: &str = "#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]";
const MAY_BE_ABSENT: &str = "    #[serde(default, skip_serializing_if = \"Option::is_none\")]\n";
const MAY_BE_NULL: &str = "    #[serde(default, deserialize_with = \"present\", \
                           skip_serializing_if = \"Option::is_none\")]\n";

impl Form {
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Response => ("response", ""),
            Self::Create => ("create", "Create"),
            Self::Update => ("update", "Update"),
        }
    }

    fn structs(self, text: &mut String, number: usize) {
        let (form, suffix) = self.names();
        let id = if self == Self::Create { "" } else { "    pub id: String,\n" };
        let (attributes, relationships) = (self.attributes(), self.relationships());
        let _ = write!(
            text,
            "\n{DERIVE}\npub struct Thing{number}{suffix} {{\n    \
             #[serde(rename = \"type\")]\n    pub kind: String,\n{id}    \
             pub attributes: Attributes{number}{suffix},\n    \
             pub relationships: Relationships{number}{suffix},\n}}\n\
             \n{DERIVE}\npub struct Attributes{number}{suffix} {{\n{attributes}}}\n\
             \n{DERIVE}\npub struct Relationships{number}{suffix} {{\n{relationships}}}\n\
             fn read_{form}_{number}(body: &[u8]) -> Option<Vec<u8>> {{\n    \
             let read: Document<Thing{number}{suffix}> = serde_json::from_slice(body).ok()?;\n    \
             serde_json::to_vec(&read).ok()\n}}\n"
        );
    }

    fn attributes(self) -> String {
        let mut text = String::new();
        for index in 0..ATTRIBUTES {
            let kind = TYPES[index % TYPES.len()];
            let is_required = index < REQUIRED_ATTRIBUTES;
            let (serde, kind) = match (self, is_required) {
                (Self::Response, false) => ("", format!("Option<{kind}>")),
                (Self::Response | Self::Create, true) => ("", kind.to_owned()),
                (Self::Update, true) => (MAY_BE_ABSENT, format!("Option<{kind}>")),
                (_, false) => (MAY_BE_NULL, format!("Option<Option<{kind}>>")),
            };
            let _ = writeln!(text, "{serde}    pub attribute_{index}: {kind},");
        }
        text
    }

    fn relationships(self) -> String {
        let mut text = String::new();
        for index in 0..RELATIONSHIPS {
            let kind = if index + 1 == RELATIONSHIPS { "ToMany" } else { "ToOne" };
            let is_required = index < REQUIRED_RELATIONSHIPS;
            let (serde, kind) = match (self, is_required) {
                (Self::Create, true) => ("", kind.to_owned()),
                _ => (MAY_BE_ABSENT, format!("Option<{kind}>")),
            };
            let _ = writeln!(text, "{serde}    pub relationship_{index}: {kind},");
        }
        text
    }
}
