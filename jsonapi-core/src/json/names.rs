//! The names an object has had so far, to find the second of two.

use std::borrow::Cow;
// Its hash is keyed, so that nobody can choose names that collide.
use std::collections::HashSet;

const INLINE: usize = 8;

/// A set of member names: a few without allocation, many without growing quadratically.
#[derive(Debug, Default)]
pub(crate) struct Names<'t> {
    inline: [&'t str; INLINE],
    count: usize,
    more: Option<HashSet<Cow<'t, str>>>,
}

impl<'t> Names<'t> {
    /// Adds a name; `false` if it was there.
    #[inline]
    pub(crate) fn insert(&mut self, name: Cow<'t, str>) -> bool {
        if self.inline.iter().take(self.count).any(|known| *known == name) {
            return false;
        }
        match (&name, self.inline.get_mut(self.count)) {
            (Cow::Borrowed(name), Some(place)) => {
                *place = name;
                self.count += 1;
                self.more.as_ref().is_none_or(|more| !more.contains(*name))
            }
            _ => self.more.get_or_insert_default().insert(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::Names;

    #[test]
    fn a_name_is_new_once_however_it_is_held() {
        let texts: Vec<String> = (0..40).map(|number| format!("name{number}")).collect();
        let mut names = Names::default();
        assert!(names.insert(Cow::Owned("name3".to_owned())));
        for (index, text) in texts.iter().enumerate() {
            assert_eq!(names.insert(Cow::Borrowed(text)), index != 3);
        }
        for text in &texts {
            assert!(!names.insert(Cow::Borrowed(text)));
            assert!(!names.insert(Cow::Owned(text.clone())));
        }
    }
}
