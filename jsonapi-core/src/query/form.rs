//! Query strings as pairs of names and values: `application/x-www-form-urlencoded`, to which JSON:API
//! refers (JSON:API 1.1, "Parsing/Serializing Query Parameters").

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What the serializer of the URL standard leaves as it is; a space becomes `+`.
const ENCODED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'*').remove(b'-').remove(b'.').remove(b'_').remove(b' ');

/// The names and values of a query string, without its `?`, decoded, in their order.
///
/// As the URL standard has it: `+` is a space, a percent sign without two hexadecimal digits behind
/// it is itself, bytes that are no UTF-8 become U+FFFD, a name without `=` has an empty value, and
/// what is empty between two `&` is nothing.
///
/// ```
/// use jsonapi_core::query;
///
/// let pairs: Vec<_> = query::decode("sort=-created&&page%5Bsize%5D=5+%zz&include").collect();
/// assert_eq!(
///     pairs,
///     [
///         ("sort".into(), "-created".into()),
///         ("page[size]".into(), "5 %zz".into()),
///         ("include".into(), "".into()),
///     ],
/// );
/// ```
pub fn decode(query: &str) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
    pieces(query).map(|(_, piece)| decoded_pair(piece))
}

/// The query string, without its `?`, of a URL, of a path with a query, or of what is a query already:
/// it has `=` before any `?`, or neither `?` nor a slash at its start.
///
/// ```
/// use jsonapi_core::query;
///
/// assert_eq!(query::of_url("https://example.com/articles?include=author#top"), "include=author");
/// assert_eq!(query::of_url("/articles"), "");
/// assert_eq!(query::of_url("filter[title]=what?"), "filter[title]=what?");
/// ```
pub fn of_url(url: &str) -> &str {
    let url = url.split('#').next().unwrap_or_default();
    match url.split_once('?') {
        Some((before, query)) if !before.contains('=') => query,
        None if url.starts_with('/') || url.contains("://") => "",
        _ => url,
    }
}

/// The pairs of a query string as they are written, each with its place.
pub(super) fn pieces(query: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut next = 0;
    let placed = query.split('&').map(move |piece| {
        let start = next;
        next += piece.len() + 1;
        (start, piece)
    });
    placed.filter(|(_, piece)| !piece.is_empty())
}

/// The name and the value of one pair.
pub(super) fn decoded_pair(piece: &str) -> (Cow<'_, str>, Cow<'_, str>) {
    let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
    (decoded(name), decoded(value))
}

fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('+') {
        return percent_decode_str(text).decode_utf8_lossy();
    }
    let spaced = text.replace('+', " ");
    Cow::Owned(percent_decode_str(&spaced).decode_utf8_lossy().into_owned())
}

/// Names and values as a query string, everything encoded that the URL standard encodes, the
/// brackets in names as well.
///
/// ```
/// use jsonapi_core::query;
///
/// let query = query::encode([("page[size]", "5"), ("filter[name]", "a b&c")]);
/// assert_eq!(query, "page%5Bsize%5D=5&filter%5Bname%5D=a+b%26c");
/// ```
pub fn encode<N: AsRef<str>, V: AsRef<str>>(pairs: impl IntoIterator<Item = (N, V)>) -> String {
    let mut query = String::new();
    for (name, value) in pairs {
        push(&mut query, name.as_ref(), value.as_ref());
    }
    query
}

/// Adds one pair to a query string.
pub(super) fn push(query: &mut String, name: &str, value: &str) {
    if !query.is_empty() {
        query.push('&');
    }
    push_encoded(query, name);
    query.push('=');
    push_encoded(query, value);
}

fn push_encoded(query: &mut String, text: &str) {
    for piece in utf8_percent_encode(text, ENCODED) {
        if piece.contains(' ') {
            query.push_str(&piece.replace(' ', "+"));
        } else {
            query.push_str(piece);
        }
    }
}
