//! A type with `#[derive(Attribute)]`: a nested object, or a closed set of strings.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::ext::IdentExt;
use syn::{Data, DeriveInput, Field, Type, Visibility};

use super::names::{Convention, Wire};
use super::presence::Presences;
use super::resource::{Attribute, Kind, Member, flag, wire};
use super::rules::{Rule, rules};
use super::{Generics, runtime, types};
use crate::errors::Errors;
use crate::parse::{self, Constant, Presence, Word};
use crate::words;

/// A type that can be an attribute's value.
pub(crate) struct Object<'a> {
    pub(crate) input: &'a DeriveInput,
    /// The hidden module of the runtime crate.
    pub(crate) runtime: TokenStream,
    pub(crate) generics: Generics,
    /// The word `patch`: a merge patch changes the object member by member.
    pub(crate) patch: Option<Ident>,
    pub(crate) shape: Shape<'a>,
}

pub(crate) enum Shape<'a> {
    /// A struct with named fields: an object.
    Object {
        members: Vec<ObjectMember<'a>>,
        /// Every field marked `#[attribute(rest)]`: there is at most one.
        rests: Vec<Rest>,
    },
    /// An enum without data: a string.
    OneOf(Vec<Variant<'a>>),
    /// Anything else, which is an error.
    Other,
}

/// The field that keeps the members without a field of their own.
pub(crate) struct Rest {
    pub(crate) ident: Ident,
    pub(crate) visibility: Visibility,
    pub(crate) ty: Type,
    pub(crate) key: Ident,
}

/// One member of a nested object.
pub(crate) struct ObjectMember<'a> {
    pub(crate) field: &'a Field,
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    pub(crate) wire: Wire,
    pub(crate) inner: Option<Type>,
    pub(crate) nullable: Option<Ident>,
    pub(crate) not_null: Option<Ident>,
    pub(crate) serde: bool,
    /// The type may lack what makes it an attribute type.
    pub(crate) own: bool,
    pub(crate) constant: Option<Constant>,
    /// The rules on its value.
    pub(crate) rules: Vec<Rule>,
    /// The word `ruled`: there are rules inside the type.
    pub(crate) ruled: Option<Ident>,
    /// The word `patch`: the member is such an object itself.
    pub(crate) patch: Option<Ident>,
}

impl<'a> ObjectMember<'a> {
    /// Whether a value can break rules.
    pub(crate) fn has_rules(&self) -> bool {
        !self.rules.is_empty() || self.ruled.is_some()
    }

    /// Whether the words may contradict the type, which only the compiler knows.
    pub(crate) fn may_contradict(&self) -> bool {
        !self.serde && (self.own || self.ruled.is_some() || self.nullable.is_some())
    }

    /// What the member is in the patch of its object: nothing has to be there.
    pub(crate) fn in_patch(&self, index: usize) -> Member<'a> {
        let kind = Kind::Attribute(Attribute {
            inner: self.inner.clone(),
            nullable: self.nullable.clone(),
            not_null: self.not_null.clone(),
            serde: self.serde,
            own: self.own,
            constant: self.constant.clone(),
            rules: self.rules.clone(),
            ruled: self.ruled.clone(),
            patch: self.patch.clone(),
        });
        Member {
            field: self.field,
            ident: self.ident.clone(),
            ty: self.ty.clone(),
            wire: self.wire.clone(),
            presences: Presences {
                create: Presence::Optional,
                update: Presence::Optional,
                read: None,
            },
            index,
            kind,
        }
    }
}

/// One string of a closed set.
pub(crate) struct Variant<'a> {
    pub(crate) variant: &'a syn::Variant,
    pub(crate) wire: Wire,
}

