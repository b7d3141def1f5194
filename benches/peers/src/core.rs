//! `jsonapi_core`: a derive for typed resources, read through `serde_json::Value`.

use jsonapi_core::{Document, JsonApi, Links, Meta, PrimaryData, Relationship, RelationshipData};
use serde_json::{Map, Value};

use crate::Seen;

#[derive(Debug, Clone, PartialEq, JsonApi)]
#[jsonapi(type = "customer_payment_sources", case = "snake_case")]
struct Source {
    #[jsonapi(id)]
    id: String,
    name: Option<String>,
    customer_token: Option<String>,
    payment_source_token: Option<String>,
    created_at: Option<String>,
    updated_at: Option<String>,
    reference: Option<String>,
    reference_origin: Option<String>,
    metadata: Option<Map<String, Value>>,
    #[jsonapi(relationship)]
    customer: Relationship<Customer>,
    #[jsonapi(relationship)]
    payment_source: Relationship<StripePayment>,
    #[jsonapi(links)]
    links: Option<Links>,
    #[jsonapi(meta)]
    meta: Option<Meta>,
}

#[derive(Debug, Clone, PartialEq, JsonApi)]
#[jsonapi(type = "customers", case = "snake_case")]
struct Customer {
    #[jsonapi(id)]
    id: String,
    email: Option<String>,
    #[jsonapi(links)]
    links: Option<Links>,
}

#[derive(Debug, Clone, PartialEq, JsonApi)]
#[jsonapi(type = "stripe_payments")]
struct StripePayment {
    #[jsonapi(id)]
    id: String,
}

/// W2, read by `jsonapi_core` into typed resources.
pub struct CoreCollection(Document<Source, Customer>);

impl CoreCollection {
    /// Reads W2 with the checks of the crate's own `parse`.
    ///
    /// # Panics
    ///
    /// The document is refused.
    pub fn from_slice(body: &[u8]) -> Self {
        Self(Document::from_slice(body).expect("a valid document"))
    }

    /// What was read.
    pub fn seen(&self) -> Vec<Seen> {
        let Ok(PrimaryData::Many(sources)) = self.0.primary() else { return Vec::new() };
        sources
            .iter()
            .map(|source| Seen {
                id: source.id.clone(),
                name: source.name.clone(),
                reference: source.reference.clone(),
                metadata_members: source.metadata.as_ref().map_or(0, Map::len),
                customer_id: match &source.customer.data {
                    RelationshipData::ToOne(Some(customer)) => match &customer.identity {
                        jsonapi_core::Identity::Id(id) => id.clone(),
                        _ => String::new(),
                    },
                    _ => String::new(),
                },
            })
            .collect()
    }
}
