//! What is kept of a document that is read and written again: all but what the documentation of
//! `Document` says. The fuzz target `round_trip` uses this file as well.

use std::fmt::Debug;

use jsonapi_core::atomic::{OperationResults, Operations};
use jsonapi_core::check::{Check, Fetch};
use jsonapi_core::{
    Document, ErrorDocument, PrimaryData, ReadData, ReadError, ResourceIdentifier, ResourceObject,
    WriteData, WriteError,
};

use super::oracle;
use super::tree::{Tree, decoded};

/// Reads the bytes as everything that the model knows, and holds what is written against them.
pub(crate) fn check_round_trips(bytes: &[u8]) {
    let Some(tree) = Tree::parse(bytes) else { return };
    let response = Check::response();
    let resources = Shape::Document(Shape::resource);
    document::<Option<ResourceObject>>(bytes, &tree, &response, resources);
    document::<Vec<ResourceObject>>(bytes, &tree, &response, resources);
    document::<PrimaryData>(bytes, &tree, &response, resources);
    let linkage = Check::response_to(Fetch::Relationship);
    let identifiers = Shape::Document(Shape::identifier);
    document::<Option<ResourceIdentifier>>(bytes, &tree, &linkage, identifiers);
    document::<Vec<ResourceIdentifier>>(bytes, &tree, &linkage, identifiers);
    if tree.at("/data").is_none() && tree.at("/included").is_none() {
        document::<()>(bytes, &tree, &response, resources);
    }
    if let Ok(document) = ErrorDocument::from_slice(bytes) {
        let again = |text: &[u8]| ErrorDocument::from_slice(text).as_ref() == Ok(&document);
        written(bytes, &tree, &response, Shape::Errors, document.to_vec(), &again);
    }
    if let Ok(operations) = Operations::from_slice(bytes) {
        let again = |text: &[u8]| Operations::from_slice(text).as_ref() == Ok(&operations);
        let check = Check::atomic_request();
        written(bytes, &tree, &check, Shape::Operations, operations.to_vec(), &again);
    }
    if let Ok(results) = OperationResults::from_slice(bytes) {
        let again = |text: &[u8]| OperationResults::from_slice(text).as_ref() == Ok(&results);
        let check = Check::atomic_response();
        written(bytes, &tree, &check, Shape::Results, results.to_vec(), &again);
    }
}

fn document<T>(bytes: &[u8], tree: &Tree, check: &Check, shape: Shape)
where
    T: for<'de> ReadData<'de> + WriteData + PartialEq + Debug,
{
    let document = match Document::<T>::from_slice(bytes) {
        Ok(document) => document,
        // Error documents are read by all of them.
        Err(ReadError::Errors(_) | ReadError::Invalid(_)) => return,
    };
    let again = |text: &[u8]| Document::<T>::from_slice(text).as_ref() == Ok(&document);
    written(bytes, tree, check, shape, document.to_vec(), &again);
}

/// Holds what is written against what was read.
fn written(
    bytes: &[u8],
    tree: &Tree,
    check: &Check,
    shape: Shape,
    text: Result<Vec<u8>, WriteError>,
    again: &dyn Fn(&[u8]) -> bool,
) {
    let text = match text {
        Ok(text) => text,
        Err(error) => return oracle::breaks_a_rule(check, bytes, tree, &error),
    };
    let shown = String::from_utf8_lossy(&text);
    let found = Tree::parse(&text).unwrap_or_else(|| panic!("no JSON is written: {shown}"));
    assert_eq!(found.meaning(), shape.kept(tree).meaning(), "{}", String::from_utf8_lossy(bytes));
    assert!(again(&text), "what was written is read as another: {shown}");
    assert_eq!(check.from_slice(&text), Ok(()), "{shown}");
}

/// Members by name.
type Members = &'static [(&'static str, fn() -> Shape)];

/// What an object is by the specification, which decides which of its members are kept.
#[derive(Clone, Copy)]
enum Shape {
    /// Whatever is in it is kept.
    Free,
    /// A document with data of a shape.
    Document(fn() -> Self),
    Errors,
    Operations,
    Results,
    /// Members of these names and shapes.
    Members(Members),
    /// Members of any names but those with `@` and those of extensions, all of one shape.
    Named(fn() -> Self),
    /// An array of this, or one of it.
    Each(fn() -> Self),
    /// Members of an error object: what is `null` is dropped, and numbers are texts.
    Lenient(Members),
}

impl Shape {
    fn free() -> Self {
        Self::Free
    }

    fn resource() -> Self {
        Self::Members(&[
            ("type", Self::free),
            ("id", Self::free),
            ("lid", Self::free),
            ("attributes", Self::free),
            ("relationships", || Self::Named(Self::relationship)),
            ("links", || Self::Named(Self::link)),
            ("meta", Self::free),
        ])
    }

