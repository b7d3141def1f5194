use jsonapi_core::{MergePatch, Resource};

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "notes")]
struct Note<'a> {
    #[resource(id)]
    id: String,
    #[attribute]
    text: Option<&'a str>,
}

fn main() {
    let old = Note { id: "1".to_owned(), text: None };
    let new = Note { id: "1".to_owned(), text: Some("a") };
    let _ = NoteUpdate::between(&old, &new);
    let update = Note::update("1").build();
    let _ = update.apply_to(&old);
}
