//! The resources that the documented ones link to.
//!
//! The documents name their types and ids only. What they have here is what every Commerce Layer
//! resource has; a response's other members are passed over.

use jiff::Timestamp;
use jsonapi_core::{Links, Metadata, Resource};

use super::ResourceMeta;

// One description for all of them, since they differ in nothing but their names.
macro_rules! linked_resources {
    ($($(#[doc = $documentation:literal])+ $name:ident = $type_name:literal, $path:literal;)+) => {$(
        $(#[doc = $documentation])+
        #[derive(Resource, Debug, Clone, PartialEq)]
        #[resource(type = $type_name, path = $path)]
        pub struct $name {
            /// The id that the service gave. Every document that links here has it.
            #[resource(id)]
            pub id: String,
            /// When the resource was created, as in the responses of documents 000 to 003.
            #[attribute(read_only)]
            pub created_at: Option<Timestamp>,
            /// When the resource was last changed, as in the responses of documents 000 to 003.
            #[attribute(read_only)]
            pub updated_at: Option<Timestamp>,
            /// A code of the client's own, as in documents 000 to 003.
            #[attribute]
            pub reference: Option<String>,
            /// Which system the reference comes from, as in documents 000 to 003.
            #[attribute]
            pub reference_origin: Option<String>,
            /// Whatever else the client wants to keep, as in documents 000 to 003.
            #[attribute]
            pub metadata: Option<Metadata>,
            /// The resource's own URL, as in the responses of documents 000 to 003.
            #[resource(links)]
            pub links: Links,
            /// The mode, and what else the service says, as in the responses of documents 000 to 003.
            #[resource(meta)]
            pub meta: Option<ResourceMeta>,
        }
    )+};
}

linked_resources! {
    /// Someone who buys. Linked in documents 000, 001 and 003.
    Customer = "customers", "/api/customers";
    /// What is paid for. Linked in document 002.
    Order = "orders", "/api/orders";
    /// A way to pay that a shop offers. Linked in document 001.
    PaymentMethod = "payment_methods", "/api/payment_methods";
    /// A service that takes payments. Linked in document 002.
    PaymentGateway = "payment_gateways", "/api/payment_gateways";
    /// An earlier state of a resource. Linked in document 001.
    Version = "versions", "/api/versions";

    /// A payment through Adyen, a possible payment source in documents 000, 001 and 003.
    AdyenPayment = "adyen_payments", "/api/adyen_payments";
    /// A payment through Axerve, a possible payment source in documents 000, 001 and 003.
    AxervePayment = "axerve_payments", "/api/axerve_payments";
    /// A payment through Braintree, a possible payment source in documents 000, 001 and 003.
    BraintreePayment = "braintree_payments", "/api/braintree_payments";
    /// A payment through Checkout.com, a possible payment source in documents 000, 001 and 003.
    CheckoutComPayment = "checkout_com_payments", "/api/checkout_com_payments";
    /// A payment through a gateway of the client's own, a possible payment source in documents
    /// 000, 001 and 003.
    ExternalPayment = "external_payments", "/api/external_payments";
    /// A payment through Klarna, a possible payment source in documents 000, 001 and 003.
    KlarnaPayment = "klarna_payments", "/api/klarna_payments";
    /// A payment through `PayPal`, a possible payment source in documents 000, 001 and 003.
    PaypalPayment = "paypal_payments", "/api/paypal_payments";
    /// A payment through Satispay, a possible payment source in documents 000, 001 and 003.
    SatispayPayment = "satispay_payments", "/api/satispay_payments";
    /// A bank transfer, a possible payment source in documents 000, 001 and 003.
    WireTransfer = "wire_transfers", "/api/wire_transfers";
}
