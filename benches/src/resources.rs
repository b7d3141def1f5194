//! The workloads' resources as users of jsonapi-core describe them.

use std::borrow::Cow;

use jsonapi_core::{Attribute, Document, Links, Metadata, RawJson, Resource, ResourceSet, ToOne};

/// Who pays.
#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "customers", path = "/api/customers")]
pub struct Customer {
    /// The id.
    #[resource(id)]
    pub id: String,
    /// The address.
    #[attribute]
    pub email: Option<String>,
    /// The links.
    #[resource(links)]
    pub links: Links,
}

/// A payment that a source was saved from.
#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "stripe_payments", path = "/api/stripe_payments")]
pub struct StripePayment {
    /// The id.
    #[resource(id)]
    pub id: String,
}

/// What a source was saved from.
#[derive(ResourceSet, Debug, Clone, PartialEq)]
pub enum PaymentSource {
    /// A payment by Stripe.
    Stripe(StripePayment),
}

/// What documents include.
#[derive(ResourceSet, Debug, Clone, PartialEq)]
pub enum Included {
    /// A customer.
    Customer(Customer),
}

/// The meta information of a resource.
#[derive(Attribute, Debug, Clone, PartialEq)]
pub struct Mode {
    /// `test` or `live`.
    pub mode: String,
}

/// A payment source kept in a customer's wallet.
#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(type = "customer_payment_sources", path = "/api/customer_payment_sources")]
pub struct Source {
    /// The id.
    #[resource(id)]
    pub id: String,
    /// What people see of it.
    #[attribute(read_only)]
    pub name: Option<String>,
    /// The customer's token.
    #[attribute(read_only)]
    pub customer_token: Option<String>,
    /// The source's token.
    #[attribute(read_only)]
    pub payment_source_token: Option<String>,
    /// When it was created.
    #[attribute(read_only)]
    pub created_at: Option<String>,
    /// When it was changed.
    #[attribute(read_only)]
    pub updated_at: Option<String>,
    /// A code of the client's own.
    #[attribute]
    pub reference: Option<String>,
    /// Where the code comes from.
    #[attribute]
    pub reference_origin: Option<String>,
    /// Whatever else.
    #[attribute]
    pub metadata: Option<Metadata>,
    /// Whose source it is.
    #[relationship(required)]
    pub customer: ToOne<Customer>,
    /// The payment that it was saved from.
    #[relationship(required)]
    pub payment_source: ToOne<PaymentSource>,
    /// The links.
    #[resource(links)]
    pub links: Links,
    /// The meta information.
    #[resource(meta)]
    pub meta: Option<Mode>,
}

/// W2 and W3, read.
pub type Collection = Document<Vec<Source>, Included>;

/// What the borrowing forms describe: text is borrowed from the document where it has no escapes.
/// Ids, linkage and links are owned.
pub mod borrowed {
    use super::{Attribute, Cow, Document, Links, PaymentSource, RawJson, Resource, ToOne};

    /// The meta information of a resource.
    #[derive(Attribute, Debug, Clone, PartialEq)]
    pub struct Mode<'a> {
        /// `test` or `live`.
        pub mode: Cow<'a, str>,
    }

    /// A payment source kept in a customer's wallet.
    #[derive(Resource, Debug, Clone, PartialEq)]
    #[resource(type = "customer_payment_sources", path = "/api/customer_payment_sources")]
    pub struct Source<'a> {
        /// The id.
        #[resource(id)]
        pub id: String,
        /// What people see of it.
        #[attribute(read_only)]
        pub name: Option<Cow<'a, str>>,
        /// The customer's token.
        #[attribute(read_only)]
        pub customer_token: Option<Cow<'a, str>>,
        /// The source's token.
        #[attribute(read_only)]
        pub payment_source_token: Option<Cow<'a, str>>,
        /// When it was created.
        #[attribute(read_only)]
        pub created_at: Option<Cow<'a, str>>,
        /// When it was changed.
        #[attribute(read_only)]
        pub updated_at: Option<Cow<'a, str>>,
        /// A code of the client's own.
        #[attribute]
        pub reference: Option<Cow<'a, str>>,
        /// Where the code comes from.
        #[attribute]
        pub reference_origin: Option<Cow<'a, str>>,
        /// Whatever else.
        #[attribute]
        pub metadata: Option<RawJson<'a>>,
        /// Whose source it is.
        #[relationship(required)]
        pub customer: ToOne<super::Customer>,
        /// The payment that it was saved from.
        #[relationship(required)]
        pub payment_source: ToOne<PaymentSource>,
        /// The links.
        #[resource(links)]
        pub links: Links,
        /// The meta information.
        #[resource(meta)]
        pub meta: Option<Mode<'a>>,
    }

    /// W2, read.
    pub type Collection<'a> = Document<Vec<Source<'a>>, super::Included>;
}
