//! The description as constant data.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};

use super::items::{constant, described, inner, listed, located_type, presence};
use super::merge::merged_schema;
use super::rules::{Constants, Ruled};
use crate::model::{self, Attribute, Cardinality, Kind, Member, Relationship, Resource};
use crate::parse::Presence;

/// What stands before the value of `SCHEMA`, and the value.
pub(super) fn schema(resource: &Resource<'_>) -> (TokenStream, TokenStream) {
    let p = &inner(Span::call_site());
    let type_name = type_name(resource);
    let hal = resource.is_hal();
    let path = match &resource.path {
        Some((path, _)) => path.clone(),
        None => format!("/{type_name}"),
    };
    let documentation = model::text(&resource.input.attrs);
    let client_id = presence(p, resource.client_id());
    let lid = !resource.lids.is_empty();
    let mut rules = Constants::new(&resource.generics);
    let id_rules = resource.ids.first().filter(|id| !id.rules.is_empty()).map(|id| {
        let p = p.to_token_stream();
        let rules = rules.list(&p, &Ruled::string(&p), &id.rules);
        quote!(.id_ruled(#rules))
    });
    let mut attributes = Vec::new();
    let mut relationships = Vec::new();
    for member in &resource.members {
        match &member.kind {
            Kind::Attribute(kind) => attributes.push(attribute(member, kind, hal, &mut rules)),
            Kind::Relationship(_) if hal => relationships.push(link(member)),
            Kind::Relationship(kind) => relationships.push(relationship(member, kind, &mut rules)),
        }
    }
    // Behind all relations, where nothing is written.
    relationships.extend(aliases(resource).map(|(member, name, key)| {
        let schema = link(member);
        quote!(#schema.alias(#name, #key))
    }));
    // As constants of their own: what the compiler asks of each element of a borrowed array, it asks
    // again for everything that borrows the array. Where a type is a parameter there is no place for
    // such constants.
    let (many, few) = (attributes.len(), relationships.len());
    let [attributes, relationships] = [attributes, relationships].map(listed);
    let rules: TokenStream = rules.items.into_iter().collect();
    let (lists, attributes, relationships) = if resource.generics.arguments(&[]).is_empty() {
        let lists = quote! {
            #rules
            const __ATTRIBUTES: [#p::MemberSchema; #many] = [#attributes];
            const __RELATIONSHIPS: [#p::RelationshipSchema; #few] = [#relationships];
        };
        (lists, quote!(&__ATTRIBUTES), quote!(&__RELATIONSHIPS))
    } else {
        (rules, quote!(&[#attributes]), quote!(&[#relationships]))
    };
    let representation = hal.then(|| quote!(.hal()));
    let embedded = resource.embedded.first().map(|embedded| {
        let (ty, text) = (&embedded.ty, model::text(&embedded.field.attrs));
        quote_spanned!(located_type(ty)=> .embedding::<#ty>(#text))
    });
    let schema = quote! {
        &#p::schema(
            #type_name, #path, #documentation, #client_id, #lid, #attributes, #relationships,
        ) #representation #embedded #id_rules
    };
    (lists, schema)
}

/// The value of `TYPE`.
pub(super) fn type_name<'a>(resource: &'a Resource<'_>) -> &'a str {
    resource.type_name.as_ref().map_or("", |(name, _)| name.as_str())
}

/// The link relations that are read under another name too: with that name, and as it stands in JSON
/// text. They stand in the schema in this order, behind all relations.
pub(super) fn aliases<'r>(
    resource: &'r Resource<'_>,
) -> impl Iterator<Item = (&'r Member<'r>, &'r str, String)> {
    resource.members.iter().filter_map(|member| match &member.kind {
        Kind::Relationship(Relationship { alias: Some((name, _)), .. }) => {
            Some((member, name.as_str(), model::key(name)))
        }
        _ => None,
    })
}

fn link(member: &Member<'_>) -> TokenStream {
    let span = located_type(&member.ty);
    let p = &inner(span);
    let (ty, name, key) = (&member.ty, &member.wire.name, member.wire.key());
    let create = presence(p, member.presences.create);
    let update = presence(p, member.presences.update);
    let read = read(p, member);
    let (text, more) = described(&member.field.attrs);
    quote_spanned! {span=>
        #p::link_relation::<#ty>(#name, #key, #create, #update, #read, #text) #more
    }
}

/// The presence in responses, if the author gave one.
fn read(p: &Ident, member: &Member<'_>) -> TokenStream {
    match member.presences.read {
        Some(read) => {
            let read = presence(p, read);
            quote!(#p::Some(#read))
        }
        None => quote!(#p::None),
    }
}

fn attribute(
    member: &Member<'_>,
    kind: &Attribute,
    hal: bool,
    constants: &mut Constants<'_>,
) -> TokenStream {
    let span = located_type(&member.ty);
    let p = &inner(span);
    let (ty, name, key) = (&member.ty, &member.wire.name, member.wire.key());
    let create = presence(p, member.presences.create);
    let update = presence(p, member.presences.update);
    let read = read(p, member);
    let (nullable, not_null) = (kind.is_nullable(), kind.not_null.is_some());
    let constant = constant(p, kind.constant.as_ref());
    let path = p.to_token_stream();
    let place = constants.place(kind.may_contradict() || member.presences.read.is_some(), ty);
    let of = Ruled::new(&path, ty, kind.serde, place.as_ref());
    let rules = constants.ruled(&path, &of, &kind.rules);
    let (text, more) = described(&member.field.attrs);
    let spelling = match (member.presences.read, nullable, not_null) {
        (None, false, false) => quote!(#p::PLAIN),
        (None, true, false) => quote!(#p::NULLABLE),
        _ => quote!(#p::Spelling { nullable: #nullable, not_null: #not_null, read: #read }),
    };
    let (inner, patch) = (kind.inner.as_ref(), kind.patch.is_some());
    let merged = hal.then(|| merged_schema(p, ty, inner, nullable, patch));
    let more = quote!(#more #constant #rules #merged);
    if kind.serde {
        return quote_spanned! {span=>
            #p::serde_attribute(#name, #key, #create, #update, #spelling, #text) #more
        };
    }
    let attribute = kind.ruled.as_ref().map_or("attribute", |_| "ruled_attribute");
    let attribute = Ident::new(attribute, span);
    let schema = quote_spanned! {span=>
        #p::#attribute::<#ty>(#name, #key, #create, #update, #spelling, #text) #more
    };
    constants.member(&quote!(#p::MemberSchema), place, schema)
}

fn relationship(
    member: &Member<'_>,
    kind: &Relationship,
    constants: &mut Constants<'_>,
) -> TokenStream {
    let span = located_type(&member.ty);
    let p = &inner(span);
    let (ty, name, key) = (&member.ty, &member.wire.name, member.wire.key());
    let create = presence(p, member.presences.create);
    let update = presence(p, member.presences.update);
    let read = presence(p, member.presences.read.unwrap_or(Presence::Optional));
    let to_many = kind.cardinality() == Cardinality::Many;
    let option = kind.option && !to_many;
    let (text, more) = described(&member.field.attrs);
    let schema = quote_spanned! {span=>
        #p::relationship::<#ty>(
            #name,
            #key,
            #p::Presences { create: #create, update: #update, read: #read },
            #to_many,
            #option,
            #text,
        ) #more
    };
    // Under another name the type may be of another kind.
    let place = constants.place(kind.spelled.is_none(), ty);
    constants.member(&quote!(#p::RelationshipSchema), place, schema)
}
