//! The derive macros of [jsonapi-core]; use them through that crate.
//!
//! | derive | on | describes |
//! |---|---|---|
//! | [`Resource`](macro@Resource) | a struct with named fields | a resource type and its payloads |
//! | [`Attribute`](macro@Attribute) | a struct with named fields, an enum without data | an attribute's value: an object, a string |
//! | [`ResourceSet`](macro@ResourceSet) | an enum with a resource in each variant | a closed set of resource types |
//!
//! This is the manual: every word of every attribute, with examples.
//!
//! Every mistake that the macros can see is reported at once, each where it was typed. What they
//! generate names only `::core`, `::std` and a hidden module of jsonapi-core; it compiles under
//! shadowed preludes, generics, raw identifiers and a renamed runtime crate.
//!
//! [jsonapi-core]: https://docs.rs/jsonapi-core

// A pipeline: parse → model → check → expand. `parse` knows tokens, `model` knows meaning, `check`
// knows rules between words, `expand` knows the runtime crate. Every stage runs to its end whatever
// was wrong before, and reports into one collector.

extern crate proc_macro;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

mod check;
mod errors;
mod expand;
mod model;
mod parse;
mod words;

use errors::Errors;

/// Describes a resource: one struct, every document.
///
/// ```
/// use jsonapi_core::{Links, Meta, Payload, Resource, ToMany, ToOne};
///
/// /// Who buys.
/// #[derive(Resource, Debug, Clone, PartialEq)]
/// #[resource(type = "customers", path = "/api/customers")]
/// pub struct Customer {
///     #[resource(id)]
///     pub id: String,
///     #[attribute(required)]
///     pub email: String,
///     #[attribute]
///     pub nickname: Option<String>,
///     #[attribute(read_only)]
///     pub created_at: String,
///     #[relationship]
///     pub orders: ToMany<Order>,
///     #[resource(links)]
///     pub links: Links,
///     #[resource(meta)]
///     pub meta: Option<Meta>,
/// }
///
/// /// What is bought.
/// #[derive(Resource, Debug, Clone, PartialEq)]
/// #[resource(type = "orders", path = "/api/orders")]
/// pub struct Order {
///     #[resource(id)]
///     pub id: String,
///     #[relationship(required)]
///     pub customer: ToOne<Customer>,
/// }
///
/// let create = Customer::create().email("a@example.com").build();
/// let update = Customer::update("QWERtyUpBa").clear_nickname().orders(["1", "2"]).build();
/// assert_eq!(update.path(), "/api/customers/QWERtyUpBa");
/// assert_eq!(CustomerCreate::from_slice(&create.to_vec()?)?, create);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # What is generated
///
/// For a struct `Customer`, beside its traits:
///
/// | name | what it is |
/// |---|---|
/// | `CustomerCreate` | the payload that creates one; a plain struct with public fields |
/// | `CustomerUpdate` | the payload that updates one |
/// | `CustomerPartial` | every member as an `Option`: what a sparse response holds |
/// | `CustomerFields` | with jsonapi-core's feature `query`: the fields that queries can name |
/// | `Customer::create()` | begins a `CustomerCreate`; `build` exists once every required member is set |
/// | `Customer::update(id)` | begins a `CustomerUpdate` |
/// | `Customer::query()` | with jsonapi-core's feature `query`: begins a query for customers |
///
/// The builders have a setter for each member of the payload. `clear_…` sends `null`, for an
/// attribute whose type is nullable and for a to-one relationship that may be empty.
/// `empty_…` sends an empty array, for a to-many relationship. `meta` sets the payload's own meta
/// information.
///
/// With the trait `MergePatch`, `CustomerUpdate::between(&old, &new)` is the update that makes one
/// state of a resource of another, and `update.apply_to(&customer)` is what an update makes of one.
///
/// `{:?}` of a payload prints its name and the JSON text that would be sent.
///
/// Doc comments and `#[deprecated]` go with a field to everything generated from it. Generated
/// structs and functions are as visible as the struct, generated fields as the field.
///
/// What a member is in a payload:
///
/// | presence | field | member | absent | `null` |
/// |---|---|---|---|---|
/// | required | `T` | `T` | | |
/// | required | `Option<T>` | `Option<T>` | | `None` |
/// | required | `Option<T>`, `not_null` | `T` | | |
/// | optional | `T` | `Option<T>` | `None` | |
/// | optional | `Option<T>` | `Patch<T>` | `Patch::Absent` | `Patch::Null` |
/// | optional | `Option<T>`, `not_null` | `Option<T>` | `None` | |
/// | required | `ToOne<R>` | `Identifier<R>` | | |
/// | required | `Option<ToOne<R>>` | `Option<Identifier<R>>` | | `None` |
/// | optional | `ToOne<R>` | `Patch<Identifier<R>>` | `Patch::Absent` | `Patch::Null` |
/// | required | `ToMany<R>` | `Vec<Identifier<R>>` | | |
/// | optional | `ToMany<R>` | `Option<Vec<Identifier<R>>>` | `None` | |
///
/// # On the struct: `#[resource(…)]`
///
/// | word | meaning |
/// |---|---|
/// | `type = "customers"` | the type name in documents; has to be there |
/// | `path = "/api/customers"` | the path of the collection; `/` and the type if not given |
/// | `format = "hal"` | the resource stands in HAL, see below; `"jsonapi"` if not given |
/// | `rename_all = "camelCase"` | how field names become names in documents: `lowercase`, `UPPERCASE`, `PascalCase`, `camelCase`, `snake_case`, `SCREAMING_SNAKE_CASE`, `kebab-case`, `SCREAMING-KEBAB-CASE` |
/// | `derive(Debug, Clone)` | the traits that the generated structs derive, instead of `Debug`, `Clone` and `PartialEq` |
/// | `crate = path::to::jsonapi_core` | where generated code finds the runtime crate |
/// | `check(create = path, update = path)` | functions of one's own that look at payloads; see "Rules on values" |
///
/// # On a field: one of three
///
/// ## `#[resource(…)]`
///
/// | word | the field is | type |
/// |---|---|---|
/// | `id` | the id; exactly one field is | any `FromStr + Display` |
/// | `id, create = optional` | the id, which clients may choose (`required`: have to) | |
/// | `lid` | the local id of a resource that is created | `Option<String>` |
/// | `links` | the resource's links | `Links`, `Option<Links>` |
/// | `meta` | the resource's meta information | any attribute type |
///
/// ## `#[attribute(…)]`
///
/// | word | meaning |
/// |---|---|
/// | the words of presence | see below |
/// | `rename = "name"` | the name in documents |
/// | `allow_name` | the name may break the rules of JSON:API for member names, as `_refresh` does |
/// | `not_null` | the type is an `Option`, of which `None` means absent and never `null` |
/// | `nullable` | the type is an `Option` or `Patch` behind another name |
/// | `serde` | the type is read and written through serde's traits |
/// | `constant = "x"` | the only value that is accepted: a string, a boolean or a whole number; the setter takes no value |
/// | `max_length = 100`, `format = "email"`, … | rules on the value; see "Rules on values" |
///
/// ## `#[relationship(…)]`
///
/// The type is `ToOne<R>`, `Option<ToOne<R>>`, `ToMany<R>` or `Option<ToMany<R>>`, where `R` is a
/// resource or a [`ResourceSet`](macro@ResourceSet).
///
/// | word | meaning |
/// |---|---|
/// | the words of presence | see below |
/// | `rename = "name"`, `allow_name` | as for attributes |
/// | `to_one`, `to_many` | the type is such a one behind another name |
///
/// # Presence
///
/// Whether a member is `required`, `optional` or `forbidden` belongs to an operation:
///
/// | word | create | update | read |
/// |---|---|---|---|
/// | nothing, `optional` | optional | optional | by type |
/// | `required` | required | optional | by type |
/// | `read_only` | forbidden | forbidden | by type |
/// | `write_only` | optional, or as said | optional, or as said | forbidden |
/// | `create_only` | optional, or as said | forbidden | by type |
/// | `create_only, required` | required | forbidden | by type |
/// | `create = …`, `update = …`, `read = …` | as said | as said | as said |
///
/// "By type": an attribute is optional in responses if its type is `Option` or `Patch`, else
/// required; a relationship is optional. Words that say different things of one operation are an
/// error, and so is a member that is forbidden in all three.
///
/// ```
/// # use jsonapi_core::{Payload, Resource, ToOne, True};
/// # #[derive(Resource)]
/// # #[resource(type = "orders")]
/// # struct Order { #[resource(id)] id: String }
/// #[derive(Resource)]
/// #[resource(type = "stripe_payments")]
/// struct StripePayment {
///     #[resource(id)]
///     id: String,
///     // Only in an update, never in a response; absent or `true`.
///     #[attribute(create = forbidden, write_only, rename = "_refresh", allow_name, not_null)]
///     refresh: Option<True>,
///     // The same as `required`.
///     #[relationship(create = required, update = optional)]
///     order: ToOne<Order>,
/// }
///
/// let payload = StripePayment::update("1").refresh(True).build();
/// assert_eq!(
///     Payload::to_string(&payload)?,
///     r#"{"data":{"type":"stripe_payments","id":"1","attributes":{"_refresh":true}}}"#,
/// );
/// # Ok::<(), jsonapi_core::WriteError>(())
/// ```
///
#[doc = include_str!("rules.md")]
///
/// # Names
///
/// The name in documents is that of the field (`r#type` is `type`), unless `rename` or
/// `rename_all` says otherwise. Attributes and relationships share one namespace with `type` and
/// `id` (JSON:API 1.1, "Fields"). A name has to obey "Member Names": letters, digits and characters
/// from U+0080 up, and `-`, `_` and spaces between them.
///
/// A field cannot be called `meta` or `build`, because payloads and builders have these
/// themselves; `#[attribute(rename = "meta")] information: …` has that name in documents.
///
/// # Resources in HAL
///
/// With `format = "hal"` a resource is a plain JSON object: `id` and the attributes are members of
/// the root, relationships are links in `_links`, other resources are in `_embedded`
/// (draft-kelly-json-hal). It has a `path` and no `type`, `lid` or `meta`, and its names may be any.
///
/// ```
/// use jsonapi_core::hal::{self, HalLink, HalLinks};
/// use jsonapi_core::{Attribute, Metadata, Payload, Resource};
///
/// #[derive(Resource, Debug, Clone, PartialEq)]
/// #[resource(format = "hal", path = "/orders", rename_all = "camelCase")]
/// struct Order {
///     #[resource(id)]
///     id: String,
///     #[attribute(required)]
///     total: u32,
///     #[attribute(patch)]
///     shipping_address: Option<Address>,
///     // Read under both names, written under the first.
///     #[relationship(read_only, rename = "invoice", alias = "bill")]
///     invoice: Option<HalLink>,
///     #[resource(links)]
///     links: HalLinks,
///     #[resource(embedded)]
///     embedded: Option<Embedded>,
///     #[resource(rest)]
///     others: Metadata,
/// }
///
/// #[derive(Attribute, Debug, Clone, PartialEq)]
/// #[attribute(patch)]
/// struct Address {
///     street: Option<String>,
///     city: Option<String>,
/// }
///
/// // What is embedded, by its relation; HAL resources are values here.
/// #[derive(Attribute, Debug, Clone, PartialEq)]
/// struct Embedded {
///     #[attribute(not_null)]
///     parts: Option<Vec<Order>>,
/// }
///
/// let update = Order::update("7").shipping_address(|it| it.city("Bern").clear_street()).build();
/// assert_eq!(update.to_vec()?, br#"{"shippingAddress":{"street":null,"city":"Bern"}}"#);
///
/// let body = r#"{"_links":{"bill":{"href":"/bills/1"}},"id":"7","total":3,"paid":true}"#;
/// let order: Order = hal::from_str(body)?;
/// assert_eq!(
///     hal::to_string(&order)?,
///     r#"{"_links":{"invoice":{"href":"/bills/1"}},"id":"7","total":3,"paid":true}"#,
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// | word | the field is | type |
/// |---|---|---|
/// | `#[resource(links)]` | the links that no other field has | `HalLinks` |
/// | `#[resource(embedded)]` | the embedded resources | an `Option` of a struct with `#[derive(Attribute)]`, or of a map |
/// | `#[resource(rest)]` | the members of a response that no other field has; where no field is marked `links` or `embedded`, those as well, as members `_links` and `_embedded` | `Metadata` |
/// | `#[relationship]` | the link, or the links, of a relation | `HalLink`, `Vec<HalLink>`, `OneOrMany<HalLink>`, or an `Option` of them |
/// | `alias = "…"` in `#[relationship(…)]` | another name, under which the relation is read | |
/// | `patch` in `#[attribute(…)]` | an object that updates merge member by member | a struct marked `#[attribute(patch)]`, or a map whose values are no such structs |
///
/// An update is a JSON Merge Patch (RFC 7396). Its id is in the URL and not in the body, so that
/// `id` of the update is an `Option`: it is known where the update was built, or read with
/// `Validator::endpoint_id`. `None` is left out where a resource or a merged object is written,
/// because `null` would remove the member.
///
/// # Generics
///
/// Type parameters, lifetimes, constant parameters and `where` clauses are taken over by the
/// generated structs. A payload that does not use them all has one more field, `marker`. Text is
/// borrowed from the document where the field's type can borrow (`Cow<'a, str>`, `&'a str`);
/// payloads with a lifetime do not implement serde's `Deserialize`.
#[proc_macro_derive(Resource, attributes(resource, attribute, relationship))]
pub fn resource(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    let errors = Errors::new();
    let resource = model::Resource::new(&input, &errors);
    check::resource(&resource, &errors);
    output(errors, || expand::resource(&resource), || expand::resource_fallback(&resource))
}

