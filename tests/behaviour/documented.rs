//! The documented resources against the documentation's own tables: who may send which member when.

mod exchanges;

use std::fmt::Debug;

use jsonapi_core::resource::{Fields, ReadResource};
use jsonapi_core::schema::{Kind, Operation, Presence, Presences, Schema};
use jsonapi_core::{Document, Payload, Resource, WriteResource};
use jsonapi_examples::commerce_layer::{CustomerPaymentSource, StripePayment, classic};
use serde_json::{Map, Value, json};

use crate::support::{error_with, errors, forbidden, refused, unreadable};

/// A member with what it may be on create, on update and in responses, as the documentation has it.
type Row = (&'static str, [Presence; 3], Sample);

/// What a member can hold.
#[derive(Debug, Clone, Copy)]
enum Sample {
    Text,
    Object,
    DateTime,
    OnlyTrue,
    /// Linkage to one resource of these types.
    One(&'static [&'static str]),
    /// Linkage to several resources of this type.
    Many(&'static [&'static str]),
}

use Presence::{Forbidden, Optional, Required};
use Sample::{DateTime, Many, Object, One, OnlyTrue, Text};

const OPEN: [Presence; 3] = [Optional; 3];
const READ_ONLY: [Presence; 3] = [Forbidden, Forbidden, Optional];
const REQUIRED: [Presence; 3] = [Required, Optional, Optional];

/// What a payment source is made of in the classic edition: the last type is that edition's alone.
const SOURCES: &[&str] = &[
    "adyen_payments",
    "axerve_payments",
    "braintree_payments",
    "checkout_com_payments",
    "external_payments",
    "klarna_payments",
    "paypal_payments",
    "satispay_payments",
    "stripe_payments",
    "wire_transfers",
    "payment_sources",
];

const CLASSIC: &[Row] = &[
    ("name", READ_ONLY, Text),
    ("customer_token", READ_ONLY, Text),
    ("payment_source_token", READ_ONLY, Text),
    ("created_at", READ_ONLY, DateTime),
    ("updated_at", READ_ONLY, DateTime),
    ("reference", OPEN, Text),
    ("reference_origin", OPEN, Text),
    ("metadata", OPEN, Object),
    ("customer", REQUIRED, One(&["customers"])),
    ("payment_source", REQUIRED, One(SOURCES)),
];

const CURRENT: &[Row] = &[
    ("name", READ_ONLY, Text),
    ("customer_token", OPEN, Text),
    ("payment_source_token", OPEN, Text),
    ("created_at", READ_ONLY, DateTime),
    ("updated_at", READ_ONLY, DateTime),
    ("reference", OPEN, Text),
    ("reference_origin", OPEN, Text),
    ("metadata", OPEN, Object),
    ("customer", REQUIRED, One(&["customers"])),
    ("payment_method", OPEN, One(&["payment_methods"])),
    ("payment_source", OPEN, One(SOURCES.split_at(10).0)),
    ("versions", READ_ONLY, Many(&["versions"])),
];

const STRIPE: &[Row] = &[
    ("client_secret", READ_ONLY, Text),
    ("publishable_key", READ_ONLY, Text),
    ("options", OPEN, Object),
    ("payment_method", READ_ONLY, Object),
    ("_refresh", [Forbidden, Optional, Forbidden], OnlyTrue),
    ("created_at", READ_ONLY, DateTime),
    ("updated_at", READ_ONLY, DateTime),
    ("reference", OPEN, Text),
    ("reference_origin", OPEN, Text),
    ("metadata", OPEN, Object),
    ("order", REQUIRED, One(&["orders"])),
    ("payment_gateway", READ_ONLY, One(&["payment_gateways"])),
];

