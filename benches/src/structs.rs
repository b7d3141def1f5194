//! The workloads' resources as people write them by hand with serde: the same output, no checks.
//!
//! The parameters say what a string, a free-form object and a type name are read as. By default
//! they are what our types have: [`Kind`] keeps no text for what can only be one of a few words.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// A type name of the workloads.
#[derive(Serialize, Deserialize, Debug, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// `customer_payment_sources`.
    CustomerPaymentSources,
    /// `customers`.
    Customers,
    /// `stripe_payments`.
    StripePayments,
}

/// A string that is borrowed unless it has escapes. (serde's `borrow` sees no `Cow` inside of an
/// `Option`.)
#[derive(Serialize, Deserialize)]
pub struct Text<'a>(#[serde(borrow)] pub Cow<'a, str>);

/// W2 and W3.
#[derive(Serialize, Deserialize)]
pub struct Collection<S = String, M = Box<RawValue>, K = Kind> {
    /// The primary data.
    pub data: Vec<Source<S, M, K>>,
    /// What is included.
    pub included: Vec<Customer<S, K>>,
}

/// A payment source.
#[derive(Serialize, Deserialize)]
pub struct Source<S = String, M = Box<RawValue>, K = Kind> {
    /// The type name.
    #[serde(rename = "type")]
    pub kind: K,
    /// The id.
    pub id: S,
    /// The attributes.
    pub attributes: Attributes<S, M>,
    /// The relationships.
    pub relationships: Relationships<S, K>,
    /// The links.
    pub links: SelfLink<S>,
    /// The meta information.
    pub meta: Option<Mode<S>>,
}

/// The attributes of a payment source.
#[derive(Serialize, Deserialize)]
#[expect(missing_docs, reason = "they say what they are")]
pub struct Attributes<S, M> {
    pub name: Option<S>,
    pub customer_token: Option<S>,
    pub payment_source_token: Option<S>,
    pub created_at: Option<S>,
    pub updated_at: Option<S>,
    pub reference: Option<S>,
    pub reference_origin: Option<S>,
    pub metadata: Option<M>,
}

/// The relationships of a payment source.
#[derive(Serialize, Deserialize)]
pub struct Relationships<S, K> {
    /// Whose source it is.
    pub customer: Relationship<S, K>,
    /// The payment that it was saved from.
    pub payment_source: Relationship<S, K>,
}

/// A relationship.
#[derive(Serialize, Deserialize)]
pub struct Relationship<S, K> {
    /// The linkage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<Identifier<S, K>>,
    /// The links.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub links: Option<RelationshipLinks<S>>,
}

/// A resource identifier.
#[derive(Serialize, Deserialize)]
pub struct Identifier<S, K> {
    /// The type name.
    #[serde(rename = "type")]
    pub kind: K,
    /// The id.
    pub id: S,
}

/// The links of a relationship.
#[derive(Serialize, Deserialize)]
pub struct RelationshipLinks<S> {
    /// The link `self`.
    #[serde(rename = "self")]
    pub self_link: S,
    /// The link `related`.
    pub related: S,
}

/// The links of a resource.
#[derive(Serialize, Deserialize)]
pub struct SelfLink<S> {
    /// The link `self`.
    #[serde(rename = "self")]
    pub self_link: S,
}

/// The meta information of a resource.
#[derive(Serialize, Deserialize)]
pub struct Mode<S> {
    /// `test` or `live`.
    pub mode: S,
}

/// A customer.
#[derive(Serialize, Deserialize)]
pub struct Customer<S = String, K = Kind> {
    /// The type name.
    #[serde(rename = "type")]
    pub kind: K,
    /// The id.
    pub id: S,
    /// The attributes.
    pub attributes: CustomerAttributes<S>,
    /// The links.
    pub links: SelfLink<S>,
}

/// The attributes of a customer.
#[derive(Serialize, Deserialize)]
pub struct CustomerAttributes<S> {
    /// The address.
    pub email: Option<S>,
}

/// W1.
#[derive(Serialize, Deserialize)]
pub struct Payload<S = String, M = Box<RawValue>, K = Kind> {
    /// What is created.
    pub data: Create<S, M, K>,
    /// The meta information of the payload.
    pub meta: Option<M>,
}

/// A payment source that is created.
#[derive(Serialize, Deserialize)]
pub struct Create<S, M, K> {
    /// The type name.
    #[serde(rename = "type")]
    pub kind: K,
    /// The attributes.
    pub attributes: CreateAttributes<S, M>,
    /// The relationships.
    pub relationships: Relationships<S, K>,
}

/// The attributes of a payment source that is created.
#[derive(Serialize, Deserialize)]
pub struct CreateAttributes<S, M> {
    /// A code of the client's own.
    pub reference: Option<S>,
    /// Where the code comes from.
    pub reference_origin: Option<S>,
    /// Whatever else.
    pub metadata: Option<M>,
}
