//! Requests and responses as values of the crate `http`: what is sent, and what an answer means.
//! Nothing here opens a connection; any client sends the requests, any server answers them.
//!
//! ```
//! use jsonapi_core::http::{Answer, Api};
//! use jsonapi_core::{Document, Resource};
//!
//! #[derive(Resource, Debug)]
//! #[resource(type = "customers", path = "/api/customers")]
//! struct Customer {
//!     #[resource(id)]
//!     id: String,
//!     #[attribute]
//!     email: Option<String>,
//! }
//!
//! let api = Api::new("https://acme.commercelayer.io")?.bearer("a-token")?;
//!
//! // A payload becomes a request …
//! let request = api.request(&Customer::update("a/b").email("a@b.c").build()).build()?;
//! assert_eq!(request.method(), "PATCH");
//! assert_eq!(request.uri(), "https://acme.commercelayer.io/api/customers/a%2Fb");
//! assert_eq!(request.headers()["content-type"], "application/vnd.api+json");
//! assert_eq!(request.headers()["authorization"], "Bearer a-token");
//!
//! // … and so does a question.
//! let request = api.list::<Customer>().query("page[size]=25").build()?;
//! assert_eq!(request.uri(), "https://acme.commercelayer.io/api/customers?page[size]=25");
//!
//! // What a client got becomes the document, or says what it is instead.
//! let body = r#"{"data":{"type":"customers","id":"a/b","attributes":{"email":"a@b.c"}}}"#;
//! let response = http::Response::builder()
//!     .header("content-type", "application/vnd.api+json")
//!     .body(body)?;
//! let customer = Document::<Customer>::from_response(&response)?.data;
//! assert_eq!(customer.email.as_deref(), Some("a@b.c"));
//!
//! let response = http::Response::builder()
//!     .status(502)
//!     .header("content-type", "text/html")
//!     .body("<html><title>502 Bad Gateway</title></html>")?;
//! assert_eq!(
//!     Answer::<Customer>::from_response(&response).unwrap_err().to_string(),
//!     "the response 502 Bad Gateway is no document of the media type `application/vnd.api+json` \
//!      but `text/html`: 502 Bad Gateway",
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Resources in HAL are requested in the same way; [`read_json`] reads their responses,
//! and [`payload_of_json`] their requests for a server.
//!
//! - `url.rs`: where an API is, and which links lead there
//! - `api.rs`: which requests there are
//! - `request.rs`: what is set on one of them
//! - `response.rs`: what an answer means, for a client
//! - `json.rs`: the same where documents are plain JSON
//! - `excerpt.rs`: what people are shown of a body that is no document
//! - `server.rs`: requests and responses for a server

mod api;
mod error;
mod excerpt;
mod json;
mod request;
mod response;
mod server;
mod url;

pub use api::{Api, RelationshipRequest};
pub use error::RequestError;
pub use json::{payload_of_json, read_json};
pub use request::RequestBuilder;
pub use response::{Answer, ErrorBody, Reason, ResponseError};
