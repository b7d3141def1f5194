//! Checking any document against JSON:API 1.1, with or without a Rust type.
//!
//! The check reads the text once, builds no tree, and reports every violation of the rules for
//! documents. Which rules apply depends on what the document is for: [`Check`] says so.
//!
//! - `mod.rs`: what is checked for
//! - `document.rs`: the top level and `jsonapi`
//! - `resource.rs`: resource objects, relationships, identifiers
//! - `links.rs`: links and `meta`
//! - `errors.rs`: error objects
//! - `linkage.rs`: full linkage and uniqueness
//! - `schema.rs`: resources against the schema of their type
//! - `atomic.rs`, `results.rs`: the Atomic Operations extension
//! - `cursor.rs`: the Cursor Pagination profile

mod atomic;
mod cursor;
mod document;
mod errors;
mod linkage;
mod links;
mod resource;
mod results;
mod schema;

use core::fmt;

use crate::atomic::EXTENSION;
use crate::limits::Limits;
use crate::reader::{Options, Reader, is_namespace};
use crate::schema::{Operation, Schema};
use crate::syntax;
use crate::violation::Violations;

/// Checks documents of one purpose strictly.
///
/// ```
/// use jsonapi_core::check::Check;
///
/// let violations = Check::response().from_slice(br#"{"data":{"id":1}}"#).unwrap_err();
/// assert_eq!(
///     violations.to_string(),
///     "/data: The member `type` is missing.\n/data/id: Expected a string, found a number.",
/// );
/// ```
#[derive(Debug, Clone)]
pub struct Check {
    purpose: Purpose,
    extensions: Vec<Extension>,
    sparse_types: Vec<String>,
    request: Option<serde_json::Value>,
    endpoint_types: Vec<String>,
    endpoint_id: Option<String>,
    client_ids: Option<bool>,
    paginated: Vec<String>,
    free_meta_names: bool,
    schemas: Vec<&'static Schema>,
    limits: Limits,
}

/// What a document is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Response(Fetch),
    Create,
    Update,
    Relationship(Cardinality),
    Atomic(Option<Direction>),
}

/// Which way a document of the Atomic Operations extension goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    Request,
    Response,
}

/// What was fetched that a response answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Fetch {
    /// Anything that the primary data can be.
    #[default]
    Any,
    /// One resource, or `null`.
    Resource,
    /// A collection of resources.
    Collection,
    /// The linkage of a relationship.
    Relationship,
}

/// Whether a relationship links to one resource or to many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cardinality {
    /// To one resource, or to none.
    ToOne,
    /// To any number of resources.
    ToMany,
    /// It is not known: an array links to many, anything else to one.
    Any,
}

/// An extension that is applied to a document (JSON:API 1.1, "Extensions").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extension {
    uri: String,
    namespace: String,
}

/// The reason why something is no extension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidExtension(String);

impl Extension {
    /// An extension by its URI and the namespace of its members.
    ///
    /// # Errors
    ///
    /// The URI is not absolute, or the namespace is not made of ASCII letters and digits.
    pub fn new(
        uri: impl Into<String>,
        namespace: impl Into<String>,
    ) -> Result<Self, InvalidExtension> {
        let (uri, namespace) = (uri.into(), namespace.into());
        if !syntax::is_uri(&uri) {
            return Err(InvalidExtension(format!("`{uri}` is no URI")));
        }
        if !is_namespace(&namespace) {
            let reason = format!("the namespace `{namespace}` is not made of letters and digits");
            return Err(InvalidExtension(reason));
        }
        Ok(Self { uri, namespace })
    }

    /// The Atomic Operations extension.
    pub fn atomic() -> Self {
        Self { uri: EXTENSION.to_owned(), namespace: "atomic".to_owned() }
    }

    fn is_atomic(&self) -> bool {
        self.uri == EXTENSION && self.namespace == "atomic"
    }

    /// The URI.
    pub fn uri(&self) -> &str {
        &self.uri
    }

    /// The namespace of the extension's members.
    pub fn namespace(&self) -> &str {
        &self.namespace
    }
}

impl fmt::Display for InvalidExtension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl core::error::Error for InvalidExtension {}

impl Check {
    fn of(purpose: Purpose) -> Self {
        Self {
            purpose,
            extensions: Vec::new(),
            sparse_types: Vec::new(),
            request: None,
            endpoint_types: Vec::new(),
            endpoint_id: None,
            client_ids: None,
            paginated: Vec::new(),
            free_meta_names: false,
            schemas: Vec::new(),
            limits: Options::response().limits,
        }
    }

    /// A server's response: data, errors, or meta information.
    pub fn response() -> Self {
        Self::of(Purpose::Response(Fetch::Any))
    }

    /// A server's response that answers something known.
    pub fn response_to(fetch: Fetch) -> Self {
        Self::of(Purpose::Response(fetch))
    }

    /// A request that creates a resource (JSON:API 1.1, "Creating Resources").
    pub fn create() -> Self {
        Self::of(Purpose::Create)
    }

    /// A request that updates a resource (JSON:API 1.1, "Updating Resources").
    pub fn update() -> Self {
        Self::of(Purpose::Update)
    }

