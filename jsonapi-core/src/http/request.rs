//! One request, before it is a value of the crate `http`.

use core::fmt::Display;
use std::borrow::Cow;

use ::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use ::http::{Method, Request};

use super::RequestError;
use super::url::checked;
use crate::media_type::MediaType;
use crate::schema::Representation;

/// A request to an [`Api`](super::Api), on which a query, headers and the media type can
/// be set. The first mistake is what [`build`](RequestBuilder::build) reports.
///
/// ```
/// use jsonapi_core::Resource;
/// use jsonapi_core::http::Api;
/// # #[derive(Resource)]
/// # #[resource(type = "orders", path = "/api/orders")]
/// # struct Order { #[resource(id)] id: String }
///
/// let api = Api::new("https://acme.commercelayer.io")?;
/// let request = api
///     .get::<Order>("1")
///     .query("include=customer")
///     .header("if-none-match", "\"7\"")
///     .build()?;
/// assert_eq!(request.uri().path_and_query().unwrap(), "/api/orders/1?include=customer");
/// assert_eq!(request.headers()["if-none-match"], "\"7\"");
/// # Ok::<(), jsonapi_core::http::RequestError>(())
/// ```
#[derive(Debug)]
#[must_use = "a request is made by `build`"]
pub struct RequestBuilder {
    draft: Result<Draft, RequestError>,
}

/// What is known of a request.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) method: Method,
    /// Without what is set as query.
    pub(super) url: String,
    pub(super) headers: HeaderMap,
    pub(super) types: Types,
    /// The document, if there is one.
    pub(super) body: Option<Vec<u8>>,
}

/// The media types of a request.
#[derive(Debug, Clone)]
pub(super) struct Types {
    /// What is accepted.
    pub(super) accept: Cow<'static, str>,
    /// What the document is.
    pub(super) content: Cow<'static, str>,
}

impl Types {
    /// Those of a request about resources in this representation.
    pub(super) fn of(representation: Representation, applied: &MediaType) -> Self {
        match representation {
            Representation::JsonApi => Self::json_api(applied),
            Representation::Hal => Self {
                accept: Cow::Borrowed("application/hal+json, application/json"),
                content: Cow::Borrowed(representation.media_type()),
            },
        }
    }

    /// Those of JSON:API with these extensions and profiles.
    pub(super) fn json_api(applied: &MediaType) -> Self {
        let applied = Cow::<'static, str>::from(applied.to_string());
        Self { accept: applied.clone(), content: applied }
    }
}

impl RequestBuilder {
    pub(super) const fn new(draft: Result<Draft, RequestError>) -> Self {
        Self { draft }
    }

    /// Adds to the query: a [`Query`](crate::query::Query), or text that is percent-encoded
    /// already, such as `include=customer`, with or without the question mark. What is empty adds
    /// nothing.
    pub fn query(self, query: impl Display) -> Self {
        let query = query.to_string();
        let query = query.strip_prefix('?').unwrap_or(&query);
        self.with(|draft| {
            if !query.is_empty() {
                draft.url.push(if draft.url.contains('?') { '&' } else { '?' });
                draft.url.push_str(query);
            }
            Ok(())
        })
    }

    /// Sets a header, in place of the one of that name that all requests have, if they do.
    pub fn header<N, V>(self, name: N, value: V) -> Self
    where
        N: TryInto<HeaderName> + AsRef<str>,
        V: TryInto<HeaderValue>,
    {
        self.with(|draft| set_header(&mut draft.headers, name, value))
    }

    /// Sets the JSON:API extensions and profiles that the document applies and the response shall
    /// apply.
    pub fn media_type(self, media_type: &MediaType) -> Self {
        self.with(|draft| {
            draft.types = Types::json_api(media_type);
            Ok(())
        })
    }

    /// The request. It has `Accept`, and `Content-Type` if it has a document, unless these headers
    /// were set.
    ///
    /// # Errors
    ///
    /// [`RequestError`]: the first thing that could not be part of a request.
    pub fn build(self) -> Result<Request<Vec<u8>>, RequestError> {
        let Draft { method, url, mut headers, types, body } = self.draft?;
        let content = body.is_some().then_some((header::CONTENT_TYPE, types.content));
        for (name, value) in [(header::ACCEPT, types.accept)].into_iter().chain(content) {
            if !headers.contains_key(&name) {
                set_header(&mut headers, name, &*value)?;
            }
        }
        let mut request = Request::new(body.unwrap_or_default());
        *request.method_mut() = method;
        *request.uri_mut() = checked(&url)?;
        *request.headers_mut() = headers;
        Ok(request)
    }

    fn with(self, change: impl FnOnce(&mut Draft) -> Result<(), RequestError>) -> Self {
        let draft = self.draft.and_then(|mut draft| change(&mut draft).map(|()| draft));
        Self { draft }
    }
}

/// Sets a header. What authorizes is not shown by `Debug`.
pub(super) fn set_header<N, V>(
    headers: &mut HeaderMap,
    name: N,
    value: V,
) -> Result<(), RequestError>
where
    N: TryInto<HeaderName> + AsRef<str>,
    V: TryInto<HeaderValue>,
{
    let text = name.as_ref().to_owned();
    let Ok(name) = name.try_into() else {
        return Err(RequestError::Header { name: text, value: false });
    };
    let Ok(mut value) = value.try_into() else {
        return Err(RequestError::Header { name: text, value: true });
    };
    if [header::AUTHORIZATION, header::PROXY_AUTHORIZATION, header::COOKIE].contains(&name) {
        value.set_sensitive(true);
    }
    headers.insert(name, value);
    Ok(())
}
