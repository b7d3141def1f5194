//! Doc comments and deprecation of a field.

use syn::{Attribute, Expr, Lit, Meta};

/// The attributes that go from a field to everything generated from it.
pub(crate) fn carried(attributes: &[Attribute]) -> impl Iterator<Item = &Attribute> {
    attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("doc") || is_deprecated(attribute))
}

fn is_deprecated(attribute: &Attribute) -> bool {
    attribute.path().is_ident("deprecated")
}

/// Whether one of them is `#[deprecated]`.
pub(crate) fn deprecated(attributes: &[Attribute]) -> bool {
    attributes.iter().any(is_deprecated)
}

/// The doc comment as a text, without the space that follows each `///`.
pub(crate) fn text(attributes: &[Attribute]) -> String {
    let mut text = String::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("doc")) {
        let Meta::NameValue(pair) = &attribute.meta else { continue };
        let Expr::Lit(literal) = &pair.value else { continue };
        let Lit::Str(line) = &literal.lit else { continue };
        let line = line.value();
        text.push_str(line.strip_prefix(' ').unwrap_or(&line));
        text.push('\n');
    }
    text.trim().to_owned()
}
