//! What a program can learn of a resource from its description as constant data.

use jsonapi_core::Resource;
use jsonapi_core::schema::{Constant, Kind, MemberSchema, Operation, Presence, Presences, Schema};

use crate::resources::{Note, Order, Product, Tag};

// The description is a constant.
const PRODUCT: &Schema = Product::SCHEMA;

const BALANCE: &Kind =
    &Kind::Integer { min: -9_223_372_036_854_775_808, max: 9_223_372_036_854_775_807 };

const OPERATIONS: [Operation; 3] = [Operation::Create, Operation::Update, Operation::Read];

fn attribute(name: &str) -> &'static MemberSchema {
    PRODUCT.attribute(name).unwrap_or_else(|| panic!("no attribute {name}"))
}

#[test]
fn the_resource_says_its_type_path_documentation_and_ids() {
    let schema = Order::SCHEMA;
    assert_eq!((schema.type_name, schema.path), ("orders", "/api/orders"));
    assert_eq!(
        schema.documentation,
        "What a customer wants. Relationships stand among the attributes on purpose."
    );
    assert_eq!((schema.client_id, schema.lid), (Presence::Forbidden, false));
    assert_eq!(PRODUCT.client_id, Presence::Optional);
    assert_eq!(Note::SCHEMA.client_id, Presence::Required);
    assert_eq!((Tag::SCHEMA.path, Tag::SCHEMA.lid), ("/tags", true));
}

#[test]
fn members_are_listed_in_the_order_of_the_fields_by_the_names_in_documents() {
    let names: Vec<_> = Order::SCHEMA.attributes.iter().map(|member| member.name).collect();
    assert_eq!(names, ["number", "reference", "currency", "metadata"]);
    let names: Vec<_> = Order::SCHEMA.relationships.iter().map(|member| member.name).collect();
    assert_eq!(names, ["customer", "payment_source", "tags", "versions", "sales-agent"]);
    for member in PRODUCT.attributes {
        assert_eq!(PRODUCT.attribute(member.name), Some(member));
    }
    assert_eq!(attribute("_archive").key, "\"_archive\":");
    assert_eq!(PRODUCT.attribute("archive"), None);
    assert_eq!(Order::SCHEMA.attribute("customer"), None);
    assert_eq!(Order::SCHEMA.relationship("reference"), None);
}

#[test]
fn presence_belongs_to_an_operation() {
    use Presence::{Forbidden, Optional, Required};
    let presences = |create, update, read| Presences { create, update, read };
    let of = |name: &str| Order::SCHEMA.attribute(name).unwrap().presence;
    assert_eq!(of("number"), presences(Forbidden, Forbidden, Optional));
    assert_eq!(of("reference"), presences(Optional, Optional, Optional));
    assert_eq!(of("currency"), presences(Optional, Forbidden, Optional));
    assert_eq!(attribute("name").presence, presences(Required, Optional, Required));
    assert_eq!(attribute("_archive").presence, presences(Optional, Optional, Forbidden));
    let of = |name: &str| Order::SCHEMA.relationship(name).unwrap().presence;
    assert_eq!(of("customer"), presences(Required, Optional, Optional));
    assert_eq!(of("versions"), presences(Forbidden, Forbidden, Optional));
    assert_eq!(of("customer").in_operation(Operation::Create), Required);
    assert_eq!(of("customer").in_operation(Operation::Update), Optional);
    assert_eq!(of("customer").in_operation(Operation::Read), Optional);
}

#[test]
fn every_attribute_says_its_kind() {
    for (name, kind) in [
        ("name", Kind::String),
        ("stock", Kind::Integer { min: 0, max: u64::MAX.into() }),
        ("rating", Kind::Integer { min: 0, max: 255 }),
        ("balance", *BALANCE),
        ("weight", Kind::Number { bits: 64 }),
        ("factor", Kind::Number { bits: 32 }),
        ("visible", Kind::Boolean),
        ("_archive", Kind::OnlyTrue),
        ("unit", Kind::OneOf(&["piece", "square_meter", "kg"])),
        ("released-at", Kind::Format("date-time")),
        ("released_on", Kind::Format("date")),
        ("key", Kind::Format("uuid")),
        ("codes", Kind::Array(&Kind::String)),
        ("prices", Kind::Map(BALANCE)),
        ("details", Kind::FreeObject),
        ("origin", Kind::Any),
        ("form", Kind::String),
    ] {
        assert_eq!(attribute(name).kind, kind, "{name}");
    }
    assert_eq!(Note::SCHEMA.attribute("value").unwrap().kind, Kind::Any);
}

#[test]
fn a_nested_object_says_its_members() {
    let Kind::Object(members) = attribute("package").kind else { panic!("no object") };
    let members: Vec<_> = members
        .get()
        .iter()
        .map(|member| (member.name, member.kind.name(), member.nullable, member.presence.create))
        .collect();
    assert_eq!(
        members,
        [
            ("outerWidth", "integer", false, Presence::Required),
            ("label", "string", true, Presence::Optional),
            ("stackable", "boolean", false, Presence::Optional),
        ]
    );
}

#[test]
fn nullability_is_that_of_the_type_unless_the_field_says_not_null() {
    let of = |name: &str| Order::SCHEMA.attribute(name).unwrap().nullable;
    assert!(of("reference") && of("metadata"));
    assert!(!attribute("name").nullable && !attribute("_archive").nullable);
    let of =
        |name: &str, operation| Order::SCHEMA.relationship(name).unwrap().nullable_in(operation);
    let all = |name| OPERATIONS.map(|operation| of(name, operation));
    assert_eq!(all("customer"), [false, true, true]);
    assert_eq!(all("payment_source"), [true, true, true]);
    assert_eq!(all("sales-agent"), [true, true, true]);
    assert_eq!(all("tags"), [false, false, false]);
}

#[test]
fn a_relationship_says_what_it_may_point_at() {
    let of = |name: &str| Order::SCHEMA.relationship(name).unwrap();
    assert_eq!((of("customer").to_many, of("customer").targets), (false, &["customers"][..]));
    assert_eq!((of("tags").to_many, of("tags").targets), (true, &["tags"][..]));
    assert_eq!(
        of("payment_source").targets,
        ["adyen_payments", "stripe_payments", "payment_sources"]
    );
}

#[test]
fn documentation_deprecation_and_constants_are_those_of_the_fields() {
    assert_eq!(
        Order::SCHEMA.attribute("number").unwrap().documentation,
        "The number that people use."
    );
    assert_eq!(Order::SCHEMA.relationship("customer").unwrap().documentation, "Who pays.");
    assert_eq!(attribute("stock").documentation, "");
    assert_eq!(
        (attribute("letter").deprecated, attribute("letter").documentation),
        (true, "Gone soon.")
    );
    assert!(!attribute("name").deprecated);
    assert_eq!(attribute("form").constant, Some(Constant::String("goods")));
    assert_eq!(attribute("edition").constant, Some(Constant::Integer(2)));
    assert_eq!(attribute("name").constant, None);
}