/// Describes an attribute's value: a nested object, or one string of a closed set.
///
/// ```
/// use jsonapi_core::{Attribute, Metadata, Payload, Resource};
///
/// #[derive(Attribute, Debug, Clone, PartialEq)]
/// #[attribute(rename_all = "camelCase")]
/// struct Options {
///     payment_method: Method,
///     note: Option<String>,
///     #[attribute(not_null)]
///     retries: Option<u8>,
///     #[attribute(rest)]
///     others: Metadata,
/// }
///
/// #[derive(Attribute, Debug, Clone, PartialEq)]
/// #[attribute(rename_all = "snake_case")]
/// enum Method {
///     Card,
///     #[attribute(rename = "wire")]
///     WireTransfer,
/// }
///
/// #[derive(Resource)]
/// #[resource(type = "orders")]
/// struct Order {
///     #[resource(id)]
///     id: String,
///     #[attribute]
///     options: Option<Options>,
/// }
///
/// let options = Options {
///     payment_method: Method::WireTransfer,
///     note: None,
///     retries: None,
///     others: Metadata::from([("language", "en")]),
/// };
/// let payload = Order::create().options(options).build();
/// assert_eq!(
///     Payload::to_string(&payload)?,
///     r#"{"data":{"type":"orders","attributes":{"options":{"paymentMethod":"wire","note":null,"language":"en"}}}}"#,
/// );
/// # Ok::<(), jsonapi_core::WriteError>(())
/// ```
///
/// # On the type: `#[attribute(…)]`
///
/// | word | meaning |
/// |---|---|
/// | `rename_all = "camelCase"` | how names of fields or variants become names in documents; the conventions are those of [`Resource`](macro@Resource) |
/// | `patch` | on a struct: updates of HAL resources merge it member by member. For a struct `Address` there is `AddressPatch`, in which each member is absent, `null` or a value, and which is its own builder. A member without a value is left out where the object is written |
/// | `crate = path::to::jsonapi_core` | where generated code finds the runtime crate |
///
/// # On a field: `#[attribute(…)]`
///
/// Every field is a member; the attribute is needed only to say more. A member may be absent if its
/// type is `Option` or `Patch`. `None` of an `Option` is written as `null`.
///
/// | word | meaning |
/// |---|---|
/// | `rename = "name"` | the name in documents |
/// | `allow_name` | the name may break the rules of JSON:API for member names |
/// | `not_null` | `None` means absent and never `null` |
/// | `nullable` | the type is an `Option` or `Patch` behind another name |
/// | `serde` | the type is read and written through serde's traits |
/// | `constant = "x"` | the only value that is accepted: a string, a boolean or a whole number |
/// | `patch` | in a struct marked `patch`: the member is such an object itself, or a map |
/// | `max_length = 100`, `format = "email"`, … | rules on the value, as in [`Resource`](macro@Resource#rules-on-values) |
/// | `rest` | the field keeps the members that no other field names; a `Metadata` |
///
/// # On a variant: `#[attribute(…)]`
///
/// | word | meaning |
/// |---|---|
/// | `rename = "text"` | the string in documents; it can be any |
#[proc_macro_derive(Attribute, attributes(attribute))]
pub fn attribute(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    let errors = Errors::new();
    let object = model::Object::new(&input, &errors);
    check::object(&object, &errors);
    output(errors, || expand::object(&object), || expand::object_fallback(&object))
}

