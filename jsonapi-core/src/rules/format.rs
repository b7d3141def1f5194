//! The formats that a string can have, by the names that JSON Schema gives them.

use core::fmt;
use core::net::{Ipv4Addr, Ipv6Addr};

use super::count::is_same;

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

    /// The format that JSON Schema gives this name.
    pub(super) const fn named(name: &str) -> Option<Self> {
        let mut rest: &[Self] = &ALL;
        while let [format, others @ ..] = rest {
            if is_same(format.name().as_bytes(), name.as_bytes()) {
                return Some(*format);
            }
            rest = others;
        }
        None
    }

    /// The smallest and the largest number of characters of such a text.
    pub(super) const fn lengths(self) -> (usize, usize) {
        match self {
            Self::DateTime => (20, usize::MAX),
            Self::Date => (10, 10),
            Self::Time => (9, usize::MAX),
            // 64 of the local part, and the name of a host.
            Self::Email => (3, 64 + 1 + 253),
            Self::Hostname => (1, 253),
            Self::Ipv4 => (7, 15),
            Self::Ipv6 => (2, 45),
            Self::Uri => (2, usize::MAX),
            Self::UriReference => (0, usize::MAX),
            Self::Uuid => (36, 36),
        }
    }

    /// Whether no text has both formats. Dates, times and UUIDs have forms of their own; other texts
    /// may look like several.
    pub(super) const fn excludes(self, other: Self) -> bool {
        let is_wide = matches!(self, Self::Hostname | Self::UriReference);
        let is_excluded = match other {
            Self::Date | Self::Uuid => !is_wide,
            // The colons of a time are neither in a name nor in a first segment.
            Self::DateTime | Self::Time => true,
            _ => false,
        };
        is_excluded && !is_same(self.name().as_bytes(), other.name().as_bytes())
    }

    /// Whether a text has the format.
    pub fn matches(self, text: &str) -> bool {
        if let Some(has_format) = self.known(text.as_bytes()) {
            return has_format;
        }
        match self {
            Self::Ipv4 => text.parse::<Ipv4Addr>().is_ok(),
            Self::Ipv6 => text.parse::<Ipv6Addr>().is_ok(),
            Self::Email => text.rsplit_once("@[").is_some_and(|(_, domain)| is_address(domain)),
            #[cfg(feature = "uri")]
            Self::Uri => fluent_uri::Uri::parse(text).is_ok(),
            #[cfg(feature = "uri")]
            Self::UriReference => fluent_uri::UriRef::parse(text).is_ok(),
            _ => true,
        }
    }

    /// Whether a text has the format, as far as constants can tell.
    pub(super) const fn known(self, text: &[u8]) -> Option<bool> {
        match self {
            Self::DateTime => Some(is_date_time(text)),
            Self::Date => Some(is_date(text)),
            Self::Time => Some(is_time(text)),
            Self::Hostname => Some(is_hostname(text)),
            Self::Uuid => Some(has_form(text, b"xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx")),
            Self::Email => is_email(text),
            Self::Ipv4 | Self::Ipv6 => None,
            // Without the feature no rule has these: it would not compile.
            Self::Uri | Self::UriReference => None,
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

const ALL: [Format; 10] = [
    Format::DateTime,
    Format::Date,
    Format::Time,
    Format::Email,
    Format::Hostname,
    Format::Ipv4,
    Format::Ipv6,
    Format::Uri,
    Format::UriReference,
    Format::Uuid,
];

/// Whether the text has a hexadecimal digit wherever the form has `x`, and the form's own character
/// elsewhere.
const fn has_form(mut text: &[u8], mut form: &[u8]) -> bool {
    while let ([byte, behind @ ..], [expected, others @ ..]) = (text, form) {
        let fits = match *expected {
            b'x' => byte.is_ascii_hexdigit(),
            expected => *byte == expected,
        };
        if !fits {
            return false;
        }
        (text, form) = (behind, others);
    }
    text.is_empty() && form.is_empty()
}

/// The number of two digits.
const fn pair(tens: u8, ones: u8) -> Option<u32> {
    match (tens, ones) {
        (b'0'..=b'9', b'0'..=b'9') => Some((tens - b'0') as u32 * 10 + (ones - b'0') as u32),
        _ => None,
    }
}

const fn is_date(text: &[u8]) -> bool {
    let [c1, c2, y1, y2, b'-', m1, m2, b'-', d1, d2] = text else { return false };
    let (Some(century), Some(year), Some(month), Some(day)) =
        (pair(*c1, *c2), pair(*y1, *y2), pair(*m1, *m2), pair(*d1, *d2))
    else {
        return false;
    };
    let year = century * 100 + year;
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => 0,
    };
    1 <= day && day <= days
}

const fn is_date_time(text: &[u8]) -> bool {
    match text.split_at_checked("2018-01-31".len()) {
        Some((date, [b'T' | b't', time @ ..])) => is_date(date) && is_time(time),
        _ => false,
    }
}

const fn is_time(text: &[u8]) -> bool {
    let [h1, h2, b':', m1, m2, b':', s1, s2, rest @ ..] = text else { return false };
    let (Some(hour), Some(minute), Some(second)) = (pair(*h1, *h2), pair(*m1, *m2), pair(*s1, *s2))
    else {
        return false;
    };
    let offset = match rest {
        [b'.', b'0'..=b'9', fraction @ ..] => {
            let mut rest = fraction;
            while let [b'0'..=b'9', others @ ..] = rest {
                rest = others;
            }
            rest
        }
        rest => rest,
    };
    let Some(behind) = minutes_of_offset(offset) else { return false };
    // A leap second is the last one of a day in UTC.
    let in_utc = (hour as i64 * 60 + minute as i64 - behind).rem_euclid(24 * 60);
    hour < 24 && minute < 60 && (second < 60 || (second == 60 && in_utc == 24 * 60 - 1))
}

/// How many minutes a time is ahead of UTC.
const fn minutes_of_offset(text: &[u8]) -> Option<i64> {
    let (sign, hours, minutes) = match text {
        [b'Z' | b'z'] => return Some(0),
        [b'+', h1, h2, b':', m1, m2] => (1, pair(*h1, *h2), pair(*m1, *m2)),
        [b'-', h1, h2, b':', m1, m2] => (-1, pair(*h1, *h2), pair(*m1, *m2)),
        _ => return None,
    };
    match (hours, minutes) {
        (Some(hours @ 0..24), Some(minutes @ 0..60)) => {
            Some(sign * (hours as i64 * 60 + minutes as i64))
        }
        _ => None,
    }
}

/// Whether a text is a `Mailbox` of RFC 5321, section 4.1.2, within the lengths of section 4.5.3.1;
/// `None` if that depends on whether what stands in brackets is an address.
const fn is_email(text: &[u8]) -> Option<bool> {
    let mut local = text;
    let domain = loop {
        match local {
            [before @ .., b'@'] => {
                local = before;
                break text.split_at(before.len() + 1).1;
            }
            [before @ .., _] => local = before,
            [] => return Some(false),
        }
    };
    let is_local = match local {
        [b'"', quoted @ .., b'"'] => is_quoted(quoted),
        local => is_dotted(local),
    };
    match domain {
        _ if !is_local || local.len() > 64 => Some(false),
        [b'[', .., b']'] => None,
        domain => Some(is_hostname(domain)),
    }
}

/// Whether this is the address of a host, with the bracket behind it.
fn is_address(text: &str) -> bool {
    let Some(text) = text.strip_suffix(']') else { return false };
    match text.strip_prefix("IPv6:") {
        Some(address) => address.parse::<Ipv6Addr>().is_ok(),
        None => text.parse::<Ipv4Addr>().is_ok(),
    }
}

/// Atoms with dots between.
const fn is_dotted(text: &[u8]) -> bool {
    let mut rest = text;
    let mut is_empty = true;
    while let [byte, others @ ..] = rest {
        match *byte {
            b'.' if is_empty => return false,
            b'.' => is_empty = true,
            byte if is_atom(byte) => is_empty = false,
            _ => return false,
        }
        rest = others;
    }
    !is_empty
}

const fn is_atom(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(byte, b'!' | b'#'..=b'\'' | b'*' | b'+' | b'-' | b'/')
        || matches!(byte, b'=' | b'?' | b'^'..=b'`' | b'{'..=b'~')
}

/// What stands between the quotation marks of a local part.
const fn is_quoted(text: &[u8]) -> bool {
    let mut rest = text;
    loop {
        rest = match rest {
            [] => return true,
            [b'\\', b' '..=b'~', others @ ..] => others,
            [b'\\' | b'"', ..] => return false,
            [b' '..=b'~', others @ ..] => others,
            _ => return false,
        };
    }
}

const fn is_hostname(text: &[u8]) -> bool {
    if text.len() > 253 {
        return false;
    }
    // The length of the label so far, and whether it may end here.
    let (mut length, mut may_end) = (0, false);
    let mut rest = text;
    while let [byte, others @ ..] = rest {
        match *byte {
            b'.' if may_end => (length, may_end) = (0, false),
            b'-' if length > 0 => (length, may_end) = (length + 1, false),
            byte if byte.is_ascii_alphanumeric() => (length, may_end) = (length + 1, true),
            _ => return false,
        }
        if length > 63 {
            return false;
        }
        rest = others;
    }
    may_end
}
