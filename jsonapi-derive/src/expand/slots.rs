//! The members of one payload: each with its type, where it comes from and how it is written.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::Attribute as Syntax;
use syn::{Path, Visibility};

use super::found::Found;
use super::found::Found::{Linked, Needed};
use super::items::{doc, inner, located_type, moved};
use super::write::Write;
use crate::model::{Attribute, Cardinality, Kind, Member, Relationship, Resource, carried};
use crate::parse::{Constant, Presence};

/// Create or update.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Operation {
    Create,
    Update,
}

impl Operation {
    /// The author's own function that checks the payload.
    pub(super) fn check<'a>(self, resource: &'a Resource<'_>) -> Option<&'a Path> {
        match self {
            Self::Create => resource.checks.create.as_ref(),
            Self::Update => resource.checks.update.as_ref(),
        }
    }

    pub(super) fn presence(self, member: &Member<'_>) -> Presence {
        match self {
            Self::Create => member.presences.create,
            Self::Update => member.presences.update,
        }
    }
}

/// One member of a payload.
pub(super) struct Slot {
    pub(super) ident: Ident,
    pub(super) visibility: Visibility,
    /// The author's doc comments and deprecation.
    pub(super) attributes: Vec<Syntax>,
    /// The member in an error text: "attribute `name`".
    pub(super) noun: String,
    pub(super) required: bool,
    /// The type in the payload.
    pub(super) ty: TokenStream,
    /// The value from `__partial`.
    pub(super) from: Found,
    /// The place in the schema, among the attributes or among the relationships.
    pub(super) index: usize,
    pub(super) write: Write,
    /// What the type implements to be written: only where it mentions a type parameter.
    pub(super) bound: TokenStream,
    /// The setter's parameter, if it has one, as a type.
    pub(super) parameter: Option<TokenStream>,
    /// The value that the setter stores.
    pub(super) value: TokenStream,
    /// The function of the runtime crate that changes what is stored, where there is one.
    pub(super) put: Option<Ident>,
    /// The prefix of the second setter, the value that it stores and what it does.
    pub(super) also: Option<(&'static str, TokenStream, &'static str)>,
    /// The value before any setter was called; there is none for a required member.
    pub(super) vacant: TokenStream,
    /// Where the author wrote the field.
    pub(super) span: Span,
    /// Where the author wrote its type, with the names of generated code.
    pub(super) at: Span,
}

impl Slot {
    /// The item of a list of what is written.
    pub(super) fn written(&self) -> TokenStream {
        self.write.item(&self.ident, self.at)
    }
}

/// Whether a member of one payload can break rules.
pub(super) fn ruled(resource: &Resource<'_>, operation: Operation) -> bool {
    let has_id = match operation {
        Operation::Create => resource.client_id() != Presence::Forbidden,
        Operation::Update => true,
    };
    let ruled = |member: &Member<'_>| match &member.kind {
        Kind::Attribute(kind) => {
            operation.presence(member) != Presence::Forbidden && kind.has_rules()
        }
        Kind::Relationship(_) => false,
    };
    operation.check(resource).is_some()
        || (has_id && resource.ids.iter().any(|id| !id.rules.is_empty()))
        || resource.members.iter().any(ruled)
}

/// The attributes and relationships of one payload, in the order of the fields.
pub(super) fn slots(resource: &Resource<'_>, operation: Operation) -> Vec<Slot> {
    resource
        .members
        .iter()
        .filter(|member| operation.presence(member) != Presence::Forbidden)
        .map(|member| {
            let required = operation.presence(member) == Presence::Required;
            let p = &resource.runtime;
            match &member.kind {
                Kind::Attribute(kind) if kind.patch.is_some() && operation == Operation::Update => {
                    super::merge::merged(p, member, kind, required)
                }
                Kind::Attribute(kind) => attribute(p, member, kind, required, None),
                Kind::Relationship(_) if resource.is_hal() => {
                    let kind = Attribute::of_link(&member.ty, &resource.generics);
                    let noun = format!("link `{}`", member.wire.name);
                    Slot { noun, ..attribute(p, member, &kind, required, None) }
                }
                Kind::Relationship(kind) => relationship(p, member, kind, required),
            }
        })
        .collect()
}

/// What a member is to a payload: it must have a value, may lack one, may be null.
enum Form {
    Plain,
    Optional,
    Patch,
}

