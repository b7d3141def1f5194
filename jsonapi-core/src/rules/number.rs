//! Bounds of numbers in constants: whole numbers of the smallest unit that the rules mention.

use super::Rule;
use crate::schema::Kind;

/// The numbers that bounds leave.
#[derive(Clone, Copy)]
pub(super) struct Range {
    /// The smallest one that may be there, or the least number that can be told.
    least: i128,
    /// The largest one that may be there, or the most that can be told.
    most: i128,
    /// What all of them are multiples of, if that is known.
    step: Option<i128>,
}

impl Range {
    /// The numbers of the kind that hold the rules; `None` if that cannot be told.
    pub(super) const fn of(kind: Kind, rules: &[Rule], scale: u32) -> Option<Self> {
        let Some(unit) = 10_i128.checked_pow(scale) else { return None };
        let mut range = Self { least: i128::MIN, most: i128::MAX, step: None };
        if let Kind::Integer { min, max } = kind {
            range.least = min.saturating_mul(unit);
            range.most = match max {
                0..=0x7FFF_FFFF_FFFF_FFFF_FFFF_FFFF_FFFF_FFFF => {
                    max.cast_signed().saturating_mul(unit)
                }
                _ => i128::MAX,
            };
            range.step = Some(unit);
        }
        let mut rest = rules;
        while let [first, others @ ..] = rest {
            match *first {
                Rule::Min(limit) => range.from(scaled(limit, scale)),
                Rule::ExclusiveMin(limit) => range.from(beside(scaled(limit, scale), 1)),
                Rule::Max(limit) => range.to(scaled(limit, scale)),
                Rule::ExclusiveMax(limit) => range.to(beside(scaled(limit, scale), -1)),
                // Nothing but 0 is a multiple then.
                Rule::MultipleOf(of) if is_too_large(kind, of) => {
                    range.from(0);
                    range.to(0);
                    range.step = Some(1);
                }
                Rule::MultipleOf(of) => match multiple(range.step, scaled(of, scale)) {
                    Some(step) => range.step = Some(step),
                    None => return None,
                },
                _ => {}
            }
            rest = others;
        }
        Some(range)
    }

    const fn from(&mut self, least: i128) {
        if least > self.least {
            self.least = least;
        }
    }

    const fn to(&mut self, most: i128) {
        if most < self.most {
            self.most = most;
        }
    }

    /// How many numbers there are; `None` if there is no end of them, or if that cannot be told.
    pub(super) const fn count(&self) -> Option<u128> {
        let Some(step) = self.step else { return None };
        // The numbers at the ends may stand for longer ones.
        if self.least == i128::MIN || self.most == i128::MAX {
            return None;
        }
        let above = match self.least.rem_euclid(step) {
            0 => 0,
            above => step - above,
        };
        let Some(first) = self.least.checked_add(above) else { return None };
        if first > self.most {
            return Some(0);
        }
        (self.most.abs_diff(first) / step.unsigned_abs()).checked_add(1)
    }
}

/// The number so far from another. One at an end stands for any that is longer.
const fn beside(number: i128, distance: i128) -> i128 {
    match number {
        i128::MIN | i128::MAX => number,
        _ => number.saturating_add(distance),
    }
}

/// Whether the number is one of them.
pub(super) const fn has(range: &Range, number: i128) -> bool {
    let is_step = match range.step {
        Some(step) => number % step == 0,
        None => true,
    };
    // The numbers at the ends may stand for longer ones.
    let is_longer = number == i128::MIN || number == i128::MAX;
    number >= range.least && number <= range.most && (is_step || is_longer)
}

/// Whether no whole number is within the bounds, however long they are.
pub(super) const fn is_without_integers(rules: &[Rule]) -> bool {
    let (mut least, mut most): (Option<Whole>, Option<Whole>) = (None, None);
    let mut rest = rules;
    while let [first, others @ ..] = rest {
        let (from, to) = match *first {
            Rule::Min(limit) => (Whole::beside(limit, true), None),
            Rule::ExclusiveMin(limit) => match Whole::beside(limit, false) {
                Some(below) => (below.next(true), None),
                None => (None, None),
            },
            Rule::Max(limit) => (None, Whole::beside(limit, false)),
            Rule::ExclusiveMax(limit) => match Whole::beside(limit, true) {
                Some(above) => (None, above.next(false)),
                None => (None, None),
            },
            _ => (None, None),
        };
        if from.is_some() {
            least = from;
        }
        if to.is_some() {
            most = to;
        }
        rest = others;
    }
    match (least, most) {
        (Some(least), Some(most)) => most.is_less(least),
        _ => false,
    }
}

