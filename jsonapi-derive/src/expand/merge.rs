//! Members that a merge patch (RFC 7396) changes one by one: an object's patch in place of the
//! object.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::Type;

use super::items::{located_type, moved};
use super::slots::{Slot, attribute};
use crate::model::{Attribute, Kind, Member};

/// The slot of a member of a patch.
pub(super) fn in_patch(p: &TokenStream, member: &Member<'_>) -> Option<Slot> {
    match &member.kind {
        Kind::Attribute(kind) if kind.patch.is_some() => Some(merged(p, member, kind, false)),
        Kind::Attribute(kind) => Some(attribute(p, member, kind, false, None)),
        Kind::Relationship(_) => None,
    }
}

/// An object that is merged member by member: its setter changes its patch.
pub(super) fn merged(
    p: &TokenStream,
    member: &Member<'_>,
    kind: &Attribute,
    required: bool,
) -> Slot {
    let q = &moved(p, located_type(&member.ty));
    let patch = patch_of(q, member, kind);
    let ty = Type::Verbatim(patch_type(q, member, kind));
    let kind = || kind.merged(Type::Verbatim(patch.clone()));
    let member = Member {
        field: member.field,
        ident: member.ident.clone(),
        ty,
        wire: member.wire.clone(),
        presences: member.presences,
        index: member.index,
        kind: Kind::Attribute(kind()),
    };
    attribute(p, &member, &kind(), required, Some(&patch))
}

/// The type of a member of a merge patch, as it is read.
pub(super) fn merged_type(p: &impl ToTokens, member: &Member<'_>) -> TokenStream {
    match &member.kind {
        Kind::Attribute(kind) if kind.patch.is_some() => patch_type(p, member, kind),
        _ => member.ty.to_token_stream(),
    }
}

/// The type that a member of a merge patch has where it has a value. Bounds are on this one: what
/// holds of it holds of the `Option`, and not the other way round.
pub(super) fn merged_value(p: &impl ToTokens, member: &Member<'_>) -> TokenStream {
    match &member.kind {
        Kind::Attribute(kind) if kind.patch.is_some() => patch_of(p, member, kind),
        _ => crate::model::option_of(&member.ty).unwrap_or(&member.ty).to_token_stream(),
    }
}

/// The type of a member where it is merged: as at the field, with the object's patch in place of
/// the object.
fn patch_type(p: &impl ToTokens, member: &Member<'_>, kind: &Attribute) -> TokenStream {
    let patch = patch_of(p, member, kind);
    match (&kind.inner, kind.is_nullable()) {
        (Some(_), _) => quote!(::core::option::Option<#patch>),
        (None, true) => quote_spanned!(located_type(&member.ty)=> #p::Patch<#patch>),
        (None, false) => patch,
    }
}

/// The patch of an object.
fn patch_of(p: &impl ToTokens, member: &Member<'_>, kind: &Attribute) -> TokenStream {
    let object = object_of(p, &member.ty, kind.inner.as_ref(), kind.is_nullable());
    quote_spanned!(located_type(&member.ty)=> <#object as #p::MayMerge>::Patch)
}

/// The object that a member has where it has a value.
fn object_of(p: &impl ToTokens, ty: &Type, inner: Option<&Type>, is_nullable: bool) -> TokenStream {
    match inner {
        Some(inner) => inner.to_token_stream(),
        None if is_nullable => quote_spanned!(located_type(ty)=> <#ty as #p::Nullable>::Value),
        None => ty.to_token_stream(),
    }
}

/// Behind the schema of a member that updates may merge, what holds its type against the word
/// `patch`.
pub(super) fn merged_schema(
    p: &impl ToTokens,
    ty: &Type,
    inner: Option<&Type>,
    is_nullable: bool,
    patch: bool,
) -> TokenStream {
    let span = located_type(ty);
    if !patch {
        return quote_spanned!(span=> .merged());
    }
    let object = object_of(p, ty, inner, is_nullable);
    quote_spanned!(span=> .patched::<#object>())
}
