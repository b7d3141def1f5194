//! `payments schema`: a resource's members as a table.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use jsonapi_core::schema::{
    Kind, MemberSchema, Operation, Presence, Presences, RelationshipSchema, Representation,
    Schema as Description,
};

use super::arguments::Schema;
use super::outcome::{Failure, Outcome};
use super::resources::Documented;
use super::{rules, schema_json};

const OPERATIONS: [Operation; 3] = [Operation::Create, Operation::Update, Operation::Read];

/// How wide the list of a relationship's types may become.
const TYPES_WIDTH: usize = 56;

/// Prints the table, or JSON.
pub(super) fn run(arguments: &Schema) -> Result<Outcome, Failure> {
    let Documented { schema, name, .. } = arguments.resource;
    if arguments.json {
        let text = schema_json::of(schema).map_err(io::Error::from)?;
        writeln!(io::stdout(), "{text}")?;
        return Ok(Outcome::Valid);
    }
    // One write, since standard output is flushed line by line.
    let mut text = Vec::new();
    table(schema, name, &mut text)?;
    anstream::stdout().write_all(&text)?;
    Ok(Outcome::Valid)
}

/// One line of the table.
struct Row {
    name: String,
    presence: [Presence; 3],
    null: String,
    form: String,
}

fn table(schema: &Description, name: &str, output: &mut impl Write) -> io::Result<()> {
    let (bold, dim) = (Style::new().bold(), Style::new().dimmed());
    let title = if schema.type_name.is_empty() { name } else { schema.type_name };
    writeln!(output, "{bold}{title}{bold:#} {dim}{}{dim:#}", schema.path)?;
    if let Some(summary) = schema.documentation.lines().next() {
        writeln!(output, "{summary}")?;
    }
    writeln!(output)?;
    let rows = rows(schema);
    let width = |column: fn(&Row) -> &str, heading: &str| {
        rows.iter().map(|row| column(row).chars().count()).max().unwrap_or(0).max(heading.len())
    };
    let name = width(|row| &row.name, "member");
    let null = width(|row| &row.null, "null");
    writeln!(
        output,
        "{bold}{:name$}  {:8}  {:8}  {:8}  {:null$}  value{bold:#}",
        "member", "create", "update", "read", "null"
    )?;
    let indent = name + null + 34;
    for row in &rows {
        write!(output, "{:name$}  ", row.name)?;
        for presence in row.presence {
            let style = style_of(presence);
            write!(output, "{style}{:8}{style:#}  ", word_of(presence))?;
        }
        write!(output, "{:null$}  ", row.null)?;
        for (index, line) in row.form.lines().enumerate() {
            if index > 0 {
                write!(output, "{:indent$}", "")?;
            }
            writeln!(output, "{line}")?;
        }
    }
    Ok(())
}

fn rows(schema: &Description) -> Vec<Row> {
    let required = Presence::Required;
    if schema.representation == Representation::Hal {
        return hal_rows(schema);
    }
    let mut rows = vec![
        Row {
            name: "type".to_owned(),
            presence: [required; 3],
            null: "no".to_owned(),
            form: format!("\"{}\"", schema.type_name),
        },
        Row {
            name: "id".to_owned(),
            presence: [schema.client_id, required, required],
            null: "no".to_owned(),
            form: format!("string{}", rules::text(schema.id_rules)),
        },
    ];
    for attribute in schema.attributes {
        let name = format!("attributes.{}", attribute.name);
        push_attribute(&mut rows, &name, attribute, attribute.presence);
    }
    rows.extend(schema.relationships.iter().map(relationship));
    rows
}

