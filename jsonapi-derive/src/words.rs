//! Every word of the attributes, once: what the parser knows and what "did you mean" offers.

/// Where words can stand, and which ones.
pub(crate) struct Place {
    /// The place as error texts name it.
    pub(crate) name: &'static str,
    /// The words that are known there, in groups that several places share.
    words: &'static [&'static [&'static str]],
}

impl Place {
    /// Whether the word is known there.
    pub(crate) fn knows(&self, word: &str) -> bool {
        self.words.iter().any(|group| group.contains(&word))
    }

    /// Every word that is known there.
    pub(crate) fn all(&self) -> Vec<&'static str> {
        self.words.concat()
    }
}

pub(crate) const ID: &str = "id";
pub(crate) const LID: &str = "lid";
pub(crate) const LINKS: &str = "links";
pub(crate) const META: &str = "meta";
pub(crate) const EMBEDDED: &str = "embedded";

pub(crate) const TYPE: &str = "type";
pub(crate) const PATH: &str = "path";
pub(crate) const RENAME_ALL: &str = "rename_all";
pub(crate) const CRATE: &str = "crate";
pub(crate) const DERIVE: &str = "derive";
pub(crate) const OTHER: &str = "other";

pub(crate) const CREATE: &str = "create";
pub(crate) const UPDATE: &str = "update";
pub(crate) const READ: &str = "read";
pub(crate) const REQUIRED: &str = "required";
pub(crate) const OPTIONAL: &str = "optional";
pub(crate) const FORBIDDEN: &str = "forbidden";
pub(crate) const READ_ONLY: &str = "read_only";
pub(crate) const WRITE_ONLY: &str = "write_only";
pub(crate) const CREATE_ONLY: &str = "create_only";

pub(crate) const RENAME: &str = "rename";
pub(crate) const ALLOW_NAME: &str = "allow_name";
pub(crate) const NULLABLE: &str = "nullable";
pub(crate) const NOT_NULL: &str = "not_null";
pub(crate) const SERDE: &str = "serde";
pub(crate) const CONSTANT: &str = "constant";
pub(crate) const REST: &str = "rest";
pub(crate) const CHECK: &str = "check";
pub(crate) const RULED: &str = "ruled";
pub(crate) const MIN_LENGTH: &str = "min_length";
pub(crate) const MAX_LENGTH: &str = "max_length";
pub(crate) const PATTERN: &str = "pattern";
pub(crate) const FORMAT: &str = "format";
pub(crate) const MIN: &str = "min";
pub(crate) const EXCLUSIVE_MIN: &str = "exclusive_min";
pub(crate) const MAX: &str = "max";
pub(crate) const EXCLUSIVE_MAX: &str = "exclusive_max";
pub(crate) const MULTIPLE_OF: &str = "multiple_of";
pub(crate) const ONE_OF: &str = "one_of";
pub(crate) const MIN_ITEMS: &str = "min_items";
pub(crate) const MAX_ITEMS: &str = "max_items";
pub(crate) const UNIQUE_ITEMS: &str = "unique_items";
pub(crate) const ITEMS: &str = "items";
pub(crate) const MIN_PROPERTIES: &str = "min_properties";
pub(crate) const MAX_PROPERTIES: &str = "max_properties";
pub(crate) const VALUES: &str = "values";
pub(crate) const PATCH: &str = "patch";
pub(crate) const ALIAS: &str = "alias";
pub(crate) const TO_ONE: &str = "to_one";
pub(crate) const TO_MANY: &str = "to_many";

/// The formats of a resource's documents.
pub(crate) const REPRESENTATIONS: &[&str] = &["jsonapi", "hal"];

/// The words of a presence: `create = …`.
pub(crate) const PRESENCES: &[&str] = &[REQUIRED, OPTIONAL, FORBIDDEN];

