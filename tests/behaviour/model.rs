//! The document model without Rust types: what it builds is a valid document or is not written, and
//! what is read is kept.

mod build;
mod identities;
mod kept;
mod operations;
mod texts;
mod typed;

use std::collections::HashSet;

use jsonapi_core::check::{Check, Fetch};
use jsonapi_core::{
    Document, ErrorDocument, ErrorObject, ErrorSource, Included, Links, Object, RelationshipObject,
    ResourceIdentifier, ResourceLinkage, ResourceObject, WriteError,
};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::Value;

use crate::differential::oracle;
use crate::mutations::{change, changed};
use crate::properties::tree;
use build::{Names, jsonapi, links, object, resource};
use kept::check_round_trips;

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 300,
        rng_seed: RngSeed::Fixed(11),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// The first resource of each type and id.
fn distinct(mut resources: Vec<ResourceObject>) -> Vec<ResourceObject> {
    let mut known = HashSet::new();
    resources.retain(|resource| known.insert((resource.type_name.clone(), resource.id.clone())));
    resources
}

/// Whether something was written; then it passes the check.
fn is_valid(check: &Check, text: Result<Vec<u8>, WriteError>) -> bool {
    let Ok(text) = text else { return false };
    assert_eq!(check.from_slice(&text), Ok(()), "{}", String::from_utf8_lossy(&text));
    check_round_trips(&text);
    true
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_built_by_the_rules_is_written_and_passes_the_check(
        primary in vec(resource(Names::Legal), 0..4),
        others in vec(resource(Names::Legal), 0..8),
        (links, meta, jsonapi) in (of(links(Names::Legal)), of(object(Names::Legal)), jsonapi(Names::Legal)),
    ) {
        let primary = distinct(primary);
        let mut document = Document::many(&primary).jsonapi(jsonapi).include_related(|type_name, id| {
            others
                .iter()
                .find(|other| other.type_name == type_name && other.id.as_deref() == Some(id))
                .map(|other| other as _)
        });
        if let Some(links) = links {
            document = document.links(links);
        }
        if let Some(meta) = meta {
            document = document.meta(meta);
        }
        let text = document.to_vec().unwrap();
        prop_assert!(is_valid(&Check::response(), Ok(text.clone())));
        let read = Document::<Vec<ResourceObject>>::reader().strict().from_slice(&text).unwrap();
        prop_assert_eq!(read.to_vec().unwrap(), text);
    }

    #[test]
    fn whatever_is_built_is_not_written_or_passes_the_check(
        data in vec(resource(Names::Any), 0..3),
        included in vec(resource(Names::Any), 0..3),
        hides_linkage: bool,
        (links, meta, jsonapi) in (of(links(Names::Any)), of(object(Names::Any)), of(jsonapi(Names::Any))),
    ) {
        let check = if hides_linkage {
            data.iter()
                .chain(&included)
                .fold(Check::response(), |check, resource| check.sparse(resource.type_name.as_str()))
        } else {
            Check::response()
        };
        let included = Included::from(included);
        let included = if hides_linkage { included.with_hidden_linkage() } else { included };
        let document = Document { data, included, links, meta, jsonapi };
        is_valid(&check, document.to_vec());
        let built = Document::many(&document.data).include_all(&document.included);
        is_valid(&Check::response(), built.to_vec());
        for resource in &document.data {
            is_valid(&Check::create(), resource.create_request());
            is_valid(&Check::update(), resource.update_request());
            let Document { included, links, meta, jsonapi, .. } = document.clone();
            let one = Document { data: Some(resource.clone()), included, links, meta, jsonapi };
            is_valid(&check, one.to_vec());
        }
        let Document { links, meta, jsonapi, .. } = document;
        let alone = Document { data: (), included: Included::<ResourceObject>::new(), links, meta, jsonapi };
        is_valid(&check, alone.to_vec());
    }

    #[test]
    fn identifiers_are_primary_data(
        data in vec(build::identifier(Names::Any), 0..4),
        included in vec(resource(Names::Legal), 0..2),
    ) {
        let check = Check::response_to(Fetch::Relationship);
        let document = Document::<_, ResourceObject> {
            data,
            included: included.into(),
            links: None,
            meta: None,
            jsonapi: None,
        };
        is_valid(&check, document.to_vec());
        if let Some(one) = document.data.first() {
            let one = Document { data: one.clone(), ..Document::<_, ResourceObject> {
                data: one.clone(), included: Included::new(), links: None, meta: None, jsonapi: None,
            } };
            is_valid(&check, one.to_vec());
        }
    }

    #[test]
    fn an_error_document_is_not_written_or_passes_the_check(errors in vec(error(), 0..4)) {
        is_valid(&Check::response(), ErrorDocument::new(errors).to_vec());
    }

    #[test]
    fn what_nothing_links_to_is_never_written(
        primary in vec(resource(Names::Legal), 0..3),
        others in vec(resource(Names::Legal), 0..6),
    ) {
        let others = distinct([primary.clone(), others].concat());
        let primary = distinct(primary);
        match Document::many(&primary).include_all(&others).to_vec() {
            Ok(text) => prop_assert_eq!(Check::response().from_slice(&text), Ok(())),
            Err(error) => {
                let is_unlinked = matches!(error, WriteError::NotLinked { .. });
                prop_assert!(is_unlinked, "{}", error);
            }
        }
    }

    #[test]
    fn a_required_member_that_is_taken_away_is_reported_at_its_container(
        resources in vec(resource(Names::Legal), 1..3),
    ) {
        let text = Document::many(&distinct(resources)).to_vec().unwrap();
        let document: Value = serde_json::from_slice(&text).unwrap();
        for (pointer, member) in required(&document) {
            let mut broken = document.clone();
            let container = broken.pointer_mut(&pointer).and_then(Value::as_object_mut).unwrap();
            container.remove(member);
            let found = Check::response().from_slice(broken.to_string().as_bytes()).unwrap_err();
            let reported = found.iter().any(|it| it.pointer() == Some(&pointer) && it.code() == "missing");
            prop_assert!(reported, "{pointer} without {member}: {found}");
        }
    }

    #[test]
    fn what_is_read_is_written_with_all_but_what_is_documented(
        text in prop::sample::select(EVERYTHING),
        changes in vec(vec(change(), 1..3), 20),
    ) {
        for changes in changes {
            check_round_trips(&changed(text, &changes, text));
        }
    }
}

