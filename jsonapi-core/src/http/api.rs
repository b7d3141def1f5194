//! The requests that an API takes.

use ::http::Method;
use ::http::header::{self, HeaderMap, HeaderName, HeaderValue};

use super::RequestError;
use super::request::{Draft, RequestBuilder, Types, set_header};
use super::url::Base;
use crate::atomic::{EXTENSION, Operations};
use crate::identifier::Target;
use crate::json::WriteError;
use crate::media_type::MediaType;
use crate::payload::{Payload, resource_path};
use crate::relationship_payload::{ToManyUpdate, ToOneUpdate};
use crate::resource::{Resource, ResourceId};
use crate::schema::{RelationshipSchema, Representation};

/// Where an API is and what each request to it carries: a base URL, headers, a media type.
///
/// ```
/// use jsonapi_core::Resource;
/// use jsonapi_core::http::Api;
/// # #[derive(Resource)]
/// # #[resource(type = "orders", path = "/api/orders")]
/// # struct Order { #[resource(id)] id: String }
///
/// let api = Api::new("https://example.com/v2/")?
///     .bearer("a-token")?
///     .header("accept-language", "de")?;
/// let request = api.delete::<Order>("1").build()?;
/// assert_eq!(request.method(), "DELETE");
/// assert_eq!(request.uri(), "https://example.com/v2/api/orders/1");
/// assert!(!format!("{api:?}").contains("a-token"));
/// # Ok::<(), jsonapi_core::http::RequestError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Api {
    base: Base,
    headers: HeaderMap,
    media_type: MediaType,
}

impl Api {
    /// An API at this base URL, which may have a path that stands before all others.
    ///
    /// # Errors
    ///
    /// [`RequestError::BaseUrl`] if the URL is not absolute, not of HTTP, or has a user, a query or
    /// a fragment.
    pub fn new(base_url: &str) -> Result<Self, RequestError> {
        let base = Base::parse(base_url)?;
        Ok(Self { base, headers: HeaderMap::new(), media_type: MediaType::new() })
    }

    /// The same with a bearer token (RFC 6750), which no `Debug` shows.
    ///
    /// # Errors
    ///
    /// [`RequestError::Token`] if the token is empty or has a character that no token has.
    pub fn bearer(self, token: &str) -> Result<Self, RequestError> {
        let is_of_token =
            |character: char| character.is_ascii_alphanumeric() || "-._~+/".contains(character);
        let place = match token.trim_end_matches('=') {
            "" => Some(None),
            text => text.chars().position(|it| !is_of_token(it)).map(|place| Some(place + 1)),
        };
        match place {
            Some(place) => Err(RequestError::Token { place }),
            None => self.header(header::AUTHORIZATION, format!("Bearer {token}")),
        }
    }

    /// The same with a header that each request carries.
    ///
    /// # Errors
    ///
    /// [`RequestError::Header`] if the name or the value cannot be sent.
    pub fn header<N, V>(mut self, name: N, value: V) -> Result<Self, RequestError>
    where
        N: TryInto<HeaderName> + AsRef<str>,
        V: TryInto<HeaderValue>,
    {
        set_header(&mut self.headers, name, value)?;
        Ok(self)
    }

    /// The same with JSON:API extensions and profiles, which documents apply and responses shall
    /// apply.
    #[must_use]
    pub fn media_type(mut self, media_type: MediaType) -> Self {
        self.media_type = media_type;
        self
    }

    /// Creates or updates a resource (JSON:API 1.1, "Creating Resources", "Updating Resources").
    pub fn request<P: Payload>(&self, payload: &P) -> RequestBuilder {
        let id = payload.id_text().filter(|_| payload.method() != "POST");
        let path = match id {
            Some(id) => path_of::<P::Resource>(&id),
            None => Ok(payload.path()),
        };
        self.written::<P::Resource>(payload.method(), path, payload.to_vec())
    }

    /// Fetches a resource (JSON:API 1.1, "Fetching Resources").
    pub fn get<R: Resource>(&self, id: impl Into<R::Id>) -> RequestBuilder {
        self.bare::<R>(Method::GET, path_of::<R>(&id.into().to_text()))
    }

