//! How an endpoint paginates, and what it understands of the family `page`.

use core::fmt;
use std::sync::Arc;

use super::found::{At, Found, nearest};
use super::{Page, Parameter, QueryLimits, SortField};
use crate::violation::{ParameterFault, shortened};

/// How an endpoint paginates a collection (JSON:API 1.1, "Pagination").
///
/// ```
/// use jsonapi_core::query::{DynamicQuery, Endpoint, Page, Pages};
///
/// let pages = Pages::cursor().default_size(20).max_size(50).cursors(|text| text.len() == 3);
/// let endpoint = Endpoint::any().pages(pages);
/// let query = endpoint.parse("page[after]=abc").unwrap();
/// assert_eq!(query.page(), Some(&Page::after("abc").with_size(20)));
///
/// let violations = endpoint.parse("page[after]=abcd&page[size]=51").unwrap_err();
/// assert_eq!(
///     violations.to_string(),
///     "page[after]: Expected a cursor of this collection, found `abcd`.\n\
///      page[size]: Expected a size of at most 50, found `51`.",
/// );
/// ```
#[derive(Clone)]
pub struct Pages {
    strategy: Strategy,
    default_size: u64,
    max_size: Option<u64>,
    has_ranges: bool,
    /// Sort fields in whose order the collection is not paginated.
    unpaginated: Vec<String>,
    /// Whether a text is a cursor.
    is_cursor: Option<IsCursor>,
}

type IsCursor = Arc<dyn Fn(&str) -> bool + Send + Sync>;

#[derive(Debug, Clone, PartialEq, Eq)]
enum Strategy {
    None,
    Number,
    Offset,
    Cursor,
    /// Members that the server understands by itself.
    Members(Vec<String>),
    /// Any members.
    Any,
}

/// The last place in a collection that a request can name: more resources have no database.
const LAST: u64 = i64::MAX as u64;

impl Pages {
    const fn of(strategy: Strategy) -> Self {
        Self {
            strategy,
            default_size: 20,
            max_size: None,
            has_ranges: false,
            unpaginated: Vec::new(),
            is_cursor: None,
        }
    }

    /// No pages: a parameter of the family is refused.
    pub const fn none() -> Self {
        Self::of(Strategy::None)
    }

    /// Numbered pages: `page[number]` from 1, and `page[size]`.
    pub const fn number() -> Self {
        Self::of(Strategy::Number)
    }

    /// Pages that begin anywhere: `page[offset]` and `page[limit]`.
    pub const fn offset() -> Self {
        Self::of(Strategy::Offset)
    }

    /// The Cursor Pagination profile: `page[after]`, `page[before]` and `page[size]`.
    pub const fn cursor() -> Self {
        Self::of(Strategy::Cursor)
    }

    /// Members of the family that the server understands by itself, as a [`Page::Other`].
    pub fn members<N: Into<String>>(names: impl IntoIterator<Item = N>) -> Self {
        Self::of(Strategy::Members(names.into_iter().map(Into::into).collect()))
    }

    /// Any members of the family, as a [`Page::Other`].
    pub const fn any() -> Self {
        Self::of(Strategy::Any)
    }

    /// The size of a page where the request does not say it; 20 if it is not set. It is at least 1
    /// and at most the largest size, whatever is set here (Cursor Pagination, "`page[size]`").
    #[must_use]
    pub const fn default_size(mut self, size: u64) -> Self {
        self.default_size = size;
        self
    }

    /// The largest size of a page; that of the [`QueryLimits`] if it is not set.
    #[must_use]
    pub const fn max_size(mut self, size: u64) -> Self {
        self.max_size = Some(size);
        self
    }

    /// With cursors: `page[after]` and `page[before]` may come together (Cursor Pagination,
    /// "Combining `page[after]` and `page[before]`").
    #[must_use]
    pub const fn ranges(mut self) -> Self {
        self.has_ranges = true;
        self
    }

    /// With cursors: in the order of these fields the collection is not paginated, so that a request
    /// for it is refused (Cursor Pagination, "Unsupported Sort Error").
    #[must_use]
    pub fn unpaginated<N: Into<String>>(mut self, fields: impl IntoIterator<Item = N>) -> Self {
        self.unpaginated = fields.into_iter().map(Into::into).collect();
        self
    }

    /// Which texts are cursors of the collection; any but the empty one if it is not set.
    #[must_use]
    pub fn cursors(mut self, are: impl Fn(&str) -> bool + Send + Sync + 'static) -> Self {
        self.is_cursor = Some(Arc::new(are));
        self
    }

    /// The members of the family that the strategy has.
    fn names(&self) -> Vec<&str> {
        match &self.strategy {
            Strategy::None | Strategy::Any => Vec::new(),
            Strategy::Number => vec!["number", "size"],
            Strategy::Offset => vec!["offset", "limit"],
            Strategy::Cursor => vec!["after", "before", "size"],
            Strategy::Members(names) => names.iter().map(|name| &**name).collect(),
        }
    }

    fn max(&self, limits: &QueryLimits) -> u64 {
        self.max_size.unwrap_or(limits.page_size).max(1)
    }

    fn default(&self, limits: &QueryLimits) -> u64 {
        self.default_size.clamp(1, self.max(limits))
    }

