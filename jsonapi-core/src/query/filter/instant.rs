//! Date-times by RFC 3339, as points in time that can be compared.

use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};

/// A date-time (RFC 3339, section 5.6): the text, and the point in time that it names.
///
/// Two are equal if they are one point in time, whatever their offsets.
///
/// ```
/// use jsonapi_core::query::filter::DateTime;
///
/// let noon = DateTime::parse("2018-01-01T12:00:00.000Z").unwrap();
/// assert_eq!(noon, DateTime::parse("2018-01-01T14:00:00+02:00").unwrap());
/// assert!(DateTime::parse("2018-01-01").is_none());
/// ```
#[derive(Debug, Clone)]
pub struct DateTime {
    text: String,
    seconds: i64,
    nanoseconds: u32,
}

impl DateTime {
    /// Reads a date-time with at most nine digits of a second. A leap second counts as the second
    /// behind it.
    pub fn parse(text: &str) -> Option<Self> {
        let (date, rest) = text.split_at_checked(10)?;
        let days = days(date)?;
        let rest = rest.strip_prefix(['T', 't'])?.as_bytes();
        let hour = number(rest, 0, 2).filter(|hour| *hour < 24)?;
        let minute = number(rest, 3, 2).filter(|minute| *minute < 60)?;
        let second = number(rest, 6, 2).filter(|second| *second <= 60)?;
        (rest.get(2) == Some(&b':') && rest.get(5) == Some(&b':')).then_some(())?;
        let (nanoseconds, rest) = fraction(rest.get(8..)?)?;
        let offset = offset(rest)?;
        let seconds = days * 86_400 + (hour * 60 + minute - offset) * 60 + second;
        Some(Self { text: text.to_owned(), seconds, nanoseconds })
    }

    /// The text as it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    pub const fn seconds(&self) -> i64 {
        self.seconds
    }

    /// Nanoseconds behind the second.
    pub const fn nanoseconds(&self) -> u32 {
        self.nanoseconds
    }

    const fn instant(&self) -> (i64, u32) {
        (self.seconds, self.nanoseconds)
    }
}

/// The digits behind a point as nanoseconds, and what follows them.
fn fraction(text: &[u8]) -> Option<(u32, &[u8])> {
    let Some(digits) = text.strip_prefix(b".") else { return Some((0, text)) };
    let length = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if !(1..=9).contains(&length) {
        return None;
    }
    let value = u32::try_from(number(digits, 0, length)?).ok()?;
    let missing = u32::try_from(9 - length).ok()?;
    Some((value * 10u32.pow(missing), digits.get(length..)?))
}

/// The minutes by which a local time is ahead.
fn offset(text: &[u8]) -> Option<i64> {
    match text {
        b"Z" | b"z" => Some(0),
        [sign @ (b'+' | b'-'), _, _, b':', _, _] => {
            let hours = number(text, 1, 2).filter(|hours| *hours < 24)?;
            let minutes = number(text, 4, 2).filter(|minutes| *minutes < 60)?;
            let ahead = hours * 60 + minutes;
            Some(if *sign == b'-' { -ahead } else { ahead })
        }
        _ => None,
    }
}

/// Days since 1970-01-01 of a date such as `2018-01-31`.
pub(super) fn days(text: &str) -> Option<i64> {
    let text = text.as_bytes();
    if text.len() != 10 || text.get(4) != Some(&b'-') || text.get(7) != Some(&b'-') {
        return None;
    }
    let (year, month, day) = (number(text, 0, 4)?, number(text, 5, 2)?, number(text, 8, 2)?);
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => return None,
    };
    if !(1..=length).contains(&day) {
        return None;
    }
    // Counted from March on, the leap day is the last of its year.
    let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
    let leaps = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    Some(year * 365 + leaps + (month * 153 + 2) / 5 + day - 1 - 719_468)
}

fn number(text: &[u8], start: usize, length: usize) -> Option<i64> {
    let digits = text.get(start..start + length)?;
    digits.iter().try_fold(0, |value, byte| {
        byte.is_ascii_digit().then(|| value * 10 + i64::from(byte - b'0'))
    })
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Eq for DateTime {}

impl PartialEq for DateTime {
    fn eq(&self, other: &Self) -> bool {
        self.instant() == other.instant()
    }
}

impl Hash for DateTime {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.instant().hash(state);
    }
}

impl Ord for DateTime {
    fn cmp(&self, other: &Self) -> Ordering {
        self.instant().cmp(&other.instant())
    }
}

impl PartialOrd for DateTime {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::{DateTime, days};

    #[test]
    fn days_are_counted_from_1970() {
        for (date, expected) in [
            ("1970-01-01", 0),
            ("1969-12-31", -1),
            ("2000-02-29", 11_016),
            ("2000-03-01", 11_017),
            ("2018-01-31", 17_562),
            ("0000-01-01", -719_528),
            ("9999-12-31", 2_932_896),
        ] {
            assert_eq!(days(date), Some(expected), "{date}");
        }
        for date in
            ["1900-02-29", "2018-13-01", "2018-00-01", "2018-04-31", "2018-1-01", "2018/01/01"]
        {
            assert_eq!(days(date), None, "{date}");
        }
    }

    #[test]
    fn date_times_are_points_in_time() {
        let instant = |text: &str| DateTime::parse(text).map(|it| (it.seconds, it.nanoseconds));
        for (text, expected) in [
            ("1970-01-01T00:00:00Z", (0, 0)),
            ("1970-01-01t00:00:00.5z", (0, 500_000_000)),
            ("1970-01-01T01:00:00.000000001+01:00", (0, 1)),
            ("1969-12-31T23:30:00-00:30", (0, 0)),
            ("2016-12-31T23:59:60Z", (1_483_228_800, 0)),
        ] {
            assert_eq!(instant(text), Some(expected), "{text}");
        }
        for text in [
            "",
            "2018-01-01",
            "2018-01-01 00:00:00Z",
            "2018-01-01T00:00:00",
            "2018-01-01T24:00:00Z",
            "2018-01-01T00:00Z",
            "2018-01-01T00:00:00.Z",
            "2018-01-01T00:00:00.1234567890Z",
            "2018-01-01T00:00:00+0100",
            "2018-01-01T00:00:00Zé",
            "2018-01-01T00:00:é0Z",
        ] {
            assert_eq!(instant(text), None, "{text}");
        }
    }
}
