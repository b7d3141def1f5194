//! The documented resources, and what the commands do with any of them.

use jsonapi_core::hal;
use jsonapi_core::query::filter::CommerceLayer;
use jsonapi_core::query::{DynamicQuery, Endpoint, Pages, Query};
use jsonapi_core::resource::{Fields, ReadResource};
use jsonapi_core::schema::{Operation, Schema};
use jsonapi_core::violation::{Fault, Found};
use jsonapi_core::{
    Document, ErrorDocument, ErrorObject, Limits, Meta, Payload, ReadError, Resource, Violations,
    WriteError,
};
use jsonapi_examples::commerce_layer::{CustomerPaymentSource, StripePayment, classic};
use jsonapi_examples::cybersource::{Customer, Error, Errors};
use serde_json::{Value, json};

/// Every documented resource. All commands find theirs here.
pub(super) static ALL: [Documented; 4] = [
    Documented::of::<CustomerPaymentSource>("customer_payment_sources"),
    Documented::of::<classic::CustomerPaymentSource>("customer_payment_sources@classic"),
    Documented::of::<StripePayment>("stripe_payments"),
    Documented::with::<Customer>("cybersource/customers", check_customer, None),
];

/// A documented resource: its description, and functions that know its Rust types.
#[derive(Debug)]
pub(super) struct Documented {
    /// The name on the command line: the type, with the edition unless it is the current one.
    pub(super) name: &'static str,
    /// The resource's description.
    pub(super) schema: &'static Schema,
    create: PayloadFunctions,
    update: PayloadFunctions,
    check_response: Check,
    /// Reads the query of a request for such resources, where it is JSON:API's.
    pub(super) query: Option<ReadQuery>,
}

#[derive(Debug)]
struct PayloadFunctions {
    check: Check,
    indent: Indent,
}

type Check = fn(&[u8], &Rules) -> Result<(), ReadError>;
type ReadQuery = fn(&str) -> Result<DynamicQuery, Violations>;
type Indent = fn(&[u8], Option<&str>) -> Result<Result<String, WriteError>, Violations>;

/// By which rules a document is checked.
#[derive(Debug)]
pub(super) struct Rules {
    pub(super) endpoint_id: Option<String>,
    pub(super) lenient: bool,
    pub(super) limits: Limits,
}

