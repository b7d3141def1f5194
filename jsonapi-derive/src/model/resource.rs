//! A struct with `#[derive(Resource)]`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::{Data, DeriveInput, Field, Path, Type};

use super::names::{Convention, Wire};
use super::presence::{self, Presences};
use super::rules::{Checks, Rule, is_rule, rules};
use super::types::{self, Cardinality};
use super::{Format, Generics, runtime};
use crate::errors::Errors;
use crate::parse::{self, Constant, Presence, Word};
use crate::words;

/// A resource type.
pub(crate) struct Resource<'a> {
    pub(crate) input: &'a DeriveInput,
    /// The hidden module of the runtime crate.
    pub(crate) runtime: TokenStream,
    pub(crate) generics: Generics,
    /// The traits that the generated structs derive; `None` if the author said nothing.
    pub(crate) derives: Option<Vec<Path>>,
    /// How the resource stands in documents.
    pub(crate) format: Format,
    /// The type name in documents.
    pub(crate) type_name: Option<(String, Span)>,
    /// The path, if the author gave one.
    pub(crate) path: Option<(String, Span)>,
    /// The author's own functions that check payloads.
    pub(crate) checks: Checks,
    /// Every field marked `#[resource(id)]`: there should be one.
    pub(crate) ids: Vec<Id<'a>>,
    pub(crate) lids: Vec<Special<'a>>,
    pub(crate) links: Vec<Special<'a>>,
    pub(crate) metas: Vec<Special<'a>>,
    pub(crate) embedded: Vec<Special<'a>>,
    /// Every field that keeps the members without a field of their own.
    pub(crate) rests: Vec<Special<'a>>,
    /// Attributes and relationships, in the order of the fields.
    pub(crate) members: Vec<Member<'a>>,
}

/// The field of the id.
pub(crate) struct Id<'a> {
    pub(crate) field: Special<'a>,
    /// Whether a create payload carries it.
    pub(crate) create: Presence,
    /// The rules on its text.
    pub(crate) rules: Vec<Rule>,
}

/// A field that is neither attribute nor relationship.
pub(crate) struct Special<'a> {
    pub(crate) field: &'a Field,
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    /// The word that gave the field its role.
    pub(crate) key: Ident,
}

/// An attribute or a relationship.
pub(crate) struct Member<'a> {
    pub(crate) field: &'a Field,
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    pub(crate) wire: Wire,
    pub(crate) presences: Presences,
    /// The place among the attributes, or among the relationships.
    pub(crate) index: usize,
    pub(crate) kind: Kind,
}

impl Member<'_> {
    /// Whether updates merge the value, an object, member by member.
    pub(crate) fn is_merged(&self) -> bool {
        matches!(&self.kind, Kind::Attribute(kind) if kind.patch.is_some())
    }
}

pub(crate) enum Kind {
    Attribute(Attribute),
    Relationship(Relationship),
}

/// What is special about an attribute.
#[derive(Clone)]
pub(crate) struct Attribute {
    /// The type inside, if the type is spelled `Option<…>`.
    pub(crate) inner: Option<Type>,
    /// The word `nullable`.
    pub(crate) nullable: Option<Ident>,
    /// The word `not_null`.
    pub(crate) not_null: Option<Ident>,
    pub(crate) serde: bool,
    /// The type may lack what makes it an attribute type.
    pub(crate) own: bool,
    pub(crate) constant: Option<Constant>,
    /// The rules on its value.
    pub(crate) rules: Vec<Rule>,
    /// The word `ruled`: there are rules inside the type.
    pub(crate) ruled: Option<Ident>,
    /// The word `patch`: updates merge the value, an object, member by member.
    pub(crate) patch: Option<Ident>,
}

impl Attribute {
    /// Whether a value can break rules.
    pub(crate) fn has_rules(&self) -> bool {
        !self.rules.is_empty() || self.ruled.is_some()
    }

    /// What a link relation of that type is as a member of `_links`.
    pub(crate) fn of_link(ty: &Type, generics: &Generics) -> Self {
        Self {
            own: generics.is_own(ty),
            inner: types::option_of(ty).cloned(),
            nullable: None,
            not_null: None,
            serde: false,
            constant: None,
            rules: Vec::new(),
            ruled: None,
            patch: None,
        }
    }

    /// What an object is where it is merged: its patch stands in its place.
    pub(crate) fn merged(&self, patch: Type) -> Self {
        Self { inner: self.inner.as_ref().map(|_| patch), own: false, ..self.clone() }
    }

    /// Whether the words may contradict the type, which only the compiler knows.
    pub(crate) fn may_contradict(&self) -> bool {
        !self.serde && (self.own || self.ruled.is_some() || self.nullable.is_some())
    }

    /// Whether the type has a value for `null`.
    pub(crate) fn is_nullable(&self) -> bool {
        self.inner.is_some() || self.nullable.is_some()
    }
}

