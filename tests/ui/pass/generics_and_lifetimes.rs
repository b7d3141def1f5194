//! Resources with type parameters, lifetimes, constant parameters and `where` clauses.

#![deny(warnings)]

use std::borrow::Cow;

use jsonapi_core::resource::ResourceId;
use jsonapi_core::{Attribute, Document, Payload, Resource, Target, ToMany, ToOne};

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "articles")]
struct Article<'a> {
    #[resource(id)]
    id: String,
    #[attribute]
    title: Cow<'a, str>,
    #[attribute]
    options: Option<Options<'a>>,
    // The update payload borrows nothing.
    #[attribute(read_only)]
    slug: Option<Cow<'a, str>>,
}

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "slugs")]
struct Slug<'a> {
    #[resource(id)]
    id: String,
    #[attribute(read_only)]
    slug: Cow<'a, str>,
}

#[derive(Attribute, Debug, Clone, PartialEq)]
struct Options<'a> {
    theme: Cow<'a, str>,
}

#[derive(Attribute, Debug, Clone, PartialEq)]
struct Pair<T, const N: usize = 2>
where
    T: Clone,
{
    first: T,
    rest: Vec<T>,
}

#[derive(Resource, Debug, Clone)]
#[resource(type = "records", derive(Debug, Clone))]
struct Record<I, T, P: Target<Id: Clone> = Leaf, const N: usize = 3>
where
    T: Clone,
    I: ResourceId,
{
    #[resource(id)]
    id: I,
    #[attribute(required)]
    value: T,
    #[attribute]
    values: Option<Vec<T>>,
    #[attribute(read_only)]
    pair: Option<Pair<T>>,
    #[relationship]
    parent: ToOne<P>,
    #[relationship(required)]
    parents: ToMany<P>,
}

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "leaves")]
struct Leaf {
    #[resource(id)]
    id: String,
}

// The names of the type parameters are those that builders would choose for required members.
#[derive(Resource, Debug)]
#[resource(type = "clashes", derive())]
struct Clash<Value> {
    #[resource(id)]
    id: String,
    #[attribute(required)]
    value: Value,
    #[attribute(required)]
    state: Vec<u8>,
}

// What leads back to the type itself states its bounds once.
#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "nodes")]
struct Node<T: jsonapi_core::attribute::Attribute> {
    #[resource(id)]
    id: String,
    #[attribute]
    tree: Tree<T>,
    #[relationship]
    parent: ToOne<Node<T>>,
    #[relationship]
    children: ToMany<Node<T>>,
}

#[derive(Attribute, Debug, Clone, PartialEq)]
struct Tree<T: jsonapi_core::attribute::Attribute> {
    value: T,
    branches: Vec<Tree<T>>,
}

fn main() {
    let text = r#"{"data":{"type":"articles","id":"1","attributes":{"title":"borrowed"}}}"#;
    let article = Document::<Article<'_>>::from_slice(text.as_bytes()).unwrap();
    let article: Article<'_> = article.data;
    assert!(matches!(article.title, Cow::Borrowed("borrowed")));

    let body = r#"{"data":{"type":"articles","attributes":{"title":"borrowed"}}}"#;
    let payload = ArticleCreate::from_str(body).unwrap();
    assert!(matches!(payload.title, Some(Cow::Borrowed("borrowed"))));

    let _: SlugUpdate<'_> = Slug::update("1").build();

    let built = Record::<u64, String>::create().value("x").parents(["7"]).build();
    let body = Payload::to_string(&built).unwrap();
    let read = RecordCreate::<u64, String>::from_str(&body).unwrap();
    assert_eq!(read.value, "x");

    let tree = Tree { value: 1, branches: vec![Tree { value: 2, branches: Vec::new() }] };
    let node = NodeCreate::<u8>::from_str(
        &Node::<u8>::create().tree(tree.clone()).parent("2").build().to_string().unwrap(),
    );
    assert_eq!(node.unwrap().tree, Some(tree));
    let query = Node::<u8>::query().include(|it| it.parent.then(|parent| parent.children)).build();
    assert_eq!(query.to_string(), "include=parent.children");

    let _ = Clash::<bool>::create().value(true).state([1, 2]).build();
}
