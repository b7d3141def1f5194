//! URIs, language tags, relation types and pointers.

pub(super) use crate::names::{is_member_name, is_pointer};

use fluent_uri::{Uri, UriRef};
use oxilangtag::LanguageTag;

/// Whether the text is an absolute URI or one with a fragment (RFC 3986, `URI`).
pub(super) fn is_uri(text: &str) -> bool {
    Uri::parse(text).is_ok()
}

/// Whether the text is a URI reference (RFC 3986). Square brackets in the query are let pass: the
/// specification's own examples have them.
pub(super) fn is_uri_reference(text: &str) -> bool {
    if UriRef::parse(text).is_ok() {
        return true;
    }
    let (address, fragment) = text.split_at(text.find('#').unwrap_or(text.len()));
    match address.split_once('?') {
        Some((before, query)) if query.contains(['[', ']']) => {
            let encoded = query.replace('[', "%5B").replace(']', "%5D");
            UriRef::parse(format!("{before}?{encoded}{fragment}").as_str()).is_ok()
        }
        _ => false,
    }
}

/// Whether the text is a well-formed language tag (RFC 5646).
pub(super) fn is_language_tag(text: &str) -> bool {
    LanguageTag::parse(text).is_ok()
}

/// Whether the text is a relation type (RFC 8288, section 3.3): a name, or a URI.
pub(super) fn is_relation_type(text: &str) -> bool {
    let mut bytes = text.bytes();
    let is_name = bytes.next().is_some_and(|first| first.is_ascii_alphabetic())
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'));
    is_name || is_uri(text)
}

#[cfg(test)]
mod tests {
    use super::{is_relation_type, is_uri_reference};

    #[test]
    fn references_may_be_relative_and_have_brackets_in_the_query() {
        for text in ["", "/a", "a", "../x", "?page[number]=2", "//h/a", "http://h:/", "#f"] {
            assert!(is_uri_reference(text), "{text:?}");
        }
        for text in [
            "a b",
            "http://h/%zz",
            "http://[::1",
            "a\\b",
            "/[a]",
            "?a#[",
            "#a?b[c]",
            "http://h/é",
            "1:a:b",
        ] {
            assert!(!is_uri_reference(text), "{text:?}");
        }
    }

    #[test]
    fn relation_types_are_names_or_uris() {
        for text in ["self", "describedby", "Next", "a.b-c1", "https://example.com/rel"] {
            assert!(is_relation_type(text), "{text:?}");
        }
        for text in ["", "a b", "/rel", "näxt", "1a"] {
            assert!(!is_relation_type(text), "{text:?}");
        }
    }
}
