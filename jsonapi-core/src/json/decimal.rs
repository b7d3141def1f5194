//! Numbers of any length, compared without loss.

use core::cmp::Ordering;
use std::borrow::Cow;

/// A number as its significant digits and the place of the point, so that `1e2`, `100` and `100.0`
/// are one number and no digit is lost.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Decimal<'t> {
    negative: bool,
    /// Without zeros at either end; empty for zero.
    digits: Cow<'t, str>,
    /// The digits stand behind the point of `0.…`, which is moved by this many places. An exponent
    /// too large to count is compared as it is written.
    exponent: Result<i64, (&'t str, i64)>,
}

impl<'t> Decimal<'t> {
    /// What the text of a number means.
    pub(crate) fn of(number: &'t str) -> Self {
        let (negative, text) = match number.strip_prefix('-') {
            Some(text) => (true, text),
            None => (false, number),
        };
        let (mantissa, exponent_text) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits: Cow<'t, str> =
            if fraction.is_empty() { whole.into() } else { format!("{whole}{fraction}").into() };
        let significant = digits.trim_start_matches('0');
        let leading = digits.len() - significant.len();
        let significant = significant.trim_end_matches('0').to_owned();
        if significant.is_empty() {
            return Self { negative: false, digits: Cow::Borrowed(""), exponent: Ok(0) };
        }
        let places = i64::try_from(whole.len()).unwrap_or(i64::MAX)
            - i64::try_from(leading).unwrap_or(i64::MAX);
        let exponent = exponent_text
            .parse::<i64>()
            .ok()
            .and_then(|exponent| exponent.checked_add(places))
            .ok_or((exponent_text.trim_start_matches(['+', '0']), places));
        Self { negative, digits: Cow::Owned(significant), exponent }
    }

    /// Which absolute value is larger. Neither is zero.
    fn compare_sizes(&self, other: &Self) -> Ordering {
        let by_exponent = match (self.exponent, other.exponent) {
            (Ok(one), Ok(other)) => one.cmp(&other),
            (Ok(_), Err((text, _))) => huge(text).reverse(),
            (Err((text, _)), Ok(_)) => huge(text),
            (Err((one, one_places)), Err((other, other_places))) => {
                compare_texts(one, other).then(one_places.cmp(&other_places))
            }
        };
        // Without zeros at their beginning, digits behind the point compare as text.
        by_exponent.then_with(|| self.digits.cmp(&other.digits))
    }
}

/// Whether an exponent too large to count makes a number larger or smaller than others.
fn huge(exponent: &str) -> Ordering {
    if exponent.starts_with('-') { Ordering::Less } else { Ordering::Greater }
}

/// Compares exponents that are too large to count.
fn compare_texts(one: &str, other: &str) -> Ordering {
    let size = |text: &str| text.trim_start_matches(['-', '0']).len();
    let digits = |text: &'_ str| text.trim_start_matches(['-', '0']).to_owned();
    let sizes = size(one).cmp(&size(other)).then_with(|| digits(one).cmp(&digits(other)));
    match (huge(one), huge(other)) {
        (Ordering::Greater, Ordering::Greater) => sizes,
        (Ordering::Less, Ordering::Less) => sizes.reverse(),
        (one, _) => one,
    }
}

impl Ord for Decimal<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let sign = |number: &Self| match (number.digits.is_empty(), number.negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        };
        let (one_sign, other_sign) = (sign(self), sign(other));
        one_sign.cmp(&other_sign).then_with(|| match one_sign {
            0 => Ordering::Equal,
            1 => self.compare_sizes(other),
            _ => other.compare_sizes(self),
        })
    }
}

impl PartialOrd for Decimal<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn numbers_are_in_the_order_of_their_values() {
        let ascending = [
            "-1e99999999999999999999",
            "-1e400",
            "-100.1",
            "-100",
            "-0.5",
            "-1e-400",
            "-1e-99999999999999999999",
            "0",
            "1e-99999999999999999999",
            "1e-400",
            "0.009",
            "0.01",
            "0.1",
            "0.1000000000000000055",
            "1",
            "9",
            "10",
            "10.5",
            "123456789012345678901234567890",
            "123456789012345678901234567891",
            "1e400",
            "1e99999999999999999999",
            "1e100000000000000000000",
        ];
        for (place, one) in ascending.iter().enumerate() {
            for (other_place, other) in ascending.iter().enumerate() {
                let (one_number, other_number) = (Decimal::of(one), Decimal::of(other));
                assert_eq!(one_number.cmp(&other_number), place.cmp(&other_place), "{one} {other}");
            }
        }
    }
}
