//! The known name that somebody probably meant.

/// The known name that is most like this one, if one is much like it.
#[cold]
#[inline(never)]
pub(crate) fn nearest<'k>(
    mut known: impl Iterator<Item = &'k str> + Clone,
    name: &str,
) -> Option<&'k str> {
    // Most slips are one.
    known.clone().find(|known| is_one_slip(known, name)).or_else(|| least_far(&mut known, name))
}

/// The first name of the least distance, of those that are not too far away.
fn least_far<'k>(known: &mut dyn Iterator<Item = &'k str>, name: &str) -> Option<&'k str> {
    let name = Name::new(name)?;
    let most = |known: &str| known.len().max(3) / 3;
    known
        .filter(|known| name.may_be_near(known, most(known)))
        .map(|known| (name.distance(known), known))
        .filter(|(distance, known)| *distance <= most(known))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

/// Whether one byte was added, taken out or replaced, or two neighbours were swapped.
fn is_one_slip(known: &str, name: &str) -> bool {
    if known.len().abs_diff(name.len()) > 1 {
        return false;
    }
    let (known, name) = (known.as_bytes(), name.as_bytes());
    let same = known.iter().zip(name).take_while(|(one, other)| one == other).count();
    let (Some(known), Some(name)) = (known.get(same..), name.get(same..)) else { return false };
    match (known, name) {
        ([_, rest @ ..], [_, others @ ..]) if rest == others => true,
        ([one, first, rest @ ..], [other, second, others @ ..]) if rest.len() == others.len() => {
            one == second && other == first && rest == others
        }
        ([_, rest @ ..], others) if rest.len() == others.len() => rest == others,
        (rest, [_, others @ ..]) => rest == others,
        _ => false,
    }
}

/// A name of at most 64 characters, made ready to be compared with others.
struct Name<'n> {
    text: &'n str,
    length: usize,
    letters: u64,
    /// Where each ASCII character stands in the name: one bit for each place.
    places: [u64; 128],
}

impl<'n> Name<'n> {
    /// `None` for longer names, which are no slips of the pen.
    fn new(text: &'n str) -> Option<Self> {
        if text.len() > 64 {
            return None;
        }
        let (mut length, mut places) = (0, [0; 128]);
        for (index, character) in text.chars().enumerate() {
            length = index + 1;
            if let Some(places) = places.get_mut(character as usize) {
                *places |= 1 << index;
            }
        }
        Some(Self { text, length, letters: letters(text), places })
    }

    /// Whether the distance may be no more than this, found out for next to nothing: it is no less
    /// than the difference of the lengths, nor than the letters that only one of the two names has.
    fn may_be_near(&self, other: &str, most: usize) -> bool {
        let length = if other.is_ascii() { other.len() } else { other.chars().count() };
        if length.abs_diff(self.length) > most {
            return false;
        }
        let others = letters(other);
        let here = (self.letters & !others).count_ones();
        let there = (others & !self.letters).count_ones();
        here.max(there) as usize <= most
    }

    fn places(&self, character: char) -> u64 {
        match self.places.get(character as usize) {
            Some(places) => *places,
            None => {
                self.text.chars().enumerate().fold(0, |places, (index, other)| {
                    places | u64::from(other == character) << index
                })
            }
        }
    }

