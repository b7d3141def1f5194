//! Media types as values: written, read, answered and reported.

use jsonapi_core::media_type::{JSON_API, MediaType, Negotiation};
use jsonapi_core::{JsonApiObject, Violation};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Value, json};

use super::properties::cases;

const ATOMIC: &str = "https://jsonapi.org/ext/atomic";
const TIMESTAMPS: &str = "https://example.com/profiles/timestamps";

#[test]
fn a_media_type_is_written_with_its_lists_in_quotation_marks() {
    let plain = MediaType::new();
    assert_eq!(plain.to_string(), JSON_API);
    let both = plain.with_profile(TIMESTAMPS).unwrap().with_ext(ATOMIC).unwrap();
    let all = both.with_ext("urn:b").unwrap().with_ext(ATOMIC).unwrap().with_ext("urn:c").unwrap();
    assert_eq!(
        all.to_string(),
        concat!(
            r#"application/vnd.api+json;ext="https://jsonapi.org/ext/atomic urn:b urn:c""#,
            r#";profile="https://example.com/profiles/timestamps""#,
        ),
    );
}

#[test]
fn a_text_that_would_break_the_header_is_no_uri() {
    let refused = |uri: &str| MediaType::new().with_ext(uri).unwrap_err().to_string();
    assert_eq!(
        refused("urn:a urn:b"),
        "expected a URI, of visible ASCII characters and no spaces, found `urn:a urn:b`",
    );
    for uri in ["", "urn:\r\nSet-Cookie:a=b", "urn:\t", "https://exämple.com/"] {
        assert!(refused(uri).starts_with("expected a URI"), "{uri}");
        assert!(MediaType::new().with_profile(uri).is_err(), "{uri}");
    }
}

#[test]
fn the_jsonapi_member_states_what_is_applied() {
    let applied = MediaType::new().with_ext(ATOMIC).unwrap();
    let expected = JsonApiObject { ext: Some(vec![ATOMIC.to_owned()]), ..JsonApiObject::v1_1() };
    assert_eq!(applied.jsonapi(), expected);
    assert_eq!(MediaType::new().jsonapi(), JsonApiObject::v1_1());
}

#[test]
fn a_refusal_is_an_error_document_that_names_the_header() {
    let server = Negotiation::new().extension(ATOMIC);
    let header = r#"application/vnd.api+json;charset=utf-8;ext="urn:x""#;
    let violations = server.content_type(Some(header)).unwrap_err();
    let document = violations.to_document().to_string().unwrap();
    assert_eq!(
        serde_json::from_str::<Value>(&document).unwrap(),
        json!({ "errors": [
            {
                "status": "415",
                "code": "foreign-parameter",
                "title": "Foreign media type parameter",
                "detail": "Expected no parameters but `ext` and `profile`, found `charset`; \
                           leave it out.",
                "source": { "header": "Content-Type" },
                "meta": { "parameter": "charset" },
            },
            {
                "status": "415",
                "code": "unsupported-extension",
                "title": "Unsupported extension",
                "detail": "Expected supported extensions only (`https://jsonapi.org/ext/atomic`), \
                           found `urn:x`.",
                "source": { "header": "Content-Type" },
                "meta": { "uri": "urn:x", "supported": [ATOMIC] },
            },
        ] }),
    );
}

#[test]
fn a_refusal_says_what_was_expected_and_found() {
    let server = Negotiation::new();
    let content_type = |header| server.content_type(header).unwrap_err().to_string();
    assert_eq!(
        content_type(None),
        "Content-Type: Expected the media type `application/vnd.api+json`, found no header.",
    );
    assert_eq!(
        content_type(Some("text/plain;a=b")),
        "Content-Type: Expected the media type `application/vnd.api+json`, found `text/plain`.",
    );
    assert_eq!(
        content_type(Some("application/vnd.api+json;ext=urn:a")),
        "Content-Type: Expected `;` or the end behind the value, which needs quotation marks if \
         it has more than letters, digits and signs such as `-`, found `:a`.",
    );
    assert_eq!(
        content_type(Some("application/vnd.api+json;ext=\"urn:a")),
        "Content-Type: Expected a quotation mark behind the value, found the end.",
    );
    assert_eq!(
        content_type(Some("application/vnd.api+json;ext=\"urn:a\"")),
        "Content-Type: Expected no extension, since none is supported, found `urn:a`.",
    );
    let accept = |header| server.accept([header]).unwrap_err().to_string();
    assert_eq!(
        accept("text/html, application/json"),
        "Accept: Expected `application/vnd.api+json` or a range that covers it, with a weight \
         above 0, found `text/html`.",
    );
    assert_eq!(
        accept("application/vnd.api+json;a=1, application/vnd.api+json;q=2"),
        "Accept: Expected no parameters but `ext` and `profile`, found `a`; leave it out.\n\
         Accept: Expected a weight from 0 to 1 with at most three decimals, such as `q=0.5`, found \
         `2`.",
    );
    let vary = Negotiation::new().profile("urn:p").check_vary(["Origin"]).unwrap_err();
    assert_eq!(
        vary.to_string(),
        "Vary: Expected `Accept` among the names, for the response depends on it.",
    );
}