/// Describes a closed set of resource types: what a relationship may link to, what a document may
/// hold.
///
/// ```
/// use jsonapi_core::{Payload, Resource, ResourceObject, ResourceSet, ToOne};
///
/// #[derive(Resource)]
/// #[resource(type = "stripe_payments")]
/// struct StripePayment {
///     #[resource(id)]
///     id: String,
/// }
///
/// #[derive(ResourceSet)]
/// enum PaymentSource {
///     StripePayment(StripePayment),
///     // A type name that no resource has: it occurs in linkage only.
///     #[resource(type = "payment_sources")]
///     PaymentSources,
///     // Keeps resources of any other type when documents are read.
///     #[resource(other)]
///     Other(ResourceObject),
/// }
///
/// #[derive(Resource)]
/// #[resource(type = "wallets")]
/// struct Wallet {
///     #[resource(id)]
///     id: String,
///     #[relationship(required)]
///     source: ToOne<PaymentSource>,
/// }
///
/// let typed = Wallet::create().source(StripePayment::identifier("xYZ")).build();
/// assert_eq!(typed.source.type_name(), "stripe_payments");
/// let named = Wallet::create().source(PaymentSource::payment_sources("xYZ")).build();
/// assert_eq!(named.source.type_name(), "payment_sources");
///
/// // A set without `other` is closed: linkage to a type that it does not list is a violation. With
/// // it, what a server links to next year is read.
/// let body = r#"{"data":{"type":"wallets","id":"1","relationships":{
///     "source":{"data":{"type":"gift_cards","id":"7"}}}}}"#;
/// let wallet = jsonapi_core::Document::<Wallet>::from_str(body)?.data;
/// let source = wallet.source.identifier();
/// assert_eq!(source.map(|source| source.type_name()), Some("gift_cards"));
/// assert_eq!(wallet.source.id().map(String::as_str), Some("7"));
/// # Ok::<(), jsonapi_core::ReadError>(())
/// ```
///
/// # On the enum: `#[resource(…)]`
///
/// | word | meaning |
/// |---|---|
/// | `crate = path::to::jsonapi_core` | where generated code finds the runtime crate |
///
/// # On a variant: `#[resource(…)]`
///
/// A variant with one resource in it needs no word.
///
/// | word | meaning |
/// |---|---|
/// | `type = "payment_sources"` | on a variant without data: a type name that no resource has. An identifier of it comes from a function with the variant's name in snake case: `PaymentSource::payment_sources(id)` |
/// | `other` | the variant takes resources of any other type where documents are read. Then linkage in responses may name other types too, unless the reader is strict; in payloads it may not |
#[proc_macro_derive(ResourceSet, attributes(resource))]
pub fn resource_set(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    let errors = Errors::new();
    let set = model::Set::new(&input, &errors);
    check::set(&set, &errors);
    output(errors, || expand::set(&set), || expand::set_fallback(&set))
}

fn output(
    errors: Errors,
    code: impl FnOnce() -> proc_macro2::TokenStream,
    fallback: impl FnOnce() -> proc_macro2::TokenStream,
) -> TokenStream {
    match errors.finish() {
        None => code().into(),
        Some(mut mistakes) => {
            mistakes.extend(fallback());
            mistakes.into()
        }
    }
}