    /// How many characters have to be added, taken out, replaced, or swapped with their neighbours
    /// to make one name of the other (optimal string alignment).
    ///
    /// The table of the distances of all beginnings of the two names is not kept: one column of it
    /// is two words, of the places where it rises and where it falls by one, and the next column is
    /// made of them at once (H. Hyyrö, "A Bit-Vector Algorithm for Computing Levenshtein and Damerau
    /// Edit Distances", 2003).
    fn distance(&self, other: &str) -> usize {
        if self.length == 0 {
            return other.chars().count();
        }
        let last = 1 << (self.length - 1);
        let (mut rises, mut falls) = (u64::MAX, 0_u64);
        let (mut same_before, mut level) = (0, 0_u64);
        let mut distance = self.length;
        for character in other.chars() {
            let same = self.places(character);
            let swapped = ((!level & same) << 1) & same_before;
            level = ((same & rises).wrapping_add(rises) ^ rises) | same | falls | swapped;
            let (mut up, mut down) = (falls | !(level | rises), level & rises);
            distance += usize::from(up & last != 0);
            distance -= usize::from(down & last != 0);
            (up, down) = (up << 1 | 1, down << 1);
            (rises, falls) = (down | !(level | up), up & level);
            same_before = same;
        }
        distance
    }
}

/// The letters of a name as a set, by their first bytes; several letters share a bit, so that two
/// sets may differ by less than the names do.
fn letters(name: &str) -> u64 {
    let is_first = |byte: u8| !(0x80..0xC0).contains(&byte);
    name.bytes().fold(0, |letters, byte| letters | u64::from(is_first(byte)) << (byte % 64))
}

#[cfg(test)]
mod tests {
    use super::{Name, is_one_slip, nearest};

    /// The distance by its definition.
    fn by_definition(one: &[char], other: &[char]) -> usize {
        match (one, other) {
            ([], rest) | (rest, []) => rest.len(),
            ([first, one_rest @ ..], [second, other_rest @ ..]) => {
                let replaced = by_definition(one_rest, other_rest) + usize::from(first != second);
                let added = by_definition(one, other_rest) + 1;
                let removed = by_definition(one_rest, other) + 1;
                let swapped = match (one, other) {
                    ([a, b, one_rest @ ..], [c, d, other_rest @ ..]) if a == d && b == c => {
                        by_definition(one_rest, other_rest) + 1
                    }
                    _ => usize::MAX,
                };
                replaced.min(added).min(removed).min(swapped)
            }
        }
    }

    #[test]
    fn the_distance_is_that_of_the_definition_for_all_short_names() {
        let mut names = vec![String::new()];
        for length in 0..5 {
            let longest = names.iter().filter(|name| name.chars().count() == length);
            let longer = longest.flat_map(|name| ['a', 'b', 'é'].map(|end| format!("{name}{end}")));
            names.extend(longer.collect::<Vec<_>>());
        }
        let characters = |name: &str| name.chars().collect::<Vec<_>>();
        for one in &names {
            let name = Name::new(one).unwrap();
            for other in names.iter().step_by(3) {
                let distance = by_definition(&characters(one), &characters(other));
                assert_eq!(name.distance(other), distance, "{one:?} {other:?}");
                assert!(name.may_be_near(other, distance), "{one:?} {other:?}");
                // A letter of several bytes may differ in more than one of them.
                let is_one = is_one_slip(other, one);
                let is_ascii = one.is_ascii() && other.is_ascii();
                assert!(!is_one || distance == 1, "{one:?} {other:?}");
                assert!(!is_ascii || is_one == (distance == 1), "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn the_distance_counts_up_to_64_characters() {
        let (one, other) = ("a".repeat(64), "a".repeat(60) + "bbbb");
        assert_eq!(Name::new(&one).unwrap().distance(&other), 4);
        assert_eq!(Name::new(&one).unwrap().distance(&"b".repeat(70)), 70);
        assert!(Name::new(&"a".repeat(65)).is_none());
    }

    #[test]
    fn the_nearest_name_is_the_first_of_the_least_distance_and_none_is_far() {
        let known = ["reference", "reference_origin", "metadata", "meta", "größe"];
        for (name, meant) in [
            ("referense", Some("reference")),
            ("refernece_origin", Some("reference_origin")),
            ("matedata", Some("metadata")),
            ("meat", Some("meta")),
            ("grösse", Some("größe")),
            ("id", None),
            ("", None),
        ] {
            assert_eq!(nearest(known.into_iter(), name), meant, "{name}");
        }
    }
}
