//! Resources in HAL for the tests.

use jsonapi_core::hal::{HalLink, HalLinks, OneOrMany};
use jsonapi_core::{Attribute, Metadata, Resource};

/// A book.
#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(format = "hal", path = "/books")]
pub(crate) struct Book {
    /// The id.
    #[resource(id)]
    pub(crate) id: String,
    /// What it is called.
    #[attribute(required)]
    pub(crate) title: String,
    /// What it costs.
    #[attribute(patch)]
    pub(crate) price: Option<Price>,
    /// Where it is stored, which every book is once it is there.
    #[attribute(patch, read = optional, not_null)]
    pub(crate) store: Option<Store>,
    /// Free words.
    #[attribute]
    pub(crate) labels: Option<Vec<String>>,
    /// How long it is.
    #[attribute]
    pub(crate) pages: Option<u8>,
    /// Whatever else.
    #[attribute]
    pub(crate) notes: Option<Metadata>,
    /// When it was added.
    #[attribute(read_only)]
    pub(crate) created: Option<String>,

    /// The next book.
    #[relationship(read_only)]
    pub(crate) next: Option<HalLink>,
    /// Where it can be bought.
    #[relationship]
    pub(crate) shops: Option<Vec<HalLink>>,
    /// Pictures of it.
    #[relationship(read_only, rename = "https://example.com/rels/cover", alias = "ex:cover")]
    pub(crate) covers: Option<OneOrMany<HalLink>>,
    /// Any other links.
    #[resource(links)]
    pub(crate) links: HalLinks,
    /// What comes with it.
    #[resource(embedded)]
    pub(crate) embedded: Option<Embedded>,
}

/// What a book costs.
#[derive(Attribute, Debug, Clone, PartialEq)]
#[attribute(patch)]
pub(crate) struct Price {
    /// How much.
    pub(crate) amount: f64,
    /// Of what.
    pub(crate) currency: Option<String>,
    /// Of which so much is tax.
    #[attribute(patch)]
    pub(crate) tax: Option<Tax>,
    /// Whether it is fixed.
    #[attribute(not_null)]
    pub(crate) fixed: Option<bool>,
}

/// What of a price is tax.
#[derive(Attribute, Debug, Clone, PartialEq)]
#[attribute(patch)]
pub(crate) struct Tax {
    /// In percent.
    pub(crate) rate: Option<u8>,
    /// Anything else.
    #[attribute(rest)]
    pub(crate) more: Metadata,
}

/// Where a book is stored.
#[derive(Attribute, Debug, Clone, PartialEq)]
#[attribute(patch)]
pub(crate) struct Store {
    /// The shelf.
    pub(crate) shelf: Option<String>,
}

/// What comes with a book.
#[derive(Attribute, Debug, Clone, PartialEq)]
pub(crate) struct Embedded {
    /// Who wrote it.
    #[attribute(not_null)]
    pub(crate) author: Option<Author>,
    /// Its chapters.
    #[attribute(not_null)]
    pub(crate) chapters: Option<Vec<Chapter>>,
    /// What is said of it.
    #[attribute(not_null)]
    pub(crate) reviews: Option<OneOrMany<Chapter>>,
}

/// Who wrote a book.
#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(format = "hal", path = "/authors")]
pub(crate) struct Author {
    /// The id.
    #[resource(id)]
    pub(crate) id: String,
    /// The name.
    #[attribute]
    pub(crate) name: Option<String>,
    /// Whatever else is known.
    #[resource(rest)]
    pub(crate) more: Metadata,
}

/// Where books stand: whatever is not described is kept.
#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(format = "hal", path = "/shelves")]
pub(crate) struct Shelf {
    /// The id.
    #[resource(id)]
    pub(crate) id: String,
    /// How many books there are.
    #[attribute]
    pub(crate) books: Option<u32>,
    /// The shelf beside it.
    #[relationship(read_only, alias = "right")]
    pub(crate) next: Option<HalLink>,
    /// Everything else.
    #[resource(rest)]
    pub(crate) more: Metadata,
}

/// A part of a book.
#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(format = "hal", path = "/chapters")]
pub(crate) struct Chapter {
    /// The id.
    #[resource(id)]
    pub(crate) id: String,
    /// What it is called.
    #[attribute]
    pub(crate) heading: Option<String>,
}

/// A page, whose number is its id.
#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(format = "hal", path = "/pages")]
pub(crate) struct Page<T = String> {
    /// The number.
    #[resource(id, create = required)]
    pub(crate) id: u32,
    /// What stands there.
    #[attribute(required)]
    pub(crate) text: T,
}
