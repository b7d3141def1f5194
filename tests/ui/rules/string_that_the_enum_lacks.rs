use jsonapi_core::{Attribute, Resource};

#[derive(Attribute, Debug, Clone, PartialEq)]
#[attribute(rename_all = "lowercase")]
enum Size {
    Small,
    Large,
}

#[derive(Resource)]
#[resource(type = "shirts")]
struct Shirt {
    #[resource(id)]
    id: String,
    #[attribute(one_of("large", "medium"))]
    size: Size,
    #[attribute(one_of("small"))]
    other: Option<Size>,
    #[attribute(pattern = "^m")]
    mark: Size,
    #[attribute(items(pattern = "^s"))]
    marks: Vec<Size>,
}

fn main() {}
