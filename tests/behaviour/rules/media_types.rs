//! `Content-Type`, `Accept` and `Vary`.
//!
//! A row is a header, and what comes of it: the media type that applies, or the status and the
//! codes. `$` stands for the name of the media type. The server supports the extensions `urn:a` and
//! `urn:b` and the profiles `urn:p` and `urn:q`.

use jsonapi_core::check::{Check, Extension};
use jsonapi_core::media_type::{JSON_API, MediaType, Negotiation};
use jsonapi_core::{Violation, Violations};

/// Requirements, the lines of the header, and what comes of them.
type Row = (&'static str, &'static [&'static str], &'static str);

/// What the test without a table names.
pub(super) const OTHERS: &[&str] = &["jsonapi-not-for-negotiation", "jsonapi-negotiate-by-header"];

/// The requirements that rows name.
pub(super) fn requirements() -> impl Iterator<Item = &'static str> {
    let tables = [CONTENT_TYPE, ACCEPT, RESPONSE, DECLARED, VARY];
    tables.into_iter().flatten().flat_map(|(requirements, ..)| requirements.split(' '))
}

const CONTENT_TYPE: &[Row] = &[
    ("cn-content-type", &["$"], "$"),
    ("cn-content-type", &["Application/VND.API+json"], "$"),
    ("cn-content-type", &["\t $ \t"], "$"),
    ("cn-content-type", &[], "415 wrong-media-type"),
    ("cn-content-type", &[""], "415 wrong-media-type"),
    ("cn-content-type", &["application/json"], "415 wrong-media-type"),
    ("cn-content-type", &["application/vnd.api"], "415 wrong-media-type"),
    ("cn-content-type", &["*/*"], "415 wrong-media-type"),
    ("cn-content-type", &["application/*"], "415 wrong-media-type"),
    ("cn-content-type", &["$, $"], "415 wrong-media-type"),
    ("cn-content-type", &["$ x"], "415 wrong-media-type"),
    // Parameters: one of both kinds, none, in capitals, with white space and nothing between them.
    ("mt-param-quoted", &[r#"$;ext="urn:a""#], r#"$;ext="urn:a""#),
    ("mt-param-quoted", &[r#"$;EXT="urn:a";Profile="urn:p""#], r#"$;ext="urn:a";profile="urn:p""#),
    ("mt-param-quoted", &[r#"$;profile="urn:p";ext="urn:a""#], r#"$;ext="urn:a";profile="urn:p""#),
    ("mt-param-quoted", &["$ \t ;\text=\"urn:a\"\t"], r#"$;ext="urn:a""#),
    ("mt-param-quoted", &["$;"], "$"),
    ("mt-param-quoted", &[r#"$; ;;ext="urn:a"; ;"#], r#"$;ext="urn:a""#),
    ("mt-param-quoted", &[r#"$;ext="\u\rn:\a""#], r#"$;ext="urn:a""#),
    ("mt-param-quoted", &["$;ext=urn:a"], "415 malformed-header"),
    ("mt-param-quoted", &["$;ext='urn:a'"], "415 malformed-header"),
    ("mt-param-quoted", &[r#"$;ext="urn:a"#], "415 malformed-header"),
    ("mt-param-quoted", &[r#"$;ext="urn:a\"#], "415 malformed-header"),
    ("mt-param-quoted", &[r#"$;ext="urn:a\""#], "415 malformed-header"),
    ("mt-param-quoted", &[r#"$;ext="urn:a"x"#], "415 malformed-header"),
    ("mt-param-quoted", &[r#"$;ext="urn:a" profile="urn:p""#], "415 malformed-header"),
    ("mt-param-quoted", &[r#"$;ext="urn:a", profile="urn:p""#], "415 malformed-header"),
    ("mt-param-quoted", &[r#"$;ext = "urn:a""#], "415 malformed-header"),
    ("mt-param-quoted", &["$;ext= \"urn:a\""], "415 malformed-header"),
    ("mt-param-quoted", &["$;ext"], "415 malformed-header"),
    ("mt-param-quoted", &["$;ext="], "415 malformed-header"),
    ("mt-param-quoted", &[r#"$;="urn:a""#], "415 malformed-header"),
    ("mt-param-quoted", &["$;ext=\"urn:a\nurn:b\""], "415 malformed-header"),
    ("mt-param-quoted", &[r#"$;ext="urn:a";ext="urn:b""#], "415 malformed-header"),
    ("mt-param-quoted", &[r#"$;profile="urn:p";PROFILE="urn:p""#], "415 malformed-header"),
    // Lists.
    ("mt-param-space-separated", &[r#"$;ext="""#], "$"),
    ("mt-param-space-separated", &[r#"$;ext="urn:b urn:a""#], r#"$;ext="urn:b urn:a""#),
    ("mt-param-space-separated", &[r#"$;ext=" urn:a  urn:b ""#], r#"$;ext="urn:a urn:b""#),
    ("mt-param-space-separated", &[r#"$;ext="urn:a urn:a""#], r#"$;ext="urn:a""#),
    ("mt-param-space-separated", &["$;ext=\"urn:a\turn:b\""], "415 unsupported-extension"),
    ("mt-param-space-separated", &[r#"$;ext="urn:a,urn:b""#], "415 unsupported-extension"),
    // Other parameters.
    ("cn-415-foreign-param", &["$;charset=utf-8"], "415 foreign-parameter"),
    ("cn-415-foreign-param", &["$; CHARSET=\"UTF-8\""], "415 foreign-parameter"),
    ("cn-415-foreign-param", &["$;q=1"], "415 foreign-parameter"),
    ("cn-415-foreign-param", &[r#"$;exts="urn:a""#], "415 foreign-parameter"),
    ("cn-415-foreign-param", &["$;ext*=urn"], "415 foreign-parameter"),
    (
        "cn-415-foreign-param mt-params-only-ext-profile",
        &[r#"$;a=1;ext="urn:a urn:x";b=2"#],
        "415 foreign-parameter foreign-parameter unsupported-extension",
    ),
    // Extensions.
    ("cn-415-unsupported-ext", &[r#"$;ext="urn:x""#], "415 unsupported-extension"),
    ("cn-415-unsupported-ext", &[r#"$;ext="urn:a urn:x""#], "415 unsupported-extension"),
    ("cn-415-unsupported-ext", &[r#"$;ext="URN:a""#], "415 unsupported-extension"),
    ("cn-415-unsupported-ext", &[r#"$;ext="urn:a/""#], "415 unsupported-extension"),
    ("cn-415-unsupported-ext", &[r#"$;ext="urn:p""#], "415 unsupported-extension"),
    ("cn-415-unsupported-ext", &["$;ext=atomic"], "415 unsupported-extension"),
    (
        "cn-415-unsupported-ext",
        &[r#"$;ext="no URI""#],
        "415 unsupported-extension unsupported-extension",
    ),
    // Profiles.
    ("cn-profile-ignore-unknown", &[r#"$;profile="urn:x""#], "$"),
    ("cn-profile-ignore-unknown", &[r#"$;profile="urn:x urn:p <no URI>""#], r#"$;profile="urn:p""#),
    ("cn-profile-ignore-unknown", &["$;profile=unknown"], "$"),
    ("cn-profile-ignore-unknown", &[r#"$;profile="urn:a""#], "$"),
];

const ACCEPT: &[Row] = &[
    // Without an entry of the media type.
    ("cn-406-all-foreign", &[], "$"),
    ("cn-406-all-foreign", &[""], "$"),
    ("cn-406-all-foreign", &[" , ,", "\t"], "$"),
    ("cn-406-all-foreign", &["*/*"], "$"),
    ("cn-406-all-foreign", &["text/html, Application/*;q=0.001"], "$"),
    ("cn-406-all-foreign", &["text/html;charset=utf-8;q=0.9, */*;charset=utf-8;q=0.8"], "$"),
    ("cn-406-all-foreign", &["application/json"], "406 not-acceptable"),
    ("cn-406-all-foreign", &["text/*, */json, */*;q=0"], "406 not-acceptable"),
    ("cn-406-all-foreign", &["*/*, application/*;q=0.000"], "406 not-acceptable"),
    ("cn-406-all-foreign", &["text/html, */*;q=high"], "406 not-acceptable"),
    // Other parameters.
    ("cn-accept-ignore-foreign", &["$;charset=utf-8, $"], "$"),
    ("cn-accept-ignore-foreign", &["$;charset=utf-8", "$"], "$"),
    (
        "cn-accept-ignore-foreign",
        &[r#"$;ext="urn:a";charset=utf-8, $;ext="urn:b";q=0.1"#],
        r#"$;ext="urn:b""#,
    ),
    ("cn-accept-ignore-foreign", &["$;text=\"a, $, \\\", $\", $;q=0.2"], "$"),
    ("cn-accept-ignore-foreign", &["text/html;a=b, $;q=0.1"], "$"),
    ("cn-accept-ignore-foreign", &["$;q=0.5;charset=utf-8"], "$"),
    ("cn-accept-ignore-foreign", &["$;ext=urn:a, $"], "$"),
    ("cn-406-all-foreign", &["$;charset=utf-8"], "406 foreign-parameter"),
    ("cn-406-all-foreign", &["$;charset=utf-8;q=0.8"], "406 foreign-parameter"),
    ("cn-406-all-foreign", &["$;a=1, $;b=2"], "406 foreign-parameter foreign-parameter"),
    ("cn-406-all-foreign", &["$;a=1", "text/html", "*/*"], "406 foreign-parameter"),
    ("cn-406-all-foreign", &[r#"$;ext="urn:a";charset=utf-8"#], "406 foreign-parameter"),
    ("cn-406-all-foreign", &["$;charset"], "406 malformed-header"),
    ("cn-406-all-foreign", &[r#"$;ext="urn:a, $"#], "406 malformed-header"),
    // Extensions.
    ("cn-406-all-unsupported-ext", &[r#"$;ext="urn:x""#], "406 unsupported-extension"),
    ("cn-406-all-unsupported-ext", &[r#"$;ext="urn:a urn:x""#], "406 unsupported-extension"),
    (
        "cn-406-all-unsupported-ext",
        &[r#"$;ext="urn:x", $;ext="urn:y", */*"#],
        "406 unsupported-extension unsupported-extension",
    ),
    (
        "cn-406-all-unsupported-ext cn-406-all-foreign",
        &["$;charset=utf-8, text/html", r#"$;ext="urn:x""#],
        "406 foreign-parameter unsupported-extension",
    ),
    ("cn-406-all-unsupported-ext", &[r#"$;q=0.5;ext="urn:x""#], "406 unsupported-extension"),
    (
        "cn-406-all-unsupported-ext",
        &[r#"$;profile="urn:p";ext="urn:x""#],
        "406 unsupported-extension",
    ),
    ("cn-406-all-unsupported-ext", &[r#"$;ext="urn:x", $"#], "$"),
    ("cn-client-accept-ext", &[r#"$;ext="urn:a""#], r#"$;ext="urn:a""#),
    ("cn-client-accept-ext", &[r#"$;ext="urn:x", $;ext="urn:b urn:a""#], r#"$;ext="urn:b urn:a""#),
    ("cn-client-accept-ext", &[r#"$;ext="""#], "$"),
    // Weights.
    ("cn-client-accept-ext", &[r#"$;ext="urn:a";q=0.5, $"#], "$"),
    ("cn-client-accept-ext", &[r#"$;q=0.5, $;ext="urn:a";q=0.501"#], r#"$;ext="urn:a""#),
    ("cn-client-accept-ext", &[r#"$;q=0.5, $;ext="urn:a";Q=0.50"#], "$"),
    ("cn-client-accept-ext", &[r#"$;q=0, $;ext="urn:a";q=0.1"#], r#"$;ext="urn:a""#),
    ("cn-client-accept-ext", &[r#"$;q=1.000, $;ext="urn:a""#], "$"),
    ("cn-client-accept-ext", &[r#"$;q="0.5", $;ext="urn:a""#], r#"$;ext="urn:a""#),
    ("cn-client-accept-ext", &["$;q=0"], "406 not-acceptable"),
    ("cn-client-accept-ext", &["$;q=0.0, */*"], "406 not-acceptable"),
    ("cn-client-accept-ext", &[r#"$;ext="urn:a";q=0, $"#], "$"),
    ("cn-client-accept-ext", &[r#"$;ext="urn:a";q=0, */*;q=0.1"#], "$"),
    ("cn-client-accept-ext", &["$;q=1.1"], "406 malformed-header"),
    ("cn-client-accept-ext", &["$;q=0.1234"], "406 malformed-header"),
    ("cn-client-accept-ext", &["$;q=-1"], "406 malformed-header"),
    ("cn-client-accept-ext", &["$;q=.5"], "406 malformed-header"),
    ("cn-client-accept-ext", &["$;q="], "406 malformed-header"),
    // A range stands for the plain media type.
    ("cn-client-accept-ext", &[r#"*/*, $;ext="urn:a""#], r#"$;ext="urn:a""#),
    ("cn-client-accept-ext", &[r#"$;ext="urn:a";q=0.5, */*;q=0.8"#], "$"),
    (
        "cn-client-accept-ext",
        &[r#"$;ext="urn:a";q=0.5, */*;q=0.8, application/*;q=0"#],
        r#"$;ext="urn:a""#,
    ),
    // Profiles.
    (
        "cn-client-accept-profile cn-profile-attempt",
        &[r#"$;profile="urn:q urn:p""#],
        r#"$;profile="urn:q urn:p""#,
    ),
    ("cn-profile-attempt", &[r#"$, $;profile="urn:p""#], r#"$;profile="urn:p""#),
    ("cn-profile-attempt", &[r#"$;profile="urn:p";q=0.1, $"#], "$"),
    (
        "cn-profile-attempt",
        &[r#"$;profile="urn:p";ext="urn:a""#],
        r#"$;ext="urn:a";profile="urn:p""#,
    ),
    ("cn-profile-ignore-unknown", &[r#"$;profile="urn:x""#], "$"),
    ("cn-profile-ignore-unknown", &[r#"$;profile="urn:x urn:q", */*"#], r#"$;profile="urn:q""#),
];

/// What a client reads.
const RESPONSE: &[Row] = &[
    ("cn-client-ignore-params", &["$;charset=utf-8"], "$"),
    (
        "cn-client-ignore-params",
        &[r#"$;foo=bar;ext="urn:z";q="a\"b";profile="urn:y""#],
        r#"$;ext="urn:z";profile="urn:y""#,
    ),
    ("cn-client-ignore-params", &[r#"$;ext="a\"b \\c é""#], r#"$;ext="a\"b \\c é""#),
    ("cn-client-ignore-params", &["application/json"], "415 wrong-media-type"),
    ("cn-client-ignore-params", &["$;charset"], "415 malformed-header"),
];

/// Messages that apply the extension `urn:a` and the profiles `urn:p` and `urn:q`.
const DECLARED: &[Row] = &[
    ("cn-ext-declared cn-profile-declared", &[r#"$;ext="urn:a";profile="urn:p urn:q""#], "$"),
    ("cn-ext-declared cn-profile-declared", &[r#"$; profile="urn:q urn:p"; ext="urn:a""#], "$"),
    ("cn-ext-declared", &[r#"$;profile="urn:p urn:q""#], "415 undeclared"),
    (
        "mt-param-space-separated",
        &[r#"$;ext="urn:a ";profile="urn:p  urn:q""#],
        "415 malformed-header malformed-header",
    ),
    ("cn-profile-declared", &[r#"$;ext="urn:a";profile="urn:p""#], "415 undeclared"),
    ("cn-ext-declared cn-profile-declared", &["$"], "415 undeclared undeclared undeclared"),
    ("cn-ext-declared", &[r#"$;ext="urn:a urn:b";profile="urn:p urn:q""#], "415 not-applied"),
    ("cn-profile-declared", &[r#"$;ext="urn:a";profile="urn:p urn:q urn:r""#], "415 not-applied"),
    (
        "mt-params-only-ext-profile",
        &[r#"$;ext="urn:a";profile="urn:p urn:q";charset=utf-8"#],
        "415 foreign-parameter",
    ),
    ("cn-content-type", &["application/json"], "415 wrong-media-type"),
    ("cn-content-type", &[], "415 wrong-media-type"),
];

const VARY: &[Row] = &[
    ("cn-vary-accept", &["Accept"], "$"),
    ("cn-vary-accept", &["Origin, ,accept"], "$"),
    ("cn-vary-accept", &["Origin", "ACCEPT"], "$"),
    ("cn-vary-accept", &["*"], "$"),
    ("cn-vary-accept", &[], "400 missing-vary"),
    ("cn-vary-accept", &["Origin, Accept-Encoding"], "400 missing-vary"),
];

fn server() -> Negotiation {
    Negotiation::new().extension("urn:a").extension("urn:b").profile("urn:p").profile("urn:q")
}

fn holds(rows: &[Row], come_of: impl Fn(&[&str]) -> Result<MediaType, Violations>) {
    let mut wrong = String::new();
    for (requirements, lines, expected) in rows {
        let lines: Vec<String> = lines.iter().map(|line| line.replace('$', JSON_API)).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let found = match come_of(&lines) {
            Ok(media_type) => media_type.to_string(),
            Err(violations) => {
                let codes: Vec<&str> = violations.iter().map(Violation::code).collect();
                format!("{} {}", violations.status(), codes.join(" "))
            }
        };
        let found = found.replace(JSON_API, "$");
        if found != *expected {
            let line =
                format!("\n{requirements}: {lines:?}\n  expected {expected}\n  found    {found}");
            wrong.push_str(&line);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_request_s_content_type_says_what_its_document_applies() {
    holds(CONTENT_TYPE, |lines| server().content_type(lines.first().copied()));
}

#[test]
fn accept_says_what_the_response_applies() {
    holds(ACCEPT, |lines| server().accept(lines.iter().copied()));
}

#[test]
fn a_client_ignores_the_other_parameters_of_a_response() {
    holds(RESPONSE, |lines| MediaType::of_response(lines.first().copied().unwrap_or_default()));
}

#[test]
fn a_message_states_what_its_document_applies() {
    let applied = MediaType::new().with_ext("urn:a").unwrap();
    let applied = applied.with_profile("urn:p").unwrap().with_profile("urn:q").unwrap();
    holds(DECLARED, |lines| {
        applied.check_declared(lines.first().copied()).map(|()| MediaType::new())
    });
}

#[test]
fn a_response_of_a_server_with_extensions_or_profiles_varies_by_accept() {
    holds(VARY, |lines| server().check_vary(lines.iter().copied()).map(|()| MediaType::new()));
    assert_eq!(Negotiation::new().extension("urn:a").vary(), Some("Accept"));
    assert_eq!(Negotiation::new().profile("urn:p").vary(), Some("Accept"));
    assert_eq!(Negotiation::new().vary(), None);
    assert_eq!(Negotiation::new().check_vary([]), Ok(()));
}

#[test]
fn what_a_document_says_of_its_extensions_does_not_apply_them() {
    let member = r#""data":{"type":"ships","id":"1","version:id":"2"}"#;
    let uri = "https://example.com/ext/version";
    let silent = format!("{{{member}}}");
    let stating = format!(r#"{{"jsonapi":{{"ext":["{uri}"]}},{member}}}"#);
    let applied = Check::response().extension(Extension::new(uri, "version").unwrap());
    for body in [silent, stating] {
        assert_eq!(super::found(&Check::response(), &body), ["/data/version:id unknown"]);
        assert_eq!(super::found(&applied, &body), [""; 0]);
    }
}