/// What is special about a relationship.
pub(crate) struct Relationship {
    /// Whether the type is spelled `Option<…>`.
    pub(crate) option: bool,
    /// The target, if the type is spelled `ToOne<…>` or `ToMany<…>`.
    pub(crate) spelled: Option<types::Spelled>,
    /// The words `to_one` and `to_many`.
    pub(crate) words: Vec<(Cardinality, Ident)>,
    /// Another name, under which the relation is read.
    pub(crate) alias: Option<(String, Span)>,
}

impl Relationship {
    pub(crate) fn cardinality(&self) -> Cardinality {
        match (&self.spelled, self.words.first()) {
            (Some(spelled), _) => spelled.cardinality,
            (None, Some((cardinality, _))) => *cardinality,
            (None, None) => Cardinality::One,
        }
    }
}

impl<'a> Resource<'a> {
    /// What the author described. Where something is wrong, a sane value stands in its place.
    pub(crate) fn new(input: &'a DeriveInput, errors: &Errors) -> Self {
        let attributes = parse::read(&input.attrs, "resource", &words::RESOURCE, errors);
        let word = |name| attributes.iter().find_map(|attribute| attribute.word(name));
        let string = |name| {
            let literal = word(name)?.string(errors)?;
            Some((literal.value(), literal.span()))
        };
        let generics = Generics::new(&input.ident, &input.generics);
        let format = Format::new(word(words::FORMAT), errors);
        let mut resource = Self {
            input,
            runtime: runtime::runtime(word(words::CRATE), errors),
            derives: word(words::DERIVE).and_then(|word| word.paths(errors)),
            format,
            type_name: string(words::TYPE),
            path: string(words::PATH),
            checks: Checks::new(word(words::CHECK), errors),
            ids: Vec::new(),
            lids: Vec::new(),
            links: Vec::new(),
            metas: Vec::new(),
            embedded: Vec::new(),
            rests: Vec::new(),
            members: Vec::new(),
            generics,
        };
        let needs_type = format == Format::JsonApi && word(words::TYPE).is_none();
        if resource.type_name.is_none() && needs_type {
            errors.at(
                &input.ident,
                "the resource has no type: add `#[resource(type = \"…\")]` to the struct",
            );
        }
        let convention = super::object::convention(word(words::RENAME_ALL), errors);
        if let Data::Struct(data) = &input.data {
            for field in &data.fields {
                resource.field(field, convention, errors);
            }
        }
        resource
    }

    /// Whether the resource stands in HAL.
    pub(crate) fn is_hal(&self) -> bool {
        self.format == Format::Hal
    }

