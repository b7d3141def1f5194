//! The links from one page of a collection to the others.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::links::{Link, Links};
use crate::query::form;

/// The links `first`, `prev`, `next` and `last` of a response (JSON:API 1.1, "Pagination"), made
/// from the URL of the request: what else it asks for stays as it is written there.
///
/// A link that leads to no page is `null`.
///
/// ```
/// use jsonapi_core::query::{Extent, PageLinks};
///
/// let links = PageLinks::of("/articles?include=author,tags&page[number]=2&page[size]=10")
///     .number(2, 10, Extent::Total(21));
/// let url = |name: &str| links.get(name).unwrap().url().unwrap().to_owned();
/// assert_eq!(
///     url("next"),
///     "/articles?include=author,tags&page%5Bnumber%5D=3&page%5Bsize%5D=10",
/// );
/// assert_eq!(
///     url("prev"),
///     "/articles?include=author,tags&page%5Bnumber%5D=1&page%5Bsize%5D=10",
/// );
/// assert_eq!(url("last"), url("next"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageLinks<'u> {
    url: &'u str,
}

/// How far a collection goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// It has so many resources. Then there is a link to the last page.
    Total(u64),
    /// Whether it goes on behind the page. Then nobody knows which page is the last one.
    More(bool),
}

/// What a parameter becomes in a link: another value, or nothing.
type Change<'c> = (&'c str, Option<&'c str>);

impl<'u> PageLinks<'u> {
    /// Links from the URL of the request, or from its path and query.
    pub fn of(url: &'u str) -> Self {
        // No server gets to see a fragment.
        Self { url: url.split('#').next().unwrap_or_default() }
    }

    /// From one of numbered pages, counted from 1, with at most so many resources.
    pub fn number(self, number: u64, size: u64, extent: Extent) -> Links {
        let last = extent.total().map(|total| total.div_ceil(size.max(1)).max(1));
        let to = |number: u64| self.with_number("page[number]", number);
        let prev = number.checked_sub(1).filter(|prev| *prev > 0);
        let next = number.checked_add(1);
        links(
            to(1),
            prev.map(|prev| to(prev.min(last.unwrap_or(prev)))),
            next.filter(|next| extent.reaches(last, *next)).map(to),
            last.map(to),
        )
    }

    /// From a page that begins at this place, counted from 0, with at most so many resources.
    pub fn offset(self, offset: u64, limit: u64, extent: Extent) -> Links {
        let limit = limit.max(1);
        let last = extent.total().map(|total| total.saturating_sub(1) / limit * limit);
        let to = |offset: u64| self.with_number("page[offset]", offset);
        let prev = (offset > 0).then(|| offset.saturating_sub(limit));
        let next = offset.checked_add(limit);
        links(
            to(0),
            prev.map(|prev| to(prev.min(last.unwrap_or(prev)))),
            next.filter(|next| match extent {
                Extent::Total(total) => *next < total,
                Extent::More(more) => more,
            })
            .map(to),
            last.map(to),
        )
    }

    /// From a page of the Cursor Pagination profile: `prev` leads to the resources before the first
    /// cursor, `next` to those behind the second one. `None` says that there are none, which a
    /// server has to find out for `next` if the request has no `page[before]`, and for `prev` if it
    /// has no `page[after]` (Cursor Pagination, "Links"). There is no link to the last page.
    pub fn cursor(self, before: Option<&str>, after: Option<&str>) -> Links {
        let to = |after: Option<&str>, before: Option<&str>| {
            self.with(&[("page[after]", after), ("page[before]", before)])
        };
        links(
            to(None, None),
            before.map(|before| to(None, Some(before))),
            after.map(|after| to(Some(after), None)),
            None,
        )
    }

    fn with_number(self, name: &str, number: u64) -> String {
        self.with(&[(name, Some(itoa::Buffer::new().format(number)))])
    }

    /// The URL with other values of these parameters, each where it is, or at the end if it is not
    /// there.
    fn with(self, changes: &[Change<'_>]) -> String {
        let (path, query) = self.url.split_once('?').unwrap_or((self.url, ""));
        let mut written = String::with_capacity(query.len());
        let mut waiting = changes.to_vec();
        for (_, piece) in form::pieces(query) {
            let (name, value) = form::decoded_pair(piece);
            if !changes.iter().any(|(changed, _)| *changed == name) {
                push_kept(&mut written, piece);
                continue;
            }
            // Where the parameter comes again, the first one counts.
            let Some(place) = waiting.iter().position(|(changed, _)| *changed == name) else {
                continue;
            };
            match waiting.remove(place) {
                (_, Some(new)) if new == value => push_kept(&mut written, piece),
                (name, Some(new)) => form::push(&mut written, name, new),
                (_, None) => {}
            }
        }
        for (name, value) in waiting {
            if let Some(value) = value {
                form::push(&mut written, name, value);
            }
        }
        if written.is_empty() { path.to_owned() } else { format!("{path}?{written}") }
    }
}

impl Extent {
    const fn total(self) -> Option<u64> {
        match self {
            Self::Total(total) => Some(total),
            Self::More(_) => None,
        }
    }

    /// Whether there is a page of this number.
    fn reaches(self, last: Option<u64>, number: u64) -> bool {
        match self {
            Self::Total(_) => last.is_some_and(|last| number <= last),
            Self::More(more) => more,
        }
    }
}

fn links(first: String, prev: Option<String>, next: Option<String>, last: Option<String>) -> Links {
    let or_null = |url: Option<String>| url.map_or(Link::Null, Link::Url);
    let links =
        Links::new().with("first", first).with("prev", or_null(prev)).with("next", or_null(next));
    match last {
        Some(last) => links.with("last", last),
        None => links,
    }
}

/// What cannot stand in the query of a URI as it is (RFC 3986, section 3.4). Servers take some of it
/// all the same, such as brackets.
const FOREIGN: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Adds a parameter as it is written, but for what cannot stand in a URI: that is encoded, which
/// means the same.
fn push_kept(query: &mut String, piece: &str) {
    if !query.is_empty() {
        query.push('&');
    }
    for (index, part) in piece.split('%').enumerate() {
        if index > 0 {
            let is_escape = part
                .as_bytes()
                .first_chunk()
                .is_some_and(|[one, two]| one.is_ascii_hexdigit() && two.is_ascii_hexdigit());
            query.push_str(if is_escape { "%" } else { "%25" });
        }
        query.extend(utf8_percent_encode(part, FOREIGN));
    }
}
