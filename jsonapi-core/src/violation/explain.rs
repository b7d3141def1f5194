//! What each code means, and which requirements it stands for.
//!
//! - `codes/`: the codes
//! - `requirements.rs`: the requirements
//! - `queries.rs`: the codes and requirements of query parameters

mod codes;
mod queries;
mod requirements;

const CODES: &[Explanation] =
    &joined::<_, { codes::ALL.len() + queries::CODES.len() }>(codes::ALL, queries::CODES);

const REQUIREMENTS: &[Requirement] = &joined::<
    _,
    { requirements::ALL.len() + queries::REQUIREMENTS.len() },
>(requirements::ALL, queries::REQUIREMENTS);

/// One table of two, which is made while this is compiled.
const fn joined<T: Copy, const N: usize>(first: &[T], second: &[T]) -> [T; N] {
    let mut all = [first[0]; N];
    let mut index = 0;
    while index < N {
        let behind = index.saturating_sub(first.len());
        all[index] = if index < first.len() { first[index] } else { second[behind] };
        index += 1;
    }
    all
}

/// What the code of a violation means, for people.
///
/// ```
/// use jsonapi_core::violation::Explanation;
///
/// let explanation = Explanation::of("not-linked").unwrap();
/// assert_eq!(explanation.title, "Included resource not linked");
/// assert_eq!(explanation.requirements, ["comp-full-linkage"]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Explanation {
    /// The code, as [`Fault::code`](super::Fault::code) gives it.
    pub code: &'static str,
    /// A short summary of the rule.
    pub title: &'static str,
    /// What the rule is, where the pointer points, and what to do.
    pub text: &'static str,
    /// The ids of the requirements that the code can stand for; none if it is a rule of the
    /// resource's own description or of HTTP, or a limit of the reader.
    pub requirements: &'static [&'static str],
}

impl Explanation {
    /// What this code means, if it is one.
    pub fn of(code: &str) -> Option<&'static Self> {
        Self::all().iter().find(|explanation| explanation.code == code)
    }

    /// Every code, from faults of the text to faults of whole documents, of headers and of queries.
    pub const fn all() -> &'static [Self] {
        CODES
    }
}

/// A requirement of JSON:API 1.1, of the Atomic Operations extension or of the Cursor Pagination
/// profile, in other words.
///
/// ```
/// use jsonapi_core::violation::Requirement;
///
/// let requirement = Requirement::of("err-array").unwrap();
/// assert_eq!(requirement.text, "`errors` must be an array of error objects.");
/// assert_eq!(requirement.url(), "https://jsonapi.org/format/1.1/#error-objects");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Requirement {
    /// A name that does not change.
    pub id: &'static str,
    /// What is required.
    pub text: &'static str,
    /// Where it stands: the rest of an address below `https://jsonapi.org/`.
    pub section: &'static str,
}

impl Requirement {
    /// The requirement with this id, if a code stands for it.
    pub fn of(id: &str) -> Option<&'static Self> {
        Self::all().iter().find(|requirement| requirement.id == id)
    }

    /// Every requirement that a code stands for: those of documents and headers, then those of
    /// queries, each in the order of the specification.
    pub const fn all() -> &'static [Self] {
        REQUIREMENTS
    }

    /// The address of the section where it stands.
    pub fn url(&self) -> String {
        format!("https://jsonapi.org/{}", self.section)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Explanation, Requirement};

    /// The codes as `code` of `Fault`, `HeaderFault` and `ParameterFault` spells them. The texts of the functions
    /// are taken, since nothing lists the values that they can give.
    fn codes() -> BTreeSet<&'static str> {
        let sources = [
            include_str!("fault.rs"),
            include_str!("rule.rs"),
            include_str!("header.rs"),
            include_str!("parameter.rs"),
        ];
        let functions = sources.map(|source| {
            let (_, rest) = source.split_once("pub const fn code").expect("the function");
            rest.split_once("\n    }\n").expect("its end").0
        });
        functions.iter().flat_map(|function| function.split('"').skip(1).step_by(2)).collect()
    }

    #[test]
    fn every_code_is_explained_once() {
        let explained: Vec<&str> = Explanation::all().iter().map(|one| one.code).collect();
        assert!(codes().len() > 30, "{:?}", codes());
        assert_eq!(explained.iter().copied().collect::<BTreeSet<_>>(), codes());
        assert_eq!(explained.len(), codes().len());
    }

    #[test]
    fn every_requirement_is_one_that_a_code_stands_for() {
        let named: BTreeSet<&str> =
            Explanation::all().iter().flat_map(|one| one.requirements).copied().collect();
        let known: Vec<&str> = Requirement::all().iter().map(|one| one.id).collect();
        assert_eq!(known.iter().copied().collect::<BTreeSet<_>>(), named);
        assert_eq!(known.len(), named.len());
    }

    #[test]
    fn ids_and_codes_are_words_with_hyphens() {
        let ids = Requirement::all().iter().map(|one| one.id);
        for name in ids.chain(Explanation::all().iter().map(|one| one.code)) {
            let is_word = |word: &str| {
                !word.is_empty()
                    && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
            };
            assert!(name.split('-').all(is_word), "{name}");
        }
    }

    #[test]
    fn texts_are_sentences() {
        let texts = Requirement::all().iter().map(|one| one.text);
        for text in texts.chain(Explanation::all().iter().map(|one| one.text)) {
            assert!(text.ends_with('.') && !text.contains("  ") && !text.contains('\n'), "{text}");
        }
        for requirement in Requirement::all() {
            let specifications = ["format/1.1/#", "ext/atomic/", "profiles/"];
            assert!(specifications.iter().any(|start| requirement.section.starts_with(start)));
        }
    }
}
