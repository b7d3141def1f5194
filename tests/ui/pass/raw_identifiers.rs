//! Fields and types with names of keywords.

#![deny(warnings)]

use jsonapi_core::{Attribute, Payload, Resource, ResourceSet, ToOne};

#[derive(Resource)]
#[resource(type = "things")]
#[allow(non_camel_case_types)]
struct r#match {
    #[resource(id)]
    r#use: String,
    #[attribute(required)]
    r#ref: String,
    #[attribute]
    r#loop: Option<r#enum>,
    #[attribute(rename = "kind")]
    r#type: Option<String>,
    #[relationship]
    r#for: ToOne<r#match>,
    #[relationship]
    owner: ToOne<Owner>,
}

#[derive(Attribute, Debug, Clone, PartialEq)]
#[allow(non_camel_case_types)]
enum r#enum {
    r#fn,
}

#[derive(ResourceSet)]
enum Owner {
    Thing(r#match),
    #[resource(type = "mods")]
    Mod,
    #[resource(type = "crates")]
    Crate,
}

fn main() {
    let payload = r#match::create().r#ref("x").r#loop(r#enum::r#fn).clear_type().r#for("1").build();
    let text = r#"{"data":{"type":"things","attributes":{"ref":"x","loop":"fn","kind":null},"relationships":{"for":{"data":{"type":"things","id":"1"}}}}}"#;
    assert_eq!(Payload::to_string(&payload).unwrap(), text);
    let _ = Owner::r#mod("1");
    let _ = Owner::crate_("1");
}
