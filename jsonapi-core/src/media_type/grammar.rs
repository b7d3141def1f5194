//! How HTTP writes media types in headers (RFC 9110, sections 5.6 and 8.3.1).

use std::borrow::Cow;

use crate::syntax::is_token_character;

/// A media type or range as it stands in a header, with the parameters behind it unread.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'h> {
    /// Such as `application/vnd.api+json` or `*/*`.
    pub(super) range: &'h str,
    parameters: &'h str,
}

/// A parameter of a media type.
#[derive(Debug)]
pub(super) struct Parameter<'h> {
    pub(super) name: &'h str,
    /// The value without its quotes.
    pub(super) value: Cow<'h, str>,
}

/// What breaks the grammar.
#[derive(Debug)]
pub(super) struct Malformed<'h> {
    pub(super) expected: &'static str,
    /// What stands there.
    pub(super) found: Cow<'h, str>,
}

impl<'h> Entry<'h> {
    pub(super) fn of(text: &'h str) -> Self {
        let (range, parameters) = text.split_once(';').unwrap_or((text, ""));
        Self { range: range.trim_matches(is_space), parameters }
    }

    /// The parameters in their order, up to the first that breaks the grammar. Nothing between two
    /// semicolons is no parameter, as RFC 9110 has it.
    pub(super) fn parameters(self) -> impl Iterator<Item = Result<Parameter<'h>, Malformed<'h>>> {
        let mut rest = self.parameters;
        std::iter::from_fn(move || {
            rest = rest.trim_start_matches(|character| character == ';' || is_space(character));
            if rest.is_empty() {
                return None;
            }
            let result = parameter(rest);
            rest = result.as_ref().map_or("", |(_, behind)| behind);
            Some(result.map(|(parameter, _)| parameter))
        })
    }
}

/// The items of a list that commas divide, each with its place; empty ones are passed over, as
/// recipients have to (RFC 9110, section 5.6.1).
pub(crate) fn items(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    let mut is_quoted = false;
    let mut is_escaped = false;
    let is_comma = move |character: char| {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = is_quoted,
            '"' => is_quoted = !is_quoted,
            ',' => return !is_quoted,
            _ => {}
        }
        false
    };
    line.split(is_comma)
        .map(move |item| {
            let at = start;
            start += item.len() + 1;
            (at, item.trim_matches(is_space))
        })
        .filter(|(_, item)| !item.is_empty())
}

/// The parameter at the start of the text, and what is behind it and its white space.
fn parameter(text: &str) -> Result<(Parameter<'_>, &str), Malformed<'_>> {
    let (name, rest) = token(text);
    if name.is_empty() {
        return Err(Malformed { expected: "the name of a parameter", found: Cow::Borrowed(text) });
    }
    let expected = "`=` behind the parameter's name";
    let rest = rest.strip_prefix('=').ok_or(Malformed { expected, found: Cow::Borrowed(rest) })?;
    let (value, behind) = match rest.strip_prefix('"') {
        Some(inside) => quoted(inside)?,
        None => match token(rest) {
            ("", found) => {
                return Err(Malformed {
                    expected: "the parameter's value",
                    found: Cow::Borrowed(found),
                });
            }
            (value, behind) => (Cow::Borrowed(value), behind),
        },
    };
    let behind = behind.trim_start_matches(is_space);
    if !behind.is_empty() && !behind.starts_with(';') {
        let expected = "`;` or the end behind the value, which needs quotation marks if it has \
                        more than letters, digits and signs such as `-`";
        return Err(Malformed { expected, found: Cow::Borrowed(behind) });
    }
    Ok((Parameter { name, value }, behind))
}

/// The token at the start of the text, which may be empty, and what is behind it.
fn token(text: &str) -> (&str, &str) {
    text.split_at(text.find(|character| !is_token_character(character)).unwrap_or(text.len()))
}

/// What a quotation mark before the text and the next one enclose, and what is behind that.
fn quoted(text: &str) -> Result<(Cow<'_, str>, &str), Malformed<'_>> {
    let mut value = Cow::Borrowed("");
    let mut rest = text;
    loop {
        let is_special = |character: char| {
            matches!(character, '"' | '\\') || (character.is_ascii_control() && character != '\t')
        };
        let Some(end) = rest.find(is_special) else {
            return Err(Malformed {
                expected: "a quotation mark behind the value",
                found: Cow::Borrowed(""),
            });
        };
        let (plain, special) = rest.split_at(end);
        value += plain;
        let mut behind = special.chars();
        match behind.next() {
            Some('"') => return Ok((value, behind.as_str())),
            Some('\\') => match behind.next() {
                Some(escaped) if !escaped.is_ascii_control() || escaped == '\t' => {
                    value.to_mut().push(escaped);
                    rest = behind.as_str();
                }
                _ => {
                    let expected = "a character behind `\\`";
                    return Err(Malformed { expected, found: Cow::Borrowed(special) });
                }
            },
            _ => {
                let expected = "text without control characters";
                return Err(Malformed { expected, found: Cow::Borrowed(special) });
            }
        }
    }
}

/// White space within a header.
const fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t')
}
