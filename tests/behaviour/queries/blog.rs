//! Resources that link to each other: a blog.

use jsonapi_core::{Resource, ResourceSet, ToMany, ToOne};

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "articles", path = "/articles")]
pub(crate) struct Article {
    #[resource(id)]
    pub(crate) id: String,
    #[attribute]
    pub(crate) title: String,
    #[attribute]
    pub(crate) created: String,
    /// Never in a response.
    #[attribute(write_only)]
    pub(crate) password: Option<String>,
    #[relationship]
    pub(crate) author: ToOne<Person>,
    #[relationship]
    pub(crate) comments: ToMany<Comment>,
    #[relationship]
    pub(crate) media: ToMany<Medium>,
    #[relationship(rename = "my rel")]
    pub(crate) my_rel: ToOne<Person>,
}

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "people", path = "/people")]
pub(crate) struct Person {
    #[resource(id)]
    pub(crate) id: String,
    #[attribute]
    pub(crate) name: String,
    #[relationship]
    pub(crate) articles: ToMany<Article>,
}

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "comments", path = "/comments")]
pub(crate) struct Comment {
    #[resource(id)]
    pub(crate) id: String,
    #[attribute]
    pub(crate) body: String,
    #[relationship]
    pub(crate) author: ToOne<Person>,
}

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "images", path = "/images")]
pub(crate) struct Image {
    #[resource(id)]
    pub(crate) id: String,
    #[attribute]
    pub(crate) width: u32,
    #[relationship]
    pub(crate) photographer: ToOne<Person>,
}

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "films", path = "/films")]
pub(crate) struct Film {
    #[resource(id)]
    pub(crate) id: String,
    #[attribute]
    pub(crate) length: u32,
}

/// What an article shows; nothing but the name is known of sounds.
#[derive(ResourceSet, Debug, Clone, PartialEq)]
pub(crate) enum Medium {
    Image(Image),
    Film(Film),
    #[resource(type = "sounds")]
    Sound,
}
