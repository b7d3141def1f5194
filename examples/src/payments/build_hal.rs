//! `payments build` for resources in HAL: members by their path, such as `buyerInformation.email`.

use jsonapi_core::schema::{Kind, MemberSchema, Operation, Schema};

use super::arguments::Build;
use super::build::{Members, attribute, malformed, quoted};
use super::outcome::Failure;

/// How many names a path may have: no document is deeper.
const DEPTH: usize = 64;

/// The body of the request that the arguments ask for, as JSON text.
pub(super) fn document(build: &Build) -> Result<String, Failure> {
    let schema = build.resource.schema;
    let mut root = Node::default();
    if let (Some(id), Operation::Create) = (&build.id, build.what.into()) {
        root.set(&["id"], quoted(id));
    }
    for set in &build.set {
        let (name, value) = attribute(|name| kind(schema, &path(schema, name).ok()?), set)?;
        root.set(&path(schema, name)?, value.into_owned());
    }
    for name in &build.clear {
        root.set(&path(schema, name)?, "null".to_owned());
    }
    for relation in &build.rel {
        let Some((name, href)) = relation.split_once('=') else {
            return Err(malformed(&format!("--rel {relation}: write NAME=HREF")));
        };
        root.set(&["_links", name, "href"], quoted(href));
    }
    Ok(root.object())
}

/// The names that lead to a member. A name that the schema has is one, whatever is in it.
fn path<'a>(schema: &Schema, name: &'a str) -> Result<Vec<&'a str>, Failure> {
    if schema.attribute(name).is_some() {
        return Ok(vec![name]);
    }
    let path: Vec<&str> = name.split('.').collect();
    if path.len() > DEPTH {
        return Err(malformed(&format!("{} names are too many in one path", path.len())));
    }
    Ok(path)
}

/// The kind of the value that the names lead to, if it is known.
fn kind(schema: &Schema, path: &[&str]) -> Option<Kind> {
    let mut members = schema.attributes;
    let mut found = None;
    for name in path {
        let known: &MemberSchema = members.iter().find(|member| member.name == *name)?;
        found = Some(known.kind);
        members = match known.kind {
            Kind::Object(inner) => inner.get(),
            _ => &[],
        };
    }
    found
}

/// An object that is put together from what was asked for. A member that is asked for as a value and
/// as an object comes twice, so that the validator sees both.
#[derive(Default)]
struct Node {
    members: Vec<(String, Member)>,
}

enum Member {
    /// JSON text.
    Value(String),
    Object(Node),
}

impl Node {
    fn set(&mut self, path: &[&str], value: String) {
        match path {
            [] => {}
            [name] => self.members.push(((*name).to_owned(), Member::Value(value))),
            [name, rest @ ..] => {
                let known = self.members.iter_mut().find_map(|(known, member)| match member {
                    Member::Object(node) if known == name => Some(node),
                    _ => None,
                });
                if let Some(node) = known {
                    node.set(rest, value);
                } else {
                    let mut node = Self::default();
                    node.set(rest, value);
                    self.members.push(((*name).to_owned(), Member::Object(node)));
                }
            }
        }
    }

    fn object(&self) -> String {
        let mut members = Members::default();
        for (name, member) in &self.members {
            match member {
                Member::Value(value) => members.push(name, value),
                Member::Object(node) => members.push(name, &node.object()),
            }
        }
        members.object()
    }
}
