//! Values of the document model, by the rules or with anything in them.

use jsonapi_core::{
    HrefLang, JsonApiObject, Link, LinkObject, Links, Object, RelationshipObject,
    ResourceIdentifier, ResourceLinkage, ResourceObject,
};
use proptest::collection::{btree_map, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

/// Whether the values keep to the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Names {
    /// They do.
    Legal,
    /// Some of them do.
    Any,
}

impl Names {
    /// One of the legal values, or now and then one of the others too.
    pub(super) fn or<T: std::fmt::Debug + Clone + 'static>(
        self,
        legal: impl Strategy<Value = T> + 'static,
        other: impl Strategy<Value = T> + 'static,
    ) -> BoxedStrategy<T> {
        match self {
            Self::Legal => legal.boxed(),
            Self::Any => prop_oneof![12 => legal, 1 => other].boxed(),
        }
    }
}

/// The name of a member: neither `type` nor `id` if it is legal.
fn name(names: Names) -> BoxedStrategy<String> {
    let legal =
        "[a-zé🚀0-9]([a-z_ -]{0,4}[a-z0-9漢])?".prop_filter("a free name", |name| name != "id");
    names.or(legal, "type|id|_a|a\\+|@a|@|a:b||[\\x00-\\x7f]{1,2}")
}

pub(super) fn object(names: Names) -> BoxedStrategy<Object> {
    btree_map(name(names), any::<i32>(), 0..4)
        .prop_map(|members| members.into_iter().collect())
        .boxed()
}

fn url(names: Names) -> BoxedStrategy<String> {
    let legal = "(https://[a-z]{1,3})?/[a-z]{0,5}(\\?page\\[number\\]=[0-9])?";
    names.or(legal, prop_oneof!["[/:?#%@\\[\\]a0. -~]{0,6}", "[\\x00-\\x7fé]{1,3}"])
}

pub(super) fn link(names: Names) -> BoxedStrategy<Link> {
    let languages = prop_oneof![
        select(&["en", "de-CH"][..]).prop_map(HrefLang::from),
        vec(select(&["en", "fr"][..]).prop_map(str::to_owned), 0..3).prop_map(HrefLang::Many),
    ];
    let languages = names.or(languages, vec("[a-z-]{0,9}|en_US", 1..3).prop_map(HrefLang::Many));
    let rel = select(&["next", "https://e.org/rel"][..]).prop_map(str::to_owned);
    let rel = of(names.or(rel, "[a-z: /.]{0,4}"));
    let text = || of("[ -~]{0,4}");
    let head = (url(names), rel, of(url(names).prop_map(Link::Url)), of(languages));
    let object = (head, text(), text(), of(object(names))).prop_map(
        |((href, rel, describedby, hreflang), title, media_type, meta)| {
            let object = LinkObject { href, rel, describedby, title, media_type, hreflang, meta };
            Link::from(object)
        },
    );
    prop_oneof![2 => Just(Link::Null), 4 => url(names).prop_map(Link::Url), 1 => object].boxed()
}

/// The links of a document or a resource.
pub(super) fn links(names: Names) -> BoxedStrategy<Links> {
    let known = select(&["self", "related", "describedby", "first", "next"][..]);
    let name = names.or(known.prop_map(str::to_owned), name(Names::Any));
    vec((name, link(names)), 0..3).prop_map(linked).boxed()
}

fn linked(links: Vec<(String, Link)>) -> Links {
    links.into_iter().fold(Links::new(), |links, (name, link)| links.with(name, link))
}

pub(super) fn jsonapi(names: Names) -> impl Strategy<Value = JsonApiObject> {
    let uri = || names.or("https://e\\.org/[a-z]{0,2}", "[a-z:/ ]{0,4}");
    let uris = || of(vec(uri(), 0..2));
    (of("1\\.[01]"), uris(), uris(), of(object(names)))
        .prop_map(|(version, ext, profile, meta)| JsonApiObject { version, ext, profile, meta })
}

fn type_name(names: Names) -> BoxedStrategy<String> {
    names.or((0..4u8).prop_map(|number| format!("type{number}")), name(Names::Any))
}

pub(super) fn identifier(names: Names) -> BoxedStrategy<ResourceIdentifier> {
    let id = names.or((0..4u8).prop_map(|id| Some(id.to_string())), of(""));
    let lid = names.or(Just(None), of("[xy]"));
    (type_name(names), id, lid, of(object(names)))
        .prop_map(|(type_name, id, lid, meta)| ResourceIdentifier { type_name, id, lid, meta })
        .boxed()
}

fn linkage(names: Names) -> impl Strategy<Value = ResourceLinkage> {
    prop_oneof![
        Just(ResourceLinkage::Null),
        identifier(names).prop_map(ResourceLinkage::One),
        vec(identifier(names), 0..4).prop_map(ResourceLinkage::Many),
    ]
}

fn relationship(names: Names) -> BoxedStrategy<RelationshipObject> {
    let data = names.or(linkage(names).prop_map(Some), of(linkage(names)));
    let related =
        url(names).prop_map(|url| Links::new().with("self", Link::Null).with("related", url));
    let links = names.or(related, links(Names::Any));
    (data, of(links), of(object(names)))
        .prop_map(|(data, links, meta)| RelationshipObject { data, links, meta })
        .boxed()
}

pub(super) fn resource(names: Names) -> BoxedStrategy<ResourceObject> {
    let relationships = vec((name(names), relationship(names)), 0..4);
    let head = identifier(names);
    (head, of(object(names)), of(relationships), of(links(names)))
        .prop_map(move |(head, attributes, mut relationships, links)| {
            if names == Names::Legal {
                let mut known = std::collections::HashSet::new();
                let attributes = attributes.iter().flat_map(Object::members);
                known.extend(attributes.map(|(name, _)| name.into_owned()));
                if let Some(all) = &mut relationships {
                    all.retain(|(name, _)| known.insert(name.clone()));
                }
            }
            let ResourceIdentifier { type_name, id, lid, meta } = head;
            ResourceObject { type_name, id, lid, attributes, relationships, links, meta }
        })
        .boxed()
}