/// A whole number. Zero is not negative.
#[derive(Clone, Copy)]
struct Whole {
    is_negative: bool,
    size: u128,
}

impl Whole {
    const fn new(is_negative: bool, size: u128) -> Self {
        Self { is_negative: is_negative && size > 0, size }
    }

    /// The nearest one that is not below the limit, or not above it; `None` if it is too large.
    const fn beside(limit: &str, above: bool) -> Option<Self> {
        let (whole, fraction) = parts(limit);
        let (is_negative, digits) = match whole {
            [b'-', digits @ ..] => (true, digits),
            digits => (false, digits),
        };
        let is_farther = !fraction.is_empty() && is_negative != above;
        match magnitude(digits) {
            Some(size) => match size.checked_add(is_farther as u128) {
                Some(size) => Some(Self::new(is_negative, size)),
                None => None,
            },
            None => None,
        }
    }

    /// The one behind it, upward or downward.
    const fn next(self, upward: bool) -> Option<Self> {
        if self.size > 0 && self.is_negative == upward {
            return Some(Self::new(self.is_negative, self.size - 1));
        }
        match self.size.checked_add(1) {
            Some(size) => Some(Self::new(!upward, size)),
            None => None,
        }
    }

    const fn is_less(self, other: Self) -> bool {
        match (self.is_negative, other.is_negative) {
            (false, false) => self.size < other.size,
            (true, true) => self.size > other.size,
            (is_negative, _) => is_negative,
        }
    }
}

/// Whether no number of the kind reaches a bound, however far away it is, or is one of the values.
pub(super) const fn is_out_of_reach(kind: Kind, rule: Rule) -> bool {
    match rule {
        Rule::Min(limit) => is_beyond(kind, limit, true, true),
        Rule::ExclusiveMin(limit) => is_beyond(kind, limit, false, true),
        Rule::Max(limit) => is_beyond(kind, limit, true, false),
        Rule::ExclusiveMax(limit) => is_beyond(kind, limit, false, false),
        Rule::OneOfNumbers(allowed) => {
            let mut rest = allowed;
            while let [value, others @ ..] = rest {
                if is_beyond(kind, value, true, true) || is_beyond(kind, value, true, false) {
                    return true;
                }
                rest = others;
            }
            false
        }
        _ => false,
    }
}

/// Whether a positive number is larger than all numbers of the kind, whatever their signs.
const fn is_too_large(kind: Kind, number: &str) -> bool {
    let is_below = match kind {
        Kind::Integer { min, .. } if min < 0 => {
            matches!(magnitude(parts(number).0), Some(size) if size <= min.unsigned_abs())
        }
        _ => false,
    };
    !is_below && is_beyond(kind, number, true, true)
}

/// Whether all numbers of the kind are below a limit, or above it if that is not upward.
const fn is_beyond(kind: Kind, limit: &str, is_inside: bool, upward: bool) -> bool {
    let (whole, fraction) = parts(limit);
    let whole = match (whole, upward) {
        ([b'-', ..], true) => return false,
        ([b'-', digits @ ..], false) | (digits, true) => digits,
        (_, false) => return false,
    };
    let most = match kind {
        Kind::Integer { max, .. } if upward => max,
        Kind::Integer { min, .. } if min < 0 => min.unsigned_abs(),
        Kind::Number { bits: 32 } => return is_as_large(whole, FIRST_BEYOND_32_BITS.as_bytes()),
        Kind::Number { .. } => return is_as_large(whole, FIRST_BEYOND_64_BITS.as_bytes()),
        _ => return false,
    };
    match magnitude(whole) {
        Some(size) => size > most || (size == most && !(is_inside && fraction.is_empty())),
        None => true,
    }
}

/// The smallest number that is too large for a float of 32 bits: those below are rounded to one.
const FIRST_BEYOND_32_BITS: &str = "340282356779733661637539395458142568448";

