//! Customers (document 004).

use jsonapi_core::hal::{HalLink, HalLinks};
use jsonapi_core::{Attribute, Metadata, Resource};

/// A customer token: who pays, and with what by default.
///
/// Every member may be left out of an update; `null` removes one, and `null` in place of a group
/// removes the group.
///
/// Members that document 004 does not list are ignored where a response is read, and reported where
/// it is read strictly. Not keeping them loses nothing: an update names what it changes, and leaves
/// everything else at the service as it is.
#[derive(Resource, Debug, Clone, PartialEq)]
#[resource(format = "hal", path = "/tms/v2/customers", rename_all = "camelCase")]
pub struct Customer {
    /// The token. Document 004.
    #[resource(id, min_length = 1, max_length = 32)]
    pub id: String,

    /// What the customer is called. Document 004.
    #[attribute(patch, ruled)]
    pub object_information: Option<ObjectInformation>,
    /// Who buys. Document 004.
    #[attribute(patch, ruled)]
    pub buyer_information: Option<BuyerInformation>,
    /// What the merchant knows the request by. Document 004.
    #[attribute(patch, ruled)]
    pub client_reference_information: Option<ClientReferenceInformation>,
    /// Values of the merchant's own. An update replaces all of them. Document 004.
    #[attribute(ruled)]
    pub merchant_defined_information: Option<Vec<MerchantDefinedInformation>>,
    /// What the customer pays with unless told otherwise. Document 004.
    #[attribute(patch)]
    pub default_payment_instrument: Option<DefaultPaymentInstrument>,
    /// Where things are sent unless told otherwise. Document 004.
    #[attribute(patch)]
    pub default_shipping_address: Option<DefaultShippingAddress>,
    /// What the service notes of the customer. Document 004.
    #[attribute(read_only)]
    pub metadata: Option<CustomerMetadata>,

    /// The customer itself. Document 004.
    #[relationship(read_only, rename = "self")]
    pub self_link: Option<HalLink>,
    /// What the customer can pay with. Document 004.
    #[relationship(read_only)]
    pub payment_instruments: Option<HalLink>,
    /// Where things can be sent. Document 004; the vendor's specification calls the link
    /// `shippingAddress`.
    #[relationship(read_only, alias = "shippingAddress")]
    pub shipping_addresses: Option<HalLink>,
    /// Any other links.
    #[resource(links)]
    pub links: HalLinks,
    /// The defaults themselves. Document 004.
    #[resource(embedded)]
    pub embedded: Option<Embedded>,
}

/// What a customer is called.
#[derive(Attribute, Debug, Clone, PartialEq)]
#[attribute(patch)]
pub struct ObjectInformation {
    /// A name for people. Document 004.
    #[attribute(max_length = 60)]
    pub title: Option<String>,
    /// A remark for people. Document 004.
    #[attribute(max_length = 150)]
    pub comment: Option<String>,
}

/// Who buys.
#[derive(Attribute, Debug, Clone, PartialEq)]
#[attribute(patch)]
pub struct BuyerInformation {
    /// The merchant's own name of the customer. Document 004.
    #[attribute(rename = "merchantCustomerID", max_length = 100)]
    pub merchant_customer_id: Option<String>,
    /// The customer's e-mail address. Document 004.
    #[attribute(max_length = 255, format = "email")]
    pub email: Option<String>,
}

/// What the merchant knows the request by.
#[derive(Attribute, Debug, Clone, PartialEq)]
#[attribute(patch)]
pub struct ClientReferenceInformation {
    /// The order number, or another reference. Document 004.
    #[attribute(max_length = 50)]
    pub code: Option<String>,
}

/// A value of the merchant's own.
#[derive(Attribute, Debug, Clone, PartialEq)]
pub struct MerchantDefinedInformation {
    /// Which of the values it is. Document 004.
    #[attribute(not_null)]
    pub name: Option<MerchantDefinedName>,
    /// The value. Document 004.
    #[attribute(not_null, max_length = 100)]
    pub value: Option<String>,
}

/// The names that values of the merchant's own can have.
#[derive(Attribute, Debug, Clone, Copy, PartialEq, Eq)]
#[attribute(rename_all = "camelCase")]
pub enum MerchantDefinedName {
    /// The first value. Document 004.
    Data1,
    /// The second value.
    Data2,
    /// The third value.
    Data3,
    /// The fourth value.
    Data4,
    /// The first value that is not shown.
    Sensitive1,
    /// The second value that is not shown.
    Sensitive2,
    /// The third value that is not shown.
    Sensitive3,
    /// The fourth value that is not shown.
    Sensitive4,
}

/// What a customer pays with unless told otherwise.
#[derive(Attribute, Debug, Clone, PartialEq)]
#[attribute(patch)]
pub struct DefaultPaymentInstrument {
    /// The payment instrument's token. Document 004.
    pub id: Option<String>,
}

/// Where things are sent unless told otherwise.
#[derive(Attribute, Debug, Clone, PartialEq)]
#[attribute(patch)]
pub struct DefaultShippingAddress {
    /// The shipping address's token. Document 004.
    pub id: Option<String>,
}

/// What the service notes of a customer.
#[derive(Attribute, Debug, Clone, PartialEq)]
pub struct CustomerMetadata {
    /// Who created the customer. Document 004.
    #[attribute(not_null)]
    pub creator: Option<String>,
}

/// The resources that a customer's defaults name.
#[derive(Attribute, Debug, Clone, PartialEq)]
#[attribute(rename_all = "camelCase")]
pub struct Embedded {
    /// What the customer pays with unless told otherwise. Document 004.
    #[attribute(not_null)]
    pub default_payment_instrument: Option<EmbeddedToken>,
    /// Where things are sent unless told otherwise. Document 004.
    #[attribute(not_null)]
    pub default_shipping_address: Option<EmbeddedToken>,
    /// Whatever else is embedded.
    #[attribute(rest)]
    pub others: Metadata,
}

/// The resource of a token that is embedded, of which document 004 describes the token alone.
#[derive(Attribute, Debug, Clone, PartialEq)]
pub struct EmbeddedToken {
    /// Its links, as every HAL resource has them.
    #[attribute(rename = "_links", allow_name, not_null)]
    pub links: Option<HalLinks>,
    /// The token, which the customer's default names. Document 004.
    #[attribute(not_null)]
    pub id: Option<String>,
    /// Everything else.
    #[attribute(rest)]
    pub others: Metadata,
}
