//! One query parameter: its name in pieces, and its value.

use core::fmt;

use crate::names::is_member_name;
use crate::violation::shortened;

/// A query parameter: its name, such as `filter[q][name]`, and its value, both decoded.
///
/// ```
/// use jsonapi_core::query::Parameter;
///
/// let parameter = Parameter::new("filter[author.name][]", "Ada")?;
/// assert_eq!(parameter.base(), "filter");
/// assert_eq!(parameter.segments(), ["author.name", ""]);
/// assert_eq!(parameter.value(), "Ada");
/// assert!(Parameter::new("filter[_]", "Ada").is_err());
/// # Ok::<(), jsonapi_core::query::Malformed>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    name: String,
    base: usize,
    segments: Vec<String>,
    value: String,
}

impl Parameter {
    /// A parameter of this name.
    ///
    /// # Errors
    ///
    /// The name is none that a parameter can have (JSON:API 1.1, "Query Parameter Families"): a
    /// base, and behind it empty brackets or brackets with a legal member name, or with several
    /// that dots divide.
    pub fn new(name: impl Into<String>, value: impl Into<String>) -> Result<Self, Malformed> {
        let name = name.into();
        match family(&name) {
            Ok((base, segments)) => {
                let base = base.len();
                let segments = segments.into_iter().map(str::to_owned).collect();
                Ok(Self { name, base, segments, value: value.into() })
            }
            Err(expected) => Err(Malformed { expected, found: shortened(&name) }),
        }
    }

    /// The whole name, with its brackets.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name before the first bracket: `page` of `page[size]`.
    pub fn base(&self) -> &str {
        self.name.get(..self.base).unwrap_or_default()
    }

    /// What stands in each pair of brackets: `size` of `page[size]`, and an empty text where there
    /// is nothing.
    pub fn segments(&self) -> &[String] {
        &self.segments
    }

    /// The value.
    pub fn value(&self) -> &str {
        &self.value
    }
}

/// The base and the segments of a name, or what it should have been.
pub(super) fn family(name: &str) -> Result<(&str, Vec<&str>), &'static str> {
    let base_end = name.find('[').unwrap_or(name.len());
    let (base, mut rest) = name.split_at_checked(base_end).unwrap_or((name, ""));
    if !is_base(base) {
        return Err("a name with a legal base: a member name, or one behind an extension's \
                    namespace and a colon");
    }
    let mut segments = Vec::new();
    while !rest.is_empty() {
        let inner = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'));
        let Some((segment, behind)) = inner else {
            return Err("a name whose brackets are closed, with nothing between or behind them");
        };
        if !(segment.is_empty() || is_path(segment)) {
            return Err("a name with nothing in its brackets, or a legal member name, or several \
                        that dots divide");
        }
        segments.push(segment);
        rest = behind;
    }
    Ok((base, segments))
}

/// Whether the text is a legal member name, or an extension's name: a namespace, a colon, and
/// lower-case letters.
fn is_base(base: &str) -> bool {
    match base.split_once(':') {
        None => is_member_name(base),
        Some((namespace, rest)) => {
            !namespace.is_empty()
                && namespace.bytes().all(|byte| byte.is_ascii_alphanumeric())
                && !rest.is_empty()
                && rest.bytes().all(|byte| byte.is_ascii_lowercase())
        }
    }
}

/// Whether the text is legal member names with dots between them.
pub(super) fn is_path(text: &str) -> bool {
    text.split('.').all(is_member_name)
}

/// A text that cannot be what it was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    pub(super) expected: &'static str,
    pub(super) found: String,
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}, found `{}`", self.expected, self.found)
    }
}

impl core::error::Error for Malformed {}