/// The smallest number that is too large for a float of 64 bits.
const FIRST_BEYOND_64_BITS: &str = "\
    179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587\
    207096330286416692887910946555547851940402630657488671505820681908902000708383676273854845817711\
    531764475730270069855571366959622842914819860834936475292719074168444365510704342711559699508093\
    042880177904174497792";

/// Whether the number with these digits, of which the first is not 0, is as large as another.
const fn is_as_large(digits: &[u8], other: &[u8]) -> bool {
    let (mut one, mut two) = (digits, other);
    if one.len() != two.len() {
        return one.len() > two.len();
    }
    while let ([first, behind @ ..], [second, rest @ ..]) = (one, two) {
        if *first != *second {
            return *first > *second;
        }
        (one, two) = (behind, rest);
    }
    true
}

/// The number with these digits; `None` if no whole number is so large.
const fn magnitude(digits: &[u8]) -> Option<u128> {
    let mut number: u128 = 0;
    let mut rest = digits;
    while let [digit, others @ ..] = rest {
        number = match number.checked_mul(10) {
            Some(number) => match number.checked_add(digit.wrapping_sub(b'0') as u128) {
                Some(number) => number,
                None => return None,
            },
            None => return None,
        };
        rest = others;
    }
    Some(number)
}

/// The smallest number that is a multiple of both.
const fn multiple(step: Option<i128>, of: i128) -> Option<i128> {
    let Some(step) = step else { return if of > 0 { Some(of) } else { None } };
    let (mut divisor, mut rest) = (step, of);
    while rest > 0 {
        (divisor, rest) = (rest, divisor % rest);
    }
    match step.checked_div(divisor) {
        Some(part) => part.checked_mul(of),
        None => None,
    }
}

/// The most digits behind the point that the rules have; `None` if nobody can count in such units.
pub(super) const fn scale_of(rules: &[Rule]) -> Option<u32> {
    let mut scale = 0;
    let mut rest = rules;
    while let [first, others @ ..] = rest {
        let texts: &[&str] = match first {
            Rule::Min(limit)
            | Rule::ExclusiveMin(limit)
            | Rule::Max(limit)
            | Rule::ExclusiveMax(limit)
            | Rule::MultipleOf(limit) => core::slice::from_ref(limit),
            Rule::OneOfNumbers(allowed) => allowed,
            _ => &[],
        };
        let mut each = texts;
        while let [text, others @ ..] = each {
            let (_, fraction) = parts(text);
            let digits = length(fraction);
            scale = if digits > scale { digits } else { scale };
            each = others;
        }
        rest = others;
    }
    if scale <= 30 { Some(scale) } else { None }
}

const fn length(digits: &[u8]) -> u32 {
    let mut length = 0;
    let mut rest = digits;
    while let [_, others @ ..] = rest {
        length += 1;
        rest = others;
    }
    length
}

/// The digits before the point and those behind it, with the sign.
const fn parts(text: &str) -> (&[u8], &[u8]) {
    let all = text.as_bytes();
    let mut rest = all;
    while let [byte, others @ ..] = rest {
        if *byte == b'.' {
            return (all.split_at(all.len() - rest.len()).0, others);
        }
        rest = others;
    }
    (all, &[])
}

/// Plain decimal text in units of `10^-scale`, or the nearest number that there is.
pub(super) const fn scaled(text: &str, scale: u32) -> i128 {
    let (whole, fraction) = parts(text);
    let (negative, whole) = match whole {
        [b'-', digits @ ..] => (true, digits),
        digits => (false, digits),
    };
    let number = digits(digits(0, whole, negative), fraction, negative);
    let missing = scale.saturating_sub(length(fraction));
    number.saturating_mul(10_i128.saturating_pow(missing))
}

/// The number with these digits behind it.
const fn digits(mut number: i128, digits: &[u8], negative: bool) -> i128 {
    let mut rest = digits;
    while let [digit, others @ ..] = rest {
        let digit = digit.wrapping_sub(b'0') as i128;
        number = number.saturating_mul(10);
        number = if negative { number.saturating_sub(digit) } else { number.saturating_add(digit) };
        rest = others;
    }
    number
}
