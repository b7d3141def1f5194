//! Typed resources with anything in the places that their types leave open, alone and beside
//! resources of any type.

use jsonapi_core::check::Check;
use jsonapi_core::{
    Document, Identifier, Links, Metadata, Patch, Payload, Resource, ResourceObject, ToMany, ToOne,
};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

use super::build::{Names, links, object, resource};
use super::{config, is_valid};

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "type0", path = "/type0")]
struct Typed {
    #[resource(id, create = optional)]
    id: String,
    #[resource(lid)]
    lid: Option<String>,
    #[attribute]
    title: Option<String>,
    #[attribute]
    free: Option<Metadata>,
    #[relationship]
    parent: ToOne<Typed>,
    #[relationship]
    friends: ToMany<Typed>,
    #[resource(links)]
    links: Links,
    #[resource(meta)]
    meta: Option<Metadata>,
}

fn identifier() -> impl Strategy<Value = Identifier<Typed>> {
    let named = prop_oneof![
        9 => "[0-3]?".prop_map(Typed::identifier),
        1 => "[xy]".prop_map(Identifier::<Typed>::local),
    ];
    (named, of(object(Names::Any))).prop_map(|(identifier, meta)| match meta {
        Some(meta) => identifier.with_meta(meta),
        None => identifier,
    })
}

fn typed() -> impl Strategy<Value = Typed> {
    let relationship = || (of(links(Names::Any)), of(object(Names::Any)));
    let parent = prop_oneof![
        1 => Just(Patch::Absent),
        1 => Just(Patch::Null),
        3 => identifier().prop_map(Patch::Value),
    ];
    let head = ("[0-3]?", of("[xy]"), of("[a\"\u{1}é]{0,3}"), of(object(Names::Any)));
    let parent = (parent, relationship());
    let friends = (of(vec(identifier(), 0..3)), relationship());
    (head, parent, friends, links(Names::Any), of(object(Names::Any))).prop_map(
        |((id, lid, title, free), parent, friends, own_links, meta)| {
            let (data, (links, parent_meta)) = parent;
            let parent = ToOne { data, links, meta: parent_meta };
            let (data, (links, friends_meta)) = friends;
            let friends = ToMany { data, links, meta: friends_meta };
            Typed { id, lid, title, free, parent, friends, links: own_links, meta }
        },
    )
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn typed_resources_are_not_written_or_pass_the_check(
        data in vec(typed(), 0..3),
        others in vec(typed(), 0..3),
        included in vec(resource(Names::Any), 0..2),
    ) {
        let check = Check::response();
        let document = Document::many(&data).include_all(&others).include_all(&included);
        is_valid(&check, document.to_vec());
        is_valid(&check, Document::many(&data).to_vec());
        for one in &data {
            is_valid(&check, Document::one(one).to_vec());
        }
        let dynamic = Document::many(&included).include_all(&data);
        is_valid(&check, dynamic.to_vec());
        let document = Document { data, included: others.into(), links: None, meta: None, jsonapi: None };
        is_valid(&check, document.to_vec());
        let document = Document::<_, ResourceObject> {
            data: document.data,
            included: included.into(),
            links: None,
            meta: None,
            jsonapi: None,
        };
        is_valid(&check, document.to_vec());
    }

    #[test]
    fn payloads_are_not_written_or_pass_the_check(
        typed in typed(),
        meta in of(object(Names::Any)),
        has_id: bool,
    ) {
        let Typed { id, lid, title, free, parent, friends, .. } = typed;
        let create = TypedCreate {
            id: has_id.then(|| id.clone()),
            lid,
            title: title.clone().map_or(Patch::Null, Patch::Value),
            free: free.map_or(Patch::Absent, Patch::Value),
            parent: parent.data.clone(),
            friends: friends.data.clone(),
            meta: meta.clone(),
        };
        is_valid(&Check::create(), create.to_vec());
        let mut update = Typed::update(id).build();
        (update.parent, update.friends, update.meta) = (parent.data, friends.data, meta);
        is_valid(&Check::update(), update.to_vec());
    }
}