    /// Whether the strategy has this parameter; it is reported if not.
    pub(super) fn know(&self, at: At<'_>, parameter: &Parameter, found: &mut Found) -> bool {
        if self.strategy == Strategy::None {
            found.push(at, ParameterFault::Unsupported);
            return false;
        }
        if self.strategy == Strategy::Any {
            return true;
        }
        let names = self.names();
        let member = match parameter.segments() {
            [member] => member.as_str(),
            _ => "",
        };
        let is_known = names.contains(&member);
        if !is_known {
            let nearest = nearest(names, member).map(|name| format!("page[{name}]"));
            found.push(at, ParameterFault::Unknown { nearest, reserved: false });
        }
        is_known
    }

    /// The page that the parameters, which the strategy has, ask for.
    pub(super) fn read(
        &self,
        parameters: Vec<(usize, Parameter)>,
        limits: &QueryLimits,
        found: &mut Found,
    ) -> Option<Page> {
        let mut members = Members { parameters: &parameters, found };
        match &self.strategy {
            Strategy::None => None,
            Strategy::Number => Some(Page::Number {
                number: members.number("number", 1, LAST).unwrap_or(1),
                size: Some(self.size("size", limits, &mut members)),
            }),
            Strategy::Offset => Some(Page::Offset {
                offset: members.number("offset", 0, LAST).unwrap_or(0),
                limit: Some(self.size("limit", limits, &mut members)),
            }),
            Strategy::Cursor => Some(self.cursor_page(limits, &mut members)),
            Strategy::Members(_) | Strategy::Any if parameters.is_empty() => None,
            Strategy::Members(_) | Strategy::Any => {
                Some(Page::Other(parameters.into_iter().map(|(_, parameter)| parameter).collect()))
            }
        }
    }

    fn size(&self, name: &str, limits: &QueryLimits, members: &mut Members<'_, '_>) -> u64 {
        members.number(name, 1, self.max(limits)).unwrap_or_else(|| self.default(limits))
    }

    fn cursor_page(&self, limits: &QueryLimits, members: &mut Members<'_, '_>) -> Page {
        let after = self.place("after", members);
        let before = self.place("before", members);
        let is_range = after.is_some() && before.is_some();
        if let Some((at, _)) = members.get("before").filter(|_| is_range && !self.has_ranges) {
            members.found.push(at, ParameterFault::RangeNotSupported);
        }
        let default = if is_range { self.max(limits) } else { self.default(limits) };
        let size = members.cursor_size(self.max(limits)).unwrap_or(default);
        Page::Cursor { after, before, size: Some(size) }
    }

    fn place(&self, name: &str, members: &mut Members<'_, '_>) -> Option<String> {
        let (at, cursor) = members.get(name)?;
        let is_cursor = match &self.is_cursor {
            Some(is_cursor) => is_cursor(cursor),
            None => !cursor.is_empty(),
        };
        if !is_cursor {
            members.found.invalid(at, "a cursor of this collection", cursor);
        }
        Some(cursor.to_owned())
    }

    /// Reports the first sort field in whose order the collection is not paginated.
    pub(super) fn check_sort(&self, sort: &[SortField], at: At<'_>, found: &mut Found) {
        let mut fields = sort.iter().map(SortField::field);
        if self.strategy == Strategy::Cursor
            && let Some(field) = fields.find(|field| self.unpaginated.iter().any(|it| it == field))
        {
            found.push(at, ParameterFault::UnsupportedSort { field: shortened(field) });
        }
    }
}

/// The parameters of the family, each with its place.
struct Members<'m, 'f> {
    parameters: &'m [(usize, Parameter)],
    found: &'f mut Found,
}

impl<'m> Members<'m, '_> {
    fn get(&self, name: &str) -> Option<(At<'m>, &'m str)> {
        let mut parameters = self.parameters.iter();
        let (offset, parameter) = parameters.find(|(_, it)| it.segments() == [name])?;
        Some((At { name: Some(parameter.name()), offset: *offset }, parameter.value()))
    }

    /// A whole number within these bounds, both included.
    fn number(&mut self, name: &str, min: u64, max: u64) -> Option<u64> {
        let (at, value) = self.get(name)?;
        let number = whole(value).filter(|number| (min..=max).contains(number));
        if number.is_none() {
            self.found.invalid(at, format!("a whole number from {min} to {max}"), value);
        }
        number
    }

    /// A positive number, and a fault of its own if it is too large.
    fn cursor_size(&mut self, max_size: u64) -> Option<u64> {
        let (at, value) = self.get("size")?;
        match whole(value) {
            None | Some(0) => self.found.invalid(at, "a whole number from 1 on", value),
            Some(size) if size > max_size => {
                let found = shortened(value);
                self.found.push(at, ParameterFault::MaxSizeExceeded { max_size, found });
            }
            size => return size,
        }
        None
    }
}

/// The number that the digits 0 to 9 stand for, and nothing else; of a number that is too large the
/// greatest there is.
fn whole(text: &str) -> Option<u64> {
    let is_whole = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_whole.then(|| text.parse().unwrap_or(u64::MAX))
}

impl fmt::Debug for Pages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("strategy", &self.strategy)
            .field("default_size", &self.default_size)
            .field("max_size", &self.max_size)
            .field("has_ranges", &self.has_ranges)
            .field("unpaginated", &self.unpaginated)
            .finish_non_exhaustive()
    }
}