    /// A request that replaces, adds or removes linkage (JSON:API 1.1, "Updating Relationships").
    pub fn relationship(cardinality: Cardinality) -> Self {
        Self::of(Purpose::Relationship(cardinality))
    }

    /// A request or response of the Atomic Operations extension.
    pub fn atomic() -> Self {
        Self::of(Purpose::Atomic(None)).extension(Extension::atomic())
    }

    /// A request of the Atomic Operations extension.
    pub fn atomic_request() -> Self {
        Self::of(Purpose::Atomic(Some(Direction::Request))).extension(Extension::atomic())
    }

    /// A response of the Atomic Operations extension.
    pub fn atomic_response() -> Self {
        Self::of(Purpose::Atomic(Some(Direction::Response))).extension(Extension::atomic())
    }

    /// Applies an extension: its members become legal.
    #[must_use]
    pub fn extension(mut self, extension: Extension) -> Self {
        self.extensions.push(extension);
        self
    }

    /// Says that the request asked for a sparse fieldset of this type, so that the linkage to
    /// included resources may be hidden.
    #[must_use]
    pub fn sparse(mut self, type_name: impl Into<String>) -> Self {
        self.sparse_types.push(type_name.into());
        self
    }

    /// The request that is answered: pointers of errors have to exist in it, and the results of
    /// atomic operations have to fit them.
    ///
    /// # Errors
    ///
    /// The request is no JSON.
    pub fn request(mut self, body: &[u8]) -> Result<Self, serde_json::Error> {
        self.request = Some(serde_json::from_slice(body)?);
        Ok(self)
    }

    /// A type that the endpoint accepts as primary data; others are conflicts (status 409).
    #[must_use]
    pub fn endpoint_type(mut self, type_name: impl Into<String>) -> Self {
        self.endpoint_types.push(type_name.into());
        self
    }

    /// The id in the endpoint's URL; another one is a conflict (status 409).
    #[must_use]
    pub fn endpoint_id(mut self, id: impl Into<String>) -> Self {
        self.endpoint_id = Some(id.into());
        self
    }

    /// Whether the endpoint accepts client-generated ids; nothing is reported by default.
    #[must_use]
    pub fn client_ids(mut self, accepted: bool) -> Self {
        self.client_ids = Some(accepted);
        self
    }

    /// Says that the array at this pointer is paginated by the Cursor Pagination profile.
    #[must_use]
    pub fn paginated(mut self, pointer: impl Into<String>) -> Self {
        self.paginated.push(pointer.into());
        self
    }

    /// Accepts any names directly inside `meta`, which are held against the rules for member names
    /// by default.
    #[must_use]
    pub fn free_meta_names(mut self) -> Self {
        self.free_meta_names = true;
        self
    }

    /// Holds resources of this type against their schema as well: the presence of members in the
    /// operation, kinds of values, what relationships link to.
    ///
    /// ```
    /// use jsonapi_core::check::Check;
    /// use jsonapi_core::Resource;
    ///
    /// #[derive(Resource)]
    /// #[resource(type = "people")]
    /// struct Person {
    ///     #[resource(id)]
    ///     id: String,
    ///     #[attribute(required)]
    ///     age: u8,
    /// }
    ///
    /// let check = Check::create().schema(Person::SCHEMA);
    /// let body = br#"{"data":{"type":"people","attributes":{"age":300}}}"#;
    /// assert_eq!(
    ///     check.from_slice(body).unwrap_err().to_string(),
    ///     "/data/attributes/age: Expected an integer from 0 to 255, found `300`.",
    /// );
    /// ```
    #[must_use]
    pub fn schema(mut self, schema: &'static Schema) -> Self {
        self.schemas.push(schema);
        self
    }

    /// Sets the limits of the reader.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Checks a document.
    ///
    /// # Errors
    ///
    /// Every violation.
    pub fn from_slice(&self, body: &[u8]) -> Result<(), Violations> {
        // The members of Atomic Operations are known, and where they stand.
        let namespaces = self.extensions.iter().filter(|one| !one.is_atomic());
        let options = Options {
            lenient: false,
            endpoint_id: None,
            // A schema has a say of its own, which the endpoint's overrides.
            client_ids: self.client_ids,
            limits: self.limits,
            form_only: true,
            namespaces: Some(namespaces.map(|one| one.namespace.clone()).collect()),
        };
        Reader::run(body, &options, |reader| {
            let linkage = linkage::Linkage::default();
            let mut checker = Checker { check: self, linkage, in_operations: false };
            checker.document(reader).map(Some)
        })
    }

    /// Whether the document may be one of the Atomic Operations extension.
    fn may_be_atomic(&self) -> bool {
        match self.purpose {
            Purpose::Atomic(_) => true,
            // Nothing is known but that the extension is applied.
            Purpose::Response(Fetch::Any) => self.extensions.iter().any(Extension::is_atomic),
            _ => false,
        }
    }

    const fn operation(&self) -> Operation {
        match self.purpose {
            Purpose::Create => Operation::Create,
            Purpose::Update => Operation::Update,
            _ => Operation::Read,
        }
    }
}

/// One check of one document.
struct Checker<'c, 'de> {
    check: &'c Check,
    linkage: linkage::Linkage<'de>,
    /// Whether an operation of an atomic request is being checked.
    in_operations: bool,
}
