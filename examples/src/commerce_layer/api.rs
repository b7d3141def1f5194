//! Where the service is.

use jsonapi_core::http::{Api, RequestError};

/// The API of an organization, at `https://{organization}.commercelayer.io`.
///
/// ```
/// use jsonapi_examples::commerce_layer::{StripePayment, api};
///
/// let api = api("acme")?.bearer("a-token")?;
/// let update = StripePayment::update("xYZkjABcde").reference("R-1").build();
/// let request = api.request(&update).build()?;
/// assert_eq!(
///     request.uri(),
///     "https://acme.commercelayer.io/api/stripe_payments/xYZkjABcde",
/// );
/// # Ok::<(), jsonapi_core::http::RequestError>(())
/// ```
///
/// # Errors
///
/// [`RequestError::BaseUrl`] if the name has anything but letters, digits and hyphens: it would be
/// another host.
pub fn api(organization: &str) -> Result<Api, RequestError> {
    let is_of_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    if organization.is_empty() || !organization.bytes().all(is_of_name) {
        return Err(RequestError::BaseUrl {
            found: Some(organization.to_owned()),
            expected: "the name of an organization: letters, digits and hyphens",
        });
    }
    Api::new(&format!("https://{organization}.commercelayer.io"))
}
