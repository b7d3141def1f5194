//! Input that is legal, though it does not look like it.

#![deny(warnings)]

use jsonapi_core::{Attribute, Metadata, Patch, Payload, Resource, ToMany, ToOne, True};

type Text = Option<String>;
type Parent = ToOne<Customer>;
type Parents = ToMany<Customer>;

macro_rules! field_types {
    ($text:ty, $parent:ty) => {
        #[derive(Resource)]
        #[resource(type = "generated")]
        struct Generated {
            #[resource(id)]
            id: String,
            #[attribute]
            text: $text,
            #[relationship]
            parent: $parent,
        }
    };
}

field_types!(Option<String>, ToOne<Customer>);

#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(r#type = "customers", path = "/api/customers", rename_all = "camelCase", derive(Debug, Clone, PartialEq))]
struct Customer {
    #[resource(id)]
    key: u64,
    #[attribute(nullable)]
    alias: Text,
    #[attribute(nullable, not_null)]
    never_null: Text,
    #[attribute(nullable)]
    three_states: Patch<String>,
    #[attribute(not_null)]
    only: Option<True>,
    #[attribute(create_only, required)]
    once: String,
    #[attribute(write_only, create = required)]
    secret: Option<String>,
    #[attribute(create = "required", update = "required", read = "optional")]
    always: Option<String>,
    #[attribute(rename = "übung 😀 1")]
    exercise: bool,
    #[attribute(rename = "a\"b\\c", allow_name)]
    quoted: bool,
    #[attribute(rename = "meta")]
    information: Option<Metadata>,
    #[attribute(rename = "build")]
    build_: bool,
    #[attribute(constant = "fixed")]
    constant: Option<String>,
    #[attribute(constant = -3)]
    number: i8,
    #[attribute(required, constant = "fixed")]
    nullable_constant: Option<String>,
    #[attribute(serde)]
    through_serde: Option<(u8, String)>,
    #[attribute(serde, not_null)]
    through_serde_or_absent: Option<(u8, String)>,
    #[attribute(serde, required)]
    through_serde_required: (u8, String),
    #[relationship(to_one)]
    parent: Parent,
    #[relationship(to_many, required)]
    parents: Parents,
    #[relationship(required)]
    maybe: Option<ToOne<Customer>>,
    #[relationship]
    friends: Option<ToMany<Self>>,
    // Names that the builders' type parameters must not take.
    #[attribute(required)]
    text: String,
    #[attribute(required, rename = "self")]
    self_: String,
    #[attribute(required, rename = "1")]
    __1: String,
    #[relationship(required)]
    customer: ToOne<Customer>,
}

#[derive(Attribute, Debug, Clone, PartialEq)]
struct Empty {}

#[derive(Attribute, Debug, Clone, PartialEq)]
struct Tree {
    children: Vec<Self>,
    #[attribute(rename = "_name", allow_name)]
    name: String,
    #[attribute(nullable, not_null)]
    alias: Text,
    #[attribute(serde)]
    pair: Option<(u8, u8)>,
    #[attribute(constant = true)]
    is_tree: bool,
}

fn main() {
    let payload = Customer::create()
        .once("o")
        .secret(Some("s".to_owned()))
        .always(None)
        .nullable_constant()
        .through_serde_required((1, "x".to_owned()))
        .parents(Vec::<jsonapi_core::Identifier<Customer>>::new())
        .clear_maybe()
        .text("t")
        .self_("s")
        .__1("1")
        .customer(Customer::identifier(1_u64))
        .constant()
        .number()
        .empty_friends()
        .build();
    let text = Payload::to_string(&payload).unwrap();
    assert_eq!(CustomerCreate::from_str(&text).unwrap(), payload);
    assert_eq!(text, serde_json::to_string(&payload).unwrap());
    assert_eq!(serde_json::from_str::<CustomerCreate>(&text).unwrap(), payload);
    let _ = (Generated::create().clear_text().clear_parent().build(), Empty {});
}
