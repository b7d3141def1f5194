//! Stripe payments (document 002).

use jiff::Timestamp;
use jsonapi_core::{Attribute, Links, Metadata, Resource, ToOne, True};

use super::{Order, PaymentGateway, ResourceMeta};

/// The payment of an order through Stripe.
///
/// Document 002 shows an update. What a create takes is from the same documentation's page on
/// creating one.
#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "stripe_payments", path = "/api/stripe_payments")]
pub struct StripePayment {
    /// The id that the service gave. Document 002.
    #[resource(id)]
    pub id: String,

    /// What a browser needs to finish the payment. Document 002.
    #[attribute(read_only)]
    pub client_secret: Option<String>,
    /// The shop's public key at Stripe. Document 002.
    #[attribute(read_only)]
    pub publishable_key: Option<String>,
    /// What is passed on to Stripe. Document 002.
    #[attribute]
    pub options: Option<StripeOptions>,
    /// Stripe's description of the payment method. Document 002.
    #[attribute(read_only)]
    pub payment_method: Option<Metadata>,
    /// Asks the service to fetch the payment's state from Stripe; never in a response.
    /// Document 002.
    #[attribute(
        create = forbidden,
        update = optional,
        read = forbidden,
        rename = "_refresh",
        allow_name,
        not_null
    )]
    pub refresh: Option<True>,
    /// When the payment was created. Document 002.
    #[attribute(read_only)]
    pub created_at: Option<Timestamp>,
    /// When the payment was last changed. Document 002.
    #[attribute(read_only)]
    pub updated_at: Option<Timestamp>,
    /// A code of the client's own. Document 002.
    #[attribute]
    pub reference: Option<String>,
    /// Which system the reference comes from. Document 002.
    #[attribute]
    pub reference_origin: Option<String>,
    /// Whatever else the client wants to keep. Document 002.
    #[attribute]
    pub metadata: Option<Metadata>,

    /// The order that is paid for. Document 002.
    #[relationship(required)]
    pub order: ToOne<Order>,
    /// The gateway that the payment goes through. Document 002.
    #[relationship(read_only)]
    pub payment_gateway: ToOne<PaymentGateway>,

    /// The resource's own URL. Document 002.
    #[resource(links)]
    pub links: Links,
    /// The mode. Document 002.
    #[resource(meta)]
    pub meta: Option<ResourceMeta>,
}

/// What is passed on to Stripe: the options that document 002 shows, and any others.
#[derive(Attribute, Debug, Clone, PartialEq, Default)]
pub struct StripeOptions {
    /// The customer's id at Stripe. Document 002.
    #[attribute(not_null)]
    pub customer: Option<String>,
    /// The payment method's id at Stripe. Document 002.
    #[attribute(not_null)]
    pub payment_method: Option<String>,
    /// Options that the document does not show.
    #[attribute(rest)]
    pub other: Metadata,
}
