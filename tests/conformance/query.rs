//! The cases about queries: what an endpoint makes of a query string, and what is right.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use jsonapi_core::Violations;
use jsonapi_core::query::{
    self, DynamicQuery, Endpoint, Page, Pages, Parameter, QueryLimits, ResourceType, ResourceTypes,
};
use serde_json::{Value, json};

use crate::table::Table;

/// Holds every case of a file against endpoints that a second file describes.
pub(crate) fn run(file: &Path, servers: &Path, table: &mut Table) {
    let read = |path: &Path| -> Value {
        let text = fs::read_to_string(path).expect("a file of the data");
        serde_json::from_str(&text).expect("JSON")
    };
    let servers = read(servers);
    for case in read(file).as_array().into_iter().flatten() {
        let text = |name: &str| case[name].as_str().unwrap_or_default();
        let (context, input) = (&case["context"], text("input"));
        let (verdict, right, note) = if context["serialize"].is_array() {
            let written = serialized(&context["serialize"]);
            ((written == input) == (case["valid"] == true), true, written)
        } else {
            let server = &servers["servers"][context["server"].as_str().unwrap_or("standard")];
            let found = endpoint(server, context).parse(input);
            let verdict = found.is_ok() == (case["valid"] == true);
            let right = match &found {
                Ok(query) => is_expected(query, &case["expect"]),
                Err(violations) => is_refused(violations, case),
            };
            (verdict, right, format!("{found:?}"))
        };
        let note = format!("{input}\n    found {note}");
        table.add(text("requirement"), text("id"), verdict, right, &note);
    }
}

fn serialized(pairs: &Value) -> String {
    let pairs = pairs.as_array().into_iter().flatten();
    query::encode(
        pairs.map(|pair| {
            (pair[0].as_str().unwrap_or_default(), pair[1].as_str().unwrap_or_default())
        }),
    )
}

/// The endpoint of the server's model, as far as the case does not say otherwise.
fn endpoint(server: &Value, context: &Value) -> Endpoint<()> {
    let setting = |name: &str| context.get(name).unwrap_or(&server[name]);
    let mut types = ResourceTypes::new();
    for (name, described) in server["types"].as_object().into_iter().flatten() {
        let mut one = ResourceType::new(name);
        for attribute in strings(&described["attributes"]) {
            one = one.attribute(attribute);
        }
        for (relationship, targets) in described["relationships"].as_object().into_iter().flatten()
        {
            one = one.relationship(relationship, strings(targets));
        }
        types = types.with(one);
    }
    let mut endpoint = Endpoint::described(types, strings(setting("primary_type")));
    endpoint = match setting("include") {
        Value::Array(_) => endpoint.include(strings(setting("include"))),
        _ => endpoint.without_include(),
    };
    endpoint = match setting("sort") {
        Value::Array(_) => endpoint.sort(strings(setting("sort"))),
        _ => endpoint.without_sort(),
    };
    if setting("filter") != "any-well-formed" {
        endpoint = endpoint.without_filter();
    }
    for name in strings(setting("custom")) {
        endpoint = endpoint.parameter(name).expect("a legal name");
    }
    for namespace in strings(&context["extensions_applied"]) {
        for name in strings(&setting("extensions")[namespace]) {
            let name = format!("{namespace}:{name}");
            endpoint = endpoint.extension_parameter(name).expect("a legal name");
        }
    }
    endpoint.pages(pages(setting("page"), context)).limits(QueryLimits::default())
}

fn pages(members: &Value, context: &Value) -> Pages {
    if context["profile"] != "cursor-pagination" {
        return match members {
            Value::Array(_) => Pages::members(strings(members)),
            _ => Pages::none(),
        };
    }
    let mut pages = Pages::cursor().unpaginated(strings(&context["unpaginatable_sort"]));
    if let Some(size) = context["default_page_size"].as_u64() {
        pages = pages.default_size(size);
    }
    if let Some(size) = context["max_page_size"].as_u64() {
        pages = pages.max_size(size);
    }
    if context["valid_cursors"].is_array() {
        let cursors: Vec<String> =
            strings(&context["valid_cursors"]).into_iter().map(str::to_owned).collect();
        pages = pages.cursors(move |text| cursors.iter().any(|known| known == text));
    }
    if context["range_supported"] == true { pages.ranges() } else { pages }
}

/// Whether the violations have the status, the parameters and the type of the case.
fn is_refused(violations: &Violations, case: &Value) -> bool {
    let parameters: BTreeSet<&str> = violations.iter().filter_map(|it| it.parameter()).collect();
    let expected: BTreeSet<&str> = strings(&case["parameters"]).into_iter().collect();
    let error_type = case["expect"]["error_type"].as_str();
    case["status"].as_u64().is_none_or(|status| status == u64::from(violations.status()))
        && parameters == expected
        && error_type.is_none_or(|url| violations.iter().any(|it| it.type_url() == Some(url)))
}

/// Whether the query is what the case expects, as far as it expects something.
fn is_expected(query: &DynamicQuery, expect: &Value) -> bool {
    let mut expect = expect.as_object().into_iter().flatten();
    expect.all(|(name, expected)| match &**name {
        "include" => {
            let paths = query.include().into_iter().flatten();
            *expected == paths.map(|path| json!(path.relationships())).collect::<Value>()
        }
        "response_included_member" => *expected == query.include().is_some(),
        "fields" => {
            let sets = query.fields().iter();
            *expected
                == Value::Object(
                    sets.map(|set| (set.type_name().to_owned(), json!(set.fields()))).collect(),
                )
        }
        "sort" => {
            let direction = |descending| if descending { "desc" } else { "asc" };
            let fields = query.sort().iter();
            let pairs = fields.map(|sort| json!([sort.field(), direction(sort.is_descending())]));
            *expected == pairs.collect::<Value>()
        }
        "page" => {
            let Some(Page::Other(members)) = query.page() else { return false };
            let members = members.iter();
            let member = |it: &Parameter| (it.segments().join("."), json!(it.value()));
            *expected == Value::Object(members.map(member).collect())
        }
        "page_size" => expected.as_u64() == query.page().and_then(Page::size),
        "filter" | "custom" => {
            let all = if name == "filter" { query.filter_parameters() } else { query.custom() };
            let pairs = all.iter().map(|it| json!([it.name(), it.value()]));
            *expected == pairs.collect::<Value>()
        }
        other => panic!("a case expects `{other}`"),
    })
}

/// One text or several.
fn strings(value: &Value) -> Vec<&str> {
    let several = value.as_array().into_iter().flatten();
    several.chain([value]).filter_map(Value::as_str).collect()
}
