//! What the parameters of one JSON:API media type ask for.

use std::borrow::Cow;

use super::grammar::{Entry, Malformed};

/// What the parameters ask for.
#[derive(Debug, Default)]
pub(super) struct Asked<'h> {
    pub(super) ext: Option<Cow<'h, str>>,
    pub(super) profile: Option<Cow<'h, str>>,
    /// The names of the other parameters.
    pub(super) foreign: Vec<&'h str>,
}

/// The greatest weight: each is a number of thousandths.
const FULL: u16 = 1000;

impl<'h> Asked<'h> {
    /// Reads the parameters of a `Content-Type`.
    pub(super) fn of(entry: Entry<'h>) -> Result<Self, Malformed<'h>> {
        let mut asked = Self::default();
        for parameter in entry.parameters() {
            let parameter = parameter?;
            asked.take(parameter.name, parameter.value, false)?;
        }
        Ok(asked)
    }

    /// Reads the parameters of an entry of `Accept`, and its weight. Behind the weight stand no
    /// parameters of the media type (RFC 7231, section 5.3.2), but `ext` and `profile` count
    /// wherever they are, since a server must not answer without an extension that is asked for.
    pub(super) fn weighted(entry: Entry<'h>) -> Result<(Self, u16), Malformed<'h>> {
        let mut asked = Self::default();
        let mut weight = None;
        for parameter in entry.parameters() {
            let parameter = parameter?;
            if weight.is_none() && parameter.name.eq_ignore_ascii_case("q") {
                let expected = "a weight from 0 to 1 with at most three decimals, such as `q=0.5`";
                let wrong = Malformed { expected, found: parameter.value.clone() };
                weight = Some(thousandths(&parameter.value).ok_or(wrong)?);
            } else {
                asked.take(parameter.name, parameter.value, weight.is_some())?;
            }
        }
        Ok((asked, weight.unwrap_or(FULL)))
    }

    /// Whether nothing but the media type itself is asked for.
    pub(super) fn is_plain(&self) -> bool {
        let is_empty = |list: &Option<Cow<'_, str>>| {
            list.as_ref().is_none_or(|list| uris(list).next().is_none())
        };
        is_empty(&self.ext) && is_empty(&self.profile)
    }

    fn take(
        &mut self,
        name: &'h str,
        value: Cow<'h, str>,
        is_behind_weight: bool,
    ) -> Result<(), Malformed<'h>> {
        let list = if name.eq_ignore_ascii_case("ext") {
            &mut self.ext
        } else if name.eq_ignore_ascii_case("profile") {
            &mut self.profile
        } else {
            if !is_behind_weight {
                self.foreign.push(name);
            }
            return Ok(());
        };
        if list.is_some() {
            return Err(Malformed {
                expected: "each parameter at most once",
                found: Cow::Borrowed(name),
            });
        }
        *list = Some(value);
        Ok(())
    }
}

/// The URIs of a list that spaces divide.
pub(super) fn uris(list: &str) -> impl Iterator<Item = &str> {
    list.split(' ').filter(|uri| !uri.is_empty())
}

/// A weight (RFC 9110, section 12.4.2).
fn thousandths(text: &str) -> Option<u16> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    if decimals.len() > 3 || !decimals.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let decimals: u16 = format!("{decimals:0<3}").parse().ok()?;
    match (whole, decimals) {
        ("0", _) => Some(decimals),
        ("1", 0) => Some(FULL),
        _ => None,
    }
}
