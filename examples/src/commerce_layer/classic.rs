//! Customer payment sources in the documentation's classic edition (documents 000 and 003).
//!
//! The current edition is [another type](super::CustomerPaymentSource): the two disagree on what
//! may be written.

use jiff::Timestamp;
use jsonapi_core::{Links, Metadata, Resource, ResourceSet, ToOne};

use super::{
    AdyenPayment, AxervePayment, BraintreePayment, CheckoutComPayment, Customer, ExternalPayment,
    KlarnaPayment, PaypalPayment, ResourceMeta, SatispayPayment, StripePayment, WireTransfer,
};

/// A payment source that a customer keeps for later orders.
#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "customer_payment_sources", path = "/api/customer_payment_sources")]
pub struct CustomerPaymentSource {
    /// The id that the service gave. Documents 000 and 003.
    #[resource(id)]
    pub id: String,

    /// What people see of the source, such as a masked card number. Documents 000 and 003.
    #[attribute(read_only)]
    pub name: Option<String>,
    /// The customer's token at the payment gateway. Documents 000 and 003.
    #[attribute(read_only)]
    pub customer_token: Option<String>,
    /// The source's token at the payment gateway. Documents 000 and 003.
    #[attribute(read_only)]
    pub payment_source_token: Option<String>,
    /// When the source was created. Documents 000 and 003.
    #[attribute(read_only)]
    pub created_at: Option<Timestamp>,
    /// When the source was last changed. Documents 000 and 003.
    #[attribute(read_only)]
    pub updated_at: Option<Timestamp>,
    /// A code of the client's own. Documents 000 and 003.
    #[attribute]
    pub reference: Option<String>,
    /// Which system the reference comes from. Documents 000 and 003.
    #[attribute]
    pub reference_origin: Option<String>,
    /// Whatever else the client wants to keep. Documents 000 and 003.
    #[attribute]
    pub metadata: Option<Metadata>,

    /// Whose source it is. Documents 000 and 003.
    #[relationship(required)]
    pub customer: ToOne<Customer>,
    /// The payment that the source was saved from. Documents 000 and 003.
    #[relationship(required)]
    pub payment_source: ToOne<PaymentSource>,

    /// The resource's own URL. Documents 000 and 003.
    #[resource(links)]
    pub links: Links,
    /// The mode. Documents 000 and 003.
    #[resource(meta)]
    pub meta: Option<ResourceMeta>,
}

/// What a customer payment source can be made of: the current edition's set, and the type name
/// `payment_sources`, which document 003 uses.
#[derive(ResourceSet, Debug, Clone, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "a set lists the resources themselves")]
pub enum PaymentSource {
    /// A payment through Adyen.
    AdyenPayment(AdyenPayment),
    /// A payment through Axerve.
    AxervePayment(AxervePayment),
    /// A payment through Braintree.
    BraintreePayment(BraintreePayment),
    /// A payment through Checkout.com.
    CheckoutComPayment(CheckoutComPayment),
    /// A payment through a gateway of the client's own.
    ExternalPayment(ExternalPayment),
    /// A payment through Klarna.
    KlarnaPayment(KlarnaPayment),
    /// A payment through `PayPal`.
    PaypalPayment(PaypalPayment),
    /// A payment through Satispay.
    SatispayPayment(SatispayPayment),
    /// A payment through Stripe.
    StripePayment(StripePayment),
    /// A bank transfer.
    WireTransfer(WireTransfer),
    /// A payment of any of these types, by an id alone: no resource has this type. Document 003.
    #[resource(type = "payment_sources")]
    PaymentSources,
}