/// The members of a HAL resource by their paths in the document.
fn hal_rows(schema: &Description) -> Vec<Row> {
    let mut rows = vec![Row {
        name: "id".to_owned(),
        presence: [schema.client_id, Presence::Optional, Presence::Required],
        null: "no".to_owned(),
        form: format!("string{}", rules::text(schema.id_rules)),
    }];
    for attribute in schema.attributes {
        push_attribute(&mut rows, attribute.name, attribute, attribute.presence);
    }
    rows.extend(schema.relationships.iter().map(|relation| Row {
        name: format!("_links.{}", relation.name),
        presence: OPERATIONS.map(|operation| relation.presence.in_operation(operation)),
        null: "no".to_owned(),
        form: match (relation.alias_of, relation.to_many) {
            (Some(name), _) => format!("another name of {name}"),
            (None, true) => "links".to_owned(),
            (None, false) => "link".to_owned(),
        },
    }));
    if let Some(embedded) = &schema.embedded {
        push_attribute(&mut rows, embedded.name, embedded, embedded.presence);
    }
    rows
}

/// Adds an attribute and, where it is an object whose members are known, or an array of such, those.
fn push_attribute(rows: &mut Vec<Row>, name: &str, member: &MemberSchema, outer: Presences) {
    // A member is never sent where the object that it belongs to is not.
    let presence = OPERATIONS.map(|operation| match outer.in_operation(operation) {
        Presence::Forbidden => Presence::Forbidden,
        Presence::Required | Presence::Optional => member.presence.in_operation(operation),
    });
    rows.push(Row {
        name: name.to_owned(),
        presence,
        null: if member.nullable { "yes" } else { "no" }.to_owned(),
        form: member.constant.map_or_else(
            || format!("{}{}", form(member.kind), rules::text(member.rules)),
            |constant| constant.to_string(),
        ),
    });
    let (members, item) = match member.kind {
        Kind::Object(members) => (members, ""),
        Kind::Array(Kind::Object(members) | Kind::Nullable(Kind::Object(members))) => {
            (*members, "[]")
        }
        _ => return,
    };
    for inner in members.get() {
        push_attribute(rows, &format!("{name}{item}.{}", inner.name), inner, outer);
    }
}

fn relationship(member: &RelationshipSchema) -> Row {
    let presence = OPERATIONS.map(|operation| member.presence.in_operation(operation));
    let number = if member.to_many { "to-many" } else { "to-one" };
    Row {
        name: format!("relationships.{}", member.name),
        presence,
        null: null_in(member),
        form: format!("{number}: {}", wrapped(member.targets)),
    }
}

/// In which operations the linkage may be null.
fn null_in(member: &RelationshipSchema) -> String {
    let sent =
        |operation: &Operation| member.presence.in_operation(*operation) != Presence::Forbidden;
    let (nullable, not): (Vec<Operation>, Vec<Operation>) =
        OPERATIONS.into_iter().filter(sent).partition(|operation| member.nullable_in(*operation));
    match (nullable.as_slice(), not.as_slice()) {
        ([], _) => "no".to_owned(),
        (_, []) => "yes".to_owned(),
        (some, _) => some.iter().map(|one| one.name()).collect::<Vec<_>>().join(", "),
    }
}

fn form(kind: Kind) -> String {
    match kind {
        Kind::OneOf(values) => values.join(" | "),
        Kind::Array(item) => format!("array of {}", form(*item)),
        Kind::Map(value) => format!("object of {}", form(*value)),
        Kind::Nullable(value) => format!("{} or null", form(*value)),
        Kind::Integer { min, max } => format!("integer, {min} to {max}"),
        other => other.name().to_owned(),
    }
}

/// Names with commas between, in lines that a terminal has room for.
fn wrapped(names: &[&str]) -> String {
    let mut text = String::new();
    let mut line = 0;
    for (index, name) in names.iter().enumerate() {
        if index > 0 {
            text.push(',');
            let full = line + name.len() > TYPES_WIDTH;
            text.push(if full { '\n' } else { ' ' });
            line = if full { 0 } else { line + 2 };
        }
        text.push_str(name);
        line += name.len();
    }
    text
}

const fn word_of(presence: Presence) -> &'static str {
    match presence {
        Presence::Forbidden => "-",
        Presence::Required | Presence::Optional => presence.name(),
    }
}

fn style_of(presence: Presence) -> Style {
    match presence {
        Presence::Required => Style::new().fg_color(Some(AnsiColor::Yellow.into())),
        Presence::Optional => Style::new(),
        Presence::Forbidden => Style::new().dimmed(),
    }
}