impl<'a> Object<'a> {
    /// What the author described. Where something is wrong, a sane value stands in its place.
    pub(crate) fn new(input: &'a DeriveInput, errors: &Errors) -> Self {
        let attributes = parse::read(&input.attrs, "attribute", &words::OBJECT, errors);
        let word = |name| attributes.iter().find_map(|attribute| attribute.word(name));
        let runtime = runtime::runtime(word(words::CRATE), errors);
        let convention = convention(word(words::RENAME_ALL), errors);
        let patch = attributes.iter().find_map(|attribute| flag(attribute, words::PATCH, errors));
        let generics = Generics::new(&input.ident, &input.generics);
        let (ident, arguments) = (&input.ident, generics.arguments(&[]));
        let this = quote!(#ident #arguments);
        let shape = match &input.data {
            Data::Struct(data) if matches!(data.fields, syn::Fields::Named(_)) => {
                object(&data.fields, &this, &generics, convention, errors)
            }
            Data::Enum(data) => Shape::OneOf(
                data.variants.iter().map(|it| variant(it, convention, errors)).collect(),
            ),
            Data::Struct(_) | Data::Union(_) => Shape::Other,
        };
        Self { input, runtime, generics, patch, shape }
    }
}

/// The convention of `rename_all`.
pub(super) fn convention(word: Option<&Word>, errors: &Errors) -> Option<Convention> {
    let literal = word?.string(errors)?;
    let name = literal.value();
    let convention = Convention::from_name(&name);
    if convention.is_none() {
        errors.at(literal, words::unknown_value(&name, words::RENAME_ALL, words::CONVENTIONS));
    }
    convention
}

fn object<'a>(
    fields: &'a syn::Fields,
    this: &TokenStream,
    generics: &Generics,
    convention: Option<Convention>,
    errors: &Errors,
) -> Shape<'a> {
    let mut members = Vec::new();
    let mut rests = Vec::new();
    for field in fields {
        let Some(ident) = field.ident.clone() else { continue };
        let attributes = parse::read(&field.attrs, "attribute", &words::OBJECT_MEMBER, errors);
        // Every field is a member; the attribute is needed only where there is something to say.
        let words: Vec<Word> = attributes.into_iter().flat_map(|it| it.words).collect();
        let words = parse::Attribute { typed: None, words };
        let ty = types::without_self(&field.ty, this);
        if let Some(key) = flag(&words, words::REST, errors) {
            if let Some(other) = words.words.iter().find(|word| word.name != words::REST) {
                errors.at(
                    other.typed(),
                    format_args!("`{}` has no meaning beside `rest`", other.name),
                );
            }
            rests.push(Rest { ident, visibility: field.vis.clone(), ty, key });
            continue;
        }
        let serde = flag(&words, words::SERDE, errors).is_some();
        members.push(ObjectMember {
            wire: wire(&ident, &words, convention, errors),
            inner: types::option_of(&ty).cloned(),
            nullable: flag(&words, words::NULLABLE, errors)
                .or_else(|| types::nullable_by_spelling(&ty)),
            not_null: flag(&words, words::NOT_NULL, errors),
            serde,
            own: !serde && generics.is_own(&ty),
            constant: words.word(words::CONSTANT).and_then(|word| word.constant(errors)),
            rules: rules(&words, errors),
            ruled: flag(&words, words::RULED, errors),
            patch: flag(&words, words::PATCH, errors),
            field,
            ident,
            ty,
        });
    }
    Shape::Object { members, rests }
}

fn variant<'a>(
    variant: &'a syn::Variant,
    convention: Option<Convention>,
    errors: &Errors,
) -> Variant<'a> {
    let attributes = parse::read(&variant.attrs, "attribute", &words::VARIANT, errors);
    let given = attributes
        .iter()
        .find_map(|attribute| attribute.word(words::RENAME))
        .and_then(|word| word.string(errors));
    let plain = variant.ident.unraw().to_string();
    let wire = match (given, convention) {
        (Some(given), _) => Wire { name: given.value(), span: given.span(), allowed: true },
        (None, Some(convention)) => {
            Wire { name: convention.of_variant(&plain), span: variant.ident.span(), allowed: true }
        }
        (None, None) => Wire { name: plain, span: variant.ident.span(), allowed: true },
    };
    Variant { variant, wire }
}
