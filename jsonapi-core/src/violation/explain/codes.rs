//! The codes.

mod documents;
mod headers;
mod resources;
mod values;

use super::Explanation;

const fn row(
    code: &'static str,
    title: &'static str,
    text: &'static str,
    requirements: &'static [&'static str],
) -> Explanation {
    Explanation { code, title, text, requirements }
}

const GROUPS: [&[Explanation]; 4] = [documents::ROWS, values::ROWS, resources::ROWS, headers::ROWS];

const COUNT: usize = {
    let [one, two, three, four] = GROUPS;
    one.len() + two.len() + three.len() + four.len()
};

/// Every code.
pub(super) const ALL: &[Explanation] = &{
    let mut all = [row("", "", "", &[]); COUNT];
    let mut free: &mut [Explanation] = &mut all;
    let mut groups: &[&[Explanation]] = &GROUPS;
    while let [group, others @ ..] = groups {
        let (place, behind) = free.split_at_mut(group.len());
        place.copy_from_slice(group);
        (free, groups) = (behind, others);
    }
    all
};
