//! The formats that a string can have, by the names that JSON Schema gives them.

use core::fmt;
use core::net::{Ipv4Addr, Ipv6Addr};

/// A format of strings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// A day and a time with an offset (RFC 3339, `date-time`).
    DateTime,
    /// A day (RFC 3339, `full-date`).
    Date,
    /// A time with an offset (RFC 3339, `full-time`).
    Time,
    /// An e-mail address (RFC 5321, `Mailbox`).
    Email,
    /// The name of a host (RFC 1123, section 2.1).
    Hostname,
    /// An IPv4 address (RFC 2673, section 3.2).
    Ipv4,
    /// An IPv6 address (RFC 4291, section 2.2).
    Ipv6,
    /// A URI (RFC 3986). Needs the feature `uri`.
    Uri,
    /// A URI or a relative reference (RFC 3986). Needs the feature `uri`.
    UriReference,
    /// A UUID (RFC 9562).
    Uuid,
}

impl Format {
    /// The name that JSON Schema gives it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::DateTime => "date-time",
            Self::Date => "date",
            Self::Time => "time",
            Self::Email => "email",
            Self::Hostname => "hostname",
            Self::Ipv4 => "ipv4",
            Self::Ipv6 => "ipv6",
            Self::Uri => "uri",
            Self::UriReference => "uri-reference",
            Self::Uuid => "uuid",
        }
    }

    /// What is expected where a string has another format.
    pub(crate) const fn expected(self) -> &'static str {
        match self {
            Self::DateTime => "a date-time such as 2018-01-31T12:00:00Z",
            Self::Date => "a date such as 2018-01-31",
            Self::Time => "a time with its offset such as 12:00:00Z",
            Self::Email => "an e-mail address",
            Self::Hostname => "the name of a host",
            Self::Ipv4 => "an IPv4 address",
            Self::Ipv6 => "an IPv6 address",
            Self::Uri => "a URI",
            Self::UriReference => "a URI or a relative reference",
            Self::Uuid => "a UUID",
        }
    }

    /// Whether a text has the format.
    pub fn matches(self, text: &str) -> bool {
        match self {
            Self::DateTime => is_date_time(text),
            Self::Date => is_date(text),
            Self::Time => is_time(text),
            Self::Email => is_email(text),
            Self::Hostname => is_hostname(text),
            Self::Ipv4 => text.parse::<Ipv4Addr>().is_ok(),
            Self::Ipv6 => text.parse::<Ipv6Addr>().is_ok(),
            #[cfg(feature = "uri")]
            Self::Uri => fluent_uri::Uri::parse(text).is_ok(),
            #[cfg(feature = "uri")]
            Self::UriReference => fluent_uri::UriRef::parse(text).is_ok(),
            // No rule has these then: it would not compile.
            #[cfg(not(feature = "uri"))]
            Self::Uri | Self::UriReference => true,
            Self::Uuid => has_form(text, "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"),
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Whether the text has a digit wherever the form has `0`, a hexadecimal one wherever it has `x`,
/// and the form's own character elsewhere.
fn has_form(text: &str, form: &str) -> bool {
    text.len() == form.len()
        && text.bytes().zip(form.bytes()).all(|(byte, expected)| match expected {
            b'0' => byte.is_ascii_digit(),
            b'x' => byte.is_ascii_hexdigit(),
            expected => byte.eq_ignore_ascii_case(&expected),
        })
}

/// The number that stands at this place; the text has digits there.
fn number(text: &str, from: usize, to: usize) -> u32 {
    text.get(from..to).and_then(|digits| digits.parse().ok()).unwrap_or(u32::MAX)
}

fn is_date(text: &str) -> bool {
    if !has_form(text, "0000-00-00") {
        return false;
    }
    let (year, month, day) = (number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => 0,
    };
    (1..=days).contains(&day)
}

fn is_date_time(text: &str) -> bool {
    match text.split_at_checked("2018-01-31T".len()) {
        Some((date, time)) => date.strip_suffix(['T', 't']).is_some_and(is_date) && is_time(time),
        None => false,
    }
}

fn is_time(text: &str) -> bool {
    let Some((time, rest)) = text.split_at_checked("12:00:00".len()) else { return false };
    let offset = match rest.strip_prefix('.') {
        Some(fraction) => fraction.trim_start_matches(|digit: char| digit.is_ascii_digit()),
        None => rest,
    };
    let has_empty_fraction = rest.starts_with('.') && rest.len() == offset.len() + 1;
    if !has_form(time, "00:00:00") || has_empty_fraction {
        return false;
    }
    let Some(behind) = minutes_of_offset(offset) else { return false };
    let (hour, minute, second) = (number(time, 0, 2), number(time, 3, 5), number(time, 6, 8));
    // A leap second is the last one of a day in UTC.
    let in_utc = (i64::from(hour) * 60 + i64::from(minute) - behind).rem_euclid(24 * 60);
    hour < 24 && minute < 60 && (second < 60 || (second == 60 && in_utc == 24 * 60 - 1))
}

/// How many minutes a time is ahead of UTC.
fn minutes_of_offset(text: &str) -> Option<i64> {
    if text.eq_ignore_ascii_case("Z") {
        return Some(0);
    }
    let (sign, form) = match text.as_bytes().first()? {
        b'+' => (1, "+00:00"),
        _ => (-1, "-00:00"),
    };
    if !has_form(text, form) {
        return None;
    }
    let (hours, minutes) = (number(text, 1, 3), number(text, 4, 6));
    (hours < 24 && minutes < 60).then(|| sign * (i64::from(hours) * 60 + i64::from(minutes)))
}

/// A `Mailbox` of RFC 5321, section 4.1.2, within the lengths of section 4.5.3.1.
fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let is_domain = match domain.strip_prefix('[').and_then(|domain| domain.strip_suffix(']')) {
        Some(literal) => match literal.strip_prefix("IPv6:") {
            Some(address) => address.parse::<Ipv6Addr>().is_ok(),
            None => literal.parse::<Ipv4Addr>().is_ok(),
        },
        None => is_hostname(domain),
    };
    let is_local = match local.strip_prefix('"').and_then(|local| local.strip_suffix('"')) {
        Some(quoted) => is_quoted(quoted),
        None => local.split('.').all(|atom| !atom.is_empty() && atom.bytes().all(is_atom)),
    };
    is_local && is_domain && local.len() <= 64
}

const fn is_atom(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(byte, b'!' | b'#'..=b'\'' | b'*' | b'+' | b'-' | b'/')
        || matches!(byte, b'=' | b'?' | b'^'..=b'`' | b'{'..=b'~')
}

/// What stands between the quotation marks of a local part.
fn is_quoted(text: &str) -> bool {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let is_legal = match byte {
            b'"' => false,
            b'\\' => bytes.next().is_some_and(|escaped| matches!(escaped, b' '..=b'~')),
            byte => matches!(byte, b' '..=b'~'),
        };
        if !is_legal {
            return false;
        }
    }
    true
}

fn is_hostname(text: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    text.len() <= 253 && text.split('.').all(is_label)
}
