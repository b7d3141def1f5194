//! Fields of unusual types: behind other names, of three states, free-form, without traits.

use std::collections::{BTreeMap, HashMap};

use jsonapi_core::{Attribute, Document, Patch, Payload, RawJson, Resource, ToMany, ToOne};
use serde_json::json;

use super::sent;
use crate::resources::{Customer, Tag};
use crate::support::{document, duplicate, not_null, refused, wrong_type};

type Text = Option<String>;
type Parent = ToOne<Customer>;
type Friends = ToMany<Tag>;

/// Types behind other names.
#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "aliases")]
struct Aliased {
    #[resource(id)]
    id: String,
    #[attribute(nullable)]
    nullable: Text,
    #[attribute(nullable, not_null)]
    never_null: Text,
    #[relationship(to_one, required)]
    parent: Parent,
    #[relationship(to_one, required)]
    other_parent: Option<Parent>,
    #[relationship(to_many)]
    friends: Friends,
}

#[test]
fn types_behind_other_names_are_what_the_words_say() {
    let payload = Aliased::create()
        .clear_nullable()
        .never_null("n")
        .parent("1")
        .clear_other_parent()
        .friends([2_u64])
        .build();
    let expected = json!({ "data": {
        "type": "aliases",
        "attributes": { "nullable": null, "never_null": "n" },
        "relationships": {
            "parent": { "data": { "type": "customers", "id": "1" } },
            "other_parent": { "data": null },
            "friends": { "data": [{ "type": "tags", "id": "2" }] },
        },
    }});
    assert_eq!(sent(&payload), expected);
    assert_eq!((&payload.nullable, payload.never_null.as_deref()), (&Patch::Null, Some("n")));
    assert_eq!(AliasedCreate::from_str(&expected.to_string()).unwrap(), payload);
    let body = r#"{"data":{"type":"aliases","id":"1","attributes":{"never_null":null}}}"#;
    let expected = not_null("/data/attributes/never_null", "a string");
    assert_eq!(refused::<AliasedUpdate>(body), expected);
}

/// A resource that tells absent and `null` apart in responses too, and free-form values.
#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "free")]
struct Free<'a> {
    #[resource(id)]
    id: String,
    #[attribute(nullable)]
    patch: Patch<String>,
    #[attribute]
    names: HashMap<String, Vec<i64>>,
    #[attribute]
    sorted: Option<BTreeMap<Box<str>, bool>>,
    #[attribute]
    text: Box<str>,
    #[attribute(required)]
    raw: RawJson<'a>,
    #[attribute]
    maybe_raw: Option<RawJson<'a>>,
}

fn free(patch: Patch<String>) -> Free<'static> {
    Free {
        id: "1".to_owned(),
        patch,
        names: HashMap::from([("a".to_owned(), vec![1, 2])]),
        sorted: None,
        text: "t".into(),
        raw: RawJson::parse(r#"{"n":1.50}"#).unwrap(),
        maybe_raw: None,
    }
}

#[test]
fn a_patch_as_a_field_tells_absent_and_null_apart_in_responses() {
    let rest = r#""names":{"a":[1,2]},"sorted":null,"text":"t","raw":{"n":1.50},"maybe_raw":null"#;
    for (patch, written) in [
        (Patch::Absent, String::new()),
        (Patch::Null, r#""patch":null,"#.to_owned()),
        (Patch::Value("p".to_owned()), r#""patch":"p","#.to_owned()),
    ] {
        let body =
            format!(r#"{{"data":{{"type":"free","id":"1","attributes":{{{written}{rest}}}}}}}"#);
        assert_eq!(Document::<Free<'_>>::from_str(&body).unwrap().data, free(patch.clone()));
        let document = Document::one(&free(patch)).to_vec().unwrap();
        assert_eq!(String::from_utf8(document).unwrap(), body);
    }
}

#[test]
fn maps_boxed_text_and_raw_json_are_attributes_like_any_other() {
    let payload = Free::create()
        .names(HashMap::from([("b".to_owned(), vec![-1])]))
        .sorted(BTreeMap::from([("z".into(), true), ("y".into(), false)]))
        .text(Box::from("text"))
        .raw(RawJson::parse("null").unwrap())
        .maybe_raw(RawJson::parse("1e999").unwrap())
        .clear_patch()
        .build();
    let text = payload.to_string().unwrap();
    assert_eq!(
        text,
        concat!(
            r#"{"data":{"type":"free","attributes":{"patch":null,"names":{"b":[-1]},"#,
            r#""sorted":{"y":false,"z":true},"text":"text","raw":null,"maybe_raw":1e999}}}"#,
        )
    );
    assert_eq!(FreeCreate::from_str(&text).unwrap(), payload);
    let body = r#"{"data":{"type":"free","id":"1","attributes":{"names":{"a":[1],"a":[2]}}}}"#;
    let expected = duplicate("/data/attributes/names/a", "a");
    assert_eq!(document(body, &FreeUpdate::from_str(body).unwrap_err()), expected);
    let body = r#"{"data":{"type":"free","id":"1","attributes":{"names":{"a/b":["x"]}}}}"#;
    let expected = wrong_type("/data/attributes/names/a~1b/0", "an integer", "a string");
    assert_eq!(document(body, &FreeUpdate::from_str(body).unwrap_err()), expected);
}

/// A resource whose generated structs have traits of the author's choice.
#[derive(Resource)]
#[resource(type = "keys", derive(Debug, Default, PartialEq))]
struct Key {
    #[resource(id)]
    id: u64,
    #[attribute(required)]
    name: String,
    #[attribute]
    opaque: Option<u8>,
}

/// A resource whose generated structs have no traits but those of payloads.
#[derive(Resource)]
#[resource(type = "bare", derive())]
struct Bare {
    #[resource(id)]
    id: String,
    #[attribute]
    opaque: Option<Opaque>,
}

/// Neither shown nor copied nor compared.
#[derive(Attribute)]
struct Opaque {
    value: u8,
}

#[test]
fn generated_structs_have_the_traits_that_are_asked_for() {
    let update = KeyUpdate { id: 1, name: Some("n".to_owned()), ..KeyUpdate::default() };
    assert_eq!(update, Key::update(1_u64).name("n").build());
    assert_eq!(KeyCreate::default(), Key::create().name("").build());
    assert_eq!(format!("{:?}", Patch::<u8>::Absent), format!("{:?}", update.opaque));
    let payload = Bare::create().opaque(Opaque { value: 7 }).build();
    assert_eq!(sent(&payload)["data"]["attributes"]["opaque"]["value"], json!(7));
    let read = BareCreate::from_str(&payload.to_string().unwrap()).unwrap();
    assert_eq!(read.opaque.value().map(|opaque| opaque.value), Some(7));
}
