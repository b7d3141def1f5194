//! Whether a rule fits the type that it is written at, and the rules before it. Types are known by
//! their [`Kind`], so a contradiction is found through every alias, when the description is
//! evaluated: while the author's crate is compiled.

use super::count::{count, is_refused};
use super::number::is_out_of_reach;
use super::{Format, Rule};
use crate::schema::{Kind, MemberSchema, Presence};

/// Holds one of the rules on a value against the kind of the value, and against the rules before it.
///
/// # Panics
///
/// At compile time, where no value could hold it.
#[track_caller]
pub const fn fits(kind: Kind, rules: &[Rule], index: usize) {
    let Some((before, [rule, ..])) = rules.split_at_checked(index) else { return };
    if let Some(text) = misfit(kind, *rule) {
        panic!("{}", text);
    }
    // What is wrong with those before is said there.
    let mut rest = before;
    while let [first, others @ ..] = rest {
        if misfit(kind, *first).is_some() {
            return;
        }
        rest = others;
    }
    let Some((with, _)) = rules.split_at_checked(index.saturating_add(1)) else { return };
    if is_refused(kind, with) {
        assert!(is_refused(kind, before), "a value of `one_of` here has another format");
    } else if matches!(count(kind, with), Some(0)) {
        assert!(
            matches!(count(kind, before), Some(0)),
            "no value of the type here holds this rule and those before it"
        );
    }
}

/// Holds a rule on the number of members against those of a described type as well, if it is one: a
/// kind has them behind a function, which constants cannot call.
///
/// # Panics
///
/// At compile time, where no value could hold it.
#[track_caller]
pub const fn fits_members(
    kind: Kind,
    members: Option<&[MemberSchema]>,
    rules: &[Rule],
    index: usize,
) {
    fits(kind, rules, index);
    let (Kind::Object(object), Some(members)) = (kind, members) else { return };
    let Some((_, [rule, ..])) = rules.split_at_checked(index) else { return };
    match *rule {
        Rule::MinProperties(limit) => assert!(
            limit <= members.len() || object.keeps_others(),
            "no object of the type here has so many members"
        ),
        Rule::MaxProperties(limit) => assert!(
            limit >= required(members),
            "an object of the type here has to have more members"
        ),
        _ => {}
    }
}

/// How many members have to be there.
const fn required(members: &[MemberSchema]) -> usize {
    let mut number = 0;
    let mut rest = members;
    while let [first, others @ ..] = rest {
        if matches!(first.presence.create, Presence::Required) {
            number += 1;
        }
        rest = others;
    }
    number
}

/// What the values inside a value are, for the rules in `items(…)` and `values(…)`.
pub const fn kind_inside(kind: Kind) -> Kind {
    match kind {
        Kind::Array(Kind::Nullable(inner)) | Kind::Map(Kind::Nullable(inner)) => **inner,
        Kind::Array(inner) | Kind::Map(inner) => *inner,
        // The contradiction is reported once, at `items`.
        _ => Kind::Any,
    }
}

/// What is wrong with a rule by itself.
const fn misfit(kind: Kind, rule: Rule) -> Option<&'static str> {
    if let Some(text) = of_another_type(kind, rule) {
        return Some(text);
    }
    if matches!(rule, Rule::Format(Format::Uri | Format::UriReference)) && !cfg!(feature = "uri") {
        return Some("this format needs the feature `uri` of jsonapi-core");
    }
    let left = if is_out_of_reach(kind, rule) { Some(0) } else { count(kind, &[rule]) };
    let Some(left) = left else { return None };
    match rule {
        Rule::OneOf(allowed) if left < allowed.len() as u128 => {
            Some("the type here has no such string")
        }
        Rule::OneOfNumbers(allowed) if left < allowed.len() as u128 => {
            Some("the type here has no such number")
        }
        _ if left > 0 => None,
        Rule::Min(_) | Rule::ExclusiveMin(_) => Some("no number of the type here is so large"),
        Rule::Max(_) | Rule::ExclusiveMax(_) => Some("no number of the type here is so small"),
        Rule::MinLength(_) => Some("no string of the type here is so long"),
        Rule::MaxLength(_) => Some("no string of the type here is so short"),
        Rule::Pattern(_) => Some("no string of the type here matches"),
        Rule::Format(_) => Some("no string of the type here has this format"),
        _ => Some("no value of the type here holds this rule"),
    }
}