impl Sample {
    /// The part of the resource object that the member stands in.
    const fn place(self) -> &'static str {
        match self {
            One(_) | Many(_) => "relationships",
            Text | Object | DateTime | OnlyTrue => "attributes",
        }
    }

    /// What one such member is called in error texts.
    const fn what(self) -> &'static str {
        match self {
            One(_) | Many(_) => "relationship",
            Text | Object | DateTime | OnlyTrue => "attribute",
        }
    }

    /// Values of the member that are all fine.
    fn values(self) -> Vec<Value> {
        let identifier = |target: &&str| json!({ "type": target, "id": "xYz" });
        match self {
            Text => vec![json!("text"), json!("")],
            Object => vec![json!({ "foo": "bar", "deep": { "n": [1, null] } }), json!({})],
            DateTime => vec![json!("2018-01-01T12:00:00.000Z")],
            OnlyTrue => vec![json!(true)],
            One(targets) => targets.iter().map(|it| json!({ "data": identifier(it) })).collect(),
            Many(targets) => {
                let all: Vec<_> = targets.iter().map(identifier).collect();
                vec![json!({ "data": all }), json!({ "data": [] })]
            }
        }
    }

    /// The value that empties the member, if anything does.
    fn cleared(self) -> Option<Value> {
        match self {
            Text | Object | DateTime => Some(Value::Null),
            One(_) => Some(json!({ "data": null })),
            OnlyTrue | Many(_) => None,
        }
    }

    fn expected(self, kind: Kind) -> bool {
        match self {
            Text => kind == Kind::String,
            Object => matches!(kind, Kind::FreeObject | Kind::Object(_)),
            DateTime => kind == Kind::Format("date-time"),
            OnlyTrue => kind == Kind::OnlyTrue,
            One(_) | Many(_) => false,
        }
    }
}

/// A document of one resource with these members.
fn document<'a>(
    type_name: &str,
    id: Option<&str>,
    members: impl IntoIterator<Item = (&'a Row, Value)>,
) -> Value {
    let mut data = Map::from_iter([("type".to_owned(), json!(type_name))]);
    if let Some(id) = id {
        data.insert("id".to_owned(), json!(id));
    }
    for ((name, _, sample), value) in members {
        let place = data.entry(sample.place()).or_insert_with(|| json!({}));
        place[*name] = value;
    }
    json!({ "data": data })
}

/// What has to be there in an operation, with the first value of each.
fn required(table: &[Row], operation: usize) -> Vec<(&Row, Value)> {
    table
        .iter()
        .filter(|(_, presence, _)| presence[operation] == Required)
        .map(|row| (row, row.2.values().remove(0)))
        .collect()
}

/// A request whose members are the required ones, and this one instead of its like.
fn request(table: &[Row], operation: usize, type_name: &str, member: (&Row, Value)) -> String {
    let mut members = required(table, operation);
    members.retain(|(row, _)| row.0 != member.0.0);
    members.push(member);
    document(type_name, (operation == 1).then_some("1"), members).to_string()
}

fn schema_says_what_the_table_says(table: &[Row], schema: &Schema) {
    let names = |place: &str| -> Vec<&str> {
        table.iter().filter(|row| row.2.place() == place).map(|row| row.0).collect()
    };
    let attributes: Vec<_> = schema.attributes.iter().map(|member| member.name).collect();
    assert_eq!(attributes, names("attributes"));
    let relationships: Vec<_> = schema.relationships.iter().map(|member| member.name).collect();
    assert_eq!(relationships, names("relationships"));
    for (name, [create, update, read], sample) in table {
        let expected = Presences { create: *create, update: *update, read: *read };
        if let One(targets) | Many(targets) = sample {
            let found = schema.relationship(name).unwrap();
            assert_eq!((found.presence, found.targets), (expected, *targets), "{name}");
            assert_eq!(found.to_many, matches!(sample, Many(_)), "{name}");
            let nullable = [Operation::Create, Operation::Update].map(|it| found.nullable_in(it));
            let sent = |presence: &Presence| matches!(sample, One(_)) && *presence == Optional;
            assert_eq!(nullable, [sent(create), sent(update)], "{name}");
        } else {
            let found = schema.attribute(name).unwrap();
            assert_eq!(found.presence, expected, "{name}");
            assert_eq!(found.nullable, sample.cleared().is_some(), "{name}");
            assert!(sample.expected(found.kind), "{name}: {:?}", found.kind);
        }
    }
    assert_eq!((schema.client_id, schema.lid), (Forbidden, false));
}

