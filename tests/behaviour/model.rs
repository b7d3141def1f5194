//! The document model without Rust types: what it builds is a valid document, and is read back.

use jsonapi_core::check::Check;
use jsonapi_core::{
    Document, JsonApiObject, Link, Links, Object, RelationshipObject, ResourceIdentifier,
    ResourceLinkage, ResourceObject, WriteError,
};
use proptest::collection::{btree_map, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::Value;

fn config() -> ProptestConfig {
    ProptestConfig { cases: 200, rng_seed: RngSeed::Fixed(11), ..ProptestConfig::default() }
}

/// A legal member name that is neither `type` nor `id`.
fn name() -> impl Strategy<Value = String> {
    "[a-zé🚀0-9]([a-z_ -]{0,4}[a-z0-9漢])?".prop_filter("a free name", |name| name != "id")
}

fn object() -> impl Strategy<Value = Object> {
    btree_map(name(), any::<i32>(), 0..4).prop_map(|members| members.into_iter().collect())
}

fn links() -> impl Strategy<Value = Links> {
    let link = prop_oneof![
        Just(Link::Null),
        "/[a-z]{0,5}(\\?page%5Bnumber%5D=[0-9])?".prop_map(Link::Url),
    ];
    link.prop_map(|link| Links::new().with("self", link))
}

fn identifier() -> impl Strategy<Value = ResourceIdentifier> {
    (0..4u8, 0..4u8, of(object())).prop_map(|(type_name, id, meta)| ResourceIdentifier {
        type_name: format!("type{type_name}"),
        id: Some(id.to_string()),
        lid: None,
        meta,
    })
}

fn linkage() -> impl Strategy<Value = ResourceLinkage> {
    prop_oneof![
        Just(ResourceLinkage::Null),
        identifier().prop_map(ResourceLinkage::One),
        vec(identifier(), 0..4).prop_map(ResourceLinkage::Many),
    ]
}

fn relationship() -> impl Strategy<Value = RelationshipObject> {
    (linkage(), of(links()), of(object())).prop_map(|(data, links, meta)| RelationshipObject {
        data: Some(data),
        links,
        meta,
    })
}

fn resource() -> impl Strategy<Value = ResourceObject> {
    let head = (0..4u8, 0..4u8);
    let fields = (of(object()), btree_map(name(), relationship(), 0..4));
    (head, fields, of(links()), of(object())).prop_map(
        |((type_name, id), (attributes, relationships), links, meta)| {
            let free =
                |name: &String| attributes.as_ref().is_none_or(|all| all.get(name).is_none());
            ResourceObject {
                type_name: format!("type{type_name}"),
                id: Some(id.to_string()),
                lid: None,
                relationships: Some(
                    relationships.into_iter().filter(|(name, _)| free(name)).collect(),
                ),
                attributes,
                links,
                meta,
            }
        },
    )
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn whatever_the_model_builds_passes_the_check(
        primary in vec(resource(), 0..4),
        others in vec(resource(), 0..8),
        (links, meta) in (of(links()), of(object())),
    ) {
        let mut document = Document::many(&primary).include_related(|type_name, id| {
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
        let text = document.jsonapi(JsonApiObject::v1_1()).to_vec().unwrap();
        prop_assert_eq!(Check::response().from_slice(&text), Ok(()), "{}", String::from_utf8_lossy(&text));
        let read = Document::<Vec<ResourceObject>>::reader().strict().from_slice(&text).unwrap();
        prop_assert_eq!(read.to_vec().unwrap(), text);
    }

    #[test]
    fn what_nothing_links_to_is_never_written(
        primary in vec(resource(), 0..3),
        others in vec(resource(), 0..6),
    ) {
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
        resources in vec(resource(), 1..3),
    ) {
        let text = Document::many(&resources).to_vec().unwrap();
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
