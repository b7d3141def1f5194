//! The cases about headers: what the crate makes of them, and what is right.

use std::fs;
use std::path::Path;

use jsonapi_core::Violations;
use jsonapi_core::media_type::{MediaType, Negotiation};
use serde_json::Value;

use crate::table::Table;

/// What comes of a case: what the request's document applies, and what the response does.
type Outcome = Result<(Option<MediaType>, Option<MediaType>), Violations>;

/// Holds every case of a file against the negotiation.
pub(crate) fn run(file: &Path, table: &mut Table) {
    let text = fs::read_to_string(file).expect("the file of cases");
    let cases: Vec<Value> = serde_json::from_str(&text).expect("cases");
    for case in &cases {
        let text = |name: &str| case[name].as_str().unwrap_or_default();
        let found = outcome(case);
        let note = format!("{}\n    found {:?}", case["input"], found);
        let verdict = found.is_ok() == (case["valid"] == true);
        let right = match &found {
            Ok((request, response)) => {
                is_expected(request.as_ref(), &case["expect"], "request")
                    && is_expected(response.as_ref(), &case["expect"], "response")
            }
            Err(violations) => case["status"]
                .as_u64()
                .is_none_or(|status| status == u64::from(violations.status())),
        };
        table.add(text("requirement"), text("id"), verdict, right, &note);
    }
}

fn outcome(case: &Value) -> Outcome {
    let (context, input) = (&case["context"], &case["input"]);
    let server = strings(&context["supported_extensions"])
        .into_iter()
        .fold(Negotiation::new(), Negotiation::extension);
    let server =
        strings(&context["supported_profiles"]).into_iter().fold(server, Negotiation::profile);
    let content_type = input["content_type"].as_str();
    match context["role"].as_str() {
        Some("server-request") => {
            let request = content_type.map(|header| server.content_type(Some(header)));
            let lines = input.get("accept").map(strings);
            let response = lines.map(|lines| server.accept(lines));
            Ok((request.transpose()?, response.transpose()?))
        }
        Some("client-response") => {
            let response = MediaType::of_response(content_type.unwrap_or_default())?;
            Ok((None, Some(response)))
        }
        Some("client-request") => {
            // A request without a document needs no `Content-Type`.
            if content_type.is_some() || input["method"] != "GET" {
                applied(context).check_declared(content_type)?;
            }
            Ok((None, None))
        }
        Some("server-response") => {
            applied(context).check_declared(content_type)?;
            server.check_vary(strings(&input["vary"]))?;
            Ok((None, None))
        }
        role => panic!("a case of the role {role:?}"),
    }
}

fn applied(context: &Value) -> MediaType {
    let extensions = strings(&context["applied_extensions"]).into_iter();
    let with_ext = extensions.fold(MediaType::new(), |all, uri| all.with_ext(uri).expect("a URI"));
    let profiles = strings(&context["applied_profiles"]).into_iter();
    profiles.fold(with_ext, |all, uri| all.with_profile(uri).expect("a URI"))
}

/// Whether the lists are those of the case, as far as it has some.
fn is_expected(found: Option<&MediaType>, expect: &Value, of: &str) -> bool {
    let is_expected = |kind: &str, list: fn(&MediaType) -> &[String]| {
        let expected = &expect[format!("{of}_{kind}")];
        expected.is_null() || found.is_some_and(|found| strings(expected) == list(found))
    };
    is_expected("extensions", MediaType::ext) && is_expected("profiles", MediaType::profile)
}

/// One text or several.
fn strings(value: &Value) -> Vec<&str> {
    let several = value.as_array().into_iter().flatten();
    several.chain([value]).filter_map(Value::as_str).collect()
}
