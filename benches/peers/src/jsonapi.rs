//! `jsonapi`: serde's derive and a macro; relationships become nested values.

use std::collections::HashMap;

use jsonapi::api::{JsonApiDocument, PrimaryData, Relationships, Resources};
use jsonapi::jsonapi_model;
use jsonapi::model::JsonApiModel;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::Seen;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Source {
    id: String,
    name: Option<String>,
    customer_token: Option<String>,
    payment_source_token: Option<String>,
    created_at: Option<String>,
    updated_at: Option<String>,
    reference: Option<String>,
    reference_origin: Option<String>,
    metadata: Option<Map<String, Value>>,
    customer: Customer,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Customer {
    id: String,
    email: Option<String>,
}

jsonapi_model!(Customer; "customers");
jsonapi_model!(Source; "customer_payment_sources"; has one customer);

/// W2, read by `jsonapi` into nested structs. Links, meta information and linkage to what is not
/// included are lost.
pub struct JsonapiCollection(Vec<Source>);

impl JsonapiCollection {
    /// Reads W2.
    ///
    /// # Panics
    ///
    /// The document is refused.
    pub fn from_slice(body: &[u8]) -> Self {
        let document: JsonApiDocument = serde_json::from_slice(body).expect("a document");
        let JsonApiDocument::Data(data) = document else { panic!("no data") };
        let Some(PrimaryData::Multiple(resources)) = &data.data else { panic!("no collection") };
        let read = |resource| Source::from_jsonapi_resource(resource, &data.included);
        Self(resources.iter().map(read).collect::<Result<_, _>>().expect("typed resources"))
    }

    /// What was read.
    pub fn seen(&self) -> Vec<Seen> {
        let seen = |source: &Source| Seen {
            id: source.id.clone(),
            name: source.name.clone(),
            reference: source.reference.clone(),
            metadata_members: source.metadata.as_ref().map_or(0, Map::len),
            customer_id: source.customer.id.clone(),
        };
        self.0.iter().map(seen).collect()
    }
}
