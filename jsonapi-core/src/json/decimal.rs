//! Numbers by what they mean: exact, however they are written and however large they are.

use core::cmp::Ordering;
use core::hash::{Hash, Hasher};

/// A number as its significant digits and the place of the point, so that `1e2`, `100` and `100.0`
/// are one number and no digit is lost.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Decimal<'t> {
    negative: bool,
    /// In two pieces, those before the point and those behind it; together without zeros at either
    /// end, and empty for zero.
    digits: [&'t str; 2],
    /// The digits stand behind the point of `0.…`, which is moved by this many places. An exponent
    /// too large to count is compared as it is written.
    exponent: Result<i64, (&'t str, i64)>,
}

impl<'t> Decimal<'t> {
    /// The number that this text stands for, which is one by the grammar of RFC 8259.
    pub(crate) fn of(text: &'t str) -> Self {
        let (negative, text) = match text.strip_prefix('-') {
            Some(text) => (true, text),
            None => (false, text),
        };
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let head = whole.trim_start_matches('0');
        let tail = if head.is_empty() { fraction.trim_start_matches('0') } else { fraction };
        let places =
            if head.is_empty() { -length(fraction.len() - tail.len()) } else { length(head.len()) };
        let tail = tail.trim_end_matches('0');
        let head = if tail.is_empty() { head.trim_end_matches('0') } else { head };
        if head.is_empty() && tail.is_empty() {
            return Self { negative: false, digits: ["", ""], exponent: Ok(0) };
        }
        let exponent = exponent
            .parse::<i64>()
            .ok()
            .and_then(|exponent| exponent.checked_add(places))
            .ok_or((exponent.trim_start_matches(['+', '0']), places));
        Self { negative, digits: [head, tail], exponent }
    }

    fn digits(&self) -> impl Iterator<Item = u8> {
        let [head, tail] = self.digits;
        head.bytes().chain(tail.bytes())
    }

    fn count(&self) -> usize {
        self.digits.iter().map(|piece| piece.len()).sum()
    }

    fn is_zero(&self) -> bool {
        self.count() == 0
    }

    /// The exponent, or the largest or smallest where it cannot be counted.
    fn counted(&self) -> i64 {
        match self.exponent {
            Ok(exponent) => exponent,
            Err((text, _)) if huge(text) == Ordering::Less => i64::MIN,
            Err(_) => i64::MAX,
        }
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
        by_exponent.then_with(|| self.digits().cmp(other.digits()))
    }

    /// Whether the number is another times a whole one. `of` is not zero and has at most 18
    /// significant digits.
    pub(crate) fn is_multiple_of(&self, of: &Self) -> bool {
        if self.is_zero() {
            return true;
        }
        let divisor = of.digits().fold(0, |sum, digit| sum * 10 + u128::from(digit - b'0'));
        // How many zeros the digits need behind them, so that both are whole numbers of one unit.
        let zeros = |number: &Self| {
            i128::from(number.counted()) - i128::try_from(number.count()).unwrap_or(i128::MAX / 2)
        };
        // The last digit is no zero, so fewer zeros than none make no whole number.
        let Ok(zeros) = u128::try_from(zeros(self) - zeros(of)) else { return false };
        let Some(divisor) = Some(divisor).filter(|divisor| *divisor != 0) else { return false };
        let digits =
            self.digits().fold(0, |rest, digit| (rest * 10 + u128::from(digit - b'0')) % divisor);
        (digits * power_of_ten(zeros, divisor)).is_multiple_of(divisor)
    }
}

/// The rest of a power of ten, in as many steps as its exponent has bits.
fn power_of_ten(mut exponent: u128, divisor: u128) -> u128 {
    let (mut power, mut square) = (1 % divisor, 10 % divisor);
    while exponent > 0 {
        if exponent % 2 == 1 {
            power = power * square % divisor;
        }
        square = square * square % divisor;
        exponent /= 2;
    }
    power
}

fn length(digits: usize) -> i64 {
    i64::try_from(digits).unwrap_or(i64::MAX)
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

impl PartialEq for Decimal<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.negative == other.negative
            && self.exponent == other.exponent
            && self.digits().eq(other.digits())
    }
}

impl Eq for Decimal<'_> {}

impl Hash for Decimal<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.negative.hash(state);
        self.exponent.hash(state);
        self.digits().for_each(|digit| digit.hash(state));
    }
}

impl Ord for Decimal<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let sign = |number: &Self| match (number.is_zero(), number.negative) {
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

    #[test]
    fn numbers_are_equal_however_they_are_written() {
        for (one, other) in
            [("0", "-0"), ("0e999999999999999999999", "0"), ("1e2", "100"), ("100.0", "100")]
        {
            assert_eq!(Decimal::of(one), Decimal::of(other));
            assert!(Decimal::of(one).cmp(&Decimal::of(other)).is_eq());
        }
    }

    #[test]
    fn multiples_are_exact() {
        for (number, of, is_multiple) in [
            ("0.3", "0.1", true),
            ("0.30000000000000004", "0.1", false),
            ("0", "7", true),
            ("-4.5", "1.5", true),
            ("25", "10", false),
            ("30", "10", true),
            ("3e1", "10", true),
            ("50", "25", true),
            ("0.25", "0.05", true),
            ("1e400", "7", false),
            ("7e400", "7", true),
            ("1e400", "1024", true),
            ("1e9", "1024", false),
            ("1e10", "1024", true),
            ("1e-400", "0.1", false),
            ("1e999999999999999999999", "3", false),
            ("1e999999999999999999999", "8", true),
            ("3e999999999999999999999", "3", true),
            ("1e-999999999999999999999", "3", false),
            ("123456789012345678901234567890", "999999999999999989", false),
            ("999999999999999989999999999999999989", "999999999999999989", true),
        ] {
            let number = Decimal::of(number);
            assert_eq!(number.is_multiple_of(&Decimal::of(of)), is_multiple, "{number:?} {of}");
        }
    }
}