/// An error object with anything in it.
fn error() -> impl Strategy<Value = ErrorObject> {
    let text = || of("[a-z]{0,3}");
    let status = of(Names::Any.or("[1-5][0-9]{2}", "[0-9a-z]{0,4}"));
    let pointer = of("(/[a-z~01]{0,3}){0,2}|[a-z]");
    let header = of("[A-Za-z-]{1,3}|[a-z ,]{0,2}");
    let source = of((pointer, text(), header)).prop_map(|source| {
        source.map(|(pointer, parameter, header)| ErrorSource { pointer, parameter, header })
    });
    let link = "about|type|self";
    let links =
        of((link, build::link(Names::Any)).prop_map(|(name, link)| Links::new().with(name, link)));
    (text(), links, status, text(), text(), source, of(object(Names::Any))).prop_map(
        |(id, links, status, code, title, source, meta)| ErrorObject {
            id,
            links,
            status,
            code,
            title: title.clone(),
            detail: title,
            source,
            meta,
        },
    )
}

/// The required members of every resource object and identifier, with the pointers of the objects.
fn required(document: &Value) -> Vec<(String, &'static str)> {
    let mut required = Vec::new();
    for index in 0..document["data"].as_array().map_or(0, Vec::len) {
        let resource = format!("/data/{index}");
        required.extend([(resource.clone(), "type"), (resource.clone(), "id")]);
        let relationships = &document["data"][index]["relationships"];
        for (name, relationship) in relationships.as_object().into_iter().flatten() {
            let data = format!("{resource}/relationships/{name}/data");
            match &relationship["data"] {
                Value::Object(_) => required.extend([(data.clone(), "type"), (data, "id")]),
                Value::Array(items) => {
                    for item in 0..items.len() {
                        let item = format!("{data}/{item}");
                        required.extend([(item.clone(), "type"), (item, "id")]);
                    }
                }
                _ => {}
            }
        }
    }
    required
}