/// Holds the validator of one operation against the table.
fn validator_does_what_the_table_says<P>(table: &[Row])
where
    P: Payload<Resource: Resource<Partial: for<'de> Fields<'de>>> + Debug,
{
    let type_name = P::Resource::SCHEMA.type_name;
    let operation = usize::from(P::OPERATION == Operation::Update);
    let id = (operation == 1).then_some("1");
    for row in table {
        let (name, presence, sample) = row;
        let at = format!("/data/{}/{name}", sample.place());
        let presence = presence[operation];
        for value in sample.values() {
            let body = request(table, operation, type_name, (row, value));
            if presence == Forbidden {
                let expected = forbidden(&at, sample.what(), name, P::OPERATION.name());
                assert_eq!(refused::<P>(&body), expected);
            } else {
                // Nothing is lost on the way in and out.
                let payload = P::from_str(&body).unwrap_or_else(|found| panic!("{body}\n{found}"));
                let read = |text: &str| serde_json::from_str::<Value>(text).unwrap();
                assert_eq!(read(&payload.to_string().unwrap()), read(&body));
            }
        }
        if let Some(cleared) = sample.cleared() {
            let body = request(table, operation, type_name, (row, cleared));
            match presence {
                Forbidden => {
                    let expected = forbidden(&at, sample.what(), name, P::OPERATION.name());
                    assert_eq!(refused::<P>(&body), expected);
                }
                Optional => assert!(P::from_str(&body).is_ok(), "{body}"),
                Required => {
                    let at = format!("{at}/data");
                    let expected = crate::support::not_null(&at, "a resource identifier object");
                    assert_eq!(refused::<P>(&body), expected);
                }
            }
        }
        let mut others = required(table, operation);
        others.retain(|(row, _)| row.0 != *name);
        let at = if others.is_empty() { "/data" } else { "/data/relationships" };
        let body = document(type_name, id, others).to_string();
        if presence == Required {
            let detail = format!("The required relationship `{name}` is missing.");
            let title = "Missing required relationship";
            let meta = json!({ "member": name });
            let expected = errors(&[error_with(at, (422, "missing"), title, &detail, &meta)]);
            assert_eq!(refused::<P>(&body), expected);
        } else {
            assert!(P::from_str(&body).is_ok(), "{body}");
        }
    }
}

/// Holds what a client reads against the table.
fn responses_keep_what_the_table_says<T>(table: &[Row])
where
    T: Resource + WriteResource + Debug + for<'de> ReadResource<'de>,
{
    let type_name = T::SCHEMA.type_name;
    let bare = document(type_name, Some("1"), []);
    assert!(Document::<T>::from_str(&bare.to_string()).is_ok());
    for row in table {
        let (name, [.., presence], sample) = row;
        for value in sample.values() {
            let body = document(type_name, Some("1"), [(row, value.clone())]).to_string();
            let read = Document::<T>::from_str(&body).unwrap();
            let written: Value = serde_json::from_slice(&read.to_vec().unwrap()).unwrap();
            let kept = written["data"][sample.place()].get(name);
            if *presence == Forbidden {
                assert_eq!(kept, None, "{body}");
                let strict = Document::<T>::reader().strict().from_slice(body.as_bytes());
                let at = format!("/data/{}/{name}", sample.place());
                let detail = format!("The attribute `{name}` must not be sent in a response.");
                let meta = json!({ "member": name, "operation": "read" });
                let what = (400, "forbidden");
                let expected = error_with(&at, what, "Member not allowed", &detail, &meta);
                assert_eq!(unreadable(&body, strict), errors(&[expected]));
            } else {
                assert_eq!(kept, Some(&value), "{body}");
            }
        }
    }
}

#[test]
fn the_classic_edition_is_as_the_table_of_documents_000_and_003_says() {
    schema_says_what_the_table_says(CLASSIC, classic::CustomerPaymentSource::SCHEMA);
    validator_does_what_the_table_says::<classic::CustomerPaymentSourceCreate>(CLASSIC);
    validator_does_what_the_table_says::<classic::CustomerPaymentSourceUpdate>(CLASSIC);
    responses_keep_what_the_table_says::<classic::CustomerPaymentSource>(CLASSIC);
}

#[test]
fn the_current_edition_is_as_the_table_of_document_001_says() {
    schema_says_what_the_table_says(CURRENT, CustomerPaymentSource::SCHEMA);
    validator_does_what_the_table_says::<<CustomerPaymentSource as Resource>::Create>(CURRENT);
    validator_does_what_the_table_says::<<CustomerPaymentSource as Resource>::Update>(CURRENT);
    responses_keep_what_the_table_says::<CustomerPaymentSource>(CURRENT);
}