    fn relationship() -> Self {
        Self::Members(&[
            ("data", || Self::Each(Self::identifier)),
            ("links", || {
                Self::Members(&[
                    ("self", Self::link),
                    ("related", Self::link),
                    ("first", Self::link),
                    ("last", Self::link),
                    ("prev", Self::link),
                    ("next", Self::link),
                ])
            }),
            ("meta", Self::free),
        ])
    }

    fn identifier() -> Self {
        Self::Members(&[
            ("type", Self::free),
            ("id", Self::free),
            ("lid", Self::free),
            ("meta", Self::free),
        ])
    }

    fn links() -> Self {
        Self::Members(&[
            ("self", Self::link),
            ("related", Self::link),
            ("describedby", Self::link),
            ("first", Self::link),
            ("last", Self::link),
            ("prev", Self::link),
            ("next", Self::link),
        ])
    }

    fn link() -> Self {
        Self::Members(&[
            ("href", Self::free),
            ("rel", Self::free),
            ("describedby", Self::link),
            ("title", Self::free),
            ("type", Self::free),
            ("hreflang", Self::free),
            ("meta", Self::free),
        ])
    }

    fn jsonapi() -> Self {
        Self::Members(&[
            ("version", Self::free),
            ("ext", Self::free),
            ("profile", Self::free),
            ("meta", Self::free),
        ])
    }

    fn error() -> Self {
        Self::Lenient(&[
            ("id", Self::free),
            ("links", || Self::Members(&[("about", Self::link), ("type", Self::link)])),
            ("status", Self::free),
            ("code", Self::free),
            ("title", Self::free),
            ("detail", Self::free),
            ("source", Self::source),
            ("meta", Self::free),
        ])
    }

    fn source() -> Self {
        Self::Lenient(&[("pointer", Self::free), ("parameter", Self::free), ("header", Self::free)])
    }

    fn operation() -> Self {
        Self::Members(&[
            ("op", Self::free),
            ("ref", || {
                Self::Members(&[
                    ("type", Self::free),
                    ("id", Self::free),
                    ("lid", Self::free),
                    ("relationship", Self::free),
                ])
            }),
            ("href", Self::free),
            ("data", Self::free),
            ("meta", Self::free),
        ])
    }

    fn result() -> Self {
        Self::Members(&[("data", Self::free), ("meta", Self::free)])
    }

    /// The part of the value that is kept.
    fn kept(self, tree: &Tree) -> Tree {
        match (self, tree) {
            (Self::Each(shape), Tree::Array(items)) => {
                Tree::Array(items.iter().map(|item| shape().kept(item)).collect())
            }
            (Self::Each(shape), one) => shape().kept(one),
            (Self::Free, _) | (_, Tree::Leaf(_) | Tree::Array(_)) => tree.clone(),
            (_, Tree::Object(members)) => {
                let kept = members.iter().filter_map(|(name, value)| {
                    let value = self.member(&decoded(name))?.kept(value);
                    let value =
                        if matches!(self, Self::Lenient(_)) { texts(value)? } else { value };
                    Some((name.clone(), value))
                });
                Tree::Object(kept.collect())
            }
        }
    }

    /// What a member is, if it is kept.
    fn member(self, name: &str) -> Option<Self> {
        match self {
            Self::Free | Self::Each(_) => None,
            Self::Members(members) | Self::Lenient(members) => {
                members.iter().find(|(known, _)| *known == name).map(|(_, shape)| shape())
            }
            Self::Named(shape) => (!(name.starts_with('@') || name.contains(':'))).then(shape),
            Self::Document(data) => match name {
                "data" => Some(Self::Each(data)),
                "included" => Some(Self::Each(Self::resource)),
                _ => Self::of_top_level(name),
            },
            Self::Errors if name == "errors" => Some(Self::Each(Self::error)),
            Self::Errors => Self::of_top_level(name),
            Self::Operations if name == "atomic:operations" => Some(Self::Each(Self::operation)),
            Self::Results if name == "atomic:results" => Some(Self::Each(Self::result)),
            Self::Operations | Self::Results => (name == "meta").then_some(Self::Free),
        }
    }

    fn of_top_level(name: &str) -> Option<Self> {
        match name {
            "links" => Some(Self::links()),
            "meta" => Some(Self::Free),
            "jsonapi" => Some(Self::jsonapi()),
            _ => None,
        }
    }
}

/// A member of an error object as it is read leniently: a number is a text, and `null` is nothing.
fn texts(value: Tree) -> Option<Tree> {
    match value {
        Tree::Leaf(leaf) if leaf == "null" => None,
        Tree::Leaf(leaf) if !leaf.starts_with('"') => Some(Tree::Leaf(format!("\"{leaf}\""))),
        value => Some(value),
    }
}