    /// The author's type with its arguments.
    pub(crate) fn this(&self) -> TokenStream {
        let (ident, arguments) = (&self.input.ident, self.generics.arguments(&[]));
        quote!(#ident #arguments)
    }

    /// The type of the id.
    pub(crate) fn id_type(&self) -> TokenStream {
        match self.ids.first() {
            Some(id) => id.field.ty.to_token_stream(),
            None => quote!(::std::string::String),
        }
    }

    /// Whether a create payload carries an id that the client chose.
    pub(crate) fn client_id(&self) -> Presence {
        self.ids.first().map_or(Presence::Forbidden, |id| id.create)
    }

    fn field(&mut self, field: &'a Field, convention: Option<Convention>, errors: &Errors) {
        // Fields of tuple structs have no name; the shape is reported where the struct is checked.
        let Some(ident) = field.ident.clone() else { return };
        let special = parse::read(&field.attrs, "resource", &words::RESOURCE_FIELD, errors);
        let attribute = parse::read(&field.attrs, "attribute", &words::RESOURCE_ATTRIBUTE, errors);
        let relationship = parse::read(&field.attrs, "relationship", &words::RELATIONSHIP, errors);
        let ty = types::without_self(&field.ty, &self.this());
        let all: Vec<_> = special.iter().chain(&attribute).chain(&relationship).collect();
        if let [_, second, ..] = all.as_slice() {
            errors.at(
                second.typed,
                "this field has two roles: keep one of `#[resource(…)]`, `#[attribute(…)]` and \
                 `#[relationship(…)]`, with every word inside it",
            );
        }
        if let Some(special) = special.first() {
            self.special(field, ty, special, errors);
        } else if let Some(attribute) = attribute.first() {
            let kind = Kind::Attribute(self.attribute(&ty, attribute, errors));
            self.member(field, ty, attribute, kind, convention, errors);
        } else if let Some(relationship) = relationship.first() {
            let kind = Kind::Relationship(relationship_kind(&ty, relationship, errors));
            self.member(field, ty, relationship, kind, convention, errors);
        } else {
            errors.at(
                &ident,
                format_args!(
                    "the field `{ident}` has no role: mark it `#[attribute]`, `#[relationship]` or \
                     `#[resource(id)]` ({})",
                    parts(self.format),
                ),
            );
        }
    }

    fn attribute(&self, ty: &Type, words: &parse::Attribute<'_>, errors: &Errors) -> Attribute {
        let serde = flag(words, words::SERDE, errors).is_some();
        let nullable = flag(words, words::NULLABLE, errors);
        Attribute {
            inner: types::option_of(ty).cloned(),
            nullable: nullable.or_else(|| types::nullable_by_spelling(ty)),
            not_null: flag(words, words::NOT_NULL, errors),
            serde,
            own: !serde && self.generics.is_own(ty),
            constant: words.word(words::CONSTANT).and_then(|word| word.constant(errors)),
            rules: rules(words, errors),
            ruled: flag(words, words::RULED, errors),
            patch: flag(words, words::PATCH, errors),
        }
    }

    fn special(
        &mut self,
        field: &'a Field,
        ty: Type,
        attribute: &parse::Attribute<'_>,
        errors: &Errors,
    ) {
        let roles: Vec<&Word> = attribute.words.iter().filter(|word| is_role(&word.name)).collect();
        for role in &roles {
            role.flag(errors);
        }
        let Some(role) = roles.first() else {
            // An unknown word was reported already; it stands for the role.
            if errors.is_empty() {
                errors.at(
                    attribute.typed,
                    format_args!(
                        "say which part of the resource this field is: one of `id`, {}",
                        parts(self.format)
                    ),
                );
            }
            return;
        };
        if let Some(second) = roles.get(1) {
            errors.at(
                &second.key,
                format_args!("a field cannot be both `{}` and `{}`", role.name, second.name),
            );
        }
        let Some(ident) = field.ident.clone() else { return };
        let part = Special { field, ident, ty, key: role.key.clone() };
        let create = attribute.word(words::CREATE);
        if let (Some(create), true) = (create, role.name != words::ID) {
            errors.at(
                create.typed(),
                "`create` beside `id` says whether clients choose ids; it has no meaning here",
            );
        }
        if role.name != words::ID {
            for rule in attribute.words.iter().filter(|word| is_rule(&word.name)) {
                let text = format_args!("`{}` is a rule on the text of an `id`", rule.name);
                errors.at(rule.typed(), text);
            }
        }
        match role.name.as_str() {
            words::ID => {
                let create = create.and_then(|word| word.presence(errors));
                let create = create.unwrap_or(Presence::Forbidden);
                self.ids.push(Id { field: part, create, rules: rules(attribute, errors) });
            }
            words::LID => self.lids.push(part),
            words::LINKS => self.links.push(part),
            words::EMBEDDED => self.embedded.push(part),
            words::REST => self.rests.push(part),
            _ => self.metas.push(part),
        }
    }

    fn member(
        &mut self,
        field: &'a Field,
        ty: Type,
        attribute: &parse::Attribute<'_>,
        kind: Kind,
        convention: Option<Convention>,
        errors: &Errors,
    ) {
        let same = |member: &&Member<'_>| {
            matches!(member.kind, Kind::Attribute(_)) == matches!(kind, Kind::Attribute(_))
        };
        let Some(ident) = field.ident.clone() else { return };
        let member = Member {
            field,
            wire: wire(&ident, attribute, convention, errors),
            presences: presence::presences(attribute, errors),
            index: self.members.iter().filter(same).count(),
            kind,
            ident,
            ty,
        };
        self.members.push(member);
    }
}

/// Whether the word says which part of a resource a field is.
fn is_role(name: &str) -> bool {
    name != words::CREATE && !is_rule(name)
}

/// The parts of a resource besides its id, as error texts list them.
fn parts(format: Format) -> &'static str {
    match format {
        Format::JsonApi => "`lid`, `links`, `meta`",
        Format::Hal => "`links`, `embedded`, `rest`",
    }
}

/// The name in documents of a field.
pub(super) fn wire(
    ident: &Ident,
    attribute: &parse::Attribute<'_>,
    convention: Option<Convention>,
    errors: &Errors,
) -> Wire {
    let allowed = attribute.word(words::ALLOW_NAME);
    if let Some(word) = allowed {
        word.flag(errors);
    }
    let allowed = allowed.is_some();
    if let Some(given) = attribute.word(words::RENAME).and_then(|word| word.string(errors)) {
        return Wire { name: given.value(), span: given.span(), allowed };
    }
    let plain = ident.unraw().to_string();
    let name = match convention {
        Some(convention) => convention.of_field(&plain),
        None => plain,
    };
    Wire { name, span: ident.span(), allowed }
}

/// The key of a word that stands alone, if it is there.
pub(super) fn flag(attribute: &parse::Attribute<'_>, name: &str, errors: &Errors) -> Option<Ident> {
    let word = attribute.word(name)?;
    word.flag(errors);
    Some(word.key.clone())
}

fn relationship_kind(ty: &Type, words: &parse::Attribute<'_>, errors: &Errors) -> Relationship {
    let option = types::option_of(ty);
    let one = flag(words, words::TO_ONE, errors).map(|key| (Cardinality::One, key));
    let many = flag(words, words::TO_MANY, errors).map(|key| (Cardinality::Many, key));
    Relationship {
        option: option.is_some(),
        spelled: types::relationship(option.unwrap_or(ty)),
        words: one.into_iter().chain(many).collect(),
        alias: words.word(words::ALIAS).and_then(|word| {
            let literal = word.string(errors)?;
            Some((literal.value(), literal.span()))
        }),
    }
}
