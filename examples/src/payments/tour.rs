//! The tour: what the library does with the documented requests and responses.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use jsonapi_core::resource::{Fields, ReadResource};
use jsonapi_core::{Payload, Resource, ToOne, hal};
use jsonapi_examples::commerce_layer::documented::{
    CREATE_CLASSIC, Exchange, UPDATE_CLASSIC, UPDATE_CURRENT, UPDATE_STRIPE_PAYMENT,
};
use jsonapi_examples::commerce_layer::{
    CustomerPaymentSource, CustomerPaymentSourceUpdate, StripePayment, classic,
};
use jsonapi_examples::cybersource::{self, Customer, CustomerUpdate};

use super::outcome::{Failure, Outcome};

const FAULTY: &str = include_str!("../../documents/faulty-update-request.json");

/// A typed field of a response: its name in Rust, and its value.
type Field = (&'static str, String);

/// Prints the tour.
pub(super) fn run() -> Result<Outcome, Failure> {
    let mut text = Vec::new();
    tour(&mut text)?;
    anstream::stdout().write_all(&text)?;
    Ok(Outcome::Valid)
}

fn tour(output: &mut Vec<u8>) -> io::Result<()> {
    exchange(output, &CREATE_CLASSIC, classic_fields)?;
    exchange(output, &UPDATE_CLASSIC, classic_fields)?;
    exchange(output, &UPDATE_CURRENT, current_fields)?;
    exchange(output, &UPDATE_STRIPE_PAYMENT, stripe_fields)?;
    customer(output)?;
    faulty(output)?;
    heading(output, "More")?;
    for command in [
        "payments schema stripe_payments",
        "payments build update stripe_payments --id xYZkjABcde --set _refresh=true --clear metadata",
        "payments build update cybersource/customers --id F2F3ADA770102B51E053A2598D0A9078 --set buyerInformation.email=test@cybs.com --clear objectInformation",
        "payments check update customer_payment_sources examples/documents/faulty-update-request.json",
        "payments help",
    ] {
        writeln!(output, "  {command}")?;
    }
    Ok(())
}

/// The payload that the builder makes for a documented request, and the typed response.
fn exchange<P>(
    output: &mut Vec<u8>,
    exchange: &Exchange<P>,
    fields: fn(&P::Resource) -> Vec<Field>,
) -> io::Result<()>
where
    P: Payload + PartialEq,
    P::Resource: for<'de> ReadResource<'de>,
    <P::Resource as Resource>::Partial: for<'de> Fields<'de>,
{
    heading(output, &format!("{} (document {})", exchange.title, exchange.document))?;
    let payload = exchange.build();
    request_line(output, payload.method(), &payload.path())?;
    writeln!(output, "{}", payload.to_string_pretty().map_err(io::Error::other)?)?;
    writeln!(output)?;
    match exchange.accept() {
        Ok(accepted) if accepted == payload => {
            good(output, "The endpoint's validator accepts the documented body as this payload.")?;
        }
        Ok(_) => bad(output, "The documented body is another payload.")?,
        Err(violations) => bad(output, &violations.to_string())?,
    }
    match exchange.read() {
        Ok(document) => response(output, &fields(&document.data))?,
        Err(error) => bad(output, &error.to_string())?,
    }
    writeln!(output)
}

/// The merge patch that updates a customer of document 004, and the typed response.
fn customer(output: &mut Vec<u8>) -> io::Result<()> {
    heading(output, "Update a customer, in HAL (document 004)")?;
    let payload = cybersource::documented::update_customer().map_err(io::Error::other)?;
    request_line(output, payload.method(), &payload.path())?;
    let body = payload.to_string_pretty().map_err(io::Error::other)?;
    writeln!(output, "{body}")?;
    writeln!(output)?;
    let endpoint = CustomerUpdate::validator().endpoint_id(cybersource::documented::ID);
    match endpoint.from_str(&body) {
        Ok(accepted) if accepted == payload => {
            good(output, "The endpoint's validator accepts the body as this payload.")?;
        }
        Ok(_) => bad(output, "The body is another payload.")?,
        Err(violations) => bad(output, &violations.to_string())?,
    }
    match hal::from_str(cybersource::documented::RESPONSE) {
        Ok(customer) => response(output, &customer_fields(&customer))?,
        Err(violations) => bad(output, &violations.to_string())?,
    }
    writeln!(output)
}

/// The typed fields of a response.
fn response(output: &mut Vec<u8>, fields: &[Field]) -> io::Result<()> {
    good(output, "The documented response, read:")?;
    let width = fields.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    for (name, value) in fields {
        writeln!(output, "    {name:width$}  {value}")?;
    }
    Ok(())
}

/// A payload with mistakes, and the error document that answers it.
fn faulty(output: &mut Vec<u8>) -> io::Result<()> {
    heading(output, "A payload with mistakes, sent to the id QWERtyUpBa")?;
    request_line(output, "PATCH", "/api/customer_payment_sources/QWERtyUpBa")?;
    writeln!(output, "{}", FAULTY.trim_end())?;
    writeln!(output)?;
    let validator = CustomerPaymentSourceUpdate::validator().endpoint_id("QWERtyUpBa");
    match validator.from_str(FAULTY) {
        Ok(_) => bad(output, "It is accepted.")?,
        Err(violations) => {
            let count = violations.as_slice().len();
            let status = violations.status();
            good(output, &format!("The validator finds {count} faults and answers {status}:"))?;
            let errors = violations.to_document().to_string_pretty();
            writeln!(output, "{}", errors.map_err(io::Error::other)?)?;
        }
    }
    writeln!(output)
}

fn classic_fields(source: &classic::CustomerPaymentSource) -> Vec<Field> {
    vec![
        ("id", source.id.clone()),
        ("name", shown(source.name.as_deref())),
        ("reference", shown(source.reference.as_deref())),
        ("created_at", shown(source.created_at)),
        ("metadata", shown(source.metadata.as_ref())),
        ("customer", related(&source.customer)),
    ]
}

fn current_fields(source: &CustomerPaymentSource) -> Vec<Field> {
    let organization = source.meta.as_ref().and_then(|meta| meta.organization_id.as_deref());
    vec![
        ("id", source.id.clone()),
        ("name", shown(source.name.as_deref())),
        ("customer_token", shown(source.customer_token.as_deref())),
        ("updated_at", shown(source.updated_at)),
        ("payment_method", related(&source.payment_method)),
        ("meta.organization_id", shown(organization)),
    ]
}

fn stripe_fields(payment: &StripePayment) -> Vec<Field> {
    let customer = payment.options.as_ref().and_then(|options| options.customer.as_deref());
    vec![
        ("id", payment.id.clone()),
        ("publishable_key", shown(payment.publishable_key.as_deref())),
        ("options.customer", shown(customer)),
        ("payment_method", shown(payment.payment_method.as_ref())),
        ("created_at", shown(payment.created_at)),
        ("order", related(&payment.order)),
    ]
}

fn customer_fields(customer: &Customer) -> Vec<Field> {
    let buyer = customer.buyer_information.as_ref();
    let values = customer.merchant_defined_information.as_deref().unwrap_or_default();
    let creator = customer.metadata.as_ref().and_then(|metadata| metadata.creator.as_deref());
    vec![
        ("id", customer.id.clone()),
        ("buyer_information.email", shown(buyer.and_then(|buyer| buyer.email.as_deref()))),
        (
            "merchant_defined_information[0].value",
            shown(values.first().and_then(|first| first.value.as_deref())),
        ),
        ("metadata.creator", shown(creator)),
        ("payment_instruments", shown(customer.payment_instruments.as_ref().map(|it| &it.href))),
        ("shipping_addresses", shown(customer.shipping_addresses.as_ref().map(|it| &it.href))),
    ]
}

fn shown(value: Option<impl ToString>) -> String {
    value.map_or_else(|| "none".to_owned(), |value| value.to_string())
}

/// Where a relationship leads to.
fn related<T: jsonapi_core::Target>(relationship: &ToOne<T>) -> String {
    shown(relationship.links.as_ref().and_then(|links| links.related_url()))
}

fn heading(output: &mut Vec<u8>, text: &str) -> io::Result<()> {
    let bold = Style::new().bold();
    writeln!(output, "{bold}{text}{bold:#}")?;
    writeln!(output)
}

fn request_line(output: &mut Vec<u8>, method: &str, path: &str) -> io::Result<()> {
    let cyan = Style::new().fg_color(Some(AnsiColor::Cyan.into()));
    writeln!(output, "{cyan}{method} {path}{cyan:#}")
}

fn good(output: &mut Vec<u8>, text: &str) -> io::Result<()> {
    let green = Style::new().fg_color(Some(AnsiColor::Green.into()));
    writeln!(output, "{green}{text}{green:#}")
}

fn bad(output: &mut Vec<u8>, text: &str) -> io::Result<()> {
    let red = Style::new().fg_color(Some(AnsiColor::Red.into()));
    writeln!(output, "{red}{text}{red:#}")
}