    /// Fetches a collection (JSON:API 1.1, "Fetching Resources").
    pub fn list<R: Resource>(&self) -> RequestBuilder {
        self.bare::<R>(Method::GET, Ok(R::SCHEMA.path.to_owned()))
    }

    /// Deletes a resource (JSON:API 1.1, "Deleting Resources").
    pub fn delete<R: Resource>(&self, id: impl Into<R::Id>) -> RequestBuilder {
        self.bare::<R>(Method::DELETE, path_of::<R>(&id.into().to_text()))
    }

    /// Fetches the linkage of a relationship, at the URL that JSON:API recommends (JSON:API 1.1,
    /// "Fetching Relationships").
    pub fn get_relationship<R: Resource>(
        &self,
        id: impl Into<R::Id>,
        name: &str,
    ) -> RequestBuilder {
        self.bare::<R>(Method::GET, relationship_path::<R>(&id.into(), name, None))
    }

    /// Fetches what a relationship leads to, at the URL that JSON:API recommends (JSON:API 1.1,
    /// "Fetching Resources").
    pub fn get_related<R: Resource>(&self, id: impl Into<R::Id>, name: &str) -> RequestBuilder {
        let path = relationship::<R>(name, None)
            .and_then(|known| Ok(resource_path(&path_of::<R>(&id.into().to_text())?, known.name)));
        self.bare::<R>(Method::GET, path)
    }

    /// Changes a relationship of the resource `R`, at the URL that JSON:API recommends (JSON:API
    /// 1.1, "Updating Relationships").
    ///
    /// ```
    /// use jsonapi_core::http::Api;
    /// use jsonapi_core::{Resource, ToMany, ToManyUpdate};
    ///
    /// #[derive(Resource)]
    /// #[resource(type = "tags", path = "/tags")]
    /// struct Tag {
    ///     #[resource(id)]
    ///     id: String,
    ///     #[relationship]
    ///     parents: ToMany<Tag>,
    /// }
    ///
    /// let api = Api::new("https://example.com")?;
    /// let update = ToManyUpdate::remove([Tag::identifier("2")]);
    /// let request = api.change_relationship::<Tag>("1", "parents", &update).build()?;
    /// assert_eq!(request.method(), "DELETE");
    /// assert_eq!(request.uri().path(), "/tags/1/relationships/parents");
    /// assert_eq!(request.body(), br#"{"data":[{"type":"tags","id":"2"}]}"#);
    /// # Ok::<(), jsonapi_core::http::RequestError>(())
    /// ```
    pub fn change_relationship<R: Resource>(
        &self,
        id: impl Into<R::Id>,
        name: &str,
        change: &impl RelationshipRequest,
    ) -> RequestBuilder {
        let path = relationship_path::<R>(&id.into(), name, Some(change.is_to_many()));
        self.written::<R>(change.method(), path, change.to_vec())
    }

    /// Sends several operations to a path of the API, with the extension in the media type
    /// (<https://jsonapi.org/ext/atomic>).
    pub fn operations(&self, path: &str, operations: &Operations) -> RequestBuilder {
        // The URI is one.
        let applied = self.media_type.clone().with_ext(EXTENSION).unwrap_or_default();
        let body = operations.to_vec().map_err(RequestError::Write);
        RequestBuilder::new(body.map(|body| {
            let types = Types::json_api(&applied);
            self.draft(Method::POST, self.base.join(path), types, Some(body))
        }))
    }

    /// Fetches what a link of a document leads to, such as the next page. Its URL is absolute or
    /// begins with `/`; one that leads to another host is refused, for the headers are not for
    /// others. What is accepted is JSON:API, unless the header `accept` is set.
    ///
    /// ```
    /// use jsonapi_core::http::Api;
    ///
    /// let api = Api::new("https://example.com/api")?;
    /// let request = api.follow("https://example.com/api/orders?page[number]=2").build()?;
    /// assert_eq!(request.uri().path(), "/api/orders");
    /// assert_eq!(
    ///     api.follow("https://example.org/api/orders").build().unwrap_err().to_string(),
    ///     "the link `https://example.org/api/orders` does not lead to https://example.com: \
    ///      expected a URL there, or a path that begins with one `/`",
    /// );
    /// # Ok::<(), jsonapi_core::http::RequestError>(())
    /// ```
    pub fn follow(&self, href: &str) -> RequestBuilder {
        let types = Types::json_api(&self.media_type);
        let url = self.base.resolve(href);
        RequestBuilder::new(url.map(|url| self.draft(Method::GET, url, types, None)))
    }