#[test]
fn stripe_payments_are_as_the_table_of_document_002_says() {
    schema_says_what_the_table_says(STRIPE, StripePayment::SCHEMA);
    validator_does_what_the_table_says::<<StripePayment as Resource>::Create>(STRIPE);
    validator_does_what_the_table_says::<<StripePayment as Resource>::Update>(STRIPE);
    responses_keep_what_the_table_says::<StripePayment>(STRIPE);
}

/// Holds `type` and `id` of one resource against the tables: both operations name the type, an update
/// names the id, which a create must not, and a response has both.
fn type_and_id_are_as_the_table_says<T>(table: &[Row])
where
    T: Resource<Partial: for<'de> Fields<'de>> + WriteResource + Debug,
    T: for<'de> ReadResource<'de>,
    T::Create: Payload<Resource = T> + Debug,
    T::Update: Payload<Resource = T> + Debug,
{
    let without = |mut body: Value, member: &str| {
        body["data"].as_object_mut().unwrap().remove(member);
        body.to_string()
    };
    let create = || document(T::TYPE, None, required(table, 0));
    let update = || document(T::TYPE, Some("1"), []);
    assert!(T::Create::from_str(&create().to_string()).is_ok());
    assert!(T::Update::from_str(&update().to_string()).is_ok());
    let missing = |member| crate::support::missing("/data", member);
    assert_eq!(refused::<T::Create>(&without(create(), "type")), missing("type"));
    assert_eq!(refused::<T::Update>(&without(update(), "type")), missing("type"));
    assert_eq!(refused::<T::Update>(&without(update(), "id")), missing("id"));
    let with_id = document(T::TYPE, Some("1"), required(table, 0)).to_string();
    let violations = T::Create::from_str(&with_id).unwrap_err();
    assert_eq!((violations.status(), violations.as_slice()[0].pointer()), (403, Some("/data/id")));
    let other = document("orders", Some("1"), []).to_string();
    assert_eq!(T::Update::from_str(&other).unwrap_err().status(), 409);
    let elsewhere = T::Update::validator().endpoint_id("2").from_str(&update().to_string());
    assert_eq!(elsewhere.unwrap_err().status(), 409);
    let read = Document::<T>::from_str(&update().to_string()).unwrap();
    let written: Value = serde_json::from_slice(&read.to_vec().unwrap()).unwrap();
    assert_eq!((&written["data"]["type"], &written["data"]["id"]), (&json!(T::TYPE), &json!("1")));
    for member in ["type", "id"] {
        let body = without(update(), member);
        assert_eq!(unreadable(&body, Document::<T>::from_str(&body)), missing(member));
    }
}

#[test]
fn type_and_id_are_as_the_tables_of_documents_000_to_003_say() {
    type_and_id_are_as_the_table_says::<classic::CustomerPaymentSource>(CLASSIC);
    type_and_id_are_as_the_table_says::<CustomerPaymentSource>(CURRENT);
    type_and_id_are_as_the_table_says::<StripePayment>(STRIPE);
}

/// Holds what a response has besides its attributes and linkage.
fn links_and_meta_are_read_and_written<T>(relationship: &str)
where
    T: Resource + WriteResource + Debug + for<'de> ReadResource<'de>,
{
    for mode in ["test", "live"] {
        let body = json!({ "data": {
            "type": T::TYPE,
            "id": "1",
            "relationships": { relationship: { "links": { "self": "/self", "related": "/it" } } },
            "links": { "self": "/1" },
            "meta": { "mode": mode, "organization_id": "o", "trace_id": "t" },
        } });
        let strict = Document::<T>::reader().strict();
        let read = strict.from_slice(body.to_string().as_bytes()).unwrap();
        let written: Value = serde_json::from_slice(&read.to_vec().unwrap()).unwrap();
        for part in ["relationships", "links", "meta"] {
            assert_eq!(written["data"][part], body["data"][part], "{part}");
        }
    }
    let body = json!({ "data": { "type": T::TYPE, "id": "1", "meta": { "mode": "tset" } } });
    assert!(Document::<T>::from_str(&body.to_string()).is_err());
}

#[test]
fn links_and_meta_of_the_responses_of_documents_000_to_003_are_kept() {
    links_and_meta_are_read_and_written::<classic::CustomerPaymentSource>("customer");
    links_and_meta_are_read_and_written::<CustomerPaymentSource>("payment_method");
    links_and_meta_are_read_and_written::<StripePayment>("payment_gateway");
}