/// The conventions of `rename_all`.
pub(crate) const CONVENTIONS: &[&str] = &[
    "lowercase",
    "UPPERCASE",
    "PascalCase",
    "camelCase",
    "snake_case",
    "SCREAMING_SNAKE_CASE",
    "kebab-case",
    "SCREAMING-KEBAB-CASE",
];

/// The formats of `format` in rules, and the variants of the runtime crate that they are.
pub(crate) const TEXT_FORMATS: &[(&str, &str)] = &[
    ("date-time", "DateTime"),
    ("date", "Date"),
    ("time", "Time"),
    ("email", "Email"),
    ("hostname", "Hostname"),
    ("ipv4", "Ipv4"),
    ("ipv6", "Ipv6"),
    ("uri", "Uri"),
    ("uri-reference", "UriReference"),
    ("uuid", "Uuid"),
];

/// In which operations a member may be there.
const PRESENCE: &[&str] =
    &[REQUIRED, OPTIONAL, READ_ONLY, WRITE_ONLY, CREATE_ONLY, CREATE, UPDATE, READ];
/// How a member is called.
const NAME: &[&str] = &[RENAME, ALLOW_NAME];
/// What a member's value is.
const VALUE: &[&str] = &[NULLABLE, NOT_NULL, SERDE, CONSTANT, PATCH];
/// The rules on a value. Each word is the variant of the runtime crate in another convention.
pub(crate) const RULES: &[&str] = &[
    CHECK,
    MIN_LENGTH,
    MAX_LENGTH,
    PATTERN,
    FORMAT,
    MIN,
    EXCLUSIVE_MIN,
    MAX,
    EXCLUSIVE_MAX,
    MULTIPLE_OF,
    ONE_OF,
    MIN_ITEMS,
    MAX_ITEMS,
    UNIQUE_ITEMS,
    ITEMS,
    MIN_PROPERTIES,
    MAX_PROPERTIES,
    VALUES,
];

pub(crate) const RESOURCE: Place = Place {
    name: "`#[resource(…)]` on a struct",
    words: &[&[TYPE, PATH, FORMAT, RENAME_ALL, CRATE, DERIVE, CHECK]],
};
pub(crate) const CHECKS: Place =
    Place { name: "`check(…)` on a struct", words: &[&[CREATE, UPDATE]] };
pub(crate) const RESOURCE_FIELD: Place = Place {
    name: "`#[resource(…)]` on a field",
    words: &[
        &[ID, LID, LINKS, META, EMBEDDED, REST, CREATE],
        &[MIN_LENGTH, MAX_LENGTH, PATTERN, FORMAT, ONE_OF],
    ],
};
pub(crate) const RESOURCE_ATTRIBUTE: Place = Place {
    name: "`#[attribute(…)]` on a field of a resource",
    words: &[PRESENCE, NAME, VALUE, &[RULED], RULES],
};
pub(crate) const RELATIONSHIP: Place =
    Place { name: "`#[relationship(…)]`", words: &[PRESENCE, NAME, &[TO_ONE, TO_MANY, ALIAS]] };
pub(crate) const OBJECT: Place =
    Place { name: "`#[attribute(…)]` on a type", words: &[&[RENAME_ALL, CRATE, PATCH]] };
pub(crate) const OBJECT_MEMBER: Place = Place {
    name: "`#[attribute(…)]` on a field of a nested object",
    words: &[NAME, VALUE, &[REST, RULED], RULES],
};
pub(crate) const INSIDE: Place = Place { name: "`items(…)` and `values(…)`", words: &[RULES] };
pub(crate) const VARIANT: Place =
    Place { name: "`#[attribute(…)]` on a variant", words: &[&[RENAME]] };
pub(crate) const SET: Place = Place { name: "`#[resource(…)]` on an enum", words: &[&[CRATE]] };
pub(crate) const SET_MEMBER: Place =
    Place { name: "`#[resource(…)]` on a variant", words: &[&[TYPE, OTHER]] };

