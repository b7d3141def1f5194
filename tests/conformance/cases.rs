//! The cases by requirement: a document, its context, the verdict and the pointers.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use jsonapi_core::check::{Cardinality, Check, Extension, Fetch};
use serde_json::Value;

use crate::table::Table;

/// Holds every case of a file against the check.
pub(crate) fn run(file: &Path, table: &mut Table) {
    let text = fs::read_to_string(file).expect("the file of cases");
    let cases: Vec<Value> = serde_json::from_str(&text).expect("cases");
    for case in &cases {
        let text = |name: &str| case[name].as_str().unwrap_or_default();
        let body = match case.get("raw") {
            Some(raw) => raw.as_str().unwrap_or_default().to_owned(),
            None => case["input"].to_string(),
        };
        let found = check_for(case, file).from_slice(body.as_bytes());
        let pointers: BTreeSet<String> = found
            .as_ref()
            .err()
            .into_iter()
            .flatten()
            .filter_map(|violation| violation.pointer().map(str::to_owned))
            .collect();
        let valid = case["valid"] == true;
        let expected = std::iter::once(&case["pointers"])
            .chain(case["alt_pointers"].as_array().into_iter().flatten());
        let status = case["status"].as_u64();
        let right_status = status.is_none_or(|status| {
            found.as_ref().err().is_some_and(|violations| u64::from(violations.status()) == status)
        });
        let right_pointers = expected.into_iter().any(|list| set(list) == pointers);
        let note = format!("{body}\n    found {:?}", found.map_err(|found| found.to_string()));
        let (verdict, right) = (note.contains("found Ok") == valid, right_pointers && right_status);
        table.add(text("requirement"), text("id"), verdict, right, &note);
    }
}

fn set(list: &Value) -> BTreeSet<String> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn check_for(case: &Value, file: &Path) -> Check {
    let context = &case["context"];
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let media_type = context["http"]["content_type"].as_str();
    // An extension is applied by the media type, where the case has one.
    let is_applied = |uri: &str| media_type.is_none_or(|media_type| media_type.contains(uri));
    let is_atomic =
        file.to_string_lossy().contains("atomic") && is_applied("https://jsonapi.org/ext/atomic");
    let mut check = match (context["operation"].as_str(), context["cardinality"].as_str()) {
        (Some("create"), _) => Check::create(),
        (Some("update"), _) => Check::update(),
        (Some("relationship"), Some("to-one")) => Check::relationship(Cardinality::ToOne),
        (Some("relationship"), _) => Check::relationship(Cardinality::ToMany),
        _ if is_atomic => Check::atomic(),
        _ => Check::response_to(match context["target"].as_str() {
            Some("resource") => Fetch::Resource,
            Some("collection") => Fetch::Collection,
            Some("relationship") => Fetch::Relationship,
            _ => Fetch::Any,
        }),
    };
    let endpoint = &context["endpoint"];
    for name in endpoint["types"].as_array().into_iter().flatten().chain([&endpoint["type"]]) {
        if let Some(name) = name.as_str() {
            check = check.endpoint_type(name);
        }
    }
    if let Some(id) = endpoint["id"].as_str() {
        check = check.endpoint_id(id);
    }
    match endpoint["client_ids"].as_str() {
        Some("allowed") => check = check.client_ids(true),
        Some("forbidden") => check = check.client_ids(false),
        _ => {}
    }
    for extension in context["extensions"].as_array().into_iter().flatten() {
        let (uri, namespace) = (text(&extension["uri"]), text(&extension["namespace"]));
        if extension.is_object() && is_applied(&uri) {
            check = check.extension(Extension::new(uri, namespace).expect("an extension"));
        }
    }
    for name in context["fields"].as_object().into_iter().flatten().map(|(name, _)| name) {
        check = check.sparse(name);
    }
    for request in [&context["request_document"], &context["request"]] {
        if request.is_object() {
            check = check.request(request.to_string().as_bytes()).expect("a request");
        }
    }
    for pointer in context["paginated"].as_array().into_iter().flatten() {
        check = check.paginated(text(pointer));
    }
    check
}
