//! The matchers: what stands behind the attributes in `filter[q][name_or_email_cont_any]`.

use super::super::expression::Operator;

/// A matcher, as its name says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Matcher {
    pub(super) asks: Asks,
    /// Of several values with commas between them, whether one is enough or each is needed.
    pub(super) quantity: Quantity,
    /// Whether a field without a value is accepted as well.
    pub(super) or_null: bool,
}

/// What a matcher asks of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asks {
    /// A comparison with the value, or its opposite.
    Compare(Operator, bool),
    /// The value is `true` or `false`, and says whether this is so or not: there is no value, or
    /// the opposite.
    Null(bool),
    /// There is no value or an empty text, or the opposite.
    Blank(bool),
    /// The field is this.
    Boolean(bool),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quantity {
    One,
    Any,
    All,
}

/// The names without quantity. Of two that say the same, the first one is written.
const NAMES: [(&str, Asks); 27] = [
    ("eq", Asks::Compare(Operator::Equal, false)),
    ("not_eq", Asks::Compare(Operator::Equal, true)),
    ("in", Asks::Compare(Operator::In, false)),
    ("not_in", Asks::Compare(Operator::In, true)),
    ("lt", Asks::Compare(Operator::Less, false)),
    ("lteq", Asks::Compare(Operator::LessOrEqual, false)),
    ("gt", Asks::Compare(Operator::Greater, false)),
    ("gteq", Asks::Compare(Operator::GreaterOrEqual, false)),
    ("matches", Asks::Compare(Operator::Like, false)),
    ("does_not_match", Asks::Compare(Operator::Like, true)),
    ("cont", Asks::Compare(Operator::Contains, false)),
    ("not_cont", Asks::Compare(Operator::Contains, true)),
    ("i_cont", Asks::Compare(Operator::ContainsIgnoringCase, false)),
    ("not_i_cont", Asks::Compare(Operator::ContainsIgnoringCase, true)),
    ("start", Asks::Compare(Operator::StartsWith, false)),
    ("not_start", Asks::Compare(Operator::StartsWith, true)),
    ("end", Asks::Compare(Operator::EndsWith, false)),
    ("not_end", Asks::Compare(Operator::EndsWith, true)),
    ("jcont", Asks::Compare(Operator::ContainsJson, false)),
    ("not_jcont", Asks::Compare(Operator::ContainsJson, true)),
    ("null", Asks::Null(false)),
    ("not_null", Asks::Null(true)),
    ("blank", Asks::Blank(false)),
    ("present", Asks::Blank(true)),
    ("true", Asks::Boolean(true)),
    ("false", Asks::Boolean(false)),
    ("not_true", Asks::Boolean(false)),
];

const OR_NULL: &str = "_or_null";

impl Matcher {
    /// Every way to split a name into attributes and a matcher, the longest matcher first.
    pub(super) fn split(name: &str) -> impl Iterator<Item = (&str, Self)> {
        let (name, or_null) = match name.strip_suffix(OR_NULL) {
            Some(before) => (before, true),
            None => (name, false),
        };
        let quantities = [("_any", Quantity::Any), ("_all", Quantity::All), ("", Quantity::One)];
        let mut found: Vec<(&str, Self)> = quantities
            .into_iter()
            .filter_map(|(suffix, quantity)| Some((name.strip_suffix(suffix)?, quantity)))
            .flat_map(|(name, quantity)| {
                NAMES.into_iter().filter_map(move |(known, asks)| {
                    let attributes = name.strip_suffix(known)?.strip_suffix('_')?;
                    let matcher = Self { asks, quantity, or_null };
                    matcher.makes_sense().then_some((attributes, matcher))
                })
            })
            .collect();
        found.sort_by_key(|(attributes, _)| attributes.len());
        found.into_iter()
    }

    /// Whether the parts of the name go together.
    fn makes_sense(self) -> bool {
        match self.asks {
            Asks::Compare(Operator::In | Operator::ContainsJson, _) => {
                self.quantity == Quantity::One
            }
            Asks::Compare(..) => true,
            Asks::Null(_) | Asks::Blank(_) | Asks::Boolean(_) => {
                self.quantity == Quantity::One && !self.or_null
            }
        }
    }

    /// The name; `None` if there is none.
    pub(super) fn name(self) -> Option<String> {
        let (name, _) = NAMES.into_iter().find(|(_, asks)| *asks == self.asks)?;
        let quantity = match self.quantity {
            Quantity::One => "",
            Quantity::Any => "_any",
            Quantity::All => "_all",
        };
        let or_null = if self.or_null { OR_NULL } else { "" };
        self.makes_sense().then(|| format!("{name}{quantity}{or_null}"))
    }

    /// The name without quantity.
    pub(super) fn plain_name(self) -> &'static str {
        NAMES.into_iter().find(|(_, asks)| *asks == self.asks).map_or("", |(name, _)| name)
    }
}

/// The names without quantity that compare fields of a form in a way that suits them.
pub(super) fn suited(suits: impl Fn(Operator) -> bool) -> Vec<&'static str> {
    let fits = |asks: Asks| match asks {
        Asks::Compare(operator, _) => suits(operator),
        Asks::Null(_) | Asks::Blank(_) => true,
        Asks::Boolean(_) => false,
    };
    NAMES.into_iter().filter(|(_, asks)| fits(*asks)).map(|(name, _)| name).collect()
}
