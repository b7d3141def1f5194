//! What holds for every value: built, written, read and reported.

pub(crate) mod inputs;
mod spellings;
pub(crate) mod things;
// The fuzz targets use it as well.
pub(crate) mod tree;

use jsonapi_core::violation::Fault;
use jsonapi_core::{
    Document, Included, JsonApiObject, Link, Links, Metadata, Payload, RawJson, ResourceObject,
    ToMany, ToOne, WriteError,
};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::Value;

use inputs::{Input, created, to_create, to_update, updated};
use things::{Loose, Ordered, Person, Thing, ThingCreate, ThingUpdate, meta, text, value};
use tree::Tree;

/// How often each property is tried.
pub(crate) fn cases(cases: u32) -> ProptestConfig {
    // A fixed seed: the same cases each time. The fuzz targets look for new ones.
    let rng_seed = RngSeed::Fixed(2);
    ProptestConfig { cases, rng_seed, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn what_a_create_builder_builds_is_accepted_and_equal(input in to_create()) {
        let payload = input.literal();
        prop_assert_eq!(&created(payload.clone()), &payload);
        let text = Payload::to_string(&payload).unwrap();
        prop_assert_eq!(&text, &input.text());
        prop_assert_eq!(&ThingCreate::from_str(&text).unwrap(), &payload);
        let lenient = ThingCreate::validator().lenient();
        prop_assert_eq!(&lenient.from_str(&text).unwrap(), &payload);
        prop_assert_eq!(payload.path(), "/api/things");
    }

    #[test]
    fn what_an_update_builder_builds_is_accepted_and_equal(input in to_update()) {
        let id = input.id.clone().unwrap_or_default();
        let payload = updated(&id, input.literal());
        let text = Payload::to_string(&payload).unwrap();
        prop_assert_eq!(&text, &input.text());
        prop_assert_eq!(&ThingUpdate::from_str(&text).unwrap(), &payload);
        let validator = ThingUpdate::validator().endpoint_id(id);
        prop_assert_eq!(&validator.from_str(&text).unwrap(), &payload);
    }

    #[test]
    fn pretty_text_is_laid_out_as_serde_json_does(input in to_create()) {
        let payload = input.literal();
        let pretty = payload.to_string_pretty().unwrap();
        prop_assert_eq!(&pretty, &input.pretty());
        prop_assert_eq!(&ThingCreate::from_str(&pretty).unwrap(), &payload);
    }

    #[test]
    fn serde_writes_and_reads_a_payload_as_the_payload_itself_does(input in to_create()) {
        let payload = input.literal();
        // The digits are the same; an `f32` may be written with another exponent.
        let text = serde_json::to_string(&payload).unwrap();
        prop_assert_eq!(&ThingCreate::from_str(&text).unwrap(), &payload);
        // `serde_json` reads longer floats an ulp off without its `float_roundtrip`.
        let payload = input.with_short_floats().literal();
        let text = serde_json::to_string(&payload).unwrap();
        prop_assert_eq!(&serde_json::from_str::<ThingCreate>(&text).unwrap(), &payload);
        let value = serde_json::to_value(&payload).unwrap();
        prop_assert_eq!(&serde_json::from_value::<ThingCreate>(value).unwrap(), &payload);
    }

    #[test]
    fn the_order_of_members_and_white_space_do_not_change_what_is_read(
        input in to_create(),
        numbers in vec(any::<u32>(), 60),
    ) {
        let tree = Tree::parse(input.text().as_bytes()).unwrap();
        let shuffled = tree.shuffled(&mut numbers.iter().copied().cycle());
        let text = shuffled.spaced(&mut numbers.iter().copied().cycle());
        prop_assert_eq!(&ThingCreate::from_str(&text).unwrap(), &input.literal(), "{}", text);
    }

    #[test]
    fn a_missing_member_is_reported_at_its_container(
        (input, update) in prop_oneof![
            (to_create(), Just(false)),
            (to_update(), Just(true)),
        ],
    ) {
        let tree = Tree::parse(input.text().as_bytes()).unwrap();
        let mut places = vec![
            ("", "data"),
            ("/data", "type"),
            ("/data/relationships/owner", "data"),
            ("/data/relationships/owner/data", "type"),
            ("/data/relationships/owner/data", "id"),
            ("/data/relationships/parent", "data"),
            ("/data/relationships/friends/data/0", "id"),
            ("/data/relationships/friends", "data"),
            ("/data/relationships/maker/data", "type"),
            ("/data/attributes/address", "street"),
            ("/data/attributes/address", "levels"),
        ];
        if update {
            places.push(("/data", "id"));
        } else {
            places.extend([
                ("/data/attributes", "name"),
                ("/data/attributes", "count"),
                ("/data/relationships", "owner"),
            ]);
        }
        for (container, member) in places {
            if !matches!(tree.at(container), Some(Tree::Object(_))) {
                continue;
            }
            let text = tree.without(container, member).text();
            let violations = if update {
                ThingUpdate::from_str(&text).unwrap_err()
            } else {
                ThingCreate::from_str(&text).unwrap_err()
            };
            let found = violations.as_slice();
            prop_assert_eq!(found.len(), 1, "{}", &violations);
            prop_assert_eq!(found[0].code(), "missing");
            prop_assert_eq!(found[0].pointer(), Some(container));
            let Fault::Missing { member: reported, .. } = found[0].fault() else {
                return Err(TestCaseError::fail("another fault"));
            };
            prop_assert_eq!(*reported, member);
        }
    }

    #[test]
    fn members_missing_with_their_container_are_reported_at_the_resource(input in to_create()) {
        let tree = Tree::parse(input.text().as_bytes()).unwrap();
        let bare = tree.without("/data", "attributes").without("/data", "relationships").text();
        let violations = ThingCreate::from_str(&bare).unwrap_err();
        let found: Vec<_> = violations.iter().map(|it| (it.pointer(), it.code())).collect();
        prop_assert_eq!(found, vec![(Some("/data"), "missing"); 3]);
    }

    #[test]
    fn a_document_is_read_back_equal(
        (one, other) in (to_create(), to_create()),
        (links, meta) in (links(), of(meta())),
        version in of(text()),
    ) {
        let resources = vec![one.resource("1", &links), other.resource("2", &links)];
        let included = vec![Person { id: "a".to_owned() }, Person { id: "b".to_owned() }];
        let document = Document {
            data: resources,
            // What the people are related to is hidden.
            included: Included::from(included).with_hidden_linkage(),
            links: Some(usual_links()),
            meta: meta.as_ref().map(Ordered::object),
            jsonapi: Some(JsonApiObject { version, ext: Some(vec!["urn:e".to_owned()]), ..JsonApiObject::v1_1() }),
        };
        let text = document.to_vec().unwrap();
        let read = Document::<Vec<Thing>, Person>::reader().strict().from_slice(&text);
        prop_assert_eq!(read.as_ref(), Ok(&document));
        let pretty = document.to_string_pretty().unwrap();
        let read = Document::from_str(&pretty);
        prop_assert_eq!(read.as_ref(), Ok(&document));

        let mut builder = Document::many(&document.data)
            .include_all(&document.included)
            .include_all(&document.included)
            .include(&document.data[0])
            .links(usual_links())
            .jsonapi(document.jsonapi.clone().unwrap());
        if let Some(meta) = &document.meta {
            builder = builder.meta(meta.clone());
        }
        match builder.to_vec() {
            Ok(built) => prop_assert_eq!(built, text.clone()),
            Err(error) => {
                let is_unlinked = matches!(error, WriteError::NotLinked { .. });
                prop_assert!(is_unlinked, "{}", error);
            }
        }

        let mut dynamic = Document::<Vec<ResourceObject>>::from_slice(&text).unwrap();
        dynamic.included = dynamic.included.with_hidden_linkage();
        match dynamic.to_vec() {
            Ok(written) => prop_assert_eq!(written, text),
            // The type allows the name, the specification does not.
            Err(error) => prop_assert_eq!(error.to_string(), "`_refresh` is no legal name of an attribute"),
        }
        for (resource, expected) in dynamic.data.iter().zip(&document.data) {
            prop_assert_eq!(&resource.to::<Thing>().unwrap(), expected);
        }
        prop_assert_eq!(dynamic.get::<Person>(&"b".to_owned()).unwrap().unwrap().id, "b");
    }

    #[test]
    fn free_form_values_are_kept_as_they_are(value in value(), numbers in vec(any::<u32>(), 40)) {
        let compact = value.to_string();
        let spaced = Tree::parse(compact.as_bytes()).unwrap()
            .spaced(&mut numbers.iter().copied().cycle());
        let loose = Loose {
            id: "1".to_owned(),
            raw: RawJson::parse(&spaced).unwrap(),
            value: value.clone(),
        };
        prop_assert_eq!(loose.raw.as_str(), &compact);
        prop_assert_eq!(&loose.raw.to::<Value>().unwrap(), &value);
        let written = Document::one(&loose).to_vec().unwrap();
        let expected = format!(
            r#"{{"data":{{"type":"loose","id":"1","attributes":{{"raw":{compact},"value":{compact}}}}}}}"#
        );
        prop_assert_eq!(String::from_utf8_lossy(&written), expected);
        prop_assert_eq!(&Document::<Loose<'_>>::from_slice(&written).unwrap().data, &loose);
    }

    #[test]
    fn a_free_form_object_is_an_ordered_map(
        actions in vec((prop_oneof![text(), "[a-c]"], value()), 0..12),
        other in text(),
    ) {
        let mut object = Metadata::new();
        let mut model: Vec<(String, Value)> = Vec::new();
        for (name, value) in actions {
            object.insert(&name, value.clone());
            match model.iter_mut().find(|(known, _)| *known == name) {
                Some(member) => member.1 = value,
                None => model.push((name, value)),
            }
            let members: Vec<(String, Value)> = object
                .members()
                .into_iter()
                .map(|(name, value)| (name.into_owned(), value.to().unwrap()))
                .collect();
            prop_assert_eq!(&members, &model);
        }
        for (name, value) in &model {
            prop_assert_eq!(&object.get(name).unwrap().to::<Value>().unwrap(), value);
        }
        prop_assert_eq!(object.get(&other).is_some(), model.iter().any(|(it, _)| *it == other));
        prop_assert_eq!(object.is_empty(), model.is_empty());
        prop_assert_eq!(object.as_str(), &serde_json::to_string(&Ordered(model.clone())).unwrap());
        let again: Metadata = model.iter().rev().cloned().collect();
        prop_assert_eq!(&again, &object);
        prop_assert_eq!(&Metadata::parse(object.as_str()).unwrap(), &object);
    }
}

/// Links of a resource, which may have any names.
pub(crate) fn links() -> impl Strategy<Value = Vec<(String, Option<String>)>> {
    let url =
        "(https?://[a-z.]{1,4}(:[0-9]{1,4})?)?/[a-zA-Z0-9._~!$'()*,;=:@-]{0,9}([?#][a-z=]{0,3})?";
    vec(("[a-zé]([a-z -]{0,3}[a-z])?", of(url)), 0..3)
}

pub(crate) fn usual_links() -> Links {
    Links::new().with("self", "/").with("related", "/r")
}

fn linked(links: &[(String, Option<String>)]) -> Links {
    links.iter().fold(Links::new().with("self", "/"), |links, (name, url)| {
        links.with(name.clone(), url.clone().map_or(Link::Null, Link::Url))
    })
}

impl Input {
    /// The resource that a server makes of the payload.
    pub(crate) fn resource(&self, id: &str, links: &[(String, Option<String>)]) -> Thing {
        let payload = self.literal();
        let meta = payload.meta.clone();
        Thing {
            id: id.to_owned(),
            name: payload.name,
            count: payload.count,
            total: payload.total.into_value(),
            ratio: payload.ratio.unwrap_or_default(),
            share: payload.share.into_value(),
            is_new: payload.is_new.unwrap_or_default(),
            tags: payload.tags.into_value(),
            scores: payload.scores.into_value(),
            size: payload.size,
            level: payload.level.into_value(),
            address: payload.address.into_value(),
            metadata: payload.metadata.into_value(),
            pair: payload.pair.into_value(),
            refresh: payload.refresh,
            made_at: payload.made_at.into_value(),
            day: payload.day.into_value(),
            key: payload.key.into_value(),
            owner: ToOne::to(payload.owner).with_links(usual_links()),
            parent: payload.parent.into_member().map(|to| to.map_or_else(ToOne::empty, ToOne::to)),
            friends: payload.friends.map(ToMany::to).unwrap_or_default().with_links(usual_links()),
            maker: ToOne { data: payload.maker, links: None, meta: meta.clone() },
            links: linked(links),
            meta,
        }
    }
}
