//! Where the service is (document 004, "Endpoint").

use core::fmt;

use jsonapi_core::http::{Api, RequestError};

/// One of the places where the service runs.
///
/// ```
/// use jsonapi_core::http::read_json;
/// use jsonapi_examples::cybersource::{Customer, Environment, Errors, Headers, Status};
///
/// let api = Environment::Test.api()?;
/// let update = Customer::update("F2F3ADA770102B51E053A2598D0A9078")
///     .buyer_information(|it| it.clear_email())
///     .build()?;
/// let headers = Headers::new().if_match("\"31\"");
/// let request = headers.set_on(api.request(&update)).build()?;
/// assert_eq!(
///     request.uri(),
///     "https://apitest.cybersource.com/tms/v2/customers/F2F3ADA770102B51E053A2598D0A9078",
/// );
///
/// // Some client sends it, and this comes back.
/// let response = http::Response::builder()
///     .status(412)
///     .header("content-type", "application/json;charset=utf-8")
///     .body(r#"{"errors":[{"type":"conflict","message":"The ETag is another"}]}"#)?;
/// let error = read_json::<Customer, Errors>(&response).unwrap_err();
/// assert_eq!(error.to_string(), "412 Precondition Failed: conflict: The ETag is another");
/// assert_eq!(Status::of_code(error.status.as_u16()), Some(Status::PreconditionFailed));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Environment {
    /// For tests.
    Test,
    /// For real payments.
    Production,
    /// For real payments in India.
    ProductionIndia,
    /// For real payments in Saudi Arabia.
    ProductionSaudiArabia,
    /// For tests in Saudi Arabia.
    TestSaudiArabia,
}

impl Environment {
    /// All of them, in the order of document 004.
    pub const ALL: [Self; 5] = [
        Self::Test,
        Self::Production,
        Self::ProductionIndia,
        Self::ProductionSaudiArabia,
        Self::TestSaudiArabia,
    ];

    /// The base URL, before the path of a resource.
    pub const fn base_url(self) -> &'static str {
        match self {
            Self::Test => "https://apitest.cybersource.com",
            Self::Production => "https://api.cybersource.com",
            Self::ProductionIndia => "https://api.in.cybersource.com",
            Self::ProductionSaudiArabia => "https://api.sa.cybersource.com",
            Self::TestSaudiArabia => "https://apitest.sa.cybersource.com",
        }
    }

    /// Whether no real payments are made there.
    pub const fn is_test(self) -> bool {
        matches!(self, Self::Test | Self::TestSaudiArabia)
    }

    /// The environment with this base URL, with or without a slash at its end.
    pub fn of_base_url(url: &str) -> Option<Self> {
        let url = url.strip_suffix('/').unwrap_or(url);
        Self::ALL.into_iter().find(|known| known.base_url().eq_ignore_ascii_case(url))
    }

    /// The API there.
    ///
    /// # Errors
    ///
    /// Those of [`Api::new`], which takes every URL of this type.
    pub fn api(self) -> Result<Api, RequestError> {
        Api::new(self.base_url())
    }
}

impl fmt::Display for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Test => "test",
            Self::Production => "production",
            Self::ProductionIndia => "production, India",
            Self::ProductionSaudiArabia => "production, Saudi Arabia",
            Self::TestSaudiArabia => "test, Saudi Arabia",
        })
    }
}
