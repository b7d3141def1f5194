//! `jsonapi_deserialize`: a derive for reading, through `serde_json::Value`.

use std::sync::Arc;

use jsonapi_deserialize::{Document, JsonApiDeserialize, Reference, deserialize_document};
use serde_json::{Map, Value};

use crate::Seen;

#[derive(Debug, JsonApiDeserialize)]
#[expect(dead_code, reason = "what is read counts, not what is looked at")]
#[json_api(resource_type = "customer_payment_sources", rename_all = "snake_case")]
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
    #[json_api(relationship = "single", resource = "Customer")]
    customer: Arc<Customer>,
    #[json_api(relationship = "single")]
    payment_source: Reference,
}

#[derive(Debug, JsonApiDeserialize)]
#[expect(dead_code, reason = "what is read counts, not what is looked at")]
#[json_api(resource_type = "customers", rename_all = "snake_case")]
struct Customer {
    id: String,
    email: Option<String>,
}

/// W2, read by `jsonapi_deserialize`. The links and meta information of resources are lost.
pub struct DeserializeCollection(Document<Vec<Source>>);

impl DeserializeCollection {
    /// Reads W2.
    ///
    /// # Panics
    ///
    /// The document is refused.
    pub fn from_text(body: &str) -> Self {
        Self(deserialize_document(body).expect("a document"))
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
        self.0.data.iter().map(seen).collect()
    }
}
