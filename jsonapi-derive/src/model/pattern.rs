//! Regular expressions: whether they are some, and how long the strings are that match.

/// A regular expression that the runtime crate will compile.
#[derive(Clone)]
pub(crate) struct Pattern {
    pub(crate) text: String,
    /// How many characters a string has at least that matches.
    pub(crate) least: usize,
    /// How many it has at most.
    pub(crate) most: usize,
}

#[cfg(not(feature = "pattern"))]
impl Pattern {
    pub(super) fn new(text: &syn::LitStr, errors: &crate::errors::Errors) -> Option<Self> {
        errors.at(text, "`pattern` needs the feature `pattern` of jsonapi-core");
        None
    }
}

#[cfg(feature = "pattern")]
mod lengths {
    use regex_syntax::hir::{Hir, HirKind, Look};
    use syn::LitStr;

    use super::Pattern;
    use crate::errors::Errors;

    impl Pattern {
        pub(in crate::model) fn new(text: &LitStr, errors: &Errors) -> Option<Self> {
            let pattern = text.value();
            if let Err(error) = regex::Regex::new(&pattern) {
                let error = error.to_string();
                // The lines before show the pattern, which the compiler underlines anyway.
                let reason = error.lines().last().unwrap_or_default();
                let reason = reason.strip_prefix("error: ").unwrap_or(reason);
                errors.at(text, format_args!("this is no regular expression: {reason}"));
                return None;
            }
            let hir = regex_syntax::parse(&pattern).ok()?;
            let Some((least, most)) = lengths(&hir) else {
                errors.at(text, "no string matches this regular expression");
                return None;
            };
            // What matches somewhere may have anything around it.
            let properties = hir.properties();
            let from_start = properties.look_set_prefix().contains(Look::Start);
            let to_end = properties.look_set_suffix().contains(Look::End);
            let most = if from_start && to_end { most } else { usize::MAX };
            Some(Self { text: pattern, least, most })
        }
    }

    /// How many characters a match has, at least and at most; `None` if nothing matches.
    fn lengths(hir: &Hir) -> Option<(usize, usize)> {
        match hir.kind() {
            HirKind::Empty | HirKind::Look(_) => Some((0, 0)),
            HirKind::Literal(literal) => {
                let number = String::from_utf8_lossy(&literal.0).chars().count();
                Some((number, number))
            }
            // One without characters is how a match is ruled out.
            HirKind::Class(class) => (!class.is_empty()).then_some((1, 1)),
            HirKind::Capture(capture) => lengths(&capture.sub),
            HirKind::Repetition(repetition) => {
                let count = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
                let Some((least, most)) = lengths(&repetition.sub) else {
                    return (repetition.min == 0).then_some((0, 0));
                };
                let most = match repetition.max {
                    Some(max) => most.saturating_mul(count(max)),
                    None if most == 0 => 0,
                    None => usize::MAX,
                };
                Some((least.saturating_mul(count(repetition.min)), most))
            }
            HirKind::Concat(parts) => parts.iter().try_fold((0, 0), |sum: (usize, usize), part| {
                let (least, most) = lengths(part)?;
                Some((sum.0.saturating_add(least), sum.1.saturating_add(most)))
            }),
            HirKind::Alternation(choices) => {
                let each = choices.iter().filter_map(lengths);
                each.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
            }
        }
    }

    #[cfg(test)]
    mod tests {
        use super::Pattern;
        use crate::errors::Errors;

        fn lengths(pattern: &str) -> Option<(usize, usize)> {
            let text = syn::LitStr::new(pattern, proc_macro2::Span::call_site());
            let errors = Errors::new();
            let pattern = Pattern::new(&text, &errors);
            drop(errors.finish());
            let pattern = pattern?;
            Some((pattern.least, pattern.most))
        }

        #[test]
        fn lengths_are_those_of_the_strings_that_match() {
            const ANY: usize = usize::MAX;
            for (pattern, expected) in [
                ("", Some((0, ANY))),
                ("abc", Some((3, ANY))),
                ("^abc$", Some((3, 3))),
                ("^abc", Some((3, ANY))),
                (r"\Aabc\z", Some((3, 3))),
                ("(?m)^abc$", Some((3, ANY))),
                ("^(?:é|😀|ab)$", Some((1, 2))),
                ("^[0-9]{4}(-[0-9]{2}){2}$", Some((10, 10))),
                ("^a*b?c{2,}$", Some((2, ANY))),
                ("^a{0,2}$|^bcd$", Some((0, 3))),
                ("^a$|b", Some((1, ANY))),
                (r"^\w+(?:\b)*$", Some((1, ANY))),
                ("^(?:){5,}$", Some((0, 0))),
                ("^(?i)straße$", Some((6, 6))),
                (r"[^\s\S]", None),
                (r"a[^\s\S]|b", Some((1, ANY))),
                (r"^(?:[^\s\S])*$", Some((0, 0))),
            ] {
                assert_eq!(lengths(pattern), expected, "{pattern}");
            }
        }
    }
}
