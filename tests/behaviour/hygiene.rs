//! Resources that are declared in unusual ways and places, and still work like any other.

mod types;

use std::borrow::Cow;

use jsonapi_core::resource::ResourceId;
use jsonapi_core::{Attribute, Document, Identifier, Metadata, Payload, Resource, Target, ToOne};
use serde_json::{Value, json};

use crate::resources::{Customer, Tag};
use crate::support::{document, error_with, errors, missing, refused, wrong_type};

/// The payload as a server gets it.
fn sent(payload: &impl Payload) -> Value {
    serde_json::from_str(&payload.to_string().unwrap()).unwrap()
}

/// Something about somebody, of any type, by any id.
#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "records", path = "/records")]
struct Record<'a, I, T, P: Target<Id: Clone + PartialEq> = Customer, const N: usize = 2>
where
    I: ResourceId + Clone + PartialEq,
    T: Clone + PartialEq,
{
    #[resource(id)]
    id: I,
    #[attribute(required)]
    value: T,
    #[attribute]
    values: Option<Vec<T>>,
    #[attribute(read_only)]
    title: Option<Cow<'a, str>>,
    #[relationship]
    parent: ToOne<P>,
    #[attribute]
    pair: Option<Pair<T, N>>,
}

/// Two of a kind.
#[derive(Attribute, Debug, Clone, PartialEq)]
struct Pair<T, const N: usize> {
    first: T,
    second: Box<T>,
}

#[test]
fn type_parameters_lifetimes_and_constants_go_with_everything_that_is_generated() {
    type Numbers<'a> = Record<'a, u64, i32, Tag, 7>;
    let pair = Pair { first: 1, second: Box::new(2) };
    let create = Numbers::create().value(5).values([6, 7]).parent(8_u64).pair(pair.clone()).build();
    let expected = json!({ "data": {
        "type": "records",
        "attributes": { "value": 5, "values": [6, 7], "pair": { "first": 1, "second": 2 } },
        "relationships": { "parent": { "data": { "type": "tags", "id": "8" } } },
    }});
    assert_eq!(sent(&create), expected);
    let text = create.to_string().unwrap();
    assert_eq!(RecordCreate::<u64, i32, Tag, 7>::from_str(&text).unwrap(), create);
    let update = Numbers::update(9_u64).clear_pair().build();
    assert_eq!(update.path(), "/records/9");
    let expected = wrong_type("/data/attributes/value", "an integer", "a string");
    let body = r#"{"data":{"type":"records","attributes":{"value":"x"}}}"#;
    let violations = RecordCreate::<u64, i32, Tag, 7>::from_str(body).unwrap_err();
    assert_eq!(document(body, &violations), expected);
    let body = r#"{"data":{"type":"records","id":"3","attributes":{"value":"v","title":"t"}}}"#;
    let read = Document::<Record<'_, u64, String>>::from_str(body).unwrap().data;
    assert!(matches!(read.title, Some(Cow::Borrowed("t"))));
    let expected: Record<'_, u64, String> = Record {
        id: 3,
        value: "v".to_owned(),
        values: None,
        title: Some(Cow::Borrowed("t")),
        parent: ToOne::default(),
        pair: None,
    };
    assert_eq!(read, expected);
}

/// Names that are keywords, or would be taken by generated code.
#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "things", rename_all = "camelCase")]
struct r#Match {
    #[resource(id)]
    r#use: String,
    #[attribute(required)]
    r#ref: String,
    #[attribute(rename = "kind")]
    r#type: Option<String>,
    #[attribute]
    r#loop_count: Option<u8>,
    #[attribute]
    reader: Option<String>,
    #[attribute]
    state: Option<String>,
    #[attribute(required)]
    payload: String,
    #[attribute]
    größe: Option<u8>,
    #[relationship]
    r#for: ToOne<Customer>,
}