#[test]
fn only_so_many_faults_of_a_header_are_reported() {
    let header = vec!["application/vnd.api+json;a=1;b=2"; 10_000].join(",");
    let violations = Negotiation::new().accept([header.as_str()]).unwrap_err();
    assert_eq!((violations.as_slice().len(), violations.more()), (100, 19_900));
    assert_eq!(violations.status(), 406);
}

#[test]
fn a_long_header_takes_time_in_proportion() {
    let long = "x".repeat(100_000);
    for part in [";", " ; ", "\\", "\"", ";a=\"", ",", ";a", "=", ";a=b", "*/*,", long.as_str()] {
        for start in ["", "application/vnd.api+json", "application/vnd.api+json;ext=\""] {
            let header = format!("{start}{}", part.repeat(100_000 / part.len()));
            let server = Negotiation::new().extension("urn:a");
            let results = [server.content_type(Some(&header)), server.accept([header.as_str()])];
            for violations in results.into_iter().filter_map(Result::err) {
                assert!(violations.to_string().len() < 100_000, "{start}{part}");
            }
        }
    }
}

/// URIs as they are, and what only the grammar of headers allows.
fn uri() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z]{1,8}:[!-~]{0,12}", "[!-~]{1,12}"]
}

fn media_type() -> impl Strategy<Value = MediaType> {
    (vec(uri(), 0..4), vec(uri(), 0..4)).prop_map(|(ext, profile)| {
        let with_ext = ext.into_iter().try_fold(MediaType::new(), MediaType::with_ext).unwrap();
        profile.into_iter().try_fold(with_ext, MediaType::with_profile).unwrap()
    })
}

/// Texts that are nearly headers.
fn nearly_a_header() -> impl Strategy<Value = String> {
    let pieces = [
        JSON_API,
        "application/*",
        "*/*",
        "text/html",
        ";",
        ",",
        "=",
        "\"",
        "\\",
        " ",
        "\t",
        "ext",
        "profile",
        "q",
        "Q=0.5",
        "q=0",
        "charset=utf-8",
        "ext=\"",
        "urn:a",
        "urn:p",
        "é",
        "\n",
    ];
    vec(select(pieces.to_vec()), 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn what_is_written_is_read_again(media_type in media_type()) {
        let text = media_type.to_string();
        prop_assert_eq!(text.parse(), Ok(media_type.clone()));
        prop_assert_eq!(MediaType::of_response(&text), Ok(media_type.clone()));
        prop_assert_eq!(media_type.check_declared(Some(&text)), Ok(()));
    }

    #[test]
    fn what_is_read_from_any_text_is_written_and_read_again(text in nearly_a_header()) {
        if let Ok(media_type) = MediaType::of_response(&text) {
            prop_assert_eq!(media_type.to_string().parse(), Ok(media_type));
        }
    }

    #[test]
    fn an_answer_has_what_is_asked_for_and_supported(
        header in prop_oneof![nearly_a_header(), "\\PC{0,40}"],
    ) {
        let server = Negotiation::new().extension("urn:a").profile("urn:p");
        for result in [server.content_type(Some(&header)), server.accept([header.as_str()])] {
            match result {
                Ok(answer) => {
                    prop_assert!(answer.ext().iter().all(|uri| uri == "urn:a"));
                    prop_assert!(answer.profile().iter().all(|uri| uri == "urn:p"));
                    let is_asked = |uri: &String| header.replace('\\', "").contains(uri.as_str());
                    prop_assert!(answer.ext().iter().chain(answer.profile()).all(is_asked));
                }
                Err(violations) => {
                    let headers: Vec<_> = violations.iter().map(Violation::header).collect();
                    let expected = if violations.status() == 415 { "Content-Type" } else { "Accept" };
                    prop_assert_eq!(headers, vec![Some(expected); violations.as_slice().len()]);
                }
            }
        }
    }

    #[test]
    fn several_lines_are_one_line(entries in vec(media_type(), 1..5), cut in 0_usize..5) {
        let server = Negotiation::new().extension("urn:a").profile("urn:p");
        let entries: Vec<String> = entries.iter().map(ToString::to_string).collect();
        let (first, rest) = entries.split_at(cut.min(entries.len()));
        let lines = [first.join(","), rest.join(" , ")];
        let one = server.accept([entries.join(", ").as_str()]);
        let several = server.accept(lines.iter().map(String::as_str));
        prop_assert_eq!(one.map_err(|it| it.to_string()), several.map_err(|it| it.to_string()));
    }

    #[test]
    fn a_server_answers_with_every_extension_that_it_supports_or_refuses(
        supported in subsequence(vec!["urn:a", "urn:b", "urn:c"], 0..=3),
        asked in subsequence(vec!["urn:a", "urn:b", "urn:c"], 0..=3),
    ) {
        let server = supported.iter().fold(Negotiation::new(), |server, uri| server.extension(*uri));
        let asked_for = asked.iter().try_fold(MediaType::new(), |all, uri| all.with_ext(*uri));
        let media_type = asked_for.unwrap();
        let has_all = asked.iter().all(|uri| supported.contains(uri));
        let answer = server.accept([media_type.to_string().as_str()]);
        prop_assert_eq!(answer.ok(), has_all.then_some(media_type));
    }
}