/// Documents with every member that the specification has.
const EVERYTHING: &[&str] = &[
    r#"{"data":{"type":"a","id":"1","lid":"x","attributes":{"b":[1,{"c":null}],"@d":2},"relationships":{"r":{"data":{"type":"a","id":"2","meta":{"m":1}},"links":{"self":"/s","related":{"href":"/r","rel":"related","describedby":"/d","title":"t","type":"text/html","hreflang":["en"],"meta":{}}},"meta":{}},"s":{"data":[{"type":"a","id":"2"}],"links":{"next":"/n"}},"t":{"data":null}},"links":{"self":null},"meta":{"k":1e2}},"included":[{"type":"a","id":"2","attributes":{},"relationships":{},"links":{}}],"links":{"self":"/","describedby":{"href":"","hreflang":"de"}},"meta":{},"jsonapi":{"version":"1.1","ext":["https://e.org/x"],"profile":[],"meta":{}}}"#,
    r#"{"data":[{"type":"a","id":"1"},{"type":"a","id":"2","relationships":{"r":{"meta":{}}}}],"included":[],"links":{"next":null,"first":"/f"}}"#,
    r#"{"data":[],"included":[]}"#,
    r#"{"meta":{"a":[]},"jsonapi":{}}"#,
    r#"{"errors":[{"id":"1","links":{"about":"/a","type":{"href":"/t"}},"status":"404","code":"c","title":"t","detail":"d","source":{"pointer":"/data","parameter":"p","header":"h"},"meta":{"x":1}},{"id":7,"code":null,"source":{}}],"meta":{}}"#,
    r#"{"atomic:operations":[{"op":"add","data":{"type":"a","lid":"x","relationships":{"r":{"data":{"type":"a","lid":"x"}}}}},{"op":"update","ref":{"type":"a","lid":"x"},"data":{"type":"a","lid":"x"}},{"op":"add","ref":{"type":"a","id":"1","relationship":"s"},"data":[{"type":"a","lid":"x"}]},{"op":"update","href":"/a/1/relationships/r","data":null},{"op":"remove","ref":{"type":"a","id":"1"},"meta":{"why":"w"}}],"meta":{}}"#,
    r#"{"atomic:results":[{"data":{"type":"a","id":"1"}},{},{"data":null,"meta":{"m":1}}]}"#,
];

#[test]
fn every_member_is_kept_as_it_is() {
    for text in EVERYTHING {
        check_round_trips(text.as_bytes());
        if text.starts_with(r#"{"data":["#) {
            let document = Document::<Vec<ResourceObject>>::from_str(text).unwrap();
            assert_eq!(String::from_utf8(document.to_vec().unwrap()).unwrap(), *text);
        }
    }
}

#[test]
fn empty_is_something_else_than_absent() {
    for text in [
        r#"{"data":{"type":"a","id":"1","attributes":{},"relationships":{},"links":{},"meta":{}},"included":[],"links":{},"meta":{},"jsonapi":{}}"#,
        r#"{"data":{"type":"a","id":"1"}}"#,
        r#"{"data":null,"links":{"self":{"href":"/","hreflang":[]},"describedby":{"href":"/","hreflang":["en"]}}}"#,
        r#"{"data":null,"links":{"self":{"href":"/","hreflang":"en"}}}"#,
    ] {
        let document = Document::<Option<ResourceObject>>::from_str(text).unwrap();
        assert_eq!(String::from_utf8(document.to_vec().unwrap()).unwrap(), text);
    }
}

