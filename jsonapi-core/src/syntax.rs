//! Texts with a grammar of their own: URIs, relation types, language tags, names of headers.
//!
//! Readers and writers hold texts against the same rules. The parsers of URIs and language tags
//! come with the feature `check`; without it, only what no such text can have is found.

/// What a URI reference is called where one is missing.
pub(crate) const URI_REFERENCE: &str = "a URI reference (RFC 3986)";
pub(crate) const URI: &str = "a URI (RFC 3986)";
pub(crate) const RELATION_TYPE: &str = "a link relation type (RFC 8288)";
pub(crate) const LANGUAGE_TAG: &str = "a language tag (RFC 5646)";
pub(crate) const HEADER_NAME: &str = "the name of one header (RFC 9110)";
pub(crate) const STATUS: &str = "an HTTP status code (RFC 9110)";

/// Whether the text is an absolute URI or one with a fragment (RFC 3986, `URI`).
pub(crate) fn is_uri(text: &str) -> bool {
    parsers::is_uri(text)
}

/// Whether the text is a URI reference (RFC 3986). Square brackets in the query are let pass: the
/// specification's own examples have them.
pub(crate) fn is_uri_reference(text: &str) -> bool {
    is_plain_reference(text) || is_other_reference(text)
}

#[inline(never)]
fn is_other_reference(text: &str) -> bool {
    parsers::is_uri_reference(text)
        || with_encoded_brackets(text).is_some_and(|text| parsers::is_uri_reference(&text))
}

/// The reference with the square brackets in its query percent-encoded, if there are any.
pub(crate) fn with_encoded_brackets(text: &str) -> Option<String> {
    let (address, fragment) = text.split_at(text.find('#').unwrap_or(text.len()));
    let (before, query) = address.split_once('?')?;
    if !query.contains(['[', ']']) {
        return None;
    }
    let encoded = query.replace('[', "%5B").replace(']', "%5D");
    Some(format!("{before}?{encoded}{fragment}"))
}

/// Whether the text is a reference that needs no parser, and no escapes in JSON: a path with its
/// slash, with or without a host in front of it, of characters that mean nothing in particular
/// there. Nearly all links are.
#[inline]
pub(crate) fn is_plain_reference(text: &str) -> bool {
    let behind_scheme = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let rest = behind_scheme.unwrap_or(text).as_bytes();
    let begins = match (behind_scheme, rest) {
        // A second slash would begin a host.
        (None, [first, second, ..]) => *first == b'/' && *second != b'/',
        (None, [only]) => *only == b'/',
        (Some(_), _) => true,
        (None, []) => false,
    };
    begins && are_plain(rest)
}

/// Whether all bytes may stand anywhere in a path or query, and in a host as well. It takes whole
/// blocks of them, of which the compiler makes vectors; those behind the last are in another one.
#[inline]
fn are_plain(bytes: &[u8]) -> bool {
    let (blocks, rest) = bytes.as_chunks::<16>();
    let is_plain = |block: &[u8; 16]| block.iter().fold(true, |all, byte| all & is_plain(*byte));
    match bytes.last_chunk() {
        Some(last) => blocks.iter().fold(is_plain(last), |all, block| all & is_plain(block)),
        None => rest.iter().all(|byte| self::is_plain(*byte)),
    }
}

/// Letters, digits and `-` `.` `/` `,` `_` `~` `?` `=` `&`.
#[inline]
fn is_plain(byte: u8) -> bool {
    let is_letter = (byte | 0x20).wrapping_sub(b'a') < 26;
    // They follow each other from the comma on.
    let is_digit_or_near = byte.wrapping_sub(b',') <= b'9' - b',';
    // A minimum of differences rather than comparisons: of these the compiler makes no vectors.
    let others = [b'_', b'~', b'?', b'=', b'&'];
    let is_other = others.iter().fold(u8::MAX, |least, other| least.min(byte ^ other)) == 0;
    is_letter | is_digit_or_near | is_other
}

/// Whether the text is a well-formed language tag (RFC 5646).
pub(crate) fn is_language_tag(text: &str) -> bool {
    parsers::is_language_tag(text)
}

/// Whether the text is a relation type (RFC 8288, section 3.3): a name, or a URI.
pub(crate) fn is_relation_type(text: &str) -> bool {
    let mut bytes = text.bytes();
    let is_name = bytes.next().is_some_and(|first| first.is_ascii_alphabetic())
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'));
    is_name || is_uri(text)
}

/// Whether the character may stand in a token of HTTP (RFC 9110, section 5.6.2).
pub(crate) fn is_token_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(character)
}

/// Whether the text is the name of a header.
pub(crate) fn is_header_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_token_character)
}

/// Whether the text is a status code of HTTP (RFC 9110, section 15).
pub(crate) fn is_status(text: &str) -> bool {
    matches!(text.as_bytes(), [b'1'..=b'5', b'0'..=b'9', b'0'..=b'9'])
}