/// What to say of a rule on values of another JSON type.
const fn of_another_type(kind: Kind, rule: Rule) -> Option<&'static str> {
    if let (Rule::Pattern(_), Kind::OneOf(_)) = (rule, kind) {
        // Patterns are no matter of constants, so that nobody could say whether one leaves any.
        return Some(
            "the strings of the type here are known: name those that are meant in `one_of`",
        );
    }
    let (fits, text) = match rule {
        Rule::MinLength(_)
        | Rule::MaxLength(_)
        | Rule::Pattern(_)
        | Rule::Format(_)
        | Rule::OneOf(_) => (
            matches!(kind, Kind::String | Kind::OneOf(_) | Kind::Format(_)),
            "this rule is about strings, and the type here is none",
        ),
        Rule::Min(_)
        | Rule::ExclusiveMin(_)
        | Rule::Max(_)
        | Rule::ExclusiveMax(_)
        | Rule::MultipleOf(_)
        | Rule::OneOfNumbers(_) => (
            matches!(kind, Kind::Integer { .. } | Kind::Number { .. }),
            "this rule is about numbers, and the type here is none",
        ),
        Rule::MinItems(_) | Rule::MaxItems(_) | Rule::UniqueItems | Rule::Items(_) => {
            (matches!(kind, Kind::Array(_)), "this rule is about arrays, and the type here is none")
        }
        Rule::MinProperties(_) | Rule::MaxProperties(_) => (
            matches!(kind, Kind::Map(_) | Kind::Object(_) | Kind::FreeObject),
            "this rule is about objects, and the type here is none",
        ),
        Rule::Values(_) => (
            matches!(kind, Kind::Map(_) | Kind::FreeObject),
            "this rule is about maps, and the type here is none",
        ),
        Rule::Check(_) => (true, ""),
    };
    if fits || matches!(kind, Kind::Any) { None } else { Some(text) }
}

#[cfg(test)]
mod tests {
    use super::{Format, Kind, Rule, count, misfit};
    use crate::attribute::Attribute;

    const BYTE: Kind = Kind::Integer { min: 0, max: 255 };
    const FLOAT: Kind = Kind::Number { bits: 64 };
    const WIDE: Kind = Kind::Integer { min: i128::MIN, max: u128::MAX };

    /// How many values hold the rules.
    fn left(kind: Kind, rules: &[Rule]) -> Option<u128> {
        assert!(rules.iter().all(|rule| misfit(kind, *rule).is_none()), "{rules:?}");
        count(kind, rules)
    }

    #[test]
    fn whole_numbers_within_bounds_are_counted() {
        use Rule::{ExclusiveMax, ExclusiveMin, Max, Min, MultipleOf, OneOfNumbers};
        for (rules, number) in [
            (&[][..], 256),
            (&[Min("3"), Max("7")], 5),
            (&[ExclusiveMin("3"), ExclusiveMax("4")], 0),
            (&[ExclusiveMin("3"), ExclusiveMax("5")], 1),
            (&[Min("0.1"), Max("0.9")], 0),
            (&[Min("-7.5"), Max("0.9")], 1),
            (&[Min("254.5")], 1),
            (&[MultipleOf("10"), Min("1"), Max("9")], 0),
            (&[MultipleOf("10"), Min("1"), Max("10")], 1),
            (&[MultipleOf("300")], 1),
            (&[MultipleOf("300"), Min("0.5")], 0),
            // Whole multiples of 2.5 are multiples of 5, of 0.1 all numbers.
            (&[MultipleOf("2.5"), Min("1"), Max("4")], 0),
            (&[MultipleOf("2.5"), Max("10")], 3),
            (&[MultipleOf("0.1"), Max("9")], 10),
            (&[OneOfNumbers(&["1", "5", "7"]), Min("5"), MultipleOf("5")], 1),
        ] {
            assert_eq!(left(BYTE, rules), Some(number), "{rules:?}");
        }
    }