#[test]
fn fields_may_have_names_of_keywords_and_of_other_scripts() {
    let payload = Match::create()
        .payload("p")
        .r#ref("r")
        .clear_type()
        .loop_count(3)
        .reader("a")
        .state("b")
        .größe(4)
        .r#for("1")
        .build();
    let expected = json!({ "data": {
        "type": "things",
        "attributes": {
            "ref": "r", "kind": null, "loopCount": 3, "reader": "a", "state": "b", "payload": "p",
            "größe": 4,
        },
        "relationships": { "for": { "data": { "type": "customers", "id": "1" } } },
    }});
    assert_eq!(sent(&payload), expected);
    assert_eq!(MatchCreate::from_str(&expected.to_string()).unwrap(), payload);
    let body = r#"{"data":{"type":"things","id":"1","attributes":{"ref":"r","payload":"p"}}}"#;
    let read = Document::<Match>::from_str(body).unwrap().data;
    assert_eq!((read.r#use.as_str(), read.r#ref.as_str(), read.r#type), ("1", "r", None));
}

/// Fields that exist under some configurations alone.
#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "conditionals")]
struct Conditional {
    #[cfg(test)]
    #[resource(id)]
    id: u64,
    #[cfg(not(test))]
    #[resource(id)]
    id: NoSuchType,
    #[cfg(test)]
    #[attribute(required)]
    tested: bool,
    #[cfg(not(test))]
    #[attribute(required)]
    missing: NoSuchType,
    #[cfg_attr(test, relationship(required))]
    #[cfg_attr(not(test), relationship)]
    owner: ToOne<Customer>,
    #[attribute]
    options: Option<ConditionalOptions>,
}

#[derive(Attribute, Debug, Clone, PartialEq)]
struct ConditionalOptions {
    #[cfg(not(test))]
    missing: NoSuchType,
    there: bool,
}

#[test]
fn fields_that_are_not_compiled_are_not_there() {
    let options = ConditionalOptions { there: true };
    let payload = Conditional::create().tested(true).owner("1").options(options).build();
    let expected = json!({ "data": {
        "type": "conditionals",
        "attributes": { "tested": true, "options": { "there": true } },
        "relationships": { "owner": { "data": { "type": "customers", "id": "1" } } },
    }});
    assert_eq!(sent(&payload), expected);
    let names: Vec<_> = Conditional::SCHEMA.attributes.iter().map(|member| member.name).collect();
    assert_eq!(names, ["tested", "options"]);
    assert_eq!(Conditional::update(3_u64).build().id, 3);
}

/// The library under another name, as a framework would hand it on.
mod framework {
    pub(super) mod json {
        pub(in super::super) use jsonapi_core::*;
    }
}

mod renamed {
    use super::framework;
    use framework::json::{Attribute, Resource, ResourceSet, ToOne};

    // Nothing finds the library by its own name.
    mod jsonapi_core {}

    #[derive(Resource, Debug, Clone, PartialEq)]
    #[resource(type = "pets", crate = framework::json)]
    pub(super) struct Pet {
        #[resource(id)]
        pub(super) id: String,
        #[attribute]
        pub(super) mood: Option<Mood>,
        #[relationship(required)]
        pub(super) owner: ToOne<Owner>,
    }

    #[derive(Attribute, Debug, Clone, Copy, PartialEq)]
    #[attribute(crate = framework::json, rename_all = "snake_case")]
    pub(super) enum Mood {
        WellRested,
    }

    #[derive(ResourceSet, Debug, Clone, PartialEq)]
    #[resource(crate = framework::json)]
    pub(super) enum Owner {
        Pet(Pet),
        #[resource(type = "people")]
        Person,
    }
}

#[test]
fn the_library_may_be_reached_by_another_path() {
    let payload = renamed::Pet::create()
        .mood(renamed::Mood::WellRested)
        .owner(renamed::Owner::person("1"))
        .build();
    let expected = json!({ "data": {
        "type": "pets",
        "attributes": { "mood": "well_rested" },
        "relationships": { "owner": { "data": { "type": "people", "id": "1" } } },
    }});
    assert_eq!(sent(&payload), expected);
    assert_eq!(renamed::PetCreate::from_str(&expected.to_string()).unwrap(), payload);
}

/// Members on their way out.
#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "old")]
struct Old {
    #[resource(id)]
    id: String,
    /// Gone soon.
    #[deprecated(note = "use `text`")]
    #[attribute]
    letter: Option<char>,
    #[attribute]
    text: Option<String>,
    #[deprecated]
    #[relationship]
    owner: ToOne<Customer>,
}

#[test]
fn deprecated_members_work_and_the_compiler_says_so_at_their_setters() {
    #[expect(deprecated, reason = "that they are is what is tested")]
    let payload = Old::update("1").letter('x').owner("2").build();
    let expected = json!({ "data": {
        "type": "old",
        "id": "1",
        "attributes": { "letter": "x" },
        "relationships": { "owner": { "data": { "type": "customers", "id": "2" } } },
    }});
    assert_eq!(sent(&payload), expected);
    #[expect(deprecated, reason = "that they are is what is tested")]
    let cleared = Old::update("1").clear_letter().clear_owner().build();
    assert_eq!(sent(&cleared)["data"]["attributes"], json!({ "letter": null }));
    // What is not deprecated is used without a word.
    assert_eq!(
        sent(&Old::update("1").text("t").build())["data"]["attributes"],
        json!({ "text": "t" })
    );
    assert_eq!(OldUpdate::from_str(&expected.to_string()).unwrap(), payload);
    let members: Vec<_> =
        Old::SCHEMA.attributes.iter().map(|member| (member.name, member.deprecated)).collect();
    assert_eq!(members, [("letter", true), ("text", false)]);
}

mod inner {
    use jsonapi_core::{Resource, ToOne};

    /// A resource for one crate, with a field for one module.
    #[derive(Resource, Debug, Clone, PartialEq)]
    #[resource(type = "secrets")]
    pub(crate) struct Secret {
        #[resource(id)]
        pub(crate) id: String,
        #[attribute(required)]
        pub(in crate::hygiene) name: String,
        #[attribute]
        hidden: Option<u8>,
        #[relationship]
        pub(super) owner: ToOne<Self>,
    }

    pub(crate) fn hidden(payload: &SecretUpdate) -> Option<u8> {
        payload.hidden.value().copied()
    }
}

#[test]
fn what_is_generated_is_as_visible_as_what_it_comes_from() {
    let update: inner::SecretUpdate = inner::Secret::update("1").name("n").hidden(3).build();
    assert_eq!((update.name.as_deref(), inner::hidden(&update)), (Some("n"), Some(3)));
    let create: inner::SecretCreate = inner::Secret::create().name("n").owner("2").build();
    assert_eq!(create.owner.value().and_then(Identifier::id).map(String::as_str), Some("2"));
    let body = r#"{"data":{"type":"secrets"}}"#;
    let title = "Missing required attribute";
    let detail = "The required attribute `name` is missing.";
    let meta = json!({ "member": "name" });
    let expected = errors(&[error_with("/data", (422, "missing"), title, detail, &meta)]);
    assert_eq!(refused::<inner::SecretCreate>(body), expected);
}

#[test]
fn a_resource_may_be_declared_where_it_is_used() {
    #[derive(Resource, Debug, Clone, PartialEq)]
    #[resource(type = "locals")]
    struct Local {
        #[resource(id)]
        id: String,
        #[attribute(required)]
        size: Size,
        #[attribute]
        metadata: Option<Metadata>,
        #[relationship]
        next: ToOne<Local>,
    }

    #[derive(Attribute, Debug, Clone, Copy, PartialEq)]
    enum Size {
        Small,
    }

    let payload = Local::create().size(Size::Small).metadata([("a", 1)]).next("2").build();
    let expected = json!({ "data": {
        "type": "locals",
        "attributes": { "size": "Small", "metadata": { "a": 1 } },
        "relationships": { "next": { "data": { "type": "locals", "id": "2" } } },
    }});
    assert_eq!(sent(&payload), expected);
    assert_eq!(LocalCreate::from_str(&expected.to_string()).unwrap(), payload);
    let found = refused::<LocalUpdate>(r#"{"data":{"type":"locals"}}"#);
    assert_eq!(found, missing("/data", "id"));
}