const PLACES: &[&Place] = &[
    &RESOURCE,
    &CHECKS,
    &RESOURCE_FIELD,
    &RESOURCE_ATTRIBUTE,
    &RELATIONSHIP,
    &OBJECT,
    &OBJECT_MEMBER,
    &INSIDE,
    &VARIANT,
    &SET,
    &SET_MEMBER,
];

/// What to say about a word that is not known at this place.
pub(crate) fn unknown(word: &str, place: &Place) -> String {
    let known = place.all();
    if let Some(meant) = closest(word, &known) {
        return format!("unknown word `{word}`: did you mean `{meant}`?");
    }
    let known = list(&known);
    match PLACES.iter().find(|other| other.knows(word)) {
        Some(other) => {
            format!("`{word}` belongs to {}; the words of {} are {known}", other.name, place.name)
        }
        None => format!("unknown word `{word}`: the words of {} are {known}", place.name),
    }
}

/// What to say about a value that is none of these words.
pub(crate) fn unknown_value(value: &str, of: &str, words: &[&str]) -> String {
    match closest(value, words) {
        Some(meant) => format!("`{of}` cannot be `{value}`: did you mean `{meant}`?"),
        None => format!("`{of}` cannot be `{value}`: it is one of {}", list(words)),
    }
}

/// The words as a text: `a`, `b` and `c`.
pub(crate) fn list(words: &[&str]) -> String {
    let mut text = String::new();
    for (index, word) in words.iter().enumerate() {
        if index > 0 {
            text.push_str(if index + 1 == words.len() { " and " } else { ", " });
        }
        text.push('`');
        text.push_str(word);
        text.push('`');
    }
    text
}

/// The word that was probably meant.
pub(crate) fn closest<'a>(word: &str, words: &[&'a str]) -> Option<&'a str> {
    let typed = normal(word);
    words
        .iter()
        .map(|known| (distance(&typed, &normal(known)), *known))
        // One slip for every three letters: more than that is another word.
        .filter(|(slips, known)| *slips <= known.chars().count().max(3) / 3)
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, known)| known)
}

/// `readOnly`, `read-only` and `read_only` are the same word with another habit.
fn normal(word: &str) -> Vec<char> {
    word.chars()
        .filter(|letter| !matches!(letter, '_' | '-' | ' '))
        .flat_map(char::to_lowercase)
        .collect()
}

/// The number of letters to insert, remove, replace or swap with their neighbour.
fn distance(from: &[char], to: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=to.len()).collect();
    for (row, letter) in from.iter().enumerate() {
        let mut next = vec![row + 1];
        for (column, other) in to.iter().enumerate() {
            let at =
                |line: &[usize], place: usize| line.get(place).copied().unwrap_or(usize::MAX / 2);
            let mut best = (at(&last, column) + usize::from(letter != other))
                .min(at(&last, column + 1) + 1)
                .min(at(&next, column) + 1);
            let swapped = row > 0
                && column > 0
                && from.get(row - 1) == Some(other)
                && to.get(column - 1) == Some(letter);
            if swapped {
                best = best.min(at(&before, column - 1) + 1);
            }
            next.push(best);
        }
        before = std::mem::replace(&mut last, next);
    }
    last.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{RESOURCE_ATTRIBUTE, closest, unknown};

    #[test]
    fn slips_find_the_word_that_was_meant() {
        let words = &RESOURCE_ATTRIBUTE.all();
        assert_eq!(closest("requierd", words), Some("required"));
        assert_eq!(closest("readonly", words), Some("read_only"));
        assert_eq!(closest("readOnly", words), Some("read_only"));
        assert_eq!(closest("notnull", words), Some("not_null"));
        assert_eq!(closest("renam", words), Some("rename"));
        assert_eq!(closest("completely", words), None);
    }

    #[test]
    fn a_word_of_another_place_is_sent_there() {
        let text = unknown("to_many", &RESOURCE_ATTRIBUTE);
        assert!(text.starts_with("`to_many` belongs to `#[relationship(…)]`"), "{text}");
    }
}