    fn bare<R: Resource>(
        &self,
        method: Method,
        path: Result<String, RequestError>,
    ) -> RequestBuilder {
        let types = Types::of(R::SCHEMA.representation, &self.media_type);
        RequestBuilder::new(path.map(|path| self.draft(method, self.base.join(&path), types, None)))
    }

    fn written<R: Resource>(
        &self,
        method: &'static str,
        path: Result<String, RequestError>,
        body: Result<Vec<u8>, WriteError>,
    ) -> RequestBuilder {
        let method = match method {
            "PATCH" => Method::PATCH,
            "DELETE" => Method::DELETE,
            _ => Method::POST,
        };
        let types = Types::of(R::SCHEMA.representation, &self.media_type);
        // Why a document cannot be written says more than that its id has no path.
        let draft = body.map_err(RequestError::Write).and_then(|body| {
            let url = self.base.join(&path?);
            Ok(self.draft(method, url, types, Some(body)))
        });
        RequestBuilder::new(draft)
    }

    fn draft(&self, method: Method, url: String, types: Types, body: Option<Vec<u8>>) -> Draft {
        Draft { method, url, headers: self.headers.clone(), types, body }
    }
}

/// A request that changes one relationship: [`ToOneUpdate`] or [`ToManyUpdate`].
pub trait RelationshipRequest {
    /// Whether the relationship is to-many.
    fn is_to_many(&self) -> bool;

    /// The HTTP method.
    fn method(&self) -> &'static str;

    /// The request's document as JSON text.
    ///
    /// # Errors
    ///
    /// [`WriteError`] when the document cannot be written.
    fn to_vec(&self) -> Result<Vec<u8>, WriteError>;
}

impl<T: Target> RelationshipRequest for ToOneUpdate<T> {
    fn is_to_many(&self) -> bool {
        false
    }

    fn method(&self) -> &'static str {
        self.method()
    }

    fn to_vec(&self) -> Result<Vec<u8>, WriteError> {
        self.to_vec()
    }
}

impl<T: Target> RelationshipRequest for ToManyUpdate<T> {
    fn is_to_many(&self) -> bool {
        true
    }

    fn method(&self) -> &'static str {
        self.method()
    }

    fn to_vec(&self) -> Result<Vec<u8>, WriteError> {
        self.to_vec()
    }
}

/// The path of the resource with this id. A segment that is empty, `.` or `..` leads elsewhere.
fn path_of<R: Resource>(id: &str) -> Result<String, RequestError> {
    if matches!(id, "" | "." | "..") {
        return Err(RequestError::Id { type_name: R::TYPE, id: id.to_owned() });
    }
    Ok(resource_path(R::SCHEMA.path, id))
}

fn relationship_path<R: Resource>(
    id: &R::Id,
    name: &str,
    to_many: Option<bool>,
) -> Result<String, RequestError> {
    let known = relationship::<R>(name, to_many)?;
    Ok(resource_path(&format!("{}/relationships", path_of::<R>(&id.to_text())?), known.name))
}

/// The relationship of that name, which is to-many or not, where that matters.
fn relationship<R: Resource>(
    name: &str,
    to_many: Option<bool>,
) -> Result<&'static RelationshipSchema, RequestError> {
    let known = R::SCHEMA.relationship(name);
    // What HAL has there is links, which are followed.
    let known = known.filter(|_| R::SCHEMA.representation == Representation::JsonApi);
    known.filter(|known| to_many.is_none_or(|to_many| known.to_many == to_many)).ok_or_else(|| {
        let expected = match to_many {
            None => "a relationship",
            Some(false) => "a to-one relationship",
            Some(true) => "a to-many relationship",
        };
        RequestError::Relationship { type_name: R::TYPE, name: name.to_owned(), expected }
    })
}
