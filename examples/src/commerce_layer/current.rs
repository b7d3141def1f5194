//! Customer payment sources in the documentation's current edition (document 001).

use jiff::Timestamp;
use jsonapi_core::{Links, Metadata, Resource, ResourceSet, ToMany, ToOne};

use super::{
    AdyenPayment, AxervePayment, BraintreePayment, CheckoutComPayment, Customer, ExternalPayment,
    KlarnaPayment, PaymentMethod, PaypalPayment, ResourceMeta, SatispayPayment, StripePayment,
    Version, WireTransfer,
};

/// A payment source that a customer keeps for later orders.
///
/// Document 001 shows an update. Its table of arguments is incomplete; the vendor's other pages
/// have the rest.
#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "customer_payment_sources", path = "/api/customer_payment_sources")]
pub struct CustomerPaymentSource {
    /// The id that the service gave. Document 001.
    #[resource(id)]
    pub id: String,

    /// What people see of the source, such as a masked card number. Document 001.
    #[attribute(read_only)]
    pub name: Option<String>,
    /// The customer's token at the payment gateway. Document 001.
    #[attribute]
    pub customer_token: Option<String>,
    /// The source's token at the payment gateway. Document 001.
    #[attribute]
    pub payment_source_token: Option<String>,
    /// When the source was created. Document 001.
    #[attribute(read_only)]
    pub created_at: Option<Timestamp>,
    /// When the source was last changed. Document 001.
    #[attribute(read_only)]
    pub updated_at: Option<Timestamp>,
    /// A code of the client's own. Document 001.
    #[attribute]
    pub reference: Option<String>,
    /// Which system the reference comes from. Document 001.
    #[attribute]
    pub reference_origin: Option<String>,
    /// Whatever else the client wants to keep. Document 001.
    #[attribute]
    pub metadata: Option<Metadata>,

    /// Whose source it is. Document 001.
    #[relationship(required)]
    pub customer: ToOne<Customer>,
    /// The payment method that the source is for. Document 001.
    #[relationship]
    pub payment_method: ToOne<PaymentMethod>,
    /// The payment that the source was saved from. Document 001.
    #[relationship]
    pub payment_source: ToOne<PaymentSource>,
    /// The source's earlier states. Document 001.
    #[relationship(read_only)]
    pub versions: ToMany<Version>,

    /// The resource's own URL. Document 001.
    #[resource(links)]
    pub links: Links,
    /// The mode, the organization and the request. Document 001.
    #[resource(meta)]
    pub meta: Option<ResourceMeta>,
}

/// What a customer payment source can be made of: the closed set of the current edition.
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
}