#[test]
fn an_answer_to_include_has_included_even_if_it_is_empty() {
    let ann = ResourceObject {
        type_name: "people".to_owned(),
        id: Some("1".to_owned()),
        ..ResourceObject::default()
    };
    let nobody: [&ResourceObject; 0] = [];
    let text = Document::one(&ann).include_all(nobody).to_vec().unwrap();
    assert_eq!(text, br#"{"data":{"type":"people","id":"1"},"included":[]}"#);
    let text = Document::one(&ann).to_vec().unwrap();
    assert_eq!(text, br#"{"data":{"type":"people","id":"1"}}"#);
}

#[test]
fn what_is_not_written_says_why() {
    let plain = ResourceObject {
        type_name: "a".to_owned(),
        id: Some("1".to_owned()),
        ..ResourceObject::default()
    };
    let related = |text: &str| {
        let text = format!(r#"{{"data":{{"type":"a","id":"1","relationships":{text}}}}}"#);
        Document::<ResourceObject>::from_str(&text).unwrap().data
    };
    let attributes = |name: &str| Some(Object::from([(name, 1)]));
    let named =
        |type_name: &str| ResourceObject { type_name: type_name.to_owned(), ..plain.clone() };
    for (resource, expected) in [
        (named("@a"), "`@a` is no legal name of a resource type"),
        (named(""), "`` is no legal name of a resource type"),
        (
            ResourceObject { attributes: attributes("_b"), ..plain.clone() },
            "`_b` is no legal name of an attribute",
        ),
        (
            ResourceObject { attributes: attributes("type"), ..plain.clone() },
            "`type` is no legal name of an attribute",
        ),
        (
            ResourceObject { attributes: attributes("r"), ..related(r#"{"r":{"data":null}}"#) },
            "two attributes or relationships of a resource of the type `a` have the name `r`",
        ),
        (related(r#"{"b+c":{"data":null}}"#), "`b+c` is no legal name of a relationship"),
        (
            related(r#"{"r":{"links":{"next":"/n"}}}"#),
            "a relationship object needs `data`, `meta`, or the link `self` or `related`",
        ),
        (
            ResourceObject {
                relationships: Some(vec![(
                    "r".to_owned(),
                    RelationshipObject {
                        links: Some(Links::new().with("about", "/n")),
                        ..RelationshipObject::from(ResourceLinkage::Null)
                    },
                )]),
                ..plain.clone()
            },
            "the link `about` does not belong to the links of a relationship",
        ),
        (
            related(r#"{"r":{"data":null,"links":{"next":"/n"}}}"#),
            "the link `next` does not belong to the links of a to-one relationship",
        ),
        (
            related(r#"{"r":{"data":null,"links":{"related":null}}}"#),
            "the link `related` needs a URL: a relationship has one even if it is empty",
        ),
        (
            ResourceObject { meta: attributes("x."), ..plain.clone() },
            "`x.` is no legal name of a member of `meta`",
        ),
        (
            ResourceObject { id: None, ..plain.clone() },
            "a resource of the type `a` has no id, which only a resource that is created may lack",
        ),
    ] {
        assert_eq!(Document::one(&resource).to_vec().unwrap_err().to_string(), expected);
    }
    let twice = Document::<Vec<ResourceObject>> {
        data: vec![related("{}"), related("{}")],
        included: Included::new(),
        links: None,
        meta: None,
        jsonapi: None,
    };
    let expected = "the resource `1` of the type `a` is there twice";
    assert_eq!(twice.to_vec().unwrap_err().to_string(), expected);
    let empty = ErrorDocument::new(vec![ErrorObject::default()]);
    let expected = "an error object needs at least one member";
    assert_eq!(empty.to_vec().unwrap_err().to_string(), expected);
    let relationship = related(r#"{"r":{"meta":{}}}"#);
    let expected = "a relationship object in a request needs `data`";
    assert_eq!(relationship.update_request().unwrap_err().to_string(), expected);
    let nameless =
        ResourceIdentifier { type_name: "a".to_owned(), ..ResourceIdentifier::default() };
    assert!(Document::one(&nameless).to_vec().is_err());
}

#[test]
fn what_an_identifier_names_may_be_included() {
    let one = ResourceIdentifier::new("a", "1");
    let named = ResourceObject {
        type_name: "a".to_owned(),
        id: Some("1".to_owned()),
        attributes: Some(Object::from([("b", 2)])),
        ..ResourceObject::default()
    };
    let text = Document::many([&one, &one]).include(&named).to_vec().unwrap();
    let expected = r#"{"data":[{"type":"a","id":"1"}],"included":[{"type":"a","id":"1","attributes":{"b":2}}]}"#;
    assert_eq!(String::from_utf8(text).unwrap(), expected);
    assert_eq!(Check::response_to(Fetch::Relationship).from_slice(expected.as_bytes()), Ok(()));
    let resource = Document::one(&named).include(&named).to_vec().unwrap();
    let expected = r#"{"data":{"type":"a","id":"1","attributes":{"b":2}},"included":[]}"#;
    assert_eq!(String::from_utf8(resource).unwrap(), expected);
}
