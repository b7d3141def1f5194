//! Files that say what an endpoint knows.
//!
//! A file has the description of one resource type as `payments schema --json` prints it (`type`,
//! `path`, `attributes`, `relationships`), an array of them, or a server: `types` by name, each with
//! a list of `attributes` and `relationships` to types, and if it says so its `primary_type`, and
//! the lists `include`, `sort`, `page` and `custom`, or a text where the parameter is not supported
//! (`filter` is a text in any case). A server may also stand by its name in `servers`.

use jsonapi_core::query::{Endpoint, Pages, ResourceType, ResourceTypes};
use serde_json::Value;

/// What the files say.
#[derive(Debug, Default)]
pub(super) struct Described {
    types: ResourceTypes,
    /// The names of the types and their paths, where they have one.
    known: Vec<(String, String)>,
    server: Option<Value>,
}

impl Described {
    /// Adds what a file says.
    ///
    /// # Errors
    ///
    /// What is wrong with the file, as the end of a sentence about it.
    pub(super) fn add(&mut self, text: &[u8]) -> Result<(), String> {
        let mut value: Value =
            serde_json::from_slice(text).map_err(|error| format!("is not JSON: {error}"))?;
        if let Some(servers) = value.get_mut("servers").and_then(Value::as_object_mut) {
            if servers.len() != 1 {
                let names: Vec<&str> = servers.keys().map(|name| &**name).collect();
                return Err(format!("has to have one server, and has these: {}", names.join(", ")));
            }
            let server = servers.values_mut().next().map(Value::take);
            value = server.unwrap_or_default();
        }
        if let Some(types) = value["types"].as_object() {
            for (name, described) in types {
                self.add_type(name, "", described)?;
            }
            self.server = Some(value);
            return Ok(());
        }
        let one = core::slice::from_ref(&value);
        for described in value.as_array().map_or(one, Vec::as_slice) {
            let Some(name) = described["type"].as_str() else {
                return Err(
                    "describes neither a resource, which has a `type`, nor a server, which \
                            has `types`"
                        .to_owned(),
                );
            };
            self.add_type(name, described["path"].as_str().unwrap_or_default(), described)?;
        }
        Ok(())
    }

    fn add_type(&mut self, name: &str, path: &str, described: &Value) -> Result<(), String> {
        let misfit = |what: &str| format!("has {what} of `{name}` in a form that is not known");
        let mut one = ResourceType::new(name);
        for attribute in list(&described["attributes"]) {
            let name = named(attribute).ok_or_else(|| misfit("an attribute"))?;
            if is_read(attribute) {
                one = one.attribute(name);
            }
        }
        let by_name = described["relationships"].as_object().into_iter().flatten();
        for (name, targets) in by_name {
            one = one.relationship(name, texts(targets));
        }
        for relationship in list(&described["relationships"]) {
            let name = named(relationship).ok_or_else(|| misfit("a relationship"))?;
            if is_read(relationship) {
                one = one.relationship(name, texts(&relationship["targets"]));
            }
        }
        self.types = core::mem::take(&mut self.types).with(one);
        self.known.push((name.to_owned(), path.to_owned()));
        Ok(())
    }

    /// The endpoint of the type with this name, else of the one whose path or name the URL ends
    /// with, else of the server's own or the first one.
    ///
    /// # Errors
    ///
    /// There is no such type.
    pub(super) fn endpoint(self, name: Option<&str>, url: &str) -> Result<Endpoint<()>, String> {
        let Self { types, known, server } = self;
        let server = server.unwrap_or_default();
        let at_end = |(name, path): &&(String, String)| {
            let is_path = !path.is_empty() && url.ends_with(path.as_str());
            is_path || url.rsplit('/').next() == Some(name.as_str())
        };
        let primary = match name {
            Some(name) => {
                known.iter().find(|(known, _)| known == name).map(|(name, _)| name.as_str())
            }
            None => known
                .iter()
                .find(at_end)
                .map(|(name, _)| name.as_str())
                .or(server["primary_type"].as_str())
                .or_else(|| known.first().map(|(name, _)| name.as_str())),
        };
        let Some(primary) = primary else {
            let names: Vec<&str> = known.iter().map(|(name, _)| name.as_str()).collect();
            let name = name.unwrap_or_default();
            return Err(format!("there is no type `{name}`, but {}", names.join(", ")));
        };
        let mut endpoint = Endpoint::described(types, [primary]).pages(Pages::any());
        // What a server says of itself, it says of its own primary type.
        if server["primary_type"].as_str().is_none_or(|own| own == primary) {
            endpoint = supported(endpoint, &server);
        }
        Ok(endpoint)
    }
}

/// What the server supports, where it says so.
fn supported(mut endpoint: Endpoint<()>, server: &Value) -> Endpoint<()> {
    endpoint = match &server["include"] {
        Value::Array(_) => endpoint.include(texts(&server["include"])),
        Value::String(_) => endpoint.without_include(),
        _ => endpoint,
    };
    endpoint = match &server["sort"] {
        Value::Array(_) => endpoint.sort(texts(&server["sort"])),
        Value::String(_) => endpoint.without_sort(),
        _ => endpoint,
    };
    endpoint = match &server["page"] {
        Value::Array(_) => endpoint.pages(Pages::members(texts(&server["page"]))),
        Value::String(_) => endpoint.pages(Pages::none()),
        _ => endpoint,
    };
    if server["filter"] == "unsupported" {
        endpoint = endpoint.without_filter();
    }
    for name in texts(&server["custom"]) {
        // A name that no parameter can have is one that no query has.
        endpoint = endpoint.clone().parameter(name).unwrap_or(endpoint);
    }
    endpoint
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// The name of a member: a text, or the member `name` of an object.
fn named(member: &Value) -> Option<&str> {
    member.as_str().or_else(|| member["name"].as_str())
}

/// Whether responses may have the member.
fn is_read(member: &Value) -> bool {
    member["presence"]["read"] != "forbidden"
}

/// One text or several.
fn texts(value: &Value) -> Vec<&str> {
    list(value).iter().chain([value]).filter_map(Value::as_str).collect()
}