impl Documented {
    const fn of<T>(name: &'static str) -> Self
    where
        T: Resource + for<'de> ReadResource<'de>,
        T::Partial: for<'de> Fields<'de>,
        T::Create: Payload<Resource = T>,
        T::Update: Payload<Resource = T>,
    {
        Self::with::<T>(name, check_response::<T>, Some(query::<T>))
    }

    const fn with<T>(name: &'static str, check_response: Check, query: Option<ReadQuery>) -> Self
    where
        T: Resource,
        T::Partial: for<'de> Fields<'de>,
        T::Create: Payload<Resource = T>,
        T::Update: Payload<Resource = T>,
    {
        Self {
            name,
            schema: T::SCHEMA,
            create: PayloadFunctions::of::<T::Create>(),
            update: PayloadFunctions::of::<T::Update>(),
            check_response,
            query,
        }
    }

    /// Validates a payload or a response.
    ///
    /// # Errors
    ///
    /// Every violation of the document, or the errors that a response reports.
    pub(super) fn check(
        &self,
        operation: Operation,
        body: &[u8],
        rules: &Rules,
    ) -> Result<(), ReadError> {
        let check = match operation {
            Operation::Create => self.create.check,
            Operation::Update => self.update.check,
            Operation::Read => self.check_response,
        };
        check(body, rules)
    }

    /// Reads a payload and writes it for people. Anything but a create is taken as an update, of the
    /// resource with this id.
    ///
    /// # Errors
    ///
    /// Every violation of the payload.
    pub(super) fn indent(
        &self,
        operation: Operation,
        body: &[u8],
        endpoint_id: Option<&str>,
    ) -> Result<Result<String, WriteError>, Violations> {
        match operation {
            Operation::Create => (self.create.indent)(body, None),
            Operation::Update | Operation::Read => (self.update.indent)(body, endpoint_id),
        }
    }
}

impl PayloadFunctions {
    const fn of<P>() -> Self
    where
        P: Payload,
        <P::Resource as Resource>::Partial: for<'de> Fields<'de>,
    {
        Self { check: check_payload::<P>, indent: indent::<P> }
    }
}

fn check_payload<P>(body: &[u8], rules: &Rules) -> Result<(), ReadError>
where
    P: Payload,
    <P::Resource as Resource>::Partial: for<'de> Fields<'de>,
{
    let mut validator = P::validator().limits(rules.limits);
    if let Some(id) = &rules.endpoint_id {
        validator = validator.endpoint_id(id);
    }
    if rules.lenient {
        validator = validator.lenient();
    }
    validator.from_slice(body).map(drop).map_err(ReadError::Invalid)
}

fn indent<P>(
    body: &[u8],
    endpoint_id: Option<&str>,
) -> Result<Result<String, WriteError>, Violations>
where
    P: Payload,
    <P::Resource as Resource>::Partial: for<'de> Fields<'de>,
{
    let validator = match endpoint_id {
        Some(id) => P::validator().endpoint_id(id),
        None => P::validator(),
    };
    validator.from_slice(body).map(|payload| payload.to_string_pretty())
}

/// A customer, or what the service says instead: then these errors are the answer.
fn check_customer(body: &[u8], rules: &Rules) -> Result<(), ReadError> {
    let read = hal::reader().limits(rules.limits).from_slice::<Customer>(body);
    let Err(violations) = read else { return Ok(()) };
    let within = body.len() <= rules.limits.bytes;
    match within.then(|| Errors::from_slice(body)) {
        Some(Ok(reported)) => {
            let errors = reported.errors.into_iter().map(reported_error).collect();
            Err(ReadError::Errors(Box::new(ErrorDocument::new(errors))))
        }
        _ => Err(ReadError::Invalid(violations)),
    }
}

/// An error of the service in the form that this program prints.
fn reported_error(error: Error) -> ErrorObject {
    let details = error.details.unwrap_or_default();
    let fields = details.into_iter().map(|it| json!({ "name": it.name, "location": it.location }));
    let fields: Vec<Value> = fields.collect();
    let meta = (!fields.is_empty()).then(|| Meta::from([("details", fields)]));
    ErrorObject { code: Some(error.kind), detail: error.message, meta, ..ErrorObject::default() }
}

fn check_response<T>(body: &[u8], rules: &Rules) -> Result<(), ReadError>
where
    T: for<'de> ReadResource<'de>,
{
    match Document::<Option<T>>::reader().limits(rules.limits).from_slice(body) {
        Err(ReadError::Invalid(violations)) if holds_array(&violations) => {
            Document::<Vec<T>>::reader().limits(rules.limits).from_slice(body).map(drop)
        }
        other => other.map(drop),
    }
}

/// Pages are numbered from 1, with 10 resources by default and at most 25.
fn query<T: Resource>(query: &str) -> Result<DynamicQuery, Violations> {
    let pages = Pages::number().default_size(10).max_size(25);
    let endpoint = Endpoint::<T>::new().pages(pages).filters(CommerceLayer);
    endpoint.parse(query).map(Query::retyped)
}

/// Whether the primary data is an array where one resource was looked for.
fn holds_array(violations: &Violations) -> bool {
    violations.iter().any(|violation| {
        violation.pointer() == Some("/data")
            && matches!(violation.fault(), Fault::WrongType { found: Found::Array, .. })
    })
}

/// Whether a documented resource has this type or links to it.
pub(super) fn is_type(name: &str) -> bool {
    ALL.iter().any(|documented| {
        let mut links = documented.schema.relationships.iter();
        documented.schema.type_name == name || links.any(|link| link.targets.contains(&name))
    })
}
