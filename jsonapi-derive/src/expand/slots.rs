//! The members of one payload: each with its type, where it comes from and how it is written.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::Attribute as Syntax;
use syn::ext::IdentExt;
use syn::{Path, Visibility};

use self::Found::{Filled, Needed};
use super::items::{doc, inner, located_type, moved};
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

/// How a member is written.
#[derive(Clone, Copy)]
pub(super) enum Write {
    /// As it is.
    Plain,
    /// If there is a value.
    Optional,
    /// Through serde.
    Serialized,
    OptionalSerialized,
    PatchSerialized,
    /// As a relationship object.
    Relationship,
    /// As a relationship object of linkage alone.
    Linkage,
}

impl Write {
    /// How an attribute is written, by whether serde does it and whether it may lack a value.
    pub(super) const fn of(serde: bool, optional: bool) -> Self {
        match (serde, optional) {
            (false, false) => Self::Plain,
            (false, true) => Self::Optional,
            (true, false) => Self::Serialized,
            (true, true) => Self::OptionalSerialized,
        }
    }

    /// The arm that writes the member at this place in the schema; of what is not written as it is,
    /// the arm calls what writes it.
    pub(super) fn arm(self, index: usize, ident: &Ident, span: Span) -> TokenStream {
        let method = match self {
            Self::Plain | Self::Relationship | Self::Linkage => {
                return quote_spanned!(span=> #index => &self.#ident,);
            }
            Self::Optional => "optional",
            Self::Serialized => "serialized",
            Self::OptionalSerialized => "optional_serialized",
            Self::PatchSerialized => "patch_serialized",
        };
        let method = Ident::new(method, span);
        quote_spanned!(span=> #index => __members.#method(&self.#ident),)
    }

    /// The item of a list of what is written.
    pub(super) fn item(self, ident: &Ident, span: Span) -> TokenStream {
        let wrapper = match self {
            Self::Plain | Self::Relationship | Self::Linkage => {
                return quote_spanned!(span=> &self.#ident,);
            }
            Self::Optional => "Optional",
            Self::Serialized => "Serialized",
            Self::OptionalSerialized => "OptionalSerialized",
            Self::PatchSerialized => "PatchSerialized",
        };
        let (p, wrapper) = (inner(span), Ident::new(wrapper, span));
        quote_spanned!(span=> &#p::#wrapper(&self.#ident),)
    }
}

/// How a member comes out of what was read.
pub(super) enum Found {
    /// The value, whatever was found.
    Value(TokenStream),
    /// The value, or nothing where there is none; and whether there is one.
    Needed { value: TokenStream, there: TokenStream },
    /// A value of its own at first, into which a function puts what was found: then nothing is moved
    /// that is not there, and nothing has to be dropped on the way.
    Filled { vacant: TokenStream, fill: TokenStream, place: TokenStream },
}

impl Found {
    /// The value as it was found in this field of a struct.
    pub(super) fn taken(of: &TokenStream, ident: &impl ToTokens) -> Self {
        let p = inner(Span::call_site());
        Self::Needed {
            value: quote!(#p::found(&mut #of.#ident)),
            there: quote!(#of.#ident.is_some()),
        }
    }

    /// The value that was found in this field of a struct, or that stands for an absent one.
    pub(super) fn or_absent(
        p: &impl ToTokens,
        of: &TokenStream,
        ident: &Ident,
        span: Span,
    ) -> Self {
        Self::Needed {
            value: quote_spanned!(span=> #p::attribute_or_absent(&mut #of.#ident)),
            there: quote_spanned!(span=> #p::is_there(&#of.#ident)),
        }
    }
}

/// The body of a function that makes a struct of what was read. It gives up where a member is
/// missing that is needed, all of them at once: a way out at each member is more for the compiler
/// than the rest of the function. They are looked at before any is taken: LLVM sees then that none
/// has to be dropped on the way.
pub(super) fn restored<'a>(
    p: &impl ToTokens,
    name: &impl ToTokens,
    members: impl Iterator<Item = (&'a Ident, &'a Found)>,
    rest: &TokenStream,
) -> TokenStream {
    let (mut names, mut found, mut all) = (Vec::new(), Vec::new(), Vec::new());
    let (mut fields, mut fills) = (TokenStream::new(), TokenStream::new());
    for (ident, from) in members {
        match from {
            Found::Value(value) => fields.extend(quote!(#ident: #value,)),
            Found::Needed { value, there } => {
                let name = format_ident!("__{}", ident.unraw());
                fields.extend(quote!(#ident: #name,));
                names.push(name);
                found.push(value);
                all.push(there);
            }
            Found::Filled { vacant, fill, place } => {
                fields.extend(quote!(#ident: #vacant,));
                fills.extend(quote!(#fill(&mut __new.#ident, #place);));
            }
        }
    }
    let unless_missing = (!names.is_empty()).then(|| {
        quote! {
            if !(#(#all)&&*) {
                return #p::None;
            }
            let (#(#p::Some(#names),)*) = (#(#found,)*) else {
                return #p::None;
            };
        }
    });
    if fills.is_empty() {
        return quote!(#unless_missing #p::Some(#name { #fields #rest }));
    }
    quote! {
        #unless_missing
        let mut __new = #name { #fields #rest };
        #fills
        #p::Some(__new)
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
                    let kind = Attribute::of_link(&member.ty);
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

/// The slot of an attribute; `patch` is the type of its patch where it is merged.
pub(super) fn attribute(
    p: &TokenStream,
    member: &Member<'_>,
    kind: &Attribute,
    required: bool,
    patch: Option<&TokenStream>,
) -> Slot {
    let (ident, field_type) = (&member.ident, member.ty.to_token_stream());
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
    let place = quote!(&mut __partial.#ident);
    let found = Found::taken(&quote!(__partial), ident);
    let (form, value, from) = match (required, nullable, not_null) {
        (true, true, true) => {
            let there = quote!(__partial.#ident.is_some());
            let value = quote_spanned!(span=> #p::value(#place));
            (Form::Plain, inner.clone(), Needed { value, there })
        }
        (true, _, _) => (Form::Plain, field_type, found),
        (false, true, false) => (
            Form::Patch,
            inner.clone(),
            Filled {
                vacant: quote!(#p::Absent),
                fill: quote_spanned!(span=> #p::fill_patch),
                place,
            },
        ),
        (false, true, true) => (
            Form::Optional,
            inner.clone(),
            Filled { vacant: quote!(#p::None), fill: quote_spanned!(span=> #p::fill_value), place },
        ),
        (false, false, _) => (
            Form::Optional,
            field_type,
            Filled {
                vacant: quote!(#p::None),
                fill: quote_spanned!(span=> #p::fill_option),
                place,
            },
        ),
    };
    let write = match (kind.serde, &form) {
        (false, Form::Plain | Form::Patch) => Write::Plain,
        (false, Form::Optional) => Write::Optional,
        (true, Form::Plain) => Write::Serialized,
        (true, Form::Optional) => Write::OptionalSerialized,
        (true, Form::Patch) => Write::PatchSerialized,
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
    let plain_nullable = required && nullable && !not_null;
    let stored = |value: TokenStream| {
        if plain_nullable { quote!(::core::convert::From::from(#value)) } else { value }
    };
    let (parameter, set_value) = match (patch, &kind.constant) {
        (Some(patch), _) => (
            Some(quote!(impl ::core::ops::FnOnce(#patch) -> #patch)),
            stored(quote!(#p::changed(__value))),
        ),
        (None, Some(constant)) => (None, stored(fixed(constant, &inner))),
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
    let place = quote!(&mut __partial.#ident);
    let found = quote_spanned!(span=> #p::linkage(#place));
    let there = quote_spanned!(span=> #p::is_linked(&__partial.#ident));
    let (form, from, null) = match (required, many) {
        (true, false) if kind.option => (
            Form::Optional,
            Needed { value: quote!(#p::Patch::into_member(#found)), there },
            Some(quote!(::core::option::Option::None)),
        ),
        (true, _) => {
            (Form::Plain, Needed { value: quote!(#p::Patch::into_value(#found)), there }, None)
        }
        (false, true) => (
            Form::Optional,
            Filled { vacant: quote!(#p::None), fill: quote_spanned!(span=> #p::fill_many), place },
            None,
        ),
        (false, false) => (
            Form::Patch,
            Filled { vacant: quote!(#p::Absent), fill: quote_spanned!(span=> #p::fill_one), place },
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