#[cfg(feature = "check")]
mod parsers {
    use fluent_uri::{Uri, UriRef};
    use oxilangtag::LanguageTag;

    pub(super) fn is_uri(text: &str) -> bool {
        Uri::parse(text).is_ok()
    }

    pub(super) fn is_uri_reference(text: &str) -> bool {
        UriRef::parse(text).is_ok()
    }

    pub(super) fn is_language_tag(text: &str) -> bool {
        LanguageTag::parse(text).is_ok()
    }
}

/// What holds of every such text, and of some others.
#[cfg(not(feature = "check"))]
mod parsers {
    pub(super) fn is_uri(text: &str) -> bool {
        let Some((scheme, _)) = text.split_once(':') else { return false };
        let is_inside = |byte: u8| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme.bytes().all(is_inside)
            && is_uri_reference(text)
    }

    pub(super) fn is_uri_reference(text: &str) -> bool {
        let is_inside = |byte: u8| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte);
        let is_hexadecimal =
            |digits: &str| digits.bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2;
        text.bytes().all(is_inside)
            && text.split('%').skip(1).all(is_hexadecimal)
            && text.matches('#').count() < 2
    }

    pub(super) fn is_language_tag(text: &str) -> bool {
        text.split('-').all(|subtag| {
            (1..=8).contains(&subtag.len()) && subtag.bytes().all(|it| it.is_ascii_alphanumeric())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{
        is_header_name, is_language_tag, is_plain_reference, is_relation_type, is_status, is_uri,
        is_uri_reference, parsers,
    };

    #[test]
    fn references_may_be_relative_and_have_brackets_in_the_query() {
        for text in ["", "/a", "a", "../x", "?page[number]=2", "//h/a", "http://h:/", "#f"] {
            assert!(is_uri_reference(text), "{text:?}");
        }
        for text in ["a b", "http://h/%zz", "a\\b", "#a#b", "http://h/é", "%4", "a\n"] {
            assert!(!is_uri_reference(text), "{text:?}");
        }
    }

    #[test]
    #[cfg(feature = "check")]
    fn the_parsers_know_where_characters_may_stand() {
        for text in ["http://[::1", "/[a]", "?a#[", "#a?b[c]", "1:a:b"] {
            assert!(!is_uri_reference(text), "{text:?}");
        }
        for text in ["en-a", "de-419-DE", "a", "abcd-efg"] {
            assert!(!is_language_tag(text), "{text:?}");
        }
    }

    #[test]
    fn what_needs_no_parser_passes_it() {
        let long = format!("https://{}", "AZaz09-._~/?=&,".repeat(9));
        for text in ["/", "/a", "/a/b-c_d.?e", "https://h", "http://a.b/c?d", "https://", &long] {
            assert!(is_plain_reference(text), "{text:?}");
            assert!(parsers::is_uri_reference(text), "{text:?}");
        }
        for text in ["", "a", "//h", "a:b", "/a b", "/%", "/[", "http://h:80/", "ftp://h", "/é"] {
            assert!(!is_plain_reference(text), "{text:?}");
        }
        for place in 0..40 {
            for other in (0..=0x7F).map(char::from).filter(|it| !it.is_ascii_alphanumeric()) {
                let (before, behind) = ("a".repeat(place), "a".repeat(39 - place));
                let is_plain = "-./,_~?=&".contains(other);
                let text = format!("/b{before}{other}{behind}");
                assert_eq!(is_plain_reference(&text), is_plain, "{text:?}");
            }
        }
    }

    #[test]
    fn uris_have_a_scheme() {
        for text in ["https://example.com/a", "urn:a", "a+b:c"] {
            assert!(is_uri(text), "{text:?}");
        }
        for text in ["", "/a", "a", "1:a", "a b:c", "https://example.com/a b"] {
            assert!(!is_uri(text), "{text:?}");
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

    #[test]
    fn language_tags_are_made_of_subtags() {
        for text in ["en", "de-CH-1996", "i-klingon", "x-private"] {
            assert!(is_language_tag(text), "{text:?}");
        }
        for text in ["", "en_US", "-en", "en-", "en--US", "englishlang", "é"] {
            assert!(!is_language_tag(text), "{text:?}");
        }
    }

    #[test]
    fn headers_have_tokens_for_names_and_statuses_three_digits() {
        for text in ["Accept", "x-a_1", "!"] {
            assert!(is_header_name(text), "{text:?}");
        }
        for text in ["", "Accept, Prefer", "a b", "a:", "é"] {
            assert!(!is_header_name(text), "{text:?}");
        }
        for (text, expected) in [("404", true), ("599", true), ("600", false), ("4x4", false)] {
            assert_eq!(is_status(text), expected, "{text:?}");
        }
        assert!(!is_status("") && !is_status("0404") && !is_status("teapot"));
    }
}