    #[test]
    fn what_is_counted_is_what_holds() {
        let bounds = ["-1", "0", "0.5", "3", "7.25", "254.5", "255", "300"];
        for of in ["0.1", "0.3", "1", "2.5", "7", "300"] {
            for least in bounds {
                for most in bounds {
                    let rules = [
                        [Rule::Min(least), Rule::Max(most), Rule::MultipleOf(of)],
                        [Rule::ExclusiveMin(least), Rule::ExclusiveMax(most), Rule::MultipleOf(of)],
                    ];
                    for rules in rules {
                        let holds = |number: &u8| {
                            let mut holds = true;
                            crate::rules::number(&rules, &number.to_string(), |_| holds = false);
                            holds
                        };
                        let number = (0..=u8::MAX).filter(holds).count() as u128;
                        assert_eq!(count(BYTE, &rules), Some(number), "{rules:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn numbers_of_other_types_are_counted_where_there_is_an_end_of_them() {
        use Rule::{ExclusiveMax, ExclusiveMin, Max, Min, MultipleOf, OneOfNumbers};
        for (kind, rules, number) in [
            (FLOAT, &[ExclusiveMin("3"), ExclusiveMax("4")][..], None),
            (FLOAT, &[Min("1"), Max("9"), MultipleOf("10")], Some(0)),
            (FLOAT, &[Min("0.1"), Max("0.3"), MultipleOf("0.1")], Some(3)),
            (FLOAT, &[OneOfNumbers(&["0.5", "3"]), ExclusiveMin("0.5")], Some(1)),
            (WIDE, &[MultipleOf("7")], None),
            (WIDE, &[Min("1e0"), Max("340282366920938463463374607431768211455")], None),
            (Kind::Any, &[Min("1"), Max("9"), MultipleOf("10")], Some(0)),
            (Kind::Any, &[Min("1"), Max("9")], None),
        ] {
            assert_eq!(count(kind, rules), number, "{kind:?} {rules:?}");
        }
    }

    #[test]
    fn numbers_of_any_length_contradict_what_is_smaller() {
        let huge = "1000000000000000000000000000000000000000000000000";
        assert!(misfit(BYTE, Rule::Min(huge)).is_some());
        assert!(misfit(BYTE, Rule::Max("-1")).is_some());
        assert!(misfit(BYTE, Rule::Max(huge)).is_none());
        assert!(misfit(WIDE, Rule::Min(huge)).is_some());
        assert!(misfit(FLOAT, Rule::Min(huge)).is_none());
        let digits = |number: usize| -> &'static str { format!("-{}", "9".repeat(number)).leak() };
        assert!(misfit(FLOAT, Rule::Max(digits(308))).is_none());
        assert!(misfit(FLOAT, Rule::Max(digits(310))).is_some());
        let short = Kind::Number { bits: 32 };
        assert!(misfit(short, Rule::Max("-340282356779733661637539395458142568447.9")).is_none());
        assert!(misfit(short, Rule::Max("-340282356779733661637539395458142568448")).is_some());
        let beyond: &[&str] = vec!["1", digits(39)].leak();
        assert!(misfit(short, Rule::OneOfNumbers(beyond)).is_some());
        let tiny = "0.0000000000000000000000000000000000000000000000000001";
        assert_eq!(count(BYTE, &[Rule::Min(tiny), Rule::Max("0.5")]), Some(0));
        assert_eq!(count(BYTE, &[Rule::Min(tiny), Rule::Max("1.5")]), None);
    }

    #[test]
    fn whole_numbers_of_any_length_are_found_between_bounds() {
        use Rule::{ExclusiveMax, ExclusiveMin, Max, Min};
        let huge = "200000000000000000000000000000000000000";
        let number = |text: &str| -> &'static str { format!("{huge}{text}").leak() };
        let next = "200000000000000000000000000000000000001";
        let (middle, end) = (number(".5"), number(".9"));
        for (rules, is_empty) in [
            (&[ExclusiveMin(huge), ExclusiveMax(next)][..], true),
            (&[ExclusiveMin(huge), Max(next)], false),
            (&[Min(middle), Max(end)], true),
            (&[Min(huge), Max(middle)], false),
            (&[ExclusiveMin(middle), ExclusiveMax(end)], true),
            (&[Min("-0.5"), Max("0.5")], false),
            (&[Min("-0.9"), Max("-0.5")], true),
            (&[ExclusiveMin("-0.5"), ExclusiveMax("0")], true),
            (&[ExclusiveMin("-1"), ExclusiveMax("1")], false),
            (&[ExclusiveMin("-1"), ExclusiveMax("0")], true),
            (&[ExclusiveMin("-2.5"), ExclusiveMax("-1")], false),
            (&[ExclusiveMin("-2"), ExclusiveMax("-1")], true),
            (&[Min("-2"), Max("-2")], false),
        ] {
            assert_eq!(count(WIDE, rules) == Some(0), is_empty, "{rules:?}");
        }
    }

    #[test]
    fn the_widest_integers_have_ends() {
        let (least, most) = (i128::MIN.to_string().leak(), u128::MAX.to_string().leak());
        let beyond = format!("{most}.5").leak();
        assert!(misfit(WIDE, Rule::Min(most)).is_none());
        assert!(misfit(WIDE, Rule::Max(beyond)).is_none());
        assert!(misfit(WIDE, Rule::Min(beyond)).is_some());
        assert!(misfit(WIDE, Rule::ExclusiveMin(most)).is_some());
        assert!(misfit(WIDE, Rule::Max(least)).is_none());
        assert!(misfit(WIDE, Rule::ExclusiveMin(least)).is_none());
        assert!(misfit(WIDE, Rule::ExclusiveMax(least)).is_some());
        assert!(misfit(BYTE, Rule::Min("255")).is_none());
        assert!(misfit(BYTE, Rule::Max("0")).is_none());
    }

    #[test]
    fn numbers_beyond_what_is_counted_contradict_nothing() {
        use Rule::{ExclusiveMax, ExclusiveMin, Max, Min, MultipleOf, OneOfNumbers};
        const SMALL: &str = "200000000000000000000000000000000000000";
        const BELOW: &str = "-200000000000000000000000000000000000000";
        const LARGE: &str = "300000000000000000000000000000000000000";
        const FAR_BELOW: &str = "-300000000000000000000000000000000000000";
        const MIDDLE: &str = "250000000000000000000000000000000000000";
        for (kind, rules, number) in [
            (WIDE, &[ExclusiveMin(SMALL), ExclusiveMax(LARGE)][..], None),
            (FLOAT, &[ExclusiveMin(SMALL), ExclusiveMax(LARGE), MultipleOf("3")], None),
            (FLOAT, &[ExclusiveMin(FAR_BELOW), ExclusiveMax(BELOW), MultipleOf("0.5")], None),
            (FLOAT, &[Min(FAR_BELOW), Max(BELOW), MultipleOf("3")], None),
            (FLOAT, &[Min("-1"), ExclusiveMax(LARGE), MultipleOf(SMALL)], None),
            (FLOAT, &[Min("1"), Max("9"), MultipleOf(SMALL)], Some(0)),
            (WIDE, &[OneOfNumbers(&[MIDDLE]), ExclusiveMax(LARGE)], Some(1)),
            (WIDE, &[OneOfNumbers(&[MIDDLE]), ExclusiveMax("3")], Some(0)),
        ] {
            assert_eq!(count(kind, rules), number, "{kind:?} {rules:?}");
        }
    }

    #[test]
    fn of_a_number_beyond_the_type_only_zero_is_a_multiple() {
        use Rule::{ExclusiveMin, Max, Min, MultipleOf, OneOfNumbers};
        const SHORT: Kind = Kind::Number { bits: 32 };
        const SIGNED: Kind = Kind::Integer { min: -128, max: 127 };
        const HUGE: &str = "1000000000000000000000000000000000000000";
        for (kind, rules, number) in [
            (SHORT, &[MultipleOf(HUGE)][..], Some(1)),
            (SHORT, &[ExclusiveMin("0"), MultipleOf(HUGE)], Some(0)),
            (SHORT, &[MultipleOf(HUGE), Max("-0.5")], Some(0)),
            (SHORT, &[OneOfNumbers(&["0", "1"]), MultipleOf(HUGE)], Some(1)),
            (FLOAT, &[ExclusiveMin("0"), MultipleOf(HUGE)], None),
            (WIDE, &[Min("1"), MultipleOf(HUGE)], Some(0)),
            (BYTE, &[MultipleOf("300"), MultipleOf("7")], Some(1)),
            (SIGNED, &[MultipleOf("128"), Max("-1")], Some(1)),
            (SIGNED, &[MultipleOf("129"), Max("-1")], Some(0)),
        ] {
            assert_eq!(count(kind, rules), number, "{kind:?} {rules:?}");
        }
    }

    #[test]
    fn strings_have_the_lengths_of_their_formats() {
        let uuid = Rule::Format(Format::Uuid);
        assert_eq!(count(Kind::String, &[uuid, Rule::MinLength(37)]), Some(0));
        assert_eq!(count(Kind::String, &[uuid, Rule::MaxLength(35)]), Some(0));
        assert_eq!(left(Kind::String, &[uuid, Rule::MinLength(36), Rule::MaxLength(36)]), None);
        assert!(misfit(Kind::Format("uuid"), Rule::MaxLength(35)).is_some());
        assert!(misfit(Kind::Format("uuid"), Rule::Format(Format::Date)).is_some());
        assert!(misfit(Kind::Format("uuid"), uuid).is_none());
        for wide in [Rule::Format(Format::Hostname), Rule::Format(Format::UriReference)] {
            assert!(misfit(Kind::Format("date"), wide).is_none());
            assert!(misfit(Kind::Format("date-time"), wide).is_some());
            assert!(misfit(Kind::Format("time"), wide).is_some());
        }
        assert!(misfit(Kind::Format("date"), Rule::OneOf(&["2018-02-30"])).is_some());
        assert!(misfit(Kind::Format("iban"), Rule::Format(Format::Date)).is_none());
        assert!(misfit(Kind::Format("iban"), Rule::OneOf(&["a", "bc"])).is_none());
        let email = Rule::Format(Format::Email);
        assert_eq!(left(Kind::String, &[email, Rule::MinLength(318)]), None);
        assert_eq!(left(Kind::String, &[email, Rule::MinLength(319)]), Some(0));
    }

    #[test]
    fn a_character_is_a_string_of_one() {
        assert!(misfit(char::KIND, Rule::MinLength(1)).is_none());
        assert!(misfit(char::KIND, Rule::MaxLength(1)).is_none());
        assert!(misfit(char::KIND, Rule::OneOf(&["e", "é", "😀"])).is_none());
        assert!(misfit(char::KIND, Rule::MinLength(2)).is_some());
        assert!(misfit(char::KIND, Rule::MaxLength(0)).is_some());
        assert!(misfit(char::KIND, Rule::OneOf(&["e", "e\u{301}"])).is_some());
    }

    #[test]
    fn strings_of_a_closed_set_are_counted() {
        let kind = Kind::OneOf(&["card", "wire", "é"]);
        assert_eq!(left(kind, &[]), Some(3));
        assert_eq!(left(kind, &[Rule::MaxLength(1)]), Some(1));
        assert_eq!(left(kind, &[Rule::OneOf(&["card"])]), Some(1));
        assert_eq!(left(kind, &[Rule::OneOf(&["card"]), Rule::MaxLength(1)]), Some(0));
        assert!(misfit(kind, Rule::MinLength(5)).is_some());
    }

    #[test]
    fn items_that_differ_need_values_that_do() {
        const FLAGS: Kind = Kind::Array(&Kind::Boolean);
        const PERHAPS: Kind = Kind::Array(&Kind::Nullable(&Kind::Boolean));
        const LETTERS: Rule = Rule::Items(&[Rule::OneOf(&["a", "b", "c"])]);
        const WORDS: Kind = Kind::Array(&Kind::String);
        const LINES: Kind = Kind::Array(&WORDS);
        const ROWS: Kind = Kind::Array(&FLAGS);
        const SHORT: Rule = Rule::Items(&[Rule::MaxItems(1)]);
        const TRUTHS: Kind = Kind::Array(&Kind::OnlyTrue);
        const BYTES: Kind = Kind::Array(&BYTE);
        const EMPTY: Rule = Rule::Items(&[Rule::MaxItems(0)]);
        const SILENT: Rule = Rule::Items(&[Rule::MaxLength(0)]);
        for (kind, rules, number) in [
            (FLAGS, &[Rule::MinItems(3), Rule::UniqueItems][..], Some(0)),
            (FLAGS, &[Rule::MinItems(2), Rule::UniqueItems], Some(2)),
            (FLAGS, &[Rule::MaxItems(2), Rule::UniqueItems], Some(5)),
            (FLAGS, &[Rule::MinItems(2), Rule::MaxItems(3)], Some(12)),
            (FLAGS, &[Rule::MinItems(9)], None),
            (PERHAPS, &[Rule::MinItems(3), Rule::UniqueItems], Some(6)),
            (PERHAPS, &[Rule::MinItems(4), Rule::UniqueItems], Some(0)),
            (WORDS, &[Rule::MinItems(4), Rule::UniqueItems, LETTERS], Some(0)),
            (WORDS, &[Rule::MinItems(3), Rule::UniqueItems, LETTERS], Some(6)),
            (BYTES, &[Rule::MinItems(256), Rule::UniqueItems], None),
            (BYTES, &[Rule::MinItems(257), Rule::UniqueItems], Some(0)),
            (BYTES, &[Rule::MaxItems(0)], Some(1)),
            (WORDS, &[Rule::MinItems(1), Rule::UniqueItems, SILENT], Some(1)),
            (WORDS, &[Rule::MinItems(2), Rule::UniqueItems, SILENT], Some(0)),
            (LINES, &[Rule::MinItems(2), Rule::UniqueItems, EMPTY], Some(0)),
            (LINES, &[Rule::MinItems(3), Rule::UniqueItems], None),
            (ROWS, &[Rule::MinItems(4), Rule::UniqueItems, SHORT], Some(0)),
            (ROWS, &[Rule::MinItems(3), Rule::UniqueItems, SHORT], Some(6)),
            (TRUTHS, &[Rule::MinItems(2), Rule::MaxItems(9)], Some(8)),
            (TRUTHS, &[Rule::MinItems(2)], Some(usize::MAX as u128 - 1)),
            (TRUTHS, &[Rule::MinItems(2), Rule::UniqueItems], Some(0)),
        ] {
            assert_eq!(count(kind, rules), number, "{rules:?}");
        }
    }
}