impl Form {
    fn ty(&self, p: &TokenStream, value: &TokenStream) -> TokenStream {
        match self {
            Self::Plain => value.clone(),
            Self::Optional => quote!(::core::option::Option<#value>),
            Self::Patch => quote!(#p::Patch<#value>),
        }
    }

    fn wrap(&self, p: &Ident, value: &TokenStream) -> TokenStream {
        match self {
            Self::Plain => value.clone(),
            Self::Optional => quote!(#p::Some(#value)),
            Self::Patch => quote!(#p::Patch::Value(#value)),
        }
    }

    fn vacant(&self, p: &Ident) -> TokenStream {
        match self {
            Self::Plain => TokenStream::new(),
            Self::Optional => quote!(#p::None),
            Self::Patch => quote!(#p::Absent),
        }
    }
}

/// How a payload stores an attribute that is required, nullable and marked `not_null` or not: its
/// form, the type of its value, and how it comes out of what was read.
fn stored(
    member: &Member<'_>,
    what: (bool, bool, bool),
    inner: &TokenStream,
) -> (Form, TokenStream, Found) {
    let (ident, field_type) = (&member.ident, member.ty.to_token_stream());
    let span = located_type(&member.ty);
    let p = &super::items::inner(span);
    let of = &quote!(__partial);
    match what {
        (true, true, true) => {
            let value = quote_spanned!(span=> #p::value(&mut __partial.#ident));
            (Form::Plain, inner.clone(), Needed(value))
        }
        (true, _, _) => (Form::Plain, field_type, Found::taken(of, ident)),
        (false, true, false) => (
            Form::Patch,
            inner.clone(),
            Found::filled(quote!(#p::Absent), "fill_patch", span, of, ident),
        ),
        (false, true, true) => (
            Form::Optional,
            inner.clone(),
            Found::filled(quote!(#p::None), "fill_value", span, of, ident),
        ),
        (false, false, _) => (
            Form::Optional,
            field_type,
            Found::filled(quote!(#p::None), "fill_option", span, of, ident),
        ),
    }
}

/// The slot of an attribute; `patch` is the type of its patch where it is merged.
pub(super) fn attribute(
    p: &TokenStream,
    member: &Member<'_>,
    kind: &Attribute,
    required: bool,
    patch: Option<&TokenStream>,
) -> Slot {
    let field_type = member.ty.to_token_stream();
    let span = located_type(&member.ty);
    let q = &moved(p, span);
    let p = &inner(span);
    let nullable = kind.is_nullable();
    let not_null = kind.not_null.is_some();
    let inner = match &kind.inner {
        Some(inner) => inner.to_token_stream(),
        None if nullable => quote_spanned!(span=> <#field_type as #q::Nullable>::Value),
        None => field_type.clone(),
    };
    let (form, value, from) = stored(member, (required, nullable, not_null), &inner);
    let write = match (kind.serde, &form) {
        (true, Form::Patch) => Write::PatchSerialized,
        (_, form) => Write::of(kind, matches!(form, Form::Optional)),
    };
    let written = match (kind.serde, &form) {
        (false, Form::Plain | Form::Patch) => form.ty(q, &value),
        (false, Form::Optional) | (true, _) => value.clone(),
    };
    let bound = if kind.serde {
        quote!(#written: #p::serde::Serialize)
    } else {
        quote!(#written: #p::Attribute)
    };
    // A required attribute that can be null is stored as the field's own type.
    let as_field = |value: TokenStream| {
        if required && nullable && !not_null {
            quote!(::core::convert::From::from(#value))
        } else {
            value
        }
    };
    let (parameter, set_value) = match (patch, &kind.constant) {
        (Some(patch), _) => (
            Some(quote!(impl ::core::ops::FnOnce(#patch) -> #patch)),
            as_field(quote!(#p::changed(__value))),
        ),
        (None, Some(constant)) => (None, as_field(fixed(constant, &inner))),
        (None, None) if kind.serde => (Some(value.clone()), quote!(__value)),
        (None, None) => (
            Some(quote_spanned!(span=> impl #p::IntoAttribute<#value>)),
            quote!(#p::IntoAttribute::into_attribute(__value)),
        ),
    };
    let named = |name: &str| Some(Ident::new(name, span));
    let (put, set) = match (parameter.is_some() && !kind.serde, &form) {
        (true, Form::Optional) if patch.is_some() => (named("change_option"), None),
        (true, Form::Patch) if patch.is_some() => (named("change_patch"), None),
        (true, Form::Optional) => (None, named("set_option")),
        (true, Form::Patch) => (None, named("set_patch")),
        _ => (None, None),
    };
    let value_set = match set {
        Some(set) => quote!(#p::#set(__value)),
        None => form.wrap(p, &set_value),
    };
    let null = match &form {
        Form::Patch => Some(quote!(#p::Null)),
        // A required attribute that can be null is stored as the field's own type.
        Form::Plain if nullable && !not_null => {
            Some(quote_spanned!(span=> <#value as #q::Nullable>::null()))
        }
        Form::Plain | Form::Optional => None,
    };
    let clear = null.map(|null| ("clear", null, "Sets the attribute to `null`."));
    Slot {
        noun: format!("attribute `{}`", member.wire.name),
        required,
        ty: form.ty(q, &value),
        from,
        write,
        bound,
        parameter,
        value: value_set,
        put,
        also: clear,
        vacant: form.vacant(p),
        ..common(member)
    }
}

fn fixed(constant: &Constant, ty: &TokenStream) -> TokenStream {
    match constant {
        Constant::String(text) => quote!(::core::convert::Into::<#ty>::into(#text)),
        Constant::Boolean(value) => value.to_token_stream(),
        Constant::Integer(number) => number.clone(),
    }
}

fn relationship(p: &TokenStream, member: &Member<'_>, kind: &Relationship, required: bool) -> Slot {
    let (ident, field_type) = (&member.ident, &member.ty);
    let span = located_type(&member.ty);
    let q = &moved(p, span);
    let p = &inner(span);
    let many = kind.cardinality() == Cardinality::Many;
    let linkage = match &kind.spelled {
        Some(spelled) => {
            let target = &spelled.target;
            match spelled.cardinality {
                Cardinality::One => quote_spanned!(span=> #q::Identifier<#target>),
                Cardinality::Many => {
                    quote_spanned!(span=> ::std::vec::Vec<#q::Identifier<#target>>)
                }
            }
        }
        None => quote_spanned!(span=> <#field_type as #q::Relationship>::Linkage),
    };
    let of = &quote!(__partial);
    let found = quote_spanned!(span=> #p::linkage(&mut __partial.#ident));
    let there = quote_spanned!(span=> #p::is_linked(&__partial.#ident));
    let (form, from, null) = match (required, many) {
        (true, false) if kind.option => (
            Form::Optional,
            Linked { value: quote!(#p::Patch::into_member(#found)), there },
            Some(quote!(::core::option::Option::None)),
        ),
        (true, _) => {
            (Form::Plain, Linked { value: quote!(#p::Patch::into_value(#found)), there }, None)
        }
        (false, true) => {
            (Form::Optional, Found::filled(quote!(#p::None), "fill_many", span, of, ident), None)
        }
        (false, false) => (
            Form::Patch,
            Found::filled(quote!(#p::Absent), "fill_one", span, of, ident),
            Some(quote!(#p::Null)),
        ),
    };
    let also = if many {
        let none = match &kind.spelled {
            Some(_) => quote!(::std::vec::Vec::new()),
            None => quote!(::core::default::Default::default()),
        };
        Some(("empty", form.wrap(p, &none), "Sets the relationship to no resources."))
    } else {
        null.map(|null| ("clear", null, "Sets the relationship to `null`."))
    };
    let ty = form.ty(q, &linkage);
    let named = |name: &str| Some(Ident::new(name, span));
    let set = match form {
        Form::Plain => None,
        Form::Optional => named("link_option"),
        Form::Patch => named("link_patch"),
    };
    Slot {
        noun: format!("relationship `{}`", member.wire.name),
        required,
        from,
        write: Write::Linkage,
        bound: quote!(#ty: #p::PayloadLinkage),
        parameter: Some(quote_spanned!(span=> impl #p::IntoLinkage<#linkage>)),
        value: match set {
            Some(set) => quote!(#p::#set(__value)),
            None => quote!(#p::IntoLinkage::into_linkage(__value)),
        },
        also,
        vacant: form.vacant(p),
        ty,
        ..common(member)
    }
}

/// The parts of a slot that do not depend on the member's kind.
fn common(member: &Member<'_>) -> Slot {
    Slot {
        ident: member.ident.clone(),
        visibility: member.field.vis.clone(),
        attributes: documented(member),
        noun: String::new(),
        required: false,
        ty: TokenStream::new(),
        from: Found::Value(TokenStream::new()),
        index: member.index,
        at: located_type(&member.ty),
        write: Write::Plain,
        bound: TokenStream::new(),
        parameter: None,
        value: TokenStream::new(),
        put: None,
        also: None,
        vacant: TokenStream::new(),
        span: member.ident.span(),
    }
}

/// The author's documentation, or a sentence in its place.
pub(super) fn documented(member: &Member<'_>) -> Vec<Syntax> {
    let mut attributes: Vec<Syntax> = carried(&member.field.attrs).cloned().collect();
    if !attributes.iter().any(|attribute| attribute.path().is_ident("doc")) {
        let kind = match member.kind {
            Kind::Attribute(_) => "attribute",
            Kind::Relationship(_) => "relationship",
        };
        let text = format!("The {kind} `{}`.", member.wire.name);
        attributes.push(doc(&text));
    }
    attributes
}
