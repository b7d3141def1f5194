//! Names in documents: conventions, and what JSON:API allows (1.1, "Member Names").

use std::fmt::Write as _;

use proc_macro2::Span;

/// The name of a member in documents.
#[derive(Clone)]
pub(crate) struct Wire {
    /// The name.
    pub(crate) name: String,
    /// Where it was typed: the value of `rename`, or the field.
    pub(crate) span: Span,
    /// Whether names that break the rules are allowed here.
    pub(crate) allowed: bool,
}

impl Wire {
    /// The name as it stands in JSON text: `"name":`.
    pub(crate) fn key(&self) -> String {
        key(&self.name)
    }
}

/// A name as it stands in JSON text: `"name":`.
pub(crate) fn key(name: &str) -> String {
    let mut key = String::from("\"");
    for letter in name.chars() {
        match letter {
            '"' => key.push_str("\\\""),
            '\\' => key.push_str("\\\\"),
            '\n' => key.push_str("\\n"),
            '\r' => key.push_str("\\r"),
            '\t' => key.push_str("\\t"),
            '\u{8}' => key.push_str("\\b"),
            '\u{c}' => key.push_str("\\f"),
            '\0'..='\u{1f}' => {
                // Writing into a string cannot fail.
                let _ = write!(key, "\\u{:04x}", u32::from(letter));
            }
            _ => key.push(letter),
        }
    }
    key.push_str("\":");
    key
}

/// Why this is no member name, if it is none.
pub(crate) fn illegal(name: &str) -> Option<String> {
    let globally = |letter: char| letter.is_ascii_alphanumeric() || letter >= '\u{80}';
    let inside = |letter: char| globally(letter) || matches!(letter, '-' | '_' | ' ');
    if name.is_empty() {
        return Some("it is empty".to_owned());
    }
    if let Some(letter) = name.chars().find(|letter| !inside(*letter)) {
        return Some(format!("`{}` is not allowed in it", letter.escape_debug()));
    }
    let ends = [(name.chars().next(), "begin"), (name.chars().last(), "end")];
    ends.into_iter().find_map(|(letter, how)| {
        let letter = letter.filter(|letter| !globally(*letter))?;
        Some(format!("it must not {how} with `{letter}`"))
    })
}

/// A convention of `rename_all`.
#[derive(Clone, Copy)]
pub(crate) enum Convention {
    Lower,
    Upper,
    Pascal,
    Camel,
    Snake,
    ScreamingSnake,
    Kebab,
    ScreamingKebab,
}

impl Convention {
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "lowercase" => Self::Lower,
            "UPPERCASE" => Self::Upper,
            "PascalCase" => Self::Pascal,
            "camelCase" => Self::Camel,
            "snake_case" => Self::Snake,
            "SCREAMING_SNAKE_CASE" => Self::ScreamingSnake,
            "kebab-case" => Self::Kebab,
            "SCREAMING-KEBAB-CASE" => Self::ScreamingKebab,
            _ => return None,
        })
    }

    /// The name of a field, which Rust writes in snake case.
    pub(crate) fn of_field(self, field: &str) -> String {
        match self {
            Self::Lower | Self::Snake => field.to_owned(),
            Self::Upper | Self::ScreamingSnake => field.to_ascii_uppercase(),
            Self::Pascal => pascal_case(field),
            Self::Camel => first_lower(&pascal_case(field)),
            Self::Kebab => field.replace('_', "-"),
            Self::ScreamingKebab => field.to_ascii_uppercase().replace('_', "-"),
        }
    }

    /// The name of a variant, which Rust writes in Pascal case.
    pub(crate) fn of_variant(self, variant: &str) -> String {
        match self {
            Self::Pascal => variant.to_owned(),
            Self::Lower => variant.to_ascii_lowercase(),
            Self::Upper => variant.to_ascii_uppercase(),
            Self::Camel => first_lower(variant),
            Self::Snake => snake_case(variant),
            Self::ScreamingSnake => snake_case(variant).to_ascii_uppercase(),
            Self::Kebab => snake_case(variant).replace('_', "-"),
            Self::ScreamingKebab => snake_case(variant).to_ascii_uppercase().replace('_', "-"),
        }
    }
}

/// `snake_case` as `SnakeCase`.
pub(crate) fn pascal_case(snake: &str) -> String {
    let mut pascal = String::new();
    let mut capital = true;
    for letter in snake.chars() {
        if letter == '_' {
            capital = true;
        } else if capital {
            pascal.push(letter.to_ascii_uppercase());
            capital = false;
        } else {
            pascal.push(letter);
        }
    }
    pascal
}

/// `PascalCase` as `pascal_case`.
pub(crate) fn snake_case(pascal: &str) -> String {
    let mut snake = String::new();
    for (index, letter) in pascal.char_indices() {
        if index > 0 && letter.is_uppercase() {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}

fn first_lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        let mut lower = first.to_ascii_lowercase().to_string();
        lower.push_str(letters.as_str());
        lower
    })
}

#[cfg(test)]
mod tests {
    use super::{Convention, illegal};

    #[test]
    fn conventions_follow_serde() {
        let field = |name| Convention::from_name(name).map(|it| it.of_field("vegetable_tart"));
        let variant = |name| Convention::from_name(name).map(|it| it.of_variant("VegetableTart"));
        for (name, of_field, of_variant) in [
            ("lowercase", "vegetable_tart", "vegetabletart"),
            ("UPPERCASE", "VEGETABLE_TART", "VEGETABLETART"),
            ("PascalCase", "VegetableTart", "VegetableTart"),
            ("camelCase", "vegetableTart", "vegetableTart"),
            ("snake_case", "vegetable_tart", "vegetable_tart"),
            ("SCREAMING_SNAKE_CASE", "VEGETABLE_TART", "VEGETABLE_TART"),
            ("kebab-case", "vegetable-tart", "vegetable-tart"),
            ("SCREAMING-KEBAB-CASE", "VEGETABLE-TART", "VEGETABLE-TART"),
        ] {
            assert_eq!(field(name).as_deref(), Some(of_field), "{name}");
            assert_eq!(variant(name).as_deref(), Some(of_variant), "{name}");
        }
    }

    #[test]
    fn member_names_follow_the_specification() {
        for name in ["a", "first name", "first-name", "first_name", "9", "é", "😀x", "a😀"] {
            assert_eq!(illegal(name), None, "{name}");
        }
        for name in ["", "_a", "a_", "-a", "a-", " a", "a ", "a.b", "a\u{7f}", "@a", "a\"", "a\n"] {
            assert!(illegal(name).is_some(), "{name}");
        }
    }
}
