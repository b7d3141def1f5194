//! Where the service is (document 004, "Endpoint").

use core::fmt;

use jsonapi_core::http::{Endpoint, RequestError};

/// One of the places where the service runs.
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
    /// Those of [`Endpoint::new`], which takes every URL of this type.
    pub fn endpoint(self) -> Result<Endpoint, RequestError> {
        Endpoint::new(self.base_url())
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
