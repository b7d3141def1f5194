//! What document 004 shows: the request, with the builder that makes it, and its response.
//!
//! ```
//! use jsonapi_core::{Payload, hal};
//! use jsonapi_examples::cybersource::Customer;
//! use jsonapi_examples::cybersource::documented::{ID, RESPONSE, update_customer};
//!
//! assert_eq!(update_customer()?.path(), format!("/tms/v2/customers/{ID}"));
//! let customer: Customer = hal::from_str(RESPONSE)?;
//! assert_eq!(customer.id, ID);
//! # Ok::<(), jsonapi_core::Violations>(())
//! ```

use jsonapi_core::Violations;

use super::{Customer, CustomerUpdate, MerchantDefinedInformation, MerchantDefinedName};

/// The id in the URL of document 004.
pub const ID: &str = "F2F3ADA770102B51E053A2598D0A9078";

/// The response of document 004.
pub const RESPONSE: &str = include_str!("../../documents/004-update-response.json");

/// The request of document 004. The document lacks its body; the vendor's sample sends what the
/// response shows.
///
/// # Errors
///
/// The broken rules of the payload; the documented one breaks none.
pub fn update_customer() -> Result<CustomerUpdate, Violations> {
    Customer::update(ID)
        .buyer_information(|it| {
            it.merchant_customer_id("Your customer identifier").email("test@cybs.com")
        })
        .client_reference_information(|it| it.code("TC50171_3"))
        .merchant_defined_information([MerchantDefinedInformation {
            name: Some(MerchantDefinedName::Data1),
            value: Some("Your customer data".to_owned()),
        }])
        .build()
}
