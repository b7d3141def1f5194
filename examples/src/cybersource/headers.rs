//! The headers of a request (document 004).

use core::fmt;
use core::str::FromStr;

use jsonapi_core::http::RequestBuilder;

/// The media type of requests, as document 004 has it.
pub const MEDIA_TYPE: &str = "application/json;charset=utf-8";

/// The `profile-id`: which of a merchant's profiles the token belongs to. It has 36 characters.
///
/// ```
/// use jsonapi_examples::cybersource::ProfileId;
///
/// let profile: ProfileId = "93B32398-AD51-4CC2-A682-EA3E93614EB1".parse()?;
/// assert_eq!(profile.as_str().len(), ProfileId::LENGTH);
/// # Ok::<(), jsonapi_examples::cybersource::InvalidProfileId>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ProfileId(String);

impl ProfileId {
    /// How many characters it has.
    pub const LENGTH: usize = 36;

    /// The characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for ProfileId {
    type Err = InvalidProfileId;

    fn from_str(text: &str) -> Result<Self, InvalidProfileId> {
        if text.len() == Self::LENGTH && text.bytes().all(|byte| byte.is_ascii_graphic()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidProfileId { length: text.chars().count() })
        }
    }
}

/// The reason why a text is no `profile-id`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidProfileId {
    length: usize,
}

impl fmt::Display for InvalidProfileId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let expected = ProfileId::LENGTH;
        write!(f, "a profile-id has {expected} visible ASCII characters")?;
        if self.length == expected {
            f.write_str(", and this text has others")
        } else {
            write!(f, ", found {}", self.length)
        }
    }
}

impl core::error::Error for InvalidProfileId {}

/// What a request carries beside its body.
///
/// ```
/// use jsonapi_examples::cybersource::Headers;
///
/// let headers = Headers::new().merchant_id("testrest").if_match("\"7\"");
/// assert_eq!(
///     headers.list(),
///     [
///         ("content-type", "application/json;charset=utf-8"),
///         ("if-match", "\"7\""),
///         ("v-c-merchant-id", "testrest"),
///     ],
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Headers {
    /// Which profile the token belongs to; that of the merchant if there is none.
    pub profile_id: Option<ProfileId>,
    /// The `ETag` of the customer that is updated: another one is answered with 412.
    pub if_match: Option<String>,
    /// The merchant.
    pub merchant_id: Option<String>,
}

impl Headers {
    /// None but the media type.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same for this profile.
    #[must_use]
    pub fn profile_id(mut self, profile: ProfileId) -> Self {
        self.profile_id = Some(profile);
        self
    }

    /// The same for the state of the customer that has this `ETag`.
    #[must_use]
    pub fn if_match(mut self, tag: impl Into<String>) -> Self {
        self.if_match = Some(tag.into());
        self
    }

    /// The same for this merchant.
    #[must_use]
    pub fn merchant_id(mut self, merchant: impl Into<String>) -> Self {
        self.merchant_id = Some(merchant.into());
        self
    }

    /// The headers with their values.
    pub fn list(&self) -> Vec<(&'static str, &str)> {
        let optional = [
            ("profile-id", self.profile_id.as_ref().map(ProfileId::as_str)),
            ("if-match", self.if_match.as_deref()),
            ("v-c-merchant-id", self.merchant_id.as_deref()),
        ];
        let present = optional.into_iter().filter_map(|(name, value)| Some((name, value?)));
        [("content-type", MEDIA_TYPE)].into_iter().chain(present).collect()
    }

    /// Sets them on a request.
    pub fn set_on(&self, request: RequestBuilder) -> RequestBuilder {
        self.list().into_iter().fold(request, |request, (name, value)| request.header(name, value))
    }
}
